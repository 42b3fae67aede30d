"""The pictures of a page of a PDF: where each stands, and what its tags say that it shows.

They are not read. But that one was there is said at its place, with its alternative text where the
PDF is tagged. What lies behind the whole page is none. Tags that call a picture a decoration are
not believed: LibreOffice writes them around pictures of the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.readers.left_out import picture_place
from desktopapp.readers.pdf_fields import told
from desktopapp.readers.pdf_lines import PrintedLine
from desktopapp.readers.pdf_words import turned_place

_SMALL = 36.0  # points: what is no larger either way may be an icon or a tick
_SPECK = 5.0  # points: what is smaller is a speck, or a rule
_TOUCHING = 2.0  # points: parts of one picture stand so near
_WHOLE = 0.8  # of the page: what covers more lies behind it
_OFTEN = 3  # pages: a picture at one place of so many stands in their heads or feet
_MOST_DRAWN = 20_000  # things on a page
_MOST_PARTS = 2_000  # pictures on a page: with more it is a drawing
_MOST_TAGS = 5_000  # of a page
_DEEPEST = 50  # tags within each other
_ENDS = (".", ":", ";", "?", "!")
_LINE = 1.6  # times the size: lines of one paragraph stand no further apart


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture on a page: its edges in the frame of the page's words, and what it shows."""

    left: float
    low: float
    right: float
    high: float
    says: str = ""
    data: int = 0  # bytes of it in the file, which tell one picture from another

    @property
    def is_small(self) -> bool:
        """Tell whether it may be an icon or a tick."""
        return self.right - self.left <= _SMALL and self.high - self.low <= _SMALL

    @property
    def same(self) -> tuple[int, int, int, int, int]:
        """What it has in common with the same picture on another page."""
        edges = round(self.left), round(self.low), round(self.right), round(self.high)
        return (*edges, self.data)


def page_pictures(page: Any, turned: int) -> tuple[PagePicture, ...]:  # noqa: ANN401  # a handle of a library in C
    """Return the pictures of a page, in the frame of words that are turned by so many degrees."""
    kind, image = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_IMAGE
    count = pdfium.FPDFPage_CountObjects(page)
    if turned % 90 or count > _MOST_DRAWN:
        return ()
    objects = (pdfium.FPDFPage_GetObject(page, n) for n in range(count))
    images = [one for one in objects if kind(one) == image]
    if not images or len(images) > _MOST_PARTS:
        return ()
    described = _described(page)
    found = [
        replace(
            _box(one, turned), says=described.get(pdfium.FPDFPageObj_GetMarkedContentID(one), "")
        )
        for one in images
    ]
    page_size = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return tuple(
        one
        for one in _whole(found)
        if max(one.right - one.left, one.high - one.low) > _SPECK
        and (one.right - one.left) * (one.high - one.low) < _WHOLE * page_size
    )


def _box(drawn: Any, turned: int) -> PagePicture:  # noqa: ANN401
    bounds = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, bounds))
    left, low, right, high = (bound.value for bound in bounds)
    corners = [turned_place(x, y, turned) for x in (left, right) for y in (low, high)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    data = pdfium.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
    return PagePicture(min(across), min(up), max(across), max(up), data=data)


def _described(page: Any) -> dict[int, str]:  # noqa: ANN401
    """Return what the tags of a page say that each marked part of it shows."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, str] = {}
    top = pdfium.FPDF_StructTree_CountChildren(tree)
    ahead = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), "") for n in range(top)]
    seen = 0
    while ahead and seen < _MOST_TAGS:
        element, around = ahead.pop()
        if not element:
            continue
        seen += 1
        says = " ".join(told(pdfium.FPDF_StructElement_GetAltText, element).split()) or around
        if says:
            ids = range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))
            found |= {
                pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n): says for n in ids
            }
        within = range(pdfium.FPDF_StructElement_CountChildren(element))
        ahead += [
            (pdfium.FPDF_StructElement_GetChildAtIndex(element, n), says)
            for n in within[:_MOST_TAGS]
        ]
    pdfium.FPDF_StructTree_Close(tree)
    found.pop(-1, None)
    return found


def _whole(found: Sequence[PagePicture]) -> list[PagePicture]:
    """Return pictures, those that touch and are as wide or as high as one: some are cut up."""
    made: list[PagePicture] = []
    for one in sorted(found, key=lambda picture: (-picture.high, picture.left)):
        part = next((other for other in made if _goes_on(other, one)), None)
        if part is None:
            made.append(one)
            continue
        made[made.index(part)] = PagePicture(
            min(part.left, one.left),
            min(part.low, one.low),
            max(part.right, one.right),
            max(part.high, one.high),
            part.says or one.says,
            part.data + one.data,
        )
    return made


def _goes_on(part: PagePicture, one: PagePicture) -> bool:
    """Tell whether a picture is drawn over another, or goes on at its edge."""
    below = abs(part.low - one.high) < _TOUCHING
    beside = abs(part.right - one.left) < _TOUCHING
    is_as_wide = _near(part.left, one.left) and _near(part.right, one.right)
    is_as_high = _near(part.low, one.low) and _near(part.high, one.high)
    within = (
        part.left - _TOUCHING < one.left
        and one.right < part.right + _TOUCHING
        and part.low - _TOUCHING < one.low
        and one.high < part.high + _TOUCHING
    )
    is_cut = part.says == one.says and ((below and is_as_wide) or (beside and is_as_high))
    return within or is_cut


def _near(place: float, other: float) -> bool:
    return abs(place - other) < _TOUCHING


# What is said of them


def without_repeated(
    pages: Sequence[Sequence[PagePicture]],
) -> tuple[list[list[PagePicture]], int]:
    """Return the pictures of each page without those that stand at one place of many pages.

    What comes with them is how many different ones these are.
    """
    counted = Counter(same for page in pages for same in {one.same for one in page})
    often = {same for same, count in counted.items() if count >= _OFTEN}
    return [[one for one in page if one.same not in often] for page in pages], len(often)


def with_pictures(
    lines: Sequence[PrintedLine], pictures: Sequence[PagePicture], body: float
) -> list[PrintedLine]:
    """Return the lines of a page with one for each picture, where it stands among them."""
    made = list(lines)
    for one in sorted(pictures, key=lambda picture: -picture.high):
        if one.is_small and not one.says:
            continue
        says = picture_place(one.says)
        line = PrintedLine(says, one.left, one.low, body / 2, bold=False, end=one.right)
        made.insert(_place(made, one), line)
    return made


def _place(lines: Sequence[PrintedLine], picture: PagePicture) -> int:
    """Return before which line a picture stands; it stands within no table and no sentence."""
    above = [
        n
        for n, line in enumerate(lines)
        if line.y >= picture.high - line.size
        and line.x < picture.right
        and picture.left < line.end
    ]
    below = (n for n, line in enumerate(lines) if line.y < picture.high)
    at = above[-1] + 1 if above else next(below, len(lines))
    while 0 < at < len(lines) and _are_together(lines[at - 1], lines[at]):
        at += 1
    return at


def _are_together(line: PrintedLine, following: PrintedLine) -> bool:
    """Tell whether two lines are of one table or sentence."""
    if line.table or len(line.cells) > 1:
        return line.table == following.table and (bool(line.table) or len(following.cells) > 1)
    near = 0 < line.y - following.y < _LINE * line.size
    return near and not line.text.endswith(_ENDS) and abs(line.size - following.size) < 1


def said_of_pictures(pages: Sequence[Sequence[PagePicture]], repeated: int) -> Iterator[str]:
    """Go through the sentences that say which pictures were left out."""
    found = [one for page in pages for one in page]
    small = sum(one.is_small and not one.says for one in found)
    for many, one, several in (
        (
            len(found) - small,
            "1 picture was left out: [Picture] stands at its place.",
            "{} pictures were left out: [Picture] stands at their places.",
        ),
        (
            small,
            "1 small picture was left out: it may be an icon or a tick.",
            "{} small pictures were left out: they may be icons or ticks.",
        ),
        (
            repeated,
            "1 picture that stands on several pages was left out.",
            "{} pictures that stand on several pages each were left out.",
        ),
    ):
        if many:
            yield one if many == 1 else several.format(f"{many:,}")
