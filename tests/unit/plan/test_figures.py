"""Figures: typed, kept exactly, written out, and followed by all text that refers to them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.figure_uses import (
    IN_REPORT,
    bound_again,
    figure_run,
    figure_uses,
    let_go,
    with_figure,
    with_figures,
    without_figure,
)
from desktopapp.plan.figure_words import (
    LETTER,
    MILLION,
    MONTH_ALONE,
    PER_CENT,
    form_giving,
    typed_figure,
    ways_to_write,
    written_figure,
)
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.merge import merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Plan, Section
from desktopapp.plan.report import Report, ReportSection
from desktopapp.plan.text import Paragraph, Run, Table, Text, plain
from tests.safety.officer import state

SECTION = Section("s", "What we spend")
TODAY = date(2027, 3, 1)
MONEY, COUNT = FigureUnit.MONEY, FigureUnit.COUNT
BUDGET = Figure(
    "f1", "Net budget", MONEY, now=FigureValue("v1", "1200000", "2026/27", source="Budget book")
)


def text_of(*runs: Run, name: str = "p") -> Text:
    return (Paragraph(name, runs),)


def with_use(figure: Figure = BUDGET, form: str = MILLION) -> Plan:
    """Return a plan that says a figure in a paragraph, in a table and in its report."""
    run = figure_run(figure, form, Run("", bold=True))
    sentence = (Run("We spend "), run, Run(" a year."))
    table = Table("t", (((Run("Net budget"),), (figure_run(figure, ""),)),))
    plan = replace(state(1), figures=(figure,), sections=(SECTION,))
    report = Report(sections=(ReportSection("Finance", text_of(*sentence)),))
    plan = plan.with_part(replace(SECTION, text=(*text_of(*sentence), table)))
    return replace(plan, report=report)


def to(value: str, name: str = "v2", figure: Figure = BUDGET) -> Figure:
    return replace(figure, now=replace(figure.now, id=name, value=value))


def said(plan: Plan) -> str:
    return plain(plan.sections[0].text)


@pytest.mark.parametrize(
    ("unit", "typed", "kept", "form", "written"),
    [
        (MONEY, "£1,234,567", "1234567", "", "£1,234,567"),
        (MONEY, "£1.2m", "1200000", LETTER, "£1.2m"),
        (MONEY, "1.25 million", "1250000", f"{MILLION}.2", "£1.25 million"),
        (MONEY, "£999,999,999", "999999999", MILLION, "£1 billion"),
        (MONEY, "£950,000", "950000", LETTER, "£950k"),
        (MONEY, "£9,500", "9500", LETTER, "£9,500"),
        (MONEY, "-£3.5", "-3.5", "", "\N{MINUS SIGN}£3.50"),
        (FigureUnit.PERCENTAGE, "135 per cent", "135", "", "135%"),
        (FigureUnit.PERCENTAGE, "12.5%", "12.5", PER_CENT, "12.5 per cent"),
        (FigureUnit.FTE, "1,040.5 FTEs", "1040.5", "", "1,040.5 FTE"),
        (COUNT, "12,345", "12345", "a later form", "12,345"),
        (COUNT, "١٢", "12", "", "12"),
        (FigureUnit.DATE, "30/6/27", "2027-06-30", "", "30 June 2027"),
        (FigureUnit.DATE, "30 June 2027", "2027-06-30", MONTH_ALONE, "June 2027"),
        (FigureUnit.DATE, "June 2027", "2027-06", "", "June 2027"),
        (FigureUnit.TEXT, " Good  ", "Good", MILLION, "Good"),
    ],
)
def test_a_figure_is_kept_exactly_and_written_in_the_form_that_was_chosen(
    unit: FigureUnit, typed: str, kept: str, form: str, written: str
) -> None:
    assert typed_figure(unit, typed, TODAY) == (kept, "", True)
    assert written_figure(unit, kept, form) == written


@pytest.mark.parametrize(
    ("unit", "typed", "note", "is_understood"),
    [
        (FigureUnit.DATE, "31 June 2027", "June has 30 days.", False),
        (FigureUnit.DATE, "soon", "Try “16 July 2024”.", False),
        (FigureUnit.DATE, "1 May 1850", "Is the year 1850 right?", True),
        (FigureUnit.DATE, "2101", "Is the year 2101 right?", True),
        (MONEY, "l2", "Write this as a number, such as £1,250.50.", False),
        (FigureUnit.FTE, "£5m", "This is money, and a number alone is meant here.", False),
        (MONEY, "110%", "This is a percentage, and money is meant here.", False),
        (COUNT, "12,5", "Write 12.5 with a point, or 125 without one.", False),
    ],
)
def test_what_is_no_such_figure_is_said_and_an_odd_year_is_asked_about(
    unit: FigureUnit, typed: str, note: str, *, is_understood: bool
) -> None:
    assert typed_figure(unit, typed, TODAY)[1:] == (note, is_understood)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_any_number_is_typed_back_from_the_words_that_it_is_written_in(
    n: int, places: int
) -> None:
    value = typed_figure(MONEY, f"{n // 10**places}.{abs(n) % 10**places}", TODAY).value
    for unit in (MONEY, COUNT, FigureUnit.FTE, FigureUnit.PERCENTAGE):
        assert typed_figure(unit, written_figure(unit, value), TODAY).value == value
        for way in ways_to_write(Figure("f", "", unit, now=FigureValue("v", value))):
            assert form_giving(unit, value, way.words) == way.form


def test_one_change_of_a_value_changes_all_text_that_refers_to_it_each_in_its_own_form() -> None:
    plan = with_figure(with_use(), to("2345678"))
    assert said(plan) == "We spend £2.3 million a year.\n\nNet budget\t£2,345,678"
    assert plan.report
    assert plain(plan.report.sections[0].text) == "We spend £2.3 million a year."
    assert plan.sections[0].text[0].runs[1].bold  # type: ignore[union-attr]  # a paragraph
    assert plan.figures[0].history == (BUDGET.now,)
    again = with_figure(plan, to("3000000", "v3", plan.figures[0]))
    assert [one.value for one in again.figures[0].values] == ["1200000", "2345678", "3000000"]
    uses = figure_uses(again)["f1"]
    assert [(one.part, one.is_true) for one in uses] == [
        (plan.sections[0].id, True),
        (plan.sections[0].id, True),
        (IN_REPORT, True),
    ]


def test_parts_that_do_not_refer_to_a_figure_stay_the_very_records_they_were() -> None:
    plan = with_use()
    after = with_figure(plan, to("7"))
    assert all(a is b for a, b in zip(plan.answers, after.answers, strict=True))
    assert with_figure(plan, BUDGET) is plan


def test_words_that_were_typed_over_are_not_changed_until_they_are_bound_again() -> None:
    plan = with_use()
    part = plan.sections[0]
    runs = (Run("We spend "), replace(figure_run(BUDGET, MILLION), text="£1.7 million"))
    plan = with_figure(plan.with_text(part.id, text_of(*runs)), to("2000000"))
    assert said(plan) == "We spend £1.7 million"
    (use,) = (one for one in figure_uses(plan)["f1"] if not one.is_true)
    assert said(bound_again(plan, use)) == "We spend £2 million"
    free = let_go(plan, use)
    assert said(free) == "We spend £1.7 million"
    assert all(one.is_true for one in figure_uses(free)["f1"])


def test_what_is_typed_beside_a_figure_stays_and_refers_to_nothing() -> None:
    plan = with_use()
    part = plan.sections[0]
    run = replace(figure_run(BUDGET, MILLION), text="Now £1.2 million in all")
    plan = with_figure(plan.with_text(part.id, text_of(run)), to("2000000"))
    assert said(plan) == "Now £2 million in all"
    assert [one.figure for one in plan.sections[0].text[0].runs] == ["", "f1", ""]  # type: ignore[union-attr]  # a paragraph


def test_a_number_within_a_longer_one_is_not_the_figure() -> None:
    figure = Figure("f1", "Homes", COUNT, now=FigureValue("v1", "12"))
    run = replace(figure_run(figure, ""), text="112 or 12.5")
    plan = with_use(figure)
    plan = plan.with_text(plan.sections[0].id, text_of(run))
    assert said(with_figure(plan, to("13", figure=figure))) == "112 or 12.5"


def test_a_figure_that_is_deleted_leaves_its_words_which_refer_to_nothing() -> None:
    plan = with_use()
    after = without_figure(plan, "f1")
    assert said(after) == said(plan)
    assert after.figures == ()
    assert "f1" not in str(after.sections) + str(after.report)


def test_a_value_that_is_emptied_takes_no_words_out_of_the_text() -> None:
    assert said(with_figure(with_use(), to(""))) == said(with_use())


def test_a_figure_that_becomes_another_kind_is_written_as_that() -> None:
    plan = with_figure(with_use(form=""), replace(to("40"), unit=FigureUnit.FTE))
    assert said(plan) == "We spend 40 FTE a year.\n\nNet budget\t40 FTE"


def test_two_who_change_one_figure_differently_decide_once_and_all_text_follows() -> None:
    base, asked = with_use(), []

    def theirs_chosen(clash: Clash) -> Resolution:
        asked.append(clash)
        return Resolution.THEIRS

    ours, theirs = with_figure(base, to("2000000")), with_figure(base, to("3000000", "v3"))
    merged = merge(base, ours, theirs, theirs_chosen)
    assert [one.place for one in asked] == ["figures, Net budget, now"]
    assert asked[0].theirs == "3,000,000 (2026/27, Budget book)"
    assert said(merged.plan) == said(theirs)
    assert merge(base, ours, theirs).plan == replace(ours, id=base.id)
    assert said(merge_unknown(ours, theirs, theirs_chosen).plan) == said(theirs)


def test_who_changes_a_figure_and_who_writes_beside_it_are_brought_together() -> None:
    base = with_use()
    part = base.sections[0]
    words = (Run("Today we spend "), figure_run(BUDGET, MILLION), Run(" a year."))
    theirs = base.with_text(part.id, (*text_of(*words), part.text[1]))
    merged = merge(base, with_figure(base, to("2000000")), theirs)
    assert not merged.clashes
    assert said(merged.plan).startswith("Today we spend £2 million a year.")


def test_values_that_two_added_to_a_history_are_all_there() -> None:
    base = with_use()
    ours = with_figure(base, to("2", "v2"))
    ours = with_figure(ours, to("3", "v3", ours.figures[0]))
    theirs = with_figure(base, replace(BUDGET, owner="Ann"))
    (merged,) = merge(base, ours, theirs).plan.figures
    assert (merged.value, merged.owner, len(merged.history)) == ("3", "Ann", 2)


def test_a_thousand_figures_are_changed_together_in_one_walk_through_the_plan() -> None:
    figures = tuple(
        Figure(f"f{n}", f"Figure {n}", COUNT, now=FigureValue(f"v{n}", str(n + 5000)))
        for n in range(1000)
    )
    plan = replace(with_use(), figures=figures)
    runs = tuple(run for one in figures for run in (figure_run(one, ""), Run(", ")))
    plan = plan.with_text(plan.sections[0].id, text_of(*runs))
    after = with_figures(plan, [to(str(int(one.value) + 1), f"{one.id}b", one) for one in figures])
    assert said(after) == "".join(f"{n + 5001:,}, " for n in range(1000))
