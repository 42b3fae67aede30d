"""What of borrowed words nobody has looked at yet."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding, Rule, Severity
from desktopapp.plan.pencil import MarkKind, PencilMark, pencil_marks, whose_words
from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.saying import counted, names

_GRAVE = (MarkKind.COUNCIL, MarkKind.CLAIM)  # would be untrue under our name
_NAMED = 3  # of the marks whose words are told


def unsettled_marks(facts: Facts) -> Iterator[Finding]:
    """Name the answers in which marks of borrowed words are left, for each council by itself."""
    groups: dict[tuple[str, str], list[PencilMark]] = {}
    for mark in pencil_marks(facts.plan):
        groups.setdefault((mark.part, whose_words(facts.plan, mark.origin)), []).append(mark)
    for (part, whose), marks in groups.items():
        yield _finding(facts.plan, part, whose, marks)


def _finding(plan: Plan, part_id: str, whose: str, marks: list[PencilMark]) -> Finding:
    part = plan.part(part_id)
    theme = part.theme if isinstance(part, Answer) else None
    question = part.questions[0] if isinstance(part, Answer) and part.questions else None
    where = place_number(plan, place_of(plan, part_id))
    grave = [mark for mark in marks if mark.kind in _GRAVE]
    first = [*grave, *(mark for mark in marks if mark not in grave)]
    told = list(dict.fromkeys(mark.words for mark in first))[:_NAMED]
    more = ", among them" if len(marks) > len(told) else ""
    things = counted(len(marks), "thing")
    said = f"{things}{f' from {whose}' if whose else ''} not looked at{more}: {names(told)}."
    return Finding(
        Rule.UNSETTLED,
        Severity.MUST if grave else Severity.SHOULD,
        f"{where}: {said}" if where else said,
        "F8 goes to the first: type what is ours, say that it is true of us too, or take its "
        "sentence out, and the next follows.",
        theme,
        question,
        part_id,
        first[0].words,
    )
