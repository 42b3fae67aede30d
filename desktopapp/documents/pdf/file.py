"""The file that reportlab writes, held to what PDF/A asks where reportlab is content with less.

How a stream ends is settled here, how a character is told, and that a file names neither the tool
that wrote it nor the hour.
"""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFObject,
    PDFPages,
    PDFStream,
    PDFString,
    PDFZCompress,
)

VERSION = (1, 7)
_MARK = b"%\x93\x8c\x8b\x9e"  # four high bytes mark a binary file (PDF/A-2, 6.1.2)
_NAMED = b" ReportLab Generated PDF document (opensource)"  # what reportlab adds to the mark
_BEYOND = re.compile("<([0-9A-F]{5,6})>")  # a character that UTF-16 writes as a pair


class Stream(PDFStream):
    """A stream that ends on a line of its own (PDF/A-2, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Write the stream."""
        return super().format(document).removesuffix(b"endstream\n") + b"\nendstream\n"


def stream(data: bytes, keys: Mapping[str, object], *, packed: bool = True) -> Stream:
    """Make a stream. ``packed`` compresses it; data that has its own filter says so in keys."""
    return Stream(PDFDictionary(dict(keys)), data, [PDFZCompress] if packed else None)


class File(PDFDocument):
    """The objects of a file, numbered as they are met, so that the bytes are always the same."""

    Catalog: PDFCatalog
    Pages: PDFPages

    def __init__(self, title: str, author: str, language: str, dated: date | None) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=VERSION, lang=language)
        self.info = _Info(title, author, dated)

    def Reference(self, obj: object, name: str | None = None) -> PDFObject:  # noqa: N802  # reportlab's name
        """Register an object and return its reference; every stream ends as it must.

        reportlab writes a character beyond U+FFFF as one number into a ToUnicode map, which
        wants UTF-16 (ISO 32000-1, 9.10.3).
        """
        if isinstance(obj, PDFStream) and not isinstance(obj, Stream):
            content = obj.content
            if name and name.startswith("toUnicodeCMap:"):
                content = _BEYOND.sub(_pair, content)
            obj = Stream(obj.dictionary, content, obj.filters)
        return super().Reference(obj, name)  # type: ignore[no-untyped-call,no-any-return]  # reportlab has no types

    def ID(self) -> bytes:  # noqa: N802  # reportlab's name
        """Return a number made of what was drawn, and no remark about the tool."""
        digest = self.signature.hexdigest().encode("ascii")  # type: ignore[attr-defined]  # the same
        return b"[<%s> <%s>]" % (digest, digest)

    def format(self) -> bytes:
        """Write the file, with blanks where reportlab names itself."""
        written: bytes = super().format()
        return written.replace(_MARK + _NAMED, _MARK.ljust(len(_MARK + _NAMED)), 1)


def _pair(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


class _Info(PDFInfo):
    """Title, author and date; nothing that reportlab would say for want of an answer."""

    def __init__(self, title: str, author: str, dated: date | None) -> None:
        super().__init__()
        self.title = title
        self.author = author
        self.dated = dated

    def format(self, document: PDFDocument) -> bytes:
        """Write what there is to say."""
        keys = {"Title": PDFString(self.title), "Author": PDFString(self.author)}
        if self.dated:
            day = PDFString(f"D:{self.dated:%Y%m%d}000000Z")
            keys |= {"CreationDate": day, "ModDate": day}
        return PDFDictionary(keys).format(document)


def uri(address: str) -> str:
    """Return a web or mail address in the characters that one may have (RFC 3986)."""
    return quote(address.strip(), safe="%/:=&?~#+!$,;'@()*[]")
