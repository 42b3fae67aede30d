"""Ruled tables of PDFs: each word is read in the cell in which it stands."""

from itertools import pairwise

import pytest

from desktopapp.plan.text import Heading, Paragraph, Table, plain_block, plain_runs
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pages

EDGES = (70, 200, 260, 330)  # of columns, in points
TOPS = (710, 690, 650, 630)  # of rows

Words = list[tuple[float, float, str]]


def ruled(lefts: tuple[int, ...] = EDGES, tops: tuple[int, ...] = TOPS) -> bytes:
    """Draw the rules of a table as lines."""
    level = [f"{lefts[0]} {y} m {lefts[-1]} {y} l S" for y in tops]
    upright = [f"{x} {tops[0]} m {x} {tops[-1]} l S" for x in lefts]
    return "\n".join([*level, *upright]).encode() + b"\n"


def boxed(lefts: tuple[int, ...] = EDGES, tops: tuple[int, ...] = TOPS) -> bytes:
    """Draw the rules of a table as thin filled boxes around each cell, as Word does."""
    made: list[str] = []
    for top, low in pairwise(tops):
        for left, right in pairwise(lefts):
            made.append(f"{left} {top} {right - left} 0.5 re f {left} {low} 0.5 {top - low} re f")
            made.append(f"{left} {low} {right - left} 0.5 re f {right} {low} 0.5 {top - low} re f")
    return "\n".join(made).encode() + b"\n"


def rows_of(data: bytes) -> list[list[str]]:
    """Return the cells of the tables that are read."""
    tables = [block for block in read_pdf(data).blocks if isinstance(block, Table)]
    return [[plain_runs(cell) for cell in row] for table in tables for row in table.rows]


BY_CELL: Words = [
    *((74, 695, "Action"), (204, 695, "2031"), (264, 695, "2032")),
    *((74, 677, "Open the garden of com-"), (74, 664, "munity at Quay Road")),
    *((204, 677, "1,340"), (264, 677, "17")),
    *((74, 635, "Mend the lock"), (264, 635, "3")),
]
READ = [
    ["Action", "2031", "2032"],
    ["Open the garden of community at Quay Road", "1,340", "17"],
    ["Mend the lock", "", "3"],
]


@pytest.mark.parametrize("rules", [ruled, boxed])
@pytest.mark.parametrize("by_row", [False, True])
def test_lines_of_a_cell_are_one_entry_however_a_page_is_drawn(
    rules: object,
    by_row: bool,  # noqa: FBT001  # one of two
) -> None:
    words = sorted(BY_CELL, key=lambda word: -word[1]) if by_row else BY_CELL
    assert callable(rules)
    assert rows_of(pages(rules() + drawn(words))) == READ


def test_text_around_a_ruled_table_stays_where_it_stands() -> None:
    words: Words = [(72, 740, "Before it."), *BY_CELL, (72, 600, "After it.")]
    found = read_pdf(pages(ruled() + drawn(words))).blocks
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph]
    assert plain_block(found[0]) == "Before it."


def test_rows_that_no_rule_parts_have_a_figure_each() -> None:
    words: Words = [
        *((74, 695, "Depot"), (204, 695, "Spent")),
        *((74, 676, "Quay"), (74, 664, "Mill"), (74, 652, "and Lock")),
        *((204, 676, "17"), (204, 664, "18")),
    ]
    drawing = ruled((70, 200, 260), (710, 690, 640)) + drawn(words)
    assert rows_of(pages(drawing)) == [["Depot", "Spent"], ["Quay", "17"], ["Mill and Lock", "18"]]


def test_a_cell_over_two_columns_leaves_its_figures_under_their_own_names() -> None:
    without = b"\n".join(line for line in ruled().splitlines() if line != b"260 710 m 260 630 l S")
    drawing = without + b"\n260 690 m 260 630 l S\n"
    words: Words = [*((74, 695, "Action"), (204, 695, "Spent in the year")), *BY_CELL[3:]]
    found = rows_of(pages(drawing + drawn(words)))
    assert found[0] == ["Action", "Spent in the year", ""]
    assert found[1:] == READ[1:]


def test_a_row_of_a_table_that_begins_with_a_bullet_is_no_item() -> None:
    words: Words = [
        *((74, 695, "1. Open"), (204, 695, "4")),
        *((74, 660, "2. Mend"), (204, 660, "- none")),
        *((74, 635, "- other"), (204, 635, "9")),
    ]
    found = rows_of(pages(ruled() + drawn(words)))
    assert found == [["1. Open", "4"], ["2. Mend", "- none"], ["- other", "9"]]


def test_items_of_a_cell_stay_lines_of_their_own() -> None:
    words: Words = [
        *((74, 695, "Theme"), (204, 695, "Year")),
        *((74, 677, "- mend the lock that"), (74, 664, "leaks"), (74, 652, "- open it")),
        (204, 677, "2031"),
    ]
    found = rows_of(pages(ruled() + drawn(words)))
    assert found[1] == ["- mend the lock that leaks\n- open it", "2031"]


def test_a_page_that_is_laid_out_by_rules_is_read_as_text() -> None:
    lines = ["Homes near work", *["We open the doors of the old mill to all who live here."] * 20]
    left: Words = [(74, 700 - 13 * n, text) for n, text in enumerate(lines)]
    drawing = ruled((70, 400, 560), (720, 690, 100)) + drawn([*left, (404, 700, "Aside")])
    found = read_pdf(pages(drawing)).blocks
    assert not any(isinstance(block, Table) for block in found)
    assert any(isinstance(block, Heading | Paragraph) for block in found)


def test_a_table_on_a_turned_page_is_read_in_its_cells() -> None:
    turned = b"q 0 1 -1 0 792 0 cm\n" + ruled()
    shown = [f"BT /F 11 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in BY_CELL]
    assert rows_of(pages(turned + "\n".join(shown).encode() + b"\nQ\n")) == READ


def test_the_figures_of_a_chart_are_no_table() -> None:
    heights = [31, 87, 55, 120, 74, 12, 99, 64]
    bars = [f"{80 + 50 * n} 400 30 {high} re B" for n, high in enumerate(heights)]
    across = [f"70 {400 + 25 * n} m 500 {400 + 25 * n} l S" for n in range(6)]
    labels: Words = [(82 + 50 * n, 403 + high, f"{high}.5") for n, high in enumerate(heights)]
    drawing = "\n".join([*bars, *across]).encode() + b"\n" + drawn(labels)
    found = read_pdf(pages(drawing)).blocks
    assert not any(isinstance(block, Table) for block in found)
    said = " ".join(map(plain_block, found))
    assert all(f"{high}.5" in said for high in heights)


@pytest.mark.parametrize(
    ("above", "below"),
    [("£210,00", "0"), ("£1,340", ",500"), ("12,", "900"), ("-£4,1", "70"), ("-8,99", "9")],
)
def test_a_figure_that_a_narrow_cell_breaks_is_one(above: str, below: str) -> None:
    words: Words = [
        *((74, 695, "Action"), (204, 695, "2031"), (264, 695, "2032")),
        *((74, 677, "Mend the lock"), (74, 664, "at Quay Road")),
        *((204, 677, above), (204, 664, below), (264, 677, "17")),
        *((74, 635, "Mow the green"), (264, 635, "3")),
    ]
    assert rows_of(pages(ruled() + drawn(words))) == [
        ["Action", "2031", "2032"],
        ["Mend the lock at Quay Road", above + below, "17"],
        ["Mow the green", "", "3"],
    ]


def test_whole_figures_one_above_the_other_stay_two() -> None:
    words: Words = [
        *((74, 695, "Action"), (204, 695, "2031"), (264, 695, "2032")),
        *((74, 677, "Mend the lock"), (74, 664, "Paint the lock")),
        *((204, 677, "1,340"), (204, 664, "17"), (264, 677, "8"), (264, 664, "9")),
        *((74, 635, "Mow the green"), (264, 635, "3")),
    ]
    assert rows_of(pages(ruled() + drawn(words)))[1:3] == [
        ["Mend the lock", "1,340", "8"],
        ["Paint the lock", "17", "9"],
    ]


@pytest.mark.parametrize("name", [["Mend the lock"], ["Mend the", "lock at Quay"]])
def test_two_figures_in_one_cell_stay_beside_their_name(name: list[str]) -> None:
    words: Words = [
        *((74, 695, "Action"), (204, 695, "2031"), (264, 695, "2032")),
        *((74, 677 - 13 * n, line) for n, line in enumerate(name)),
        *((204, 677, "13"), (204, 664, "40"), (264, 677, "8")),
        *((74, 635, "Mow the green"), (264, 635, "3")),
    ]
    assert rows_of(pages(ruled() + drawn(words)))[1] == [" ".join(name), "13\n40", "8"]
