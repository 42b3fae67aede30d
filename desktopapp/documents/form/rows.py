"""The cells and lines of a report form, each with an id, and what a place in it is."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.form.breaks import lines_of_labels
from desktopapp.documents.form.text import is_shown
from desktopapp.readers.reading import too_much
from desktopapp.readers.word_parts import child, local_name, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_LABEL = 10  # words
_MOST_CELLS, _MOST_LINES = 10_000, 20_000  # what a form may have before it is called none


class How(StrEnum):
    """How a text gets to its place, seen from the words that name the place."""

    BESIDE = "the box next to it"
    UNDER = "the cell below it"
    WITHIN = "in this cell"
    TICK = "the box beside it"
    AFTER = "after these words"
    INSTEAD = "in place of what stands in brackets"
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
    """The cells of a form by id, row by row, and its paragraphs by number, both in order.

    Of a paragraph that was parted at its line breaks the second part of number 7 is "7.1".
    """

    cells: dict[str, "_Element"]
    rows: tuple[tuple[str, ...], ...]
    paragraphs: dict[str, "_Element"]

    def line(self, place: FormPlace) -> "_Element":
        """Return the paragraph of a place outside cells."""
        return self.paragraphs[place.id.rpartition(" ")[2]]


def rows_of(body: "_Element") -> FormRows:
    """Give ids to the cells and paragraphs of a form, through content controls.

    A cell that goes on through several rows is one cell, with the id it has in the first. A
    paragraph with several labels is parted into one for each. Raises ``Problem`` where there are
    more than any form has.
    """
    cells: dict[str, _Element] = {}
    rows = []
    for t, table in enumerate(body.iter("{*}tbl")):
        begun: dict[int, str] = {}
        for r, row in enumerate(parts_within(table, "tr") if is_shown(table) else ()):
            ids: list[str] = []
            column = whole(value(child(row, "trPr", "gridBefore")))
            for c, cell in enumerate(parts_within(row, "tc")):
                merged = child(cell, "tcPr", "vMerge")
                name = f"cell {t}.{r}.{c}"
                if merged is not None and value(merged) != "restart":
                    name = begun.get(column, name)
                cells.setdefault(name, cell)
                begun[column] = name
                ids.append(name)
                column += max(whole(value(child(cell, "tcPr", "gridSpan"))), 1)
            rows.append(tuple(ids))
    whole_lines = tuple(body.iter("{*}p"))
    if len(cells) > _MOST_CELLS or len(whole_lines) > _MOST_LINES:
        raise too_much(f"more than {_MOST_CELLS:,} cells or {_MOST_LINES:,} lines")
    paragraphs = {
        f"{n}.{k}" if k else str(n): part
        for n, line in enumerate(whole_lines)
        for k, part in enumerate(lines_of_labels(line))
    }
    return FormRows(cells, tuple(rows), paragraphs)


def parts_within(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Go through the rows of a table or the cells of a row; controls may stand around them."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) in {"sdt", "sdtContent", "customXml"}:
            yield from parts_within(element, name)
