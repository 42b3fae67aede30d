"""How long work says how far it is, and how it is stopped."""

from collections.abc import Callable

from desktopapp.plan.problem import Cancelled

Progress = Callable[[int, int, str], None]  # steps done, of how many, what comes next

Steps = Callable[[int, int], object]  # the same where nothing is to be said of the next


def uncounted(_done: int, _steps: int) -> None:
    """Count nothing: the ``Steps`` of work that nobody watches."""


def quiet(_done: int, _steps: int, _next: str) -> None:
    """Tell nobody: the ``Progress`` of work that nobody watches."""


def never() -> bool:
    """Say that nobody has stopped the work."""
    return False


def raise_if_cancelled(cancelled: Callable[[], bool]) -> None:
    """Raise ``Cancelled`` if the officer has stopped the work."""
    if cancelled():
        raise Cancelled
