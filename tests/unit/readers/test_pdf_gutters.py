"""Tables of PDFs without rules whose columns stand close: each figure stays below its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.text import Table, plain_block, plain_runs
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.reading import Reading
from tests.foreign_files import drawn, pages

DIGIT, NARROW, SIZE = 0.556, 0.278, 11  # widths of letters in Helvetica, in sizes; and that
GAP = 12
Row = tuple[str, ...]


def width(text: str) -> float:
    """Return how wide a text of figures, small letters of one width and spaces is."""
    return SIZE * sum(NARROW if one in ",. " else DIGIT for one in text)


def shown(rows: list[Row], share: float, step: float = 18, *, after: str = "") -> Reading:
    """Read a table set as close as a report has it; ``share`` is 0 for cells set to the left."""
    wides = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines: list[tuple[float, float, str]] = []
    for n, row in enumerate(rows):
        x = 72.0
        for m, (text, wide) in enumerate(zip(row, wides, strict=True)):
            if text:
                lines.append((x + (m and share) * (wide - width(text)), 700 - step * n, text))
            x += wide + GAP
    if after:
        lines.append((72, 700 - step * len(rows), after))
    return read_pdf(pages(drawn(lines)))


def tables(reading: Reading) -> list[list[Row]]:
    return [
        [tuple(plain_runs(cell) for cell in row) for row in block.rows]
        for block in reading.blocks
        if isinstance(block, Table)
    ]


HEAD = ("ground", "paid on", "owed on", "gone on")
figure = st.sampled_from(["", "7", "640", "12,900", "1,300,000"])
name = st.sampled_from(["pond", "old pond", "one of nine", "good ground"])


@pytest.mark.parametrize("share", [0, 0.5, 1])
@given(rows=st.lists(st.tuples(name, figure, figure, figure).filter(lambda row: any(row[1:])),
                     min_size=2, max_size=8))  # fmt: skip
def test_a_figure_beside_blank_cells_stays_in_its_close_column(
    share: float, rows: list[Row]
) -> None:
    assert tables(shown([HEAD, *rows], share)) == [[HEAD, *rows]]


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_tick_stays_below_its_name_and_a_line_below_the_table_is_none_of_it(
    share: float,
) -> None:
    rows = [HEAD, ("pond", "", "p", ""), ("bog", "p", "", ""), ("hedge", "", "", "p")]
    reading = shown(rows, share, 13, after="bounded on one bound")
    assert tables(reading) == [rows]
    assert plain_block(reading.blocks[-1]) == "bounded on one bound"
    assert not reading.notes


def test_lines_of_a_cell_are_one_entry_where_rows_stand_further_apart() -> None:
    lines = [(72, 700, "ground"), (200, 700, "owed"), (250, 700, "paid")]
    for n, (above, below, at, owed) in enumerate(
        [("open one", "good pond", 250, "17"), ("bond no", "one", 200, "2,900")]
    ):
        y = 680 - 34 * n
        lines += [(72, y, above), (72, y - 13, below), (at, y - 6.5 * n, owed)]
    assert tables(read_pdf(pages(drawn(lines)))) == [
        [
            ("ground", "owed", "paid"),
            ("open one good pond", "", "17"),
            ("bond no one", "2,900", ""),
        ]
    ]


def test_rows_of_which_nobody_can_tell_where_they_end_are_named() -> None:
    lines = [(72, 700, "ground"), (200, 700, "owed"), (72, 687, "open one"), (200, 687, "17")]
    lines += [(72, 674, "good pond"), (72, 661, "bond"), (200, 661, "2,900")]
    reading = read_pdf(pages(drawn(lines)))
    (note,) = reading.notes
    assert note == (
        "2 places in tables may each be one row or two. Check the figures: "
        "“open one 17 good pond”; “good pond bond 2,900”."
    )


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (["Mend the", "lock at Quay"], ("Mend the lock at Quay", "17", "east")),
        (["Mend the lock"], ("Mend the lock", "17", "east")),
    ],
)
@pytest.mark.parametrize("beside", [0, 1])
def test_a_name_that_goes_on_small_in_the_next_line_is_one(
    lines: list[str], row: Row, beside: int
) -> None:
    drawn_lines = [(72, 700, "Action"), (200, 700, "Cost"), (260, 700, "Where")]
    names = [*lines, "Mow the green", "Sweep"]
    drawn_lines += [(72, 687 - 13 * n, name) for n, name in enumerate(names)]
    at = 687 - 13 * min(beside, len(lines) - 1)
    drawn_lines += [(200, at, "17"), (260, at, "east"), (200, 687 - 13 * len(lines), "4")]
    drawn_lines += [(260, 674 - 13 * len(lines), "west")]
    reading = read_pdf(pages(drawn(sorted(drawn_lines, key=lambda one: (-one[1], one[0])))))
    assert tables(reading)[0][:2] == [("Action", "Cost", "Where"), row]
    assert reading.notes == ()


def test_items_of_a_list_are_no_table() -> None:
    lines = [(72, 700 - 14 * n, f"{n}.") for n in range(1, 5)]
    lines += [(90, 700 - 14 * n, "open ground no one needs") for n in range(1, 5)]
    assert tables(read_pdf(pages(drawn(sorted(lines, key=lambda one: (-one[1], one[0])))))) == []


@pytest.mark.parametrize("figures", [("34388", "81887"), ("640", "7"), ("2.45", "3.1")])
def test_figures_beside_a_name_of_many_lines_are_no_label_and_no_part_of_it(
    figures: Row,
) -> None:
    lines = [(72, 700, "ground"), (160, 700, "owed"), (202, 700, "paid")]
    for n in range(3):
        lines += [(72, 680 - 58 * n - 12 * m, "open bond") for m in range(4)]
        lines += [(x, 680 - 58 * n, text) for x, text in zip((160, 202), figures, strict=True)]
    named = " ".join(["open bond"] * 4)
    assert tables(read_pdf(pages(drawn(lines)))) == [
        [("ground", "owed", "paid"), *[(named, *figures)] * 3]
    ]


CLOSE: list[list[tuple[float, float, str]]] = [
    [(72, 700, "ground"), (200, 700, "owed"), (250, 700, "paid")],
    [(72, 686, "open one"), (72, 673, "good pond"), (200, 686, "17")],
    [(72, 659, "bond"), (250, 659, "2,900")],
    [(72, 645, "bog and"), (72, 632, "hedge"), (72, 619, "and pond"), (250, 632, "8")],
]


def test_rules_between_rows_part_them_however_close_their_lines_stand() -> None:
    ruled = "".join(f"70 {y} m 290 {y} l S\n" for y in (710, 696, 669, 655, 615)).encode()
    lines = [line for row in CLOSE for line in row]
    reading = read_pdf(pages(ruled + drawn(lines)))
    assert tables(reading) == [
        [
            ("ground", "owed", "paid"),
            ("open one good pond", "17", ""),
            ("bond", "", "2,900"),
            ("bog and hedge and pond", "", "8"),
        ]
    ]
    assert not reading.notes


def test_rules_below_the_names_and_above_the_sum_part_no_other_rows() -> None:
    ruled = b"70 696 m 290 696 l S 70 642 m 290 642 l S\n"
    rows = [
        ("ground", "owed", "known"),
        ("pond", "17", "once"),
        ("bog", "9", ""),
        ("hedge", "", ""),
        ("heath", "8", ""),
        ("all", "34", ""),
    ]
    lines = [
        (x, 700 - 13.0 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip((72, 160, 220), row, strict=True)
        if text
    ]
    assert tables(read_pdf(pages(ruled + drawn(lines)))) == [rows]
