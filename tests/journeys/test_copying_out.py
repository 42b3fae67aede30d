"""Answers carried into somebody’s form in the real window, and the form’s receipt compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktopapp.plan.copy_out import EntryState, entry_state
from desktopapp.plan.copy_pieces import copy_pieces
from desktopapp.plan.plan import Plan
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample_response
from desktopapp.ui.files.receipt_sheet import ReceiptSheet
from desktopapp.ui.panels.copy_view import CopyView
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, press

HARBOUR = Path(__file__).parents[1] / "briefs" / "harbour-2027.toml"


def enter() -> None:
    """Press Enter where the keyboard is."""
    held: QWidget | None = QApplication.focusWidget()
    assert held
    QTest.keyClick(held, Qt.Key.Key_Return)


def filled_in(desk: WindowDesk) -> dict[str, str]:
    """Carry all answers over by Enter, and return what was pasted into each box of the form."""
    desk.top.activateWindow()
    settle()
    desk.choose("Copy out to a form")
    view: CopyView = desk.view_shown("copy")
    form: dict[str, str] = {}
    while view.bar.told.text() != "Nothing is left to enter.":
        enter()
        form[view.key] = QGuiApplication.clipboard().text()
        enter()
    return form


def receipt(plan: Plan, form: dict[str, str]) -> str:
    """Write what the form says it received, with straight quotes."""
    lines, last = ["Thank you. Your reference is 7Q4."], ""
    for piece in copy_pieces(plan):
        lines += [f"{piece.number} {piece.asks}"] if piece.place != last else []
        last = piece.place
        lines.append(form.get(piece.key, "Not answered").replace("’", "'"))
    return "\n\n".join(lines)


def file_it(desk: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """File a receipt by its dialog, and return what is said of it."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    desk.choose("Receipt of the form…")
    sheet = desk.dialog(ReceiptSheet)
    assert isinstance(sheet, ReceiptSheet)
    press(sheet, "File a receipt…")
    wait_until(sheet.choose.isEnabled)
    said = sheet.words.text()
    sheet.reject()
    return said


def test_every_box_is_filled_in_ticked_received_and_all_of_it_kept(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(sample_response())
    session.keep_in(tmp_path / "Response.planwright")
    desk = open_window(session)
    form = filled_in(desk)
    pieces = copy_pieces(desk.plan)
    assert form == {one.key: one.text for one in pieces if one.text}
    got = tmp_path / "receipt.txt"
    got.write_text(receipt(desk.plan, form), encoding="utf-8")
    said = file_it(desk, got, monkeypatch)
    assert said.endswith(f": {len(form)} as approved.")
    assert session.path
    session.save()
    kept = open_session(session.path).plan
    states = {entry_state(kept, one) for one in copy_pieces(kept)}
    assert states == {EntryState.ENTERED, EntryState.NO_TEXT}
    assert [one.file for one in kept.receipts] == ["receipt.txt"]


def test_an_invented_letter_is_copied_out_in_its_own_order(
    window: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show(new_session(tmp_path / "plan.planwright", "Port of Sallow Council", HARBOUR))
    first, second, *_ = [question.id for _, question in window.plan.brief.questions()]
    window.go(second)
    window.write("By 14 wardens.")
    window.go(first)
    window.write("We count each accident.")
    form = filled_in(window)
    assert list(form.items()) == [(first, "We count each accident."), (second, "By 14 wardens.")]
    form[second] = "By 41 wardens."
    got = tmp_path / "receipt.txt"
    got.write_text(receipt(window.plan, form), encoding="utf-8")
    assert file_it(window, got, monkeypatch).endswith(": 1 as approved, 1 altered.")
