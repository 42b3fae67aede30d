"""Lines and pages: each habit of a word processor that the layout follows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.layout.build import ItemOrigin, TableItem, build
from desktopapp.layout.lines import Line, break_lines, widest_word
from desktopapp.layout.pages import lay_out
from desktopapp.layout.pictures import fitted, pixels
from desktopapp.layout.placed import Layout, PlacedLine
from desktopapp.layout.style import CELL_SIDE, ParagraphStyle, styles
from desktopapp.layout.tables import column_widths
from desktopapp.plan.plan import Answer, Appearance, Plan
from desktopapp.plan.plan import HeadingChoice as AnswerHeading
from desktopapp.plan.text import Block, Heading, Paragraph, Picture, Run, Table
from tests import generated_plans

BODY = ParagraphStyle("Body", 12.0, 15.0)


def _lines(*runs: Run, width: float = 200.0) -> list[str]:
    return [_text(line) for line in break_lines(runs, BODY, "Liberation Sans", width)]


def _text(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def _plan(*blocks: Block) -> Plan:
    answer = Answer("a1", "t1", ("q11",), blocks, AnswerHeading.NONE)
    return replace(generated_plans.plan(0, size=12.0), answers=(answer,), sections=())


def _paragraph(words: str, name: str = "p") -> Paragraph:
    return Paragraph(name, (Run(words),))


def _laid(*blocks: Block) -> Layout:
    return lay_out(build(_plan(*blocks)))


def _of(layout: Layout, item: int) -> list[list[PlacedLine]]:
    """Return the lines of an item page by page."""
    return [[p for p in page.lines if p.item == item and not p.label] for page in layout.pages]


def test_every_line_of_a_plan_lies_within_the_margins() -> None:
    for seed in range(10):
        document = build(generated_plans.plan(seed))
        look = document.styles
        for page in lay_out(document).pages:
            assert page.used <= look.height + 0.01
            for placed in page.lines:
                assert placed.x + placed.line.width <= look.margin + look.width + 0.03


def test_no_word_is_lost_or_doubled() -> None:
    for seed in range(10):
        document = build(generated_plans.plan(seed))
        for n, item in enumerate(document.items):
            runs = getattr(item, "runs", None)
            if runs is None:
                continue
            placed = [p.line for page in _of(lay_out(document), n) for p in page]
            drawn = "".join(_text(line) + line.end for line in placed)
            assert drawn.split() == "".join(run.text for run in runs).split()


def test_a_line_breaks_after_spaces_hyphens_and_dashes() -> None:
    assert _lines(Run("aaaa bbbb"), width=40.0) == ["aaaa", "bbbb"]
    assert _lines(Run("aaaa-bbbb"), width=40.0) == ["aaaa-", "bbbb"]
    assert _lines(Run("aaaa–bbbb"), width=40.0) == ["aaaa–", "bbbb"]


@pytest.mark.parametrize("word", ["aaaa/bbbb", "aaaa.bbbb", "(aaaa)bbbb", "aaaa\u00a0bbbb"])
def test_a_line_breaks_nowhere_else_while_the_word_fits_a_line(word: str) -> None:
    assert _lines(Run(f"cccc {word}"), width=66.0) == ["cccc", word]


def test_no_closing_mark_begins_a_line() -> None:
    assert _lines(Run("cccc aa-)"), width=44.0) == ["cccc", "aa-)"]


def test_a_word_that_spans_formats_stays_whole() -> None:
    runs = (Run("one tw"), Run("o-and", bold=True), Run("three four"))
    assert _lines(*runs, width=62.0) == ["one two-", "andthree", "four"]


def test_a_word_wider_than_a_line_is_broken_by_characters() -> None:
    lines = _lines(Run("x" * 100), width=60.0)
    assert lines == ["x" * 10] * 10


def test_an_address_that_begins_a_paragraph_is_broken_after_a_slash() -> None:
    address = "https://www.example.gov.uk/plans/quieter-streets"
    assert _lines(Run("x.gov.uk/aaaaaaaaa/2023/24bbb"), width=110.0) == [
        "x.gov.uk/",
        "aaaaaaaaa/2023/24",
        "bbb",
    ]
    assert _lines(Run(address), width=110.0)[0] == "https://"


def test_a_newline_breaks_a_line_and_an_empty_one_is_kept() -> None:
    assert _lines(Run("a\n\nb")) == ["a", "", "b"]


def test_spaces_at_a_break_take_no_room() -> None:
    assert _lines(Run("aaaa   bbbb"), width=28.0) == ["aaaa", "bbbb"]


def test_a_line_is_as_wide_as_the_advances_of_its_letters() -> None:
    (line,) = break_lines((Run("AVAVAV"),), BODY, "Liberation Sans", 200.0)
    assert line.width == pytest.approx(6 * 1366 * 12 / 2048)  # no kerning


def test_two_lines_of_a_paragraph_stay_together_at_a_page_turn() -> None:
    for before in range(30, 50):
        blocks = [_paragraph("filler", f"f{n}") for n in range(before)]
        layout = _laid(*blocks, _paragraph("word " * 70))
        parts = [len(page) for page in _of(layout, before + 3) if page]
        assert min(parts) >= 2
        assert sum(parts) == 5


def test_a_heading_stays_with_what_follows_it() -> None:
    for before in range(20, 40):
        blocks = [_paragraph("filler", f"f{n}") for n in range(before)]
        heading = Heading("h", (Run("A heading"),))
        layout = _laid(*blocks, heading, _paragraph("word " * 70))
        assert layout.starts[before + 3] == layout.starts[before + 4]


def test_headings_that_fill_more_than_a_page_still_end() -> None:
    layout = _laid(*(Heading(f"h{n}", (Run("A heading"),), 2) for n in range(120)))
    assert 2 <= len(layout.pages) <= 8


def test_the_gap_is_the_larger_of_two_and_none_at_the_top_of_a_page() -> None:
    layout = _laid(_paragraph("one"), Heading("h", (Run("two"),)), _paragraph("three"))
    look = styles(Appearance(size=12.0))
    one, two = (_of(layout, n)[0][0] for n in (3, 4))
    step = look.headings[1]
    baseline = 0.2 * look.body.line + 0.8 * step.line
    assert two.y - one.y == pytest.approx(baseline + max(look.body.after, step.before))
    many = _laid(*(_paragraph("filler", f"f{n}") for n in range(60)))
    assert many.pages[1].lines[0].y == pytest.approx(72 + 0.8 * 15)


def test_a_table_repeats_its_header_row_and_keeps_its_rows_whole() -> None:
    row = ((Run("some words in a cell " * 4),), (Run("other"),))
    layout = _laid(Table("t", (((Run("Head"),), (Run("More"),)), *[row] * 100)))
    assert len(layout.pages) > 2
    for page in layout.pages[1:]:
        assert page.lines[0].repeated
        assert _text(page.lines[0].line) == "Head"
        assert page.lines[2].number == 0  # no row is cut
    lines = [p for page in layout.pages for p in page.lines if p.cell and not p.repeated]
    assert len({(p.cell, p.number) for p in lines}) == len(lines) == 202


def test_a_row_taller_than_a_page_is_cut_and_nothing_of_it_is_lost() -> None:
    rows = (((Run("Head"),),), ((Run("word " * 3000),),), ((Run("end"),),))
    layout = _laid(_paragraph("before"), Table("t", rows), _paragraph("after"))
    drawn = [p for page in layout.pages for p in page.lines if p.cell == (1, 0)]
    assert sum(len(_text(p.line).split()) for p in drawn) == 3000
    cut = [page for page in layout.pages if any(p.cell == (1, 0) and p.number for p in page.lines)]
    assert len(cut) > 1
    assert all(_text(page.lines[0].line) == "Head" for page in cut[1:])
    assert [p.number for p in drawn] == list(range(len(drawn)))


def test_columns_fill_the_width_and_hold_their_widest_words() -> None:
    for seed in range(6):
        document = build(generated_plans.plan(seed))
        look = document.styles
        for page in lay_out(document).pages:
            for placed in (p for p in page.lines if p.cell):
                assert placed.x + placed.line.width <= look.margin + look.width - 5.0


@given(
    st.lists(st.floats(0.5, 60), min_size=3, max_size=3),
    st.lists(st.text("ab wide", max_size=60), min_size=3, max_size=3),
)
def test_shares_of_columns_are_kept_unless_a_word_needs_more(
    shares: list[float], words: list[str]
) -> None:
    look = styles(Appearance())
    cells = (tuple((Run(one),) for one in words),)
    plain = TableItem(cells, row_headers=False, summary="", origin=ItemOrigin())
    widths = column_widths(plain._replace(shares=tuple(shares)), look)
    assert sum(widths) == pytest.approx(look.width)
    for wide, share, said in zip(widths, shares, words, strict=True):
        needed = widest_word((Run(said),), look.header_cell, look.font) + 2 * CELL_SIDE
        assert wide >= min(needed, look.width / 3)
        room = look.width - 3 * look.width / 4  # when no column is short of room
        if needed < room and min(shares) / sum(shares) > 0.3:  # about equal
            assert wide == pytest.approx(share * look.width / sum(shares), abs=0.2)


def test_a_picture_keeps_its_shape_within_the_page() -> None:
    assert pixels(generated_plans.png(60, 40)) == (60, 40)
    assert fitted(generated_plans.png(60, 40), 0, 400, 600) == (45, 30)
    assert fitted(generated_plans.png(4000, 400), 0, 400, 600) == (400, 40)
    assert fitted(generated_plans.png(100, 9000), 0, 400, 600) == pytest.approx((600 / 90, 600))
    assert fitted(b"no picture", 0, 400, 600) == (0, 0)
    plan = _plan(Picture("p", "tall", "A tower"), _paragraph("after"))
    plan = replace(plan, pictures={"tall": generated_plans.png(100, 9000)})
    layout = lay_out(build(plan))
    (picture,) = (picture for page in layout.pages for picture in page.pictures)
    assert picture.height == pytest.approx(0.8 * build(plan).styles.height, abs=0.1)
    assert layout.starts[2] == layout.starts[3]  # its heading stays with it


def test_page_one_follows_a_cover_longer_than_a_page() -> None:
    plan = replace(generated_plans.plan(2), title="A plan with a very long title indeed " * 40)
    looks = replace(plan.appearance, cover_page=True, cover_counted=False)
    document = build(replace(plan, appearance=looks))
    layout = lay_out(document)
    body = next(n for n, item in enumerate(document.items) if item.new_page)
    cover = layout.starts[body]
    assert cover > 1
    numbers = [page.number for page in layout.pages]
    assert numbers == [0] * cover + list(range(1, len(layout.pages) - cover + 1))
    assert [bool(page.footer) for page in layout.pages] == [number > 0 for number in numbers]
    last = "".join(fragment.text for fragment in layout.pages[-1].footer[1].line.fragments)
    assert last == f"Page {layout.counted} of {layout.counted}"


def test_a_cover_that_does_not_count_has_no_footer_and_no_number() -> None:
    plan = _plan(_paragraph("words"))
    looks = replace(plan.appearance, cover_page=True, cover_counted=False)
    layout = lay_out(build(replace(plan, appearance=looks)))
    assert [page.number for page in layout.pages] == [0, 1]
    assert [len(page.footer) for page in layout.pages] == [0, 2]
    assert layout.counted == 1


def test_any_size_and_margin_that_a_plan_may_have_comes_to_an_end() -> None:
    looks = Appearance(size=72.0, spacing=4.0, margin=216.0)
    plan = replace(_plan(_paragraph("interdepartmental " * 40)), appearance=looks)
    assert len(lay_out(build(plan)).pages) > 40
