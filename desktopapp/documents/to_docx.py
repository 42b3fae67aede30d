"""Write a document as a Word file.

What a plan holds becomes XML here and in the modules beside this one; the package it stands in is
python-docx's. The same document gives the same bytes.
"""

from desktopapp.documents.into_template import into_template
from desktopapp.documents.report import Part, report_outline
from desktopapp.documents.template import Template
from desktopapp.documents.word.body import Body, end_of_text, write_item
from desktopapp.documents.word.file import WordFile
from desktopapp.documents.word.numbering import Numbering
from desktopapp.documents.word.styles import content
from desktopapp.layout.build import Document, TableItem, item_words
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.layout.style import (
    FOOTER_DISTANCE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ParagraphStyle,
    Styles,
)
from desktopapp.readers.xml_text import xml_text

_WORD_URI = "http://schemas.microsoft.com/office/word"
_TABS = '<w:defaultTabStop w:val="720"/>'
_SETTINGS = (
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_WORD_URI}" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    f'w:uri="{_WORD_URI}" w:val="1"/>'
    f'<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{_WORD_URI}" w:val="1"/>'
    '<w:compatSetting w:name="differentiateMultirowTableHeaders" '
    f'w:uri="{_WORD_URI}" w:val="1"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


def to_docx(
    document: Document, layout: Layout | None = None, template: Template | None = None
) -> bytes:
    """Return the document as a Word file, of a council's own look where its template is given.

    ``layout`` tells the true number of pages, and is made where it is not given.
    """
    if template:
        return into_template(document, template, (_TABS, _SETTINGS))
    return _written((Part(document),), (layout or lay_out(document),), ())


def report_to_docx(parts: tuple[Part, ...], layouts: tuple[Layout, ...] = ()) -> bytes:
    """Return parts of a report as one Word file, each with its own header and page numbers.

    ``layouts`` tell their true numbers of pages, and are made where they are not given.
    """
    layouts = layouts or tuple(lay_out(part.document) for part in parts)
    return _written(parts, layouts, report_outline(parts[0].document.styles))


def _written(
    parts: tuple[Part, ...], layouts: tuple[Layout, ...], outline: tuple[ParagraphStyle, ...]
) -> bytes:
    file = WordFile()
    first = parts[0].document
    numbering = Numbering(first.styles, outline)
    body = Body(file, numbering, first.styles)
    pairs = tuple(zip(parts, layouts, strict=True))
    text = "".join(
        _part(part, layout, number, body, last=number == len(parts))
        for number, (part, layout) in enumerate(pairs, 1)
    )
    file.set_body(text)
    file.add_word("styles.xml", "styles", "styles", content(numbering))
    file.add_word("numbering.xml", "numbering", "numbering", numbering.content())
    file.add_word("settings.xml", "settings", "settings", _TABS + _SETTINGS)
    pages = sum(layout.counted for layout in layouts)
    counted = sum(item_words(item) for part in parts for item in part.document.items)
    file.add_properties(first.title, first.author, pages, counted)
    return file.to_bytes()


def _part(part: Part, layout: Layout, number: int, body: Body, *, last: bool) -> str:
    """Return a part's items and the properties of the pages they stand on.

    Pages before page 1 are a section of their own, without a footer.
    """
    document = part.document
    items = document.items
    cover = ""
    if document.uncounted:
        first = next(n for n, item in enumerate(items) if n and item.new_page)
        cover = "".join(write_item(item, body) for item in items[: first - 1])
        page = f"<w:sectPr>{_page(document.styles)}</w:sectPr>"
        cover += write_item(items[first - 1], body, page)
        items = (items[first]._replace(new_page=False), *items[first + 1 :])
    alone = last and number == 1 and not cover
    shown = _edges(part, layout.counted, number, body.file, alone=alone)
    start = "" if alone else '<w:pgNumType w:start="1"/>'
    section = f"<w:sectPr>{shown}{_page(document.styles)}{start}</w:sectPr>"
    if not last:
        text = "".join(write_item(item, body) for item in items[:-1])  # in order: lists count on
        return cover + text + write_item(items[-1], body, section)
    text = "".join(write_item(item, body) for item in items)
    if not items or isinstance(items[-1], TableItem):
        text += end_of_text()
    return f"{cover}{text}{section}"


def _page(styles: Styles) -> str:
    """Return size and margins of A4 pages; the footer stays out of the text's way."""
    margin = round(styles.margin * 20)
    foot = round(max(min(FOOTER_DISTANCE, styles.margin - styles.footer.line), 0) * 20)
    return (
        f'<w:pgSz w:w="{round(PAGE_WIDTH * 20)}" w:h="{round(PAGE_HEIGHT * 20)}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        f'w:header="{foot}" w:footer="{foot}" w:gutter="0"/>'
    )


def _edges(part: Part, pages: int, number: int, file: WordFile, *, alone: bool) -> str:
    """Add a part's header, if it has one, and its footer; return the references to them.

    The footer holds the council on the left, "Page 1 of 4" on the right.
    """
    references = ""
    if part.header:
        line = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_plain(part.header)}</w:p>'
        reference = file.add_word(f"header{number}.xml", "header", "hdr", line)
        references = f'<w:headerReference w:type="default" r:id="{reference}"/>'
    total = "NUMPAGES" if alone else "SECTIONPAGES"
    line = (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_plain(part.document.author)}'
        f"<w:r><w:tab/></w:r>{_plain('Page ')}{_field('PAGE', 1)}"
        f"{_plain(' of ')}{_field(total, pages)}</w:p>"
    )
    reference = file.add_word(f"footer{number}.xml", "footer", "ftr", line)
    return f'{references}<w:footerReference w:type="default" r:id="{reference}"/>'


def _plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def _field(name: str, value: int) -> str:
    """Return a field that Word works out, with its value as it is now."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_plain(str(value))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
