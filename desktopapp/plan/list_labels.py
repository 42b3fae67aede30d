"""Which label stands before each item of a list: one answer for the window and every document.

A label is kept as a pattern: text with a counter for each level that it shows, such as "({a})",
"Priority {1}:" or "{1}.{1}". The last counter is the item's own, those before it are of the levels
above. A pattern without any is the same words for each item; an empty one is our own by level.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from desktopapp.plan.plain_text import one_line, shown
from desktopapp.plan.text import Block, ListItem, Text, plain

MOST_START = 999  # the highest number at which a list begins
MOST_LABEL = 60  # characters of a pattern; a longer one is taken for our own
OWN_PATTERNS = ("{1}.", "{a}.", "{i}.")  # our own patterns by level, as Word has them
NUMBER_FORMS = "1aAiI"  # figures, letters and Roman numerals, as HTML names them
_COUNTER = rf"\{{([{NUMBER_FORMS}])\}}"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class LabelParts(NamedTuple):
    """A pattern taken apart: each counter with the text before it, and the text after all."""

    counters: tuple[tuple[str, str], ...]
    after: str


class ItemLabel(NamedTuple):
    """What stands before an item of a list. A level that is skipped is closed up.

    ``number`` is 0 for a bullet; ``above`` are the numbers of the levels above, 1 for bullets.
    ``starts`` says that items of this level begin here, after other text or another list;
    ``goes_on`` that they still count on from those before. ``pattern`` is empty for our own.
    """

    level: int = 0
    number: int = 0
    above: tuple[int, ...] = ()
    pattern: str = ""
    starts: bool = False
    goes_on: bool = False

    @property
    def parts(self) -> LabelParts:
        """The pattern, with the counters of as many levels as there are."""
        return label_parts(self.pattern or OWN_PATTERNS[self.level], self.level)

    @property
    def before(self) -> str:
        """The words before the item's own number, with the numbers of the levels above."""
        counters = self.parts.counters
        if len(counters) <= 1:
            return counters[0][0] if counters else ""
        numbers = self.above[1 - len(counters) :]
        upper = zip(counters[:-1], numbers, strict=True)
        words = "".join(text + number_in_form(number, form) for (text, form), number in upper)
        return words + counters[-1][0]

    @property
    def form(self) -> str:
        """How the item's own number is written (``NUMBER_FORMS``); empty without a number."""
        counters = self.parts.counters
        return counters[-1][1] if counters and self.number else ""

    @property
    def text(self) -> str:
        """The whole label; empty for a bullet."""
        if not self.number:
            return ""
        own = number_in_form(self.number, self.form) if self.form else ""
        return self.before + own + self.parts.after


class _Counted(NamedTuple):
    """How far a list is counted. ``kind`` is its pattern, or nothing for bullets."""

    kind: str | None
    number: int


class Counting:
    """The lists that are open at an item, by level, and how far those before were counted.

    ``here`` are the levels, a bit each, that have had items since other text stood between.
    """

    def __init__(self) -> None:
        self.open: list[_Counted] = []
        self.before: dict[int, tuple[_Counted, ...]] = {}
        self.here = 0

    def copy(self) -> "Counting":
        """Return one that counts on from here by itself."""
        made = Counting()
        made.open, made.before, made.here = [*self.open], {**self.before}, self.here
        return made

    def known(self, level: int) -> Iterator[str]:
        """Go through the patterns of the numbered lists before, the nearest to a level first."""
        for one in sorted(self.before, key=lambda one: abs(one - level)):
            yield self.before[one][one].kind or ""

    def end(self) -> None:
        """End all lists, as other text does."""
        self.open.clear()
        self.here = 0

    def label(self, item: ListItem) -> ItemLabel:
        """Count an item, and return its label."""
        kind = pattern_of(item.label) if item.numbered else None
        level = min(item.level, len(self.open))
        counts_on = item.goes_on and item.numbered and not item.start
        known = (self.before.get(item.level) or self.before.get(level)) if counts_on else None
        if known:
            level = len(known) - 1
            self.open += known[len(self.open) :]
            is_same = self.open[level].kind == kind
            number, begins = known[level].number + 1, False
        else:
            is_same = level < len(self.open) and self.open[level].kind == kind
            begins = not is_same or (item.numbered and item.start > 0)
            number = (item.start or 1) if begins else self.open[level].number + 1
        starts = begins or not is_same or not self.here >> level & 1
        self.open[level:] = [_Counted(kind, number if item.numbered else 0)]
        self.here = self.here & ((1 << level) - 1) | 1 << level
        if item.numbered:
            self.before[level] = tuple(self.open)
        return ItemLabel(
            level,
            number if item.numbered else 0,
            tuple(one.number or 1 for one in self.open[:level]) if level else (),
            kind or "",
            starts,
            item.numbered and starts and not begins,
        )


def item_labels(text: Iterable[Block]) -> Iterator[ItemLabel | None]:
    """Go through the labels of a text's blocks; nothing for a block that is no item of a list.

    An item that goes on does so from the last numbered item of its level in the text before it;
    where there is none, it begins at 1.
    """
    counting = Counting()
    for block in text:
        if isinstance(block, ListItem):
            yield counting.label(block)
        else:
            counting.end()
            yield None


def numbered_apart(text: Iterable[Block]) -> Text:
    """Return a text whose lists begin at the numbers they have here, so that it can be parted."""
    blocks = tuple(text)
    return tuple(
        replace(block, start=label.number, goes_on=False)
        if isinstance(block, ListItem) and label and label.goes_on
        else block
        for block, label in zip(blocks, item_labels(blocks), strict=True)
    )


def plain_with_labels(text: Text) -> str:
    """Return rich text as plain text for people to read, each item of a list with its label."""
    return plain(text, (label.text if label else "" for label in item_labels(text)))


def lists_of(labels: Iterable[ItemLabel | None]) -> Iterator[int]:
    """Go through which list each block is in, by the number of its first block; -1 for no item.

    A list that goes on is the one it goes on from.
    """
    here: dict[int, int] = {}
    counted: dict[int, int] = {}
    for n, label in enumerate(labels):
        if not label:
            yield -1
            continue
        if label.starts:
            here[label.level] = counted.get(label.level, n) if label.goes_on else n
        if label.number:
            counted[label.level] = here[label.level]
        yield here[label.level]


@lru_cache(maxsize=256)
def pattern_of(words: str) -> str:
    """Return a pattern as it is shown: on one line; nothing where it is too long."""
    words = shown(one_line(words))
    return words if len(words) <= MOST_LABEL else ""


@lru_cache(maxsize=256)
def label_parts(pattern: str, level: int) -> LabelParts:
    """Take a pattern apart at a level, without counters of levels above the first."""
    words = re.split(_COUNTER, pattern)
    counters = list(zip(words[:-1:2], words[1::2], strict=True))
    kept = counters[-1 - level :]
    if len(kept) < len(counters):
        kept[0] = counters[0][0], kept[0][1]
    return LabelParts(tuple(kept), words[-1])


def number_in_form(number: int, form: str) -> str:
    """Write a number as figures, letters (aa after z, as Word does) or Roman numerals."""
    match form:
        case "a" | "A":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "i" | "I":
            letters = _roman(number)
        case _:
            return str(number)
    return letters if form.islower() else letters.upper()


def _roman(number: int) -> str:
    letters = ""
    for value, roman in _ROMAN:
        letters += roman * (number // value)
        number %= value
    return letters
