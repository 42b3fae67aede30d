"""Lights of a status that a Word document draws, and words in it as white as the paper."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desktopapp.readers.colours import colour_of, is_white, light_of
from desktopapp.readers.word_parts import Style, child, is_shaded, local_name, value
from desktopapp.readers.word_walk import GatheredParagraph

if TYPE_CHECKING:
    from lxml.etree import _Element

_BRIGHT = ("F", "f")  # how each colour begins that is as white as paper
_ROUND = frozenset({"ellipse", "flowChartConnector"})
_BEHIND = (b'behindDoc="1"', b"z-index:-", b"<w:background")  # what may stand behind all words


def drawn_lights(drawing: "_Element") -> str:
    """Return the signs of the round shapes of a drawing that have the colour of a light."""
    return "".join(light_of(colour_of(fill)) for fill in _round_fills(drawing))


def _round_fills(drawing: "_Element") -> Iterator[str]:
    for part in drawing.iter():
        match local_name(part):
            case "spPr" if value(child(part, "prstGeom"), "prst") in _ROUND:
                yield value(child(part, "solidFill", "srgbClr"))
            case "oval" if value(part, "filled") not in ("f", "false"):
                yield value(part, "fillcolor").split(" ")[0]
            case _:
                pass  # of another shape


def is_white_on_white(
    own: "Mapping[str, _Element]", style: Style, line: GatheredParagraph
) -> bool:
    """Tell whether a run has the colour of paper, and neither it nor its paragraph a ground."""
    colour = value(own["color"]) if "color" in own else style.colour or line.style.colour
    if colour[:1] not in _BRIGHT or not is_white(colour_of(colour)):
        return False
    marked = value(own.get("highlight")) not in ("", "none", "white")
    grounds = (own.get("shd"), child(line.properties, "shd"))
    is_styled = style.is_shaded or line.style.is_shaded
    return not (marked or is_styled or any(map(is_shaded, grounds)))


def may_have_ground(part: bytes) -> bool:
    """Tell whether a part of a document says that something stands behind its words."""
    return any(one in part for one in _BEHIND)
