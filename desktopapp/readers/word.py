"""A Word document read into blocks by walking its XML.

python-docx is not used here: its paragraphs leave out insertions, text boxes and content controls.
Tracked insertions are read, tracked deletions are not.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from desktopapp.readers.links import allowed
from desktopapp.readers.reading import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    UNTOUCHED,
    Reading,
    damaged,
    too_much,
)
from desktopapp.readers.word_parts import (
    Parts,
    Style,
    child,
    name_of,
    picture,
    read_parts,
    switch,
    value,
    whole,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_THROUGH = frozenset(
    {
        *("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "fldSimple"),
        *("dir", "bdo", "body", "oMath", "oMathPara"),
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_GONE = frozenset({"del", "moveFrom", "delText"})
_BULLETS = "•·◦▪●‣⁃∙■□➢►✓\uf0b7\uf0a7\uf0d8\uf0fc"
_TYPED = re.compile(rf"\s*(?:[{_BULLETS}][ \t]*|[-–*][ \t]+|o\t)(?=\S)")
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_NAMED_LEVEL = re.compile(r"list (?:bullet|number) ([2-5])$")  # Word's own styles
_INDENT = 360  # twentieths of a point; Word's own step of a bullet
_POINT = 12_700  # English metric units
_WIDEST = 14_400.0  # points
_LONG_CELL = 100  # words
_MOST_COLUMNS = 63  # Word makes no more
_MOST_PICTURES = 60
_MOST_PICTURE_BYTES = 24 * 2**20
_LONGEST_HEADING = 24  # words
_PLAIN = Style()

_LEFT_OUT = {  # what was counted -> one, many
    "deleted": (
        "One tracked deletion was left out.",
        "{} tracked deletions were left out.",
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


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through a document."""

    parts: Parts
    left: Counter[str] = field(default_factory=Counter)
    pictures: dict[str, bytes] = field(default_factory=dict)
    title: str = ""
    characters: int = 0
    blocks: int = 0
    level: int = 0  # of the last real heading
    in_note: bool = False


@dataclass(slots=True)
class _Line:
    """A paragraph as it is gathered: its runs, what floats beside it, and open fields."""

    runs: list[Run] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    fields: list[tuple[str, bool]] = field(default_factory=list)  # instruction, and if complete
    bold: bool = False
    italic: bool = False

    def link(self) -> str:
        """Return the address that the open fields lead to."""
        for instruction, _ in reversed(self.fields):
            if found := _ADDRESS.search(instruction):
                return allowed(found.group(1))
        return ""


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
    walk = _Walk(read_parts(archive, main))
    root = parse(read_part(archive, main))
    body = child(root, "body")
    if body is None:
        raise damaged("Word document")
    try:
        blocks = tuple(_blocks(body, walk))
    except RecursionError as error:
        raise damaged("Word document") from error
    notes = [one if count == 1 else many.format(count) for one, many, count in _counted(walk)]
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


def _counted(walk: _Walk) -> Iterator[tuple[str, str, int]]:
    for what, (one, many) in _LEFT_OUT.items():
        if walk.left[what]:
            yield one, many, walk.left[what]


def _first_heading(blocks: tuple[Block, ...]) -> str:
    return next((plain_block(block) for block in blocks[:20] if isinstance(block, Heading)), "")


def _blocks(parent: "_Element", walk: _Walk) -> Iterator[Block]:
    """Go through the paragraphs and tables within an element, in order."""
    for element in parent:
        match name_of(element):
            case "p":
                yield from _limited(_paragraph(element, walk), walk)
            case "tbl":
                yield from _limited(_table(element, walk), walk)
            case "AlternateContent":
                yield from _blocks(_alternative(element), walk)
            case name if name in _GONE:
                walk.left["deleted"] += 1
            case name if name in _THROUGH:
                yield from _blocks(element, walk)
            case _:
                pass  # marks and properties


def _limited(blocks: Iterator[Block], walk: _Walk) -> Iterator[Block]:
    for block in blocks:
        walk.blocks += 1
        if walk.blocks > MOST_BLOCKS:
            raise too_much(f"more than {MOST_BLOCKS:,} paragraphs")
        yield block


def _alternative(element: "_Element") -> "_Element":
    """Return the one of several equal forms of a drawing that is read: the first."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is None:
        return element if fallback is None else fallback
    return choice


def _paragraph(element: "_Element", walk: _Walk) -> Iterator[Block]:
    properties = child(element, "pPr")
    style = walk.parts.styles.get(value(child(properties, "pStyle")), _PLAIN)
    line = _Line(bold=bool(style.bold), italic=bool(style.italic))
    _gather(element, walk, line)
    block = _block(tidy(line.runs), properties, style, walk)
    if block:
        yield block
    yield from line.beside


def _block(runs: Runs, properties: "_Element | None", style: Style, walk: _Walk) -> Block | None:
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


def _listed(properties: "_Element | None", style: Style, walk: _Walk) -> tuple[int, bool] | None:
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


def _gather(parent: "_Element", walk: _Walk, line: _Line, link: str = "") -> None:
    """Gather the runs within a paragraph or what stands in one."""
    for element in parent:
        match name_of(element):
            case "r":
                _run(element, walk, line, link)
            case "hyperlink":
                _gather(element, walk, line, _linked(element, walk))
            case "AlternateContent":
                _gather(_alternative(element), walk, line, link)
            case "drawing" | "pict" | "object":
                _drawing(element, walk, line)
            case "t":  # of a formula, which has runs of its own kind
                _add(element.text or "", walk, line, link)
            case name if name in _GONE:
                walk.left["deleted"] += 1
            case name if name in _THROUGH:
                _gather(element, walk, line, link)
            case _:
                pass  # marks and properties


def _linked(element: "_Element", walk: _Walk) -> str:
    target, outside = walk.parts.targets.get(value(element, "id"), ("", False))
    address = allowed(target) if outside else ""
    if outside and not address:
        walk.left["link"] += 1
    return address


def _add(
    text: str, walk: _Walk, line: _Line, link: str, marks: tuple[bool, bool] = (False, False)
) -> None:
    walk.characters += len(text)
    if walk.characters > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    line.runs.append(Run(text, *marks, link=link or line.link()))


def _run(element: "_Element", walk: _Walk, line: _Line, link: str) -> None:
    properties = child(element, "rPr")
    if switch(properties, "vanish"):
        walk.left["hidden"] += 1
        return
    style = walk.parts.styles.get(value(child(properties, "rStyle")), _PLAIN)
    marks = (
        _marked(switch(properties, "b"), style.bold, inherited=line.bold),
        _marked(switch(properties, "i"), style.italic, inherited=line.italic),
    )
    for part in element:
        name = name_of(part)
        if name == "t" and (not line.fields or line.fields[-1][1]):
            _add(part.text or "", walk, line, link, marks)
        elif name in _CHARACTERS:
            page = value(part, "type") == "page"
            _add(" " if page else _CHARACTERS[name], walk, line, link, marks)
        elif name not in {"t", "rPr"}:
            _inline(part, walk, line, link)


def _inline(part: "_Element", walk: _Walk, line: _Line, link: str) -> None:
    """Read what stands in a run beside its text."""
    match name_of(part):
        case "sym":
            _symbol(part, walk, line)
        case "fldChar" | "instrText":
            _field(part, line)
        case "footnoteReference" | "endnoteReference" as name:
            _footnote(name.removesuffix("Reference"), value(part, "id"), walk, line)
        case "commentReference":
            walk.left["comment"] += 1
        case "delText":
            walk.left["deleted"] += 1
        case "drawing" | "pict" | "object":
            _drawing(part, walk, line)
        case "AlternateContent":
            _gather(_alternative(part), walk, line, link)
        case _:
            pass  # marks that are no text


def _marked(own: bool | None, style: bool | None, *, inherited: bool) -> bool:  # noqa: FBT001  # three states of one property
    if own is not None:
        return own
    return inherited if style is None else style


def _symbol(element: "_Element", walk: _Walk, line: _Line) -> None:
    code = value(element, "char").upper()
    if code in {"F0B7", "F0A7", "F0D8", "F0FC"}:
        _add("•", walk, line, "")
    else:
        walk.left["symbol"] += 1


def _field(element: "_Element", line: _Line) -> None:
    """Follow a field: its instruction is no text, its result is (ECMA-376 part 1, 17.16.18)."""
    instruction, complete = line.fields[-1] if line.fields else ("", True)
    match value(element, "fldCharType"):
        case "begin":
            line.fields.append(("", False))
        case "separate" if line.fields:
            line.fields[-1] = (instruction, True)
        case "end" if line.fields:
            line.fields.pop()
        case "" if not complete:
            line.fields[-1] = ((instruction + (element.text or ""))[:4000], False)
        case _:
            pass  # an end without a beginning


def _footnote(kind: str, note_id: str, walk: _Walk, line: _Line) -> None:
    note = walk.parts.footnotes.get((kind, note_id))
    if note is None or walk.in_note:  # a note within a note would have no end
        return
    walk.in_note = True
    words = " ".join(" ".join(plain_block(block).split()) for block in _blocks(note, walk))
    walk.in_note = False
    if words:
        walk.left["footnote"] += 1
        _add(f" ({words})", walk, line, "")


def _drawing(element: "_Element", walk: _Walk, line: _Line) -> None:
    """Read the pictures and text boxes of a drawing, to stand after the paragraph."""
    found = False
    alternative, decorative, width = "", False, 0.0
    for part in element.iter():
        match name_of(part):
            case "txbxContent" if not _within(part, "txbxContent", element):
                found = True
                line.beside.extend(_blocks(part, walk))
            case "docPr":
                alternative = value(part, "descr")
            case "decorative":
                decorative = value(part) not in {"0", "false", ""}
            case "extent":
                width = min(max(whole(value(part, "cx")) / _POINT, 0.0), _WIDEST)
            case "blip":
                found = True
                _picture(part, walk, line, Picture("", "", alternative, decorative, width))
            case "imagedata":
                found = True
                _picture(part, walk, line, Picture("", "", value(part, "title")))
            case _:
                pass  # how it is drawn
    if not found and any(name_of(part) in {"chart", "relIds", "wsp"} for part in element.iter()):
        walk.left["drawing"] += 1


def _within(element: "_Element", name: str, outer: "_Element") -> bool:
    """Tell whether an element stands in another of this name that is still within ``outer``."""
    for parent in element.iterancestors():
        if parent is outer:
            return False
        if name_of(parent) == name:
            return True
    return False


def _picture(element: "_Element", walk: _Walk, line: _Line, seen: Picture) -> None:
    found = picture(walk.parts, value(element, "embed") or value(element, "id"))
    size = sum(map(len, walk.pictures.values()))
    full = len(walk.pictures) >= _MOST_PICTURES or size > _MOST_PICTURE_BYTES
    if not found or full:
        walk.left["picture"] += 1
        return
    name, data = found
    walk.pictures[name] = data
    decorative = seen.decorative and not seen.alternative
    line.beside.append(Picture(new_id(), name, seen.alternative, decorative, seen.width))


def _table(element: "_Element", walk: _Walk) -> Iterator[Block]:
    """Read a table; one that only sets out the page is read as the blocks in it."""
    rows: list[list[tuple[Block, ...]]] = []
    for row in _rows(element, "tr"):
        cells: list[tuple[Block, ...]] = []
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
        elif found in _THROUGH:
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
