"""A web page as Word takes it in: its tags become paragraphs, lists and tables of Word.

What is made is read by the same rules as every Word document. Nothing that a page names is ever
loaded, and what it would run or hide is left out.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.readers.archive import parse
from desktopapp.readers.word_parts import Related, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_DROPPED = frozenset(
    {
        *("applet", "audio", "canvas", "head", "iframe", "map", "noframes", "noscript", "object"),
        *("script", "select", "style", "svg", "template", "title", "video"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKS = {
    **dict.fromkeys(("b", "strong"), "b"),
    **dict.fromkeys(("i", "em", "cite"), "i"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
}
_SHIFTS = {"sup": "superscript", "sub": "subscript"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_STYLED = (  # what a style says -> the mark of Word's that says the same
    (re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE), "vanish"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE), "strike"),
)
_UNSEEN = frozenset({"hidden", "submit", "button", "reset", "image", "password", "file"})
_MOST_SPANNED = 60  # columns
_MOST_DOWN = 1000  # rows
_NUMBERING = "".join(  # 1: bullets, 2: numbers
    f'<w:abstractNum w:abstractNumId="{n}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
        for level in range(9)
    )
    + f'</w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
    for n, form in ((1, "bullet"), (2, "decimal"))
)


@dataclass(slots=True)
class _Grid:
    """A table on its way: columns that cells above still take up, and the column reached."""

    table: "_Element"
    taken: dict[int, int] = field(default_factory=dict)  # column -> rows
    row: "_Element | None" = None
    column: int = 0


@dataclass(slots=True)
class _Page:
    """A page on its way into Word: where blocks go, the paragraph that is open, what holds."""

    root: "_Element"
    within: list["_Element"]
    paragraph: "_Element | None" = None
    grids: list[_Grid] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)  # "1" for bullets, "2" for numbers
    heading: int = 0
    item: bool = False
    marks: list[str] = field(default_factory=list)
    shifts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    kept: int = 0  # tags that keep spaces
    targets: dict[str, Related] = field(default_factory=dict)


def as_word(html: str) -> tuple["_Element", "_Element", dict[str, Related]]:
    """Return a page as the root of a Word document, with its numbering and what it links to."""
    from lxml import etree  # noqa: PLC0415  # only a worker that reads Word needs it

    numbering = parse(f'<w:numbering xmlns:w="x">{_NUMBERING}</w:numbering>'.encode())
    root = parse(b'<w:document xmlns:w="x"><w:body/></w:document>')
    page = _Page(root, [root[0]])
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    read = etree.fromstring(f"<body>{html}".encode("utf-8", "replace"), parser)
    dropped = None
    for event, element in etree.iterwalk(read, events=("start", "end", "comment", "pi")):
        if event == "start" and dropped is None and element.tag in _DROPPED:
            dropped = element
            if element.tag == "select":
                _take(page, _chosen(element))
        if dropped is None and event == "start":
            _begin(page, element)
            _take(page, element.text)
        elif dropped is None and event == "end":
            _end(page, element)
        if dropped is element and event == "end":
            dropped = None
        if dropped is None and event != "start":
            _take(page, element.tail)
    return root, numbering, page.targets


def _marks(element: "_Element") -> list[str]:
    """Return the marks that a tag and its style set on the words in it."""
    style = element.get("style", "")
    own = [_MARKS[element.tag]] if element.tag in _MARKS else []
    return own + [mark for said, mark in _STYLED if style and said.search(style)]


def _begin(page: _Page, element: "_Element") -> None:
    """Begin a block, a cell, a list or a format."""
    tag = element.tag
    page.marks += _marks(element)
    if tag in _BLOCKS:
        page.paragraph = None
        _begin_block(page, element)
    elif tag in _SHIFTS:
        page.shifts.append(_SHIFTS[tag])
    elif tag == "a":
        page.links.append(element.get("href", "").strip())
    elif tag == "br":
        _add(_run(page), "br")
    elif tag == "img":
        _add(_add(_run(page), "pict"), "imagedata")
    elif tag == "input":
        _take(page, _entered(element))


def _entered(element: "_Element") -> str:
    """Return what is entered in a field of a form on the page."""
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☐" if element.get("checked") is None else "☒"
    return "" if kind in _UNSEEN else element.get("value", "")


def _chosen(choice: "_Element") -> str:
    """Return the entry that is chosen on a page: the one that is marked, or the first."""
    entries = list(choice.iter("option"))
    marked = (one for one in entries if one.get("selected") is not None)
    chosen = next(marked, entries[0] if entries else None)
    return "" if chosen is None else "".join(chosen.itertext())


def _begin_block(page: _Page, element: "_Element") -> None:
    match element.tag:
        case "pre":
            page.kept += 1
        case "ul" | "ol":
            page.lists.append("2" if element.tag == "ol" else "1")
        case "li":
            page.item = True
        case "table":
            page.grids.append(_Grid(_add(page.within[-1], "tbl")))
        case "tr" if page.grids:
            _begin_row(page.grids[-1])
        case "td" | "th" if page.grids:
            _begin_cell(page, element)
        case heading if heading in _HEADINGS:
            page.heading = int(heading[1])
        case _:
            pass  # a paragraph begins with its words


def _begin_row(grid: _Grid) -> None:
    grid.row, grid.column = _add(grid.table, "tr"), 0


def _begin_cell(page: _Page, element: "_Element") -> None:
    """Begin a cell in the first column that no cell above takes up."""
    grid = page.grids[-1]
    if grid.row is None:
        _begin_row(grid)
    _pass_taken(grid)
    across = min(max(whole(element.get("colspan", ""), 1), 1), _MOST_SPANNED)
    down = min(max(whole(element.get("rowspan", ""), 1), 1), _MOST_DOWN)
    cell = _add(grid.row, "tc")
    _add(_add(cell, "tcPr"), "gridSpan", across)
    for column in range(grid.column, grid.column + across):
        grid.taken[column] = down - 1
    grid.column += across
    page.within.append(cell)
    page.item = False


def _pass_taken(grid: _Grid) -> None:
    """Put an empty cell wherever one from above reaches into this row."""
    while grid.taken.get(grid.column):
        grid.taken[grid.column] -= 1
        _add(_add(grid.row, "tc"), "p")
        grid.column += 1


def _end(page: _Page, element: "_Element") -> None:
    """End what a tag began."""
    tag = element.tag
    for _ in _marks(element):
        page.marks.pop()
    if tag in _BLOCKS:
        page.paragraph = None
        _end_block(page, tag)
    elif tag in _SHIFTS:
        page.shifts.pop()
    elif tag == "a":
        page.links.pop()


def _end_block(page: _Page, tag: str) -> None:
    match tag:
        case "pre":
            page.kept -= 1
        case "ul" | "ol":
            page.lists.pop()
            page.item = bool(page.lists)
        case "li":
            page.item = False
        case "table":
            page.grids.pop()
        case "tr" if page.grids:
            _pass_taken(page.grids[-1])
        case "td" | "th" if page.grids:
            page.within.pop()
        case heading if heading in _HEADINGS:
            page.heading = 0
        case _:
            pass  # nothing holds beyond it


def _take(page: _Page, text: str | None) -> None:
    """Take words into the paragraph that is open, or begin one."""
    words = (text or "") if page.kept else _SPACES.sub(" ", text or "")
    if not words or (page.paragraph is None and not words.strip()):
        return
    run = _run(page)
    properties = _add(run, "rPr")
    for mark in page.marks:
        _add(properties, mark)
    if page.shifts:
        _add(properties, "vertAlign", page.shifts[-1])
    for n, line in enumerate(words.split("\n")):
        if n:
            _add(run, "br")
        _add(run, "t").text = line


def _run(page: _Page) -> "_Element":
    """Begin a run, in a link where one is open."""
    if page.paragraph is None:
        page.paragraph = _add(page.within[-1], "p")
        properties = _add(page.paragraph, "pPr")
        if page.heading:
            _add(properties, "outlineLvl", page.heading - 1)
        elif page.item and page.lists:
            listed = _add(properties, "numPr")
            _add(listed, "ilvl", min(len(page.lists), 9) - 1)
            _add(listed, "numId", page.lists[-1])
    if not page.links or not page.links[-1]:
        return _add(page.paragraph, "r")
    address = page.links[-1]
    page.targets[address] = Related("hyperlink", address, is_outside=True)
    link = _add(page.paragraph, "hyperlink")
    link.set("id", address)
    return _add(link, "r")


def _add(parent: "_Element | None", name: str, value: object = None) -> "_Element":
    """Add an element of Word's to another, with a value if it has one."""
    assert parent is not None  # a cell begins a row where there is none  # noqa: S101
    made = parent.makeelement(name, {} if value is None else {"val": str(value)})
    parent.append(made)
    return made
