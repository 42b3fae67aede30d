"""Reuse by keys, clicks and drops: where text came from, whether it fits, files dragged here."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.library.guessing import age_in_words
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.exporting import USUAL, export
from desktopapp.operations.origins import origin_rows, origins
from desktopapp.operations.overlapping import overlaps
from desktopapp.operations.reusing import add_documents
from desktopapp.plan.pencil import MarkKind, pencil_marks
from desktopapp.plan.text import Paragraph, paragraphs, plain
from desktopapp.readers.read import read
from desktopapp.session.opening import new_session
from desktopapp.ui.panels.library_dialog import LibraryDialog
from desktopapp.ui.panels.reuse import ReusePanel
from desktopapp.ui.workspace.offer_card import fitting_words
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, buttons, press_by_key

TARNBY = """Tarnby District Council
Productivity plan 2022

3. Your plans to reduce wasteful spend within your organisation and systems.

Tarnby District Council uses agency staff only for posts that it cannot fill, and a panel of three
directors looks at each request. In 2021/22 its spend on agency was 4.1% of the staff budget.

Consultants and agency staff are approved by the finance team each week, and none stays for more
than six months without a plan to replace them with staff of our own.
"""
LEFT = Qt.MouseButton.LeftButton


COUNCIL, LETTER = "Sallow District Council", "productivity-2024"


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with the plan of a council that has a neighbour’s documents."""
    return open_window(new_session(tmp_path / "a.planwright", COUNCIL, LETTER))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tarnby.txt"
    path.write_text(TARNBY, encoding="utf-8")
    return path


def filled(window: WindowDesk, *sources: Path) -> ReusePanel:
    add_documents(window.plan, sources, lambda *_: None, lambda: False)
    window.go("t3.q4")
    panel = window.panel("reuse")
    wait_until(lambda: bool(panel.cards))
    return panel


def opened(panel: ReusePanel, beginning: str) -> None:
    """Open the passage that begins so, by key."""
    card = next(one for one in panel.cards if one.offer.text.startswith(beginning))
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert panel.view


def insert_as_it_is(panel: ReusePanel) -> None:
    """Insert the opened passage with nothing put instead of its words."""
    assert panel.view
    changes = panel.view.changes
    for row in range(changes.rowCount()):
        changes.item(row, 2).setText("")
    press_by_key(panel.view, panel.view.insert.text())


def test_the_line_below_an_answer_tells_whose_text_it_is_and_how_old(
    window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    opened(panel, "Tarnby District Council uses")
    insert_as_it_is(panel)
    age = age_in_words("2022", date.today())  # noqa: DTZ011  # the officer's own calendar, as the line
    assert window.origins == [
        f"From Tarnby District Council, Productivity plan 2022 ({age}): all as it was"
    ]
    wait_until(lambda: window.origin_signs == [True])
    assert not plain(window.plan.answers_to("t3.q4")[0].text).startswith("From")  # never printed
    window.go("t3.q5")
    assert window.origins == []
    window.go("t3.q4")
    assert len(window.origins) == 1


def test_typing_into_inserted_text_is_counted_and_undo_takes_it_back(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    opened(panel, "Consultants and agency")
    insert_as_it_is(panel)
    editor = window.editor()
    qtbot.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(12):
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(editor, Qt.Key.Key_Right, ctrl_shift)
    qtbot.keyClicks(editor, "We ask two officers before anybody new may come, ")
    window.refresh()
    (line,) = window.origins
    assert line.endswith("% as it was")
    assert "100%" not in line
    window.session.undo()
    window.refresh()
    assert "all as it was" in window.origins[0]
    assert plain(window.plan.answers_to("t3.q4")[0].text).startswith("Consultants and agency")


def test_two_passages_have_two_lines_and_our_own_looks_different(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.txt"
    said = "Sallow District Council pays for agency staff from one budget, which cabinet reads."
    above = "Sallow District Council\nReview 2024\n\n3. Your plans to reduce wasteful spend"
    ours.write_text(f"{above}\n\n{said}\n", encoding="utf-8")
    panel = filled(window, source, ours)
    for beginning in ("Tarnby District Council uses", "Sallow District Council pays"):
        wait_until(
            lambda start=beginning: any(c.offer.text.startswith(start) for c in panel.cards)
        )
        opened(panel, beginning)
        insert_as_it_is(panel)
    assert [one.split(",")[0] for one in window.origins] == [
        "From Tarnby District Council",
        "From our own earlier text",
    ]
    wait_until(lambda: window.origin_signs == [True, False])


def test_a_verdict_by_key_is_remembered_by_a_new_window_and_taken_back(
    open_window: Open, window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    panel = filled(window, source)
    last = panel.cards[1].offer
    opened(panel, last.text)
    press_by_key(panel.view, "Good match")
    wait_until(lambda: panel.cards[0].offer.fits is True)
    assert panel.cards[0].offer.key == last.key
    assert "Good match" in panel.cards[0].accessibleName()
    window.go("t3.q5")
    wait_until(lambda: panel.title.text().endswith("question 3.5"))
    assert all(card.offer.fits is None for card in panel.cards)  # for its question only
    assert window.top.close()

    again = open_window(new_session(tmp_path / "b.planwright", COUNCIL, LETTER))
    again.go("t3.q4")
    other = again.panel("reuse")
    wait_until(lambda: bool(other.cards))
    assert (other.cards[0].offer.key, other.cards[0].offer.fits) == (last.key, True)
    opened(other, last.text)
    press_by_key(other.view, "Not relevant")
    wait_until(lambda: other.cards[-1].offer.fits is False)
    assert "Not relevant" in other.cards[-1].accessibleName()
    assert other.view
    assert not other.view.verdicts[True].isChecked()
    press_by_key(other.view, "Not relevant")
    wait_until(lambda: all(card.offer.fits is None for card in other.cards))


def test_without_a_question_the_passage_says_so_instead_of_offering_what_does_nothing(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    theme = window.plan.brief.themes[2]
    window.go(theme.id)
    wait_until(lambda: panel.title.text() == "Choose a question")
    qtbot.keyClicks(panel.field, "consultants")
    wait_until(lambda: panel.title.text() == "1 passage found")
    opened(panel, "Consultants and agency")
    assert panel.view
    assert panel.view.why_not.startswith("Choose a question")
    offered = buttons(panel.view)
    assert not any("Insert" in words for words in offered)
    assert "Good match" not in offered
    window.go("t3.q4")
    wait_until(lambda: panel.view is None and bool(panel.cards))
    opened(panel, "Consultants and agency")
    assert panel.view
    assert not panel.view.why_not


def event_of(data: QMimeData, kind: type[QDragEnterEvent | QDropEvent]) -> QDropEvent:
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    spot = QPoint(5, 5) if kind is QDragEnterEvent else QPointF(5, 5)
    made = kind(spot, action, data, LEFT, none)  # type: ignore[arg-type]  # each has its own point
    made.ignore()
    return made


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_only_files_of_this_computer_are_welcome(window: WindowDesk, source: Path) -> None:
    panel = window.panel("reuse")
    words, web = QMimeData(), QMimeData()
    words.setText("some words")
    web.setUrls([QUrl("https://example.org/plan.pdf")])
    for data, welcome in ((words, False), (web, False), (files(source), True)):
        event = event_of(data, QDragEnterEvent)
        assert isinstance(event, QDragEnterEvent)
        panel.dragEnterEvent(event)
        assert event.isAccepted() is welcome
    added: list[Path] = []
    panel.add = added.extend
    for data in (words, web):
        event = event_of(data, QDropEvent)
        panel.dropEvent(event)
        assert not event.isAccepted()
    QApplication.processEvents()
    assert added == []


def dropped(panel: ReusePanel, *paths: Path) -> tuple[list[str], str, str]:
    """Drop files, wait for the library to read them, close it; return rows, step and report."""
    told: list[tuple[list[str], str, str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LibraryDialog) or dialog.stop.isVisible():
            QTimer.singleShot(50, look)
            return
        rows = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
        told.append((rows, dialog.step.text(), dialog.report.toPlainText()))
        dialog.accept()

    data = files(*paths)  # the event does not keep it alive
    panel.dropEvent(event_of(data, QDropEvent))
    QTimer.singleShot(50, look)
    wait_until(lambda: bool(told))
    return told[0]


def test_a_dropped_file_is_in_the_library_and_its_passages_are_offered(
    window: WindowDesk, source: Path
) -> None:
    window.go("t3.q4")
    panel = window.panel("reuse")
    wait_until(lambda: panel.stack.currentIndex() == 1)
    rows, step, report = dropped(panel, source)
    assert rows == ["Productivity plan 2022"]
    assert "1 added" in step
    assert report == ""
    wait_until(lambda: bool(panel.cards))
    assert panel.stack.currentIndex() == 0


def test_bad_files_among_many_are_named_and_the_others_are_added(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    broken, empty, other = tmp_path / "broken.pdf", tmp_path / "empty.docx", tmp_path / "a.xlsx"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    empty.write_bytes(b"")
    other.write_bytes(b"PK\x03\x04")
    more = tmp_path / "more.txt"
    more.write_text(TARNBY.replace("Tarnby", "Wexmoor"), encoding="utf-8")
    rows, step, report = dropped(
        window.panel("reuse"), broken, source, empty, other, more, tmp_path / "gone.txt"
    )
    assert len(rows) == 2
    assert "2 added, 4 not added" in step
    for name in ("broken.pdf", "empty.docx", "a.xlsx", "gone.txt"):
        assert f"{name}: " in report


def test_a_dropped_folder_is_read_with_the_folders_in_it(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    inner = tmp_path / "prior" / "2022"
    inner.mkdir(parents=True)
    source.rename(inner / "tarnby.txt")
    (inner / "~$tarnby.docx").write_bytes(b"a lock of Word")
    (inner / "photo.jpg").write_bytes(b"no text")
    panel = window.panel("reuse")
    rows, step, report = dropped(panel, tmp_path / "prior")
    assert rows == ["Productivity plan 2022"]
    assert "not added" not in step
    assert report == ""
    again, step, report = dropped(panel, tmp_path / "prior")
    assert again == rows
    assert "in the library already" in report


def test_the_annex_of_origins_names_place_owner_document_year_words_and_share(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    (made,) = export(window.plan, tmp_path / "none", ("origins",)).files
    nothing = "No text of this plan was taken from a library"
    assert nothing in plain(read(made.path).blocks)
    source.write_text(TARNBY.replace("plan 2022", "plan, July 2022"), encoding="utf-8")
    panel = filled(window, source)
    opened(panel, "Tarnby District Council uses")
    insert_as_it_is(panel)
    (origin,) = origins(window.plan)
    (row,) = origin_rows(window.plan)
    place, whose, document, words, share = row
    assert place.startswith("3.4 ")
    assert whose == "Tarnby District Council"
    assert "2022" in document
    assert origin.source.passage not in document
    assert document.endswith(f"“{' '.join(origin.source.text.split()[:8])} …”")
    assert int(words) == origin.words == len(origin.source.text.split())
    assert share == "all as it was"
    (made,) = export(window.plan, tmp_path / "out", ("origins",)).files
    text = plain(read(made.path).blocks)
    assert "For internal use only" in text
    for cell in row:
        assert cell in text
    assert nothing not in text


def test_the_annex_of_origins_is_in_no_set_that_is_made_without_naming_it(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    panel = filled(window, source)
    opened(panel, "Tarnby District Council uses")
    insert_as_it_is(panel)
    assert "origins" in DOCUMENTS
    assert "origins" not in USUAL
    made = export(window.plan, tmp_path / "out", USUAL).files
    assert made
    assert not [one for one in made if "origins" in one.path.name or one.kind == "origins"]
    for one in made:  # nor does any file of the usual set tell whose text it was
        assert b"Tarnby District Council, Productivity plan" not in one.path.read_bytes()


def test_text_that_was_written_here_has_no_origin(window: WindowDesk) -> None:
    plan = window.plan.with_answer_to("t3.q4", paragraphs("We wrote this ourselves."))
    assert origins(plan) == ()
    assert isinstance(plan.answers_to("t3.q4")[0].text[0], Paragraph)


def test_ctrl_r_lands_on_the_first_passage_and_ctrl_enter_inserts_it(
    window: WindowDesk, source: Path
) -> None:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    window.go("t3.q4", write=True)
    window.choose("Prior answers for this question")
    panel = window.panel_shown("reuse")
    wait_until(lambda: bool(panel.cards) and QApplication.focusWidget() is panel.cards[0])
    QTest.keyClick(panel.cards[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pencil_marks(window.plan)
    assert window.editor().hasFocus()
    window.choose("Prior answers for this question")  # it is shown: the keyboard goes there again
    assert panel.cards[0].hasFocus()
    QTest.keyClick(panel.cards[0], Qt.Key.Key_Escape)
    assert window.editor().hasFocus()


def test_ctrl_enter_inserts_an_opened_passage_and_what_was_typed_instead(
    window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    opened(panel, "Tarnby District Council uses")
    assert panel.view
    assert panel.view.insert.hasFocus()
    changes = panel.view.changes
    for row, flag in enumerate(panel.view.offer.flags):
        if "4.1" in panel.view.offer.text[flag.start : flag.end]:
            changes.item(row, 2).setText("2.6%")
    QTest.keyClick(panel.view.insert, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    words = plain(window.plan.answers_to("t3.q4")[0].text)
    assert "Sallow District Council uses agency staff" in words
    assert "2.6%" in words
    assert "2.6%" not in [mark.words for mark in pencil_marks(window.plan)]
    assert MarkKind.CLAIM in [mark.kind for mark in pencil_marks(window.plan)]


def test_an_empty_answer_says_how_many_passages_fit_and_leads_to_them(
    window: WindowDesk, source: Path
) -> None:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    window.top.finish()
    window.go("t3.q4", write=True)
    wait_until(lambda: window.fitting == "2 passages fit this question. Ctrl+R")
    window.press_fitting()
    panel = window.panel_shown("reuse")
    wait_until(lambda: bool(panel.cards) and QApplication.focusWidget() is panel.cards[0])
    window.editor().setFocus()
    window.write("Ours.")
    wait_until(lambda: window.fitting == "")


def test_passages_that_are_only_near_are_not_said_to_fit(
    window: WindowDesk, tmp_path: Path
) -> None:
    far = tmp_path / "garden.txt"
    far.write_text("The rose garden of Tarnby was planted in spring.\n", encoding="utf-8")
    add_documents(window.plan, [far], lambda *_: None, lambda: False)
    window.top.finish()
    window.go("t3.q4", write=True)
    wait_until(lambda: "No direct answer in your library" in window.fitting)
    window.press_fitting()
    panel = window.panel_shown("reuse")
    wait_until(lambda: bool(panel.cards))


def test_words_are_said_to_be_taken_only_while_the_passage_stands_there(
    window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    opened(panel, "Consultants and agency")
    insert_as_it_is(panel)
    (taken,) = overlaps(window.plan, (), ()).found
    assert taken.said.startswith("Taken from Tarnby District Council")
    (answer,) = window.plan.answers_to("t3.q4")
    ours = window.plan.with_text(answer.id, paragraphs(plain(answer.text)))
    (also,) = overlaps(ours, (), ()).found
    assert also.said.startswith("Also in Tarnby District Council")


def test_a_card_begins_with_the_sentence_that_fits_and_shows_what_fits(
    window: WindowDesk, tmp_path: Path
) -> None:
    source = tmp_path / "long.txt"
    first = "We began with our offices, where much was in a poor state. "
    source.write_text(
        TARNBY.replace("Consultants and", f"{first}Consultants and"), encoding="utf-8"
    )
    panel = filled(window, source)
    card = next(one for one in panel.cards if one.offer.text.startswith("We began"))
    words, bold = fitting_words(card.offer)
    assert words.startswith("… Consultants and agency staff")
    assert "Consultants" in [words[start:end] for start, end in bold]
