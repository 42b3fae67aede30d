"""Where to put a file: asked by the name it will have, and nothing replaced unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.backups import backups_of_file
from desktopapp.store.files import WritePlace
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.settings import backups_folder
from desktopapp.ui.files import file_verbs
from desktopapp.ui.files.file_verbs import PLANS
from desktopapp.ui.widgets.file_dialogs import ask_new_place, ask_place
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.jobs import Jobs
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Typing = Callable[..., None]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Return a function: an officer types these names into the system's dialog, one after another.

    The system asks about none of them.
    """

    def types(*names: Path | str) -> None:
        left: Iterator[Path | str] = iter(names)

        def typed(*_given: object, options: QFileDialog.Option) -> tuple[str, str]:
            assert options == QFileDialog.Option.DontConfirmOverwrite
            return str(next(left)), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", typed)

    return types


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function: the officer answers so, one after another; it returns the questions."""

    def answers(*given: str) -> list[str]:
        questions: list[str] = []
        left = iter(given)

        def answer(form: FormDialog) -> int:
            labels = [one.text() for one in form.findChildren(QLabel)]
            questions.append(" ".join(labels))
            assert not form.agreeing.isDefault()
            return int(next(left) == form.agreeing.text())

        monkeypatch.setattr(FormDialog, "exec", answer)
        return questions

    return answers


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def place_for(parent: QWidget, folder: Path) -> tuple[list[WritePlace], list[Exception]]:
    """Return the place that an officer chose, or why none could be taken."""
    places: list[WritePlace] = []
    failed: list[Exception] = []
    ask_place(parent, Jobs(parent), "Save", folder, PLANS, places.append, failed.append)
    return places, failed


def test_the_ending_is_added_before_anybody_is_asked(
    parent: QWidget, typing: Typing, asked: Callable[..., list[str]], tmp_path: Path
) -> None:
    (tmp_path / "Housing.planwright").write_text("theirs")
    typing(tmp_path / "Housing", tmp_path / "Waste")
    questions = asked("Cancel")
    (place,), failed = place_for(parent, tmp_path)
    assert not failed
    assert place.path == tmp_path / "Waste.planwright"
    assert place.agreed == ""
    (question,) = questions
    assert "“Housing.planwright”" in question
    assert str(tmp_path) in question


def test_an_ending_that_is_there_is_not_added_again(
    parent: QWidget, typing: Typing, tmp_path: Path
) -> None:
    typing(tmp_path / "A.PLANWRIGHT", tmp_path / "sheet", "")
    assert ask_new_place(parent, "Save", tmp_path, PLANS) == tmp_path / "A.PLANWRIGHT"
    assert ask_new_place(parent, "Save", tmp_path, "Text (*.txt)") == tmp_path / "sheet.txt"
    assert ask_new_place(parent, "Save", tmp_path, PLANS) is None


def test_a_folder_of_that_name_is_told(parent: QWidget, typing: Typing, tmp_path: Path) -> None:
    (tmp_path / "Housing.planwright").mkdir()
    typing(tmp_path / "Housing")
    places, (problem,) = place_for(parent, tmp_path)
    assert not places
    assert isinstance(problem, Problem)
    assert problem.then


def made_in(folder: Path, name: str, words: str) -> Session:
    session = new_session(folder / name, f"{name} Council", "productivity-2024")
    session.answer("t1.q1", paragraphs(words))
    session.save()
    return session


def words_in(path: Path) -> str:
    return plain(open_session(path).plan.answers_to("t1.q1")[0].text)


def test_a_copy_elsewhere_replaces_another_plan_only_when_told_to_and_keeps_it(
    window: WindowDesk,
    typing: Typing,
    asked: Callable[..., list[str]],
    tmp_path: Path,
) -> None:
    ours, theirs = made_in(tmp_path, "Plan", "Ours."), made_in(tmp_path, "Housing", "Theirs.")
    assert ours.path
    assert theirs.path
    window.open(ours.path)
    typing(tmp_path / "Housing", "")
    questions = asked("Cancel")
    file_verbs.save_copy(window.top)
    assert words_in(theirs.path) == "Theirs."
    assert "kept as a backup" in questions[0]
    typing(tmp_path / "Housing")
    asked("Replace it")
    file_verbs.save_copy(window.top)
    keeper = window.keeper
    wait_until(lambda: keeper.saved_at is not None)
    assert words_in(theirs.path) == "Ours."
    kept = [open_plan(one.path)[0] for one in backups_of_file(theirs.path, backups_folder())]
    assert theirs.plan in kept
    assert words_in(ours.path) == "Ours."
