"""The places of a report form that can be filled: cells beside a label, text below a heading."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.form_boxes import names_of_boxes
from desktopapp.documents.form_guidance import is_guidance
from desktopapp.documents.form_names import field_named
from desktopapp.readers.word_parts import Style, child, name_of, switch, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_LONGEST_LABEL = 10  # words


class Place(NamedTuple):
    """A place in a form. ``id`` stays the same for the same form; ``label`` is what it says.

    ``below`` says that the text goes below a heading; else it goes into a cell, or ticks the
    one of its boxes that the id ends with.
    """

    id: str
    label: str
    field: str
    below: bool = False


class Rows(NamedTuple):
    """The cells of a form by id, row by row, and its paragraphs in order."""

    cells: dict[str, "_Element"]
    rows: tuple[tuple[str, ...], ...]
    paragraphs: tuple["_Element", ...]


def rows_of(body: "_Element") -> Rows:
    """Give ids to the cells and paragraphs of a form, through content controls."""
    cells: dict[str, _Element] = {}
    rows = []
    for t, table in enumerate(body.iter("{*}tbl")):
        for r, row in enumerate(_within(table, "tr")):
            found = list(_within(row, "tc"))
            ids = tuple(f"cell {t}.{r}.{c}" for c in range(len(found)))
            cells.update(zip(ids, found, strict=True))
            rows.append(ids)
    return Rows(cells, tuple(rows), tuple(body.iter("{*}p")))


def _within(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Go through the rows of a table or the cells of a row; controls may stand around them."""
    for element in parent:
        if name_of(element) == name:
            yield element
        elif name_of(element) in {"sdt", "sdtContent", "customXml"}:
            yield from _within(element, name)


def words_of(element: "_Element") -> str:
    """Return the text of a cell or paragraph on one line."""
    parts = (one.text or "" if name_of(one) == "t" else " " for one in element.iter(*_TEXT))
    return " ".join("".join(parts).split())


_TEXT = ("{*}t", "{*}br", "{*}tab", "{*}cr", "{*}p")


def places(rows: Rows, styles: "Mapping[str, Style]") -> Iterator[Place]:
    """Go through the places of a form, those first that are recognised."""
    taken = set()
    for place in _cells(rows):
        taken.add(place.id)
        yield place
    inside = {p for cell in rows.cells.values() for p in cell.iter("{*}p")}
    for n, paragraph in enumerate(rows.paragraphs):
        text = words_of(paragraph)
        if not text or len(text.split()) > _LONGEST_LABEL or paragraph in inside:
            continue
        field = field_named(text)
        if field or is_heading(paragraph, styles):
            yield Place(f"heading {n}", text, field, below=True)


def is_heading(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph is a heading: by its style, or short and wholly bold."""
    properties = child(paragraph, "pPr")
    style = styles.get(value(child(properties, "pStyle")), Style())
    if style.outline or value(child(properties, "outlineLvl")):
        return True
    runs = [run for run in paragraph.iter("{*}r") if words_of(run)]
    short = len(words_of(paragraph).split()) <= _LONGEST_LABEL
    bold = all(_is_bold(run, style) for run in runs)
    return bool(runs) and short and bold and not is_guidance(paragraph, styles)


def _is_bold(run: "_Element", style: Style) -> bool:
    own = switch(child(run, "rPr"), "b")
    return bool(style.bold) if own is None else own


def _cells(rows: Rows) -> Iterator[Place]:
    """Go through labels in cells; each leads to its box, the cell beside, below, or itself."""
    texts = {one: words_of(cell) for one, cell in rows.cells.items()}
    boxes = {one: names_of_boxes(cell) for one, cell in rows.cells.items()}
    following = {row: below for row, below in pairwise(rows.rows) if _table(row) == _table(below)}
    for row in rows.rows:
        at = 0
        while at < len(row):
            ticked = tuple(_boxes(row[at], boxes[row[at]]))
            yield from ticked
            if ticked:
                at += 1
                continue
            place, step = _beside(row, at, following.get(row, ()), texts)
            if place:
                yield place
            at += step


def _boxes(cell: str, names: tuple[str, ...]) -> Iterator[Place]:
    """Go through the boxes of a cell that have the name of a field beside them."""
    for n, name in enumerate(names):
        if field := field_named(name):
            yield Place(f"{cell} box {n}", name.capitalize(), field)


def _table(row: tuple[str, ...]) -> str:
    return row[0].partition(".")[0] if row else ""


def _beside(
    row: tuple[str, ...], at: int, below: tuple[str, ...], texts: dict[str, str]
) -> tuple[Place | None, int]:
    """Return the place a label leads to, and how many cells are done with."""
    here = row[at]
    text = texts[here]
    before, colon, rest = text.partition(":")
    field = field_named(text) or (field_named(before) if colon else "")
    label = text.rstrip(" :")
    if not field and not (colon and not rest.strip()):
        return None, 1
    after = at + 1
    while field and after < len(row) and _is_label(texts[row[after]]) and after == at + 1:
        if field_named(texts[row[after]]):
            break
        after += 1  # a label within the label, such as "Required:"
    if rest.strip() and not _is_label(text):
        return Place(here, before.strip() if colon else label, field), 1
    if after < len(row) and not field_named(texts[row[after]]):
        return Place(row[after], label, field), after - at + 1
    if len(row) == 1 and len(below) == 1 and not field_named(texts[below[0]]):
        return Place(below[0], label, field), 1
    return (Place(here, label, field), 1) if field and colon else (None, 1)


def _is_label(text: str) -> bool:
    return text.endswith(":") and len(text.split()) <= _LONGEST_LABEL
