"""What a check says: where, what, how serious, and how to mend it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from desktopapp.language.slips import Slip, place_of_slip
from desktopapp.layout.build import Document
from desktopapp.layout.count import Count
from desktopapp.plan.history import Caret
from desktopapp.plan.places import exists, place_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Foreign, plain_block


class Severity(StrEnum):
    """How much a finding matters."""

    MUST = "must"
    SHOULD = "should"
    ADVICE = "advice"
    TIDY = "tidy"  # a slip that one click mends


SAID = {  # how serious a finding is, as an officer says it
    Severity.MUST: "Must",
    Severity.SHOULD: "Should",
    Severity.ADVICE: "Advice",
    Severity.TIDY: "Tidy",
}


class Rule(StrEnum):
    """What a finding is about; which functions find it is in ``rules.RULES``.

    ``together`` says how several of a rule are one row before a plan is sent: what one of them is
    called, and what many are. Without it each is a row.
    """

    together: tuple[str, ...]

    def __new__(cls, name: str, *together: str) -> Self:
        """Make a rule of its name, and of what one and many of its findings are called."""
        made = str.__new__(cls, name)
        made._value_ = name
        made.together = together
        return made

    CHANGED = (
        "changed",
        "answer was changed since it was agreed",
        "answers were changed since agreed",
    )
    CHARACTERS = "characters"
    DATES = "dates"
    DEADLINE = "deadline"
    EMPTY = "empty"
    FORM = "form"
    INCOMPLETE = "incomplete", "answer is not whole yet", "answers are not whole yet"
    LENGTH = "length"
    LETTER = "letter"
    NEWER = "newer"
    ORDER = "order"
    PDF = "pdf"
    PICTURE = "picture"
    PLACE = "place", "answer has no place in their form", "answers have no place in their form"
    REQUIREMENT = "requirement"
    SILENT = "silent theme", "theme has no text", "themes have no text"
    SLIP = "slip", "slip of typing", "slips of typing"
    TABLE = "table"
    TYPED_BULLET = "typed bullet", "bullet was typed", "bullets were typed"
    UNSETTLED = "unsettled"
    VALUE = "value", "value is to be looked at", "values are to be looked at"
    UNANSWERED = "unanswered", "question has no text", "questions have no text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``part`` is the id of the answer or section it stands in, if any.

    ``asks`` are the asks and requirements of which something is to be said, ``slips`` what can be
    mended as it stands there.
    """

    rule: Rule
    severity: Severity
    message: str
    mend: str
    theme: str | None = None
    question: str | None = None
    part: str | None = None
    text: str = ""
    asks: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()

    def data(self) -> dict[str, object]:
        """Return the finding as the command line prints it in JSON."""
        return {
            "rule": str(self.rule),
            "severity": str(self.severity),
            "theme": self.theme,
            "question": self.question,
            "text": self.text,
            "message": self.message,
            "mend": self.mend,
        }


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules may know: a plan, the day, how it is laid out and what it comes to.

    Of documents that were made: ``differing`` is what another reader found otherwise in the PDF,
    each in words; ``homeless`` names what of the report has no place in the council's own form,
    ``unplaced`` are the ids of questions that are answered and have no place in the form sent.
    """

    plan: Plan
    today: date
    document: Document
    counted: Count
    differing: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def page_of(plan: Plan, finding: Finding) -> str:
    """Return the page of the outline that a finding leads to, or nothing for the whole plan."""
    there = place_of(plan, finding.part) if finding.part else ""
    wanted = (there, finding.question or "", finding.theme or "")
    return next((one for one in wanted if one and exists(plan, one)), "")


def found_at(plan: Plan, finding: Finding) -> tuple[Caret, int] | None:
    """Return where the words of a finding begin and how many characters they are, if found."""
    if finding.slips:
        place = place_of_slip(plan, finding.slips[0])
        return (place.caret, place.length) if place else None
    if not finding.part or not finding.text or not place_of(plan, finding.part):
        return None
    for block in plan.part(finding.part).text:
        at = -1 if isinstance(block, Foreign) else plain_block(block).find(finding.text)
        if at >= 0 and not isinstance(block, Foreign):
            return Caret(finding.part, block.id, at), len(finding.text)
    return None
