"""A stranger's PDF, written anew with no more than what its pages show and how they are tagged.

What could run, what is attached, comments, and whatever tells of persons, tools and places is
left behind. What is kept is copied object by object from the root, so that what nothing refers
to any more does not come along (ISO 32000-2, 7.7).
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from desktopapp.documents.pictures import without_past
from desktopapp.readers.archive import locked
from desktopapp.readers.links import allowed
from desktopapp.readers.pdf import FAULTS
from desktopapp.readers.reading import damaged, too_much

MOST_PAGES = 100  # of a letter
_MOST_OBJECTS = 200_000
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_CATALOG = frozenset(
    {
        *("/Type", "/Version", "/Pages", "/PageLabels", "/Names", "/Dests", "/PageLayout"),
        *("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"),
        "/OCProperties",
    }
)
_PAGE = frozenset(
    {
        *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"),
        *("/ArtBox", "/Rotate", "/Contents", "/Group", "/Annots", "/StructParents", "/Tabs"),
        *("/UserUnit", "/Kids", "/Count"),
    }
)
_LINK = frozenset(
    {
        *("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/QuadPoints", "/A"),
        *("/Dest", "/Contents", "/StructParent", "/P", "/F"),
    }
)
_LEFT = {  # keys that are never taken along -> what is said of them, if anything
    **dict.fromkeys(("/AA", "/JavaScript", "/JS", "/XFA"), "scripts"),
    **dict.fromkeys(("/AF", "/EF", "/EmbeddedFiles", "/Collection", "/FS"), "files"),
    **dict.fromkeys(("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo"), ""),
    **dict.fromkeys(("/OPI", "/Ref", "/Private", "/Perms", "/DSS", "/SpiderInfo", "/ID"), ""),
    **dict.fromkeys(("/Legal", "/Requirements", "/URI", "/OpenAction"), ""),
    "/AcroForm": "form",
}
_MAPS = frozenset(  # dictionaries whose keys are names that somebody chose
    {
        *("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"),
        *("/Properties", "/RoleMap", "/ClassMap", "/CharProcs", "/Dests"),
    }
)
_OF_STREAM = frozenset({"/Length", "/F", "/FFilter", "/FDecodeParms"})
_OVER = {"/Popup": "", "/Widget": "form"}  # what lies over a page -> what is said of it
_SAID = {
    "scripts": "Its scripts were left behind.",
    "files": "Files attached to it were left behind.",
    "form": "Its form fields and digital signatures were left behind, and what they show.",
    "comments": "Comments and other things laid over its pages were left behind.",
    "links": "Links that do not lead to a web page or e-mail address became text.",
}


class CleanPdf(NamedTuple):
    """The PDF as it may go out, its pages, and sentences on what was left behind.

    ``tagged`` tells whether its structure is marked for screen readers.
    """

    data: bytes
    pages: int
    tagged: bool
    notes: tuple[str, ...]


def clean_pdf(data: bytes, title: str = "") -> CleanPdf:
    """Write a PDF anew without what could harm or tell too much, or raise ``Problem``."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked()
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise too_much(f"{pages:,} pages")
        work = _Copying(reader)
        made = _written(work, title)
    except (PyPdfError, RecursionError, *FAULTS) as error:
        raise damaged("PDF") from error
    notes = tuple(said for what, said in _SAID.items() if what in work.left)
    return CleanPdf(made, pages, work.tagged, notes)


@dataclass(slots=True)
class _Copying:
    """A copy under way: the new number of each object, those that wait, what was left behind.

    What waits says too whether its keys are names that somebody chose.
    """

    reader: PdfReader
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    waiting: list[tuple[PdfObject, bool]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    tagged: bool = False


def _copied(one: PdfObject | None, work: _Copying, *, names: bool = False) -> PdfObject | None:
    """Return an object as it is written, or nothing where it is left behind.

    ``names`` tells that its keys are names that somebody chose.
    """
    match one:
        case IndirectObject():
            return _referred(one, work, names=names)
        case DictionaryObject():
            return _dictionary(one, work, names=names)
        case ArrayObject():
            kept = (_copied(item, work) for item in one)
            return ArrayObject(item for item in kept if item is not None)
        case _:
            return one


def _referred(one: IndirectObject, work: _Copying, *, names: bool) -> PdfObject | None:
    """Return a reference to the copy of an object, which is made in its turn."""
    key = (one.idnum, one.generation)
    if key not in work.numbers:
        found = one.get_object()
        if found is None or (isinstance(found, DictionaryObject) and _is_left(found, work)):
            return None
        if len(work.waiting) >= _MOST_OBJECTS:
            raise too_much(f"more than {_MOST_OBJECTS:,} objects")
        work.waiting.append((found, names))
        work.numbers[key] = len(work.waiting)
    return IndirectObject(work.numbers[key], 0, work.reader)


def _is_left(found: DictionaryObject, work: _Copying) -> bool:
    """Tell whether a dictionary is left behind whole: a file, or what is laid over a page."""
    kind, shape = found.get("/Type"), found.get("/Subtype")
    if kind in {"/Filespec", "/F", "/EmbeddedFile"}:
        work.left.add("files")
        return True
    if kind == "/OBJR":  # the structure refers to what is laid over a page
        target = found.get("/Obj")
        target = None if target is None else target.get_object()
        return not isinstance(target, DictionaryObject) or _is_left(target, work)
    if (kind == "/Annot" or (shape and "/Rect" in found)) and shape != "/Link":
        work.left.add(_OVER.get(str(shape), "comments"))
        return True
    return False


def _dictionary(
    one: DictionaryObject, work: _Copying, *, names: bool = False
) -> DictionaryObject | None:
    if _is_left(one, work):
        return None
    made = StreamObject() if isinstance(one, StreamObject) else DictionaryObject()
    for key, item in _entries(one, work, names=names):
        action = item.get_object() if key == "/A" else None
        if isinstance(action, DictionaryObject) and "/S" in action and not names:
            copy: PdfObject | None = _action(action, work)
        else:
            copy = _copied(item, work, names=not names and key in _MAPS)
        if copy is not None:
            made[NameObject(key)] = copy
    if isinstance(made, StreamObject):
        data: bytes = getattr(one, "_data", b"")
        photo = one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"])
        data = without_past(data, upright=False) if photo else data
        made._data = data  # noqa: SLF001  # as it is packed, which pypdf has no words for
        made[NameObject("/Length")] = NumberObject(len(data))
    return made


def _entries(
    one: DictionaryObject, work: _Copying, *, names: bool
) -> Iterator[tuple[str, PdfObject]]:
    """Go through the entries of a dictionary that may be taken along."""
    kinds = {"/Catalog": _CATALOG, "/Page": _PAGE, "/Pages": _PAGE}
    known = None if names else kinds.get(str(one.get("/Type")))
    if one.get("/Subtype") == "/Link" and "/Rect" in one:
        known = _LINK
    for key in one:
        if not names and key in _LEFT:
            opens = one[key] if key == "/OpenAction" else None
            runs = isinstance(opens, DictionaryObject) and opens.get("/S") != "/GoTo"
            work.left.add("scripts" if runs else _LEFT[key])
        elif isinstance(one, StreamObject) and key in _OF_STREAM:
            pass
        elif known is None or key in known:
            yield key, one.raw_get(key)


def _action(action: DictionaryObject, work: _Copying) -> DictionaryObject | None:
    """Return what a link does, where it leads to a web page, an address or a page here."""
    does, address = str(action["/S"]), allowed(str(action.get("/URI", "")))
    made = DictionaryObject({NameObject("/S"): NameObject(does)})
    if does == "/URI" and address:
        made[NameObject("/URI")] = ByteStringObject(address.encode())
    elif does == "/GoTo" and "/D" in action:
        place = _copied(action.raw_get("/D"), work)
        made[NameObject("/D")] = place or NullObject()
    else:
        work.left.add("scripts" if does == "/JavaScript" else "links")
        return None
    return made


def _written(work: _Copying, title: str) -> bytes:
    """Write all objects that the root leads to, each once, and the table of their places."""
    root = _copied(work.reader.trailer.raw_get("/Root"), work)
    if not isinstance(root, IndirectObject):
        raise damaged("PDF")
    out = io.BytesIO(_HEAD)
    out.seek(0, io.SEEK_END)
    places: list[int] = []
    while len(places) < len(work.waiting):
        one, names = work.waiting[len(places)]
        made = _copied(one, work, names=names) or NullObject()
        places.append(out.tell())
        if len(places) == root.idnum and isinstance(made, DictionaryObject):
            _finish_root(made, work, title)
        _put(out, len(places), made)
    info = DictionaryObject({NameObject("/Title"): TextStringObject(title)} if title else {})
    places.append(out.tell())
    _put(out, len(places), info)
    table, size = out.tell(), len(places) + 1
    digest = hashlib.sha256(out.getvalue(), usedforsecurity=False).hexdigest()[:32].encode()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, root.idnum, size - 1, digest, digest, table)
    )
    return out.getvalue()


def _finish_root(root: DictionaryObject, work: _Copying, title: str) -> None:
    """Say in the root that the title is shown, and in which language it is written."""
    work.tagged = "/StructTreeRoot" in root
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(bool(title))}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    if "/Lang" not in root:
        root[NameObject("/Lang")] = TextStringObject("en-GB")


def _put(out: io.BytesIO, number: int, one: PdfObject) -> None:
    out.write(b"%d 0 obj\n" % number)
    one.write_to_stream(out)
    out.write(b"\nendobj\n")
