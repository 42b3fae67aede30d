"""How numbers and lists are said, the same in the window, in documents and on the command line."""

from collections.abc import Iterable, Sequence


def counted(number: int, thing: str, things: str = "") -> str:
    """Say how many of a thing there are: "1 page", "1,200 pages".

    ``things`` is the plural where it is more than the thing and an s.
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def in_sentence(words: str) -> str:
    """Return words as they stand within a sentence: "Data sharing" small, "EDI time" as it is."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def names(values: Iterable[str]) -> str:
    """Join names for a message: “a”, “b” and “c”."""
    return listed([f"“{value}”" for value in values])


def listed(values: Sequence[str]) -> str:
    """Join what is said: a, b and c."""
    return " and ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)
