"""Measures in a file of their own: whatever a plan holds comes back from CSV, doubts are told."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktopapp.operations.measure_files import measures_csv, measures_of
from desktopapp.plan.measure_edits import with_measures
from desktopapp.plan.measure_sheet import measures_in
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.readers.csv_rows import read_csv
from desktopapp.store.resources import sample
from tests.strategies import WORDS, made

WHERE = ("", *(question.id for _, question in sample().brief.questions()), "t1", "t4")
LINE = WORDS.map(lambda words: words.replace("\r", " "))


def measures() -> st.SearchStrategy[tuple[Measure, ...]]:
    """Generate measures as a window or a file may hold them."""
    typed = LINE.map(one_line)
    value = made(MeasuredValue, value=typed, as_at=typed, extra=("",))
    one = made(
        Measure,
        values=st.lists(value.filter(lambda one: one.value or one.as_at), max_size=3).map(tuple),
        where=WHERE,
        **dict.fromkeys(("name", "about", "unit", "owner", "source"), LINE),
        **dict.fromkeys(("baseline", "target", "target_to"), st.sampled_from(["", "12", "-1.5"])),
        **dict.fromkeys(("baseline_as_at", "target_date"), ("", "2024-07", "2026-03-31")),
    )
    return st.lists(one, max_size=3, unique_by=lambda one: one.id).map(tuple)


@given(measures())
@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_what_goes_out_as_csv_comes_back_as_it_was(known: tuple[Measure, ...]) -> None:
    plan = replace(sample(), measures=known)
    again = measures_of(read_csv(measures_csv(plan)), plan)
    assert again.measures == known
    assert with_measures(plan, again.measures) == plan


def test_a_cell_never_is_a_formula_and_its_own_apostrophe_stays() -> None:
    strange = Measure("m1", "=1+1", about="'quoted", owner="'=x", unit="@")
    plan = replace(sample(), measures=(strange,))
    written = measures_csv(plan).decode("utf-8-sig")
    assert written.splitlines()[1].startswith("'=1+1,''quoted,")
    assert measures_of(read_csv(measures_csv(plan)), plan).measures == (strange,)


def read(*rows: tuple[str, ...], plan: Plan | None = None) -> tuple[Measure, ...]:
    return measures_in(rows, plan or sample()).measures


def test_a_sheet_that_somebody_made_by_hand_is_read_by_its_column_names() -> None:
    (found,) = read(
        ("measure", "QUESTION", "Unit", "Direction", "Baseline", "Baseline as at", "Target"),
        ("Days to decide", "1.2", "days", "down", "12 days", "2023/24", "8"),
    )
    assert (found.name, found.where, found.direction) == (
        "Days to decide",
        "t1.q2",
        Direction.DOWN,
    )
    assert (found.baseline, found.baseline_as_at, found.target) == ("12", "2024-03", "8")
    assert found.id


def test_rows_of_one_name_are_the_values_of_one_measure() -> None:
    (found,) = read(
        ("Measure", "Value", "As at"),
        ("Calls", "1,250", "March 2024"),
        ("Calls", "1,300", "June 2024"),
        ("", "", ""),
    )
    assert [(one.value, one.as_at) for one in found.values] == [
        ("1250", "2024-03"),
        ("1300", "2024-06"),
    ]


def test_doubtful_cells_stay_as_they_are_and_are_named() -> None:
    head = ("Measure", "Question", "Unit", "Direction", "Target", "Target date", "Value")
    found = measures_in(
        (
            head,
            ("Waits", "9.9", "days", "sideways", "2 weeks", "31 June 2026", "ten"),
            ("", "", "days", "", "3", "", ""),
        ),
        sample(),
    )
    (one,) = found.measures
    assert (one.where, one.target, one.target_date) == ("", "2 weeks", "31 June 2026")
    assert one.values[0].value == "ten"
    said = " ".join(found.notes)
    for words in ("June has 30 days", "This is in weeks", "no “9.9”", "Row 2, Direction"):
        assert words in said
    assert "1 more" in said


def test_a_file_without_names_of_measures_is_refused() -> None:
    for rows in ((), (("Name", "Value"), ("Calls", "1"))):
        with pytest.raises(Problem, match="No column of this file is called “Measure”"):
            measures_in(rows, sample())


def test_what_a_file_has_no_column_for_stays() -> None:
    known = Measure("m1", "Calls", owner="Head of service", target="8", figure="f1")
    plan = replace(sample(), measures=(known, Measure("m2", "Waits")))
    found = read(("Measure", "Target", "Id"), ("Calls answered", "9", "m1"), plan=plan)
    merged = with_measures(plan, (*found, Measure("m3", "New")))
    assert merged.measures == (
        replace(known, name="Calls answered", target="9"),
        Measure("m2", "Waits"),
        Measure("m3", "New"),
    )


def test_a_thousand_measures_are_read_at_once() -> None:
    many = tuple(
        Measure(f"m{n}", f"Measure {n}", unit="%", values=(MeasuredValue(f"v{n}", "140"),))
        for n in range(1_000)
    )
    plan = replace(sample(), measures=many)
    assert measures_of(read_csv(measures_csv(plan)), plan).measures == many
