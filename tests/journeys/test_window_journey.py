"""Whole journeys in the real window: keys are typed, buttons pressed, files read back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.layout.count import count
from desktopapp.plan.plan import AskState, HeadingChoice, Status
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.ui.files.exporting import Exporting
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

HARBOUR = Path(__file__).parents[1] / "briefs" / "harbour-2027.toml"


@pytest.mark.parametrize(
    "brief",
    [
        "productivity-2024",
        HARBOUR,
    ],
    ids=["the letter of 2024", "an invented letter"],
)
def test_a_plan_is_written_counted_exported_and_opened_again(
    qtbot: QtBot,
    window: WindowDesk,
    tmp_path: Path,
    brief: str | Path,
) -> None:
    path = tmp_path / "plan.planwright"
    window.show(new_session(path, "Wyvern Vale District Council", brief))
    questions = [question.id for _, question in window.plan.brief.questions()]
    first, second = questions[0], questions[1]

    window.go(first)
    window.write("We brought nine departments into four.")
    assert plain(window.plan.answers_to(first)[0].text) == "We brought nine departments into four."
    wait_until(lambda: window.work.pages.plan is window.plan)
    assert window.words_told.startswith(f"{count(window.plan).words} ")
    assert window.pages_told.startswith("1 page, ")

    window.card.status.choose(Status.READY)
    assert window.plan.status(first) is Status.READY
    assert window.ready_told == f"1 of {len(questions)} ready"

    window.go(second)
    window.write("By cost per case.")
    window.choose("Undo")
    assert window.plan.answers_to(second) == ()
    window.choose("Redo")
    assert plain(window.plan.answers_to(second)[0].text) == "By cost per case."

    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path / "documents")
    qtbot.addWidget(dialog)
    dialog.start()
    wait_until(lambda: dialog.made is not None)
    assert dialog.made
    assert all(one.path.stat().st_size > 100 for one in dialog.made.files)

    assert window.top.close()
    again = open_session(path).plan
    assert plain(again.answers_to(first)[0].text) == "We brought nine departments into four."
    assert again.status(first) is Status.READY
    assert again.answers_to(second)[0].heading is HeadingChoice.LABEL


def test_what_is_said_of_an_ask_is_undone_like_a_word(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    window.show(new_session(tmp_path / "a", "Wyvern Vale District Council", "productivity-2024"))
    window.go("t1.q3")
    (ask, row), *_ = window.card.rows
    qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton)
    assert window.plan.covered(ask.id).state is AskState.HERE
    assert row.state.text() == "Answered here"
    window.choose("Undo")
    assert window.plan.covered(ask.id).state is AskState.OPEN
    assert row.state.text() == "No text yet"
