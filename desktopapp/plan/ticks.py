"""Boxes to tick before or behind options: ☒, “[x]” and “( )” in a line, and what they say."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SIGN = re.compile(
    r"(?P<ticked>[☑☒✓✔]|[\[(]\s?[xX✓✔]\s?[\])])|(?P<crossed>[✗✘])|(?P<open>[☐□▢]|[\[(]\s?[\])])"
)


class Option(NamedTuple):
    """What stands beside a box, from where to where in its line, and whether it is chosen."""

    start: int
    end: int
    is_chosen: bool


def has_box(line: str) -> bool:
    """Tell whether a line has a box to tick."""
    return bool(_SIGN.search(line))


def has_tick(lines: Iterable[str]) -> bool:
    """Tell whether ticks say what was chosen, so that a cross says what was not."""
    return any(one.lastgroup == "ticked" for line in lines for one in _SIGN.finditer(line))


def options_beside(line: str, *, ticked: bool) -> Iterator[Option]:
    """Go through the options of a line, each with its box before or behind it."""
    signs = list(_SIGN.finditer(line))
    if not signs:
        return
    leads = not line[: signs[0].start()].strip(" *")
    for n, sign in enumerate(signs):
        if leads:
            start = sign.end()
            end = signs[n + 1].start() if n + 1 < len(signs) else len(line)
        else:
            start, end = (signs[n - 1].end() if n else 0), sign.start()
        is_chosen = sign.lastgroup == "ticked" or (sign.lastgroup == "crossed" and not ticked)
        yield Option(start, end, is_chosen)
    if not leads and line[signs[-1].end() :].strip(" *"):
        yield Option(signs[-1].end(), len(line), is_chosen=True)
