"""Paragraphs of PDFs that are set to both edges are text, and tables beside them are tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.text import Table, plain_block, plain_runs
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.reading import Reading
from tests.foreign_files import drawn, pages

# Of Helvetica, in thousandths of its size (Adobe Core 14 metrics)
WIDTHS = dict.fromkeys("abdeghnopqu0123456789L£", 556) | dict.fromkeys("cksvxyzJ", 500)
WIDTHS |= dict.fromkeys("ijl", 222) | dict.fromkeys("ft,. ", 278) | {"r": 333, "m": 833, "w": 722}
SIZE = 11
LONG = [
    *("our", "harbourmasters", "had", "unquestionably", "put", "sedimentation", "behind"),
    *("recommendations", "of", "waterways", "consultants", "and", "correspondingly", "they"),
    *("overestimated", "throughput"),
]


def width(word: str) -> float:
    return sum(WIDTHS[letter] for letter in word) * SIZE / 1000


Placed = list[tuple[float, float, str]]


def paragraph(words: list[str], wide: float, x: float = 72, y: float = 700) -> Placed:
    """Set words to both edges of a column; the last line ends where it ends."""
    lines: list[list[str]] = [[]]
    for word in words:
        if sum(map(width, [*lines[-1], word])) + 3 * len(lines[-1]) > wide:
            lines.append([])
        lines[-1].append(word)
    placed: Placed = []
    for n, line in enumerate(lines):
        space = (wide - sum(map(width, line))) / max(1, len(line) - 1)
        left = x
        for word in line:
            placed.append((left, y - 13 * n, word))
            left += width(word) + (space if n < len(lines) - 1 else 3)
    return placed


def read(placed: Placed) -> Reading:
    return read_pdf(pages(drawn(placed)))


@pytest.mark.parametrize("wide", range(205, 330, 12))
def test_a_paragraph_set_to_both_edges_is_text_however_wide_its_spaces(wide: int) -> None:
    words = [*LONG, "saved", "£41,", "and", "then", "63", *LONG, *LONG, "later."]
    reading = read(paragraph(words, wide))
    assert [plain_block(block) for block in reading.blocks] == [" ".join(words)]
    assert not reading.notes


@given(st.lists(st.sampled_from(LONG), min_size=12, max_size=40), st.integers(260, 420))
def test_a_paragraph_of_any_words_keeps_them_in_their_order(words: list[str], wide: int) -> None:
    blocks = read(paragraph(words, wide)).blocks
    assert " ".join(" ".join(map(plain_block, blocks)).split()) == " ".join(words)


@pytest.mark.parametrize("figures", [("17", "18", "19"), ("1,700", "1,800", "1,900")])
def test_a_table_below_such_a_paragraph_whose_gaps_are_alike_keeps_its_cells(
    figures: tuple[str, str, str],
) -> None:
    wide, gap = 300, 40
    above = paragraph(LONG * 2, wide)
    rows = [[f"{name}", *figures] for name in ("pier", "quay", "lock")]
    y = min(place for _, place, _ in above) - 13
    placed: Placed = []
    for n, row in enumerate(rows):
        ends = [wide - (2 - m) * (gap + width(figures[0])) for m in range(3)]
        cells = zip(row[1:], ends, strict=True)
        placed.append((72, y - 13 * n, row[0]))
        placed += [(72 + end - width(cell), y - 13 * n, cell) for cell, end in cells]
    (table,) = (block for block in read([*above, *placed]).blocks if isinstance(block, Table))
    assert [[plain_runs(cell) for cell in row] for row in table.rows] == rows
