"""A Word document read into blocks by walking its XML.

python-docx is not used here: its paragraphs leave out insertions, text boxes and content controls.
Tracked insertions are read, tracked deletions are not.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    block_words,
    new_id,
    plain_block,
    plain_runs,
    tidy,
)
from desktopapp.readers.archive import open_archive, parse, read_part
from desktopapp.readers.reading import (
    MOST_BLOCKS,
    UNTOUCHED,
    Reading,
    damaged,
    too_much,
)
from desktopapp.readers.word_parts import (
    Style,
    child,
    name_of,
    read_parts,
    value,
    whole,
)
from desktopapp.readers.word_runs import GONE, THROUGH, Line, Walk, alternative, gather

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS = "•·◦▪●‣⁃∙■□➢►✓\uf0b7\uf0a7\uf0d8\uf0fc"
_TYPED = re.compile(rf"\s*(?:[{_BULLETS}][ \t]*|[-–*][ \t]+|o\t)(?=\S)")
_NAMED_LEVEL = re.compile(r"list (?:bullet|number) ([2-5])$")  # Word's own styles
_FURNITURE = re.compile(r"(?:^|/)(?:header|footer)\d*\.xml$")
_INDENT = 360  # twentieths of a point; Word's own step of a bullet
_LONG_CELL = 100  # words
_MOST_COLUMNS = 63  # Word makes no more
_LONGEST_HEADING = 24  # words
_PLAIN = Style()

_LEFT_OUT = {  # what was counted -> one, many
    "deleted": (
        "One tracked deletion was left out.",
        "{} tracked deletions were left out.",
    ),
    "struck": (
        "One stretch of struck-through text was left out.",
        "{} stretches of struck-through text were left out.",
    ),
    "formula": (
        "One formula was read as plain text: check it.",
        "{} formulas were read as plain text: check them.",
    ),
    "hidden": ("Some hidden text was left out.", "Hidden text was left out in {} places."),
    "comment": ("One comment was left out.", "{} comments were left out."),
    "picture": (
        "One picture was left out: only PNG and JPEG pictures of a sane size are read.",
        "{} pictures were left out: only PNG and JPEG pictures of a sane size are read.",
    ),
    "drawing": ("One chart or drawing was left out.", "{} charts or drawings were left out."),
    "footnote": (
        "One footnote now stands in brackets where it was marked.",
        "{} footnotes now stand in brackets where they were marked.",
    ),
    "link": (
        "One link was left out: only web and e-mail addresses are kept.",
        "{} links were left out: only web and e-mail addresses are kept.",
    ),
    "layout": (
        "One table that set out the page was read as text, row by row.",
        "{} tables that set out the page were read as text, row by row.",
    ),
    "symbol": ("One symbol could not be read.", "{} symbols could not be read."),
}


def read_word(data: bytes) -> Reading:
    """Read a Word document, or raise ``Problem``."""
    archive = open_archive(data)
    main = _main_part(archive)
    if not main:
        raise Problem(
            "This file is not a Word document, though its name says so.",
            safe=UNTOUCHED,
            then="Open it in the program it was made with and save it as a Word document (.docx).",
        )
    walk = Walk(read_parts(archive, main), _blocks)
    root = parse(read_part(archive, main))
    body = child(root, "body")
    if body is None:
        raise damaged("Word document")
    try:
        blocks = tuple(_blocks(body, walk))
    except RecursionError as error:
        raise damaged("Word document") from error
    notes = [one if count == 1 else many.format(count) for one, many, count in _counted(walk)]
    if _has_furniture(archive):
        notes.append("Headers and footers of pages were left out.")
    if any("vbaProject" in name for name in archive.namelist()):
        notes.append("Its macros were not looked at.")
    return Reading("", blocks, walk.title or _first_heading(blocks), tuple(notes), walk.pictures)


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
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        return ""
    for rel in parse(read_part(archive, "_rels/.rels")):
        if value(rel, "Type").endswith("/officeDocument"):
            target = value(rel, "Target").lstrip("/")
            kind = target.rpartition("/")[2]
            return target if target in names and kind.startswith("document") else ""
    return ""


def _has_furniture(archive: ZipFile) -> bool:
    """Tell whether the headers or footers of pages hold words."""
    names = (name for name in archive.namelist() if _FURNITURE.search(name))
    return any(re.search(rb"<(?:\w+:)?t[ >]", read_part(archive, name)) for name in names)


def _counted(walk: Walk) -> Iterator[tuple[str, str, int]]:
    for what, (one, many) in _LEFT_OUT.items():
        if walk.left[what]:
            yield one, many, walk.left[what]


def _first_heading(blocks: tuple[Block, ...]) -> str:
    return next((plain_block(block) for block in blocks[:20] if isinstance(block, Heading)), "")


def _blocks(parent: "_Element", walk: Walk) -> Iterator[Block]:
    """Go through the paragraphs and tables within an element, in order."""
    for element in parent:
        match name_of(element):
            case "p":
                yield from _limited(_paragraph(element, walk), walk)
            case "tbl":
                yield from _limited(_table(element, walk), walk)
            case "AlternateContent":
                yield from _blocks(alternative(element), walk)
            case name if name in GONE:
                walk.left["deleted"] += 1
            case name if name in THROUGH:
                yield from _blocks(element, walk)
            case _:
                pass  # marks and properties


def _limited(blocks: Iterator[Block], walk: Walk) -> Iterator[Block]:
    for block in blocks:
        walk.blocks += 1
        if walk.blocks > MOST_BLOCKS:
            raise too_much(f"more than {MOST_BLOCKS:,} paragraphs")
        yield block


def _paragraph(element: "_Element", walk: Walk) -> Iterator[Block]:
    properties = child(element, "pPr")
    style = walk.parts.styles.get(value(child(properties, "pStyle")), _PLAIN)
    line = Line(bold=bool(style.bold), italic=bool(style.italic))
    gather(element, walk, line)
    block = _block(tidy(line.runs), properties, style, walk)
    if block:
        yield block
    yield from line.beside


def _block(runs: Runs, properties: "_Element | None", style: Style, walk: Walk) -> Block | None:
    """Make a block of a paragraph's runs: heading, list item or paragraph."""
    text = plain_runs(runs)
    if not text.strip():
        return None
    outline = _outline(properties, style)
    if outline:
        if style.name == "title" and not walk.title:
            walk.title = text.strip()
        walk.level = outline
        return Heading(new_id(), _bare(_trimmed(runs)), min(outline, 3))
    if listed := _listed(properties, style, walk):
        level, numbered = listed
        return ListItem(new_id(), _trimmed(runs), min(level, 2), numbered)
    if typed := _TYPED.match(text):
        return ListItem(new_id(), _trimmed(_without(runs, typed.end())), _depth(properties))
    runs = _trimmed(runs)
    bold = all(run.bold for run in runs if run.text.strip())
    ends = text.rstrip()[-1]
    if bold and len(text.split()) <= _LONGEST_HEADING and ends not in ".,;":
        return Heading(new_id(), _bare(runs), min(walk.level + 1, 3) if walk.level else 2)
    return Paragraph(new_id(), runs)


def _outline(properties: "_Element | None", style: Style) -> int:
    own = value(child(properties, "outlineLvl"))
    if own and whole(own, 9) < 9:  # noqa: PLR2004  # 9 is body text
        return max(whole(own), 0) + 1
    return style.outline


def _listed(properties: "_Element | None", style: Style, walk: Walk) -> tuple[int, bool] | None:
    """Return the level of a list item and whether it is numbered, or nothing."""
    own = child(properties, "numPr")
    number = value(child(own, "numId")) or style.number
    if not number or number == "0":
        return None
    said = value(child(own, "ilvl"))
    deeper = _NAMED_LEVEL.match(style.name)
    level = max(whole(said) if said else style.level, int(deeper[1]) - 1 if deeper else 0, 0)
    form = walk.parts.numbering.get((number, level), "bullet")
    return (level, form != "bullet") if form != "none" else None


def _depth(properties: "_Element | None") -> int:
    """Return the level of a typed bullet from how far its paragraph is indented."""
    indent = child(properties, "ind")
    left = whole(value(indent, "left") or value(indent, "start"))
    return max(0, min((left - _INDENT) // _INDENT, 2))


def _bare(runs: Runs) -> Runs:
    return tidy(Run(run.text, italic=run.italic, link=run.link) for run in runs)


def _without(runs: Runs, count: int) -> Runs:
    """Return the runs without their first characters."""
    kept: list[Run] = []
    for run in runs:
        kept.append(Run(run.text[count:], run.bold, run.italic, run.link))
        count = max(0, count - len(run.text))
    return tidy(kept)


def _trimmed(runs: Runs) -> Runs:
    """Return the runs without white space at both ends."""
    text = plain_runs(runs)
    runs = _without(runs, len(text) - len(text.lstrip()))
    spare = len(text) - len(text.rstrip())
    kept = list(runs)
    while spare and kept:
        last = kept.pop()
        cut = min(spare, len(last.text))
        kept.append(Run(last.text[: len(last.text) - cut], last.bold, last.italic, last.link))
        spare -= cut
        if spare:
            kept.pop()
    return tidy(kept)


def _table(element: "_Element", walk: Walk) -> Iterator[Block]:
    """Read a table; one that only sets out the page is read as the blocks in it."""
    rows: list[list[tuple[Block, ...]]] = []
    for row in _rows(element, "tr"):
        before = max(0, min(whole(value(child(row, "trPr", "gridBefore"))), 60))
        cells: list[tuple[Block, ...]] = [()] * before
        for cell in _rows(row, "tc"):
            span = max(1, min(whole(value(child(cell, "tcPr", "gridSpan"))), 60))
            cells.append(tuple(_blocks(cell, walk)))
            cells.extend([()] * (span - 1))
        rows.append(cells)
    columns = max((len(row) for row in rows), default=0)
    flat = [block for row in rows for cell in row for block in cell]
    if not flat:
        return
    if (
        columns == 1
        or columns > _MOST_COLUMNS
        or any(_is_text(cell) for row in rows for cell in row)
    ):
        if columns > 1:
            walk.left["layout"] += 1
        yield from flat
        return
    yield Table(new_id(), tuple(_cells(row, columns) for row in rows if any(row)))
    yield from (block for block in flat if isinstance(block, Picture))


def _rows(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Go through the rows of a table or the cells of a row, content controls opened."""
    for element in parent:
        found = name_of(element)
        if found == name:
            yield element
        elif found in THROUGH:
            yield from _rows(element, name)


def _is_text(cell: tuple[Block, ...]) -> bool:
    """Tell whether a cell holds text of its own rather than an entry of a table."""
    return len(cell) > 2 and sum(map(block_words, cell)) >= _LONG_CELL  # noqa: PLR2004  # an entry has a line or two


def _cells(row: list[tuple[Block, ...]], columns: int) -> tuple[Runs, ...]:
    cells = [_cell(cell) for cell in row]
    return tuple(cells + [()] * (columns - len(cells)))


def _cell(blocks: tuple[Block, ...]) -> Runs:
    """Return the blocks of a cell as runs, a line each."""
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(Run("\n"))
        match block:
            case Paragraph() | Heading() | ListItem():
                runs.extend(block.runs)
            case _:
                runs.append(Run(plain_block(block).replace("\t", " ")))
    return _trimmed(tidy(runs))
