"""Layers of a PDF that are switched off: nobody sees what is drawn on them (ISO 32000-1, 8.11).

PDFium tells of each letter on which layer it is drawn, by the layer's name, and not whether that
is shown. So the names of those that are off come from the document's own list of layers.
"""

import re
from collections.abc import Iterator
from ctypes import byref, c_ulong, c_ushort
from typing import Any

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_objects import PdfObjects

_LIST = re.compile(rb"/OCGs\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_OFF = re.compile(rb"/OFF\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_ON = re.compile(rb"/ON\s{0,9}(\[[^\]]*\]|\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_ALL_OFF = re.compile(rb"/BaseState\s{0,9}/OFF\b")
_PROPERTIES = re.compile(rb"/OCProperties\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_USUAL = re.compile(rb"/D\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_NAME = re.compile(rb"/Name\s{0,9}(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LONGEST = 256  # letters of a name


def layers_off(data: bytes, objects: PdfObjects) -> frozenset[str]:
    """Return the names of the layers that are switched off when a PDF is opened.

    A name that a layer bears as well that is shown is none of them.
    """
    if b"/Encrypt" in data:
        return frozenset()  # names are encrypted too
    root = objects.catalogue()
    if b"/OCProperties" not in root:
        return frozenset()
    said = root[root.find(b"/OCProperties") :]
    said = b" ".join((said, *_bodies(objects, _PROPERTIES, said)))
    usual = b" ".join((said, *_bodies(objects, _USUAL, said)))
    layers, off, on = (set(objects.named(key, usual)) for key in (_LIST, _OFF, _ON))
    if _ALL_OFF.search(usual):
        off |= layers - on
    shown = {_name(objects.body(number)) for number in layers - off}
    return frozenset({_name(objects.body(number)) for number in off} - shown - {""})


def _bodies(objects: PdfObjects, key: re.Pattern[bytes], said: bytes) -> Iterator[bytes]:
    return (objects.body(number) for number in objects.named(key, said))


def _name(layer: bytes) -> str:
    """Return the name of a layer as PDFium tells it: bytes as UTF-8, whatever they are."""
    found = _NAME.search(layer)
    if not found:
        return ""
    if found[2] is not None:
        digits = b"".join(found[2].split()).decode("ascii")
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = _ESCAPED.sub(_unescaped, found[1])
    return raw.decode("utf-8", "ignore")


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said.isdigit():
        return bytes([int(said, 8) & 255])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(said, said)


def is_on_layer(text: Any, index: int, names: frozenset[str]) -> bool:  # noqa: ANN401  # a handle of a library in C
    """Tell whether a letter of a page is drawn on one of the layers of these names."""
    drawn = pdfium.FPDFText_GetTextObject(text, index)
    length = c_ulong()
    for n in range(max(pdfium.FPDFPageObj_CountMarks(drawn), 0)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, n)
        told = (c_ushort * _LONGEST)()
        pdfium.FPDFPageObjMark_GetParamStringValue(
            mark, b"Name", told, 2 * _LONGEST, byref(length)
        )
        if bytes(told)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") in names:
            return True
    return False
