"""Pictures of a Word document, taken in where they are PNG or JPEG and of a sane size."""

import hashlib
import struct
import zipfile

from desktopapp.readers.archive import read_part
from desktopapp.readers.word_parts import Related

_MOST_PICTURE = 8 * 2**20  # bytes
_MOST_PIXELS = 40_000_000  # a page at 600 dots per inch
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of a JPEG's frame header


def picture(archive: zipfile.ZipFile, found: Related | None) -> tuple[str, bytes] | None:
    """Return the name and bytes of a picture, or nothing unless it is a PNG or JPEG in bounds."""
    if found is None or found.is_outside or found.target not in archive.namelist():
        return None
    if archive.getinfo(found.target).file_size > _MOST_PICTURE:
        return None
    data = read_part(archive, found.target, _MOST_PICTURE)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        wide, high = struct.unpack(">II", data[16:24].ljust(8, b"\0"))
        ending = "png"
    elif data.startswith(b"\xff\xd8"):
        wide, high = _jpeg_size(data)
        ending = "jpg"
    else:
        return None
    if not 0 < wide * high <= _MOST_PIXELS:
        return None
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{ending}", data


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Find the size of a JPEG in its frame header (ISO 10918-1, B.2.2), or zeros."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004  # every marker begins so
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in _FRAMES:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 2 + max(length, 2)
    return 0, 0
