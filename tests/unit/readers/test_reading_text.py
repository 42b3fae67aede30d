"""Plain text and Markdown become blocks, and no word of them is lost."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.plain_text import clean
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Heading, Paragraph, Run, Table, plain_block, plain_runs
from desktopapp.readers import lines as line_ends
from desktopapp.readers.decoding import DOUBTED, decode
from desktopapp.readers.kinds import Kind
from desktopapp.readers.plaintext import read_text, text_blocks
from desktopapp.readers.worker import understood
from tests.shapes import shapes_of


def shapes(source: str) -> list[tuple[str, str]]:
    """Return the blocks of a text as kind (with level) and words."""
    return shapes_of(text_blocks(source))


def test_bullets_nest_by_one_or_two_spaces() -> None:
    source = "- one\n - under one\n  - deeper\n- two\n  - under two\n    - third level\n"
    assert shapes(source) == [
        ("ListItem0", "one"),
        ("ListItem1", "under one"),
        ("ListItem2", "deeper"),
        ("ListItem0", "two"),
        ("ListItem1", "under two"),
        ("ListItem2", "third level"),
    ]


def test_a_typed_list_keeps_its_letters_and_where_it_begins() -> None:
    source = "a) one\nb) two\n\nText between them.\n\nc) three\nd) four\n\n7. seven\n8. eight\n"
    labels = [label.text for label in item_labels(text_blocks(source)) if label]
    assert labels == ["a)", "b)", "c)", "d)", "7.", "8."]
    assert shapes("A. Fenn wrote this.\n\nMr. Wold read it.\n") == [
        ("Paragraph", "A. Fenn wrote this."),
        ("Paragraph", "Mr. Wold read it."),
    ]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "▪", "·", "o\t"])
def test_every_usual_bullet_is_one(mark: str) -> None:
    assert shapes(f"We will:\n\n{mark} save\n{mark} spend") == [
        ("Paragraph", "We will:"),
        ("ListItem0", "save"),
        ("ListItem0", "spend"),
    ]


def test_numbers_in_a_row_make_a_list_and_a_number_alone_stays_typed() -> None:
    assert shapes("1. first\n2. second\n\n3. Your plans") == [
        ("ListItem0#", "first"),
        ("ListItem0#", "second"),
        ("Paragraph", "3. Your plans"),
    ]


def test_a_line_in_bold_is_a_heading_and_a_word_in_bold_is_not() -> None:
    blocks = text_blocks("**Shared services**\n\nWe share **four** services.")
    assert isinstance(blocks[0], Heading)
    assert isinstance(blocks[1], Paragraph)
    assert blocks[1].runs == (Run("We share "), Run("four", bold=True), Run(" services."))


def test_a_bold_mark_that_lost_its_other_half_is_no_word() -> None:
    assert shapes("use of resources.** (Examples follow)") == [
        ("Paragraph", "use of resources. (Examples follow)")
    ]


def test_stars_that_rate_or_mark_a_figure_stay() -> None:
    assert shapes("Homes are rated 4** and 5*.") == [("Paragraph", "Homes are rated 4** and 5*.")]


def test_stars_between_words_are_no_marks() -> None:
    assert shapes("Dues are 2 ** 3 a boat.") == [("Paragraph", "Dues are 2 ** 3 a boat.")]


def test_a_short_line_above_a_paragraph_is_a_heading() -> None:
    source = "Introduction\n\nEastmere lies between the moor and the sea, and has one harbour."
    assert shapes(source)[0] == ("Heading2", "Introduction")


def test_lines_with_tabs_make_a_table() -> None:
    block = text_blocks("Measure\t2023\t2024\t\nBins missed\t41\t29\n")[0]
    assert isinstance(block, Table)
    assert plain_block(block) == "Measure\t2023\t2024\nBins missed\t41\t29"


@pytest.mark.parametrize("address", ["#", "file:///etc/passwd", "javascript:alert(1)", "//host/x"])
def test_a_link_to_anywhere_else_keeps_its_words_only(address: str) -> None:
    assert text_blocks(f"See [the report]({address}).")[0].runs == (  # type: ignore[union-attr]
        Run("See the report."),
    )


def test_a_letter_in_brackets_after_a_number_is_no_link() -> None:
    assert shapes("under section [2](b) of it") == [("Paragraph", "under section [2](b) of it")]


@settings(max_examples=40, deadline=None)
@given(st.integers(40, 100), st.lists(st.integers(5, 60), min_size=1, max_size=5))
def test_lines_broken_by_a_page_are_joined_again(width: int, lengths: list[int]) -> None:
    words = [
        "council",
        "services",
        "we",
        "improve",
        "productivity",
        "by",
        "sharing",
        "an",
        "office",
    ]
    whole = [
        "The " + " ".join(words[n * 7 % 9] for n in range(length)) + " end." for length in lengths
    ]
    broken = "\n\n".join(textwrap.fill(one, width) for one in whole)
    assert [text for _, text in shapes(broken)] == whole


def test_paragraphs_without_blank_lines_are_told_by_short_last_lines() -> None:
    first = (
        "The council shares its revenues service with two neighbours and has done so since 2011."
    )
    second = (
        "It has saved one million pounds, most of it in the first three years of the work done."
    )
    broken = f"{textwrap.fill(first, 50)}\n{textwrap.fill(second, 50)}"
    assert [text for _, text in shapes(broken)] == [first, second]


@pytest.mark.parametrize(
    "figure",
    ["4.1% more than it did before", "£2m more than planned", "1,480 firms in all",
     "(62%) of those asked", "2.5 million more", "27 of our homes."],
)  # fmt: skip
def test_a_sentence_goes_on_with_a_figure_in_the_next_line(figure: str) -> None:
    text = f"It found that it paid its suppliers of gas\n{figure}"
    assert [kind for kind, _ in shapes(text)] == ["Paragraph"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Household waste that was recycled", "48.2%"),
        ("This is what we want to reach together", "4.1 Finance and people"),
        ("What the council said in its budget speech", "2 Reduce what we spend"),
        ("12 homes were let in the spring of that year", "14 homes were sold."),
        ("We asked all of our partners what they thought.", "62% of them answered."),
    ],
)
def test_a_figure_does_not_go_on_with_a_label_an_item_or_a_whole_sentence(
    above: str, below: str
) -> None:
    assert len(shapes(f"{above}\n{below}")) == 2


def test_a_word_parted_at_a_line_end_becomes_one_and_a_compound_keeps_its_hyphen() -> None:
    source = "We began the trans-\nformation of long-\nterm plans; long-term plans are rare."
    assert shapes(source) == [
        ("Paragraph", "We began the transformation of long-term plans; long-term plans are rare.")
    ]


def test_a_soft_hyphen_at_a_line_end_parts_no_word() -> None:
    assert shapes("The har\u00ad\nbour opens.") == [("Paragraph", "The harbour opens.")]


def test_a_sentence_cut_by_a_page_end_goes_on() -> None:
    source = "- Local plan for towns,\n\nwhich is a long one.\n\nNext paragraph here."
    assert [text for _, text in shapes(source)] == [
        "Local plan for towns, which is a long one.",
        "Next paragraph here.",
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café – £5".encode(), "Café – £5"),
        (b"\xef\xbb\xbf" + "Café – £5".encode(), "Café – £5"),
        ("Café – £5".encode("utf-16"), "Café – £5"),
        (b"\xfe\xff" + "Café – £5".encode("utf-16-be"), "Café – £5"),
        ("Café – £5 for tea".encode("utf-16-le"), "Café – £5 for tea"),
        ("Café – £5".encode("cp1252"), "Café – £5"),
        ("Café – £5".encode("utf-32"), "Café – £5"),
    ],
)
def test_text_in_any_usual_encoding_is_read(data: bytes, text: str) -> None:
    assert plain_block(read_text(data).blocks[0]) == text


def test_a_file_made_of_two_encodings_is_read_in_both() -> None:
    data = "Café £5 – ".encode() + "£6 “so” naïve ".encode("cp1252") + "£7".encode()
    assert plain_block(read_text(data).blocks[0]) == "Café £5 – £6 “so” naïve £7"


_HARBOUR = "The harbour’s dues – £41,500 in all – rose by ½; “a fair rise”, said the board."


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850", "cp437"])
@pytest.mark.parametrize(
    "text", [_HARBOUR, "Dues of £7 a boat", "Our café at the naïve end", "1½ miles at 7°C: £3"]
)
def test_old_encodings_of_each_system_are_told_apart(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.translate({0x2019: "'", 0x2013: "-", 0x201C: '"', 0x201D: '"', 0xBD: "x"})
        text, data = data, data.encode(encoding)
    assert decode(data) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Dues of €7 a boat, and the Šibenik café’s share".replace("’", "'"), "iso8859-15"),
        ("Mae'r dŵr yn y tŷ a'r ŵyl", "iso8859-14"),
        ("Opłaty portowe są niższe, a łódź „Żuraw” płaci £5".replace("£", ""), "cp1250"),
    ],
)
def test_encodings_with_euros_welsh_and_polish_letters_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


def test_a_figure_that_marks_a_note_is_no_letter() -> None:
    assert decode("The dues¹ rose, and the rents² fell.".encode("cp1252"))[0].count("¹") == 1


def test_a_text_that_makes_sense_in_no_encoding_is_noted() -> None:
    assert decode("Портовые сборы за год".encode("cp1251"))[1] == (DOUBTED,)


def test_a_few_letters_of_another_encoding_in_a_long_text_are_read() -> None:
    data = "Café £5 – naïve “so”. ".encode() * 30 + b"Tea is \xa36 on the board\x92s pier."
    assert decode(data)[0].endswith("Tea is £6 on the board’s pier.")


def test_a_damaged_character_is_noted_and_the_rest_kept() -> None:
    reading = read_text("Café – £5 naïve “so” ".encode() + b"\xff end")
    assert plain_block(reading.blocks[0]).startswith("Café – £5 naïve “so”")
    assert reading.notes


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (b"", Kind.TEXT, "empty"),
        (b" \n\t\r\n\x0c", Kind.TEXT, "empty"),
        (b"\xef\xbb\xbf", Kind.MARKDOWN, "empty"),
        (bytes(range(256)) * 20, Kind.TEXT, "not hold text"),
        (b"\x01\x02\x03\x04 abc" * 50, Kind.TEXT, "not hold text"),
        (b"%PDF-1.7 ...", Kind.TEXT, "It is a PDF"),
        (b"\x89PNG\r\n\x1a\n", Kind.MARKDOWN, "It is a picture"),
        (b"MZ\x90\x00", Kind.TEXT, "It is a program"),
        (b"---\n\n***\n", Kind.MARKDOWN, "holds no text"),
    ],
)
def test_what_is_no_text_is_said_clearly(data: bytes, kind: Kind, what: str) -> None:
    with pytest.raises(Problem, match=what) as caught:
        understood(data, kind)
    assert caught.value.safe
    assert caught.value.then


_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(_CHARACTERS, max_size=30), max_size=12))
def test_no_text_makes_the_reader_fail_or_lose_letters(lines: list[str]) -> None:
    source = "\n".join(lines)
    kept = "".join(plain_block(block) for block in text_blocks(source))
    letters = [character for character in source if character.isalpha()]
    assert [character for character in kept if character.isalpha()] == letters


@pytest.mark.parametrize("mark", [*"\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"])
def test_a_character_that_parts_words_joins_none(mark: str) -> None:
    said = "\n".join(words for _, words in shapes(f"Ferry{mark}Tram\n\nThe pier stays open."))
    assert said.split() == ["Ferry", "Tram", "The", "pier", "stays", "open."]
    assert clean(f"Ferry{mark}Tram").split() == ["Ferry", "Tram"]


def test_marks_of_a_quoted_mail_are_no_words_and_a_sign_before_a_figure_is() -> None:
    quoted = "> We lent two boats, and the\n> harbour lent its pier to us.\n>\n> > And nets?\n"
    assert shapes(f"Dear Ola,\n\n{quoted}\nYes.") == [
        ("Paragraph", "Dear Ola,"),
        ("Paragraph", "We lent two boats, and the harbour lent its pier to us."),
        ("Paragraph", "And nets?"),
        ("Paragraph", "Yes."),
    ]
    for kept in ("> 95 per cent\n> 80 per cent", "> more than one line"):
        assert " ".join(words for _, words in shapes(kept)).split() == kept.split()


def test_a_tick_or_cross_before_a_line_stays_and_begins_a_line_of_its_own() -> None:
    source = "✓ the pier was mended in the year that ended\n✗ the nets were not\n☐ boats"
    assert [words for _, words in shapes(source)] == source.split("\n")


def test_a_hyphen_at_a_line_end_stays_in_a_range_and_in_words_that_always_have_one() -> None:
    source = "A well-\nknown pier, a self-\nmade one, saw a re-\nduction of 4-\n5 per cent "
    source += "in the well-\nbeing of its boats, and in 2023–\n24 none.\n"
    whole = (
        "A well-known pier, a self-made one, saw a reduction of 4-5 per cent in the wellbeing of "
    )
    assert shapes(source) == [("Paragraph", f"{whole}its boats, and in 2023–24 none.")]


def looked_at(lines: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many letters are searched to join a paragraph of so many lines."""
    seen = 0

    class Counted:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def search(self, text: str) -> re.Match[str] | None:
            nonlocal seen
            seen += len(text)
            return self.pattern.search(text)

    for name in ("_HYPHEN_END", "_LOOSE_END"):
        monkeypatch.setattr(line_ends, name, Counted(getattr(line_ends, name)))
    (block,) = text_blocks(
        "\n".join(["the depots saved money in every year for the resi-"] * lines)
    )
    assert plain_block(block).count("depots") == lines
    monkeypatch.undo()
    return seen


def test_a_paragraph_of_twice_the_lines_takes_twice_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert looked_at(200, monkeypatch) < 2.1 * looked_at(100, monkeypatch)


def test_a_word_that_lines_part_twice_is_one() -> None:
    (block,) = text_blocks(
        "We work with the inter-\nnatio-\nnal ports and well-known-\nto-all firms."
    )
    assert (
        plain_block(block) == "We work with the international ports and well-known-to-all firms."
    )


def test_blank_cells_at_the_ends_of_rows_are_cells() -> None:
    source = "\tSpent\tSaved\nQuay\t3\t\n\t£61\t\n\t\t£9\nMill\t\t8\n"
    (table,) = text_blocks(source)
    assert isinstance(table, Table)
    assert [[plain_runs(cell) for cell in row] for row in table.rows] == [
        ["", "Spent", "Saved"],
        ["Quay", "3", ""],
        ["", "£61", ""],
        ["", "", "£9"],
        ["Mill", "", "8"],
    ]


def test_an_indented_table_has_no_blank_column_and_an_indented_line_is_no_row() -> None:
    table, line = text_blocks("\tDepot\tSpent\n\tQuay\t3\n\n\tWords that are indented.\n")
    assert isinstance(table, Table)
    assert [plain_runs(row[0]) for row in table.rows] == ["Depot", "Quay"]
    assert plain_block(line) == "Words that are indented."


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["a pre-", "2031 sum"], "a pre-2031 sum"),
        (["in Quay-on-", "Mill"], "in Quay-on-Mill"),
        (["by e-", "mail"], "by e-mail"),
        (["(x-", "rays of 3d-", "prints"], "(x-rays of 3d-prints"),
        (["pre-", "and post-war work"], "pre- and post-war work"),
        (["in 2031/", "32"], "in 2031/32"),
    ],
)
def test_a_hyphen_at_a_line_end_has_no_space_but_before_another_ending(
    lines: list[str], said: str
) -> None:
    assert line_ends.joined(lines) == said


@pytest.mark.parametrize(
    "words",
    [
        *("twenty-first", "thirty-two", "two-thirds", "Forty-fifth", "long-term", "Part-time"),
        *("non-profit", "council-owned", "evidence-based"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_the_word_keeps_it(words: str) -> None:
    lines = [f"We speak of the {words.partition('-')[0]}-", f"{words.partition('-')[2]} plan."]
    assert line_ends.joined(lines) == f"We speak of the {words} plan."


@pytest.mark.parametrize("word", ["infor-mation", "seven-teen", "inter-related", "un-related"])
def test_a_hyphen_at_a_line_end_goes_where_it_only_parts_a_word(word: str) -> None:
    first, _, second = word.partition("-")
    assert line_ends.joined([f"The {first}-", second]) == f"The {first}{second}"


def test_rows_of_blank_cells_alone_are_no_table() -> None:
    blocks = text_blocks("Rents\n\n\x1f\t\t\n\x1f\t\t\n\nend")
    assert [plain_block(block) for block in blocks] == ["Rents", "end"]


@pytest.mark.parametrize("line", ["**Table 2: Dues by harbour**", "Figure 2 – Boats lent"])
def test_a_caption_heads_no_text(line: str) -> None:
    text = f"We lend boats.\n\n{line}\n\nAll harbours lend boats, and we count each of them.\n"
    assert [type(block).__name__ for block in text_blocks(text)] == ["Paragraph"] * 3


PLAIN = "The board lends boats to all who live here and keeps a list of them.\n" * 70


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("All harbours co-\noperate with each other.", "harbours co-operate with"),
        ("They re-\nsign the lease. It was re-signed last year.", "They re-sign the lease."),
        ("They re-\nsign. Nobody resigned from it.", "They resign."),
        (f"The boats are re-\nsigned to us.\n{PLAIN}", "are re-signed to us."),
        (f"The co-oper-\native boats.\n{PLAIN}", "The co-oper-ative boats."),
        ("The co-oper-\native boats.", "The co-operative boats."),
        ("See https://quay.example/har-\nbour-dues.", "https://quay.example/har-bour-dues."),
        ("All go to-\ngether to the pier.", "All go together to the pier."),
        (
            "A day-to-\nday list, up-to-\ndate, and re-elec-\ntion.",
            "A day-to-day list, up-to-date",
        ),
        ("We mid-\ndle, ex-\npect and post-\npone multi-\nple cross-\nings.", "We middle, expect"),
        (f"The har-\nbour and the re-\nsigned man. Harbour dues.\n{PLAIN}", "the resigned man"),
    ],
)
def test_a_hyphen_is_neither_lost_nor_invented_where_the_text_tells_it(
    text: str, said: str
) -> None:
    assert said in " ".join(plain_block(block) for block in text_blocks(text))
