"""A Word file holds the words of the document, in order, in real styles."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import Document, PictureItem, TableItem, TextItem, build
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, Table, Text, plain_runs
from desktopapp.store import resources
from tests import generated_plans


def item(words: str, level: int, *, numbered: bool) -> ListItem:
    return ListItem(words, (Run(words),), level, numbered)


def written(plan: Plan) -> docx.document.Document:
    return docx.Document(io.BytesIO(to_docx(build(plan))))


def with_text(text: Text) -> Plan:
    """Return the sample with this text in its first part and nothing else."""
    sample = resources.sample()
    plan = replace(sample, answers=(), sections=sample.sections[:1])
    return plan.with_text(plan.sections[0].id, text)


def words_of_items(document: Document) -> Iterator[str]:
    for one in document.items:
        match one:
            case TextItem():
                yield from plain_runs(one.runs).split()
            case TableItem():
                for row in one.rows:
                    for cell in row:
                        yield from plain_runs(cell).split()
            case PictureItem():
                pass


def words_of_file(data: bytes) -> Iterator[str]:
    """Walk the XML: what python-docx lists as paragraphs leaves much out."""
    for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        parts = (
            "\n" if node.tag == qn("w:br") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        yield from "".join(parts).split()


@pytest.mark.parametrize("seed", range(12))
def test_the_words_are_those_of_the_document_in_order(seed: int) -> None:
    document = build(generated_plans.plan(seed))
    assert list(words_of_file(to_docx(document))) == list(words_of_items(document))


def test_headings_are_real_and_never_skip_a_level() -> None:
    document = build(resources.sample())
    found = docx.Document(io.BytesIO(to_docx(document)))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in found.paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    ]
    assert headings == [
        (f"Heading {one.level}", plain_runs(one.runs))
        for one in document.items
        if isinstance(one, TextItem) and one.role == "heading"
    ]
    assert [p.text for p in found.paragraphs if p.style and p.style.name == "Title"] == [
        document.title
    ]


def numbering_of(paragraph: etree._Element) -> tuple[int, int] | None:
    found = paragraph.find(f".//{qn('w:numPr')}")
    if found is None:
        return None
    instance = found.find(qn("w:numId")).get(qn("w:val"))
    return int(instance), int(found.find(qn("w:ilvl")).get(qn("w:val")))


def test_each_numbered_list_begins_again_at_one() -> None:
    text = (
        item("one", 0, numbered=True),
        item("inner", 1, numbered=True),
        item("two", 0, numbered=True),
        item("inner again", 1, numbered=True),
        Paragraph("p", (Run("between"),)),
        item("one again", 0, numbered=True),
    )
    found = written(with_text(text))
    by_text = {p.text: numbering_of(p._p) for p in found.paragraphs}  # noqa: SLF001  # its XML
    assert by_text["one"] == by_text["two"]
    assert by_text["one"] != by_text["one again"]
    assert by_text["inner"] != by_text["inner again"]
    instances = {key for key, _ in filter(None, (by_text[one.runs[0].text] for one in text[:4]))}
    numbering = found.part.numbering_part.element
    starts = {
        int(one.get(qn("w:numId"))): [
            (int(part.get(qn("w:ilvl"))), part.find(qn("w:startOverride")).get(qn("w:val")))
            for part in one.findall(qn("w:lvlOverride"))
        ]
        for one in numbering.findall(qn("w:num"))
    }
    assert all(starts[one][0][1] == "1" for one in instances)


def test_bullets_and_numbers_come_from_the_style_and_are_never_typed() -> None:
    text = (item("dot", 0, numbered=False), item("dash", 1, numbered=False))
    found = written(with_text(text))
    listed = [p for p in found.paragraphs if p.style and str(p.style.name).startswith("List")]
    assert [(p.style.name, p.text) for p in listed if p.style] == [
        ("List Bullet", "dot"),
        ("List Bullet 2", "dash"),
    ]
    for paragraph in written(resources.sample()).paragraphs:
        assert not re.match(r"\s*(•|–|\d+[.)]|[a-z][.)])\s", paragraph.text)


def test_a_theme_keeps_its_number_when_the_theme_before_it_says_nothing() -> None:
    sample = resources.sample()
    themes = [theme.id for theme in sample.brief.themes]
    plan = replace(sample, answers=tuple(a for a in sample.answers if a.theme != themes[1]))
    found = written(plan)
    title = plan.theme_title(themes[2])
    paragraph = next(p for p in found.paragraphs if p.text == title)
    numbering = numbering_of(paragraph._p)  # noqa: SLF001  # its XML
    assert numbering is not None
    starts = found.part.numbering_part.element.xpath(
        f"w:num[@w:numId='{numbering[0]}']/w:lvlOverride/w:startOverride/@w:val"
    )
    assert starts == ["3"]


def test_a_table_has_a_header_row_whole_rows_and_alternative_text() -> None:
    cells = tuple(tuple((Run(f"{row}{column}"),) for column in "abc") for row in range(4))
    found = written(with_text((Table("t", cells, row_headers=True, summary="Agency spend"),)))
    (table,) = found.tables
    rows = table._tbl.findall(qn("w:tr"))  # noqa: SLF001  # its XML
    assert [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in rows] == [True, *[False] * 3]
    assert all(row.findall(f".//{qn('w:cantSplit')}") for row in rows)
    assert not table._tbl.xpath(".//w:gridSpan | .//w:vMerge")  # noqa: SLF001  # its XML
    assert table._tbl.xpath(".//w:tblDescription/@w:val") == ["Agency spend"]  # noqa: SLF001
    assert table._tbl.xpath(".//w:tblLook/@w:firstColumn") == ["1"]  # noqa: SLF001


def test_two_tables_in_a_row_stay_two() -> None:
    cells = (((Run("a"),),), ((Run("b"),),))
    assert len(written(with_text((Table("t", cells), Table("u", cells)))).tables) == 2


def test_only_web_and_mail_addresses_become_links() -> None:
    links = (
        "https://example.org/?a=1&b=2",
        "mailto:a@example.org",
        "file:///C:/x",
        "javascript:x",
    )
    runs = tuple(Run(f"to {link}", link=link) for link in links)
    found = written(with_text((Paragraph("p", runs),)))
    targets = [rel.target_ref for rel in found.part.rels.values() if rel.is_external]
    assert targets == list(links[:2])


def test_a_picture_says_what_it_shows_or_that_it_only_adorns() -> None:
    document = build(generated_plans.plan(3))
    pictures = [one for one in document.items if isinstance(one, PictureItem)]
    assert pictures
    silent = pictures[0]._replace(decorative=True, alternative="")
    made = docx.Document(io.BytesIO(to_docx(document._replace(items=(silent, *pictures)))))
    shown = made.element.body.xpath(".//wp:docPr")
    assert [one.get("descr") for one in shown] == [None, *(one.alternative for one in pictures)]
    assert "decorative" in etree.tostring(shown[0]).decode()


def test_text_that_xml_cannot_hold_is_dropped_and_the_rest_stays() -> None:
    text = (Heading("h", (Run("a\ud800b"),)), Paragraph("p", (Run("<&>\x00\uffff “ok”"),)))
    found = written(with_text(text))
    assert [p.text for p in found.paragraphs][-1].endswith("“ok”")


def test_an_empty_plan_still_makes_a_file_that_opens() -> None:
    sample = resources.sample()
    found = written(new_plan(sample.brief, sample.council))
    assert found.paragraphs[0].text
