"""Large first letters of a paragraph, which stand beside its first lines or on the first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktopapp.readers.pdf_lines import Cell, PrintedLine

_INITIAL = re.compile(r"[“‘\"']?[^\W\d_]")
_LARGER = 1.7  # times the size of the lines beside it
_NEAR = 1.0  # of their size: they begin no further from it
_BELOW = 0.5  # of their size: the lowest of them stands no lower
_MOST = 20  # of a page: with more letters alone it is a drawing
_WORDS_OF_ONE = ("A", "I", "O")


def with_initials(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return lines with each large first letter before the first of the lines beside it."""
    made = list(lines)
    initials = [line for line in lines if _INITIAL.fullmatch(line.text)]
    for initial in initials if len(initials) <= _MOST else ():
        beside = [line for line in made if _is_beside(initial, line)]
        if beside:
            first = max(beside, key=lambda line: line.y)
            words = {word for line in made if line is not first for word in line.text.split()}
            made[made.index(first)] = _joined(initial, first, words)
            made.remove(initial)
    return made


def _is_beside(initial: PrintedLine, line: PrintedLine) -> bool:
    near = -_BELOW * line.size < line.x - initial.end < _NEAR * line.size
    level = -_BELOW * line.size < line.y - initial.y < initial.size
    return near and level and line.turned == initial.turned and _is_large(initial, line)


def _is_large(initial: PrintedLine, line: PrintedLine) -> bool:
    return initial.size > _LARGER * line.size


def _joined(initial: PrintedLine, first: PrintedLine, words: set[str]) -> PrintedLine:
    """Put an initial before a line; one that is a word by itself stays one where that fits."""
    begins, letter = first.text.split(" ")[0], initial.text[-1]
    alone = letter in _WORDS_OF_ONE and begins in words and letter + begins not in words
    text = initial.text + (" " if alone else "") + first.text
    return replace(first, text=text, x=initial.x, cells=(Cell(initial.x, text, first.end),))
