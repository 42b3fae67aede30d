"""What a rule is: declared once, with the page that says what it finds, why and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


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


class RuleKind(StrEnum):
    """What rules are about, as findings are filtered by it."""

    BRIEF = "the brief"
    TEXT = "the text"
    FIGURES = "figures"
    ACCESSIBILITY = "accessibility"
    CONFIDENTIALITY = "confidentiality"
    REPORT = "the report"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What findings are of: its name in files and commands, and what people call it.

    ``called`` says one finding in a few words, ``severity`` is how serious it is unless a finding
    says otherwise. ``what``, ``why``, ``source`` and ``mend`` are its page: what it finds, why
    that matters, what it rests on, and how to put it right. ``several`` is said of many in one
    text where these are one finding: "3 spaces before punctuation marks". ``together`` is what one
    and many are called where they are one row before a plan is sent; rules of the same words share
    that row, and without them each finding has its own. ``view`` is where a finding leads that has
    no place in the text. What is ``firm`` cannot be set aside.
    """

    name: str
    called: str
    kind: RuleKind
    severity: Severity
    what: str
    why: str
    source: str
    mend: str
    several: str = ""
    together: tuple[str, ...] = ()
    view: str = ""
    firm: bool = False

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rule) and other.name == self.name  # it may come from elsewhere

    def __hash__(self) -> int:
        return hash(self.name)

    def page(self) -> tuple[tuple[str, str], ...]:
        """Return the page of the rule: headings, and what stands below each."""
        return (
            ("What it finds", self.what),
            ("Why it matters", self.why),
            ("How to mend it", self.mend),
            ("What it rests on", self.source),
        )

    def data(self) -> dict[str, object]:
        """Return the page as the command line prints it in JSON."""
        return {
            "rule": self.name,
            "called": self.called,
            "kind": str(self.kind),
            "severity": str(self.severity),
            "what": self.what,
            "why": self.why,
            "mend": self.mend,
            "source": self.source,
        }
