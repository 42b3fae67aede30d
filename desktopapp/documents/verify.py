"""Read a PDF that was just written, and compare it with the document it was made of.

Uses another reader than the writer's code, and claims no more than it checked: the words of the
structure tree in order, the headings, the alternatives of pictures, the pages.
"""

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from desktopapp.documents.page_code import Meanings, decoded_string, operations
from desktopapp.documents.pdf.file import uri
from desktopapp.documents.pdf.structure import NO_DESCRIPTION
from desktopapp.documents.published_data import DataFile
from desktopapp.layout.build import Document, PictureItem, TableItem, TextItem, item_runs
from desktopapp.layout.placed import Layout
from desktopapp.plan.text import plain_runs

if TYPE_CHECKING:
    from pypdf import PdfReader


_LOOSE, _ARTIFACT = -1, -2  # in place of the number of a marked content
_COUNTED = frozenset(("LI", "Table", "TR"))  # groups that are compared too
_MARKED = re.compile(rb"/MCID\s+(\d+)")
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


def verify(
    pdf: bytes, document: Document, layout: Layout, with_data: Sequence[DataFile] = ()
) -> tuple[Check, ...]:
    """Check a PDF against its document, and what it carries, and return what was checked.

    A file that cannot be read fails the first check, and nothing more is claimed.
    """
    from pypdf import PdfReader  # noqa: PLC0415  # slow to import, wanted after an export only
    from pypdf.errors import PyPdfError  # noqa: PLC0415  # the same

    try:
        reader = PdfReader(io.BytesIO(pdf), strict=True)
        texts = [_marked_texts(page) for page in reader.pages]
        nodes = list(_nodes(reader, texts))
        pages = len(reader.pages)
        root = _value(reader.trailer["/Root"])
        links = _links_read(reader)
        language, title = str(root.get("/Lang", "")), _title(reader)
        carried = [f"{name} {data[-1].hex()}" for name, data in reader.attachments.items()]
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError) as error:
        return (Check("The file can be read back", holds=False, detail=str(error)),)
    return (
        Check("The file can be read back", holds=True),
        _same("Words in reading order", _words_read(nodes), _words_meant(document)),
        _same("Headings", _headings_read(nodes), _headings_meant(document)),
        _same("Paragraphs, lists and tables", [node.tag for node in nodes], _tags_meant(document)),
        _same("Links", links, _links_meant(document)),
        _same(
            "All text within the structure", [text[_LOOSE] for text in texts if _LOOSE in text], []
        ),
        _same("Descriptions of pictures", _alternatives_read(nodes), _alternatives(document)),
        _same("Pages", [str(pages)], [str(len(layout.pages))]),
        _same("Language", [language], [document.language]),
        _same("Title", [title], [document.title]),
        _carried(carried, with_data),
    )


def _carried(found: list[str], meant: Sequence[DataFile]) -> Check:
    """Compare the files that a PDF carries with those that it should."""
    what = "Data it carries" if meant else "No attached files"
    holds = sorted(found) == sorted(f"{file.name} {file.data.hex()}" for file in meant)
    return Check(what, holds, "" if holds else "they are not the data of the plan")


def _same(what: str, found: list[str], meant: list[str]) -> Check:
    """Compare two lists and say where they differ first."""
    if found == meant:
        return Check(what, holds=True)
    pairs = zip([*found, "nothing"], [*meant, "nothing"], strict=False)
    one, other = next(pair for pair in pairs if pair[0] != pair[1])
    return Check(what, holds=False, detail=f"“{one}” stands where “{other}” was meant")


def _words_meant(document: Document) -> list[str]:
    shown = (runs for item in document.items for runs in item_runs(item))
    return [word for runs in shown for word in plain_runs(runs).split()]


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
    """Return the words of the tree; labels are set by style and are no words of the plan.

    What is written within a chart is said by its description.
    """
    return [
        word for node in nodes if node.tag not in ("Lbl", "Figure") for word in node.text.split()
    ]


def _tags_meant(document: Document) -> list[str]:
    """Return the tags that the elements which are compared should have, in reading order."""
    tags: list[str] = []
    is_shown = False  # whether a picture that says something stands before
    for item in document.items:
        match item:
            case TextItem(role="list item"):
                tags += ["LI", "Lbl", "P"]
            case TextItem(role="caption") if is_shown:
                tags.append("Caption")
            case TextItem():
                heading = f"H{item.level + 1}" if item.role == "heading" else "P"
                tags += ["Lbl"] if item.label else []
                tags.append("H1" if item.role == "title" else heading)
            case TableItem():
                tags.append("Table")
                for row, cells in enumerate(item.rows):
                    tags.append("TR")
                    tags += (_cell_meant(item, row, column) for column in range(len(cells)))
            case PictureItem():
                tags += [] if item.decorative else ["Figure"]
        is_shown = isinstance(item, PictureItem) and not item.decorative
    return tags


def _cell_meant(item: TableItem, row: int, column: int) -> str:
    if row == 0:
        return "TH Column"
    return "TH Row" if column == 0 and item.row_headers else "TD"


def _links_meant(document: Document) -> list[str]:
    """Return the addresses of all links, each once, in alphabetical order."""
    shown = (run for item in document.items for runs in item_runs(item) for run in runs)
    return sorted({uri(run.link) for run in shown if run.link and run.text.strip()})


def _links_read(reader: "PdfReader") -> list[str]:
    """Return the addresses of the links that belong to the structure and say what they are."""
    found = set()
    for page in reader.pages:
        for note in map(_value, _value(page.get("/Annots", []))):
            if note.get("/Contents") and "/StructParent" in note:
                found.add(str(_value(note["/A"])["/URI"]))
    return sorted(found)


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


def _nodes(reader: "PdfReader", marked: list[dict[int, str]]) -> Iterator[_Node]:
    """Go through the elements of the structure tree that are compared, in reading order."""
    texts = {
        page.indirect_reference.idnum: text
        for page, text in zip(reader.pages, marked, strict=True)
        if page.indirect_reference
    }
    root = _value(_value(reader.trailer["/Root"])["/StructTreeRoot"])
    for kid in _kids(root):
        yield from _walk(_value(kid), texts)


def _kids(element: Any) -> list[Any]:  # noqa: ANN401  # whatever a foreign file holds there
    held = _value(element.get("/K", []))
    return list(held) if isinstance(held, list) else [held]


def _walk(element: Any, texts: dict[int, dict[int, str]]) -> Iterator[_Node]:  # noqa: ANN401  # the same
    """Go through the elements that are compared; those that group others are entered."""
    tag = str(element["/S"])[1:]
    if tag in _GROUPS:
        if tag in _COUNTED:
            yield _Node(tag, "", "")
        for kid in map(_value, _kids(element)):
            if "/S" in kid:
                yield from _walk(kid, texts)
        return
    for kid in map(_value, _kids(element)):
        if kid.get("/S") == "/Lbl":
            yield _Node("Lbl", _text(kid, texts), "")
    if tag == "TH":
        tag += f" {str(_value(element.get('/A', {})).get('/Scope', '/'))[1:]}".rstrip()
    yield _Node(tag, _text(element, texts), str(element.get("/Alt", "")))
    for kid in map(_value, _kids(element)):
        if kid.get("/S") == "/Caption":
            yield _Node("Caption", _text(kid, texts), "")


def _text(element: Any, texts: dict[int, dict[int, str]]) -> str:  # noqa: ANN401  # the same
    """Return the text of an element with that of its links: a word may begin outside of one."""
    text = ""
    for kid in map(_value, _kids(element)):
        if "/MCID" in kid:
            text += texts[kid.raw_get("/Pg").idnum].get(int(kid["/MCID"]), "")
        elif "/S" in kid and kid["/S"] not in {"/Lbl", "/Caption"}:
            text += _text(kid, texts)
    return text


def _marked_texts(page: Any) -> dict[int, str]:  # noqa: ANN401  # the same
    """Return the text of each marked content of a page, by its number.

    Text outside of all of them, of which no reader would be told, stands under ``_LOOSE``.
    """
    maps = {
        name.encode("ascii"): _characters(_value(font))
        for name, font in _value(_value(page["/Resources"])["/Font"]).items()
    }
    texts: dict[int, str] = {}
    number, font = _LOOSE, b""
    for operands, operator in operations(_value(page["/Contents"]).get_data()):
        match operator:
            case b"BDC":
                marked = _MARKED.search(operands[1])
                number = int(marked[1]) if marked else _ARTIFACT
            case b"BMC":
                number = _ARTIFACT
            case b"EMC":
                number = _LOOSE
            case b"Tf":
                font = operands[0]
            case b"Tj" if number != _ARTIFACT:
                texts[number] = texts.get(number, "") + decoded_string(operands[0], maps[font])
    return texts


def _characters(font: Any) -> Meanings:  # noqa: ANN401  # the same
    """Return what each code of a font means, as its ToUnicode map says."""
    found = Meanings()
    told = _value(font["/ToUnicode"]).get_data().decode("ascii")
    for block in told.split("beginbfchar")[1:]:
        words = [word.strip("<>") for word in block.partition("endbfchar")[0].split()]
        for code, meaning in zip(words[::2], words[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(meaning).decode("utf-16-be")
    return found
