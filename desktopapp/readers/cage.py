"""Limits for a process that reads what strangers wrote: time, memory, and nothing to open.

The worker limits itself before it reads a byte; whoever started it also watches the clock and
the size of the answer.
"""

import contextlib
import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from desktopapp.plan.progress import Steps, never, raise_if_cancelled, uncounted

SECONDS = 30  # of work of the processor
PATIENCE = 300  # seconds of the clock on the wall, for a machine that is busy with other work
_TOLD = b"\x1e"  # how a line begins that tells how far the worker is; no answer begins so
MOST_MEMORY = 900 * 2**20  # bytes of address space
MOST_ANSWER = 128 * 2**20  # bytes
_LOOK = 0.05  # seconds until it is seen that a process is to be ended


# Not ``-m``, which would also look for modules in whatever folder the officer works in.
_START = "import sys; sys.path.insert(0, sys.argv[1]); from {} import main; main()"


def command(module: str, option: str, *words: str) -> list[str]:
    """Return the command that starts a worker: the one place that knows how.

    A frozen program has no modules to name; it is called with an option that its ``__main__``
    knows. The worker finds the words at the end of its arguments.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, option, *words]
    house = str(Path(__file__).parents[2])
    return [sys.executable, "-P", "-c", _START.format(module), house, *words]


def run(
    command: Sequence[str],
    source: IO[bytes] | bytes,
    seconds: float = PATIENCE,
    heard: Steps = uncounted,
    stopped: Callable[[], bool] = never,
) -> bytes | None:
    """Run a command on an open file, or on bytes, and return its answer, or nothing.

    Nothing comes back when the process took too long, answered too much, or died. It never
    outlives this call. ``heard`` is told how many of how many steps the worker says it has done,
    and ``stopped`` is asked meanwhile; what it stops raises ``Cancelled``.
    """
    until = time.monotonic() + seconds
    late = threading.Event()

    def over() -> bool:
        if stopped() or time.monotonic() > until:
            late.set()
        return late.is_set()

    with started(command, source, over) as said:
        answer = _answer(said, heard)
    raise_if_cancelled(stopped)
    return answer if answer and not late.is_set() else None


@contextlib.contextmanager
def started(
    command: Sequence[str], source: IO[bytes] | bytes, stopped: Callable[[], bool]
) -> Iterator[IO[bytes]]:
    """Start a command on an open file, or on bytes, and give what it says to read.

    It never outlives this, and is ended as soon as it is ``stopped``, which is asked often.
    """
    quiet = 0
    if sys.platform == "win32":
        quiet = subprocess.CREATE_NO_WINDOW
    process = subprocess.Popen(  # noqa: S603  # the command is this program itself
        command,
        stdin=subprocess.PIPE if isinstance(source, bytes) else source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=quiet,
    )
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_LOOK):
            if stopped():
                with contextlib.suppress(PermissionError):  # as below
                    process.kill()
                return

    with process:
        threading.Thread(target=watch, daemon=True).start()
        if isinstance(source, bytes) and process.stdin:
            threading.Thread(target=_feed, args=(process.stdin, source), daemon=True).start()
        try:
            yield process.stdout or io.BytesIO()
        finally:
            ended.set()
            with contextlib.suppress(PermissionError):  # Windows, of one that is just ending
                process.kill()


def _answer(out: IO[bytes], heard: Steps) -> bytes | None:
    """Return what a worker answers, unless it is too much; tell what it says of its way there."""
    left = MOST_ANSWER
    parts: list[bytes] = []
    while line := out.readline(left + 1):
        left -= len(line)
        if left < 0:
            return None
        if line.startswith(_TOLD):
            with contextlib.suppress(ValueError):
                done, steps = map(int, line[len(_TOLD) :].split(b" "))
                heard(done, steps)
        else:
            parts.append(line)
    return b"".join(parts)


def progress_line(done: int, steps: int) -> bytes:
    """Return the line by which a worker says how many of how many steps it has done."""
    return _TOLD + b"%d %d\n" % (done, steps)


def _feed(entry: IO[bytes], data: bytes) -> None:
    """Hand bytes to a process, which may end before it took them all."""
    with contextlib.suppress(OSError, ValueError), entry:
        entry.write(data)


def limit_memory_and_time(memory: int = MOST_MEMORY, seconds: int = SECONDS) -> None:
    """Limit this process for the rest of its life; past the limits the system ends it."""
    if sys.platform == "win32":
        from desktopapp.readers.cage_on_windows import limit_job  # noqa: PLC0415  # only there

        limit_job(memory, seconds)
    else:
        import resource  # noqa: PLC0415  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_all_doors() -> None:
    """Let this process open no file, socket or program any more.

    Python's own openings are refused by an audit hook everywhere; on POSIX the kernel also refuses
    every new file descriptor, so that no library written in C can open anything either. Windows
    has no such limit: there the process may write nothing any more that is the officer's.
    """
    if sys.platform == "win32":
        from desktopapp.readers.cage_on_windows import give_up_writing  # noqa: PLC0415  # only there

        give_up_writing()
    else:
        import resource  # noqa: PLC0415  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    sys.addaudithook(_refuse)


_CLOSED = ("open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "urllib.", "import")


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_CLOSED):
        raise PermissionError(f"a document may not do this: {event}")
