"""Word forms: what is filled in is read, what is a prompt or hidden is left out and said."""

from xml.sax.saxutils import quoteattr

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Table, plain_block, plain_runs
from desktopapp.readers.reading import Reading
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, part, word

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Own"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="character" w:styleId="Seen"><w:basedOn w:val="Secret"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Guide"><w:name w:val="Guide"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Guide"/></w:style>'
    '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>',
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(told: str, result: str) -> str:
    return BEGIN + instruction(told) + SEPARATE + result + END


def form_field(held: str, result: str = "", told: str = "FORMTEXT") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{held}</w:ffData></w:fldChar></w:r>'
    return begin + instruction(told) + SEPARATE + result + END


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def read(*body: str) -> Reading:
    return read_word(word("".join(body), {"word/styles.xml": STYLES}))


def texts(*body: str) -> list[str]:
    return [plain_block(block) for block in read(*body).blocks]


ENTRIES = "<w:listEntry w:val='A'/><w:listEntry w:val='B'/>"
SHOWN = "<w:listItem w:displayText='Homes' w:value='h'/>"
PROMPT = "<w:showingPlcHdr/>"


def test_the_result_of_a_field_within_an_instruction_is_no_text() -> None:
    inner = field(" MERGEFIELD Homes ", run("1230"))
    whole = BEGIN + instruction(" = ") + inner + instruction(" / 2 ") + SEPARATE + run("42") + END
    assert texts(line(run("In all "), whole, run(" homes"))) == ["In all 42 homes"]
    simple = f'<w:fldSimple w:instr=" MERGEFIELD Homes ">{run("1230")}</w:fldSimple>'
    again = BEGIN + instruction(" IF ") + simple + whole + SEPARATE + run("7") + END
    assert texts(line(run("In all "), again)) == ["In all 7"]
    assert texts(line(field(" REF x ", run("a ") + inner + run(" b")))) == ["a 1230 b"]


def test_a_field_may_go_on_in_other_paragraphs() -> None:
    told = line(run("Dear "), BEGIN, instruction(" IF 1 = 1 "), run("old words"))
    shown = line(instruction(' "x" '), SEPARATE, run("sir, "))
    assert texts(told, shown, line(run("we write."), END)) == ["Dear sir,", "we write."]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert texts(line(run("One "), BEGIN, instruction(" IF ")), line(run("two"))) == ["One", "two"]
    assert texts(line(END, SEPARATE, run("Three"))) == ["Three"]


def test_what_a_field_only_sets_is_no_text() -> None:
    assert texts(line(run("A "), field(" SET Name ", run("Avocet")), run("B"))) == ["A B"]


def test_a_link_in_one_element_leads_where_it_did() -> None:
    told = "HYPERLINK &quot;https://fen.example/&quot;"
    block = read(line(f'<w:fldSimple w:instr="{told}">{run("site")}</w:fldSimple>')).blocks[0]
    assert block.runs[0].link == "https://fen.example/"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox/>", "☐"),
        (
            f"<w:ddList><w:result w:val='1'/>{ENTRIES}</w:ddList>",
            "B",
        ),
        (
            f"<w:ddList><w:default w:val='1'/>{ENTRIES}</w:ddList>",
            "B",
        ),
        ("<w:ddList><w:listEntry w:val='A'/></w:ddList>", "A"),
        ("<w:ddList><w:result w:val='7'/><w:listEntry w:val='A'/></w:ddList>", ""),
        ("<w:textInput><w:default w:val='none yet'/></w:textInput>", "none yet"),
    ],
)
def test_a_form_field_is_read_by_what_it_holds(held: str, said: str) -> None:
    assert texts(line(run("Key: "), form_field(held), run("."))) == [f"Key: {said}."]


def test_a_form_field_with_a_result_is_read_once() -> None:
    choice = "<w:ddList><w:result w:val='0'/><w:listEntry w:val='Homes'/></w:ddList>"
    assert texts(line(form_field(choice, run("Homes")))) == ["Homes"]
    assert texts(line(form_field("<w:textInput/>", run("Ida Tern")))) == ["Ida Tern"]


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>", "☒"),
        ("<w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>", "☐"),
        (
            f"<w:dropDownList w:lastValue='h'>{SHOWN}</w:dropDownList>",
            "Homes",
        ),
        ("<w:comboBox w:lastValue='h'><w:listItem w:value='h'/></w:comboBox>", "h"),
        ("<w:date w:fullDate='2026-03-01T00:00:00Z'/>", "2026-03-01"),
        ("<w:text/>", ""),
    ],
)
def test_a_control_without_text_is_read_by_what_it_holds(properties: str, said: str) -> None:
    own = properties.replace("<w14:checkbox>", '<w14:checkbox xmlns:w14="w14">')
    assert texts(line(run("Key: "), control(run(""), own), run("."))) == [f"Key: {said}."]
    assert texts(line(control(run("shown"), own))) == ["shown"]


def test_words_in_the_style_of_prompts_are_one_where_nothing_else_says_so() -> None:
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    control = (
        "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>"
    )
    prompt = f"<w:r>{style}<w:t>Choose an item.</w:t></w:r>"
    reading = read_word(
        word(control.format(prompt) + control.format(prompt + "<w:r><w:t>Quay</w:t></w:r>"))
    )
    assert [plain_block(block) for block in reading.blocks] == ["Choose an item.Quay"]
    assert reading.notes == ("One prompt of an empty form field was left out.",)


def test_prompts_of_empty_controls_are_left_out_and_said() -> None:
    row = f"<w:tr><w:tc>{paragraph('Lead')}</w:tc>"
    cell = control(f"<w:tc>{paragraph('Type here')}</w:tc>", PROMPT)
    rows = control(f"<w:tr><w:tc>{paragraph('Type')}</w:tc></w:tr>", PROMPT)
    reading = read(
        line(run("Owner: "), control(run("Type here"), PROMPT)),
        control(paragraph("Type here"), PROMPT),
        control(paragraph("Filled"), '<w:showingPlcHdr w:val="0"/>'),
        f"<w:tbl>{row}{cell}<w:tc>{paragraph('2026')}</w:tc></w:tr>{rows}</w:tbl>",
    )
    first, filled, table = reading.blocks
    assert (plain_block(first), plain_block(filled)) == ("Owner:", "Filled")
    assert isinstance(table, Table)
    assert [[plain_runs(one) for one in row] for row in table.rows] == [["Lead", "", "2026"]]
    assert reading.notes == ("4 prompts of empty form fields were left out.",)


def test_a_form_that_nobody_filled_in_is_told_from_a_scan() -> None:
    with pytest.raises(Problem, match=r"no text that is read. One prompt of an empty form field"):
        read(control(paragraph("Type here"), PROMPT))


def test_controls_in_controls_are_read_however_deep() -> None:
    inside = paragraph("deep")
    for _ in range(150):
        inside = control(inside)
    assert texts(inside) == ["deep"]


def test_text_is_hidden_by_the_styles_of_run_and_paragraph() -> None:
    reading = read(
        line(
            run("Seen "),
            run("not ", '<w:rStyle w:val="Own"/>'),
            run("well", '<w:rStyle w:val="Seen"/>'),
        ),
        line(run("Guidance"), properties='<w:pStyle w:val="Child"/>'),
        line(run("Shown", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Child"/>'),
        line(run("Toggled", '<w:rStyle w:val="Own"/>'), properties='<w:pStyle w:val="Guide"/>'),
        line(run("Contents", "<w:webHidden/>")),
        line(run("Gone", '<w:rStyle w:val="Out"/>'), run("stays")),
    )
    shown = [plain_block(block) for block in reading.blocks]
    assert shown == ["Seen well", "Shown", "Toggled", "Contents", "stays"]
    assert reading.notes == (
        "One stretch of struck-through text was left out.",
        "Hidden text was left out in 2 places.",
    )


def test_text_is_hidden_by_the_usual_style_and_by_the_documents_defaults() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    usual = f'<w:style w:type="paragraph" w:default="1" w:styleId="N">{hidden}</w:style>'
    defaults = f"<w:docDefaults><w:rPrDefault>{hidden}</w:rPrDefault></w:docDefaults>"
    body = line(run("Hidden")) + line(run("Shown", '<w:vanish w:val="false"/>'))
    for said in (usual, defaults):
        reading = read_word(word(body, {"word/styles.xml": part("styles", said)}))
        assert [plain_block(block) for block in reading.blocks] == ["Shown"]
        assert reading.notes == ("Some hidden text was left out.",)


def test_a_field_is_followed_through_hidden_marks() -> None:
    marks = [
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    ]
    body = line(run("A "), marks[0], run("told"), marks[1], run("shown"), marks[2], run(" b"))
    assert texts(body) == ["A shown b"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (r'SYMBOL 254 \f "Wingdings" \s 11', "Agreed ☑."),
        (r'SYMBOL 0x23 \f "Webdings"', "Agreed \ufffd."),
        (r"EQ \f(3,8)", "Agreed 3/8."),
        (r"EQ x\s\up8(2)+\r(3,\f(a+b,7))", "Agreed x²+³√((a+b)/7)."),
        (r"EQ \o\al(\s\up 10(kan),word)", "Agreed kan word."),
        ("AUTONUM", "Agreed \ufffd."),
        (r"LISTNUM NumberDefault \l 2", "Agreed \ufffd."),
        ("MACROBUTTON None [Click here]", "Agreed ."),
        ("XE words", "Agreed ."),
    ],
)
def test_a_field_that_keeps_no_result_shows_what_its_instruction_says(
    told: str, shown: str
) -> None:
    for one in (BEGIN + instruction(told) + END, field(told, "")):
        assert texts(line(run("Agreed "), one, run("."))) == [shown]
    simple = f"<w:fldSimple w:instr={quoteattr(told)}/>"
    assert texts(line(run("Agreed "), simple, run("."))) == [shown]


def test_what_no_instruction_says_is_counted() -> None:
    body = line(run("Quay "), field("AUTONUM", ""), field(r"EQ \f(1,2)", ""))
    assert read(body).notes == (
        "One formula was read as plain text: check it.",
        "One number that Word counts by a field could not be read: it stands as \ufffd.",
    )
    assert read(line(run("Quay "), field("AUTONUM", run("7.")))).notes == ()


CONTROL = (
    '<w:object><v:shape id="a"><v:imagedata r:id="r9"/></v:shape><w:control r:id="r5"/></w:object>'
)
INK = (
    '<mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><w:contentPart r:id="r4"/>'
    "</w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata r:id="r5"/></v:shape></w:pict>'
    "</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize("held", [CONTROL, INK])
def test_a_control_or_handwriting_stands_as_a_sign_and_is_counted(held: str) -> None:
    reading = read(line(run("Signed: "), f"<w:r>{held}</w:r>", run(" on Monday")))
    assert [plain_block(block) for block in reading.blocks] == ["Signed: \ufffd on Monday"]
    assert reading.notes == ("One control or handwriting could not be read: it stands as \ufffd.",)


SHEET = (
    '<w:object><v:shape id="a"><v:imagedata r:id="r9"/></v:shape>'
    '<o:OLEObject xmlns:o="urn:x:office"/></w:object>'
)
CHART = '<w:drawing><c:chart xmlns:c="urn:x:chart" r:id="r3"/></w:drawing>'
DIAGRAM = '<w:drawing><d:relIds xmlns:d="urn:x:diagram"/></w:drawing>'


@pytest.mark.parametrize("held", [SHEET, CHART, DIAGRAM])
def test_what_is_put_into_a_document_stands_as_a_sign_and_is_counted(held: str) -> None:
    reading = read(line(run("Rents: "), f"<w:r>{held}</w:r>", run(" by quay")))
    assert [plain_block(block) for block in reading.blocks] == ["Rents: \ufffd by quay"]
    assert reading.notes == (
        "One chart, diagram or object could not be read: it stands as \ufffd.",
    )
