"""A person's reading of what two real plans answer, and how well proposals agree with it.

The reading names asks, states and places; the words are no part of the project.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.marked_passages import LANGUAGE

ANSWERED = "answered"
STATES = (ANSWERED, "partly", "not answered", "not applicable")


class Passage(NamedTuple):
    """A place in a passage that shows what is answered."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Judged:
    """What a person says of an ask; ``also`` is what another careful reader might say."""

    state: str
    also: frozenset[str]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class Agreement:
    """Of how many asks the states agree, exactly and as some reader would; the worst mistakes.

    ``unfounded`` were told to be answered, are not, and no place was shown for it.
    """

    same: int
    near: int
    of: int
    unfounded: Sequence[str]


def judged(key: str) -> dict[str, Judged]:
    """Return the reading of the plan with a key, by ask."""
    found = {}
    for line in (LANGUAGE / "states.tsv").read_text(encoding="utf-8").splitlines():
        whose, ask, state, also, places = line.split("\t")
        if whose == key:
            shown = () if places == "-" else tuple(map(_place, places.split(", ")))
            found[ask] = Judged(state, frozenset(also.split(",")) & set(STATES), shown)
    return found


def _place(said: str) -> Passage:
    name, _, span = said.partition(":")
    start, _, end = span.partition("-")
    return Passage(name, int(start), int(end))


def agreement(reading: Mapping[str, Judged], told: Mapping[str, tuple[str, bool]]) -> Agreement:
    """Hold the states that were told against a reading; each with whether a place was shown."""
    both = [ask for ask in reading if ask in told]
    same = [ask for ask in both if told[ask][0] == reading[ask].state]
    near = [ask for ask in both if told[ask][0] in reading[ask].also]
    unfounded = [
        ask for ask in both if told[ask] == (ANSWERED, False) and reading[ask].state != ANSWERED
    ]
    return Agreement(len(same), len({*same, *near}), len(both), unfounded)
