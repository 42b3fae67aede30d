"""What an answer is as plain text: every word and figure of it, and nothing that is not pasted."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.layout.build import PictureItem, TableItem, TextItem, build, item_runs
from desktopapp.plan.pencil import MarkKind, new_doubt
from desktopapp.plan.plain_answer import plain_answer
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    paragraphs,
    plain,
    plain_runs,
    with_runs,
)
from tests.strategies import harbour, plans, texts

_WORD = re.compile(r"\w+")


def cells(*words: str) -> tuple[tuple[Run, ...], ...]:
    """Make a row of a table."""
    return tuple((Run(one),) if one else () for one in words)


def unlinked(text: Text) -> Text:
    """Return a text whose words lead nowhere, so that no address stands beside them."""
    return tuple(
        with_runs(block, lambda runs: tuple(replace(run, link="") for run in runs))
        for block in text
    )


def printed_words(plan: Plan) -> Counter[str]:
    """Count the words that the documents print of a plan’s answers, their labels included."""
    found: Counter[str] = Counter()
    parts = {answer.id for answer in plan.answers}
    for item in build(plan).items:
        if item.origin.part not in parts or not item.origin.block:
            continue
        match item:
            case TextItem():
                label = item.label if item.listed.number else ""
                found.update(_WORD.findall(f"{label} {plain_runs(item.runs)}"))
            case TableItem(rows=(head, *rows)):
                found.update(_row_words(head, rows))
            case PictureItem():
                assert not item_runs(item)
    return found


def _row_words(head: tuple[object, ...], rows: list[tuple[object, ...]]) -> list[str]:
    """Return the words of a table of which each row that says anything names the columns."""
    named, told = [plain_runs(cell) for cell in head], []  # type: ignore[arg-type]  # runs they are
    said = [[plain_runs(cell) for cell in row] for row in rows]  # type: ignore[arg-type]
    for row in filter(lambda one: any(cell.split() for cell in one), said):
        told += [*named, *row]
    return [word for cell in told or named for word in _WORD.findall(cell)]


@given(plans(harbour()))
@settings(max_examples=60)
def test_no_word_or_figure_of_what_is_printed_is_lost_and_none_is_added(plan: Plan) -> None:
    answers = tuple(replace(one, text=unlinked(one.text)) for one in plan.answers)
    bare = replace(plan, answers=answers, given={}, form_override=None)
    said = " ".join(plain_answer(answer.text) for answer in bare.answers)
    assert Counter(_WORD.findall(said)) == printed_words(bare)


@given(texts(4), st.sampled_from(["bold", "italic", "doubt", "origin"]))
@settings(max_examples=60)
def test_neither_format_nor_pencil_nor_origin_shows(text: Text, field: str) -> None:
    marked = tuple(
        with_runs(block, lambda runs: tuple(replace(run, **_marking(field)) for run in runs))
        for block in unlinked(text)
    )
    assert plain_answer(marked) == plain_answer(unlinked(text))


def _marking(field: str) -> dict[str, object]:
    marks = {"doubt": new_doubt(MarkKind.NAME), "origin": "a1b2c3d4e5f6"}
    return {field: marks.get(field, True)}


def test_lists_keep_their_labels_and_levels() -> None:
    text = (
        Paragraph("p", (Run("We will:"),)),
        ListItem("a", (Run("mend"),), numbered=True, label="({a})"),
        ListItem("b", (Run("roofs"),), level=1),
        ListItem("c", (Run("build"),), numbered=True, label="({a})"),
        Paragraph("q", (Run("Then stop."),)),
        ListItem("d", (Run("apples"),)),
    )
    assert plain_answer(text) == (
        "We will:\n\n(a) mend\n  - roofs\n(b) build\n\nThen stop.\n\n- apples"
    )


def test_each_row_of_a_table_is_a_line_that_names_its_columns() -> None:
    rows = (cells("Service", "2023", "What changed"), cells("Waste", "£1.2m", "New rounds."))
    text = (Table("t", (*rows, cells("Parks", "", "Less mowing"))),)
    assert plain_answer(text) == (
        "Service: Waste; 2023: £1.2m; What changed: New rounds.\n"
        "Service: Parks; 2023: -; What changed: Less mowing"
    )


def test_a_table_with_only_a_head_says_the_head() -> None:
    assert plain_answer((Table("t", (cells("Service", "Cost"),)),)) == "Service; Cost"


def test_a_link_is_its_words_and_its_address_once() -> None:
    runs = (
        Run("See "),
        Run("our ", link="https://a.example/x"),
        Run("data", bold=True, link="https://a.example/x"),
        Run(", "),
        Run("www.a.example", link="https://www.a.example/"),
        Run(" or "),
        Run("write ", link="mailto:us@a.example"),
        Run("soon."),
    )
    assert plain_answer((Paragraph("p", runs),)) == (
        "See our data (https://a.example/x), www.a.example or write (us@a.example) soon."
    )


def test_an_address_that_no_document_would_carry_is_not_told() -> None:
    assert plain_answer((Paragraph("p", (Run("here", link="javascript:x"),)),)) == "here"


def test_headings_are_lines_and_pictures_are_nothing() -> None:
    text = (
        Heading("h", (Run("Costs"),)),
        Picture("i", "chart.png", alternative="A chart"),
        Paragraph("p", (Run("  They fell.  "),)),
    )
    assert plain_answer(text) == "Costs\n\nThey fell."


@given(st.text(alphabet="ab -\n", max_size=60))
def test_what_was_typed_as_plain_text_comes_back_as_the_same_blocks(typed: str) -> None:
    again = paragraphs(plain_answer(paragraphs(typed)))
    assert plain(again).split() == plain(paragraphs(typed)).split()
