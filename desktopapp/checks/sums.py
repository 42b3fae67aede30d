"""Sums and percentages of tables, lists and sentences that are not what their figures come to."""

from collections.abc import Iterable, Iterator

from desktopapp.checks.finding import Finding, finding_in
from desktopapp.checks.looking import of_part
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.cells import stretches
from desktopapp.plan.figure_sums import table_sums
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.listed_sums import list_sums
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.sentence_shares import line_shares
from desktopapp.plan.sentence_sums import SumFault, line_sums
from desktopapp.plan.text import Block, Foreign, Picture, Table, plain_block, plain_runs

_SUM = Rule(
    "sum",
    "A total that does not add up",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A total that is not the sum of its parts: in a row or column of a table, in a list "
    "under the line that gives it, and in a sentence; and shares of one whole that do not come to "
    "100%. What rounding explains is left alone.",
    why="It is the first thing that is noticed in a meeting, and throws doubt on all the rest.",
    mend="Look which of the figures is wrong.",
    source="Arithmetic. Averages, rates and columns with words are not looked at.",
)
_PERCENTAGE = Rule(
    "percentage",
    "A percentage that its figures do not come to",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A percentage beside the two figures that it follows from, which come to another: a "
    "rise or fall from one to the other, or a part of a whole. What rounding explains is left "
    "alone.",
    why="Whoever does the sum doubts all the rest. A rise called a fall says the opposite.",
    mend="Look which of the three figures is wrong.",
    source="Arithmetic.",
)


@of_part(_SUM)
def totals_of_tables(part: Answer | Section) -> Iterator[Finding]:
    """Add up the rows and columns of tables that have totals."""
    for block in part.text:
        if isinstance(block, Table):
            for one in table_sums(block):
                yield _of_sum(part, block, one)


@of_part(_SUM)
def totals_of_lists(part: Answer | Section) -> Iterator[Finding]:
    """Add up the points of lists that have a total."""
    for one in list_sums(part.text):
        places = [
            Evidence(Match(part.id, each.block, each.start, each.end - each.start), each.words)
            for each in one.places
        ]
        yield _sum(part, one.said, one.comes_to, places)


@of_part(_SUM)
def totals_of_sentences(part: Answer | Section) -> Iterator[Finding]:
    """Add up the parts that a sentence lists of a whole."""
    for block, at, words in _lines(part):
        for one in line_sums(words):
            yield _of_sum(part, block, one, at)


@of_part(_PERCENTAGE)
def percentages_of_sentences(part: Answer | Section) -> Iterator[Finding]:
    """Work out the percentages of sentences that give the figures too."""
    for block, at, words in _lines(part):
        for one in line_shares(words):
            evidence = [_evidence(part, block, at + start, at + end) for start, end in one.places]
            yield finding_in(part, _PERCENTAGE, one.message, _PERCENTAGE.mend, evidence=evidence)


def _lines(part: Answer | Section) -> Iterator[tuple[Block, int, str]]:
    for block in part.text:
        if not isinstance(block, Picture | Foreign):
            for at, runs in stretches(block):
                yield block, at, plain_runs(runs)


def _of_sum(part: Answer | Section, block: Block, one: SumFault, at: int = 0) -> Finding:
    places = dict.fromkeys(((one.start, one.end), *one.parts))
    evidence = [_evidence(part, block, at + start, at + end) for start, end in places]
    return _sum(part, one.said, one.comes_to, evidence)


def _sum(
    part: Answer | Section, said: str, comes_to: str, evidence: Iterable[Evidence]
) -> Finding:
    message = f"The parts of “{said}” come to {comes_to}."
    if not said:
        message = f"These shares of one whole come to {comes_to}."
    return finding_in(part, _SUM, message, _SUM.mend, evidence=evidence)


def _evidence(part: Answer | Section, block: Block, start: int, end: int) -> Evidence:
    assert not isinstance(block, Foreign)  # noqa: S101  # which has no lines
    return Evidence(Match(part.id, block.id, start, end - start), plain_block(block)[start:end])
