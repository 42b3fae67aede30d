"""A form’s receipt: read, compared with what was approved, and filed with the plan."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.copy_pieces import CopyPiece, copy_pieces, piece_name
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.receipt import Receipt, ReceiptLine
from desktopapp.plan.receipts import compare_receipt, differing, said_of_line, said_of_receipt
from desktopapp.plan.text import Block, Table, new_id, plain_runs
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading

_MOST = 1_000_000  # characters that are filed; the longest form we know has a fifth of that


class ReadReceipt(NamedTuple):
    """What was read of a receipt: the name of its file, and its lines; a cell is a line."""

    file: str
    lines: tuple[str, ...]


def read_receipt(path: Path) -> ReadReceipt:
    """Read what a form says it received, behind closed doors, or raise ``Problem``."""
    lines = tuple(_lines(read(path)))
    if sum(map(len, lines)) > _MOST:
        raise Problem(
            "This is too long for a receipt.",
            where=str(path),
            safe="Nothing was changed.",
            then="Save the part with your answers as a document of its own, and file that.",
        )
    return ReadReceipt(path.name, lines)


def _lines(reading: Reading) -> Iterator[str]:
    kept: list[Block] = []
    for block in reading.blocks:
        if isinstance(block, Table):
            yield from plain_with_labels(tuple(kept)).split("\n")
            yield from (plain_runs(cell) for row in block.rows for cell in row)
            kept = []
        else:
            kept.append(block)
    yield from plain_with_labels(tuple(kept)).split("\n")
    yield from (cell for row in reading.rows for cell in row)


def receipt_of(plan: Plan, read: ReadReceipt, by: str, when: str) -> Receipt:
    """Compare what was read with what was approved in a plan; safe on any thread."""
    text = "\n".join(line for line in read.lines if line.strip())
    return Receipt(new_id(), read.file, by, when, text, compare_receipt(plan, read.lines))


def with_receipt(plan: Plan, receipt: Receipt) -> Plan:
    """Return the plan with a receipt filed."""
    return replace(plan, receipts=(*plan.receipts, receipt))


def receipt_data(plan: Plan) -> dict[str, object]:
    """Return the latest receipt as data for others."""
    receipt, pieces = plan.receipts[-1], {piece.key: piece for piece in copy_pieces(plan)}
    differs = [_line_data(line, pieces[line.key]) for line in differing(receipt)]
    return {
        "receipt": {"file": receipt.file, "when": receipt.when},
        "compared": len(receipt.lines),
        "differences": differs,
    }


def _line_data(line: ReceiptLine, piece: CopyPiece) -> dict[str, object]:
    return {
        "question": piece.place,
        "number": piece.number,
        "part": piece.part,
        "state": str(line.state),
        "said": said_of_line(line),
        "approved": line.approved,
        "received": line.received,
    }


def said_of_latest(plan: Plan) -> tuple[str, ...]:
    """Say how the latest receipt fared, and what differs in it."""
    receipt, pieces = plan.receipts[-1], {piece.key: piece for piece in copy_pieces(plan)}
    differs = (
        f"{piece_name(pieces[line.key])}: {said_of_line(line)}" for line in differing(receipt)
    )
    return (said_of_receipt(receipt), *differs)
