"""HTML ends many elements where others begin: what is hidden ends there too."""

import pytest

from desktopapp.operations.pasting import from_html
from desktopapp.plan.text import Block, Heading, ListItem, Table, plain_block, plain_runs
from desktopapp.readers.web_page import read_web_page


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [
        "; ".join(" | ".join(map(plain_runs, row)) for row in block.rows)
        if isinstance(block, Table)
        else plain_block(block)
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "<table><tr><th>Depot<th hidden>Id<th>Cost<tr><td>Weir<td hidden>w<td>£8,000</table>",
            ["Depot |  | Cost; Weir |  | £8,000"],
        ),
        ("<p style='display:none'>Gone<p>One<p hidden>Gone<h2>Two</h2>", ["One", "Two"]),
        (
            "<p hidden>Gone<div>One</div><p hidden>Gone<table><tr><td>Two<td>2</table>",
            ["One", "Two | 2"],
        ),
        (
            "<ul><li>One<li hidden>Gone<ul><li>Gone too</ul><li>Two</ul>Three",
            ["One", "Two", "Three"],
        ),
        ("<ul><li hidden><p>Gone<li>One</ul>Two", ["One", "Two"]),
        ("<dl><dt hidden>Gone<dd>One<dd hidden>Gone<dt>Two</dl>", ["One", "Two"]),
        ("<p><s>Gone<p>Gone as well</s> One", ["One"]),
        (
            "<table><tr><td>A<td>B<tr><td hidden><table><tr><td>Gone</table><td>C<td>D</table>",
            ["A | B | ;  | C | D"],
        ),
        ("<div hidden><p>Gone<p>Gone<table><tr><td>Gone<td>x</table></div>One", ["One"]),
    ],
)
def test_what_is_hidden_ends_where_html_ends_it(page: str, shown: list[str]) -> None:
    read = words(read_web_page(f"<meta charset=utf-8>{page}".encode()).blocks)
    assert words(from_html(page)) == read
    assert read == shown


def test_a_list_within_an_item_ends_no_item_around_it() -> None:
    blocks = from_html("<ul><li>One<ul><li>Deeper<li>Deeper still</ul>goes on<li>Two</ul>")
    items = [block for block in blocks if isinstance(block, ListItem)]
    assert [item.level for item in items][:3] == [0, 1, 1]
    assert items[-1].level == 0


def test_a_heading_ends_the_heading_before_it() -> None:
    blocks = from_html("<h2>Roads<h3>Repairs</h3>")
    assert [(type(one), plain_block(one)) for one in blocks] == [
        (Heading, "Roads"),
        (Heading, "Repairs"),
    ]


def test_bold_goes_on_in_the_paragraph_that_follows() -> None:
    blocks = from_html("<p><b>One<p>Two</b> three")
    assert [[(run.text, run.bold) for run in one.runs] for one in blocks] == [  # type: ignore[union-attr]
        [("One", True)],
        [("Two", True), (" three", False)],
    ]
