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

from desktopapp.layout.pictures import without_past
from desktopapp.plan.links import allowed
from desktopapp.readers.archive import locked
from desktopapp.readers.reading import damaged, too_much

_FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(ArithmeticError, NotImplementedError, OSError, EOFError),
)  # what pypdf lets through from damaged files (measured: 300 mutated files)
_MOST_PAGES = 100  # of a letter
_MOST_OBJECTS = 200_000
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_KNOWN = {  # what may be taken along of a dictionary, by its role
    "catalog": frozenset(
        {
            *("/Type", "/Version", "/Pages", "/PageLabels", "/Names", "/Dests", "/PageLayout"),
            *("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"),
            "/OCProperties",
        }
    ),
    "page": frozenset(
        {
            *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox"),
            *("/TrimBox", "/ArtBox", "/Rotate", "/Contents", "/Group", "/Annots", "/Tabs"),
            *("/StructParents", "/UserUnit", "/Kids", "/Count"),
        }
    ),
    "note": frozenset(
        {
            *("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/QuadPoints"),
            *("/A", "/Dest", "/Contents", "/StructParent", "/P", "/F"),
        }
    ),
    "outline": frozenset(
        {
            *("/Type", "/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count"),
            *("/Dest", "/A", "/C", "/F", "/SE"),
        }
    ),
    "trees": frozenset({"/Dests"}),  # of the names of a document
    "/Image": frozenset(
        {
            *("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent"),
            *("/Intent", "/ImageMask", "/Mask", "/Decode", "/Interpolate", "/SMask", "/OC"),
            *("/SMaskInData", "/Matte", "/StructParent", "/Filter", "/DecodeParms"),
        }
    ),
    "/Form": frozenset(
        {
            *("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"),
            *("/StructParent", "/StructParents", "/OC", "/Filter", "/DecodeParms"),
        }
    ),
}
_WITHIN = {  # the role of what a key leads to
    ("catalog", "/Pages"): "page",
    ("catalog", "/Names"): "trees",
    ("catalog", "/Outlines"): "outline",
    **{("page", key): "page" for key in ("/Kids", "/Parent")},
    ("page", "/Annots"): "note",
    **{("outline", key): "outline" for key in ("/First", "/Last", "/Next", "/Prev", "/Parent")},
}
_LEFT = {  # keys that are never taken along -> what is said of them, if anything
    **dict.fromkeys(("/AA", "/JavaScript", "/JS", "/XFA"), "scripts"),
    **dict.fromkeys(("/AF", "/EF", "/EmbeddedFiles", "/Collection", "/FS"), "files"),
    **dict.fromkeys(("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/CreatorInfo"), ""),
    **dict.fromkeys(("/OPI", "/Ref", "/Private", "/Perms", "/DSS", "/SpiderInfo"), ""),
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
_PRIVATE = frozenset("._:")  # signs in the keys that makers of programs add (ISO 32000-2, E.2)
_OVER = {"/Popup": "", "/Widget": "form"}  # what lies over a page -> what is said of it
_SAID = {
    "scripts": "Its scripts were left behind.",
    "files": "Files attached to it were left behind.",
    "form": "Its form fields and digital signatures were left behind, and what they show.",
    "comments": "Comments and other things laid over its pages were left behind.",
    "limits": "Its limits on printing and copying were left behind.",
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
        if pages > _MOST_PAGES:
            raise too_much(f"{pages:,} pages")
        work = _Copying(reader, _roles(reader))
        if reader.is_encrypted:
            work.left.add("limits")
        made = _written(work, title)
        if len(PdfReader(io.BytesIO(made)).pages) != pages:
            raise damaged("PDF")  # what was written is read again: pages may have been lost
    except (PyPdfError, RecursionError, *_FAULTS) as error:
        raise damaged("PDF") from error
    notes = tuple(said for what, said in _SAID.items() if what in work.left)
    return CleanPdf(made, pages, work.tagged, notes)


@dataclass(slots=True)
class _Copying:
    """A copy under way: the new number of each object, those that wait, what was left behind.

    What waits says too in which role it stands (``_KNOWN``); as "names" its keys are names that
    somebody chose. ``roles`` are those of pages and what is laid over them, whatever leads there.
    """

    reader: PdfReader
    roles: dict[tuple[int, int], str]
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    waiting: list[tuple[PdfObject, str]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    tagged: bool = False


def _roles(reader: PdfReader) -> dict[tuple[int, int], str]:
    """Return the roles of the root, the pages, and what is laid over them."""
    roles: dict[tuple[int, int], str] = {}

    def play(one: PdfObject | None, role: str) -> PdfObject | None:
        """Give an object its role; return it where it had none."""
        if not isinstance(one, IndirectObject):
            return one
        is_new = (one.idnum, one.generation) not in roles
        roles.setdefault((one.idnum, one.generation), role)
        return one.get_object() if is_new else None

    play(reader.trailer.raw_get("/Root"), "catalog")
    for page in reader.pages:
        above = play(page.indirect_reference, "page")
        while isinstance(above, DictionaryObject) and "/Parent" in above:
            above = play(above.raw_get("/Parent"), "page")
        notes = page.get("/Annots")
        for note in notes if isinstance(notes, ArrayObject) else ():
            play(note, "note")
    return roles


def _copied(one: PdfObject | None, work: _Copying, role: str = "") -> PdfObject | None:
    """Return an object as it is written, or nothing where it is left behind."""
    match one:
        case IndirectObject():
            return _referred(one, work, role)
        case DictionaryObject():
            return _dictionary(one, work, role)
        case ArrayObject():
            kept = (_copied(item, work, role if role in {"note", "page"} else "") for item in one)
            return ArrayObject(item for item in kept if item is not None)
        case _:
            return one


def _referred(one: IndirectObject, work: _Copying, role: str) -> PdfObject | None:
    """Return a reference to the copy of an object, which is made in its turn."""
    key = (one.idnum, one.generation)
    if key not in work.numbers:
        found = one.get_object()
        role = work.roles.get(key, role)
        if found is None or (isinstance(found, DictionaryObject) and _is_left(found, work, role)):
            return None
        if len(work.waiting) >= _MOST_OBJECTS:
            raise too_much(f"more than {_MOST_OBJECTS:,} objects")
        work.waiting.append((found, role))
        work.numbers[key] = len(work.waiting)
    return IndirectObject(work.numbers[key], 0, work.reader)


def _is_left(found: DictionaryObject, work: _Copying, role: str = "") -> bool:
    """Tell whether a dictionary is left behind whole: a file, or what is laid over a page."""
    kind, shape = found.get("/Type"), found.get("/Subtype")
    if kind in {"/Filespec", "/F", "/EmbeddedFile"}:
        work.left.add("files")
        return True
    if kind == "/OBJR":  # the structure refers to what is laid over a page
        target = found.get("/Obj")
        target = None if target is None else target.get_object()
        return not isinstance(target, DictionaryObject) or _is_left(target, work)
    over = role == "note" or kind == "/Annot" or (shape and "/Rect" in found)
    if over and shape != "/Link":
        work.left.add(_OVER.get(str(shape), "comments"))
        return True
    return False


def _dictionary(one: DictionaryObject, work: _Copying, role: str) -> DictionaryObject | None:
    if _is_left(one, work, role):
        return None
    made = StreamObject() if isinstance(one, StreamObject) else DictionaryObject()
    for key, item in _entries(one, work, role):
        action = item.get_object() if key == "/A" else None
        runs = isinstance(action, DictionaryObject) and ("/S" in action or role in _KNOWN)
        if isinstance(action, DictionaryObject) and runs and role != "names":
            copy: PdfObject | None = _action(action, work)
        else:
            chosen = "names" if key in _MAPS and role != "names" else ""
            copy = _copied(item, work, _WITHIN.get((role, key), chosen))
        if copy is not None:
            made[NameObject(key)] = copy
    if isinstance(made, StreamObject):
        data: bytes = getattr(one, "_data", b"")
        photo = one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"])
        data = without_past(data, upright=False) if photo else data
        made._data = data  # noqa: SLF001  # as it is packed, which pypdf has no words for
        made[NameObject("/Length")] = NumberObject(len(data))
    return made


def _entries(one: DictionaryObject, work: _Copying, role: str) -> Iterator[tuple[str, PdfObject]]:
    """Go through the entries of a dictionary that may be taken along."""
    is_stream = isinstance(one, StreamObject)
    known = _KNOWN.get(role) or (_KNOWN.get(str(one.get("/Subtype"))) if is_stream else None)
    for key in one:
        if role == "names":
            yield key, one.raw_get(key)
        elif key in _LEFT:
            opens = one[key] if key == "/OpenAction" else None
            runs = isinstance(opens, DictionaryObject) and opens.get("/S") != "/GoTo"
            work.left.add("scripts" if runs else _LEFT[key])
        elif (is_stream and key in _OF_STREAM) or _PRIVATE & set(key):
            pass
        elif known is None or key in known:
            yield key, one.raw_get(key)


def _action(action: DictionaryObject, work: _Copying) -> DictionaryObject | None:
    """Return what a link does, where it leads to a web page, an address or a page here."""
    does, address = str(action.get("/S", "")), allowed(str(action.get("/URI", "")))
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
        one, role = work.waiting[len(places)]
        made = _copied(one, work, role) or NullObject()
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
