"""The published rules of Word's accessibility checker, as far as a file's XML can decide them."""

import io
import re
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VAGUE = re.compile(r"(https?://|www\.|click here|here$|link$|more$)", re.IGNORECASE)
_TYPED = re.compile(r"(\d+\.\d*|\(?[a-z]\)|[•–])\s")
_LONGEST_HEADING = 40  # words; a question of the letter may stand as a heading
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def faults(data: bytes) -> list[str]:
    """Return what the rules find in a Word file, each as a rule and where it was broken."""
    found = docx.Document(io.BytesIO(data))
    body = found.element.body
    styles = found.styles.element
    return [
        *_pictures(body),
        *_tables(body),
        *_headings(body, styles),
        *_links(body),
        *_colours(styles),
        *_file(found),
    ]


def _pictures(body: etree._Element) -> Iterator[str]:
    for one in body.iter(f"{_DRAWN}docPr"):
        says = one.get("descr") or ""
        decorative = any("decorative" in str(part.tag) for part in one.iter())
        if not says and not decorative:
            yield f"missing alternative text: {one.get('name')}"
        if re.search(r"\.(png|jpe?g|gif)$", says, re.IGNORECASE):
            yield f"alternative text is a file name: {says}"
    if list(body.iter(f"{_DRAWN}anchor")):
        yield "object not in line with the text"


def _tables(body: etree._Element) -> Iterator[str]:
    for number, table in enumerate(body.iter(qn("w:tbl")), 1):
        rows = table.findall(qn("w:tr"))
        if not rows[0].findall(f".//{qn('w:tblHeader')}"):
            yield f"no header row: table {number}"
        if table.findall(f".//{qn('w:gridSpan')}") or table.findall(f".//{qn('w:vMerge')}"):
            yield f"merged cells: table {number}"
        if table.findall(f".//{qn('w:tbl')}"):
            yield f"table in a table: {number}"
        if len({len(row.findall(qn("w:tc"))) for row in rows}) > 1:
            yield f"rows of unequal length: table {number}"
        if not table.findall(f".//{qn('w:tblDescription')}"):
            yield f"no alternative text: table {number}"


def _words(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def _level(paragraph: etree._Element, styles: etree._Element) -> int:
    """Return the outline level of a paragraph's style, 0 where it has none."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = None if style is None else style.get(qn("w:val"))
    for one in styles.findall(qn("w:style")):
        if one.get(qn("w:styleId")) == name:
            level = one.find(f".//{qn('w:outlineLvl')}")
            return 0 if level is None else int(level.get(qn("w:val"))) + 1
    return 0


def _headings(body: etree._Element, styles: etree._Element) -> Iterator[str]:
    last = blank = 0
    for paragraph in body.findall(qn("w:p")):
        words = _words(paragraph)
        level = _level(paragraph, styles)
        blank = 0 if words.strip() or list(paragraph.iter(qn("w:drawing"))) else blank + 1
        if level > last + 1:
            yield f"heading level skipped: {words}"
        if level and len(words.split()) > _LONGEST_HEADING:
            yield f"heading too long: {words[:40]}"
        if blank > 1:
            yield "repeated blank lines"
        if re.search(r" {4,}", words):
            yield f"repeated spaces: {words[:40]}"
        if _TYPED.match(words):
            yield f"typed number or bullet: {words[:40]}"
        last = level or last
    if not last:
        yield "no headings"


def _links(body: etree._Element) -> Iterator[str]:
    for link in body.iter(qn("w:hyperlink")):
        if _VAGUE.match(_words(link).strip()):
            yield f"link text does not say where it leads: {_words(link)}"


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colours(styles: etree._Element) -> Iterator[str]:
    for one in styles.iter(qn("w:color")):
        colour = one.get(qn("w:val"))
        if colour != "auto" and 1.05 / (_light(colour) + 0.05) < _LEAST_CONTRAST:
            yield f"too little contrast: {colour}"


def _file(found: "docx.document.Document") -> Iterator[str]:
    if not found.core_properties.title:
        yield "no title"
    if found.styles.element.xpath("w:docDefaults//w:lang/@w:val") != ["en-GB"]:
        yield "no British English"
    if found.settings.element.find(qn("w:documentProtection")) is not None:
        yield "access restricted"
