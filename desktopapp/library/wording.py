"""How alike the words of two questions are.

One answer for documents that are brought in, for the letter of another year, and for whatever
else has questions to match. Words are compared without their endings, "our" and "your" alike, in
the order in which they stand. What many questions of a letter share tells little, so a word counts
the more the fewer have it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from desktopapp.library.asked import keys, no_small
from desktopapp.plan.brief import Brief
from desktopapp.plan.matching import matched

SAME = 0.8  # how alike the words of one question are, put another way
LIKE = 0.6  # from here on it may be the same
_SMALL = 0.3  # what a word such as "the" or "how" counts beside others
_COMMON = 0.2  # the least that a word counts which all questions have
_TELLING = 0.25  # what a word counts that may lead to a question
_LOOKED_AT = 5  # questions that have most of the words
_FIRST = 3  # words by which the beginning of a question is found


class Alike(NamedTuple):
    """Which question, by its position, some words are like, and how much: 1 is the same."""

    position: int
    likeness: float


def likeness(
    asked: Sequence[str],
    words: Sequence[str],
    size: Callable[[Sequence[str]], float] = len,
) -> float:
    """Return how much of two wordings stands in both, in order: from 0 to 1.

    ``size`` says how much some words weigh.
    """
    agreed = sum(size(asked[one.before : one.before + one.size]) for one in matched(asked, words))
    whole = size(asked) + size(words)
    return 2 * agreed / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words of some questions, ready to be found again.

    ``texts`` are the compared words of each. ``weights`` says how much a word tells.
    """

    texts: tuple[tuple[str, ...], ...]
    weights: Mapping[str, float]
    whole: Mapping[tuple[str, ...], tuple[int, ...]]
    begun: Mapping[tuple[str, ...], tuple[int, ...]]
    having: Mapping[str, tuple[int, ...]]
    sizes: tuple[float, ...]
    longest: float = 0.0
    seen: dict[tuple[str, ...], tuple[Alike, ...]] = field(default_factory=dict)

    def same(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """Return the questions that have these words and no others."""
        return self.whole.get(words, ()) if words else ()

    def beginning(self, words: Sequence[str]) -> Iterator[int]:
        """Go through the questions whose words stand at the beginning, the longest first."""
        for first in range(_FIRST, 0, -1):
            found = self.begun.get(tuple(words[:first]), ())
            for position in sorted(found, key=lambda one: -len(self.texts[one])):
                text = self.texts[position]
                if len(text) < len(words) and tuple(words[: len(text)]) == text:
                    yield position

    def may_begin(self, words: Sequence[str]) -> bool:
        """Tell whether a question goes on after these words."""
        found = self.begun.get(tuple(words[:_FIRST]), ())
        size = len(words)
        return any(
            size < len(self.texts[one]) and self.texts[one][:size] == tuple(words) for one in found
        )

    def nearest(self, words: tuple[str, ...], least: float = LIKE) -> tuple[Alike, ...]:
        """Return the questions that are at least so much like some words, the most alike first."""
        found = self.seen.get(words)
        if found is None:
            found = self.seen[words] = tuple(self._nearest(words))
        return tuple(one for one in found if one.likeness >= least)

    def likeness(self, words: Sequence[str], position: int) -> float:
        """Return how alike some words are to a question."""
        text = self.texts[position]
        if tuple(words) == text:
            return 1.0
        return likeness(text, words, self._size)

    def _nearest(self, words: tuple[str, ...]) -> Iterator[Alike]:
        size = self._size(words)
        if not words or LIKE * size > (2 - LIKE) * self.longest:
            return  # far longer than any question
        common: Counter[int] = Counter()
        for word in set(words):
            worth = self.weights.get(word, 0.0)
            if worth >= _TELLING or len(self.texts) <= _LOOKED_AT:
                for position in self.having.get(word, ()):
                    common[position] += worth  # type: ignore[assignment]  # counts in parts
        best = sorted(common, key=lambda one: (common[one] / (size + self.sizes[one]), -one))
        found = [Alike(one, self.likeness(words, one)) for one in best[-_LOOKED_AT:]]
        for one in sorted(found, key=lambda one: (-one.likeness, one.position)):
            if one.likeness >= LIKE:
                yield one

    def _size(self, words: Iterable[str]) -> float:
        return sum(self.weights.get(word, 1.0) for word in words)


def wordings(texts: Iterable[str]) -> Wordings:
    """Make the words of some questions ready to be found."""
    words = tuple(map(keys, texts))
    shared = Counter(word for text in words for word in set(text))
    weights = {word: _worth(word, often, len(words)) for word, often in shared.items()}
    whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
    begun: dict[tuple[str, ...], list[int]] = defaultdict(list)
    having: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(words):
        whole[text].append(position)
        begun[text[:_FIRST]].append(position)
        for word in set(text):
            having[word].append(position)
    sizes = tuple(sum(map(weights.__getitem__, text)) for text in words)
    return Wordings(
        words,
        weights,
        _fixed(whole),
        _fixed(begun),
        _fixed(having),
        sizes,
        max(sizes, default=0.0),
    )


def _fixed(found: Mapping[Any, list[int]]) -> dict[Any, tuple[int, ...]]:
    return {key: tuple(positions) for key, positions in found.items()}


def _worth(word: str, often: int, questions: int) -> float:
    """Return how much a word tells: the fewer questions have it, the more."""
    rare = math.log((questions + 1) / often) / math.log(questions + 1)
    return max(rare, _COMMON) * (1.0 if no_small((word,)) else _SMALL)


@lru_cache(maxsize=2)
def wordings_of(brief: Brief) -> Wordings:
    """Make the questions of a brief ready to be found, in its order; the last are remembered."""
    return wordings(question.text for _, question in brief.questions())
