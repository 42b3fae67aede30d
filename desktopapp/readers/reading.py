"""What was read from a foreign document, and how that travels from the worker as plain data."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktopapp.plan.problem import Problem
from desktopapp.plan.schema import ListOf, record_of
from desktopapp.plan.shapes import DataError
from desktopapp.plan.text import BLOCK, Block, Run, Runs, Table, Text, run_format
from desktopapp.readers.captions import with_captions
from desktopapp.readers.letters import normal, normal_block

MOST_DOCUMENT_BYTES = 50 * 2**20  # of a document; a council's longest reports are a tenth of this
MOST_CHARACTERS = 5_000_000  # of text: some 800,000 words
MOST_BLOCKS = 100_000  # paragraphs, list items, headings and tables, or rows of a CSV file

_RUNS = ListOf(record_of(Run))
_PLAIN = run_format(Run(""))

UNTOUCHED = "The document and your plan were not changed."


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read.

    ``notes`` say in sentences what was dropped or could not be read. ``pictures`` are bytes by
    the names that the blocks use. ``rows`` are the rows of a CSV file, its header first; such a
    file has no blocks. ``gaps`` are the blocks of a plain text that a blank line stands before, by
    their place; it has none where the layout tells what belongs together.
    """

    path: str
    blocks: Text = ()
    title: str = ""
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    gaps: tuple[int, ...] = ()


def reading_data(reading: Reading) -> dict[str, object]:
    """Return a reading as plain data for JSON; its path stays behind."""
    return {
        "blocks": list(map(_block_data, reading.blocks)),
        "title": reading.title,
        "notes": list(reading.notes),
        "pictures": {
            name: base64.b64encode(data).decode() for name, data in reading.pictures.items()
        },
        "rows": [list(row) for row in reading.rows],
        "gaps": list(reading.gaps),
    }


def read_reading(data: Mapping[str, object], path: str) -> Reading:
    """Make a reading of plain data, or raise ``DataError``."""
    match data:
        case {
            "blocks": list(blocks),
            "title": str(title),
            "notes": list(notes),
            "pictures": dict(pictures),
            "rows": list(rows),
            "gaps": list(gaps),
        }:
            read = (_read_block(one, f"blocks[{n}]") for n, one in enumerate(blocks, 1))
            return Reading(
                path,
                tuple(with_captions(read)),
                title,
                tuple(map(str, notes)),
                {str(name): base64.b64decode(coded) for name, coded in pictures.items()},
                tuple(tuple(map(str, row)) for row in rows),
                tuple(map(int, gaps)),
            )
        case _:
            raise DataError("reading", "the parts of a reading", "other data")


def _block_data(block: Block) -> object:
    """Return a block as plain data; of a table, which may be long, plain cells are words alone."""
    if not isinstance(block, Table):
        return BLOCK.write(block)
    rows = [list(map(_cell_data, row)) for row in block.rows]
    return {"table": BLOCK.write(replace(block, rows=())), "rows": rows}


def _cell_data(runs: Runs) -> object:
    is_plain = len(runs) == 1 and runs[0].text and run_format(runs[0]) == _PLAIN
    return runs[0].text if is_plain else _RUNS.write(runs)


def _read_block(data: object, place: str) -> Block:
    """Make a block of plain data; cells of the same words are one value."""
    match data:
        case {"table": dict(table), "rows": list(rows)}:
            found = BLOCK.read(table, place)
            if not isinstance(found, Table):
                raise DataError(place, "a table", "another block")
            known: dict[str, Runs] = {}
            cells = (tuple(_read_cell(cell, known, place) for cell in row) for row in rows)
            return replace(found, rows=tuple(cells))
        case _:
            return BLOCK.read(data, place)


def _read_cell(data: object, known: dict[str, Runs], place: str) -> Runs:
    if not isinstance(data, str):
        return _RUNS.read(data, place)
    found = known.get(data)
    if found is None:
        found = known[data] = (Run(data),)
    return found


class NoWords(Problem):
    """A document without words, such as a scan, whose pages are pictures."""


def limited(reading: Reading) -> Reading:
    """Return the reading with normal letters if it holds something and not too much.

    Else raise ``Problem``.
    """
    if not (reading.blocks or reading.rows):
        raise nothing_in_it()
    if len(reading.blocks) > MOST_BLOCKS or len(reading.rows) > MOST_BLOCKS:
        raise too_much(f"more than {MOST_BLOCKS:,} paragraphs")
    return replace(
        reading,
        blocks=tuple(map(normal_block, reading.blocks)),
        rows=tuple(tuple(map(normal, row)) for row in reading.rows),
        title=normal(" ".join(reading.title.split()))[:200],
    )


def nothing_in_it() -> NoWords:
    """Say that a document holds no text."""
    return NoWords(
        "This document holds no text.",
        safe=UNTOUCHED,
        then="Check that it is the right file. If it is a scan, ask for the typed original.",
    )


def too_much(what: str) -> Problem:
    """Say that a document is too large to be read safely."""
    return Problem(
        f"This document holds {what}, which is more than Planwright reads.",
        safe=UNTOUCHED,
        then="Save the part you need as a smaller document and use that.",
    )


def damaged(kind: str) -> Problem:
    """Say that a document is damaged; ``kind`` names its kind, such as "Word document"."""
    return Problem(
        f"This {kind} is damaged and cannot be read.",
        safe=UNTOUCHED,
        then="Open it in the program it was made with, save it again, and use the new file.",
    )
