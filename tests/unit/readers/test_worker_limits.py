"""A reader's limits count its own work, it says how far it is, and it can be stopped."""

import sys
import time
from pathlib import Path

import pytest

from desktopapp.plan.problem import Cancelled, Problem
from desktopapp.readers import cage
from desktopapp.readers.read import read
from tests.foreign_files import drawn, pages

SAID = "The harbour office opened one desk for moorings and closed two huts."
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def long_pdf(folder: Path, count: int) -> Path:
    path = folder / "harbour.pdf"
    path.write_bytes(pages(*(drawn([(72, 700, f"{SAID} {n}")]) for n in range(count))))
    return path


def test_a_long_pdf_says_page_by_page_how_far_it_is(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    reading = read(long_pdf(tmp_path, 12), heard=lambda page, of: heard.append((page, of)))
    assert len(reading.blocks) == 12
    assert heard[-12:] == [(page, 12) for page in range(12)]


def test_reading_is_stopped_in_the_middle_of_a_document(tmp_path: Path) -> None:
    heard: list[int] = []
    with pytest.raises(Cancelled):
        read(
            long_pdf(tmp_path, 400),
            heard=lambda page, _of: heard.append(page),
            stopped=lambda: len(heard) > 2,
        )


def test_a_worker_that_says_nothing_is_stopped_when_asked(tmp_path: Path) -> None:
    begun = time.monotonic()
    program = "import time; time.sleep(60)"
    with (tmp_path / "a").open("wb+") as source, pytest.raises(Cancelled):
        cage.run(
            [sys.executable, "-c", program], source, stopped=lambda: time.monotonic() > begun + 1
        )
    assert time.monotonic() - begun < 30


@POSIX
def test_waiting_does_not_count_as_work_and_work_is_ended(tmp_path: Path) -> None:
    limit = "from desktopapp.readers import cage; cage.limit_memory_and_time(seconds=2)\n"
    waits = "import time; time.sleep(4); print('done')"
    works = "while True: pass"
    with (tmp_path / "a").open("wb+") as source:
        assert cage.run([sys.executable, "-c", limit + waits], source) == b"done\n"
        assert cage.run([sys.executable, "-c", limit + works], source, seconds=120) is None


@POSIX
@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT", "SIGILL", "SIGKILL"])
def test_a_library_that_breaks_down_on_a_document_ends_in_a_clear_message(
    signal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import os, signal; os.kill(os.getpid(), signal.{signal})"
    monkeypatch.setattr(
        "desktopapp.readers.read.worker_command", lambda _kind: [sys.executable, "-c", program]
    )
    with pytest.raises(Problem, match="helper program that reads it stopped") as raised:
        read(long_pdf(tmp_path, 1))
    assert "not changed" in str(raised.value)
    assert raised.value.then.startswith(
        "Try again. If it happens again, the document is the cause"
    )
