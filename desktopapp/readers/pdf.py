"""The text of a PDF: lines in reading order, page furniture taken away, then read as text.

A PDF holds words at places, no paragraphs. The order in which a page draws its text is trusted,
except where a page is drawn line by line across columns.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.plan.progress import Steps, uncounted
from desktopapp.readers.archive import locked
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.pdf_boxes import struck_words, with_drawn_boxes
from desktopapp.readers.pdf_colours import has_patterns, white_texts, with_drawn_lights
from desktopapp.readers.pdf_damage import damaged_pages
from desktopapp.readers.pdf_doubt import untold
from desktopapp.readers.pdf_fields import among_words, on_page, told, with_filled
from desktopapp.readers.pdf_furniture import PrintedPage, without_furniture
from desktopapp.readers.pdf_grid import with_ruled_tables
from desktopapp.readers.pdf_gutters import with_open_tables
from desktopapp.readers.pdf_initials import with_initials
from desktopapp.readers.pdf_layers import layers_off
from desktopapp.readers.pdf_maps import with_letters_told, with_tables_counted
from desktopapp.readers.pdf_objects import PdfObjects
from desktopapp.readers.pdf_pictures import (
    page_pictures,
    said_of_pictures,
    with_pictures,
    without_repeated,
)
from desktopapp.readers.pdf_rules import page_rules
from desktopapp.readers.pdf_said import counted_words, said_doubtful, said_struck, said_torn
from desktopapp.readers.pdf_tables import with_blank_cells
from desktopapp.readers.pdf_text import body_size, written
from desktopapp.readers.pdf_upright import with_upright_names
from desktopapp.readers.pdf_words import (
    OFF,
    WHITE,
    PageLetters,
    PrintedWord,
    in_letters,
    turned_place,
    words_of_page,
)
from desktopapp.readers.plaintext import text_blocks
from desktopapp.readers.reading import (
    MOST_CHARACTERS,
    UNTOUCHED,
    NoWords,
    Reading,
    damaged,
    too_much,
)
from desktopapp.readers.word_symbols import UNKNOWN

_MOST_PAGES = 1_000
_TOOL_TITLE = re.compile(
    r"microsoft word - |untitled|anonymous|powerpoint presentation|\.(?:docx?|pdf|indd)$",
    re.IGNORECASE,
)
_LEVEL = 0.1  # of the size: words of a line stand no higher or lower
_WORD_GAP = 1.0  # of the size: nor further apart, within a sentence
_WATERMARK = 2.0  # times the size of the text, and aslant

pdfium.FPDF_InitLibrary()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read; ``fault`` says why its words are not to be had."""

    sheet: PrintedPage
    fault: str = ""
    comments: int = 0
    beyond: int = 0  # words that are drawn beyond its edge
    gone: Counter[str] = field(default_factory=Counter)  # words that nobody sees, by why
    lights: int = 0  # of a status
    struck: tuple[str, ...] = ()  # words that a line goes through


@dataclass(frozen=True, slots=True)
class _Unseen:
    """What tells which words nobody sees: layers that are off, and if colours are not told."""

    off: frozenset[str]
    has_patterns: bool


def read_pdf(data: bytes, told_pages: Steps = uncounted) -> Reading:
    """Read a PDF, or raise ``Problem``.

    ``told_pages`` is told before each page how many are read, and of how many.
    """
    objects = PdfObjects(data)
    whole = with_letters_told(data, objects)
    if whole is not data:
        data, objects = whole, PdfObjects(whole)
    unseen = _Unseen(layers_off(data, objects), has_patterns(data, objects))
    pages, title = _read(data, unseen, told_pages)
    if any(page.fault == _UNTOLD for page in pages):
        counted = with_tables_counted(data, objects)
        pages, title = (pages, title) if counted is data else _read(counted, unseen, told_pages)
    harmed = damaged_pages(data, objects, len(pages))
    pages = [_harmed(page) if n in harmed else page for n, page in enumerate(pages)]
    return _reading(pages, "" if _TOOL_TITLE.search(title) else title)


def _read(data: bytes, unseen: _Unseen, told_pages: Steps) -> tuple[list[_Page], str]:
    """Read the pages of a PDF and its title, or raise ``Problem``."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        protected = pdfium.FPDF_GetLastError() in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        )
        raise locked() if protected else damaged("PDF")
    information = pdfium.FPDF_FORMFILLINFO()
    information.version = 2
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, byref(information))
    try:
        pages = list(_pages(document, form, unseen, told_pages))
        title = told(pdfium.FPDF_GetMetaText, document, b"Title").strip()
    finally:
        pdfium.FPDFDOC_ExitFormFillEnvironment(form)
        pdfium.FPDF_CloseDocument(document)
    return pages, title


def _harmed(page: _Page) -> _Page:
    """Return a page of which words may be missing."""
    return replace(page, fault=_IN_PART if page.sheet.lines else _DAMAGED)


def _reading(pages: Sequence[_Page], title: str) -> Reading:
    """Make a reading of pages, with notes of all that was left out."""
    if not any(page.sheet.lines for page in pages):
        raise _untold() if any(page.fault == _UNTOLD for page in pages) else _scan()
    notes = list(_unread(pages))
    sheets = [page.sheet for page in pages]
    body = body_size([sheet.lines for sheet in sheets])
    sheets, aslant = _without_watermarks(sheets, body)
    kept, furniture = without_furniture(sheets, body)
    if furniture:
        notes.append("Headers and footers of pages were left out: " + "; ".join(furniture) + ".")
    if aslant:
        notes.append("Text aslant across pages was left out: " + "; ".join(aslant) + ".")
    unknown = sum(line.text.count(UNKNOWN) for lines in kept for line in lines)
    if unknown:
        notes.append(
            counted_words(unknown, "letter") + f" that no font tells: each stands as {UNKNOWN}."
        )
    notes += _left_out(pages)
    tables = [
        with_open_tables(lines, sheet.rules) for lines, sheet in zip(kept, sheets, strict=True)
    ]
    if torn := [text for _, found in tables for text in found]:
        notes.append(said_torn(torn))
    rows = [with_blank_cells(lines) for lines, _ in tables]
    if doubtful := [text for _, found in rows for text in found]:
        notes.append(said_doubtful(doubtful))
    pictures, repeated = without_repeated([sheet.pictures for sheet in sheets])
    notes += said_of_pictures(pictures, repeated)
    whole = [
        with_pictures(lines, found, body) for (lines, _), found in zip(rows, pictures, strict=True)
    ]
    return Reading("", text_blocks(written(whole)), title, tuple(notes))


def _left_out(pages: Sequence[_Page]) -> Iterator[str]:
    """Go through the sentences that say what of the pages is no text, or may be none."""
    if beyond := sum(page.beyond for page in pages):
        yield counted_words(beyond, "word") + " left out, drawn beyond the edge of a page."
    gone = sum((page.gone for page in pages), Counter[str]())
    if gone[OFF]:
        yield counted_words(gone[OFF], "word") + " left out, on layers that are switched off."
    if gone[WHITE]:
        yield counted_words(gone[WHITE], "word") + " left out, hidden as white on white."
    if lights := sum(page.lights for page in pages):
        yield from said_of_left_out({LeftOut.LIGHT: lights})
    if struck := [word for page in pages for word in page.struck]:
        yield said_struck(struck)
    if comments := sum(page.comments for page in pages):
        yield counted_words(comments, "comment") + " left out."


def rehearsal() -> bytes:
    """Return a small page; to read it makes pypdf load all that it loads only when it is used."""
    drawing = zlib.compress(b"BT /F 12 Tf 9 9 Td (Rehearsal) Tj ET")
    parts = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R",
        b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(drawing),
        drawing,
        b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica",
        b"/Encoding/WinAnsiEncoding>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
    )
    return b"".join(parts)


def _pages(
    document: Any,  # noqa: ANN401  # handles of a library in C, here and below
    form: Any,  # noqa: ANN401
    unseen: _Unseen,
    told_pages: Steps,
) -> Iterator[_Page]:
    """Read page by page; a page that cannot be read does not keep the others from it."""
    count = pdfium.FPDF_GetPageCount(document)
    if count > _MOST_PAGES:
        raise too_much(f"more than {_MOST_PAGES:,} pages")
    total = 0
    for number in range(count):
        told_pages(number, count)
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            yield _Page(PrintedPage((), 0, 0), _DAMAGED)
            continue
        found = on_page(form, page)
        if found.drawn:
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, number)
        white = frozenset[int]() if unseen.has_patterns else white_texts(page)
        letters = PageLetters(page, unseen.off, white)
        total += letters.count + sum(len(value.text) for value in found.filled)
        if total > MOST_CHARACTERS:
            raise too_much(f"more than {MOST_CHARACTERS:,} characters")
        drawn, turned, gone = _words(page, letters, unseen.off, white)
        shown = _shown(page, drawn)
        doubtful = untold(shown)
        lit, lights = with_drawn_lights([] if doubtful else shown, page, turned)
        boxed = with_drawn_boxes(lit, page, turned) if lit else []
        words, alone = among_words(boxed, found.filled)
        rules = page_rules(page, turned)
        struck = tuple(struck_words(words, rules.level))
        ruled = with_ruled_tables(words, rules, turned)
        named = with_upright_names(with_initials(ruled), turned)
        lines = with_filled(named, alone)
        fault = _UNTOLD if doubtful else "" if lines else _EMPTY
        reach = _reach(page, turned)[1::2]
        pictures = page_pictures(page, turned)
        sheet = PrintedPage(tuple(lines), *reach, rules.level, pictures)
        beyond = len(drawn) - len(shown)
        yield _Page(sheet, fault, found.comments, beyond, gone, lights, struck)
        pdfium.FPDF_ClosePage(page)


def _words(
    page: Any,  # noqa: ANN401
    letters: PageLetters,
    off: frozenset[str],
    white: frozenset[int],
) -> tuple[list[PrintedWord], int, Counter[str]]:
    """Return the words of a page in the order of its lines, how most are turned, and what is gone.

    PDFium orders what stands upright on the page as it is shown. So a page on which most of the
    words lie on their side is turned until they stand, and asked again.
    """
    found = in_letters(words_of_page(letters))
    letters.close()
    ways: Counter[int] = Counter()
    for word in found:
        ways[word.turned] += len(word.text)
    turned = ways.most_common(1)[0][0] if ways else 0
    quarters, aside = divmod(turned, 90)
    if aside or quarters == pdfium.FPDFPage_GetRotation(page):
        return found, turned, letters.gone
    pdfium.FPDFPage_SetRotation(page, quarters)
    letters = PageLetters(page, off, white)
    found = in_letters(words_of_page(letters))
    letters.close()
    return found, turned, letters.gone


_DAMAGED = "damaged"
_IN_PART = "damaged in part"
_EMPTY = "holds no text"
_UNTOLD = "does not tell its letters"


def _reach(page: Any, turned: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Return the edges of a page, left, bottom, right and top, as its lines are turned."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    edges = [c_float(edge) for edge in (box.left, box.bottom, box.right, box.top)]
    pdfium.FPDFPage_GetMediaBox(page, *map(byref, edges))  # what is cut off may be words
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [turned_place(x, y, turned) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def _shown(page: Any, drawn: Sequence[PrintedWord]) -> list[PrintedWord]:  # noqa: ANN401
    """Return the words that stand on the page, or run over its edge, and none beyond it.

    A line that begins on the page is read to its end: half a sentence says something else.
    """
    edges = {turned: _reach(page, turned) for turned in {word.turned for word in drawn}}
    shown: list[PrintedWord] = []
    before: PrintedWord | None = None
    for word in drawn:
        left, bottom, right, top = edges[word.turned]
        on_page = word.end > left and word.x < right and bottom - word.size < word.y < top
        if not on_page and not (before and _goes_on(before, word)):
            before = None
            continue
        shown.append(word)
        before = word
    return shown or list(drawn)  # a page whose box is wrong


def _goes_on(before: PrintedWord, word: PrintedWord) -> bool:
    """Tell whether a word follows another in its line, no further off than words stand."""
    level = before.turned == word.turned and abs(before.y - word.y) < _LEVEL * word.size
    return level and abs(word.x - before.end) < _WORD_GAP * word.size


def _without_watermarks(
    sheets: Sequence[PrintedPage], body: float
) -> tuple[list[PrintedPage], list[str]]:
    """Take large words off the pages that stand aslant behind the text."""
    gone: dict[str, None] = {}
    kept: list[PrintedPage] = []
    for sheet in sheets:
        lines = []
        for line in sheet.lines:
            if line.turned % 90 and line.size > _WATERMARK * body and len(sheet.lines) > 1:
                gone[f"“{line.text[:80]}”"] = None
            else:
                lines.append(line)
        kept.append(replace(sheet, lines=tuple(lines)))
    return kept, list(gone)


def _scan() -> NoWords:
    return NoWords(
        "No page of this PDF holds text: it seems to be a scan.",
        safe=UNTOUCHED,
        then="Ask for the typed original, or have the scan read by a program for that (OCR).",
    )


def _untold() -> NoWords:
    return NoWords(
        "This PDF does not tell which letters it draws, so its words cannot be read.",
        safe=UNTOUCHED,
        then="Ask for the typed original, or have its pages read by a program for scans (OCR).",
    )


def _unread(pages: Sequence[_Page]) -> Iterator[str]:
    """Name the pages whose words were not read, with the reason."""
    for fault, one, several in (
        (
            _EMPTY,
            "was not read: it holds no text. It may be a picture or a scan.",
            "were not read: they hold no text and may be scans.",
        ),
        (
            _UNTOLD,
            "was not read: its fonts do not tell which letters they draw.",
            "were not read: their fonts do not tell which letters they draw.",
        ),
        (
            _IN_PART,
            "is damaged: some of its words may be missing.",
            "are damaged: some of their words may be missing.",
        ),
        (_DAMAGED, "was not read: it is damaged.", "were not read: they are damaged."),
    ):
        found = [str(number) for number, page in enumerate(pages, 1) if page.fault == fault]
        if len(found) == 1:
            yield f"Page {found[0]} {one}"
        elif found:
            yield f"Pages {', '.join(found)} {several}"
