"""What the checks find in marked passages and plans, asked as any other program would ask.

Of the product this uses what makes a plan, checks one and flags a text; it knows no rule.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktopapp.checks.finding import Finding, found_at
from desktopapp.library.flags import flags
from desktopapp.operations.exporting import check_plan
from desktopapp.operations.importing import plain_text
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.stored_brief import parse_brief
from tests.marked_passages import LANGUAGE, Find, MarkedPassage, Score, read_passages, score

TODAY = date(2024, 6, 20)  # when the invented plans are checked
REUSED, SOURCE = date(2026, 7, 1), date(2025, 6, 30)  # when passages are used again; written
OURS = "Coldbrook District Council"  # which no passage names
_LETTER = Path(__file__).parents[1] / "resources" / "briefs" / "productivity-2024.toml"
_FIRST = "t1.q1"
_NO_LANGUAGE = {"pdf", "newer", "unsettled", "characters", "changed", "not checked"}
_NO_LANGUAGE |= {"acronym undefined", "acronym twice", "acronym of two", "acronym before"}
Checker = Callable[[MarkedPassage], Iterable[Find]]


@cache
def letter() -> Brief:
    """Return the letter that the plans answer."""
    return parse_brief(_LETTER.read_text(encoding="utf-8"), _LETTER.name)


def passages(half: str, what: str = "language") -> list[MarkedPassage]:
    """Return the passages of a half: of language, or to be used again."""
    return read_passages(LANGUAGE / half / f"{what}.txt")


def plan_answering(answers: Mapping[str, str], council: str) -> Plan:
    """Return a plan with the given words as answers; each line is a paragraph or a point."""
    plan = new_plan(letter(), council_named(council))
    for question, words in answers.items():
        lines = [line for line in words.splitlines() if line.strip()]
        plan = plan.with_answer_to(question, plain_text("\n\n".join(lines).encode()))
    return plan


def good_plan() -> Plan:
    """Return the plan in which all is right."""
    answers = read_passages(LANGUAGE / "good" / "plan.txt")
    found = {answer.name: answer.text for answer in answers}
    whole = {question.id for _, question in letter().questions()}
    return plan_answering(
        {name: text for name, text in found.items() if name in whole}, answers[0].council
    )


def by_check(passage: MarkedPassage) -> Iterator[Find]:
    """Go through what the checks find among the words of a passage, as a plan of its own."""
    plan = plan_answering({_FIRST: passage.text}, passage.council)
    begins = dict(zip(_blocks(plan), _lines(passage.text), strict=True))
    for finding in check_plan(plan, TODAY):
        if concerns_language(finding):
            for block, at, length in places(plan, finding):
                start = begins[block] + at
                yield Find(passage.name, start, start + length, str(finding.rule))


def concerns_language(finding: Finding) -> bool:
    """Tell whether a finding is one of English, not of acronyms, of style or of the plan."""
    told = finding.data()
    return told.get("kind", "the text") == "the text" and told["rule"] not in _NO_LANGUAGE


def places(plan: Plan, finding: Finding) -> Iterator[tuple[str, int, int]]:
    """Go through where a finding stands: the block, from which character, and how many."""
    evidence: Any = finding.data().get("evidence", ())
    for one in evidence:
        yield one["block"], one["position"], len(one["words"]) or one["length"]
    there = None if evidence else found_at(plan, finding)
    if there:
        caret, length = there
        yield caret.block, caret.position, length


def _blocks(plan: Plan) -> list[str]:
    [answer] = [part for part in plan.parts() if part.text]
    return [block.id for block in answer.text]


def _lines(text: str) -> Iterator[int]:
    """Go through where the words of each line begin."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at + (2 if line.startswith("- ") else 0)
        at += len(line)


def by_flags(passage: MarkedPassage, kind: str = "language") -> Iterator[Find]:
    """Go through what is flagged of a kind where another council uses the passage."""
    for flag in flags(passage.text, OURS, source_date=SOURCE, today=REUSED):
        if str(flag.kind) == kind:
            yield Find(passage.name, flag.start, flag.end, kind)


def by_both(passage: MarkedPassage) -> Iterator[Find]:
    """Go through all that an officer is told of the language of a passage, each place once."""
    found: list[Find] = []
    for find in (*by_check(passage), *by_flags(passage)):
        if not any(find.start < one.end and one.start < find.end for one in found):
            found.append(find)
            yield find


def measured(
    checker: Checker, some: Sequence[MarkedPassage], kinds: Iterable[str] | None = None
) -> Score:
    """Return how well a checker does on passages."""
    return score(some, [find for passage in some for find in checker(passage)], kinds)


def kinds_of(some: Iterable[MarkedPassage]) -> list[str]:
    """Return the kinds of fault in passages."""
    return sorted({mark.kind for passage in some for mark in passage.faults})
