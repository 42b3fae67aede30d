"""How a PDF is set: spaces that nobody sees, letters set apart, and what is a heading."""

import pytest

from desktopapp.plan.text import Heading, plain_block
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pages, pdf, stream


def read(*drawings: bytes) -> list[tuple[str, str]]:
    blocks = read_pdf(pages(*drawings)).blocks
    return [(type(block).__name__, plain_block(block)) for block in blocks]


def test_a_space_that_the_next_letter_takes_back_parts_no_word() -> None:
    """As groff kerns: the printed word is whole, and so is what is read."""
    line = b"BT /F 11 Tf 1 0 0 1 72 700 Tm [(The librar )250(y and a har )30(d floor)] TJ ET\n"
    assert read(line) == [("Paragraph", "The library and a har d floor")]


def test_words_whose_letters_stand_apart_are_whole_to_their_last_letter() -> None:
    """As scanners write them: each word but its last letter, then that and a space."""
    parts = (b"(Th) Tj 17.4 0 Td (e ) Tj", b"14 0 Td (Metropoli) Tj 64.7 0 Td (s ) Tj")
    line = b"BT /F 12 Tf 1.7 Tc 1 0 0 1 72 700 Tm " + b" ".join(parts) + b" ET\n"
    assert read(line) == [("Paragraph", "The Metropolis")]


TEXT = [
    "We opened one front desk and closed three counters, so that a visitor",
    "is seen once, and the cost of a visit fell by a third over the year for",
    "all who came to us by the harbour, by the road and by the railway",
]


def test_a_document_in_bold_has_its_larger_lines_for_headings_and_no_other() -> None:
    lines = [(72.0, 700.0 - 13 * n, line) for n, line in enumerate(TEXT)]
    found = read(drawn([(72, 740, "What we did")], 16, "B") + drawn(lines, 11, "B"))
    assert found == [("Heading", "What we did"), ("Paragraph", " ".join(TEXT))]


def test_a_paragraph_in_larger_letters_is_text_and_a_heading_of_two_lines_is_one() -> None:
    intro = [(72.0, 700.0 - 17 * n, line) for n, line in enumerate(TEXT)]
    body = [(72.0, 600.0 - 13 * n, line) for n, line in enumerate(TEXT * 3)]
    title = [(72.0, 760.0, "How we changed the way"), (72.0, 741.0, "we serve the harbour")]
    found = read(drawn(title, 16) + drawn(intro, 14) + drawn(body))
    assert found[:2] == [
        (Heading.__name__, "How we changed the way we serve the harbour"),
        ("Paragraph", " ".join(TEXT)),
    ]


def as_it_stands(text: str, wide: int = 500) -> bytes:
    """Return a page that draws letters from left to right, whatever they are."""
    codes = "".join(f"{ord(letter):04X}" for letter in text).encode()
    letters = (
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"
    )
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        stream(b"BT /F 12 Tf 1 0 0 1 72 700 Tm <" + codes + b"> Tj ET"),
        "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Any/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Any/CIDSystemInfo<</Registry(Adobe)"
        f"/Ordering(Identity)/Supplement 0>>/DW {wide}>>",
        stream(letters),
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (".2024 (תיב) םק", "קם (בית) 2024."),
        (".2024 )תיב( םק", "קם (בית) 2024."),  # brackets told as meant, not as drawn
        (".ןאכ Tern House 12 תיב", "בית Tern House 12 כאן."),
        (".«تيب» يف 41,000 ناك", "كان 41,000 في «بيت»."),
        ("وپڈ ےن", "نے ڈپو"),
        ("The word תיב לודג means it (page 4).", "The word גדול בית means it (page 4)."),
    ],
)
def test_words_that_run_from_right_to_left_are_read_in_their_order(shown: str, said: str) -> None:
    assert [plain_block(block) for block in read_pdf(as_it_stands(shown)).blocks] == [said]


def test_the_mark_of_a_note_and_a_power_are_no_figures_of_the_number_before_them() -> None:
    """£41,000 with a note 3 is not £410,003."""
    small = b"/F 7 Tf %d Ts (%s) Tj /F 11 Tf 0 Ts "
    parts = (b"(It cost \xa341,000) Tj ", small % (4, b"3"), b"( for 10 m) Tj ", small % (5, b"2"))
    rest = (b"( of CO) Tj ", small % (-2, b"2"), b"( on the 5) Tj ", small % (4, b"th"), b"(.) Tj")
    line = b"BT /F 11 Tf 1 0 0 1 72 700 Tm " + b"".join((*parts, *rest)) + b" ET\n"
    assert read(line) == [("Paragraph", "It cost £41,000³ for 10 m² of CO₂ on the 5th.")]
    note = b"BT /F 6 Tf 1 0 0 1 72 60 Tm 3 Ts (3) Tj /F 9 Tf 0 Ts (Without the pier.) Tj ET\n"
    assert read(note) == [("Paragraph", "3 Without the pier.")]


def test_a_bold_heading_that_counts_up_with_the_pages_is_no_header() -> None:
    made = []
    for n in range(1, 5):
        lines = [(72.0, 750.0 - 13 * line, text) for line, text in enumerate(TEXT)]
        header = drawn([(72, 812, "Harbour plan"), (270, 30, f"Page {n} of 4")], 9)
        made.append(header + drawn([(72, 770, f"Objective {n}")], 11, "B") + drawn(lines))
    reading = read_pdf(pages(*made))
    heads = [plain_block(block) for block in reading.blocks if isinstance(block, Heading)]
    assert heads == ["Objective 1", "Objective 2", "Objective 3", "Objective 4"]
    (note,) = reading.notes
    assert "“Harbour plan”" in note
    assert "“Page 1 of 4”" in note


@pytest.mark.parametrize(
    ("size", "low", "is_first"), [(40, 672, True), (40, 672, False), (26, 700, True)]
)
def test_a_large_first_letter_belongs_to_the_first_word_beside_it(
    size: int,
    low: int,
    is_first: bool,  # noqa: FBT001  # told by the cases
) -> None:
    beside = 72 + size * 0.62 + 2
    lines = [(beside if n == 0 or size > 30 else 72.0, 700.0 - 14 * n, TEXT[n]) for n in range(3)]
    initial, rest = (
        drawn([(72, low, "T")], size),
        drawn([*lines, (72, 658, "and the lighthouse.")]),
    )
    found = read(initial + rest if is_first else rest + initial)
    assert found == [("Paragraph", f"T{' '.join(TEXT)} and the lighthouse.")]


def test_a_large_first_letter_that_is_a_word_stays_one() -> None:
    lines = [
        (100.0, 700.0, "harbour is a place for boats and for"),
        (100.0, 686.0, "all in a harbour"),
    ]
    found = read(drawn([(72, 682, "A")], 36) + drawn([*lines, (72, 672, "who sail.")]))
    assert found == [
        ("Paragraph", "A harbour is a place for boats and for all in a harbour who sail.")
    ]
