"""Lines set to both edges of their column: the wide spaces in them part words, and no cells.

A program widens all spaces of such a line alike, and those of the lines above and below stand
elsewhere. The gaps between cells are of any width, and stand one below the other.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from desktopapp.readers.pdf_words import PrintedWord

_UNEVEN = 0.25  # of the size: spaces of one line differ by no more
_STEP = 1.6  # times the size: lines of a paragraph are no further apart
_FEWEST = 3  # words of a line of text
_WIDEST = 8.0  # sizes: no space of a line of text is wider
_NEAR = 1.5  # points: edges so near are one


def justified(rows: Sequence[Sequence[PrintedWord]]) -> set[int]:
    """Return which rows of words, by their places, are lines of text that is set to both edges."""
    ends = Counter(round(row[-1].end) for row in rows if len(row) >= _FEWEST)
    found = set()
    for n, row in enumerate(rows):
        if len(row) > 1 and _is_even(row) and _is_shared(ends, row):
            beside = [rows[m] for m in (n - 1, n + 1) if 0 <= m < len(rows)]
            lines = [other for other in beside if _is_beside(row, other)]
            enough = all if any(any(map(str.isdigit, word.text)) for word in row) else any
            if lines and enough(_is_elsewhere(row, other) for other in lines):
                found.add(n)
    return found


def _is_even(row: Sequence[PrintedWord]) -> bool:
    size = row[0].size
    gaps = [word.x - before.end for before, word in pairwise(row)]
    return 0 < max(gaps) < min(gaps) + _UNEVEN * size and max(gaps) < _WIDEST * size


def _is_shared(ends: Counter[int], row: Sequence[PrintedWord]) -> bool:
    """Tell whether another line ends where a row does."""
    end = round(row[-1].end)
    own = len(row) >= _FEWEST
    return sum(ends[end + near] for near in (-1, 0, 1)) > own


def _is_beside(row: Sequence[PrintedWord], other: Sequence[PrintedWord]) -> bool:
    """Tell whether a row stands directly above or below, within the same column."""
    step = abs(row[0].y - other[0].y)
    across = other[0].x < row[-1].end and row[0].x < other[-1].end
    return across and 0 < step < _STEP * max(row[0].size, other[0].size)


def _is_elsewhere(row: Sequence[PrintedWord], other: Sequence[PrintedWord]) -> bool:
    """Tell whether a line of text stands beside a row, with words where the row has a space."""
    if len(other) < 2:  # noqa: PLR2004  # a word alone is the last of a paragraph
        return abs(other[0].x - row[0].x) < _NEAR
    return any(
        other[0].x < left
        and right < other[-1].end
        and all(
            min(right, word.x) - max(left, before.end) < (right - left) / 2
            for before, word in pairwise(other)
        )
        for left, right in ((before.end, word.x) for before, word in pairwise(row))
    )
