"""Tables that a text draws with lines: of plus signs and dashes, of a terminal, of a database."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktopapp.readers.text_lines import ROW

_UPRIGHT = re.compile(r"[|\u2502\u2503\u2551]")
_RULE = re.compile(r"\s*[-+=|:\u2500-\u257f ]{3,}\s*")
_DRAWN = re.compile(r"[-=\u2500-\u257f]{2}")
_CROSSED = re.compile(r"[+\u253c-\u254b\u2564-\u256c]|[-=]\|[-=]")
_MARKDOWN = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_FEWEST = 2  # columns


def with_drawn_tables(lines: Sequence[str]) -> list[str]:
    """Return lines, those of tables that are drawn with lines as rows with tabs."""
    made: list[str] = []
    for is_drawn, group in groupby(lines, _is_of_table):
        stretch = list(group)
        rows = list(_rows(stretch)) if is_drawn else []
        columns = {len(row) for row in rows}
        if len(columns) == 1 and columns.pop() >= _FEWEST and any(map(_is_rule, stretch)):
            made += (ROW + "\t".join(row) for row in rows)
        else:
            made += stretch
    return made


def _is_rule(line: str) -> bool:
    """Tell whether a line is one that is drawn between rows; one of Markdown is not."""
    is_drawn = _RULE.fullmatch(line) and _DRAWN.search(line) and _CROSSED.search(line)
    return bool(is_drawn or _is_framed(line)) and not _MARKDOWN.fullmatch(line)


def _is_framed(line: str) -> bool:
    return bool(_RULE.fullmatch(line) and re.search("[\u250c-\u253b\u2550-\u2563]", line))


def _is_of_table(line: str) -> bool:
    return "\t" not in line and (bool(_UPRIGHT.search(line)) or _is_rule(line))


def _rows(stretch: Sequence[str]) -> Iterator[list[str]]:
    """Go through the rows that lines draw.

    Where rules stand between all rows, the lines between two of them are one row.
    """
    groups = [list(group) for is_rule, group in groupby(stretch, _is_rule) if not is_rule]
    rules = sum(map(_is_rule, stretch))
    is_parted = rules > len(groups) > _FEWEST or all(len(group) == 1 for group in groups)
    is_framed = all(_UPRIGHT.match(line.strip()) for group in groups for line in group)
    for group in groups:
        rows = [_cells(line.strip(), is_framed=is_framed) for line in group]
        if is_parted and len({len(row) for row in rows}) == 1:
            yield [" ".join(filter(None, cells)) for cells in zip(*rows, strict=True)]
        else:
            yield from rows


def _cells(line: str, *, is_framed: bool) -> list[str]:
    parts = [part.strip() for part in _UPRIGHT.split(line)]
    return parts[1 : -1 if _UPRIGHT.match(line[-1]) else None] if is_framed else parts
