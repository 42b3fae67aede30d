"""How wide the panels beside the page are: for their words, whatever size these have."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QWidget

from desktopapp.ui.widgets.palettes import scaled, text_size

if TYPE_CHECKING:
    from desktopapp.ui.widgets.side import SideTabs

_LARGE = 1600  # logical pixels of a window in which panels are wider
_STEP = 40  # by which a panel becomes wider or narrower


class PanelWidths:
    """The widths in a splitter, of which one part is the page and takes what is left."""

    def __init__(self, split: QSplitter, page: QWidget) -> None:
        self._split, self._page = split, page
        self._known: dict[QWidget, tuple[int, int]] = {}  # a width, and the text it is for
        self._fitted = text_size()  # that the widths are for now
        split.splitterMoved.connect(self._know)

    def begin(self, whole: int) -> None:
        """Give the outline its first width in a window of so many pixels."""
        self._set([scaled(304 if whole < _LARGE else 336), whole])

    def add(self, side: "SideTabs") -> None:
        """Take a panel to the right side."""
        outline = self._split.sizes()[0]  # the new panel would take its room from it
        self._split.addWidget(side)
        self._split.setStretchFactor(2, 0)
        whole = self._split.width()
        wide = min(max(scaled(364 if whole < _LARGE else 392), side.wish()), whole // 2)
        self._set([outline, whole - outline - wide, wide])

    def widen(self, panel: QWidget, by: int) -> None:
        """Make a panel wider (1) or narrower (-1), as dragging does."""
        sizes, at = self._split.sizes(), self._split.indexOf(panel)
        sizes[at] += by * scaled(_STEP)
        sizes[self._split.indexOf(self._page)] -= by * scaled(_STEP)
        self._set(sizes)

    def fit(self) -> None:
        """Let the panels be as wide for their words as they were, those that are hidden too."""
        if self._fitted == text_size() or not self._known:
            return
        self._fitted = text_size()
        sizes, most = self._split.sizes(), self._split.width() // 2
        for panel, (wide, by) in self._known.items():
            sizes[self._split.indexOf(panel)] = min(round(wide * text_size() / by), most)
        self._split.setSizes(sizes)

    def _set(self, sizes: list[int]) -> None:
        self._split.setSizes(sizes)
        self._know()

    def _know(self) -> None:
        """Keep in mind how wide the panels are that are shown: Qt forgets it of those that go."""
        sizes = self._split.sizes()
        self._known |= {panel: (sizes[at], text_size()) for at, panel in self._shown()}

    def _shown(self) -> list[tuple[int, QWidget]]:
        panels = [(at, self._split.widget(at)) for at in range(self._split.count())]
        return [
            (at, one) for at, one in panels if one and one is not self._page and not one.isHidden()
        ]
