"""Small things about letters in the window: what is in sight, what is said, where keys go."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktopapp.plan.text import paragraphs
from desktopapp.plan.wanted import Limit, LimitUnit, SentForm
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store import vault
from desktopapp.store.resources import sample_response
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.protecting import ask_and_unlock
from desktopapp.ui.widgets.palettes import CHOICES, apply_palette
from desktopapp.ui.workspace.asks import AskTick
from tests.letter_desk import ALT, CONTROL, SHIFT, LetterDesk, written
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, fill, press

WORDS = "lantern otter quarry"


def test_a_limit_of_the_whole_that_is_passed_makes_the_count_amber(open_window: Open) -> None:
    plan = sample_response()
    limited = replace(plan.brief.as_sent or plan.brief, limits=(Limit(LimitUnit.CHARACTERS, 50),))
    desk = open_window(Session(replace(plan, brief=limited)))
    wait_until(lambda: desk.warns_of_pages)
    assert desk.why_amber.endswith("characters over the limit")


def test_the_keyboard_goes_along_from_a_point(begun: WindowDesk) -> None:
    begun.go("t1.q1")
    tick = begun.top.findChildren(AskTick)[0]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Down, ALT)
    assert begun.where == "t1.q2"
    before = begun.plan
    QTest.keyClicks(begun.top.focusWidget(), "now")
    assert begun.plan != before


def test_news_of_a_plan_goes_with_it(begun: WindowDesk) -> None:
    begun.bar.ask("This is about the plan.", "It has time.", ())
    assert begun.bar.isVisible()
    begun.top.show_home()
    wait_until(lambda: not begun.is_open)
    assert not begun.bar.isVisible()


def test_the_day_of_the_week_takes_the_colours_there_are(
    window: WindowDesk, tmp_path: Path
) -> None:
    desk = LetterDesk(window)
    desk.read(written(tmp_path), tmp_path)
    beside = desk.sheet.about.due.beside
    try:
        for name, shades in CHOICES.items():
            apply_palette(name)
            muted = QColor(shades.muted)
            wait_until(lambda muted=muted: beside.palette().windowText().color() == muted)
    finally:
        apply_palette("light")


def test_what_is_to_be_looked_at_next_comes_into_sight(window: WindowDesk, tmp_path: Path) -> None:
    desk = LetterDesk(window)
    desk.read(written(tmp_path), tmp_path)
    window.top.resize(700, 420)
    desk.choose("Which bridges")
    desk.fields.words.setPlainText("")
    desk.choose("How have rural")
    desk.key(Qt.Key.Key_G, CONTROL | SHIFT)
    words = desk.fields.words
    wait_until(words.hasFocus)
    wait_until(lambda: not words.visibleRegion().isEmpty())


def test_a_form_is_offered_to_be_filled_in_where_the_letter_came_as_one(
    begun: WindowDesk, tmp_path: Path
) -> None:
    top, plan = begun.top, begun.plan
    assert "filled" not in Exporting(top, top.jobs, plan, tmp_path).ticks
    brief = replace(plan.brief, sent_form=SentForm("form.docx", ""))
    tick = Exporting(top, top.jobs, replace(plan, brief=brief), tmp_path).ticks["filled"]
    assert tick.text() == "Their own form, filled in"
    assert not tick.isChecked()


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    session = new_session(tmp_path / "Ferry", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("The ferry stops in March."))
    encrypt(session, WORDS)
    session.save()
    assert session.path
    return session.path


def test_a_protected_plan_can_be_the_earlier_one(
    window: WindowDesk, protected: Path, tmp_path: Path
) -> None:
    with pytest.raises(vault.Locked):
        open_session(protected)
    dialog = NewPlan(
        window.top, tmp_path, unlock=lambda *asked: ask_and_unlock(window.top, *asked)
    )
    dialog.show()
    dialog.earlier.take(protected)
    sheet = window.dialog(PassphraseSheet)
    fill(sheet, WORDS)
    press(sheet, "Open")
    wait_until(lambda: dialog.council.text() == "Wyvern Vale District Council")
