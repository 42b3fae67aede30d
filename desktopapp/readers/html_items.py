"""Items of lists in HTML: what their marks are, which go on, and items where no list can be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktopapp.plan.list_marks import is_countable, labelled_as_shown, patterns
from desktopapp.plan.text import Block, ListItem, Run, Runs, Text, new_id, tidy
from desktopapp.readers.html_counts import ListCounts, counts, is_marked
from desktopapp.readers.html_runs import as_block
from desktopapp.readers.html_styles import Open, list_level, small_number
from desktopapp.readers.word_symbols import tick_of

_WORDS = re.compile(r"[A-Za-z]{2}")  # before a number
_NO_BULLET = re.compile(r"\d|[^\W\d_]{2}|[^\W\d_][.)]")
_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]")
_DEEPEST_LEVEL = 2


def _is_number(mark: str) -> bool:
    """Tell whether the mark of an item counts it."""
    return bool(_NUMBER.match(mark) or (patterns(mark) and _WORDS.match(mark)))


def _is_words(mark: str) -> bool:
    """Tell whether a mark says something, and is no bullet."""
    return bool(_NO_BULLET.search(mark))


@dataclass(slots=True)
class HtmlItems:
    """The items that were met: how they are counted, and what stands before them."""

    _counts: ListCounts = field(default_factory=ListCounts)
    _labels: dict[str, str] = field(default_factory=dict)  # of list items, by their ids
    _mark: str = ""  # what was typed before the words of the item that is open
    _typed: str = ""  # its number, where it stays typed
    _items: int = 0
    _last: int = -1
    _said: set[int] = field(default_factory=set)  # numbers of items whose mark stands above
    _goes_on: set[str] = field(default_factory=set)  # ids of those that go on with the one before

    def begin(self, tag: str, top: Open, new: Open, attributes: dict[str, str]) -> Open:
        """Return what holds within a tag, which may begin a list or an item of one."""
        if tag in ("ol", "ul"):
            numbered = counts(tag, attributes)
            counted = self._counts.begin(attributes, top.lists) if numbered or tag == "ol" else -1
            return new._replace(
                numbered=bool(numbered), is_unmarked=numbered is None, counted=counted
            )
        level = list_level(attributes.get("style", "")) if tag == "p" else 0
        label = ""
        if tag == "li":
            level = small_number(attributes.get("aria-level", "")) or max(top.lists, 1)
            label = self._counts.mark(top.counted, attributes) if top.counted >= 0 else ""
            if top.is_typed and label:
                self._typed = f"{label} "
                return new
            if not is_marked(attributes, is_list_marked=not top.is_unmarked):
                return new
        if not level:
            return new
        self._items += 1
        numbered = new.numbered if tag == "li" else None
        return new._replace(item=(level - 1, self._items), numbered=numbered, label=label)

    def take_mark(self, words: str) -> None:
        """Take what is typed before an item in place of a bullet or number."""
        self._mark += words

    def taken_mark(self) -> str:
        """Return what was typed before the item that is open, once."""
        mark, self._mark = self._mark, ""
        return mark

    def with_typed(self, runs: Runs) -> Runs:
        """Return words with the number before them that stays typed."""
        typed, self._typed = self._typed, ""
        return tidy((Run(typed), *runs)) if typed else runs

    def alone(self, top: Open, *, in_cell: bool) -> list[Block]:
        """Return the number of an item that has no words, as in the first column of a table."""
        label = self.taken_mark().strip() or top.label
        says = _is_number(label) or tick_of(label)
        if not top.item or top.item[1] in self._said or not (says and in_cell):
            return []
        self._said.add(top.item[1])
        return [as_block((Run(label),))]

    def block(self, top: Open, runs: Runs, mark: str, last: Block | None) -> Block:
        """Make a block of the words of an item; ``last`` is the block before it."""
        level, number = top.item or (0, 0)
        label = mark.strip() or top.label
        numbered = _is_number(label) if top.numbered is None else top.numbered
        said = number in self._said
        if not said and tick_of(label):
            runs = tidy((Run(f"{label} "), *runs))
        item = ListItem(new_id(), runs, min(max(level, 0), _DEEPEST_LEVEL), numbered)
        self._said.add(number)
        if isinstance(last, ListItem) and self._last == number:
            self._goes_on.add(item.id)
        elif said and numbered:  # below a list within the item, whose number stands above that
            return as_block(runs)
        elif numbered and (is_countable(label) or not _is_words(label)):
            self._labels[item.id] = label
        elif _is_words(label):
            return as_block(tidy((Run(f"{label} "), *runs)))
        self._last = number
        return item

    def whole(self, blocks: Sequence[Block]) -> list[Block]:
        """Put what goes on with a list item into that item, once for all of it."""
        made: list[Block] = []
        parts: list[Run] = []  # of the last block, where it is an item that goes on
        for block in blocks:
            if not isinstance(block, ListItem) or block.id not in self._goes_on:
                made[-1:] = _with_parts(made[-1:], parts)
                parts = []
                made.append(block)
            else:
                parts += (Run("\n"), *block.runs)
        made[-1:] = _with_parts(made[-1:], parts)
        return made

    def as_words(self, cell: Sequence[Block]) -> list[Block]:
        """Return the blocks of a cell, where no list is: the numbers of its items are words."""
        return _numbered_as_words(cell, self._labels)

    def labelled(self, text: Text) -> Text:
        """Return a text whose items have the labels that they are shown with."""
        return labelled_as_shown(text, self._labels)


def _numbered_as_words(cell: Sequence[Block], labels: Mapping[str, str]) -> list[Block]:
    return [
        replace(block, runs=tidy((Run(f"{labels[block.id]} "), *block.runs)))
        if isinstance(block, ListItem) and block.id in labels
        else block
        for block in cell
    ]


def _with_parts(last: list[Block], parts: list[Run]) -> list[Block]:
    """Return the last block, if any, with more runs."""
    return (
        [
            replace(block, runs=tidy((*block.runs, *parts)))
            if isinstance(block, ListItem)
            else block
            for block in last
        ]
        if parts
        else last
    )
