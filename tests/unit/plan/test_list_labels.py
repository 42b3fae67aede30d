"""Which label stands before each item of a list."""

import pytest
from hypothesis import given

from desktopapp.plan.list_labels import (
    item_labels,
    number_in_form,
    numbered_apart,
    plain_with_labels,
)
from desktopapp.plan.text import Block, ListItem, Paragraph, Run, Text, plain
from tests.strategies import texts

TEXT = Paragraph("p", (Run("Between them."),))


def item(level: int = 0, label: str = "", *, start: int = 0, on: bool = False) -> ListItem:
    return ListItem("i", (Run("words"),), level, True, label, start, on)  # noqa: FBT003  # numbered


BULLET = ListItem("b", (Run("words"),))


def said(*text: Block) -> list[str]:
    return [label.text for label in item_labels(text) if label]


def test_a_list_counts_by_level_and_begins_again_after_other_text() -> None:
    text = (item(), item(1), item(2), item(2), item(), item(1), TEXT, item(), BULLET, item())
    assert said(*text) == ["1.", "a.", "i.", "ii.", "2.", "a.", "1.", "", "1."]


def test_a_list_goes_on_whatever_stands_between() -> None:
    assert said(item(), item(), TEXT, item(on=True), item()) == ["1.", "2.", "3.", "4."]
    assert said(item(), BULLET, item(on=True)) == ["1.", "", "2."]


def test_without_the_list_before_one_that_goes_on_begins_at_one() -> None:
    assert said(TEXT, item(on=True), item()) == ["1.", "2."]


def test_an_inner_list_goes_on_and_so_does_the_one_around_it() -> None:
    text = (item(), item(1), item(1), TEXT, item(1, on=True), item(), item(1, on=True))
    assert said(*text) == ["1.", "a.", "b.", "c.", "2.", "d."]
    assert [label.level for label in item_labels(text) if label] == [0, 1, 1, 1, 0, 1]


def test_a_list_begins_at_the_number_it_says() -> None:
    assert said(item(start=5), item(), item(start=2), item()) == ["5.", "6.", "2.", "3."]


def test_another_label_is_another_list_unless_it_goes_on() -> None:
    text = (item(label="({a})"), item(label="({a})"), item(label="{I})"), item(on=True))
    assert said(*text) == ["(a)", "(b)", "I)", "2."]


def test_a_label_has_words_and_the_numbers_of_the_levels_above() -> None:
    outer, inner = item(label="Priority {1}:"), item(1, "{1}.{A}")
    assert said(outer, outer, inner, inner) == ["Priority 1:", "Priority 2:", "2.A", "2.B"]
    assert said(item(label="Note:"), item(label="Note:")) == ["Note:", "Note:"]


def test_a_label_that_shows_more_levels_than_there_are_shows_those_there_are() -> None:
    assert said(item(label="Aim {1}.{1}:")) == ["Aim 1:"]
    assert said(BULLET, item(1, "{1}.{1}")) == ["", "1.1"]


@pytest.mark.parametrize(
    ("label", "shown"), [("{x} {1}", "{x} 1"), ("a\n{1}", "a 1"), ("é" * 99, "1.")]
)
def test_an_odd_pattern_is_shown_as_well_as_can_be(label: str, shown: str) -> None:
    assert said(item(label=label)) == [shown]


@pytest.mark.parametrize(
    ("form", "numbers", "written"),
    [
        ("a", (1, 26, 27, 53), ["a", "z", "aa", "aaa"]),
        ("i", (4, 9, 14, 40, 99), ["iv", "ix", "xiv", "xl", "xcix"]),
        ("A", (28,), ["BB"]),
        ("I", (7,), ["VII"]),
        ("1", (7,), ["7"]),
    ],
)
def test_numbers_are_written_as_word_writes_them(
    form: str, numbers: tuple[int, ...], written: list[str]
) -> None:
    assert [number_in_form(n, form) for n in numbers] == written


@given(texts(8))
def test_what_is_no_item_has_no_label_and_no_bullet_a_number(text: Text) -> None:
    for block, label in zip(text, item_labels(text), strict=True):
        assert isinstance(block, ListItem) == bool(label)
        if label and isinstance(block, ListItem):
            assert bool(label.number) == bool(label.text) == block.numbered
            assert label.level <= block.level


def test_people_who_read_plain_text_see_the_label_of_each_item() -> None:
    text = (
        ListItem("a", (Run("Homes"),), numbered=True, label="Priority {1}:"),
        ListItem("b", (Run("Boats"),), level=1),
        Paragraph("c", (Run("Between."),)),
        ListItem("d", (Run("Roads"),), numbered=True, label="Priority {1}:", goes_on=True),
        ListItem("e", (Run("Nets"),), numbered=True, start=7),
    )
    assert plain_with_labels(text).splitlines() == [
        "Priority 1: Homes",
        "  - Boats",
        "",
        "Between.",
        "",
        "Priority 2: Roads",
        "7. Nets",
    ]
    assert plain(text).splitlines()[0] == "- Homes"


@given(texts(8))
def test_a_text_that_may_be_parted_has_the_labels_it_had(text: Text) -> None:
    labels = [label and label.text for label in item_labels(text)]
    apart = numbered_apart(text)
    assert [label and label.text for label in item_labels(apart)] == labels
    assert not any(label and label.goes_on for label in item_labels(apart))
