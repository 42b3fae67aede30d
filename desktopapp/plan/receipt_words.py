"""The words of a form’s receipt, as they are compared with ours: what forms change is no change.

Forms turn quotes, dashes and spaces into others, and say characters by their codes. A lone hyphen
or bullet is a sign of a list, which each program draws in its own way.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktopapp.plan.plain_text import shown

_LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′", "'"),  # they are what is alike
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),  # the same
        "…": "...",
    }
)
_DASHES = re.compile(r"-{2,}")
_SIGNS = frozenset("-•*·◦▪●○‣")
_PRINTED_NUMBER = re.compile(
    r"(?:question |q\.? ?)?\(?(?:\d{1,3}|[a-z])(?:[.)(]{1,2}(?:\d{1,3}|[a-z]|[ivx]{1,4}))*[.):]*",
    re.IGNORECASE,
)
_NUMBER = 4  # words at most in which a form says a number
_RUN = 3  # words in a row by which a text is looked for where it is not there word for word
_NEAR = 0.6  # of those runs must be there


class Word(NamedTuple):
    """A word of a receipt: as it is compared, as it stands there, and in which line."""

    same: str
    said: str
    line: int


def words_of_lines(lines: Iterable[str]) -> tuple[Word, ...]:
    """Return the words of lines, without the signs of lists."""
    found = []
    for n, line in enumerate(lines):
        for said in shown(html.unescape(line)).split():
            same = _DASHES.sub("-", said.translate(_LIKE))
            if same not in _SIGNS:
                found.append(Word(same, said, n))
    return tuple(found)


def same_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(word.same for word in words_of_lines(text.split("\n")))


def said_words(words: Iterable[Word]) -> str:
    """Return words of a receipt as they stand there, line by line."""
    return "\n".join(" ".join(word.said for word in line) for line in by_line(words))


def by_line(words: Iterable[Word]) -> list[list[Word]]:
    """Return words of a receipt line by line."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def after_its_number(start: int, words: Sequence[Word]) -> int:
    """Return where a line begins in which nothing but a number stands before a question."""
    first = start
    while first and words[first - 1].line == words[start].line and start - first <= _NUMBER:
        first -= 1
    before = " ".join(word.same for word in words[first:start])
    return first if _PRINTED_NUMBER.fullmatch(before) else start


class WordIndex:
    """Where words stand in a long text; whether letters are small is no matter to it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = [word.casefold() for word in words]
        self._runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._ones: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self.words):
            self._ones[word].append(n)
            self._runs[tuple(self.words[n : n + _RUN])].append(n)

    def exact(self, wanted: Sequence[str]) -> list[int]:
        """Return where a text stands word for word."""
        bare = [word.casefold() for word in wanted]
        if not bare:
            return []
        places = (
            self._runs.get(tuple(bare[:_RUN]), []) if len(bare) >= _RUN else self._ones[bare[0]]
        )
        return [n for n in places if self.words[n : n + len(bare)] == bare]

    def near(self, wanted: Sequence[str]) -> tuple[int, int] | None:
        """Return from where to where most of a text stands, where it does somewhere."""
        bare = [word.casefold() for word in wanted]
        runs = len(bare) - _RUN + 1
        if runs < _RUN:
            return None
        votes: Counter[int] = Counter()
        for at in range(runs):
            for n in self._runs.get(tuple(bare[at : at + _RUN]), []):
                votes[n - at] += 1
        best = max(votes, key=lambda start: (self._around(votes, start), -start), default=None)
        if best is None or self._around(votes, best) < _NEAR * runs:
            return None
        starts = [start for start in votes if abs(start - best) <= _slack(bare)]
        return max(min(starts), 0), min(max(starts) + len(bare), len(self.words))

    @staticmethod
    def _around(votes: Counter[int], start: int) -> int:
        return sum(votes[one] for one in range(start - 2, start + 3))


def _slack(words: Sequence[str]) -> int:
    return max(2, len(words) // 8)
