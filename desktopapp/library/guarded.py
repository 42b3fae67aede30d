"""A connection to a library that may be a stranger's: nothing in it runs, and nothing runs long.

A shared library is a database that anybody may have written. So only tables that are known are
accepted, no view, trigger or function of it is ever run, every value comes as the kind that its
column is declared to hold, and a statement that takes far more steps than a library of that size
can need is stopped.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from desktopapp.plan.plain_text import clean

_STEPS = 1_000_000  # of SQLite's machine between two looks: 10 ms, on a busy computer 100
_LEAST_LOOKS = 30  # that each statement has: a small library needs some thousand steps
_LOOKS_PER_MEGABYTE = 1  # what goes through all of a large library needs a quarter of it
_LONGEST_VALUE = 64 << 20  # bytes
_OWN_VIRTUAL = "words"
_SHADOWS = frozenset(f"{_OWN_VIRTUAL}_{one}" for one in ("data", "idx", "docsize", "config"))


class _Cursor(sqlite3.Cursor):
    """A cursor that knows which kinds of value it was found right to have in a row."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401  # whatever SQLite gives
        super().__init__(*given)
        self.sound: set[tuple[type, ...]] = set()


class Guarded(sqlite3.Connection):
    """A connection on which each statement may take a limited number of steps."""

    looks = left = _LEAST_LOOKS

    def execute(self, *given: Any) -> sqlite3.Cursor:  # noqa: ANN401  # whatever SQLite takes
        """Execute a statement within its limit."""
        self.left = self.looks
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> sqlite3.Cursor:  # noqa: ANN401  # the same
        """Execute a statement many times within its limit."""
        self.left = self.looks
        return self.cursor().executemany(*given)

    def cursor(self, *_given: Any) -> _Cursor:  # type: ignore[override]  # always of our kind  # noqa: ANN401  # as above
        """Return a cursor that looks at what it reads."""
        return super().cursor(_Cursor)

    def watch(self, stop: Callable[[], bool] | None = None, steps: int = _STEPS) -> None:
        """Let ``stop`` end what takes long, without a limit; without it the limit is back."""
        self.set_progress_handler(stop or self._look, steps)

    def _look(self) -> bool:
        self.left -= 1
        return self.left < 0


def connect(path: Path, patience: float) -> Guarded:
    """Open a file as a base, or raise ``sqlite3.Error``."""
    base = sqlite3.connect(
        path,
        timeout=patience,
        isolation_level=None,
        factory=Guarded,
    )
    try:
        base.looks = _LEAST_LOOKS + (_size(path) >> 20) * _LOOKS_PER_MEGABYTE
        base.text_factory = _text
        base.row_factory = _kept
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        base.watch()
        for switch in ("trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON"):
            base.execute(f"PRAGMA {switch}")
        for name in ("ENABLE_TRIGGER", "ENABLE_VIEW", "DEFENSIVE"):  # Python 3.12 can set them
            number = getattr(sqlite3, f"SQLITE_DBCONFIG_{name}", None)
            if number is not None:
                base.setconfig(number, name == "DEFENSIVE")  # type: ignore[attr-defined,unused-ignore]  # as above
    except BaseException:
        base.close()
        raise
    return base


def strange(base: sqlite3.Connection, ours: Iterable[str]) -> str:
    """Return what in a base no library has, in a few words for IT, or nothing.

    ``ours`` are the names of the tables and indexes of a library. A table more does nothing; what
    would run, or stand in for a table of ours, does.
    """
    names = set(ours)
    rows = base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in rows:
        words = " ".join((sql or "").split()).upper()
        if kind == "table" and name in _SHADOWS:
            continue
        if kind == "table" and name == _OWN_VIRTUAL:
            known = words.startswith("CREATE VIRTUAL TABLE WORDS USING FTS5(")
        elif kind == "table":
            known = words.startswith("CREATE TABLE ") and not _COMPUTED.search(words)
        elif kind == "index":
            known = sql is None or name in names or table not in names
        else:
            known = False
        if not known:
            return f"{kind} {name[:40]!r}"
    return ""


_COMPUTED = re.compile(r"\bGENERATED\b|\bAS \(|\bCHECK ?\(|\bDEFAULT \(")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _text(data: bytes) -> str:
    """Return a text of the base; what no document could hold is left out of it."""
    text = data.decode("utf-8", "replace")
    return text if text.isprintable() else clean(text)


def _kept(cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: ANN401  # a ``_Cursor``
    """Return a row as it is, or raise where a column of ours holds another kind than declared."""
    kinds = tuple(map(type, row))
    if kinds not in cursor.sound:
        for (name, *_), kind in zip(cursor.description, kinds, strict=True):
            if kind not in _KINDS.get(name, (kind,)):
                raise sqlite3.DataError(f"the column {name} holds another kind of value")
        cursor.sound.add(kinds)
    return row


_TEXTS = (
    "path digest added council short title dated kind removed ref heading lead text brief question"
)
_NUMBERS = "id source document own passages passage cut fits hash"
_KINDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(_TEXTS.split(), (str,)),
    **dict.fromkeys(_NUMBERS.split(), (int,)),
    "theme": (int, type(None)),
    "score": (float, int),
}
