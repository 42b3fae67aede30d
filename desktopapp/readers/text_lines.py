"""The lines of a plain text: what ends one, and the signs that mark rows of tables."""

import re
from collections.abc import Sequence
from itertools import groupby

from desktopapp.readers.reading import MOST_BLOCKS, too_much
from desktopapp.readers.word_symbols import UNNAMED_SIGNS

_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?)+(?=[^\W\d_]|[(\[“‘\"'•*-]|$)")
# U+001C to U+001E end files, groups and records, and what follows is not the same word
_LINE_ENDS = re.compile(r"[\f\v\x1c-\x1e\x85\u2028\u2029]")
_SOFT_END = re.compile("\u00ad[ \t]*\n[ \t]*")
WITHIN_CELL = "\x1f"  # a line end within a cell of words that hold no such sign
ROW = WITHIN_CELL  # where a line begins with it, it is a row of a table, whatever it looks like


def text_lines(source: str) -> list[str]:
    """Return the lines of a text, words whole that a soft hyphen parted at a line end."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").translate(UNNAMED_SIGNS)
    lines = _SOFT_END.sub("", _LINE_ENDS.sub("\n", source)).split("\n")
    if sum(1 for line in lines if line and not line.isspace()) > 2 * MOST_BLOCKS:
        raise too_much(f"more than {2 * MOST_BLOCKS:,} lines")
    return lines


def unquoted(lines: Sequence[str]) -> list[str]:
    """Return lines without the marks by which mail programs quote: > at each of several lines.

    One line alone, or one with a figure behind it, may say that something is more than another.
    """
    made: list[str] = []
    for is_marked, group in groupby(lines, lambda line: line.lstrip(" ").startswith(">")):
        stretch = list(group)
        found = [_QUOTED.match(line) for line in stretch] if is_marked and len(stretch) > 1 else []
        bare = [line[one.end() :] for line, one in zip(stretch, found, strict=False) if one]
        made.extend(bare if len(bare) == len(stretch) else stretch)
    return made
