"""Read a PDF that was just written, and compare it with the document it was made of.

Uses another reader than the writer's code, and claims no more than it checked: the words of the
structure tree in order, the headings, the alternatives of pictures, the pages.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from desktopapp.documents.build import Document, PictureItem, TableItem, TextItem
from desktopapp.documents.layout import Layout
from desktopapp.documents.pdf_structure import NO_DESCRIPTION
from desktopapp.plan.text import plain_runs

if TYPE_CHECKING:
    from pypdf import PdfReader


_GROUPS = frozenset(("Document", "L", "LI", "LBody", "Table", "THead", "TBody", "TR"))


class Check(NamedTuple):
    """One thing that was checked: what, whether it holds, and if not, where it first differs."""

    what: str
    holds: bool
    detail: str = ""


class _Node(NamedTuple):
    """An element as read back: its tag, its text, and the alternative it has."""

    tag: str
    text: str
    alternative: str


def verify(pdf: bytes, document: Document, layout: Layout) -> tuple[Check, ...]:
    """Check a PDF against its document and return what was checked.

    A file that cannot be read fails the first check, and nothing more is claimed.
    """
    from pypdf import PdfReader  # noqa: PLC0415  # slow to import, wanted after an export only
    from pypdf.errors import PyPdfError  # noqa: PLC0415  # the same

    try:
        reader = PdfReader(io.BytesIO(pdf), strict=True)
        nodes = list(_nodes(reader))
        pages = len(reader.pages)
        root = _value(reader.trailer["/Root"])
        language, title = str(root.get("/Lang", "")), _title(reader)
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError) as error:
        return (Check("The file can be read back", holds=False, detail=str(error)),)
    return (
        Check("The file can be read back", holds=True),
        _same("Words in reading order", _words_read(nodes), _words_meant(document)),
        _same("Headings", _headings_read(nodes), _headings_meant(document)),
        _same("Descriptions of pictures", _alternatives_read(nodes), _alternatives(document)),
        _same("Pages", [str(pages)], [str(len(layout.pages))]),
        _same("Language", [language], [document.language]),
        _same("Title", [title], [document.title]),
    )


def _same(what: str, found: list[str], meant: list[str]) -> Check:
    """Compare two lists and say where they differ first."""
    if found == meant:
        return Check(what, holds=True)
    pairs = zip([*found, "nothing"], [*meant, "nothing"], strict=False)
    one, other = next(pair for pair in pairs if pair[0] != pair[1])
    return Check(what, holds=False, detail=f"“{one}” stands where “{other}” was meant")


def _words_meant(document: Document) -> list[str]:
    words: list[str] = []
    for item in document.items:
        match item:
            case TextItem():
                words += plain_runs(item.runs).split()
            case TableItem():
                words += [w for row in item.rows for cell in row for w in plain_runs(cell).split()]
            case PictureItem():
                pass
    return words


def _headings_meant(document: Document) -> list[str]:
    headings = []
    for item in document.items:
        if isinstance(item, TextItem) and item.role in ("title", "heading"):
            level = item.level + 1 if item.role == "heading" else 1
            headings.append(f"H{level} {' '.join(plain_runs(item.runs).split())}")
    return headings


def _alternatives(document: Document) -> list[str]:
    pictures = (item for item in document.items if isinstance(item, PictureItem))
    return [item.alternative or NO_DESCRIPTION for item in pictures if not item.decorative]


def _words_read(nodes: list[_Node]) -> list[str]:
    """Return the words of the tree; labels are set by style and are no words of the plan."""
    return [word for node in nodes if node.tag != "Lbl" for word in node.text.split()]


def _headings_read(nodes: list[_Node]) -> list[str]:
    headings = (node for node in nodes if node.tag[0] == "H" and node.tag[1:].isdigit())
    return [f"{node.tag} {' '.join(node.text.split())}" for node in headings]


def _alternatives_read(nodes: list[_Node]) -> list[str]:
    return [node.alternative for node in nodes if node.tag == "Figure"]


def _title(reader: "PdfReader") -> str:
    return str(reader.metadata.title) if reader.metadata else ""


def _value(held: Any) -> Any:  # noqa: ANN401  # whatever a foreign file holds there
    """Follow a reference to what it names."""
    return held.get_object() if hasattr(held, "get_object") else held


def _nodes(reader: "PdfReader") -> Iterator[_Node]:
    """Go through the elements of the structure tree that hold text or pictures, in order."""
    texts = {
        page.indirect_reference.idnum: _marked_texts(reader, page)
        for page in reader.pages
        if page.indirect_reference
    }
    root = _value(_value(reader.trailer["/Root"])["/StructTreeRoot"])
    for kid in _kids(root):
        yield from _walk(_value(kid), texts)


def _kids(element: Any) -> list[Any]:  # noqa: ANN401  # whatever a foreign file holds there
    held = _value(element.get("/K", []))
    return list(held) if isinstance(held, list) else [held]


def _walk(element: Any, texts: dict[int, dict[int, str]]) -> Iterator[_Node]:  # noqa: ANN401  # the same
    """Go through the elements that hold text or pictures; those that group others are entered."""
    tag = str(element["/S"])[1:]
    if tag in _GROUPS:
        for kid in map(_value, _kids(element)):
            if "/S" in kid:
                yield from _walk(kid, texts)
        return
    for kid in map(_value, _kids(element)):
        if kid.get("/S") == "/Lbl":
            yield _Node("Lbl", _text(kid, texts), "")
    yield _Node(tag, _text(element, texts), str(element.get("/Alt", "")))


def _text(element: Any, texts: dict[int, dict[int, str]]) -> str:  # noqa: ANN401  # the same
    """Return the text of an element with that of its links: a word may begin outside of one."""
    text = ""
    for kid in map(_value, _kids(element)):
        if "/MCID" in kid:
            text += texts[kid.raw_get("/Pg").idnum].get(int(kid["/MCID"]), "")
        elif "/S" in kid and kid["/S"] != "/Lbl":
            text += _text(kid, texts)
    return text


def _marked_texts(reader: "PdfReader", page: Any) -> dict[int, str]:  # noqa: ANN401  # the same
    """Return the text of each marked content of a page, by its number."""
    from pypdf.generic import ContentStream  # noqa: PLC0415  # slow to import

    maps = {
        name: _characters(_value(font))
        for name, font in _value(_value(page["/Resources"])["/Font"]).items()
    }
    texts: dict[int, str] = {}
    number, font = -1, ""
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        match operator:
            case b"BDC":
                marks = operands[1]
                number = int(marks["/MCID"]) if "/MCID" in marks else -1
            case b"BMC" | b"EMC":
                number = -1
            case b"Tf":
                font = operands[0]
            case b"Tj" if number >= 0:
                shown = _decoded(operands[0], maps[font])
                texts[number] = texts.get(number, "") + shown
    return texts


def _decoded(shown: Any, characters: dict[int, str]) -> str:  # noqa: ANN401  # the same
    """Return the text of a shown string: two bytes for each character."""
    codes = getattr(shown, "original_bytes", shown)
    pairs = range(0, len(codes) - 1, 2)
    return "".join(characters.get(codes[n] << 8 | codes[n + 1], "\ufffd") for n in pairs)


def _characters(font: Any) -> dict[int, str]:  # noqa: ANN401  # the same
    """Return what each code of a font means, as its ToUnicode map says."""
    found: dict[int, str] = {}
    for line in _value(font["/ToUnicode"]).get_data().decode("ascii").splitlines():
        parts = line.split()
        if len(parts) == 2 and parts[0][0] == parts[1][0] == "<":  # noqa: PLR2004  # code, character
            meaning = bytes.fromhex(parts[1].strip("<>"))
            found[int(parts[0].strip("<>"), 16)] = meaning.decode("utf-16-be")
    return found
