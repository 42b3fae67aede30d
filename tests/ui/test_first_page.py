"""The first page: it opens with the next thing, of each plan how it stands, and waits for none."""

import shutil
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktopapp.plan.history import Caret
from desktopapp.plan.places import first_place
from desktopapp.plan.plan import Status
from desktopapp.session.encrypting import encrypt
from desktopapp.session.glancing import glance
from desktopapp.session.opening import new_session
from desktopapp.session.session import Session
from desktopapp.store.names import SUFFIX
from desktopapp.store.resources import sample
from desktopapp.store.settings import settings_file
from desktopapp.ui.files import file_verbs
from desktopapp.ui.home import Home
from desktopapp.ui.pages.plan_choice import PlanChoice
from desktopapp.ui.widgets.when import when_saved
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, button

COUNCIL = "Wyvern Vale District Council"


def kept(folder: Path, name: str) -> Path:
    """Keep the sample in a file of this name."""
    path = folder / f"{name}{SUFFIX}"
    session = Session(sample())
    session.keep_in(path)
    session.save()
    return path


def shown(window: WindowDesk, *paths: Path) -> Home:
    """Show the first page with these plans, the first of them opened last."""
    for path in reversed(paths):
        window.top.settings.add_recent(path)
    window.top.show_home()
    home = window.top.home
    assert isinstance(home, Home)
    return home


def card(home: Home, path: Path) -> PlanChoice:
    found = home.listed(path)
    assert found
    return found


def test_a_plan_says_how_it_stands_what_comes_next_and_when_it_is_due(
    window: WindowDesk, tmp_path: Path
) -> None:
    begun = tmp_path / f"begun{SUFFIX}"
    new_session(begun, COUNCIL, "productivity-2024")
    done = kept(tmp_path, "done")
    home = shown(window, begun, done)
    wait_until(lambda: card(home, done).line == "Ready to send. Next: make the documents")
    wait_until(lambda: card(home, begun).due)  # on a busy computer one may be told late
    assert card(home, begun).line.endswith(
        "questions have no text. Next: write 1.1 Organisational change"
    )
    assert card(home, begun).due == "38 days left"
    assert card(home, begun).small.startswith(f"{COUNCIL}. Saved ")
    assert home.title.whole == "Your plan is due in 38 days"
    assert home.next.whole == "Next: write 1.1 Organisational change"


def test_the_first_page_of_a_plan_is_drawn_on_its_card(window: WindowDesk, tmp_path: Path) -> None:
    path = kept(tmp_path, "done")
    home = shown(window, path)

    def inks() -> int:
        picture = card(home, path).grab().toImage()
        return len({picture.pixel(x, y) for x in range(16, 66) for y in range(18, 86)})

    blank = inks()
    wait_until(lambda: inks() > blank + 10)


def test_what_is_told_late_moves_nothing(window: WindowDesk, tmp_path: Path) -> None:
    path = kept(tmp_path, "done")
    home = shown(window, path)

    def places() -> list[object]:
        cards = window.choices().values()
        return [one.mapTo(home, one.rect().topLeft()) for one in cards]

    before = places()
    wait_until(lambda: card(home, path).line)
    QApplication.processEvents()
    assert places() == before


def test_enter_goes_on_with_the_plan_that_was_opened_last(
    window: WindowDesk, tmp_path: Path
) -> None:
    path = kept(tmp_path, "done")
    home = shown(window, path, kept(tmp_path, "other"))
    lit = QApplication.focusWidget()
    assert lit is button(home, "Continue")
    QTest.keyClick(lit, Qt.Key.Key_Return)
    wait_until(lambda: window.is_open)
    assert window.session.path == path


def test_copies_what_was_recovered_and_what_is_damaged_say_so_in_a_word(
    window: WindowDesk, tmp_path: Path
) -> None:
    plan = kept(tmp_path, "Our plan")
    mine, back = (plan.with_stem(f"Our plan {words}") for words in ("(my copy)", "(recovered) 2"))
    shutil.copy(plan, mine)
    shutil.copy(plan, back)
    broken = plan.with_stem("broken")
    broken.write_bytes(plan.read_bytes()[:3000])
    home = shown(window, plan, mine, back, broken)
    wait_until(lambda: card(home, broken).tag == "Damaged")
    wait_until(lambda: card(home, mine).line.startswith("Ready to send"))
    tags = [card(home, one).tag for one in (plan, mine, back, broken)]
    assert tags == ["", "Copy", "Recovered", "Damaged"]
    assert card(home, mine).accessibleDescription().startswith("Copy. Ready to send")


def test_nothing_is_read_or_kept_of_a_protected_plan(window: WindowDesk, tmp_path: Path) -> None:
    path = tmp_path / f"secret{SUFFIX}"
    session = new_session(path, COUNCIL, "productivity-2024")
    encrypt(session, "zebra quartz lampshade violin")
    session.save()
    assert glance(path).plan is None
    home = shown(window, path)
    wait_until(lambda: card(home, path).tag)
    assert card(home, path).tag == "Protected"
    assert card(home, path).line == "Open it with its passphrase."
    assert "Wyvern" not in card(home, path).accessibleDescription()
    assert home.title.whole == "Carry on where you left off"
    assert home.next.whole == "Open it with its passphrase."


def test_a_share_that_does_not_answer_says_so_and_holds_up_no_other_plan(
    window: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    near, far = kept(tmp_path, "near"), tmp_path / f"far{SUFFIX}"
    answers, exists = Event(), Path.exists

    def slowly(self: Path) -> bool:
        if self == far:
            answers.wait(30)
        return exists(self)

    monkeypatch.setattr(Path, "exists", slowly)
    home = shown(window, far, near)
    wait_until(lambda: card(home, near).line)
    assert card(home, far).line == "Its folder does not answer yet."
    answers.set()
    wait_until(lambda: "Not there now" in card(home, far).line)


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_the_plan_to_go_on_with_is_in_sight_whatever_the_size_of_the_window(
    open_window: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    path = kept(tmp_path, "done")
    home = shown(window, path)
    wait_until(lambda: card(home, path).line)
    plan = card(home, path)
    assert plan.mapTo(home, plan.rect().bottomLeft()).y() < home.height()
    new = window.choices()["Start a new plan"]
    here, there = (one.mapTo(home, one.rect().topLeft()) for one in (plan, new))
    assert there.x() < here.x() or there.y() > here.y()


def test_the_sample_is_listed_once_it_was_changed(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_verbs, "documents_folder", lambda: tmp_path)
    file_verbs.show_sample(window.top)
    window.card.status.choose(Status.DRAFTING)
    path = window.session.path
    assert path
    assert window.top.settings.recent == (path,)


def test_a_plan_opens_where_the_caret_was_and_no_word_of_it_is_kept(
    begun: WindowDesk,
) -> None:
    begun.type_into("t1.q3", "We are a district.")
    part, block = begun.plan.answers_to("t1.q3")[0].id, begun.editor().caret().block
    begun.editor().select(Caret(part, block, 6), 0)
    path = begun.session.path
    assert path
    begun.top.show_home()
    wait_until(lambda: not begun.is_open)
    begun.open(path)
    wait_until(lambda: begun.is_open)
    assert begun.where == "t1.q3"
    assert begun.editor().caret() == Caret(part, block, 6)
    wait_until(
        lambda: settings_file().exists() and "place in" in settings_file().read_text("utf-8")
    )
    assert "district" not in settings_file().read_text("utf-8")


def test_a_plan_whose_page_is_gone_opens_at_its_first_page(begun: WindowDesk) -> None:
    path = begun.session.path
    assert path
    begun.go("t1.q3")
    begun.top.show_home()
    wait_until(lambda: not begun.is_open)
    kept_place = f"place in {glance(path).plan.id}"  # type: ignore[union-attr]  # it is there
    begun.top.settings.values[kept_place] = {"page": "t9.q9", "part": "x", "position": "-3"}
    begun.open(path)
    wait_until(lambda: begun.is_open)
    assert begun.where == first_place(begun.plan)


def test_times_are_said_as_officers_say_them() -> None:
    at = datetime(2024, 6, 11, 14, 56).astimezone().timestamp()
    assert when_saved(at, date(2024, 6, 11)) == "Saved today at 14:56"
    assert when_saved(at, date(2024, 6, 12)) == "Saved yesterday at 14:56"
    assert when_saved(at, date(2024, 7, 1)) == "Saved on 11 June 2024"
