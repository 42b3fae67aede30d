"""The verbs of a library: add, list, remove, put back, confirm, rebuild.

The brief whose questions the passages are ranked for is handed in; dates and progress are plain
values and functions.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.library.cutting import Passage, cut_document
from desktopapp.library.database import opened_library, swept
from desktopapp.library.dating import guess_date
from desktopapp.library.guessing import (
    guess_council,
    guess_kind,
    guess_title,
)
from desktopapp.library.ranking import theme_number
from desktopapp.library.records import (
    Added,
    Catalogue,
    Details,
    LibraryDocument,
    all_added,
    skipped,
)
from desktopapp.library.rows import library_rows
from desktopapp.library.writing import (
    Writer,
    known,
    numbers_where,
    purge,
    visible,
)
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import short_council
from desktopapp.plan.problem import Cancelled, Problem
from desktopapp.plan.progress import Progress, never, quiet, raise_if_cancelled
from desktopapp.plan.text import plain
from desktopapp.readers.kinds import SUFFIXES, kind_of
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading

if TYPE_CHECKING:
    import sqlite3

_KEPT_DAYS = 30  # a removed document that nobody erased can be put back this long
_CHUNK = 1 << 20  # bytes hashed at once


def library_files(sources: Iterable[str | Path]) -> list[tuple[Path, str]]:
    """Return the files to add, those in folders too, each with why it cannot be, or nothing."""
    found: list[tuple[Path, str]] = []
    for source in map(Path, sources):
        if source.is_dir():
            inside = sorted(one for one in source.rglob("*") if one.suffix.lower() in SUFFIXES)
            found += [
                (one, "" if one.is_file() else "This is no file that can be read.")
                for one in inside
                if not (one.is_dir() or one.name.startswith("~$"))
            ]
        elif not source.exists():
            found.append((source, "There is no such file."))
        elif source.suffix.lower() not in SUFFIXES:
            found.append((source, _why_not(source)))
        else:
            found.append((source, ""))
    return found


def _why_not(source: Path) -> str:
    try:
        kind_of(str(source))
    except Problem as problem:
        return f"{problem.what} {problem.then}"
    return ""


def library_add(
    path: str | Path,
    sources: Iterable[str | Path],
    brief: Brief,
    *,
    today: date | None = None,
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = never,
    details: Mapping[str, Details] | None = None,
) -> Added:
    """Add files and folders to a library, which is made if there is none.

    A file that was added before is recognised by what it holds; one that changed replaces its
    passages. One bad file never stops the others: it is named in ``skipped`` with the reason.
    ``details`` are those that the officer confirmed, by path as given in ``sources``.
    """
    library = Path(path)
    files = library_files(sources)
    day = today or date.today()  # noqa: DTZ011  # the officer's own calendar
    done: list[Added] = []
    with opened_library(library, create=True, write=True) as base:
        gone = (day - timedelta(days=_KEPT_DAYS)).isoformat()
        purge(base, numbers_where(base, "removed <> '' AND removed < ?", gone))
    for number, (file, wrong) in enumerate(files):
        watch = _Watch(partial(progress, number, len(files)), cancelled, file.name)
        try:
            watch.tell()
            said = (details or {}).get(str(file))
            new = (
                skipped(file, wrong)
                if wrong
                else _add_file(library, file, brief, day, said, watch)
            )
        except Problem as problem:
            new = skipped(file, " ".join(part for part in (problem.what, problem.then) if part))
        except OSError as error:
            new = skipped(file, f"The file cannot be read: {error.strerror or error}.")
        except Cancelled:
            return all_added(done, cancelled=True)
        done.append(new)
    return all_added(done)


@dataclass(frozen=True, slots=True)
class _Watch:
    """Whoever watches how far a file is: told of pages read and passages written, and may stop."""

    progress: Callable[[str], object]
    cancelled: Callable[[], bool]
    name: str

    def tell(self, so_far: str = "") -> None:
        """Tell what of the file is done, or raise ``Cancelled``."""
        raise_if_cancelled(self.cancelled)
        self.progress(f"{self.name}{so_far}")

    def read(self, page: int, pages: int) -> None:
        """Tell which page of a long document is read."""
        self.tell(f", page {page + 1:,} of {pages:,}")

    def written(self, passages: int) -> None:
        """Tell how many passages are written."""
        self.tell(f", {passages:,} passages so far" if passages else "")


def _add_file(
    library: Path,
    file: Path,
    brief: Brief,
    day: date,
    details: Details | None,
    watch: _Watch,
) -> Added:
    """Add one file within one transaction."""
    digest = _digest(file)
    with opened_library(library) as base:
        if known(base, digest):
            raise _known_already()
    table = file.suffix.lower() == ".csv"
    reading = None if table else read(file, heard=watch.read, stopped=watch.cancelled)
    notes = list(reading.notes) if reading else []
    where = str(file.resolve())
    with opened_library(library, write=True) as base:
        if known(base, digest):  # another window may have added it since
            raise _known_already()
        before = numbers_where(base, "source IN (SELECT id FROM source WHERE path = ?)", where)
        before += numbers_where(base, "source IN (SELECT id FROM source WHERE digest = ?)", digest)
        replaced = bool(visible(base, before))
        confirmed = details if details or reading is None else _kept_details(base, before)
        purge(base, before)
        writer = Writer.of_source(base, where, digest, day, brief, watch.written)
        if reading is None:
            _add_rows(writer, file, brief, details, notes.append)
        else:
            said = confirmed or _details(reading, file)
            for passage in cut_document(reading.blocks, brief):
                writer.take(said, passage)
        if not writer.written:
            raise Problem(
                "No text worth keeping was found in this file.",
                safe="The library is as it was.",
                then="Check that it is the right file.",
            )
        writer.finish()
    outcome = writer.outcome(replaced=replaced, proposed=confirmed is None)
    return replace(outcome, notes=tuple(f"{file.name}: {note}" for note in notes))


def _known_already() -> Problem:
    return Problem(
        "This document is in the library already, unchanged.",
        safe="The library is as it was.",
        then="There is nothing to do.",
    )


def _add_rows(
    writer: Writer,
    file: Path,
    brief: Brief,
    details: Details | None,
    note: Callable[[str], object],
) -> None:
    """Add the rows of a CSV file: one passage each, its ref kept word for word."""
    fallback = details or Details(title=file.stem, kind="table of passages")
    for row in library_rows(file, note):
        if not row["text"]:
            continue
        said = replace(
            fallback,
            council=row.get("council") or fallback.council,
            title=row.get("document") or fallback.title,
            date=row.get("date") or fallback.date,
        )
        theme = theme_number(brief, row.get("theme") or None)
        heading = row.get("heading", "")
        writer.take(said, Passage(row["text"], heading, "", theme, row.get("ref", "")))


def _digest(file: Path) -> str:
    """Return a name for what a file holds, whatever it is called."""
    hashed = hashlib.sha256()
    with file.open("rb") as opened_file:
        while chunk := opened_file.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def _details(reading: Reading, file: Path) -> Details:
    """Propose a document's details from its text."""
    text = plain(reading.blocks)
    title = reading.title or file.stem.replace("_", " ").replace("-", " ")
    title = title[:1].upper() + title[1:]
    said = f"{title}\n{text}"
    council = guess_council(said)
    title = guess_title(title, text, council)
    return Details(council, title, guess_date(text, reading.title, file.stem), guess_kind(title))


def _kept_details(base: "sqlite3.Connection", numbers: Sequence[int]) -> Details | None:
    """Return what the officer confirmed of the document that is replaced."""
    if len(numbers) != 1:
        return None
    row = base.execute(
        "SELECT council, title, dated, kind, own FROM document WHERE id = ?", (numbers[0],)
    ).fetchone()
    council, title, dated, kind, own = row
    return Details(council, title, dated, kind, bool(own))


def library_list(path: str | Path) -> Catalogue:
    """List the documents of a library, and those removed that can still be put back."""
    with opened_library(Path(path)) as base:
        found = base.execute(
            "SELECT document.id, path, council, title, dated, kind, own, passages, removed"
            " FROM document JOIN source ON source.id = source ORDER BY document.id"
        ).fetchall()
    every = [
        LibraryDocument(
            f"d{number}", where, Details(council, title, dated, kind, bool(own)), passages, removed
        )
        for number, where, council, title, dated, kind, own, passages, removed in found
    ]
    return Catalogue(
        tuple(one for one in every if not one.removed), tuple(one for one in every if one.removed)
    )


def library_remove(
    path: str | Path, which: Iterable[str], today: date | None = None
) -> tuple[str, ...]:
    """Remove documents, named by id, path or file name, and return their ids.

    They can be put back until they are erased.
    """
    day = (today or date.today()).isoformat()  # noqa: DTZ011  # the officer's own calendar
    with opened_library(Path(path), write=True) as base:
        numbers = [number for name in which for number in _named(base, name, "removed = ''")]
        base.executemany(
            "UPDATE document SET removed = ? WHERE id = ?", [(day, one) for one in numbers]
        )
    return tuple(f"d{number}" for number in numbers)


def library_erase(path: str | Path) -> None:
    """Erase what was removed for good, so that no word of it is left in the library's file."""
    with opened_library(Path(path), write=True) as base:
        removed = numbers_where(base, "removed <> ''")
        purge(base, removed)
    if removed:
        swept(Path(path))


def library_restore(path: str | Path, which: Iterable[str]) -> tuple[str, ...]:
    """Put removed documents back, named by id, path or file name, and return their ids."""
    with opened_library(Path(path), write=True) as base:
        numbers = [number for name in which for number in _named(base, name, "removed <> ''")]
        base.executemany("UPDATE document SET removed = '' WHERE id = ?", [(n,) for n in numbers])
    return tuple(f"d{number}" for number in numbers)


def library_describe(path: str | Path, which: str, details: Details) -> None:
    """Keep what the officer says of a document, named by id, path or file name.

    Raises ``Problem`` where there is none of that name.
    """
    with opened_library(Path(path), write=True) as base:
        for number in _named(base, which, "removed = ''"):
            base.execute(
                "UPDATE document SET council = ?, short = ?, title = ?, dated = ?, kind = ?,"
                " own = ? WHERE id = ?",
                (
                    details.council,
                    short_council(details.council),
                    details.title,
                    details.date,
                    details.kind,
                    details.own,
                    number,
                ),
            )


def library_confirm(
    path: str | Path, ref: str, question: str, *, right: bool | None = True
) -> None:
    """Remember whether a passage fits a question, as this officer says; ``None`` forgets it."""
    with opened_library(Path(path), write=True) as base:
        if right is None:
            base.execute("DELETE FROM confirmed WHERE question = ? AND ref = ?", (question, ref))
        else:
            base.execute(
                "INSERT OR REPLACE INTO confirmed VALUES(?, ?, ?)", (question, ref, right)
            )


def _named(base: "sqlite3.Connection", name: str, where: str) -> list[int]:
    """Return the documents of an id, a path or a file name, or raise ``Problem``."""
    found = []
    for number, path in base.execute(
        f"SELECT document.id, path FROM document JOIN source ON source.id = source WHERE {where}"  # noqa: S608  # where is ours
    ):
        if name in (f"d{number}", str(number), path, Path(path).name) or (
            Path(name).name == Path(path).name and str(Path(name).resolve()) == path
        ):
            found.append(number)
    if not found:
        raise Problem(
            "There is no such document in the library.",
            where=name,
            safe="Nothing was changed.",
            then="List the library to see the ids of its documents.",
        )
    return found
