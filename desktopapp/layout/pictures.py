"""Picture files (PNG and JPEG): how large they are, and what they tell beside the picture."""

import io
import re
import struct
from functools import lru_cache

_POINTS_PER_PIXEL = 0.75  # a picture that does not say is taken to have 96 pixels to the inch
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs iCCP".split()
)  # what makes the picture, and its colours
_ORIENTATION = 0x0112  # the number of the note that says how a camera was held
_EXIF = 0xE1  # the marker of a camera's notes
_MARK, _SCAN = 0xFF, 0xDA  # what begins a JPEG marker; the marker before the picture's own data
_END, _COMMENT = 0xD9, 0xFE
_NEXT_MARKER = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")  # not what stands for FF in the data
_GIF_END, _GIF_NOTE, _GIF_TIMING = 0x3B, 0x21, 0xF9
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
    but not where ``upright`` is off, since what shows the picture turns it itself. A picture that
    is damaged, or of a kind that is not known, stays as it is: the check of pictures names it.
    """
    return cleaned_picture(data, upright=upright) or data


def cleaned_picture(data: bytes, *, upright: bool = True) -> bytes:
    """Return a picture as ``without_past`` does, or nothing where that cannot be done."""
    try:
        if data.startswith(_PNG):
            return _plain_png(data)
        if data.startswith(b"\xff\xd8"):
            return _plain_jpeg(data, upright=upright)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _plain_gif(data)
    except (struct.error, IndexError):
        pass  # damaged
    return b""


def _plain_png(data: bytes) -> bytes:
    """Keep the chunks that make the picture (PNG, third edition, clause 11), up to its end."""
    kept = [_PNG]
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)


def _plain_jpeg(data: bytes, *, upright: bool) -> bytes:
    """Keep the segments that make the picture (ITU-T T.81, B.1.1), up to its end."""
    kept = [data[:2]]
    at = 2
    while True:
        at = data.find(b"\xff", at)  # bytes between segments belong to none
        if at < 0 or at + 1 >= len(data):
            break
        marker = data[at + 1]
        if marker in (_MARK, 0):  # fill bytes may stand before a marker
            at += 1
            continue
        if marker == _END:
            kept.append(data[at : at + 2])
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if marker == _EXIF and upright and _turned(segment[4:]):
            return _upright(data)
        kept.append(_plain_segment(marker, segment))
        at += 2 + length
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, at)
            end = found.start() if found else len(data)
            kept.append(data[at:end])
            at = end
    return b"".join(kept)


def _plain_segment(marker: int, segment: bytes) -> bytes:
    """Return a segment of a JPEG without what is no part of the picture, or nothing of it."""
    if marker != _COMMENT and not 0xE0 <= marker <= 0xEF:  # noqa: PLR2004  # notes of programs
        return segment
    if segment[4:].startswith(b"JFIF\0"):  # may hold a small copy of an earlier picture
        whole = segment[:2] + b"\0\x10" + segment[4:16] + b"\0\0"
        return min(whole, segment, key=len)  # where the file is cut off, no more than there is
    if segment[4:].startswith(b"Adobe"):
        return segment[:2] + b"\0\x0e" + segment[4:16]
    return segment if segment[4:].startswith(b"ICC_PROFILE\0") else b""


def _plain_gif(data: bytes) -> bytes:
    """Keep the blocks that draw (GIF89a, appendix A), up to the end of the pictures."""
    at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    kept = [data[:at]]
    while data[at] != _GIF_END:
        begun, draws = at, True
        if data[at] == _GIF_NOTE:
            draws = data[at + 1] == _GIF_TIMING
            at += 2
        else:
            at += 11 + (3 << (data[at + 9] & 7) + 1 if data[at + 9] & 0x80 else 0)
        while data[at]:
            at += 1 + data[at]
        at += 1
        if draws:
            kept.append(data[begun:at])
    return b"".join((*kept, b";"))


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
    profile = turned.info.get("icc_profile")
    turned.info.clear()
    out = io.BytesIO()
    turned.save(out, "JPEG", quality=92, icc_profile=profile)
    return out.getvalue()
