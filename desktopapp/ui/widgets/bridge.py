"""The one place where news from the session becomes a Qt signal."""

from PySide6.QtCore import QObject, Signal

from desktopapp.session.news import Change
from desktopapp.session.session import Session


class Bridge(QObject):
    """An open session, and ``changed`` for whoever shows a part of its plan."""

    changed = Signal(object)  # a Change

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.listen = self._tell

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)
