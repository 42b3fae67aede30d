"""The structure of a tagged PDF: a tree of elements in reading order (ISO 32000-1, 14.7-14.8).

The tree is made of the document before anything is drawn, so that reading order is that of
the plan and never that of the page. What is drawn later is hung into it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFString,
)

from desktopapp.layout.build import Document, PictureItem, TableItem, TextItem
from desktopapp.layout.placed import PlacedLine

NO_DESCRIPTION = "A picture without a description"
_KEPT = ("THead", "TBody", "TR", "TH", "TD")  # an empty cell keeps its place in a table
_ORDERED = {  # how a list is numbered (14.8.5.5)
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
    "": "None",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's content that belongs to an element."""

    page: PDFObject
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation that belongs to an element."""

    page: PDFObject
    annotation: PDFObject


def attributes(owner: str, **values: object) -> PDFDictionary:
    """Return attributes of an element, of the kind that ``owner`` names (14.8.5)."""
    return PDFDictionary({"O": PDFName(owner), **values})


class Element(PDFObject):
    """An element of structure. ``kids`` are elements and what is drawn, in reading order."""

    __RefOnly__ = 1  # an object of its own, that others refer to

    def __init__(
        self, tag: str, parent: PDFObject, keys: Mapping[str, object] | None = None
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.keys: dict[str, object] = dict(keys or {})
        self.kids: list[Element | Marked | Annotated] = []

    def add(self, tag: str, keys: Mapping[str, object] | None = None) -> "Element":
        """Add an element at the end of this one."""
        kid = Element(tag, self, keys)
        self.kids.append(kid)
        return kid

    def used(self) -> bool:
        """Tell whether anything was drawn for this element."""
        return any(not isinstance(kid, Element) or kid.used() for kid in self.kids)

    def format(self, document: PDFDocument) -> bytes:
        """Write the element, without those below it for which nothing was drawn."""
        kids: list[PDFObject] = []
        for kid in sorted(self.kids, key=_is_caption):  # which stands first or last (14.8.4.5)
            match kid:
                case Element():
                    kids += [kid] if kid.used() or kid.tag in _KEPT else []
                case Marked():
                    keys = {"Type": "/MCR", "Pg": kid.page, "MCID": kid.number}
                    kids.append(PDFDictionary(keys))
                case Annotated():
                    keys = {"Type": "/OBJR", "Pg": kid.page, "Obj": kid.annotation}
                    kids.append(PDFDictionary(keys))
        return PDFDictionary(
            {
                "Type": "/StructElem",
                "S": PDFName(self.tag),
                "P": self.parent,
                **self.keys,
                "K": PDFArray(kids),
            }
        ).format(document)


def _is_caption(kid: Element | Marked | Annotated) -> bool:
    return isinstance(kid, Element) and kid.tag == "Caption"


class Root(PDFObject):
    """The root of the tree.

    ``nums`` says which element an annotation, or the marked contents of a page, belong to
    (14.7.4.4).
    """

    __RefOnly__ = 1  # an object of its own, that others refer to

    def __init__(self) -> None:
        self.top = Element("Document", self)
        self.nums: Sequence[Element | list[Element]] = ()

    def format(self, document: PDFDocument) -> bytes:
        """Write the root."""
        numbered: list[object] = []
        for number, held in enumerate(self.nums):
            numbered += [number, PDFArray(held) if isinstance(held, list) else held]
        return PDFDictionary(
            {
                "Type": "/StructTreeRoot",
                "K": PDFArray([self.top]),
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbered)}),
                "ParentTreeNextKey": len(self.nums),
            }
        ).format(document)


_Place: TypeAlias = tuple[int, tuple[int, int] | None, bool]


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a document, and which of them an item, a cell or a label belongs to."""

    root: Root
    places: Mapping[_Place, Element]

    def of(self, placed: PlacedLine) -> Element | None:
        """Return the element of a line; of a repeated header row none: it is read once."""
        if placed.repeated:
            return None
        return self.places[placed.item, placed.cell, placed.label]

    def figure(self, item: int) -> Element | None:
        """Return the element of a picture; of a decorative one none."""
        return self.places.get((item, None, False))


def structure(document: Document) -> Tree:
    """Make the structure tree of a document.

    The title is the heading of level 1, so a heading of the document is one level lower here.
    """
    tree = Root()
    root = tree.top
    places: dict[_Place, Element] = {}
    open_lists: dict[int, Element] = {}
    for n, item in enumerate(document.items):
        if not (isinstance(item, TextItem) and item.role == "list item"):
            open_lists.clear()
        match item:
            case TextItem(role="list item"):
                _list_item(root, open_lists, n, item, places)
            case TextItem(role="caption") if (n - 1, None, False) in places:
                places[n, None, False] = places[n - 1, None, False].add("Caption")
            case TextItem():
                element = places[n, None, False] = root.add(_tag(item))
                if item.label:
                    places[n, None, True] = element.add("Lbl")
            case TableItem():
                _table(root, n, item, places)
            case PictureItem():
                if not item.decorative:
                    alternative = item.alternative or NO_DESCRIPTION
                    places[n, None, False] = root.add("Figure", {"Alt": PDFString(alternative)})
    return Tree(tree, places)


def _tag(item: TextItem) -> str:
    match item.role:
        case "title":
            return "H1"
        case "heading":
            return f"H{item.level + 1}"
        case _:
            return "P"


def _list_item(
    root: Element,
    open_lists: dict[int, Element],
    n: int,
    item: TextItem,
    places: dict[_Place, Element],
) -> None:
    """Add a list item; a list of a deeper level lies in the body of the item above it."""
    label = item.listed
    for level in [one for one in open_lists if one >= item.level + (not label.starts)]:
        del open_lists[level]
    if label.starts:
        above = open_lists[max(open_lists)].kids[-1] if open_lists else None
        within = above.kids[-1] if isinstance(above, Element) else root
        numbering = _ORDERED[label.form] if label.number else "Disc"
        keys = {"A": attributes("List", ListNumbering=PDFName(numbering))}
        made = (within if isinstance(within, Element) else root).add("L", keys)
        open_lists[item.level] = made
    entry = open_lists[item.level].add("LI")
    places[n, None, True] = entry.add("Lbl")
    body = entry.add("LBody")
    places[n, None, False] = body.add("P")


def _table(root: Element, n: int, item: TableItem, places: dict[_Place, Element]) -> None:
    """Add a table: a header row with scopes, then the body, row headers where it has them."""
    summary = item.summary.strip()
    keys = {"A": attributes("Table", Summary=PDFString(summary))} if summary else None
    table = root.add("Table", keys)
    groups = len(item.rows) > 1  # a head without a body is no table (veraPDF, 7.2-14)
    head = table.add("THead") if groups else table
    body = table.add("TBody") if groups else table
    for number, row in enumerate(item.rows):
        line = (body if number else head).add("TR")
        for column in range(len(row)):
            scope = "Column" if number == 0 else "Row"
            if number == 0 or (column == 0 and item.row_headers):
                cell = line.add("TH", {"A": attributes("Table", Scope=PDFName(scope))})
            else:
                cell = line.add("TD")
            places[n, (number, column), False] = cell
