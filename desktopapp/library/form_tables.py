"""Tables that are forms: which column asks, which numbers, which answers, read row by row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktopapp.library.question_marks import (
    LABELLED,
    BriefWords,
    DocumentPart,
    asked_in_cell,
    numbered_in_cell,
)
from desktopapp.plan.text import Heading, Paragraph, Run, Runs, Table, new_id, plain_runs, tidy

_TICK = re.compile(r"[✓✔☑☒xX]|\[[xX]\]")
_FIGURE = re.compile(r"£?\d[\d,.]*%?")  # answers what is asked in whatever column it is alone
_NAME = 8  # words of a column's name at most, without what stands in brackets
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBERS = re.compile(r"(?:question|q|no|number|ref(?:erence)?|item|#)\b", re.IGNORECASE)


class _Row(NamedTuple):
    """The cells of a row in words, which of them asks, and which is a number."""

    cells: tuple[str, ...]
    asks: int = -1
    numbers: int = -1
    labelled: bool = False  # whether it asks by a label, which may be the name of a column


def form_pieces(table: Table, asked: BriefWords, at: int) -> list[DocumentPart]:
    """Return the parts of a table that is a form, row by row; nothing where it is none."""
    rows = [_row(tuple(map(plain_runs, row)), asked) for row in table.rows]
    names = _names(rows)
    if not _is_form(rows, names):
        return []
    pieces: list[DocumentPart] = []
    for n, row in enumerate(rows):
        if names and row.cells == names:  # again on each page
            words = " | ".join(filter(None, row.cells))
            pieces.append(DocumentPart(Paragraph(new_id(), (Run(words),)), at, names=True))
        else:
            pieces += _of_row(table.rows[n], row, names, at)
    return pieces


def _row(cells: tuple[str, ...], asked: BriefWords) -> _Row:
    """Find out which cell of a row asks, and which is its number: one beside it, or the first."""
    found = [asked_in_cell(cell, asked) for cell in cells]
    by_words = (n for n, mark in enumerate(found) if mark and mark.sure != LABELLED)
    asks = next(by_words, next((n for n, mark in enumerate(found) if mark), -1))
    numbered = [set(numbered_in_cell(cell, asked)) for cell in cells]
    if asks >= 0 and (mark := found[asks]):
        beside = (n for n in range(len(cells)) if n != asks and numbered[n] & {*mark.positions})
        return _Row(cells, asks, next(beside, -1), mark.sure == LABELLED)
    return _Row(cells, -1, 0 if numbered[0] else -1)


def _names(rows: Sequence[_Row]) -> tuple[str, ...]:
    """Return the names of the columns, where the first row holds them."""
    first = rows[0]
    asking = any(row.asks >= 0 and not row.labelled for row in rows[1:])
    if (
        len(rows) == 1
        or first.numbers >= 0
        or (first.asks >= 0 and not (first.labelled and asking))
    ):
        return ()
    filled = [cell for cell in first.cells if cell.strip()]
    short = all(
        len(_bare(cell).split()) <= _NAME and not _bare(cell).endswith(".") for cell in filled
    )
    return first.cells if len(filled) > 1 and short else ()


def _bare(name: str) -> str:
    """Return a column's name without how it is filled in: "Evidence (max 90 words)"."""
    return _IN_BRACKETS.sub("", name).strip() or name.strip()


def _is_form(rows: Sequence[_Row], names: Sequence[str]) -> bool:
    """Tell whether rows name questions: two by words, or by numbers below a name that says so."""
    asking = [n for n, row in enumerate(rows) if row.asks >= 0 and not (n == 0 and names)]
    if len(asking) > 1:
        return True
    if asking and asking[0] <= 1 and len(rows) > len(asking) - (len(rows[asking[0]].cells) > 1):
        return True
    numbered = [row for row in rows if row.numbers == 0 and any(map(str.strip, row.cells[1:]))]
    said = bool(names) and bool(_NUMBERS.match(names[0].strip()))
    spelt = all(row.cells[0].strip()[:1] in "Qq" for row in numbered)
    return len(numbered) > 1 and (said or spelt)


def _of_row(
    cells: Sequence[Runs], row: _Row, names: Sequence[str], at: int
) -> Iterator[DocumentPart]:
    """Go through the parts of a row: what is asked, then what stands beside it."""
    number = row.cells[row.numbers] if row.numbers >= 0 else ""
    if row.asks >= 0:
        runs = tidy(replace(run, bold=False) for run in cells[row.asks])
        yield DocumentPart(Heading(new_id(), runs, 3), at, number, marked=True)
    elif number:
        yield DocumentPart(Paragraph(new_id(), (Run(number),)), at, number, marked=True)
    beside = [n for n in range(len(cells)) if n not in (row.asks, row.numbers)]
    filled = [n for n in beside if row.cells[n].strip()]
    answers = [n for n in beside if names and names[n].strip()]
    named = {n: n != answers[0] for n in answers}
    if not number and row.asks < 0 and len(filled) > 1 and not names:
        yield from _labelled([cells[n] for n in filled], at)
        return
    for n in filled:
        name = _bare(names[n]) if len(answers) > 1 else ""
        if name and _TICK.fullmatch(row.cells[n].strip()):
            yield DocumentPart(
                Paragraph(new_id(), (Run(name),)), at
            )  # what was ticked is the answer
        else:
            alone = len(filled) == 1 and bool(_FIGURE.fullmatch(row.cells[n].strip()))
            yield from _lines(cells[n], name if named.get(n) and not alone else "", at)


def _labelled(cells: Sequence[Runs], at: int) -> Iterator[DocumentPart]:
    """Go through a row such as "Answer" and "Yes": the first cell names what the others say."""
    name = plain_runs(cells[0]).strip().rstrip(":")
    for n, cell in enumerate(cells[1:]):
        yield from _lines(cell, name if n == 0 else "", at)


def _lines(runs: Runs, name: str, at: int) -> Iterator[DocumentPart]:
    """Part a cell at its line breaks; the first line has the name of its column before it."""
    line: list[Run] = [Run(f"{name}: ")] if name else []
    for run in (*runs, Run("\n")):
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            block = Paragraph(new_id(), tidy(line))
            if plain_runs(block.runs).strip():
                yield DocumentPart(block, at)
            line = [replace(run, text=other)]
