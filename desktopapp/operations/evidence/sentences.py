"""The sentences of a plan, each with its place and what it is about: made once for each part."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from desktopapp.library.ranking import Ranker
from desktopapp.operations.evidence.wants import content_stems
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign, Heading, ListItem, Picture, plain_block
from desktopapp.plan.three_way import sentence_ends

_GUESSED, _NEAR = 0.1, 0.35  # how sure a guess within a theme must be, and one of all questions
_GOES_ON = 0.7  # how much a sentence speaks for what the one before it speaks for
_QUESTIONS = 12  # that one sentence speaks for at most
_LEAST_SCORE = 1.0  # of a sentence for a question; less is no word that speaks for it


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence: its place, words and stems, those that lead into it, what it speaks for.

    ``scores`` are by the position of a question in the brief; those of none are left out.
    ``before`` is the sentence before it in the same block. ``presumed`` is the question that its
    block seems to answer, where nobody has said which.
    """

    place: Match
    words: str
    stems: frozenset[str]
    led: frozenset[str]
    scores: dict[int, float]
    before: "ReadSentence | None"
    presumed: str


def read_sentences(part: Answer | Section, theme: int | None, ready: Ranker) -> list[ReadSentence]:
    """Read the sentences of an answer or section. ``theme`` is the number of its theme."""
    heading = part.heading if isinstance(part, Section) else part.own_heading
    lead = ""
    found: list[ReadSentence] = []
    for block in part.text:
        if isinstance(block, Picture | Foreign):
            continue
        words = plain_block(block)
        if isinstance(block, Heading):
            heading, lead = words, ""
            continue
        leads = f"{heading} {lead}" if isinstance(block, ListItem) else heading
        led = frozenset(content_stems(leads))
        before: frozenset[str] = frozenset()
        last: ReadSentence | None = None
        presumed = "" if _is_placed(part) else _presumed(f"{lead} {words}", heading, theme, ready)
        for place, said in _sentences(part.id, block.id, words):
            own = frozenset(content_stems(said))
            scores = ready.scores(said, leads, theme)
            best = heapq.nlargest(_QUESTIONS, enumerate(scores), key=itemgetter(1))
            speaks = {at: score for at, score in best if score >= _LEAST_SCORE}
            for at, score in (
                last.scores.items() if last else ()
            ):  # what goes on speaks for the same
                if score * _GOES_ON >= _LEAST_SCORE:
                    speaks[at] = max(speaks.get(at, 0.0), score * _GOES_ON)
            last = ReadSentence(place, said, own, led | before, speaks, last, presumed)
            found.append(last)
            before = own
        if not isinstance(block, ListItem):
            lead = words if words.rstrip().endswith((":", ";")) else ""
    return found


def _is_placed(part: Answer | Section) -> bool:
    return isinstance(part, Answer) and bool(part.questions)


def _presumed(words: str, heading: str, theme: int | None, ready: Ranker) -> str:
    """Return the question that words seem to answer, in their theme or of all, or nothing."""
    question, sure = ready.nearest(words, heading, theme)
    return question if question and sure >= (_NEAR if theme is None else _GUESSED) else ""


def _sentences(part: str, block: str, words: str) -> Iterator[tuple[Match, str]]:
    """Go through the sentences and lines of a block that say anything."""
    start = 0
    for end in sentence_ends(words):
        bare = words[start:end].strip()
        if any(map(str.isalnum, bare)):
            at = start + words[start:end].index(bare)
            yield Match(part, block, at, len(bare)), bare
        start = end
