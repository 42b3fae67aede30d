"""Read a foreign document, in a process of its own."""

import base64
import json
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktopapp.plan.collecting import uncollected
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Steps, never, uncounted
from desktopapp.plan.shapes import DataError
from desktopapp.readers import cage
from desktopapp.readers.kinds import Kind, kind_of
from desktopapp.readers.reading import (
    MOST_DOCUMENT_BYTES,
    UNTOUCHED,
    Reading,
    read_reading,
    too_much,
)
from desktopapp.readers.word_safe import SafeWord


def read(
    path: str | Path,
    seconds: float = cage.PATIENCE,
    heard: Steps = uncounted,
    stopped: Callable[[], bool] = never,
    kind: Kind | None = None,
) -> Reading:
    """Read a file into blocks, or raise ``Problem``; its ending says its kind if none is given.

    Only this process opens the file; the worker is given the open file and nothing else. It is
    ended after ``seconds`` at most, or when ``stopped`` says so, which raises ``Cancelled``.
    ``heard`` is told how many of how many pages are read, where it is read page by page.
    """
    where = str(path)
    kind = kind or kind_of(where)
    try:
        details = Path(path).stat()
        if not stat.S_ISREG(details.st_mode):
            raise _unreadable(where, "This is not a file.")
        if details.st_size > MOST_DOCUMENT_BYTES:
            raise _placed(too_much(f"more than {MOST_DOCUMENT_BYTES // 2**20} MB"), where)
        with Path(path).open("rb") as source:
            answer = cage.run(worker_command(kind), source, seconds, heard, stopped)
    except FileNotFoundError as error:
        raise _unreadable(where, "There is no such file.") from error
    except PermissionError as error:
        raise _unreadable(where, "You may not open this file, or another program holds it.") from (
            error
        )
    except (OSError, ValueError) as error:
        raise _unreadable(where, "This file could not be opened.", f"For IT: {error}.") from error
    return _understood(answer, where)


def read_letter_words(words: str, stopped: Callable[[], bool] = never) -> Reading:
    """Read the words of a letter, such as were pasted, into blocks; lines and gaps are kept.

    That is done by the worker as well. Raises ``Problem`` where they are too many, or none.
    """
    data = words.encode("utf-8", "replace")
    if len(data) > MOST_DOCUMENT_BYTES:
        raise too_much(f"more than {MOST_DOCUMENT_BYTES // 2**20} MB")
    command = worker_command(Kind.PLAIN_LETTER)
    return _understood(cage.run(command, data, stopped=stopped), "")


def sanitise(data: bytes, seconds: float = cage.PATIENCE) -> SafeWord:
    """Make a council's template or report form safe to build on, or raise ``Problem``.

    That is done by the worker as well; what comes back holds only kinds of part that are known,
    within limits.
    """
    if len(data) > MOST_DOCUMENT_BYTES:
        raise too_much(f"more than {MOST_DOCUMENT_BYTES // 2**20} MB")
    found = worker_answer(cage.run(worker_command(Kind.COUNCIL_FILE), data, seconds), "")
    match found:
        case {"safe": str(coded), "notes": list(notes)}:
            return SafeWord(base64.b64decode(coded), tuple(map(str, notes)))
        case _:
            raise _unreadable("", "This document could not be read.")


def worker_command(kind: Kind) -> list[str]:
    """Return the command that starts the worker."""
    return cage.command("desktopapp.readers.worker", "--read-document", str(kind))


def _understood(answer: bytes | None, where: str) -> Reading:
    """Make a reading of the worker's answer, or raise the ``Problem`` that it found."""
    try:
        with uncollected():
            return read_reading(worker_answer(answer, where), where)
    except (DataError, ValueError, TypeError, RecursionError) as error:
        raise _unreadable(where, "This document could not be read.") from error


def worker_answer(answer: bytes | None, where: str) -> Mapping[str, object]:
    """Return a worker's answer as plain data, or raise the ``Problem`` that it found."""
    if answer is None:
        raise Problem(
            "This document could not be read: the helper program that reads it stopped "
            "unexpectedly, or came to the safe limits of time and memory.",
            where=where,
            safe=UNTOUCHED,
            then="Try again. If it happens again, the document is the cause: save the part you "
            "need as a smaller document or as plain text, and use that.",
        )
    try:
        data: Mapping[str, Any] = json.loads(answer)
        if "problem" not in data:
            return data
        found = data["problem"]
        problem = Problem(found["what"], where=where, safe=found["safe"], then=found["next"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable(where, "This document could not be read.") from error
    raise problem


def _unreadable(where: str, what: str, details: str = "") -> Problem:
    then = "Check the name and the folder, and that the file opens in its own program."
    return Problem(what, where=where, safe=UNTOUCHED, then=f"{then} {details}".strip())


def _placed(problem: Problem, where: str) -> Problem:
    problem.where = where
    return problem
