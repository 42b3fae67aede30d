"""A picture that an officer gives: looked through once, made to print right in every document.

A document holds PNG and JPEG, upright, in red, green and blue. What is so already is kept bit by
bit, but for what a camera or a program wrote beside the picture; what can be made so without loss
is; anything else is refused, and it is said what to do.
"""

import io
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.layout.pictures import pixels, without_past
from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    from PIL import Image

MOST_PICTURE_BYTES = 20_000_000
_MOST_PIXELS = 60_000_000  # a large camera's; decoded they take a quarter of a gigabyte
_QUALITY = 92
_UPRIGHT = 1  # Exif 2.32, 4.6.4: the orientation of a picture that needs no turning
_ORIENTATION = 0x0112
_BEGINNINGS = {
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"RIFF": "a WebP picture",
    b"BM": "a BMP picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "an Office document or an archive",
    b"\xd0\xcf\x11\xe0": "an Office document",
}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


class GivenPicture(NamedTuple):
    """A picture as it goes into the plan: its data, ``png`` or ``jpg``, and its width in pixels.

    ``note`` says in a sentence what was changed, or nothing.
    """

    data: bytes
    ending: str
    wide: int
    note: str = ""


def given_picture(data: bytes) -> GivenPicture:
    """Look through a picture and return it as it goes into the plan, or raise ``Problem``."""
    import warnings  # noqa: PLC0415  # wanted only here, with the slow import below

    from PIL import Image  # noqa: PLC0415  # slow to import, wanted only with a picture

    kind = _other_kind(data)
    if kind:
        raise _refused(f"This is {kind}, which the documents cannot hold.", _SAVE_AS)
    if len(data) > MOST_PICTURE_BYTES:
        raise _refused("The picture is larger than 20 megabytes.", _SMALLER)
    wide, high = pixels(data)
    if wide * high > _MOST_PIXELS:
        raise _refused(f"The picture is too large: {wide:,} by {high:,} dots.", _SMALLER)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF")) as picture:
                picture.load()  # damage beyond the head shows only now
                return _made_fit(data, picture)
    except Image.DecompressionBombError as error:
        raise _refused("The picture has far too many dots.", _SMALLER) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _refused(
            "The picture is damaged, or it is no PNG or JPEG file.",
            "Open it in another program, save it as PNG, and choose that file.",
        ) from error


def _made_fit(data: bytes, picture: "Image.Image") -> GivenPicture:
    """Return a picture that could be read as it goes into the plan."""
    if picture.format == "JPEG":
        turned = picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
        if not turned and picture.mode in ("RGB", "L"):
            return GivenPicture(without_past(data), "jpg", picture.width)
        return _as_jpeg(picture)
    if picture.format == "PNG":
        return GivenPicture(without_past(data), "png", picture.width)
    moves = getattr(picture, "is_animated", False)
    note = "Of this moving picture only the first is taken." if moves else ""
    still = picture.convert("RGBA")
    return GivenPicture(_saved(still, "PNG"), "png", still.width, note)


def _as_jpeg(picture: "Image.Image") -> GivenPicture:
    """Return a photograph upright, and in red, green and blue as its own profile says."""
    from PIL import ImageCms, ImageOps  # noqa: PLC0415  # as above

    upright = ImageOps.exif_transpose(picture)
    profile = upright.info.get("icc_profile")
    note = ""
    if upright.mode not in ("RGB", "L"):
        note = "The picture’s colours for the press were changed to those of a screen."
        coloured = upright.convert("RGB")
        if profile and upright.mode == "CMYK":
            try:
                own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                screen = ImageCms.createProfile("sRGB")
                found = ImageCms.profileToProfile(upright, own, screen, outputMode="RGB")
                coloured = found or coloured
            except (ImageCms.PyCMSError, OSError):
                pass  # a damaged profile: the plain colours hold
        upright, profile = coloured, None
    upright.info.clear()
    return GivenPicture(_saved(upright, "JPEG", profile), "jpg", upright.width, note)


def _saved(picture: "Image.Image", kind: str, profile: bytes | None = None) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG":
        picture.save(out, kind, quality=_QUALITY, icc_profile=profile)
    else:
        picture.save(out, kind)
    return out.getvalue()


def _other_kind(data: bytes) -> str:
    """Name a file that is something else than a PNG, JPEG or GIF by how it begins."""
    if not data:
        return "an empty file"
    if b"<svg" in data[:4096].lower():
        return "an SVG drawing"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "a HEIC photograph"
    found = (kind for start, kind in _BEGINNINGS.items() if data.startswith(start))
    return next(found, "")


_SAVE_AS = "Open it in the program that shows it, save it as PNG or JPEG, and choose that file."
_SMALLER = "Save a smaller copy, some 3,000 dots wide, and choose that file."


def _refused(what: str, then: str) -> Problem:
    return Problem(what, safe="Nothing was changed.", then=then)
