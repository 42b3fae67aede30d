"""Two officers change one plan in every way there is; no word of either may be lost in silence.

Each sentence holds a mark of its own, so whatever comes out can be traced to who wrote it.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.text import (
    Block,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    plain_block,
    plain_runs,
)
from desktopapp.plan.three_way import sentences
from tests.safety.officer import state

Bring = Callable[[Plan | None, Plan, Plan], Merged]


@dataclass
class Side:
    """What one officer made of the plan: the marks that were written, and those removed."""

    name: str
    chance: random.Random
    plan: Plan
    written: int = 0
    removed: set[str] = field(default_factory=set)

    def mark(self) -> str:
        """Return a mark that nobody has written yet."""
        self.written += 1
        return f"{self.name}{self.written}{self.name}"

    def remove(self, words: str) -> None:
        """Note the marks of a text that goes."""
        self.removed |= set(marks(words))


def marks(words: str) -> list[str]:
    """Return the marks in a text."""
    return [
        word.strip(".")
        for word in words.split()
        if word[:1] in "¤AB" and any(map(str.isdigit, word))
    ]


def base_plan(chance: random.Random) -> Plan:
    """Return a plan of marked sentences."""
    count = 0

    def runs() -> tuple[Run, ...]:
        nonlocal count
        parts = []
        for _ in range(chance.randint(1, 5)):
            count += 1
            parts.append(f"We did ¤{count}¤ things.")
        return (Run(" ".join(parts)),)

    answers = []
    for n in range(chance.randint(1, 3)):
        blocks: list[Block] = [Paragraph(f"p{n}{k}", runs()) for k in range(chance.randint(1, 5))]
        if chance.random() < 0.3:
            blocks.append(Table(f"t{n}", tuple((runs(), runs()) for _ in range(2))))
        if chance.random() < 0.3:
            blocks.append(ListItem(f"l{n}", runs()))
        answers.append(Answer(f"a{n}", "t", (f"q{n}",), tuple(blocks)))
    return replace(state(0), answers=tuple(answers))


def edit(side: Side) -> None:
    """Change one thing in the plan."""
    if not side.plan.answers:
        return
    answer = side.chance.choice(side.plan.answers)
    kind = side.chance.random()
    if kind < 0.05:
        for block in answer.text:
            side.remove(plain_block(block))
        side.plan = side.plan.without_part(answer.id)
    elif kind < 0.12:
        mark = side.mark()
        text = (Paragraph(f"b{mark}", (Run(f"Added {mark} whole."),)),)
        side.plan = side.plan.with_part(Answer(f"new{mark}", "t", answer.questions, text))
    else:
        side.plan = side.plan.with_part(replace(answer, text=_edited(side, answer.text)))


def _words(text: Text) -> str:
    return " ".join(map(plain_block, text))


def _edited(side: Side, text: Text) -> Text:
    blocks = list(text)
    at = side.chance.randrange(len(blocks)) if blocks else 0
    kind = side.chance.random()
    if kind < 0.2 or not blocks:
        mark = side.mark()
        blocks.insert(at, Paragraph(f"b{mark}", (Run(f"New {mark} paragraph."),)))
    elif kind < 0.3:
        side.remove(plain_block(blocks.pop(at)))
    elif kind < 0.4:
        blocks.insert(side.chance.randrange(len(blocks)), blocks.pop(at))
    else:
        blocks[at] = _rewritten(side, blocks[at])
    return tuple(blocks)


def _rewritten(side: Side, block: Block) -> Block:
    """Insert, change or remove a sentence of a block."""
    match block:
        case Paragraph() | ListItem():
            return replace(block, runs=_resaid(side, block.runs))
        case Table():
            row = side.chance.randrange(len(block.rows))
            cells = block.rows[row]
            changed = (_resaid(side, cells[0]), *cells[1:])
            return replace(block, rows=(*block.rows[:row], changed, *block.rows[row + 1 :]))
    return block


def _resaid(side: Side, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    units = [plain_runs(unit.runs + unit.space) for unit in sentences(runs)]
    at = side.chance.randrange(len(units)) if units else 0
    kind = side.chance.random()
    if kind < 0.35 or not units:
        units.insert(at, f"New {side.mark()} sentence. ")
    elif kind < 0.7:
        units[at] = units[at].rstrip(". ") + f" and {side.mark()}. "
    else:
        side.remove(units.pop(at))
    text = "".join(units)
    return (Run(text),) if text else ()


def merge_once(seed: int, bring: Bring = merge) -> str:
    """Let two officers change one plan, merge, and say what is wrong; empty when nothing is."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    base = base_plan(chance)
    ours, theirs = Side("A", chance, base), Side("B", chance, base)
    for side in (ours, theirs):
        for _ in range(chance.randint(1, 4)):
            edit(side)
    merged = bring(base, ours.plan, theirs.plan)
    return (
        _lost(merged, ours, theirs)
        or _back(merged, ours, theirs)
        or _twice(merged)
        or _unlike(base, ours.plan, theirs.plan)
    )


def _in_clashes(merged: Merged) -> set[str]:
    return {
        mark
        for clash in merged.clashes
        for mark in marks(f"{clash.base} {clash.ours} {clash.theirs}")
    }


def _in_plan(plan: Plan) -> Counter[str]:
    return Counter(mark for answer in plan.answers for mark in marks(_words(answer.text)))


def _lost(merged: Merged, *sides: Side) -> str:
    """Look for words that a side has and that nobody removed, but that are nowhere now."""
    there = _in_plan(merged.plan).keys() | _in_clashes(merged)
    removed = sides[0].removed | sides[1].removed
    for side in sides:
        lost = _in_plan(side.plan).keys() - there - removed
        if lost:
            return f"lost: {sorted(lost)}"
    return ""


def _back(merged: Merged, *sides: Side) -> str:
    """Look for words that a side removed and that are there again without a clash."""
    there = _in_plan(merged.plan).keys() - _in_clashes(merged)
    for side in sides:
        gone = side.removed - _in_plan(side.plan).keys()
        if gone & there:
            return f"back: {sorted(gone & there)}"
    return ""


def _twice(merged: Merged) -> str:
    """Look for words that were there once and are there twice."""
    twice = {mark for mark, times in _in_plan(merged.plan).items() if times > 1}
    return f"twice: {sorted(twice)}" if twice else ""


def _unlike(base: Plan, ours: Plan, theirs: Plan) -> str:
    """Look for sides that are not each other's mirror, and for a change where there was none."""
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    if len(one.clashes) != len(other.clashes):
        return "other clashes the other way round"
    if not one.clashes and _in_plan(one.plan) != _in_plan(other.plan):
        return "other words the other way round"
    if merge(base, ours, base).plan != ours or merge(base, base, theirs).plan != theirs:
        return "a change where only one side changed something"
    return ""


def merge_often(times: int, bring: Bring = merge) -> Counter[str]:
    """Merge so many generated pairs; count what is wrong."""
    return Counter(merge_once(seed, bring).partition(":")[0] for seed in range(times))


def last_one_wins(_base: Plan | None, _ours: Plan, theirs: Plan) -> Merged:
    """Merge as a shared folder does: whoever saves last wins."""
    return Merged(theirs, {}, ())


def all_of_both(base: Plan | None, ours: Plan, theirs: Plan) -> Merged:
    """Merge so that nothing is ever removed."""
    parts = {part.id: part for plan in (theirs, ours, base or ours) for part in plan.answers}
    blocks = {
        one: tuple(
            {
                plain_block(block): block
                for plan in (base or ours, ours, theirs)
                for part in plan.answers
                if part.id == one
                for block in part.text
            }.values()
        )
        for one in parts
    }
    answers = tuple(replace(part, text=blocks[one]) for one, part in parts.items())
    return Merged(replace(ours, answers=answers), {}, ())
