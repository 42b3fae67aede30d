"""Lights of a status that a web page draws: round spots and circles that have a colour alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktopapp.readers.colours import colour_of, light_of
from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_styles import ground_of, rules_of
from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token, told_light

_ROUND = frozenset(("circle", "ellipse"))  # of a drawing
_NO_SHAPE = frozenset(("svg", "g", "defs", "title", "desc", "style", "metadata"))
_FILLS = ("background", "background-color", "fill")
_HALF = ("50%", "100%")
_FAR = 100  # pixels: of a radius that makes any spot round


@dataclass(slots=True)
class _Spot:
    """A tag that may be a spot, while nothing but spaces stands in it."""

    tag: str
    sign: str


@dataclass(slots=True)
class _Drawing:
    """A drawing that is open: the signs of its circles, and whether it draws anything else."""

    signs: list[str] = field(default_factory=list)
    has_more: bool = False

    def take(self, token: Token) -> None:
        """Take what stands in the drawing."""
        if isinstance(token, Begin) and token.tag in _ROUND:
            rules = rules_of(token.attributes.get("style", ""))
            sign = light_of(colour_of(rules.get("fill", token.attributes.get("fill", ""))))
            self.signs += [sign] if sign else []
        elif isinstance(token, Begin):
            self.has_more |= token.tag not in _NO_SHAPE


def with_lights(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; what shows a colour and no words is told as a light."""
    spot: _Spot | None = None
    drawing: _Drawing | None = None
    for token in marked:
        if drawing:
            drawing.take(token)
            if isinstance(token, End) and token.tag == "svg":
                yield token
                yield from () if drawing.has_more else map(told_light, drawing.signs)
                drawing = None
                continue
        elif isinstance(token, Begin) and token.tag == "svg":
            drawing, spot = _Drawing(), None
        elif isinstance(token, Begin):
            spot = _spot(token)
        elif isinstance(token, HtmlText) and token.text.strip():
            spot = None
        elif isinstance(token, End):
            if spot and spot.tag == token.tag:
                yield told_light(spot.sign)
            spot = None
        yield token


def _spot(token: Begin) -> _Spot | None:
    """Return a tag as a spot, if it is round and has the colour of a light."""
    style = token.attributes.get("style", "")
    if "radius" not in style or token.tag in VOID:
        return None
    rules = rules_of(style)
    is_round = _makes_round(rules.get("border-radius", ""))
    sign = light_of(colour_of(ground_of(rules, token.attributes))) if is_round else ""
    return _Spot(token.tag, sign) if sign else None


def _makes_round(radius: str) -> bool:
    radius = radius.partition(" ")[0]
    number = radius.removesuffix("px")
    return radius in _HALF or (number.isdecimal() and int(number[:5]) >= _FAR)


def is_of_light(name: str, value: str) -> bool:
    """Tell whether what a rule says may be a light: its colour, or that it is round."""
    if name == "border-radius":
        return _makes_round(value)
    return name in _FILLS and bool(light_of(colour_of(value)))


def may_have_lights(html: str) -> bool:
    """Tell whether anything on a page may be a light that is no cell of a table."""
    return "radius" in html or "<svg" in html
