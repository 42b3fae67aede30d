"""The program that is judged, as its users have it: a command line, and nothing else."""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REAL = "desktopapp.__main__"
_FAKETIME = "faketime/libfaketime.so.1"
FAKETIME = next(
    (one for at in ("*", "*/*") for one in Path("/usr").glob(f"{at}/{_FAKETIME}")), None
)
NO_CLOCKS = "not installed: libfaketime, which sets clocks wrong (sh installers/dev judges)"


@dataclass(frozen=True)
class Reply:
    """How a command ended: exit code (negative: killed by that signal), and what it said."""

    code: int
    out: str
    err: str
    seconds: float = 0.0
    fault: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """What was printed with --json, or nothing where that is no object."""
        try:
            found = json.loads(self.out)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def said(self) -> str:
        return f"{self.out}\n{self.err}"

    @property
    def wrong(self) -> str:
        """What no command may do whatever happens, or nothing."""
        if "Traceback (most recent call last)" in self.err:
            return f"a traceback: {self.err.strip().splitlines()[-1][:150]}"
        if self.code not in (0, 1, 2):
            return f"exit code {self.code}"
        if self.code and not self.said.strip():
            return "a refusal without a word"
        return ""


class Program:
    """A program on one PC: a folder of its own for what it keeps, and a clock of its own.

    Reading a wrong clock costs more than most commands, so that a second process has it: it
    starts when this PC's clock is wrong for the first time.
    """

    def __init__(self, home: Path, program: str = REAL, *, clock: bool = False) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.stamp = home / "clock"
        self.environment = {"PLANWRIGHT_HOME": str(home), "HOME": str(home), "LANGUAGE": "C"}
        self.served = program == REAL or program.endswith(".py")
        self.program = program
        self.usual = 0.1  # seconds that a command takes, about
        self._clocks = clock and FAKETIME is not None
        self._wrong = False
        self._warm: list[list[str]] = []
        self._processes: dict[bool, subprocess.Popen[str]] = {}
        if self.served:
            self._serve(wrong=False)

    def _serve(self, *, wrong: bool) -> None:
        """Start the process that carries out the commands by the right clock or the wrong one."""
        with_clock = {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self.stamp),
            "FAKETIME_NO_CACHE": "1",
            "NO_FAKE_STAT": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
        self._processes[wrong] = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, "-P", str(HERE / "serve.py"), self.program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={
                **os.environ,
                **self.environment,
                **(with_clock if wrong else {}),
                "PYTHONPATH": str(ROOT),
            },
        )
        if self._warm:
            self._ask({"warm": self._warm})

    def set_clock(self, seconds: float) -> None:
        """Set this PC's clock wrong by so many seconds, for the commands to come."""
        self._clock(f"{seconds:+.0f}", wrong=seconds != 0)

    def stop_clock(self, at: str) -> None:
        """Let this PC's clock stand still at a time such as ``2026-05-04 10:00:00``."""
        self._clock(at, wrong=True)

    def _clock(self, said: str, *, wrong: bool) -> None:
        beside = self.stamp.with_suffix(".new")
        beside.write_text(f"{said}\n", encoding="ascii")
        beside.replace(self.stamp)
        self._wrong = wrong and self._clocks
        if self.served and self._wrong not in self._processes:
            self._serve(wrong=self._wrong)

    def warm(self, *commands: list[object]) -> None:
        """Let the program import what such commands need, so that each is quick."""
        self._warm = [[*map(str, command), "--json"] for command in commands]
        if self.served:
            self._ask({"warm": self._warm})

    def moment(self, chance: random.Random) -> float:
        """Return seconds after which a command is mostly in the middle of its work."""
        return 0.002 + chance.random() * 1.2 * self.usual

    def __call__(
        self,
        *arguments: object,
        cwd: Path | None = None,
        stdin: str = "",
        timeout: float = 60,
        kill_after: float = 0,
        limits: Mapping[str, int] | None = None,
        fault: Mapping[str, Any] | None = None,
    ) -> Reply:
        """Give a command, with --json, and wait for its end."""
        request = {
            "arguments": [*map(str, arguments), "--json"],
            "cwd": str(cwd or self.home),
            "env": self.environment,
            "stdin": stdin,
            "timeout": timeout,
            "kill_after": kill_after,
            "limits": dict(limits or {}),
            "fault": dict(fault) if fault else None,
        }
        if self.served:
            reply = Reply(**self._ask(request))
            self.usual += (reply.seconds - self.usual) / 8 if reply.code == 0 else 0
            return reply
        try:
            done = subprocess.run(  # noqa: S603  # our own words
                [self.program, *request["arguments"]],
                input=stdin.encode(),
                capture_output=True,
                cwd=request["cwd"],
                env={**os.environ, **self.environment},
                timeout=kill_after or timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Reply(-9, "", "")
        return Reply(
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._processes[self._wrong]
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        reply: dict[str, Any] = json.loads(process.stdout.readline())
        return reply

    def close(self) -> None:
        """End the processes that serve the commands."""
        for process in self._processes.values():
            assert process.stdin
            assert process.stdout
            process.stdin.close()
            process.wait()
            process.stdout.close()


@contextmanager
def programs(
    homes: list[Path], program: str = REAL, *, clock: bool = False
) -> Iterator[list[Program]]:
    """Give one program for each home, ended afterwards."""
    running = [Program(home, program, clock=clock) for home in homes]
    try:
        yield running
    finally:
        for one in running:
            one.close()


@contextmanager
def fast_folder(slow: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one, else the slow one."""
    memory = Path("/dev/shm")  # noqa: S108  # not predictable: a new folder is made in it
    if memory.is_dir() and os.access(memory, os.W_OK):
        with tempfile.TemporaryDirectory(dir=memory) as name:
            yield Path(name)
    else:
        yield slow
