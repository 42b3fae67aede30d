"""Take what a library of another schema holds into a new one: its documents and passages.

Words for searching and overlap hashes are made of the passages again, the best passages of each
question when they are asked for. Columns that the other schema lacks take their defaults.
"""

from itertools import groupby
from typing import TYPE_CHECKING

from desktopapp.library.writing import Fingerprints

if TYPE_CHECKING:
    import sqlite3

# What must be there, or nothing can be taken; the rest of each table is taken where it is.
_NEEDED = {
    "source": {"id", "path"},
    "document": {"id", "source"},
    "passage": {"id", "document", "text"},
}
_WANTED = {"confirmed": {"question", "ref", "fits"}}


def can_renew(old: "sqlite3.Connection") -> bool:
    """Tell whether a library of another schema holds its passages in a way that is known."""
    return all(needed <= set(_columns(old, table)) for table, needed in _NEEDED.items())


def renew(old: "sqlite3.Connection", new: "sqlite3.Connection") -> None:
    """Take everything that can be taken into a new, empty library."""
    for table in _NEEDED:
        _copy(old, new, table)
    for table, needed in _WANTED.items():
        if needed <= set(_columns(old, table)):
            _copy(old, new, table)
    new.execute("INSERT INTO words(words) VALUES('rebuild')")
    rows = new.execute("SELECT document, id, text FROM passage ORDER BY document, id").fetchall()
    for _, passages in groupby(rows, key=lambda row: row[0]):
        hashes: list[tuple[int, int]] = []
        prints = Fingerprints(hashes)
        for _, number, text in passages:
            prints.take(number, text)
        prints.finish()
        new.executemany("INSERT OR IGNORE INTO fingerprint VALUES(?, ?)", sorted(hashes))
    new.execute(
        "UPDATE document SET passages ="
        " (SELECT count(*) FROM passage WHERE passage.document = document.id)"
    )


def _columns(base: "sqlite3.Connection", table: str) -> dict[str, bool]:
    """Return the columns of a table, and whether each must be given a value."""
    rows = base.execute(f"PRAGMA table_info({table})")
    return {name: bool(must and default is None) for _, name, _, must, default, _ in rows}


def _copy(old: "sqlite3.Connection", new: "sqlite3.Connection", table: str) -> None:
    """Copy a table; what the old one has no value for is empty, or as by default."""
    there, wanted = _columns(old, table), _columns(new, table)
    taken = [name for name in wanted if name in there]
    empty = [name for name, must in wanted.items() if must and name not in there]
    names = ", ".join((*taken, *empty))
    marks = ", ".join("?" * (len(taken) + len(empty)))
    found = old.execute(f"SELECT {', '.join(taken)} FROM {table} ORDER BY rowid")  # noqa: S608  # our own names
    rest = [""] * len(empty)
    new.executemany(
        f"INSERT INTO {table}({names}) VALUES({marks})",
        ([*row, *rest] for row in found),
    )
