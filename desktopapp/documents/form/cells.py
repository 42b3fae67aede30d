"""The labels in a form's tables, and the cell, box or line that each leads to."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from desktopapp.documents.form.boxes import names_of_boxes
from desktopapp.documents.form.names import field_meant, field_named
from desktopapp.documents.form.rows import LONGEST_LABEL, FormPlace, FormRows, How
from desktopapp.documents.form.sign_off import sign_offs
from desktopapp.documents.form.text import cell_paragraphs, text_of_cell

_HEADS = frozenset({"comment", "comments", "details", "response", "text", "implications"})
_TABLE = 3  # columns of a table whose first row can be told from labels


class CellPlace(NamedTuple):
    """A place in a table: the cell of its label, the cell that holds it, and the place."""

    label: str
    holder: str
    place: FormPlace


def named_cells(rows: FormRows, texts: Mapping[str, str]) -> Iterator[CellPlace]:
    """Go through labels in cells; each leads to its box, the cell beside, below, or itself."""
    done = set()
    for label, place in sign_offs(rows, texts):
        done |= {label, place.id}
        yield CellPlace(label, place.id, place)
    lines = _label_lines(rows)
    boxes = {
        one: () if next(cell.iter("{*}tbl"), None) is not None else names_of_boxes(cell)
        for one, cell in rows.cells.items()
    }
    below = {row: one for row, one in pairwise(rows.rows) if table_of(row) == table_of(one)}
    for row in rows.rows:
        at = len(row) if _is_head(row, below.get(row, ()), texts) else 0
        while at < len(row):
            here, step = row[at], 1
            ticked = tuple(_boxes(here, boxes[here]))
            if ticked:
                yield from (CellPlace(here, here, place) for place in ticked)
            elif here in lines:
                said = texts[row[at - 1]] if at else ""
                yield from (CellPlace(here, here, one) for one in _in_lines(said, lines[here]))
            elif here not in done and (at + 1 == len(row) or row[at + 1] not in lines):
                found, step = _beside(row, at, below.get(row, ()), texts)
                if found:
                    yield CellPlace(here, found.id, found)
            at += step


def table_of(row: tuple[str, ...]) -> str:
    """Return what the ids of all cells of a row's table begin with."""
    return row[0].partition(".")[0] if row else ""


def _is_head(row: tuple[str, ...], below: tuple[str, ...], texts: Mapping[str, str]) -> bool:
    """Tell whether a row names the columns of those below it, and nothing beside it."""
    said = [texts[one] for one in row]
    named = all(said) and not any(":" in one for one in said)
    blank = len(below) == len(row) and not any(texts[one] for one in below[1:])
    return len(row) >= _TABLE and named and blank


def _boxes(cell: str, names: tuple[str, ...]) -> Iterator[FormPlace]:
    """Go through the boxes of a cell that have the name of a field beside them."""
    for n, name in enumerate(names):
        if field := field_named(name):
            yield FormPlace(f"{cell} box {n}", name.capitalize(), field, How.TICK)


def _label_lines(rows: FormRows) -> dict[str, list[tuple[str, str]]]:
    """Return the lines of each cell that holds several labels: the id and the words of each."""
    ids = {line: f"line {name}" for name, line in rows.paragraphs.items()}
    found = {}
    for name, cell in rows.cells.items():
        said = [(one, text) for one in cell_paragraphs(cell) if (text := text_of_cell(one))]
        if len(said) > 1 and all(_is_label(text) for _, text in said):
            found[name] = [(ids[one], text) for one, text in said]
    return found


def _in_lines(beside: str, lines: list[tuple[str, str]]) -> Iterator[FormPlace]:
    """Go through labels that stand in one cell; a mere name is that of whom the label means."""
    for name, text in lines:
        label = text.rstrip(" :")
        if beside and label.casefold() == "name":
            label = f"{beside.rstrip(' :')}: {label}"
            yield FormPlace(name, label, field_meant(beside), How.AFTER)
        else:
            yield FormPlace(name, label, field_meant(label), How.AFTER)


def _beside(
    row: tuple[str, ...], at: int, below: tuple[str, ...], texts: Mapping[str, str]
) -> tuple[FormPlace | None, int]:
    """Return the place a label leads to, and how many cells are done with."""
    here, after = row[at], at + 1
    text = texts[here]
    beside = texts[row[after]] if after < len(row) else ""
    before, colon, rest = text.partition(":")
    field = _field_of(text, waits=at == 0 and after < len(row) and not beside)
    label = text.rstrip(" :")
    if not field and not (colon and not rest.strip()):
        return None, 1
    if not colon and beside.casefold().rstrip(" :") in _HEADS:
        return None, 1  # it heads a column, as that does
    if field and _is_label(beside) and not _is_other(beside):
        after += 1  # a label within the label, such as "Required:"
    if rest.strip() and not _is_label(text):
        return FormPlace(here, before.strip() if colon else label, field, How.AFTER), 1
    if after < len(row) and not _is_other(texts[row[after]]):
        return FormPlace(row[after], label, field, How.BESIDE), after - at + 1
    if len(row) == 1 and len(below) == 1 and not field_named(texts[below[0]]):
        return FormPlace(below[0], label, field, How.UNDER), 1
    return (FormPlace(here, label, field, How.AFTER), 1) if field and colon else (None, 1)


def _field_of(text: str, *, waits: bool) -> str:
    """Return the field that a cell asks for; ``waits`` tells that a blank cell is beside it."""
    before, colon, rest = text.partition(":")
    if exact := field_named(text):
        return exact
    if colon:
        return field_named(before) or field_meant(before, label=not rest.strip())
    return field_meant(text, label=waits)


def _is_other(text: str) -> bool:
    """Tell whether a cell beside a label is a label too, and no value."""
    return bool(field_named(text) or (_is_label(text) and field_meant(text)))


def _is_label(text: str) -> bool:
    return text.endswith(":") and len(text.split()) <= LONGEST_LABEL
