"""Make the documents on one page: what was made last, what is open, and what it leads to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from desktopapp.session.versions import saved_versions
from desktopapp.ui.files import made_papers
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.widgets.card_list import PressCard
from tests.waiting import settle, wait_until
from tests.window_desk import LEFT, WindowDesk, buttons, press


def opened(window: WindowDesk) -> Exporting:
    """Choose the command, and wait until it is known what is open."""
    window.choose("Make the documents…")
    dialog = window.dialog(Exporting)
    wait_until(lambda: dialog.before.open)
    return dialog


def press_enter(dialog: Exporting) -> None:
    """Press Enter where the keyboard is, and wait until what was made can be opened."""
    held = QApplication.focusWidget()
    assert held
    QTest.keyClick(held, Qt.Key.Key_Return)
    wait_until(lambda: "Open the folder" in buttons(dialog) or dialog.problem.text())
    assert dialog.made


def choose(dialog: Exporting, folder: Path, *kinds: str) -> None:
    """Tick these documents and no others, and type a folder."""
    for kind, tick in dialog.ticks.items():
        tick.setChecked(kind in kinds)
    dialog.folder.setText(str(folder))


def test_all_documents_of_last_time_are_made_again_by_enter(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.type_into("t1.q1", "We are a district.")
    dialog = opened(begun)
    kinds = ("submission", "web", "email", "checklist")
    choose(dialog, tmp_path / "out", *kinds)
    dialog.contact.setChecked(True)
    press_enter(dialog)
    dialog.close()
    again = opened(begun)
    assert [kind for kind, tick in again.ticks.items() if tick.isChecked()] == list(kinds)
    assert again.folder.text() == str(tmp_path / "out")
    assert again.contact.isChecked()
    press_enter(again)
    assert again.made
    assert len(again.made.files) == 5  # the web page is two


def test_what_was_made_of_one_plan_says_nothing_of_another(
    begun: WindowDesk, finished: WindowDesk, tmp_path: Path
) -> None:
    dialog = opened(begun)
    choose(dialog, tmp_path / "out", "checklist")
    press_enter(dialog)
    finished.top.settings = begun.top.settings
    other = opened(finished)
    assert [kind for kind, tick in other.ticks.items() if tick.isChecked()] == [
        "submission",
        "appendix",
    ]


def test_what_is_open_stands_beside_the_papers_and_leads_to_its_place(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We are a district.")
    dialog = opened(begun)
    card = next(one for one in dialog.before.cards if "24 questions" in one.accessibleName())
    QTest.mouseClick(card, LEFT)
    assert not dialog.isVisible()
    wait_until(lambda: begun.where == "t1.q2")


def test_what_nobody_cleared_is_shown_with_the_report_and_leads_into_it(begun: WindowDesk) -> None:
    dialog = opened(begun)
    before = len(dialog.before.cards)
    dialog.ticks["report"].setChecked(True)
    cleared = dialog.before.cards[:]
    assert len(cleared) > before
    card = next(one for one in cleared if "nobody has cleared it" in one.accessibleName())
    QTest.keyClick(card, Qt.Key.Key_Return)
    begun.view_shown("report")


def test_nothing_moves_when_it_is_known_what_is_open(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We are a district.")
    begun.choose("Make the documents…")
    dialog = begun.dialog(Exporting)

    def places() -> dict[QWidget, object]:
        fields = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit)]
        there = [one for one in fields if one.isVisible() and not isinstance(one, PressCard)]
        return {one: one.mapTo(dialog, one.rect().topLeft()) for one in there}

    before = places()
    wait_until(lambda: dialog.before.cards)
    settle()
    assert places() == before


def test_the_plan_that_documents_were_made_of_is_kept_as_a_version_once(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.type_into("t1.q1", "We are a district.")
    for _ in range(2):
        dialog = opened(begun)
        choose(dialog, tmp_path / "out", "submission")
        press_enter(dialog)
        begun.saved()
        dialog.close()
    names = [one.name for one in saved_versions(begun.session) if one.name]
    assert names == ["Documents of 11 June 2024"]


def test_after_the_documents_the_e_mail_is_started_and_the_folder_opened(
    begun: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Path] = []
    monkeypatch.setattr("desktopapp.ui.files.exporting.open_path", started.append)
    monkeypatch.setattr(made_papers, "open_path", started.append)
    begun.type_into("t1.q1", "We are a district.")
    dialog = opened(begun)
    choose(dialog, tmp_path, "submission", "email")
    press_enter(dialog)
    assert {"Open the folder", "Start the e-mail", "Close"} <= set(buttons(dialog))
    press(dialog, "Start the e-mail")
    press(dialog, "Open the folder")
    assert [one.name for one in started] == [dialog.made.files[1].path.name, tmp_path.name]


def test_slips_are_mended_on_the_page_and_the_documents_have_what_is_meant(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.type_into("t1.q1", "We saved money . We saved the the rest.")
    dialog = opened(begun)
    card = next(one for one in dialog.before.cards if "2 slips" in one.accessibleName())
    press(card, "Mend")
    wait_until(lambda: not any("slip" in one.accessibleName() for one in dialog.before.cards))
    choose(dialog, tmp_path, "web")
    press_enter(dialog)
    assert dialog.made
    page = dialog.made.files[0].path.read_text("utf-8")
    assert "We saved money. We saved the rest." in page


def test_as_much_is_said_to_be_open_after_the_documents_are_made_as_before(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.type_into("t1.q1", "We are a district.")
    dialog = opened(begun)
    for kinds in (("web",), ("web", "report")):
        choose(dialog, tmp_path / "out", *kinds)
        number = dialog.count.whole.split()[0]
        press_enter(dialog)
        said = [label.text() for label in dialog.outcome.findChildren(QLabel)]
        assert any(one.startswith(f"Still open, as you saw before: {number}.") for one in said)
        dialog.close()
        dialog = opened(begun)
