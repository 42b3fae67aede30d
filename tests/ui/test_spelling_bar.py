"""F7: all spelling of a plan in one bar, by keyboard alone, and nothing moves under the hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.plan.known_names import names_known
from desktopapp.plan.report import Report, ReportSection
from desktopapp.plan.text import Paragraph, Picture, Run, plain
from desktopapp.ui.panels.spelling_bar import SpellingBar
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.workspace import proofing
from desktopapp.ui.workspace.spelling_choice import SpellingChoice
from tests.ui.test_spelling import AFFIXES
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

LISTED = "the council cut waiting times and colour introduction summary context"


@pytest.fixture(autouse=True)
def keep_speller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window begin no spelling of its own, some time after its start."""
    monkeypatch.setattr(SpellingChoice, "follow", lambda _choice: None)


@pytest.fixture
def speller(qtbot: QtBot, tmp_path: Path, begun: WindowDesk) -> Speller:
    """Have spelling checked by a small dictionary, which has the words of the plan's title."""
    words = [*LISTED.split(), *begun.plan.title.split()]
    (tmp_path / "small.aff").write_text(AFFIXES, encoding="utf-8")
    listed = "\n".join([str(len(words)), *words])
    (tmp_path / "small.dic").write_text(listed, encoding="utf-8")
    speller = Speller(path=tmp_path / "small")
    with qtbot.waitSignal(speller.changed, timeout=60_000):
        speller.start()
    begun.top.spelling.speller = speller
    speller.spare = begun.top.spelling._pass_word  # noqa: SLF001  # as the window wires it
    begun.spell(speller)
    return speller


def write(begun: WindowDesk) -> None:
    """Write slips into a text, an alternative text, a heading and the report."""
    plan = begun.plan
    text = (
        Paragraph("p", (Run("the councl cut"),)),
        Picture("i", "none.png", "waiting tmes"),
    )
    plan = plan.with_answer_to("t1.q1", text)
    section = replace(plan.sections[0], heading="Introdction")
    report = Report(sections=(ReportSection("Summary", (Paragraph("r", (Run("the colur"),)),)),))
    begun.session.edit(replace(plan.with_part(section), report=report), "writing")


def opened(begun: WindowDesk) -> SpellingBar:
    begun.go(begun.plan.sections[0].id, write=True)
    begun.choose("Go through the spelling…")
    wait_until(lambda: begun.spelling_bar.found)
    return begun.spelling_bar


def shown(bar: SpellingBar) -> tuple[str, str]:
    """Return which word is shown, and what is offered first for it, once it is."""
    wait_until(lambda: bar.found is None or bar.choice.count() or bar.line.text())
    return (bar.found.word if bar.found else "", bar.line.text())


def enter(bar: SpellingBar) -> None:
    """Press Enter in the field, and wait for another word."""
    before = bar.found
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    wait_until(lambda: bar.found is not before)


@pytest.mark.usefixtures("speller")
def test_all_of_a_plan_is_mended_by_enter_alone_and_each_can_be_undone(begun: WindowDesk) -> None:
    write(begun)
    before = begun.plan
    bar = opened(begun)
    found = []
    while bar.found:
        wait_until(bar.choice.count)
        found.append((*shown(bar), bar.where.whole))
        assert bar.line.hasFocus()
        enter(bar)
    assert [one[:2] for one in found] == [
        ("councl", "council"),
        ("tmes", "times"),
        ("colur", "colour"),
        ("Introdction", "Introduction"),
    ] or [one[:2] for one in found] == [
        ("Introdction", "Introduction"),
        ("councl", "council"),
        ("tmes", "times"),
        ("colur", "colour"),
    ]
    assert bar.what.whole == proofing.NONE_LEFT
    assert bar.close_button.hasFocus()
    assert begun.plan.sections[0].heading == "Introduction"
    picture = begun.plan.answers_to("t1.q1")[0].text[1]
    assert isinstance(picture, Picture)
    assert picture.alternative == "waiting times"
    assert begun.plan.report
    assert plain(begun.plan.report.sections[0].text) == "the colour"
    for _ in found:
        begun.choose("Undo")
    assert begun.plan == before


@pytest.mark.usefixtures("speller")
def test_nothing_moves_while_words_come_and_go(begun: WindowDesk) -> None:
    write(begun)
    bar = opened(begun)
    places = set()
    while bar.found:
        wait_until(bar.choice.count)
        still = (bar.change, bar.once, bar.councils, bar.close_button, bar.choice)
        places.add(tuple(str(one.geometry()) for one in still))
        enter(bar)
    assert len(places) == 1


@pytest.mark.usefixtures("speller")
def test_a_word_ignored_once_comes_no_more_and_f7_passes_over_it(begun: WindowDesk) -> None:
    write(begun)
    bar = opened(begun)
    words = []
    while bar.found:
        before = bar.found
        words.append(before.word)
        begun.choose("Go through the spelling…")
        wait_until(lambda before=before: bar.found is not before)
    assert sorted(words) == sorted(["councl", "tmes", "Introdction", "colur"])
    assert bar.what.whole == proofing.NONE_LEFT


def test_ignored_in_this_plan_is_kept_with_it_and_undone_with_it(
    begun: WindowDesk, speller: Speller
) -> None:
    write(begun)
    bar = opened(begun)
    while bar.found and bar.found.word != "councl":
        enter(bar)
    bar.here.click()
    assert begun.plan.passed_words == {"councl": "councl"}
    assert not speller.is_wrong("Councl’s")
    begun.choose("Undo")
    speller.know(names_known(begun.plan))
    assert speller.is_wrong("councl")


@pytest.mark.usefixtures("speller")
def test_in_a_plan_that_can_only_be_read_a_word_can_be_added_and_not_changed(
    begun: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(begun)
    monkeypatch.setattr(type(begun.session), "read_only", "It is open elsewhere.")
    bar = opened(begun)
    assert not bar.change.isEnabled()
    assert not bar.here.isEnabled()
    assert not bar.councils.isEnabled()
    assert bar.mine.isEnabled()
    before = begun.plan
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert begun.plan is before


@pytest.mark.usefixtures("speller")
def test_escape_gives_the_keyboard_back_to_the_text(begun: WindowDesk) -> None:
    write(begun)
    bar = opened(begun)
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert begun.editor().hasFocus()


@pytest.mark.usefixtures("speller")
def test_ctrl_z_in_the_untouched_field_undoes_in_the_plan(begun: WindowDesk) -> None:
    write(begun)
    bar = opened(begun)
    wait_until(bar.choice.count)
    before, first = begun.plan, bar.found
    assert first
    enter(bar)
    assert begun.plan is not before
    begun.choose("Undo")
    wait_until(lambda: bar.found and bar.found.word == first.word)
    assert begun.plan == before
