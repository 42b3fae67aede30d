"""OpenDocument texts are read whole, and what stays out is counted."""

from pathlib import Path

import pytest

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.readers.kinds import Kind
from desktopapp.readers.opendocument import read_open_document
from desktopapp.readers.read import read
from desktopapp.readers.worker import understood
from tests.odt_made import odt, styles_part
from tests.shapes import shapes_of


def shapes(body: str, styles: str = "", **parts: str) -> list[tuple[str, str]]:
    return shapes_of(read_open_document(odt(body, styles, **parts)).blocks)


def style(name: str, properties: str, parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def test_paragraphs_headings_and_formats() -> None:
    styles = style("B", 'fo:font-weight="bold"') + style("C", 'fo:font-style="italic"', "B")
    reading = read_open_document(
        odt(
            '<text:h text:outline-level="2">Piers</text:h>'
            "<text:p>We<text:s text:c='3'/>lend <text:span text:style-name='C'>four</text:span>"
            "<text:tab/>boats<text:line-break/>to <text:a xlink:href='https://x.example/'>it</text:a>"
            "</text:p>",
            styles,
        )
    )
    assert shapes_of(reading.blocks)[0] == ("Heading2", "Piers")
    paragraph = reading.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("We lend "),
        Run("four", bold=True, italic=True),
        Run(" boats\nto "),
        Run("it", link="https://x.example/"),
    )


def test_lists_have_levels_and_numbers_by_their_style() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:p>more</text:p>'
        "<text:list><text:list-item><text:p>under</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
    )
    assert shapes(body, styles) == [
        ("ListItem0#", "one\nmore"),
        ("ListItem1", "under"),
        ("ListItem0#", "two"),
    ]


def test_a_list_that_begins_at_another_number_keeps_it() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" text:start-value="4"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    body = f'<text:list text:style-name="L">{item.format("d")}{item.format("e")}</text:list>'
    body += f"<text:p>Between.</text:p>{body.replace('L', 'M')}"
    styles += styles.replace('"L"', '"M"').replace('format="1"', 'format="I"').replace("4", "2")
    blocks = read_open_document(odt(body, styles)).blocks
    labels = [label.text for label in item_labels(blocks) if label]
    assert labels == ["4.", "5.", "II.", "III."]


def test_merged_and_repeated_cells_stand_in_their_columns() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    rows = (
        cell.format(' table:number-rows-spanned="2"', "Pier")
        + cell.format(' table:number-columns-spanned="2"', "Boats")
        + covered,
        covered + cell.format("", "2023") + cell.format("", "2024"),
        cell.format("", "East") + cell.format(' table:number-columns-repeated="2"', "7"),
    )
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body = f"<table:table><table:table-column/>{inside}</table:table>"
    assert shapes(body) == [("Table", "Pier\tBoats\t\n\t2023\t2024\nEast\t7\t7")]


def test_words_of_a_box_follow_their_paragraph_and_pictures_are_named() -> None:
    body = (
        "<text:p>Beside <draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box>"
        "</draw:frame>it<draw:frame><draw:image xlink:href='a.png'/><svg:desc>A pier</svg:desc>"
        "</draw:frame>.</text:p>"
    )
    reading = read_open_document(odt(body))
    assert [words for _, words in shapes_of(reading.blocks)] == [
        "Beside it[Picture: A pier].",
        "Boxed.",
    ]
    assert reading.notes == ("1 picture did not come along: add it from its file.",)


def test_what_stays_out_is_counted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>We lend<office:annotation><text:p>Really?</text:p></office:annotation> boats"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From "
        "June.</text:p></text:note-body></text:note> "
        "<text:placeholder>&lt;Name&gt;</text:placeholder>"
        "<text:span text:style-name='H'>hidden</text:span>"
        "<text:span text:style-name='S'>struck</text:span>.</text:p>"
        '<text:section text:display="none"><text:p>Unseen.</text:p></text:section>'
    )
    styles = style("H", 'text:display="none"') + style(
        "S", 'style:text-line-through-style="solid"'
    )
    header = styles_part(
        "<office:master-styles><style:master-page><style:header><text:p>Draft</text:p>"
        "</style:header></style:master-page></office:master-styles>"
    )
    reading = read_open_document(odt(body, styles, **{"styles.xml": header}))
    assert [words for _, words in shapes_of(reading.blocks)] == ["We lend boats (From June.) ."]
    said = " ".join(reading.notes)
    for part in ("1 deletion", "1 comment", "2 stretches of hidden", "1 stretch of struck"):
        assert part in said
    for part in ("1 prompt", "One footnote", "Headers and footers"):
        assert part in said


def test_a_formula_becomes_words_and_another_object_is_counted() -> None:
    body = (
        "<text:p>So <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame> boats"
        "<draw:frame><draw:object xlink:href='./Object 2'/></draw:frame></text:p>"
    )
    formula = "<math xmlns='urn:m'><mfrac><mn>41</mn><mn>7</mn></mfrac></math>"
    reading = read_open_document(odt(body, **{"Object 1/content.xml": formula}))
    assert shapes_of(reading.blocks) == [("Paragraph", "So 41/7 boats")]
    assert reading.notes == ("1 drawing, chart or formula was left out.",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            odt("<text:p>x</text:p>", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "pass",
        ),
        (odt("")[:200], "damaged|not an? OpenDocument|not a"),
        (odt("&#0;"), "OpenDocument text is damaged"),
        (odt("<text:p>" * 300 + "</text:p>" * 300), "OpenDocument text is damaged"),
        (odt("<text:p/>"), "no text"),
        (odt('<!DOCTYPE a [<!ENTITY b "c">]>'), "may be harmful"),
        (odt("", **{"a.xml": " " * 30_000_000}), "may be harmful"),
        (b"plain words", "not a OpenDocument text|not an OpenDocument text"),
    ],
)
def test_what_is_no_document_is_said_clearly(data: bytes, what: str) -> None:
    with pytest.raises(Problem, match=what):
        understood(data, Kind.OPEN)


def test_a_document_and_a_page_are_read_behind_closed_doors(tmp_path: Path) -> None:
    (tmp_path / "a.odt").write_bytes(odt("<text:p>We lend boats.</text:p>"))
    page = "<meta charset=windows-1252><title>Piers</title><p>Dues: £7 – caf\xe9</p>"
    (tmp_path / "b.html").write_bytes(page.encode("cp1252"))
    (tmp_path / "c.md").write_text("# Piers\n\nWe *lend* [boats](x).\n")
    assert shapes_of(read(tmp_path / "a.odt").blocks) == [("Paragraph", "We lend boats.")]
    web = read(tmp_path / "b.html")
    assert (web.title, shapes_of(web.blocks)) == ("Piers", [("Paragraph", "Dues: £7 – café")])
    assert shapes_of(read(tmp_path / "c.md").blocks)[1] == ("Paragraph", "We lend boats.")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset='iso-8859-1'>", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        ("<meta charset=windows-1250>", "cp1250"),
        ("", "utf-8-sig"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=x-nobody>", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(declared: str, encoding: str) -> None:
    data = f"{declared}<p>“Dues” – ë</p>".encode(encoding)
    reading = understood(data, Kind.WEB)
    assert shapes_of(reading.blocks) == [("Paragraph", "“Dues” – ë")]


@pytest.mark.parametrize(
    ("named", "encoding", "words"),
    [
        ("Shift_JIS", "cp932", "港のボート"),
        ("gb2312", "gb18030", "港口费用"),
        ("EUC-KR", "cp949", "항만 요금"),
        ("iso-8859-14", "iso8859-14", "Dŵr y tŷ"),
        ("iso-8859-7", "iso8859-7", "λιμένες"),
    ],
)
def test_a_page_in_another_writing_is_read_as_it_names_it(
    named: str, encoding: str, words: str
) -> None:
    page = f"<meta charset={named}><p>{words}</p>".encode(encoding)
    assert shapes_of(understood(page, Kind.WEB).blocks) == [("Paragraph", words)]


def test_programs_styles_and_hidden_words_of_a_page_are_no_words() -> None:
    page = (
        b"<style>p{}</style><script>no()</script><p>Boats</p><p hidden>no</p><!-- no -->"
        b"<noscript>no</noscript><del>no</del><img alt='A pier' src=//x><template>no</template>"
    )
    reading = understood(page, Kind.WEB)
    assert shapes_of(reading.blocks) == [
        ("Paragraph", "Boats"), ("Paragraph", "[Picture: A pier]"),
    ]  # fmt: skip
    assert len(reading.notes) == 3


def test_a_gloss_above_words_follows_them_in_brackets() -> None:
    gloss = "<text:ruby-base>words</text:ruby-base><text:ruby-text>above</text:ruby-text>"
    body = f"<text:p>Two <text:ruby>{gloss}</text:ruby> here</text:p>"
    assert shapes(body) == [("Paragraph", "Two words (above) here")]


def test_a_sign_of_a_font_of_signs_is_read_as_it_looks() -> None:
    signs = style("S", 'style:font-name="Wingdings"') + style("T", "", "S")
    body = "<text:p><text:span text:style-name='T'>\uf0fc</text:span> agreed</text:p>"
    assert shapes(body, signs) == [("Paragraph", "✓ agreed")]


def test_a_font_of_signs_is_known_by_its_own_name() -> None:
    face = '<style:font-face style:name="Signs 7" svg:font-family="&apos;Wingdings 2&apos;"/>'
    styles = style("S", 'style:font-name="Signs 7"') + face
    body = "<text:p><text:span text:style-name='S'>R</text:span> agreed</text:p>"
    assert shapes(body, styles) == [("Paragraph", "☑ agreed")]


@pytest.mark.parametrize(("form", "said"), [("01, 02, 03, ...", "[02]"), ("First", "[Second]")])
def test_a_number_that_a_list_of_ours_cannot_write_is_words(form: str, said: str) -> None:
    around = f'style:num-prefix="[" style:num-suffix="]" style:num-format="{form}"'
    level = f'<text:list-level-style-number text:level="1" {around}/>'
    styles = f'<text:list-style style:name="L">{level}</text:list-style>'
    items = "".join(
        f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in ("Quay", "Mill")
    )
    found = shapes(f'<text:list text:style-name="L">{items}</text:list>', styles)
    assert found[1] == ("Paragraph", f"{said} Mill")


LEVEL = '<text:list-level-style-number text:level="{}" style:num-format="{}" {}/>'
ITEM = "<text:list-item>{}</text:list-item>"


def listed(style: str, *items: str, more: str = "") -> str:
    inside = "".join(ITEM.format(item) for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def labelled(body: str, levels: str) -> list[tuple[str, str]]:
    styles = f'<text:list-style style:name="L">{levels}</text:list-style>'
    blocks = read_open_document(odt(body, styles)).blocks
    labels = (label.text if label else "" for label in item_labels(blocks))
    return [(label, words) for label, (_, words) in zip(labels, shapes_of(blocks), strict=True)]


def test_a_list_that_goes_on_after_other_text_counts_on() -> None:
    one, two, three = (f"<text:p>{word}</text:p>" for word in ("one", "two", "three"))
    more = 'text:continue-numbering="true"'
    lists = listed("L", two, more=more) + listed("L", three)
    body = f"{listed('L', one)}<text:p>between</text:p>{lists}"
    levels = LEVEL.format(1, 1, 'style:num-suffix="."')
    assert labelled(body, levels) == [
        ("1.", "one"),
        ("", "between"),
        ("2.", "two"),
        ("1.", "three"),
    ]


def test_words_before_a_number_and_numbers_of_several_levels_stay() -> None:
    inner = listed("L", "<text:p>under</text:p>", "<text:p>more</text:p>")
    body = listed("L", "<text:p>one</text:p>" + inner, "<text:p>two</text:p>")
    around = 'style:num-prefix="Goal " style:num-suffix=":"'
    levels = LEVEL.format(1, 1, around) + LEVEL.format(2, "a", 'loext:num-list-format="(%1%.%2%)"')
    assert labelled(body, levels) == [
        ("Goal 1:", "one"),
        ("(1.a)", "under"),
        ("(1.b)", "more"),
        ("Goal 2:", "two"),
    ]


def test_headings_keep_the_numbers_that_their_outline_gives_them() -> None:
    outline = "<text:outline-style>{}{}</text:outline-style>".format(
        '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>',
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>',
    )
    heads = ((1, "Piers"), (2, "East"), (2, "West"), (1, "Boats"), (2, "Pilot"))
    body = "".join(f'<text:h text:outline-level="{n}">{words}</text:h>' for n, words in heads)
    plain = '<text:h text:outline-level="1" text:is-list-header="true">Notes</text:h>'
    found = shapes(body + plain, **{"styles.xml": styles_part(outline)})
    assert [words for _, words in found] == [
        *("1. Piers", "1.1 East", "1.2 West", "2. Boats", "2.1 Pilot", "Notes"),
    ]


def test_ticks_and_choices_of_form_fields_are_read_and_prompts_are_counted() -> None:
    kind = "vnd.oasis.opendocument.field.FORM"
    param = '<field:param field:name="{}" field:value="{}"/>'
    mark = f'<field:fieldmark field:type="{kind}{{}}">{{}}</field:fieldmark>'
    choice = "".join(
        param.format(*one)
        for one in (
            *(("Dropdown_ListEntry", "Quay"), ("Dropdown_ListEntry", "Slip")),
            ("Dropdown_Selected", "1"),
        )
    )
    ticked = mark.format("CHECKBOX", param.format("Checkbox_Checked", "true"))
    prompt = (
        '<loext:content-control loext:showing-place-holder="true">Choose.</loext:content-control>'
    )
    reading = read_open_document(
        odt(
            f"<text:p>{ticked} let</text:p><text:p>{mark.format('CHECKBOX', '')} free</text:p>"
            f"<text:p>At: {mark.format('DROPDOWN', choice)}</text:p><text:p>By: {prompt}</text:p>"
        )
    )
    words = [words for _, words in shapes_of(reading.blocks)]
    assert words == ["☒ let", "☐ free", "At: Slip", "By:"]
    assert reading.notes == ("1 prompt that nobody filled in was left out.",)


HIDES = '<style:style style:name="P" style:family="{}"><style:text-properties {}/></style:style>'
HIDDEN = 'text:display="none"'


def test_a_hidden_style_of_words_hides_no_paragraph_of_a_style_of_its_name() -> None:
    styles = HIDES.format("text", HIDDEN) + HIDES.format("paragraph", "")
    span = '<text:span text:style-name="P"> or Mill</text:span>'
    body = f'<text:p text:style-name="P">Quay{span}</text:p>'
    reading = read_open_document(odt(body, styles))
    assert [words for _, words in shapes_of(reading.blocks)] == ["Quay"]
    assert reading.notes == ("1 stretch of hidden text was left out.",)


def test_hidden_rows_of_tables_and_hidden_words_of_notes_are_left_out_and_counted() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row{{}}>{cell}</table:table-row>"
    span = '<text:span text:style-name="P"> or not</text:span>'
    note = f"<text:note><text:note-body><text:p>due{span}</text:p>"
    body = (
        f"<text:p>Rent{note}</text:note-body></text:note></text:p><table:table>"
        + row.format("", "Quay")
        + row.format(' table:visibility="collapse"', "Mill")
        + row.format(' table:visibility="filter"', "Lock")
        + "</table:table>"
    )
    reading = read_open_document(odt(body, HIDES.format("text", HIDDEN)))
    said = plain(reading.blocks)
    assert "due" in said
    assert "Quay" in said
    assert not {"Mill", "Lock", "not"} & set(said.split())
    assert "3 stretches of hidden text were left out." in reading.notes
