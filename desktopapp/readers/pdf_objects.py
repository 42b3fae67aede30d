"""The objects of a PDF as they stand in its bytes, for what PDFium does not tell of them.

What is not understood is taken for whole, and for nothing else (ISO 32000-1, 7.3.8 and 7.7.3).
"""

import re
import zlib
from collections.abc import Iterator

_NUMBER = re.compile(rb"(?<![\d.])(\d{1,9})\s{1,3}\d{1,5}\s{1,3}$")  # before the word obj
_WIDEST = 24  # bytes that a number takes, with what parts it from the word
_REFERENCE = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_ROOT = re.compile(rb"/Root\s{0,9}(\d{1,9})\s")
_PAGES = re.compile(rb"/Pages\s{0,9}(\d{1,9})\s")
_KIDS = re.compile(rb"/Kids\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_BEGINS = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/Filter\s{0,9}\[?\s{0,9}/(?:FlateDecode|Fl)\b")
_AGAIN = re.compile(rb"/Filter\s{0,9}\[\s{0,9}/\w{1,20}\s{0,9}/")  # packed in two ways
_FIRST = re.compile(rb"/First\s{0,9}(\d{1,9})")
MOST_UNPACKED = 64 * 2**20  # bytes of all that is looked at; what is longer is taken for whole


class PdfObjects:
    """The objects of a PDF by their numbers, as they stand in its bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.places = dict(_places(data))
        self.inside: dict[int, bytes] = {}  # objects that are packed in streams of them
        if b"/ObjStm" in data:
            for number in self.places:
                if b"/ObjStm" in self.body(number):
                    self.inside |= _parted(
                        self.body(number), self.unpacked(number, MOST_UNPACKED)[0]
                    )

    def body(self, number: int) -> bytes:
        """Return what an object says, without its stream."""
        begins = self.places.get(number)
        if begins is None:
            return self.inside.get(number, b"")
        ends = self._end(begins)
        found = _BEGINS.search(self.data, begins, ends)
        return self.data[begins : found.start() if found else ends]

    def _end(self, begins: int) -> int:
        ends = self.data.find(b"endobj", begins)
        return ends if ends >= 0 else len(self.data)

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

    def catalogue(self) -> bytes:
        """Return what the root of the document says, or nothing where none is named."""
        roots = _ROOT.findall(self.data)
        return self.body(int(roots[-1])) if roots else b""

    def pages(self) -> Iterator[bytes]:
        """Go through what the pages say, in their order."""
        top = _PAGES.search(self.catalogue())
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
        found = _BEGINS.search(self.data, begins, self._end(begins))
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


def _places(data: bytes) -> Iterator[tuple[int, int]]:
    """Go through the numbers of objects, and where each begins."""
    at = data.find(b"obj")
    while at >= 0:
        found = _NUMBER.search(data[max(at - _WIDEST, 0) : at])
        at += len(b"obj")
        if found:
            yield int(found[1]), at
        at = data.find(b"obj", at)


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
