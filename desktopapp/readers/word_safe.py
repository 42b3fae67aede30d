"""A council's own Word file, made safe to build on before anything else opens it.

What it takes from elsewhere, what could run and what tells of persons is left behind: only the
kinds of part named here are taken along. Everything else about it stays as it is.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.links import allowed
from desktopapp.plan.problem import Problem
from desktopapp.readers.archive import open_archive, parse, read_part
from desktopapp.readers.kinds import Kind, check_file
from desktopapp.readers.reading import MOST_DOCUMENT_BYTES, UNTOUCHED, too_much
from desktopapp.readers.word_fields import settle_fields
from desktopapp.readers.word_parts import child, local_name, value
from desktopapp.readers.xml_text import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MOST_XML = 8 * 2**20  # bytes of XML in one part; forms and templates are small
_MOST_IN_ALL = 16 * 2**20  # bytes of XML in all parts: they are parsed again beside the window
_MOST_STYLES = 5_000  # Word itself makes no more than 4,079
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN_KINDS = (  # content types of main parts: documents and templates, without and with macros
    f"{_WORD}.document.main+xml",
    f"{_WORD}.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BY_ITSELF = {  # kinds of relationship that are taken along, and the content type of their parts
    **{
        kind: f"{_WORD}.{kind}+xml"
        for kind in ("styles", "numbering", "settings", "fontTable", "footnotes", "endnotes")
    },
    "theme": f"{_OFFICE}.theme+xml",
}
_ON_REFERENCE = {  # the same, where the text of a part refers to them
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "font": f"{_OFFICE}.obfuscatedFont",
    "image": "",
    "hyperlink": "",
}
_PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_CHANGES = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "tblPrExChange", "numberingChange"),
    }
)
_REMOVED = frozenset(
    {
        *("altChunk", "subDoc", "attachedTemplate", "mailMerge", "docVars", "writeProtection"),
        *("dataBinding", "control", "permStart", "permEnd", "trackRevisions"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "rsids"),
        *("movie", "linkStyles", "stylePaneFormatFilter", "saveThroughXslt", "documentProtection"),
    }
)
_OUTSIDE = ' TargetMode="External"'
_ALONE = frozenset({"hlinkClick", "hlinkHover", "headerReference", "footerReference"})
_HOLDERS = frozenset({"drawing", "pict", "object"})
_ON = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class _Parts:
    """The parts of a file on the way to being safe, and what was left behind on it."""

    archive: zipfile.ZipFile
    kept: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)
    read: int = 0  # bytes of XML so far
    also: "Callable[[_Element], object]" = lambda _root: None
    bare: Callable[[bytes], bytes] = lambda picture: picture


class _Relation(NamedTuple):
    """What a part refers to: a part inside, by its whole name, or an address outside."""

    id: str
    kind: str
    target: str
    content: str = ""
    outside: bool = False


class SafeWord(NamedTuple):
    """A Word file without what could harm, and sentences that say what was left behind."""

    data: bytes
    notes: tuple[str, ...] = ()


def sanitised(
    data: bytes,
    also: "Callable[[_Element], object]" = lambda _root: None,
    bare: Callable[[bytes], bytes] = lambda picture: picture,
) -> SafeWord:
    """Return a Word file as a document without what could harm, or raise ``Problem``.

    On the way ``also`` may change each part of text, and ``bare`` each picture and font.
    """
    if len(data) > MOST_DOCUMENT_BYTES:
        raise too_much(f"more than {MOST_DOCUMENT_BYTES // 2**20} MB")
    check_file(data, Kind.WORD)
    archive = open_archive(data)
    names = set(archive.namelist())
    if _TYPES not in names or "_rels/.rels" not in names:
        raise _no_word_file()
    parts = _Parts(archive, also=also, bare=bare)
    types = parse(read_part(archive, _TYPES, _MOST_XML))
    main = _main_part(archive, types)
    _take(main, _MAIN_KINDS[0], parts)
    _look_for_more(names, parts)
    parts.kept["_rels/.rels"] = _relations([_Relation("rId1", "officeDocument", main)])
    return SafeWord(_packed(parts), tuple(parts.left))


def _main_part(archive: zipfile.ZipFile, types: "_Element") -> str:
    for rel in parse(read_part(archive, "_rels/.rels", _MOST_XML)):
        if not value(rel, "Type").endswith("/officeDocument"):
            continue
        main = normpath(value(rel, "Target").lstrip("/"))
        if value(rel, "Type").startswith(_STRICT):
            raise Problem(
                "This Word document is saved in the form “Strict Open XML”.",
                safe=UNTOUCHED,
                then="Open it in Word, save it as “Word Document (.docx)”, and use the new file.",
            )
        if main in archive.namelist() and _kind(main, types) in _MAIN_KINDS:
            return main
    raise _no_word_file()


def _no_word_file() -> Problem:
    return Problem(
        "This file is not a Word document or template, though its name says so.",
        safe=UNTOUCHED,
        then="Open it in the program it was made with and save it as a Word document (.docx).",
    )


def _kind(name: str, types: "_Element") -> str:
    """Return the content type of a part: its own, or that of its ending."""
    ending = name.rpartition(".")[2].lower()
    found = ""
    for one in types:
        if value(one, "PartName").lstrip("/").lower() == name.lower():
            return value(one, "ContentType")
        if value(one, "Extension").lower() == ending:
            found = value(one, "ContentType")
    return found


def _take(name: str, kind: str, parts: _Parts) -> None:
    """Take a part along, made safe, and the parts it refers to."""
    parts.kinds[name] = kind
    if not kind.endswith("xml"):
        parts.kept[name] = parts.bare(read_part(parts.archive, name))
        return
    data = read_part(parts.archive, name, _MOST_XML)
    parts.read += len(data)
    if parts.read > _MOST_IN_ALL:
        raise too_much(f"more than {_MOST_IN_ALL // 2**20} MB of text and styles")
    root = parse(data)
    if sum(local_name(one) == "style" for one in root) > _MOST_STYLES:
        raise too_much(f"more than {_MOST_STYLES:,} styles")
    _refuse(root)
    relations = list(_safe_relations(name, parts))
    _settle(root, {one.id for one in relations}, parts)
    parts.also(root)
    parts.kept[name] = _written(root)
    named = {str(one) for one in root.xpath(f"//@*[namespace-uri()='{_RELATIONS}']")}
    used = [one for one in relations if one.kind in _BY_ITSELF or one.id in named]
    if used:
        parts.kept[_place(name)] = _relations(used)
    for one in used:
        if not one.outside and one.target not in parts.kept:
            _take(one.target, one.content, parts)


def _place(name: str) -> str:
    return f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels".lstrip("/")


def _safe_relations(name: str, parts: _Parts) -> Iterator[_Relation]:
    """Go through what a part refers to and may go on referring to."""
    place, names = _place(name), parts.archive.namelist()
    if place not in names:
        return
    for rel in parse(read_part(parts.archive, place, _MOST_XML)):
        space, _, kind = value(rel, "Type").rpartition("/")
        target, reference = value(rel, "Target"), value(rel, "Id")
        if value(rel, "TargetMode") == "External":
            if kind == "hyperlink" and allowed(target):
                yield _Relation(reference, kind, allowed(target), outside=True)
            else:
                _note(parts, kind)
            continue
        inside = normpath(target.lstrip("/") if target[:1] == "/" else join(dirname(name), target))
        content = _BY_ITSELF.get(kind) or _ON_REFERENCE.get(kind, "")
        if kind == "image":
            content = _PICTURES.get(inside.rpartition(".")[2].lower(), "")
        if content and space == _RELATIONS and inside in names:
            yield _Relation(reference, kind, inside, content)


def _note(parts: _Parts, what: str) -> None:
    if what == "attachedTemplate":
        parts.left["Its link to a template elsewhere was left behind."] = None
    elif what == "hyperlink":
        parts.left["Links that do not lead to a web page or e-mail address became text."] = None
    else:
        parts.left["What it takes from other files or addresses was left behind."] = None


def _look_for_more(names: set[str], parts: _Parts) -> None:
    """Say what else is in the file and was not taken along."""
    for words, note in (
        (("vbaproject", "vbadata"), "Its macros were left behind."),
        (("comments",), "Its comments were left behind."),
        (("embeddings/", "activex", "afchunk"), "What is embedded in it was left behind."),
    ):
        if any(word in name.lower() for name in names - set(parts.kept) for word in words):
            parts.left[note] = None


def _refuse(root: "_Element") -> None:
    """Raise ``Problem`` for a file that is protected or holds tracked changes."""
    protection = child(root, "documentProtection")
    if protection is not None and value(protection, "enforcement") in _ON:
        raise Problem(
            "This document is protected against changes.",
            safe=UNTOUCHED,
            then="Open it in Word, choose Review, Restrict editing, stop the protection, save a "
            "copy, and use that copy.",
        )
    word = root.tag.rpartition("}")[0]
    if any(root.find(f".//{word}}}{name}") is not None for name in _CHANGES):
        raise Problem(
            "This document holds tracked changes.",
            safe=UNTOUCHED,
            then="Open it in Word, accept or reject all changes, save a copy, and use that copy.",
        )


def _settle(root: "_Element", known: set[str], parts: _Parts) -> None:
    """Remove from a part what could harm, and whatever refers to what was left behind."""
    if settle_fields(root):
        _note(parts, "field")
    for element in list(root.iter("{*}*")):
        if local_name(element) == "altChunk":
            _note(parts, "altChunk")
        if local_name(element) in _REMOVED:
            detach(element)
            continue
        for key, text in list(element.attrib.items()):
            space, _, local = str(key).rpartition("}")
            if space[1:] == _RELATIONS and text not in known:
                _cut(element, str(key))
            elif local in {"href", "src", "althref"} and not allowed(str(text)):
                del element.attrib[key]


def _cut(element: "_Element", key: str) -> None:
    """Cut a reference that leads nowhere now, together with what cannot be without it."""
    name = local_name(element)
    embedded = element.get(f"{{{_RELATIONS}}}embed")
    if name == "hyperlink":
        del element.attrib[key]
        if value(element, "anchor") == "":
            unwrap(element)
    elif name == "blip" and embedded and not key.endswith("}embed"):
        del element.attrib[key]
    elif name == "svgBlip":
        parent = element.getparent()
        detach(element if parent is None else parent)
    else:
        above = (one for one in element.iterancestors() if local_name(one) in _HOLDERS)
        detach(element if name in _ALONE else next(above, element))


def detach(element: "_Element") -> None:
    """Remove an element from its parent, where it still has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: "_Element") -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def rehearsal() -> bytes:
    """Return a small document, to load what is loaded only in use."""
    main = "word/document.xml"
    text = b'<w:document xmlns:w="x"><w:body><w:fldSimple w:instr="PAGE"/></w:body></w:document>'
    parts = _Parts(zipfile.ZipFile(io.BytesIO(), "w"))
    parts.kinds[main] = _MAIN_KINDS[0]
    parts.kept[main] = text
    parts.kept["_rels/.rels"] = _relations([_Relation("rId1", "officeDocument", main)])
    return _packed(parts)


def _written(root: "_Element") -> bytes:
    from lxml import etree  # noqa: PLC0415  # slow to load

    data: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return data


def _relations(links: list[_Relation]) -> bytes:
    lines = "".join(
        f'<Relationship Id={quoted(one.id)} Type="{_RELATIONS}/{one.kind}" '
        f"Target={quoted(one.target) + _OUTSIDE if one.outside else quoted(f'/{one.target}')}/>"
        for one in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _packed(parts: _Parts) -> bytes:
    kinds = "".join(
        f"<Override PartName={quoted(f'/{name}')} ContentType={quoted(kind)}/>"
        for name, kind in parts.kinds.items()
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, data in {_TYPES: types.encode(), **parts.kept}.items():
            entry = zipfile.ZipInfo(name)  # of a fixed time: the same file gives the same bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            container.writestr(entry, data)
    return made.getvalue()
