"""Documents that cannot be written, from the dialog: clear words, and the old files kept."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.store.disk import Disk
from desktopapp.ui.files import exporting
from desktopapp.ui.files.exporting import Exporting
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

PDF, WORD = (
    "Wyvern Vale Productivity plan 2024.pdf",
    "Wyvern Vale Productivity plan 2024 - appendix.docx",
)
Open = Callable[[Path], Exporting]


@pytest.fixture
def opened(qtbot: QtBot, finished: WindowDesk) -> Open:
    """Return a function that opens the dialog of the sample for a folder."""

    def make(folder: Path) -> Exporting:
        dialog = Exporting(finished.top, finished.top.jobs, finished.plan, folder)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def press_make(qtbot: QtBot, dialog: Exporting) -> None:
    """Press Enter, which makes the documents, and wait for what is said."""
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    wait_until(lambda: dialog.problem.text() or dialog.made)


def refuse_second(monkeypatch: pytest.MonkeyPatch, operation: str, number: int) -> None:
    """Let the system refuse an operation for the second document, however often it is tried."""
    before = getattr(Disk, operation)
    done: list[object] = []

    def refusing(self: Disk, *paths: Path) -> object:
        if done:
            raise OSError(number, os.strerror(number))
        done.append(paths)
        return before(self, *paths)

    monkeypatch.setattr(Disk, operation, refusing)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in (PDF, WORD))


@pytest.mark.parametrize(
    ("operation", "number", "word"),
    [
        ("place", errno.EACCES, "another program has the file open"),
        ("place", errno.EROFS, "can only be read"),
        ("create", errno.ENOSPC, "disk is full"),
        ("create", errno.ENAMETOOLONG, "too long"),
    ],
)
def test_a_document_that_is_refused_is_said_and_the_old_one_stays(  # a table of cases
    qtbot: QtBot,
    opened: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    operation: str,
    number: int,
    word: str,
) -> None:
    (tmp_path / WORD).write_bytes(b"the old one")
    monkeypatch.setattr("desktopapp.store.files.sleep", lambda _seconds: None)
    dialog = opened(tmp_path)
    refuse_second(monkeypatch, operation, number)
    press_make(qtbot, dialog)
    said = dialog.problem.text()
    assert word in said
    assert "“Wyvern Vale Productivity plan 2024 - appendix.docx” could not be written" in said
    assert f"New before it: “{PDF}”" in said
    assert (tmp_path / WORD).read_bytes() == b"the old one"
    assert (tmp_path / PDF).read_bytes().startswith(b"%PDF")
    assert leftovers(tmp_path) == []
    assert dialog.make.isEnabled()


def test_a_folder_that_is_a_file_or_has_too_long_a_name_is_said(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    for folder, word in (
        (taken, "name"),
        (taken / "below", "folder"),
        (tmp_path / ("x" * 300), "long"),
    ):
        dialog = opened(folder)
        press_make(qtbot, dialog)
        assert word in dialog.problem.text()
        assert dialog.problem.isVisible()
        assert dialog.made is None
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_folder_that_vanished_is_made_again(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    dialog = opened(folder)
    folder.rmdir()
    press_make(qtbot, dialog)
    assert dialog.made
    assert (folder / PDF).exists()


def test_after_a_refusal_another_folder_can_be_typed_and_the_end_is_announced(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(exporting, "announce", lambda _widget, words: heard.append(words))
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    dialog = opened(taken)
    press_make(qtbot, dialog)
    assert dialog.problem.isVisible()
    dialog.folder.selectAll()
    qtbot.keyClicks(dialog.folder, str(tmp_path / "out"))
    dialog.problem.setText("")
    press_make(qtbot, dialog)
    assert dialog.made
    assert heard == ["The documents are made: 2."]
    assert not dialog.problem.isVisible()
