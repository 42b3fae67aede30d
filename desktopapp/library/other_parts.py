"""What stands in a document beside the plan itself: the letter, a covering report, a cover."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktopapp.library.words import STOP, stem
from desktopapp.plan.brief import Brief
from desktopapp.plan.text import Block, Heading, Paragraph, Table, Text, plain_block, plain_runs

_WORD = re.compile(r"[^\W_]+")
_RUN = 6  # words in a row that two texts seldom share by chance
_MOSTLY = 0.7  # the share of a block's words that make it the letter's
_LETTER = 120  # words of the letter in a row that make a copy of it
_OTHER = 2.0  # what a word that is not the letter's costs a copy of it
_CUES = 3  # different headings of a covering report that make one
_TITLE = 14  # words of a title at most
_COVER = 10  # words of a line on a cover at most
_YEAR = re.compile(r"(?:19|20)\d\d")

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
_NUMBERING = re.compile(r"[\s*]*(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])?[.)]?\s*")
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
        rf"(?:{_CUE_WORDS})(?: (?:{ending}))?"
        rf"(?:(?:,| and| &| /|/) ?(?:{_CUE_WORDS})(?: (?:{ending}))?)*",
        re.IGNORECASE,
    )


def letter_copies(blocks: Text, brief: Brief) -> list[tuple[int, int]]:
    """Return the stretches of blocks that are a copy of the letter, in order.

    A stretch is long and nearly all in runs of the letter's own words: a plan that quotes the
    questions above its answers is none.
    """
    ours = _letter_words(brief)
    letter = " " + " ".join(ours) + " "
    runs = {tuple(ours[n : n + _RUN]) for n in range(len(ours) - _RUN + 1)}
    worth = [_worth(_words(plain_block(block)), runs, letter) for block in blocks]
    least = min(_LETTER, 0.5 * len(ours))
    return sorted(_stretches(worth, 0, len(worth), least))


def _letter_words(brief: Brief) -> list[str]:
    parts = [brief.letter]
    if not brief.letter.strip():
        for theme in brief.themes:
            parts += [theme.title, theme.introduction]
            parts += [question.text for question in theme.questions]
        parts += [requirement.quote for requirement in brief.requirements]
    return _words(" ".join(parts))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _worth(words: list[str], runs: set[tuple[str, ...]], letter: str) -> float:
    """Weigh a block: its words count for a copy of the letter, or against it."""
    if not words:
        return 0.0
    if len(words) < _RUN:
        return len(words) if f" {' '.join(words)} " in letter else -_OTHER * len(words)
    covered = [False] * len(words)
    for n in range(len(words) - _RUN + 1):
        if tuple(words[n : n + _RUN]) in runs:
            covered[n : n + _RUN] = [True] * _RUN
    return len(words) if sum(covered) >= _MOSTLY * len(words) else -_OTHER * len(words)


def _stretches(
    worth: Sequence[float], start: int, end: int, least: float
) -> Iterator[tuple[int, int]]:
    """Go through the stretches of most worth, each at least ``least``."""
    best, best_start, best_end = 0.0, start, start
    total, begun = 0.0, start
    for n in range(start, end):
        if total <= 0:
            total, begun = 0.0, n
        total += worth[n]
        if total > best:
            best, best_start, best_end = total, begun, n + 1
    if best < least or best == 0:
        return
    while worth[best_start] <= 0:
        best_start += 1
    yield best_start, best_end
    yield from _stretches(worth, start, best_start, least)
    yield from _stretches(worth, best_end, end, least)


def report_end(blocks: Text, start: int, end: int) -> int:
    """Return where a covering report ends that stands between two blocks; 0 if there is none.

    A report to members is known by its headings: recommendation, legal, risk and the like.
    """
    seen: set[str] = set()
    last = 0
    for n in range(start, end):
        for text in _lines(blocks[n]):
            bare = _NUMBERING.sub("", text, count=1).strip(" *:–-\t")
            if bare and _cue().fullmatch(bare):
                seen.add(bare.lower())
                last = n + 1
    return last if len(seen) >= _CUES else 0


def _lines(block: Block) -> Iterator[str]:
    """Go through the texts of a block that may be a heading: a table's cells are some."""
    match block:
        case Paragraph() | Heading():
            yield plain_runs(block.runs)
        case Table():
            for row in block.rows:
                yield from map(plain_runs, row)
        case _:
            return


def is_title(block: Block, brief: Brief) -> bool:
    """Tell whether a block may be the plan's title: short, with the words of the brief's title."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    if not text or len(text.split()) > _TITLE or text.endswith((".", ":", ";", ",")):
        return False
    wanted = _own(_YEAR.sub("", brief.plan_title or brief.title))
    return bool(wanted) and wanted <= _own(text)


def _own(text: str) -> set[str]:
    return {stem(word) for word in _words(text) if word not in STOP and not word.isdecimal()}


def is_cover(block: Block, brief: Brief) -> bool:
    """Tell whether a block is a line on a cover: title, council, year, draft, appendix."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    if is_title(block, brief):
        return True
    if not text or len(text.split()) > _COVER or text.endswith((".", ";", ",")):
        return False
    council = "council" in _words(text) and len(text.split()) <= 6  # noqa: PLR2004  # a name
    plain = _DATE.fullmatch(text) or _DRAFT.fullmatch(text) or _APPENDIX.match(text)
    return council or bool(plain)


def is_appendix(block: Block) -> bool:
    """Tell whether a block is the heading of an appendix."""
    if not isinstance(block, Paragraph | Heading):
        return False
    text = plain_runs(block.runs).strip()
    return bool(_APPENDIX.match(text)) and len(text.split()) <= _TITLE
