"""The caption of a picture is printed with it, as a caption, in every document."""

import re
from dataclasses import replace
from pathlib import Path

import docx

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import PictureItem, TextItem, build
from desktopapp.layout.pages import lay_out
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import Block, Paragraph, Picture, Run
from desktopapp.readers.read import read
from tests.strategies import harbour
from tests.ui.test_given_pictures import PNG

CAPTION = Paragraph("c", (Run("Figure 1: Our harbour"),), caption=True)


def plan_with(*blocks: Block) -> Plan:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    answer = Answer("a", "safety", ("safety.upkeep",), blocks)
    return replace(plan, answers=(answer,), pictures={"a.png": PNG})


def pictured(*, decorative: bool = False, above: int = 1) -> Plan:
    lines = (Paragraph(f"l{n}", (Run("We keep the harbour. "),)) for n in range(above))
    shown = "" if decorative else "Boats in the harbour"
    picture = Picture("p", "a.png", shown, decorative, 300.0)
    return plan_with(*lines, picture, CAPTION, Paragraph("e", (Run("We end here."),)))


def test_it_stays_on_the_page_of_its_picture() -> None:
    split = []
    for above in range(1, 90):
        document = build(pictured(above=above))
        found = [n for n, item in enumerate(document.items) if isinstance(item, PictureItem)]
        starts = lay_out(document).starts
        split += [above for n in found if starts[n] != starts[n + 1]]
    assert split == []


def test_word_has_it_in_its_own_style_for_captions(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx(build(pictured())))
    paragraphs = docx.Document(str(path)).paragraphs
    (caption,) = (one for one in paragraphs if one.text == "Figure 1: Our harbour")
    assert caption.style is not None
    assert caption.style.name == "Caption"
    kept = [one.style for one in paragraphs if one.paragraph_format.keep_with_next]
    assert "Picture" in [style.name for style in kept if style is not None]


def test_what_word_calls_a_caption_comes_back_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx(build(pictured())))
    found = [one for one in read(path).blocks if isinstance(one, Paragraph) and one.caption]
    assert [one.runs[0].text for one in found] == ["Figure 1: Our harbour"]


def test_a_pdf_has_it_within_its_figure_and_a_page_in_a_figcaption() -> None:
    for decorative in (False, True):
        document = build(pictured(decorative=decorative))
        layout = lay_out(document)
        pdf = to_pdf(document, layout)
        assert [check for check in verify(pdf, document, layout) if not check.holds] == []
        assert (b"/S /Caption" in pdf) is not decorative
    page = to_html(build(pictured())).decode()
    assert re.search(r"<figure>\s*<p><img [^>]*></p>\s*<figcaption>Figure 1: Our harbour</", page)
    assert page.count("<figure>") == page.count("</figure>") == 1


def test_without_its_picture_it_is_a_paragraph_like_others() -> None:
    items = build(plan_with(Paragraph("x", (Run("We begin."),)), CAPTION)).items
    roles = [item.role for item in items if isinstance(item, TextItem)]
    assert "caption" not in roles
    assert not any(isinstance(item, PictureItem) for item in items)
