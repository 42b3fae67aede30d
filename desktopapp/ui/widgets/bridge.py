"""The one place where news from the session becomes a Qt signal."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from desktopapp.session.news import Change
from desktopapp.session.session import Session
from desktopapp.store.choices import FlagSetting

Wanted: TypeAlias = Callable[[FlagSetting], bool]
_LATE = 1_000  # milliseconds of reading until it is said


def by_default(setting: FlagSetting) -> bool:
    """Tell whether something is wanted that nobody was asked about."""
    return setting.default


class Bridge(QObject):
    """An open session, and ``changed`` for whoever shows a part of its plan.

    It also knows which files are being read into the plan, as they are lost if it is closed.
    """

    changed = Signal(object)  # a Change
    awaits = Signal()  # other files are being read than before, or they take long

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._read: dict[object, tuple[Path, ...]] = {}  # by whoever reads them
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LATE)
        self._patience.timeout.connect(self.awaits)
        self.wants: Wanted = by_default  # what the officer has chosen of what may be on or off
        session.listen = self._tell

    @property
    def awaited(self) -> tuple[Path, ...]:
        """The files that are being read into the plan."""
        return tuple(path for paths in self._read.values() for path in paths)

    @property
    def is_late(self) -> bool:
        """Whether files have been read for so long that it must be said."""
        return bool(self._read) and not self._patience.isActive()

    def wait_for(self, by: object, files: Iterable[Path]) -> None:
        """Know which files ``by`` is reading into the plan: none when they are here or refused."""
        was_waiting, found = bool(self._read), tuple(files)
        if found:
            self._read[by] = found
        else:
            self._read.pop(by, None)
        if not self._read:
            self._patience.stop()
        elif not was_waiting:
            self._patience.start()
        self.awaits.emit()

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)
