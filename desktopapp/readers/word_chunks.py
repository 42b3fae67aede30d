"""Documents that were put whole into a Word document (ECMA-376 part 1, 17.17.2.1).

Portals and case systems write such files: Word reads the chunk when it opens the file. Word
documents, web pages (also in mail form), rich and plain text are read; of others it is said that
they are not.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Block, plain_block
from desktopapp.readers.archive import open_archive, parse, read_part
from desktopapp.readers.plaintext import read_text
from desktopapp.readers.reading import Reading, damaged
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
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what may stand before the head of a mail
_PLAIN = "text/plain"
_PAGES = ("text/html", "application/xhtml+xml", _PLAIN)  # the sooner, the better

_Body = Callable[["_Element", Walk], Iterator[Block]]


def chunk_blocks(chunk: Related | None, walk: Walk, body: _Body) -> Iterator[Block]:
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


def _read(data: bytes, walk: Walk, body: _Body) -> Iterator[Block]:
    head = data[:2000].lstrip(_BEFORE).lower()
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


def _word(data: bytes, walk: Walk, body: _Body) -> Iterator[Block]:
    archive = open_archive(data)
    mains = (one for one in relations(archive).values() if one.kind == "officeDocument")
    main = next((one.target for one in mains), "")
    with walk.elsewhere(read_parts(archive, main)):
        yield from body(parse(read_part(archive, main), deep=True), walk)


def _mail(data: bytes, walk: Walk) -> Iterator[Block]:
    """Read a web page in the form of a mail, alone or with its pictures (RFC 2557).

    Of a page and the same as plain text, the page is read.
    """
    from email import message_from_bytes  # noqa: PLC0415  # rarely needed

    try:
        parts = list(message_from_bytes(data.lstrip(_BEFORE)).walk())
    except RecursionError as error:
        raise damaged("mail") from error
    kinds = {part.get_content_type(): part for part in reversed(parts)}
    part = next((kinds[kind] for kind in _PAGES if kind in kinds), None)
    inside = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(inside, bytes):
        walk.left["chunk"] += 1
    elif part.get_content_type() == _PLAIN:
        yield from _taken(read_text(inside), walk)
    else:
        charset = part.get_content_charset("")
        named = f"<meta charset={charset}>".encode("ascii", "replace") if charset else b""
        yield from _taken(read_web_page(named + inside), walk)


def rehearsal() -> None:
    """Read a small mail, to load what is loaded only in use."""
    from email import message_from_bytes  # noqa: PLC0415  # loaded before the doors close

    mail = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: %s\n\n=41"
    for coding in (b"quoted-printable", b"base64"):
        message_from_bytes(mail % coding).get_payload(decode=True)
