"""What a command says, whoever listens: a console of any kind, a full disk, or nobody at all."""

import json
import sys
from contextlib import suppress
from typing import TextIO

from desktopapp.cli.outcome import Outcome
from desktopapp.plan.problem import Problem
from desktopapp.store.policy import help_contact


def say_outcome(outcome: Outcome, notes: list[str], *, as_json: bool) -> int:
    """Say what a verb did, with what else must be known, and return the exit code."""
    if not as_json:
        return say("\n".join((*outcome.lines, *notes)), outcome.code)
    data = dict(outcome.data)
    if notes:
        data["notes"] = [*data.get("notes", ()), *notes]
    return say(json.dumps(data), outcome.code)  # ASCII: consoles and pipes have codes of their own


def say_problem(problem: Problem, code: int, *, as_json: bool) -> int:
    """Say why a verb did not do its work, and return the exit code."""
    if as_json:
        return say(json.dumps({"error": problem.data()}), code)
    said = (problem.what, problem.where, problem.safe, problem.then, help_contact())
    _print("\n".join(line for line in said if line), sys.stderr)
    return code


def say(text: str, code: int) -> int:
    """Print text on standard output, and return the exit code.

    The code is 1 where the text could not be written, which is said beside it: what the verb did
    stands. Who closes standard output, or stops reading, does not want to hear.
    """
    error = _print(text, sys.stdout)
    if error is None or isinstance(error, BrokenPipeError):
        return code
    what = "What this command had to say could not be written: "
    _print(f"{what}{error.strerror or error}. What it did is done.", sys.stderr)
    return code or 1


def _print(text: str, out: TextIO | None) -> OSError | None:
    """Print text whatever the console can show: what it lacks is written as an escape.

    Return what stood against it, if anything. A closed stream is nothing.
    """
    if out is None or out.closed:
        return None
    encoding = out.encoding or "utf-8"
    try:
        out.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n" * bool(text))
        out.flush()
    except OSError as error:
        _close(out)
        return error
    return None


def _close(out: TextIO) -> None:
    """Close a stream that takes nothing: else Python would try once more at the end."""
    raw = getattr(getattr(out, "buffer", None), "raw", None)
    if raw:
        with suppress(OSError):
            raw.close()
