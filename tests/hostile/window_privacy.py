"""Looks for the words of a protected plan in every file an officer's folders hold."""

import gzip
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tests.hostile.real_window import RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_start import Desk, in_file
from tests.hostile.window_two import PASSPHRASE, protect
from tests.hostile.window_words import files

CODES = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
_DEEP = 3  # a container within a container within a container


def words_in(data: bytes, words: list[str], deep: int = _DEEP) -> Iterator[tuple[str, str]]:
    """Go through the words that some bytes hold, in whatever code and however packed."""
    for word in words:
        for code in CODES:
            if word.encode(code) in data:
                yield word, code
    if deep:
        for how, inner in _unpacked(data):
            for word, code in words_in(inner, words, deep - 1):
                yield word, f"{how}, {code}"


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Go through what is packed in some bytes."""
    if b"PK\x03\x04" in data[:4096]:
        strange = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError)
        with suppress(*strange), zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield f"{name} in a zip", packed.read(name)
    if data[:2] == b"\x1f\x8b":
        with suppress(OSError, EOFError, zlib.error):
            yield "gzip", gzip.decompress(data)
    for at in _streams(data):
        with suppress(zlib.error):
            yield "a packed stream", zlib.decompressobj().decompress(data[at:], 1 << 24)


def _streams(data: bytes) -> list[int]:
    """Return where a packed stream may begin, as in a PDF."""
    found, at = [], 0
    while (at := data.find(b"stream", at)) >= 0 and len(found) < 500:
        start = at + 6
        found.append(start + 2 if data[start : start + 2] == b"\r\n" else start + 1)
        at = start
    return found


def _rows(file: Path) -> bytes:
    """Return all that the tables of an SQLite file hold, as text."""
    said = []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as base:
        for (name,) in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            with suppress(sqlite3.Error):
                said += base.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608  # its own names
    return str(said).encode()


def found_below(words: list[str], *folders: Path) -> list[str]:
    """Return where words are found, each file and word once."""
    found: dict[tuple[Path, str], str] = {}
    for file in files(*folders):
        try:
            data = file.read_bytes()
        except OSError:
            continue
        if data.startswith(b"SQLite format 3\0"):
            with suppress(sqlite3.Error):
                data += _rows(file)
        for word, how in words_in(data, words):
            found.setdefault(
                (file, word),
                f"{word} in {file.name} ({how}), mode {file.stat().st_mode & 0o777:o}",
            )
        if any(word in str(file) for word in words):
            found[file, "its name"] = f"a word in the name {file.name}"
    return list(found.values())


def journey(screen: Screen, sample: Path, folder: Path, *, full: bool) -> tuple[list[str], int]:
    """Work on a plan, protect it, crash, recover; return what is readable, of how many files."""
    desk = Desk(screen, folder, sample)
    words = ["BEFOREWORD", "JOURNALWORD", "AFTERWORD"]
    with desk.open() as window:
        window.wait_plan().write_seen("BEFOREWORD")
        window.save()
        assert in_file(desk.plan, "BEFOREWORD")
        if full:
            window.do("Add this plan")
            wait_until(window.message, 20)
            window.take_keyboard()
            window.wait_plan()
        window.write_seen("JOURNALWORD")
        window.end()
    with desk.open() as window:  # what was kept is put aside, readable so far
        window.wait_ready()
        wait_until(lambda: window.find("Open what was kept"), 20)
        if window.find("Open what was kept"):
            window.press("Open what was kept")
        window.wait(lambda: "JOURNALWORD" in window.answer(), "what was kept", 30)
        window.save()
        assert in_file(desk.plan, "JOURNALWORD")
        protect(window)
        window.wait_plan().write_seen("AFTERWORD")
        wait_until(lambda: False, 1.5)  # the journal, and no save yet
        window.end()
    if full:
        _again(desk)
    return found_below(words, desk.home, desk.documents), len(files(desk.home, desk.documents))


def _again(desk: Desk) -> None:
    """Open what was kept with the passphrase, save, name a version, close."""
    with desk.open() as window:
        window.wait_ready()
        wait_until(window.dialogs, 30)
        if window.dialogs():
            window.type(PASSPHRASE)
            window.key("Return")
        window.wait_plan(90)
        _give(window)
        window.write(" AFTERWORD")
        window.save()
        window.do("Name this version")
        wait_until(window.dialogs, 10)
        window.type("As agreed AFTERWORD")
        window.key("Return")
        wait_until(lambda: not window.dialogs(), 10)
        window.save()
        window.close()


def _give(window: RealWindow) -> None:
    """Take what recovery offers, with the passphrase."""
    offered = "Open what was kept"
    wait_until(lambda: window.find(offered), 8)
    if window.find(offered):
        window.press(offered)
        wait_until(window.dialogs, 10)
        if window.dialogs():
            window.type(PASSPHRASE)
            window.key("Return")
            wait_until(lambda: not window.dialogs(), 30)
    window.wait_plan()
