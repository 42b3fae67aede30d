"""What was filled in a form of a PDF, or typed on its pages, read where it stands.

Such words are no part of a page's own drawing (ISO 32000-1, 12.5 and 12.7).
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_float, c_ushort
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_lines import PrintedLine
from desktopapp.readers.pdf_words import PrintedWord
from desktopapp.readers.reading import MOST_CHARACTERS, too_much

_MOST = 5_000  # annotations of a page
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13  # the flag of a field whose value nobody may see
_TICKED = {True: "☒", False: "☐"}
_TICKS = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_OWN_SIZE = 10.0  # points: of a list whose program chooses the size
_STEP = 1.15  # times the size: from a choice of a list to the next
_DRAWN = re.compile(r"\(([ !-'*-\[\]-~]+)\)\s*Tj")  # words that need no font to be told
_DRAWS = re.compile(r"[)>\]]\s*(?:Tj|TJ|'|\")")  # letters of any kind
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_SQUIGGLY,
}
_NO_WORDS = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
_LINE = 12.0  # points: how high a line of a field is, for want of another
_TALL = 2 * _LINE  # of a field for lines, which is none within a sentence
_LEVEL = 0.8  # of that: a label stands no higher or lower than its field
_BETWEEN = 0.3  # of the size: from a label to its value
_DRAWN_BY_HAND = 2.0  # points by which a field may lie over its label


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
    reading = _READ.get(field)
    return reading(form, annotation) if reading else None


def _typed(form: Any, annotation: Any) -> str | None:  # noqa: ANN401  # the same
    """Return what was typed into a field, unless nobody may see it or only its drawing tells."""
    if pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
        return ""
    value = told(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    if not value and _DRAWS.search(_drawing(annotation)):
        return None  # a long value may be a stream of its own
    return _as_drawn(form, annotation, value)


def _drawing(annotation: Any) -> str:  # noqa: ANN401  # the same
    return told(pdfium.FPDFAnnot_GetAP, annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL)


def _as_drawn(form: Any, annotation: Any, value: str) -> str:  # noqa: ANN401  # the same
    """Return a value in the form in which it is drawn, such as 1,000.00 for 1000."""
    by_program = told(
        pdfium.FPDFAnnot_GetFormAdditionalActionJavaScript,
        form,
        annotation,
        pdfium.FPDF_ANNOT_AACTION_FORMAT,
    )
    if not by_program:
        return value
    found = _DRAWN.findall(_drawing(annotation))
    return found[0] if len(found) == 1 and found[0].strip() else value


def _choices(form: Any, annotation: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401  # the same
    """Go through what a list offers, and tell of each whether it was chosen."""
    for option in range(pdfium.FPDFAnnot_GetOptionCount(form, annotation)):
        words = told(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)
        yield words, bool(pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option))


def _listed(form: Any, annotation: Any) -> str:  # noqa: ANN401  # the same
    """Return what a list that stands open shows: each choice, ticked or not, and all ticked."""
    rect, size, first = pdfium.FS_RECTF(), c_float(), c_float()
    pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
    pdfium.FPDFAnnot_GetFontSize(form, annotation, byref(size))
    pdfium.FPDFAnnot_GetNumberValue(annotation, b"TI", byref(first))
    lines = round(abs(rect.top - rect.bottom) / (_STEP * max(size.value or _OWN_SIZE, 1.0)))
    shown = range(int(first.value), int(first.value) + lines)
    offered = enumerate(_choices(form, annotation))
    return " ".join(f"{_TICKED[on]} {words}" for n, (words, on) in offered if on or n in shown)


def _chosen(form: Any, annotation: Any) -> str:  # noqa: ANN401  # the same
    """Return what was chosen of a list, or written instead."""
    chosen = [words for words, is_chosen in _choices(form, annotation) if is_chosen]
    return ", ".join(chosen) or told(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)


_READ: Mapping[int, Callable[[Any, Any], str | None]] = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD: _typed,
    pdfium.FPDF_FORMFIELD_COMBOBOX: _chosen,
    pdfium.FPDF_FORMFIELD_LISTBOX: _listed,
}


def _placed(annotation: Any, text: str) -> Iterator[FieldValue]:  # noqa: ANN401  # the same
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
    bottom, top = sorted((rect.bottom, rect.top))
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if text:
        yield FieldValue(text, rect.left, bottom, rect.right, top)


def told(ask: Any, *asked: Any) -> str:  # noqa: ANN401  # functions and handles of a library in C
    """Return the text that a function of PDFium gives, which gives all of it or nothing."""
    length = ask(*asked, None, 0) // 2
    if length > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    if length <= 1:
        return ""
    buffer = (c_ushort * length)()
    ask(*asked, buffer, 2 * length)
    return bytes(buffer)[:-2].decode("utf-16-le", "replace")


def among_words(
    words: Sequence[PrintedWord], filled: Sequence[FieldValue]
) -> tuple[list[PrintedWord], list[FieldValue]]:
    """Put what was filled in among the words of a page, beside its label.

    Return the words, and the values that have no label or are of several lines.
    """
    if not filled:
        return list(words), []
    upright = sorted((word for word in words if not word.turned), key=_middle)
    middles = [_middle(word) for word in upright]
    reach = _LEVEL * max((word.size for word in upright), default=_LINE)
    before: defaultdict[int, list[PrintedWord]] = defaultdict(list)
    after: defaultdict[int, list[PrintedWord]] = defaultdict(list)
    rest: list[FieldValue] = []
    for value in sorted(filled, key=lambda one: one.x):
        middle = (value.y + value.top) / 2
        low, high = (bisect(middles, middle + way * max(reach, _LEVEL * _LINE)) for way in (-1, 1))
        left, right = _neighbours(upright[low:high], value)
        if value.top - value.y > _TALL and not value.ticks:
            right = None
        if "\n" in value.text or not (left or right):
            rest.append(value)
        elif right and (not left or _labels(right, left, value)):
            gap = _BETWEEN * right.size
            end = max(value.x, right.x - gap)
            before[id(right)].append(_as_word(value, right, value.x, end))
        elif left:
            x = left.end + _BETWEEN * left.size
            after[id(left)].append(_as_word(value, left, x, max(x, value.end)))
    made = [one for word in words for one in (*before[id(word)], word, *after[id(word)])]
    return made, rest


def _middle(word: PrintedWord) -> float:
    """Return how high the middle of a word's small letters is."""
    return word.y + word.size / 3


def _labels(right: PrintedWord, left: PrintedWord, value: FieldValue) -> bool:
    """Tell whether a value belongs to the word after it: a box that is no nearer to one before."""
    return value.ticks and right.x - value.end <= 2 * max(0.0, value.x - left.end)


def _neighbours(
    words: Iterable[PrintedWord], value: FieldValue
) -> tuple[PrintedWord | None, PrintedWord | None]:
    """Return the nearest words before and after a value in its line."""
    middle = (value.y + value.top) / 2
    left: PrintedWord | None = None
    right: PrintedWord | None = None
    for word in words:
        if abs(_middle(word) - middle) >= _LEVEL * max(word.size, _LINE):
            continue
        if word.end < value.x + _DRAWN_BY_HAND and (left is None or word.end > left.end):
            left = word
        elif word.x > value.end - _DRAWN_BY_HAND and (right is None or word.x < right.x):
            right = word
    return left, right


def _as_word(value: FieldValue, beside: PrintedWord, x: float, end: float) -> PrintedWord:
    return PrintedWord(value.text, x, end, beside.y, beside.size, bold=False)


def with_filled(lines: Sequence[PrintedLine], filled: Sequence[FieldValue]) -> list[PrintedLine]:
    """Return the lines of a page with values that have no label, each in its place."""
    made = list(lines)
    for value in sorted(filled, key=lambda one: (-round(one.top), -one.x)):  # each before the last
        above = [n for n, line in enumerate(made) if line.y >= value.top - _LINE / 2]
        at = 1 + min(above, key=lambda n: (made[n].y, -n)) if above else 0
        made[at:at] = [
            PrintedLine(
                text, value.x, value.top - _LINE * (n + 1), _LINE, bold=False, end=value.end
            )
            for n, text in enumerate(value.text.split("\n"))
            if text.strip()
        ]
    return made
