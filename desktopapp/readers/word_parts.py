"""The parts of a Word document beside its text: what it refers to, styles, footnotes.

A part is found by the kind of relationship that leads to it (ECMA-376 part 2, 9.3), as its name
says nothing; one that nothing leads to is looked for by the name that Word gives it.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from desktopapp.readers.archive import parse, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_RAISED = 2  # half points: letters moved by less stand on the line
_CAPTION = "caption"  # in the names of styles, whatever language Word speaks
_LONGEST_CHAIN = 12  # styles based on styles
_ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs or runs. ``outline`` is 1 for the largest heading.

    ``numbered_by`` is the id of the style in its chain that says ``number`` and ``level``.
    """

    name: str = ""
    outline: int = 0
    bold: bool | None = None
    italic: bool | None = None
    number: str = ""
    level: int = 0
    numbered_by: str = ""
    hidden: bool | None = None
    struck: bool | None = None
    font: str = ""
    shift: str = ""  # of letters above or below the line
    is_caption: bool = False  # of a table or picture
    colour: str = ""
    is_shaded: bool = False  # the ground behind its words, or that of a table, has a colour


@dataclass(frozen=True, slots=True)
class Related:
    """What a part refers to: the kind of relationship, a part's name or an address outside."""

    kind: str
    target: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """What the text of a document refers to. ``usual`` holds for paragraphs that name no style.

    ``noted`` is what footnotes and endnotes refer to, by their kind.
    """

    archive: zipfile.ZipFile
    styles: Mapping[str, Style] = field(default_factory=dict)
    usual: Style = field(default_factory=Style)
    is_hidden: bool = False  # what no style and no run says otherwise
    numbering: "_Element | None" = None
    language: str = ""  # in which it is written, as of what no style and no run says otherwise
    targets: Mapping[str, Related] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], "_Element"] = field(default_factory=dict)  # kind, id -> note
    noted: Mapping[str, Mapping[str, Related]] = field(default_factory=dict)


def local_name(element: "_Element") -> str:
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
        for one in () if element is None else element:
            if local_name(one) == name:
                element = one
                break
        else:
            return None
    return element


def children(element: "_Element | None") -> dict[str, "_Element"]:
    """Return the first child of each name, to look at many of them."""
    found: dict[str, _Element] = {}
    for one in () if element is None else element:
        found.setdefault(local_name(one), one)
    return found


def whole(text: str, otherwise: int = 0) -> int:
    """Read a whole number of a sane size."""
    try:
        return max(-100_000_000, min(int(text[:12]), 100_000_000))
    except ValueError:
        return otherwise


def switch(properties: "_Element | None", name: str) -> bool | None:
    """Read a property that is on, off or not said (ECMA-376 part 1, 17.3.2, toggles)."""
    return is_on(None if properties is None else child(properties, name))


def is_on(element: "_Element | None") -> bool | None:
    """Tell whether a property is on or off, from its element; nothing where it is not said."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}


def relations(archive: zipfile.ZipFile, name: str = "") -> dict[str, Related]:
    """Return what a part refers to, by id; without a name, what the package itself does."""
    folder, file = dirname(name), name.rpartition("/")[2]
    inside = {one.lower(): one for one in archive.namelist()}  # names differ by more than case
    rels = inside.get(join(folder, "_rels", f"{file}.rels").lower())
    found: dict[str, Related] = {}
    for rel in parse(read_part(archive, rels)) if rels else ():
        kind, target = value(rel, "Type").rpartition("/")[2], value(rel, "Target")
        is_outside = value(rel, "TargetMode") == "External"
        if not is_outside:
            target = normpath(target.lstrip("/") if target[:1] == "/" else join(folder, target))
            target = inside.get(target.lower(), target)
        found[value(rel, "Id")] = Related(kind, target, is_outside)
    return found


def read_parts(archive: zipfile.ZipFile, main: str) -> Parts:
    """Read what the main part refers to; a part that is absent is as one that is empty."""
    names = set(archive.namelist())
    targets = relations(archive, main)

    def name(kind: str) -> str:
        usual = join(dirname(main), f"{kind}.xml")
        led = (one.target for one in targets.values() if one.kind == kind and not one.is_outside)
        return next((one for one in (*led, usual) if one in names), "")

    def part(kind: str) -> "_Element | None":
        return parse(read_part(archive, name(kind))) if name(kind) else None

    notes: dict[tuple[str, str], _Element] = {}
    for kind in ("footnote", "endnote"):
        written = part(f"{kind}s")
        for note in written if written is not None else ():
            if value(note, "type") not in {"separator", "continuationSeparator"}:
                notes[kind, value(note, "id")] = note
    styles = part("styles")
    return Parts(
        archive,
        {} if styles is None else _styles(styles),
        _usual(styles),
        bool(switch(child(styles, "docDefaults", "rPrDefault", "rPr"), "vanish")),
        part("numbering"),
        value(child(styles, "docDefaults", "rPrDefault", "rPr", "lang")),
        targets,
        notes,
        {kind: relations(archive, name(f"{kind}s")) for kind in ("footnote", "endnote")},
    )


def _styles(root: "_Element") -> dict[str, Style]:
    elements = {value(one, "styleId"): one for one in root if local_name(one) == "style"}
    return {one: _style(one, elements) for one in elements}


def _usual(root: "_Element | None") -> Style:
    """Return what the style of paragraphs that name none says of what is seen of them."""
    for one in () if root is None else root:
        if value(one, "default") in _ON and value(one, "type") == "paragraph":
            marks = child(one, "rPr")
            return Style(hidden=switch(marks, "vanish"), font=latin_font(child(marks, "rFonts")))
    return Style()


def _style(style_id: str, elements: Mapping[str, "_Element"]) -> Style:
    """Read a style; what it does not say, the styles say that it is based on."""
    name, outline, number, level, by, font, shift = "", 0, "", 0, "", "", ""
    is_caption = shaded = False
    colour = ""
    marks: dict[str, bool | None] = dict.fromkeys(("b", "i", "vanish", "strike"))
    for _ in range(_LONGEST_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        own = value(child(element, "name")).lower()
        name = name or own
        is_caption = is_caption or _CAPTION in own.split()
        said = children(child(element, "rPr"))
        for mark, found in marks.items():
            marks[mark] = is_on(said.get(mark)) if found is None else found
        font = font or latin_font(said.get("rFonts"))
        shift = shift or shift_of(said)
        colour = colour or value(said.get("color"))
        grounds = [said.get("shd"), child(element, "pPr", "shd")]
        if value(element, "type") == "table":
            grounds += element.iter("{*}shd")
        shaded = shaded or any(map(is_shaded, grounds))
        outline = outline or _outline(element, own)
        listed = child(element, "pPr", "numPr")
        if listed is not None and not number:
            number, by = value(child(listed, "numId")), style_id
            level = whole(value(child(listed, "ilvl")))
        style_id = value(child(element, "basedOn"))
    bold, italic, hidden, struck = marks.values()
    looks = (bold, italic, number, level, by, hidden, struck, font, shift)
    return Style(name, outline, *looks, is_caption, colour, shaded)


def shift_of(marks: "Mapping[str, _Element]") -> str:
    """Return where letters stand: superscript, subscript or baseline; nothing if nobody says it.

    Some programs raise small letters by points and do not call them so.
    """
    if "vertAlign" in marks:
        return value(marks["vertAlign"])
    up = whole(value(marks.get("position")))
    if "sz" not in marks or abs(up) < _RAISED:
        return ""
    return "superscript" if up > 0 else "subscript"


def is_shaded(shading: "_Element | None") -> bool:
    """Tell whether the ground behind words has another colour than paper."""
    if shading is None:
        return False
    fill = value(shading, "fill").lower()
    pattern = value(shading) not in ("", "clear", "nil")
    return pattern or fill not in ("", "auto", "ffffff")


def latin_font(fonts: "_Element | None") -> str:
    """Return the font that is named for Latin letters, or nothing."""
    return "" if fonts is None else value(fonts, "ascii") or value(fonts, "hAnsi")


def _outline(style: "_Element", name: str) -> int:
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal():
        return max(whole(name[8:]), 1)
    level = value(child(style, "pPr", "outlineLvl"))
    return max(whole(level), 0) + 1 if level and whole(level, 9) < 9 else 0  # noqa: PLR2004  # 9 is body text
