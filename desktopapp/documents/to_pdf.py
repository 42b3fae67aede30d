"""The PDF of a document: its layout drawn, and tagged as it is drawn.

One file is both PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), on every export. The writer
decides nothing: what is drawn and where is the layout's, what it means is the document's. The
same document gives the same bytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from desktopapp.documents.build import Document, PictureItem, unreadable_pictures
from desktopapp.documents.face import Face
from desktopapp.documents.layout import Layout, Page, Placed, PlacedPicture
from desktopapp.documents.lines import Fragment
from desktopapp.documents.pdf_fonts import Subset, hexed, put_font, subset
from desktopapp.documents.pdf_metadata import srgb_profile, xmp
from desktopapp.documents.pdf_objects import File, Name, Ref, Value, number, uri
from desktopapp.documents.pdf_outline import put_outline
from desktopapp.documents.pdf_pictures import pixels_of, unreadable
from desktopapp.documents.pdf_structure import (
    Annotated,
    Element,
    Marked,
    put_tree,
    structure,
)
from desktopapp.documents.style import PAGE_HEIGHT, PAGE_WIDTH, RULE, Style
from desktopapp.plan.problem import Problem

_ARTIFACT = "/Artifact BMC"
_FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_UNDERLINE = 0.12  # how far below the baseline a link is underlined, as a share of its size
_ASCENT, _DESCENT = 0.8, 0.25  # how far a link reaches around its baseline, the same


@dataclass(frozen=True, slots=True)
class _Font:
    """A face in this file: its name in the pages' resources, and its subset."""

    name: str
    subset: Subset


@dataclass(slots=True)
class _Link:
    """A link: its element, what it says so far, and its annotations, one for each line."""

    address: str
    place: tuple[int, tuple[int, int] | None]
    element: Element
    words: str = ""
    areas: list[tuple[Ref, Ref, tuple[float, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bit:
    """A stretch of text to draw: the element it belongs to (none: an artifact), and where."""

    element: Element | None
    fragment: Fragment
    text: str
    x: float
    y: float
    style: Style


@dataclass(slots=True)
class _Sheet:
    """A page in the making: its code, the elements of its marked contents, its annotations."""

    ref: Ref
    code: list[str] = field(default_factory=list)
    marked: list[Element] = field(default_factory=list)
    annotations: list[Ref] = field(default_factory=list)
    pictures: dict[str, Ref] = field(default_factory=dict)


def to_pdf(document: Document, layout: Layout, *, dated: date | None = None) -> bytes:
    """Write a document as PDF.

    Raises ``Problem`` for a picture that cannot be read, and for a character that no font here
    has: neither standard allows a sign that stands for a letter that is not there.
    """
    for item in unreadable_pictures(document):
        raise unreadable(item.name)
    return _Writer(document, layout).write(dated)


class _Writer:
    """Writes one file. Objects are put in a fixed order, so that the bytes are always the same."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.file = File()
        self.root = self.file.reserve()
        self.pages = self.file.reserve()
        self.sheets = [_Sheet(self.file.reserve()) for _ in layout.pages]
        self.tree = structure(document)
        self.fonts = _fonts(layout)
        self.links: list[_Link] = []
        self.nums: dict[int, Element | list[Element]] = {}

    def write(self, dated: date | None) -> bytes:
        """Draw every page, then put what the pages need, then the catalog."""
        for sheet, page in zip(self.sheets, self.layout.pages, strict=True):
            self.draw(sheet, page)
        fonts = self.file.put(
            {
                font.name: put_font(self.file, font.subset, _tag(n))
                for n, font in enumerate(self.fonts.values())
            }
        )
        for n, sheet in enumerate(self.sheets):
            self.nums[n] = sheet.marked
            self.put_page(sheet, n, fonts)
        self.put_links()
        self.file.put(
            {
                "Type": Name("Pages"),
                "Kids": [sheet.ref for sheet in self.sheets],
                "Count": len(self.sheets),
            },
            self.pages,
        )
        document = self.document
        packet = xmp(document.title, document.author, document.language, dated)
        metadata = {"Type": Name("Metadata"), "Subtype": Name("XML")}
        catalog: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": self.pages,
            "Lang": document.language,
            "MarkInfo": {"Marked": True},
            "ViewerPreferences": {"DisplayDocTitle": True},
            "StructTreeRoot": put_tree(self.file, self.tree.root, self.nums),
            "Metadata": self.file.put_stream(packet, metadata, packed=False),
            "OutputIntents": [self.intent()],
        }
        outline = put_outline(self.file, document, self.places())
        if outline:
            catalog["Outlines"] = outline
        self.file.put(catalog, self.root)
        info = {"Title": document.title, "Author": document.author}
        if dated:
            info |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{dated:%Y%m%d}000000Z")
        return self.file.finish(self.root, self.file.put(info))

    def draw(self, sheet: _Sheet, page: Page) -> None:
        """Draw a page: boxes behind, then text and pictures in reading order, then the footer."""
        colour = self.document.styles.colour
        if page.boxes:
            sheet.code.append(_ARTIFACT)
            for box in page.boxes:
                area = (box.x, PAGE_HEIGHT - box.y - box.height, box.width, box.height)
                sheet.code.append(f"{_rgb(colour(box.colour))} rg {_numbers(*area)} re f")
            sheet.code.append("EMC")
        pictures = {picture.item: picture for picture in page.pictures}
        for item, lines in groupby(_in_order(page), key=lambda placed: placed.item):
            for placed in [one for one in pictures if one < item]:
                self.draw_picture(sheet, pictures.pop(placed))
            self.draw_text(sheet, (bit for line in lines for bit in self.bits(sheet, line)))
        for picture in pictures.values():
            self.draw_picture(sheet, picture)
        if page.footer:
            sheet.code.append(_FOOTER)
            footer = [bit for line in page.footer for bit in self.bits(sheet, line)]
            sheet.code += self.text_code(footer)
            sheet.code.append("EMC")

    def bits(self, sheet: _Sheet, placed: Placed) -> Iterator[_Bit]:
        """Go through the stretches of a line, each with the element it belongs to."""
        element = self.tree.of(placed) if placed.item >= 0 else None
        fragments = placed.line.fragments
        for n, fragment in enumerate(fragments):
            text = fragment.text
            if n == len(fragments) - 1 and (placed.line.end or placed.label):
                text += " "  # words are parted by real spaces (ISO 32000-1, 14.8.2.5)
            where = placed.x + fragment.x
            y = PAGE_HEIGHT - placed.y
            owner = element
            if element and fragment.link:
                owner = self.link(sheet, placed, fragment, element, text)
            yield _Bit(owner, fragment, text, where, y, placed.style)

    def link(
        self, sheet: _Sheet, placed: Placed, fragment: Fragment, element: Element, text: str
    ) -> Element:
        """Return the link that a stretch belongs to, and let it grow by the stretch."""
        place = (placed.item, placed.cell)
        last = self.links[-1] if self.links else None
        goes_on = (
            last
            and (last.address, last.place) == (fragment.link, place)
            and (last.element is _last(element))
        )
        if last is None or not goes_on:
            last = _Link(fragment.link, place, element.add("Link"))
            self.links.append(last)
        last.words += text
        x, y, size = placed.x + fragment.x, PAGE_HEIGHT - placed.y, placed.style.size
        area = (x, y - _DESCENT * size, x + fragment.width, y + _ASCENT * size)
        annotation = self.file.reserve()
        last.areas.append((sheet.ref, annotation, area))
        sheet.annotations.append(annotation)
        return last.element

    def draw_text(self, sheet: _Sheet, bits: Iterator[_Bit]) -> None:
        """Draw text in marked contents, one for each stretch that belongs to one element.

        The stretches must come one by one: each link enters the tree when it is met, after the
        text before it has been marked.
        """
        underlined: list[_Bit] = []
        for element, group in groupby(bits, key=lambda bit: bit.element):
            sheet.code.append(_mark(sheet, element))
            stretch = list(group)
            sheet.code += self.text_code(stretch)
            sheet.code.append("EMC")
            underlined += (bit for bit in stretch if bit.fragment.link)
        if underlined:
            sheet.code.append(_ARTIFACT)
            sheet.code.append(f"{_rgb(self.document.styles.colour('link'))} rg")
            for bit in underlined:
                y = bit.y - _UNDERLINE * bit.style.size
                sheet.code.append(f"{_numbers(bit.x, y, bit.fragment.width, RULE)} re f")
            sheet.code.append("EMC")

    def text_code(self, bits: list[_Bit]) -> Iterator[str]:
        """Write the code that draws stretches of text."""
        yield "BT"
        before: tuple[str, float, str] = ("", 0.0, "")
        for bit in bits:
            font = self.fonts[bit.fragment.face.key]
            role = "link" if bit.fragment.link else bit.style.colour
            now = (font.name, bit.style.size, role)
            if now[:2] != before[:2]:
                yield f"/{font.name} {number(bit.style.size)} Tf"
            if role != before[2]:
                yield f"{_rgb(self.document.styles.colour(role))} rg"
            before = now
            codes = hexed(bit.text, font.subset.codes)
            yield f"1 0 0 1 {_numbers(bit.x, bit.y)} Tm <{codes}> Tj"
        yield "ET"

    def draw_picture(self, sheet: _Sheet, placed: PlacedPicture) -> None:
        """Draw a picture; where it says something, its element gets its place on the page."""
        item = self.document.items[placed.item]
        if not isinstance(item, PictureItem):
            raise TypeError(item)
        left, low = placed.x, PAGE_HEIGHT - placed.y - placed.height
        figure = self.tree.figure(placed.item)
        if figure:
            box = [left, low, left + placed.width, low + placed.height]
            figure.keys["A"] = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
        name = f"P{placed.item}"
        sheet.pictures[name] = self.put_picture(item, placed.width)
        sheet.code.append(_mark(sheet, figure))
        shape = _numbers(placed.width, 0, 0, placed.height, left, low)
        sheet.code.append(f"q {shape} cm /{name} Do Q")
        sheet.code.append("EMC")

    def put_picture(self, item: PictureItem, width: float) -> Ref:
        """Put a picture's pixels into the file."""
        pixels = pixels_of(item.name, item.data, width)
        keys: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": pixels.wide,
            "Height": pixels.high,
            "ColorSpace": Name("DeviceRGB"),
            "BitsPerComponent": 8,
        }
        if not pixels.packed:
            keys["Filter"] = Name("DCTDecode")
        return self.file.put_stream(pixels.data, keys, packed=pixels.packed)

    def put_page(self, sheet: _Sheet, n: int, fonts: Ref) -> None:
        """Put a page with its content."""
        resources: dict[str, Value] = {"Font": fonts}
        if sheet.pictures:
            resources["XObject"] = sheet.pictures
        keys: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": self.pages,
            "MediaBox": [0, 0, PAGE_WIDTH, PAGE_HEIGHT],
            "Resources": resources,
            "Contents": self.file.put_stream("\n".join(sheet.code).encode("ascii")),
            "StructParents": n,
            "Tabs": Name("S"),
        }
        if sheet.annotations:
            keys["Annots"] = sheet.annotations
        self.file.put(keys, sheet.ref)

    def put_links(self) -> None:
        """Put the annotations of all links; each says in words where it leads (PDF/UA 7.18.5)."""
        for link in self.links:
            for page, annotation, area in link.areas:
                key = len(self.nums)
                self.nums[key] = link.element
                link.element.kids.append(Annotated(page, annotation))
                action: Mapping[str, Value] = {
                    "S": Name("URI"),
                    "URI": uri(link.address).encode("ascii"),
                }
                keys: Mapping[str, Value] = {
                    "Type": Name("Annot"),
                    "Subtype": Name("Link"),
                    "Rect": area,
                    "Border": [0, 0, 0],
                    "F": 4,  # printed, as PDF/A asks of every annotation
                    "Contents": link.words.strip() or link.address,
                    "A": action,
                    "StructParent": key,
                }
                self.file.put(keys, annotation)

    def intent(self) -> Mapping[str, Value]:
        """Put the colours that the file means (PDF/A-2, 6.2.3)."""
        return {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": "sRGB IEC61966-2.1",
            "Info": "sRGB IEC61966-2.1",
            "DestOutputProfile": self.file.put_stream(srgb_profile(), {"N": 3}),
        }

    def places(self) -> dict[int, tuple[Ref, float]]:
        """Return for each item with lines its first page and the height it begins at there."""
        places: dict[int, tuple[Ref, float]] = {}
        for sheet, page in zip(self.sheets, self.layout.pages, strict=True):
            for placed in page.lines:
                top = PAGE_HEIGHT - placed.y + placed.style.size
                places.setdefault(placed.item, (sheet.ref, top))
        return places


def _in_order(page: Page) -> list[Placed]:
    """Return the lines of a page cell by cell, so that what belongs together stands together."""
    return sorted(page.lines, key=lambda placed: (placed.item, placed.cell or (0, 0)))


def _last(element: Element) -> Element | None:
    """Return the last kid of an element where that is an element."""
    kid = element.kids[-1] if element.kids else None
    return kid if isinstance(kid, Element) else None


def _mark(sheet: _Sheet, element: Element | None) -> str:
    """Return the beginning of a marked content, and note the element it belongs to."""
    if element is None:
        return _ARTIFACT
    mcid = len(sheet.marked)
    sheet.marked.append(element)
    element.kids.append(Marked(sheet.ref, mcid))
    return f"/{element.tag} <</MCID {mcid}>> BDC"


def _fonts(layout: Layout) -> dict[str, _Font]:
    """Cut each face that is used down to the characters that are used, a space among them."""
    faces: dict[str, Face] = {}
    used: dict[str, set[str]] = {}
    for page in layout.pages:
        for placed in (*page.lines, *page.footer):
            for fragment in placed.line.fragments:
                if not fragment.face.has(fragment.text):
                    raise _no_glyph(fragment)
                key = fragment.face.key
                faces[key] = fragment.face
                used.setdefault(key, {" "}).update(fragment.text)
    return {
        key: _Font(f"F{n}", subset(faces[key], "".join(sorted(used[key]))))
        for n, key in enumerate(sorted(used), 1)
    }


def _no_glyph(fragment: Fragment) -> Problem:
    """Say which character no font has, and in which words it stands."""
    missing = next(c for c in fragment.text if not fragment.face.glyph(c))
    return Problem(
        f"No font on this computer has the character “{missing}” (U+{ord(missing):04X}).",
        where=fragment.text,
        safe="No file was written.",
        then=f"Take it out of “{fragment.text[:60]}”, or choose another font.",
    )


def _tag(n: int) -> str:
    """Return the six capitals that mark the n-th subset of a file (9.6.4)."""
    return "PLAN" + chr(ord("A") + n // 26 % 26) + chr(ord("A") + n % 26)


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))


def _rgb(colour: str) -> str:
    """Write a colour given as ``#rrggbb`` in shares of red, green and blue."""
    return _numbers(*(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)))
