"""Labels of lists as they are shown elsewhere, read into what a list of ours keeps."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.list_marks import follows, labelled_as_shown, typed_mark
from desktopapp.plan.text import Block, ListItem, Paragraph, Run, Text
from tests.strategies import list_items

OTHER = Paragraph("p", (Run("Between them."),))


def read(*marks: str | None) -> Text:
    """Read items with these labels; nothing stands for other text, a tab for a level."""
    text: list[Block] = [
        OTHER if mark is None else ListItem(f"{n}", (Run("x"),), mark.count("\t"), numbered=True)
        for n, mark in enumerate(marks)
    ]
    shown = {f"{n}": mark.strip() for n, mark in enumerate(marks) if mark}
    return labelled_as_shown(tuple(text), shown)


def kept(text: Text) -> list[tuple[str, int, bool]]:
    return [(one.label, one.start, one.goes_on) for one in text if isinstance(one, ListItem)]


def said(text: Text) -> list[str]:
    return [label.text for label in item_labels(text) if label]


def test_our_own_labels_need_nothing_to_be_kept() -> None:
    assert set(kept(read("1.", "2.", "\ta.", "\t\ti.", "3.", None, "1."))) == {("", 0, False)}


def test_a_list_that_counts_on_after_other_text_goes_on() -> None:
    assert kept(read("(a)", "(b)", None, "(c)", "(d)")) == [
        ("({a})", 0, False),
        ("({a})", 0, False),
        ("({a})", 0, True),
        ("({a})", 0, False),
    ]


def test_a_list_begins_where_nothing_before_it_leads() -> None:
    assert kept(read("4.", "5.", None, "9.")) == [("", 4, False), ("", 0, False), ("", 9, False)]
    assert said(read("1.", "2.", "1.")) == ["1.", "2.", "1."]


def test_letters_and_roman_numerals_are_told_apart_by_what_stands_before() -> None:
    assert {label for label, _, _ in kept(read("h.", "i.", "j."))} == {"{a}."}
    assert {label for label, _, _ in kept(read("i.", "ii.", "iii."))} == {"{i}."}


def test_words_and_the_numbers_above_are_part_of_a_label() -> None:
    text = read("Priority 1:", "\t1.1", "\t1.2", "Priority 2:", "\t2.1", "Note:")
    assert [label for label, _, _ in kept(text)][:5] == [
        "Priority {1}:",
        "{1}.{1}",
        "{1}.{1}",
        "Priority {1}:",
        "{1}.{1}",
    ]
    assert said(text)[:5] == ["Priority 1:", "1.1", "1.2", "Priority 2:", "2.1"]


@settings(max_examples=60)
@given(st.lists(list_items() | st.just(OTHER), max_size=8))
def test_labels_of_ours_are_shown_again_as_they_were(text: list[Block]) -> None:
    """All of them but words without a number, which are nothing to count."""
    labels = [label.text if label else "" for label in item_labels(text)]
    bare = tuple(
        replace(one, label="", start=0, goes_on=False) if isinstance(one, ListItem) else one
        for one in text
    )
    shown = {getattr(one, "id", ""): label for one, label in zip(text, labels, strict=True)}
    made = labelled_as_shown(bare, shown)
    again = [label.text if label else "" for label in item_labels(made)]
    if "Note:" not in labels:
        assert again == labels


@pytest.mark.parametrize(
    ("line", "mark"),
    [("3. Words", "3."), ("  (b) Words", "(b)"), ("Mr. Fen", ""), ("2024. So", "")],
)
def test_a_typed_label_begins_a_line(line: str, mark: str) -> None:
    assert typed_mark(line)[0] == mark


def test_labels_follow_each_other_in_one_form() -> None:
    assert follows("b)", "a)")
    assert follows("ii.", "i.")
    assert not follows("b)", "a.")
    assert not follows("3.", "1.")
