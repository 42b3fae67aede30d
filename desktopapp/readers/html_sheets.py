"""What the style sheets within a page say of its tags, as far as it means anything for words.

A rule counts that names tags, classes and ids, and what stands around them. What depends on more
(a neighbour, a state, another attribute) is passed over, and so is what holds on paper alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktopapp.readers.colours import colour_of, is_white
from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_lights import is_of_light
from desktopapp.readers.html_made import AFTER, BEFORE, made_words
from desktopapp.readers.html_styles import ground_of, rules_of
from desktopapp.readers.html_tokens import UNREAD_SHEET, Begin, End, HtmlText, Token

_MEANT = frozenset(
    (
        *("display", "visibility", "float", "position", "list-style-type", "vertical-align"),
        *("font-weight", "font-style", "font-family", "text-decoration", "text-decoration-line"),
        *("mso-hide", "mso-element", "grid-template-columns", "grid-column", "grid-row"),
        *("grid-area", "grid-column-start", "grid-row-start", "flex-direction", "flex-flow"),
        *("counter-reset", "counter-increment"),
    )
)
_COLOURS = frozenset(("color", "background", "background-color"))
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PART = re.compile(r"""[^{};"']+|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[{};]""", re.DOTALL)
_WHOLE_PAGE = ("html", "body")  # though no tag of the page begins them
_GROUPS = ("@layer", "@supports")
_MEDIUM = re.compile(r"(?:only )?(all|screen)?")
_WIDTH = re.compile(r"\((min|max)-width: ?(\d{1,5})(?:\.\d+)?(px|em|rem)\)")
_SCREEN = 1280  # pixels across, as a page is looked at
_LETTER = 16  # pixels of an em
_NAMED = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_MOST_RULES = 5_000
_MOST_AROUND = 6  # tags that a rule may name around its own
_DEEPEST = 200  # nested tags beyond this have no styles


class _Tag(NamedTuple):
    """A tag that is open, or what a rule wants of one."""

    tag: str
    id: str
    classes: frozenset[str]

    def fits(self, wanted: "_Tag") -> bool:
        """Tell whether this tag is one that a rule wants."""
        return (
            wanted.tag in ("", self.tag)
            and wanted.id in ("", self.id)
            and wanted.classes <= self.classes
        )


class _Around(NamedTuple):
    """What a rule wants around its tag; ``is_next`` says that the next within is a child of it."""

    wanted: _Tag
    is_next: bool


class _Rule(NamedTuple):
    """What a rule wants, how much it outweighs others, and what it says."""

    wanted: _Tag
    around: tuple[_Around, ...]  # from the outermost
    weight: tuple[int, int, int, int]
    said: dict[str, str]
    insisted: dict[str, str]  # what it says before all others


@dataclass(slots=True)
class _Rules:
    """Rules for tags, or for what stands before or after their words."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _known: dict[_Tag, list[_Rule]] = field(default_factory=dict)

    def add(self, rule: _Rule) -> None:
        """Add a rule."""
        self._rules.setdefault(_key(rule.wanted), []).append(rule)
        self._known.clear()

    def said(self, tag: _Tag, opened: list[_Tag]) -> tuple[dict[str, str], dict[str, str]]:
        """Return what they say of a tag, and what of that comes before all others."""
        said: dict[str, str] = {}
        insisted: dict[str, str] = {}
        for rule in self._candidates(tag) if self._rules else ():
            if not rule.around or _stands_in(rule.around, opened):
                said |= rule.said
                insisted |= rule.insisted
        return said, insisted

    def _candidates(self, tag: _Tag) -> list[_Rule]:
        """Return the rules that want such a tag, whatever stands around, the weightiest last."""
        if tag not in self._known:
            keys = ("*", tag.tag, f"#{tag.id}", *(f".{one}" for one in tag.classes))
            found = [rule for key in keys for rule in self._rules.get(key, ())]
            fitting = [rule for rule in found if tag.fits(rule.wanted)]
            self._known[tag] = sorted(fitting, key=lambda rule: rule.weight)
        return self._known[tag]


@dataclass(slots=True)
class StyleSheets:
    """The rules of all sheets that were met, by the tag, class or id that each wants."""

    _own: _Rules = field(default_factory=_Rules)
    _made: dict[str, _Rules] = field(default_factory=dict)  # before and after the words of a tag
    _count: int = 0
    has_white: bool = True  # whether words of the page may be white
    passed_over: bool = False  # whether rules that say a ground were: it may be any colour

    def add(self, css: str) -> None:
        """Add the rules of a sheet."""
        self.passed_over |= "@import" in css
        for selectors, body in _blocks(_COMMENT.sub(" ", css)):
            meant = _meant(body, has_white=self.has_white)
            self._look_behind(selectors, body)
            for selector in selectors.split(","):
                wanted, place = _place(selector)
                if self._count < _MOST_RULES and (place or any(meant)):
                    self._add(wanted, place, (made_words(body), {}) if place else meant)

    def _look_behind(self, selectors: str, body: str) -> None:
        """Notice rules that colour the ground of what we do not know, or of the whole page."""
        if not self.has_white or "background" not in body:
            return
        for selector in selectors.split(","):
            found = None if _place(selector)[1] else _selector(selector)
            is_whole = found is not None and found[0].tag in _WHOLE_PAGE
            self.passed_over |= found is None or (is_whole and _colours(rules_of(body)))

    def _add(
        self, selector: str, place: str, meant: tuple[dict[str, str], dict[str, str]]
    ) -> None:
        found = _selector(selector or "*")
        if not found:
            return
        self._count += 1
        rules = self._made.setdefault(place, _Rules()) if place else self._own
        rules.add(_Rule(*found, _weight(found, self._count), *meant))

    def style(self, tag: _Tag, opened: list[_Tag], own: str) -> str:
        """Return the style of a tag: what sheets say of it, and what it says itself."""
        if not self._count:
            return own
        said, insisted = self._own.said(tag, opened)
        return ";".join(filter(None, (_written(said), own, _written(insisted))))

    def makes_words(self) -> bool:
        """Tell whether any sheet makes words."""
        return bool(self._made)

    def made(self, tag: _Tag, opened: list[_Tag]) -> Iterator[tuple[str, str]]:
        """Go through what stands before and after the words of a tag, as CSS says it."""
        for place, rules in self._made.items():
            if "content" in (said := rules.said(tag, opened)[0]):
                yield place, _written(said)


def with_sheets(marked: Iterable[Token], *, has_white: bool = True) -> Iterator[Token]:
    """Go through tags and words; what sheets of the page say of a tag becomes its own style.

    ``has_white`` tells that words of the page may be white, so that grounds mean something.
    """
    sheets = StyleSheets(has_white=has_white)
    opened: list[_Tag] = []
    sheet: list[str] | None = None
    for token in marked:
        if isinstance(token, HtmlText) and sheet is not None:
            sheet.append(token.text)
            continue
        if isinstance(token, Begin):
            tag = _tag(token)
            if token.tag == "style" and _is_shown_on(token.attributes.get("media", "")):
                sheet = []
            _dress(token, sheets, tag, opened)
            if token.tag not in VOID and len(opened) < _DEEPEST:
                opened.append(tag)
        elif isinstance(token, End):
            if token.tag == "style" and sheet is not None:
                sheets.add("".join(sheet))
                sheet = None
            at = next(
                (n for n in range(len(opened) - 1, -1, -1) if opened[n].tag == token.tag), -1
            )
            if at >= 0:
                del opened[at:]
        yield token
        if isinstance(token, End) and token.tag == "style" and sheets.passed_over:
            yield UNREAD_SHEET


def _dress(token: Begin, sheets: StyleSheets, tag: _Tag, opened: list[_Tag]) -> None:
    """Let a tag say itself what sheets say of it, and of the words before and after its own."""
    style = sheets.style(tag, opened, token.attributes.get("style", ""))
    if style:
        token.attributes["style"] = style
    if sheets.makes_words():
        token.attributes.update(sheets.made(tag, opened))


def _tag(begin: Begin) -> _Tag:
    classes = frozenset(begin.attributes.get("class", "").split())
    return _Tag(begin.tag, begin.attributes.get("id", ""), classes)


# Sheets taken apart


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Go through the rules of a sheet: what each wants, and what it says."""
    wants: list[str] = []
    says: list[str] | None = None
    passed = 0  # blocks that are open of what is passed over
    for found in _PART.finditer(css):
        part = found[0]
        if passed:
            passed += (part == "{") - (part == "}")
        elif says is not None and part != "}":
            passed = int(part == "{")
            says.append(";" if passed else part)
        elif says is not None:
            yield "".join(wants), "".join(says)
            wants, says = [], None
        elif part == "{":
            name = " ".join("".join(wants).lower().split())
            if not name.startswith("@"):
                says = []
                continue
            passed = int(not _is_read(name))
            wants = []
        elif part in (";", "}"):
            wants = []
        else:
            wants.append(part)
    if says:
        yield "".join(wants), "".join(says)


def _is_read(name: str) -> bool:
    """Tell whether the rules within a group of them hold, by what begins it."""
    if name.startswith("@media"):
        return _is_shown_on(name.removeprefix("@media"))
    return name.startswith(_GROUPS) and " not " not in name


def _is_shown_on(media: str) -> bool:
    """Tell whether rules hold where a page is read on a screen."""
    return not media.strip() or any(map(_is_screen, media.lower().split(",")))


def _is_screen(medium: str) -> bool:
    kind, *conditions = medium.strip().split(" and ")
    if kind.startswith("("):
        conditions = [kind, *conditions]
        kind = ""
    return bool(_MEDIUM.fullmatch(kind)) and all(map(_is_met, conditions))


def _is_met(condition: str) -> bool:
    """Tell whether a condition of a width is met; what asks anything else is not."""
    found = _WIDTH.fullmatch(condition.strip())
    if not found:
        return False
    width = int(found[2]) * (1 if found[3] == "px" else _LETTER)
    return width <= _SCREEN if found[1] == "min" else width >= _SCREEN


def _meant(body: str, *, has_white: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a rule says that means anything, and what of that comes before all others.

    Colours mean something as lights, and where words of the page may be white.
    """
    parts = body.split(";")
    ways = ([one for one in parts if ("!" in one) is insisted] for insisted in (False, True))
    said, insisted = (
        {
            name: value
            for name, value in rules_of(";".join(way)).items()
            if name in _MEANT or (has_white and name in _COLOURS) or is_of_light(name, value)
        }
        for way in ways
    )
    return said, insisted


def _colours(said: dict[str, str]) -> bool:
    """Tell whether what a rule says makes the ground other than white."""
    ground = ground_of(said, {})
    return bool(ground) and not is_white(colour_of(ground))


def _written(said: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in said.items())


# What a rule wants


def _place(selector: str) -> tuple[str, str]:
    """Return what a rule wants, and where it makes words: before or after those, or nowhere."""
    wanted, colon, place = selector.strip().partition(":")
    name = place.lstrip(":").lower()
    return (wanted, name) if colon and name in (BEFORE, AFTER) else (selector, "")


def _selector(words: str) -> tuple[_Tag, tuple[_Around, ...]] | None:
    """Read what a rule wants, or return nothing where it wants what we do not look at."""
    parts = words.replace(">", " > ").split()
    around: list[_Around] = []
    wanted: _Tag | None = None
    for n, part in enumerate(parts):
        if part == ">":
            continue
        found = _NAMED.fullmatch(part)
        if not found or len(around) > _MOST_AROUND:
            return None
        if wanted:
            around.append(_Around(wanted, parts[n - 1] == ">"))
        wanted = _wanted(found[1] or "", found[2])
    is_whole = wanted and parts[0] != ">" and parts[-1] != ">"
    return (wanted, tuple(around)) if wanted and is_whole else None


def _wanted(tag: str, names: str) -> _Tag:
    marks = re.findall(r"([.#])([\w-]+)", names)
    named = "".join(name for mark, name in marks if mark == "#")
    classes = frozenset(name for mark, name in marks if mark == ".")
    return _Tag("" if tag == "*" else tag.lower(), named, classes)


def _key(wanted: _Tag) -> str:
    """Return by what the rules for such a tag are found."""
    if wanted.id:
        return f"#{wanted.id}"
    return f".{min(wanted.classes)}" if wanted.classes else wanted.tag or "*"


def _weight(found: tuple[_Tag, tuple[_Around, ...]], order: int) -> tuple[int, int, int, int]:
    """Return how much a rule outweighs others (Selectors, 17)."""
    tags = (found[0], *(one.wanted for one in found[1]))
    ids, classes, names = (
        sum(bool(one.id) for one in tags),
        sum(len(one.classes) for one in tags),
        sum(bool(one.tag) for one in tags),
    )
    return ids, classes, names, order


def _stands_in(around: Iterable[_Around], opened: list[_Tag]) -> bool:
    """Tell whether the tags that a rule wants are open, from the outermost to the innermost."""
    places: list[int] = []
    is_next, is_first = False, True
    for one in around:
        known = frozenset(places)
        places = [
            n
            for n, tag in enumerate(opened)
            if tag.fits(one.wanted)
            and (is_first or (n - 1 in known if is_next else bool(places) and places[0] < n))
        ]
        if not places:
            return False
        is_next, is_first = one.is_next, False
    return not is_next or places[-1] == len(opened) - 1
