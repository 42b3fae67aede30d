"""Gives commands to a program quickly: a process of its own that forks one child per command.

    python serve.py desktopapp.__main__ | FILE.py

The program is imported once, through its command line alone: the module or file must have a
function ``main`` that takes the arguments and returns the exit code. A request is one line of
JSON on standard input, the reply is one line of JSON on standard output.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import runpy
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

Main = Callable[[list[str]], int]
_ERRORS: dict[str, Callable[[], BaseException]] = {
    "OSError": lambda: OSError(5, "Input/output error"),
    "MemoryError": MemoryError,
    "ValueError": lambda: ValueError("out of the blue"),
    "AttributeError": lambda: AttributeError("out of the blue"),
    "RuntimeError": lambda: RuntimeError("out of the blue"),
    "ZeroDivisionError": ZeroDivisionError,
    "RecursionError": RecursionError,
}


def load(program: str) -> Main:
    """Return the command line of a program."""
    if program.endswith(".py"):
        sys.path.insert(0, str(Path(program).parent))
        return runpy.run_path(program)["main"]  # type: ignore[no-any-return]
    return importlib.import_module(program).main  # type: ignore[no-any-return]


class Injected:
    """Counts the lines that run in some folders, and raises at one of them."""

    def __init__(self, folders: list[str], at: int, error: str) -> None:
        self.folders, self.at, self.error = tuple(folders), at, error
        self.seen = 0
        self.where = ""

    def trace(self, frame: FrameType, event: str, _what: object) -> Any:  # noqa: ANN401  # what settrace wants
        if event == "call":
            inside = any(one in frame.f_code.co_filename for one in self.folders)
            return self.trace if inside else None
        if event == "line":
            self.seen += 1
            if self.seen == self.at:
                self.where = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
                error = _ERRORS[self.error]()
                raise error
        return self.trace


def child(main: Main, request: dict[str, Any], folder: Path) -> None:
    """Carry out one command and leave; never returns."""
    code = 70
    injected = None
    try:
        os.setsid()
        os.chdir(request["cwd"])
        os.environ.update(request["env"])
        for number, name in ((1, "out"), (2, "err")):
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(descriptor, number)
        os.dup2(os.open(folder / "in", os.O_RDONLY), 0)
        for name, most in request.get("limits", {}).items():
            number = getattr(resource, f"RLIMIT_{name}")
            resource.setrlimit(number, (most, most))
        if request.get("fault"):
            injected = Injected(**request["fault"])
            sys.settrace(injected.trace)
        code = main(request["arguments"])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001  # as the interpreter does at the top of a program
        sys.settrace(None)
        code = 1
        traceback.print_exc()
    finally:
        sys.settrace(None)
        if injected:
            told = f"{injected.seen} {injected.where}"
            (folder / "fault").write_text(told)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 1
        os._exit(code)


def carry_out(main: Main, request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Fork, wait, and say how it ended."""
    (folder / "in").write_text(request.get("stdin", ""), encoding="utf-8")
    (folder / "fault").unlink(missing_ok=True)
    began = time.monotonic()
    pid = os.fork()
    if pid == 0:
        child(main, request, folder)
    patience = request.get("kill_after") or request["timeout"]
    timer = threading.Timer(patience, _kill, (pid,))
    timer.start()
    _, status = os.waitpid(pid, 0)
    timer.cancel()
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - began,
        "out": _read(folder / "out"),
        "err": _read(folder / "err"),
        "fault": _read(folder / "fault"),
    }


def _kill(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def warm(main: Main, commands: list[list[str]]) -> None:
    """Carry out some commands here, without a word; the children have what they leave behind."""
    for arguments in commands:
        with (
            open(os.devnull, "w") as nowhere,  # noqa: PTH123  # no path of ours
            contextlib.redirect_stdout(nowhere),
            contextlib.suppress(Exception, SystemExit),
        ):
            main(arguments)
    gc.collect()
    gc.freeze()


def serve(program: str) -> None:
    """Answer requests until standard input ends."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        main = load(program)
        for line in sys.stdin:
            request = json.loads(line)
            if request.get("warm"):  # imports what commands import, once for all children
                warm(main, request["warm"])
                reply: dict[str, Any] = {}
            else:
                reply = carry_out(main, request, folder)
            replies.write(json.dumps(reply) + "\n")
            replies.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
