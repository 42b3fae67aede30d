"""What is proposed of an ask, beside its state: quiet words, and the way to its evidence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.words_shown import Quiet

if TYPE_CHECKING:
    from desktopapp.operations.evidence.proposing import Proposed


class ProposalLine:
    """How an ask looks by the text: nothing is said by it until an officer accepts it.

    Its parts stand in the ``row`` of the ask, from the place ``at`` on, and fold with it.
    """

    def __init__(self, label: str, row: FoldingRow, at: int, show: Callable[[], object]) -> None:
        self._label = label
        self.looks = Quiet()
        self.show_words = IconButton("search", "Show me", beside=True, size=24)
        self.show_words.setAccessibleName(f"Show me what speaks for: {label}")
        explain(self.show_words, "Mark the words in the text (S)")
        self.show_words.clicked.connect(lambda _checked=False: show())
        row.insertWidget(at, self.looks)
        row.insertWidget(at + 1, self.show_words)

    def show_proposal(self, proposed: "Proposed | None") -> None:
        """Show how the ask looks, and why on asking; or nothing."""
        self.looks.setVisible(proposed is not None)
        self.show_words.setVisible(proposed is not None and bool(proposed.evidence))
        if proposed:
            self.looks.setText(proposed.looks)
            self.looks.setAccessibleName(f"{self._label}: {proposed.looks}. {proposed.why}")
            explain(self.looks, proposed.why)
            self.show_words.setAccessibleDescription(proposed.why)
