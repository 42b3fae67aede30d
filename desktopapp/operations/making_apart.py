"""Making documents in a process of its own, which gives all its memory back when it ends.

The libraries that write and read documents take some 40 MB, and keep them as long as the process
lives: a window lives all day. Both ends of the pipe are here. What goes through it is never a
stranger's: one end started the other, and both are this program.
"""

import os
import pickle
import sys
from collections.abc import Callable
from typing import IO, Never

from desktopapp.operations.making import Documents, Order, make
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Progress, raise_if_cancelled
from desktopapp.readers import cage


def make_apart(order: Order, progress: Progress, cancelled: Callable[[], bool]) -> Documents:
    """Make documents as ``make`` does, elsewhere; the process ends as soon as it is cancelled."""
    command = cage.command("desktopapp.operations.making_apart", "--make-documents")
    with cage.started(command, pickle.dumps(order), cancelled) as said:
        made = _heard(said, progress)
    raise_if_cancelled(cancelled)
    if isinstance(made, Documents):
        return made
    raise made


def _heard(said: IO[bytes], progress: Progress) -> Documents | Problem:
    """Pass on each step that the process tells, and return what it came to."""
    try:
        while True:
            match pickle.load(said):  # noqa: S301  # what our own process says
                case (int(done), int(steps), str(what)):
                    progress(done, steps, what)
                case Documents() | Problem() as made:
                    return made
                case _:
                    return _failed(_STOPPED)
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):  # it ended in the middle
        return _failed(_STOPPED)


_STOPPED = "the helper program that makes them stopped unexpectedly"


def _failed(why: str, details: str = "", then: str = "Try again.") -> Problem:
    return Problem(
        f"The documents could not be made: {why}.",
        where=details,
        safe="Nothing was written. Your plan was not changed.",
        then=f"{then} If it happens again, tell your IT team.",
    )


def main() -> Never:
    """Make what is ordered on standard input, tell each step and the end, and end."""
    source = os.fdopen(0, "rb", closefd=False)  # a window has no sys.stdin
    out = os.fdopen(1, "wb", closefd=False)
    sys.stdout = sys.stderr  # whatever a library prints is no answer

    def tell(*said: object) -> None:
        pickle.dump(said if len(said) > 1 else said[0], out)
        out.flush()

    try:
        tell(make(pickle.load(source), tell))  # noqa: S301  # what our own window orders
    except Problem as problem:
        tell(problem)
    except OSError:  # the window is gone
        pass
    except MemoryError:
        why = "this PC has no memory left"
        tell(_failed(why, then="Close other programs, and try again."))
    except Exception as error:  # noqa: BLE001  # told in words, and noted for IT
        from desktopapp.store.log import details, note_error  # noqa: PLC0415  # hardly ever needed

        note_error(error)
        tell(_failed("something went wrong inside Planwright", details(error).strip()))
    os._exit(0)  # nothing here is worth the time of taking it apart
