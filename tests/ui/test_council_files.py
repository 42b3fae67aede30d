"""The council's own template and report form in the window: chosen, mapped once, filled."""

import re
import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktopapp.layout.saying import pages_words
from desktopapp.operations.council_files import council_file
from desktopapp.session.session import Session
from desktopapp.store import policy
from desktopapp.store.resources import sample
from desktopapp.store.settings import load_settings
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.forms.appearance_form import AppearanceForm
from desktopapp.ui.forms.council_file import (
    FORM_WORDING,
    TEMPLATE_WORDING,
    CouncilFileDialog,
    FileWording,
)
from tests import council_files, word_made
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, press


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return council_files.house_file(tmp_path)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return council_files.form_file(tmp_path)


def opened(
    qtbot: QtBot, finished: WindowDesk, kind: FileWording, path: Path | None = None
) -> CouncilFileDialog:
    """Return the dialog with a file in it that was read, or refused."""
    dialog = CouncilFileDialog(finished.top, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    if path:
        dialog.show_file(path)
    wait_until(lambda: bool(dialog.chosen or dialog.problem.text()))
    return dialog


def choose(box: QComboBox, words: str) -> None:
    (index,) = [n for n in range(box.count()) if box.itemText(n).startswith(words)]
    box.setCurrentIndex(index)


def cell_of(document: "docx.document.Document", place: str) -> str:
    """Return the text of the cell that a place's id names: table, row and cell."""
    table, row, cell = map(int, place.removeprefix("cell ").split("."))
    return document.tables[table].cell(row, cell).text


def made(qtbot: QtBot, finished: WindowDesk, folder: Path, *kinds: str) -> Exporting:
    """Make documents in the dialog of the window."""
    dialog = Exporting(finished.top, finished.top.jobs, finished.plan, folder, finished.top)
    qtbot.addWidget(dialog)
    for kind, tick in dialog.ticks.items():
        tick.setChecked(kind in kinds)
    dialog.start()
    wait_until(lambda: bool(dialog.made or dialog.problem.text()))
    return dialog


def test_what_was_recognised_is_shown_and_what_was_left_behind_is_said(
    qtbot: QtBot, finished: WindowDesk, template: Path, form: Path
) -> None:
    dialog = opened(qtbot, finished, TEMPLATE_WORDING, template)
    assert dialog.chosen["Heading 1"].currentText() == "Marlow Section 1"
    assert dialog.said.text().startswith("Its macros were left behind. Recognised: ")
    dialog = opened(qtbot, finished, FORM_WORDING, form)
    assert dialog.chosen["Lead member"].currentText().startswith("Portfolio Holder")
    assert dialog.chosen["Biodiversity impact assessment"].currentText() == FORM_WORDING.unused


def test_a_form_unlike_ours_is_mapped_by_hand_and_what_was_recognised_is_said_honestly(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path
) -> None:
    path = tmp_path / "moot.docx"
    path.write_bytes(word_made.strange_form())
    dialog = opened(qtbot, finished, FORM_WORDING, path)
    assert dialog.said.text().startswith("Nothing in this file has a name that Planwright knows.")
    assert dialog.again_button.isHidden()
    dialog.agree()
    assert "Nothing from “moot.docx” is used yet." in dialog.problem.text()
    assert council_file(finished.top.settings, FORM_WORDING.setting) is None
    choose(dialog.chosen["Subject"], "Matter (the box next to it)")
    choose(dialog.chosen["Recommendation"], "What we ask of the moot")
    dialog.agree()
    exporting = made(qtbot, finished, tmp_path / "out", "report")
    assert exporting.made
    report = docx.Document(str(exporting.made.files[0].path))
    assert report.tables[0].cell(0, 1).text == finished.plan.title
    again = opened(qtbot, finished, FORM_WORDING, path)
    assert "As you chose before: 2 of " in again.said.text()
    again.again_button.click()
    wait_until(lambda: "Nothing in this file" in again.said.text())
    again.reject()
    again.drop()
    kept = opened(qtbot, finished, FORM_WORDING, path)
    assert kept.chosen["Subject"].currentText().startswith("Matter")


def test_documents_are_in_the_look_and_the_form_that_were_kept(
    qtbot: QtBot, finished: WindowDesk, template: Path, form: Path, tmp_path: Path
) -> None:
    opened(qtbot, finished, TEMPLATE_WORDING, template).agree()
    dialog = opened(qtbot, finished, FORM_WORDING, form)
    dialog.guidance.setChecked(True)
    dialog.agree()
    exporting = made(qtbot, finished, tmp_path / "out", "appendix", "report")
    assert exporting.house_lines["appendix"].whole == "In house.dotm"
    assert exporting.made
    assert re.search(r", about \d pages in Word$", exporting.made.files[0].measure)
    appendix, report, letter = (docx.Document(str(one.path)) for one in exporting.made.files)
    assert appendix.sections[0].header.paragraphs[0].text == "Marlow Fen: later pages"
    assert report.tables[0].cell(0, 1).text == finished.plan.title
    assert council_files.GUIDE not in [one.text for one in report.paragraphs]
    assert any("Minister" in one.text for one in letter.paragraphs)
    assert exporting.made.notes[0] == "Template: Its macros were left behind."


def test_a_changed_mapping_is_used_and_found_again_for_a_copy_elsewhere(
    qtbot: QtBot, finished: WindowDesk, template: Path, tmp_path: Path
) -> None:
    dialog = opened(qtbot, finished, TEMPLATE_WORDING, template)
    choose(dialog.chosen["Heading 1"], "Marlow Section 2")
    choose(dialog.chosen["Title"], TEMPLATE_WORDING.unused)
    dialog.agree()
    exporting = made(qtbot, finished, tmp_path / "out", "appendix")
    assert exporting.made
    written = docx.Document(str(exporting.made.files[0].path))
    names = {one.style.name for one in written.paragraphs if one.style}
    assert "Marlow Section 2" in names
    assert "Marlow Section 1" not in names
    copied = tmp_path / "copied.dotm"
    copied.write_bytes(template.read_bytes())
    finished.top.settings = load_settings()
    again = opened(qtbot, finished, TEMPLATE_WORDING, copied)
    assert again.chosen["Heading 1"].currentText() == "Marlow Section 2"
    assert again.chosen["Title"].currentText() == TEMPLATE_WORDING.unused


def test_a_field_goes_where_it_was_sent_and_not_where_another_goes(
    qtbot: QtBot, finished: WindowDesk, form: Path, tmp_path: Path
) -> None:
    dialog = opened(qtbot, finished, FORM_WORDING, form)
    place = dialog.chosen["Lead member"].currentData()
    choose(dialog.chosen["Lead member"], FORM_WORDING.unused)
    other = dialog.chosen["Subject"]
    subject = other.currentData()
    other.setCurrentIndex(other.findData(place))
    dialog.chosen["Report of"].setCurrentIndex(dialog.chosen["Report of"].findData(place))
    dialog.agree()
    assert "go to the same place" in dialog.problem.text()
    assert council_file(finished.top.settings, FORM_WORDING.setting) is None
    choose(dialog.chosen["Report of"], FORM_WORDING.unused)
    dialog.agree()
    exporting = made(qtbot, finished, tmp_path / "out", "report")
    assert exporting.made
    report = docx.Document(str(exporting.made.files[0].path))
    title = finished.plan.title
    assert cell_of(report, place) == title
    assert cell_of(report, subject) != title


def test_what_was_changed_is_dropped_only_when_that_is_said(
    qtbot: QtBot, finished: WindowDesk, form: Path
) -> None:
    opened(qtbot, finished, FORM_WORDING, form).agree()
    dialog = opened(qtbot, finished, FORM_WORDING)
    dialog.close()
    assert dialog.isHidden()  # nothing was changed
    dialog = opened(qtbot, finished, FORM_WORDING)
    choose(dialog.chosen["Lead member"], FORM_WORDING.unused)
    dialog.close()
    assert dialog.asking
    dialog.asking.reject()
    assert dialog.isVisible()
    dialog.reject()
    dialog.drop()
    assert dialog.isHidden()
    dialog = opened(qtbot, finished, FORM_WORDING)
    assert dialog.chosen["Lead member"].currentText().startswith("Portfolio Holder")
    choose(dialog.chosen["Lead member"], FORM_WORDING.unused)
    dialog.reject()
    assert dialog.asking
    press(dialog.asking, "Save")
    assert dialog.isHidden()
    kept = opened(qtbot, finished, FORM_WORDING)
    assert kept.chosen["Lead member"].currentText() == FORM_WORDING.unused


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_places_of_a_form_are_in_sight_when_it_is_opened_also_at_twice_the_size(
    qtbot: QtBot, open_window: Open, form: Path, size: tuple[int, int]
) -> None:
    desk = open_window(Session(sample()), size=size)
    dialog = opened(qtbot, desk, FORM_WORDING, form)
    wait_until(lambda: bool(dialog.chosen))
    settle()
    first = next(iter(dialog.chosen.values()))
    at = first.mapTo(dialog.area.viewport(), first.rect().bottomLeft())
    assert dialog.area.viewport().rect().contains(at)


@pytest.mark.parametrize("kind", [TEMPLATE_WORDING, FORM_WORDING])
def test_a_file_that_cannot_serve_is_refused_in_words_and_the_one_before_it_stays(
    qtbot: QtBot,
    finished: WindowDesk,
    template: Path,
    form: Path,
    tmp_path: Path,
    kind: FileWording,
) -> None:
    good = template if kind is TEMPLATE_WORDING else form
    opened(qtbot, finished, kind, good).agree()
    for name, data in (
        ("old.dot", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("cut.docx", council_files.form()[:900]),
        ("locked.docx", council_files.protected(council_files.form())),
        ("tracked.docx", council_files.with_tracked_changes(council_files.form())),
        ("gone.docx", b""),
    ):
        path = tmp_path / name
        if data:
            path.write_bytes(data)
        dialog = CouncilFileDialog(finished.top, kind)
        qtbot.addWidget(dialog)
        dialog.show_file(path)
        wait_until(lambda shown=dialog: bool(shown.problem.text()))
        assert dialog.problem.toolTip() == str(path)
        assert not dialog.agreeing.isEnabled()
        dialog.reject()
        assert council_file(finished.top.settings, kind.setting) == good


def test_a_template_that_vanished_is_said_and_nothing_is_written(
    qtbot: QtBot, finished: WindowDesk, template: Path, tmp_path: Path
) -> None:
    opened(qtbot, finished, TEMPLATE_WORDING, template).agree()
    template.unlink()
    exporting = made(qtbot, finished, tmp_path / "out", "submission", "appendix")
    assert "house.dotm" in exporting.problem.text()
    assert not (tmp_path / "out").exists()
    exporting = made(qtbot, finished, tmp_path / "out", "submission")
    assert exporting.made  # what does not need it is made


def test_what_takes_from_elsewhere_is_not_in_what_is_made(
    qtbot: QtBot, finished: WindowDesk, tmp_path: Path
) -> None:
    path = tmp_path / "remote.docx"
    path.write_bytes(council_files.with_remote_parts(council_files.house()))
    opened(qtbot, finished, TEMPLATE_WORDING, path).agree()
    exporting = made(qtbot, finished, tmp_path / "out", "appendix")
    assert exporting.made
    assert exporting.made.notes
    with zipfile.ZipFile(exporting.made.files[0].path) as archive:
        names = [one for one in archive.namelist() if one.endswith(".rels")]
        relations = b"".join(map(archive.read, names))
    assert b"attachedTemplate" not in relations


def test_to_use_none_is_a_choice_that_holds_against_what_it_has_set(
    qtbot: QtBot,
    finished: WindowDesk,
    template: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    decided = {"Template": str(template)}
    monkeypatch.setattr(policy, "policy", lambda: decided)
    dialog = opened(qtbot, finished, TEMPLATE_WORDING)
    assert dialog.path == template
    dialog.show_file(None)
    dialog.agree()
    assert council_file(finished.top.settings, TEMPLATE_WORDING.setting) is None
    exporting = made(qtbot, finished, tmp_path / "out", "appendix")
    assert exporting.made
    written = docx.Document(str(exporting.made.files[0].path))
    assert written.sections[0].header.paragraphs[0].text != "Marlow Fen: later pages"


def test_the_counter_follows_the_template_where_it_is_ticked_and_says_so(
    qtbot: QtBot, finished: WindowDesk, template: Path
) -> None:
    work = finished.work
    assert not AppearanceForm(work, finished.top).follows.isEnabled()  # there is no template yet
    opened(qtbot, finished, TEMPLATE_WORDING, template).agree()
    ours = work.pages.counted
    form = AppearanceForm(work, finished.top)
    assert form.follows.isEnabled()
    form.follows.setChecked(True)
    form.agree()
    wait_until(lambda: work.pages.followed is not None)
    assert work.pages.measured.counted.pages > ours.pages  # its pages are narrower
    assert work.pages.counted == ours  # the pages of the PDF are as they were
    estimated = f"About {pages_words(work.pages.measured.counted)}"
    assert finished.pages_told == estimated
    assert "“house.dotm”" in finished.chip.toolTip()
    finished.show(Session(sample()))
    again = finished.work
    assert again is not work
    wait_until(lambda: again.pages.followed is not None)
    form = AppearanceForm(again, finished.top)
    assert form.follows.isChecked()
    form.follows.setChecked(False)
    form.agree()
    wait_until(lambda: again.pages.followed is None)
    assert "house.dotm" not in finished.chip.toolTip()
    assert not finished.pages_told.startswith("About ")


def test_a_template_that_cannot_be_followed_is_said_and_the_counter_stays_with_our_look(
    qtbot: QtBot, finished: WindowDesk, template: Path
) -> None:
    opened(qtbot, finished, TEMPLATE_WORDING, template).agree()
    template.unlink()
    work = finished.work
    form = AppearanceForm(work, finished.top)
    form.follows.setChecked(True)
    form.agree()
    wait_until(lambda: "house.dotm" in finished.news)
    assert work.pages.followed is None
    assert "house.dotm" not in finished.chip.toolTip()
