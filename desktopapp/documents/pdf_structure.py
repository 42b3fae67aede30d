"""The structure of a tagged PDF: a tree of elements in reading order (ISO 32000-1, 14.7-14.8).

The tree is made of the document before anything is drawn, so that reading order is that of
the plan and never that of the page. What is drawn later is hung into it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from desktopapp.documents.build import Document, PictureItem, TableItem, TextItem
from desktopapp.documents.layout import Placed
from desktopapp.documents.pdf_objects import File, Name, Ref, Value

NO_DESCRIPTION = "A picture without a description"
_KEPT = ("THead", "TBody", "TR", "TH", "TD")  # an empty cell keeps its place in a table
_ORDERED = ("Decimal", "LowerAlpha", "LowerRoman")  # how list levels are numbered (14.8.5.5)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's content that belongs to an element."""

    page: Ref
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation that belongs to an element."""

    page: Ref
    annotation: Ref


class Element:
    """An element of structure. ``kids`` are elements and what is drawn, in reading order."""

    def __init__(self, tag: str, keys: Mapping[str, Value] | None = None) -> None:
        self.tag = tag
        self.keys: dict[str, Value] = dict(keys or {})
        self.kids: list[Element | Marked | Annotated] = []
        self.ref = Ref(0)  # set once the tree is written

    def add(self, tag: str, keys: Mapping[str, Value] | None = None) -> "Element":
        """Add an element at the end of this one."""
        kid = Element(tag, keys)
        self.kids.append(kid)
        return kid

    def used(self) -> bool:
        """Tell whether anything was drawn for this element."""
        return any(not isinstance(kid, Element) or kid.used() for kid in self.kids)

    def all(self) -> Iterator["Element"]:
        """Go through this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all()


_Place: TypeAlias = tuple[int, tuple[int, int] | None, bool]


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a document, and which of them an item, a cell or a label belongs to."""

    root: Element
    places: Mapping[_Place, Element]

    def of(self, placed: Placed) -> Element | None:
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
    root = Element("Document")
    places: dict[_Place, Element] = {}
    open_lists: list[Element] = []
    for n, item in enumerate(document.items):
        if not (isinstance(item, TextItem) and item.role == "list item"):
            open_lists.clear()
        match item:
            case TextItem(role="list item"):
                _list_item(root, open_lists, n, item, places)
            case TextItem():
                element = places[n, None, False] = root.add(_tag(item))
                if item.label:
                    places[n, None, True] = element.add("Lbl")
            case TableItem():
                _table(root, n, item, places)
            case PictureItem():
                if not item.decorative:
                    alternative = item.alternative or NO_DESCRIPTION
                    places[n, None, False] = root.add("Figure", {"Alt": alternative})
    return Tree(root, places)


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
    open_lists: list[Element],
    n: int,
    item: TextItem,
    places: dict[_Place, Element],
) -> None:
    """Add a list item; a list of a deeper level lies in the body of the item above it."""
    del open_lists[item.level + 1 :]
    if item.starts:
        del open_lists[item.level :]
        above = open_lists[-1].kids[-1] if open_lists else None
        within = above.kids[-1] if isinstance(above, Element) else root
        numbering = _ORDERED[item.level] if item.numbered else "Disc"
        keys: Mapping[str, Value] = {"A": {"O": Name("List"), "ListNumbering": Name(numbering)}}
        open_lists.append((within if isinstance(within, Element) else root).add("L", keys))
    entry = open_lists[item.level].add("LI")
    places[n, None, True] = entry.add("Lbl")
    body = entry.add("LBody")
    places[n, None, False] = body.add("P")


def _table(root: Element, n: int, item: TableItem, places: dict[_Place, Element]) -> None:
    """Add a table: a header row with scopes, then the body, row headers where it has them."""
    attributes: dict[str, Value] = {"O": Name("Table")}
    if item.summary.strip():
        attributes["Summary"] = item.summary.strip()
    table = root.add("Table", {"A": attributes} if len(attributes) > 1 else None)
    groups = len(item.rows) > 1  # a head without a body is no table (veraPDF, 7.2-14)
    head = table.add("THead") if groups else table
    body = table.add("TBody") if groups else table
    for number, row in enumerate(item.rows):
        line = (body if number else head).add("TR")
        for column in range(len(row)):
            scope = "Column" if number == 0 else "Row"
            if number == 0 or (column == 0 and item.row_headers):
                cell = line.add("TH", {"A": {"O": Name("Table"), "Scope": Name(scope)}})
            else:
                cell = line.add("TD")
            places[n, (number, column), False] = cell


def put_tree(file: File, root: Element, nums: Mapping[int, Element | list[Element]]) -> Ref:
    """Put the structure tree into a file.

    ``nums`` says which element the annotation, or the marked contents of the page, of each
    number belong to (14.7.4.4).
    """
    top = file.reserve()
    _put_element(file, root, top)
    entries: list[Value] = []
    for key, value in sorted(nums.items(), key=lambda pair: pair[0]):
        refs: Value = [one.ref for one in value] if isinstance(value, list) else value.ref
        entries += [key, refs]
    return file.put(
        {
            "Type": Name("StructTreeRoot"),
            "K": [root.ref],
            "ParentTree": file.put({"Nums": entries}),
            "ParentTreeNextKey": max(nums, default=-1) + 1,
        },
        top,
    )


def _put_element(file: File, element: Element, parent: Ref) -> None:
    element.ref = file.reserve()
    kids: list[Value] = []
    for kid in element.kids:
        match kid:
            case Element():
                if kid.used() or kid.tag in _KEPT:
                    _put_element(file, kid, element.ref)
                    kids.append(kid.ref)
            case Marked():
                kids.append({"Type": Name("MCR"), "Pg": kid.page, "MCID": kid.number})
            case Annotated():
                kids.append({"Type": Name("OBJR"), "Pg": kid.page, "Obj": kid.annotation})
    keys: Mapping[str, Value] = {
        "Type": Name("StructElem"),
        "S": Name(element.tag),
        "P": parent,
        **element.keys,
        "K": kids,
    }
    file.put(keys, element.ref)
