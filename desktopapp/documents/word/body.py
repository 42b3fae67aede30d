"""Paragraphs, tables and pictures of a document in the language of Word.

Real styles, real links, real tables: a header row that repeats, rows that stay whole, no merged
cell, alternative text. Takes no decision about content.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desktopapp.documents.word.file import WordFile
from desktopapp.documents.word.numbering import NO_NUMBER, Numbering, style_id
from desktopapp.documents.word.styles import paragraph_id, spacing
from desktopapp.layout.build import Item, PictureItem, TableItem, TextItem
from desktopapp.layout.drawn import drawn_size, picture_file
from desktopapp.layout.style import LIST_INDENT, ParagraphStyle, Styles
from desktopapp.layout.tables import cell_style, column_widths
from desktopapp.plan.links import allowed
from desktopapp.plan.text import Run, Runs, plain_runs
from desktopapp.readers.xml_text import quoted, xml_text

_UNSEEN = str.maketrans("", "", "\u00ad\u200b")  # a line would break at them, ours does not
_EMU = 12700  # English metric units in a point
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(slots=True)
class Body:
    """What is needed while items become XML: the file, the numbering, the styles.

    ``ids`` are the ids of a council's own styles by ours; empty where the styles are ours.
    """

    file: WordFile
    numbering: Numbering
    styles: Styles
    ids: Mapping[str, str] = field(default_factory=dict)
    tables: int = 0
    pictures: int = 0

    def id(self, ours: str) -> str:
        """Return the id of a style in this file."""
        return self.ids.get(ours, ours)


def write_item(item: Item, body: Body, section: str = "") -> str:
    """Return the XML of one item; ``section`` ends a section of pages with it."""
    match item:
        case TextItem():
            return _paragraph(item, body, section)
        case TableItem():
            return _table(item, body) + (_spacer(0.05, section) if section else "")
        case PictureItem():
            return _picture(item, body, section)


def _linked(runs: Runs, body: Body) -> Iterator[str]:
    """Write runs; stretches of one link in a row are one hyperlink."""
    open_link = ""
    for run in runs:
        link = allowed(run.link)
        if link != open_link:
            if open_link:
                yield "</w:hyperlink>"
            if link:
                yield f'<w:hyperlink r:id="{body.file.link(link)}" w:history="1">'
            open_link = link
        yield _run(run, body.id("Hyperlink") if link else "")
    if open_link:
        yield "</w:hyperlink>"


def _run(run: Run, look_of_links: str) -> str:
    look = (
        (f'<w:rStyle w:val="{look_of_links}"/>' if look_of_links else "")
        + ("<w:b/><w:bCs/>" if run.bold else "")
        + ("<w:i/><w:iCs/>" if run.italic else "")
    )
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' if line else ""
        for line in run.text.translate(_UNSEEN).split("\n")
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"


def _paragraph(item: TextItem, body: Body, section: str) -> str:
    numbering = _numbered(item, body)
    extra = numbering + _before(item.before, item.style, body) + _indent(item, numbering) + section
    return paragraph(item.style, item.runs, body, extra, new_page=item.new_page)


def _indent(item: TextItem, numbering: str) -> str:
    """Return how far a paragraph stands in, where that is not as its style says."""
    if numbering == NO_NUMBER:
        return '<w:ind w:left="0" w:firstLine="0"/>'
    left, hanging = round(item.style.left * 20), round(item.style.hanging * 20)
    if item.role != "list item" or left == round(LIST_INDENT * 20) * (item.level + 1):
        return ""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _numbered(item: TextItem, body: Body) -> str:
    """Return the numbering of a paragraph, where it is not simply that of its style."""
    numbering = body.numbering
    if item.role == "list item":
        return numbering.item(item.listed, item.style)
    if item.role != "heading":
        return ""
    if paragraph_id(item.style, body.styles) == style_id(body.styles.theme.name):
        return numbering.theme(item.label)
    name = item.style.name
    numbered = numbering.theirs.get(name, bool(numbering.of_style(name)))
    return NO_NUMBER if numbered and not item.label else ""


def _before(before: float, style: ParagraphStyle, body: Body) -> str:
    """Return the gap above, where it is not the style's own."""
    if before == style.before:
        return ""
    return f'<w:spacing w:before="{round(before * 20)}"/>' if body.ids else spacing(style, before)


def paragraph(
    style: ParagraphStyle,
    runs: Runs,
    body: Body,
    extra: str = "",
    *,
    new_page: bool = False,
    together: str = "",
) -> str:
    """Return a paragraph in a style; ``extra`` are its properties from the numbering on."""
    start = "<w:pageBreakBefore/>" if new_page else ""
    name = body.id(paragraph_id(style, body.styles))
    look = "" if name == "Normal" else f'<w:pStyle w:val="{name}"/>'
    properties = look + together + start + extra
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{''.join(_linked(runs, body))}</w:p>"


def _table(item: TableItem, body: Body) -> str:
    body.tables += 1
    widths = [round(points * 20) for points in column_widths(item, body.styles)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    columns = f' w:firstColumn="{int(item.row_headers)}"'
    rows = "".join(_row(item, number, widths, body) for number in range(len(item.rows)))
    return (
        f"{_apart(item.before)}<w:tbl><w:tblPr>"
        f'<w:tblStyle w:val="{body.id("PlanTable")}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0"'
        f'{columns} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="Table {body.tables}"/>'
        f"<w:tblDescription w:val={quoted(_table_summary(item))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _apart(gap: float) -> str:
    """Keep two tables apart: Word would join them. The empty paragraph is as high as the gap."""
    return _spacer(gap) if gap else ""


def _spacer(high: float, section: str = "") -> str:
    small = '<w:rPr><w:sz w:val="2"/></w:rPr>'
    line = f'<w:spacing w:after="0" w:line="{round(high * 20)}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{line}{small}{section}</w:pPr></w:p>"


def end_of_text() -> str:
    """Return the paragraph that Word wants after a table at the end; it takes no room."""
    return _spacer(0.05)


def _table_summary(item: TableItem) -> str:
    """Return a table's alternative text; one that has none is described by its columns."""
    columns = ", ".join(" ".join(plain_runs(cell).split()) for cell in item.rows[0])
    return item.summary.strip() or f"Table with the columns {columns}"


def _row(item: TableItem, number: int, widths: list[int], body: Body) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_cell(item, number, column, body)}</w:tc>"
        for column, width in enumerate(widths)
    )
    header = "<w:tblHeader/>" if number == 0 else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _cell(item: TableItem, row: int, column: int, body: Body) -> str:
    """Return a cell's paragraph. The header row stays with the first row below it."""
    style = cell_style(item, row, column, body.styles)
    begins = item.new_page and row == column == 0
    together = "<w:keepNext/>" if row == 0 and len(item.rows) > 1 else ""
    runs = item.rows[row][column]
    return paragraph(style, runs, body, new_page=begins, together=together)


def _picture(item: PictureItem, body: Body, section: str) -> str:
    """Return a picture in its line of text; one that cannot be read is left out, as on paper."""
    styles = body.styles
    wide, high = drawn_size(item, styles)
    if not high:
        return _spacer(0.05, section) if section else ""
    body.pictures += 1
    data = picture_file(item, styles)
    ending = "png" if data.startswith(b"\x89PNG") else "jpg"
    reference = body.file.picture(data, ending)
    says = None if item.decorative else item.alternative
    drawn = drawn_picture(reference, (wide, high), body.pictures, says)
    small = '<w:rPr><w:noProof/><w:sz w:val="2"/></w:rPr>'
    start = "<w:keepNext/>" if item.captioned else ""
    start += "<w:pageBreakBefore/>" if item.new_page else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{body.id("Picture")}"/>{start}'
        f"{_picture_before(item)}{small}{section}</w:pPr><w:r>{small}{drawn}</w:r></w:p>"
    )


def drawn_picture(reference: str, size: tuple[float, float], number: int, says: str | None) -> str:
    """Return the XML of a picture in a line; one that says nothing (``None``) is decorative."""
    wide, high = size
    extent = f'cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"'
    name = f'id="{number}" name="Picture {number}"'
    described = "" if says is None else f" descr={quoted(says)}"
    silent = _DECORATIVE if says is None else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {name}{described}>{silent}</wp:docPr>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{reference}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _picture_before(item: PictureItem) -> str:
    if item.before == item.style.before:
        return ""
    return f'<w:spacing w:before="{round(item.before * 20)}"/>'
