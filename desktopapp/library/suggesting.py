"""Find passages: the best for a question, and those that hold given words."""

import contextlib
import heapq
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktopapp.library.database import opened_library
from desktopapp.library.guessing import age_in_words
from desktopapp.library.overlap import verbatim_share
from desktopapp.library.ranking import SpeakingWords, confidence, ranker, speaking_words
from desktopapp.library.records import Suggestion, Suggestions
from desktopapp.library.words import STOP, stem, stems
from desktopapp.library.writing import KEPT_READY, Standings, brief_key, passages_of
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import short_council
from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    import sqlite3

_LOOKED_AT = 100  # best passages that a draft puts in a new order
_DRAFT = 1.0  # how much being about what the draft is about can add: up to double
_CONFIRMED = 16.0  # added where this officer said that a passage fits the question
_SUNK = -1.0  # the score of one that does not fit: below all others
_ALREADY_SAID = 0.6  # share of a passage's words that stand in the draft: it was used
_STOPS = frozenset(map(stem, STOP))
_COLUMNS = (
    "passage.id, passage.ref, council, title, dated, theme, passage.heading, passage.lead,"
    " passage.text, kind, own, document.id"
)
_FROM = "passage JOIN document ON document.id = passage.document"

# The best are chosen before anything else is looked up: common words stand in most passages.
_FOUND = (
    "(SELECT rowid AS found, bm25(words, 1.5, 0.5, 1.0) AS worth FROM words"
    " WHERE words MATCH ? AND rowid NOT IN (SELECT id FROM passage WHERE document IN"
    " (SELECT id FROM document WHERE removed <> '')) ORDER BY worth LIMIT ?)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    row: tuple[Any, ...]


def library_suggest(
    path: str | Path,
    brief: Brief,
    question: str,
    *,
    limit: int = 10,
    not_from: str = "",
    draft: str = "",
    judged: Mapping[str, bool] | None = None,
) -> Suggestions:
    """Suggest the best passages for a question, most fitting first.

    ``not_from`` leaves a council's passages out. ``draft`` is what the answer says so far: what
    is about the same rises, what it says already sinks and is marked. What this officer said fits
    or does not is known from the library, or else ``judged``: whether it fits, by ref.
    """
    question = brief.find(question)
    wanted = max(limit, 0)
    short = short_council(not_from) if not_from else ""
    with _ranked(Path(path), brief) as base:
        if judged is None:
            judged = _judged(base, question)
        looked_at = max(wanted, _LOOKED_AT if draft or judged else 0)
        found = _standing(base, brief, question, short, looked_at)
    fitting = [one for one in found if judged.get(one.row[1], True)]
    best = fitting[0].score if fitting else 0.0
    direct = confidence(best) >= 0.5 or any(judged.get(one.row[1]) for one in fitting)  # noqa: PLR2004  # what ranking calls a half
    found = _as_judged(found, judged)
    if draft.strip():
        found = _by_draft(found, draft)
    speaking = speaking_words(brief, question)
    passages = tuple(_suggestion(one, speaking, draft) for one in found[:wanted])
    return Suggestions(question, direct, passages)


@contextlib.contextmanager
def _ranked(library: Path, brief: Brief) -> Iterator["sqlite3.Connection"]:
    """Open a library once its passages are ranked for a brief. To open it costs most of it all."""
    with opened_library(library) as base:
        if _is_ranked(base, brief):
            yield base
            return
    _rank_now(library, brief)
    with opened_library(library) as base:
        yield base


def _is_ranked(base: "sqlite3.Connection", brief: Brief) -> bool:
    key = brief_key(brief)
    return base.execute("SELECT 1 FROM ranked WHERE brief = ?", (key,)).fetchone() is not None


def _rank_now(library: Path, brief: Brief) -> None:
    """Rank all passages for a brief that the library did not know; where it may be written."""
    try:
        with opened_library(library, write=True) as base:
            Standings(base, brief).keep()
    except Problem:  # a library that may only be read is ranked each time
        return


def _standing(
    base: "sqlite3.Connection", brief: Brief, question: str, short: str, wanted: int
) -> list[_Found]:
    """Return the best passages, from those kept ready if they are enough, else from all."""
    key = brief_key(brief)
    rows = base.execute(
        f"SELECT score, {_COLUMNS} FROM standing JOIN passage ON passage.id = standing.passage"  # noqa: S608  # our own words
        " JOIN document ON document.id = passage.document"
        " WHERE brief = ? AND question = ? AND removed = '' AND short <> ?"
        " ORDER BY score DESC, standing.passage LIMIT ?",
        (key, question, short or "\0", wanted),
    ).fetchall()
    if len(rows) < wanted:
        (kept,) = base.execute(
            "SELECT count(*) FROM standing WHERE brief = ? AND question = ?", (key, question)
        ).fetchone()
        if kept == 0 or kept >= KEPT_READY:
            return _scored_now(base, brief, question, short, wanted)
        rows += _without_score(base, key, question, short, wanted - len(rows))
    return [_Found(row[0], row[1:]) for row in rows]


def _without_score(
    base: "sqlite3.Connection", key: str, question: str, short: str, wanted: int
) -> list[tuple[Any, ...]]:
    """Return passages that hold no word of the question, in the order they were added."""
    return base.execute(
        f"SELECT 0.0, {_COLUMNS} FROM {_FROM}"  # noqa: S608  # our own words
        " WHERE removed = '' AND short <> ? AND passage.id NOT IN"
        " (SELECT passage FROM standing WHERE brief = ? AND question = ?)"
        " ORDER BY passage.id LIMIT ?",
        (short or "\0", key, question, wanted),
    ).fetchall()


def _scored_now(
    base: "sqlite3.Connection", brief: Brief, question: str, short: str, wanted: int
) -> list[_Found]:
    """Score every passage for one question."""
    ready = ranker(brief)
    position = ready.questions.index(question)
    shown = _shown(base, short)
    scored = (
        (ready.scores(one.text, one.context, one.theme)[position], -number)
        for number, one in passages_of(base)
        if number in shown
    )
    best = heapq.nlargest(wanted, scored)
    found = []
    for score, number in best:
        row = base.execute(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE passage.id = ?",  # noqa: S608  # our own words
            (-number,),
        ).fetchone()
        found.append(_Found(score, row))
    return found


def _shown(base: "sqlite3.Connection", short: str) -> set[int]:
    rows = base.execute(
        f"SELECT passage.id FROM {_FROM} WHERE removed = '' AND short <> ?",  # noqa: S608  # our own words
        (short or "\0",),
    )
    return {number for (number,) in rows}


def _judged(base: "sqlite3.Connection", question: str) -> dict[str, bool]:
    """Return what this officer said of passages under a question."""
    rows = base.execute("SELECT ref, fits FROM confirmed WHERE question = ?", (question,))
    return {ref: bool(fits) for ref, fits in rows}


def library_confirmed(path: str | Path, question: str) -> dict[str, bool]:
    """Return what this officer said of passages under a question: whether they fit, by ref."""
    with opened_library(Path(path)) as base:
        return _judged(base, question)


def _as_judged(found: list[_Found], judged: Mapping[str, bool]) -> list[_Found]:
    """Lift what this officer said fits the question, and sink what does not."""
    if not judged:
        return found
    again = []
    for one in found:
        fits = judged.get(one.row[1])
        score = _SUNK if fits is False else one.score + (_CONFIRMED if fits else 0.0)
        again.append(_Found(score, one.row))
    return sorted(again, key=lambda one: -one.score)


def _by_draft(found: list[_Found], draft: str) -> list[_Found]:
    """Put passages in a new order by what the draft is about; what it says already comes last."""
    about = set(stems(draft)) - _STOPS
    held = [set(stems(one.row[8])) - _STOPS for one in found]
    common = Counter(word for words in held for word in words)
    worth = {word: 1 / (1 + common[word]) for word in about}
    most = sum(worth.values()) or 1.0
    again = []
    for one, words in zip(found, held, strict=True):
        alike = sum(worth[word] for word in words & about) / most
        score = one.score * (1 + _DRAFT * alike)
        used = len(words & about) >= _ALREADY_SAID * len(words) and _is_used(one, draft)
        again.append((used, -score, _Found(score, one.row)))
    return [one for _, _, one in sorted(again, key=lambda three: three[:2])]


def _is_used(one: _Found, draft: str) -> bool:
    """Tell whether most of a passage stands in the draft as it is."""
    return verbatim_share(one.row[8], draft) >= _ALREADY_SAID


def _suggestion(one: _Found, speaking: SpeakingWords | None = None, draft: str = "") -> Suggestion:
    """Return a passage that was found, with what in it speaks for the question."""
    _, ref, council, title, dated, theme, heading, lead, text, kind, own, document = one.row
    return Suggestion(
        ref=ref,
        council=council,
        document=title,
        date=dated,
        age=age_in_words(dated, date.today()),  # noqa: DTZ011  # the officer's own calendar
        theme=f"t{theme}" if theme is not None else None,
        heading=heading,
        lead=lead,
        text=text,
        score=round(one.score, 4),
        kind=kind,
        own=bool(own),
        document_id=f"d{document}",
        matching=tuple(speaking.spans(text)) if speaking else (),
        used=bool(draft) and _is_used(one, draft),
    )


def library_search(path: str | Path, text: str, *, limit: int = 20) -> Suggestions:
    """Find passages that hold all words given, best first.

    "some words" in quotation marks must stand as they are; -word must not stand there.
    """
    query = search_query(text)
    with opened_library(Path(path)) as base:
        rows = (
            base.execute(
                f"SELECT -worth, {_COLUMNS} FROM {_FOUND} JOIN passage ON passage.id = found"  # noqa: S608  # our own words
                " JOIN document ON document.id = passage.document ORDER BY worth",
                (query, max(limit, 0)),
            ).fetchall()
            if query
            else []
        )
    found = [_Found(row[0], row[1:]) for row in rows]
    return Suggestions(None, bool(found), tuple(map(_suggestion, found)))


_PARTS = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_SPOKEN = re.compile(r"[^\W_]+")


def search_query(text: str) -> str:
    """Turn what an officer types into a query of SQLite's full-text search, or "" for nothing."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, minus_word, word in _PARTS.findall(
        text.replace("“", '"').replace("”", '"')
    ):
        spoken = _SPOKEN.findall(phrase or word)
        if not spoken:
            continue
        exact = phrase or len(spoken) > 1
        term = '"' + " ".join(spoken) + '"' if exact else _beginning(spoken[0])
        (unwanted if minus or minus_word else wanted).append(term)
    if not wanted:
        return ""
    query = " AND ".join(wanted)
    return f"({query}) NOT ({' OR '.join(unwanted)})" if unwanted else query


def _beginning(word: str) -> str:
    """Return a word so that its other forms are found: by the letters they share."""
    lower = word.lower()
    bare = stem(lower) if lower.isascii() else lower
    return f'"{bare}"*' if lower.startswith(bare) and len(bare) < len(lower) else f'"{lower}"'
