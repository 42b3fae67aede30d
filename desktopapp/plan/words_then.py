"""Words as they stood when somebody answered for them: agreed them, or put them into a form."""

from datetime import date
from typing import ClassVar

from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.records import record


@record
class WordsThen:
    """The words, who answered for them, and when, as an ISO time."""

    latest_counts: ClassVar[bool] = True
    words: str = ""
    by: str = ""
    when: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", clean(self.words))  # as the file gives them back

    def are(self, text: str) -> bool:
        """Tell whether a text has the same words still."""
        return self.words == clean(text)

    def said_by(self) -> str:
        """Say who answered for them, and on which day, where it is known: " by A. Brook on …"."""
        return said_by(self.by, self.when)


def said_by(who: str, when: str) -> str:
    """Say who did something, and on which day, where it is known: " by A. Brook on 3 May 2024"."""
    by = f" by {one_line(who)}" if who.strip() else ""
    try:
        return f"{by} on {said_date(date.fromisoformat(when[:10]))}"
    except ValueError:  # another program wrote it
        return by
