"""Word documents become blocks by walking their XML; what is left out is said."""

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    plain_block,
    plain_runs,
)
from desktopapp.readers.kinds import Kind
from desktopapp.readers.reading import Reading
from desktopapp.readers.word import read_word, rehearsal
from desktopapp.readers.worker import understood
from tests.foreign_files import paragraph, part, png, related, rels, word

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="Our heading"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Own"/>'
    '<w:basedOn w:val="House"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Fat"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>",
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body: str, **parts: str | bytes) -> Reading:
    named: dict[str, str | bytes] = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    named |= {f"word/{name}.xml": data for name, data in parts.items() if name != "links"}
    if "links" in parts:
        named["word/_rels/document.xml.rels"] = parts["links"]
    return read_word(word(body, named))


def shapes(reading: Reading) -> list[tuple[str, str]]:
    found = []
    for block in reading.blocks:
        level = getattr(block, "level", "")
        number = "#" if isinstance(block, ListItem) and block.numbered else ""
        found.append((f"{type(block).__name__}{level}{number}", plain_block(block)))
    return found


def test_headings_are_known_by_style_outline_and_inheritance() -> None:
    reading = read(
        paragraph("Our plan", style("Titel"))
        + paragraph("One", style("H1"))
        + paragraph("Two", style("House"))
        + paragraph("Three", style("Child"))
        + paragraph("Four", '<w:outlineLvl w:val="2"/>')
        + paragraph("Body", style("Loop"))
    )
    assert shapes(reading) == [
        ("Heading1", "Our plan"),
        ("Heading1", "One"),
        ("Heading2", "Two"),
        ("Heading2", "Three"),
        ("Heading3", "Four"),
        ("Paragraph", "Body"),
    ]
    assert reading.title == "Our plan"


def test_a_bold_line_is_a_heading_below_the_last_real_one() -> None:
    bold_run = '<w:r><w:rPr><w:rStyle w:val="Fat"/></w:rPr><w:t>Shared </w:t></w:r>'
    reading = read(
        paragraph("One", style("H1"))
        + f"<w:p>{bold_run}<w:r><w:rPr><w:b/></w:rPr><w:t>services</w:t></w:r></w:p>"
        + paragraph("All bold, but a sentence.", marks="<w:b/>")
        + f"<w:p>{bold_run}<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>not all</w:t></w:r></w:p>"
    )
    assert [kind for kind, _ in shapes(reading)] == [
        *("Heading1", "Heading2", "Paragraph", "Paragraph")
    ]
    assert reading.blocks[3].runs == (Run("Shared ", bold=True), Run("not all"))  # type: ignore[union-attr]


def test_lists_are_known_by_numbering_by_style_and_by_typed_bullets() -> None:
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    reading = read(
        paragraph("one", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("under", numbered)
        + paragraph("styled", style("Dots"))
        + paragraph("no item", style("Dots") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("• typed")
        + paragraph("- dash", '<w:ind w:left="1080"/>')
        + paragraph("\uf0b7symbol")
    )
    assert shapes(reading) == [
        ("ListItem0", "one"),
        ("ListItem1#", "under"),
        ("ListItem0", "styled"),
        ("Paragraph", "no item"),
        ("ListItem0", "typed"),
        ("ListItem2", "dash"),
        ("ListItem0", "symbol"),
    ]


def test_insertions_are_kept_and_deletions_dropped_and_said() -> None:
    reading = read(
        "<w:p>"
        + run("We save ")
        + f"<w:ins>{run('two')}</w:ins><w:del><w:r><w:delText>three</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' million')}</w:moveTo>"
        + "</w:p>"
    )
    assert shapes(reading) == [("Paragraph", "We save two million")]
    assert reading.notes == ("2 tracked deletions were left out.",)


def test_content_controls_text_boxes_and_smart_tags_are_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('In a box')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{paragraph('In a box')}</w:txbxContent></v:textbox>"
    reading = read(
        f"<w:sdt><w:sdtContent>{paragraph('Controlled')}</w:sdtContent></w:sdt>"
        "<w:p>"
        f"<w:smartTag>{run('Smart')}</w:smartTag><w:sdt><w:sdtContent>{run(' inline')}"
        "</w:sdtContent></w:sdt><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback>{old}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert [text for _, text in shapes(reading)] == ["Controlled", "Smart inline", "In a box"]


def test_links_keep_web_and_mail_addresses_only() -> None:
    reading = read(
        "<w:p>"
        f'<w:hyperlink r:id="web">{run("site")}</w:hyperlink>'
        f'<w:hyperlink r:id="disk">{run(" disk")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="here">{run(" place")}</w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "mailto:plan@eastmere.example" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run(" mail")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run(" end")
        + "</w:p>",
        links=rels(web="https://eastmere.example/", disk="file:///c:/secret.docx"),
    )
    assert reading.blocks[0].runs == (  # type: ignore[union-attr]
        Run("site", link="https://eastmere.example/"),
        Run(" disk place"),
        Run(" mail", link="mailto:plan@eastmere.example"),
        Run(" end"),
    )
    assert reading.notes == ("One link was left out: only web and e-mail addresses are kept.",)


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def test_a_table_keeps_its_columns_where_cells_are_merged() -> None:
    reading = read(
        "<w:tbl><w:tr>"
        + cell(paragraph("Measure"))
        + cell(paragraph("Now"))
        + cell(paragraph("Then"))
        + "</w:tr><w:tr>"
        + cell(paragraph("Bins") + paragraph("missed"), '<w:gridSpan w:val="2"/>')
        + cell(paragraph("3"))
        + "</w:tr></w:tbl>"
    )
    table = reading.blocks[0]
    assert isinstance(table, Table)
    assert [[plain_runs(one) for one in row] for row in table.rows] == [
        ["Measure", "Now", "Then"],
        ["Bins\nmissed", "", "3"],
    ]


def test_a_table_that_sets_out_the_page_is_read_as_text() -> None:
    long = "".join(paragraph("The council has saved money every year. " * 6) for _ in range(4))
    reading = read(
        f"<w:tbl><w:tr>{cell(paragraph('Your question'))}{cell(long)}</w:tr></w:tbl>"
        f"<w:tbl><w:tr>{cell(paragraph('A box'))}</w:tr></w:tbl>"
    )
    assert [kind for kind, _ in shapes(reading)] == ["Paragraph"] * 6
    assert reading.notes == ("One table that set out the page was read as text, row by row.",)


def test_footnotes_stand_where_they_were_marked_and_comments_are_left_out() -> None:
    reading = read(
        "<w:p>"
        + run("Saved £2m")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        + run(" since 2019.")
        + "</w:p>",
        footnotes=part(
            "footnotes",
            f'<w:footnote w:type="separator" w:id="-1">{paragraph("x")}</w:footnote>'
            f'<w:footnote w:id="2">{paragraph("Budget book")}</w:footnote>',
        ),
    )
    assert shapes(reading) == [("Paragraph", "Saved £2m (Budget book) since 2019.")]
    assert len(reading.notes) == 2


def test_breaks_tabs_hyphens_and_hidden_text() -> None:
    reading = read(
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    )
    assert shapes(reading) == [("Paragraph", "a\nb c\u2011de")]
    assert reading.notes == ("Some hidden text was left out.",)


def drawing(rel_id: str, alternative: str = "") -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="1"/>'
        f'<wp:docPr id="1" name="p" descr="{alternative}"/>'
        f'<a:blip r:embed="{rel_id}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def test_pictures_keep_their_alternative_text_and_strange_ones_are_left_out() -> None:
    data = word(
        drawing("good", "Bins missed a year") + drawing("emf") + drawing("huge") + drawing("web"),
        {
            "word/_rels/document.xml.rels": rels(
                good="media/a.png", emf="media/b.emf", huge="media/c.png", web="http://x.example/p"
            ),
            "word/media/a.png": png(),
            "word/media/b.emf": b"\1\0\0\0",
            "word/media/c.png": png(60_000, 60_000),
        },
    )
    reading = read_word(data)
    (block,) = reading.blocks
    assert isinstance(block, Picture)
    assert (block.alternative, block.width) == ("Bins missed a year", 100.0)
    assert reading.pictures == {block.name: png()}
    assert reading.notes == (
        "3 pictures were left out: only PNG and JPEG pictures of a usual size are read.",
    )


def test_a_document_in_the_strict_form_is_read_too() -> None:
    main = (
        '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body>'
        "<d:p><d:r><d:t>Strict</d:t></d:r></d:p></d:body></d:document>"
    )
    assert shapes(read_word(word(main=main))) == [("Paragraph", "Strict")]


def test_headers_and_footers_are_left_out_and_said() -> None:
    reading = read(
        paragraph("Words"),
        above=part("hdr", paragraph("Eastmere District Council")),
        footer1=part("ftr", "<w:p/>"),
        links=related(("header", "above.xml"), ("footer", "footer1.xml")),
    )
    assert shapes(reading) == [("Paragraph", "Words")]
    assert reading.notes == ("Headers and footers of pages were left out.",)
    bare = related(("footer", "footer1.xml"))
    assert not read(paragraph("Words"), footer1=part("ftr", "<w:p/>"), links=bare).notes


def test_macros_are_not_looked_at_and_said() -> None:
    data = word(paragraph("Words"), {"word/vbaProject.bin": b"\xd0\xcf"})
    assert read_word(data).notes == ("Its macros were not looked at.",)


def test_a_document_without_words_says_so() -> None:
    with pytest.raises(Problem, match="holds no text"):
        understood(word("<w:p/>"), Kind.WORD)


def test_kinds_of_blocks_are_those_of_a_plan() -> None:
    reading = read(paragraph("One", style("H1")) + paragraph("Body"))
    assert isinstance(reading.blocks[0], Heading)
    assert isinstance(reading.blocks[1], Paragraph)


def test_the_rehearsal_is_a_document_that_reads() -> None:
    assert shapes(read_word(rehearsal()))[0] == ("Paragraph", "Rehearsal")


def marked(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def test_a_raised_figure_does_not_become_part_of_the_one_before() -> None:
    above, below = (f'<w:vertAlign w:val="{one}script"/>' for one in ("super", "sub"))
    body = line(
        run("10"),
        marked("6", above),
        run(" people, £12m"),
        marked("1", above),
        run(", the 1"),
        marked("st", above),
        run(", CO"),
        marked("2", below),
    )
    (block,) = read(body).blocks
    assert plain_block(block) == "10⁶ people, £12m¹, the 1st, CO₂"


def test_a_figure_raised_by_its_style_or_by_points_is_one_too() -> None:
    """LibreOffice writes small letters moved by points, and styles raise the marks of notes."""
    style = part(
        "styles",
        '<w:style w:type="character" w:styleId="Mark"><w:name w:val="Note Mark"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    )
    body = line(
        run("£12m"),
        marked("1", '<w:rStyle w:val="Mark"/>'),
        run(", 10"),
        marked("6", '<w:position w:val="8"/><w:sz w:val="19"/>'),
        run(", CO"),
        marked("2", '<w:position w:val="-5"/><w:sz w:val="14"/>'),
        run(", "),
        marked("2024", '<w:position w:val="6"/>'),
        marked("5", '<w:rStyle w:val="Mark"/><w:vertAlign w:val="baseline"/>'),
    )
    (block,) = read_word(word(body, {"word/styles.xml": style})).blocks
    assert plain_block(block) == "£12m¹, 10⁶, CO₂, 20245"


def test_struck_figures_are_left_out_and_said() -> None:
    row = cell(line(run("Bins"))) + cell(
        line(marked("£10m", "<w:strike/>") + run("£12m") + marked("!", '<w:strike w:val="0"/>'))
    )
    other = cell(line(marked("£3m", "<w:dstrike/>") + run("Parks"))) + cell(line())
    reading = read(f"<w:tbl><w:tr>{row}</w:tr><w:tr>{other}</w:tr></w:tbl>")
    assert plain_block(reading.blocks[0]) == "Bins\t£12m!\nParks\t"
    assert "2 stretches of struck-through text were left out." in reading.notes


def test_a_row_that_begins_further_right_keeps_its_figures_in_their_columns() -> None:
    def row(*words: str, before: str = "") -> str:
        cells = "".join(cell(line(run(one))) for one in words)
        return f"<w:tr><w:trPr>{before}</w:trPr>{cells}</w:tr>"

    rows = row("Service", "2023", "2024") + row("£12m", before='<w:gridBefore w:val="2"/>')
    (table,) = read(f"<w:tbl>{rows}</w:tbl>").blocks
    assert plain_block(table) == "Service\t2023\t2024\n\t\t£12m"


def math(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def test_a_formula_is_read_as_text_that_says_the_same_and_said() -> None:
    def words(text: str) -> str:
        return math("r", math("t", text))

    half = math("f", math("num", words("1")), math("den", words("2")))
    sums = math("f", math("num", words("a+b")), math("den", words("c")))
    power = math("sSup", math("e", words("10")), math("sup", words("6")))
    named = math("sSub", math("e", words("cost")), math("sub", words("old")))
    root = math("rad", math("deg"), math("e", words("x+1")))
    group = math("d", math("e", words("y")))
    grid = math("m", math("mr", math("e", words("1")), math("e", words("2"))))
    parts = f"{half} {sums} {power} {named} {root} {group} {grid}"
    formula = f'<m:oMath xmlns:m="urn:math">{parts}</m:oMath>'
    whole = f'<m:oMathPara xmlns:m="urn:math">{math("oMath", words("z"))}</m:oMathPara>'
    reading = read(line(run("So ") + formula + run(" and ") + whole))
    assert plain_block(reading.blocks[0]) == ("So 1/2(a+b)/c10⁶cost_old√(x+1)(y)1, 2 and z")
    assert "2 formulas were read as plain text: check them." in reading.notes


def test_a_gloss_above_words_follows_them_in_brackets() -> None:
    ruby = f"<w:ruby><w:rt>{run('above')}</w:rt><w:rubyBase>{run('words')}</w:rubyBase></w:ruby>"
    (block,) = read(line(f"<w:r>{ruby}</w:r>")).blocks
    assert plain_block(block) == "words (above)"


def test_a_gloss_stands_before_the_space_that_ends_its_words_and_none_is_no_gloss() -> None:
    def ruby(above: str, words: str) -> str:
        gloss = run(above) if above else ""
        return f"<w:ruby><w:rt>{gloss}</w:rt><w:rubyBase>{run(words)}</w:rubyBase></w:ruby>"

    (block,) = read(line(ruby("above", "words ") + ruby("", "end ") + run("here"))).blocks
    assert plain_block(block) == "words (above) end here"
