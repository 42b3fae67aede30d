"""The words of a dictionary, held as the text that they came in.

spylls makes an object of each of the 97,000 entries of British English: 80 MB and two seconds of
CPU. Here the text stays one text, beside a table of where the line of each word begins, and an
entry becomes an object when it is asked for.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from spylls.hunspell.data.dic import Word
from spylls.hunspell.readers import read_dic

_COUNT = re.compile(r"\d+(\s|$)")  # what the first line may say: how many there are
_MORE = re.compile(
    r"[\t\\ ]"
)  # a line that says more than a word and its flags, as spylls reads it
_WIDE = re.compile(r"^.*[^\x00-\xff].*$", re.MULTILINE)  # lines that Latin-1 cannot hold: few
_REMEMBERED, _REMEMBERED_FLAGS = 4096, 256


class _Places:
    """Where words stand, by their hash: a table of numbers, 8 bytes or so for a word.

    A place is any number but 0. Those of one word come in the order in which they were added.
    """

    def __init__(self, most: int) -> None:
        self._mask = (1 << (2 * most).bit_length()) - 1
        self._table = array("i", bytes(4 * (self._mask + 1)))

    def add(self, word: str, place: int) -> None:
        """Note where a word stands."""
        at = hash(word) & self._mask
        while self._table[at]:
            at = (at + 1) & self._mask
        self._table[at] = place

    def of(self, word: str) -> Sequence[int]:
        """Return where a word may stand; others may stand there, too."""
        at = hash(word) & self._mask
        place = self._table[at]
        if not place:  # mostly: many words are tried that are none
            return ()
        found = []
        while place:
            found.append(place)
            at = (at + 1) & self._mask
            place = self._table[at]
        return found


class WordList:
    """What spylls asks of a list of words (``spylls.hunspell.data.dic.Dic``).

    Lines that spylls reads in a way of its own (with a tab, a blank or a backslash) it reads
    itself, and they stay as it made them: there are few.
    """

    words = ()  # spylls would go through them once to keep those it compares; see ``compared``

    def __init__(self, text: str, affixes: Any, context: Any) -> None:  # noqa: ANN401  # spylls ships no types
        text = text.removeprefix("\ufeff")
        wide = _WIDE.findall(text)
        self._text = _WIDE.sub("", text)  # else one such character doubles the memory of all
        self._casing = affixes.casing
        self._flags = lru_cache(_REMEMBERED_FLAGS)(lambda flags: {*context.parse_flags(flags)})
        self._odd: list[Any] = []
        self._ignores = bool(context.ignore)
        most = text.count("\n") + 1
        self._exact, self._lowered = _Places(most), _Places(most)
        read: set[str] = set()
        for place, line in self._lines():
            if not self._is_plain(place, line):
                wide.append(line)
                continue
            stem, _, flags = line.partition("/")
            if flags not in read:
                read.add(flags)
                context.parse_flags(flags)  # so that a damaged dictionary fails here
            self._point(stem, place)
        # spylls reads them; what it learns of slips of typing it adds to the affixes
        for one in read_dic([(2, line) for line in wide], aff=affixes, context=context).words:
            self._odd.append(one)
            self._point(one.stem, -len(self._odd))
        self._word = lru_cache(_REMEMBERED)(self._made)

    def _is_plain(self, place: int, line: str) -> bool:
        """Tell whether a line is a word with its flags and no more."""
        begins = self._text.startswith(line, place - 1)  # at once, without a blank before it
        stem, _, flags = line.partition("/")
        return bool(begins and stem and "/" not in flags and not self._ignores) and not (
            _MORE.search(line)
        )

    def _point(self, stem: str, place: int) -> None:
        self._exact.add(stem, place)
        if stem != stem.lower():
            for low in self._casing.lower(stem):
                self._lowered.add(low, place)

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Any]:
        """Return the entries of a word, or those whose small letters are these."""
        if ignorecase:
            words = map(self._word, self._lowered.of(stem))
            return [one for one in words if stem in self._casing.lower(one.stem)]
        found = []
        for place in self._exact.of(stem):
            if place < 0 or self._text.startswith(stem, place - 1):
                word = self._word(place)
                if word.stem == stem:
                    found.append(word)
        return found

    def has_flag(self, stem: str, flag: str, *, for_all: bool = False) -> bool:
        """Tell whether one of a word's entries, or all of them, have a flag."""
        found = self.homonyms(stem)
        decides: Callable[[Iterator[bool]], bool] = all if for_all else any
        return bool(found) and decides(flag in one.flags for one in found)

    def compared(self, without: set[str]) -> "Compared":
        """Return all entries that have none of these flags."""
        return Compared(self, without)

    def entries(self, without: set[str]) -> Iterator[Any]:
        """Go through all entries that have none of these flags, as ``compared`` gives them."""
        right: dict[str, bool] = {}
        yield from (one for one in self._odd if without.isdisjoint(one.flags))
        for place, line in self._lines():
            if self._is_plain(place, line):
                stem, _, flags = line.partition("/")
                if flags not in right:
                    right[flags] = without.isdisjoint(self._flags(flags))
                if right[flags]:  # its capitals are not asked for in comparing
                    yield Word(stem, self._flags(flags), {}, [], None)

    def _made(self, place: int) -> Any:  # noqa: ANN401  # spylls ships no types
        if place < 0:
            return self._odd[-place - 1]
        stem, _, flags = self._line(place).partition("/")
        return Word(stem, self._flags(flags), {}, [], self._casing.guess(stem))

    def _line(self, place: int) -> str:
        end = self._text.find("\n", place - 1)
        return self._text[place - 1 : end if end >= 0 else None].strip()

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Go through the lines that hold a word, with where they begin, counted from 1."""
        place = 1
        while place > 0:
            line = self._line(place)
            if line and not (place == 1 and _COUNT.match(line)):
                yield place, line
            place = self._text.find("\n", place - 1) + 2
            place = place if place > 1 else 0


class Compared:
    """Entries to compare a word with, each made when it is its turn."""

    def __init__(self, words: WordList, without: set[str]) -> None:
        self._words, self._without = words, without

    def __iter__(self) -> Iterator[Any]:
        """Go through them, in the order of the file."""
        return self._words.entries(self._without)
