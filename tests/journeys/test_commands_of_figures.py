"""Figures from the command line: listed, brought in from a table, written as one."""

from pathlib import Path

import pytest

from desktopapp.plan.figure_uses import figure_run
from desktopapp.plan.text import Paragraph, plain
from desktopapp.session.opening import open_session
from desktopapp.store.reading_plans import open_plan
from tests.console import Capture, Console


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path, say: Console) -> Path:
    path = tmp_path / "wending.planwright"
    say("new", path, "--council", "Wending Borough Council")
    return path


def table(tmp_path: Path, value: str) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(
        f"Name,Value,Period,As at,Source\nNet budget,{value},2026/27,2026-04-01,Budget book\n"
        ",5,,,\n",
        encoding="utf-8",
    )
    return path


def test_a_table_is_brought_in_when_accepted_and_text_follows_its_next_values(
    tmp_path: Path, plan: Path, say: Console
) -> None:
    first = table(tmp_path, "£1.2m")
    assert say("figures", plan) == {"figures": []}
    said = say("figures", plan, "--import", first)
    assert (said["figures"], said["import"]["added"]) == ([], ["Net budget"])
    assert said["import"]["refused"][0]["why"] == "It has no name."
    (made,) = say("figures", plan, "--import", first, "--accept")["figures"]
    assert made == {
        "id": made["id"],
        "name": "Net budget",
        "value": "1200000",
        "unit": "money",
        "period": "2026/27",
        "as_at": "2026-04-01",
        "source": "Budget book",
        "used": [],
    }
    opened = open_session(plan, to_write=True)
    part = opened.plan.sections[0].id
    run = figure_run(opened.plan.figures[0], "million")
    opened.edit(opened.plan.with_text(part, (Paragraph("p", (run,)),)), "insert a figure")
    opened.save()
    opened.release()
    changed = say("figures", plan, "--import", table(tmp_path, "£2.5 million"), "--accept")
    assert changed["figures"][0]["used"] == [{"part": part}]
    assert changed["import"]["changed"] == [
        {"name": "Net budget", "before": "1200000", "after": "2500000"}
    ]
    after, _ = open_plan(plan)
    assert plain(after.part(part).text) == "£2.5 million"
    assert after.figures[0].history[0].value == "1200000"


def test_figures_are_written_as_a_table_and_a_file_that_is_there_stays(
    tmp_path: Path, plan: Path, say: Console
) -> None:
    say("figures", plan, "--import", table(tmp_path, "7"), "--accept")
    out = tmp_path / "out.xlsx"
    say("figures", plan, "--to", out)
    assert say("figures", plan, "--import", out)["import"]["same"] == 1
    before = out.read_bytes()
    say("figures", plan, "--to", out, code=1)
    assert out.read_bytes() == before


def test_accept_without_a_table_is_a_wrong_command(plan: Path, say: Console) -> None:
    assert "--import" in say("figures", plan, "--accept", code=2)["error"]["what"]
