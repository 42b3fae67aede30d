"""Names that stand upright above narrow columns of a PDF are names of these columns."""

import pytest

from desktopapp.plan.text import Table, plain_block
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pages
from tests.unit.readers.test_pdf_grid import Words, rows_of, ruled

EDGES = (70, 200, 260, 320, 380)
TOPS = (750, 660, 640, 620, 600)
NAMES = ("Homes built", "Dues paid", "Boats lent")
ROWS: Words = [
    *((74, 645, "Gannet"), (204, 645, "12"), (264, 645, "6,000"), (324, 645, "3")),
    *((74, 625, "Skua"), (264, 625, "410"), (324, 625, "7")),
    *((74, 605, "Tern"), (204, 605, "9"), (324, 605, "1")),
]
READ = [
    ["Harbour", *NAMES],
    ["Gannet", "12", "6,000", "3"],
    ["Skua", "", "410", "7"],
    ["Tern", "9", "", "1"],
]


def upright(up: int = 1, parts: int = 1) -> bytes:
    """Draw the names upright, upwards or downwards, in one line or two."""
    made: list[str] = []
    for left, name in zip(EDGES[1:], NAMES, strict=False):
        lines = name.split(" ") if parts > 1 else [name]
        for n, line in enumerate(lines):
            x, y = (left + 25 + 13 * n, 664) if up > 0 else (left + 35 - 13 * n, 740)
            made.append(f"BT /F 11 Tf 0 {up} {-up} 0 {x} {y} Tm ({line}) Tj ET")
    return "\n".join(made).encode() + b"\n"


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("is_last", [True, False])
@pytest.mark.parametrize(("up", "parts"), [(1, 1), (-1, 1), (1, 2), (-1, 2)])
def test_upright_names_stand_above_their_columns(
    up: int,
    parts: int,
    is_ruled: bool,  # noqa: FBT001  # one of two, here and below
    is_last: bool,  # noqa: FBT001
) -> None:
    rules = ruled(EDGES, TOPS) if is_ruled else b""
    names, rows = upright(up, parts), drawn([(74, 665, "Harbour"), *ROWS])
    around = drawn([(74, 790, "We count each year.")]), drawn([(74, 560, "So much for it.")])
    drawing = rules + around[0] + (rows + names if is_last else names + rows) + around[1]
    assert rows_of(pages(drawing)) == READ
    blocks = read_pdf(pages(drawing)).blocks
    assert [plain_block(blocks[0]), plain_block(blocks[-1])] == [
        "We count each year.",
        "So much for it.",
    ]


def test_a_name_upright_beside_rows_stands_in_its_cell() -> None:
    beside = b"BT /F 11 Tf 0 1 -1 0 90 606 Tm (Harbours) Tj ET\n"
    lefts, tops = (70, 110, 200, 260), (660, 640, 620, 600)
    rules = b"\n".join(
        line
        for line in ruled(lefts, tops).splitlines()
        if not line.endswith((b"640 l S", b"620 l S"))
    )
    inner = b"\n110 640 m 260 640 l S 110 620 m 260 620 l S\n"
    words: Words = [
        *((114, 645, "Gannet"), (204, 645, "12"), (114, 625, "Skua"), (204, 625, "7")),
        *((114, 605, "Tern"), (204, 605, "9")),
    ]
    assert rows_of(pages(rules + inner + beside + drawn(words))) == [
        ["Harbours", "Gannet", "12"],
        ["", "Skua", "7"],
        ["", "Tern", "9"],
    ]


def test_upright_words_beside_a_text_are_words() -> None:
    text = [
        (72.0, 700.0 - 14 * n, "We lend boats to all who live in the harbours.") for n in range(9)
    ]
    aside = b"BT /F 11 Tf 0 1 -1 0 40 600 Tm (Harbour board) Tj ET\n"
    blocks = read_pdf(pages(drawn(text) + aside)).blocks
    assert not any(isinstance(block, Table) for block in blocks)
    assert "Harbour board" in [plain_block(block) for block in blocks]
