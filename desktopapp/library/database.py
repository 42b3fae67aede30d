"""A library on disk: one SQLite file of documents and passages, which can always be rebuilt.

Beside the passages it keeps, for each question of a brief, the best-scored passages (a score
depends on brief and passage alone, so adding a document never changes another's), the words for
searching, and the kept hashes of overlap. This file and its copy are the one thing that is
written outside ``store``.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    import sqlite3

    from desktopapp.library.guarded import Guarded

_FORMAT = 1
_PATIENCE = 30.0  # seconds that one window waits while another adds
_MARK = 0x506C576C  # SQLite's application id of a library: "PlWl"
_SQLITE, _MARK_AT = b"SQLite format 3\0", 68  # how a base begins, and where its mark stands
_VERSION_AT = 60  # where SQLite keeps the version that a program gave its tables
_HEAD = 1 << 16  # bytes: far more than the page that says how the tables were made
_MADE_BY = b"CREATE VIRTUAL TABLE words USING fts5("
_SUFFIX = ".library"
_ENTRY = b"PK\3\4"  # how each entry of a zip file begins (APPNOTE 4.3.7)
_SCHEMA = """
CREATE TABLE source(
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, added TEXT NOT NULL);
CREATE TABLE document(
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    council TEXT NOT NULL, short TEXT NOT NULL, title TEXT NOT NULL, dated TEXT NOT NULL,
    kind TEXT NOT NULL, own INTEGER NOT NULL DEFAULT 0, removed TEXT NOT NULL DEFAULT '',
    passages INTEGER NOT NULL DEFAULT 0);
CREATE TABLE passage(
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, ref TEXT NOT NULL, heading TEXT NOT NULL,
    lead TEXT NOT NULL, theme INTEGER, text TEXT NOT NULL);
CREATE INDEX passage_document ON passage(document);
CREATE INDEX passage_ref ON passage(ref);
CREATE TABLE standing(
    brief TEXT NOT NULL, question TEXT NOT NULL, score REAL NOT NULL, passage INTEGER NOT NULL,
    PRIMARY KEY(brief, question, score, passage)) WITHOUT ROWID;
CREATE TABLE ranked(brief TEXT PRIMARY KEY, cut INTEGER NOT NULL);
CREATE TABLE confirmed(
    question TEXT NOT NULL, ref TEXT NOT NULL, fits INTEGER NOT NULL, PRIMARY KEY(question, ref));
CREATE TABLE fingerprint(
    hash INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY(hash, passage)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    heading, lead, text, content='passage', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2');
"""


@contextlib.contextmanager
def opened_library(
    path: Path, *, create: bool = False, write: bool = False
) -> Iterator["Guarded"]:
    """Open a library; what was written is kept only if nothing is raised.

    It may be a stranger's: nothing in it runs, and no statement on it runs long. Raises
    ``Problem`` where there is none, it is damaged, or another window holds it too long.
    """
    import sqlite3  # noqa: PLC0415  # costs start-up, and most windows open no library

    if not create or path.exists():
        _check_is_file(path)
    base = _connected(path)
    try:
        _refuse_strange(base, path)
        if _is_other(base):
            base.close()
            _renew(path)
            base = _connected(path)
        _prepare(base, path, create=create)
        base.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        yield base
        base.execute("COMMIT")
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise _problem(error, path) from error
    finally:
        base.close()  # takes back what was not kept


def _check_is_file(path: Path) -> None:
    """Raise ``Problem`` where there is nothing, or no file."""
    if not path.exists():
        raise Problem(
            "There is no library here.",
            where=str(path),
            safe="Nothing was changed.",
            then="Check the name, or make a library by adding a document to it.",
        )
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no file that can be read"
        raise Problem(
            f"This is {what}, not a library.",
            where=str(path),
            safe="Nothing was changed.",
            then="Give the name of the library's file.",
        )


def check_was_library(path: Path) -> None:
    """Raise ``Problem`` unless a file is a library, or is what damage may have left of one.

    One of a later version is for that to make anew: this one knows too little of it. A library
    says so in its first bytes. Where those are damaged, the words that made its tables or the
    ending of its name must say it, and nothing that it is something else.
    """
    _check_is_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise Problem(
            "The library cannot be opened.",
            where=str(path),
            safe="Nothing was changed.",
            then=f"Check that you may read it. For IT: {error.strerror}.",
        ) from error
    is_marked = head[_MARK_AT : _MARK_AT + 4] == _MARK.to_bytes(4, "big")
    is_library = (is_marked and head.startswith(_SQLITE)) or _MADE_BY in head
    if is_marked and int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big") > _FORMAT:
        raise _of_later_version(path)
    may_be = not _is_something_else(head)
    if not is_library and not (may_be and path.suffix.lower() == _SUFFIX):
        raise _no_library(path, may_be=may_be)


def _is_something_else(head: bytes) -> bool:
    """Tell whether a file begins as a document or text does, or as another program's base."""
    if head.startswith(_SQLITE):
        return any(head[_MARK_AT : _MARK_AT + 4])
    is_zip = head.startswith(b"PK") or _ENTRY in head  # a plan's, say, without its beginning
    return bool(head) and (is_zip or head.startswith(b"%PDF") or b"\0" not in head)


def swept(path: Path) -> None:
    """Leave nothing of what was deleted in a library's file, not even in its free pages.

    Raises ``Problem``; the library is as it was then. Takes seconds for a large one.
    """
    import sqlite3  # noqa: PLC0415  # the same

    with opened_library(path):
        pass
    try:
        with contextlib.closing(_connected(path)) as base:
            base.watch(lambda: False)
            base.execute("INSERT INTO words(words) VALUES('optimize')")
            base.execute("VACUUM")
    except sqlite3.Error as error:
        raise _problem(error, path) from error


def _refuse_strange(base: "Guarded", path: Path) -> None:
    """Raise ``Problem`` for a library that holds what no library of ours does."""
    from desktopapp.library.guarded import strange  # noqa: PLC0415  # loads SQLite

    (mark,) = base.execute("PRAGMA application_id").fetchone()
    found = strange(base, _our_tables()) if mark == _MARK else ""
    if found:
        raise Problem(
            "This library holds what no library of Planwright does. It is not used.",
            where=str(path),
            safe="Nothing of it was run, and nothing was changed.",
            then=f"Ask whoever keeps it where it comes from. For IT: {found}.",
        )


def _connected(path: Path) -> "Guarded":
    """Open a file as a base, or raise ``Problem``."""
    import sqlite3  # noqa: PLC0415  # the same

    from desktopapp.library.guarded import connect  # noqa: PLC0415  # loads SQLite

    try:
        return connect(path, _PATIENCE)
    except sqlite3.Error as error:
        if "unable to open" not in str(error):
            raise _problem(error, path) from error
        raise Problem(
            "The library cannot be opened.",
            where=str(path),
            safe="Nothing was changed.",
            then=f"Check that its folder exists and that you may write there. For IT: {error}.",
        ) from error


def _tables(base: "sqlite3.Connection") -> dict[str, str]:
    """Return the tables of a base, each with the words that made it, but for those of SQLite."""
    rows = base.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    ours = ((name, sql) for name, sql in rows if not name.startswith("words_"))
    return {name: " ".join(sql.split()) for name, sql in ours}


@lru_cache(maxsize=1)
def _our_tables() -> dict[str, str]:
    import sqlite3  # noqa: PLC0415  # the same

    with contextlib.closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_SCHEMA)
        return _tables(base)


def _is_other(base: "sqlite3.Connection") -> bool:
    """Tell whether a library was made by an earlier version, with other tables than ours."""
    (mark,) = base.execute("PRAGMA application_id").fetchone()
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if mark != _MARK or version > _FORMAT:
        return False
    return not _our_tables().items() <= _tables(base).items()


def _renew(path: Path) -> None:
    """Make a library of another schema anew from what it holds; the old file is kept beside it.

    Raises ``Problem`` where its passages are not held in a way that is known.
    """
    import sqlite3  # noqa: PLC0415  # the same

    from desktopapp.library.moving import free_name, take_the_place  # noqa: PLC0415  # the same
    from desktopapp.library.renewing import can_renew, renew  # noqa: PLC0415  # rarely needed

    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with contextlib.closing(_connected(path)) as old:
            if not can_renew(old):
                raise _not_ours(path)
            fresh.touch()
            shutil.copymode(path, fresh)
            with contextlib.closing(_connected(fresh)) as new:
                _prepare(new, fresh, create=True)
                new.execute("BEGIN IMMEDIATE")
                renew(old, new)
                new.execute("COMMIT")
        take_the_place(fresh, path, free_name(path, "earlier"))
    except (sqlite3.Error, OSError) as error:
        raise _not_ours(path) from error
    finally:
        fresh.unlink(missing_ok=True)


def _of_later_version(path: Path) -> Problem:
    return Problem(
        "This library was made by a later version of Planwright.",
        where=str(path),
        safe="It was not changed.",
        then="Use the later version, or make a new library from its documents.",
    )


def _no_library(path: Path, *, may_be: bool = False) -> Problem:
    """Say that a file is no library; ``may_be`` where it could be one that lost its beginning."""
    then = "Give the name of a library, or of a new file."
    if may_be:
        then += f" If it was a library, rename it so that it ends in “{_SUFFIX}”, and rebuild it."
    return Problem(
        "This file is not a Planwright library.",
        where=str(path),
        safe="It was not changed.",
        then=then,
    )


def _not_ours(path: Path) -> Problem:
    return Problem(
        "This library was made by another version of Planwright and cannot be taken over.",
        where=str(path),
        safe="It was not changed, and neither were its documents.",
        then="Make it again from its documents.",
    )


def checked(path: Path) -> None:
    """Raise ``Problem`` unless a file is a whole library, every page of it."""
    import sqlite3  # noqa: PLC0415  # costs start-up

    with opened_library(path) as base:
        try:
            (found,) = base.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.Error as error:
            raise _problem(error, path) from error
        if found != "ok":
            raise _problem(sqlite3.DatabaseError(str(found)), path)


def _prepare(base: "sqlite3.Connection", path: Path, *, create: bool) -> None:
    """Set a connection up; make the tables of a new library; refuse a file that is none."""
    base.execute("PRAGMA foreign_keys = ON")
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute("PRAGMA cache_size = -32000")  # kB; keeps a large library within its memory
    (mark,) = base.execute("PRAGMA application_id").fetchone()
    if mark == _MARK:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version > _FORMAT:
            raise _of_later_version(path)
        return
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables or not create:
        raise _no_library(path)
    base.execute("BEGIN IMMEDIATE")
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:  # two windows may have come here at once
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                base.execute(statement)
        base.execute(f"PRAGMA application_id = {_MARK}")
        base.execute(f"PRAGMA user_version = {_FORMAT}")
    base.execute("COMMIT")


def _problem(error: Exception, path: Path) -> Problem:
    """Say in words what SQLite met."""
    said = str(error)
    if "interrupted" in said:
        return Problem(
            "The library takes far too long to read.",
            where=str(path),
            safe="Nothing was changed.",
            then="It may be damaged: rebuild it from its documents, or ask whoever keeps it.",
        )
    if "locked" in said or "busy" in said:
        return Problem(
            "Another window is adding to this library.",
            where=str(path),
            safe="Nothing was changed.",
            then="Wait until it has finished, then try again.",
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return Problem(
            "The library cannot be written.",
            where=str(path),
            safe="Nothing was changed.",
            then="Check that you may write in its folder, or copy it to a folder of your own.",
        )
    if "full" in said:
        return Problem(
            "The disk is full.",
            where=str(path),
            safe="The library is as it was before.",
            then="Free some space, then try again.",
        )
    try:  # what could not be rebuilt is not sent there
        check_was_library(path)
    except Problem as another:
        return another
    return Problem(
        "The library is damaged and cannot be read.",
        where=str(path),
        safe="The documents it was made from were not touched.",
        then="Rebuild it from its documents, or make a new library and add them again. "
        f"For IT: {said}.",
    )
