"""Write passages into a library: text, words, overlap hashes and standings, in one pass."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from desktopapp.library.cutting import Passage
from desktopapp.library.overlap import RUN, fingerprints, words_of
from desktopapp.library.ranking import ranker
from desktopapp.library.records import Added, Details
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import short_council

if TYPE_CHECKING:
    import sqlite3

    from desktopapp.library.guarded import Guarded

KEPT_READY = (
    1000  # best passages kept ready for each question; more are scored when they are asked for
)
_BATCH = 500  # passages written together
_STEPS = 5_000_000  # of SQLite's machine between two looks whether the officer cancelled
_HASHES = 200_000  # overlap hashes that wait in memory; more wait in a table


@lru_cache(maxsize=8)
def brief_key(brief: Brief) -> str:
    """Return a name for a brief's way of scoring; another profile makes another name."""
    ready = ranker(brief)
    told = repr((ready.questions, ready.themes, sorted(ready.weights.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class Standings:
    """The best passages of each question, gathered while passages are added."""

    def __init__(self, base: "sqlite3.Connection", brief: Brief) -> None:
        self.base = base
        self.ready = ranker(brief)
        self.key = brief_key(brief)
        self.found: list[list[tuple[float, int]]] = [[] for _ in self.ready.questions]
        known = base.execute("SELECT cut FROM ranked WHERE brief = ?", (self.key,)).fetchone()
        self.cut = bool(known and known[0])
        if known is None:
            self._score_all()

    def take(self, number: int, passage: Passage) -> None:
        """Score a passage for each question."""
        scores = self.ready.scores(passage.text, passage.context, passage.theme)
        for found, score in zip(self.found, scores, strict=True):
            if score > 0:
                found.append((score, number))
                if len(found) >= 4 * KEPT_READY:
                    found[:] = heapq.nlargest(KEPT_READY, found)
                    self.cut = True

    def keep(self) -> None:
        """Write the best of what was gathered and of what stood before."""
        for question, found in zip(self.ready.questions, self.found, strict=True):
            place = (self.key, question)
            before = self.base.execute(
                "SELECT score, passage FROM standing WHERE brief = ? AND question = ?", place
            )
            all_found = {*found, *before}
            best = heapq.nlargest(KEPT_READY, all_found)
            self.cut = self.cut or len(best) < len(all_found)
            self.base.execute("DELETE FROM standing WHERE brief = ? AND question = ?", place)
            self.base.executemany(
                "INSERT INTO standing VALUES(?, ?, ?, ?)", [(*place, *one) for one in best]
            )
            found.clear()
        self.base.execute("INSERT OR REPLACE INTO ranked VALUES(?, ?)", (self.key, self.cut))

    def _score_all(self) -> None:
        """Score what was in the library before this brief was known to it."""
        for number, passage in passages_of(self.base):
            self.take(number, passage)


def passages_of(base: "sqlite3.Connection") -> Iterator[tuple[int, Passage]]:
    """Go through all passages of a library with their numbers."""
    rows = base.execute("SELECT id, text, heading, lead, theme, ref FROM passage")
    for number, text, heading, lead, theme, ref in rows:
        yield number, Passage(text, heading, lead, theme, ref)


def forget_standings(base: "sqlite3.Connection") -> None:
    """Forget the best passages where leaving passages out could change who is among them."""
    base.execute("DELETE FROM standing WHERE brief IN (SELECT brief FROM ranked WHERE cut)")
    base.execute("DELETE FROM ranked WHERE cut")
    base.execute("DELETE FROM standing WHERE passage NOT IN (SELECT id FROM passage)")


class Writer:
    """Writes the passages of one source as they come, each to its document."""

    def __init__(
        self,
        base: "Guarded",
        source: int,
        standings: Standings,
        tell: Callable[[int], None],
    ) -> None:
        self.base = base
        self.source = source
        self.standings = standings
        self.tell = tell
        self.documents: dict[Details, _Open] = {}
        self.batch: list[tuple[int, int, Passage]] = []
        self.hashes: list[tuple[int, int]] = []
        self.aside = False  # whether hashes wait in a table
        (self.number,) = base.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()
        self.written = 0

    @classmethod
    def of_source(
        cls,
        base: "Guarded",
        path: str,
        digest: str,
        day: date,
        brief: Brief,
        tell: Callable[[int], None],
    ) -> "Writer":
        """Begin a source that holds what ``digest`` names; its passages are ranked for a brief."""
        cursor = base.execute(
            "INSERT INTO source(path, digest, added) VALUES(?, ?, ?)",
            (path, digest, day.isoformat()),
        )
        return cls(base, cursor.lastrowid or 0, Standings(base, brief), tell)

    def outcome(self, *, replaced: bool, proposed: bool) -> Added:
        """Return what became of the source, once it is finished."""
        documents = len(self.documents)
        return Added(
            added=0 if replaced else documents,
            replaced=documents if replaced else 0,
            passages=self.written,
            proposed=tuple(f"d{one.number}" for one in self.documents.values() if proposed),
        )

    def take(self, details: Details, passage: Passage) -> None:
        """Write a passage of the document that ``details`` name."""
        document = self.documents.get(details)
        if document is None:
            document = self.documents[details] = self._begin(details)
        self.number += 1
        self.written += 1
        document.passages += 1
        if not passage.ref:
            ref = f"d{document.number}-{document.passages:03}"
            passage = replace(passage, ref=ref)
        self.batch.append((self.number, document.number, passage))
        document.prints.take(self.number, passage.text)
        self.standings.take(self.number, passage)
        if len(self.batch) >= _BATCH:
            self._write()

    def finish(self) -> None:
        """Write what still waits, and the standings; those for other briefs are out of date."""
        for document in self.documents.values():
            document.prints.finish()
        self._write()
        self._keep_hashes()
        self.standings.keep()
        for table in ("standing", "ranked"):
            others = f"DELETE FROM {table} WHERE brief <> ?"  # noqa: S608  # our own words
            self.base.execute(others, (self.standings.key,))
        for document in self.documents.values():
            self.base.execute(
                "UPDATE document SET passages = ? WHERE id = ?",
                (document.passages, document.number),
            )

    def _begin(self, details: Details) -> "_Open":
        cursor = self.base.execute(
            "INSERT INTO document(source, council, short, title, dated, kind, own)"
            " VALUES(?, ?, ?, ?, ?, ?, ?)",
            (
                self.source,
                details.council,
                short_council(details.council),
                details.title,
                details.date,
                details.kind,
                details.own,
            ),
        )
        return _Open(cursor.lastrowid or 0, Fingerprints(self.hashes))

    def _write(self) -> None:
        self.base.executemany(
            "INSERT INTO passage VALUES(?, ?, ?, ?, ?, ?, ?)",
            [
                (number, document, one.ref, one.heading, one.lead, one.theme, one.text)
                for number, document, one in self.batch
            ],
        )
        self.base.executemany(
            "INSERT INTO words(rowid, heading, lead, text) VALUES(?, ?, ?, ?)",
            [(number, one.heading, one.lead, one.text) for number, _, one in self.batch],
        )
        self.batch.clear()
        if len(self.hashes) >= _HASHES:
            self._put_hashes_aside()
        self.tell(self.written)

    def _put_hashes_aside(self) -> None:
        """Write hashes to a table of their own, which lasts as long as the connection.

        Each batch put into the index would touch all of it: hashes are scattered. So those of a
        large source are sorted together at its end (measured: a million passages).
        """
        self.base.execute("CREATE TEMP TABLE IF NOT EXISTS aside(hash, passage)")
        self.base.executemany("INSERT INTO aside VALUES(?, ?)", self.hashes)
        self.hashes.clear()
        self.aside = True

    def _keep_hashes(self) -> None:
        """Write all hashes into the index, neighbours together."""
        if not self.aside:
            self.hashes.sort()
            self.base.executemany("INSERT OR IGNORE INTO fingerprint VALUES(?, ?)", self.hashes)
            self.hashes.clear()
            return
        self._put_hashes_aside()
        self._told_meanwhile(
            "INSERT OR IGNORE INTO fingerprint SELECT hash, passage FROM aside ORDER BY 1, 2"
        )
        self.base.execute("DROP TABLE aside")
        self.aside = False

    def _told_meanwhile(self, statement: str) -> None:
        """Execute a long statement, telling how far we are, so that it can be cancelled."""
        stopped: list[BaseException] = []

        def look() -> bool:
            try:
                self.tell(self.written)
            except BaseException as reason:  # noqa: BLE001  # raised again below, past SQLite
                stopped.append(reason)
            return bool(stopped)

        self.base.watch(look, _STEPS)
        try:
            self.base.execute(statement)
        except Exception:
            if stopped:
                raise stopped[0] from None
            raise
        finally:
            self.base.watch()


class _Open:
    """A document that is being written."""

    def __init__(self, number: int, prints: "Fingerprints") -> None:
        self.number = number
        self.prints = prints
        self.passages = 0


class Fingerprints:
    """The overlap hashes of a document; a run may go on from one passage into the next."""

    def __init__(self, rows: list[tuple[int, int]]) -> None:
        self.rows = rows  # hash and passage, shared by all documents of a source
        self.waiting: list[_Waiting] = []

    def take(self, number: int, text: str) -> None:
        """Take the next passage, whose first words complete the runs of those before it."""
        words = words_of(text).words
        for one in self.waiting:
            more = words[: one.wanted]
            one.text = " ".join((one.text, *more))
            one.wanted -= len(more)
        while self.waiting and not self.waiting[0].wanted:
            self._write(self.waiting.pop(0))
        self.waiting.append(_Waiting(number, " ".join(words), RUN - 1))

    def finish(self) -> None:
        """Write what still waits for a next passage."""
        for one in self.waiting:
            self._write(one)
        self.waiting.clear()

    def _write(self, one: "_Waiting") -> None:
        self.rows.extend((hashed, one.number) for hashed in fingerprints(one.text.split()))


@dataclass(slots=True)
class _Waiting:
    """A passage that waits for words of those after it. Its words as one text take less room."""

    number: int
    text: str
    wanted: int


def purge(base: "sqlite3.Connection", documents: Iterable[int]) -> None:
    """Delete documents with their passages for good."""
    doomed = list(documents)
    if not doomed:
        return
    for document in doomed:
        rows = base.execute(
            "SELECT id, heading, lead, text FROM passage WHERE document = ?", (document,)
        ).fetchall()
        base.executemany(
            "INSERT INTO words(words, rowid, heading, lead, text) VALUES('delete', ?, ?, ?, ?)",
            rows,
        )
        base.execute("DELETE FROM passage WHERE document = ?", (document,))
        base.execute("DELETE FROM document WHERE id = ?", (document,))
    base.execute("DELETE FROM source WHERE id NOT IN (SELECT source FROM document)")
    base.execute("DELETE FROM fingerprint WHERE passage NOT IN (SELECT id FROM passage)")
    forget_standings(base)


def numbers_where(base: "sqlite3.Connection", where: str, *values: object) -> list[int]:
    """Return the numbers of the documents for which a condition of ours holds."""
    rows = base.execute(f"SELECT id FROM document WHERE {where}", values)  # noqa: S608  # where is ours
    return [number for (number,) in rows]


def known(base: "sqlite3.Connection", digest: str) -> bool:
    """Tell whether a file of this content is in the library and nothing of it was removed."""
    found = numbers_where(base, "source IN (SELECT id FROM source WHERE digest = ?)", digest)
    return bool(found) and visible(base, found) == found


def visible(base: "sqlite3.Connection", documents: Sequence[int]) -> list[int]:
    """Return those documents that were not removed."""
    shown = set(numbers_where(base, "removed = ''"))
    return [number for number in documents if number in shown]
