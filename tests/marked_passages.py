"""Passages with their faults marked, and how what a checker found is held against them.

``tests/language/README.md`` says how they are marked. A find hits a fault when it touches it and
is not much longer than it, so whoever flags everything hits nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LANGUAGE = Path(__file__).parent / "language"
TRAP = "trap"
_MARK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")


@dataclass(frozen=True)
class Mark:
    """A place in a passage that is wrong, and of what kind; of a trap, right."""

    start: int
    end: int
    kind: str
    right: str = ""
    group: str = ""  # places of one fault: a hit on any of them finds it


@dataclass(frozen=True)
class MarkedPassage:
    """A passage as an officer wrote it, with what a person found in it."""

    name: str
    council: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def faults(self) -> tuple[Mark, ...]:
        """What is wrong."""
        return tuple(mark for mark in self.marks if mark.kind != TRAP)

    @property
    def traps(self) -> tuple[Mark, ...]:
        """What is right and looks wrong."""
        return tuple(mark for mark in self.marks if mark.kind == TRAP)


@dataclass(frozen=True)
class Find:
    """What a checker found: which words of which passage, and which kind it says."""

    passage: str
    start: int
    end: int
    kind: str = ""


@dataclass(frozen=True)
class Score:
    """How much of what is wrong was found, and how much of what was found is wrong."""

    faults: int
    caught: int
    finds: int
    right: int
    sprung: int
    traps: int

    @property
    def recall(self) -> float:
        """The share of faults that were found."""
        return self.caught / self.faults if self.faults else 1.0

    @property
    def precision(self) -> float:
        """The share of finds that are faults."""
        return self.right / self.finds if self.finds else 1.0


def read_passages(path: Path) -> list[MarkedPassage]:
    """Read the passages of a file."""
    found = []
    for chunk in re.split(r"^= ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = chunk.partition("\n")
        name, _, council = head.partition(" | ")
        text, marks = _unmarked(body.strip())
        found.append(MarkedPassage(name, council, text, marks))
    return found


def _unmarked(body: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, done = "", [], 0
    for match in _MARK.finditer(body):
        text += body[done : match.start()]
        said = match[2].split("|")
        start = len(text)
        text += match[1]
        right, kind, group = ("", said[0], "") if len(said) == 1 else (*said, "")[:3]
        marks.append(Mark(start, len(text), kind, right, group))
        done = match.end()
    return text + body[done:], tuple(marks)


def hits(find: Find, mark: Mark) -> bool:
    """Whether a find of the same passage touches a mark and is not much longer than it."""
    length = mark.end - mark.start
    touches = find.start < mark.end and mark.start < find.end
    return touches and find.end - find.start <= 3 * length + 20


def score(
    passages: Sequence[MarkedPassage], finds: Iterable[Find], kinds: Iterable[str] | None = None
) -> Score:
    """Hold finds against passages; of the kinds named only, or of all kinds as one."""
    by_name: dict[str, list[Find]] = {}
    for find in finds:
        by_name.setdefault(find.passage, []).append(find)
    asked = None if kinds is None else set(kinds)
    faults = caught = sprung = traps = found = right = 0
    for passage in passages:
        mine = by_name.get(passage.name, [])
        wrong = [mark for mark in passage.faults if asked is None or mark.kind in asked]
        met = caught_of(wrong, mine)
        faults, caught = faults + len(met), caught + sum(met.values())
        found += len(mine)
        right += sum(any(hits(find, mark) for mark in wrong) for find in mine)
        traps += len(passage.traps)
        sprung += sum(_sprung(mark, mine, wrong) for mark in passage.traps)
    return Score(faults, caught, found, right, sprung, traps)


def caught_of(marks: Sequence[Mark], finds: Sequence[Find]) -> Mapping[tuple[str, object], bool]:
    """Tell of each fault of a passage whether it was found."""
    met: dict[tuple[str, object], bool] = {}
    for mark in marks:
        key = (mark.kind, mark.group or mark.start)
        met[key] = met.get(key, False) or any(hits(find, mark) for find in finds)
    return met


def _sprung(trap: Mark, finds: Sequence[Find], wrong: Sequence[Mark]) -> bool:
    return any(hits(find, trap) and not any(hits(find, mark) for mark in wrong) for find in finds)
