"""Fonts inside a PDF: reportlab embeds the letters that are used, and what each means."""

import struct
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from desktopapp.layout.font_face import STAND_INS, Face
from desktopapp.layout.fonts import runs_leftwards
from desktopapp.plan.problem import Problem


@lru_cache(maxsize=32)
def font_of(face: Face) -> TTFont:
    """Return a face as reportlab knows it, or raise ``Problem`` where it cannot be embedded.

    Reading a font takes reportlab some time, so it is read once. Only characters that are used
    enter a file (``asciiReadable`` would take all of ASCII along).
    """
    try:
        font = TTFont(
            face.key, str(face.path), subfontIndex=face.index, asciiReadable=False, shapable=False
        )
    except (TTFError, struct.error, OSError) as error:
        raise Problem(
            f"The font “{face.family}” cannot be put into a PDF.",
            where=face.path.name,
            safe="No file was written, and the plan is unchanged.",
            then="Choose another font under Plan, Appearance.",
        ) from error
    for character, stand_in in STAND_INS.items():
        glyphs, widths = font.face.charToGlyph, font.face.charWidths
        if ord(character) not in glyphs and ord(stand_in) in glyphs:
            glyphs[ord(character)] = glyphs[ord(stand_in)]
            widths[ord(character)] = widths[ord(stand_in)]
    registerFont(font)
    return font


def lacks(face: Face, text: str) -> str:
    """Return the first character of a text that a face cannot draw in a PDF, or nothing."""
    return next((c for c in dict.fromkeys(text) if not _draws(face, c)), "")


@lru_cache(maxsize=4096)
def _draws(face: Face, character: str) -> bool:
    """Tell whether a face can draw a character in a PDF.

    A face may have letters of scripts that run from right to left; our lines do not.
    """
    known = ord(character) in font_of(face).face.charToGlyph
    return known and bool(face.glyph(character)) and not runs_leftwards(character)
