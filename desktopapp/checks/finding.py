"""What a check says: where, what, how serious, and how to mend it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktopapp.plan.plan import Plan


class Severity(StrEnum):
    """How much a finding matters."""

    MUST = "must"
    SHOULD = "should"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``part`` is the id of the answer or section it stands in, if any."""

    rule: str
    severity: Severity
    message: str
    mend: str
    theme: str | None = None
    question: str | None = None
    part: str | None = None
    text: str = ""

    def data(self) -> dict[str, object]:
        """Return the finding as the command line prints it in JSON."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "theme": self.theme,
            "question": self.question,
            "text": self.text,
            "message": self.message,
            "mend": self.mend,
        }


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules may know: the plan, and what others measured of it.

    ``lacking`` lists the characters that no font can draw, with the id of the part they stand in,
    ``crowded`` the tables whose words the page's width breaks: the part, and what they are about.
    """

    plan: Plan
    today: date
    pages: int
    lines_to_cut: int
    words: int
    lacking: tuple[tuple[str, str], ...] = ()
    crowded: tuple[tuple[str, str], ...] = ()
