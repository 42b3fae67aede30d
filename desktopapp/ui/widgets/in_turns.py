"""Work in parts, each in a turn of the window of its own: between two of them it lives."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class InTurns(QTimer):
    """Does the parts that are left, one each time it rings; it ends with its owner."""

    def __init__(self, parts: Iterator[object], owner: QObject, pause: int = 0) -> None:
        """Wait to be started; ``pause`` are milliseconds before each part."""
        super().__init__(owner, interval=pause, singleShot=True)
        self._parts = parts
        self.is_done = False
        self.timeout.connect(self.go_on)

    def go_on(self) -> None:
        """Do the next part now, and the others in the turns that follow."""
        if next(self._parts, self) is self:
            self.is_done = True
        else:
            self.start()

    def finish(self) -> None:
        """Do all that is left now."""
        for _ in self._parts:
            pass
        self.drop()

    def drop(self) -> None:
        """Leave undone what is left."""
        self._parts, self.is_done = iter(()), True
        self.stop()
