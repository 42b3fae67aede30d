"""Which pages of a PDF are damaged: PDFium reads what it can of them, and does not say so."""

import re

from desktopapp.readers.pdf_objects import MOST_UNPACKED, PdfObjects

_CONTENTS = re.compile(rb"/Contents\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_BETWEEN = re.compile(rb"\)[-\d.\s]{0,99}(?!T[jJ])[A-Za-z]{1,9}[-\d.\s]{0,99}\(")
_WORDS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_STRANGE = re.compile(rb"\[[^\[\]A-Za-z]*[A-Za-z][^\[\]]*\]\s{0,9}TJ\b")


def damaged_pages(data: bytes, objects: PdfObjects, count: int) -> frozenset[int]:
    """Return which of ``count`` pages, from 0, are drawn by what cannot be read to its end."""
    if b"/Encrypt" in data:
        return frozenset()
    pages = list(objects.pages())
    if len(pages) != count:
        return frozenset()
    found: set[int] = set()
    left = MOST_UNPACKED
    for number, page in enumerate(pages):
        for content in objects.named(_CONTENTS, page):
            drawing, is_whole = objects.unpacked(content, left)
            left -= len(drawing)
            if left <= 0:
                return frozenset(found)
            if not is_whole or _is_strange(drawing):
                found.add(number)
    return frozenset(found)


def _is_strange(drawing: bytes) -> bool:
    """Tell whether something stands among the words of a line that is neither words nor a gap."""
    if b"TJ" not in drawing or not _BETWEEN.search(drawing):
        return False
    return bool(_STRANGE.search(_WORDS.sub(b"", drawing)))
