"""Plain words from the clipboard read into blocks, as a page or a spreadsheet put them there."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktopapp.plan.plain_text import clean
from desktopapp.plan.text import Text
from desktopapp.readers import lines as line_ends
from desktopapp.readers.blank_columns import blank_tables
from desktopapp.readers.plaintext import text_blocks
from desktopapp.readers.text_lines import WITHIN_CELL, text_lines, unquoted

_NARROWEST_PAGE = 40  # characters
_QUOTED_CELL = re.compile(r'(?:(?<=\t)|^)"((?:[^"\t]|""){1,1000}+)"(?=[\t\n]|\Z)', re.MULTILINE)


def pasted_blocks(words: str) -> Text:
    """Make blocks of plain words from the clipboard, which may be lines as a page broke them.

    Where nothing tells that, each line is a block of its own.
    """
    source = "\t".join(map(clean, words.split("\t")))
    if "\t" in source:
        source = _QUOTED_CELL.sub(_one_line, source.replace("\r\n", "\n"))
    lines = unquoted(text_lines(source))
    tabbed = sum("\t" in line.strip() for line in lines)
    if tabbed == 1:
        source = source.replace("\t", " ")
    is_table = tabbed > 1 or any(blank_tables(lines))
    if is_table or not all(map(str.strip, lines[1:-1])) or _is_broken(lines):
        return text_blocks(source)
    return tuple(block for line in lines for block in text_blocks(line.replace("\t", " ")))


def _one_line(cell: re.Match[str]) -> str:
    """Return a cell as one line; spreadsheets put one of several lines in quotation marks."""
    if "\n" not in cell[1]:
        return cell[0]
    return cell[1].replace('""', '"').replace("\n", WITHIN_CELL)


def _is_broken(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken by a page: most are full, or one goes on in the next."""
    if line_ends.width(lines[:-1]) >= _NARROWEST_PAGE:
        return True
    return any(
        len(line.strip()) >= _NARROWEST_PAGE and line_ends.goes_on(line.strip(), following.strip())
        for line, following in pairwise(lines)
    )
