"""What a web page shows in the fields of a form, and in fonts of signs."""

import pytest

from desktopapp.plan.text import Table, plain, plain_block, plain_runs
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.web_page import read_web_page

CHOICE = "<select{}><option>Quay<option{}>Slip</option><option{}>Mole</option></select>"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (CHOICE.format("", "", ""), "Quay"),
        (CHOICE.format("", " selected", ""), "Slip"),
        (CHOICE.format(" multiple", " selected", " selected"), "Slip, Mole"),
        (CHOICE.format(" multiple", "", ""), ""),
        ("<textarea>one &amp; <b>\ntwo</textarea>", "one & <b>\ntwo"),
        ("<label>yes</label><input type=checkbox checked> both", "yes ☒ both"),
        ("<b>no<input type=radio> </b>neither", "no ☐ neither"),
    ],
)
def test_a_field_gives_what_it_shows(field: str, shown: str) -> None:
    page = read_web_page(f"<p>Berths: {field}</p>".encode())
    assert plain(page.blocks) == f"Berths: {shown}".strip()


@pytest.mark.parametrize(
    "signs",
    [
        '<span style="font-family: Wingdings">ü</span>',
        "<span style=\"font-family:'Wingdings',serif\">\uf0fc</span>",
        '<font face="Wingdings">&#252;</font>',
        '<span style="font-family:Wingdings"><b>ü</b></span>',
    ],
)
def test_a_sign_of_a_font_of_signs_is_read_as_it_looks(signs: str) -> None:
    source = f"<meta charset=utf-8><p>{signs} agreed <span style='font-family:Arial'>ü</span></p>"
    assert plain(read_web_page(source.encode()).blocks) == "✓ agreed ü"


def test_a_sign_that_no_one_can_read_is_counted() -> None:
    page = read_web_page(b"<p>Seen<span style='font-family:Webdings'>&#33;</span></p>")
    assert page.notes == tuple(said_of_left_out({LeftOut.SYMBOL: 1}))


def test_boxes_that_a_page_draws_have_their_ticks() -> None:
    listed = (
        "<ul><li role=checkbox aria-checked=true><p>Doors</p>"
        "<li role=checkbox aria-checked=false>Locks</ul>"
        "<p><span role=radio aria-checked=true></span> Roof</p>"
    )
    assert plain(HtmlReader().read(listed)) == "- ☒ Doors\n- ☐ Locks\n\n☒ Roof"


def test_fields_that_touch_each_other_are_not_one_figure() -> None:
    touching = "<p>£<input value=20><input value=30><select><option>4</select></p>"
    assert plain(HtmlReader().read(touching)) == "£20 30 4"


def test_the_foot_of_a_table_comes_last_wherever_it_is_written() -> None:
    rows = "<tfoot><tr><td>All<td>9</tfoot><tbody><tr><td>Quay<td>4<tr><td>Mill<td>5</tbody>"
    (table,) = HtmlReader().read(f"<table>{rows}</table>")
    assert isinstance(table, Table)
    assert [plain_runs(row[0]) for row in table.rows] == ["Quay", "Mill", "All"]


def test_words_in_a_drawing_are_counted_and_a_drawing_without_any_is_not() -> None:
    reader = HtmlReader()
    reader.read("<p>a <svg><path/></svg> b <svg><text>Spent</text><text>£3</text></svg></p>")
    assert reader.left == {LeftOut.OBJECT: 1}


def test_a_quotation_has_its_marks_and_what_is_not_open_is_not_shown() -> None:
    page = "<p>He said <q>no <q>dues</q></q>.<dialog>a</dialog><p><dialog open>b</dialog>"
    reading = read_web_page(f"<meta charset=utf-8>{page}<datalist><option>c</datalist>".encode())
    assert [plain_block(block) for block in reading.blocks] == ["He said “no ‘dues’”.", "b"]
    assert reading.notes == ("1 stretch of hidden text was left out.",)
