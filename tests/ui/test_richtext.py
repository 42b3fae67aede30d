from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextCursor, QTextDocument

from desktopapp.layout.style import styles
from desktopapp.plan.cells import cell_position
from desktopapp.plan.editing import length
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.plan import Appearance
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    count_words,
    plain_block,
    tidy,
)
from desktopapp.ui.text.formats import Look
from desktopapp.ui.text.reading import DocumentChange
from desktopapp.ui.text.richtext import RichText
from tests.strategies import blocks, list_items, texts

LOOK = Look(styles(Appearance()), 16, *map(QColor, ("blue", "grey", "black", "brown")))
EXAMPLES = settings(max_examples=60)
pytestmark = pytest.mark.usefixtures("qapp")


def widths(table: Table) -> tuple[float, ...]:
    """Return columns that are equally wide."""
    return (LOOK.styles.width / len(table.rows[0]),) * len(table.rows[0])


def shown(text: Text) -> RichText:
    """Show a text in a document of its own."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout()  # without one a document tells of no change
    rich = RichText(document, LOOK, lambda _picture: (90.0, 60.0), widths)
    rich.show(text)
    return rich


def tidied(text: Text) -> Text:
    """Bring a text into normal form: tidy runs, and no id twice."""
    made: list[Block] = []
    seen: set[str] = set()
    for block in text:
        match block:
            case Paragraph() | Heading() | ListItem():
                made.append(replace(block, runs=tidy(block.runs)))
            case Table():
                rows = tuple(tuple(map(tidy, row)) for row in block.rows)
                made.append(replace(block, rows=rows))
            case Picture() | Foreign():
                made.append(block)
        if not isinstance(block, Foreign) and block.id in seen:
            made.pop()
        seen.add(getattr(block, "id", ""))
    return tuple(made)


@given(texts(8))
@EXAMPLES
def test_a_text_read_back_from_its_document_is_the_same_text(text: Text) -> None:
    text = tidied(text)
    rich = shown(text)
    assert rich.read_all() == text
    assert rich.words == count_words(text)


@given(texts(6), texts(6), st.data())
@EXAMPLES
def test_showing_what_differs_leaves_what_showing_all_would(
    first: Text, second: Text, data: st.DataObject
) -> None:
    before = tidied(first)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    after = tidied(before[:start] + tidied(second)[:2] + before[end:])
    rich = shown(before)
    rich.show(after)
    assert rich.text == after
    assert rich.document.toPlainText() == shown(after).document.toPlainText()
    assert rich.read_all() == after


@given(texts(6), st.data())
@EXAMPLES
def test_every_spot_of_a_text_has_its_own_position(text: Text, data: st.DataObject) -> None:
    text = tidied(text)
    if not text:
        return
    rich = shown(text)
    n = data.draw(st.integers(0, len(text) - 1))
    at = data.draw(st.integers(0, length(text[n])))
    assert rich.spot(rich.position((n, at))) == (n, at)


@given(texts(5), st.data())
@EXAMPLES
def test_a_typed_letter_is_read_back_without_reading_the_rest(
    text: Text, data: st.DataObject
) -> None:
    text = tidied(text)
    writable = [n for n, b in enumerate(text) if not isinstance(b, Picture | Foreign)]
    if not writable:
        return
    rich = shown(text)
    changes: list[DocumentChange] = []
    rich.document.contentsChange.connect(lambda *change: changes.append(DocumentChange(*change)))
    n = data.draw(st.sampled_from(writable))
    at = data.draw(st.integers(0, length(text[n])))
    cursor = QTextCursor(rich.document)
    cursor.setPosition(rich.position((n, at)))
    cursor.insertText("x")
    (change,) = changes
    assert rich.read_change(change)
    rich.typed_over.rub_out(rich.formats)
    quick = rich.text
    assert plain_block(quick[n]) == plain_block(text[n])[:at] + "x" + plain_block(text[n])[at:]
    assert rich.words == count_words(quick)
    assert rich.read_all() == quick


def test_two_halves_of_a_block_do_not_share_an_id() -> None:
    rich = shown((Paragraph("one", (Run("first second"),)),))
    cursor = QTextCursor(rich.document)
    cursor.setPosition(5)
    cursor.insertBlock()
    first, second = rich.read_all()
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.id, plain_block(first)) == ("one", "first")
    assert (second.id != "one", plain_block(second)) == (True, " second")


def test_words_typed_beside_a_picture_become_a_paragraph() -> None:
    picture = Picture("pic", "map.png", "A map of the district", width=200.0)
    rich = shown((picture,))
    cursor = QTextCursor(rich.document)
    cursor.setPosition(1)
    cursor.insertText("words")
    first, second = rich.read_all()
    assert first == picture
    assert plain_block(second) == "words"


def test_a_block_of_a_later_version_is_kept_when_all_around_it_changes() -> None:
    strange = Foreign('{"kind":"drawing","shapes":[1,2]}')
    rich = shown((Paragraph("a"), strange, Paragraph("b", (Run("end"),))))
    rich.show((strange, Heading("c", (Run("new"),), 2)))
    assert rich.read_all() == (strange, Heading("c", (Run("new"),), 2))


def test_a_table_with_ragged_rows_is_shown_squared() -> None:
    cell = (Run("x"),)
    rich = shown((Table("t", ((cell, cell), (cell,))), Table("u", ())))
    first, second = rich.read_all()
    assert first == Table("t", ((cell, cell), (cell, ())))
    assert second == Table("u", (((),),))


def labels(rich: RichText) -> list[str]:
    """Return the labels that Qt draws before the items of a text; bullets have none."""
    items = (n for n, one in enumerate(rich.text) if isinstance(one, ListItem) and one.numbered)
    blocks = map(rich.block_of, items)
    return [block.textList().itemText(block) for block in blocks]


def printed(text: Text) -> list[str]:
    return [label.text for label in item_labels(text) if label and label.number]


@given(st.lists(list_items() | blocks(), max_size=9), st.data())
@EXAMPLES
def test_lists_are_numbered_as_they_are_printed(found: list[Block], data: st.DataObject) -> None:
    from_left = (replace(b, runs=(Run("x"),)) if isinstance(b, ListItem) else b for b in found)
    text = tidied(tuple(from_left))  # of words from the right Qt tells labels as they are drawn
    rich = shown(text)
    assert labels(rich) == printed(text)
    start = data.draw(st.integers(0, len(text)))
    left = text[:start] + text[data.draw(st.integers(start, len(text))) :]
    rich.show(left)
    assert labels(rich) == printed(left)


def test_a_list_that_goes_on_is_renumbered_when_what_stands_before_it_changes() -> None:
    def item(block_id: str, *, on: bool = False) -> ListItem:
        return ListItem(block_id, (Run(block_id),), numbered=True, label="({a})", goes_on=on)

    text = (item("a"), item("b"), Paragraph("p"), item("d", on=True), item("e"))
    rich = shown(text)
    assert labels(rich) == ["(a)", "(b)", "(c)", "(d)"]
    rich.show((text[0], item("a2"), *text[1:]))
    assert labels(rich) == ["(a)", "(b)", "(c)", "(d)", "(e)"]
    rich.show(text[2:])
    assert labels(rich) == ["(a)", "(b)"]


@pytest.mark.parametrize(
    "words", ["𝄞 clef", "a\u0301", "👩‍👧 family", "\u200fשלום", "\ufffc", "İı"]
)
def test_a_position_counts_characters_as_people_do(words: str) -> None:
    table = Table("t", (((Run(words),), (Run("x"),)),))
    rich = shown((Paragraph("p", (Run(words + "!"),)), table))
    at = len(words)
    assert rich.spot(rich.position((0, at))) == (0, at)
    place = cell_position(table, 0, 1, 1)
    assert rich.spot(rich.position((1, place))) == (1, place)


@pytest.mark.parametrize("numbered", [True, False])
def test_an_item_put_into_a_long_list_is_laid_out_once(*, numbered: bool) -> None:
    items = tuple(ListItem(f"i{n}", (Run(f"Item {n}"),), numbered=numbered) for n in range(50))
    rich = shown(items)
    changes: list[int] = []
    rich.document.contentsChange.connect(lambda at, _gone, _added: changes.append(at))
    rich.show((*items[:20], ListItem("new", (Run("New"),), numbered=numbered), *items[20:]))
    assert len(changes) == 1
    first = rich.block_of(0).textList()
    assert [first.item(n).text() for n in (19, 20, 21)] == ["Item 19", "New", "Item 20"]
    assert first.count() == 51
