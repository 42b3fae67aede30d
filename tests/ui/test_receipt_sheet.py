"""The dialog that files a form’s receipt and shows, by question, what differs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktopapp.plan.copy_pieces import copy_pieces
from desktopapp.ui.files.receipt_sheet import ReceiptSheet
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, press


@pytest.fixture
def receipt(finished: WindowDesk, tmp_path: Path) -> Path:
    """Write what a form received of the sample: one answer cut off, one lost."""
    file = tmp_path / "receipt.txt"
    lines = []
    for one in copy_pieces(finished.plan):
        text = {"1.2": one.text[:100], "2.2": ""}.get(one.number, one.text)
        lines += [f"{one.number} {one.asks}", text.replace("’", "'")]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


def opened(desk: WindowDesk) -> ReceiptSheet:
    """Open the dialog by its command."""
    desk.choose("Receipt of the form…")
    sheet = desk.dialog(ReceiptSheet)
    assert isinstance(sheet, ReceiptSheet)
    return sheet


def file_it(sheet: ReceiptSheet, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose a file in the dialog, and wait until it was read."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    press(sheet, "File a receipt…")
    wait_until(sheet.choose.isEnabled)


def test_what_differs_is_shown_by_question_and_kept_in_the_plan(
    finished: WindowDesk, receipt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(finished)
    file_it(sheet, receipt, monkeypatch)
    told = sheet.text.toPlainText()
    assert "1.2 Measuring productivity. Cut off after 19 of 52 words." in told
    assert "2.2 Legacy system barriers. Not in the receipt." in told
    assert "1.1" not in told
    assert sheet.words.text().startswith("“receipt.txt”, compared on ")
    assert sheet.words.text().endswith(": 22 as approved, 1 cut off, 1 missing.")
    assert [one.file for one in finished.plan.receipts] == ["receipt.txt"]
    sheet.reject()
    again = opened(finished)
    assert again.words.text() == sheet.words.text()
    again.reject()
    finished.choose("Undo")
    assert finished.plan.receipts == ()


def test_the_question_in_hand_says_what_the_form_received(
    finished: WindowDesk, receipt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(finished)
    file_it(sheet, receipt, monkeypatch)
    sheet.reject()
    finished.go("t2.q2")
    finished.choose("Copy out to a form")
    card = finished.view_shown("copy").card
    assert card.state.text() == "Receipt of the form: Not in the receipt."


def test_a_file_that_is_no_receipt_is_refused_in_words(
    finished: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "receipt.pdf"
    bad.write_bytes(b"no pdf at all")
    sheet = opened(finished)
    file_it(sheet, bad, monkeypatch)
    assert "not a PDF" in sheet.problem.text()
    assert finished.plan.receipts == ()
