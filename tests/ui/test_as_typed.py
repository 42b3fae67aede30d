"""What is typed becomes lists, curly quotation marks and dashes, and Ctrl+Z gives it back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt

from desktopapp.operations.pasting import from_html
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, Table, Text, plain, plain_block
from desktopapp.store.choices import DASHES_AS_TYPED, LISTS_AS_TYPED, QUOTES_AS_TYPED, FlagSetting
from tests.editor_desk import Desk
from tests.window_desk import WindowDesk

Open = Callable[[Text], Desk]
EMPTY: Text = (Paragraph("p"),)


def labels(text: Text) -> list[str]:
    """Return the labels of the items of lists."""
    return [one.text for one in item_labels(text) if one]


@pytest.mark.parametrize("typed", ["- ", "* "])
def test_a_hyphen_at_the_start_of_a_line_begins_bullets(desk: Open, typed: str) -> None:
    made = desk(EMPTY)
    made.type(f"{typed}One")
    (item,) = made.text
    assert isinstance(item, ListItem)
    assert not item.numbered
    assert plain_block(item) == "One"


@pytest.mark.parametrize(
    ("typed", "label"),
    [("1. ", "1."), ("3. ", "3."), ("a) ", "a)"), ("(a) ", "(a)"), ("1) ", "1)")],
)
def test_a_number_at_the_start_of_a_line_begins_a_list_with_it(
    desk: Open, typed: str, label: str
) -> None:
    made = desk(EMPTY)
    made.type(f"{typed}One")
    assert labels(made.text) == [label]
    made.key(Qt.Key.Key_Return)
    made.type("Two")
    assert len(labels(made.text)) == 2


def test_undo_gives_back_what_was_typed(desk: Open) -> None:
    made = desk(EMPTY)
    made.type("- ")
    made.session.undo()
    assert plain(made.text) == "- "
    assert isinstance(made.text[0], Paragraph)


@pytest.mark.parametrize("typed", ["A. Brook", "etc. x", "2024 was", "a - b"])
def test_what_is_no_label_stays_words(desk: Open, typed: str) -> None:
    made = desk(EMPTY)
    made.type(typed)
    assert isinstance(made.text[0], Paragraph)


def test_words_that_follow_the_caret_come_into_the_item(desk: Open) -> None:
    made = desk((Paragraph("p", (Run("plain "), Run("bold", bold=True))),))
    made.put("p", 0)
    made.type("- ")
    (item,) = made.text
    assert isinstance(item, ListItem)
    assert item.runs == (Run("plain "), Run("bold", bold=True))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('"Yes", she said', "“Yes”, she said"),
        ("the council's plan", "the council’s plan"),
        ("('so')", "(‘so’)"),
        ("2024 -- 2025", "2024 – 2025"),
        ("a depot - shared", "a depot – shared"),
        ("well-known", "well-known"),
        ("----", "––"),
    ],
)
def test_quotation_marks_and_dashes_are_those_of_print(desk: Open, typed: str, shown: str) -> None:
    made = desk(EMPTY)
    made.type(typed)
    assert plain(made.text) == shown


def test_one_undo_gives_back_a_straight_quotation_mark(desk: Open) -> None:
    made = desk(EMPTY)
    made.type('say "')
    assert plain(made.text) == "say “"
    made.session.undo()
    assert plain(made.text) == 'say "'
    made.type("x")
    assert plain(made.text) == 'say "x'


def test_a_changed_sign_keeps_the_format_it_was_typed_in(desk: Open) -> None:
    made = desk((Paragraph("p", (Run("bold", bold=True),)),))
    made.put("p", 4)
    made.type("'s")
    assert made.text == (Paragraph("p", (Run("bold’s", bold=True),)),)


def test_signs_change_in_a_cell_and_no_list_begins_there(desk: Open) -> None:
    made = desk((Table("t", (((Run("a"),), (Run("b"),)),)),))
    made.put("t", 1)
    made.type("'s")
    made.put("t", 0)
    made.type("- ")
    (table,) = made.text
    assert isinstance(table, Table)
    assert plain_block(table).startswith("- a’s")


@pytest.mark.parametrize(
    ("setting", "words", "typed"),
    [
        (LISTS_AS_TYPED, "Lists from “- ” and “1. ”", "- One"),
        (QUOTES_AS_TYPED, "Curly quotation marks", 'a "b"'),
        (DASHES_AS_TYPED, "Dashes from hyphens", "a -- b"),
    ],
)
def test_each_can_be_switched_off(
    begun: WindowDesk, setting: FlagSetting, words: str, typed: str
) -> None:
    begun.choose_within("As you type", words)
    assert not begun.top.settings.get(setting)
    begun.type_into("t1.q1", typed)
    (block,) = begun.plan.answers_to("t1.q1")[0].text
    assert isinstance(block, Paragraph)
    assert plain_block(block) == typed


# What is pasted


def paste(desk: Desk, html: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    desk.editor.insertFromMimeData(data)


def test_marks_of_footnotes_are_left_out_of_what_is_pasted_and_told() -> None:
    told: list[str] = []
    text = from_html(
        "<p>We share a depot from 2026.<sup>1</sup> It saves money<sup>12</sup>.</p>", told.append
    )
    assert plain(text) == "We share a depot from 2026. It saves money."
    assert any("2 marks of footnotes" in one for one in told)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("10 m<sup>2</sup> of CO<sub>2</sub>", "10 m² of CO₂"),
        ("10<sup>6</sup> litres", "10⁶ litres"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("5 km<sup>2</sup>.", "5 km²."),
    ],
)
def test_a_true_raised_figure_stays(html: str, words: str) -> None:
    told: list[str] = []
    assert plain(from_html(f"<p>{html}</p>", told.append)) == words
    assert told == []


def test_a_pasted_heading_that_stands_above_already_does_not_stand_twice(desk: Open) -> None:
    made = desk(EMPTY)
    made.editor.stands_above = "Measuring productivity"
    made.put("p", 0)
    paste(made, "<h2>1.2 Measuring productivity</h2><p>We compare.</p>")
    assert [type(one) for one in made.text] == [Paragraph]
    assert plain(made.text) == "We compare."
    assert made.noted
    paste(made, "<h2>Measuring productivity</h2><p>Again.</p>")
    assert any(isinstance(one, Heading) for one in made.text)


def test_the_window_knows_what_is_printed_above_each_text(begun: WindowDesk) -> None:
    begun.go("t1.q2", write=True)
    data = QMimeData()
    data.setHtml("<h1>Measuring productivity</h1><p>We compare.</p>")
    begun.editor().insertFromMimeData(data)
    assert plain(begun.plan.answers_to("t1.q2")[0].text) == "We compare."
