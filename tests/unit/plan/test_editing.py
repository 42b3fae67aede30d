import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.layout.build import TextItem, build
from desktopapp.plan.cells import (
    cell_position,
    cell_spot,
    squared,
    with_column,
    with_row,
    without_column,
    without_row,
)
from desktopapp.plan.council import Council
from desktopapp.plan.editing import Spot, insert, length, remove, split, stretch, with_format
from desktopapp.plan.links import allowed, link_around, safe_link
from desktopapp.plan.plan import Section, new_plan
from desktopapp.plan.text import (
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    plain_block,
)
from tests.strategies import blocks, harbour, tables, texts

EXAMPLES = settings(max_examples=40)


def letters(text: Text) -> str:
    """Return the letters of a text: no space, and nothing between blocks and cells."""
    return "".join(plain_block(block) for block in text).translate({9: None, 10: None, 32: None})


@st.composite
def places(draw: st.DrawFn) -> tuple[Text, Spot, Spot]:
    """Generate a text and a stretch of it."""
    text = draw(st.lists(blocks(), min_size=1, max_size=4).map(tuple))
    ends = []
    for _ in range(2):
        n = draw(st.integers(0, len(text) - 1))
        ends.append((n, draw(st.integers(0, length(text[n])))))
    start, end = sorted(ends)
    return text, start, end


@given(places())
@EXAMPLES
def test_splitting_a_block_changes_no_words(place: tuple[Text, Spot, Spot]) -> None:
    text, spot, _ = place
    made, (n, at) = split(text, spot)
    assert letters(made) == letters(text)
    assert 0 <= at <= length(made[n])
    ids = [block.id for block in made if not isinstance(block, Foreign)]
    old = {block.id for block in text if not isinstance(block, Foreign)}
    assert old <= set(ids)


@given(places(), texts(3))
@EXAMPLES
def test_what_is_put_in_is_there_and_all_else_is_kept(
    place: tuple[Text, Spot, Spot], new: Text
) -> None:
    text, spot, _ = place
    made, (n, at) = insert(text, spot, new)
    assert sorted(letters(made)) == sorted(letters(text) + letters(new))
    assert 0 <= at <= length(made[n])


@given(places())
@EXAMPLES
def test_what_is_taken_out_is_gone_and_all_else_is_kept(
    place: tuple[Text, Spot, Spot],
) -> None:
    text, start, end = place
    made, (n, at) = remove(text, start, end)
    assert 0 <= at <= length(made[n])
    between = [block for block in text[start[0] + 1 : end[0]] if isinstance(block, Foreign)]
    assert all(block in made for block in between)
    if not any(isinstance(block, Table) for block in text[start[0] : end[0] + 1]):
        gone = letters(stretch(text, start, end))
        assert len(letters(made)) == len(letters(text)) - len(gone)


@given(places())
@EXAMPLES
def test_a_format_changes_no_words_and_can_be_taken_back(
    place: tuple[Text, Spot, Spot],
) -> None:
    text, start, end = place
    plain = with_format(text, (0, 0), (len(text) - 1, length(text[-1])), bold=False)
    bold = with_format(plain, start, end, bold=True)
    assert letters(bold) == letters(text)
    assert with_format(bold, start, end, bold=False) == plain


def paragraph(block_id: str, words: str) -> Paragraph:
    return Paragraph(block_id, (Run(words),) if words else ())


def test_enter_before_the_first_letter_leaves_the_id_with_the_words() -> None:
    (first, second), spot = split((paragraph("p", "words"),), (0, 0))
    assert second == paragraph("p", "words")
    assert plain_block(first) == ""
    assert spot == (1, 0)


def test_an_emptied_first_block_gives_way_to_the_block_it_is_joined_with() -> None:
    text = (paragraph("p", "one"), Heading("h", (Run("two"),), 2))
    assert remove(text, (0, 0), (1, 0)) == ((Heading("h", (Run("two"),), 2),), (0, 0))
    assert remove(text, (0, 1), (1, 1)) == ((paragraph("p", "owo"),), (0, 1))


def test_a_foreign_block_between_is_kept() -> None:
    strange = Foreign('{"kind":"x"}')
    text = (paragraph("p", "one"), strange, paragraph("q", "two"))
    assert remove(text, (0, 1), (2, 1)) == ((paragraph("p", "owo"), strange), (0, 1))


def test_a_table_touched_only_at_its_edge_is_kept() -> None:
    table = Table("t", (((Run("a"),),),))
    text = (paragraph("p", "one"), table)
    assert remove(text, (0, 0), (1, 0))[0] == (paragraph("p", ""), table)
    assert remove(text, (0, 1), (1, 1))[0] == (paragraph("p", "o"),)


def test_a_picture_is_deleted_as_one_letter_is() -> None:
    ((block,), _) = remove((Picture("i", "a.png"),), (0, 0), (0, 1))
    assert isinstance(block, Paragraph)


def test_a_list_pasted_into_a_paragraph_parts_it() -> None:
    item = ListItem("l", (Run("item"),))
    made, spot = insert((paragraph("p", "ab"),), (0, 1), (item,))
    assert made == (paragraph("p", "aitemb"),)
    made, spot = insert((paragraph("p", "ab"),), (0, 1), (item, item))
    assert [plain_block(block) for block in made] == ["a", "item", "item", "b"]
    assert spot == (2, 4)


# Tables


@given(tables(), st.data())
@EXAMPLES
def test_every_position_of_a_table_is_one_of_a_cell(table: Table, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, length(table)))
    r, c, place = cell_spot(table, position)
    assert cell_position(table, r, c, place) == position


def test_rows_and_columns_are_put_in_and_taken_out() -> None:
    table = Table("t", (((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),))))
    assert plain_block(with_row(table, 1)) == "a\tb\n\t\nc\td"
    assert plain_block(with_column(table, 2)) == "a\tb\t\nc\td\t"
    assert without_row(with_row(table, 1), 1) == table
    assert without_column(with_column(table, 0), 0) == table


def test_a_table_of_unequal_rows_is_squared_and_a_square_one_is_the_same() -> None:
    cell = (Run("a"),)
    (table,) = squared((Table("t", ((cell, cell), (), (cell,))),))
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2, 2]
    text = (table,)
    assert squared(text) is text


# Links


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        (" https://fenmoor.example/a?b=1#c ", "https://fenmoor.example/a?b=1#c"),
        ("HTTP://fenmoor.example", "http://fenmoor.example"),
        ("www.fenmoor.example", "https://www.fenmoor.example"),
        ("fenmoor.example/plan", "https://fenmoor.example/plan"),
        ("plans@fenmoor.example", "mailto:plans@fenmoor.example"),
        ("mailto:plans@fenmoor.example", "mailto:plans@fenmoor.example"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("//host/share", ""),
        ("\\\\host\\share", ""),
        ("C:\\plan.docx", ""),
        ("../plan.docx", ""),
        ("https:", ""),
        ("https://", ""),
        ("data:text/html,x", ""),
        ("words", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_are_links(address: str, safe: str) -> None:
    assert safe_link(address) == safe


@pytest.mark.parametrize(
    ("address", "may_be"),
    [
        ("https://fenmoor.example/" + "a" * 1900, True),
        ("https://fenmoor.example/" + "a" * 2000, False),
        ("https:///plans", False),
        ("https://?q=1", False),
        ("mailto:plans", False),
        ("mailto:plans@", False),
        ("mailto:plans@fenmoor.example?subject=Plan", True),
        ("https://fenmoor.example/a b", False),
        ("https://fenmoor.example/\u0085plans", False),
    ],
)
def test_a_link_that_may_be_typed_may_be_read_and_leaves_with_the_document(
    address: str, *, may_be: bool
) -> None:
    linked = Paragraph("p", (Run("our plan", link=address),))
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    plan = plan.with_part(Section("s", "Links", text=(linked,)))
    words = build(plan).items[-1]
    assert isinstance(words, TextItem)
    assert words.runs[0].link == (address if may_be else "")
    assert allowed(address) == (address if may_be else "")
    if not any(one.isspace() for one in address):
        assert safe_link(address) == (address if may_be else "")


def test_a_link_is_found_whole_from_any_place_in_it() -> None:
    link = "https://a.example"
    runs = (Run("see "), Run("our", link=link), Run(" plan", bold=True, link=link), Run(" now"))
    for position in (4, 7, 12):
        assert link_around(runs, position) == (4, 12, link)
    assert link_around(runs, 13) == (13, 13, "")
