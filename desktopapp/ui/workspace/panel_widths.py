"""How wide the panels beside the page are: for their words, whatever size these have."""

from collections.abc import Callable
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
        self._usual: dict[QWidget, Callable[[], int]] = {}  # how wide a panel is by itself
        self._chosen: dict[QWidget, tuple[int, int]] = {}  # a width, and the text it is for
        self._fitted: dict[QWidget, int] = {}  # how wide each was made last
        split.splitterMoved.connect(self._know)

    def begin(self, whole: int) -> None:
        """Give the outline its first width in a window of so many pixels."""
        outline = self._split.widget(0)
        if outline:
            self._usual[outline] = lambda: scaled(304 if whole < _LARGE else 336)
            self._fitted[outline] = self._usual[outline]()
            self._split.setSizes([self._fitted[outline], whole])

    def add(self, side: "SideTabs") -> None:
        """Take a panel to the right side."""
        outline = self._split.sizes()[0]  # the new panel would take its room from it
        self._split.addWidget(side)
        self._split.setStretchFactor(2, 0)
        whole = self._split.width()
        usual = 364 if whole < _LARGE else 392
        self._usual[side] = lambda: max(scaled(usual), side.wish())
        self._fitted[side] = self._usual[side]()
        wide = min(self._fitted[side], whole // 2)
        self._split.setSizes([outline, whole - outline - wide, wide])

    def widen(self, panel: QWidget, by: int) -> None:
        """Make a panel wider (1) or narrower (-1), as dragging does."""
        sizes, at = self._split.sizes(), self._split.indexOf(panel)
        sizes[at] += by * scaled(_STEP)
        sizes[self._split.indexOf(self._page)] -= by * scaled(_STEP)
        self._split.setSizes(sizes)
        self._know()

    def fit(self) -> None:
        """Let the panels be as wide for their words as they were, those that are hidden too."""
        fitting = {panel: self._fitting(panel) for panel in self._usual}
        if fitting == self._fitted:
            return
        self._fitted = fitting
        sizes, most = self._split.sizes(), self._split.width() // 2
        for panel, wide in fitting.items():
            sizes[self._split.indexOf(panel)] = min(wide, most)
        self._split.setSizes(sizes)

    def _fitting(self, panel: QWidget) -> int:
        """Return how wide a panel is to be: as it was chosen for its words, or by itself."""
        if panel in self._chosen:
            wide, size = self._chosen[panel]
            return round(wide * text_size() / size)
        return self._usual[panel]()

    def _know(self) -> None:
        """Keep in mind how wide the panels are that are shown: Qt forgets it of those that go."""
        sizes = self._split.sizes()
        for panel in self._usual:
            if not panel.isHidden():
                wide = sizes[self._split.indexOf(panel)]
                self._chosen[panel] = wide, text_size()
                self._fitted[panel] = wide
