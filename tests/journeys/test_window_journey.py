"""Whole journeys in the real window: keys are typed, buttons pressed, files read back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktopapp.layout.count import count
from desktopapp.plan.plan import Heading, State, Status
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.store.settings import Settings
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.window import Window

HARBOUR = Path(__file__).parents[1] / "briefs" / "harbour-2027.toml"
Make = Callable[[], Window]


@pytest.fixture
def make_window(qtbot: QtBot) -> Make:
    """Return a function that opens a window on 11 June 2024."""

    def make() -> Window:
        window = Window(Settings({"spelling": False}), date(2024, 6, 11))
        window.resize(1366, 768)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def type_words(qtbot: QtBot, window: Window, words: str) -> None:
    """Type words into the editor in hand."""
    assert window.work
    editor = window.work.editor()
    assert editor
    editor.setFocus()
    qtbot.keyClicks(editor, words)


def press(window: Window, words: str) -> None:
    """Choose the command of a menu that has these words."""
    window.finish()
    (action,) = [one for one in window.findChildren(QAction) if one.text() == words]
    action.trigger()


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
    make_window: Make,
    tmp_path: Path,
    brief: str | Path,
) -> None:
    window = make_window()
    path = tmp_path / "plan.planwright"
    window.show_session(new_session(path, "Wyvern Vale District Council", brief))
    work = window.work
    assert work
    questions = [question.id for _, question in work.plan.brief.questions()]
    first, second = questions[0], questions[1]

    work.go(first)
    type_words(qtbot, window, "We brought nine departments into four.")
    assert plain(work.plan.answers_to(first)[0].text) == "We brought nine departments into four."
    qtbot.waitUntil(lambda: work.pages.plan is work.plan, timeout=5000)
    assert work.counter.words.text().startswith(f"{count(work.plan).words} ")
    assert work.counter.chip.words.text().startswith("1 page, ")

    work.page.card.status.choose(Status.READY)
    assert work.plan.status(first) is Status.READY
    assert work.outline.ready.text() == f"1 of {len(questions)} ready"

    work.go(second)
    type_words(qtbot, window, "By cost per case.")
    press(window, "Undo")
    assert work.plan.answers_to(second) == ()
    press(window, "Redo")
    assert plain(work.plan.answers_to(second)[0].text) == "By cost per case."

    dialog = Exporting(window, window.jobs, work.plan, tmp_path / "documents")
    qtbot.addWidget(dialog)
    dialog.start()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=20_000)
    assert dialog.made
    assert all(one.path.stat().st_size > 100 for one in dialog.made.files)

    assert window.close()
    again = open_session(path).plan
    assert plain(again.answers_to(first)[0].text) == "We brought nine departments into four."
    assert again.status(first) is Status.READY
    assert again.answers_to(second)[0].heading is Heading.LABEL


def test_what_is_said_of_an_ask_is_undone_like_a_word(
    qtbot: QtBot, make_window: Make, tmp_path: Path
) -> None:
    window = make_window()
    window.show_session(
        new_session(tmp_path / "a", "Wyvern Vale District Council", "productivity-2024")
    )
    work = window.work
    assert work
    work.go("t1.q3")
    (ask, row), *_ = work.page.card.rows
    qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton)
    assert work.plan.covered(ask.id).state is State.HERE
    assert row.state.text() == "Answered here"
    press(window, "Undo")
    assert work.plan.covered(ask.id).state is State.OPEN
    assert row.state.text() == "Not answered yet"
