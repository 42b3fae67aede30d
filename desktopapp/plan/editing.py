"""Edits of rich text as pure functions: what Enter, paste and the formatting bar do to blocks.

A ``Spot`` is a place in a text: the number of a block and a position in it, in characters. In a
table the position counts its plain text, in a picture or foreign block it is 0 before, 1 after.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from desktopapp.plan.cells import cell_spot, map_cells, runs_of_cells, with_cell, without
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    cut,
    is_caption,
    new_id,
    plain_block,
    plain_runs,
    tidy,
)

Spot: TypeAlias = tuple[int, int]
WORDY = (Paragraph, Heading, ListItem)
DEEPEST = 2  # the deepest level of a list


def length(block: Block) -> int:
    """Return how many positions a block has after its first."""
    return 1 if isinstance(block, Picture | Foreign) else len(plain_block(block))


def with_block(text: Text, index: int, *blocks: Block) -> Text:
    """Return a text with these blocks in the place of one."""
    return (*text[:index], *blocks, *text[index + 1 :])


def put_behind(text: Text, index: int, block: Block) -> tuple[Text, int]:
    """Put a block behind another, or in the place of an empty paragraph; return where it is.

    What is put behind a picture stands behind its caption.
    """
    index += is_caption(text, index + 1)
    before = text[index]
    if isinstance(before, Paragraph) and not before.runs:
        return with_block(text, index, block), index
    return with_block(text, index, before, block), index + 1


def remove(text: Text, start: Spot, end: Spot) -> tuple[Text, Spot]:
    """Take out what lies between two spots; return the text and where the caret goes.

    The block where the stretch begins takes in the rest of the block where it ends, unless
    nothing is left of it. A table or picture only touched at its edge stays, and so does what a
    later version made, unless it alone is taken out. Where nothing is left stands a new paragraph.
    The caption of a picture goes with it.
    """
    made, spot = _removed(text, start, end)
    return without_left_captions(text, made), spot


def _removed(text: Text, start: Spot, end: Spot) -> tuple[Text, Spot]:
    (i, low), (j, high) = start, end
    first, last = text[i], text[j]
    if i == j:
        return _remove_within(text, i, low, high), start
    head = _head(first, low)
    tail = _tail(last, high)
    spot = (i, low) if head else (i, 0)
    joined: tuple[Block, ...] = (*head, *tail)
    if head and tail and isinstance(head[0], WORDY) and isinstance(tail[0], WORDY):
        if head[0].runs or not tail[0].runs:
            runs = tidy(head[0].runs + tail[0].runs)
            joined = (replace(head[0], runs=runs),)
        else:
            joined = (_begun_as(tail[0], head[0]),)
    if not joined:
        joined = (Paragraph(new_id()),)
    kept_whole = tuple(block for block in text[i + 1 : j] if isinstance(block, Foreign))
    return (*text[:i], *joined, *kept_whole, *text[j + 1 :]), spot


def without_left_captions(before: Text, after: Text) -> Text:
    """Return a text without the captions whose pictures were taken out of it."""
    kept = {block.id for block in after if isinstance(block, Picture)}
    left = [
        block
        for n, block in enumerate(before)
        if is_caption(before, n) and getattr(before[n - 1], "id", "") not in kept
    ]
    return tuple(block for block in after if block not in left) if left else after


def with_captions_settled(text: Text) -> Text:
    """Return a text in which a caption that no picture stands before is a paragraph."""
    return tuple(
        replace(block, caption=False)
        if isinstance(block, Paragraph) and block.caption and not is_caption(text, n)
        else block
        for n, block in enumerate(text)
    )


def _remove_within(text: Text, i: int, low: int, high: int) -> Text:
    block = text[i]
    match block:
        case Paragraph() | Heading() | ListItem():
            kept = replace(block, runs=tidy(without(block.runs, low, high)))
            return with_block(text, i, kept)
        case Table():
            return with_block(text, i, map_cells(block, low, high, without))
        case Picture() | Foreign():
            return text if low == high else with_block(text, i, Paragraph(new_id()))


def _head(block: Block, position: int) -> Text:
    match block:
        case Paragraph() | Heading() | ListItem():
            return (replace(block, runs=cut(block.runs, 0, position)),)
        case Table() | Picture() | Foreign():
            return (block,) if position else ()


def _tail(block: Block, position: int) -> Text:
    match block:
        case Paragraph() | Heading() | ListItem():
            return (replace(block, runs=cut(block.runs, position)),)
        case Table() | Picture() | Foreign():
            return (block,) if position < length(block) else ()


def split(text: Text, spot: Spot) -> tuple[Text, Spot]:
    """Begin a new block where the caret stands, as Enter does.

    The first half keeps its id, the second gets a new one; where the first would be empty, the
    words keep theirs. An empty list item moves out one level or leaves the list; the second half
    of another counts on. After a heading comes a paragraph. In a table a line break is made.
    """
    i, at = spot
    block = text[i]
    match block:
        case Table():
            r, c, place = cell_spot(block, at)
            cell = block.rows[r][c]
            near = cut(cell, place - 1, place) or (Run("\n"),)
            line = replace(near[0].written_here(), text="\n", origin=near[0].origin)
            runs = (*cut(cell, 0, place), line, *cut(cell, place))
            return with_block(text, i, with_cell(block, r, c, runs)), (i, at + 1)
        case Picture() | Foreign():
            fresh = Paragraph(new_id())
            n = i + at + (at and is_caption(text, i + 1))
            return (*text[:n], fresh, *text[n:]), (n, 0)
        case Paragraph() | Heading() | ListItem():
            pass
    if isinstance(block, ListItem) and not block.runs:
        return shifted(text, i, i, -1), (i, 0)
    before, after = cut(block.runs, 0, at), cut(block.runs, at)
    blank = replace(block, id=new_id(), runs=())
    if isinstance(block, Heading) or is_caption(text, i):
        blank = Paragraph(blank.id)
    if after and not before:
        return with_block(text, i, blank, counted_on(block)), (i + 1, 0)
    second = replace(block, id=blank.id, runs=after) if after else blank
    if is_caption(text, i):
        second = Paragraph(blank.id, after)
    return with_block(text, i, replace(block, runs=before), counted_on(second)), (i + 1, 0)


def insert(text: Text, spot: Spot, blocks: Sequence[Block]) -> tuple[Text, Spot]:
    """Put blocks in where the caret stands, as paste does.

    A single paragraph joins the block it is put in; blocks of other kinds stay blocks. In a table
    everything becomes the words of the cell.
    """
    if not blocks:
        return text, spot
    i, at = spot
    block = text[i]
    match block:
        case Table():
            r, c, place = cell_spot(block, at)
            cell, runs = block.rows[r][c], as_runs(blocks)
            runs = (*cut(cell, 0, place), *runs, *cut(cell, place))
            made = with_cell(block, r, c, runs)
            return with_block(text, i, made), (i, at + len(plain_runs(as_runs(blocks))))
        case Picture() | Foreign():
            n = i + (1 + is_caption(text, i + 1) if at else 0)
            return (*text[:n], *blocks, *text[n:]), (n + len(blocks) - 1, length(blocks[-1]))
        case Paragraph() | Heading() | ListItem():
            return _insert_in_words(text, i, at, blocks)


def _insert_in_words(text: Text, i: int, at: int, blocks: Sequence[Block]) -> tuple[Text, Spot]:
    block = text[i]
    assert isinstance(block, WORDY)  # noqa: S101  # the caller has matched it
    before, after = cut(block.runs, 0, at), cut(block.runs, at)
    first = blocks[0]
    if (
        len(blocks) == 1
        and isinstance(first, WORDY)
        and (isinstance(first, Paragraph) or before or after)
    ):
        runs = tidy((*before, *first.runs, *after))
        caret = (i, at + len(plain_runs(first.runs)))
        return with_block(text, i, replace(block, runs=runs)), caret
    made: list[Block] = list(blocks)
    if before:
        if isinstance(first, Paragraph):
            made[0] = replace(block, runs=tidy(before + first.runs))
        else:
            made.insert(0, replace(block, runs=before))
    caret = (i + len(made) - 1, length(made[-1]))
    if after:
        last = made[-1]
        rest = block if not before else replace(block, id=new_id())
        if isinstance(last, Paragraph) and not is_caption(made, len(made) - 1) and len(made) > 1:
            made[-1] = replace(last, runs=tidy(last.runs + after))
        else:
            made.append(replace(rest, runs=after))
    return with_block(text, i, *made), caret


def as_runs(blocks: Sequence[Block]) -> Runs:
    """Return blocks as the runs of one cell: a line for each block."""
    runs: list[Run] = []
    for block in blocks:
        if isinstance(block, WORDY):
            found = list(block.runs)
        else:
            words = plain_block(block).replace("\t", " ")
            found = [Run(words)] if words else []
        if found:
            runs += [Run("\n"), *found] if runs else found
    return tidy(runs)


def with_format(text: Text, start: Spot, end: Spot, **changes: Any) -> Text:  # noqa: ANN401  # as replace
    """Return a text in which the runs between two spots have these formats."""

    def change(runs: Runs, low: int, high: int) -> Runs:
        middle = tuple(replace(run, **changes) for run in cut(runs, low, high))
        return cut(runs, 0, low) + middle + cut(runs, high)

    made = list(text)
    for n, block, first, last in _between(text, start, end):
        match block:
            case Paragraph() | Heading() | ListItem():
                made[n] = replace(block, runs=tidy(change(block.runs, first, last)))
            case Table():
                made[n] = map_cells(block, first, last, change)
            case Picture() | Foreign():
                pass
    return tuple(made)


def _between(text: Text, start: Spot, end: Spot) -> Iterator[tuple[int, Block, int, int]]:
    """Go through the blocks between two spots: number, block, first and last position in it."""
    (i, low), (j, high) = start, end
    for n in range(i, j + 1):
        yield n, text[n], low if n == i else 0, high if n == j else length(text[n])


def formats(text: Text, start: Spot, end: Spot) -> Runs:
    """Return the runs between two spots, for asking what format they have."""
    found: list[Run] = []
    for _, block, first, last in _between(text, start, end):
        match block:
            case Paragraph() | Heading() | ListItem():
                found += cut(block.runs, first, last)
            case Table():
                found += runs_of_cells(block, first, last)
            case Picture() | Foreign():
                pass
    return tuple(found)


def stretch(text: Text, start: Spot, end: Spot) -> Text:
    """Return what lies between two spots as blocks, for copying."""
    found: list[Block] = []
    for n, block, first, last in _between(text, start, end):
        match block:
            case Paragraph() | Heading() | ListItem():
                found.append(replace(block, runs=cut(block.runs, first, last)))
            case Table() if first == 0 and last >= length(block):
                found.append(block)
            case Table():
                words = formats(text, (n, first), (n, last))
                found.append(Paragraph(block.id, tidy(words)))
            case Picture() | Foreign():
                if first < last:
                    found.append(block)
                    with_it = n == end[0] and is_caption(text, n + 1)
                    found += text[n + 1 : n + 1 + with_it]
    return tuple(found)


def with_new_ids(blocks: Sequence[Block]) -> Text:
    """Return blocks with new ids, for putting a copy into the plan."""
    return tuple(b if isinstance(b, Foreign) else replace(b, id=new_id()) for b in blocks)


def counted_on(block: Block) -> Block:
    """Return a list item as one that counts on from the one before it; any other as it is."""
    return replace(block, start=0, goes_on=False) if isinstance(block, ListItem) else block


def _begun_as(block: Block, other: Block) -> Block:
    """Return an item that begins its list as another did that stood in its place."""
    if not isinstance(block, ListItem) or not isinstance(other, ListItem):
        return block
    begun = replace(block, start=other.start, goes_on=other.goes_on)
    is_alike = replace(begun, id=other.id, runs=other.runs, extra=other.extra) == other
    return begun if is_alike else block


def as_paragraph(block: Block) -> Block:
    """Return a heading or list item as a paragraph."""
    return Paragraph(block.id, block.runs, block.extra) if isinstance(block, WORDY) else block


def as_heading(block: Block, level: int) -> Block:
    """Return a paragraph or list item as a heading of this level, 1 to 3."""
    return Heading(block.id, block.runs, level, block.extra) if isinstance(block, WORDY) else block


def as_item(block: Block, *, numbered: bool) -> Block:
    """Return a paragraph or heading as a list item; a list item keeps its level."""
    if not isinstance(block, WORDY):
        return block
    if isinstance(block, ListItem) and block.numbered == numbered:
        return block
    level = block.level if isinstance(block, ListItem) else 0
    return ListItem(block.id, block.runs, level, numbered, extra=block.extra)


def shifted(text: Text, first: int, last: int, by: int) -> Text:
    """Return a text with its list items from first to last moved in (1) or out (-1) by a level.

    One moved out of level 0 is a paragraph. One that moves counts on, and has the label that
    items of its new level beside it have.
    """
    chosen = range(first, last + 1)
    found = [_shifted(one, by) if n in chosen else one for n, one in enumerate(text)]
    for n in chosen:
        one = found[n]
        if isinstance(one, ListItem) and one is not text[n]:
            found[n] = replace(one, label=_label_beside(text, found, n, one))
    return tuple(found)


def _shifted(block: Block, by: int) -> Block:
    if not isinstance(block, ListItem):
        return block
    if block.level + by < 0:
        return as_paragraph(block)
    level = min(block.level + by, DEEPEST)
    return block if level == block.level else counted_on(replace(block, level=level))


def _label_beside(text: Text, found: list[Block], n: int, item: ListItem) -> str:
    """Return the label of the nearest item of a level in the same list, before or behind one."""
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(text):
            other = found[at]
            is_later = step > 0 and other is not text[at]  # it moves too, and has no label yet
            if not isinstance(other, ListItem) or is_later or other.level < item.level:
                break
            if other.level == item.level:
                return other.label if other.numbered == item.numbered else ""
            at += step
    return ""


def changed(text: Text, first: int, last: int, change: Callable[[Block], Block]) -> Text:
    """Return a text with a change made to the blocks from first to last."""
    return (*text[:first], *map(change, text[first : last + 1]), *text[last + 1 :])
