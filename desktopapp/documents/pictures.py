"""How large a picture is, read from the first bytes of its file (PNG and JPEG)."""

import struct
from functools import lru_cache

from desktopapp.documents.build import Document, PictureItem

_POINTS_PER_PIXEL = 0.75  # a picture that does not say is taken to have 96 pixels to the inch
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that hold the size


def fitted(data: bytes, width: float, most_wide: float, most_high: float) -> tuple[float, float]:
    """Return the width and height in points at which a picture is drawn; 0, 0 if unreadable.

    ``width`` 0 is the picture's own. The picture keeps its shape and is never larger than asked.
    """
    pixels_wide, pixels_high = pixels(data)
    if not pixels_wide or not pixels_high:
        return 0.0, 0.0
    own = pixels_wide * _POINTS_PER_PIXEL
    wide = min(width or own, most_wide)
    high = wide * pixels_high / pixels_wide
    if high > most_high:
        wide, high = wide * most_high / high, most_high
    return wide, high


@lru_cache(maxsize=64)
def pixels(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; 0, 0 when the data is neither PNG nor JPEG."""
    try:
        if data.startswith(_PNG):
            wide, high = struct.unpack_from(">LL", data, 16)
            return int(wide), int(high)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except struct.error:
        pass
    return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    """Walk the segments of a JPEG up to the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at < len(data):
        if data[at] != 0xFF:  # noqa: PLR2004  # every segment begins with this byte
            break
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == 0xFF:  # noqa: PLR2004  # fill bytes may stand before a marker
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", data, at + 5)
            return int(wide), int(high)
        at += 2 + length
    return 0, 0


def unreadable_pictures(document: Document) -> list[PictureItem]:
    """Return the pictures that are missing, damaged or of another kind: none can be exported."""
    pictures = (item for item in document.items if isinstance(item, PictureItem))
    return [item for item in pictures if not all(pixels(item.data))]
