"""However a plan comes to be shown, its pages are laid out while the window lives."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import paragraphs
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store import vault
from desktopapp.store.resources import sample
from desktopapp.ui.files import file_verbs, recovering
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.pages import paged
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, answer

WORDS = "correct horse battery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "Ferry", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("The ferry stops in March."))
    session.save()
    assert session.path
    return session.path


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that tells of each layout whether the window waited for it."""
    found: list[bool] = []
    build = paged.build

    def built(plan: Plan) -> object:
        found.append(current_thread() is main_thread())
        return build(plan)

    monkeypatch.setattr(paged, "build", built)
    return found


def open_encrypted(window: WindowDesk, path: Path) -> None:
    session = open_session(path)
    encrypt(session, WORDS)
    window.open(path)
    answer(window.dialog(PassphraseSheet), WORDS)


def open_recovered(window: WindowDesk, path: Path) -> None:
    session = open_session(path)
    session.keep_journal()
    session.answer("t1.q1", paragraphs("The ferry stops in May."))
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()
    recovering.look(window.top)
    window.press("Open what was kept")


def open_salvaged(window: WindowDesk, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])
    window.open(path)
    window.press("Open what can be read")


def open_sample(window: WindowDesk, _path: Path) -> None:
    file_verbs.show_sample(window.top)


def open_by_name(window: WindowDesk, path: Path) -> None:
    window.open(path)


@pytest.mark.parametrize(
    "opens", [open_by_name, open_encrypted, open_recovered, open_salvaged, open_sample]
)
def test_a_plan_is_laid_out_off_the_windows_thread(
    window: WindowDesk,
    path: Path,
    laid_out: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    opens: Callable[[WindowDesk, Path], None],
) -> None:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    opens(window, path)
    wait_until(lambda: window.is_open)
    assert laid_out
    assert not any(laid_out)


def test_a_plan_whose_font_is_absent_is_shown_in_our_own_and_that_is_said(
    window: WindowDesk, laid_out: list[bool]
) -> None:
    plan = sample()
    window.show(Session(replace(plan, appearance=replace(plan.appearance, font="Moonface"))))
    assert window.problem
    assert "Moonface" in str(window.problem)
    assert window.pages_told
    assert not any(laid_out[:2])
