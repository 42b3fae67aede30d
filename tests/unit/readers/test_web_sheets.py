"""The sheets of a web page are looked at: what they hide, lay out as a table and mark or not."""

import pytest

from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.text import Table, plain_block, plain_runs
from desktopapp.readers.web_page import read_web_page
from tests.growth import MOST, growth

DUES = [["Harbour", "2026"], ["Gannet", "£6,000"], ["Skua", ""], ["Tern", "£41"]]


def words(page: str) -> list[str]:
    return [plain_block(block) for block in read_web_page(page.encode()).blocks]


def tables(page: str) -> list[list[list[str]]]:
    blocks = read_web_page(f"<meta charset=utf-8>{page}".encode()).blocks
    return [
        [[plain_runs(cell) for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]


def laid(row: str, cell: str, around: str = "{}") -> str:
    """Return the dues in rows and cells of such tags."""
    (cell_tag, _, _), (row_tag, _, _) = cell.partition(" "), row.partition(" ")
    in_cells = ("".join(f"<{cell}>{text}</{cell_tag}>" for text in one) for one in DUES)
    return around.format("".join(f"<{row}>{one}</{row_tag}> " for one in in_cells))


@pytest.mark.parametrize(
    "page",
    [
        "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style>"
        + laid("div class=r", "div class=c", "<div class=t>{}</div>"),
        "<style>div.r{display:table-row} .r > span {display:table-cell}</style>"
        + laid("div class=r", "span"),
        "<style>.r{display:flex}</style>" + laid("div class=r", "p"),
        laid("div style='display:grid;grid-template-columns:9em 1fr'", "b"),
        laid("div role=row", "span role=cell", "<section role=table>{}</section>"),
        laid("div role=row", "i role=gridcell", "<p role=grid><span role=rowgroup>{}</span></p>"),
        "<style>dl{display:table}dl div{display:table-row}dt{display:table-cell}</style>"
        + laid("div", "dt", "<dl>{}</dl>"),
        "<style>#g{display:grid;grid-template-columns:[a] 2fr repeat(1, minmax(9px, 1fr))}</style>"
        + laid("div style='display:contents'", "div", "<div id=g>{}</div>"),
    ],
)
def test_what_a_style_or_a_role_lays_out_as_a_table_is_one(page: str) -> None:
    assert tables(page) == [DUES]


def test_a_cell_over_several_columns_of_a_grid_keeps_the_others_in_theirs() -> None:
    page = (
        "<div style='display:grid;grid-template-columns:repeat(3,1fr)'>"
        "<p style='grid-column:span 2'>Harbour<p>2026<p>Gannet<p>east<p>£6</div>"
    )
    assert tables(page) == [[["Harbour", "", "2026"], ["Gannet", "east", "£6"]]]


@pytest.mark.parametrize(
    "page",
    [
        (
            "<div style='display:grid;grid-template-columns:1fr 3fr'><nav>A</nav><div><h2>Ah</h2>"
            "<p>We set dues.</div><p>More</p><p>End</p></div>"
        ),
        (
            "<style>.s{display:flex}</style><p class=s><b>1</b> <i>Ask.</i></p>"
            "<p class=s><b>2</b> <i>Pay.</i></p>"
        ),
        (
            "<div style='display:table'><div style='display:table-cell'>Menu</div>"
            "<div style='display:table-cell'>Dues</div></div>"
        ),
        (
            "<div style='display:flex;flex-direction:column'><p>a<p>b</div>"
            "<div style='display:flex;flex-direction:column'><p>c<p>d</div>"
        ),
        "<p style='display:flex'>Dues <b>rise</b></p><p style='display:flex'>So <b>do</b></p>",
        "<div style='display:grid;grid-template-columns:repeat(auto-fill,9em)'><p>a<p>b</div>",
    ],
)
def test_what_only_stands_side_by_side_is_no_table_and_keeps_its_words(page: str) -> None:
    assert tables(page) == []
    bare = page.replace("display", "x").replace("<style>", "<!--").replace("</style>", "-->")
    assert " ".join(words(page)).split() == " ".join(words(bare)).split()


def test_a_part_that_is_never_ended_ends_with_what_is_around_it() -> None:
    cell = "<div style='display:flex'><i>Gannet</i><i>£6</i>"
    page = f"<table><tr><td>{cell}<td>east<tr><td>Skua<td>west</table><p>End"
    assert tables(page) == [[["Gannet £6", "east"], ["Skua", "west"]]]
    assert words(page)[-1] == "End"


@pytest.mark.parametrize(
    ("sheet", "is_shown"),
    [
        (".x{display:none}", False),
        ("p.x , i { color:red; display : NONE !important }", False),
        ("/* .y{ */ .x{display:none} /*", False),
        ("<!-- .x{display:none} -->", False),
        ("@import 'a.css'; @charset \"x\"; .x{display:none}", False),
        ("@media screen, print{.x{display:none}} .y{}", False),
        ("@media (min-width: 40.5em) and (max-width:1400px){.x{visibility:hidden}}", False),
        ("@layer a { @supports (display:grid) { .x{display:none} } }", False),
        ("div .x, body > .y{display:none}", True),
        ("main > .x{display:none}", False),
        ("main .y .x, section > .x{display:none}", True),
        (".x{display:none} p{display:block}", False),
        ("#one{display:block} .x{display:none}", True),
        (".x{display:none} .x{display:block}", True),
        ("@media print{.x{display:none}}", True),
        ("@media (max-width:600px){.x{display:none}}", True),
        ("@media (prefers-color-scheme:dark){.x{display:none}}", True),
        (".x:hover, .x[title], .x + p, p ~ .x, .x::before{display:none}", True),
        ("@font-face{src:url(a)} @keyframes a{from{display:none}}", True),
        (".y{} .z{color:red; .x{display:none}}", True),
        (".x{display:none", False),
        (".x{background:url('a;}b');display:none}", False),
    ],
)
def test_words_that_a_sheet_hides_are_left_out(sheet: str, *, is_shown: bool) -> None:
    page = f"<style>{sheet}</style><main><p class='x a' id=one>Dues</p></main><p>End"
    assert words(page) == (["Dues", "End"] if is_shown else ["End"])


def test_what_a_sheet_hides_is_counted_and_an_own_style_shows_it_again() -> None:
    page = "<style>.x{display:none}</style><p class=x>a<p class=x style='display:block'>b"
    reading = read_web_page(page.encode())
    assert [plain_block(block) for block in reading.blocks] == ["b"]
    assert reading.notes == ("1 stretch of hidden text was left out.",)


def test_a_sheet_for_paper_says_nothing() -> None:
    assert words("<style media=print>p{display:none}</style><p>Dues") == ["Dues"]


def test_a_sheet_sets_words_apart_as_a_style_does() -> None:
    assert words("<style>.l b{display:block}</style><p class=l><b>a</b><b>b</b>") == ["a", "b"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol reversed><li>a<li>b<ol><li>x</ol><li>c</ol>", "3. a\n2. b\na. x\n1. c"),
        ("<ol reversed start=20><li>a<li value=5>b<li>c</ol>", "20. a\n5. b\n4. c"),
        ("<ol start=0><li>a<li>b</ol>", "0. a\n1. b"),
        ("<ol start=-1><li>a<li>b<li>c</ol>", "-1. a\n0. b\n1. c"),
        ("<ol><li value=7>a<li>b</ol>", "7. a\n8. b"),
        ("<ol style='list-style:none'><li>1.1 a<li>1.2 b</ol>", "1.1 a\n1.2 b"),
        ("<style>.n li{list-style:none}</style><ol class=n><li>a</ol><ol><li>b</ol>", "a\n1. b"),
        ("<ul style='list-style:none inside'><li>a<ul><li>b</ul></ul>", "a\n- b"),
        ("<ul style='list-style: square url(a.png)'><li>a</ul>", "- a"),
        ("<ol style='list-style:lower-greek'><li>a<li>b</ol>", "α. a\nβ. b"),
        ("<ol style='list-style:outside decimal-leading-zero'><li>a</ol>", "01. a"),
        ("<ul style='list-style-type:upper-roman'><li>a<li>b</ul>", "I. a\nII. b"),
    ],
)
def test_items_have_the_marks_that_are_shown(page: str, shown: str) -> None:
    blocks = read_web_page(f"<meta charset=utf-8>{page}".encode()).blocks
    lines = map(str.strip, plain_with_labels(blocks).split("\n"))
    assert list(filter(None, lines)) == shown.split("\n")


def test_boxes_to_tick_stay_items_of_a_list_without_marks() -> None:
    page = "<ul style='list-style:none'><li role=checkbox aria-checked=true>a</ul>"
    assert [type(one).__name__ for one in read_web_page(page.encode()).blocks] == ["ListItem"]


@pytest.mark.parametrize(
    "part",
    [
        ".a .b > .c, .c{display:block}",
        "<div style='display:flex'>",
        "<div style='display:flex'><i>a</i><i>b</i></div>",
        "<p class=c>a",
        "<ol reversed>",
        "<style>.c{display:none",
        "@media a{",
    ],
)
def test_four_times_the_page_takes_some_four_times_as_long(part: str) -> None:
    begin = "<style>.a .b .c{font-weight:bold}" + "</style>" * part.startswith("<")

    def made(size: int) -> str:
        return begin + part * (size // len(part))

    assert growth(lambda page: read_web_page(page.encode()), made, 40_000) < MOST
