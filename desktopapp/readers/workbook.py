"""A workbook read as its sheets show it: rows of words and figures. Nothing in it is run.

Formulas are read by the value that was last worked out; links to other files, macros and what lies
behind the sheets are never opened. Hidden sheets are named and left out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import clean
from desktopapp.plan.text import Block, Paragraph, Run, Runs, Table, new_id
from desktopapp.readers.archive import BROKEN, open_archive, parse, read_part
from desktopapp.readers.reading import MOST_BLOCKS, MOST_CHARACTERS, Reading, damaged, too_much
from desktopapp.readers.sheet_numbers import PLAIN_CELL, CellForm, cell_form, number_shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS = 63
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a day has no zone here


def read_workbook(data: bytes) -> Reading:
    """Read a workbook, or raise ``Problem``."""
    archive = open_archive(data)
    try:
        return _Book(archive).read()
    except BROKEN as error:
        raise damaged("workbook") from error


class _Book:
    """The parts of a workbook that its sheets share."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.shared = [_words(one) for one in self._part("xl/sharedStrings.xml", "si")]
        self.forms = self._cell_forms()
        self.characters = 0

    def _part(self, name: str, tag: str) -> list["_Element"]:
        """Return the elements of one name in a part; none where there is no such part."""
        if name not in self.names:
            return []
        return list(parse(read_part(self.archive, name)).iter(_MAIN + tag))

    def _cell_forms(self) -> list[CellForm]:
        """Return what each style of cells shows a number as."""
        codes = {
            int(one.get("numFmtId", "0")): one.get("formatCode", "")
            for one in self._part("xl/styles.xml", "numFmt")
        }
        cells = self._part("xl/styles.xml", "cellXfs")
        styles = list(cells[0]) if cells else []
        ids = [int(one.get("numFmtId", "0")) for one in styles]
        return [cell_form(one, codes.get(one, "")) for one in ids]

    def read(self) -> Reading:
        """Read all sheets that are shown."""
        blocks: list[Block] = []
        notes: list[str] = []
        for name, path, shown in self._sheets():
            if not shown:
                notes.append(f"The hidden sheet “{name}” was left out.")
                continue
            blocks.append(Paragraph(new_id(), (Run(f"== Sheet: {name} =="),)))
            blocks += self._sheet(path)
            if len(blocks) > MOST_BLOCKS:
                raise too_much(f"more than {MOST_BLOCKS:,} rows")
        if any("vbaProject" in name for name in self.names):
            notes.append("Its macros were not run.")
        if any(name.startswith("xl/externalLinks/") for name in self.names):
            notes.append(
                "Links to other workbooks were not followed; what they last showed was read."
            )
        return Reading("", tuple(blocks), "", tuple(notes))

    def _sheets(self) -> Iterator[tuple[str, str, bool]]:
        """Go through the sheets in order: the name, the part, and whether it is shown."""
        base = "xl/_rels/workbook.xml.rels"
        targets = {
            one.get("Id", ""): one.get("Target", "")
            for one in parse(read_part(self.archive, base))
        }
        for sheet in self._part("xl/workbook.xml", "sheet"):
            target = targets.get(sheet.get(_RELATED, ""), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if path in self.names and "worksheets/" in path:
                name = clean(sheet.get("name", ""))
                yield name, path, sheet.get("state", "visible") == "visible"

    def _sheet(self, path: str) -> Iterator[Block]:
        """Go through the rows of a sheet as blocks: one cell is a paragraph, several are a row."""
        stretch: list[list[str]] = []
        last = 0
        for row in self._part(path, "row"):
            cells = self._cells(row)
            at = int(row.get("r", last + 1))
            if stretch and (not cells or at > last + 1):
                yield from _blocks(stretch)
                stretch = []
            last = at
            if cells:
                stretch.append(cells)
        yield from _blocks(stretch)

    def _cells(self, row: "_Element") -> list[str]:
        cells: list[str] = []
        for cell in row.iter(_MAIN + "c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else len(cells)
            words = self._cell(cell)
            if words and column < _MOST_COLUMNS:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = words
        return cells

    def _cell(self, cell: "_Element") -> str:
        """Return what a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return self._counted(_words(cell))
        value = cell.findtext(_MAIN + "v") or ""
        if kind == "s" and value.isdecimal() and int(value) < len(self.shared):
            return self._counted(self.shared[int(value)])
        if kind == "b":
            return "Yes" if value == "1" else "No"
        if kind != "n" or not value:
            return self._counted(clean(value))
        style = int(cell.get("s", "0"))
        form = self.forms[style] if 0 <= style < len(self.forms) else PLAIN_CELL
        return self._counted(_day(value) if form.is_day else number_shown(clean(value), form.sign))

    def _counted(self, words: str) -> str:
        self.characters += len(words)
        if self.characters > MOST_CHARACTERS:
            raise too_much(f"more than {MOST_CHARACTERS:,} characters")
        return words


def _words(element: "_Element") -> str:
    """Return the words of a string, without those that say how it is spoken."""
    spoken = {id(one) for part in element.iter(_MAIN + "rPh") for one in part.iter()}
    said = (one.text or "" for one in element.iter(_MAIN + "t") if id(one) not in spoken)
    return clean("".join(said)).strip()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _day(value: str) -> str:
    try:
        return said_date((_EPOCH + timedelta(days=int(float(value)))).date())
    except (ValueError, OverflowError):
        return value


def _blocks(rows: list[list[str]]) -> Iterator[Block]:
    """Go through neighbouring rows as blocks, as wide as the widest of them."""
    if not rows:
        return
    first = min(next(n for n, cell in enumerate(row) if cell) for row in rows)
    width = max(map(len, rows)) - first
    for row in rows:
        cells = [*row[first:], *[""] * (width - len(row) + first)]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0]:
            yield Paragraph(new_id(), (Run(filled[0]),))
        else:
            runs: tuple[Runs, ...] = tuple((Run(cell),) if cell else () for cell in cells)
            yield Table(new_id(), (runs,))


def rehearsal() -> bytes:
    """Return a small workbook, to be read so that everything is loaded that reading needs."""
    main = _MAIN.strip("{}")
    related = _RELATED.partition("}")[0].strip("{")
    sheet = '<c r="A1" t="inlineStr"><is><t>Rehearsal</t></is></c><c r="B1" s="0"><v>1</v></c>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">{sheet}'
        "</row></sheetData></worksheet>",
    }
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return source.getvalue()
