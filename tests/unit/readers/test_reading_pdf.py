"""The text of a PDF comes back in reading order, without the furniture of its pages."""

import pytest

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Heading, ListItem, Paragraph, Table, plain, plain_block
from desktopapp.readers.pdf import read_pdf, rehearsal
from desktopapp.readers.word import read_word
from tests import generated_plans
from tests.foreign_files import drawn, pages, pdf


def lines(x: float, top: float, *texts: str, step: float = 13) -> list[tuple[float, float, str]]:
    return [(x, top - n * step, text) for n, text in enumerate(texts)]


def texts(data: bytes) -> list[str]:
    return [plain_block(block) for block in read_pdf(data).blocks]


FIRST = (
    "The council shares its revenues service with two neigh-",
    "bours, and has done so since 2011. It has saved one mil-",
    "lion pounds, most of it in the first three years.",
)
SECOND = (
    "Residents report a missed bin by telephone or on the web-",
    "site, and a crew comes within the working day to fetch it.",
)
FIRST_JOINED = (
    "The council shares its revenues service with two neighbours, and has done so since 2011. "
    "It has saved one million pounds, most of it in the first three years."
)
SECOND_JOINED = (
    "Residents report a missed bin by telephone or on the website, and a crew comes within the "
    "working day to fetch it."
)


def test_lines_become_paragraphs_and_parted_words_whole() -> None:
    page = drawn(lines(72, 700, *FIRST) + lines(72, 640, *SECOND))
    assert texts(pages(page)) == [FIRST_JOINED, SECOND_JOINED]


def test_larger_and_bold_lines_are_headings() -> None:
    page = (
        drawn(lines(72, 760, "Our plan for"), 20)
        + drawn(lines(72, 736, "the harbour"), 20)
        + drawn(lines(72, 700, "Shared services"), 11, "B")
        + drawn(lines(72, 680, *FIRST))
    )
    blocks = read_pdf(pages(page)).blocks
    assert [(b.level, plain_block(b)) for b in blocks if isinstance(b, Heading)] == [
        (1, "Our plan for the harbour"),
        (3, "Shared services"),
    ]
    assert plain_block(blocks[-1]) == FIRST_JOINED


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other(across: bool) -> None:  # noqa: FBT001  # a parameter of the test
    left, right = lines(60, 700, *FIRST, *SECOND), lines(320, 700, *SECOND, *FIRST)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    page = drawn(mixed if across else left + right, 7)
    found = " ".join(texts(pages(page)))
    assert found == f"{FIRST_JOINED} {SECOND_JOINED} {SECOND_JOINED} {FIRST_JOINED}"


def test_headers_footers_and_page_numbers_are_left_out_and_said() -> None:
    said = ("Ice melts in the harbour.", "Nobody skates on it then.", "Boats go out again.")

    def page(number: int) -> bytes:
        return drawn(
            [
                (72, 810, "Eastmere District Council"),
                *lines(72, 700, said[number - 1]),
                (280, 30, f"Page {number} of 3"),
            ]
        )

    reading = read_pdf(pages(page(1), page(2), page(3)))
    assert tuple(plain_block(block) for block in reading.blocks) == said
    assert "Eastmere District Council" in reading.notes[0]


def test_a_sentence_goes_on_over_a_page_end() -> None:
    one = drawn(lines(72, 113, FIRST[0], FIRST[1]))
    two = drawn(lines(72, 700, FIRST[2]))
    assert texts(pages(one, two)) == [FIRST_JOINED]


def test_bullets_and_columns_of_a_table_are_kept() -> None:
    page = drawn(
        [
            *lines(72, 700, "We will:"),
            (72, 680, "•"),
            (90, 680, "dredge"),
            (72, 667, "•"),
            (90, 667, "mark the channel"),
            (72, 630, "Measure"),
            (300, 630, "2024"),
            (72, 617, "Boats"),
            (300, 617, "41"),
        ]
    )
    blocks = read_pdf(pages(page)).blocks
    assert [plain_block(b) for b in blocks if isinstance(b, ListItem)] == [
        *("dredge", "mark the channel")
    ]
    assert [plain_block(b) for b in blocks if isinstance(b, Table)] == ["Measure\t2024\nBoats\t41"]


def test_a_page_without_text_is_said_not_to_be_read() -> None:
    reading = read_pdf(pages(drawn(lines(72, 700, *FIRST)), b"0 0 9 9 re f\n"))
    assert reading.notes == (
        "Page 2 was not read: it holds no text. It may be a picture or a scan.",
    )


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(Problem, match="seems to be a scan"):
        read_pdf(pages(b"0 0 9 9 re f\n"))


def test_a_title_is_taken_unless_a_program_made_it_up() -> None:
    page = drawn(lines(72, 700, *FIRST))
    assert read_pdf(pages(page)).title == ""
    resources = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    body = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources{resources}>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
    ]
    for title, taken in (("Harbour plan", "Harbour plan"), ("Microsoft Word - x.docx", "")):
        data = pdf(*body, f"<</Title({title})>>", trailer="<</Root 1 0 R/Info 5 0 R/Size 6>>")
        assert read_pdf(data).title == taken


def test_the_rehearsal_is_a_page_that_reads() -> None:
    assert texts(rehearsal()) == ["Rehearsal"]


@pytest.mark.parametrize("seed", range(6))
def test_what_we_export_we_read_again(seed: int) -> None:
    document = build(generated_plans.plan(seed))
    layout = lay_out(document)
    from_word = read_word(to_docx(document, layout))
    from_pdf = read_pdf(to_pdf(document, layout))
    words = " ".join(plain_block(block) for block in from_word.blocks).split()
    found = " ".join(plain_block(block) for block in from_pdf.blocks).split()
    assert len(words) > 50
    assert abs(len(found) - len(words)) <= len(words) // 50
    assert set(words) - set(found) <= {word for word in words if "-" in word}


def test_bullets_keep_their_levels_and_numbers_stand_apart_from_headings() -> None:
    page = drawn([(72, 740, "1"), (90, 740, "Our harbours")], 18) + drawn(
        [
            *lines(72, 700, "We will:"),
            *((72, 680, "•"), (90, 680, "dredge")),
            *((90, 667, "–"), (108, 667, "in spring")),
            *((72, 654, "•"), (90, 654, "mark the channel")),
        ]
    )
    blocks = read_pdf(pages(page)).blocks
    assert plain_block(blocks[0]) == "1 Our harbours"
    assert [(b.level, plain_block(b)) for b in blocks if isinstance(b, ListItem)] == [
        (0, "dredge"),
        (1, "in spring"),
        (0, "mark the channel"),
    ]


def test_a_bold_heading_may_end_in_a_full_stop_on_its_second_line() -> None:
    heading = [(72.0, 700.0, "1. How you have transformed the way you design and")]
    heading.append((72.0, 686.0, "deliver services."))
    body = [
        (72.0, 660.0 - 14 * n, f"We have changed much in {n} years of hard work") for n in (1, 2)
    ]
    found = read_pdf(pages(drawn(heading, font="B") + drawn(body))).blocks
    assert isinstance(found[0], Heading)
    assert plain(found[:1]).endswith("transformed the way you design and deliver services.")
    assert isinstance(found[1], Paragraph)
