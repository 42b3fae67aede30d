"""Numbers and words that Word puts before paragraphs are kept where a plan's lists have none."""

import pytest

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import Heading, ListItem, Paragraph, plain_block
from desktopapp.readers.number_forms import in_form
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, part, word


def level(n: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def number(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, number: int = 1, depth: int = 0, more: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, more + listed)


def read(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {
        "word/numbering.xml": part("numbering", numbering),
        "word/styles.xml": part("styles", styles),
    }
    found = []
    blocks = read_word(word(body, parts)).blocks
    for block, label in zip(blocks, item_labels(blocks), strict=True):
        mark = ""
        if isinstance(block, ListItem) and label:
            mark = ("#" if block.numbered else "*") * (block.level + 1)
            mark += f"{label.text} " if block.label or block.start or block.goes_on else ""
        found.append(f"{mark}{plain_block(block)}")
    return found


HEADING = '<w:outlineLvl w:val="0"/>'


def test_words_before_a_number_are_kept() -> None:
    lists = abstract(1, level(0, "decimal", "Priority %1:")) + number(1, 1)
    body = item("Homes") + paragraph("We built some.") + item("Streets")
    assert read(body, lists) == [
        "#Priority 1: Homes",
        "We built some.",
        "#Priority 2: Streets",
    ]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("lowerLetter", "(%1)", ["#(a)", "#(b)"]),
        ("upperRoman", "%1.", ["#I.", "#II."]),
        ("ordinal", "%1", ["1st", "2nd"]),
        ("none", "Recommendation", ["Recommendation", "Recommendation"]),
        ("bullet", "Action", ["Action", "Action"]),
        ("upperLetter", "Annex %1 –", ["#Annex A –", "#Annex B –"]),
        ("chicago", "%1", ["*", "†"]),
        ("decimalZero", "%1.", ["01.", "02."]),
        ("cardinalText", "%1:", ["One:", "Two:"]),
        ("ordinalText", "%1 aim:", ["First aim:", "Second aim:"]),
        ("decimalEnclosedCircle", "%1", ["①", "②"]),
        ("russianLower", "%1)", ["а)", "б)"]),
    ],
)
def test_labels_are_those_of_a_list_or_stay_words_where_they_cannot_count(
    form: str, text: str, labels: list[str]
) -> None:
    lists = abstract(1, level(0, form, text)) + number(1, 1)
    assert read(item("x") + item("y"), lists) == [f"{labels[0]} x", f"{labels[1]} y"]


@pytest.mark.parametrize(("text", "mark"), [("%1.", ""), ("(%1)", "({}) "), ("%1", "{} ")])
def test_plain_numbers_and_signs_are_those_of_the_list(text: str, mark: str) -> None:
    lists = abstract(1, level(0, "decimal", text), level(1, "lowerLetter", "%2)")) + number(1, 1)
    lists += abstract(2, level(0, "bullet", "o")) + number(2, 2)
    body = item("x") + item("y", depth=1) + item("z", 2) + item("w")
    assert read(body, lists) == [
        f"#{mark.format(1)}x",
        "##a) y",
        "*z",
        f"#{mark.format(2) or '2. '}w",  # it goes on
    ]


def test_the_numbers_of_headings_are_kept() -> None:
    lists = abstract(
        1,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="H"/>'),
        level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="I"/>'),
    ) + number(1, 1)
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="heading {n}"/>{numbered}'
        "</w:style>"
        for n, one in enumerate("HI", 1)
    )
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (
            ("Aims", "H"),
            ("Homes", "I"),
            ("Means", "H"),
            ("Vans", "I"),
            ("Pay", "I"),
        )
    )
    assert read(body, lists, styles) == [
        "I. Aims",
        "1.1 Homes",
        "II. Means",
        "2.1 Vans",
        "2.2 Pay",
    ]


def test_paragraphs_with_several_numbers_keep_them() -> None:
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + number(1, 1)
    body = item("Purpose", more=HEADING) + item("We say.", depth=1) + item("We do.", depth=1)
    assert read(body, lists) == ["1. Purpose", "1.1 We say.", "1.2 We do."]


def test_a_label_below_an_item_does_not_end_the_list() -> None:
    lists = abstract(1, level(0, "decimal", "%1."), level(1, "upperLetter", "%2.")) + number(1, 1)
    body = item("x") + item("y", depth=1) + item("z")
    assert read(body, lists) == ["#x", "##A. y", "#z"]


def test_numbers_start_restart_and_go_on_as_they_are_told() -> None:
    once = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Part %1")}</w:lvlOverride>'
    lists = abstract(1, level(0, "decimal", "No %1")) + number(1, 1) + number(2, 1, once)
    lists += number(3, 1, other)
    body = item("a") + item("b") + item("c", 2) + item("d", 2) + item("e") + item("f", 3)
    assert read(body, lists) == [
        "#No 1 a",
        "#No 2 b",
        "#No 5 c",
        "#No 6 d",
        "#No 7 e",
        "#Part H f",
    ]


def test_deeper_levels_restart_unless_they_are_told_not_to() -> None:
    for told, last in (("", "2.1"), ('<w:lvlRestart w:val="0"/>', "2.2")):
        lists = abstract(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", told))
        body = "".join(
            item(n, depth=depth) for n, depth in (("a", 0), ("b", 1), ("c", 0), ("d", 1))
        )
        assert read(body, lists + number(1, 1))[-1].endswith(f"{last} d")


def test_an_empty_paragraph_counts_and_a_deleted_one_does_not() -> None:
    lists = abstract(1, level(0, "decimal", "No %1")) + number(1, 1)
    gone = "<w:rPr><w:del/></w:rPr>"
    body = item("a") + item("") + item("b") + item("c", more=gone) + item("d")
    assert read(body, lists) == ["#No 1 a", "#No 3 b", "#No 4 cd"]


def test_a_list_style_stands_for_its_list() -> None:
    defined = '<w:styleLink w:val="House"/>' + level(0, "decimal", "Step %1:")
    lists = abstract(1, defined) + abstract(2, '<w:numStyleLink w:val="House"/>')
    lists += number(4, 1) + number(5, 2)
    style = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="House">{style}</w:style>'
    assert read(item("x", 5) + item("y", 5), lists, styles) == ["#Step 1: x", "#Step 2: y"]
    without = lists.replace('<w:styleLink w:val="House"/>', "")
    assert read(item("x", 5), without, styles) == ["#Step 1: x"]


def test_nothing_stands_between_a_label_and_its_text_where_that_is_told() -> None:
    lists = abstract(1, level(0, "decimal", "R%1-", '<w:suff w:val="nothing"/>')) + number(1, 1)
    assert read(item("x"), lists) == ["R1-x"]


@pytest.mark.parametrize(
    ("form", "count", "written"),
    [
        ("lowerLetter", 28, "bb"),
        ("lowerRoman", 1949, "mcmxlix"),
        ("decimalZero", 7, "07"),
        ("ordinal", 112, "112th"),
        ("cardinalText", 3, "Three"),
        ("cardinalText", 3121, "Three thousand one hundred twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 21, "Twenty-first"),
        ("ordinalText", 40, "Fortieth"),
        ("ordinalText", 100, "One hundredth"),
        ("ordinalText", 10**6, "1000000"),
        ("hex", 43, "2B"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedParen", 21, "21"),
        ("001", 7, "007"),
        ("aiueo", 7, "7"),
        ("lowerLetter", 10**8, "100000000"),
        ("none", 3, ""),
        ("chicago", 3, "‡"),
        ("chicago", 5, "**"),
        ("russianUpper", 3, "В"),
    ],
)
def test_a_number_is_written_in_its_form(form: str, count: int, written: str) -> None:
    assert in_form(count, form) == written


def test_a_form_of_its_own_keeps_its_width() -> None:
    name = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    own = (
        f'<mc:AlternateContent xmlns:mc="{name}"><mc:Choice Requires="w14">{custom}</mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    made = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{own}<w:lvlText w:val="Aim %1"/></w:lvl>'
    lists = abstract(1, made) + number(1, 1)
    assert read(item("x") + item("y"), lists) == ["Aim 001 x", "Aim 002 y"]


CAPTION = (
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/>'
    '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Own">'
    '<w:name w:val="Above tables"/><w:basedOn w:val="Beschriftung"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "text", "kind"),
    [
        ("Beschriftung", "Dues by harbour", Paragraph),
        ("Own", "Dues by harbour", Paragraph),
        ("", "Table 3: Dues by harbour", Paragraph),
        ("", "Figure 2.1 – Boats", Paragraph),
        ("", "Table 3", Paragraph),
        ("", "Table tennis in our halls", Heading),
        ("", "Map 2040 – our harbours", Paragraph),
        ("", "Figures for the harbours", Heading),
    ],
)
def test_a_caption_is_no_heading_however_bold(style: str, text: str, kind: type) -> None:
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>"
    body = f"<w:p><w:pPr>{said}</w:pPr>{run}</w:p>"
    (block,) = read_word(word(body, {"word/styles.xml": part("styles", CAPTION)})).blocks
    assert isinstance(block, kind)
    assert plain_block(block) == text


@pytest.mark.parametrize(
    ("language", "label"), [("en-GB", "First"), ("fr-FR", "1"), ("", "First")]
)
def test_numbers_in_words_are_in_the_language_of_the_document_or_figures(
    language: str, label: str
) -> None:
    lists = abstract(1, level(0, "ordinalText", "%1 aim:")) + number(1, 1)
    said = f'<w:lang w:val="{language}"/>' if language else ""
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{said}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert read(item("x"), lists, styles) in ([f"{label} aim: x"], [f"#{label} aim: x"])
