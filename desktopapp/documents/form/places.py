"""The places of a report form that can be filled: cells, boxes, lines, text below a heading.

Some are recognised by what stands beside them; all others can be chosen by hand.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.form.boxes import names_of_boxes
from desktopapp.documents.form.guidance import is_guidance
from desktopapp.documents.form.names import FIELDS, field_named
from desktopapp.documents.form.text import cell_paragraphs, is_shown, own, text_of_cell
from desktopapp.readers.reading import too_much
from desktopapp.readers.word_parts import Style, child, local_name, switch, value, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

LONGEST_LABEL = 10  # words
_MOST_CELLS, _MOST_LINES = 10_000, 20_000  # what a form may have before it is called none
MOST_PLACES = 400  # that a person can look through; a form has a tenth of that


class How(StrEnum):
    """How a text gets to its place, seen from the words that name the place."""

    BESIDE = "the cell beside it"
    UNDER = "the cell below it"
    WITHIN = "in this cell"
    TICK = "the box beside it"
    AFTER = "after these words"
    BELOW = "below this line"


class FormPlace(NamedTuple):
    """A place in a form. ``id`` stays the same for the same form; ``label`` is what it says.

    ``field`` is the field or section it was recognised for, if any. ``asks`` tells a place that
    waits to be filled from one that can merely be chosen.
    """

    id: str
    label: str
    field: str
    how: How
    asks: bool = True


class FormRows(NamedTuple):
    """The cells of a form by id, row by row, and its paragraphs in order."""

    cells: dict[str, "_Element"]
    rows: tuple[tuple[str, ...], ...]
    paragraphs: tuple["_Element", ...]


def rows_of(body: "_Element") -> FormRows:
    """Give ids to the cells and paragraphs of a form, through content controls.

    A cell that goes on through several rows is one cell, with the id it has in the first.
    Raises ``Problem`` where there are more than any form has.
    """
    cells: dict[str, _Element] = {}
    rows = []
    for t, table in enumerate(body.iter("{*}tbl")):
        begun: dict[int, str] = {}
        for r, row in enumerate(_within(table, "tr") if is_shown(table) else ()):
            ids: list[str] = []
            column = whole(value(child(row, "trPr", "gridBefore")))
            for c, cell in enumerate(_within(row, "tc")):
                merged = child(cell, "tcPr", "vMerge")
                name = f"cell {t}.{r}.{c}"
                if merged is not None and value(merged) != "restart":
                    name = begun.get(column, name)
                cells.setdefault(name, cell)
                begun[column] = name
                ids.append(name)
                column += max(whole(value(child(cell, "tcPr", "gridSpan"))), 1)
            rows.append(tuple(ids))
    paragraphs = tuple(body.iter("{*}p"))
    if len(cells) > _MOST_CELLS or len(paragraphs) > _MOST_LINES:
        raise too_much(f"more than {_MOST_CELLS:,} cells or {_MOST_LINES:,} lines")
    return FormRows(cells, tuple(rows), paragraphs)


def _within(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Go through the rows of a table or the cells of a row; controls may stand around them."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) in {"sdt", "sdtContent", "customXml"}:
            yield from _within(element, name)


def places(rows: FormRows, styles: "Mapping[str, Style]") -> Iterator[FormPlace]:
    """Go through the places of a form in order: those in its tables, then those in its text."""
    texts = {
        one: " ".join(filter(None, map(text_of_cell, cell_paragraphs(cell))))
        for one, cell in rows.cells.items()
    }
    labels: set[str] = set()
    named: dict[str, list[FormPlace]] = {}
    for label, place in _named_cells(rows, texts):
        cell = place.id.partition(" box ")[0]
        labels.add(label)
        if place.id not in [one.id for one in named.setdefault(cell, [])]:
            named[cell].append(place)
    seen: set[str] = set()
    above: dict[tuple[str, int], str] = {}
    for row in rows.rows:
        for at, cell in enumerate(row):
            if cell in named and cell not in seen:
                yield from named[cell]
            elif cell not in labels and cell not in seen:
                yield from _other_cell(cell, at, row, texts, above, rows, styles)
            seen.add(cell)
            above[_table(row), at] = texts[cell] or above.get((_table(row), at), "")
    yield from _lines(rows, styles)


def _other_cell(
    cell: str,
    at: int,
    row: tuple[str, ...],
    texts: dict[str, str],
    above: dict[tuple[str, int], str],
    rows: FormRows,
    styles: "Mapping[str, Style]",
) -> Iterator[FormPlace]:
    """Offer a cell that no label leads to: after its words, or by the words near it."""
    element = rows.cells[cell]
    if next(element.iter("{*}tbl"), None) is not None:
        return  # its own cells are places
    said = [one for one in cell_paragraphs(element) if text_of_cell(one)]
    if said and not all(is_guidance(one, styles) for one in said):
        if len(texts[cell].split()) <= LONGEST_LABEL:
            yield FormPlace(cell, texts[cell].rstrip(" :"), "", How.AFTER, asks=False)
        return
    beside = next((texts[one] for one in reversed(row[:at]) if texts[one]), "")
    near, how = beside, How.BESIDE
    if not near or len(near.split()) > LONGEST_LABEL:
        near, how = above.get((_table(row), at), ""), How.UNDER
    if not near or len(near.split()) > LONGEST_LABEL:
        table, line, column = (int(one) + 1 for one in cell[5:].split("."))
        near, how = f"Table {table}, row {line}, cell {column}", How.WITHIN
    yield FormPlace(cell, near.rstrip(" :"), "", how, asks=False)


def _lines(rows: FormRows, styles: "Mapping[str, Style]") -> Iterator[FormPlace]:
    """Go through lines outside tables: labels to write after, headings to write below."""
    for n, paragraph in enumerate(rows.paragraphs):
        if next(paragraph.iterancestors("{*}tc"), None) is not None or not is_shown(paragraph):
            continue
        text = text_of_cell(paragraph)
        before, colon, rest = text.partition(":")
        field = field_named(before) if colon else ""
        label_line = len(rest.split()) <= LONGEST_LABEL and field in FIELDS
        short = len(text.split()) <= LONGEST_LABEL
        if label_line:
            yield FormPlace(f"line {n}", before.strip(), field, How.AFTER)
        elif not short or not any(map(str.isalpha, text)):
            continue
        elif (named := field_named(text)) or is_heading(paragraph, styles):
            style = styles.get(value(child(paragraph, "pPr", "pStyle")), Style())
            asks = bool(named) or style.name != "title"
            yield FormPlace(f"heading {n}", text, named, How.BELOW, asks)
        elif not is_guidance(paragraph, styles) and text[-1] not in ".;,?!":
            if colon:
                yield FormPlace(f"line {n}", before.strip(), "", How.AFTER, asks=False)
            else:
                yield FormPlace(f"heading {n}", text, "", How.BELOW, asks=False)


def is_heading(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph is a heading: by its style, or short and wholly bold."""
    properties = child(paragraph, "pPr")
    style = styles.get(value(child(properties, "pStyle")), Style())
    if style.outline or value(child(properties, "outlineLvl")):
        return True
    runs = [run for run in own(paragraph, "{*}r") if text_of_cell(run)]
    short = len(text_of_cell(paragraph).split()) <= LONGEST_LABEL
    bold = all(_is_bold(run, style) for run in runs)
    return bool(runs) and short and bold and not is_guidance(paragraph, styles)


def _is_bold(run: "_Element", style: Style) -> bool:
    own_mark = switch(child(run, "rPr"), "b")
    return bool(style.bold) if own_mark is None else own_mark


def _named_cells(rows: FormRows, texts: dict[str, str]) -> Iterator[tuple[str, FormPlace]]:
    """Go through labels in cells; each leads to its box, the cell beside, below, or itself."""
    boxes = {
        one: () if next(cell.iter("{*}tbl"), None) is not None else names_of_boxes(cell)
        for one, cell in rows.cells.items()
    }
    following = {row: below for row, below in pairwise(rows.rows) if _table(row) == _table(below)}
    for row in rows.rows:
        at = 0
        while at < len(row):
            ticked = tuple(_boxes(row[at], boxes[row[at]]))
            yield from ((row[at], place) for place in ticked)
            if ticked:
                at += 1
                continue
            place, step = _beside(row, at, following.get(row, ()), texts)
            if place:
                yield row[at], place
            at += step


def _boxes(cell: str, names: tuple[str, ...]) -> Iterator[FormPlace]:
    """Go through the boxes of a cell that have the name of a field beside them."""
    for n, name in enumerate(names):
        if field := field_named(name):
            yield FormPlace(f"{cell} box {n}", name.capitalize(), field, How.TICK)


def _table(row: tuple[str, ...]) -> str:
    return row[0].partition(".")[0] if row else ""


def _beside(
    row: tuple[str, ...], at: int, below: tuple[str, ...], texts: dict[str, str]
) -> tuple[FormPlace | None, int]:
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
        return FormPlace(here, before.strip() if colon else label, field, How.AFTER), 1
    if after < len(row) and not field_named(texts[row[after]]):
        return FormPlace(row[after], label, field, How.BESIDE), after - at + 1
    if len(row) == 1 and len(below) == 1 and not field_named(texts[below[0]]):
        return FormPlace(below[0], label, field, How.UNDER), 1
    return (FormPlace(here, label, field, How.AFTER), 1) if field and colon else (None, 1)


def _is_label(text: str) -> bool:
    return text.endswith(":") and len(text.split()) <= LONGEST_LABEL
