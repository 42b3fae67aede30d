"""Submit or publish: what is open, who releases the plan, and what was changed since."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktopapp.operations.exporting import check_plan
from desktopapp.operations.setting_aside import with_set_aside
from desktopapp.plan.plan import Plan
from desktopapp.plan.release import ReleaseKind
from desktopapp.plan.releases import released
from desktopapp.plan.text import Paragraph, Picture, Run
from desktopapp.ui.files import release_sheet
from desktopapp.ui.files.release_sheet import ReleaseSheet
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, press


def opened(desk: WindowDesk) -> ReleaseSheet:
    """Open the page and wait until it is known what is open."""
    desk.choose("Submit or publish…")
    sheet = desk.dialog(ReleaseSheet)
    wait_until(lambda: sheet.gate)
    return sheet


def grown(plan: Plan, *blocks: Paragraph | Picture) -> Plan:
    first = plan.answers[0]
    return plan.with_part(replace(first, text=(*first.text, *blocks)))


DAY = date(2024, 6, 11)
MORE = Paragraph("more", (Run("More was saved."),))


def test_a_plan_is_marked_by_keyboard_and_says_so_in_the_window(finished: WindowDesk) -> None:
    sheet = opened(finished)
    sheet.by.setText("")
    sheet.by.setFocus()
    QTest.keyClicks(sheet.by, "A. Brook")
    QTest.keyClicks(sheet.why, "The day is today.")
    sheet.marks.setFocus()
    QTest.keyClick(sheet.marks, Qt.Key.Key_Space)
    (release,) = finished.plan.releases
    assert (release.by, release.kind) == ("A. Brook", ReleaseKind.SUBMISSION)
    assert release.reason == "The day is today."
    assert "Submitted by A. Brook" in said(sheet)
    assert finished.due[0].startswith("Submitted on ")
    sheet.reject()
    finished.session.edit(grown(finished.plan, MORE), "write")
    wait_until(lambda: finished.due[1] == "1 answer changed since")
    again = opened(finished)
    assert "1 answer changed since it was submitted: 1.1" in said(again)


def said(sheet: ReleaseSheet) -> str:
    """Return what is said of releases."""
    labels = [one for card in sheet.cards for one in card.children() if hasattr(one, "text")]
    return "\n".join(one.text() for one in labels)


def test_what_must_be_mended_keeps_the_plan_from_being_marked(finished: WindowDesk) -> None:
    finished.session.edit(grown(finished.plan, Picture("new", "quay.png")), "picture")
    sheet = opened(finished)
    assert not sheet.marks.isEnabled()
    assert "1 thing must be mended" in sheet.said.text()
    assert "draft all the same" in sheet.said.text()
    sheet.mark()
    assert finished.plan.releases == ()


def test_what_was_set_aside_is_shown_with_its_reason(finished: WindowDesk) -> None:
    typed = Paragraph("typed", (Run("- a bullet that was typed"),))
    plan = grown(finished.plan, typed)
    (found,) = [one for one in check_plan(plan, DAY) if one.rule.name == "typed bullet"]
    aside = with_set_aside(plan, (found,), "It is a quotation.", "A. Brook", "2024-06-11")
    finished.session.edit(aside, "set aside")
    sheet = opened(finished)
    assert "Set aside by A. Brook on 11 June 2024: It is a quotation." in sheet.aside.text()
    assert all("A bullet was typed" not in one.accessibleName() for one in sheet.before.cards)


def test_a_release_is_taken_back_and_undo_brings_it_again(finished: WindowDesk) -> None:
    made = released(finished.plan, "r", ReleaseKind.SUBMISSION, "A. Brook", "2024-07-12")
    finished.session.edit(made, "marking")
    sheet = opened(finished)
    assert sheet.chosen is ReleaseKind.PUBLICATION
    press(sheet, "Take back")
    assert finished.plan.releases == ()
    assert sheet.cards == []
    finished.choose("Undo")
    assert finished.plan.releases == made.releases


def test_without_a_name_and_with_a_clock_that_is_wrong_nothing_is_lost(
    finished: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_sheet, "officer", lambda: "Somebody")
    monkeypatch.setattr(release_sheet, "now", lambda: "1970-01-01 00:00:05+00:00")
    finished.work.today = date(1970, 1, 1)
    sheet = opened(finished)
    assert sheet.by.text() == ""
    assert "Is the clock of this PC right?" in sheet.doubt.text()
    sheet.mark()
    assert finished.plan.releases == ()
    assert sheet.by.hasFocus()
    sheet.by.setText("A. Brook")
    sheet.day.line.setText("12 July 2024")
    sheet.day.line.textEdited.emit("12 July 2024")
    sheet.mark()
    (release,) = finished.plan.releases
    assert release.when == "2024-07-12"


def test_a_plan_that_can_only_be_read_is_shown_and_not_marked(
    finished: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(finished.session), "read_only", "It is open elsewhere.")
    sheet = opened(finished)
    assert not sheet.marks.isEnabled()
    assert "open to read only" in sheet.said.text()


def test_of_thousands_of_findings_the_most_serious_are_listed_and_all_are_counted(
    finished: WindowDesk,
) -> None:
    pictures = tuple(Picture(f"new{n}", "quay.png") for n in range(5000))
    finished.session.edit(grown(finished.plan, *pictures), "pictures")
    sheet = opened(finished)
    assert "5,000 things must be mended" in sheet.said.text()
    assert len(sheet.before.cards) == 60
    assert "The 60 most serious of 5,0" in sheet.before.said.text()
