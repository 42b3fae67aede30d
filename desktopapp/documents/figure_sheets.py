"""Figures as a table for spreadsheets, as CSV and as a workbook; no cell is a formula.

Words are text cells and numbers are numbers, but for those that a spreadsheet would round.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from desktopapp.documents.csv_cells import csv_file, harmless
from desktopapp.plan.figures import Figure, FigureUnit
from desktopapp.plan.plain_text import one_line

COLUMNS = ("Name", "Value", "Unit", "Period", "As at", "Source", "Place", "Owner", "Id")
_VALUE = COLUMNS.index("Value")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_EXACT = 15  # digits that every spreadsheet keeps
_WIDTHS = (36, 16, 12, 12, 13, 36, 16, 20, 16)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THEN = (1980, 1, 1, 0, 0, 0)  # the same figures make the same file


def figure_rows(figures: Iterable[Figure]) -> list[tuple[str, ...]]:
    """Return the rows of the table, the first of which names its columns."""
    return [COLUMNS, *map(_row, figures)]


def _row(one: Figure) -> tuple[str, ...]:
    now = one.now
    day = now.as_at.isoformat() if now.as_at else ""
    told = (one.name, now.value, one.unit, now.period, day, now.source, now.place, one.owner)
    return (*map(one_line, told), one.id)


def figures_csv(figures: Iterable[Figure]) -> bytes:
    """Write figures as a CSV file; a cell that begins as a formula does is shown as text."""
    return csv_file([[guarded(cell) for cell in row] for row in figure_rows(figures)])


def guarded(words: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula, and ``unguarded`` reads it."""
    bare = words.lstrip("'")
    return f"'{words}" if bare != words and harmless(bare) != bare else harmless(words)


def unguarded(words: str) -> str:
    """Return what a cell says without the apostrophe that keeps it from being a formula."""
    bare = words.lstrip("'")
    return words[1:] if bare != words and harmless(bare) != bare else words


def figures_workbook(figures: Sequence[Figure]) -> bytes:
    """Write figures as a workbook with one sheet, whose heading stays in sight."""
    units = [None, *(one.unit for one in figures)]
    rows = "".join(
        f'<row r="{n}">{_cells(n, row, unit)}</row>'
        for n, (row, unit) in enumerate(zip(figure_rows(figures), units, strict=True), 1)
    )
    parts = {**_FRAME, "xl/worksheets/sheet1.xml": _sheet(rows)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _THEN), _DECLARED + xml, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cells(number: int, row: Sequence[str], unit: FigureUnit | None) -> str:
    return "".join(
        _cell(
            f"{chr(ord('A') + n)}{number}", words, is_number=n == _VALUE and _is_exact(words, unit)
        )
        for n, words in enumerate(row)
        if words
    )


def _is_exact(words: str, unit: FigureUnit | None) -> bool:
    counts = unit not in (None, FigureUnit.DATE, FigureUnit.TEXT)
    digits = re.sub(r"[^0-9]", "", words)
    return bool(counts and _NUMBER.fullmatch(words) and len(digits) <= _EXACT)


def _cell(place: str, words: str, *, is_number: bool) -> str:
    style = ' s="1"' if place[1:] == "1" else ""
    if is_number:
        return f'<c r="{place}"><v>{words}</v></c>'
    text = f'<t xml:space="preserve">{escape(words)}</t>'
    return f'<c r="{place}"{style} t="inlineStr"><is>{text}</is></c>'


def _sheet(rows: str) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
    )


_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Figures" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name '
    'val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" '
    'xfId="0" applyFont="1"/></cellXfs></styleSheet>',
}
