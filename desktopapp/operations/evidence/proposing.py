"""What became of each ask, as its text looks: proposed with the sentences that speak for it.

A pure function of a plan. It never says that anything is answered without such sentences, and
nothing of it is stored: what became of an ask is said by a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktopapp.library.ranking import ranker
from desktopapp.library.words import stem
from desktopapp.operations.evidence.likes import with_likes
from desktopapp.operations.evidence.nearness import how_near
from desktopapp.operations.evidence.places import SentencePlaces, SentencesKept
from desktopapp.operations.evidence.sentences import ReadSentence
from desktopapp.operations.evidence.sought import SoughtAsk, sought_in
from desktopapp.operations.evidence.wants import (
    IN_FIGURES,
    AskWants,
    denies,
    hedges,
    holds_figure,
    is_told,
)
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import listed

_SURE, _LIKELY = 0.42, 0.3  # from where on a sentence is about an ask, or may be
_WHOLLY = 0.7  # from where on it is about an ask though the figure is not there
_SHORT = 7  # words; a sentence of fewer says little
_MOST = 3  # sentences that are shown as evidence
_NEAR_BEST = 0.75  # how near to the best evidence the others are


class Looks(StrEnum):
    """How an ask looks by the text."""

    ANSWERED = "Looks answered"
    PARTLY = "Looks partly answered"
    NOTHING = "Nothing found"


@dataclass(frozen=True, slots=True)
class Proposed:
    """How an ask looks, the sentences that speak for it, and what is wanted and was not found."""

    looks: Looks
    evidence: tuple[Evidence, ...] = ()
    lacking: tuple[AskWants, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether it looks wholly answered, with words to show."""
        return self.looks is Looks.ANSWERED

    @property
    def why(self) -> str:
        """Explain it in a sentence."""
        number = len(self.evidence)
        these = "This sentence" if number == 1 else f"These {_SAID[number]} sentences"
        seem = "seems" if number == 1 else "seem"
        match self.looks:
            case Looks.ANSWERED:
                return f"{these} {seem} to answer it."
            case Looks.PARTLY if self.lacking:
                lacks = listed([str(one) for one in self.lacking])
                return f"{these} {seem} to be about it. Not found: {lacks}."
            case Looks.PARTLY:
                return f"{these} {seem} to be about it, and to answer a part."
            case Looks.NOTHING:
                return "No sentence was found that seems to answer it."


_SAID = ("no", "one", "two", "three")
NOTHING_FOUND = Proposed(Looks.NOTHING)


class _Spoken(NamedTuple):
    """A sentence and how much it is about an ask, and whether it tells what is wanted."""

    sentence: ReadSentence
    about: float
    tells: bool
    thin: bool  # it says little, or how little there is

    @property
    def answers(self) -> bool:
        """Whether it answers."""
        return self.about >= _SURE and self.tells and not self.thin


def propose_states(plan: Plan, kept: SentencesKept | None = None) -> dict[str, Proposed]:
    """Propose how each ask of a plan looks, by its id. ``kept`` spares reading a part again."""
    ready = ranker(plan.brief)
    asked = sought_in(plan.brief)
    places = SentencePlaces((kept or SentencesKept()).of(plan, ready))
    found = {one.ask.id: _propose(one, places) for one in asked}
    firsts = [one for one in asked if one.question and one.first]
    for one in asked:
        if one.question is None and (near := _nearest(one, firsts)):
            found[one.ask.id] = max(
                found[one.ask.id], found[near.ask.id], key=lambda p: -_ORDER.index(p.looks)
            )
    return found


_ORDER = list(Looks)
_OF_NEED = frozenset(map(stem, ("need", "needed", "barriers", "barrier", "share", "shared")))


def _nearest(one: SoughtAsk, firsts: Sequence[SoughtAsk]) -> SoughtAsk | None:
    """Return what asks most like a theme's own ask among the questions of the theme."""
    mine = with_likes(one.asking.apart)
    near = [other for other in firsts if other.theme is one.theme]
    shared = [
        (len(mine & with_likes(other.asking.apart | other.asking.clause)), other) for other in near
    ]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _propose(one: SoughtAsk, places: SentencePlaces) -> Proposed:
    spoken = [found for each in places.may_speak(one) if (found := _speaks(one, each, places))]
    if not spoken:
        return NOTHING_FOUND
    answering = [each for each in spoken if each.answers]
    if answering:
        return Proposed(Looks.ANSWERED, _shown(answering))
    telling = [each for each in spoken if each.tells]
    if telling and max(each.about for each in telling) >= (_SURE if one.asking.wants else _LIKELY):
        thin = tuple(one.asking.wants & {AskWants.RESULT})
        return Proposed(Looks.PARTLY, _shown(telling), thin)
    best = max(spoken, key=lambda each: each.about)
    if best.about < _SURE or not _is_part(one, best):
        return NOTHING_FOUND
    lacking = tuple(sorted(one.asking.wants, key=list(AskWants).index))
    return Proposed(Looks.PARTLY, _shown(spoken), lacking)


def _is_part(one: SoughtAsk, best: _Spoken) -> bool:
    """Tell whether a sentence that lacks what is wanted answers a part of an ask all the same."""
    if one.first:
        return best.about >= _WHOLLY or not one.asking.wants & IN_FIGURES
    if one.asking.wants & IN_FIGURES:
        return False
    return bool(one.own & best.sentence.stems)


def _shown(spoken: Sequence[_Spoken]) -> tuple[Evidence, ...]:
    """Return the best evidence first, and what is nearly as good."""
    best = sorted(spoken, key=lambda one: -one.about)[:_MOST]
    return tuple(
        Evidence(one.sentence.place, one.sentence.words)
        for one in best
        if one.about >= best[0].about * _NEAR_BEST
    )


def _speaks(one: SoughtAsk, sentence: ReadSentence, places: SentencePlaces) -> _Spoken | None:
    near = how_near(one, sentence, places)
    if near < _LIKELY:
        return None
    words = sentence.words
    leads = words.endswith(":")  # it says what will be told
    tells = not leads and all(is_told(wanted, words, one.named) for wanted in one.asking.wants)
    if AskWants.MEASURE in one.asking.wants and denies(words):
        tells = False
    return _Spoken(sentence, near, tells, _is_thin(one, words))


def _is_thin(one: SoughtAsk, words: str) -> bool:
    """Tell whether a sentence says little for an ask: in few words, of little, without figures."""
    if AskWants.RESULT in one.asking.wants:
        return not holds_figure(words)
    if not one.first or _tells_of_need(one):
        return False
    return hedges(words) or (not one.asking.wants and len(words.split()) < _SHORT)


def _tells_of_need(one: SoughtAsk) -> bool:
    """Tell whether an ask is of what is needed or hinders, for which small words are no hedge."""
    return bool(one.asking.apart & _OF_NEED)
