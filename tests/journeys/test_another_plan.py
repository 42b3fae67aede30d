"""Two letters go to members in one report: the answers to the other are an appendix of it."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.operations.other_plan import read_other_plan, with_plan_of
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import AppendixKind, Verb
from desktopapp.plan.text import plain
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample, sample_response
from desktopapp.ui.report import other_plans
from desktopapp.ui.report.report_view import ReportView
from tests.console import Capture, Console
from tests.waiting import wait_until
from tests.window_desk import Open

LEFT = Qt.MouseButton.LeftButton
OTHER = "Response to “Looking after our watersides”"


def kept(plan: Plan, folder: Path, name: str) -> Path:
    session = Session(plan)
    session.keep_in(folder / f"{name}.planwright")
    session.save()
    return folder / f"{name}.planwright"


def test_another_plan_is_added_looked_at_decided_on_undone_and_kept(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = kept(sample_response(), tmp_path, "watersides")
    as_it_was = other.read_bytes()
    session = Session(sample())
    session.keep_in(tmp_path / "plan.planwright")
    window = open_window(session)
    window.choose("Report to members")
    view = window.view_shown("report")
    assert isinstance(view, ReportView)
    before = window.plan
    monkeypatch.setattr(other_plans, "ask_file", lambda *_asked: other)
    view.other_plans.choose()
    sheet = view.other_plans.sheet
    assert sheet
    wait_until(lambda: bool(sheet.read or sheet.problem.said))
    assert sheet.shown
    assert "The five principles fit what residents told us" in plain(sheet.shown.text)
    assert window.plan is before
    qtbot.mouseClick(sheet.agree, LEFT)

    row = view.appendices.rows[-1]
    assert row.title.text() == OTHER
    assert row.other.asked.text().endswith("It must be returned by 28 May 2027.")
    assert row.other.decide.isChecked()
    recommended = plain(view.report.sections[0].text)
    assert f"That Cabinet endorse the council’s {OTHER} (Appendix 3)." in recommended
    assert other.read_bytes() == as_it_was

    row.other.decide.click()
    assert OTHER not in plain(view.report.sections[0].text)
    window.choose("Undo")
    with_it = window.plan
    assert window.top.close()
    assert open_session(tmp_path / "plan.planwright").plan == with_it


def test_the_report_prints_the_answers_and_says_who_asks(tmp_path: Path, capsys: Capture) -> None:
    say = Console(capsys)
    plan, other = kept(sample(), tmp_path, "plan"), kept(sample_response(), tmp_path, "other")
    files = plan.read_bytes(), other.read_bytes()
    target = tmp_path / "out"
    made = say("export", plan, "--to", target, "--only", "report", "--with-plan", other)
    assert (plan.read_bytes(), other.read_bytes()) == files
    assert made["with_plans"][0]["title"] == OTHER
    (report,) = made["files"]
    lines = [one.text for one in docx.Document(report["path"]).paragraphs]
    assert any(one.endswith(f"endorse the council’s {OTHER} (Appendix 3).") for one in lines)
    assert any("from the Department for Watersides of 1 March 2027" in one for one in lines)
    assert (
        "A path of 900 metres from the market to the lock, wide enough for wheelchairs to pass."
        in (lines)
    )
    assert lines.count(OTHER) == 1  # its title stands once above it


def test_a_plan_that_was_taken_again_keeps_its_place_and_what_was_decided(tmp_path: Path) -> None:
    other = kept(sample_response(), tmp_path, "other")
    once, _ = with_plan_of(sample(), other)
    twice, _ = with_plan_of(once, other)
    assert once.report
    assert twice.report
    assert [one.kind for one in twice.report.appendices].count(AppendixKind.OTHER) == 1
    assert twice.report.verb is Verb.ENDORSE
    assert once.report.appendices[-1].decide
    assert twice.report.appendices[-1].title == OTHER
    assert len(twice.pictures) == len(once.pictures)


def test_two_people_who_add_another_plan_each_have_both(tmp_path: Path) -> None:
    response = sample_response()
    one = kept(response, tmp_path, "one")
    fresh = new_plan(sample().brief, response.council, "The other letter")
    first = next(iter(fresh.brief.questions()))[1]
    two = kept(fresh.with_answer_to(first.id, sample().answers[0].text), tmp_path, "two")
    base = sample()
    ours, _ = with_plan_of(base, one)
    theirs, _ = with_plan_of(base, two)
    merged = merge(base, ours, theirs)
    assert merged.plan.report
    found = [a.title for a in merged.plan.report.appendices if a.kind is AppendixKind.OTHER]
    assert sorted(found) == [OTHER, "The other letter"]


def test_what_cannot_be_added_is_told_and_changes_nothing(tmp_path: Path) -> None:
    plan = sample()
    own = kept(plan, tmp_path, "own")
    with pytest.raises(Problem, match="the plan that the report is about"):
        read_other_plan(own, plan)
    empty = kept(new_plan(sample().brief, sample().council), tmp_path, "empty")
    with pytest.raises(Problem, match="has no answer yet"):
        read_other_plan(empty, sample())
    (tmp_path / "letter.planwright").write_bytes(b"Dear Chief Executive")
    with pytest.raises(Problem):
        read_other_plan(tmp_path / "letter.planwright", sample())
