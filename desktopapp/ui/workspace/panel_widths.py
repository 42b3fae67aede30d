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
        # what was shown when they were made as wide as they are, and how wide that is
        self._fitted: tuple[list[QWidget], dict[QWidget, int]] = ([], {})
        split.splitterMoved.connect(self._know)

    def begin(self, whole: int) -> None:
        """Give the outline its first width in a window of so many pixels."""
        outline = self._split.widget(0)
        if outline:
            self._usual[outline] = lambda: scaled(304 if whole < _LARGE else 336)
            self._split.setSizes([self._usual[outline](), whole])

    def add(self, side: "SideTabs") -> None:
        """Take a panel to the right side; it has its width once it is known what else is shown."""
        self._split.addWidget(side)
        self._split.setStretchFactor(2, 0)
        usual = 364 if self._split.width() < _LARGE else 392
        self._usual[side] = lambda: max(scaled(usual), side.wish())

    def widen(self, panel: QWidget, by: int) -> None:
        """Make a panel wider (1) or narrower (-1), as dragging does."""
        sizes, at = self._split.sizes(), self._split.indexOf(panel)
        sizes[at] += by * scaled(_STEP)
        sizes[self._split.indexOf(self._page)] -= by * scaled(_STEP)
        self._split.setSizes(sizes)
        self._know()

    def fit(self) -> None:
        """Let the panels be as wide for their words as they were, those that are hidden too.

        They are fitted again whenever their words, their room or what stands beside them is other.
        """
        shown = [panel for panel in self._usual if not panel.isHidden()]
        fitting = {panel: self._fitting(panel) for panel in self._usual}
        if (shown, fitting) == self._fitted:
            return
        self._fitted = shown, fitting
        sizes = self._split.sizes()
        for panel, wide in fitting.items():
            sizes[self._split.indexOf(panel)] = wide
        left = self._split.width() - sum(fitting[panel] for panel in shown)
        sizes[self._split.indexOf(self._page)] = max(left, 0)
        self._split.setSizes(sizes)

    def _fitting(self, panel: QWidget) -> int:
        """Return how wide a panel is to be: as it was chosen for its words, or by itself."""
        wide, size = self._chosen.get(panel, (0, 0))
        if size == text_size():
            return wide
        by_words = round(wide * text_size() / size) if size else self._usual[panel]()
        return min(by_words, self._split.width() // 2)

    def _know(self) -> None:
        """Keep in mind how wide the panels are that are shown: Qt forgets it of those that go."""
        sizes = self._split.sizes()
        for panel in self._usual:
            if not panel.isHidden():
                self._chosen[panel] = sizes[self._split.indexOf(panel)], text_size()
                self._fitted[1][panel] = self._chosen[panel][0]
