"""What PDFs of other programs hold comes in whole, or is named where it does not."""

import sys
import zlib
from collections.abc import Callable

import pytest

from desktopapp.plan.text import Heading, Table, plain_block
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.pdf_damage import damaged_pages
from desktopapp.readers.pdf_fields import FieldValue, among_words
from desktopapp.readers.pdf_maps import letter_named
from desktopapp.readers.pdf_objects import PdfObjects
from desktopapp.readers.pdf_words import PrintedWord
from desktopapp.readers.reading import NoWords, Reading
from tests.foreign_files import drawn, pages, pdf, stream

FIRST = "The harbour office opened one desk for moorings and closed two huts."
SECOND = "Dredging now follows a survey, and the pilot boat is shared with Gullmouth."


def texts(reading: Reading) -> list[str]:
    return [plain_block(block) for block in reading.blocks]


def page(
    drawing: bytes, *objects: str | bytes, font: str = "", extra: str = "", root: str = ""
) -> bytes:
    """Return a PDF of one page; objects follow as 6, 7 and so on."""
    font = font or "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    return pdf(
        f"<</Type/Catalog/Pages 2 0 R{root}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        f"/Resources<</Font<</F 5 0 R>>>>{extra}>>",
        stream(drawing),
        font,
        *objects,
    )


def of_codes(codes: bytes, letters: bytes, widths: str = "/DW 500") -> bytes:
    """Return a PDF whose font numbers its letters in two bytes and tells them by a map."""
    return page(
        b"BT /F 12 Tf 1 0 0 1 72 700 Tm <%s> Tj ET\n" % codes,
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Any/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>{widths}>>",
        stream(letters),
        font="<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Any/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
    )


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (b"<0003> <0003> <D83DDEA2>", "a\U0001f6a2b"),
        (b"<0003> <0003> <006600660069>", "affib"),
        (b"<0003> <0003> [<D835DC65>]", "a\U0001d465b"),
    ],
    ids=["a picture sign", "three letters in one", "a letter of a formula"],
)
def test_a_code_may_stand_for_several_letters_or_for_one_beyond_two_bytes(
    told: bytes, read: str
) -> None:
    letters = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"2 beginbfchar <0001> <0061> <0002> <0062> endbfchar\n"
        b"1 beginbfrange " + told + b" endbfrange endcmap end end\n"
    )
    assert texts(read_pdf(of_codes(b"000100030002", letters))) == [read]


def theme(number: int, heading: tuple[str, float]) -> bytes:
    name, size = heading
    return (
        drawn([(72, 790, name)], size, "B")
        + drawn([(72, 740, FIRST), (72, 727, SECOND), (72, 714, f"Pilot {'abc'[number - 1]}.")])
        + drawn([(290, 30, str(number))])
    )


@pytest.mark.parametrize("size", [11.0, 16.0])
@pytest.mark.parametrize("name", ["Theme {}: Harbour", "Priority {}", "Our harbour {} of all"])
def test_headings_that_begin_pages_are_no_headers_though_they_count(
    name: str, size: float
) -> None:
    said = [name.format(word) for word in ("one", "two", "three")]
    if size > 11:
        said = [name.format(number) for number in (1, 2, 3)]
    reading = read_pdf(pages(*(theme(n, (said[n - 1], size)) for n in (1, 2, 3))))
    assert [plain_block(b) for b in reading.blocks if isinstance(b, Heading)] == said
    assert reading.notes == ("Headers and footers of pages were left out: “1”.",)


def test_figures_at_the_end_of_pages_are_no_page_numbers() -> None:
    reading = read_pdf(
        pages(*(drawn([(72, 400, FIRST), (72, 60, "2031"), (72, 40, n)]) for n in ("41", "57")))
    )
    assert " ".join(texts(reading)).split().count("2031") == 2
    assert {"41", "57"} <= set(" ".join(texts(reading)).split())


def test_a_page_that_comes_twice_is_read_twice() -> None:
    one = drawn([(72, 800, FIRST), (72, 400, SECOND)])
    assert texts(read_pdf(pages(one, one))) == [FIRST, SECOND, FIRST, SECOND]


def test_every_header_that_is_left_out_is_named() -> None:
    def sheet(number: int) -> bytes:
        above = [(72.0, 815.0 - 12 * n, f"Gullmouth port {word}") for n, word in enumerate("abcd")]
        below = [(72.0, 40.0 - 12 * n, f"Harbour paper {word}") for n, word in enumerate("ab")]
        return drawn([*above, (72, 500, f"Berth {'xyz'[number]} is free."), *below])

    reading = read_pdf(pages(*map(sheet, range(3))))
    assert texts(reading) == ["Berth x is free.", "Berth y is free.", "Berth z is free."]
    assert all(f"Gullmouth port {word}" in reading.notes[0] for word in "abcd")
    assert all(f"Harbour paper {word}" in reading.notes[0] for word in "ab")


@pytest.mark.parametrize("how", ["", "/Encoding<</Differences[65/A/B]>>"])
def test_words_of_a_font_that_tells_no_widths_are_parted(how: str) -> None:
    words = "Berths let 2031 2032"
    x, parts = 72.0, []
    for word, wide in zip(words.split(), (37.9, 12.8, 24.5, 24.5), strict=True):
        parts.append((x, 700.0, word))
        x += wide + 3.1
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{how}>>"
    assert texts(read_pdf(page(drawn(parts), font=font))) == [words]


def test_letters_set_close_or_wide_keep_their_words() -> None:
    close = b"BT /F 12 Tf -1 Tc 1 0 0 1 72 700 Tm (port) Tj ET BT /F 12 Tf -1 Tc 1 0 0 1 94 700 Tm"
    wide = b" (Wharf) Tj ET BT /F 12 Tf 2 Tc 1 0 0 1 72 500 Tm (Fairway dredging) Tj ET\n"
    assert texts(read_pdf(page(close + wide))) == ["port Wharf", "Fairway dredging"]


FORM = "/AcroForm<</Fields[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]/DA(/F 10 Tf)/DR<</Font<</F 5 0 R>>>>>>"
FIELD = "<</Type/Annot/Subtype/Widget/P 3 0 R/Rect[{place}]/F 4/T({name}){more}>>"


def filled(drawing: bytes) -> bytes:
    ticked = "/FT/Btn/V/{v}/AS/{v}/AP<</N<</On 11 0 R/Off 11 0 R>>>>"
    nothing = stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    fields = (
        ("72 600 300 640", "a", "/FT/Tx/Ff 4096/V(One berth\\nfor the pilot boat)"),
        ("140 560 300 576", "b", "/FT/Tx/V(Gullmouth)"),
        ("140 530 300 546", "c", "/FT/Ch/Ff 131072/Opt[[(1)(Quay)][(2)(Slip)]]/V(2)"),
        ("72 500 86 514", "d", ticked.format(v="On")),
        ("72 470 86 484", "e", ticked.format(v="Off")),
    )
    return page(
        drawing,
        *(FIELD.format(place=place, name=name, more=more) for place, name, more in fields),
        nothing,
        extra="/Annots[6 0 R 7 0 R 8 0 R 9 0 R 10 0 R]",
        root=FORM,
    )


def test_what_was_filled_in_a_form_stands_beside_its_label() -> None:
    labels = drawn(
        [
            *((72, 650, "What did the harbour change?"), (72, 564, "Council"), (72, 534, "Where")),
            *((92, 503, "We agree"), (92, 473, "We object")),
        ]
    )
    assert texts(read_pdf(filled(labels))) == [
        *("What did the harbour change?", "One berth for the pilot boat", "Council Gullmouth"),
        *("Where Slip", "☒ We agree", "☐ We object"),
    ]


def test_a_form_of_which_only_the_fields_hold_words_is_no_scan() -> None:
    assert "One berth for the pilot boat" in texts(read_pdf(filled(b"0 0 9 9 re f\n")))


def test_what_was_typed_on_a_page_is_read_and_comments_are_counted() -> None:
    typed = (
        "/Subtype/FreeText/Rect[72 600 400 640]/Contents(The pilot boat sails too.)/DA(/F 9 Tf)"
    )
    note = "/Subtype/Text/Rect[500 600 520 620]/Contents(Is this so?)"
    data = page(
        drawn([(72, 700, FIRST)]),
        f"<</Type/Annot{typed}>>",
        f"<</Type/Annot{note}>>",
        extra="/Annots[6 0 R 7 0 R]",
    )
    reading = read_pdf(data)
    assert texts(reading) == [FIRST, "The pilot boat sails too."]
    assert reading.notes == ("1 comment was left out.",)


def test_a_stamp_is_read_as_it_is_drawn() -> None:
    data = page(
        drawn([(72, 700, FIRST)]),
        "<</Type/Annot/Subtype/Stamp/F 4/Rect[72 500 272 540]/AP<</N 7 0 R>>>>",
        stream(
            b"BT /F 12 Tf 5 12 Td (Received by the harbour) Tj ET",
            "/Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F 5 0 R>>>>",
        ),
        extra="/Annots[6 0 R]",
    )
    assert texts(read_pdf(data)) == [FIRST, "Received by the harbour"]


GLYPHS = "".join(f"<{ord(one) - 29:04X}>" for one in f"{FIRST} {SECOND} ")


def numbered(drawing: str) -> bytes:
    """Return a PDF that draws the numbers of letters within a font, and does not tell them."""
    return page(
        drawing.encode(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Any/DW 500/CIDSystemInfo<</Registry"
        "(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        font="<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Any/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]>>",
    )


def test_letters_that_no_font_tells_are_not_taken_for_words() -> None:
    with pytest.raises(NoWords, match="does not tell which letters"):
        read_pdf(numbered(f"BT /F 12 Tf 1 0 0 1 72 700 Tm [{GLYPHS}] TJ ET"))


@pytest.mark.parametrize("named", ["/g{}", "/G{:02X}", "/glyph{}"])
def test_a_page_of_such_letters_is_named_and_the_others_are_read(named: str) -> None:
    """Letters by names that only number them are not told either."""
    codes = "".join(chr(35 + (ord(one) - 32) * 7 % 85) for one in (FIRST + SECOND) * 2)
    names = " ".join(named.format(number) for number in range(35, 126))
    shown = codes.translate({ord(one): "\\" + one for one in "()\\"})
    kids = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R/G 7 0 R>>>>"
    data = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        f"<<{kids}/Contents 4 0 R>>",
        stream(drawn([(72, 700, FIRST)])),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{kids}/Contents 8 0 R>>",
        f"<</Type/Font/Subtype/Type1/BaseFont/AAAAAA+Any/Encoding<</Differences[35 {names}]>>"
        f"/FirstChar 35/LastChar 125/Widths[{'500 ' * 91}]>>",
        stream(drawn([(72, 700, shown)], 3, "G")),
    )
    reading = read_pdf(data)
    assert texts(reading) == [FIRST]
    assert reading.notes == (
        "Page 2 was not read: its fonts do not tell which letters they draw.",
    )


def test_a_page_that_is_damaged_is_named_and_the_others_are_read() -> None:
    data = pages(drawn([(72, 700, FIRST)]), drawn([(72, 600, "lost")]), drawn([(72, 700, SECOND)]))
    begins = data.index(b"7 0 obj")
    broken = data[:begins] + data[begins:].replace(b"/Type/Page/Parent", b"/Type/Pane/Parent", 1)
    reading = read_pdf(broken)
    assert [text for text in texts(reading) if text != "lost"] == [FIRST, SECOND]
    assert "lost" in texts(reading) or "Page 2 was not read" in reading.notes[0]


@pytest.mark.parametrize("times", [2, 3])
def test_text_drawn_again_for_bold_comes_once(times: int) -> None:
    whole = [(72 + 0.3 * n, 700.0, "Harbour dues") for n in range(times)]
    letters = [
        (x + 0.3 * n, 600.0, letter)
        for x, letter in zip((72, 79.2, 86.1), "Add", strict=True)
        for n in range(times)
    ]
    assert texts(read_pdf(page(drawn(whole) + drawn(letters)))) == ["Harbour dues", "Add"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_one_that_is_not(turn: int) -> None:
    matrix = {90: "0 1 -1 0 {y} {x}", 180: "-1 0 0 -1 {x} {y}", 270: "0 -1 1 0 {y} {x}"}[turn]
    rows = [("Berth", "2031", "2032"), ("North quay", "14", "15"), ("South quay", "8", "9")]
    shown = []
    for n, row in enumerate(rows):
        for x, text in zip((72, 300, 400), row, strict=True):
            y = 100 + 14 * n
            at = {90: (y, x), 180: (595 - x, y), 270: (595 - y, 842 - x)}[turn]
            place = (
                matrix.format(x=at[0], y=at[1]) if turn == 180 else matrix.format(y=at[0], x=at[1])
            )
            shown.append(f"BT /F 11 Tf {place} Tm ({text}) Tj ET")
    data = page("\n".join(shown).encode(), extra=f"/Rotate {turn}")
    assert texts(read_pdf(data)) == ["\n".join("\t".join(row) for row in rows)]
    assert isinstance(read_pdf(data).blocks[0], Table)


def test_words_that_soft_or_true_hyphens_part_at_a_line_end_are_whole() -> None:
    lines = ["The harbour works with its trans\\255", "port partners and has its dredg-"]
    lines.append("ing plan looked over by pilots each year.")
    page_lines = [(72.0, 700.0 - 13 * n, text) for n, text in enumerate(lines)]
    assert " ".join(texts(read_pdf(page(drawn(page_lines))))) == (
        "The harbour works with its transport partners and has its dredging plan looked over by "
        "pilots each year."
    )


def test_a_watermark_aslant_is_left_out_and_named() -> None:
    mark = b"BT /F 80 Tf .7 .7 -.7 .7 150 300 Tm (DRAFT) Tj ET\n"
    reading = read_pdf(page(mark + drawn([(72, 700, FIRST), (72, 687, SECOND)])))
    assert texts(reading) == [FIRST, SECOND]
    assert reading.notes == ("Text aslant across pages was left out: “DRAFT”.",)


def test_three_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    columns = (
        (
            "Moorings are let by the month,",
            "and a list of those who wait",
            "is open to all at once.",
        ),
        (
            "Pilots sail with two crews now",
            "and the boat is shared with",
            "the port of Gullmouth too.",
        ),
        ("Dues are paid on one web page,", "by card or from an account,", "and never by cheque."),
    )
    cells = [
        (60.0 + 170 * column, 700.0 - 13 * n, columns[column][n])
        for n in range(3)
        for column in range(3)
    ]
    assert texts(read_pdf(page(drawn(cells)))) == [" ".join(column) for column in columns]


def test_words_beyond_the_edge_are_left_out_and_counted() -> None:
    """Those of the page beside it in a book, or a printer's marks, however close."""
    beside = [(72.0, -14.0, "not on it"), (600.0, 700.0, "nor"), (-60.0, 300.0, "slug")]
    over = (560.0, 400.0, "overhanging")
    reading = read_pdf(page(drawn([(72, 700, FIRST), over, *beside])))
    assert texts(reading) == [FIRST, "overhanging"]
    assert reading.notes == ("5 words were left out, drawn beyond the edge of a page.",)


def test_a_line_that_runs_over_the_edge_is_read_to_its_end() -> None:
    long = (
        400.0,
        600.0,
        "so that each visitor is seen once and the cost of a visit fell by a third",
    )
    beside = (640.0, 700.0, "the page beside it")
    reading = read_pdf(page(drawn([(72, 700, FIRST), beside, long])))
    assert texts(reading) == [FIRST, long[2]]
    assert reading.notes == ("4 words were left out, drawn beyond the edge of a page.",)


def test_japanese_by_codes_that_are_letters_is_read() -> None:
    text = "インストールについて、すべてのソフトを押してください。" * 2
    codes = "".join(f"{ord(one):04X}" for one in text)
    assert texts(read_pdf(numbered(f"BT /F 12 Tf 1 0 0 1 72 700 Tm <{codes}> Tj ET"))) == [text]


def test_one_letter_of_a_few_that_no_font_tells_keeps_the_others() -> None:
    reading = read_pdf(numbered("BT /F 12 Tf 1 0 0 1 72 700 Tm <0073007400750001> Tj ET"))
    assert texts(reading) == ["stu\ufffd"]
    assert reading.notes == ("1 letter was that no font tells: each stands as \ufffd.",)


def calls(does: Callable[[], object]) -> int:
    """Return how many functions of Python something calls."""
    seen = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal seen
        seen += event == "call"

    sys.setprofile(count)
    try:
        does()
    finally:
        sys.setprofile(None)
    return seen


def test_twice_the_pages_take_twice_the_work() -> None:
    def work(page_count: int) -> int:
        data = pages(
            *(
                drawn([(72, 700.0 - 13 * n, f"{FIRST} {page}") for n in range(30)])
                for page in range(page_count)
            )
        )
        return calls(lambda: read_pdf(data))

    work(1)
    assert work(8) < 2.3 * work(4)


@pytest.mark.parametrize("lines", [1, 2])
def test_a_sentence_of_the_text_that_three_pages_say_is_no_header(lines: int) -> None:
    parts = [FIRST] if lines == 1 else [FIRST[:34], FIRST[35:]]
    above = [(72.0, 800.0 - 13 * n, part) for n, part in enumerate(parts)]
    one = drawn([*above, (72, 400, SECOND)])
    small = drawn([(72, 30, "This paper may be copied by any reader.")], 8)
    reading = read_pdf(pages(*[one + small] * 3))
    assert texts(reading) == [FIRST, SECOND] * 3
    assert reading.notes == (
        "Headers and footers of pages were left out: “This paper may be copied by any reader.”.",
    )


def turned(lines: list[tuple[float, float, str]], way: int) -> bytes:
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[way]
    shown = (f"BT /F 11 Tf {matrix} {x} {y} Tm ({words}) Tj ET" for x, y, words in lines)
    return "\n".join(shown).encode("cp1252") + b"\n"


@pytest.mark.parametrize("rotated", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("way", "places"),
    [
        (0, [(72, 700), (72, 660), (72, 620)]),
        (90, [(200, 72), (240, 72), (280, 72)]),
        (180, [(500, 100), (500, 140), (500, 180)]),
        (270, [(400, 700), (360, 700), (320, 700)]),
    ],
)
def test_lines_come_in_their_order_however_text_and_page_are_turned(
    way: int, places: list[tuple[float, float]], rotated: int
) -> None:
    said = [FIRST, SECOND, "The pilot boat sails at noon, and returns at six."]
    lines = [(x, y, words) for (x, y), words in zip(places, said, strict=True)]
    assert texts(read_pdf(page(turned(lines, way), extra=f"/Rotate {rotated}"))) == said


def choices(labels: list[tuple[float, float, str]], boxes: list[tuple[float, float]]) -> bytes:
    """Return a PDF with round buttons, the first of them chosen."""
    button = (
        "<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[{x} {y} {right} {top}]/AS/{state}"
        "/AP<</N<</On 7 0 R/Off 7 0 R>>>>>>"
    )
    kids = " ".join(f"{8 + n} 0 R" for n in range(len(boxes)))
    return page(
        drawn(labels),
        f"<</FT/Btn/Ff 49152/T(berth)/V/On/Kids[{kids}]>>",
        stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        *(
            button.format(x=x, y=y, right=x + 9, top=y + 9, state="Off" if n else "On")
            for n, (x, y) in enumerate(boxes)
        ),
        extra=f"/Annots[{kids}]",
        root="/AcroForm<</Fields[6 0 R]>>",
    )


@pytest.mark.parametrize(
    ("labels", "boxes", "read"),
    [
        ([(92, 700, "Yes"), (122, 700, "No")], [(80, 699), (110, 699)], "☒ Yes ☐ No"),
        ([(92, 700, "Yes"), (192, 700, "No")], [(80, 699), (180, 699)], "☒ Yes\t☐ No"),
        ([(72, 700, "Yes"), (172, 700, "No")], [(96, 699), (190, 699)], "Yes ☒\tNo ☐"),
        ([(72, 700, "Berths")], [(120, 699), (140, 699), (160, 699)], "Berths ☒ ☐ ☐"),
    ],
    ids=["close together", "in columns", "after their labels", "of a scale"],
)
def test_each_button_of_a_choice_stands_beside_its_own_label(
    labels: list[tuple[float, float, str]], boxes: list[tuple[float, float]], read: str
) -> None:
    assert texts(read_pdf(choices(labels, boxes))) == [read]


def test_many_fields_of_a_page_look_for_their_labels_near_them() -> None:
    def work(count: int) -> int:
        words = [PrintedWord("Berth", 72, 99, 9.0 * n, 8, bold=False) for n in range(count)]
        values = [FieldValue(str(n), 120, 9.0 * n, 140, 9.0 * n + 8) for n in range(count)]
        return calls(lambda: among_words(words, values))

    assert work(800) < 2.5 * work(400)


def test_the_last_lines_of_a_column_stay_in_it() -> None:
    left = [f"Harbour paper {word} says which of the berths" for word in ("one", "two", "six")]
    right = [f"Survey {word} follows the tides of the year" for word in ("one", "two", "six")]
    lines = [
        line
        for n in range(3)
        for line in ((72.0, 700.0 - 13 * n, left[n]), (330.0, 700.0 - 13 * n, right[n]))
    ]
    last = [(72.0, 661.0, "are let to"), (72.0, 648.0, "whom.")]
    read = texts(read_pdf(pages(drawn([*lines, *last, (72, 600, FIRST)]))))
    assert " ".join(read) == " ".join([*left, "are let to whom.", *right, FIRST])


def field(more: str, drawing: bytes = b"", high: int = 16) -> bytes:
    """Return a PDF with a label and a field beside it, drawn as told, so many points high."""
    return page(
        drawn([(72, 703, "Berths let")]),
        f"<</Type/Annot/Subtype/Widget/Rect[150 {708 - high // 2} 300 {708 + high // 2}]"
        "/F 4/T(a)/DA(/F 10 Tf)/AP<</N 7 0 R>>"
        f"{more}>>",
        stream(drawing, "/Type/XObject/Subtype/Form/BBox[0 0 150 16]/Resources<<>>"),
        extra="/Annots[6 0 R]",
        root="/AcroForm<</Fields[6 0 R]/DA(/F 10 Tf)/DR<</Font<</F 5 0 R>>>>>>",
    )


def test_of_a_list_that_stands_open_all_choices_are_read_and_those_chosen_ticked() -> None:
    listed = "/FT/Ch/Opt[(Quay)(Slip)(Mole)]/V(Slip)"
    assert texts(read_pdf(field(listed, high=40))) == ["Berths let ☐ Quay ☒ Slip ☐ Mole"]
    assert texts(read_pdf(field(listed + "/Ff 131072", high=40))) == ["Berths let Slip"]
    many = " ".join(f"(Quay {n})" for n in range(90))
    below = f"/FT/Ch/Opt[{many}]/V(Quay 7)/TI 4"
    assert texts(read_pdf(field(below, high=24))) == ["Berths let ☐ Quay 4 ☐ Quay 5 ☒ Quay 7"]


def test_what_was_typed_into_a_field_is_read_however_long_it_is() -> None:
    said = "The pilot boat is shared. " * 5_000
    assert texts(read_pdf(field(f"/FT/Tx/V({said})"))) == [f"Berths let {said}".strip()]


def test_what_a_field_shows_is_read_where_its_value_is_not_told() -> None:
    shown = b"/Tx BMC BT /F 10 Tf 0 g 2 4 Td (Nine of them) Tj ET EMC"
    assert texts(read_pdf(field("/FT/Tx", shown))) == ["Berths let\tNine of them"]
    assert texts(read_pdf(field("/FT/Tx", b"q Q"))) == ["Berths let"]


def test_fields_without_labels_are_read_from_left_to_right() -> None:
    places = ("400 600 480 616", "72 600 152 616", "240 600 320 616")
    fields = [
        FIELD.format(place=place, name=f"n{n}", more=f"/FT/Tx/V({words})")
        for n, (place, words) in enumerate(zip(places, ("two", "nought", "one"), strict=True))
    ]
    read = texts(read_pdf(page(b"", *fields, extra="/Annots[6 0 R 7 0 R 8 0 R]", root=FORM)))
    assert " ".join(read) == "nought one two"


def test_a_figure_of_a_form_is_read_as_it_is_drawn() -> None:
    program = "/FT/Tx/V(1041)/AA<</F<</S/JavaScript/JS(AFNumber_Format\\(2\\))>>>>"
    shown = b"/Tx BMC BT /F 10 Tf 2 4 Td (1,041.00) Tj ET EMC"
    assert texts(read_pdf(field(program, shown))) == ["Berths let 1,041.00"]
    assert texts(read_pdf(field(program))) == ["Berths let 1041"]
    assert texts(read_pdf(field("/FT/Tx/V(1041)", shown))) == ["Berths let 1041"]


def test_thin_letters_drawn_twice_and_a_little_aside_come_once() -> None:
    def letters(aside: float) -> list[bytes]:
        places = ((72.0, "M"), (80.33, "i"), (82.55, "l"), (84.77, "l"), (86.99, "i"))
        return [drawn([(x + aside, 700 + aside, letter)], 10) for x, letter in places]

    both = b"".join(one for pair in zip(letters(0), letters(0.96), strict=True) for one in pair)
    assert texts(read_pdf(page(both))) == ["Milli"]


def test_a_font_that_numbers_its_letters_as_utf8_is_read() -> None:
    ranges = b"<00> <7F> 0\n<C280> <DFBF> 128\n"
    coding = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def\n"
        b"2 begincodespacerange <00> <7F> <C280> <DFBF> endcodespacerange\n"
        b"2 begincidrange\n" + ranges + b"endcidrange endcmap end end\n"
    )
    data = page(
        b"BT /F 12 Tf 1 0 0 1 72 700 Tm <%s> Tj ET\n" % "Гавань".encode().hex().encode(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Any/CIDSystemInfo<</Registry(Own)"
        "/Ordering(Own)/Supplement 0>>/DW 500>>",
        stream(coding, "/Type/CMap/CMapName/Own/CIDSystemInfo<</Registry(Own)/Ordering(Own)>>"),
        font="<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Any/Encoding 7 0 R"
        "/DescendantFonts[6 0 R]>>",
    )
    assert texts(read_pdf(data)) == ["Гавань"]


def with_contents(*contents: bytes) -> bytes:
    """Return a PDF with a page for each stream of drawing."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects: list[str | bytes] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, content in enumerate(contents):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * n} 0 R>>"
        )
        objects.append(content)
    return pdf(*objects)


def packed(drawing: bytes) -> bytes:
    return zlib.compress(drawing)


GOOD = drawn([(72, 700, FIRST)])
LONG = drawn(
    [(72, 780 - 14 * n, f"Berth {n} is let to boat {n * 7919 % 997}.") for n in range(45)]
)
HALF = packed(LONG)[: len(packed(LONG)) // 2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HALF, "Page 2 is damaged: some of its words may be missing."),
        (packed(LONG)[:-4] + b"wrong", "Page 2 is damaged: some of its words may be missing."),
        (HALF[:2] + b"\xff" * 90, "Page 2 was not read: it is damaged."),
        (
            packed(b"BT /F 11 Tf 72 700 Td [(Berths) 12 OR (let.)] TJ ET\n"),
            "Page 2 is damaged: some of its words may be missing.",
        ),
        (packed(b"BT /F 11 Tf 72 700 Td [(Berths [A]) -300 (let.)] TJ ET\n"), ""),
        (packed(LONG), ""),
    ],
    ids=["cut off", "wrong sum", "no beginning", "no number in a line", "brackets", "whole"],
)
def test_a_page_that_is_damaged_is_named_and_keeps_its_words_and_the_others(
    content: bytes, said: str
) -> None:
    packing = "/Filter/FlateDecode"
    good = stream(packed(GOOD), packing)
    reading = read_pdf(with_contents(good, stream(content, packing), good))
    assert texts(reading)[0] == texts(reading)[-1] == FIRST
    assert list(reading.notes) == ([said] if said else [])
    assert (len(texts(reading)) > 2) is ("not read" not in said)


def test_looking_for_damage_takes_no_more_work_for_a_page_of_many() -> None:
    def work(count: int) -> int:
        data = with_contents(*[stream(packed(GOOD), "/Filter/FlateDecode")] * count)
        return calls(lambda: damaged_pages(data, PdfObjects(data), count))

    assert work(40) < 2.3 * work(20)


@pytest.mark.parametrize("apart", [True, False])
def test_letters_that_a_drawn_font_only_names_are_read(*, apart: bool) -> None:
    named = "<</Differences[1/G/alpha/eacute 7/uni20AC/fi/parenleft/strange 32/zero]>>"
    data = page(
        b"BT /F 12 Tf 1 0 0 1 72 700 Tm (\x01\x02\x03\x07\x08\x09 ) Tj ET\n",
        stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f"),
        named if apart else "null",
        font="<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]"
        "/FirstChar 0/LastChar 32/Widths["
        + "500 " * 33
        + "]/CharProcs<<"
        + "".join(f"/{one} 6 0 R" for one in ("G", "alpha", "eacute", "uni20AC", "fi", "zero"))
        + f"/parenleft 6 0 R>>/Encoding {'7 0 R' if apart else named}/Resources<<>>>>",
    )
    assert texts(read_pdf(data)) == ["Gαé€fi(0"]
    assert texts(read_pdf(b"A line above\n" + data)) == ["Gαé€fi(0"]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        *(("A", "A"), ("Omega", "Ω"), ("ccedilla", "ç"), ("Aring", "Å"), ("endash", "–")),
        *(("uni00A3", "£"), ("u1F6A2", "\U0001f6a2"), ("uniD800", ""), ("g12", ""), ("", "")),
    ],
)
def test_a_letter_is_known_by_its_name(name: str, letter: str) -> None:
    assert letter_named(name) == letter


def test_a_map_of_letters_that_announces_fewer_than_it_has_is_read_whole() -> None:
    lines = "\n".join(f"<{n:04x}> <{n + 28:04x}>" for n in range(4, 120))
    told = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfchar\n{lines}\n"
        "endbfchar\nendcmap end end\n"
    )
    codes = "".join(f"{ord(one) - 28:04x}" for one in FIRST)
    assert texts(read_pdf(of_codes(codes.encode(), told.encode()))) == [FIRST]
