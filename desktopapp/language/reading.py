"""How a text reads: the length of its sentences and words, and words of the office."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

_STOP = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)[.!?][”’)\"]*\s+(?=[A-Z“‘(£\d])")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d,.]*")
_VOWELS = re.compile(r"[aeiouyAEIOUY]+|\d[\d,.]*")  # a number counts as one
_SILENT = re.compile(r"[aeiouy][^aeiouyl\W\d]+e\b")
_FIVE = 5  # a school grade and the age of its pupils differ by so many years


class MeasuredSentence(NamedTuple):
    """A sentence: where it stands, its words and its syllables."""

    start: int
    end: int
    words: int
    syllables: int


def split_sentences(text: str) -> list[MeasuredSentence]:
    """Cut a text into sentences."""
    found, at = [], 0
    for stop in [*(match.end() for match in _STOP.finditer(text)), len(text)]:
        said = text[at:stop]
        words = _WORD.findall(said)
        if words:
            syllables = len(_VOWELS.findall(said)) - len(_SILENT.findall(said))
            found.append(MeasuredSentence(at, at + len(said.rstrip()), len(words), syllables))
        at = stop
    return found


def reading_age(sentences: Sequence[MeasuredSentence]) -> int:
    """Return the age from which a text is read easily, by Flesch and Kincaid’s grade."""
    words = sum(one.words for one in sentences)
    if not words:
        return 0
    syllables = sum(one.syllables for one in sentences)
    grade = 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59
    return max(round(grade) + _FIVE, _FIVE)


_OFFICE = """
leverage/use; utilise/use; utilisation/use; facilitate/help; synergies/working together;
holistic/whole; going forward/from now on; stakeholders/people who have a say; cutting edge/new;
deliverables/what is delivered; incentivise/encourage; best-in-class/very good; cutting-edge/new;
world-class/very good; direction of travel/where we are going; low-hanging fruit/what is easy;
step change/great change; step-change/great change; granular/detailed; granularity/detail;
bandwidth/time; touchpoints/contacts; touch points/contacts; drill down/look closely;
deep dive/close look; deep-dive/close look; operationalise/carry out; commence/begin;
with regard to/about; in relation to/about; in the event that/if; in respect of/about;
thought leadership/ideas; paradigm/way of working; added value/what it adds; upskill/train;
upskilling/training; onboard/bring in; onboarding/bringing in; learnings/lessons;
actionable/that can be done; impactful/effective; proactively/beforehand; seamless/smooth;
seamlessly/smoothly; empower/let; empowering/letting; ecosystem/network; optimise/improve;
optimisation/improvement; streamline/simplify; streamlining/simplifying;
fit for purpose/good enough; blue-sky thinking/new ideas
"""


@cache
def _office_words() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = (one.strip().partition("/") for one in _OFFICE.split(";"))
    plain = {" ".join(said.split()): " ".join(meant.split()) for said, _, meant in pairs}
    words = "|".join(re.escape(one) for one in sorted(plain, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), plain


def long_words_said(text: str) -> Iterator[tuple[int, int, str]]:
    """Go through words of the office: from where to where, and a plainer word for each."""
    pattern, plain = _office_words()
    for match in pattern.finditer(text):
        yield *match.span(), plain[match.group().lower()]
