"""What a plan shares with the library, and what it says twice: both sides, never an accusation."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktopapp.library.overlap import (
    Shared,
    Words,
    fingerprints,
    left_out,
    runs_of,
    shared_runs,
    within,
    words_of,
)
from desktopapp.library.shelf import opened

if TYPE_CHECKING:
    import sqlite3

Parts = Sequence[tuple[str, str]]  # id of an answer or section, and its text
_AT_ONCE = 500  # hashes looked up by one question to the index


def library_hits(path: str | Path, parts: Parts, letter: str = "") -> dict[int, set[int]]:
    """Return which passages share kept hashes with a plan: passage number to part numbers.

    A hit is a candidate: the two texts are compared before anything is shown.
    """
    hashes: dict[int, set[int]] = {}
    runs = runs_of(words_of(letter).words)
    for index, (_, text) in enumerate(parts):
        words = words_of(text).words
        for hashed in fingerprints(words, left_out(words, runs)):
            hashes.setdefault(hashed, set()).add(index)
    found: dict[int, set[int]] = {}
    with opened(Path(path)) as base:
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
    path: str | Path, parts: Parts, letter: str = "", *, own: bool = True
) -> list[dict[str, Any]]:
    """Return every run of eight words and more that a plan shares with a library.

    Each names the part and place in the plan and the passage on the other side. The letter's own
    words are left out. With ``own`` false the council's own earlier text is left out too.
    """
    hits = library_hits(path, parts, letter)
    cut = [words_of(text) for _, text in parts]
    runs = runs_of(words_of(letter).words)
    skips = [left_out(one.words, runs) for one in cut]
    told: list[tuple[int, tuple[int, int], dict[str, Any]]] = []
    with opened(Path(path)) as base:
        for passage, indexes in sorted(hits.items()):
            row = _row(base, passage)
            if row is None or (row[5] and not own):
                continue
            text, goes_on = _with_next(base, passage, row)
            there = words_of(text)
            told += [
                (
                    row[1],
                    (run.start, run.end),
                    _told(parts[index], cut[index], run, there, text, row),
                )
                for index in sorted(indexes)
                for run in shared_runs(cut[index].words, there.words, skips[index])
                if there.spans[run.there][0] < goes_on
            ]
    return _without_inner(told)


def _without_inner(
    told: list[tuple[int, tuple[int, int], dict[str, Any]]],
) -> list[dict[str, Any]]:
    """Leave out runs that lie within a longer one of the same part and document."""
    widest: dict[tuple[int, str], list[tuple[int, int]]] = {}
    kept = []
    for document, (start, end), one in sorted(
        told, key=lambda three: (three[2]["part"], three[1][0], -three[1][1])
    ):
        known = widest.setdefault((document, one["part"]), [])
        if not any(first <= start and end <= last for first, last in known):
            known.append((start, end))
            kept.append(one)
    return kept


def _row(base: "sqlite3.Connection", passage: int) -> tuple[Any, ...] | None:
    """Return a passage with its document's details, unless it was removed."""
    row: tuple[Any, ...] | None = base.execute(
        "SELECT text, document, ref, council, title, own, dated FROM passage"
        " JOIN document ON document.id = document WHERE passage.id = ? AND removed = ''",
        (passage,),
    ).fetchone()
    return row


def _with_next(base: "sqlite3.Connection", passage: int, row: tuple[Any, ...]) -> tuple[str, int]:
    """Return a passage's text with what follows it in its document, and where that begins."""
    following = base.execute(
        "SELECT text FROM passage WHERE id > ? AND document = ? ORDER BY id LIMIT 7",
        (passage, row[1]),
    )
    return "\n".join([row[0], *(text for (text,) in following)]), len(row[0])


def _told(
    part: tuple[str, str],
    here: Words,
    run: Shared,
    there: Words,
    text: str,
    row: tuple[Any, ...],
) -> dict[str, Any]:
    """Tell a run as plain data: where it stands in the plan, and the other side."""
    place, own_text = part
    start, end = here.spans[run.start][0], here.spans[run.end - 1][1]
    other = text[there.spans[run.there][0] : there.spans[run.there_end - 1][1]]
    return {
        "part": place,
        "start": start,
        "end": end,
        "text": own_text[start:end],
        "words": run.words,
        "exact": _exact(run),
        "other": {
            "ref": row[2],
            "council": row[3],
            "document": row[4],
            "date": row[6],
            "own": bool(row[5]),
            "text": other,
        },
    }


def _exact(run: Shared) -> bool:
    """Tell whether a run is word for word the same on both sides."""
    return run.words == run.end - run.start == run.there_end - run.there


def plan_overlaps(parts: Parts, letter: str = "") -> list[dict[str, Any]]:
    """Return what a plan says twice, with both places; the letter's own words are left out."""
    cut = [words_of(text) for _, text in parts]
    return [
        _both_places(parts[a], cut[a], run, parts[b], cut[b])
        for a, run, b, _ in within([text for _, text in parts], letter)
    ]


def partner_overlaps(parts: Parts, partners: Parts, letter: str = "") -> list[dict[str, Any]]:
    """Return what our plan shares with a partner council's: agreed text, and where it drifts.

    "exact" tells agreed text; where it is false, the two differ by a word or two: both are given.
    """
    here = [words_of(text) for _, text in parts]
    there = [words_of(text) for _, text in partners]
    runs = runs_of(words_of(letter).words)
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
    part: tuple[str, str], here: Words, run: Shared, other: tuple[str, str], there: Words
) -> dict[str, Any]:
    """Tell a run as plain data with its place in both texts."""
    return {**_place(part, here, run.start, run.end), "words": run.words, "exact": _exact(run)} | {
        "other": _place(other, there, run.there, run.there_end)
    }


def _place(part: tuple[str, str], words: Words, first: int, last: int) -> dict[str, Any]:
    """Tell where some words of a part stand."""
    start, end = words.spans[first][0], words.spans[last - 1][1]
    return {"part": part[0], "start": start, "end": end, "text": part[1][start:end]}
