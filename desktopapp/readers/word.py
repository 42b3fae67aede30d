"""A Word document read into blocks by walking its XML.

python-docx is not used here: its paragraphs leave out insertions, text boxes and content controls.
Tracked insertions are read, tracked deletions are not.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from desktopapp.plan.list_marks import is_countable, labelled_as_shown
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    cut,
    new_id,
    plain_block,
    plain_runs,
    tidy,
)
from desktopapp.readers.archive import open_archive, parse, read_part
from desktopapp.readers.captions import reads_as_caption
from desktopapp.readers.reading import (
    MOST_BLOCKS,
    UNTOUCHED,
    NoWords,
    Reading,
    damaged,
    too_much,
)
from desktopapp.readers.tabbed_rows import TAB, untabbed, with_rows
from desktopapp.readers.word_chunks import chunk_blocks
from desktopapp.readers.word_controls import unwrapped
from desktopapp.readers.word_left_out import said_of_word
from desktopapp.readers.word_lights import may_have_ground
from desktopapp.readers.word_numbering import NumberingLabel
from desktopapp.readers.word_parts import (
    Style,
    child,
    local_name,
    read_parts,
    relations,
    switch,
    value,
    whole,
)
from desktopapp.readers.word_runs import gather
from desktopapp.readers.word_tables import table_blocks
from desktopapp.readers.word_walk import GatheredParagraph, Walk, close_fields, stripped_runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = "•·◦▪●‣⁃∙■□➢►\uf0b7\uf0a7\uf0d8"
_TYPED = re.compile(rf"\s*(?:[{_BULLETS}][ \t]*|[-–*][ \t]+|o\t)(?=\S)")
_NAMED_LEVEL = re.compile(r"list (?:bullet|number) ([2-5])$")  # Word's own styles
_OF_CONTENTS = re.compile(r"toc \d|table of figures")  # Word's styles of lists of contents
_FURNITURE = ("header", "footer")
_INDENT = 360  # twentieths of a point; Word's own step of a bullet
_LONGEST_HEADING = 24  # words


def read_word(data: bytes) -> Reading:
    """Read a Word document, or raise ``Problem``."""
    archive = open_archive(data)
    main = _main_part(archive)
    text = read_part(archive, main) if main else b""
    root = parse(text, deep=True) if main else None
    if root is None or local_name(root) != "document":
        raise Problem(
            "This file is not a Word document, though its name says so.",
            safe=UNTOUCHED,
            then="Open it in the program it was made with and save it as a Word document (.docx).",
        )
    walk = Walk(read_parts(archive, main), _blocks)
    walk.is_grounded = may_have_ground(text) or _have_grounds(archive, walk)
    try:
        blocks = labelled_as_shown(tuple(_body(root, walk)), walk.marks)
    except RecursionError as error:
        raise damaged("Word document") from error
    notes = [*said_of_word(walk.left), *walk.notes]
    if _has_furniture(archive, walk):
        notes.append("Headers and footers of pages were left out.")
    if any("vbaProject" in name for name in archive.namelist()):
        notes.append("Its macros were not looked at.")
    if notes and not blocks:
        raise _nothing_left(notes)
    return Reading("", blocks, walk.title or _first_heading(blocks), tuple(notes), walk.pictures)


def _nothing_left(notes: Sequence[str]) -> NoWords:
    """Say what a document holds beside text that is read, where it holds none."""
    return NoWords(
        f"This document holds no text that is read. {' '.join(notes)}",
        safe=UNTOUCHED,
        then="Check that it is the right file. If it has words, save it again in Word (.docx).",
    )


def rehearsal() -> bytes:
    """Return a small document with a list and a table, to load what is loaded only in use."""
    texts = "<w:p><w:r><w:t>Rehearsal</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{texts}</w:tc><w:tc>{texts}</w:tc></w:tr></w:tbl>"
    target = 'Type="x/officeDocument" Target="word/document.xml"'
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        zipped.writestr("_rels/.rels", f"<Relationships><Relationship {target}/></Relationships>")
        zipped.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="x"><w:body>{texts}{table}</w:body></w:document>',
        )
    return made.getvalue()


def _main_part(archive: ZipFile) -> str:
    """Return the name of the part that holds the text, or nothing when there is none."""
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        return ""
    mains = (one for one in relations(archive).values() if one.kind == "officeDocument")
    return next((one.target for one in mains if one.target in names), "")


def _have_grounds(archive: ZipFile, walk: Walk) -> bool:
    """Tell whether something that headers or footers draw may stand behind the words of pages."""
    names = set(archive.namelist())
    parts = (one.target for one in walk.targets.values() if one.kind in _FURNITURE)
    return any(may_have_ground(read_part(archive, name)) for name in parts if name in names)


def _has_furniture(archive: ZipFile, walk: Walk) -> bool:
    """Tell whether the headers or footers of pages hold words."""
    names = set(archive.namelist())
    return any(
        re.search(rb"<(?:\w+:)?t[ >]", read_part(archive, one.target))
        for one in walk.targets.values()
        if one.kind in _FURNITURE and one.target in names
    )


def _body(root: "_Element", walk: Walk) -> Iterator[Block]:
    """Go through the blocks of a whole document."""
    body = child(root, "body")
    if body is None:
        raise damaged("Word document")
    for text in (body, *walk.parts.notes.values()):
        close_fields(text)
    yield from _blocks(body, walk)


def _first_heading(blocks: tuple[Block, ...]) -> str:
    return next((plain_block(block) for block in blocks[:20] if isinstance(block, Heading)), "")


def _blocks(parent: "_Element", walk: Walk) -> Iterator[Block]:
    """Go through the paragraphs and tables within an element, in order."""
    found = _found(parent, walk)
    yield from found if walk.in_cell or walk.in_note else with_rows(found)


def _found(parent: "_Element", walk: Walk) -> Iterator[Block]:
    """Go through the blocks of an element; their columns are tabs still."""
    held: GatheredParagraph | None = (
        None  # a paragraph without an end of its own, which the next goes on with
    )
    for element in unwrapped(parent, walk.left):
        name = local_name(element)
        if name == "p":
            line = _line(element, walk, held)
            if _goes_on(child(element, "pPr"), line, walk):
                held = line
                continue
            held = None
            yield from _limited(_paragraph(line, walk), walk)
        elif name in _OTHERS:
            if held:
                yield from _limited(_paragraph(held, walk), walk)
                held = None
            yield from _limited(_OTHERS[name](element, walk), walk)
    if held:
        yield from _limited(_paragraph(held, walk), walk)


def _limited(blocks: Iterator[Block], walk: Walk) -> Iterator[Block]:
    for block in blocks:
        walk.blocks += 1
        if walk.blocks > MOST_BLOCKS:
            raise too_much(f"more than {MOST_BLOCKS:,} paragraphs")
        yield block


def _line(element: "_Element", walk: Walk, held: GatheredParagraph | None) -> GatheredParagraph:
    """Gather a paragraph; it goes on with one that has no end of its own."""
    properties = child(element, "pPr")
    named = value(child(properties, "pStyle"))
    line = GatheredParagraph(walk.parts.styles.get(named, walk.parts.usual), properties)
    if held:
        line.runs, line.beside = held.runs, held.beside
    gather(element, walk, line)
    return line


def _goes_on(properties: "_Element | None", line: GatheredParagraph, walk: Walk) -> bool:
    """Tell whether the mark at the end of a paragraph is none, so that the next goes on with it.

    It may be deleted (ECMA-376 part 1, 17.13.5.15), hidden, or stand within a field's instruction;
    a large letter at the beginning of a text is a paragraph in a frame (17.3.1.11).
    """
    if properties is None:
        return walk.unseen > 0
    mark = child(properties, "rPr")
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        return True
    if value(child(properties, "framePr"), "dropCap") in {"drop", "margin"}:
        return True
    return walk.unseen > 0 or bool(switch(mark, "vanish") and not line.style.outline)


def _paragraph(line: GatheredParagraph, walk: Walk) -> Iterator[Block]:
    block = _block(tidy(line.runs), line.properties, line.style, walk)
    if block:
        walk.in_list = isinstance(block, ListItem)
        yield block
    yield from line.beside


def _block(runs: Runs, properties: "_Element | None", style: Style, walk: Walk) -> Block | None:
    """Make a block of a paragraph's runs: heading, list item or paragraph."""
    level, label = _listed(properties, style, walk)
    tabbed, runs = runs, untabbed(runs)
    if not plain_runs(runs).strip():
        is_number = walk.in_cell and label is not None and label.text
        return Paragraph(new_id(), (Run(label.text),)) if label and is_number else None
    outline = _outline(properties, style)
    if outline and style.name == "title" and not walk.title:
        walk.title = plain_runs(runs)
    listed = label and not outline and _is_listed(label, level, walk)
    if label and label.text and not listed:
        walk.count(label.text)
        runs = tidy((Run(label.text + label.gap, bold=runs[0].bold, italic=runs[0].italic), *runs))
    if outline:
        walk.level = outline
        return Heading(new_id(), _bare(runs), min(outline, 3))
    if label and (listed or label.is_bullet or (level and walk.in_list)):
        item = ListItem(new_id(), runs, min(level, 2), bool(listed))
        if listed:
            walk.marks[item.id] = label.text
        return item
    is_bare = style.is_caption or reads_as_caption(plain_runs(runs))
    if is_bare:
        block: Block = Paragraph(new_id(), runs)
    else:
        block = _unlisted(runs, properties, walk, is_typed=label is None)
    is_row = TAB in plain_runs(tabbed) and not label and not _OF_CONTENTS.match(style.name)
    if is_row and isinstance(block, Heading | Paragraph):
        return replace(block, runs=tabbed)
    return block


def _is_listed(label: NumberingLabel, level: int, walk: Walk) -> bool:
    """Tell whether a list of a plan has this label and counts on from it.

    One of several numbers is so only below an item: else it numbers the paragraphs of a report.
    """
    is_item = label.is_single or label.is_own or (level > 0 and walk.in_list)
    is_apart = bool(label.gap) and not label.is_bullet
    return is_apart and is_item and is_countable(label.text)


def _unlisted(runs: Runs, properties: "_Element | None", walk: Walk, *, is_typed: bool) -> Block:
    """Make a block of a paragraph that neither style nor numbering makes another one.

    ``is_typed`` says that what stands before its words was typed, and may be a bullet.
    """
    text = plain_runs(runs)
    if (typed := _TYPED.match(text)) and is_typed:
        return ListItem(new_id(), stripped_runs(cut(runs, typed.end())), _depth(properties))
    bold = all(run.bold for run in runs if run.text.strip())
    if bold and len(text.split()) <= _LONGEST_HEADING and text[-1] not in ".,;":
        return Heading(new_id(), _bare(runs), min(walk.level + 1, 3) if walk.level else 2)
    return Paragraph(new_id(), runs)


def _outline(properties: "_Element | None", style: Style) -> int:
    own = value(child(properties, "outlineLvl"))
    if own and whole(own, 9) < 9:  # noqa: PLR2004  # 9 is body text
        return max(whole(own), 0) + 1
    return style.outline


def _listed(
    properties: "_Element | None", style: Style, walk: Walk
) -> tuple[int, NumberingLabel | None]:
    """Count a paragraph on in its list, and return its level and label; no label without one."""
    if properties is None:
        return 0, None
    own = child(properties, "numPr")
    number = value(child(own, "numId")) or style.number
    if not number or number == "0":
        return 0, None
    said = value(child(own, "ilvl"))
    deeper = _NAMED_LEVEL.match(style.name)
    level = whole(said) if said else walk.lists.level_of(number, style)
    level = max(level, int(deeper[1]) - 1 if deeper else 0, 0)
    return level, walk.lists.label(number, level)


def _depth(properties: "_Element | None") -> int:
    """Return the level of a typed bullet from how far its paragraph is indented."""
    indent = child(properties, "ind")
    left = whole(value(indent, "left") or value(indent, "start"))
    return max(0, min((left - _INDENT) // _INDENT, 2))


def _bare(runs: Runs) -> Runs:
    return tidy(Run(run.text, italic=run.italic, link=run.link) for run in runs)


def _put_in(element: "_Element", walk: Walk) -> Iterator[Block]:
    """Read a document that was put into this one, at its place (ECMA-376 part 1, 17.17.2.1)."""
    yield from chunk_blocks(walk.targets.get(value(element, "id")), walk, _body)


def _linked_document(_element: "_Element", walk: Walk) -> Iterator[Block]:
    """Count a document that is not in this file."""
    walk.left["linked"] += 1
    yield from ()


_OTHERS: Mapping[str, Callable[["_Element", Walk], Iterator[Block]]] = {
    "tbl": table_blocks,
    "altChunk": _put_in,
    "subDoc": _linked_document,
}
