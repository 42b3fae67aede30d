"""Picture files (PNG and JPEG): how large they are, and what they tell beside the picture."""

import io
import struct
from functools import lru_cache

_POINTS_PER_PIXEL = 0.75  # a picture that does not say is taken to have 96 pixels to the inch
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"iCCP")
_ORIENTATION = 0x0112  # the number of the note that says how a camera was held
_EXIF = 0xE1  # the marker of a camera's notes
_MARK, _SCAN = 0xFF, 0xDA  # what begins a JPEG marker; the marker before the picture's own data
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


@lru_cache(maxsize=16)
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
        if data[at] != _MARK:
            break
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == _MARK:  # fill bytes may stand before a marker
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", data, at + 5)
            return int(wide), int(high)
        at += 2 + length
    return 0, 0


@lru_cache(maxsize=16)
def without_past(data: bytes, *, upright: bool = True) -> bytes:
    """Return a picture without what was written into its file beside the picture.

    A camera or a program leaves names, places, times and small copies there, which no document
    should carry out of the council. The picture itself stays as it is, bit by bit, unless a camera
    was held on its side: that is written among what is cut, so the picture is turned upright,
    but not where ``upright`` is off, since what shows the picture turns it itself.
    """
    try:
        if data.startswith(_PNG):
            return _plain_png(data)
        if data.startswith(b"\xff\xd8"):
            return _plain_jpeg(data, upright=upright)
    except (struct.error, IndexError):
        pass  # damaged: the check of pictures names it
    return data


def _plain_png(data: bytes) -> bytes:
    """Keep the chunks that make the picture (PNG, third edition, clause 11), up to its end."""
    kept = [_PNG]
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if kind[:1].isupper() or kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)


def _plain_jpeg(data: bytes, *, upright: bool) -> bytes:
    """Keep the segments that make the picture (ITU-T T.81, B.1.1), up to its end."""
    kept = [data[:2]]
    at = 2
    turned = False
    while data[at + 1] != _SCAN:
        marker = data[at + 1]
        if data[at] != _MARK:
            return data
        if marker == _MARK:  # fill bytes may stand before a marker
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        turned = turned or (marker == _EXIF and _turned(segment[4:]))
        colours = segment[4:].startswith((b"JFIF", b"Adobe", b"ICC_PROFILE"))
        if colours or not (0xE0 <= marker <= 0xEF or marker == 0xFE):  # noqa: PLR2004  # notes
            kept.append(segment)
        at += 2 + length
    if turned and upright:
        return _upright(data)
    end = data.find(b"\xff\xd9", at)
    return b"".join((*kept, data[at : end + 2] if end > 0 else data[at:]))


def _turned(note: bytes) -> bool:
    """Tell whether a camera noted that it was held on its side (Exif 2.32, 4.6.4, Orientation)."""
    if not note.startswith(b"Exif\0\0"):
        return False
    tiff = note[6:]
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (at,) = struct.unpack_from(order + "L", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        for n in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHLH", tiff, at + 2 + 12 * n)
            if tag == _ORIENTATION:
                return int(value) in range(2, 9)  # 1 is upright, the others turned or mirrored
    except struct.error:
        pass  # damaged notes say nothing
    return False


def _upright(data: bytes) -> bytes:
    """Return a photograph turned upright, or as it is where it is damaged."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # slow to load, seldom wanted

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as photo:
            turned = ImageOps.exif_transpose(photo)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data
    turned.info.clear()
    out = io.BytesIO()
    turned.save(out, "JPEG", quality=92)
    return out.getvalue()
