"""The styles of an OpenDocument text: what they mean for words and lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    """The styles of a document by their names. ``has_headers`` tells whether pages have words."""

    _styles: dict[str, _Style]
    _lists: dict[tuple[str, int], tuple[str, str]]
    has_headers: bool

    def css(self, name: str) -> str:
        """Return what a style means for words, as rules of CSS."""
        rules: dict[str, str] = {}
        for style in self._chain(name):
            rules = {**style.rules, **rules}
        return ";".join(f"{rule}:{meant}" for rule, meant in rules.items())

    def level(self, name: str) -> str:
        """Return the level of heading that a style gives a paragraph, or nothing."""
        for style in self._chain(name):
            if style.level:
                return style.level
        return "1" if "Title" in self._names(name) else ""

    def list_of(self, name: str) -> str:
        """Return the style of list that a style of paragraph names, or nothing."""
        return next((style.listed for style in self._chain(name) if style.listed), "")

    def list_level(self, name: str, level: int) -> tuple[str, str]:
        """Tell of a level of a list, from 1, how it is numbered if it is, and where it begins."""
        return self._lists.get((name, level), ("", ""))

    def _names(self, name: str) -> list[str]:
        names: list[str] = []
        while name and name not in names and len(names) < _DEEPEST:
            names.append(name)
            name = self._styles[name].parent if name in self._styles else ""
        return names

    def _chain(self, name: str) -> list[_Style]:
        return [self._styles[one] for one in self._names(name) if one in self._styles]


def read_styles(roots: "Iterable[_Element]") -> OdtStyles:
    """Read the styles of some parts, the first of which goes before the others."""
    styles: dict[str, _Style] = {}
    lists: dict[tuple[str, int], tuple[str, str]] = {}
    has_headers = False
    for root in roots:
        for one in root.iterfind(".//{*}style"):
            styles.setdefault(attribute(one, "name"), _style(one))
        for one in root.iterfind(".//{*}list-style"):
            for level in one:
                at = attribute(level, "level")
                if at.isdecimal():
                    numbered = local(level) == "list-level-style-number"
                    begins = attribute(level, "start-value") if numbered else ""
                    form = attribute(level, "num-format") if numbered else ""
                    lists.setdefault((attribute(one, "name"), int(at[:3])), (form, begins))
        for page in root.iterfind(".//{*}master-page"):
            has_headers |= any("".join(part.itertext()).strip() for part in page)
    return OdtStyles(styles, lists, has_headers)


def _style(one: "_Element") -> _Style:
    properties = next(one.iterfind("{*}text-properties"), None)
    rules = {} if properties is None else _rules(properties)
    return _Style(
        attribute(one, "parent-style-name"),
        rules,
        attribute(one, "default-outline-level"),
        attribute(one, "list-style-name"),
    )


def _rules(properties: "_Element") -> dict[str, str]:
    """Return the rules of CSS that say what properties of words mean."""
    rules = {
        name: found
        for name in ("font-weight", "font-style", "font-family")
        if (found := attribute(properties, name))
    }
    if font := attribute(properties, "font-name"):
        rules["font-family"] = font
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
