"""Rich text as data: plain text in and out, normal form, words counted as Word counts them."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    count_words,
    is_empty,
    new_id,
    paragraphs,
    plain,
    plain_runs,
    tidy,
)
from tests.strategies import runs, texts

LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["", "- bread", "  - rye", "    - dark", "plain words", "-no bullet"]),
    )
).map("\n".join)


def shape(text: Text) -> list[tuple[str, int, str]]:
    """Say of each block its kind, level and words: all but its id."""
    return [
        (type(block).__name__, getattr(block, "level", 0), plain((block,)).strip())
        for block in text
    ]


@given(runs())
def test_tidy_runs_say_the_same_with_no_empty_and_no_equal_neighbours(some: Runs) -> None:
    tidied = tidy(some)
    assert plain_runs(tidied) == plain_runs(some)
    assert all(run.text for run in tidied)
    assert not any(one.like(other) for one, other in pairwise(tidied))
    assert tidy(tidied) == tidied


def test_a_blank_line_parts_paragraphs_and_a_dash_begins_a_bullet() -> None:
    text = paragraphs("One\nstill one.\n\nTwo.\n- bread\n  - rye\n    - dark\n- butter")
    assert shape(text) == [
        ("Paragraph", 0, "One still one."),
        ("Paragraph", 0, "Two."),
        ("ListItem", 0, "- bread"),
        ("ListItem", 1, "- rye"),
        ("ListItem", 2, "- dark"),
        ("ListItem", 0, "- butter"),
    ]


@given(LINES)
def test_plain_text_read_once_is_read_the_same_again(source: str) -> None:
    text = paragraphs(source)
    assert shape(paragraphs(plain(text))) == shape(text)


def test_a_dash_alone_begins_a_bullet_if_words_follow_it() -> None:
    made = paragraphs("Before\n-\nnine vans\n\n-\n\nAfter")
    assert [(type(one).__name__, plain((one,))) for one in made] == [
        ("Paragraph", "Before"),
        ("ListItem", "- nine vans"),
        ("Paragraph", "-"),
        ("Paragraph", "After"),
    ]


@given(LINES)
def test_plain_text_keeps_every_word(source: str) -> None:
    words = [word for word in plain(paragraphs(source)).split() if word.strip("-")]
    wanted = [word for word in plain((Paragraph("p", (Run(source),)),)).split() if word.strip("-")]
    assert words == wanted


@settings(max_examples=40)
@given(texts(2), texts(2))
def test_words_of_two_texts_add_up(one: Text, other: Text) -> None:
    assert count_words((*one, *other)) == count_words(one) + count_words(other)


@settings(max_examples=40)
@given(texts())
def test_as_many_words_are_counted_as_stand_in_the_plain_text(text: Text) -> None:
    bullets = sum(isinstance(block, ListItem) for block in text)
    assert count_words(text) == len(plain(text).split()) - bullets


def test_headings_lists_and_tables_count_as_words() -> None:
    cell = (Run("two words"),)
    text: Text = (
        Heading("h", (Run("A heading"),)),
        ListItem("l", (Run("an item—"), Run("joined", bold=True))),
        Table("t", ((cell, cell), (cell, ()))),
        Picture("p", "map.png", "not counted"),
    )
    assert count_words(text) == 2 + 2 + 6


def test_text_of_spaces_is_empty_and_a_picture_is_not() -> None:
    assert is_empty(())
    assert is_empty((Paragraph("p", (Run(" \n "),)),))
    assert not is_empty((Picture("p", "map.png"),))


def test_ids_are_new_each_time() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


@pytest.mark.parametrize("name", [one.name for one in fields(Run) if one.name != "text"])
def test_stretches_that_differ_in_any_property_stay_apart(name: str) -> None:
    plain_run = Run("one ")
    other = replace(plain_run, **{name: "x" if getattr(plain_run, name) == "" else True})
    assert not plain_run.like(other)
    assert tidy((plain_run, other)) == (plain_run, other)
