"""Measures in the documents: a page for members, and a section that counts where it is printed."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.documents.measures import measures_page
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import TableItem, build
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.plan.measures import Direction, Measure, MeasuredValue, PrintedMeasures
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import plain_runs
from desktopapp.store.resources import sample

TODAY = date(2025, 6, 2)


def measure(n: int) -> Measure:
    values = (MeasuredValue(f"a{n}", "12", "2024-04"), MeasuredValue(f"b{n}", "10", "2025-03"))
    return Measure(
        f"m{n}",
        f"Days to decide a claim of kind {n}",
        unit="days",
        direction=Direction.DOWN,
        baseline="12",
        baseline_as_at="2024-04",
        target="8",
        target_date="2026-03",
        values=values,
        owner="Head of benefits",
    )


def measured(number: int, printed: PrintedMeasures = PrintedMeasures.NOT) -> Plan:
    return replace(sample(), measures=tuple(map(measure, range(number))), measures_printed=printed)


def test_twelve_measures_are_one_page_for_members_that_reads_as_it_was_meant() -> None:
    page = measures_page(measured(12), TODAY)
    layout = lay_out(page)
    assert len(layout.pages) == 1
    assert [one for one in verify(to_pdf(page, layout), page, layout) if not one.holds] == []
    table = next(item for item in page.items if isinstance(item, TableItem))
    assert tuple(map(plain_runs, table.rows[1])) == (
        "Days to decide a claim of kind 0",
        "12 days, April 2024",
        "8 days by March 2026",
        "10 days, March 2025",
        "On the way",
        "Head of benefits",
    )


def test_a_thousand_measures_get_the_pages_that_they_need() -> None:
    assert len(lay_out(measures_page(measured(1_000), TODAY)).pages) > 20


def test_printed_measures_stand_at_the_end_of_the_plan_and_count() -> None:
    without, printed = (measured(5, one) for one in (PrintedMeasures.NOT, PrintedMeasures.TABLE))
    assert count(printed).words > count(without).words
    assert build(without).items == build(printed).items[: len(build(without).items)]
    last = build(printed).items[-1]
    assert isinstance(last, TableItem)
    assert len(last.rows) == 6
    assert build(replace(printed, measures=())) == build(replace(without, measures=()))


def test_the_web_page_has_printed_measures_in_its_text_and_contents() -> None:
    page = to_html(build(measured(2, PrintedMeasures.TABLE))).decode()
    header, _, text = page.partition("</header>")
    assert "Measures" not in header
    assert "Measures</a></li>" in text
    assert '<th scope="row">Days to decide a claim of kind 1</th>' in text


@pytest.mark.parametrize("owner", ["", "Head of benefits"])
def test_owners_have_a_column_only_where_one_is_known(owner: str) -> None:
    plan = replace(measured(1), measures=(replace(measure(1), owner=owner),))
    table = next(one for one in measures_page(plan, TODAY).items if isinstance(one, TableItem))
    assert len(table.rows[0]) == (6 if owner else 5)
