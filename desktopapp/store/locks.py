"""Two officers, one file: who has a plan open, and who saves it at this moment.

Both are files beside the plan, and both are advice: where such files are forbidden everything
works without them, since a save never writes over a file that is not the one it knows.

The lease says who has the plan open and since when. Its program writes it again every half
minute. It is dead when it was not written for two minutes, judged by the clock of the disk it is
on; on the same computer it is dead as soon as its program no longer holds it, which the system
sees to however a program ends.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import urandom
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, WINDOWS, Disk, check_is_file
from desktopapp.store.files import Wait, is_leftover, real_path, remove_quietly, write_all
from desktopapp.store.names import beside

BEAT = 30.0  # seconds between two beats of a lease
DEAD_AFTER = 120.0  # seconds without one
A_DAY = 86_400.0  # seconds
_NOT_SYNCED = "~$"  # clients that sync folders leave such names alone, as those of Office's locks
_MOST_BYTES = 4000
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0)  # seconds: 5 in all


class Holder(NamedTuple):
    """Who has a plan open: an officer, on a computer, since a time in words.

    ``token`` is of one opened plan alone. ``locks`` says that the disk keeps locks, so that the
    same computer can tell at once whether the holder still runs.
    """

    who: str
    machine: str
    since: str
    token: str
    locks: bool = True


class Lease:
    """Our own lease of a plan. Without a file it is a lease that could not be written."""

    def __init__(self, file: Path | None, holder: Holder, descriptor: int, disk: Disk) -> None:
        self.file = file
        self.holder = holder
        self._descriptor = descriptor
        self._disk = disk

    def beat(self) -> bool:
        """Say that we are still here; return whether the lease is still ours.

        Call it every ``BEAT`` seconds, off the thread of the window.
        """
        if self.file is None:
            return True
        found = _read(self._disk, self.file)
        if found and found.token != self.holder.token:
            return False
        with suppress(OSError):
            self._disk.rewrite(self._descriptor, self.file, _data(self.holder))
        return True

    def release(self) -> None:
        """Give the plan free for others."""
        if self.file is None:
            return
        found = _read(self._disk, self.file)
        with suppress(OSError):
            self._disk.close(self._descriptor)
        if found and found.token == self.holder.token:
            remove_quietly(self._disk, self.file)
        self.file = None


def is_here(holder: Holder) -> bool:
    """Tell whether somebody has a plan open on this computer."""
    return holder.machine == _machine()


def _machine() -> str:
    """Return the name of this computer, as the system keeps it: nobody else is asked."""
    if sys.platform == "win32":  # ``platform`` asks a service there, which may take seconds
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def lease_file(plan: Path) -> Path:
    """Return the path of the lease of a plan file: beside the file itself, whatever links to it.

    So all who open it by whichever name meet in one lease.
    """
    return beside(real_path(plan), "~", ".open")


def _older_lease_file(plan: Path) -> Path | None:
    """Return where version 0.1 would have put the lease, if that is elsewhere: beside a link."""
    older = plan.with_name(f"~{plan.name}.open")
    return None if older == lease_file(plan) else older


def holder_of(plan: Path, disk: Disk = DISK) -> Holder | None:
    """Return who has a plan open, or nothing where nobody living has."""
    for file in filter(None, (lease_file(plan), _older_lease_file(plan))):
        found = _read(disk, file)
        if found is not None and not _is_dead(disk, file, found):
            return found
    return None


def claim(plan: Path, who: str, since: str, disk: Disk = DISK) -> Lease | Holder:
    """Take the lease of a plan, or return who has it. A dead lease is taken over."""
    file, older = lease_file(plan), _older_lease_file(plan)
    found = _read(disk, older) if older else None
    if older and found and not _is_dead(disk, older, found):
        return found
    holder = _new_holder(who, since)
    for _ in range(3):
        try:
            descriptor = disk.create(file)
        except FileExistsError:
            if _is_strange(disk, file):
                break  # a pipe, a folder, a link: no program of ours put it there
            found = _read(disk, file)
            if found is None and not _is_old(disk, file):
                return Holder("", "", "", "")  # somebody writes it at this moment
            if found is not None and not _is_dead(disk, file, found):
                return found
            _clear(disk, file, found)
            continue
        except (OSError, ValueError):
            break  # files beside the plan are forbidden here
        _sweep(disk, file.parent)
        return _written(disk, file, holder, descriptor)
    return Lease(None, holder, -1, disk)


def take_over(plan: Path, who: str, since: str, disk: Disk = DISK) -> Lease | Holder:
    """Take the lease from whoever has it, because an officer said so.

    Where its file cannot be removed, since a program has it open that is gone or does not listen,
    we write ourselves into it: the other sees that it is ours then.
    """
    for file in filter(None, (lease_file(plan), _older_lease_file(plan))):
        _clear(disk, file, _read(disk, file))
    claimed = claim(plan, who, since, disk)
    if isinstance(claimed, Lease) or not claimed.token:
        return claimed
    return _written_over(disk, lease_file(plan), claimed, _new_holder(who, since)) or claimed


def _new_holder(who: str, since: str) -> Holder:
    return Holder(who, _machine(), since, urandom(8).hex())


def _written_over(disk: Disk, file: Path, found: Holder, ours: Holder) -> Lease | None:
    """Write our lease over that of another, in the same file; nothing where that is refused."""
    ours = ours._replace(locks=False)  # its lock is not ours
    data = _data(ours).ljust(len(_data(found)))
    try:
        descriptor = disk.open_lock(file)
    except (OSError, ValueError):
        return None
    try:
        write_all(disk, descriptor, data)
        disk.sync(descriptor)
    except OSError:
        with suppress(OSError):
            disk.close(descriptor)
        return None
    return Lease(file, ours, descriptor, disk)


def _written(disk: Disk, file: Path, holder: Holder, descriptor: int) -> Lease:
    """Write our lease into its new file."""
    held = holder._replace(locks=disk.hold(descriptor) is True)
    try:
        write_all(disk, descriptor, _data(held))
        disk.sync(descriptor)
    except OSError:
        with suppress(OSError):
            disk.close(descriptor)
        remove_quietly(disk, file)
        return Lease(None, held, -1, disk)
    return Lease(file, held, descriptor, disk)


def _data(holder: Holder) -> bytes:
    return json.dumps(holder._asdict()).encode("ascii")


def _read(disk: Disk, file: Path) -> Holder | None:
    """Read a lease; nothing where there is none, or none that can be understood."""
    try:
        data = json.loads(disk.read(file, _MOST_BYTES))
        known = {name: data[name] for name in Holder._fields}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    locks = known.pop("locks") is True
    if not all(isinstance(word, str) for word in known.values()):
        return None
    return Holder(**known, locks=locks)


def _is_dead(disk: Disk, file: Path, holder: Holder) -> bool:
    """Tell whether nobody holds a lease any more."""
    if holder.locks and holder.machine == _machine():
        return not disk.is_held(file)
    return _is_old(disk, file)


def _is_strange(disk: Disk, file: Path) -> bool:
    """Tell whether what has the name of a lease is no file, and so nobody's lease."""
    try:
        check_is_file(disk.lstat(file), file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _is_old(disk: Disk, file: Path, seconds: float = DEAD_AFTER) -> bool:
    """Tell whether a file was not written for so long, by the clock of its own disk."""
    probe = file.with_name(f"~{urandom(6).hex()}.tmp")
    try:
        disk.close(disk.create(probe))
        now = disk.stat(probe).st_mtime
        return now - disk.stat(file).st_mtime > seconds
    except OSError:
        return False
    finally:
        remove_quietly(disk, probe)


def _sweep(disk: Disk, folder: Path) -> None:
    """Remove what programs that were ended in the middle of a save left there a day ago."""
    with suppress(OSError):
        for name in disk.names(folder):
            if is_leftover(name) and _is_old(disk, folder / name, A_DAY):
                remove_quietly(disk, folder / name)


def _clear(disk: Disk, file: Path, judged: Holder | None) -> None:
    """Remove a lease, but put it back when it is not the one that was judged."""
    aside = file.with_name(f"~{urandom(6).hex()}.tmp")
    with suppress(OSError):
        disk.replace(file, aside)
        found = _read(disk, aside)
        if found is not None and (judged is None or found.token != judged.token):
            disk.replace(aside, file)
        else:
            disk.remove(aside)


@contextmanager
def saving(target: Path, disk: Disk, wait: Wait) -> Iterator[None]:
    """Hold a plan's file for a moment, so that two programs never save it at once.

    Waits some 5 seconds for another, then raises ``Problem``. Where there can be no lock, goes on.
    """
    file = beside(target, _NOT_SYNCED, ".saving")
    held = _lock(disk, file, target.name, wait)
    try:
        yield
    finally:
        if held:
            held.release()


class _LockFile:
    """A file that is opened to be locked. It is closed with the last that knows it, at the latest.

    So no error, wherever it comes, leaves this program a lock that it does not know of.
    """

    def __init__(self, disk: Disk, file: Path) -> None:
        """Open the file, or raise ``OSError`` or ``ValueError``."""
        self._disk, self._file = disk, file
        self._closing = finalize(self, disk.close, opened := disk.open_lock(file))
        self._descriptor = opened
        self._closing.atexit = False

    def is_taken(self) -> bool:
        """Lock it, and tell whether it is ours now, or there are no locks here."""
        held = self._disk.hold(self._descriptor)
        return held is None or (held and self._disk.is_at(self._descriptor, self._file))

    def close(self) -> None:
        """Close it, unless that was done. Never fails."""
        with suppress(OSError):
            self._closing()

    def release(self) -> None:
        """Let go of it, and remove it. Never fails: a file that stays is free.

        It is removed while it is held, so that nobody takes a lock that goes; Windows wants it
        the other way round.
        """
        if WINDOWS:
            self.close()
        try:
            remove_quietly(self._disk, self._file)
        finally:
            self.close()


def _lock(disk: Disk, file: Path, name: str, wait: Wait) -> _LockFile | None:
    """Return a lock file that is ours now; nothing where there are no locks."""
    for pause in (*_PAUSES, None):
        try:
            lock = _LockFile(disk, file)
        except (OSError, ValueError):
            return None
        if lock.is_taken():
            return lock
        lock.close()
        if pause is None:
            break
        wait(pause)
    raise Problem(
        f"“{name}” is being saved elsewhere at this moment.",
        safe="What you wrote is kept, and nothing of what is saved there is replaced.",
        then="Save again in a minute.",
    )
