"""The styles of an OpenDocument text: what they mean for words and lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktopapp.readers.colours import colour_of, light_of
from desktopapp.readers.html_styles import rules_of
from desktopapp.readers.html_tokens import UNREAD_SHEET, Begin
from desktopapp.readers.opendocument_lists import OUTLINE, OdtLevel
from desktopapp.readers.word_symbols import tick_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROUND = ("circle", "ellipse")
_DEEPEST = 30  # styles upon each other


def local(part: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(part.tag).rpartition("}")[2]


def attribute(part: "_Element", name: str) -> str:
    """Return an attribute by its name in whatever namespace, or an empty text."""
    for key, found in part.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return ""


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    rules: dict[str, str]
    level: str
    listed: str


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The styles of a document by their names, those of words apart from those of paragraphs.

    ``has_headers`` tells whether pages have words.
    """

    _styles: dict[tuple[str, str], _Style]  # by family and name
    levels: dict[tuple[str, int], OdtLevel]  # of lists by their styles
    has_headers: bool
    has_grounds: bool  # pages or what is drawn behind the text may have any colour

    def css(self, name: str, family: str = "paragraph") -> str:
        """Return what a style means for words, as rules of CSS."""
        rules: dict[str, str] = {}
        for style in self._chain(name, family):
            rules = {**style.rules, **rules}
        return ";".join(f"{rule}:{meant}" for rule, meant in rules.items())

    def unread(self) -> list[Begin]:
        """Tell before all words if the ground behind them is not known."""
        return [UNREAD_SHEET] if self.has_grounds else []

    def light(self, part: "_Element") -> str:
        """Return the sign of a light of a status, if a shape is one: round, and without words."""
        drawn = next(part.iterfind("{*}enhanced-geometry"), part)
        is_round = local(part) in _ROUND or "ellipse" in attribute(drawn, "type")
        if not is_round or "".join(part.itertext()).strip():
            return ""
        rules = rules_of(self.css(attribute(part, "style-name"), "graphic"))
        return light_of(colour_of(rules.get("fill", "")))

    def level(self, name: str) -> str:
        """Return the level of heading that a style gives a paragraph, or nothing."""
        for style in self._chain(name):
            if style.level:
                return style.level
        return "1" if "Title" in self._names(name) else ""

    def list_of(self, name: str) -> str:
        """Return the style of list that a style of paragraph names, or nothing."""
        return next((style.listed for style in self._chain(name) if style.listed), "")

    def _names(self, name: str, family: str = "paragraph") -> list[str]:
        names: list[str] = []
        while name and name not in names and len(names) < _DEEPEST:
            names.append(name)
            found = self._style(family, name)
            name = found.parent if found else ""
        return names

    def _style(self, family: str, name: str) -> "_Style | None":
        """Return a style of a family, or one that does not tell of which it is."""
        return self._styles.get((family, name)) or self._styles.get(("", name))

    def _chain(self, name: str, family: str = "paragraph") -> list[_Style]:
        found = (self._style(family, one) for one in self._names(name, family))
        return [style for style in found if style]


def read_styles(roots: "Iterable[_Element]") -> OdtStyles:
    """Read the styles of some parts, the first of which goes before the others."""
    styles: dict[tuple[str, str], _Style] = {}
    lists: dict[tuple[str, int], OdtLevel] = {}
    has_headers = has_grounds = False
    for root in roots:
        faces = {
            attribute(one, "name"): attribute(one, "font-family").strip("'\"")
            for one in root.iterfind(".//{*}font-face")
        }
        for one in root.iterfind(".//{*}style"):
            family = attribute(one, "family")
            styles.setdefault((family, attribute(one, "name")), _style(one, faces))
        for one in root.iterfind(".//{*}list-style"):
            for level in one:
                _take_level(level, attribute(one, "name"), lists, faces)
        for level in root.iterfind(".//{*}outline-style/{*}outline-level-style"):
            _take_level(level, OUTLINE, lists, faces)
        has_grounds |= any(map(_may_be_ground, root.iter("{*}page-layout-properties")))
        has_grounds |= any(map(_may_be_ground, root.iter("{*}graphic-properties")))
        for page in root.iterfind(".//{*}master-page"):
            has_headers |= any("".join(part.itertext()).strip() for part in page)
    return OdtStyles(styles, lists, has_headers, has_grounds)


def _may_be_ground(properties: "_Element") -> bool:
    """Tell whether what has these properties may colour the ground behind all words."""
    if local(properties) == "graphic-properties":
        return attribute(properties, "run-through") == "background"
    said = attribute(properties, "background-color") or attribute(properties, "fill-color")
    return said not in ("", "transparent", "#ffffff") or len(properties) > 0


def _take_level(
    part: "_Element",
    style: str,
    levels: dict[tuple[str, int], OdtLevel],
    faces: Mapping[str, str],
) -> None:
    """Take how a level of a list or of headings is numbered, if nothing said so before."""
    at, start, shown = (
        attribute(part, name) for name in ("level", "start-value", "display-levels")
    )
    if not at.isdecimal():
        return
    found = OdtLevel()
    if local(part) == "list-level-style-bullet":
        font = next(part.iterfind("{*}text-properties"), None)
        named = "" if font is None else attribute(font, "font-name")
        tick = tick_of(attribute(part, "bullet-char"), faces.get(named, named))
        found = OdtLevel(prefix=tick)
    else:
        found = OdtLevel(
            attribute(part, "num-format"),
            int(start[:4]) if start.isdecimal() else 1,
            attribute(part, "num-prefix"),
            attribute(part, "num-suffix"),
            int(shown[:2]) if shown.isdecimal() else 1,
            attribute(part, "num-list-format"),
        )
    levels.setdefault((style, int(at[:3])), found)


def _style(one: "_Element", faces: Mapping[str, str]) -> _Style:
    """Read a style; ``faces`` are the fonts by the names that this part has for them."""
    properties = next(one.iterfind("{*}text-properties"), None)
    rules = {} if properties is None else _rules(properties, faces)
    rules |= _grounds(one)
    return _Style(
        attribute(one, "parent-style-name"),
        rules,
        attribute(one, "default-outline-level"),
        attribute(one, "list-style-name"),
    )


def _grounds(style: "_Element") -> dict[str, str]:
    """Return the rules of CSS that say the colour behind words, or that of a drawn shape."""
    rules: dict[str, str] = {}
    for properties in style:
        if found := attribute(properties, "background-color"):
            rules["background-color"] = found
        if attribute(properties, "fill") in ("", "solid") and (
            found := attribute(properties, "fill-color")
        ):
            rules["fill"] = found
    return rules


def _rules(properties: "_Element", faces: Mapping[str, str]) -> dict[str, str]:
    """Return the rules of CSS that say what properties of words mean."""
    rules = {
        name: found
        for name in ("font-weight", "font-style", "font-family", "color")
        if (found := attribute(properties, name))
    }
    if font := attribute(properties, "font-name"):
        rules["font-family"] = faces.get(font) or font
    if attribute(properties, "text-line-through-style") not in ("", "none"):
        rules["text-decoration"] = "line-through"
    if attribute(properties, "display") == "none":
        rules["display"] = "none"
    raised = attribute(properties, "text-position").split(" ")[0]
    if raised in ("super", "sub"):
        rules["vertical-align"] = raised
    elif raised.endswith("%") and raised not in ("0%", "%"):
        rules["vertical-align"] = "sub" if raised.startswith("-") else "super"
    return rules
