"""Pictures inside a PDF: red, green and blue, nothing transparent, nothing of their past."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    from PIL import Image

_DOTS_PER_POINT = 300 / 72  # finer than this, paper does not show
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a PDF holds it: ``packed`` data is to be compressed, other data is JPEG."""

    wide: int
    high: int
    data: bytes
    packed: bool


@lru_cache(maxsize=16)
def pixels_of(name: str, data: bytes, width: float) -> Pixels:
    """Read a picture that will be drawn ``width`` points wide, or raise ``Problem``.

    Transparent parts become white, other colours become red, green and blue, and what a camera
    wrote into the file (place, time, owner) is left behind.
    """
    import warnings  # noqa: PLC0415  # wanted only here, with the slow import below

    from PIL import Image  # noqa: PLC0415  # slow to import, wanted only when there is a picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                photo = opened.format == "JPEG"
                picture = _opaque(opened)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise unreadable(name) from error
    most = max(round(width * _DOTS_PER_POINT), 1)
    if picture.width > most:
        high = max(round(picture.height * most / picture.width), 1)
        picture = picture.resize((most, high), Image.Resampling.LANCZOS)
    if not photo:
        return Pixels(picture.width, picture.height, picture.tobytes(), packed=True)
    out = io.BytesIO()
    picture.info.clear()  # comments and the like, which would be written again
    picture.save(out, "JPEG", quality=_QUALITY)
    return Pixels(picture.width, picture.height, out.getvalue(), packed=False)


def unreadable(name: str) -> Problem:
    """Say that a picture is missing, damaged or of another kind."""
    return Problem(
        f"The picture “{name}” cannot be read.",
        where=name,
        safe="No file was written, and the plan is unchanged.",
        then="Replace the picture by a PNG or JPEG file, or take it out.",
    )


def _opaque(picture: "Image.Image") -> "Image.Image":
    """Return a picture in red, green and blue, on white where it was transparent."""
    from PIL import Image  # noqa: PLC0415  # loaded already by the caller

    if picture.mode.startswith("I"):  # 16 bits of grey, of which a document shows 8
        return picture.convert("I").point(lambda grey: grey * (1 / 257)).convert("RGB")
    if not (picture.has_transparency_data or picture.mode in ("RGBA", "LA", "PA")):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")
