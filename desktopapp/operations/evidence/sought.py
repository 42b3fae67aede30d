"""The asks of a letter made ready to be looked for in a plan."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktopapp.operations.evidence.wants import Asking, asking_of, clauses, content_stems
from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.remembering import OfSame

_LISTED = re.compile(r",|\bor\b|/")
_OWN = 2.0  # how much more a word tells that no other ask of the question has
_LEAST = 0.15  # what a word of all questions weighs


class SoughtAsk(NamedTuple):
    """An ask made ready: what it wants, how it weighs its words, and where it stands.

    ``at`` is the position of its question in the brief, or -1; ``first`` says that it is what the
    question is about. Its words are in ``ways``: of a list of things one is enough. ``own`` are
    those that no other ask of the question has, ``named`` those that name what the question is
    about, ``lead`` is the first ask of the question.
    """

    ask: Ask
    theme: Theme
    question: Question | None
    at: int
    first: bool
    asking: Asking
    weights: Mapping[str, float]
    ways: tuple[tuple[str, ...], ...]
    own: frozenset[str]
    named: frozenset[str]
    lead: "SoughtAsk | None"

    @property
    def where(self) -> str:
        """The page of the outline on which it is asked."""
        return self.question.id if self.question else self.theme.id


def _ready(brief: Brief) -> tuple[SoughtAsk, ...]:
    """Make the asks of a brief ready to be looked for."""
    positions = {question.id: n for n, (_, question) in enumerate(brief.questions())}
    shared = Counter(
        word
        for _, one in brief.questions()
        for word in set(content_stems(f"{one.text} {one.label}"))
    )
    rare = {word: _rare(often, len(positions)) for word, often in shared.items()}
    return tuple(
        made
        for theme in brief.themes
        for question in (None, *theme.questions)
        for made in _of_page(theme, question, positions, rare)
    )


def _of_page(
    theme: Theme,
    question: Question | None,
    positions: Mapping[str, int],
    rare: Mapping[str, float],
) -> Iterator[SoughtAsk]:
    """Go through the asks of a question, or of the introduction of a theme."""
    asks = question.asks if question else theme.asks
    parts = clauses(question.text) if question else []  # an introduction asks many things
    named = frozenset(content_stems(question.label)) if question else frozenset()
    askings = [asking_of(ask.label, parts, n, len(asks)) for n, ask in enumerate(asks)]
    lead: SoughtAsk | None = None
    for n, (ask, asking) in enumerate(zip(asks, askings, strict=True)):
        others = {word for m, one in enumerate(askings) if m != n for word in one.apart}
        own = asking.apart - others
        words = asking.apart or asking.clause
        seldom = _rare(0, len(positions))
        weights = {word: rare.get(word, seldom) * (_OWN if word in own else 1.0) for word in words}
        at = positions[question.id] if question else -1
        ways = _ways(ask.label, words)
        made = SoughtAsk(ask, theme, question, at, n == 0, asking, weights, ways, own, named, lead)
        lead = lead or made
        yield made


def _ways(label: str, words: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Part the words of an ask by the things that its label lists."""
    parts = [tuple(set(content_stems(one)) & words) for one in _LISTED.split(label)]
    found = tuple(one for one in parts if one)
    return found if found and len(parts) > 1 else (tuple(words),)


def _rare(questions: int, of: int) -> float:
    """Weigh a word by how few questions of a brief have it."""
    return max(math.log((of + 2) / (questions + 1)) / math.log(of + 2), _LEAST)


sought_in = OfSame(_ready)
