"""What is wrong with figures: each kind found where it is, and what is right left alone."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.plan.figure_faults import (
    figures_typed_in,
    mixed_periods,
    named_twice,
    names_of_figures,
    often_typed,
    outdated,
    said_otherwise,
    typed_over_figures,
    undated,
    unsourced,
)
from desktopapp.plan.figure_sums import table_sums
from desktopapp.plan.figure_uses import figure_run
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.plan import Plan, Section
from desktopapp.plan.sentence_sums import line_sums, sentence_sums
from desktopapp.plan.text import Paragraph, Run, Table, plain_block
from tests.safety.officer import state

TODAY = date(2027, 3, 1)


def figure(name: str, value: str, **told: object) -> Figure:
    now = FigureValue(f"{name}v", value, **told)  # type: ignore[arg-type]  # fields of a value
    return Figure(name, name, FigureUnit.MONEY, now=now)


def plan_of(*runs: Run, figures: tuple[Figure, ...] = ()) -> Plan:
    section = Section("s", "", text=(Paragraph("p", runs),))
    return replace(state(1), sections=(section,), figures=figures)


def saying(*figures: Figure) -> Plan:
    return plan_of(*(figure_run(one, "") for one in figures), figures=figures)


def table(*rows: tuple[str, ...]) -> Table:
    return Table("t", tuple(tuple((Run(cell),) if cell else () for cell in row) for row in rows))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("Service", "Cost"), ("A", "£10"), ("B", "£20"), ("Total", "£40")), [("£40", "£30")]),
        ((("Service", "Cost"), ("A", "£10"), ("B", "£20"), ("Total", "£30")), []),
        ((("", "£m"), ("A", "1.2"), ("B", "2.35"), ("C", "-"), ("Total", "3.5")), []),
        (
            (("", "£m"), ("A", "1.2"), ("B", "2.3"), ("C", "1.1"), ("Total", "4.9")),
            [("4.9", "4.6")],
        ),
        ((("", "Saving"), ("A", "£1.2m"), ("B", "£300k"), ("Total", "£1.5m")), []),
        ((("", "Saving"), ("A", "£10"), ("B", "(4)"), ("Grand total", "£6")), []),
        ((("", "Share"), ("A", "60%"), ("B", "50%"), ("Total", "100%")), [("100%", "110%")]),
        ((("", "Share"), ("A", "33%"), ("B", "33%"), ("C", "33%"), ("Total", "100%")), []),
        ((("", "Collected"), ("A", "97%"), ("B", "95%"), ("Total", "96%")), []),
        ((("", "Average"), ("A", "10"), ("B", "20"), ("Total", "15")), []),
        ((("", "Cost"), ("A", "tbc"), ("B", "20"), ("C", "5"), ("Total", "40")), []),
        ((("", "Cost"), ("A", "5"), ("of which B", "2"), ("C", "5"), ("Total", "10")), []),
        ((("", "Cost"), ("A", "5"), ("Total A", "5"), ("C", "5"), ("Total", "10")), []),
        ((("", "Year"), ("A", "2024"), ("B", "2025"), ("Total", "2")), []),
    ],
)
def test_a_total_in_a_table_is_named_where_its_rows_come_to_something_else(
    rows: tuple[tuple[str, ...], ...], found: list[tuple[str, str]]
) -> None:
    made = table(*rows)
    faults = list(table_sums(made))
    assert [(one.said, one.comes_to) for one in faults] == found
    assert all(plain_block(made)[one.start : one.end] == one.said for one in faults)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We save £10m, made up of £4m and £3m.", [("£10m", "£7m")]),
        ("We save £10m, made up of £4m and £5m, each rounded.", []),
        ("We save £10m, made up of £4m and £6m.", []),
        ("We save £10m, of which £4m is from staff and £3m from buildings.", []),
        ("We save £10m, of which £9m is from staff and £4m from buildings.", [("£10m", "£13m")]),
        ("We have 120 homes, comprising 60% flats and 45% houses.", [("120", "105%")]),
        ("We spend £1.2 million, comprising £0.7 million and £0.55 million.", []),
        ("We save £10m, of which 40% is from staff and 30% from buildings.", []),
        ("We save £10m a year. Of which £8m goes to A and £9m to B.", []),
        ("We save £1m to £2m, made up of £4m and £5m.", []),
    ],
)
def test_parts_that_a_sentence_lists_are_held_against_their_whole(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.said, one.comes_to) for one in sentence_sums(sentence)] == found


def test_figures_in_use_without_a_period_day_or_source_or_of_long_ago_are_named() -> None:
    full = figure("Full", "1", as_at=date(2027, 1, 1), source="Budget book")
    bare = figure("Bare", "2")
    old = figure("Old", "3", as_at=date(2026, 2, 28), source="Budget book")
    plan = saying(full, bare, old)
    assert [one.name for one, _ in undated(plan)] == ["Bare"]
    assert [one.name for one, _ in unsourced(plan)] == ["Bare"]
    assert [one.name for one, _ in outdated(plan, TODAY)] == ["Old"]
    assert list(undated(replace(saying(full), figures=(full, bare)))) == []


def test_words_that_say_otherwise_than_their_figure_are_named_with_what_it_says() -> None:
    one = figure("Net budget", "1200000")
    run = replace(figure_run(one, "million"), text="£1.7 million")
    ((found, use, words),) = typed_over_figures(plan_of(run, figures=(one,)))
    assert (found, use.words, words) == (one, "£1.7 million", "£1.2 million")


def test_two_values_of_one_name_and_period_are_named() -> None:
    first, second = figure("Net budget", "1"), replace(figure("net budget ", "2"), id="other")
    assert [(one.first, one.second) for one in named_twice(saying(first, second))] == [
        (first, second)
    ]
    other = replace(second, now=replace(second.now, period="2026/27"))
    assert list(named_twice(saying(first, other))) == []


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        ("Our net budget is £1.7 million.", True),
        ("The net budget for 2026/27 is £1,300,000.", True),
        ("The net budget (in all) was £9m.", True),
        ("Our net budget is £1.2 million.", False),
        ("Our net budget is £1.23m.", False),
        ("Our net budget is about £2 million.", False),
        ("Our net budget was £1.7 million in 2019/20.", False),
        ("Our net budget is spent on 12% of homes.", False),
        ("The cabinet budget is £9m.", False),
        ("Of our net budget we spend on roads £1.7 million.", False),
    ],
)
def test_a_value_typed_beside_the_name_of_a_figure_is_named_where_it_is_another(
    sentence: str, *, is_found: bool
) -> None:
    one = figure("Net budget", "1234567", period="2026/27")
    plan = plan_of(Run(sentence))
    found = list(said_otherwise(plan.sections[0], names_of_figures((one,))))
    assert bool(found) is is_found
    assert all(each.words in sentence for each in found)


def test_what_refers_to_its_figure_says_nothing_otherwise() -> None:
    one = figure("Net budget", "1234567")
    stale = replace(figure_run(one, ""), text="£9")
    plan = plan_of(Run("Our net budget is "), stale)
    assert list(said_otherwise(plan.sections[0], names_of_figures((one,)))) == []


def test_two_periods_in_a_sentence_that_names_neither_are_named() -> None:
    first, second = figure("A", "1", period="2025/26"), figure("B", "2", period="2026/27")
    runs = (Run("It rose from "), figure_run(first, ""), Run(" to "), figure_run(second, ""))
    ((one, use, other),) = mixed_periods(plan_of(*runs, figures=(first, second)))
    assert (one, use.figure, other) == (first, "A", second)
    said = (*runs, Run(" in 2026/27"))
    assert list(mixed_periods(plan_of(*said, figures=(first, second)))) == []


def test_each_sentence_of_a_line_is_added_up_by_itself() -> None:
    line = "We like sums. We save £10m, made up of £4m and £3m. Another £3m comes later."
    ((start, end, said, comes_to, _),) = line_sums(line)
    assert (line[start:end], said, comes_to) == ("£10m", "£10m", "£7m")


def test_what_is_typed_in_several_places_is_told_with_all_of_them() -> None:
    words = "We save £1,234,567 and 97.8%, 12% and £5m in 2024. Yes, £1,234,567 and £5m."
    (places,) = often_typed([figures_typed_in(plan_of(Run(words)).sections[0])], 2)
    assert [one.words for one in places] == ["£1,234,567", "£1,234,567"]
    assert all(words[one.place.position :].startswith(one.words) for one in places)
