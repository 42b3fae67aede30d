"""Write a document as a Word file.

The parts are written as XML by us and not by way of python-docx: its template brings American
English, theme fonts, a placeholder author and a thumbnail, each of which would have to be found
and undone, and loading it costs more than writing a plan. The same document gives the same
bytes.
"""

from desktopapp.documents.build import Document, TableItem, item_words
from desktopapp.documents.docx_body import PART, Body, end_of_text, write_item
from desktopapp.documents.docx_numbering import Numbering
from desktopapp.documents.docx_package import Package, add_properties, words
from desktopapp.documents.docx_styles import content
from desktopapp.documents.layout import Layout, lay_out
from desktopapp.documents.style import FOOTER_DISTANCE, PAGE_HEIGHT, PAGE_WIDTH, Styles

_FOOTER = "word/footer1.xml"
_WORD_URI = "http://schemas.microsoft.com/office/word"
_SETTINGS = (
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_WORD_URI}" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    f'w:uri="{_WORD_URI}" w:val="1"/>'
    f'<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{_WORD_URI}" w:val="1"/>'
    '<w:compatSetting w:name="differentiateMultirowTableHeaders" '
    f'w:uri="{_WORD_URI}" w:val="1"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


def to_docx(document: Document, layout: Layout | None = None) -> bytes:
    """Return the document as a Word file.

    ``layout`` tells the true number of pages, and is made where it is not given.
    """
    pages = (layout or lay_out(document)).counted
    package = Package()
    styles = document.styles
    numbering = Numbering(styles)
    body = Body(package, numbering, styles)
    _add_footer(package, document, pages)
    package.add_word(
        PART, "document.main", "document", f"<w:body>{_text(document, body)}</w:body>"
    )
    package.add_word("word/styles.xml", "styles", "styles", content(styles))
    package.add_word("word/numbering.xml", "numbering", "numbering", numbering.content())
    package.add_word("word/settings.xml", "settings", "settings", _SETTINGS)
    for kind in ("styles", "numbering", "settings"):
        package.relate(PART, kind, f"word/{kind}.xml")
    counted = (pages, sum(map(item_words, document.items)))
    add_properties(
        package, title=document.title, subject="", author=document.author, counted=counted
    )
    return package.to_bytes()


def _text(document: Document, body: Body) -> str:
    """Return the items and the properties of the pages they stand on.

    Pages before page 1 are a section of their own, without a footer.
    """
    items = document.items
    cover = ""
    if document.uncounted:
        first = next(n for n, item in enumerate(items) if n and item.new_page)
        cover = "".join(write_item(item, body) for item in items[: first - 1])
        page = f"<w:sectPr>{_page(document.styles)}</w:sectPr>"
        cover += write_item(items[first - 1], body, page)
        items = (items[first]._replace(new_page=False), *items[first + 1 :])
    text = "".join(write_item(item, body) for item in items)
    if not items or isinstance(items[-1], TableItem):
        text += end_of_text()
    reference = body.package.relate(PART, "footer", _FOOTER)
    shown = f'<w:footerReference w:type="default" r:id="{reference}"/>'
    start = '<w:pgNumType w:start="1"/>' if cover else ""
    return f"{cover}{text}<w:sectPr>{shown}{_page(document.styles)}{start}</w:sectPr>"


def _page(styles: Styles) -> str:
    """Return size and margins of A4 pages; the footer stays out of the text's way."""
    margin = round(styles.margin * 20)
    foot = round(max(min(FOOTER_DISTANCE, styles.margin - styles.footer.line), 0) * 20)
    return (
        f'<w:pgSz w:w="{round(PAGE_WIDTH * 20)}" w:h="{round(PAGE_HEIGHT * 20)}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        f'w:header="{foot}" w:footer="{foot}" w:gutter="0"/>'
    )


def _add_footer(package: Package, document: Document, pages: int) -> None:
    """Add the footer: the council on the left, "Page 1 of 4" on the right."""
    total = "SECTIONPAGES" if document.uncounted else "NUMPAGES"
    line = (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_plain(document.author)}'
        f"<w:r><w:tab/></w:r>{_plain('Page ')}{_field('PAGE', 1)}"
        f"{_plain(' of ')}{_field(total, pages)}</w:p>"
    )
    package.add_word(_FOOTER, "footer", "ftr", line)


def _plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def _field(name: str, value: int) -> str:
    """Return a field that Word works out, with its value as it is now."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_plain(str(value))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
