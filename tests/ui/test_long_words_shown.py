"""A word that fills many lines is shown in a time that grows with its length."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextOption

from desktopapp.layout.pages import lay_out
from desktopapp.plan.text import Paragraph, Run, Text, paragraphs
from desktopapp.session.opening import new_session
from desktopapp.ui.pages.paged import Paged, paged
from desktopapp.ui.widgets.units import characters_of_units, units
from desktopapp.ui.workspace import workspace
from tests.editor_desk import Desk
from tests.growth import MOST, growth
from tests.waiting import wait_until
from tests.window_desk import Open

ANYWHERE = QTextOption.WrapMode.WrapAnywhere
WORD = "\u00a0seven"


def one_word(size: int) -> Text:
    return (Paragraph("p", (Run(WORD * (size // len(WORD))),)),)


def test_four_times_the_word_is_shown_in_some_four_times_the_time(
    desk: Callable[[Text], Desk],
) -> None:
    editor = desk(paragraphs("Short.")).editor

    def shown(text: Text) -> None:
        editor.show_text(())
        editor.show_text(text)
        assert editor.document().size().height() > 1_000

    assert growth(shown, one_word, 40_000) < MOST


def test_lines_are_broken_between_words_but_for_a_word_that_fills_many(
    desk: Callable[[Text], Desk],
) -> None:
    editor = desk(paragraphs("Some words. " * 1_000)).editor
    assert editor.wordWrapMode() != ANYWHERE
    editor.show_text(one_word(5_000))
    assert editor.wordWrapMode() == ANYWHERE
    editor.show_text(paragraphs("Some words."))
    assert editor.wordWrapMode() != ANYWHERE
    assert desk(one_word(5_000)).editor.wordWrapMode() == ANYWHERE


def test_what_is_typed_into_a_long_word_is_read() -> None:
    made = Desk(one_word(6_000))
    made.editor.moveCursor(made.editor.textCursor().MoveOperation.End)
    made.type("x")
    (block,) = made.editor.text
    assert isinstance(block, Paragraph)
    assert block.runs[0].text.endswith("sevenx")


@pytest.mark.parametrize("text", ["", "abc", "a\u2019b", "a\U0001f600b\U0001f601", "\ud800x"])
def test_units_and_characters_are_counted_alike(text: str) -> None:
    assert units(text) == sum(2 if one > "\uffff" else 1 for one in text)
    for n in range(len(text) + 1):
        assert characters_of_units(text, units(text[:n])) == n
    assert characters_of_units(text, 99) == len(text)


def test_a_plan_that_is_opened_is_laid_out_before_the_window_shows_it(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = new_session(tmp_path / "Plan", "Sallow Town Council", "productivity-2024")
    session.answer("t1.q1", one_word(6_000))
    session.save()
    session.release()
    assert session.path
    here: list[Paged] = []

    def noted(plan: object) -> Paged:
        here.append(paged(plan))  # type: ignore[arg-type]  # a plan
        return here[-1]

    monkeypatch.setattr(workspace, "paged", noted)
    window = open_window()
    window.open(session.path)
    wait_until(lambda: window.is_open)
    pages = window.work.pages
    assert pages.layout == lay_out(pages.document)
    assert here == []
