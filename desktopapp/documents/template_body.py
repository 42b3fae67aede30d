"""The look of body text in a house template, for the page counter to follow.

The counter has one distance of lines and one margin at both sides, and keeps its own headings
and gaps, so what it counts for a template is an estimate.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktopapp.documents.fonts import family
from desktopapp.documents.numbering_part import related
from desktopapp.documents.style import PAGE_HEIGHT, PAGE_WIDTH, twips
from desktopapp.documents.template import Template
from desktopapp.documents.template_page import section_of, text_height, text_width
from desktopapp.documents.word_file import WordFile, opened
from desktopapp.plan.plan import Appearance
from desktopapp.plan.problem import Problem
from desktopapp.readers.archive import parse
from desktopapp.readers.word_parts import child, name_of, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIZES = (6.0, 36.0)  # points of body text that are no mistake
_LONGEST_CHAIN = 12  # styles based on styles


def followed(appearance: Appearance, template: Template) -> Appearance:
    """Return an appearance with the template's font, size, distance of lines and margin."""
    file = WordFile(opened(template.data))
    looks = tuple(_looks(file, template))
    font = next((name for one in looks if (name := _font(one, file))), appearance.font)
    halves = (whole(value(child(one, "rPr", "sz"))) for one in looks)
    size = next((half / 2 for half in halves if half), appearance.size)
    size = min(max(size, _SIZES[0]), _SIZES[1])
    section = section_of(file.main.element)
    margin = twips((PAGE_WIDTH - text_width(section)) / 2)
    single = _single(font)
    said = (one for look in looks if (one := _spacing(look, size, single)))
    # The counter's margins are equal on all sides: as many lines as the template's page takes.
    share = (PAGE_HEIGHT - 2 * margin) / text_height(section)
    spacing = round(next(said, single) * share, 3)
    return replace(appearance, font=font, size=size, spacing=spacing, margin=margin)


def _looks(file: WordFile, template: Template) -> Iterator["_Element"]:
    """Go through what body text looks like: its style, those it is based on, the defaults."""
    part = related(file, "styles")
    body = template.style_for("Normal") or next(one for one in template.styles)
    if part is None:
        return
    styles = {value(one, "styleId"): one for one in part.element if name_of(one) == "style"}
    name = body.id
    for _ in range(_LONGEST_CHAIN):
        if name not in styles:
            break
        yield styles[name]
        name = value(child(styles[name], "basedOn"))
    for outer in ("rPrDefault", "pPrDefault"):
        default = child(part.element, "docDefaults", outer)
        if default is not None:
            yield default


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
    if value(spacing, "lineRule") in {"exact", "atLeast"}:
        share = line / 20 / size
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
