"""A line below a field that says where IT has set what stands in it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desktopapp.store.choices import Setting
from desktopapp.store.settings import Settings
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.words_shown import Quiet


class SetByOrganisation(Quiet):
    """Says that IT has set something, to whoever looks and to whoever hears of its field.

    A field that is locked can be read and copied, and takes the keyboard; what would change it
    cannot be pressed.
    """

    def __init__(self, settings: Settings, setting: Setting[Any]) -> None:
        super().__init__("", 14)
        self.setWordWrap(True)
        self._settings, self._setting = settings, setting
        self.hold(None)

    @property
    def is_locked(self) -> bool:
        """Whether an officer cannot choose otherwise."""
        return self._settings.is_locked(self._setting)

    def hold(self, field: QWidget | None, *verbs: QWidget) -> None:
        """Say it as it is now, of a field; ``verbs`` are the buttons that would change it."""
        words = self._settings.who_set(self._setting)
        self.setText(words)
        self.setVisible(bool(words))
        if field:
            field.setAccessibleDescription(words)
        if isinstance(field, LineField) and self.is_locked:
            field.setReadOnly(True)
        for verb in verbs:
            verb.setEnabled(verb.isEnabled() and not self.is_locked)
