"""What the checks find in a plan that was laid out: what its page cannot hold."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks.finding import found_at
from desktopapp.operations.exporting import check_plan
from desktopapp.plan.text import Run, Table
from desktopapp.store.resources import sample


def table(columns: int) -> Table:
    """Make a table of so many columns, each with a word of eleven letters."""
    head, row = ([(Run(f"{word}{n:02}"),) for n in range(columns)] for word in ("Pensioner", "x"))
    return Table("wide", (tuple(head), tuple(row)))


@pytest.mark.parametrize(("columns", "named"), [(4, False), (14, True)])
def test_a_table_too_wide_for_the_page_is_found_where_it_stands(
    columns: int, *, named: bool
) -> None:
    plan = replace(sample(), report=None)
    first = plan.answers[0]
    plan = plan.with_part(replace(first, text=(*first.text, table(columns))))
    found = [one for one in check_plan(plan, date(2024, 6, 1)) if one.rule.name == "table"]
    assert [one.part for one in found] == [first.id] * named
    for one in found:
        assert "too wide" in one.message
        assert found_at(plan, one)
