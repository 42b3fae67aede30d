"""What is asked of a council first, each with “I do not know yet”."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import Council
from desktopapp.plan.council_facts import fact_said
from desktopapp.ui.widgets.choices import Choice

NOT_KNOWN_YET = "I do not know yet"
QUESTIONS = {
    Fact.UPPER_TIER: "Who is above you?",
    Fact.PARTNERS: "Do you share services?",
    Fact.DEVOLUTION: "Is there a mayor or a deal?",
    Fact.PLANNING: "Are you a planning authority?",
    Fact.HIGHWAYS: "Are you a highway authority?",
    Fact.HOUSING: "Are you a housing authority?",
    Fact.SOCIAL_CARE: "Are you a social care authority?",
    Fact.WASTE: "Do you collect or dispose of waste?",
    Fact.LANDLORD: "Do you let homes of your own?",
    Fact.ACCOUNTABLE: "Are you the accountable body?",
}
_YES = {
    Fact.UPPER_TIER: "A county council",
    Fact.PARTNERS: "Yes, with these councils",
    Fact.DEVOLUTION: "Yes, this one",
}
_NO = {Fact.UPPER_TIER: "Nobody: we provide all services"}


class FactChoice(Choice):
    """Yes, no, or not known yet; ``names`` is where a yes says who."""

    def __init__(
        self, fact: Fact, council: Council, names: QLineEdit | QPlainTextEdit | None
    ) -> None:
        super().__init__()
        self.fact = fact
        self.setAccessibleName(QUESTIONS[fact])
        for says, words in (
            (None, NOT_KNOWN_YET),
            (True, _YES.get(fact, "Yes")),
            (False, _NO.get(fact, "No")),
        ):
            self.addItem(words, says)
        self.say(fact_said(council, fact))
        if names is not None:
            names.textChanged.connect(lambda: self.say(True))  # noqa: FBT003  # what is said

    def say(self, says: bool | None) -> None:  # noqa: FBT001  # what was said
        """Show what was said."""
        self.setCurrentIndex({None: 0, True: 1, False: 2}[says])

    def said(self) -> bool | None:
        """Return what is said."""
        return (None, True, False)[self.currentIndex()]
