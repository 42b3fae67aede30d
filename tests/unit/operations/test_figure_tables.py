"""Figures as tables: out and back without a loss, and what comes in is said before it is taken."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.documents.figure_sheets import figures_csv, figures_workbook
from desktopapp.operations.figures import (
    FiguresRead,
    _csv_rows,
    _sheet_rows,
    figures_of_rows,
    read_figures,
    said_of_figures_read,
    with_figures_read,
    write_figures,
)
from desktopapp.plan.figure_words import typed_figure
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.readers.csv_rows import read_csv
from desktopapp.readers.workbook import read_workbook
from tests.safety.officer import state
from tests.strategies import AWKWARD, IDS

TODAY = date(2027, 3, 1)
HOSTILE = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "'=1",
    "''@x",
    "＝1",
    'A, "b"',
    "'tis",
]
NAMES = st.one_of(st.sampled_from(HOSTILE), AWKWARD, st.text(max_size=12)).map(one_line)
PLAN = replace(
    state(1),
    figures=(
        Figure("f1", "Net budget", now=FigureValue("v1", "1200000", "2026/27", date(2026, 4, 1))),
        Figure("f2", "Homes", FigureUnit.COUNT, now=FigureValue("v2", "12345")),
    ),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    unit = draw(st.sampled_from(list(FigureUnit)))
    value = {
        FigureUnit.TEXT: NAMES.filter(bool),
        FigureUnit.DATE: st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str),
    }.get(unit, st.decimals(-(10**14), 10**14, places=3).map(str))
    kept = typed_figure(unit, draw(value), TODAY).value
    day = draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    period, source, place = draw(NAMES), draw(NAMES), draw(NAMES)
    now = FigureValue(draw(IDS), kept, period, day, source, place)
    return Figure(draw(IDS), draw(NAMES.filter(bool)), unit, draw(NAMES), now)


def taken(rows: list[tuple[str, ...]], plan: Plan = PLAN) -> FiguresRead:
    found = figures_of_rows(plan, rows, TODAY, "Ann", "2027-03-01 09:00:00+00:00")
    assert found
    return found


@settings(max_examples=60)
@given(st.lists(figures(), max_size=5, unique_by=lambda one: one.name.casefold()))
def test_figures_that_are_written_as_a_table_come_back_as_they_were(told: list[Figure]) -> None:
    empty = replace(PLAN, figures=())
    for rows in (
        tuple(_csv_rows(read_csv(figures_csv(told)))),
        tuple(_sheet_rows(read_workbook(figures_workbook(told)).blocks)),
    ):
        found = taken(list(rows), empty)
        assert not found.refused
        again = with_figures_read(empty, found).figures
        assert [replace(one, now=replace(one.now, id="", by="", when="")) for one in again] == [
            replace(one, now=replace(one.now, id="")) for one in told
        ]


@given(NAMES)
def test_no_cell_of_a_table_is_a_formula(name: str) -> None:
    data = figures_csv([Figure("f", name, FigureUnit.TEXT, now=FigureValue("v", name))])
    _, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    for cell in row:
        number = cell.strip(" +-£%").replace(",", "").replace(".", "").isdigit()
        assert number or not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


def test_a_workbook_with_the_same_figures_is_the_same_file() -> None:
    assert figures_workbook(PLAN.figures) == figures_workbook(PLAN.figures)


def test_what_a_table_adds_changes_leaves_and_refuses_is_said_and_nothing_is_changed_yet() -> None:
    found = taken(
        [
            ("Measure", "Amount", "Unit", "As at", "Page"),
            ("net budget", "£1.5m", "", "1 April 2027", "p. 4"),
            ("Homes", "12,345", "count", "", ""),
            ("Staff", "40 FTE", "", "31/3/2027", ""),
            ("Savings", "5%", "", "31 June 2027", ""),
            ("Lamps", "l2", "", "", ""),
            ("Founded", "1 May 1850", "date", "", ""),
            ("Boats", "7", "knots", "", ""),
            ("", "9", "", "", ""),
            ("HOMES", "9", "", "", ""),
            ("", "", "", "", ""),
        ]
    )
    assert [one.name for one in found.added] == ["Staff"]
    assert found.added[0].unit is FigureUnit.FTE
    ((was, new),) = found.changed
    assert (was.value, new.value, new.now.place, new.now.by) == (
        "1200000",
        "1500000",
        "p. 4",
        "Ann",
    )
    assert new.period == "2026/27"
    assert found.same == 1
    assert [(one.row, one.why) for one in found.refused] == [
        (5, "As at “31 June 2027”: June has 30 days."),
        (6, "“l2”: Write this as a number, such as 1,250."),
        (7, "“1 May 1850”: Is the year 1850 right?"),
        (8, "“knots” is no unit. Write one of money, percentage, FTE, count, date, text."),
        (9, "It has no name."),
        (10, "An earlier row is of the same figure."),
    ]
    said = list(said_of_figures_read(found, accepted=False))
    assert "changed      net budget: £1,200,000 becomes £1,500,000" in said
    assert said[-1] == "Nothing was changed yet. Add --accept to bring them in."
    after = with_figures_read(PLAN, found)
    assert [one.name for one in after.figures] == ["net budget", "Homes", "Staff"]
    assert after.figures[0].history == (PLAN.figures[0].now,)


def test_figures_go_out_to_a_file_and_come_in_from_it(tmp_path: Path) -> None:
    for name in ("figures.csv", "figures.xlsx"):
        write_figures(PLAN, tmp_path / name)
        found = read_figures(replace(PLAN, figures=()), tmp_path / name, TODAY, "Ann", "now")
        assert [(one.id, one.value) for one in found.added] == [("f1", "1200000"), ("f2", "12345")]
        assert read_figures(PLAN, tmp_path / name, TODAY, "Ann", "now").same == 2


def test_what_is_no_table_of_figures_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("One,Two\n1,2\n", encoding="utf-8")
    with pytest.raises(Problem, match="no table of figures"):
        read_figures(PLAN, tmp_path / "a.csv", TODAY, "Ann", "now")
    with pytest.raises(Problem, match="no table of figures"):
        read_figures(PLAN, tmp_path / "a.docx", TODAY, "Ann", "now")
    with pytest.raises(Problem, match=r"\.xlsx or \.csv"):
        write_figures(PLAN, tmp_path / "a.txt")


def test_a_thousand_figures_come_in_from_one_table() -> None:
    rows = [("Name", "Value"), *((f"Figure {n}", str(n)) for n in range(1, 1001))]
    found = taken(rows)
    assert len(with_figures_read(PLAN, found).figures) == 1002
