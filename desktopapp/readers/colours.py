"""Colours that say something: the lights of a status, and words as white as the paper."""

import re
from colorsys import rgb_to_hls
from functools import lru_cache

Colour = tuple[int, int, int]  # red, green, blue, to 255 each

_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2}|[0-9a-f])?")
_MIXED = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*[\d.]+%?\s*)?\)"
)
_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "crimson": (220, 20, 60),
    "darkred": (139, 0, 0),
    "tomato": (255, 99, 71),
    "orange": (255, 165, 0),
    "darkorange": (255, 140, 0),
    "gold": (255, 215, 0),
    "yellow": (255, 255, 0),
    "green": (0, 128, 0),
    "lime": (0, 255, 0),
    "limegreen": (50, 205, 50),
    "forestgreen": (34, 139, 34),
    "seagreen": (46, 139, 87),
    "lightgreen": (144, 238, 144),
    "darkgreen": (0, 100, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "grey": (128, 128, 128),
    "gray": (128, 128, 128),
}
_LIGHTS = (  # to which degree of hue
    *((15, "🔴"), (52, "🟠"), (70, "🟡"), (170, "🟢"), (340, ""), (360, "🔴")),
)
_PLAIN = 0.35  # of a colour: what has less is grey
_DARKEST, _PALEST = 0.17, 0.93
_KEPT = 512  # colours, which are met again and again
_WHITE = 250  # of each part


@lru_cache(_KEPT)
def colour_of(words: str) -> Colour | None:
    """Return the colour that words name, as CSS and Office write it; nothing if they name none."""
    words = words.strip().lower()
    if words in _NAMED:
        return _NAMED[words]
    if mixed := _MIXED.fullmatch(words):
        red, green, blue = (min(int(part), 255) for part in mixed.groups())
        return red, green, blue
    found = _HEX.fullmatch(words)
    if not found:
        return None
    digits = found[1] if len(found[1]) > 3 else "".join(2 * one for one in found[1])  # noqa: PLR2004  # "#f80"
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def is_white(colour: Colour | None) -> bool:
    """Tell whether a colour cannot be told from white paper."""
    return colour is not None and min(colour) >= _WHITE


def light_of(colour: Colour | None) -> str:
    """Return the sign of a status that a colour shows: red, amber, yellow or green, or nothing."""
    if colour is None:
        return ""
    hue, bright, strong = rgb_to_hls(*(part / 255 for part in colour))
    if strong < _PLAIN or not _DARKEST < bright < _PALEST:
        return ""
    return next(sign for end, sign in _LIGHTS if hue * 360 <= end)


def lit_cells(rows: list[list[tuple[bool, str]]]) -> dict[tuple[int, int], str]:
    """Return the signs of a table's cells that have a colour and no words, by row and column.

    Of each cell is told whether it has words, and its colour. Such a cell says something only
    below the name of a column, and where its colour is not that of the words in its row.
    """
    lit: dict[tuple[int, int], str] = {}
    names = [has_words for has_words, _ in rows[0]] if rows else []
    for n, row in enumerate(rows[1:], 1):
        band = {fill for has_words, fill in row if has_words}
        for column, (has_words, fill) in enumerate(row[: len(names)]):
            if has_words or not fill or fill in band or not (band and names[column]):
                continue
            if sign := light_of(colour_of(fill)):
                lit[n, column] = sign
    return lit
