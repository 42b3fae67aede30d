"""What people do to a plan, one thing at a time: to its texts, its tables and all the rest."""

import re

from tests.hostile.container import Json, runs_text
from tests.hostile.drafts import STATES, STATUSES, Draft, Edit, Grid, places, png

ROWS = 2.0
_SENTENCE = re.compile(r"[^.!?\n]*[.!?]+\s*|[^.!?\n]+")


def change(draft: Draft, tables: float) -> str:
    """Do one thing to a draft, and say what it was.

    ``tables`` is how likely it is done to a table; ``ROWS`` means that rows change places and
    cells their words, and that is all.
    """
    chance = draft.chance
    kinds = _IN_TABLES if chance.random() < tables else _ELSEWHERE
    kinds = _OF_ROWS if tables == ROWS else kinds
    edit = chance.choices(list(kinds), list(kinds.values()))[0]
    edit(draft)
    return edit.__name__.strip("_")


def _text(draft: Draft) -> list[Json]:
    return draft.chance.choice(places(draft.plan))


def _worded(draft: Draft, blocks: list[Json]) -> Json | None:
    found = [block for block in blocks if block.get("runs")]
    return draft.chance.choice(found) if found else None


def said(text: str) -> list[str]:
    """Cut a text into its sentences."""
    return _SENTENCE.findall(text)


def _reword(draft: Draft, runs: list[Json]) -> list[Json]:
    """Add, change or take away one sentence of a run of words."""
    chance = draft.chance
    parts = said(runs_text(runs))
    at = chance.randrange(len(parts)) if parts else 0
    kind = chance.random()
    if kind < 0.4 or not parts:
        parts.insert(chance.randint(0, len(parts)), draft.sentence() + " ")
    elif kind < 0.75:
        parts[at] = f"{parts[at].rstrip(' .')} and {draft.mark()}. "
    else:
        parts.pop(at)
    joined = "".join(one if one.endswith(" ") else one + " " for one in parts).strip()
    return draft.runs(joined)


def _sentence(draft: Draft) -> None:
    block = _worded(draft, _text(draft))
    if block:
        block["runs"] = _reword(draft, block["runs"])


def _new_block(draft: Draft) -> None:
    blocks = _text(draft)
    blocks.insert(
        draft.chance.randint(0, len(blocks)), draft.paragraph(draft.chance.randint(1, 3))
    )


def _no_block(draft: Draft) -> None:
    blocks = _text(draft)
    if blocks:
        gone = blocks.pop(draft.chance.randrange(len(blocks)))
        draft.grids.pop(gone.get("id", ""), None)


def _move_block(draft: Draft) -> None:
    blocks = _text(draft)
    if len(blocks) > 1:
        block = blocks.pop(draft.chance.randrange(len(blocks)))
        blocks.insert(draft.chance.randint(0, len(blocks)), block)


def _join(draft: Draft) -> None:
    """Join a paragraph with the next, as Backspace at its start does."""
    blocks = _text(draft)
    pairs = [
        n for n in range(len(blocks) - 1) if blocks[n].get("runs") and blocks[n + 1].get("runs")
    ]
    if pairs:
        at = draft.chance.choice(pairs)
        second = blocks.pop(at + 1)
        blocks[at]["runs"] = [*blocks[at]["runs"], {"text": " "}, *second["runs"]]


def _split(draft: Draft) -> None:
    """Part a paragraph in two, as Return does; the second one is new."""
    blocks = _text(draft)
    block = _worded(draft, blocks)
    parts = said(runs_text(block["runs"])) if block else []
    if block and len(parts) > 1:
        at = draft.chance.randrange(1, len(parts))
        block["runs"] = [{"text": "".join(parts[:at]).strip()}]
        second = {**block, "id": draft.name(), "runs": [{"text": "".join(parts[at:]).strip()}]}
        blocks.insert(blocks.index(block) + 1, second)


def _kind(draft: Draft) -> None:
    block = _worded(draft, _text(draft))
    if block:
        words = {"id": block["id"], "runs": block["runs"]}
        kind = draft.chance.choice(("paragraph", "heading", "list item"))
        block.clear()
        block |= {**words, "kind": kind}
        if kind == "heading":
            block["level"] = draft.chance.randint(1, 3)


def _bold(draft: Draft) -> None:
    block = _worded(draft, _text(draft))
    if block:
        run = draft.chance.choice(block["runs"])
        run["bold"] = not run.get("bold", False)


def _new_table(draft: Draft) -> None:
    blocks = _text(draft)
    blocks.insert(draft.chance.randint(0, len(blocks)), draft.table())


def _picture(draft: Draft) -> None:
    blocks = _text(draft)
    shown = [block for block in blocks if block["kind"] == "picture"]
    if shown and draft.chance.random() < 0.6:
        block = draft.chance.choice(shown)
        if draft.chance.random() < 0.5:
            block["alternative"] = draft.sentence()
        else:
            draft.pictures[block["name"]] = png(draft.chance)
    else:
        blocks.insert(draft.chance.randint(0, len(blocks)), draft.picture())


def _status(draft: Draft) -> None:
    draft.chance.choice(draft.plan["answers"])["status"] = draft.chance.choice(STATUSES)


def _new_answer(draft: Draft) -> None:
    first = draft.chance.choice(draft.plan["answers"])
    answer = {
        "id": draft.name(),
        "theme": first["theme"],
        "questions": list(first["questions"]),
        "text": [draft.paragraph(2)],
        "own_heading": draft.sentence(),
        "heading": "own",
    }
    draft.plan["answers"].insert(draft.chance.randint(0, len(draft.plan["answers"])), answer)


def _no_answer(draft: Draft) -> None:
    if len(draft.plan["answers"]) > 1:
        gone = draft.plan["answers"].pop(draft.chance.randrange(len(draft.plan["answers"])))
        for block in gone["text"]:
            draft.grids.pop(block.get("id", ""), None)


def _ask(draft: Draft) -> None:
    asks = sorted(draft.plan.get("coverage", {}))
    if asks:
        ask = draft.plan["coverage"][draft.chance.choice(asks)]
        if draft.chance.random() < 0.5:
            ask["state"] = draft.chance.choice(STATES)
        else:
            ask["reason"] = draft.sentence()


def _setting(draft: Draft) -> None:
    """Change one of the things that a plan has once."""
    plan, chance = draft.plan, draft.chance
    kind = chance.randrange(7)
    if kind == 0:
        plan["title"] = f"Plan {draft.mark()}"
    elif kind == 1:
        plan["council"]["lead_member"] = f"Member {draft.mark()}"
    elif kind == 2:
        plan["sources"].append({"id": draft.name(), "title": draft.sentence(), "kind": "plan"})
    elif kind == 3:
        plan["address_override"] = f"{draft.mark()}@council.example"
    elif kind == 4 and plan.get("theme_headings"):
        plan["theme_headings"][next(iter(plan["theme_headings"]))] = f"Theme {draft.mark()}"
    elif kind == 5 and plan.get("report"):
        chance.choice(plan["report"]["fields"])["value"] = draft.sentence()
    else:
        plan.setdefault("appearance", {})["size"] = float(chance.randint(10, 16))


def _table(draft: Draft) -> tuple[Json, Grid] | None:
    found = [
        block
        for blocks in places(draft.plan)
        for block in blocks
        if block["kind"] == "table" and block["id"] in draft.grids
    ]
    if not found:
        return None
    block = draft.chance.choice(found)
    return block, draft.grids[block["id"]]


def _cell(draft: Draft) -> None:
    """Write something else into a cell, sometimes into the name of a row or column."""
    found = _table(draft)
    if found:
        block, grid = found
        row = draft.chance.randrange(1 if draft.chance.random() < 0.9 else 0, len(grid.rows))
        first = 1 if draft.chance.random() < 0.85 else 0
        column = draft.chance.randrange(min(first, len(grid.columns) - 1), len(grid.columns))
        old = block["rows"][row][column]
        if not row:
            new = draft.runs(f"Year {draft.mark()}")
        elif not column:
            new = draft.runs(draft.label())
        elif "." in runs_text(old) and draft.chance.random() < 0.6:
            new = _reword(draft, old)
        else:
            new = draft.runs(draft.value())
        block["rows"][row][column] = new


def _new_row(draft: Draft) -> None:
    found = _table(draft)
    if found:
        block, grid = found
        at = draft.chance.randint(1, len(grid.rows))
        cells = [draft.label(), *(draft.value() for _ in grid.columns[1:])]
        block["rows"].insert(at, [draft.runs(cell) for cell in cells])
        grid.rows.insert(at, draft.name())


def _no_row(draft: Draft) -> None:
    found = _table(draft)
    if found and len(found[1].rows) > 2:
        block, grid = found
        at = draft.chance.randrange(1, len(grid.rows))
        block["rows"].pop(at)
        grid.rows.pop(at)


def _move_row(draft: Draft) -> None:
    found = _table(draft)
    if found and len(found[1].rows) > 2:
        block, grid = found
        old = draft.chance.randrange(1, len(grid.rows))
        new = draft.chance.randrange(1, len(grid.rows))
        block["rows"].insert(new, block["rows"].pop(old))
        grid.rows.insert(new, grid.rows.pop(old))


def _swap_rows(draft: Draft) -> None:
    """Let two rows change places, as an officer does by writing over both."""
    found = _table(draft)
    if found and len(found[1].rows) > 2:
        block, grid = found
        one, other = draft.chance.sample(range(1, len(grid.rows)), 2)
        for rows in (block["rows"], grid.rows):
            rows[one], rows[other] = rows[other], rows[one]


def _new_column(draft: Draft) -> None:
    found = _table(draft)
    if found and len(found[1].columns) < 6:
        block, grid = found
        at = draft.chance.randint(1, len(grid.columns))
        for n, row in enumerate(block["rows"]):
            row.insert(at, draft.runs(draft.value() if n else f"Year {draft.mark()}"))
        grid.columns.insert(at, draft.name())


def _no_column(draft: Draft) -> None:
    found = _table(draft)
    if found and len(found[1].columns) > 2:
        block, grid = found
        at = draft.chance.randrange(1, len(grid.columns))
        for row in (*block["rows"], grid.columns):
            row.pop(at)


def _move_column(draft: Draft) -> None:
    found = _table(draft)
    if found and len(found[1].columns) > 2:
        block, grid = found
        old = draft.chance.randrange(1, len(grid.columns))
        new = draft.chance.randrange(1, len(grid.columns))
        for row in (*block["rows"], grid.columns):
            row.insert(new, row.pop(old))


def _summary(draft: Draft) -> None:
    found = _table(draft)
    if found:
        found[0]["summary"] = draft.sentence()


_ELSEWHERE: dict[Edit, int] = {
    _sentence: 8,
    _new_block: 4,
    _no_block: 3,
    _move_block: 2,
    _join: 3,
    _split: 3,
    _kind: 2,
    _bold: 1,
    _new_table: 1,
    _picture: 2,
    _status: 2,
    _new_answer: 1,
    _no_answer: 1,
    _ask: 2,
    _setting: 2,
}
_IN_TABLES: dict[Edit, int] = {
    _cell: 10,
    _new_row: 4,
    _no_row: 3,
    _move_row: 3,
    _swap_rows: 2,
    _new_column: 2,
    _no_column: 1,
    _move_column: 1,
    _summary: 1,
}


_OF_ROWS: dict[Edit, int] = {_cell: 4, _swap_rows: 2, _move_row: 2}


def edit_often(draft: Draft, most: int, tables: float) -> list[str]:
    """Do one to so many things to a draft, and say what they were."""
    return [change(draft, tables) for _ in range(draft.chance.randint(1, most))]
