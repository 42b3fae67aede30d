"""The zip container of a Word document, scanned before anything in it is unpacked."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem
from desktopapp.readers.reading import UNTOUCHED, damaged, too_much

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARTS = 2_000
_MOST_UNPACKED = 200 * 2**20  # bytes, all parts together
_MOST_XML = 24 * 2**20  # bytes of one part; the tree takes some ten times that
_MOST_TAGS = 2_000_000  # of one part
_SMALL = 8 * 2**20  # bytes; below this, any ratio is harmless
_MOST_RATIO = 200  # times; ordinary XML packs to a fifteenth
_DESCRIBING = "docProps/"  # where the parts lie that say who wrote a document, and when
_ENCRYPTED = 0x1  # the flag in a zip entry
_WIDE = {  # how a part in UTF-16 begins -> its encoding
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Open a zip container and scan its list of parts, or raise ``Problem``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except BROKEN as error:
        raise damaged("Word document") from error
    if len(parts) > _MOST_PARTS or _differ_in_one_name(parts):
        raise _unsafe()
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise too_much("more than 200 MB once unpacked")
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise locked()
        path = part.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or ":" in path:
            raise _unsafe()
        if part.file_size > max(_SMALL, _MOST_RATIO * part.compress_size):
            raise _unsafe()
    return archive


def _differ_in_one_name(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether parts of one name hold different things, and it may be words that differ.

    Some programs write a part again when they save it; then both are alike, or they describe the
    document and are no part of its text.
    """
    holds: dict[str, tuple[int, int]] = {}
    for part in parts:
        sums = part.CRC, part.file_size
        differs = holds.setdefault(part.filename, sums) != sums
        if differs and not part.filename.startswith(_DESCRIBING):
            return True
    return False


def read_part(archive: zipfile.ZipFile, name: str, most: int = _MOST_XML) -> bytes:
    """Return the bytes of a part, or raise ``Problem`` when there are more than ``most``."""
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except BROKEN as error:
        raise damaged("Word document") from error
    if len(data) > most:
        raise too_much(f"a part of more than {most // 2**20} MB")
    return data


def parse(data: bytes, *, deep: bool = False) -> "_Element":
    """Parse the XML of a part, or raise ``Problem``.

    Office Open XML forbids document type declarations (ECMA-376 part 2, 8.1.4); so no entity is
    ever declared, and nothing outside is ever asked for. Depth is limited by the parser to 256,
    for what is ``deep``, such as controls in controls, to 2,048.
    """
    from lxml import etree  # noqa: PLC0415  # only a worker that reads Word needs it

    data = _in_utf8(data)
    if b"\0" in data[:100] or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _unsafe()
    if data.count(b"<") > _MOST_TAGS:
        raise too_much("more marks than the longest of reports")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=deep
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged("Word document") from error


def _in_utf8(data: bytes) -> bytes:
    """Return XML in UTF-8: a part may be in UTF-16 too (ECMA-376 part 2, 8.1.4)."""
    marked = next((one for one in _WIDE if data.startswith(one)), None)
    if marked is None:
        return data
    try:
        text = data.decode(_WIDE[marked]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise damaged("Word document") from error
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def locked() -> Problem:
    """Say that a document is protected by a password."""
    return Problem(
        "This document is protected by a password.",
        safe=UNTOUCHED,
        then="Open it with its password, save a copy without one, and use that copy.",
    )


def _unsafe() -> Problem:
    return Problem(
        "This document is built in a way that no Word document needs, and may be harmful.",
        safe=f"It was not opened. {UNTOUCHED}",
        then="Ask whoever sent it for a PDF or a plain text copy.",
    )
