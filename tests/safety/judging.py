"""What must be true of a merge, told from marks alone: lost, doubled, moved, back, differing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Block, Picture, Runs, Table, Text, plain_block, plain_runs
from tests.safety.colleagues import Colleague, pair

Bring = Callable[..., Merged]
MARK = re.compile(r"([¤A-F])(\d+)\1")


def marks(words: str) -> list[str]:
    """Return the marks in a text, glued to others or not."""
    return [found.group() for found in MARK.finditer(words)]


def texts(plan: Plan) -> Iterator[Text]:
    """Go through all rich texts of a plan."""
    yield from (part.text for part in plan.answers)
    yield from (part.text for part in plan.sections)
    yield from (section.text for section in (plan.report.sections if plan.report else ()))


def in_plan(plan: Plan) -> Counter[str]:
    """Count the marks in all that a plan says."""
    found = Counter(
        mark
        for text in texts(plan)
        for block in text
        for mark in marks(f"{plain_block(block)} {getattr(block, 'alternative', '')}")
    )
    if plan.report:
        found.update(mark for field in plan.report.fields for mark in marks(field.value))
    found.update(mark for one in plan.coverage.values() for mark in marks(one.reason))
    return found


def in_clashes(merged: Merged) -> set[str]:
    """Return the marks that some clash names."""
    return {
        mark
        for clash in merged.clashes
        for mark in marks(f"{clash.base} {clash.ours} {clash.theirs}")
    }


def judge(seed: int, bring: Bring = merge) -> str:
    """Merge a generated pair in both directions, and say what is wrong; empty when nothing is."""
    base, ours, theirs = pair(seed)
    merged = bring(base.plan, ours.plan, theirs.plan)
    turned = bring(base.plan, theirs.plan, ours.plan)
    return (
        _counts(base.plan, ours.plan, theirs.plan, merged)
        or _cells(Truth(base, ours, theirs), merged)
        or _answers(base.plan, ours.plan, theirs.plan, merged)
        or _pictures(ours.plan, theirs.plan, merged)
        or _directions(merged, turned)
        or _still(base, ours, theirs, bring)
        or _both(base, ours, theirs, bring)
    )


def _counts(base: Plan, ours: Plan, theirs: Plan, merged: Merged) -> str:
    """Look for what is there less or more often than both sides' changes make it."""
    was, mine, other = (in_plan(plan) for plan in (base, ours, theirs))
    there, named = in_plan(merged.plan), in_clashes(merged)
    for mark in was.keys() | mine.keys() | other.keys():
        b, o, t = was[mark], mine[mark], other[mark]
        wanted = max(0, o + t - b)
        fewest = min(wanted, max(o, t)) if o and t else wanted  # both may have added one alike
        if there[mark] < fewest and mark not in named:
            return f"lost: {mark}"
        if there[mark] > wanted and mark not in named:
            return f"{'doubled' if wanted else 'back'}: {mark}"
        if there[mark] > max(wanted, o + t):
            return f"doubled: {mark}, which a clash names"
    return ""


class Truth:
    """What the rows and columns of tables truly are, told by who wrote them and by their labels.

    A row that was removed and written anew under its label is the same to any reader.
    """

    def __init__(self, base: Colleague, ours: Colleague, theirs: Colleague) -> None:
        self.world = ours.world
        self.same: dict[str, str] = {}
        self.named: dict[tuple[str, int, str], set[str]] = {}
        self.values: list[dict[tuple[str, str], str]] = []
        known = [self._lines(one) for one in (base, ours, theirs)]
        every = [{uid for uids in lines.values() for uid in uids} for lines in known]
        for here, there in ((0, 1), (0, 2), (1, 2)):
            for place, uids in known[there].items():
                others = known[here].get(place, [])
                mine = [uid for uid in uids if uid not in every[here]]
                its = [uid for uid in others if uid not in every[there]]
                if len(mine) == len(its) == 1 and self.root(mine[0]) != self.root(its[0]):
                    self.same[self.root(mine[0])] = self.root(its[0])
        for lines in known:
            for place, uids in lines.items():
                one = self.root(uids[0]) if len(uids) == 1 else "several"
                self.named.setdefault(place, set()).add(one)
        self.values.extend(map(self._values, (base, ours, theirs)))

    def root(self, uid: str) -> str:
        """Return one name for all that are the same."""
        while uid in self.same:
            uid = self.same[uid]
        return uid

    @staticmethod
    def _lines(one: Colleague) -> dict[tuple[str, int, str], list[str]]:
        """Return what each label and heading stands for."""
        found: dict[tuple[str, int, str], list[str]] = {}
        for text in texts(one.plan):
            for table in (block for block in text if isinstance(block, Table)):
                grid = one.grids[table.id]
                labels = [row[0] for row in table.rows], list(table.rows[0])
                for n, uids in enumerate((grid.rows, grid.columns)):
                    for label, uid in zip(labels[n], uids, strict=True):
                        found.setdefault((table.id, n, plain_runs(label)), []).append(uid)
        return found

    def _values(self, one: Colleague) -> dict[tuple[str, str], str]:
        """Return what stands in each cell of a colleague's tables."""
        return {
            (self.root(row), self.root(column)): plain_runs(cell)
            for text in texts(one.plan)
            for table in (block for block in text if isinstance(block, Table))
            for row, cells in zip(one.grids[table.id].rows, table.rows, strict=True)
            for column, cell in zip(one.grids[table.id].columns, cells, strict=True)
        }

    def of(self, table: Table, n: int, line: tuple[Runs, ...]) -> set[str]:
        """Return whose the marks in a row (0) or column (1) are, and its label."""
        found = {
            self.root(self.world.cell_of[mark][n])
            for cell in line
            for mark in marks(plain_runs(cell))
            if mark in self.world.cell_of
        }
        label = self.named.get((table.id, n, plain_runs(line[0])), set())
        return found | label if len(label) == 1 and "several" not in label else found


def _cells(truth: Truth, merged: Merged) -> str:
    """Look for figures in the row or column of another, and for a Yes that became a No."""
    named = " ".join(f"{clash.base} {clash.ours} {clash.theirs}" for clash in merged.clashes)
    for text in texts(merged.plan):
        for table in (block for block in text if isinstance(block, Table)):
            rows = [truth.of(table, 0, row) for row in table.rows]
            columns = [truth.of(table, 1, line) for line in zip(*table.rows, strict=True)]
            if any(len(of) > 1 for of in (*rows, *columns)):
                return f"moved: {rows} {columns}"
            for row, cells in zip(rows, table.rows, strict=True):
                for column, cell in zip(columns, cells, strict=True):
                    for at in zip(row, column, strict=False):
                        was, mine, other = (side.get(at) for side in truth.values)
                        wanted = {other if mine == was else mine if other in (was, mine) else None}
                        if None in (was, mine, other) or wanted == {None} or named:
                            wanted = {was, mine, other}
                        if None in (was, mine, other) and (was is None or named):
                            wanted.add("")  # a new row in a new column, or one that is decided
                        if plain_runs(cell) not in wanted:
                            return f"moved: {plain_runs(cell)} for {was}, {mine}, {other}"
    return ""


def _answers(base: Plan, ours: Plan, theirs: Plan, merged: Merged) -> str:
    """Look for statuses, questions and coverage that nobody set."""
    sides = [{one.id: one for one in plan.answers} for plan in (base, ours, theirs, merged.plan)]
    named = {clash.part for clash in merged.clashes}
    for one, (was, mine, other, made) in _in_all(*sides):
        for name in ("status", "theme", "questions"):
            before, here, there, now = (getattr(x, name) for x in (was, mine, other, made))
            if name == "questions":
                before, here, there, now = map(set, (before, here, there, now))
                wanted = ((here & there) | ((here | there) - before),)
            elif here != there and before not in (here, there):
                wanted = (here, there)
            else:
                wanted = (there if here == before else here,)
            if now not in wanted:
                return f"set: {name} of {one}"
            if len(wanted) > 1 and one not in named:
                return f"guessed: {name} of {one}"
    return ""


def _in_all(*sides: dict[str, object]) -> Iterator[tuple[str, tuple[object, ...]]]:
    for one in sides[0]:
        if all(one in side for side in sides):
            yield one, tuple(side[one] for side in sides)


def _shown(plan: Plan) -> dict[str, bytes | None]:
    return {
        block.alternative: plan.pictures.get(block.name)
        for text in texts(plan)
        for block in text
        if isinstance(block, Picture)
    }


def _pictures(ours: Plan, theirs: Plan, merged: Merged) -> str:
    """Look for pictures that show something else now."""
    for words, data in _shown(merged.plan).items():
        if data not in {_shown(side).get(words) for side in (ours, theirs)} or data is None:
            return f"picture: {words}"
    return ""


def _directions(merged: Merged, turned: Merged) -> str:
    """Look for what depends on who merges."""
    if len(merged.clashes) != len(turned.clashes):
        return "differing: other clashes"
    if not merged.clashes and merged.plan != turned.plan:
        return "differing: another plan"
    here = in_plan(merged.plan).keys() | in_clashes(merged)
    if here != in_plan(turned.plan).keys() | in_clashes(turned):
        return "differing: other words"
    return ""


def _still(base: Colleague, ours: Colleague, theirs: Colleague, bring: Bring) -> str:
    """Look for a change where only one side changed something."""
    one = bring(base.plan, ours.plan, base.plan).plan
    other = bring(base.plan, base.plan, theirs.plan).plan
    return "" if (one, other) == (ours.plan, theirs.plan) else "changed: what one side made"


def _both(base: Colleague, ours: Colleague, theirs: Colleague, bring: Bring) -> str:
    """Look for words that are gone although both were kept wherever that is offered."""
    offered: list[Clash] = []

    def keep_both(clash: Clash) -> Resolution:
        offered.append(clash)
        return Resolution.BOTH

    merged = bring(base.plan, ours.plan, theirs.plan, keep_both)
    there = in_plan(merged.plan)
    not_offered = {
        mark
        for clash in offered
        if not clash.both
        for mark in marks(f"{clash.base} {clash.ours} {clash.theirs}")
    }
    was, mine, other = (in_plan(one.plan) for one in (base, ours, theirs))
    for clash in offered:
        for mark in marks(f"{clash.ours} {clash.theirs}"):
            removed = was[mark] and not (mine[mark] and other[mark])
            if clash.both and not removed and not there[mark] and mark not in not_offered:
                return f"both: {mark} is gone"
    return ""


def judge_often(times: int, bring: Bring = merge, first: int = 0) -> Counter[str]:
    """Judge so many generated pairs; count what is wrong."""
    return Counter(judge(seed, bring).partition(":")[0] for seed in range(first, first + times))


# Merges that must be caught.


def tables_by_place(base: Plan, ours: Plan, theirs: Plan, *given: object) -> Merged:
    """Merge well, but tables of one shape cell by cell, whatever their rows are."""
    merged = merge(base, ours, theirs, *given)  # type: ignore[arg-type]
    sides = [
        {block.id: block for text in texts(plan) for block in text if isinstance(block, Table)}
        for plan in (base, ours, theirs)
    ]

    def by_place(block: Block) -> Block:
        three = [side.get(getattr(block, "id", "")) for side in sides]
        if None in three or len({(len(one.rows), len(one.rows[0])) for one in three}) > 1:
            return block
        was, mine, other = (one.rows for one in three)
        rows = tuple(
            tuple(t if o == b else o for b, o, t in zip(*cells, strict=True))
            for cells in zip(was, mine, other, strict=True)
        )
        return replace(three[1], rows=rows)

    return _with_blocks(merged, by_place)


def sides_first(base: Plan, ours: Plan, theirs: Plan, *given: object) -> Merged:
    """Merge well, but put what is ours before what is theirs."""
    merged = merge(base, ours, theirs, *given)  # type: ignore[arg-type]
    new = {block.id for text in texts(ours) for block in text if hasattr(block, "id")}
    answers = tuple(
        replace(
            answer,
            text=tuple(sorted(answer.text, key=lambda one: getattr(one, "id", "") not in new)),
        )
        for answer in merged.plan.answers
    )
    return replace(merged, plan=replace(merged.plan, answers=answers))


def blocks_by_id(base: Plan, ours: Plan, theirs: Plan, *given: object) -> Merged:
    """Merge blocks by their ids alone, as if no words ever left their block."""
    merged = merge(base, ours, theirs, *given)  # type: ignore[arg-type]
    known = [
        {block.id: block for text in texts(plan) for block in text if hasattr(block, "id")}
        for plan in (base, ours, theirs)
    ]

    def by_id(block: Block) -> Block:
        was, mine, other = (side.get(getattr(block, "id", "")) for side in known)
        return (other if mine == was else mine) or block

    return _with_blocks(merged, by_id)


def _with_blocks(merged: Merged, change: Callable[[Block], Block]) -> Merged:
    answers = tuple(
        replace(answer, text=tuple(map(change, answer.text))) for answer in merged.plan.answers
    )
    return replace(merged, plan=replace(merged.plan, answers=answers))


MERGES_CARELESSLY = (tables_by_place, sides_first, blocks_by_id)
