"""A prior passage in the list: whose it is, how old, what of it fits, how much must change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktopapp.operations.reusing import Offer
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.stressed_words import StressedWords
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_LETTERS = 200  # of the passage that are shown
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferCard(PressCard):
    """One offered passage. Enter or a click opens it, Ctrl+Enter inserts it at once."""

    wanted = Signal()

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        whose = "Our own earlier text" if offer.own else offer.council
        shared = f"from {offer.library}" if offer.library else ""
        source = ", ".join(part for part in (whose, offer.age, shared) if part)
        fitting, stressed = fitting_words(offer)
        verdict = {True: "Good match", False: "Not relevant", None: ""}[offer.fits]
        used = "In this answer already" if offer.used else ""
        told = [part for part in (verdict, used) if part]
        self.setAccessibleName(". ".join((source, offer.to_check, *told, fitting)))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        if offer.heading:
            column.addWidget(Elided(offer.heading, size=15, bold=True))
        line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(6)
        line.addWidget(Sign("agreed" if offer.own else "elsewhere", 16, amber=not offer.own))
        line.addWidget(Elided(source, size=13, bold=offer.own))
        line.addStretch()
        column.addWidget(StressedWords(fitting, stressed, 14))
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setSpacing(6)
        clear = offer.own and not offer.flags
        foot.addWidget(Sign("agreed" if clear else "warning", 16, amber=not clear))
        checks = Quiet(offer.to_check)
        checks.setWordWrap(True)
        foot.addWidget(checks, 1)
        for one in told:
            foot.addWidget(Quiet(one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert the passage with Ctrl+Enter."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def fitting_words(offer: Offer) -> tuple[str, list[tuple[int, int]]]:
    """Return the beginning of a passage from the sentence that fits best, and what in it fits."""
    start = offer.best_sentence
    whole = offer.text[start : start + _LETTERS]
    begins, ends = "… " if start else "", "…" if start + _LETTERS < len(offer.text) else ""
    stressed = [
        (low - start + len(begins), high - start + len(begins))
        for low, high in offer.matching
        if start <= low and high <= start + _LETTERS
    ]
    return begins + _on_one_line(whole) + ends, stressed


def _on_one_line(words: str) -> str:
    """Return words with a space for every line end, so that no position moves."""
    return words.replace("\n", " ").replace("\t", " ")
