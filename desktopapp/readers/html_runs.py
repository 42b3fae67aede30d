"""The words of one pasted block: its spaces as they are shown, a typed bullet as a list item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from desktopapp.plan.text import (
    Block,
    ListItem,
    Paragraph,
    Run,
    Runs,
    cut,
    new_id,
    plain_runs,
    tidy,
)
from desktopapp.readers.blank_columns import blank_tables
from desktopapp.readers.tabbed_rows import TAB

_WIDE_SPACES = re.compile(r"[ \u00a0]{2,}")
_BULLET = re.compile(r"[•·▪◦●‣○■][ \t\u00a0]+")


def trimmed(runs: list[Run]) -> Runs:
    """Return runs without spaces and line breaks at either end or in a row."""
    joined: list[Run] = []
    last = "\n"
    for run in tidy(runs):
        words = _WIDE_SPACES.sub(" ", run.text).replace(" \n", "\n")
        if last[-1:] in (" ", "\n"):
            words = words.lstrip(" ")
        if last == "\n" and not joined:
            words = words.lstrip(" \n\u00a0")
        if words:
            joined.append(replace(run, text=words))
            last = words
    while joined:
        words = joined[-1].text.rstrip(" \n\u00a0")
        if words:
            joined[-1] = replace(joined[-1], text=words)
            break
        joined.pop()
    return tidy(joined)


def in_blank_columns(runs: Sequence[Run]) -> list[list[Run]]:
    """Part words whose blanks are kept where columns are made with them: these have tabs there."""
    words = tidy(runs)
    text = plain_runs(words)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    parts: list[list[Run]] = []
    at = 0
    for table in blank_tables(lines):
        parts.append([*cut(words, starts[at], starts[table.first])])
        rows: list[Run] = []
        for n, row in enumerate(table.rows, table.first):
            if any(end for _, end in row):
                rows += _row(words, starts[n], row)
        parts.append(rows)
        at = table.end
    return [*parts, [*cut(words, starts[at], len(text))]] if parts else [list(runs)]


def _row(words: Runs, start: int, row: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Go through the words of a row, with tabs between its cells and a line end after them."""
    for n, (begin, end) in enumerate(row):
        yield from (Run(TAB),) if n else ()
        yield from cut(words, start + begin, start + end)
    yield Run("\n")


def as_block(runs: Runs) -> Block:
    """Make a paragraph, or a list item where a typed bullet stands in front."""
    bullet = _BULLET.match(runs[0].text)
    if not bullet:
        return Paragraph(new_id(), runs)
    rest = replace(runs[0], text=runs[0].text[bullet.end() :])
    return ListItem(new_id(), tidy((rest, *runs[1:])))
