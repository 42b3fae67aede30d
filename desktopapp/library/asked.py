"""What a brief asks, made ready to be found in documents: its titles, labels, questions, letter.

Words are compared in one form: lower case, without their endings, "our" and "your" alike.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktopapp.library.words import STOP, stem
from desktopapp.plan.brief import Brief, Question, Theme

LONG_RUN = 6  # words in a row that two texts seldom share by chance
SHORT_RUN = 3  # words in a row that a badly scanned letter still has
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OURS = {"we": "you", "our": "your", "us": "you", "we've": "you", "councils": "organisation"}
_SMALL = frozenset(stem(word) for word in (frozenset({"how", "plan", "way"}) | STOP))


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question: the words of its text and of its label, as they are compared."""

    id: str
    text: tuple[str, ...]
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedTheme:
    """A theme: the words of its title and of its label, as they are compared.

    ``own`` are those of the title, and those of the label, that are no small words. ``said`` is
    the title word for word, in lower case.
    """

    id: str
    number: int
    heading: str
    title: tuple[str, ...]
    label: tuple[str, ...]
    own: tuple[frozenset[str], frozenset[str]]
    said: str
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Words of the letter, ready to look up runs of them: ``count`` words, in one ``text``."""

    count: int
    text: str
    runs: frozenset[tuple[str, ...]]
    short_runs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class BriefAsks:
    """What a brief asks. ``order`` is the position of each theme, by id.

    ``title`` are the words of the plan's title, without years. ``letter`` is all of the letter,
    ``quotable`` what a plan may quote above its answers: themes and questions.
    """

    brief: Brief
    themes: tuple[AskedTheme, ...]
    order: Mapping[str, int]
    title: frozenset[str]
    letter: KnownWords
    quotable: KnownWords

    def theme(self, theme_id: str) -> AskedTheme:
        """Return the theme of this id, or raise ``KeyError``."""
        return self.themes[self.order[theme_id]]


@lru_cache(maxsize=1)
def asked_by(brief: Brief) -> BriefAsks:
    """Make ready what a brief asks; the last is remembered."""
    quotable: list[str] = []
    for theme in brief.themes:
        parts = (theme.title, theme.introduction, *(one.text for one in theme.questions))
        quotable += plain_words(" ".join(parts))
    return BriefAsks(
        brief,
        tuple(map(_asked_theme, brief.themes)),
        {theme.id: n for n, theme in enumerate(brief.themes)},
        own_words(_YEAR.sub("", brief.title_of_plan)),
        _known(plain_words(brief.letter) or quotable),
        _known(quotable),
    )


def _asked_theme(theme: Theme) -> AskedTheme:
    title, label = keys(theme.title), keys(theme.label)
    return AskedTheme(
        theme.id,
        theme.number,
        theme.title,
        title,
        label,
        (no_small(title), no_small(label)),
        " ".join(plain_words(theme.title)),
        tuple(map(_asked_question, theme.questions)),
    )


def _asked_question(question: Question) -> AskedQuestion:
    return AskedQuestion(question.id, keys(question.text), keys(question.label))


def _known(words: Sequence[str]) -> KnownWords:
    return KnownWords(
        len(words),
        f" {' '.join(words)} ",
        frozenset(zip(*(words[n:] for n in range(LONG_RUN)), strict=False)),
        frozenset(zip(*(words[n:] for n in range(SHORT_RUN)), strict=False)),
    )


def keys(text: str) -> tuple[str, ...]:
    """Return the words of a heading in the form in which they are compared."""
    return tuple(map(key, _WORD.findall(text.replace("’", "'"))))


def key(word: str) -> str:
    """Return a word in the form in which headings are compared."""
    lower = word.lower()
    return stem(_OURS.get(lower, lower))


def no_small(words: Sequence[str]) -> frozenset[str]:
    """Return those of some compared words that say what a heading is about."""
    return frozenset(word for word in words if word not in _SMALL)


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, as the letter's are compared."""
    return [word.lower() for word in _WORD.findall(text)]


def own_words(text: str) -> frozenset[str]:
    """Return the stems of a title's words: no stop words, no numbers."""
    return frozenset(
        stem(word) for word in plain_words(text) if word not in STOP and not word.isdecimal()
    )
