from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from desktopapp.operations import pasting
from desktopapp.operations.pasting import (
    MOST_HTML,
    MOST_TEXT,
    from_html,
    from_own,
    from_plain,
    to_own,
)
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain,
    plain_runs,
)
from desktopapp.ui.text.copying import clipboard_html
from desktopapp.ui.text.exchange import OWN_FORMAT
from tests.editor_desk import Desk, without_ids
from tests.list_readers import in_page
from tests.strategies import list_items

Open = Callable[[Text], Desk]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {margin:0cm; font-size:11pt} --></style>
<xml><o:p>noise</o:p></xml><title>Plan</title></head>
<body lang=EN-GB><!--StartFragment-->
<h1>Our <b>plan</b><o:p></o:p></h1>
<p class=MsoNormal>We <b>cut</b> waiting
times by <span style='font-style:italic'>half</span>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp;&nbsp;</span></span><![endif]>Two
</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>Three</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Year</b></p></td>
<td><p class=MsoNormal><b>Saving</b></p></td></tr>
<tr><td><p class=MsoNormal>2023</p></td><td><p class=MsoNormal>£4m</p>
<p>a year</p></td></tr></table>
<p class=MsoNormal>Kept<del>, gone</del><span style='mso-hide:all'>hidden</span></p>
<div style='mso-element:comment-list'><p>A comment</p></div>
<!--EndFragment--></body></html>"""

GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span style="font-weight:400;">Services</span></h2>
<p dir="ltr"><span style="font-weight:700;">Bold</span><span style="font-weight:400;"> and
</span><span style="font-style:italic;font-weight:400;">slanted</span><span>.</span></p>
<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>first</span></p></li>
<ul><li dir="ltr" aria-level="2"><p role="presentation"><span>second</span></p></li></ul>
<li dir="ltr" aria-level="1"><p role="presentation"><span>third</span></p></li></ul></b>
<br class="Apple-interchange-newline">"""

OUTLOOK = """<html><body><div class="elementToProof" style="font-family:Aptos">Dear all,</div>
<div><br></div>
<div>Figures are <a href="https://fenmoor.example/data?a=1&amp;b=2">on our site</a>, or ask
<a href="mailto:data@fenmoor.example">the team</a>, not <a href="file://host/x">here</a>.</div>
<table role="presentation"><tr><td><p>Kind regards</p><p>Alex Marsh</p></td></tr></table>
<ol><li>one</li><li><div>two</div><div>more of two</div></li></ol></body></html>"""

HOSTILE = """<img src="file:///etc/passwd"><img src="//host/share/x.png"><img src=\\\\host\\x>
<link rel=stylesheet href="file:///etc/hostname"><style>@import url(file:///etc/hosts)</style>
<p style="background:url(file:///etc/fstab)">words<script>alert(1)</script></p>
<iframe src="file:///etc/group"></iframe><object data="file:///etc/shells"></object>
<a href="javascript:alert(1)">one</a> <a href="FILE:///etc/passwd">two</a>
<video poster="file:///etc/issue"></video><table background="file:///etc/motd"><tr><td>x</table>"""


def runs(*stretches: str | Run) -> Runs:
    return tuple(Run(s) if isinstance(s, str) else s for s in stretches)


def slanted(words: str) -> Run:
    return Run(words, italic=True)


def bold(words: str) -> Run:
    return Run(words, bold=True)


def test_a_clipboard_from_word_keeps_its_structure() -> None:
    assert without_ids(from_html(WORD)) == (
        Heading("", runs("Our plan"), 1),
        Paragraph("", runs("We ", bold("cut"), " waiting times by ", slanted("half"), ".")),
        ListItem("", runs("One"), 0),
        ListItem("", runs("Two"), 1, numbered=True, label="{a})"),
        ListItem("", runs("Three"), 0, numbered=True),
        Table(
            "",
            ((runs("Year"), runs("Saving")), (runs("2023"), runs("£4m\na year"))),
        ),
        Paragraph("", runs("Kept")),
    )


def test_a_clipboard_from_google_docs_keeps_its_structure() -> None:
    assert without_ids(from_html(GOOGLE)) == (
        Heading("", runs("Services"), 2),
        Paragraph("", runs(bold("Bold"), " and ", slanted("slanted"), ".")),
        ListItem("", runs("first"), 0),
        ListItem("", runs("second"), 1),
        ListItem("", runs("third"), 0),
    )


def test_a_clipboard_from_outlook_keeps_its_structure_and_safe_links() -> None:
    site = Run("on our site", link="https://fenmoor.example/data?a=1&b=2")
    team = Run("the team", link="mailto:data@fenmoor.example")
    assert without_ids(from_html(OUTLOOK)) == (
        Paragraph("", runs("Dear all,")),
        Paragraph("", runs("Figures are ", site, ", or ask ", team, ", not here.")),
        Paragraph("", runs("Kind regards")),
        Paragraph("", runs("Alex Marsh")),
        ListItem("", runs("one"), 0, numbered=True),
        ListItem("", runs("two\nmore of two"), 0, numbered=True),
    )


MSO = """<p style="mso-list:l0 level{}"><span style="mso-list:Ignore">{}&nbsp;</span>{}</p>"""


@pytest.mark.parametrize(
    ("html", "labels"),
    [
        ("<ol><li>a<li>b</ol>x<ol start=3><li>c<li value=7>d</ol>", ["1.", "2.", "3.", "7."]),
        ("<ol type=A><li>a<ol><li>b</ol><li>c</ol>", ["A.", "a.", "B."]),
        ("<ol style='list-style-type: lower-roman'><li>a<li>b</ol>", ["i.", "ii."]),
        (
            MSO.format(1, "Priority 1:", "a") + "<p>x</p>" + MSO.format(1, "Priority 2:", "b"),
            ["Priority 1:", "Priority 2:"],
        ),
        (
            MSO.format(1, "1.", "a") + MSO.format(2, "1.1", "b") + MSO.format(2, "o", "c"),
            ["1.", "1.1", ""],
        ),
    ],
)
def test_pasted_lists_have_the_labels_that_they_had(html: str, labels: list[str]) -> None:
    assert [one.text for one in item_labels(from_html(html)) if one] == labels


def test_a_list_that_went_on_goes_on_where_it_is_pasted() -> None:
    *_, last = from_html("<ol><li>a</ol><p>x</p><ol start=2><li>b</ol>")
    assert isinstance(last, ListItem)
    assert (last.goes_on, last.start) == (True, 0)


@given(st.lists(list_items(), max_size=6))
@settings(max_examples=40)
def test_copied_lists_show_their_labels_in_other_programs(items: list[ListItem]) -> None:
    text = tuple(replace(one, runs=(Run(f"item{n}"),)) for n, one in enumerate(items))
    labels = [label.text for label in item_labels(text) if label]
    assert list(in_page(clipboard_html(text)).values()) == labels


def test_nothing_dangerous_comes_through() -> None:
    text = from_html(HOSTILE)
    assert plain(text) == "words\n\none two\n\nx"
    assert "link='" not in repr(text).replace("link=''", "")


def test_cells_that_span_columns_leave_a_table_of_equal_rows() -> None:
    (table,) = from_html("<table><tr><td colspan=2>A<tr><td>1<td>2<td>3</table>")
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {3}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("a<br>b<br><br>", "a\nb"),
        ("<pre>a  b\n c</pre>", "a b\n c"),
        ("&lt;b&gt; &amp; &#8217; &nonsense; &#0;", "<b> & ’ &nonsense; \ufffd"),
        ("<b><i>x</b>y</i>", "xy"),
        ("<table><tr><td>a<table><tr><td>b</table></table>", "a\n\nb"),
        ("</p></div></table>plain", "plain"),
        ("<p>• typed bullet", "- typed bullet"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "- a\n  - b\n- c"),
        ("", ""),
        ("<", "<"),
    ],
)
def test_odd_html_is_read_as_it_is_meant(html: str, words: str) -> None:
    assert plain(from_html(html)) == words


@given(st.text(st.sampled_from("<>/abipultrdh12 =\"'&;\n\x00\ud800!-"), max_size=200))
@settings(max_examples=200)
def test_no_html_whatever_is_too_odd_to_read(html: str) -> None:
    for block in from_html(html):
        assert "\x00" not in repr(block)


def test_plain_text_with_blank_lines_is_read_in_paragraphs_else_a_line_each() -> None:
    assert plain(from_plain("one\ntwo\n\nthree")) == "one two\n\nthree"
    assert plain(from_plain("one\r\n• two\r\n- three\r\n")) == "one\n\n- two\n- three"
    assert plain(from_plain("a\x00b\ud800c\td")) == "ab\ufffdc d"


def test_five_megabytes_are_refused_with_a_clear_message(desk: Open) -> None:
    one = desk((Paragraph("p", runs("as it was")),))
    for data in (clipboard(text="word " * 1_000_000), clipboard(html="<p>word</p>" * 500_000)):
        one.editor.insertFromMimeData(data)
    assert plain(one.text) == "as it was"
    assert len(one.refused) == 2
    assert all("too much to paste" in words for words in one.refused)
    assert all("Nothing was changed" in words for words in one.refused)


def test_what_may_be_pasted_at_once_is_a_long_document() -> None:
    assert len(from_plain("word\n" * (MOST_TEXT // 5))) == MOST_TEXT // 5
    with pytest.raises(Problem):
        from_plain("x" * (MOST_TEXT + 1))
    with pytest.raises(Problem):
        from_html("x" * (MOST_HTML + 1))


def test_html_made_to_be_slow_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktopapp.operations.pasting.MOST_SECONDS", 0.05)
    with pytest.raises(Problem):
        from_html("<b>" * 90_000 + "</i>" * 80_000)


# In the editor


def clipboard(*, html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return data


def test_a_pasted_paragraph_joins_the_words_around_the_caret(desk: Open) -> None:
    one = desk((Paragraph("p", runs("We  waits.")),))
    one.put("p", 3)
    one.editor.insertFromMimeData(clipboard(html="<p>cut <b>all</b></p>"))
    assert one.text == (Paragraph("p", runs("We cut ", bold("all"), " waits.")),)
    assert one.steps == ["paste"]
    assert one.editor.caret().position == 10


def test_pasted_blocks_stand_between_the_halves_of_a_paragraph(desk: Open) -> None:
    one = desk((Paragraph("p", runs("beforebehind")),))
    one.put("p", 6)
    one.editor.insertFromMimeData(clipboard(html="<h2>Head</h2><ul><li>item</ul>"))
    assert plain(one.text) == "before\n\nHead\n\n- item\n\nbehind"
    one.session.undo()
    assert one.editor.text == (Paragraph("p", runs("beforebehind")),)


def test_a_paste_replaces_the_selection_in_one_step(desk: Open) -> None:
    one = desk((Paragraph("p", runs("one")), Paragraph("q", runs("two"))))
    one.editor.selectAll()
    one.editor.insertFromMimeData(clipboard(text="new"))
    assert plain(one.text) == "new"
    assert one.steps == ["paste"]


def test_blocks_pasted_into_a_cell_become_its_lines(desk: Open) -> None:
    one = desk((Table("t", ((runs("a"), ()),)),))
    one.put("t", 2)
    one.editor.insertFromMimeData(clipboard(html="<p>x</p><ul><li>y</ul><table><tr><td>z</table>"))
    assert one.text == (Table("t", ((runs("a"), runs("x\ny\nz")),)),)


def test_what_is_copied_can_be_pasted_whole_with_new_ids(desk: Open) -> None:
    text: Text = (
        Heading("h", runs("Head"), 2),
        Paragraph("p", runs(Run("from elsewhere", origin="o1"), Run("£4m", doubt="figure f1"))),
        ListItem("l", runs(bold("item")), 1, numbered=True),
        Table("t", ((runs("a"), runs("b")),), row_headers=True, summary="Costs"),
    )
    one = desk(text)
    one.editor.selectAll()
    copied = one.editor.createMimeDataFromSelection()
    two = desk(())
    two.editor.insertFromMimeData(copied)
    assert without_ids(two.text) == without_ids(text)
    assert not {b.id for b in two.text if isinstance(b, Paragraph)} & {"p"}


def test_what_is_copied_is_rich_and_plain_for_other_programs(desk: Open) -> None:
    one = desk((Heading("h", runs("Head"), 2), ListItem("l", runs("a < b"), 0)))
    one.editor.selectAll()
    data = one.editor.createMimeDataFromSelection()
    assert data.html() == "<h2>Head</h2><ul><li>a &lt; b</li></ul>"
    assert data.text() == "Head\n\n- a < b"


def test_html_of_our_own_writing_reads_back_as_the_same_blocks() -> None:
    text: Text = (
        ListItem("", runs("a"), 0),
        ListItem("", runs("b"), 1, numbered=True),
        ListItem("", runs("c\nline"), 2),
        ListItem("", runs("d"), 0, numbered=True),
        Paragraph("", runs("x ", Run("y", bold=True, italic=True, link="https://a.example/?b&c"))),
        Table("", ((runs("h"), runs("i")), (runs("j"), ()))),
        Heading("", runs("k"), 3),
    )
    assert without_ids(from_html(clipboard_html(text))) == text


@pytest.mark.parametrize("data", [b"", b"[1]", b'[{"kind":"paragraph"}]', b"[" * 100_000, b"\xff"])
def test_a_damaged_copy_of_ours_is_pasted_as_words(desk: Open, data: bytes) -> None:
    assert from_own(data) is None or from_own(data) == ()
    one = desk(())
    mime = clipboard(text="words")
    mime.setData("application/x-planwright-text", data)
    one.editor.insertFromMimeData(mime)
    assert plain(one.text) == "words"


def test_a_link_in_a_copy_of_ours_is_judged_again() -> None:
    own = to_own((Paragraph("p", runs(Run("x", link="file:///etc/passwd"))),))
    assert without_ids(from_own(own) or ()) == (Paragraph("", runs("x")),)


def _rows(html: str) -> list[list[str]]:
    (table,) = from_html(html)
    assert isinstance(table, Table)
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


def test_a_figure_stays_in_its_column_where_a_cell_reaches_over_several_rows() -> None:
    html = (
        "<table><tr><th>Service<th>Year<th>Cost</tr>"
        "<tr><td rowspan=2>Bins<td>2023<td>£10m</tr><tr><td>2024<td>£12m</tr>"
        "<tr><td rowspan=0>Parks<td colspan=2>none yet</tr><tr><td>2024<td>£3m</tr></table>"
    )
    assert _rows(html) == [
        ["Service", "Year", "Cost"],
        ["Bins", "2023", "£10m"],
        ["", "2024", "£12m"],
        ["Parks", "none yet", ""],
        ["", "2024", "£3m"],
    ]


def test_a_figure_stays_in_its_column_where_a_heading_reaches_over_several() -> None:
    html = (
        "<table><tr><th colspan=2>Service and year<th>Cost</tr>"
        "<tr><td>Bins<td>2023<td>£10m</tr></table>"
    )
    assert _rows(html) == [["Service and year", "", "Cost"], ["Bins", "2023", "£10m"]]


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_cells_of_any_reach_stand_where_a_browser_shows_them(
    spans: list[list[tuple[int, int]]],
) -> None:
    taken: set[tuple[int, int]] = set()
    wanted: dict[tuple[int, int], str] = {}
    html = "<table>"
    for r, row in enumerate(spans):
        html += "<tr>"
        c = 0
        for across, down in row:
            while (r, c) in taken:
                c += 1
            taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
            wanted[r, c] = f"cell {r} {c}"
            html += f"<td colspan={across} rowspan={down}>{wanted[r, c]}</td>"
            c += across
        html += "</tr>"
    blocks = from_html(html + "</table>")
    if isinstance(blocks[0], Table):
        rows = _rows(html + "</table>")
        found = {(r, c): word for r, row in enumerate(rows) for c, word in enumerate(row) if word}
        assert found == wanted
    else:
        assert plain(blocks).split("\n\n") == list(wanted.values())


def test_every_word_of_a_table_of_many_columns_comes_through() -> None:
    words = [f"column{n}" for n in range(70)]
    html = "<table><tr>" + "".join(f"<td>{one}" for one in words) + "</tr></table>"
    assert plain(from_html(html)).split() == words


def test_a_table_that_reaches_out_without_end_is_refused_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pasting, "MOST_SECONDS", 0.3)  # a fast machine may end within the limit
    html = "<table><tr><td colspan=1000 rowspan=65000>a" * 400 + "<tr><td>b" * 100_000
    with pytest.raises(Problem):
        from_html(html)


def test_a_raised_figure_does_not_become_part_of_the_one_before() -> None:
    html = (
        "<p>10<sup>6</sup> people, £12m<span style='vertical-align:super'>1</span>, the "
        "1<sup>st</sup>, CO<sub>2</sub></p>"
    )
    assert plain(from_html(html)) == "10⁶ people, £12m¹, the 1st, CO₂"


def test_struck_words_are_no_words_of_what_is_pasted() -> None:
    html = (
        "<p>It costs <s>£9m</s><strike>£8m</strike>"
        "<span style='text-decoration: line-through'>£7m</span>£10m</p>"
    )
    told: list[str] = []
    assert plain(from_html(html, told.append)) == "It costs £10m"
    assert told == [
        "3 stretches of struck-through text were left out: it was deleted where it comes from."
    ]


def test_struck_words_are_counted_by_stretches_and_only_where_there_are_words() -> None:
    told: list[str] = []
    html = "<p>Kept<del> one <b>of <s>two</s></b></del><s> </s><s></s><del><img></del>.</p>"
    assert plain(from_html(html, told.append)) == "Kept."
    assert told[0].startswith("1 stretch of struck-through text was left out")
    assert from_html("<p>Kept. <button>Not</button></p>", told.append)
    assert len(told) == 1


def test_what_is_left_out_of_a_paste_is_told(desk: Open) -> None:
    one = desk((Paragraph("a", (Run("before "),)),))
    one.put("a", 7)
    data = QMimeData()
    data.setHtml("<p>the ferry<s> and the tram</s> runs</p>")
    one.editor.insertFromMimeData(data)
    assert plain(one.text) == "before the ferry runs"
    assert "1 stretch of struck-through text" in "".join(one.refused)


def test_a_comment_below_a_text_of_google_docs_is_no_word_of_it() -> None:
    told: list[str] = []
    mark = "<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>"
    note = "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Is it?</span></p><p>No</p></div>"
    pasted = from_html(f"<p>It is so{mark}.</p>{note}<div><p>The end.</p></div>", told.append)
    assert [plain((block,)) for block in pasted] == ["It is so.", "The end."]
    assert told == ["1 comment was left out."]


@pytest.mark.parametrize(
    "mark",
    [
        "<a class=msocomanchor href='#_msocom_1'>[OD1]</a>",
        "<span class=MsoCommentReference><a href='#_msocom_2'>[OD2]</a></span>",
        "<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>",
    ],
)
def test_the_mark_of_a_comment_is_no_word_and_is_told(mark: str) -> None:
    told: list[str] = []
    assert plain(from_html(f"<p>We lent 4{mark} boats.</p>", told.append)) == "We lent 4 boats."
    assert told == ["1 comment was left out."]


def test_pictures_and_hidden_words_of_a_page_are_told_and_signs_are_words() -> None:
    told: list[str] = []
    html = (
        "<p>Tide 😀 <img alt='🙂'><img width=1 height=1><img alt='A pier' src=x></p>"
        "<p style='display:none'>gone</p><p hidden>gone</p>"
    )
    assert plain(from_html(html, told.append)) == "Tide 😀 🙂"
    assert told == [
        "2 stretches of hidden text were left out.",
        "1 picture did not come along: add it from its file.",
    ]


def test_lines_copied_from_a_pdf_are_one_paragraph_and_words_whole() -> None:
    words = (
        "The harbour board has lent two of its boats to the har-\n"
        "bour of Gannet, and mends the nets of both with the\ncounty. It did so in June."
    )
    assert plain(from_plain(words)) == (
        "The harbour board has lent two of its boats to the harbour of Gannet, and mends the nets "
        "of both with the county. It did so in June."
    )
    assert plain(from_plain("Boats\nnets\npiers")) == "Boats\n\nnets\n\npiers"


def test_lines_with_tabs_are_a_table_and_one_line_is_none() -> None:
    (table,) = from_plain("Pier\t2023\t2024\r\nEast\t4\t\r\n")
    assert isinstance(table, Table)
    assert plain((table,)) == "Pier\t2023\t2024\nEast\t4\t"
    assert plain(from_plain("Pier\t2023")) == "Pier 2023"


def test_joined_letters_and_soft_hyphens_are_pasted_as_ordinary_letters() -> None:
    assert plain(from_plain("The o\ufb03ce cafe\u0301")) == "The office café"
    assert plain(from_html("<p>har&shy;bour cafe&#x301;</p>")) == "harbour café"


def test_a_picture_that_does_not_come_along_from_another_plan_is_told(desk: Open) -> None:
    one = desk((Paragraph("a", (Run("before "),)),))
    one.put("a", 7)
    data = QMimeData()
    data.setData(
        OWN_FORMAT, to_own((Paragraph("x", (Run("words"),)), Picture("y", "elsewhere.png")))
    )
    one.editor.insertFromMimeData(data)
    assert "words" in plain(one.text)
    assert "picture did not come along" in "".join(one.refused)


def test_a_cell_of_several_lines_pasted_as_plain_words_is_one_cell() -> None:
    sheet = 'Depot\tWork\tSpent\r\nQuay\t"Doors\r\nand ""new"" locks"\t£3\r\nMill\t"Half\t£4\r\n'
    (table,) = from_plain(sheet)
    assert isinstance(table, Table)
    assert [[plain_runs(cell) for cell in row] for row in table.rows] == [
        ["Depot", "Work", "Spent"],
        ["Quay", 'Doors\nand "new" locks', "£3"],
        ["Mill", '"Half', "£4"],
    ]
