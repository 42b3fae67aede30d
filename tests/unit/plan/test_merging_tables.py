"""Tables that two people changed: rows are known by their labels, columns by their headings."""

from dataclasses import replace

import pytest

from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.merge_table import merge_table
from desktopapp.plan.text import Run, Table, plain_block

BASE = ("Service|Saving|Met?", "Buses|£4m|Yes", "Ferries|£4m|Yes", "Cycling|£1m|No")


def table(*rows: str, extra: str = "") -> Table:
    cells = tuple(
        tuple((Run(words),) if words else () for words in row.split("|")) for row in rows
    )
    return Table("t", cells, extra=extra)


def merged(
    base: tuple[str, ...] | Table,
    ours: tuple[str, ...] | Table,
    theirs: tuple[str, ...] | Table,
    choice: Resolution = Resolution.OURS,
) -> tuple[list[str], list[str]]:
    """Return the rows that come of three tables, those of a second table too, and the clashes.

    Merges in both directions, which must come to the same where there is no clash.
    """
    three = [one if isinstance(one, Table) else table(*one) for one in (base, ours, theirs)]
    work, turned = Deciding(lambda _clash: choice), Deciding(lambda _clash: choice)
    found = merge_table(work, *three)
    other = merge_table(turned, three[0], three[2], three[1])
    assert len(work.clashes) == len(turned.clashes)
    assert work.clashes or found == other
    rows = [row.replace("\t", "|") for one in found for row in plain_block(one).split("\n")]
    return rows, [clash.place for clash in work.clashes]


def test_a_figure_stays_in_its_row_when_rows_above_it_go_and_others_come() -> None:
    ours = (BASE[0], *BASE[2:], "Trams|£9m|No")
    theirs = (*BASE[:3], "Cycling|£1m|Yes")
    assert merged(BASE, ours, theirs) == ([*ours[:2], "Cycling|£1m|Yes", ours[3]], [])


def test_a_figure_goes_with_its_row_when_rows_change_places() -> None:
    ours = (BASE[0], BASE[2], BASE[1], BASE[3])
    theirs = (BASE[0], "Buses|£5m|Yes", *BASE[2:])
    assert merged(BASE, ours, theirs) == ([BASE[0], BASE[2], "Buses|£5m|Yes", BASE[3]], [])


def test_a_figure_stays_in_its_column_when_columns_come_go_and_move() -> None:
    ours = ("Service|Met?|Since|Saving", "Buses|Yes|2022|£4m", "Ferries|Yes|2023|£4m")
    ours = (*ours, "Cycling|No|2021|£1m")
    theirs = (BASE[0], "Buses|£6m|Yes", *BASE[2:])
    assert merged(BASE, ours, theirs)[0] == [ours[0], "Buses|Yes|2022|£6m", *ours[2:]]
    without = ("Service|Saving", "Buses|£4m", "Ferries|£4m", "Cycling|£1m")
    assert merged(BASE, without, theirs) == (["Service|Saving", "Buses|£6m", *without[2:]], [])


def test_a_row_that_one_adds_has_an_empty_cell_in_a_column_that_the_other_adds() -> None:
    ours = (*BASE, "Trams|£9m|No")
    theirs = tuple(
        f"{row}|{words}" for row, words in zip(BASE, ("Cost", "1", "2", "3"), strict=True)
    )
    assert merged(BASE, ours, theirs) == ([*theirs, "Trams|£9m|No|"], [])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Resolution.OURS, [BASE[0], *BASE[2:]]),
        (Resolution.THEIRS, [BASE[0], "Buses|£7m|Yes", *BASE[2:]]),
        (Resolution.BOTH, [BASE[0], "Buses|£7m|Yes", *BASE[2:]]),
    ],
)
def test_a_row_that_one_removed_and_the_other_changed_is_a_clash(
    choice: Resolution, expected: list[str]
) -> None:
    theirs = (BASE[0], "Buses|£7m|Yes", *BASE[2:])
    rows, clashes = merged(BASE, (BASE[0], *BASE[2:]), theirs, choice)
    assert (rows, clashes) == (expected, ["a row that one side removed"])


def test_a_column_that_one_removed_and_the_other_filled_in_is_a_clash() -> None:
    without = ("Service|Saving", "Buses|£4m", "Ferries|£4m", "Cycling|£1m")
    theirs = (*BASE[:3], "Cycling|£1m|Yes")
    rows, clashes = merged(BASE, without, theirs, Resolution.THEIRS)
    assert (rows, clashes) == ([*theirs], ["a column that one side removed"])
    rows, clashes = merged(BASE, without, (*BASE, "Trams|£9m|No"))
    assert (rows[-1], clashes) == ("Trams|£9m", ["a column that one side removed"])


def test_rows_of_one_name_that_both_added_are_both_there_when_both_are_kept() -> None:
    ours, theirs = (*BASE, "Trams|£9m|No"), (*BASE, "Trams|£8m|No")
    rows, clashes = merged(BASE, ours, theirs, Resolution.BOTH)
    assert (rows, clashes) == ([*ours, theirs[-1]], ["a row that both added"])
    assert merged(BASE, ours, (*theirs[:-1], "Trams||No")) == ([*ours], [])


def test_a_row_that_both_added_alike_is_there_once() -> None:
    ours = (*BASE[:2], "Trams|£9m|No", *BASE[2:])
    assert merged(BASE, ours, ours[:-1]) == ([*ours[:-1]], [])


def test_a_cell_that_both_changed_is_a_clash_that_names_it() -> None:
    ours = (BASE[0], "Buses|£5m|Yes", *BASE[2:])
    theirs = (BASE[0], "Buses|£6m|Yes", *BASE[2:])
    rows, clashes = merged(BASE, ours, theirs, Resolution.BOTH)
    assert clashes == ["the cell “Buses”, “Saving”"]
    assert rows[1] == "Buses|£5m £6m|Yes"


def test_rows_that_share_a_label_are_told_by_what_stayed_or_are_a_clash() -> None:
    base = ("Service|Saving", "Total|£4m", "Parks|£2m", "Total|£6m")
    theirs = ("Service|Saving", "Total|£4m", "Parks|£2m", "Total|£8m")
    moved = ("Service|Saving", "Total|£4m", "Parks|£3m", "Total|£6m")
    assert merged(base, moved, theirs) == ([*moved[:3], "Total|£8m"], [])
    remade = ("Service|Saving", "Total|£1m", "Total|£2m", "Parks|£2m")
    rows, clashes = merged(base, remade, theirs, Resolution.BOTH)
    assert clashes == ["a table whose rows or columns cannot be told apart"]
    assert rows == [*remade, *theirs]


def test_what_one_side_says_of_a_table_is_kept_where_its_rows_are_chosen() -> None:
    base = table("Service|Saving", "Total|£4m", "Parks|£2m", "Total|£6m")
    theirs = replace(
        table("Service|Saving", "Total|£4m", "Parks|£2m", "Total|£8m"),
        summary="Savings of two years.",
        row_headers=True,
    )
    remade = table("Service|Saving", "Total|£1m", "Total|£2m", "Parks|£2m")
    for choice, rows in ((Resolution.OURS, remade.rows), (Resolution.THEIRS, theirs.rows)):
        found = merge_table(Deciding(lambda _clash, choice=choice: choice), base, remade, theirs)
        assert found == (replace(theirs, rows=rows),)


def test_rows_are_told_by_theme_and_measure_where_a_theme_stands_for_several() -> None:
    base = ("Theme|Measure|2024", "Roads|Repairs|5", "|Cost|£3m", "Parks|Visits|8", "|Cost|£3m")
    ours = ("Theme|Measure|2024", "Parks|Visits|8", "|Cost|£3m", "Roads|Repairs|5", "|Cost|£3m")
    theirs = (*base[:4], "|Cost|£9m")
    assert merged(base, ours, theirs) == ([*ours[:2], "|Cost|£9m", *ours[3:]], [])


def test_numbers_of_rows_do_not_tell_rows() -> None:
    base = ("No|Service|Saving", "1|Buses and trams|£4m", "2|Ferries|£5m", "3|Cycling|£1m")
    ours = ("No|Service|Saving", "1|Coaches|£2m", "2|Buses and trams|£4m", "3|Ferries|£5m")
    ours = (*ours, "4|Cycling|£1m")
    theirs = (*base[:2], "2|Ferries|£7m", base[3])
    assert merged(base, ours, theirs) == ([*ours[:3], "3|Ferries|£7m", ours[4]], [])


def test_columns_that_share_a_heading_are_told_by_their_figures() -> None:
    base = ("|Target|Actual|Target|Actual", "Buses|1|2|3|4", "Ferries|5|6|7|8")
    ours = ("|Target|Actual", "Buses|3|4", "Ferries|7|8")
    theirs = (base[0], "Buses|1|2|3|9", base[2])
    assert merged(base, ours, theirs) == (["|Target|Actual", "Buses|3|9", "Ferries|7|8"], [])


def test_a_heading_that_one_changed_takes_the_figures_of_the_other() -> None:
    ours = ("Service|Saving in 2024|Met?", *BASE[1:])
    theirs = (BASE[0], "Buses|£5m|Yes", *BASE[2:])
    assert merged(BASE, ours, theirs) == ([ours[0], "Buses|£5m|Yes", *BASE[2:]], [])


def test_a_row_that_one_renamed_and_the_other_removed_or_changed_is_a_clash() -> None:
    base = ("Service|Saving", "Buses|£4m", "Cycling|£1m")
    ours = (*base[:2], "Cycle ways|£1m")
    rows, clashes = merged(base, ours, base[:2])
    assert (rows, clashes) == ([*ours], ["a row that one side renamed or removed"])
    theirs = (*base[:2], "Cycling|£3m")
    rows, clashes = merged(base, ours, theirs, Resolution.THEIRS)
    assert (rows, clashes) == ([*theirs], ["a row that one side renamed or removed"])


def test_a_row_that_both_renamed_alike_is_the_same_row() -> None:
    ours = (*BASE[:3], "Cycle ways|£1m|No")
    theirs = (*BASE[:3], "Cycle ways|£3m|No")
    assert merged(BASE, ours, theirs) == ([*theirs], [])


def test_the_order_of_rows_that_both_moved_is_a_clash_where_they_meet() -> None:
    rows = ("Service|Saving", *(f"{one}|£{n}m" for n, one in enumerate("JKLMNO")))
    ours = (rows[0], rows[2], rows[1], *rows[3:])
    theirs = (*rows[:5], rows[6], rows[5])
    assert merged(rows, ours, theirs) == ([*ours[:5], rows[6], rows[5]], [])
    ours, theirs = (rows[0], *rows[2:], rows[1]), (*rows[:1], *rows[2:4], rows[1], *rows[4:])
    assert merged(rows, ours, theirs) == ([*ours], ["the order of the rows"])


def test_what_a_later_version_says_of_a_table_is_never_put_on_other_rows() -> None:
    base, marked = table(*BASE), table(*BASE, extra='{"widths": [1, 2, 3]}')
    grown = table(*BASE, "Trams|£9m|No")
    assert merged(base, marked, grown)[1] == ["a table whose rows or columns cannot be told apart"]
    figure = table(BASE[0], "Buses|£5m|Yes", *BASE[2:])
    assert merged(base, marked, figure) == ([*figure_rows(figure)], [])


def figure_rows(one: Table) -> list[str]:
    return plain_block(one).replace("\t", "|").split("\n")


def test_a_table_without_its_headings_is_merged_by_its_rows() -> None:
    theirs = (BASE[0], "Buses|£5m|Yes", *BASE[2:])
    assert merged(BASE, BASE[1:], theirs) == ([*theirs[1:]], [])


def test_a_table_of_uneven_rows_keeps_every_cell() -> None:
    uneven = replace(table(*BASE), rows=(*table(*BASE).rows, ((Run("Trams"),),)))
    theirs = (BASE[0], "Buses|£5m|Yes", *BASE[2:])
    assert merged(BASE, uneven, theirs) == ([*theirs, "Trams||"], [])
