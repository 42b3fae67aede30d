"""What a plan shares with the library, and what it says twice: both sides, never an accusation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from desktopapp.library.database import opened_library
from desktopapp.library.overlap import (
    Shared,
    WordSequence,
    eight_word_runs,
    fingerprints,
    left_out,
    shared_runs,
    within,
    words_of,
)

if TYPE_CHECKING:
    import sqlite3

PartTexts = Sequence[tuple[str, str]]  # id of an answer or section, and its text
_AT_ONCE = 500  # hashes looked up by one question to the index


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words of a plan: the id of the part they stand in, from where to where, the words."""

    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LibraryExcerpt:
    """Some words of a passage in a library; ``own`` says that the text is our council's."""

    ref: str
    council: str
    document: str
    date: str
    own: bool
    text: str


Side = TypeVar("Side", Excerpt, LibraryExcerpt)


@dataclass(frozen=True, slots=True)
class SharedText(Generic[Side]):
    """A run of ``words`` words that our plan shares with another place, and both places.

    Where it is not ``exact``, the two differ by a word or two, which are not counted.
    """

    here: Excerpt
    there: Side
    words: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may share a run with the plan, and its document."""

    document: int
    whole: str  # its text, and what follows it in its document
    words: WordSequence  # of that
    place: LibraryExcerpt  # with all of its text


def library_hits(path: str | Path, parts: PartTexts, letter: str = "") -> dict[int, set[int]]:
    """Return which passages share kept hashes with a plan: passage number to part numbers.

    A hit is a candidate: the two texts are compared before anything is shown.
    """
    hashes: dict[int, set[int]] = {}
    runs = eight_word_runs(words_of(letter).words)
    for index, (_, text) in enumerate(parts):
        words = words_of(text).words
        for hashed in fingerprints(words, left_out(words, runs)):
            hashes.setdefault(hashed, set()).add(index)
    found: dict[int, set[int]] = {}
    with opened_library(Path(path)) as base:
        asked = sorted(hashes)
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for hashed, passage in base.execute(
                f"SELECT hash, passage FROM fingerprint WHERE hash IN ({marks})",  # noqa: S608  # only marks
                some,
            ):
                found.setdefault(passage, set()).update(hashes.get(hashed, ()))
    return found


def library_overlaps(
    path: str | Path, parts: PartTexts, letter: str = "", *, own: bool = True
) -> list[SharedText[LibraryExcerpt]]:
    """Return every run of eight words and more that a plan shares with a library.

    Each names the part and place in the plan and the passage on the other side. The letter's own
    words are left out. With ``own`` false the council's own earlier text is left out too.
    """
    hits = library_hits(path, parts, letter)
    cut = [words_of(text) for _, text in parts]
    runs = eight_word_runs(words_of(letter).words)
    skips = [left_out(one.words, runs) for one in cut]
    found: list[tuple[int, Shared, SharedText[LibraryExcerpt]]] = []
    with opened_library(Path(path)) as base:
        for passage, indexes in sorted(hits.items()):
            one = _candidate(base, passage)
            if one is None or (one.place.own and not own):
                continue
            found += [
                (one.document, run, _with_passage(parts[index], cut[index], run, one))
                for index in sorted(indexes)
                for run in shared_runs(cut[index].words, one.words.words, skips[index])
                if one.words.spans[run.there][0] < len(one.place.text)
            ]
    return _without_inner(found)


def _without_inner(
    found: list[tuple[int, Shared, SharedText[LibraryExcerpt]]],
) -> list[SharedText[LibraryExcerpt]]:
    """Leave out runs that lie within a longer one of the same part and document."""
    widest: dict[tuple[int, str], list[Shared]] = {}
    kept = []
    for document, run, one in sorted(
        found, key=lambda three: (three[2].here.part, three[1].start, -three[1].end)
    ):
        known = widest.setdefault((document, one.here.part), [])
        if not any(other.start <= run.start and run.end <= other.end for other in known):
            known.append(run)
            kept.append(one)
    return kept


def _candidate(base: "sqlite3.Connection", passage: int) -> _Candidate | None:
    """Return a passage with what follows it in its document, unless it was removed."""
    row = base.execute(
        "SELECT text, document, ref, council, title, own, dated FROM passage"
        " JOIN document ON document.id = document WHERE passage.id = ? AND removed = ''",
        (passage,),
    ).fetchone()
    if row is None:
        return None
    text, document, ref, council, title, own, dated = row
    following = base.execute(
        "SELECT text FROM passage WHERE id > ? AND document = ? ORDER BY id LIMIT 7",
        (passage, document),
    )
    whole = "\n".join([text, *(more for (more,) in following)])
    place = LibraryExcerpt(ref, council, title, dated, bool(own), text)
    return _Candidate(document, whole, words_of(whole), place)


def _with_passage(
    part: tuple[str, str], here: WordSequence, run: Shared, one: _Candidate
) -> SharedText[LibraryExcerpt]:
    """Tell a run with its place in the plan, and what stands in the library for it."""
    start, end = _span(one.words, run.there, run.there_end)
    there = replace(one.place, text=one.whole[start:end])
    return SharedText(_excerpt(part, here, run.start, run.end), there, run.words, _exact(run))


def _exact(run: Shared) -> bool:
    """Tell whether a run is word for word the same on both sides."""
    return run.words == run.end - run.start == run.there_end - run.there


def plan_overlaps(parts: PartTexts, letter: str = "") -> list[SharedText[Excerpt]]:
    """Return what a plan says twice, with both places; the letter's own words are left out."""
    cut = [words_of(text) for _, text in parts]
    return [
        _both_places(parts[a], cut[a], run, parts[b], cut[b])
        for a, run, b, _ in within([text for _, text in parts], letter)
    ]


def partner_overlaps(
    parts: PartTexts, partners: PartTexts, letter: str = ""
) -> list[SharedText[Excerpt]]:
    """Return what our plan shares with a partner council's: agreed text, and where it drifts."""
    here = [words_of(text) for _, text in parts]
    there = [words_of(text) for _, text in partners]
    runs = eight_word_runs(words_of(letter).words)
    found = []
    for part, ours in zip(parts, here, strict=True):
        skip = left_out(ours.words, runs)
        for partner, theirs in zip(partners, there, strict=True):
            found += [
                _both_places(part, ours, run, partner, theirs)
                for run in shared_runs(ours.words, theirs.words, skip)
            ]
    return found


def _both_places(
    part: tuple[str, str],
    here: WordSequence,
    run: Shared,
    other: tuple[str, str],
    there: WordSequence,
) -> SharedText[Excerpt]:
    """Tell a run with its place in both texts."""
    return SharedText(
        _excerpt(part, here, run.start, run.end),
        _excerpt(other, there, run.there, run.there_end),
        run.words,
        _exact(run),
    )


def _excerpt(part: tuple[str, str], words: WordSequence, first: int, last: int) -> Excerpt:
    """Return some words of a part with their place."""
    start, end = _span(words, first, last)
    return Excerpt(part[0], start, end, part[1][start:end])


def _span(words: WordSequence, first: int, last: int) -> tuple[int, int]:
    """Return from where to where in a text some of its words stand."""
    return words.spans[first][0], words.spans[last - 1][1]
