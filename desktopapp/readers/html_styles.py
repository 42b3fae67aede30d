"""What a tag of HTML and its styles mean for the words within it, where they mean anything."""

import re
from typing import NamedTuple

from desktopapp.plan.links import allowed
from desktopapp.readers.colours import colour_of, is_white
from desktopapp.readers.left_out import LeftOut
from desktopapp.readers.word_symbols import is_symbol_font

SILENT = "silent"  # dropped, and no words of the text at all
_STRUCK = frozenset(("del", "s", "strike"))
_DRAWN = "katex-html"  # a formula as it is drawn, beside the one that is read
_LINE = "text-decoration-line"
_SHIFTS = {"super": 1, "sub": -1, "baseline": 0}
_MSO_LEVEL = re.compile(r"level(\d)")
_LEFT_OUT = frozenset(("comment", "comment-list", "footer", "header"))  # of Word's elements
_COMMENT = frozenset(("msocomanchor", "msocommentreference", "msocomoff"))  # of Word's classes
_SEMI_BOLD = 600  # of CSS
_SIGN = 8  # characters of an emoji at most
_SPECK = 3  # pixels


class Open(NamedTuple):
    """An open tag and what holds within it. ``item`` is a list item's level and number."""

    tag: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    dropped: str = ""  # why its words are no words of the text: a kind of what is left out
    kept_spaces: bool = False
    heading: int = 0
    item: tuple[int, int] | None = None
    numbered: bool | None = None  # None: as the mark in front of the item says
    lists: int = 0
    is_mark: bool = False
    shift: int = 0  # 1: above the line, -1: below it
    counted: int = -1  # the ordered list that counts the items
    label: str = ""  # of a list item, as HTML counts it
    symbols: str = ""  # the font of signs in which its letters are none
    is_unmarked: bool = False  # a list whose items have no marks
    is_typed: bool = False  # a list that is none: the numbers of its items stay words
    is_white: bool = False  # its words have the colour of paper
    is_on_paper: bool = True  # nothing colours the ground behind its words


def within_tag(tag: str, top: Open, attributes: dict[str, str]) -> Open:
    """Return what holds within a tag: what held around it, changed by tag, class and style."""
    new = _by_tag(tag, top._replace(tag=tag), attributes)
    classes = attributes.get("class", "").lower().split()
    if tag in _STRUCK:
        new = new._replace(dropped=LeftOut.STRUCK)
    elif _DRAWN in classes:
        new = new._replace(dropped=SILENT)
    elif _marks_comment(classes, attributes):
        new = new._replace(dropped=LeftOut.COMMENT)
    elif "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        new = new._replace(dropped=LeftOut.HIDDEN)
    if tag == "font" and "face" in attributes:
        new = _in_font(new, attributes["face"])
    if tag == "font" and "color" in attributes:
        new = new._replace(is_white=is_white(colour_of(attributes["color"])))
    style = attributes.get("style")
    if style:
        rules = rules_of(style)
        new = _styled(new, rules)
        is_coloured = "color" in style or "background" in style or "position" in style
        return _coloured(new, rules, attributes) if is_coloured else new
    return _coloured(new, {}, attributes) if "bgcolor" in attributes else new


def _marks_comment(classes: list[str], attributes: dict[str, str]) -> bool:
    """Tell whether this is the mark of a comment: Word, LibreOffice and its web forms have one."""
    return (
        not _COMMENT.isdisjoint(classes)
        or attributes.get("href", "").startswith(("#_msocom", "#sdcomment", "#cmnt"))
        or attributes.get("id", "").startswith("cmnt")
    )


def rules_of(style: str) -> dict[str, str]:
    """Return the rules of a style by their names, in lower case; how lists are marked by one."""
    rules: dict[str, str] = {}
    for part in style.lower().split(";"):
        name, colon, value = part.partition(":")
        if colon:
            name, value = name.strip(), value.partition("!")[0].strip()
            if name == "list-style":
                name, value = "list-style-type", _kind_of_mark(value)
            rules[name] = value
    return rules


def _kind_of_mark(style: str) -> str:
    """Return how a list marks its items, of all that is said of its marks."""
    kinds = (word for word in style.split() if word not in ("inside", "outside"))
    return next((word for word in kinds if not word.startswith("url(")), "disc")


def ground_of(rules: dict[str, str], attributes: dict[str, str]) -> str:
    """Return the colour that is said of the ground behind words, or nothing."""
    said = (
        rules.get("background-color") or rules.get("background") or attributes.get("bgcolor", "")
    )
    return "" if said in ("none", "transparent", "inherit", "initial", "unset") else said


def _coloured(new: Open, rules: dict[str, str], attributes: dict[str, str]) -> Open:
    """Apply the colours of words and of the ground behind them."""
    colour, ground = rules.get("color"), ground_of(rules, attributes)
    if colour and colour != "inherit":
        new = new._replace(is_white=is_white(colour_of(colour)))
    if rules.get("position") in ("absolute", "fixed"):
        return new._replace(is_on_paper=False)  # it stands upon something else
    return new._replace(is_on_paper=is_white(colour_of(ground))) if ground else new


def list_level(style: str) -> int:
    """Return the level, from 1, of an item of Word's that says so in its style, or 0."""
    level = _MSO_LEVEL.search(rules_of(style).get("mso-list", ""))
    return int(level[1]) if level else 0


def _styled(new: Open, rules: dict[str, str]) -> Open:
    """Apply the few properties that mean something."""
    weight = rules.get("font-weight")
    if weight:
        new = new._replace(bold=weight in ("bold", "bolder") or small_number(weight) >= _SEMI_BOLD)
    family = rules.get("font-family")
    if family:
        new = _in_font(new, family)
    slant = rules.get("font-style")
    if slant:
        new = new._replace(italic=slant in ("italic", "oblique"))
    if "line-through" in f"{rules.get('text-decoration')} {rules.get(_LINE)}":
        new = new._replace(dropped=LeftOut.STRUCK)
    unseen = rules.get("visibility") in ("hidden", "collapse")
    if unseen or rules.get("display") == "none" or rules.get("mso-hide") == "all":
        new = new._replace(dropped=LeftOut.HIDDEN)
    shift = _SHIFTS.get(rules.get("vertical-align", ""))
    if shift is not None and new.tag not in ("td", "th", "tr"):
        new = new._replace(shift=shift)
    element, special = rules.get("mso-element"), rules.get("mso-special-character")
    if element in _LEFT_OUT or special == "comment":
        new = new._replace(dropped=SILENT)
    if rules.get("white-space", "").startswith("pre") and new.tag == "pre":
        new = new._replace(kept_spaces=True)
    return new._replace(is_mark=True) if rules.get("mso-list") == "ignore" else new


def _in_font(new: Open, family: str) -> Open:
    """Apply a font: one of signs has them in place of letters."""
    name = family.split(",", maxsplit=1)[0].strip(" \"'")
    return new._replace(symbols=name if is_symbol_font(name) else "")


def _by_tag(tag: str, new: Open, attributes: dict[str, str]) -> Open:
    """Apply what a tag means by itself."""
    if tag in ("b", "strong"):
        new = new._replace(bold=True)
    elif tag in ("i", "em", "cite"):
        new = new._replace(italic=True)
    elif tag == "a":
        address = attributes.get("href", "").strip()
        new = new._replace(link=allowed(address))
    elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        new = new._replace(heading=min(int(tag[1]), 3))
    elif tag in ("ul", "ol"):
        new = new._replace(
            lists=new.lists + 1,
            is_typed=attributes.get("role") in ("none", "presentation"),
        )
    elif tag == "pre":
        new = new._replace(kept_spaces=True)
    elif tag in ("td", "th"):
        new = new._replace(item=None, heading=0, lists=0, bold=False, shift=0)
    elif tag in ("sup", "sub"):
        new = new._replace(shift=1 if tag == "sup" else -1)
    elif tag in ("p", "div"):
        new = _by_role(new, attributes)
    return new


def _by_role(new: Open, attributes: dict[str, str]) -> Open:
    """Make a heading of a paragraph that says it is one."""
    if attributes.get("role") == "heading":
        level = small_number(attributes.get("aria-level", "")) or 1
        return new._replace(heading=min(max(level, 1), 3))
    if attributes.get("class", "").lower() in ("msotitle", "msotitlecxspfirst"):
        return new._replace(heading=1)
    return new


def is_sign(says: str) -> bool:
    """Tell whether a picture stands for a sign, such as an emoji, by what it says."""
    return 0 < len(says) <= _SIGN and not any(one.isascii() or one.isspace() for one in says)


def shows_something(attributes: dict[str, str]) -> bool:
    """Tell whether a picture is more than a spacer or the mark of who opens a mail."""
    sizes = (attributes.get(side, "").removesuffix("px") for side in ("width", "height"))
    return not any(size.isascii() and size.isdigit() and int(size[:4]) < _SPECK for size in sizes)


def small_number(words: str) -> int:
    """Return a small whole number written in digits, or 0."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else 0  # noqa: PLR2004  # four digits
