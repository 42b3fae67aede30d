"""A library that a stranger made, or that was damaged: a clear word, in time, and nothing runs."""

import contextlib
import json
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from desktopapp.library.guarded import connect
from desktopapp.library.index import (
    library_add,
    library_confirm,
    library_erase,
    library_list,
    library_remove,
)
from desktopapp.library.matches import library_overlaps
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.shared import library_shared
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import parse_brief

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
LONGEST = 5.0  # seconds
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
FOUR = ENDLESS.replace("SELECT x FROM", "SELECT x, 'p', 'd', '' FROM")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sound")
    rows = "".join(
        f'H{number},Wexcombe,Ferry plan,2025,{number % 4 + 1},"The ferry crew of {number} keeps '
        f'its boats with a neighbour, and {number * 3} staff share one rota."\n'
        for number in range(50)
    )
    (folder / "rows.csv").write_text(f"ref,council,document,date,theme,text\n{rows}", "utf-8")
    library_add(folder / "l.library", [folder / "rows.csv"], BRIEF)
    return (folder / "l.library").read_bytes()


def verbs(library: Path) -> dict[str, Callable[[], object]]:
    said = "The ferry crew of 5 keeps its boats with a neighbour, and more"
    copies = library.parent / "copies"
    return {
        "list": lambda: library_list(library).data(),
        "search": lambda: library_search(library, "ferry rota").data(),
        "suggest": lambda: library_suggest(library, BRIEF, "t1.q1", draft=said).data(),
        "overlap": lambda: [asdict(one) for one in library_overlaps(library, [("a", said)])],
        "copy": lambda: library_search(library_shared(library, copies).path, "ferry").data(),
        "confirm": lambda: library_confirm(library, "H2", "t1.q1"),
        "remove": lambda: library_remove(library, ["d1"]),
        "erase": lambda: library_erase(library),
        "rebuild": lambda: library_rebuild(library, BRIEF).data(),
    }


def said_of(library: Path, data: bytes, verb: str) -> str:
    """Do a verb on a library of these bytes; return what the problem was, or nothing."""
    library.write_bytes(data)
    begun = time.monotonic()
    try:
        json.dumps(verbs(library)[verb]())
    except Problem as problem:
        return problem.what
    finally:
        assert time.monotonic() - begun < LONGEST
        for left in library.parent.glob(f"{library.name}*"):
            left.unlink()
    return ""


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """Return a library with bytes changed, or a piece put elsewhere, or its end cut off."""
    data = bytearray(sound)
    for _ in range(chance.choice([1, 4, 60, 2000])):
        data[chance.randrange(chance.choice([0, 100]), len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        here, there = chance.randrange(len(data)), chance.randrange(len(data))
        data[here : here + 4096] = data[there : there + 4096]
    if chance.random() < 0.2:
        del data[chance.randrange(1, len(data)) :]
    return bytes(data)


@pytest.mark.parametrize("verb", list(verbs(Path())))
def test_a_damaged_library_is_read_or_refused_in_words_and_in_time(
    verb: str, sound: bytes, tmp_path: Path
) -> None:
    chance = random.Random(verb)  # noqa: S311  # chance, not secrecy
    told = [said_of(tmp_path / "d.library", damaged(sound, chance), verb) for _ in range(12)]
    assert verb == "rebuild" or any(told)  # it was damaged enough to be noticed at all


HOSTILE = {
    "a view that never ends": (
        "DROP TABLE source",
        f"CREATE VIEW source(id, path, digest, added) AS {FOUR}",
    ),
    "a view more": (f"CREATE VIEW more AS {ENDLESS}",),
    "a trigger": ("CREATE TRIGGER t AFTER UPDATE ON document BEGIN DELETE FROM passage; END",),
    "another virtual table": ("CREATE VIRTUAL TABLE more USING rtree(id, a, b)",),
    "a virtual table in the place of ours": (
        "DROP TABLE confirmed",
        "CREATE VIRTUAL TABLE confirmed USING fts4(question, ref, fits)",
    ),
    "a column that is computed": (
        "ALTER TABLE passage ADD COLUMN more AS (length(zeroblob(900000000)))",
    ),
    "an index that computes": ("CREATE INDEX slow ON document(length(zeroblob(900000000)))",),
}


def changed(sound: bytes, folder: Path, *statements: str) -> bytes:
    file = folder / "changed.base"
    file.write_bytes(sound)
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            base.execute(statement)
        base.commit()
    return file.read_bytes()


@pytest.mark.parametrize("statements", HOSTILE.values(), ids=HOSTILE)
def test_a_library_that_would_run_something_is_refused_by_each_verb(
    statements: tuple[str, ...], sound: bytes, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    data = changed(sound, tmp_path, *statements)
    for verb in verbs(Path()):
        told = said_of(tmp_path / "work" / "h.library", data, verb)
        assert verb == "rebuild" or "no library of Planwright" in told, verb


def test_a_value_of_another_kind_than_its_column_is_damage_not_a_traceback(
    sound: bytes, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    for value in ("x'ff00fe'", "5.5", "NULL", "9223372036854775807"):
        data = with_values(sound, tmp_path, value)
        for verb in ("list", "search", "suggest", "overlap", "copy"):
            assert "damaged" in said_of(tmp_path / "work" / "v.library", data, verb), (value, verb)


def with_values(sound: bytes, folder: Path, value: str) -> bytes:
    """Return a library whose documents hold a value that their column does not allow."""
    file = folder / "values.base"
    file.write_bytes(sound)
    with contextlib.closing(sqlite3.connect(file)) as base:
        (was,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'document'").fetchone()
        for sql in (was.replace("TEXT NOT NULL", "BLOB"), was):
            base.execute("PRAGMA writable_schema = ON")
            base.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'document'", (sql,))
            base.execute("PRAGMA writable_schema = RESET")
            if sql != was:
                base.execute(f"UPDATE document SET council = {value}, title = {value}")  # noqa: S608  # ours
        base.commit()
    return file.read_bytes()


def test_a_statement_that_never_ends_is_stopped(tmp_path: Path) -> None:
    begun = time.monotonic()
    with contextlib.closing(connect(tmp_path / "base", 1.0)) as base:
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            base.execute(f"SELECT max(x) FROM ({ENDLESS})").fetchone()  # noqa: S608  # ours
        assert base.execute("SELECT 1").fetchone() == (1,)  # each has a limit of its own
    assert time.monotonic() - begun < LONGEST


def test_the_careless_way_to_open_such_a_library_would_never_end(
    sound: bytes, tmp_path: Path
) -> None:
    """Shows that the libraries above are hostile: the same statement, opened as SQLite does."""
    file = tmp_path / "hostile.base"
    file.write_bytes(changed(sound, tmp_path, *HOSTILE["a view that never ends"]))
    looks: Iterator[int] = iter(range(300))
    with contextlib.closing(sqlite3.connect(file)) as base:
        base.set_progress_handler(lambda: next(looks, None) is None, 1_000_000)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            base.execute("SELECT count(*) FROM source").fetchone()
    assert next(looks, None) is None


def test_nothing_of_a_document_is_left_in_the_file_once_it_is_erased(tmp_path: Path) -> None:
    library = tmp_path / "p.library"
    for name, word in (("kept", "harbourmaster"), ("gone", "zephyrclause")):
        (tmp_path / f"{name}.csv").write_text(
            f"ref,council,text\n{name},Wexcombe,The {word} decides on tides and moorings.\n",
            "utf-8",
        )
        library_add(library, [tmp_path / f"{name}.csv"], BRIEF)
    library_remove(library, ["gone.csv"])
    assert b"zephyrclause" in library.read_bytes()  # it can still be put back
    library_erase(library)
    data = library.read_bytes()
    assert b"zephyr" not in data.lower()
    assert b"harbourmaster" in data
    assert [one.ref for one in library_search(library, "harbourmaster").passages] == ["kept"]
    assert sorted(one.name for one in tmp_path.glob("p.library*")) == ["p.library"]
