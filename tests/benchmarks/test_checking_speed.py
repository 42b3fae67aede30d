"""What the checks cost: a whole plan, one edit, and a key while spelling and checks are on."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median

import pytest
from desktopapp.checks.kept import Kept
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.checks.finding import Facts
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.operations.importing import plain_text
from desktopapp.plan.plan import Plan, Section
from desktopapp.plan.text import plain
from desktopapp.session.session import Session
from desktopapp.ui.text.spelling import Speller
from tests.benchmarks.test_typing_speed import bare
from tests.benchmarks.timing import milliseconds
from tests.checks_measured import TODAY, good_plan, plan_answering
from tests.window_desk import Open

Figure = Callable[[str, str, str], None]
KEYS = "Average waits fell again "
PAGES = 60
WORDS = 600


def facts(plan: Plan, kept: Kept | None = None) -> Facts:
    """Return what the rules may know of a plan, laid out and counted."""
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    return Facts(plan, TODAY, document, counted, kept=Kept(kept))


def long_plan(pages: int) -> Plan:
    """Return a plan of so many pages, in whose parts other words stand in the same sentences."""
    plan = good_plan()
    words = "\n\n".join(plain(part.text) for part in plan.parts())
    long = sorted(set(re.findall(r"\b[a-z]{6,}\b", words)))
    chance = random.Random(7)  # noqa: S311  # a plan that is the same each time
    for n in range(1, round(pages / 3.6)):
        others = dict(zip(long, chance.sample(long, len(long)), strict=True))
        said = re.sub(r"\b[a-z]{6,}\b", lambda one, of=others: of[one[0]], words)
        said = re.sub(r"\d+", lambda one, by=n: str(int(one[0]) + by), said)
        plan = plan.with_part(Section(f"part{n}", f"Part {n}", text=plain_text(said.encode())))
    return plan


def edited(plan: Plan, n: int) -> Plan:
    """Return a plan in one of whose parts a sentence was added."""
    part = [one for one in plan.parts() if one.text][n % 20]
    return plan.with_text(part.id, (*part.text, *plain_text(f"Edit {n} was made.".encode())))


@pytest.mark.parametrize(("pages", "most"), [(4, 120), (PAGES, 1200)])
def test_a_whole_plan_is_checked_soon(pages: int, most: float, figure: Figure) -> None:
    plan = long_plan(pages) if pages > 5 else good_plan()
    known = facts(plan)
    assert known.counted.pages >= pages
    took = milliseconds(lambda: check(replace(known, kept=Kept())), rounds=5, warm=1)
    said = f"{took:.0f} ms ({known.counted.pages} pages)"
    figure(f"a check of {pages} pages, CPU", said, f"{most} ms at most")
    assert took <= most


@pytest.mark.parametrize("pages", [4, PAGES])
def test_after_an_edit_only_what_was_changed_is_checked(pages: int, figure: Figure) -> None:
    plan = long_plan(pages) if pages > 5 else good_plan()
    known = facts(plan)
    check(known)
    rounds = [facts(edited(plan, n), known.kept) for n in range(7)]
    coming = iter(rounds)
    took = milliseconds(lambda: check(next(coming)), rounds=6, warm=1)
    figure(f"a check after an edit in {pages} pages, CPU", f"{took:.1f} ms", "25 ms at most")
    assert took <= 25


def words_of(count: int) -> str:
    """Return so many words of good prose."""
    words = "\n\n".join(plain(part.text) for part in good_plan().parts())
    return re.match(rf"(?:\s*\S+){{{count}}}", words)[0]  # type: ignore[index]  # it is longer


def in_the_middle(editor: QTextEdit) -> QTextEdit:
    """Put the caret where the other editor has it."""
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 3)
    editor.setTextCursor(cursor)
    QApplication.processEvents()
    return editor


def key_costs(widget: QWidget) -> tuple[float, float]:
    """Return the milliseconds of a key: of the window's thread, and by the clock."""
    spent, waited = [], []
    for letter in KEYS:
        began, at = time.thread_time(), time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )
        QApplication.processEvents()
        spent.append(time.thread_time() - began)
        waited.append(time.perf_counter() - at)
    return 1000 * sum(spent) / len(spent), 1000 * median(waited)


def test_a_key_with_spelling_and_checks_costs_little_more_than_in_a_bare_editor(
    open_window: Open, qtbot: QtBot, figure: Figure, noise: float, request: pytest.FixtureRequest
) -> None:
    desk = open_window(Session(plan_answering({"t1.q1": words_of(WORDS)}, "Wrenford Council")))
    desk.spell(Speller())
    desk.go("t1.q1", write=True)
    other: QTextEdit = bare(WORDS, desk.editor().document().defaultFont())
    qtbot.addWidget(other)
    rounds = 10 if request.config.getoption("--short") else 30
    pairs = []
    for _ in range(rounds):
        desk.top.activateWindow()
        desk.go("t1.q1", write=True)
        QTest.qWait(900)  # until what came of the keys before was checked
        pairs.append((key_costs(in_the_middle(desk.editor())), key_costs(other)))
    del pairs[:2]
    ours, theirs = (median(pair[n][0] for pair in pairs) for n in (0, 1))
    clock, clocks = (median(pair[n][1] for pair in pairs) for n in (0, 1))
    said = f"{ours / theirs:.2f} times ({ours:.2f} against {theirs:.2f} ms)"
    figure("a key with spelling and checks, against a bare editor", said, "at most 2 times")
    figure("the same by the clock", f"{clock:.1f} against {clocks:.1f} ms", "reported")
    assert ours / theirs <= 2 * noise


def test_today_is_before_the_deadline_of_the_plans_that_are_measured() -> None:
    assert date(2024, 4, 16) < TODAY < date(2024, 7, 19)
