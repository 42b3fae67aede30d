"""What is known of the letter as a whole: its title, who sent it, its days, where answers go."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.plan.brief import Brief
from desktopapp.ui.files.letters.fields import CheckLine, Labelled
from desktopapp.ui.files.letters.in_hand import LetterInHand
from desktopapp.ui.widgets.day_field import DayField
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import measure


class AboutRow(QWidget):
    """The fields, in two rows that fold: what is long has the first to itself."""

    def __init__(self, letter: LetterInHand, today: date) -> None:
        super().__init__()
        self.letter = letter
        self.title, self.source, self.address = CheckLine(), CheckLine(), CheckLine()
        self.dated, self.due = DayField("Dated", today), DayField("Due", today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        above, below = FoldingRow(12), FoldingRow(12)
        column.addLayout(above)
        column.addLayout(below)
        for words, field, wide, greed in (
            ("Title", self.title, 240, 2),
            ("From", self.source, 150, 1),
            ("Dated", self.dated, 0, 0),
            ("Due", self.due, 0, 0),
            ("Answers go to", self.address, 150, 1),
        ):
            if wide:
                field.setAccessibleName(words)
                measure(field, "least", partial(_be_wide, wide))
            row = above if field in (self.title, self.source) else below
            row.addWidget(Labelled(words, field, narrow=not wide), greed)
        self.title.textEdited.connect(lambda said: letter.describe("title", title=said))
        self.source.textEdited.connect(lambda said: letter.describe("sender", sender=said))
        self.address.textEdited.connect(lambda said: letter.describe("address", address=said))
        self.dated.chosen.connect(lambda day: letter.describe("date", letter_date=day))
        self.due.chosen.connect(lambda day: letter.describe("deadline", deadline=day))
        self.show_brief(letter.brief)

    def show_brief(self, brief: Brief) -> None:
        """Show what is known now."""
        self.title.show_words(brief.title)
        self.source.show_words(brief.sender)
        self.address.show_words(brief.address)
        self.dated.show_day(brief.letter_date)
        self.due.show_day(brief.deadline)


def _be_wide(wide: int, field: QWidget) -> None:
    """Let a field be so wide at least, in logical pixels as designed."""
    field.setMinimumWidth(scaled(wide))
