"""What IT has set, in the window: said where it is in force, and held where it is locked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.plan.problem import Problem
from desktopapp.store.choices import (
    COUNCIL,
    LETTERS_FOLDER,
    REPORT_FORM,
    SHARED_LIBRARIES,
    TEMPLATE,
)
from desktopapp.store.settings import Settings
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.letters.letter_sheet import LetterSheet
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.forms.council_file import FORM_WORDING, TEMPLATE_WORDING, CouncilFileDialog
from desktopapp.ui.guide import Guide
from desktopapp.ui.panels.library_verbs import why_kept
from tests import council_files
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Decide = Callable[..., None]
LOCKED = "Set by your organisation."
PROPOSED = "Set by your organisation. You can choose another."


@pytest.fixture
def decide(monkeypatch: pytest.MonkeyPatch) -> Decide:
    """Let IT decide so; what it decided before is forgotten."""
    found: dict[str, str] = {}

    def decided(**values: str) -> None:
        found.clear()
        found.update(values)

    for place in ("store.policy", "operations.document_kinds"):
        monkeypatch.setattr(f"desktopapp.{place}.policy", lambda *_: found)
    return decided


def test_the_name_of_the_council_is_proposed_and_says_by_whom(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path, decide: Decide
) -> None:
    decide(Council="Sallow Town Council")
    settings = Settings()
    dialog = NewPlan(window.top, tmp_path, settings.get(COUNCIL), settings=settings)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.set_by.isVisible()
    assert dialog.set_by.text() == PROPOSED
    assert dialog.council.accessibleDescription() == PROPOSED
    QTest.keyClicks(dialog.council, "!")
    assert dialog.council.text() == "!"  # all of it was selected, to be written over


def test_a_locked_council_cannot_be_written_over_and_still_takes_the_keyboard(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path, decide: Decide
) -> None:
    decide(Council="Sallow Town Council", KeepToThese="1")
    settings = Settings({"council": "Another Council"})
    dialog = NewPlan(window.top, tmp_path, settings.get(COUNCIL), settings=settings)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.set_by.text() == LOCKED
    QTest.keyClicks(dialog.council, "!")
    assert dialog.council.text() == "Sallow Town Council"
    assert dialog.council.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.council.accessibleDescription() == LOCKED


def test_nothing_is_said_where_nothing_is_set(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path, decide: Decide
) -> None:
    decide(KeepToThese="1")
    settings = Settings()
    dialog = NewPlan(window.top, tmp_path, settings.get(COUNCIL), settings=settings)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.set_by.isVisible()
    assert dialog.council.accessibleDescription() == ""


@pytest.mark.parametrize("kind", [TEMPLATE_WORDING, FORM_WORDING])
def test_a_locked_file_is_shown_and_cannot_be_changed(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path, decide: Decide, kind: object
) -> None:
    is_template = kind is TEMPLATE_WORDING
    file = (council_files.house_file if is_template else council_files.form_file)(tmp_path)
    name = "Template" if is_template else "ReportForm"
    setting = TEMPLATE if is_template else REPORT_FORM
    decide(**{name: str(file), "KeepToThese": "1"})
    finished.top.settings.put(setting, "")  # what an officer chose before
    dialog = CouncilFileDialog(finished.top, kind)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    wait_until(lambda: bool(dialog.chosen or dialog.problem.text()))
    assert dialog.file_line.text() == file.name
    assert dialog.set_by.isVisible()
    assert dialog.file_line.accessibleDescription() == LOCKED
    assert not dialog.choose_button.isEnabled()
    assert not dialog.none_button.isEnabled()


def test_the_folder_for_letters_says_who_set_it(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path, decide: Decide
) -> None:
    decide(LettersFolder=str(tmp_path / "letters"))
    sheet = LetterSheet(window.top, tmp_path)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.place == tmp_path / "letters"
    wait_until(sheet.set_by.isVisible)
    assert sheet.elsewhere.isEnabled()
    decide(LettersFolder=str(tmp_path / "letters"), KeepToThese="yes")
    window.top.settings.put(LETTERS_FOLDER, str(tmp_path / "mine"))
    again = LetterSheet(window.top, tmp_path)
    qtbot.addWidget(again)
    again.show()
    assert again.place == tmp_path / "letters"
    wait_until(lambda: again.elsewhere.accessibleDescription() == LOCKED)
    QTest.keyClick(again.elsewhere, Qt.Key.Key_Space)
    assert "set by your organisation" in again.problem.text()
    assert again.place == tmp_path / "letters"


def test_a_document_that_is_switched_off_is_named_where_documents_are_made(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path, decide: Decide
) -> None:
    decide(NoEmailDraft="1")
    sheet = Exporting(finished.top, finished.top.jobs, finished.plan, tmp_path, finished.top)
    qtbot.addWidget(sheet)
    sheet.show()
    words = [one.text() for one in sheet.findChildren(type(sheet.step))]
    assert "Your organisation has switched this off: “Draft of the e-mail”." in words
    assert "email" not in sheet.ticks


def test_a_shared_library_that_is_set_stays_beside_those_that_are_chosen(decide: Decide) -> None:
    settings = Settings()
    decide(SharedLibrary="/srv/all.library", KeepToThese="1")
    assert settings.get(SHARED_LIBRARIES) == ("/srv/all.library",)
    assert why_kept("/srv/all.library") == LOCKED
    assert why_kept("/srv/mine.library") == ""
    settings.put(SHARED_LIBRARIES, ("/srv/mine.library",))
    assert settings.get(SHARED_LIBRARIES) == ("/srv/all.library", "/srv/mine.library")


def test_whom_to_ask_stands_in_the_guide_and_with_trouble(
    qtbot: QtBot, window: WindowDesk, decide: Decide
) -> None:
    decide(HelpContact="Service desk,  01632 960123")
    told = "Help with Planwright here: Service desk, 01632 960123"
    guide = Guide(window.top)
    qtbot.addWidget(guide)
    guide.show()
    assert guide.help.text() == told
    assert guide.help.focusPolicy() & Qt.FocusPolicy.TabFocus
    window.top.show_problem(Problem("It is broken.", then="Ask IT."))
    assert told in window.more
    decide()
    other = Guide(window.top)
    qtbot.addWidget(other)
    assert other.help.text() == ""
