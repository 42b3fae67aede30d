"""What a fault of language is: from where to where, why, and what is meant."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault in a text; ``meant`` is what belongs in its place, where only one thing can be."""

    start: int
    end: int
    why: str
    meant: str = ""
