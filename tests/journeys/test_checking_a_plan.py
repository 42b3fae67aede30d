"""What the checks find in a plan, said in the window’s words and as data; what was set aside."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktopapp.checks.finding import found_at
from desktopapp.cli import run_command
from desktopapp.operations.exporting import check_plan
from desktopapp.operations.setting_aside import with_set_aside
from desktopapp.plan.text import Paragraph, Run, Table
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from tests.console import Capture, Console

DAY = date(2024, 6, 1)


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


def printed(capsys: Capture, *arguments: object) -> str:
    """Return what a command says to a person."""
    run_command([*map(str, arguments)])
    return capsys.readouterr().out


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


def test_a_rule_is_explained_in_words_and_as_data(say: Console, capsys: Capture) -> None:
    page = say("check", "--explain", "word twice")
    assert page["called"] == "A word is repeated"
    assert page["severity"] == "tidy"
    assert {"what", "why", "mend", "source", "kind"} < set(page)
    lines = printed(capsys, "check", "--explain", "Word-Twice").splitlines()
    assert lines[0] == "A word is repeated (word twice): tidy, the text"
    assert [line.split(":")[0] for line in lines[1:]] == [
        "What it finds",
        "Why it matters",
        "How to mend it",
        "What it rests on",
    ]


def test_a_rule_that_is_not_there_is_answered_by_those_that_are(say: Console) -> None:
    error = say("check", "--explain", "grammar police", code=1)["error"]
    assert "There is no rule “grammar police”" in error["what"]
    assert "“word twice”" in error["next"]
    assert "PLAN is missing" in say("check", code=2)["error"]["what"]


def test_what_was_set_aside_is_counted_and_listed_with_its_reason(
    tmp_path: Path, say: Console, capsys: Capture
) -> None:
    path = tmp_path / "Plan.planwright"
    part = sample().answers[0]
    words = (*part.text, Paragraph("p", (Run("We saved the the money ."),)))
    plan = sample().with_text(part.id, words)
    twice = [one for one in check_plan(plan, DAY) if one.rule.name == "word twice"]
    session = Session(with_set_aside(plan, twice, "A quotation", "A. Brook", "2024-06-01"))
    session.keep_in(path)
    session.save()
    found = say("check", path, "--today", DAY.isoformat())
    assert [one["rule"] for one in found["findings"] if one["fix"]] == ["space before"]
    assert [(one["rule"], one["reason"]) for one in found["set_aside"]] == [
        ("word twice", "A quotation")
    ]
    assert "1 finding was set aside; --set-aside lists them." in printed(capsys, "check", path)
    said = printed(capsys, "check", path, "--set-aside")
    assert "Set aside by A. Brook on 1 June 2024: A quotation." in said
