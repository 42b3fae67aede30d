"""Pasted HTML takes a time that grows with its length, however it is broken."""

import time
from contextlib import suppress

import pytest

from desktopapp.operations.pasting import from_html
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import ListItem, Paragraph, plain
from tests.growth import MOST, growth

BROKEN = {
    "tags that never end": "<a ",
    "angle brackets": "<",
    "comments that never end": "<!--",
    "ampersands": "&",
    "numbers of characters": "&#49",
    "conditional comments of Word": "<!--[if gte mso 9]>",
    "conditions of Word": "<![if !supportLists]>",
    "attributes that never end": '<p class="x ',
    "quotes of both kinds": "<p a=\"'",
    "ends of tags that never end": "</p ",
    "slashes": "<b/",
    "programs that never end": "<script>x",
    "instructions": "<?x ",
    "sections": "<![CDATA[",
    "tables in tables": "<table><tr><td>x",
    "lists in lists": "<ul><li>x",
    "bold in bold": "<b>x",
    "ends that end nothing": "<b></i>",
    "blocks in one item": "<div>x</div>",
    "line breaks": "<br>x",
    "spaces": "&nbsp; ",
    "one word": "x",
}
BEFORE = {"blocks in one item": "<ul><li>"}


def made(kind: str, size: int) -> str:
    """Return broken HTML of so many characters."""
    return BEFORE.get(kind, "") + BROKEN[kind] * (size // len(BROKEN[kind]))


def read(html: str) -> None:
    """Read it all, however long that takes."""
    with suppress(Problem):
        from_html(html)


@pytest.mark.parametrize("kind", BROKEN)
def test_four_times_the_html_takes_some_four_times_as_long(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktopapp.operations.pasting.MOST_SECONDS", 60)
    assert growth(read, lambda size: made(kind, size), 12_000) < MOST


def test_what_takes_the_square_of_its_input_is_noticed() -> None:
    def joined(html: str) -> None:
        words: list[str] = []
        for letter in html:
            words.append("".join(words)[-1:] + letter)

    assert growth(joined, lambda size: "x" * size, 1_000) > MOST


@pytest.mark.parametrize("kind", BROKEN)
def test_sixty_kilobytes_of_broken_html_are_read_within_a_second(kind: str) -> None:
    before = time.process_time()
    read(made(kind, 60_000))
    assert time.process_time() - before < 1


def test_a_megabyte_in_one_word_is_refused_at_once() -> None:
    before = time.process_time()
    with pytest.raises(Problem, match="too much to paste"):
        from_html("<p>" + "x" * 1_000_000)
    assert time.process_time() - before < 1


def test_no_word_before_or_in_a_broken_tag_is_lost() -> None:
    for broken in ("<a ", "<a href='", '<p class="', "<!-- ", "</b ", "<?", "<![if "):
        words = plain(from_html(f"<p>kept</p><p>and {broken}this too</p"))
        assert words.startswith("kept\n\nand ")
        assert "this too" in words, broken


def test_numbers_of_no_character_are_marks_however_long() -> None:
    assert plain(from_html(f"<p>a&#{'1' * 5_000};b&#x{'f' * 5_000};c</p>")) == "a\ufffdb\ufffdc"


def test_a_style_is_no_word_even_where_it_never_ends() -> None:
    assert plain(from_html("<p>one<style>p {} </p><b>two</b>")) == "one"
    assert plain(from_html("<p>one<style>p {} </p></STYLE ><b>two</b>")) == "onetwo"


def test_tags_that_close_themselves_hold_nothing() -> None:
    (block,) = from_html("<p>plain<b/> words</p>")
    assert isinstance(block, Paragraph)
    assert not any(run.bold for run in block.runs)


def test_tables_far_too_deep_keep_their_words() -> None:
    words = plain(from_html("<table><tr><td>x" * 60 + "</table>" * 60 + "<p>after"))
    assert words.replace("\n", "").count("x") == 60
    assert words.endswith("after")


def test_a_table_far_too_large_is_refused() -> None:
    row = "<tr>" + "<td>a" * 40
    with pytest.raises(Problem, match="too much to paste"):
        from_html(f"<table>{row}" + "<tr><td>b" * 3_000)


def test_blocks_of_one_item_stay_one_item_in_a_cell_and_outside() -> None:
    inner = "<ul><li><p>one</p><p>two</p><li>three</ul>"
    outside = from_html(inner)
    assert [type(block) for block in outside] == [ListItem, ListItem]
    assert plain(from_html(f"<table><tr><td>{inner}<td>x</table>")).split() == [
        "one",
        "two",
        "three",
        "x",
    ]
