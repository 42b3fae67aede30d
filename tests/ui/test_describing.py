"""Words for those who cannot see a picture or a table, given and corrected in the window."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Picture, Run, Table
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.workspace import plan_verbs
from tests.window_desk import Open, WindowDesk

TABLE = Table("t", (((Run("Year"),), (Run("Cases"),)), ((Run("2023"),), (Run("12"),))))


def opened(open_window: Open, plan: Plan, where: str) -> WindowDesk:
    window = open_window(Session(plan))
    window.go(where, write=True)
    return window


def test_a_table_is_described_and_its_rows_named(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample()
    (answer,) = plan.answers_to("t1.q2")
    window = opened(open_window, plan.with_text(answer.id, (TABLE,)), "t1.q2")
    editor = window.editor()
    editor.put_caret(Caret(answer.id, "t", 1))
    asked = []

    def ask(_parent: object, title: str, _question: str, now: str = "") -> str:
        asked.append((title, now))
        return "Cases in each year"

    monkeypatch.setattr(file_dialogs, "ask_words", ask)
    plan_verbs.describe(window.work)
    plan_verbs.describe(window.work)
    assert asked == [
        ("What does the table show?", ""),
        ("What does the table show?", "Cases in each year"),
    ]
    editor.formatting.set_row_headers(on=True)
    (table,) = window.plan.part(answer.id).text
    assert table == replace(TABLE, summary="Cases in each year", row_headers=True)


def test_a_pictures_words_can_be_corrected(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample()
    (answer,) = plan.answers_to("t1.q2")
    logo = Path(__file__).parents[2] / "resources" / "sample" / "logo.png"
    picture = Picture("p", "logo.png", "A shild", width=60)
    plan = plan.with_picture("logo.png", logo.read_bytes()).with_text(answer.id, (picture,))
    window = opened(open_window, plan, "t1.q2")
    editor = window.editor()
    editor.put_caret(Caret(answer.id, "p", 0))
    monkeypatch.setattr(file_dialogs, "ask_words", lambda *_: "A shield with a wyvern")
    plan_verbs.describe(window.work)
    shown = [one for one in window.plan.part(answer.id).text if isinstance(one, Picture)]
    assert [(one.alternative, one.decorative) for one in shown] == [
        ("A shield with a wyvern", False)
    ]
