"""Reading a document back into blocks: one block of it, or all."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

from desktopapp.plan.editing import counted_on
from desktopapp.plan.text import Block, Foreign, Picture, Run, Runs, Table, Text, cut, new_id, tidy
from desktopapp.ui.text.formats import (
    ALTERNATIVE,
    BOLD,
    DECORATIVE,
    EXTRA,
    FILLER,
    FOREIGN,
    ID,
    KIND,
    LINE_BREAK,
    NAME,
    OBJECT,
    OBJECT_CHARACTER,
    ROW_HEADERS,
    RUN_WORDS,
    SUMMARY,
    WIDTH,
    make_block,
)

MANY, _FEW = 200, 20  # runs of a block; letters that a key changes at most


class DocumentChange(NamedTuple):
    """A change of the document, as Qt tells it: where, and how much went and came."""

    position: int
    removed: int
    added: int


KnownRuns: TypeAlias = dict[int, Run | None]  # runs without words, by Qt's number of their format


def document_text(document: QTextDocument, known: KnownRuns) -> Text:
    """Read a whole document. Blocks that share an id are told apart, objects stand alone."""
    found: list[Block] = []
    it = document.rootFrame().begin()
    while not it.atEnd():
        block = it.currentBlock()
        frame = it.currentFrame()
        if block.isValid():
            found += _read_block(block, known)
        elif isinstance(frame, QTextTable):
            found.append(_read_table(frame, known))
        else:
            found += _read_frame(document, frame, known)
        it += 1
    return with_own_ids(found)


def document_runs(block: QTextBlock, known: KnownRuns) -> Runs | None:
    """Read the runs of one block of the document; None when an object stands in it."""
    runs: list[Run] = []
    it = block.begin()
    while not it.atEnd():
        fragment = it.fragment()
        index = fragment.charFormatIndex()
        if index not in known:
            known[index] = run_like(fragment.charFormat())
        run = known[index]
        if run is None:
            return None
        words = fragment.text()
        if LINE_BREAK in words:
            words = words.replace(LINE_BREAK, "\n")
        runs.append(replace(run, text=words))
        it += 1
    return tidy(runs) if len(runs) > 1 else tuple(runs)


def typed_runs(block: QTextBlock, before: Runs, change: DocumentChange) -> Runs | None:
    """Read of a block that held these runs only what was typed or deleted in it.

    For many runs, of which one key changes one. Nothing where the whole block must be read: for
    few, for a large change, and for signs that are two of Qt's or an object.
    """
    at, removed, added = change.position - block.position(), change.removed, change.added
    sizes = [len(run.text) for run in before]
    if len(sizes) < MANY or added > _FEW or sum(sizes) + added - removed != block.length() - 1:
        return None
    cursor = QTextCursor(block)
    typed: list[Run] = []
    for n in range(change.position, change.position + added):
        sign = block.document().characterAt(n)
        cursor.setPosition(n + 1)
        run = run_like(cursor.charFormat())
        if run is None or sign == OBJECT_CHARACTER or "\ud800" <= sign <= "\udfff":
            return None
        typed.append(replace(run, text=sign.replace(LINE_BREAK, "\n")))
    ends = list(accumulate(sizes))
    low, high = bisect_left(ends, at), bisect_right(ends, at + removed)
    start = ends[low - 1] if low else 0
    near = before[low : high + 1]
    made = (*cut(near, 0, at - start), *typed, *cut(near, at + removed - start))
    beside = slice(max(low - 1, 0), low), slice(high + 1, high + 2)
    whole = tidy((*before[beside[0]], *made, *before[beside[1]]))
    return (*before[: beside[0].start], *whole, *before[beside[1].stop :])


def _read_frame(document: QTextDocument, frame: QTextFrame, known: KnownRuns) -> list[Block]:
    found: list[Block] = []
    block = document.findBlock(frame.firstPosition())
    while block.isValid() and block.position() <= frame.lastPosition():
        found += _read_block(block, known)
        block = block.next()
    return found


def _read_block(block: QTextBlock, known: KnownRuns) -> list[Block]:
    """Read a block of the document: one block, or several where objects stand in it."""
    form = block.blockFormat()
    kind = form.intProperty(KIND)
    block_id = form.stringProperty(ID) or new_id()
    extra = form.stringProperty(EXTRA)
    if kind == FILLER and block.length() == 1:
        return []
    runs = document_runs(block, known)
    if runs is not None:
        return [make_block(form, block_id, runs, extra)]
    return _read_mixed(block, make_block(form, block_id, (), extra))


def _read_mixed(block: QTextBlock, like: Block) -> list[Block]:
    """Read a block in which objects stand: they and the words between become blocks."""
    found: list[Block] = []
    around = block.blockFormat()
    words: list[Run] = []
    it = block.begin()
    while not it.atEnd():
        fragment = it.fragment()
        form, text = fragment.charFormat(), fragment.text()
        if form.hasProperty(OBJECT) and text.startswith(OBJECT_CHARACTER):
            if words:
                found.append(make_block(around, new_id(), tidy(words), ""))
                words = []
            found.append(_read_object(form, like))
            text = text[1:]
        if text:
            run = run_like(form) or Run("")
            words.append(replace(run, text=text.replace(LINE_BREAK, "\n")))
        it += 1
    if words:
        found.append(make_block(around, new_id(), tidy(words), ""))
    return found


def _read_table(table: QTextTable, known: KnownRuns) -> Table:
    form = table.format()
    rows: list[tuple[Runs, ...]] = []
    for r in range(table.rows()):
        cells: list[Runs] = []
        for c in range(table.columns()):
            runs: list[Run] = []
            it = table.cellAt(r, c).begin()
            while not it.atEnd():
                found = document_runs(it.currentBlock(), known) or ()
                runs += [Run("\n"), *found] if runs else found
                it += 1
            cells.append(tidy(runs))
        rows.append(tuple(cells))
    return Table(
        form.stringProperty(ID) or new_id(),
        tuple(rows),
        form.boolProperty(ROW_HEADERS),
        form.stringProperty(SUMMARY),
        form.stringProperty(EXTRA),
    )


def _read_object(form: QTextCharFormat, like: Block) -> Block:
    if form.stringProperty(OBJECT) == FOREIGN:
        return Foreign(form.stringProperty(EXTRA))
    block_id, extra = ("", "") if isinstance(like, Foreign) else (like.id, like.extra)
    return Picture(
        block_id,
        form.stringProperty(NAME),
        form.stringProperty(ALTERNATIVE),
        form.boolProperty(DECORATIVE),
        form.doubleProperty(WIDTH),
        extra,
    )


def with_own_ids(blocks: list[Block]) -> Text:
    """Give each block an id that no other has; the first that bears one keeps it."""
    seen: set[str] = set()
    made: list[Block] = []
    for block in blocks:
        if not isinstance(block, Foreign):
            name = block.id
            if name in seen:
                name = new_id()
                block = counted_on(replace(block, id=name))  # noqa: PLW2901  # the same block, renamed
            seen.add(name)
        made.append(block)
    return tuple(made)


def run_like(form: QTextCharFormat) -> Run | None:
    """Return an empty run in the format of a stretch of the document; None for an object."""
    if form.hasProperty(OBJECT):
        return None
    return Run(
        "",
        bold=form.boolProperty(BOLD),
        italic=form.fontItalic(),
        link=form.anchorHref() if form.isAnchor() else "",
        **{name: form.stringProperty(kept) for name, kept in RUN_WORDS.items()},
    )
