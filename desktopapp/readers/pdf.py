"""The text of a PDF: lines put in reading order, page furniture taken away, then read as text.

A PDF holds words at places, no paragraphs. The order in which a page draws its text is trusted,
except where a page is drawn line by line across two columns.
"""

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from desktopapp.readers.archive import locked
from desktopapp.readers.lines import goes_on
from desktopapp.readers.pdf_widths import Widths
from desktopapp.readers.plaintext import text_blocks
from desktopapp.readers.reading import (
    MOST_CHARACTERS,
    UNTOUCHED,
    NoWords,
    Reading,
    damaged,
    too_much,
)

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES = 1_000
_BULLETS = str.maketrans(dict.fromkeys("\x7f\uf0b7\uf0a7\uf0d8\uf0fc\uf06e", "•"))
_BARE_LABEL = re.compile(r"[•·◦▪●‣⁃∙■□➢►✓–-]|o|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]?|\d[\d.]{1,7}")
_BULLET = re.compile(r"[•·◦▪●‣⁃∙■□➢►✓–o-]\s")
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_TOOL_TITLE = re.compile(
    r"microsoft word - |untitled|anonymous|powerpoint presentation|\.(?:docx?|pdf|indd)$",
    re.IGNORECASE,
)
_EDGE = 3  # lines at the top and bottom of a page that may be page furniture
_NUMBERED = 9  # words of a header or footer at most that counts pages
_SPACE = 0.15  # of the size: a wider gap after a measured letter parts words
_SLACK = 0.005  # of the size, more for each letter of what was measured
_CHARACTER = 0.5  # of the size: the width of a character, for want of a measured one
_COLUMN_GAP = 1.8  # of the size: a wider gap within a line parts cells or columns
_LABEL_GAP = 5.0  # of the size: no number or bullet stands further from its text
_LARGER = 1.12  # times the size of body text: a heading
_HEADING_STEP = 1.4  # times the size: lines of one heading are no further apart
_HEADING = 24  # words
_PAIRED = 0.6  # the share of a page's lines that stand side by side where there are columns
_COLUMN_LINE = 25  # characters of a line in a column; a table's entries are shorter


@dataclass(frozen=True, slots=True)
class _Line:
    """A line on a page: where it begins, in points from the bottom left, and how it looks."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    cells: tuple[tuple[float, str], ...] = ()  # where each part begins, if there are gaps
    end: float = 0.0  # where its last part ends, if the font tells how wide it is
    letters: int = 0  # of its last part: spacing that nobody tells adds up over them


def read_pdf(data: bytes) -> Reading:
    """Read a PDF, or raise ``Problem``."""
    from pypdf import PdfReader  # noqa: PLC0415  # only a worker that reads PDF needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415  # the same

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked()
        widths = Widths()
        pages = [_page_lines(page, widths) for page in _pages(reader)]
        title = _title(reader)
    except (PyPdfError, RecursionError, *FAULTS) as error:
        raise damaged("PDF") from error
    if not any(pages):
        raise _scan()
    notes = list(_unread(pages))
    pages, furniture = _without_furniture(pages)
    if furniture:
        notes.append("Headers and footers of pages were left out: " + "; ".join(furniture) + ".")
    return Reading("", text_blocks(_text(pages)), title, tuple(notes))


FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(ArithmeticError, NotImplementedError, OSError, EOFError),
)  # what pypdf lets through from damaged files (measured: 300 mutated files)


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


def _pages(reader: "PdfReader") -> Iterator["PageObject"]:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise too_much(f"more than {_MOST_PAGES:,} pages")
    yield from reader.pages


def _title(reader: "PdfReader") -> str:
    """Return the title that the file names, unless a program made it up."""
    metadata = reader.metadata
    title = str(metadata.title or "") if metadata else ""
    return "" if _TOOL_TITLE.search(title.strip()) else title


def _scan() -> NoWords:
    return NoWords(
        "No page of this PDF holds text: it seems to be a scan.",
        safe=UNTOUCHED,
        then="Ask for the typed original, or have the scan read by a program for that (OCR).",
    )


def _unread(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    empty = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == 1:
        yield f"Page {empty[0]} was not read: it holds no text. It may be a picture or a scan."
    elif empty:
        yield f"Pages {', '.join(empty)} were not read: they hold no text and may be scans."


def _page_lines(page: "PageObject", widths: Widths) -> list[_Line]:
    """Return the lines of a page in reading order."""
    parts: list[_Line] = []
    total = 0

    def gather(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        nonlocal total
        total += len(text)
        if total > MOST_CHARACTERS:
            raise too_much(f"more than {MOST_CHARACTERS:,} characters")
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
        bold = _is_bold(font)
        turned = abs(tm[1]) > abs(tm[0])  # its lines stand side by side
        for n, line in enumerate(text.translate(_BULLETS).split("\n")):
            if line.strip():
                high = abs(size) * scale or 1.0
                wide = widths.of(font, line.strip()) * high
                end = x + wide if wide else 0.0
                written = line + " " if turned and n < text.count("\n") else line
                parts.append(_Line(written, x, y - n * 0.01, high, bold, (), end, len(line)))

    page.extract_text(visitor_text=gather)
    return _in_columns(_on_lines(parts))


def _is_bold(font: object) -> bool:
    name = str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""
    return bool(re.search(r"bold|black|heavy|demi", name, re.IGNORECASE))


def _on_lines(parts: Sequence[_Line]) -> list[_Line]:
    """Join parts that the page draws one after the other on one line."""
    lines: list[_Line] = []
    for part in parts:
        last = lines[-1] if lines else None
        if last is None or abs(last.y - part.y) > 0.4 * max(part.size, last.size):
            lines.append(replace(part, cells=((part.x, part.text),)))
            continue
        cell_x, cell_text = last.cells[-1]
        guessed = cell_x + len(cell_text) * last.size * _CHARACTER
        end = last.end or guessed
        space = (_SPACE + _SLACK * last.letters) * part.size if last.end else 0.0
        apart = part.x - end > space
        label = _BARE_LABEL.fullmatch(last.text.strip()) if apart else None
        bold = part.bold if label else last.bold and part.bold
        size = part.size if label else max(last.size, part.size)
        if part.x - end > _LABEL_GAP * part.size or (
            part.x - end > _COLUMN_GAP * part.size and not label
        ):
            cells = (*last.cells, (part.x, part.text.strip()))
            text = f"{last.text.rstrip()}\t{part.text.lstrip()}"
        else:
            # pypdf writes a space for a gap, but not where letters are drawn one by one
            written = last.text.endswith(" ") or part.text.startswith(" ")
            between = " " if label or (last.end and apart and not written) else ""
            cells = (*last.cells[:-1], (cell_x, cell_text + between + part.text))
            text = last.text + between + part.text
        lines[-1] = replace(part, text=text, x=last.x, y=last.y, cells=cells, bold=bold, size=size)
    return [replace(line, text=re.sub(r" {2,}", " ", line.text).strip()) for line in lines]


def _in_columns(lines: list[_Line]) -> list[_Line]:
    """Put lines that were drawn across two columns into the order of the columns."""
    paired = [line for line in lines if len(line.cells) == 2]  # noqa: PLR2004  # left and right
    if len(paired) < _PAIRED * len(lines) or len(paired) < _EDGE:
        return lines
    if median(len(text) for line in paired for _, text in line.cells) < _COLUMN_LINE:
        return lines
    middle = min(line.cells[1][0] for line in paired) - 1
    left: list[_Line] = []
    right: list[_Line] = []
    for line in lines:
        for x, text in line.cells:
            side = left if x < middle else right
            side.append(replace(line, text=text.strip(), x=x, cells=((x, text),)))
    return left + right


def _without_furniture(
    pages: list[list[_Line]],
) -> tuple[list[list[_Line]], list[str]]:
    """Take page numbers, and lines that stand on most pages at top or bottom, off the pages."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in _edges(lines)})
    filled = sum(1 for lines in pages if lines)
    again = {shape for shape, count in seen.items() if count > 1 and count * 2 > filled}
    kept_pages: list[list[_Line]] = []
    gone: dict[str, str] = {}
    for lines in pages:
        edges = _edges(lines)
        kept: list[_Line] = []
        for line in lines:
            furniture = _shape(line) in again or _PAGE_NUMBER.fullmatch(line.text)
            if line in edges and furniture and filled > 1:
                gone.setdefault(_shape(line), f"“{line.text[:80]}”")
            else:
                kept.append(line)
        kept_pages.append(kept)
    return kept_pages, list(gone.values())[:5]


def _edges(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines at the top and the bottom of a page, by their place on it."""
    ordered = sorted(lines, key=lambda line: line.y)
    return [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _shape(line: _Line) -> str:
    """Return a line's words and roughly where it stands; a short line without its numbers."""
    numbered = len(line.text.split()) <= _NUMBERED
    words = re.sub(r"[0-9]+", "0", line.text) if numbered else line.text
    return f"{words.lower()} {line.y // 6}"


def _text(pages: Sequence[Sequence[_Line]]) -> str:
    """Write the lines as text with blank lines between paragraphs and marked headings."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    larger = sorted((size for size in sizes if size > body * _LARGER), reverse=True)
    out: list[str] = []
    indents = _Indents()
    for lines in pages:
        step = _step(lines)
        before: _Line | None = None
        for line in lines:
            level = _level(line, body, larger)
            if before and not level and _ends_heading(before, line, out[-1]):
                level = _level(before, body, larger)
            same = before is not None and level == _level(before, body, larger)
            if before and level and same and 0 < before.y - line.y < _HEADING_STEP * line.size:
                out[-1] += f" {line.text}"
            else:
                if before is None or not same or _parted(before, line, step):
                    out.append("")
                mark = "#" * level + " " if level else indents.of(line, before)
                out.append(mark + line.text)
            before = line
    return _unparted(out)


class _Indents:
    """How far bullets in a row are indented, as spaces; another column keeps the level."""

    def __init__(self) -> None:
        self.base = 0.0
        self.last = 0
        self.x = 0.0

    def of(self, line: _Line, before: _Line | None) -> str:
        """Return the spaces before a line that begins with a bullet."""
        if not _BULLET.match(line.text):
            if abs(line.x - self.x) > _COLUMN_GAP * line.size or line.x < self.base:
                self.base = 0.0  # no line that goes on with the item: the list has ended
            return ""
        step = 1.2 * line.size
        if not self.base:
            self.base, self.last = line.x, 0
        elif before is None or line.y > before.y:
            self.base = line.x - self.last * step
        self.last = max(0, round((line.x - self.base) / step))
        self.x = line.x
        return "  " * self.last


def _unparted(lines: list[str]) -> str:
    """Join a heading's lines, and drop the gap at a page end within a sentence."""
    text = "\n".join(lines)
    kept: list[str] = []
    for paragraph in re.split(r"\n{2,}", text):
        if kept and not paragraph.startswith("#") and "\t" not in kept[-1].split("\n")[-1]:
            last = kept[-1].split("\n")[-1]
            if goes_on(last, paragraph) and not last.startswith("#"):
                kept[-1] += "\n" + paragraph
                continue
        kept.append(paragraph)
    return "\n\n".join(kept)


def _step(lines: Sequence[_Line]) -> float:
    """Return the usual distance of lines on a page, as a share of their size."""
    steps = [
        (above.y - below.y) / above.size
        for above, below in pairwise(lines)
        if above.y > below.y and abs(above.size - below.size) < 1
    ]
    near = sorted(step for step in steps if step < 3)  # noqa: PLR2004  # further is no paragraph
    return near[len(near) // 3] if near else 1.2


def _parted(above: _Line, below: _Line, step: float) -> bool:
    """Tell whether a gap, another column or another size of text parts two lines."""
    gap = above.y - below.y
    if gap < 0 or gap > 1.25 * step * above.size:
        return True
    return abs(above.size - below.size) > 0.1 * above.size


def _ends_heading(above: _Line, line: _Line, heading: str) -> bool:
    """Tell whether a bold line that ends in a full stop is the last of the heading above it."""
    near = 0 < above.y - line.y < _HEADING_STEP * line.size
    alike = above.bold and line.bold and abs(above.size - line.size) < 1
    words = len(heading.split()) + len(line.text.split())
    return near and alike and heading.startswith("#") and words <= _HEADING


def _level(line: _Line, body: float, larger: Sequence[float]) -> int:
    """Return the level of a heading, or 0 for text."""
    if len(line.text.split()) > _HEADING or "\t" in line.text:
        return 0
    size = round(line.size, 1)
    if size in larger:
        return min(larger.index(size) + 1, 3)
    closed = line.text.endswith((".", ",", ";"))
    return 3 if line.bold and size >= body * 0.95 and not closed else 0
