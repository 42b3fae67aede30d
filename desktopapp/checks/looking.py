"""The three ways to look for what is wrong: over the whole plan, in one part, in one line of text.

What looks at a part or a line is asked again only where that was changed, so it must rest on
nothing else. What rests on the whole plan takes what each part says by ``Facts.each``, which is
kept in the same way.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.rule import Rule, Severity
from desktopapp.plan.cells import stretches
from desktopapp.plan.fixes import Evidence, Fix
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import Block, Foreign, Picture, plain_runs

_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\S+ *$"), re.compile(r" *\S*")

LookAtPlan: TypeAlias = Callable[[Facts], Iterable[Finding]]
LookAtPart: TypeAlias = Callable[[Answer | Section], Iterable[Finding]]
LookAtLine: TypeAlias = Callable[["LineOfText"], Iterable["Remark"]]


@dataclass(frozen=True, slots=True)
class LineOfText:
    """The words of a paragraph, a heading, an item of a list or a cell, and what is around them.

    ``at`` is where they begin in the plain text of their block.
    """

    words: str
    block: Block
    at: int = 0
    before: Block | None = None
    after: Block | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be looked at from ``start`` to ``end`` of a line, and what is meant, if known.

    Without a message of its own it is said as its rule is called, with the words around it.
    """

    start: int
    end: int
    message: str = ""
    mend: str = ""
    instead: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PlanCheck:
    """A function that looks at the whole plan, and the rules of what it finds."""

    rules: tuple[Rule, ...]
    look: LookAtPlan


@dataclass(frozen=True, slots=True, eq=False)
class PartCheck:
    """A function that looks at one answer or section, and the rules of what it finds."""

    rules: tuple[Rule, ...]
    look: LookAtPart


@dataclass(frozen=True, slots=True, eq=False)
class LineCheck:
    """A function that looks at one line of text, and the rule of what it remarks."""

    rules: tuple[Rule]
    look: LookAtLine


AnyCheck: TypeAlias = PlanCheck | PartCheck | LineCheck


def of_plan(*rules: Rule) -> Callable[[LookAtPlan], PlanCheck]:
    """Make a function of the facts a check of these rules."""
    return lambda look: PlanCheck(rules, look)


def of_part(*rules: Rule) -> Callable[[LookAtPart], PartCheck]:
    """Make a function of a part a check of these rules."""
    return lambda look: PartCheck(rules, look)


def of_line(rule: Rule) -> Callable[[LookAtLine], LineCheck]:
    """Make a function of a line of text a check of this rule."""
    return lambda look: LineCheck((rule,), look)


def block_lines(
    block: Block, before: Block | None = None, after: Block | None = None
) -> Iterator[LineOfText]:
    """Go through the lines of text of a block: one, or one for each cell of a table."""
    if not isinstance(block, Picture | Foreign):
        for at, runs in stretches(block):
            yield LineOfText(plain_runs(runs), block, at, before, after)


def lines_in(part: Answer | Section) -> Iterator[LineOfText]:
    """Go through the lines of text of a part."""
    for before, block, after in zip(
        (None, *part.text), part.text, (*part.text[1:], None), strict=False
    ):
        yield from block_lines(block, before, after)


def remarked(part: Answer | Section, rule: Rule, line: LineOfText, remark: Remark) -> Finding:
    """Return what was remarked of a line as a finding in its part."""
    words, block = line.words, line.block
    found = words[remark.start : remark.end]
    assert not isinstance(block, Foreign)  # noqa: S101  # which has no lines
    place = Match(part.id, block.id, line.at + remark.start, remark.end - remark.start)
    left, right = words_beside(words, remark.start, remark.end)
    around = words[left:right].strip()
    fixes: tuple[Fix, ...] = ()
    mend = remark.mend
    if remark.instead is not None:
        meant = f"{words[left : remark.start]}{remark.instead}{words[remark.end : right]}".strip()
        fixes = (Fix(place, found, remark.instead, around, meant),)
        mend = mend or f"Mend writes “{meant}”."
    return finding_in(
        part,
        rule,
        remark.message or f"{rule.called}: “{around}”.",
        mend or rule.mend,
        severity=remark.severity,
        text=around,
        evidence=(Evidence(place, found),),
        fixes=fixes,
    )


def words_beside(words: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where a stretch reaches with the words that touch it or stand by it."""
    before, behind = _WORD_BEFORE.search(words[:start]), _WORD_BEHIND.match(words[end:])
    return before.start() if before else start, end + behind.end() if behind else end
