"""The gate on the command line: the exit code says whether a plan may be marked."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.text import Picture
from desktopapp.session.opening import open_sample, open_session
from tests.console import Capture, Console


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = open_sample(tmp_path / "demo").path
    assert path
    return path


def test_the_exit_code_says_whether_a_plan_may_be_marked(say: Console, plan: Path) -> None:
    data = say("check", plan, "--gate", "submission", "--today", "2024-07-01")
    assert (data["gate"], data["ready"], data["must"]) == ("submission", True, 0)
    assert data["releases"] == []
    session = open_session(plan)
    first = session.plan.answers[0]
    grown = replace(first, text=(*first.text, Picture("new", "quay.png")))
    session.edit(session.plan.with_part(grown), "picture")
    session.save()
    found = say("check", plan, "--gate", "publication", "--today", "2024-07-01", code=1)
    assert found["must"] == 1
    assert found["ready"] is False


def test_a_gate_that_there_is_not_is_a_wrong_command(say: Console, plan: Path) -> None:
    assert "gate" in str(say("check", plan, "--gate", "garden", code=2))
