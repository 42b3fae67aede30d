"""What is folded away where the page and the panels beside it do not all find room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktopapp.ui.widgets.palettes import scaled

_NEEDED = 520  # logical pixels that the page with its bar of formats needs


class Room:
    """How much stands beside the page: all that fits, or one panel alone, which hides the page."""

    def __init__(self, page: QWidget, fit: Callable[[], object]) -> None:
        self._page, self._fit = page, fit
        self.alone: QWidget | None = None  # the panel that hides the page, for want of room

    def make(self, wide: int, panels: Sequence[QWidget], asked: QWidget | None) -> bool:
        """Fold away what finds no room beside the page; what was asked for stays, even alone.

        Tell whether another panel is alone now, or none any more.
        """

        def short() -> bool:
            beside = sum(_least(one) for one in panels if not one.isHidden())
            return bool(beside) and wide - beside < max(scaled(_NEEDED), _NEEDED)

        for one in panels:
            if one is not asked and short():
                one.hide()
        self._fit()
        before, self.alone = self.alone, asked if short() else None
        self._page.setHidden(self.alone is not None)
        return self.alone is not before


def take_keyboard_to(shown: QWidget | None) -> None:
    """Let the keyboard go along with what is shown."""
    if shown:
        shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _least(panel: QWidget) -> int:
    """Return how narrow a panel may be, in pixels."""
    return max(panel.minimumWidth(), panel.minimumSizeHint().width())
