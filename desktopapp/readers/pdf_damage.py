"""Which pages of a PDF are damaged: PDFium reads what it can of them, and does not say so.

What draws a page is looked at here in the bytes of the file (ISO 32000-1, 7.3.8 and 7.7.3). What
is not understood is taken for whole.
"""

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<![\d.])(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_ROOT = re.compile(rb"/Root\s{0,9}(\d{1,9})\s")
_PAGES = re.compile(rb"/Pages\s{0,9}(\d{1,9})\s")
_KIDS = re.compile(rb"/Kids\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_CONTENTS = re.compile(rb"/Contents\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_BEGINS = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/(?:FlateDecode|Fl)\b")
_AGAIN = re.compile(rb"/Filter\s{0,9}\[\s{0,9}/\w{1,20}\s{0,9}/")  # packed in two ways
_FIRST = re.compile(rb"/First\s{0,9}(\d{1,9})")
_WORDS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_STRANGE = re.compile(rb"\[[^\[\]A-Za-z]*[A-Za-z][^\[\]]*\]\s{0,9}TJ\b")
_MOST = 64 * 2**20  # bytes that are unpacked of all pages; what is longer is taken for whole


def damaged_pages(data: bytes, count: int) -> frozenset[int]:
    """Return which of ``count`` pages, from 0, are drawn by what cannot be read to its end."""
    if b"/Encrypt" in data:
        return frozenset()
    objects = _Objects(data)
    pages = list(objects.pages())
    if len(pages) != count:
        return frozenset()
    found: set[int] = set()
    left = _MOST
    for number, page in enumerate(pages):
        for content in objects.named(_CONTENTS, page):
            drawing, is_whole = objects.unpacked(content, left)
            left -= len(drawing)
            if left <= 0:
                return frozenset(found)
            if not is_whole or (b"TJ" in drawing and _STRANGE.search(_WORDS.sub(b"", drawing))):
                found.add(number)
    return frozenset(found)


class _Objects:
    """The objects of a PDF by their numbers, as they stand in its bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.places = {int(found[1]): found.end() for found in _OBJECT.finditer(data)}
        self.inside: dict[int, bytes] = {}  # objects that are packed in streams of them
        if b"/ObjStm" in data:
            for number in self.places:
                if b"/ObjStm" in self.body(number):
                    self.inside |= _parted(self.body(number), self.unpacked(number, _MOST)[0])

    def body(self, number: int) -> bytes:
        """Return what an object says, without its stream."""
        begins = self.places.get(number)
        if begins is None:
            return self.inside.get(number, b"")
        ends = self.data.find(b"endobj", begins)
        found = _BEGINS.search(self.data, begins, ends if ends >= 0 else len(self.data))
        return self.data[begins : found.start() if found else ends]

    def named(self, key: re.Pattern[bytes], body: bytes) -> Iterator[int]:
        """Go through the objects that a key of another names, one or a list."""
        found = key.search(body)
        numbers = [int(one) for one in _REFERENCE.findall(found[1])] if found else []
        for number in numbers:
            said = self.body(number).strip()
            if said.startswith(b"["):
                yield from (int(one) for one in _REFERENCE.findall(said))
            else:
                yield number

    def pages(self) -> Iterator[bytes]:
        """Go through what the pages say, in their order."""
        roots = _ROOT.findall(self.data)
        top = _PAGES.search(self.body(int(roots[-1]))) if roots else None
        ahead = [int(top[1])] if top else []
        seen: set[int] = set()
        while ahead:
            number = ahead.pop()
            if number in seen:
                return
            seen.add(number)
            body = self.body(number)
            if _KIDS.search(body):
                ahead += reversed(list(self.named(_KIDS, body)))
            else:
                yield body

    def unpacked(self, number: int, most: int) -> tuple[bytes, bool]:
        """Return a stream, ``most`` bytes of it, and whether it could be read to its end."""
        begins = self.places.get(number, len(self.data))
        body = self.body(number)
        found = _BEGINS.search(self.data, begins)
        if not body or found is None:
            return b"", True
        packed = self.data[found.end() : self.data.find(b"endstream", found.end())]
        if not _PACKED.search(body) or not packed.strip():
            return (b"", True) if b"/Filter" in body else (packed, True)
        inflater = zlib.decompressobj()
        try:
            made = inflater.decompress(packed, most)
        except zlib.error:
            return b"", False
        is_whole = inflater.eof or len(made) >= most
        return (b"" if _AGAIN.search(body) else made), is_whole


def _parted(body: bytes, made: bytes) -> dict[int, bytes]:
    """Return the objects of a stream of them (ISO 32000-1, 7.5.7)."""
    first = _FIRST.search(body)
    start = int(first[1]) if first else len(made)
    head = [int(one) for one in made[:start].split() if one.isdigit()]
    numbers, places = head[::2], head[1::2]
    ends = [*places[1:], len(made)]
    return {
        number: made[start + begins : start + end]
        for number, begins, end in zip(numbers, places, ends, strict=False)
    }
