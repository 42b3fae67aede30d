"""Tables in which others sign a report off: a role in each row, beside it a name and a day."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from desktopapp.documents.form.names import CLEARED, FURTHER_FIELDS, cleared, field_meant
from desktopapp.documents.form.rows import FormPlace, FormRows, How

_WHO = re.compile(r"\b(names?|officers?|who|signature|by)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(dates?|dated|when|on)\b", re.IGNORECASE)
_PEOPLE = frozenset({"Lead member", "Report of", "Contact officer", *FURTHER_FIELDS})
_COLUMNS = 3  # of such a table at least


def sign_offs(rows: FormRows, texts: Mapping[str, str]) -> Iterator[tuple[str, FormPlace]]:
    """Go through the places of sign-off tables, each with the cell of its label.

    The columns are known by the table's first row, or by labels in the row itself.
    """
    for _, table in groupby(rows.rows, lambda row: row[0].partition(".")[0] if row else ""):
        lines = list(table)
        head = [texts[one] for one in lines[0]]
        for row in lines:
            said = [texts[one] for one in row]
            if len(row) < _COLUMNS:
                continue
            if row is not lines[0] and len(row) == len(head) and not any(said[1:]):
                yield from _signed(row, said[0], head, How.BESIDE)
            elif all(one.endswith(":") for one in said[1:]):
                yield from _signed(row, said[0], said, How.AFTER)


def _signed(
    row: tuple[str, ...], role: str, head: list[str], how: How
) -> Iterator[tuple[str, FormPlace]]:
    """Go through the places of a row, where its columns are for a name and for a day."""
    columns = range(1, len(row))
    when = next((n for n in columns if _WHEN.search(head[n])), 0)
    who = next((n for n in columns if n != when and _WHO.search(head[n])), 0)
    meant = field_meant(role)
    if not when or not who or not meant:
        return
    for column, what in ((who, "by"), (when, "on")):
        field = cleared(meant, what) if meant in CLEARED else ""
        if meant in _PEOPLE and column == who:
            field = meant
        label = f"{role.rstrip(' :')}: {head[column].rstrip(' :')}"
        yield row[0], FormPlace(row[column], label, field, how, asks=bool(field))
