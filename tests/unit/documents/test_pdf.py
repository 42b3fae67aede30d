"""The PDF: the same bytes each time, tagged, and found out when it is not what was meant."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from desktopapp.documents.page_code import Meanings, decoded_string, operations
from desktopapp.documents.pdf.fonts import font_of
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import (
    Document,
    Item,
    PictureItem,
    TableItem,
    TextItem,
    build,
)
from desktopapp.layout.font_face import STAND_INS
from desktopapp.layout.fonts import family, spare_face
from desktopapp.layout.lines import lacking
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.layout.unfit import unreadable_pictures
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain_runs,
)
from tests import generated_plans, pdf_mutations, strategies


def _made(plan: Plan) -> tuple[bytes, Document, Layout]:
    document = build(plan)
    layout = lay_out(document)
    return to_pdf(document, layout), document, layout


def _failed(pdf: bytes, document: Document, layout: Layout) -> list[str]:
    return [check.what for check in verify(pdf, document, layout) if not check.holds]


def _plan_of(*runs: Run) -> Plan:
    answer = Answer("a1", "t1", ("q11",), (Paragraph("p", runs),))
    return replace(generated_plans.plan(0), answers=(answer,), sections=())


def test_what_was_written_is_what_was_meant() -> None:
    for seed in range(8):
        assert _failed(*_made(generated_plans.plan(seed))) == []


def test_brackets_and_strokes_are_read_back() -> None:
    words = r"(a) b) ((c \\ d\) \101 e\n <f> [g] /h % i << j >>"
    assert _failed(*_made(_plan_of(Run(words), Run(words, bold=True)))) == []


def test_the_code_of_a_page_is_read_as_the_standard_has_it() -> None:
    code = rb"/P <</MCID 3>> BDC /F1 12 Tf (a\(b\)\\\101\7z\1234) Tj <61 62>Tj EMC 0 0 1 rg f*"
    read = list(operations(code))
    assert b" ".join(one for _, one in read) == b"BDC Tf Tj Tj EMC rg f*"
    assert read[0][0] == [b"/P", b"<</MCID 3>>"]
    meant = Meanings({code: chr(code) for code in range(128)})
    assert decoded_string(read[2][0][0], meant) == "a(b)\\A\x07zS4"
    assert decoded_string(read[3][0][0], meant) == "ab"
    assert decoded_string(b"(\xff)", meant) == "\ufffd"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert _made(generated_plans.plan(4))[0] == _made(generated_plans.plan(4))[0]


def test_a_pdf_names_the_council_and_no_tool_nor_time() -> None:
    pdf, document, _ = _made(generated_plans.plan(2))
    held = PdfReader(io.BytesIO(pdf)).metadata
    assert held == {"/Title": document.title, "/Author": document.author}
    assert not re.search(rb"CreateDate|/Producer|/Creator|reportlab", pdf, re.IGNORECASE)


def test_a_character_beyond_the_first_plane_is_read_back() -> None:
    face = spare_face("\U0001f600", bold=False, italic=False)
    if not face:
        pytest.skip("no font here has a smiling face")
    assert _failed(*_made(_plan_of(Run("Residents told us so. \U0001f600")))) == []


def test_a_character_that_the_font_lacks_but_that_looks_like_another_is_drawn_and_read_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd, other = "\ue0a7", "\ue0a8"  # of nobody's alphabet, like the hyphen that some fonts lack
    with pytest.raises(Problem, match="No font"):
        _made(_plan_of(Run(f"Two{other}tier")))
    monkeypatch.setitem(STAND_INS, odd, "-")
    for known in ("_fonts", "_dynFaceNames"):  # reportlab keeps the first font of a name
        monkeypatch.setattr(pdfmetrics, known, {})
    font_of.cache_clear()
    try:
        assert _failed(*_made(_plan_of(Run(f"Two{odd}tier, two-tier")))) == []
    finally:
        font_of.cache_clear()


def test_text_of_more_letters_than_one_font_of_a_pdf_holds_is_read_back() -> None:
    face = family("Arial").faces[0]
    letters = [one for one in map(chr, range(0x100, 0x500)) if one.isalpha() and face.has(one)]
    pdf, document, layout = _made(_plan_of(Run(" ".join(letters))))
    assert _failed(pdf, document, layout) == []
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    assert any(name.endswith("+1") for name in fonts)


def test_two_files_made_at_the_same_time_are_those_made_one_by_one() -> None:
    plans = [generated_plans.plan(seed) for seed in (0, 2, 5, 7)]
    alone = [_made(plan)[0] for plan in plans]
    with ThreadPoolExecutor(4) as pool:
        assert [made[0] for made in pool.map(_made, plans)] == alone


def test_a_date_is_written_where_one_is_given() -> None:
    document = build(generated_plans.plan(2))
    pdf = to_pdf(document, lay_out(document), dated=date(2024, 7, 19))
    held = PdfReader(io.BytesIO(pdf)).metadata
    assert held
    assert held["/CreationDate"] == "D:20240719000000Z"
    assert b"2024-07-19T00:00:00Z" in pdf


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    pdf = _made(generated_plans.plan(5))[0]
    assert pdf.count(b"endstream") == pdf.count(b"\nendstream\nendobj")


def test_a_word_that_spans_a_link_stays_one_word_in_its_place() -> None:
    link = "https://www.example.gov.uk"
    plan = _plan_of(Run("See the re"), Run("port", link=link), Run("ing page for more."))
    pdf, document, layout = _made(plan)
    assert _failed(pdf, document, layout) == []


def test_a_link_says_where_it_leads_and_other_schemes_are_no_links() -> None:
    plan = _plan_of(
        Run("Our strategy", link="https://www.example.gov.uk/plän"),
        Run(" and "),
        Run("a trap", link="javascript:alert(1)"),
    )
    pages = PdfReader(io.BytesIO(_made(plan)[0])).pages
    found = [note.get_object() for note in pages[0].get("/Annots", [])]
    assert [note["/Contents"] for note in found] == ["Our strategy"]
    assert found[0]["/A"]["/URI"] == "https://www.example.gov.uk/pl%C3%A4n"


def test_a_character_that_no_font_has_is_named_and_nothing_is_written() -> None:
    with pytest.raises(Problem, match=r"U\+E123") as caught:
        _made(_plan_of(Run("A letter \ue123 of nobody.")))
    assert "A letter" in caught.value.where


@pytest.mark.parametrize("words", ["Shalom שלום.", "Peace سلام."])
def test_text_that_runs_from_right_to_left_is_refused_with_the_reason(words: str) -> None:
    with pytest.raises(Problem, match="right to left") as caught:
        _made(_plan_of(Run(words)))
    assert words[:5] in caught.value.where


def test_a_damaged_picture_is_named_and_nothing_is_written() -> None:
    plan = _plan_of(Run("x"))
    broken = generated_plans.png(60, 40)[:60]
    text = (Picture("b", "broken.png", "A chart"),)
    plan = replace(plan.with_text("a1", text), pictures={"broken.png": broken})
    with pytest.raises(Problem, match=r"broken\.png"):
        _made(plan)


@pytest.mark.parametrize("harm", pdf_mutations.SEEN.values(), ids=pdf_mutations.SEEN)
def test_a_pdf_that_was_tampered_with_is_found_out(harm: pdf_mutations.Harm) -> None:
    pdf, document, layout = _made(generated_plans.plan(3))
    assert _failed(pdf_mutations.harmed(pdf), document, layout) == []
    assert _failed(pdf_mutations.harmed(pdf, harm), document, layout)


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.7", b"no PDF at all"])
def test_what_is_no_pdf_fails_the_check_without_an_error(bad: bytes) -> None:
    _, document, layout = _made(generated_plans.plan(3))
    assert _failed(bad, document, layout) == ["The file can be read back"]


def test_half_a_pdf_fails_the_check_without_an_error() -> None:
    pdf, document, layout = _made(generated_plans.plan(3))
    assert _failed(pdf[: len(pdf) // 2], document, layout) == ["The file can be read back"]


def _titles(outline: object) -> list[str]:
    """Return the titles of an outline, in order, whatever their depth."""
    if isinstance(outline, list):
        return [title for one in outline for title in _titles(one)]
    return [str(outline["/Title"])] if isinstance(outline, dict) else []


def test_the_outline_lists_every_heading_with_its_number() -> None:
    pdf, document, _ = _made(generated_plans.plan(6))
    headings = [
        " ".join(f"{item.label} {plain_runs(item.runs)}".split())
        for item in document.items
        if isinstance(item, TextItem) and item.role == "heading"
    ]
    assert _titles(PdfReader(io.BytesIO(pdf)).outline) == headings


@given(text=strategies.texts())
@settings(max_examples=40)
def test_any_text_is_written_as_meant_or_a_problem_says_why_not(text: Text) -> None:
    plan = replace(
        generated_plans.plan(0), answers=(Answer("a1", "t1", ("q11",), text),), sections=()
    )
    document = build(plan)
    possible = not unreadable_pictures(document) and not any(
        lacking(runs, document.styles.body, document.styles.font)
        for item in document.items
        for runs in _runs(item)
    )
    if possible:
        assert _failed(*_made(plan)) == []
    else:
        with pytest.raises(Problem, match=r"^(No font|The picture|The PDF)"):
            _made(plan)


def _runs(item: Item) -> list[Runs]:
    match item:
        case TextItem():
            return [item.runs]
        case TableItem():
            return [cell for row in item.rows for cell in row]
        case PictureItem():
            return []


LETTERS = st.text("abé £-–—/\n\u00a0\u00ad\u2011().,!?…|\\’”1", max_size=60)
RUNS = st.lists(
    st.builds(
        Run,
        LETTERS,
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "", "https://a.example", "mailto:b@a.example", "file:///c"]),
    ),
    max_size=5,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, st.just("p"), RUNS),
    st.builds(Heading, st.just("h"), RUNS, st.integers(1, 3)),
    st.builds(ListItem, st.just("l"), RUNS, st.integers(0, 2), st.booleans()),
    st.builds(
        Table,
        st.just("t"),
        st.lists(st.lists(RUNS, min_size=1, max_size=4).map(tuple), min_size=1).map(tuple),
        st.booleans(),
    ),
)


@given(text=st.lists(BLOCKS, max_size=8).map(tuple))
@settings(max_examples=60)
def test_awkward_words_in_every_block_are_read_back_in_order(text: Text) -> None:
    plan = replace(
        generated_plans.plan(0), answers=(Answer("a1", "t1", ("q11",), text),), sections=()
    )
    assert _failed(*_made(plan)) == []
