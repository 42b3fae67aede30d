"""The look of body text in a house template, for the page counter to follow.

Its font, size, distance of lines and margins; the room of headings and gaps is worked out in
``template_estimate``.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktopapp.documents.template import Template
from desktopapp.documents.template_page import section_of, text_width
from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.documents.word.numbering_part import related
from desktopapp.layout.fonts import family
from desktopapp.layout.style import PAGE_WIDTH, twips
from desktopapp.plan.plan import Appearance
from desktopapp.plan.problem import Problem
from desktopapp.readers.archive import parse
from desktopapp.readers.word_parts import child, local_name, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIZES = (6.0, 36.0)  # points of body text that are no mistake
_LONGEST_CHAIN = 12  # styles based on styles


def followed(appearance: Appearance, template: Template) -> Appearance:
    """Return an appearance with the template's font, size, distance of lines and margin."""
    file = WordFile(opened_package(template.data))
    body = template.style_for("Normal") or next(one for one in template.styles)
    chain = tuple(looks(file, body.id))
    font = next((name for one in chain if (name := _font(one, file))), appearance.font)
    size = min(max(size_of(chain), _SIZES[0]), _SIZES[1])
    margin = twips((PAGE_WIDTH - text_width(section_of(file.main.element))) / 2)
    spacing = round(shares(chain, file, size), 3)
    return replace(appearance, font=font, size=size, spacing=spacing, margin=margin)


def looks(file: WordFile, style_id: str) -> Iterator["_Element"]:
    """Go through what text of a style looks like: it, those it is based on, the defaults."""
    part = related(file, "styles")
    if part is None:
        return
    styles = {value(one, "styleId"): one for one in part.element if local_name(one) == "style"}
    for _ in range(_LONGEST_CHAIN):
        if style_id not in styles:
            break
        yield styles[style_id]
        style_id = value(child(styles[style_id], "basedOn"))
    for outer in ("rPrDefault", "pPrDefault"):
        default = child(part.element, "docDefaults", outer)
        if default is not None:
            yield default


def size_of(chain: tuple["_Element", ...]) -> float:
    """Return the size of text in points: 10 where nothing says it (ECMA-376 part 1, 17.3.2.38)."""
    halves = (whole(value(child(one, "rPr", "sz"))) for one in chain)
    return next((half / 2 for half in halves if half), 10.0)


def shares(chain: tuple["_Element", ...], file: WordFile, size: float) -> float:
    """Return the distance of lines as a share of the size; single where nothing says it."""
    single = _single(next((name for one in chain if (name := _font(one, file))), ""))
    said = (one for look in chain if (one := _spacing(look, size, single)))
    return next(said, single)


def _font(look: "_Element", file: WordFile) -> str:
    """Return the font of a look; one that the theme names is looked up there."""
    fonts = child(look, "rPr", "rFonts")
    role = value(fonts, "asciiTheme")
    if not role:
        return value(fonts, "ascii")
    for relation in file.main.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = parse(relation.target_part.blob)
            for one in theme.iter("{*}majorFont" if "major" in role else "{*}minorFont"):
                return value(child(one, "latin"), "typeface")
    return ""


def _spacing(look: "_Element", size: float, single: float) -> float:
    """Return the distance of lines as a share of the size, where a look says it."""
    spacing = child(look, "pPr", "spacing")
    line = whole(value(spacing, "line"))
    if value(spacing, "lineRule") == "exact":
        share = line / 20 / size
    elif value(spacing, "lineRule") == "atLeast":
        share = max(line / 20 / size, single)
    else:
        share = line / 240 * single
    return round(min(max(share, 1.0), 3.0), 3) if line else 0.0


def _single(font: str) -> float:
    """Return the distance of lines that Word makes of single spacing, as a share of the size."""
    try:
        face = family(font).face()
    except Problem:  # the font is on no PC here; Calibri has 1.22, Arial and Times New Roman this
        return 1.15
    high: int = face.ascent + face.descent + face.gap
    return high / face.units
