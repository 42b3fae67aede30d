"""What a check says: where, what, how serious, and how to mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from desktopapp.checks.kept import Kept
from desktopapp.checks.rule import Rule, Severity
from desktopapp.layout.build import Document
from desktopapp.layout.count import Count
from desktopapp.plan.fixes import Evidence, Fix, stands
from desktopapp.plan.history import Caret
from desktopapp.plan.places import exists, place_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Foreign, plain_block

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``part`` is the id of the answer or section it stands in, if any.

    ``asks`` are the asks and requirements of which something is to be said. ``evidence`` are the
    places that show it, the one to go to first. ``fixes`` are what can be put right at once, all
    together. ``about`` are the words by which it is known again, where its text, the words of its
    evidence or its message are not.
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
    evidence: tuple[Evidence, ...] = ()
    fixes: tuple[Fix, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The id of the part, question or theme that it is about, empty for the whole plan."""
        return self.part or self.question or self.theme or ""

    def known_by(self) -> tuple[str, ...]:
        """Return the words by which it is known again: when these change, it is another."""
        if self.about or self.text:
            return self.about or (self.text,)
        words = "\n".join(one.words or one.place.block for one in self.evidence)
        return (words or self.message,)

    def data(self) -> dict[str, object]:
        """Return the finding as the command line prints it in JSON."""
        return {
            "rule": self.rule.name,
            "kind": str(self.rule.kind),
            "severity": str(self.severity),
            "theme": self.theme,
            "question": self.question,
            "part": self.part,
            "text": self.text,
            "message": self.message,
            "mend": self.mend,
            "fix": bool(self.fixes),
            "evidence": [
                {
                    "part": one.place.part,
                    "block": one.place.block,
                    "position": one.place.position,
                    "length": one.place.length,
                    "words": one.words,
                }
                for one in self.evidence
            ],
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
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)

    def each(self, function: Callable[..., T], *known: object) -> tuple[T, ...]:
        """Return what a function says of each part, in the order of the export.

        It is asked again only of parts that were changed. ``known`` is what else it is handed: by
        its value, so that it must be hashable, and small.
        """
        parts = self.kept.of(Plan.parts, (self.plan,), self.plan.parts)
        return self.kept.each((function, known), parts, lambda part: function(part, *known))

    def part(self, part_id: str) -> Answer | Section:
        """Return the answer or section of this id, or raise ``KeyError``, quickly."""
        return self.kept.of(_by_id, (self.plan,), partial(_by_id, self.plan))[part_id]


def _by_id(plan: Plan) -> dict[str, Answer | Section]:
    parts: tuple[Answer | Section, ...] = (*plan.answers, *plan.sections)
    return {part.id: part for part in parts}


def finding_in(
    part: Answer | Section | None,
    rule: Rule,
    message: str,
    mend: str,
    *,
    severity: Severity | None = None,
    text: str = "",
    evidence: Iterable[Evidence] = (),
    fixes: Iterable[Fix] = (),
) -> Finding:
    """Return a finding of a rule in a part, or of the whole plan, as serious as its rule says."""
    answer = part if isinstance(part, Answer) else None
    return Finding(
        rule,
        severity or rule.severity,
        message,
        mend,
        answer.theme if answer else None,
        answer.questions[0] if answer and answer.questions else None,
        part.id if part else None,
        text,
        evidence=tuple(evidence),
        fixes=tuple(fixes),
    )


def page_of(plan: Plan, finding: Finding) -> str:
    """Return the page of the outline that a finding leads to, or nothing for the whole plan."""
    there = place_of(plan, finding.part) if finding.part else ""
    wanted = (there, finding.question or "", finding.theme or "")
    return next((one for one in wanted if one and exists(plan, one)), "")


def found_at(plan: Plan, finding: Finding) -> tuple[Caret, int] | None:
    """Return where the words of a finding begin and how many characters they are, if found.

    Where its own place is gone by now, its words are looked for in its part.
    """
    for one in finding.evidence:
        if one.words and stands(plan, one.place, one.words):
            return one.place.caret, len(one.words)
    words = finding.text
    if not finding.part or not words or not place_of(plan, finding.part):
        return None
    for block in plan.part(finding.part).text:
        at = -1 if isinstance(block, Foreign) else plain_block(block).find(words)
        if at >= 0 and not isinstance(block, Foreign):
            return Caret(finding.part, block.id, at), len(words)
    return None
