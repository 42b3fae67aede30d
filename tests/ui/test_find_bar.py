import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan, Section, SectionPlace, new_plan
from desktopapp.plan.search import Match
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session.session import Session
from desktopapp.ui.panels.find import FindBar
from tests.strategies import harbour


class Bench:
    """A find bar wired to a session as the window wires it."""

    def __init__(self, qtbot: QtBot) -> None:
        plan = new_plan(harbour(), Council("Fenmoor District Council"))
        for n, words in enumerate(("the quay and the Quay", "a quay", "no such word")):
            text = (Paragraph(f"p{n}", (Run(words),)),)
            plan = plan.with_part(Section(f"s{n}", f"Part {n}", SectionPlace.AFTER, text))
        self.session = Session(plan)
        self.caret = Caret("s0", "p0", 0)
        self.shown: list[Match] = []
        self.bar = FindBar(lambda: self.session.plan, lambda: self.caret)
        qtbot.addWidget(self.bar)
        self.bar.found.connect(self.shown.append)
        self.bar.replaced.connect(self.take)
        self.bar.open()

    def take(self, plan: Plan, what: str) -> None:
        self.session.edit(plan, what)

    def words(self) -> list[str]:
        return [plain(section.text) for section in self.session.plan.sections[1:]]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """Return a bench with a bar that is shown."""
    return Bench(qtbot)


def test_what_is_typed_is_counted_and_the_next_place_is_shown(
    bench: Bench,
) -> None:
    bench.caret = Caret("s0", "p0", 10)
    QTest.keyClicks(bench.bar.words, "quay")
    assert bench.bar.count.text() == "2 of 3"
    assert (bench.shown[-1].part, bench.shown[-1].position) == ("s0", 17)
    assert bench.bar.count.text() == "2 of 3"


def test_enter_goes_on_round_and_shift_enter_back(bench: Bench) -> None:
    bench.bar.open("quay")
    line = bench.bar.words
    seen = [bench.bar.count.text()]
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Return)
        seen.append(bench.bar.count.text())
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    seen.append(bench.bar.count.text())
    assert seen == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]


def test_case_and_whole_words_narrow_the_search(bench: Bench) -> None:
    bench.bar.open("Quay")
    bench.bar.match_case.setChecked(True)
    assert bench.bar.count.text() == "1 of 1"
    bench.bar.match_case.setChecked(False)
    bench.bar.words.setText("qua")
    assert len(bench.bar.matches) == 3
    bench.bar.whole_words.setChecked(True)
    assert bench.bar.count.text() == "Not found"
    assert not bench.bar.replace_all.isEnabled()


def test_replace_changes_one_place_and_goes_to_the_next(bench: Bench) -> None:
    bench.bar.open("quay")
    bench.bar.by.setText("quay wall")
    bench.bar.replace_this()
    assert bench.words()[0] == "the quay wall and the Quay"
    assert bench.bar.count.text() == "2 of 3"
    assert bench.shown[-1].position == 22


def test_replace_all_is_one_step_of_undo(bench: Bench) -> None:
    bench.bar.open("quay")
    bench.bar.by.setText("dock")
    bench.bar.replace_every()
    assert bench.words() == ["the dock and the dock", "a dock", "no such word"]
    assert bench.bar.count.text() == "3 replaced"
    assert [step.what for step in bench.session.history.done[1:]] == ["replace all"]
    bench.session.undo()
    bench.bar.plan_changed()
    assert bench.bar.count.text() == "3 found"


def test_escape_closes_the_bar(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.bar.closed):
        QTest.keyClick(bench.bar.words, Qt.Key.Key_Escape)
    assert not bench.bar.isVisible()


def test_a_bar_that_is_hidden_looks_for_nothing(bench: Bench) -> None:
    bench.bar.open("quay")
    bench.bar.hide()
    bench.session.edit(bench.session.plan.without_part("s0"), "remove")
    bench.bar.plan_changed()
    assert len(bench.bar.matches) == 3
    bench.bar.show()
    assert len(bench.bar.matches) == 1


def test_the_keyboard_is_in_what_is_sought_once_a_button_has_nothing_left_to_do(
    bench: Bench,
) -> None:
    QTest.keyClicks(bench.bar.words, "quay")
    bench.bar.by.setText("pier")
    bench.bar.replace_all.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(bench.bar.replace_all, Qt.Key.Key_Space)
    assert bench.bar.count.text() == "3 replaced"
    assert bench.bar.focusWidget() is bench.bar.words
