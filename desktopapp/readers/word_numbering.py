"""Numbers and labels of a Word document's lists and headings (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.readers.number_forms import IN_WORDS, in_form
from desktopapp.readers.word_parts import (
    Style,
    child,
    latin_font,
    local_name,
    switch,
    value,
    whole,
)
from desktopapp.readers.word_symbols import is_symbol_font, tick_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = ("decimal", "lowerLetter", "lowerRoman")  # of a plan's own lists, by level
_LEVELS = 9
_LONGEST = 80  # characters of a label
_PLACE = re.compile(r"%([1-9])")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of a level are numbered. ``restart`` is None: after each higher level."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    is_legal: bool = False  # higher levels in digits, whatever their form
    gap: str = " "
    style: str = ""  # the paragraph style that is of this level


@dataclass(frozen=True, slots=True)
class NumberingLabel:
    """What stands before a paragraph.

    ``is_own`` tells that it is an item of a plan's list for sure, ``is_single`` that it counts its
    own level and no other.
    """

    text: str
    gap: str = " "
    is_bullet: bool = False
    is_own: bool = True
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance: the definition it counts with, its levels, and starts of its own."""

    counted: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


BULLET = NumberingLabel("", is_bullet=True)


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, _List]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    language: str = ""  # of numbers in words; nothing: English

    def level_of(self, number: str, style: Style) -> int:
        """Return the level of a style's paragraphs in a list."""
        levels = self.lists[number].levels if number in self.lists else {}
        bound = (n for n, level in levels.items() if level.style == style.numbered_by != "")
        return next(bound, style.level)

    def label(self, number: str, level: int) -> NumberingLabel | None:
        """Count one paragraph on, and return its label; nothing where none is shown."""
        one = self.lists.get(number)
        own = one.levels.get(level) if one else None
        if one is None or own is None:
            return BULLET
        if own.form == "bullet":
            is_sign = not _WORD.search(own.text)
            return NumberingLabel(own.text, own.gap, is_bullet=is_sign, is_own=False)
        count = self._counted_on(number, one, level, own)
        text = _PLACE.sub(lambda place: self._written(place, one, own, count), own.text)[:_LONGEST]
        if not text.strip():
            return None
        alone = re.fullmatch(rf"[\W_]*%{level + 1}[\W_]*", own.text) is not None
        shown = own.form in ("decimal", "decimalZero", _FORMS[min(level, len(_FORMS) - 1)])
        is_single = _PLACE.findall(own.text) == [str(level + 1)]
        return NumberingLabel(text.strip(), own.gap, is_own=alone and shown, is_single=is_single)

    def _counted_on(self, number: str, one: _List, level: int, own: Level) -> dict[int, int]:
        """Count a level on, restart those below it, and return the numbers of all."""
        counts = self.counts.setdefault(one.counted, {})
        for deeper in [n for n in counts if n > level]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            if restart is None or level < restart:
                del counts[deeper]
        start = one.starts.get(level, own.start)
        if level in one.starts and (number, level) not in self.begun:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self.begun.add((number, level))
        higher = {n: one.starts.get(n, lvl.start) for n, lvl in one.levels.items() if n < level}
        return higher | counts

    def _written(
        self, place: re.Match[str], one: _List, own: Level, counts: Mapping[int, int]
    ) -> str:
        """Return the number of a level as it is written within a label."""
        level = int(place[1]) - 1
        form = one.levels[level].form if level in one.levels else "decimal"
        is_foreign = form in IN_WORDS and not (self.language or "en").startswith("en")
        if (own.is_legal and form != "none") or is_foreign:
            form = "decimal"
        return in_form(counts.get(level, 1), form)


def read_lists(root: "_Element | None", styles: Mapping[str, Style], language: str = "") -> Lists:
    """Read the lists that a numbering part defines; where there is none, there are no lists."""
    abstract: dict[str, dict[int, Level]] = {}
    by_style: dict[str, str] = {}  # the definition that a list style stands for
    borrowed: dict[str, str] = {}  # the list style whose definition another takes over
    for element in () if root is None else root:
        if local_name(element) != "abstractNum":
            continue
        name = value(element, "abstractNumId")
        abstract[name] = dict(_levels(element))
        by_style[value(child(element, "styleLink"))] = name
        if link := value(child(element, "numStyleLink")):
            borrowed[name] = link
    instances = [one for one in (() if root is None else root) if local_name(one) == "num"]
    named = {value(one, "numId"): value(child(one, "abstractNumId")) for one in instances}

    def meant(name: str) -> str:
        """Return the definition itself where one takes over that of a list style."""
        style = borrowed.get(name, "")
        number = styles[style].number if style in styles else ""
        return by_style.get(style) or named.get(number, name) if style else name

    found = {value(one, "numId"): _list(one, abstract, meant) for one in instances}
    return Lists(found, language=language)


def _list(
    instance: "_Element",
    abstract: Mapping[str, Mapping[int, Level]],
    meant: Callable[[str], str],
) -> _List:
    """Read a numbering instance, and what it changes of its definition."""
    counted = meant(value(child(instance, "abstractNumId")))
    levels = dict(abstract.get(counted, {}))
    starts: dict[int, int] = {}
    for override in instance:
        if local_name(override) != "lvlOverride":
            continue
        level = whole(value(override, "ilvl"))
        levels |= dict(_levels(override))
        start = child(override, "startOverride")
        if start is not None:
            starts[level] = whole(value(start))
    return _List(counted, levels, starts)


def _levels(parent: "_Element") -> Iterator[tuple[int, Level]]:
    for element in parent:
        if local_name(element) == "lvl":
            level = whole(value(element, "ilvl"))
            if 0 <= level < _LEVELS:
                yield level, _level(element, level)


def _form(element: "_Element") -> str:
    """Return the form of a level's numbers; one of its own is told by its first number: "001"."""
    own = child(element, "AlternateContent", "Choice", "numFmt")
    if value(own) == "custom":
        return value(own, "format").partition(",")[0].strip()
    fallback = child(element, "AlternateContent", "Fallback", "numFmt")
    return value(child(element, "numFmt")) or value(own) or value(fallback) or "decimal"


def _level(element: "_Element", level: int) -> Level:
    form = _form(element)
    said = child(element, "lvlText")
    text = f"%{level + 1}." if said is None else value(said)
    font = latin_font(child(element, "rPr", "rFonts"))
    if form == "bullet" and (is_symbol_font(font) or not _WORD.search(text)):
        text = tick_of(text, font)  # any other sign is a bullet
    restart = child(element, "lvlRestart")
    return Level(
        form,
        text[:_LONGEST],
        whole(value(child(element, "start")), 1),
        None if restart is None else whole(value(restart)),
        bool(switch(element, "isLgl")),
        "" if value(child(element, "suff")) == "nothing" else " ",
        value(child(element, "pStyle")),
    )
