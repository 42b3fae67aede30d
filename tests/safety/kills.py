"""A program is ended: at every file operation in turn, and at random moments by the system."""

import os
import random
import select
import shutil
import signal
import struct
import time
from collections import Counter
from pathlib import Path

from desktopapp.store.disk import Disk
from tests.safety.disks import Killed, Stopping
from tests.safety.officer import Officer, verdict


def kill_everywhere(
    base: Path, edits: int = 8, save_every: int = 3, kind: type[Officer] = Officer
) -> Counter[str]:
    """End the program before, within and after each file operation; count what is wrong then."""
    wrong: Counter[str] = Counter()
    for when in ("before", "within", "after"):
        at = 0
        while True:
            at += 1
            folder = _emptied(base)
            disk = Stopping(at, when)
            officer = kind(folder, disk)
            try:
                officer.begin()
                officer.work(edits, save_every)
            except Killed:
                pass
            disk.close_all()
            wrong[verdict(folder, officer.promised, officer.typed)] += 1
            if not disk.dead:
                break
    return wrong


def kill_at_random(base: Path, times: int, seed: int = 7) -> tuple[Counter[str], int]:
    """Let the system kill a typing and saving program at random moments; count what is wrong.

    Returns also how many edits were typed in all.
    """
    wrong: Counter[str] = Counter()
    edits = 0
    moments = random.Random(seed)  # noqa: S311  # chance, not secrecy
    for _ in range(times):
        folder = _emptied(base)
        promised, typed = _killed_after(folder, moments.uniform(0.0, 0.06))
        wrong[verdict(folder, promised, typed)] += 1
        edits += typed
    return wrong, edits


_REPORT = struct.Struct("<qq")


def _killed_after(folder: Path, seconds: float) -> tuple[int, int]:
    """Run an officer in a process, kill it, and return what it promised and what it typed."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _type_for_ever(folder, theirs)
    os.close(theirs)
    said = os.read(ours, _REPORT.size)  # the first save is done
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([ours], [], [], left)[0]:
            said += os.read(ours, 1 << 16)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ours, 1 << 16):
        said += more
    os.close(ours)
    whole = len(said) // _REPORT.size * _REPORT.size
    promised, typed = _REPORT.unpack(said[whole - _REPORT.size : whole])
    return promised, typed


def _type_for_ever(folder: Path, told: int) -> None:
    """Type and save until killed; say before and after each edit what is typed and promised."""
    try:
        officer = Officer(folder, Disk())
        officer.begin()
        while True:
            os.write(told, _REPORT.pack(officer.promised, officer.typed + 1))
            officer.edit()
            if officer.typed % 10 == 0:
                officer.save()
            os.write(told, _REPORT.pack(officer.promised, officer.typed))
    finally:
        os._exit(1)


def _emptied(base: Path) -> Path:
    folder = base / "officer"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
