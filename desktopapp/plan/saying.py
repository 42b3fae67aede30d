"""How numbers and lists are said, the same in the window, in documents and on the command line."""

from collections.abc import Iterable


def counted(number: int, thing: str, things: str = "") -> str:
    """Say how many of a thing there are: "1 page", "1,200 pages".

    ``things`` is the plural where it is more than the thing and an s.
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def names(values: Iterable[str]) -> str:
    """Join names for a message: “a”, “b” and “c”."""
    quoted = [f"“{value}”" for value in values]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
