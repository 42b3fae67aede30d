"""What an officer does beside writing, where plan, profile and library lie on a share.

That no other test lets the window ask a disk is held by ``tests/conftest.py``.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktopapp.operations.libraries import own_library
from desktopapp.operations.reusing import add_documents
from desktopapp.session.opening import new_session, open_session
from desktopapp.ui.files import file_verbs, protecting, version_verbs
from desktopapp.ui.forms.council_file import (
    FORM_WORDING,
    TEMPLATE_WORDING,
    CouncilFileDialog,
    FileWording,
)
from desktopapp.ui.forms.council_form import CouncilForm
from desktopapp.ui.panels.library_dialog import LibraryDialog
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.jobs import wait_for_all
from desktopapp.ui.workspace.plan_verbs import ask_picture
from tests import council_files
from tests.file_calls import WindowCalls
from tests.slow_share import SlowShare
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, press

LATE = 0.02  # seconds for each call of the system
EARLIER = """1. How you have transformed the way you design and deliver services

Wending Borough Council uses agency staff less than in 2021: 4 posts of 210, down from 19.
"""
pytestmark = pytest.mark.impatient


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowShare:
    """Return a share on which everything of the officer's lies."""
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setenv("PLANWRIGHT_HOME", str(folder / "profile"))
    return SlowShare(folder, monkeypatch)


@pytest.fixture
def folder(share: SlowShare) -> Path:
    return Path(share.folder)


@pytest.fixture
def window(open_window: Open, share: SlowShare, folder: Path) -> Iterator[WindowDesk]:
    """Return a window with a plan of the share; what is under way at the end is done at once."""
    window = open_window(
        new_session(folder / "Housing", "Sallow Town Council", "productivity-2024")
    )
    until(lambda: window.session.lease)
    window.type_into("t1.q1", "We merged two teams.")
    window.keeper.save()
    window.saved()
    yield window
    share.delay = 0
    wait_for_all()


def until(holds: Callable[[], object]) -> None:
    wait_until(holds, 120)  # seconds, since the share is slow


def choosing(patch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's dialogs answer with a file, and let what is asked be agreed to."""
    for name in ("getOpenFileName", "getSaveFileName"):
        patch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))
    patch.setattr(FormDialog, "exec", lambda _form: 1)
    patch.setattr(file_dialogs, "ask_words", lambda *_, **__: "Our bridge")


@pytest.mark.parametrize("name", ["getOpenFileName", "getSaveFileName"])
def test_a_dialog_for_files_begins_elsewhere_where_its_folder_does_not_answer(
    qtbot: QtBot, share: SlowShare, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    begun: list[str] = []

    def begins(
        _parent: QWidget, _title: str, start: str, *_: object, **__: object
    ) -> tuple[str, str]:
        begun.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, name, begins)
    monkeypatch.setattr(file_dialogs, "FOLDER_PATIENCE", 0.2)
    parent, near = QWidget(), Path(share.folder, "Eel.planwright")
    qtbot.addWidget(parent)
    ask = file_dialogs.ask_file if name == "getOpenFileName" else file_dialogs.ask_new_place
    ask(parent, "A plan", near, "Plans (*.planwright)")
    share.delay = 1.0
    drawn = QTimer(interval=10)
    drawn.timeout.connect(lambda: begun.append("drawn"))
    drawn.start()
    ask(parent, "A plan", near, "Plans (*.planwright)")
    drawn.stop()
    share.delay = 0
    assert begun[0] == str(near)
    assert begun[-1] == str(Path.home() / "Eel.planwright")
    assert begun.count("drawn") > 5  # while it was waited for
    assert not share.of_window


@pytest.mark.skipif(sys.platform == "win32", reason="the system’s own dialogs are shown there")
def test_a_dialog_for_files_keeps_no_list_of_folders(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "config"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(kept))
    parent = QWidget()
    qtbot.addWidget(parent)

    def shows(above: QWidget, title: str, start: str, *_: object) -> tuple[str, str]:
        delete(QFileDialog(above, title, start))  # it keeps its list when it goes
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", shows)
    file_dialogs.ask_file(parent, "A plan", tmp_path, "Plans (*.planwright)")
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert not kept.exists()


def save_elsewhere(window: WindowDesk, folder: Path, patch: pytest.MonkeyPatch) -> None:
    other = new_session(folder / "Waste", "Sallow Town Council", "productivity-2024").path
    assert other
    choosing(patch, other)
    file_verbs.save_copy(window.top)
    until(lambda: window.session.path == other and window.session.is_saved)
    assert open_session(other).plan == window.plan


def share_a_copy(window: WindowDesk, folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / "Public.planwright").write_bytes(b"to be replaced")
    choosing(patch, folder / "Public.planwright")
    version_verbs.share(window.top)
    until(lambda: "without history is made" in window.news)


def keep_recovery_sheet(window: WindowDesk, folder: Path, patch: pytest.MonkeyPatch) -> None:
    choosing(patch, folder / "Sheet.txt")
    sheet = protecting.show_sheet(window.top, "ABCD EFGH")
    assert sheet
    press(sheet, "Save as text…")
    until((folder / "Sheet.txt").exists)


def choose_council_file(kind: FileWording, data: Callable[[], bytes]) -> Callable[..., None]:
    def chosen(window: WindowDesk, folder: Path, _patch: pytest.MonkeyPatch) -> None:
        path = folder / "theirs.docx"
        path.write_bytes(data())
        dialog = CouncilFileDialog(window.top, kind)
        dialog.show_file(path)
        until(lambda: dialog.chosen)
        dialog.agree()
        assert window.top.settings.get(kind.setting) == str(path)

    return chosen


def picture(folder: Path) -> Path:
    path = folder / "bridge.png"
    Image.new("RGB", (60, 40)).save(path)
    return path


def insert_picture(window: WindowDesk, folder: Path, patch: pytest.MonkeyPatch) -> None:
    choosing(patch, picture(folder))
    ask_picture(window.work)
    until(lambda: window.plan.pictures)


def choose_logo(window: WindowDesk, folder: Path, patch: pytest.MonkeyPatch) -> None:
    choosing(patch, picture(folder))
    form = CouncilForm(window.work)
    form.show()
    press(form, "Choose…")
    until(lambda: form.logo)
    form.agree()
    assert window.plan.council.logo


def with_library(window: WindowDesk, folder: Path) -> None:
    source = folder / "Earlier plan.txt"
    source.write_text(EARLIER, encoding="utf-8")
    add_documents(window.plan, [source], lambda *_: None, lambda: False)


def tidy_library(window: WindowDesk, folder: Path, _patch: pytest.MonkeyPatch) -> None:
    with_library(window, folder)
    dialog = LibraryDialog(window.top, window.top.jobs, window.plan, [])
    until(lambda: dialog.table.rowCount() == 1)
    dialog.table.item(0, 2).setText("2023-02")
    dialog.table.item(0, 4).setCheckState(Qt.CheckState.Checked)  # before the first is kept
    dialog.table.selectRow(0)
    dialog.remove_chosen()
    until(lambda: dialog.table.rowCount() == 0)
    dialog.put_back()
    until(lambda: dialog.table.rowCount() == 1)
    known = dialog.rows[0].details
    assert (known.date, known.own) == ("2023-02", True)
    dialog.remove_chosen()
    dialog.accept()


def judge_passage(window: WindowDesk, folder: Path, _patch: pytest.MonkeyPatch) -> None:
    with_library(window, folder)
    panel = window.panel("reuse")
    until(lambda: panel.cards)
    panel.cards[0].opened.emit()
    before = panel.cards
    panel.view.judged.emit(True)  # noqa: FBT003  # a signal takes no names
    until(lambda: panel.cards is not before)
    assert panel.cards[0].offer.fits


def see_no_library(window: WindowDesk, _folder: Path, _patch: pytest.MonkeyPatch) -> None:
    panel = window.panel("reuse")
    until(lambda: panel.stack.currentIndex() == 1)
    assert not own_library().exists()


VERBS = {
    "save elsewhere": save_elsewhere,
    "share a copy": share_a_copy,
    "recovery sheet": keep_recovery_sheet,
    "template": choose_council_file(
        TEMPLATE_WORDING, lambda: council_files.dotm(council_files.house())
    ),
    "form": choose_council_file(FORM_WORDING, council_files.form),
    "picture": insert_picture,
    "logo": choose_logo,
    "library": tidy_library,
    "passage": judge_passage,
    "no library": see_no_library,
}


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_of_the_window_waits_for_a_disk(
    share: SlowShare,
    window: WindowDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    verb: str,
) -> None:
    heard = WindowCalls(tmp_path, monkeypatch)
    share.delay = LATE
    VERBS[verb](window, folder, monkeypatch)
    assert share.calls
    assert heard.found == []


def test_a_window_that_asks_a_disk_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def careless(chosen: Path) -> None:
        chosen.read_bytes()

    (folder / "plan").write_bytes(b"words")
    heard = WindowCalls(tmp_path, monkeypatch)
    (folder / "plan").read_bytes()  # a test may
    assert heard.found == []
    careless.__code__ = careless.__code__.replace(co_filename=file_dialogs.__file__)
    careless(folder / "plan")
    assert len(heard.found) == 1
    heard.found.clear()


def test_while_a_place_is_looked_at_the_officer_hears_why_nothing_happens(
    share: SlowShare, window: WindowDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = folder / "Copy.planwright"
    choosing(monkeypatch, copy)
    share.delay = 0.5
    file_verbs.save_copy(window.top)
    assert window.news == "Looking at this folder."
    share.delay = 0
    until(lambda: window.session.path == copy)
    until(lambda: window.session.is_saved)
    assert window.news != "Looking at this folder." or not window.has_news
