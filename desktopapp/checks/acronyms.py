"""Acronyms: used before they are told, told twice, told in two ways, or never told."""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import lines_in, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.flag_acronyms import acronyms_in, acronyms_told, everybody_knows
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.saying import names
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign

_NAMED = 8  # of the acronyms that are told nowhere
_SOURCE = "The GOV.UK style guide: tell an acronym in full where it is first used."
_UNDEFINED = Rule(
    "acronym undefined",
    "Acronyms that are told nowhere",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="Acronyms of which the plan nowhere says what they are short for, all in one finding. "
    "Those that everybody knows, such as NHS and UK, are left alone.",
    why="Residents and ministers do not know what is said every day in the office.",
    mend="Where each first stands, write it in full with the acronym in brackets.",
    source=_SOURCE,
)
_BEFORE = Rule(
    "acronym before",
    "An acronym used before it is told",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="An acronym that the plan tells in full, but only behind a place where it stands "
    "already.",
    why="Who reads from the beginning meets it unexplained.",
    mend="Tell it in full at the first place, and take the telling out further down.",
    source=_SOURCE,
)
_TWICE = Rule(
    "acronym twice",
    "An acronym told twice",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="An acronym that is told in full once more, in the same words.",
    why="It costs a line, and a reader thinks that something else is meant.",
    mend="At the second place, use the acronym alone.",
    source=_SOURCE,
)
_TWO = Rule(
    "acronym of two",
    "An acronym that is short for two things",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="One acronym that the plan tells as two different names.",
    why="Nobody can tell which of them is meant elsewhere.",
    mend="Write one of the two in full everywhere.",
    source=_SOURCE,
)


class _Use(NamedTuple):
    """An acronym in the text: where it stands, and in full where it is told there."""

    acronym: str
    place: Evidence
    full: str = ""


def _uses(part: Answer | Section) -> tuple[_Use, ...]:
    """Return the acronyms of a part, in their order."""
    found = []
    for line in lines_in(part):
        if isinstance(line.block, Foreign):
            continue
        told = {start: (end, full) for _, full, start, end in acronyms_told(line.words)}
        inside = [(start, end) for start, (end, _) in told.items()]
        for said, start, end in acronyms_in(line.words):
            within = next((a for a, b in inside if a <= start < b), None)
            full = told[within][1] if within is not None else ""
            begin, stop = (within, told[within][0]) if within is not None else (start, end)
            place = Match(part.id, line.block.id, line.at + begin, stop - begin)
            found.append(_Use(said, Evidence(place, line.words[begin:stop]), full))
    return tuple(found)


@of_plan(_UNDEFINED, _BEFORE, _TWICE, _TWO)
def acronyms(facts: Facts) -> Iterator[Finding]:
    """Look at each acronym over the whole plan, in the order in which it is read."""
    by_name: dict[str, list[_Use]] = {}
    for found in facts.each(_uses):
        for use in found:
            by_name.setdefault(use.acronym, []).append(use)
    for acronym, uses in by_name.items():
        yield from _looked_at(facts, acronym, uses)
    never = [
        uses[0]
        for acronym, uses in by_name.items()
        if not everybody_knows(acronym) and not any(use.full for use in uses)
    ]
    if never:
        said = f"Told nowhere: {names([use.acronym for use in never][:_NAMED])}"
        more = f" and {len(never) - _NAMED} more" if len(never) > _NAMED else ""
        yield _finding(facts, _UNDEFINED, f"{said}{more}.", *never)


def _looked_at(facts: Facts, acronym: str, uses: list[_Use]) -> Iterator[Finding]:
    told = [use for use in uses if use.full]
    if not told:
        return
    if len({_compared(use.full) for use in told}) > 1:
        other = next(use for use in told if _compared(use.full) != _compared(told[0].full))
        said = f"“{acronym}” is short for “{told[0].full}” and for “{other.full}”."
        yield _finding(facts, _TWO, said, told[0], other)
    elif not uses[0].full:
        said = f"“{acronym}” stands here before it is told."
        yield _finding(facts, _BEFORE, said, uses[0])
    elif len(told) > 1:
        yield _finding(facts, _TWICE, f"“{acronym}” is told in full once more.", told[1])


def _compared(full: str) -> str:
    return " ".join(full.lower().replace("-", " ").split()).removesuffix("s")


def _finding(facts: Facts, rule: Rule, said: str, *uses: _Use) -> Finding:
    part = facts.part(uses[0].place.place.part)
    places = [use.place for use in uses]
    return finding_in(part, rule, said, rule.mend, text=places[0].words, evidence=places)
