"""Columns that a document makes with tabs: paragraphs below each other become a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from desktopapp.plan.text import (
    Block,
    Heading,
    Paragraph,
    Runs,
    Table,
    cut,
    new_id,
    plain_runs,
    tidy,
)
from desktopapp.readers.word_walk import stripped_runs

_MARK = re.compile(r"\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?(?:[A-Za-z]|[ivx]{1,5})[.)]|[-–*o•]) ")
TAB = "\ue009"  # stands for a tab while it is not known whether it parts columns
_BLANK = f" \n\u00a0{TAB}"
_MOST_COLUMNS = 40
_FEWEST_OF_HEADING = 2  # tabs in a line of column names that looks like a heading


def with_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """Go through blocks; lines with as many tabs as those beside them are rows of a table."""
    stretch: list[Heading | Paragraph] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph) and TAB in plain_runs(block.runs):
            stretch.append(block)
            continue
        yield from _tables(stretch)
        stretch = []
        yield block
    yield from _tables(stretch)


def untabbed(runs: Runs) -> Runs:
    """Return runs whose tabs part no columns: each is a space, and none stands at an end."""
    return stripped_runs(tuple(replace(run, text=run.text.replace(TAB, " ")) for run in runs))


def _tables(stretch: Sequence[Heading | Paragraph]) -> Iterator[Block]:
    """Make tables of the blocks that have as many tabs as others beside them."""
    for _, group in groupby(stretch, _columns):
        begun: list[Heading | Paragraph] = []
        for block in group:
            if isinstance(block, Heading):
                yield from _table(begun)
                begun = []
            begun.append(block)
        yield from _table(begun)


def _table(blocks: Sequence[Heading | Paragraph]) -> Iterator[Block]:
    """Make one table of lines with the same number of tabs, or leave them as they are."""
    lines = [line for block in blocks for line in _lines(block.runs)]
    texts = [plain_runs(line) for line in lines]
    tabs = texts[0].count(TAB) if texts else 0
    is_even = len(lines) > 1 and all(text.count(TAB) == tabs for text in texts)
    is_table = is_even and any(TAB in text.strip(_BLANK) for text in texts)
    is_list = all(_MARK.match(text.replace(TAB, " ")) for text in texts) and tabs == 1
    named_by_heading = (
        any(isinstance(one, Heading) for one in blocks) and tabs < _FEWEST_OF_HEADING
    )
    if not is_table or is_list or named_by_heading or not 0 < tabs < _MOST_COLUMNS:
        yield from (replace(block, runs=untabbed(block.runs)) for block in blocks)
        return
    rows = [_cells(line) for line in lines]
    if not any(row[0] for row in rows):
        rows = [row[1:] for row in rows]  # the whole table is indented
    if len(rows[0]) == 1:
        yield from (Paragraph(new_id(), row[0]) for row in rows)
        return
    head = tuple(tidy(replace(run, bold=False) for run in cell) for cell in rows[0])
    yield Table(new_id(), (head, *rows[1:]))


def _columns(block: Heading | Paragraph) -> int:
    """Return how many tabs each line of a block has, or -1 where they differ."""
    counts = {line.count(TAB) for line in plain_runs(block.runs).split("\n")}
    return counts.pop() if len(counts) == 1 else -1


def _lines(runs: Runs) -> Iterator[Runs]:
    return _parts(runs, "\n")


def _cells(runs: Runs) -> tuple[Runs, ...]:
    return tuple(map(stripped_runs, _parts(runs, TAB)))


def _parts(runs: Runs, sign: str) -> Iterator[Runs]:
    """Go through what stands between signs."""
    at = 0
    for part in plain_runs(runs).split(sign):
        yield cut(runs, at, at + len(part))
        at += len(part) + 1
