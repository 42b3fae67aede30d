"""Tables of PDFs: a figure stays in the column in which it is printed."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.text import Table, plain_runs
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pages

Row = list[tuple[float, str]]
LEFT = (72, 220, 320, 420)  # where columns begin, in points
STEP = 14


def shown(rows: list[Row], step: float = STEP) -> list[list[str]]:
    """Draw rows of words at their places; return the cells of the tables that are read."""
    lines = [(x, 700 - step * n, word) for n, row in enumerate(rows) for x, word in row]
    blocks = read_pdf(pages(drawn(lines))).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[plain_runs(cell) for cell in row] for table in tables for row in table.rows]


def at(*cells: str) -> Row:
    """Return the words of a row, each where its column begins."""
    return [(x, word) for x, word in zip(LEFT, cells, strict=False) if word]


HEAD = ("Depot", "Spent", "Saved", "Owed")


@given(
    st.lists(
        st.lists(st.sampled_from(["", "17", "£2.4m", "n/a"]), min_size=4, max_size=4).filter(any),
        min_size=1,
        max_size=12,
    )
)
def test_a_row_with_blank_cells_has_each_figure_under_its_name(rows: list[list[str]]) -> None:
    figures = [row for row in rows if sum(map(bool, row)) > 1]
    assert shown([at(*HEAD), *(at(*row) for row in figures)]) == [list(HEAD), *figures]


def test_a_figure_alone_in_its_row_stays_in_its_column() -> None:
    rows = [HEAD, ("Quay", "3", "4", "5"), ("", "", "£61", ""), ("Mill", "", "", "8")]
    assert shown([at(*row) for row in rows]) == [list(row) for row in rows]


def test_figures_set_to_the_right_belong_to_the_name_set_to_the_left() -> None:
    head = [(72, "Depot"), (220, "Spent last year"), (420, "Owed")]
    rows = [[(72, "Quay"), (285, "12"), (420, "1")], [(72, "Mill"), (420, "9")]]
    assert shown([head, *rows])[1:] == [["Quay", "12", "1"], ["Mill", "", "9"]]


def test_a_name_over_two_columns_parts_neither() -> None:
    over = [(72, "Depot"), (225, "Spent and saved by the end of the year")]
    rows = [("", "2031", "2032"), ("Quay", "7", "8"), ("Mill", "", "9")]
    assert shown([over, *(at(*row) for row in rows)])[1:] == [list(row) for row in rows]


def test_rows_that_stand_apart_are_one_table() -> None:
    rows = [at("Quay", "1", "2"), at("Mill", "", "4"), at("Lock", "5", "6")]
    text = [(72, 700 - STEP * n, "A line of the text that goes on and on.") for n in range(4)]
    lines = [(x, 600 - 30 * n, word) for n, row in enumerate(rows) for x, word in row]
    blocks = read_pdf(pages(drawn([*text, *lines]))).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [plain_runs(row[1]) for row in table.rows] == ["1", "", "5"]


def test_lines_with_wide_gaps_anywhere_stay_as_they_are() -> None:
    gaps = [72, *accumulate([60, 83, 71], initial=140)]
    rows = [[(x + 23 * n, f"w{n}") for x in gaps[: 2 + n % 2]] for n in range(3)]
    assert [cell for row in shown(rows) for cell in row if cell] == [
        word for row in rows for _, word in row
    ]


@pytest.mark.parametrize("left", range(84, 92, 2))
def test_a_figure_close_to_the_words_before_it_stays_in_its_column(left: int) -> None:
    rows = [at("Mill", "5", "6"), at("Lock", "7", "8")]
    close: Row = [(left, "Quay Road and the old arbour"), (220, "17"), (320, "18")]
    assert shown([at(*HEAD[:3]), *rows, close])[-1] == ["Quay Road and the old arbour", "17", "18"]


@pytest.mark.parametrize("gap", [1.8, 3, 6])
@pytest.mark.parametrize("to_the_right", [False, True])
def test_figures_that_stand_closer_than_a_space_are_of_two_columns(
    gap: float,
    to_the_right: bool,  # noqa: FBT001  # one of two
) -> None:
    wide = 27.5  # of 1,234 in this size
    figures = [("1,234", "5,678"), ("2,345", "6,789"), ("3,456", "7,890")]
    rows: list[Row] = [[(200, one), (200 + wide + gap, other)] for one, other in figures]
    last = (200 + wide + gap + 21.4 * to_the_right, "9")
    found = shown([*([(72, "Depot"), *row] for row in rows), [(72, "Lock"), last]])
    assert found == [["Depot", *row] for row in figures] + [["Lock", "", "9"]]


def test_a_row_of_which_the_columns_cannot_be_told_is_named() -> None:
    rows: list[Row] = [[(72, "Depot"), (200, "1,234"), (227.5, "5,678")]]
    rows.append([(72, "Mill"), (200, "2")])
    lines = [(x, 700 - STEP * n, word) for n, row in enumerate(rows) for x, word in row]
    (note,) = read_pdf(pages(drawn(lines))).notes
    assert note.startswith("1 row of a table was read without knowing the columns.")
    assert note.endswith("Check the figures in “Depot 1,2345,678”.")
