"""How much a sentence is about an ask: by its words, those before it, and where it stands."""

import math
from collections.abc import Iterable, Mapping, Sequence

from desktopapp.library.ranking import confidence
from desktopapp.operations.evidence.likes import likes
from desktopapp.operations.evidence.places import SentencePlaces
from desktopapp.operations.evidence.sentences import ReadSentence
from desktopapp.operations.evidence.sought import SoughtAsk
from desktopapp.operations.evidence.wants import IN_FIGURES

# Measured on invented plans, of which every ask was read before.
_ALIKE = 0.7  # what a word that officers use for one of the ask's counts
_LED = 0.6  # what a word of the heading or sentence before counts
_SERVING, _PRESUMED = 0.28, 0.2  # how sure a place under its question makes, said or guessed
_SOME = 0.35  # the share of an ask's words that a sentence elsewhere has at least
_GOES_ON = 0.85  # how much a sentence is about what the one before it is about
_HALF = 0.5  # the same of an ask that is under a condition
_ENOUGH = 3  # words of an ask that tell a sentence about it
_SPEAKS = 0.15  # from where on a sentence speaks for a question
_FAR = 0.8  # how much a sentence under another theme counts, or in a section


def how_near(one: SoughtAsk, sentence: ReadSentence, places: SentencePlaces) -> float:
    """Return how much a sentence is about an ask, from 0 to 1, wherever it stands."""
    near = nearness(one, sentence, places)
    if one.ask.condition and matched_share(one, sentence) < _HALF:
        near *= _FAR  # what is asked of some councils alone is answered in so many words
    return near if places.theme_of[sentence.place.part] == one.theme.id else near * _FAR


def nearness(one: SoughtAsk, sentence: ReadSentence, places: SentencePlaces) -> float:
    """Return how much a sentence is about an ask, from 0 to 1."""
    serves = _serving(one, sentence, places)
    if not one.own and not one.first and one.lead:  # such as "how useful": about what it leads on
        mine = nearness(one.lead, sentence, places)
        before = nearness(one.lead, sentence.before, places) if sentence.before else 0.0
        near = max(mine, _GOES_ON * before)
        return min(1.0, near + serves / 2) if serves else near * _FAR
    matched = matched_share(one, sentence)
    speaks = _speaking(one, sentence)
    if one.first:
        if serves:
            return min(1.0, 0.5 * matched + 0.6 * speaks + serves)
        is_near = matched >= _SOME and (speaks >= _SPEAKS or one.at < 0)
        return (0.5 * matched + 0.7 * speaks) * (1.0 if is_near else 0.5)
    if not _has_any(one.own, sentence):
        if not serves or not one.asking.wants or one.asking.wants & IN_FIGURES:
            return 0.0
        rest = tuple(one.asking.apart - one.own)
        matched = _share(rest, one.weights, sentence) if rest else 0.0
    if serves or speaks > _SPEAKS:
        return min(1.0, matched * (0.85 + serves))
    return matched * 0.4


def _serving(one: SoughtAsk, sentence: ReadSentence, places: SentencePlaces) -> float:
    """Return how surely a sentence stands under the question or theme that asks."""
    where = one.where
    if where in places.serves[sentence.place.part]:
        return _SERVING
    return _PRESUMED if where == sentence.presumed else 0.0


def _speaking(one: SoughtAsk, sentence: ReadSentence) -> float:
    """Return how much a sentence speaks for the question of an ask, beside its other questions."""
    score = sentence.scores.get(one.at, 0.0)
    if not score:
        return 0.0
    return confidence(score) * math.sqrt(score / max(sentence.scores.values()))


def _has_any(words: Iterable[str], sentence: ReadSentence) -> bool:
    """Tell whether a sentence has one of some words, or what leads into it, or one like it."""
    has = sentence.stems | sentence.led
    return any(word in has or likes(word) & sentence.stems for word in words)


def matched_share(one: SoughtAsk, sentence: ReadSentence) -> float:
    """Return how far the words of an ask, or others that stand for them, are in a sentence."""
    return max((_share(way, one.weights, sentence) for way in one.ways), default=0.0)


def _share(words: Sequence[str], weights: Mapping[str, float], sentence: ReadSentence) -> float:
    """Return the share of some words that a sentence has; the most telling are enough."""
    enough = sum(sorted(weights[word] for word in words)[-_ENOUGH:])
    found = 0.0
    for word in words:
        if word in sentence.stems:
            found += weights[word]
        elif word in sentence.led:
            found += weights[word] * _LED
        elif likes(word) & sentence.stems:
            found += weights[word] * _ALIKE
    return min(1.0, found / enough) if enough else 0.0
