"""A CSV file read into rows, the first of them those of its first line that holds anything."""

from desktopapp.plan.plain_text import clean
from desktopapp.readers.csv_text import cell_as_shown, fitted_row, form_of, newlines, records
from desktopapp.readers.decoding import decode
from desktopapp.readers.reading import MOST_BLOCKS, MOST_CHARACTERS, Reading, too_much

_MOST_COLUMNS = 500
_NAMED = 5  # rows that a note names


def read_csv(data: bytes) -> Reading:
    """Read a CSV file, or raise ``Problem``. Cells are kept word for word, as they are shown.

    Rows that are shorter than the widest are filled with empty cells.
    """
    source, notes = decode(data)
    if len(source) > MOST_CHARACTERS * 4:
        raise too_much(f"more than {MOST_CHARACTERS * 4:,} characters")
    text = "".join(newlines((source,)))
    form = form_of(text)
    rows: list[list[str]] = []
    opened: list[int] = []
    width = 0
    for record in records((text[form.begins :],), form.separator):
        if not any(cell.strip() for cell in record.cells):
            continue
        width = width or (len(record.cells) if len(record.cells) > 1 else 0)
        cells = fitted_row(record.cells, width, form.separator)
        rows.append([clean(cell_as_shown(cell)) for cell in cells])
        if record.is_open:
            opened.append(len(rows))
        if len(rows) > MOST_BLOCKS:
            raise too_much(f"more than {MOST_BLOCKS:,} rows")
        if len(rows[-1]) > _MOST_COLUMNS:
            raise too_much(f"more than {_MOST_COLUMNS} columns")
    return Reading("", (), "", (*notes, *_odd(rows, opened)), {}, _squared(rows))


def _odd(rows: list[list[str]], opened: list[int]) -> list[str]:
    """Say which rows were not written as the others."""
    notes = []
    if opened:
        named = ", ".join(map(str, opened[:_NAMED])) + (" and more" * (len(opened) > _NAMED))
        which = f"row {named} begins" if len(opened) == 1 else f"rows {named} begin"
        notes.append(f"A quotation that {which} never ends: these words are as they stand there.")
    width = len(rows[0]) if rows else 0
    short = sum(len(row) < width for row in rows)
    long = sum(len(row) > width for row in rows) if width > 1 else 0
    for many, what in ((short, "fewer"), (long, "more")):
        if many:
            have = "1 row has" if many == 1 else f"{many:,} rows have"
            notes.append(f"{have} {what} cells than the first.")
    return notes


def _squared(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
