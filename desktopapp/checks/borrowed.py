"""What of borrowed words nobody has looked at yet."""

from collections.abc import Iterator
from itertools import chain

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.pencil import MarkKind, PencilMark, marks_in, whose_words
from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.saying import counted, names
from desktopapp.plan.search import Match

_GRAVE = (MarkKind.COUNCIL, MarkKind.CLAIM)  # would be untrue under our name
_NAMED = 3  # of the marks whose words are told
UNSETTLED = Rule(
    "unsettled",
    "Borrowed words that nobody has looked at",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="Names, dates, figures and claims in a passage that came from another plan or an earlier "
    "year, still marked in pencil.",
    why="A name or a claim of another council would be untrue under ours.",
    mend="F8 goes to the first: type what is ours, say that it is true of us too, or take its "
    "sentence out, and the next follows.",
    source="The pencil marks that were set when the passage was put in.",
)


def _marks(part: Answer | Section) -> tuple[PencilMark, ...]:
    return tuple(marks_in(part))


@of_plan(UNSETTLED)
def unsettled_marks(facts: Facts) -> Iterator[Finding]:
    """Name the answers in which marks of borrowed words are left, for each council by itself."""
    groups: dict[tuple[str, str], list[PencilMark]] = {}
    for mark in chain.from_iterable(facts.each(_marks)):
        groups.setdefault((mark.part, whose_words(facts.plan, mark.origin)), []).append(mark)
    for (part, whose), marks in groups.items():
        yield _finding(facts.plan, part, whose, marks)


def _finding(plan: Plan, part_id: str, whose: str, marks: list[PencilMark]) -> Finding:
    where = place_number(plan, place_of(plan, part_id))
    grave = [mark for mark in marks if mark.kind in _GRAVE]
    first = [*grave, *(mark for mark in marks if mark not in grave)]
    told = list(dict.fromkeys(mark.words for mark in first))[:_NAMED]
    more = ", among them" if len(marks) > len(told) else ""
    things = counted(len(marks), "thing")
    said = f"{things}{f' from {whose}' if whose else ''} not looked at{more}: {names(told)}."
    return finding_in(
        plan.part(part_id),
        UNSETTLED,
        f"{where}: {said}" if where else said,
        UNSETTLED.mend,
        severity=Severity.MUST if grave else Severity.SHOULD,
        text=first[0].words,
        evidence=map(_evidence, first),
    )


def _evidence(mark: PencilMark) -> Evidence:
    return Evidence(Match(mark.part, mark.block, mark.position, mark.length), mark.words)
