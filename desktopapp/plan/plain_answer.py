"""What a text says as plain text, to be pasted into a form that takes no other.

One answer for the page, the table, the window and the comparison with what a form received. The
words are those that are printed; a list keeps its labels, a row of a table is a line that names
its columns, a link is its words and its address. Marks, notes and pictures are no words.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from desktopapp.plan.links import allowed
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.plain_text import shown
from desktopapp.plan.printed import exported_blocks
from desktopapp.plan.text import (
    Block,
    Foreign,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain,
    with_runs,
)

_ENDED = (".", "!", "?", ";", ":")


def plain_answer(text: Text) -> str:
    """Return what a text says as plain text; nothing where it says nothing in words."""
    blocks = exported_blocks(text)
    labels = (label.text if label else "" for label in item_labels(blocks))
    said = [
        (_said(block), label)
        for block, label in zip(blocks, labels, strict=True)
        if not isinstance(block, Picture | Foreign)
    ]
    return plain(tuple(block for block, _ in said), (label for _, label in said))


def pictures_of(text: Text) -> tuple[Picture, ...]:
    """Return the pictures of a text, which no form takes as text."""
    return tuple(block for block in exported_blocks(text) if isinstance(block, Picture))


def _said(block: Block) -> Block:
    """Return a block with the words that are pasted, and nothing else."""
    if isinstance(block, Table):
        return Paragraph(block.id, (Run("\n".join(_rows(block))),))
    return with_runs(block, lambda runs: (Run(_words(runs)),))


def _words(runs: Runs) -> str:
    """Return the words of runs, each link followed by its address where they do not say it."""
    parts = []
    for link, group in groupby(runs, key=lambda run: run.link.strip()):
        words = shown("".join(run.text for run in group))
        address = allowed(link)
        told = bool(words.strip()) and address and not _says(words, address)
        parts.append(_followed(words, address.removeprefix("mailto:")) if told else words)
    return "\n".join(line.strip() for line in "".join(parts).split("\n")).strip("\n")


def _followed(words: str, address: str) -> str:
    """Put an address behind words, before the space that they end in."""
    bare = words.rstrip()
    return f"{bare} ({address}){words[len(bare) :]}"


def _says(words: str, address: str) -> bool:
    """Tell whether linked words are the address that they lead to."""
    return _bare(words) == _bare(address)


def _bare(address: str) -> str:
    bare = address.strip().casefold()
    for before in ("https://", "http://", "mailto:", "www."):
        bare = bare.removeprefix(before)
    return bare.rstrip("/")


def _rows(table: Table) -> Iterator[str]:
    """Go through the rows of a table as lines: "Service: Waste; Saving: £40,000"."""
    head, *rows = [[" ".join(_words(cell).split()) for cell in row] for row in table.rows]
    lines = [
        _joined(_named(*cell) for cell in zip_longest(head, row, fillvalue=""))
        for row in rows
        if any(row)
    ]
    yield from lines or [_joined(head)]


def _named(column: str, cell: str) -> str:
    """Say a cell with the name of its column; one that holds nothing says so."""
    if not column:
        return cell
    return f"{column.rstrip(':')}: {cell or '-'}"


def _joined(cells: Iterable[str]) -> str:
    said = ""
    for cell in filter(None, cells):
        apart = " " if said.endswith(_ENDED) else "; "
        said = f"{said}{apart}{cell}" if said else cell
    return said
