"""What "Find or do anything" finds: commands, places, words of the plan, pages of the guide."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from desktopapp.plan.naming import part_name
from desktopapp.plan.outline import OutlineRow
from desktopapp.plan.search import Match, find
from desktopapp.plan.text import plain_block
from desktopapp.store.resources import help_pages
from desktopapp.ui.other_words import OTHER_WORDS
from desktopapp.ui.widgets.commands import Command, MenuTable, always_there
from desktopapp.ui.workspace.workspace import Workspace

_MOST = 60
_MOST_IN_TEXT = 8
_MOST_IN_GUIDE = 6
_MOST_LACKING = 5
_LEAST_IN_TEXT = 3  # letters
_AROUND = 40  # characters before and after words that were found in the text
_IDLE = re.compile("a|an|and|can|do|does|for|how|i|in|is|it|my|of|on|the|this|to|with")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")

# How far a word is from a thing, by where it stands
_LATER, _PHRASE, _BEGUN, _OTHER, _OTHER_BEGUN, _WITHIN, _LACKING = (
    0.25,
    0.5,
    1.0,
    2.0,
    3.0,
    5.0,
    10.0,
)


class Thing(NamedTuple):
    """Something to go to or to do.

    ``words`` are its name, ``hint`` where it is found otherwise, ``also`` what people call it
    besides. ``obstacle`` says why it cannot be done now, nothing where it can.
    """

    words: str
    hint: str
    does: Callable[[], object]
    also: str = ""
    obstacle: str = ""


def commands(table: MenuTable) -> Iterator[Thing]:
    """Go through all commands, those of menus within menus too."""
    for menu, entries in table:
        name = menu.replace("&", "")
        for one in always_there(entries):
            if isinstance(one, Command):
                yield _command(one, name)
            elif not one.fixed:
                within = _bare(one.words)
                bar = one.obstacle() if one.obstacle else ""
                for command in one.fill():
                    if isinstance(command, Command):
                        yield _command(command, f"{name}, {within}", f"{within}: ", bar)


def _command(one: Command, menu: str, before: str = "", bar: str = "") -> Thing:
    words = before + _bare(one.words)
    hint = f"{menu}, {one.told_keys}" if one.told_keys else menu
    branch = OTHER_WORDS.get(before.removesuffix(": "), "")
    also = ", ".join(filter(None, (OTHER_WORDS.get(words, ""), branch)))
    return Thing(words, hint, one.does, also, bar or one.in_the_way)


def _bare(words: str) -> str:
    return words.replace("&", "").rstrip("…")


def places_of(work: Workspace) -> Iterator[Thing]:
    """Go through what leads to the questions, themes and sections of a plan."""

    def leading(row: OutlineRow) -> Thing:
        words = f"{row.number} {row.label}".strip()
        return Thing(words, row.status, lambda: work.go(row.where, write=True))

    return map(leading, work.outline.tree.all_rows())


def in_text(work: Workspace, typed: str) -> list[Thing]:
    """Return the first places of the plan's own words where all that was typed stands."""
    if len(typed.strip()) < _LEAST_IN_TEXT:
        return []
    return [_in_text(work, match) for match in find(work.plan, typed.strip())[:_MOST_IN_TEXT]]


def _in_text(work: Workspace, match: Match) -> Thing:
    part = next(one for one in work.plan.parts() if one.id == match.part)
    block = next((one for one in part.text if getattr(one, "id", "") == match.block), None)
    whole = plain_block(block) if block else ""
    start, end = match.position, match.position + match.length
    before = whole[max(0, start - _AROUND) : start].partition(" ")
    after = whole[end : end + _AROUND].rpartition(" ")
    left = "".join(before) if start <= _AROUND else f"…{before[2]}"
    right = "".join(after) if end + _AROUND >= len(whole) else f"{after[0]}…"
    words = " ".join(f"{left}{whole[start:end]}{right}".split())
    name = part_name(work.plan, match.part)
    return Thing(words or name, f"In {name}", lambda: work.select(match.caret, match.length))


class GuidePlace(NamedTuple):
    """A heading of the guide with the words below it. ``page`` counts from 0."""

    page: int
    title: str
    heading: str
    words: str


@cache
def guide_places() -> tuple[GuidePlace, ...]:
    """Return all headings of the guide, with the words below each."""
    found = []
    for number, (title, text) in enumerate(help_pages()):
        for piece in re.split(r"^#+ ", text, flags=re.MULTILINE)[1:]:
            heading, _, words = piece.partition("\n")
            found.append(GuidePlace(number, title, heading, words))
    return tuple(found)


def in_guide(shows: Callable[[GuidePlace], object]) -> Iterator[Thing]:
    """Go through what leads to each heading of the guide."""

    def leading(one: GuidePlace) -> Thing:
        hint = "Guide" if one.heading == one.title else f"Guide, {one.title}"
        words = f"Guide: {one.heading}"
        return Thing(words, hint, lambda: shows(one), f"{OTHER_WORDS.get(words, '')}, {one.words}")

    return map(leading, guide_places())


class Finder(NamedTuple):
    """Finds among commands and places, in the words of an open plan, and in the guide."""

    things: tuple[Thing, ...]
    guide: tuple[Thing, ...]
    work: Workspace | None = None

    def find(self, typed: str) -> list[Thing]:
        """Return what is meant by what was typed, the nearest first.

        Without words, all that can be done now. Words that say little ("how do I") count only
        where there are no others. What lacks one of the words comes only where nothing of its
        kind has them all.
        """
        words, begun = _telling(typed), " ".join(_stems(typed))
        if not words:
            return [one for one in self.things if not one.obstacle][:_MOST]
        named = _nearest(self.things, words)
        # "cut to" is the beginning of "Cut to the limit", though "to" says little
        named.sort(key=lambda one: not (" " in begun and _begins(one, begun)))
        written = in_text(self.work, typed) if self.work else []
        told = _nearest(self.guide, words)[:_MOST_IN_GUIDE]
        if not named:
            named = _nearest(self.things, words, lacking=True)[:_MOST_LACKING]
        return [*named, *written, *told][:_MOST]


def _begins(thing: Thing, typed: str) -> bool:
    """Tell whether what a thing is called begins with all that was typed."""
    return " ".join(_stems(thing.words)).startswith(typed)


def _nearest(things: Iterable[Thing], words: list[str], *, lacking: bool = False) -> list[Thing]:
    """Return the things that have all the words, or some of them, the nearest first."""
    phrase = " ".join(words)
    ranked = []
    for one in things:
        far = [_distance(one, word, phrase) for word in words]
        known = [each for each in far if each is not None]
        if known if lacking else len(known) == len(far):
            ranked.append((_LACKING * (len(far) - len(known)) + sum(known), one))
    ranked.sort(key=lambda pair: (pair[0], bool(pair[1].obstacle)))
    return [one for _, one in ranked]


def _distance(thing: Thing, word: str, phrase: str) -> float | None:
    """Return how far a word is from what a thing is called; nothing where it has not to do."""
    name = _stems(thing.words)
    longer = len(name) / 100  # of two, the shorter name is meant
    if word in name:
        return longer + _LATER * (name[0] != word)
    also = _said(thing.also)
    if phrase in also.phrases:
        return _PHRASE
    if any(one.startswith(word) for one in name):
        return _BEGUN + longer
    if word in also.words:
        return _OTHER
    if any(one.startswith(word) for one in also.words):
        return _OTHER_BEGUN
    return _WITHIN if word in thing.words.lower() else None


class _Said(NamedTuple):
    phrases: frozenset[str]
    words: frozenset[str]


@lru_cache(4096)
def _said(also: str) -> _Said:
    phrases = frozenset(" ".join(_stems(one)) for one in also.split(","))
    return _Said(phrases, frozenset(word for one in phrases for word in one.split()))


def _telling(typed: str) -> list[str]:
    """Return the words of what was typed, without those that say little, if there are others."""
    words = list(_stems(typed))
    return [one for one in words if not _IDLE.fullmatch(one)] or words


@lru_cache(4096)
def _stems(words: str) -> tuple[str, ...]:
    """Return words in small letters, without the mark of the plural."""
    found = _WORD.findall(words.lower())
    return tuple(one[:-1] if re.search(r"[^s]{3}s$", one) else one for one in found)
