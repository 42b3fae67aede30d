"""The parts of a Word document beside its text: styles, numbering, links, footnotes, pictures."""

import hashlib
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktopapp.readers.archive import parse, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PICTURE = 8 * 2**20  # bytes
_MOST_PIXELS = 40_000_000  # a page at 600 dots per inch
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of a JPEG's frame header
_LONGEST_CHAIN = 12  # styles based on styles


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs or runs. ``outline`` is 1 for the largest heading."""

    name: str = ""
    outline: int = 0
    bold: bool | None = None
    italic: bool | None = None
    number: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """What the text of a document refers to."""

    archive: zipfile.ZipFile
    main: str
    styles: Mapping[str, Style]
    numbering: Mapping[tuple[str, int], str]  # number and level -> format, such as "bullet"
    targets: Mapping[str, tuple[str, bool]]  # id -> address or part, and whether it is outside
    footnotes: Mapping[tuple[str, str], "_Element"]  # kind and id -> note


def name_of(element: "_Element") -> str:
    """Return an element's name without its namespace: Word writes two kinds of namespaces."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: "_Element | None", key: str = "val") -> str:
    """Return an attribute by its name without namespace, or nothing."""
    if element is None:
        return ""
    for name, text in element.attrib.items():
        if str(name).rpartition("}")[2] == key:
            return str(text)
    return ""


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """Return the first child of this name, and its child in turn, or nothing."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def whole(text: str, otherwise: int = 0) -> int:
    """Read a whole number of a sane size."""
    try:
        return max(-100_000_000, min(int(text[:12]), 100_000_000))
    except ValueError:
        return otherwise


def switch(properties: "_Element | None", name: str) -> bool | None:
    """Read a property that is on, off or not said (ECMA-376 part 1, 17.3.2, toggles)."""
    element = child(properties, name)
    if element is None:
        return None
    return value(element) not in {"0", "false", "off", "none"}


def read_parts(archive: zipfile.ZipFile, main: str) -> Parts:
    """Read what the main part refers to; a part that is absent is as one that is empty."""
    names = set(archive.namelist())
    folder, _, file = main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    targets = dict(_targets(parse(read_part(archive, rels)), folder)) if rels in names else {}

    def part(name: str) -> "_Element | None":
        path = f"{folder}/{name}".lstrip("/")
        return parse(read_part(archive, path)) if path in names else None

    footnotes: dict[tuple[str, str], _Element] = {}
    for kind in ("footnote", "endnote"):
        notes = part(f"{kind}s.xml")
        for note in notes if notes is not None else ():
            if value(note, "type") not in {"separator", "continuationSeparator"}:
                footnotes[kind, value(note, "id")] = note
    styles, numbering = part("styles.xml"), part("numbering.xml")
    return Parts(
        archive,
        main,
        _styles(styles) if styles is not None else {},
        _numbering(numbering) if numbering is not None else {},
        targets,
        footnotes,
    )


def _targets(rels: "_Element", folder: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    for rel in rels:
        target = value(rel, "Target")
        outside = value(rel, "TargetMode") == "External"
        if not outside:
            target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        yield value(rel, "Id"), (target, outside)


def _styles(root: "_Element") -> dict[str, Style]:
    elements = {value(one, "styleId"): one for one in root if name_of(one) == "style"}
    return {one: _style(one, elements) for one in elements}


def _style(style_id: str, elements: Mapping[str, "_Element"]) -> Style:
    """Read a style; what it does not say, the styles say that it is based on."""
    name, outline, number, level = "", 0, "", 0
    bold: bool | None = None
    italic: bool | None = None
    for _ in range(_LONGEST_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        own = value(child(element, "name")).lower()
        name = name or own
        marks = child(element, "rPr")
        bold = switch(marks, "b") if bold is None else bold
        italic = switch(marks, "i") if italic is None else italic
        outline = outline or _outline(element, own)
        listed = child(element, "pPr", "numPr")
        if listed is not None and not number:
            number = value(child(listed, "numId"))
            level = whole(value(child(listed, "ilvl")))
        style_id = value(child(element, "basedOn"))
    return Style(name, outline, bold, italic, number, level)


def _outline(style: "_Element", name: str) -> int:
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal():
        return max(whole(name[8:]), 1)
    level = value(child(style, "pPr", "outlineLvl"))
    return max(whole(level), 0) + 1 if level and whole(level, 9) < 9 else 0  # noqa: PLR2004  # 9 is body text


def _numbering(root: "_Element") -> dict[tuple[str, int], str]:
    """Read which number has which format at which level."""
    formats: dict[str, dict[int, str]] = {}
    for element in root:
        if name_of(element) == "abstractNum":
            formats[value(element, "abstractNumId")] = {
                whole(value(level, "ilvl")): value(child(level, "numFmt"))
                for level in element
                if name_of(level) == "lvl"
            }
    found: dict[tuple[str, int], str] = {}
    for element in root:
        if name_of(element) == "num":
            levels = formats.get(value(child(element, "abstractNumId")), {})
            for level, form in levels.items():
                found[value(element, "numId"), level] = form
    return found


def picture(parts: Parts, rel_id: str) -> tuple[str, bytes] | None:
    """Return the name and bytes of a picture, or nothing unless it is a PNG or JPEG in bounds."""
    target, outside = parts.targets.get(rel_id, ("", True))
    if outside or target not in parts.archive.namelist():
        return None
    if parts.archive.getinfo(target).file_size > _MOST_PICTURE:
        return None
    data = read_part(parts.archive, target, _MOST_PICTURE)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        wide, high = struct.unpack(">II", data[16:24].ljust(8, b"\0"))
        ending = "png"
    elif data.startswith(b"\xff\xd8"):
        wide, high = _jpeg_size(data)
        ending = "jpg"
    else:
        return None
    if not 0 < wide * high <= _MOST_PIXELS:
        return None
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{ending}", data


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Find the size of a JPEG in its frame header (ISO 10918-1, B.2.2), or zeros."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004  # every marker begins so
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in _FRAMES:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 2 + max(length, 2)
    return 0, 0
