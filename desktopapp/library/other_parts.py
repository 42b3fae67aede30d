"""What stands in a document beside the plan itself: the letter, a covering report, a cover."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktopapp.library.asked import (
    LONG_RUN,
    SHORT_RUN,
    BriefAsks,
    KnownWords,
    own_words,
    plain_words,
)
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Text,
    plain_block,
    plain_runs,
    runs_of,
)

_MOSTLY = 0.7  # the share of a block's words that make it the letter's
_LETTER = 120  # words of the letter in a row that make a copy of it
_FRAME = 60  # of these, words beside the themes and questions, which a plan may quote
_OTHER = 2.0  # what a word that is not the letter's costs a copy of it
_OWN_TEXT = 7  # words of a block that is not the letter's and ends a copy, if there are more
_DAMAGED = 0.4  # the share of such words in a block that may be the letter's, badly scanned
_CUES = 3  # different headings of a covering report that make one
_PLAIN_CUES = 2  # of these, headings that no plan has
_TITLE = 14  # words of a title at most
_COVER = 10  # words of a line on a cover at most

_CUE_WORDS = (
    r"recommendations?|executive summary|(?:the )?purpose(?: of (?:the )?report)?"
    r"|report (?:to|of|by)|report authors?|lead (?:member|officer)|portfolio holder"
    r"|(?:is this a )?key decision"
    r"|forward plan|financ(?:e|ial)|legal|risks?(?: management| assessment)?|human resources?"
    r"|staffing|policy and equalit(?:y|ies)|equalit(?:y|ies)(?: and diversity)?"
    r"|(?:equality|biodiversity|climate|environmental) impact assessment|climate(?: change)?"
    r"|reasons? for (?:the )?(?:decision|recommendations?)|alternative options(?: considered)?"
    r"|options considered|background(?: papers| documents)?|contact officers?|wards?(?: affected)?"
    r"|consultations?(?: undertaken)?|exempt(?: information)?|crime and disorder|appendices"
    r"|agenda item(?: no)?|date of (?:meeting|decision)|status|corporate priorities|safeguarding"
    r"|data protection|sustainability|social value|health and wellbeing|privacy"
)
_PLAIN = re.compile(
    r"recommendations?|purpose of (?:the )?report|report |portfolio holder|(?:is this a )?key dec"
    r"|forward plan|reasons? for|alternative opt|options cons|background pap|contact off|wards?\b"
    r"|exempt|crime and|agenda|date of|equality impact|lead member",
    re.IGNORECASE,
)
_NUMBERING = r"[\s*]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]\s*|[\d.]+\s+)?"  # before a heading
_APPENDIX = re.compile(r"(?:appendix|annex|annexe|attachment)\b", re.IGNORECASE)
_DRAFT = re.compile(
    r"(?:final|draft|version|v)?\s*(?:final|draft|version|v)?[\s:]*[\d.]*", re.IGNORECASE
)
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)?\s*(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    """Return the pattern of a covering report's headings; costly, so made when it is needed."""
    ending = "implications?|considerations?|issues?|comments?"
    return re.compile(
        rf"{_NUMBERING}[ *:–\-\t]*((?:{_CUE_WORDS})(?: (?:{ending}))?"
        rf"(?:(?:,| and| &| /|/) ?(?:{_CUE_WORDS})(?: (?:{ending}))?)*)[ *:–\-\t]*",
        re.IGNORECASE,
    )


def letter_copies(blocks: Text, asked: BriefAsks) -> list[tuple[int, int]]:
    """Return the stretches of blocks that are a copy of the letter, in order.

    A stretch is long and nearly all in runs of the letter's own words, and holds more of it than
    one theme with its questions: a plan that quotes those above its answers is none.
    """
    letter, quotable = asked.letter, asked.quotable
    texts = [plain_words(plain_block(block)) for block in blocks]
    told = [_told(words, letter) for words in texts]
    said = [" ".join(words) for words in texts]
    copies = []
    for start, end in _stretches(told, 0, len(told), min(_LETTER, 0.5 * letter.count)):
        frame = sum(
            len(words)
            for words, value in zip(texts[start:end], told[start:end], strict=True)
            if value > 0 and _told(words, quotable) <= 0
        )
        inside = said[start:end]
        named = sum(1 for theme in asked.themes if any(theme.said in one for one in inside))
        if frame >= min(_FRAME, 0.3 * (letter.count - quotable.count) or 1) or named > 1:
            copies.append((start, end))
    return sorted(copies)


def _told(words: list[str], letter: KnownWords) -> float:
    """Weigh a block: its words count for a copy of the letter, or against it."""
    if not words:
        return 0.0
    if len(words) < LONG_RUN:
        known = f" {' '.join(words)} " in letter.text
        return len(words) if known else -_OTHER * len(words)
    if covered(words, letter.runs, LONG_RUN) >= _MOSTLY:
        return len(words)
    if covered(words, letter.short_runs, SHORT_RUN) >= _DAMAGED:
        return 0.0
    return -_OTHER * len(words) * (1000 if len(words) > _OWN_TEXT else 1)


def covered(words: list[str], runs: frozenset[tuple[str, ...]], length: int) -> float:
    """Return the share of words that stand in runs of this length that the letter has too."""
    covered = [False] * len(words)
    for n in range(len(words) - length + 1):
        if tuple(words[n : n + length]) in runs:
            covered[n : n + length] = [True] * length
    return sum(covered) / len(words)


def _stretches(
    worth: Sequence[float], start: int, end: int, least: float
) -> Iterator[tuple[int, int]]:
    """Go through the stretches of most worth, each at least ``least``."""
    left = [(start, end)]
    while left:
        start, end = left.pop()
        best, best_start, best_end = 0.0, start, start
        total, begun = 0.0, start
        for n in range(start, end):
            if total <= 0:
                total, begun = 0.0, n
            total += worth[n]
            if total > best:
                best, best_start, best_end = total, begun, n + 1
        if best < least or best == 0:
            continue
        while worth[best_start] <= 0:
            best_start += 1
        yield best_start, best_end
        left += [(start, best_start), (best_end, end)]


def covering_report(blocks: Text, start: int, end: int) -> tuple[int, int] | None:
    """Return where a covering report begins and ends between two blocks, if there is one.

    A report to members is known by its headings: recommendation, legal, risk and the like. Some
    of them no plan has. What follows its last heading belongs to it, to an unknown end.
    """
    seen: set[str] = set()
    places: list[int] = []
    cue = _cue()
    for n in range(start, end):
        for text in _lines(blocks[n]):
            if found := cue.fullmatch(text):
                seen.add(found[1].lower())
                places.append(n)
    plain = sum(1 for one in seen if _PLAIN.match(one) or one.endswith("implications"))
    if len(seen) < _CUES or plain < _PLAIN_CUES:
        return None
    return places[0], places[-1] + 1


def _lines(block: Block) -> Iterator[str]:
    """Go through the texts of a block that may be a heading: a table's cells are some."""
    if not isinstance(block, ListItem):
        yield from map(plain_runs, runs_of(block))


def is_title(block: Block, asked: BriefAsks) -> bool:
    """Tell whether a block may be the plan's title: short, with the words of the brief's title."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    if not text or len(text.split()) > _TITLE or text.endswith((".", ":", ";", ",")):
        return False
    return bool(asked.title) and asked.title <= own_words(text)


def is_cover(block: Block, asked: BriefAsks) -> bool:
    """Tell whether a block is a line on a cover: title, council, year, draft, appendix."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    if is_title(block, asked):
        return True
    if not text or len(text.split()) > _COVER or text.endswith((".", ";", ",")):
        return False
    council = "council" in plain_words(text) and len(text.split()) <= 6  # noqa: PLR2004  # a name
    plain = _DATE.fullmatch(text) or _DRAFT.fullmatch(text) or _APPENDIX.match(text)
    return council or bool(plain)


def is_appendix(block: Block) -> bool:
    """Tell whether a block is the heading of an appendix."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    return bool(_APPENDIX.match(text)) and len(text.split()) <= _TITLE
