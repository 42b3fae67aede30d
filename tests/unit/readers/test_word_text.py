"""Words of a Word document stand where and as they are seen on its page."""

import pytest

from desktopapp.plan.text import Heading, Paragraph, plain_block
from desktopapp.readers.reading import Reading
from desktopapp.readers.word import read_word
from desktopapp.readers.word_symbols import signs_of, symbol
from tests.foreign_files import paragraph, part, word

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Ticks">'
    '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>',
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def read(*body: str) -> Reading:
    return read_word(word("".join(body), {"word/styles.xml": STYLES}))


def texts(*body: str) -> list[str]:
    return [plain_block(block) for block in read(*body).blocks]


# Paragraphs that go on in the next

GONE = "<w:rPr><w:del/></w:rPr>"


@pytest.mark.parametrize(
    "mark",
    [
        GONE,
        "<w:rPr><w:moveFrom/></w:rPr>",
        "<w:rPr><w:vanish/></w:rPr>",
        '<w:framePr w:dropCap="drop"/>',
        '<w:framePr w:dropCap="margin"/>',
    ],
)
def test_a_paragraph_without_an_end_of_its_own_goes_on_in_the_next(mark: str) -> None:
    assert texts(line(run("O"), properties=mark), line(run("ur plan"))) == ["Our plan"]
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    )
    assert texts(line(run("O"), properties=mark), table) == ["O", "a\tb"]
    assert texts(line(run("O"), properties=mark)) == ["O"]


def test_several_deleted_ends_make_one_paragraph_of_the_last_kind() -> None:
    head = '<w:pStyle w:val="H"/>'
    first, second = line(run("One "), properties=head + GONE), line(run("two "), properties=GONE)
    (block,) = read(first, f"<w:ins>{second}</w:ins>", line(run("three"))).blocks
    assert isinstance(block, Paragraph)
    assert plain_block(block) == "One two three"


def test_a_frame_and_an_inserted_end_stay_paragraphs_of_their_own() -> None:
    framed, ended = '<w:framePr w:w="400"/>', "<w:rPr><w:ins/></w:rPr>"
    assert texts(line(run("a"), properties=framed), line(run("b"), properties=ended)) == ["a", "b"]


def test_a_heading_with_a_hidden_end_stays_a_heading() -> None:
    hidden = '<w:pStyle w:val="H"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    heading, words = read(line(run("Aims"), properties=hidden), line(run("We say."))).blocks
    assert isinstance(heading, Heading)
    assert plain_block(words) == "We say."


# Tables


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_a_row_that_begins_late_or_ends_early_keeps_its_columns() -> None:
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>'
    rows = row(*map(cell, ("Measure", "2023", "2024")))
    rows += row(cell("12"), cell("14"), properties=before)
    rows += row(cell("Calls"), cell("9"), properties=after)
    rows += row(cell("All", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("yes"))
    rows += row(cell("Wide", '<w:gridSpan w:val="2"/>'), cell("no"))
    rows += row(cell("", "<w:vMerge/>"), cell("7"), cell("8"))
    assert texts(f"<w:tbl>{rows}</w:tbl>") == [
        "Measure\t2023\t2024\n\t12\t14\nCalls\t9\t\nAll\t\tyes\nWide\t\tno\n\t7\t8"
    ]


def test_deleted_and_hidden_rows_and_deleted_cells_are_left_out_and_said() -> None:
    rows = row(cell("a"), cell("gone", "<w:cellDel/>"), cell("b"))
    rows += row(cell("c"), cell("d"), properties="<w:del/>")
    rows += row(cell("e"), cell("f"), properties="<w:hidden/>")
    rows += row(cell("g"), cell("h", "<w:cellIns/>"), properties="<w:ins/>")
    reading = read(f"<w:tbl>{rows}</w:tbl>")
    assert plain_block(reading.blocks[0]) == "a\tb\ng\th"
    assert reading.notes == (
        "2 tracked deletions were left out.",
        "Some hidden text was left out.",
    )


# Letters


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def test_symbols_are_read_as_the_signs_they_are() -> None:
    shown = sym("Wingdings", "F0FE") + sym("Wingdings", "00FC") + sym("Symbol", "F0B1")
    shown += sym("wingdings 2", "F052") + sym("Wingdings 3", "F022") + sym("Webdings", "F061")
    assert texts(line(shown)) == ["☑✓±☑→✓"]
    assert texts(line(run("a "), sym("Segoe UI Symbol", "2713"))) == ["a ✓"]


def test_a_tick_before_a_paragraph_is_a_word_and_no_bullet() -> None:
    for tick in (sym("Wingdings", "F0FC"), run("✓"), run("\uf0fc")):
        assert texts(line(tick, run(" Agreed"))) == ["✓ Agreed"]


def test_letters_in_a_symbol_font_are_read_as_signs() -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = line(run("ü", font), run(" \uf0ea", font), run(" \uf0ef", '<w:rStyle w:val="Ticks"/>'))
    assert texts(line(run("Yes "), run("ü\uf0e0", font))) == ["Yes ✓→"]
    assert texts(line(run("fell "), run("\uf0ef", '<w:rStyle w:val="Ticks"/>'))) == ["fell ⇦"]
    assert read(body).notes == ()
    assert texts(line(run("so \u00a0far – \u200bok"))) == ["so \u00a0far – \u200bok"]


def test_a_symbol_that_nobody_knows_stands_as_a_sign_and_is_counted() -> None:
    reading = read(
        line(
            run("a"),
            sym("Wingdings", "F0FF"),
            sym("Strange", "F041"),
            sym("X", "zz"),
            run("b\uf061"),
        )
    )
    assert plain_block(reading.blocks[0]) == "a\ufffd\ufffd\ufffdb\ufffd"
    assert reading.notes == ("4 symbols could not be read: each stands as \ufffd.",)


def test_signs_are_those_of_the_font() -> None:
    assert signs_of("ab–", "Symbol") == ("αβ–", 0)
    assert signs_of("\uf0fc", "Arial") == ("✓", 0)
    assert symbol("Wingdings", 0xF0A8) == "☐"
    assert symbol("Wingdings 3", 0xF0E8) == "↘"
    assert symbol("Wingdings", 0x110000) == ""


def test_a_line_end_within_words_is_a_space() -> None:
    text = "<w:r><w:t>The council\n\t  answers\r\n calls</w:t></w:r>"
    assert texts(f"<w:p>{text}</w:p>") == ["The council answers calls"]


def test_words_drawn_along_a_line_are_read() -> None:
    shape = '<w:pict><v:shape><v:textpath string="Plan for all"/></v:shape></w:pict>'
    assert texts(f"<w:p><w:r>{shape}</w:r></w:p>") == ["Plan for all"]
    twice = f"<mc:AlternateContent><mc:Choice><w:r>{shape}</w:r></mc:Choice><mc:Fallback><w:r>"
    twice += f"{shape}</w:r></mc:Fallback></mc:AlternateContent>"
    assert texts(f"<w:p>{twice}</w:p>") == ["Plan for all"]


# Formulas


def math(name: str, *parts: str, value: str = "") -> str:
    said = f' m:val="{value}"' if value else ""
    return f"<m:{name}{said}>{''.join(parts)}</m:{name}>"


def letters(text: str) -> str:
    return math("r", math("t", text))


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (math("limLow", math("e", letters("lim")), math("lim", letters("n→0"))), "lim_(n→0)"),
        (math("limUpp", math("e", letters("x")), math("lim", letters("2"))), "x²"),
        (
            math("acc", math("accPr", math("chr", value="\u0303")), math("e", letters("n"))),
            "n\u0303",
        ),
        (math("acc", math("e", letters("x"))), "x\u0302"),
        (math("bar", math("e", letters("x"))), "x\u0305"),
        (math("bar", math("e", letters("xy"))), "xy"),
        (
            math(
                "f",
                math("fPr", math("type", value="noBar")),
                math("num", letters("n")),
                math("den", letters("k")),
            ),
            "(n; k)",
        ),
        (math("eqArr", math("e", letters("a&amp;=1")), math("e", letters("b=2"))), "a=1; b=2"),
        (math("borderBox", math("e", letters("z"))), "z"),
        (
            math("groupChr", math("groupChrPr"), math("e", letters("a+b"))),
            "a+b",
        ),
    ],
)
def test_each_part_of_a_formula_says_the_same_on_one_line(formula: str, said: str) -> None:
    assert texts(f'<w:p><m:oMath xmlns:m="m">{formula}</m:oMath></w:p>') == [said]


@pytest.mark.parametrize(
    "within", ["<w:tab/>", "<w:tab/><w:tab/>", "<w:ptab/>", "<w:t> </w:t><w:tab/>"]
)
def test_a_line_of_tabs_alone_is_no_line_and_no_damage(within: str) -> None:
    blank = f"<w:p><w:r>{within}</w:r></w:p>"
    blocks = read(line(run("Gannet")), blank, line(run("Skua")), blank * 2).blocks
    assert [plain_block(block) for block in blocks] == ["Gannet", "Skua"]


EITHER = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)


@pytest.mark.parametrize(
    ("choice", "fallback", "said"),
    [
        ('<x:symEx xmlns:x="x" x:font="Segoe UI Emoji" x:char="1F7E2"/>', "<w:t>🟢</w:t>", "🟢"),
        ("<w:t>one</w:t>", "<w:t>two</w:t>", "one"),
        ("<w:tab/>", "<w:t>two</w:t>", ""),
    ],
)
def test_of_equal_forms_the_first_that_can_be_read_is(
    choice: str, fallback: str, said: str
) -> None:
    body = line(run("State: "), f"<w:r>{EITHER.format(choice, fallback)}</w:r>", run("."))
    assert [plain_block(block).replace(" ", "") for block in read(body).blocks] == [
        f"State:{said}."
    ]


def test_a_day_that_word_tells_by_itself_has_a_sign_at_its_place() -> None:
    reading = read("<w:p><w:r><w:t>Page </w:t><w:pgNum/><w:t> of it</w:t></w:r></w:p>")
    assert plain_block(reading.blocks[0]) == "Page \ufffd of it"
    assert "number" in reading.notes[0]
