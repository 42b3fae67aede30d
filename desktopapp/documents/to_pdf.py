"""The PDF of a document: its layout drawn, and tagged as it is drawn.

One file is both PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), on every export. The writer
decides nothing: what is drawn and where is the layout's, what it means is the document's. The
same document gives the same bytes.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFString
from reportlab.pdfgen.textobject import PDFTextObject

from desktopapp.documents.pdf.canvas import FOOTER, TaggedCanvas
from desktopapp.documents.pdf.charts import draw_chart
from desktopapp.documents.pdf.file import Stream, stream
from desktopapp.documents.pdf.fonts import font_of, lacks
from desktopapp.documents.pdf.metadata import xmp
from desktopapp.documents.pdf.outline import outline
from desktopapp.documents.pdf.pictures import pixels_of, unreadable
from desktopapp.documents.pdf.structure import Element, attributes, structure
from desktopapp.documents.published_data import DataFile
from desktopapp.layout.build import Document, PictureItem
from desktopapp.layout.charts import chart_marks
from desktopapp.layout.fonts import family, runs_leftwards
from desktopapp.layout.lines import Fragment
from desktopapp.layout.placed import Layout, Page, PlacedLine, PlacedPicture
from desktopapp.layout.style import PAGE_HEIGHT, RULE, ParagraphStyle
from desktopapp.layout.unfit import unreadable_pictures
from desktopapp.plan.problem import Problem

_UNDERLINE = 0.12  # how far below the baseline a link is underlined, as a share of its size
_ASCENT, _DESCENT = 0.8, 0.25  # how far a link reaches around its baseline, the same


_ONE_AT_A_TIME = threading.Lock()  # reportlab reads a font from one place in it at a time


@dataclass(slots=True)
class _Link:
    """A link: its element, what it says so far, and its annotations, one for each stretch."""

    address: str
    place: tuple[int, tuple[int, int] | None]
    element: Element
    words: str
    notes: list[PDFDictionary]


@dataclass(frozen=True, slots=True)
class _Bit:
    """A stretch of text to draw: the element it belongs to (none: an artifact), and where."""

    element: Element | None
    fragment: Fragment
    text: str
    x: float
    y: float
    style: ParagraphStyle


def to_pdf(
    document: Document,
    layout: Layout,
    *,
    dated: date | None = None,
    with_data: Sequence[DataFile] = (),
) -> bytes:
    """Write a document as PDF. With files of data that it carries it is PDF/A-3a (ISO 19005-3).

    Raises ``Problem`` for a picture that cannot be read, for a character that no font here has
    (neither standard allows a sign that stands for a letter that is not there), and for text
    that runs from right to left.
    """
    for item in unreadable_pictures(document):
        raise unreadable(item.name)
    with _ONE_AT_A_TIME:
        for fragment in _fragments(layout):
            missing = lacks(fragment.face, fragment.text)
            if missing:
                raise _cannot_be_drawn(fragment, missing)
        return _Writer(document, layout, dated).write(dated, with_data)


class _Writer:
    """Draws one file, page by page."""

    def __init__(self, document: Document, layout: Layout, dated: date | None) -> None:
        self.document = document
        self.layout = layout
        self.tree = structure(document)
        self.links: list[_Link] = []
        self.places: dict[int, tuple[PDFObject, float]] = {}
        font = font_of(family(document.styles.font).face()).fontName
        self.canvas = TaggedCanvas(document.title, document.author, document.language, dated, font)

    def write(self, dated: date | None, with_data: Sequence[DataFile]) -> bytes:
        """Draw every page and return the file."""
        for page in self.layout.pages:
            self.draw(page)
            self.canvas.showPage()
        for link in self.links:
            words = PDFString(link.words.strip() or link.address)
            for note in link.notes:
                note["Contents"] = words  # says where it leads (PDF/UA, 7.18.5)
        if with_data:
            self.canvas.carry(with_data, dated)
        document = self.document
        part = 3 if with_data else 2
        metadata = xmp(document.title, document.author, document.language, dated, part)
        return self.canvas.finish(self.tree.root, outline(document, self.places), metadata)

    def draw(self, page: Page) -> None:
        """Draw a page: boxes behind, then text and pictures in reading order, then the footer."""
        if page.boxes:
            self.canvas.begin(None)
            for box in page.boxes:
                self.fill(
                    box.colour, box.x, PAGE_HEIGHT - box.y - box.height, box.width, box.height
                )
            self.canvas.end()
        pictures = {picture.item: picture for picture in page.pictures}
        for item, lines in groupby(_in_order(page), key=lambda placed: placed.item):
            for placed in [one for one in pictures if one < item]:
                self.draw_picture(pictures.pop(placed))
            self.draw_text(bit for line in lines for bit in self.bits(line))
        for picture in pictures.values():
            self.draw_picture(picture)
        if page.footer:
            self.canvas.begin(None, FOOTER)
            self.draw_bits([bit for line in page.footer for bit in self.bits(line)])
            self.canvas.end()

    def fill(self, role: str, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle with the colour of a role."""
        self.canvas.setFillColorRGB(*self.colour(role))
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def colour(self, role: str) -> tuple[float, float, float]:
        """Return the colour of a role in shares of red, green and blue."""
        colour = self.document.styles.colour(role)
        red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        return red, green, blue

    def bits(self, placed: PlacedLine) -> Iterator[_Bit]:
        """Go through the stretches of a line, each with the element it belongs to."""
        y = PAGE_HEIGHT - placed.y
        self.places.setdefault(placed.item, (self.canvas.here(), y + placed.style.size))
        element = self.tree.of(placed) if placed.item >= 0 else None
        fragments = placed.line.fragments
        for n, fragment in enumerate(fragments):
            text = fragment.text
            if n == len(fragments) - 1 and (placed.line.end or placed.label):
                text += " "  # words are parted by real spaces (ISO 32000-1, 14.8.2.5)
            owner = element
            if element and fragment.link:
                owner = self.link(placed, fragment, element, text)
            yield _Bit(owner, fragment, text, placed.x + fragment.x, y, placed.style)

    def link(self, placed: PlacedLine, fragment: Fragment, element: Element, text: str) -> Element:
        """Return the link that a stretch belongs to, and let it grow by the stretch."""
        place = (placed.item, placed.cell)
        last = self.links[-1] if self.links else None
        goes_on = (
            last
            and (last.address, last.place) == (fragment.link, place)
            and last.element is _last(element)
        )
        if last is None or not goes_on:
            last = _Link(fragment.link, place, element.add("Link"), "", [])
            self.links.append(last)
        last.words += text
        x, y, size = placed.x + fragment.x, PAGE_HEIGHT - placed.y, placed.style.size
        area = (x, y - _DESCENT * size, x + fragment.width, y + _ASCENT * size)
        last.notes.append(self.canvas.link(last.element, fragment.link, area))
        return last.element

    def draw_text(self, bits: Iterator[_Bit]) -> None:
        """Draw text in marked contents, one for each stretch that belongs to one element.

        The stretches must come one by one: each link enters the tree when it is met, after the
        text before it has been marked.
        """
        underlined: list[_Bit] = []
        for element, group in groupby(bits, key=lambda bit: bit.element):
            self.canvas.begin(element)
            stretch = list(group)
            self.draw_bits(stretch)
            self.canvas.end()
            underlined += (bit for bit in stretch if bit.fragment.link)
        if underlined:
            self.canvas.begin(None)
            for bit in underlined:
                y = bit.y - _UNDERLINE * bit.style.size
                self.fill("link", bit.x, y, bit.fragment.width, RULE)
            self.canvas.end()

    def draw_bits(self, bits: list[_Bit]) -> None:
        """Draw stretches of text, each where the layout says."""
        text: PDFTextObject = self.canvas.beginText()
        before: tuple[object, ...] = (None, None, None)
        for bit in bits:
            role = "link" if bit.fragment.link else bit.style.colour
            now = (bit.fragment.face, bit.style.size, role)
            if now[:2] != before[:2]:
                text.setFont(font_of(bit.fragment.face).fontName, bit.style.size)
            if role != before[2]:
                text.setFillColorRGB(*self.colour(role))
            before = now
            text.setTextOrigin(bit.x, bit.y)
            text.textOut(bit.text)
        self.canvas.drawText(text)

    def draw_picture(self, placed: PlacedPicture) -> None:
        """Draw a picture; where it says something, its element gets its place on the page."""
        item = self.document.items[placed.item]
        if not isinstance(item, PictureItem):
            raise TypeError(item)
        left, low = placed.x, PAGE_HEIGHT - placed.y - placed.height
        figure = self.tree.figure(placed.item)
        if figure:
            box = PDFArray((left, low, left + placed.width, low + placed.height))
            figure.keys["A"] = attributes("Layout", Placement="/Block", BBox=box)
        self.canvas.begin(figure)
        if item.chart:
            styles = self.document.styles
            marks = chart_marks(item.chart, placed.width, styles.font)
            draw_chart(self.canvas, marks, left, low + placed.height, self.colour)
            self.canvas.end()
            return
        name = f"P{placed.item}"
        pixels = _pixels(item, placed.width)
        self.canvas.picture(name, pixels, left, low, placed.width, placed.height)
        self.canvas.end()


def _pixels(item: PictureItem, width: float) -> Stream:
    """Return a picture as a PDF holds it."""
    pixels = pixels_of(item.name, item.data, width)
    keys = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": pixels.wide,
        "Height": pixels.high,
        "ColorSpace": "/DeviceRGB",
        "BitsPerComponent": 8,
    }
    if not pixels.packed:
        keys["Filter"] = "/DCTDecode"
    return stream(pixels.data, keys, packed=pixels.packed)


def _in_order(page: Page) -> list[PlacedLine]:
    """Return the lines of a page cell by cell, so that what belongs together stands together."""
    return sorted(page.lines, key=lambda placed: (placed.item, placed.cell or (0, 0)))


def _last(element: Element) -> Element | None:
    """Return the last kid of an element where that is an element."""
    kid = element.kids[-1] if element.kids else None
    return kid if isinstance(kid, Element) else None


def _fragments(layout: Layout) -> Iterator[Fragment]:
    """Go through all stretches of text of a layout."""
    for page in layout.pages:
        for placed in (*page.lines, *page.footer):
            yield from placed.line.fragments


def _cannot_be_drawn(fragment: Fragment, missing: str) -> Problem:
    """Say which character cannot be drawn and why, and in which words it stands."""
    named = f"“{missing}” (U+{ord(missing):04X})"
    why = f"No font on this PC has the character {named}."
    if runs_leftwards(missing):
        why = f"The PDF cannot have text that runs from right to left, such as {named}."
    return Problem(
        why,
        where=fragment.text,
        safe="No file was written.",
        then=f"Take it out of “{fragment.text[:60]}”, or write it in other letters.",
    )
