"""Tell which question a passage answers, and how well.

A question is a bag of weighted words and short phrases: those of its profile (which the brief
keeps), its own words and labels, weighed by how few questions share them, and words that officers
use for those. A passage scores by the words it holds; the heading it stands under counts half, and
standing in the question's theme doubles the score. A score depends on nothing but the brief and
the passage, so it can be kept, and scores of several libraries can be compared. Where a passage
belongs is the surer the further its best question is ahead of the next.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktopapp.library.thesaurus import synonyms
from desktopapp.library.words import STOP, stem, stems, word_spans
from desktopapp.plan.brief import Brief, Question

# Measured on judged passages of two councils, learning on one and testing on the other.
_OWN_WORDS = 0.5  # a question's own words beside its profile
_ONLY_OWN_WORDS = 1.8  # the same where there is no profile: scores are then of one size
_SYNONYMS = 0.75  # a word that officers use for one of the question's own
_HEADING = 0.5  # a word of the heading beside a word of the passage
_THEME = 2.0  # a passage that stands in the question's theme
_NO_THEME = 1.4  # a passage of which nobody knows under which theme it stood
_REPEATS = 2.0  # how slowly a repeated word stops counting more
_LENGTH = 0.2  # how much a long passage pays for holding more words
_USUAL = 60  # words of a usual passage
_HALF_SURE = 16.0  # where, of 50 best passages, answers part from the rest (5 on the wrong side)
_RIVAL = 0.8  # how much the next question's score takes from the best one's sureness
_OPENING = 0.3  # how much the first sentence, which says what a passage is about, counts again
_HALF_PLACED = 11.0  # the lead at which, of 80 placings of four councils, 97 in 100 are right
_FIRST = re.compile(r"\W*(.+?[.:;?!])(?=\s)", re.DOTALL)
_LONGEST = 4  # words of a phrase


@dataclass(frozen=True, slots=True)
class SpeakingWords:
    """The words and phrases, as stems, that clearly speak for a question, and their openings."""

    terms: frozenset[str]
    openings: frozenset[str]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where a text holds them: why a passage was proposed."""
        words = list(word_spans(text)) if self.terms else []
        marked: list[tuple[int, int]] = []
        for index, (start, last, word) in enumerate(words):
            if word not in self.openings:
                continue
            phrase = word
            end = last if phrase in self.terms else 0
            for _, later, following in words[index + 1 : index + _LONGEST]:
                phrase += " " + following
                if phrase in self.terms:
                    end = later
            if end and marked and start <= marked[-1][1] + 1:
                marked[-1] = (marked[-1][0], max(end, marked[-1][1]))
            elif end:
                marked.append((start, end))
        return marked


@dataclass(frozen=True, slots=True)
class Ranker:
    """A brief made ready for ranking.

    ``weights`` tells for each word or phrase (stems with spaces) which questions, by position,
    it speaks for and how strongly; ``openings`` are the stems that a phrase begins with;
    ``speaking`` holds for each question, by position, what clearly speaks for it.
    """

    questions: tuple[str, ...]
    themes: tuple[int, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    openings: frozenset[str]
    speaking: tuple[SpeakingWords, ...]

    def scores(self, text: str, heading: str = "", theme: int | None = None) -> list[float]:
        """Return the score of a passage for each question, in the brief's order."""
        body = stems(text)
        counts: dict[str, float] = {}
        self._count(body, 1.0, counts)
        if heading:
            self._count(stems(heading), _HEADING, counts)
        totals = [0.0] * len(self.questions)
        for term, count in counts.items():
            often = count * (1 + _REPEATS) / (count + _REPEATS)
            for position, weight in self.weights[term]:
                totals[position] += weight * often
        length = 1 - _LENGTH + _LENGTH * len(body) / _USUAL
        if theme is None:
            return [total / length * _NO_THEME for total in totals]
        return [
            total / length * (_THEME if number == theme else 1.0)
            for total, number in zip(totals, self.themes, strict=True)
        ]

    def ranked(
        self, text: str, heading: str = "", theme: int | None = None
    ) -> list[tuple[str, float]]:
        """Return the questions that a passage may answer with its confidence, best first."""
        scores = self.scores(text, heading, theme)
        found = [
            (one, confidence(score)) for one, score in zip(self.questions, scores, strict=True)
        ]
        return sorted(found, key=lambda pair: -pair[1])

    def nearest(
        self, text: str, heading: str = "", theme: int | None = None
    ) -> tuple[str | None, float]:
        """Return which question of a theme, or of all, a passage answers best, and how surely.

        The sureness runs from 0 to 1; from a half on it needs no second look.
        """
        opening = self.scores(_opening(text), theme=theme)
        scores = zip(
            self.scores(text, heading, theme), opening, self.questions, self.themes, strict=True
        )
        rivals = sorted(
            (
                (whole + _OPENING * first, one)
                for whole, first, one, number in scores
                if theme in {None, number}
            ),
            key=lambda pair: -pair[0],
        )
        if not rivals or not rivals[0][0]:
            return None, 0.0
        best, question = rivals[0]
        lead = best - _RIVAL * (rivals[1][0] if len(rivals) > 1 else 0.0)
        return question, lead / (lead + _HALF_PLACED)

    def _count(self, words: Sequence[str], worth: float, counts: dict[str, float]) -> None:
        """Add what each known word and phrase among stems is worth."""
        weights = self.weights
        for index, word in enumerate(words):
            if word in weights:
                counts[word] = counts.get(word, 0.0) + worth
            if word in self.openings:
                phrase = word
                for following in words[index + 1 : index + _LONGEST]:
                    phrase += " " + following
                    if phrase in weights:
                        counts[phrase] = counts.get(phrase, 0.0) + worth


@lru_cache(maxsize=8)
def ranker(brief: Brief) -> Ranker:
    """Make a brief ready for ranking; the last few briefs are remembered."""
    asked = list(brief.questions())
    own = [_own_words(question) for _, question in asked]
    shared = Counter(word for words in own for word in words)
    weights: dict[str, list[tuple[int, float]]] = {}
    for position, ((_, question), words) in enumerate(zip(asked, own, strict=True)):
        for term, weight in _weighed(question, words, shared, len(asked)).items():
            weights.setdefault(term, []).append((position, weight))
    return Ranker(
        tuple(question.id for _, question in asked),
        tuple(theme.number for theme, _ in asked),
        {term: tuple(found) for term, found in weights.items()},
        _openings(term for term in weights if " " in term),
        _speaking(weights, len(asked)),
    )


def _opening(text: str) -> str:
    """Return the first sentence of a text."""
    found = _FIRST.match(text)
    return found[1] if found else text


def _openings(terms: Iterable[str]) -> frozenset[str]:
    """Return the stems that words and phrases begin with."""
    return frozenset(term.partition(" ")[0] for term in terms)


def _speaking(
    weights: Mapping[str, Sequence[tuple[int, float]]], questions: int
) -> tuple[SpeakingWords, ...]:
    """Gather for each question, by position, the words and phrases of a weight of 1 and more."""
    strong: list[set[str]] = [set() for _ in range(questions)]
    for term, found in weights.items():
        for position, weight in found:
            if weight >= 1:
                strong[position].add(term)
    return tuple(SpeakingWords(frozenset(terms), _openings(terms)) for terms in strong)


def _own_words(question: Question) -> Counter[str]:
    """Count in how many of its text, label and asks' labels a question has each word."""
    parts = (question.text, question.label, *(ask.label for ask in question.asks))
    return Counter(word for part in parts for word in set(_content(part)))


def _content(text: str) -> Iterator[str]:
    """Go through the stems of a text that are no stop words."""
    stops = _stop_stems()
    return (word for word in stems(text) if word not in stops)


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in STOP)


def _weighed(
    question: Question, words: Counter[str], shared: Counter[str], questions: int
) -> dict[str, float]:
    """Weigh the words of a question: its own, those that officers use for them, its profile."""
    weights: dict[str, float] = {}
    others: dict[str, float] = {}
    scale = _OWN_WORDS if question.profile else _ONLY_OWN_WORDS
    for word, times in words.items():
        rare = math.log((questions + 1) / shared[word]) / math.log(questions + 1)
        worth = times * max(rare, 0.0)
        weights[word] = scale * worth
        for other in synonyms(word):
            others[other] = max(others.get(other, 0.0), _SYNONYMS * worth)
    for term, weight in profile(question).items():
        weights[term] = weights.get(term, 0.0) + weight
    return weights | {word: max(weights.get(word, 0.0), weight) for word, weight in others.items()}


def profile(question: Question) -> dict[str, float]:
    """Read a question's profile: "word", "some words" or "word:2.5"; a weight is 1 if unsaid."""
    weights: dict[str, float] = {}
    for entry in question.profile:
        words, _, number = entry.rpartition(":") if ":" in entry else (entry, "", "")
        try:
            weight = float(number) if number.strip() else 1.0
        except ValueError:
            words, weight = entry, 1.0
        term = " ".join(stems(words)[:_LONGEST])
        if term and math.isfinite(weight):
            weights[term] = max(weights.get(term, 0.0), weight)
    return weights


def theme_number(brief: Brief, theme: str | int | None) -> int | None:
    """Return the number of a theme given as 1, "1", "t1" or the brief's own id, if it is one."""
    if theme is None:
        return None
    said = str(theme).strip().lower()
    for one in brief.themes:
        if said in {one.id.lower(), str(one.number), f"t{one.number}"}:
            return one.number
    return None


def rank_questions(
    brief: Brief, text: str, theme: str | int | None = None, heading: str = ""
) -> list[tuple[str, float]]:
    """Rank the questions that a passage may answer: question id and confidence, best first.

    ``theme`` is the theme it stands under, by id or number. Confidence runs from 0 to 1; at a
    half and above the passage most likely answers the question.
    """
    return ranker(brief).ranked(text, heading, theme_number(brief, theme))


def confidence(score: float) -> float:
    """Turn a score into a confidence from 0 to 1."""
    return score / (score + _HALF_SURE)


def speaking_words(brief: Brief, question_id: str) -> SpeakingWords:
    """Return the words and phrases that clearly speak for a question; none for one not known."""
    ready = ranker(brief)
    if question_id not in ready.questions:
        return SpeakingWords(frozenset(), frozenset())
    return ready.speaking[ready.questions.index(question_id)]
