"""What a fault of language is: from where to where, of which kind, why, and what is meant."""

from enum import StrEnum
from typing import NamedTuple


class FaultKind(StrEnum):
    """What is wrong."""

    APOSTROPHE = "apostrophe"
    AMERICAN = "american"
    CLAUSE = "clause"
    CONFUSED = "confused"
    ENDS = "ends"
    MARKS = "marks"
    MISSING = "missing"
    NOWHERE = "nowhere"
    NUMBER = "number"
    PREPOSITION = "preposition"
    TWICE = "twice"
    TWO_WAYS = "two ways"
    TYPING = "typing"
    WORDING = "wording"


class Fault(NamedTuple):
    """A fault in a text; ``meant`` is what belongs in its place, where only one thing can be.

    ``mends`` tells that what is meant may be nothing at all.
    """

    start: int
    end: int
    why: str
    meant: str = ""
    kind: FaultKind = FaultKind.WORDING
    mends: bool = False
