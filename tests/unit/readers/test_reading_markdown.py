"""Markdown is read by the rules of CommonMark, and what only marks say is said in words."""

import pytest

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import Heading, Run, plain
from desktopapp.readers.markdown import read_markdown
from tests.growth import MOST, growth
from tests.shapes import shapes_of


def shapes(source: str) -> list[tuple[str, str]]:
    return shapes_of(read_markdown(source.encode()).blocks)


def test_headings_slants_escapes_and_links() -> None:
    source = (
        "# Plan\n\n#### Deep\n\n*So* it is \\*here\\* on [our site](https://eastmere.example/x)."
    )
    blocks = read_markdown(source.encode()).blocks
    assert blocks[0] == Heading(blocks[0].id, (Run("Plan"),), 1)  # type: ignore[union-attr]
    assert blocks[1].level == 3  # type: ignore[union-attr]
    assert blocks[2].runs == (  # type: ignore[union-attr]
        Run("So", italic=True),
        Run(" it is *here* on "),
        Run("our site", link="https://eastmere.example/x"),
        Run("."),
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('See [it](https://x.example/a "The page").', "See it."),
        ("See [it][one].\n\n[one]: https://x.example/a", "See it."),
        ("See <https://x.example/a>.", "See https://x.example/a."),
        ("A [bad one](javascript:alert) here", "A bad one here"),
        ("Bold __is__ _so_ and `code`", "Bold is so and code"),
        ("Fish&amp;chips &mdash; &pound;5", "Fish&chips — £5"),
        ("<b>Tide</b><!-- not -->s", "Tides"),
        ("One line  \nand the next\nof it", "One line\nand the next of it"),
        (
            "We lend a har-\nbour and a well-\nknown pier",
            "We lend a harbour and a well-known pier",
        ),
        ("1986. A great year.", "1986. A great year."),
        ("> We quote\n> the minister", "We quote the minister"),
        ("```\nfirst - line\nsecond\n```", "first - line\nsecond"),
    ],
)
def test_marks_of_markdown_are_no_words(source: str, words: str) -> None:
    assert [said for _, said in shapes(source)] == [words]


def test_lines_under_a_heading_make_it_one() -> None:
    assert shapes("Plan\n====\n\nPiers\n-----\n\nWe mend.") == [
        ("Heading1", "Plan"),
        ("Heading2", "Piers"),
        ("Paragraph", "We mend."),
    ]


def test_what_stands_above_the_text_gives_the_title_and_is_told() -> None:
    reading = read_markdown(b"---\ntitle: Plan of Eastmere\nauthor: Ola\n---\n\nWe mend piers.\n")
    assert reading.title == "Plan of Eastmere"
    assert shapes_of(reading.blocks) == [("Paragraph", "We mend piers.")]
    assert "author: Ola" in reading.notes[0]


def test_every_cell_of_a_table_is_kept() -> None:
    source = (
        "| Pier | Boats |\n|:--|--:|\n| East \\| West | 4 |\n| `a|b` | 5 |\n| North | 6 | 7 |\n"
    )
    assert shapes(source) == [
        ("Table", "Pier\tBoats\t\nEast | West\t4\t\na|b\t5\t\nNorth\t6\t7"),
    ]


def test_an_item_goes_on_in_its_paragraphs_and_tasks_say_whether_they_are_done() -> None:
    assert shapes("1. one\n\n   more\n\n2. two\n   - [ ] open\n   - [x] done\n") == [
        ("ListItem0#", "one\nmore"),
        ("ListItem0#", "two"),
        ("ListItem1", "☐ open"),
        ("ListItem1", "☒ done"),
    ]


def test_numbers_that_begin_elsewhere_stay() -> None:
    blocks = read_markdown(b"3. third\n4. fourth\n\nText.\n\n5. fifth\n6. sixth\n").blocks
    assert [one.text for one in item_labels(blocks) if one] == ["3.", "4.", "5.", "6."]
    assert [words for _, words in shapes("3. alone\n")] == ["3. alone"]


def test_footnotes_pictures_and_struck_words_are_told() -> None:
    reading = read_markdown(
        b"Piers[^1] ~~and trams~~ stay. ![Map of piers](map.png)\n\n[^1]: East *and* West.\n"
    )
    assert [words for _, words in shapes_of(reading.blocks)] == [
        "Piers (East and West.) stay. [Picture: Map of piers]"
    ]
    assert [note.split(" ", 2)[:2] for note in reading.notes] == [
        ["1", "stretch"], ["1", "picture"], ["One", "footnote"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["- a\n", "|a|b|\n", "har-\n", "a[^1] ", " a *b* ", "`a ``b ", "We _lend_ [it](x).\n\n"],
)
def test_four_times_the_text_takes_some_four_times_as_long(line: str) -> None:
    def read(source: str) -> None:
        read_markdown(source.encode())

    assert growth(read, lambda size: line * (size // len(line)), 3_000) < MOST


def test_what_stands_between_lines_of_plus_signs_above_a_text_is_left_out_and_said() -> None:
    source = '+++\ntitle = "Harbour plan"\ndraft = true\n+++\n\nWe share a pilot boat.\n'
    reading = read_markdown(source.encode())
    assert shapes(source) == [("Paragraph", "We share a pilot boat.")]
    assert reading.title == "Harbour plan"
    assert reading.notes == (
        'Left out, since it stands above the text: title = "Harbour plan"; draft = true',
    )
    assert shapes("+++\nNever ends.\n") == [("Paragraph", "+++ Never ends.")]


def test_a_footnote_that_is_marked_nowhere_stands_at_the_end() -> None:
    reading = read_markdown(
        b"Doors[^a] and locks.\n\n[^a]: In May.\n[^b]: Not in June.\n\nRoof.\n"
    )
    assert plain(reading.blocks) == "Doors (In May.) and locks.\n\nRoof.\n\n(Not in June.)"
    assert reading.notes == ("2 footnotes now stand in brackets where they were marked.",)
