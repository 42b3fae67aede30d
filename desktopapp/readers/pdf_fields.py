"""What was filled in a form of a PDF, or typed on its pages, read where it stands.

Such words are no part of a page's own drawing (ISO 32000-1, 12.5 and 12.7).
"""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_ushort
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_lines import PrintedLine

_LONGEST = 100_000  # units of UTF-16 of a value
_MOST = 5_000  # annotations of a page
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13  # the flag of a field whose value nobody may see
_TICKED = {True: "☒", False: "☐"}
_TICKS = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_CHOICES = {pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_SQUIGGLY,
}
_NO_WORDS = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
_LINE = 12.0  # points: how high a line of a field is, for want of another
_LEVEL = 0.8  # of that: a label stands no higher or lower than its field


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value and where it stands, in points."""

    text: str
    x: float
    y: float
    end: float
    top: float

    @property
    def ticks(self) -> bool:
        """Whether it is a box to tick, whose label stands after it."""
        return self.text in _TICKED.values()


@dataclass(frozen=True, slots=True)
class PageEntries:
    """What stands on a page beside its own drawing: the values, and how many comments."""

    filled: tuple[FieldValue, ...] = ()
    comments: int = 0
    drawn: bool = False  # more was drawn: the page is to be loaded again


def on_page(form: Any, page: Any) -> PageEntries:  # noqa: ANN401  # handles of a library in C
    """Return what was filled in or typed on a page, and draw all else that stands on it.

    What is read by its value goes; a signature, a stamp or a button becomes part of the page's own
    drawing, so that its letters are read with it once the page is loaded again.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)
    if count <= 0:
        return PageEntries()
    pdfium.FORM_OnAfterLoadPage(page, form)
    filled: list[FieldValue] = []
    comments, drawn = 0, False
    for index in reversed(range(count)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        read = kind in _NO_WORDS
        if kind in _COMMENTS:
            comments += bool(told(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents"))
            read = True
        elif not read and not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
            value = _value(form, annotation, kind)
            read = value is not None
            filled += _placed(annotation, value) if value else ()
        pdfium.FPDFPage_CloseAnnot(annotation)
        if read:
            pdfium.FPDFPage_RemoveAnnot(page, index)
        drawn = drawn or not read
    if drawn:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FORM_OnBeforeClosePage(page, form)
    return PageEntries(tuple(reversed(filled)), comments, drawn)


def _value(form: Any, annotation: Any, kind: int) -> str | None:  # noqa: ANN401  # the same
    """Return what a field or a typed annotation says, or nothing where only its drawing does."""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return told(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents") or None
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _TICKS:
        return _TICKED[bool(pdfium.FPDFAnnot_IsChecked(form, annotation))]
    if field in _CHOICES:
        return _chosen(form, annotation)
    if field != pdfium.FPDF_FORMFIELD_TEXTFIELD:
        return None
    secret = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD
    return "" if secret else told(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)


def _chosen(form: Any, annotation: Any) -> str:  # noqa: ANN401  # the same
    """Return what was chosen of a list, or written instead."""
    chosen = [
        told(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)
        for option in range(pdfium.FPDFAnnot_GetOptionCount(form, annotation))
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option)
    ]
    return ", ".join(chosen) or told(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)


def _placed(annotation: Any, text: str) -> Iterator[FieldValue]:  # noqa: ANN401  # the same
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
    bottom, top = sorted((rect.bottom, rect.top))
    if text.strip():
        yield FieldValue(text.strip(), rect.left, bottom, rect.right, top)


def told(ask: Any, *asked: Any) -> str:  # noqa: ANN401  # functions and handles of a library in C
    """Return the text that a function of PDFium gives."""
    length = min(ask(*asked, None, 0) // 2, _LONGEST)
    if length <= 1:
        return ""
    buffer = (c_ushort * length)()
    ask(*asked, buffer, 2 * length)
    return bytes(buffer)[:-2].decode("utf-16-le", "replace")


def with_filled(lines: Sequence[PrintedLine], filled: Sequence[FieldValue]) -> list[PrintedLine]:
    """Return the lines of a page with what was filled in: beside its label, or in its place."""
    made = list(lines)
    for value in filled:
        texts = value.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        beside = _label(made, value) if len(texts) == 1 else None
        if beside is not None:
            line = made[beside]
            text = f"{value.text} {line.text}" if value.ticks else f"{line.text} {value.text}"
            made[beside] = replace(line, text=text, end=max(line.end, value.end))
            continue
        above = [n for n, line in enumerate(made) if line.y >= value.top - _LINE / 2]
        at = 1 + min(above, key=lambda n: (made[n].y, -n)) if above else 0
        made[at:at] = [
            PrintedLine(
                text, value.x, value.top - _LINE * (n + 1), _LINE, bold=False, end=value.end
            )
            for n, text in enumerate(texts)
            if text.strip()
        ]
    return made


def _label(lines: Sequence[PrintedLine], value: FieldValue) -> int | None:
    """Return which line is the label of a field: to its left, or to the right of a box to tick."""
    found: list[tuple[float, int]] = []
    middle = (value.y + value.top) / 2
    for n, line in enumerate(lines):
        gap = line.x - value.end if value.ticks else value.x - line.end
        level = abs(line.y + line.size / 3 - middle) < _LEVEL * max(line.size, _LINE)
        if level and not line.turned and gap > -2:  # noqa: PLR2004  # points: drawn by hand
            found.append((gap, n))
    return min(found)[1] if found else None
