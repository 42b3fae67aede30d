"""The panel beside the text: any number of tabs, and below them what was chosen."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import Coloured, IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.one_of import OneOf
from desktopapp.ui.widgets.taking_keys import lend_keyboard, let_one_be_on
from desktopapp.ui.widgets.text_size import wear


class SideTabs(Coloured):
    """Tabs over panels. Each panel is built when its tab is first shown.

    Those that are ``seldom`` wanted have no tab before.
    """

    def __init__(
        self,
        panels: Mapping[str, tuple[str, Callable[[], QWidget]]],
        hide: Callable[[], object],
        seldom: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(edges="l")
        self.makers = {name: make for name, (_, make) in panels.items()}
        self.panels: dict[str, Any] = {}  # each by what its tab is called
        self.tabs = {
            name: IconButton("", words, beside=True) for name, (words, _) in panels.items()
        }
        self.stack = OneOf()
        let_one_be_on(self.tabs.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = self._head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(4)
        tabs = FoldingRow(2)
        head.addLayout(tabs, 1)
        for name, tab in self.tabs.items():
            wear(tab, 14)
            tab.setAccessibleName(f"{tab.text()} panel")  # there is a view of pages too
            tab.clicked.connect(lambda _checked=False, name=name: self.show_panel(name))
            tabs.addWidget(tab)
            tab.setHidden(name in seldom)
        tabs.addStretch()
        close = IconButton("side", "Hide this panel (Ctrl+2)")
        close.clicked.connect(lambda _checked=False: hide())
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.stack, 1)
        self.shown = ""

    def wish(self) -> int:
        """Return how wide it is with all tabs in one row, in pixels."""
        return self._head.sizeHint().width() + 1

    def show_panel(self, name: str) -> None:
        """Show a panel."""
        if name not in self.panels:
            self.panels[name] = self.makers[name]()
            lend_keyboard(self.panels[name], self.tabs[name])
            self.stack.addWidget(self.panels[name])
        self.stack.setCurrentWidget(self.panels[name])
        self.tabs[name].show()
        self.tabs[name].setChecked(True)
        self.shown = name
        self.setFocusProxy(self.tabs[name])
