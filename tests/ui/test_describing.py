"""Words for those who cannot see a picture or a table, given and corrected in the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Picture, Run, Table
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.store.settings import Settings
from desktopapp.ui.desk import plan_verbs
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.parts import asking
from desktopapp.ui.window import Window

TABLE = Table("t", (((Run("Year"),), (Run("Cases"),)), ((Run("2023"),), (Run("12"),))))


def opened(qtbot: QtBot, plan: Plan, where: str) -> Workspace:
    window = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(window)
    window.show_session(Session(plan))
    window.show()
    assert window.work
    window.work.go(where, write=True)
    return window.work


def test_a_table_is_described_and_its_rows_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample()
    (answer,) = plan.answers_to("t1.q2")
    work = opened(qtbot, plan.with_text(answer.id, (TABLE,)), "t1.q2")
    editor = work.editor()
    assert editor
    editor.put_caret(Caret(answer.id, "t", 1))
    asked = []

    def ask(_parent: object, title: str, _question: str, now: str = "") -> str:
        asked.append((title, now))
        return "Cases in each year"

    monkeypatch.setattr(asking, "ask_words", ask)
    plan_verbs.describe(work)
    plan_verbs.describe(work)
    assert asked == [
        ("What does the table show?", ""),
        ("What does the table show?", "Cases in each year"),
    ]
    editor.formatting.set_row_headers(on=True)
    (table,) = work.plan.part(answer.id).text
    assert table == replace(TABLE, summary="Cases in each year", row_headers=True)


def test_a_pictures_words_can_be_corrected(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = sample()
    (answer,) = plan.answers_to("t1.q2")
    logo = Path(__file__).parents[2] / "resources" / "sample" / "logo.png"
    picture = Picture("p", "logo.png", "A shild", width=60)
    plan = plan.with_picture("logo.png", logo.read_bytes()).with_text(answer.id, (picture,))
    work = opened(qtbot, plan, "t1.q2")
    editor = work.editor()
    assert editor
    editor.put_caret(Caret(answer.id, "p", 0))
    monkeypatch.setattr(asking, "ask_words", lambda *_: "A shield with a wyvern")
    plan_verbs.describe(work)
    shown = [one for one in work.plan.part(answer.id).text if isinstance(one, Picture)]
    assert [(one.alternative, one.decorative) for one in shown] == [
        ("A shield with a wyvern", False)
    ]
