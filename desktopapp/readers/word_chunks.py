"""Documents that were put whole into a Word document (ECMA-376 part 1, 17.17.2.1).

Portals and case systems write such files: Word reads the chunk when it opens the file. Word
documents, web pages (also in mail form), rich and plain text are read; of others it is said that
they are not.
"""

import binascii
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Block, plain_block
from desktopapp.readers.archive import open_archive, parse, read_part
from desktopapp.readers.plaintext import read_text
from desktopapp.readers.reading import Reading
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.web_page import read_web_page
from desktopapp.readers.word_parts import Related, read_parts, relations
from desktopapp.readers.word_walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 3  # documents in documents
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|p|div|table|h\d)[\s>]", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.-]{1,40})", re.IGNORECASE)
_BOUNDARY = re.compile(
    rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;]{1,200}))", re.IGNORECASE
)
_KIND = re.compile(rb"^content-type:\s*([\w/+.-]+)", re.IGNORECASE | re.MULTILINE)
_CODED = re.compile(rb"^content-transfer-encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")

Body = Callable[["_Element", Walk], Iterator[Block]]


def chunk_blocks(chunk: Related | None, walk: Walk, body: Body) -> Iterator[Block]:
    """Go through the blocks of a document put into this one; ``body`` reads a whole document."""
    names = walk.parts.archive.namelist()
    if chunk is None or chunk.target not in names or walk.chunks >= _DEEPEST:
        walk.left["chunk"] += 1
        return
    walk.chunks += 1
    try:
        yield from _read(read_part(walk.parts.archive, chunk.target), walk, body)
    except Problem:
        walk.left["chunk"] += 1
    walk.chunks -= 1


def _read(data: bytes, walk: Walk, body: Body) -> Iterator[Block]:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK\x03\x04"):
        yield from _word(data, walk, body)
    elif head.startswith((b"mime-version:", b"from:", b"content-type:")):
        yield from _mail(data, walk)
    elif head.startswith(b"{\\rtf"):
        yield from _taken(read_rtf(data), walk)
    elif head.startswith((b"<?mso-application", b"\xd0\xcf\x11\xe0")):
        walk.left["chunk"] += 1
    elif _MARKUP.search(_bare(data[:20_000])):
        yield from _taken(read_web_page(data), walk)
    elif head.startswith(b"<?xml"):
        walk.left["chunk"] += 1
    else:
        yield from _taken(read_text(data), walk)


def _bare(data: bytes) -> bytes:
    """Return text in one byte or two for each letter as one, to look at its marks."""
    return data.replace(b"\0", b"")


def _taken(reading: Reading, walk: Walk) -> Iterator[Block]:
    """Take over what another reader read, and what it says was left out."""
    walk.notes += reading.notes
    walk.pictures.update(reading.pictures)
    for block in reading.blocks:
        walk.count(plain_block(block))
        yield block


def _word(data: bytes, walk: Walk, body: Body) -> Iterator[Block]:
    archive = open_archive(data)
    mains = (one for one in relations(archive).values() if one.kind == "officeDocument")
    main = next((one.target for one in mains), "")
    with walk.elsewhere(read_parts(archive, main)):
        yield from body(parse(read_part(archive, main), deep=True), walk)


def _mail(data: bytes, walk: Walk) -> Iterator[Block]:
    """Read a web page in the form of a mail, alone or with its pictures (RFC 2557)."""
    for head, inside in _mail_parts(data, _DEEPEST):
        kind = _KIND.search(head)
        found = kind[1].lower() if kind else b"text/plain"
        if found not in (b"text/html", b"application/xhtml+xml", b"text/plain"):
            continue
        coded = _CODED.search(head)
        text = _uncoded(inside, coded[1].lower() if coded else b"")
        charset = _CHARSET.search(head)
        if found == b"text/plain":
            yield from _taken(read_text(text), walk)
        else:
            named = b"<meta charset=%s>" % charset[1] if charset else b""
            yield from _taken(read_web_page(named + text), walk)
        return
    walk.left["chunk"] += 1


def _mail_parts(data: bytes, deeper: int) -> Iterator[tuple[bytes, bytes]]:
    """Go through the parts of a mail as head and body, parts of parts too."""
    head, *rest = _HEAD_END.split(data.lstrip(), maxsplit=1)
    inside = rest[0] if rest else b""
    boundary = _BOUNDARY.search(head)
    if not boundary or not deeper:
        yield head, inside
        return
    for part in inside.split(b"--" + (boundary[1] or boundary[2]))[1:]:
        if not part.startswith(b"--"):
            yield from _mail_parts(part, deeper - 1)


def _uncoded(data: bytes, coding: bytes) -> bytes:
    try:
        if coding == b"quoted-printable":
            return binascii.a2b_qp(data)
        return binascii.a2b_base64(data) if coding == b"base64" else data
    except binascii.Error:
        return data
