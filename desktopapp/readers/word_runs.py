"""What stands in a paragraph of a Word document: runs, fields, links, notes, drawings.

A drawing may hold paragraphs again; how those are read, whoever starts the walk brings along.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.plan.links import allowed
from desktopapp.plan.raised import lowered, raised
from desktopapp.plan.text import Block, Picture, Run, new_id, plain_block
from desktopapp.readers.reading import MOST_CHARACTERS, too_much
from desktopapp.readers.word_formulas import said
from desktopapp.readers.word_parts import (
    Parts,
    Style,
    child,
    name_of,
    picture,
    switch,
    value,
    whole,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

THROUGH = frozenset(  # elements that only wrap text
    {
        *("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "fldSimple"),
        *("dir", "bdo", "body", "oMathPara"),
    }
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
GONE = frozenset({"del", "moveFrom", "delText"})  # tracked as deleted
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_POINT = 12_700  # English metric units
_WIDEST = 14_400.0  # points
_MOST_PICTURES = 60
_MOST_PICTURE_BYTES = 24 * 2**20
_PLAIN = Style()
_MOVED = {"superscript": raised, "subscript": lowered}


@dataclass(slots=True)
class Walk:
    """What is gathered on the way through a document."""

    parts: Parts
    read: "Callable[[_Element, Walk], Iterator[Block]]"  # the paragraphs and tables within
    left: Counter[str] = field(default_factory=Counter)
    pictures: dict[str, bytes] = field(default_factory=dict)
    title: str = ""
    characters: int = 0
    blocks: int = 0
    level: int = 0  # of the last real heading
    in_note: bool = False


@dataclass(slots=True)
class Line:
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


def alternative(element: "_Element") -> "_Element":
    """Return the one of several equal forms of a drawing that is read: the first."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is None:
        return element if fallback is None else fallback
    return choice


def gather(parent: "_Element", walk: Walk, line: Line, link: str = "") -> None:
    """Gather the runs within a paragraph or what stands in one."""
    for element in parent:
        match name_of(element):
            case "r":
                _run(element, walk, line, link)
            case "hyperlink":
                gather(element, walk, line, _linked(element, walk))
            case "AlternateContent":
                gather(alternative(element), walk, line, link)
            case "drawing" | "pict" | "object":
                _drawing(element, walk, line)
            case "oMath":
                walk.left["formula"] += 1
                _add(said(element), walk, line, link)
            case "ruby":
                _ruby(element, walk, line, link)
            case name if name in GONE:
                walk.left["deleted"] += 1
            case name if name in THROUGH:
                gather(element, walk, line, link)
            case _:
                pass  # marks and properties


def _linked(element: "_Element", walk: Walk) -> str:
    target, outside = walk.parts.targets.get(value(element, "id"), ("", False))
    address = allowed(target) if outside else ""
    if outside and not address:
        walk.left["link"] += 1
    return address


def _add(
    text: str, walk: Walk, line: Line, link: str, marks: tuple[bool, bool] = (False, False)
) -> None:
    walk.characters += len(text)
    if walk.characters > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    line.runs.append(Run(text, *marks, link=link or line.link()))


def _run(element: "_Element", walk: Walk, line: Line, link: str) -> None:
    properties = child(element, "rPr")
    if switch(properties, "vanish"):
        walk.left["hidden"] += 1
        return
    if switch(properties, "strike") or switch(properties, "dstrike"):
        walk.left["struck"] += 1
        return
    moved = _MOVED.get(value(child(properties, "vertAlign")), str)
    style = walk.parts.styles.get(value(child(properties, "rStyle")), _PLAIN)
    marks = (
        _marked(switch(properties, "b"), style.bold, inherited=line.bold),
        _marked(switch(properties, "i"), style.italic, inherited=line.italic),
    )
    for part in element:
        name = name_of(part)
        if name == "t" and (not line.fields or line.fields[-1][1]):
            _add(moved(part.text or ""), walk, line, link, marks)
        elif name in _CHARACTERS:
            page = value(part, "type") == "page"
            _add(" " if page else _CHARACTERS[name], walk, line, link, marks)
        elif name not in {"t", "rPr"}:
            _inline(part, walk, line, link)


def _inline(part: "_Element", walk: Walk, line: Line, link: str) -> None:
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
            gather(alternative(part), walk, line, link)
        case "ruby":
            _ruby(part, walk, line, link)
        case _:
            pass  # marks that are no text


def _ruby(element: "_Element", walk: Walk, line: Line, link: str) -> None:
    """Read words with a gloss above them: the gloss follows in brackets."""
    for name, before, after in (("rubyBase", "", ""), ("rt", " (", ")")):
        part = child(element, name)
        if part is not None:
            _add(before, walk, line, link)
            gather(part, walk, line, link)
            _add(after, walk, line, link)


def _marked(own: bool | None, style: bool | None, *, inherited: bool) -> bool:  # noqa: FBT001  # three states of one property
    if own is not None:
        return own
    return inherited if style is None else style


def _symbol(element: "_Element", walk: Walk, line: Line) -> None:
    code = value(element, "char").upper()
    if code in {"F0B7", "F0A7", "F0D8", "F0FC"}:
        _add("•", walk, line, "")
    else:
        walk.left["symbol"] += 1


def _field(element: "_Element", line: Line) -> None:
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


def _footnote(kind: str, note_id: str, walk: Walk, line: Line) -> None:
    note = walk.parts.footnotes.get((kind, note_id))
    if note is None or walk.in_note:  # a note within a note would have no end
        return
    walk.in_note = True
    words = " ".join(" ".join(plain_block(block).split()) for block in walk.read(note, walk))
    walk.in_note = False
    if words:
        walk.left["footnote"] += 1
        _add(f" ({words})", walk, line, "")


def _drawing(element: "_Element", walk: Walk, line: Line) -> None:
    """Read the pictures and text boxes of a drawing, to stand after the paragraph."""
    found = False
    alternative, decorative, width = "", False, 0.0
    for part in element.iter():
        match name_of(part):
            case "txbxContent" if not _within(part, "txbxContent", element):
                found = True
                line.beside.extend(walk.read(part, walk))
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


def _picture(element: "_Element", walk: Walk, line: Line, seen: Picture) -> None:
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
