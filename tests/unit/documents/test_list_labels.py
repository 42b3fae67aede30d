"""The labels of lists are the same in every document."""

import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import Document, build
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.plan import Answer
from desktopapp.plan.text import ListItem, Paragraph, Run, Text, plain_block, plain_runs
from desktopapp.readers.word import read_word
from tests import generated_plans, libreoffice
from tests.list_readers import in_page, in_pdf, in_word
from tests.strategies import list_items

EMPTY = replace(generated_plans.plan(0), answers=(), sections=())


def document_with(text: Text) -> Document:
    return build(replace(EMPTY, answers=(Answer("a1", "t1", ("q11",), text),)))


@st.composite
def lists(draw: st.DrawFn) -> Text:
    """Generate items of lists, each a word of its own, and other text between some of them."""
    text = draw(st.lists(st.one_of(*[list_items()] * 4, st.none()), min_size=1, max_size=14))
    return tuple(
        replace(block, runs=(Run(f"item{n}"),)) if block else Paragraph(f"p{n}", (Run("other"),))
        for n, block in enumerate(text)
    )


def labels_of(text: Text) -> dict[str, str]:
    pairs = zip(text, item_labels(text), strict=True)
    return {
        plain_runs(one.runs): label.text
        for one, label in pairs
        if label and isinstance(one, ListItem)
    }


@settings(max_examples=60)
@given(lists())
def test_word_and_the_web_page_show_the_labels_of_the_text(text: Text) -> None:
    document = document_with(text)
    assert in_word(to_docx(document)) == labels_of(text)
    assert in_page(to_html(document).decode()) == labels_of(text)


def item(
    number: int, level: int = 0, label: str = "", *, start: int = 0, on: bool = False
) -> ListItem:
    return ListItem(f"i{number}", (Run(f"item{number}"),), level, True, label, start, on)  # noqa: FBT003  # numbered


OTHER = Paragraph("p", (Run("Other text stands between them."),))
EVERY_KIND = (
    item(0, label="Priority {1}:"),
    item(1, label="Priority {1}:"),
    item(2, 1, "{1}.{1}"),
    item(3, 1, "{1}.{1}"),
    item(4, 2),
    item(5, label="Priority {1}:", start=12),
    item(6, 1, "{1}.{1}"),
    item(7, 1),
    OTHER,
    item(8, label="Priority {1}:", on=True),
    OTHER,
    item(9, 1, "{1}.{1}", on=True),
    item(10, label="({a})", start=26),
    item(11, label="({a})"),
    item(12, 1, "{I})"),
    OTHER,
    item(13),
    OTHER,
    item(14, on=True),
    item(15, 1, start=4),
    OTHER,
    item(16, 1, on=True),
    item(17, on=True),
    item(18, 1, on=True),
)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_the_pdf_shows_the_labels_of_the_text(tmp_path: Path) -> None:
    document = document_with(EVERY_KIND)
    (tmp_path / "a.pdf").write_bytes(to_pdf(document, lay_out(document)))
    assert in_pdf(tmp_path / "a.pdf") == labels_of(EVERY_KIND)


WORDS = "The council will publish each year what it has done about the review of its services. "


def _long(number: int) -> Text:
    shape = [(0, "Priority {1}:"), (1, "{1}.{1}"), (1, "{1}.{1}"), (2, ""), (1, "({a})")]
    words = [WORDS * 2 + WORDS[: number * 7 + n * 5] for n in range(len(shape))]
    return tuple(
        ListItem(f"{number} {n}", (Run(words[n]),), level, numbered=True, label=label)
        for n, (level, label) in enumerate(shape)
    )


def _lines(layout: Layout) -> list[list[str]]:
    """Return the pages as lines of words, labels and footers among them."""
    pages = []
    for page in layout.pages:
        rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
        for placed in (*page.lines, *page.footer):
            words = "".join(fragment.text for fragment in placed.line.fragments)
            rows[round(placed.y)].append((placed.x, words.strip()))
        pages.append([" ".join(w for _, w in sorted(row)) for _, row in sorted(rows.items())])
    return pages


@pytest.mark.skipif(bool(libreoffice.missing()), reason="needs LibreOffice and poppler")
def test_a_word_processor_shows_the_same_labels_and_lines(tmp_path: Path) -> None:
    long = document_with(tuple(block for n in range(11) for block in _long(n)))
    made = {"kinds": to_docx(document_with(EVERY_KIND)), "long": to_docx(long)}
    assert in_word(made["kinds"]) == labels_of(EVERY_KIND)
    shown = libreoffice.to_pdf(made, tmp_path)
    assert in_pdf(shown["kinds"]) == labels_of(EVERY_KIND)
    assert libreoffice.lines(shown["long"]) == _lines(lay_out(long))


def test_a_word_file_of_ours_is_read_with_the_labels_it_shows() -> None:
    blocks = read_word(to_docx(document_with(EVERY_KIND))).blocks
    found = labels_of(blocks)
    assert found == {name: label for name, label in labels_of(EVERY_KIND).items() if name in found}
    alone = {"12.2 item9"}  # several numbers that no item stands above stay words
    assert len(found) == len(labels_of(EVERY_KIND)) - len(alone)
    assert alone <= {plain_block(block) for block in blocks}
