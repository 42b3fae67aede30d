"""The room that a form has for an answer: a cell, a control, lines to write on, or none."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.documents.form.asked import AskedPlace, letters_alone
from desktopapp.documents.form.asked_notes import is_note
from desktopapp.documents.form.guidance import prompts
from desktopapp.documents.form.places import is_heading
from desktopapp.documents.form.rows import parts_within
from desktopapp.documents.form.text import cell_paragraphs, text_of_cell
from desktopapp.readers.word_parts import Style, child, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_RULE = re.compile(r"[\s._…‥–-]*")  # a line to write on
_OPEN = re.compile(r"\[?\s*(?:yes|y)\s*(?:/|or|\|)\s*(?:no|n)\s*\]?|\[\s*\]|£|%|…", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:your |our |council |authority )?(?:answer|response|reply|comment|text)s?(?: here)?\s*:?",
    re.IGNORECASE,
)
_MARKS = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr"})
_BOXES = "☐□☒☑"


@dataclass(slots=True)
class AskedForm:
    """A form that asks, as its answers are put in: where it asks, and which lines are notes."""

    styles: Mapping[str, Style]
    places: Mapping[str, AskedPlace]
    asking: "AbstractSet[_Element]" = field(init=False)

    def __post_init__(self) -> None:
        self.asking = {line for one in self.places.values() for line in one.lines}

    def is_note(self, line: "_Element", *, answers: bool = True) -> bool:
        """Tell whether a line is a note that goes."""
        return is_note(line, self.styles, answers=answers, asks=line in self.asking)

    def asks(self, element: "_Element") -> bool:
        """Tell whether a question stands in an element."""
        return any(line in self.asking for line in element.iter("{*}p"))

    def is_open(self, element: "_Element") -> bool:
        """Tell whether an element waits for an answer: all in it is blank, a note or a prompt."""
        lines = list(element.iter("{*}p"))
        return not self.asks(element) and all(self._is_open_line(one) for one in lines)

    def _is_open_line(self, line: "_Element") -> bool:
        said = text_of_cell(line)
        return (
            to_write_on(line)
            or bool(_OPEN.fullmatch(said) or _ANSWER.fullmatch(said))
            or is_options(line)
            or self.is_note(line)
        )


def to_write_on(line: "_Element") -> bool:
    """Tell whether a line is there to be written on, and says nothing itself."""
    return bool(_RULE.fullmatch(text_of_cell(line))) or prompts(line)


def is_options(element: "_Element") -> bool:
    """Tell whether an element has boxes to tick."""
    return any(sign in text_of_cell(element) for sign in _BOXES) or any(
        child(one, "sdtPr", "checkbox") is not None for one in element.iter("{*}sdt")
    )


def element_around(line: "_Element", name: str) -> "_Element | None":
    """Return the nearest element of a name around a line, if any."""
    return next(line.iterancestors(f"{{*}}{name}"), None)


def row_of(line: "_Element") -> "tuple[list[_Element], int]":
    """Return the cells of the row that a line stands in, and which of them holds it; or none."""
    cell, row = element_around(line, "tc"), element_around(line, "tr")
    if cell is None or row is None:
        return [], 0
    cells = list(parts_within(row, "tc"))
    return cells, cells.index(cell) if cell in cells else 0


def rows_below(line: "_Element", form: AskedForm) -> "Iterator[list[_Element]]":
    """Go through the rows below that of a line, up to the next that asks."""
    row, table = element_around(line, "tr"), element_around(line, "tbl")
    rows = [] if table is None else list(parts_within(table, "tr"))
    at = rows.index(row) + 1 if row in rows else len(rows)
    for one in rows[at:]:
        if form.asks(one):
            return
        yield list(parts_within(one, "tc"))


def heads_of(line: "_Element") -> list[str]:
    """Return what the first row of the table says above each cell of a line’s row."""
    table = element_around(line, "tbl")
    first = next(parts_within(table, "tr"), None) if table is not None else None
    return [] if first is None else [text_of_cell(one) for one in parts_within(first, "tc")]


def waiting_beside(place: AskedPlace, form: AskedForm) -> "list[_Element]":
    """Return the cells that wait for an answer to the right of a question, or else below it."""
    cells, at = row_of(place.lines[-1])
    right = [one for one in cells[at + 1 :] if form.is_open(one)]
    if right or not cells:
        return right
    below = next(rows_below(place.lines[-1], form), [])
    one = below[at] if at < len(below) else below[0] if below else None
    return [one] if one is not None and form.is_open(one) else []


def following(place: AskedPlace, form: AskedForm) -> "Iterator[_Element]":
    """Go through what stands below a question, up to the next that asks or the next heading."""
    last = place.lines[-1]
    while (around := last.getparent()) is not None and local_name(around) == "sdtContent":
        control = around.getparent()
        if control is None or around[-1] is not last:
            break
        last = control
    for one in last.itersiblings():
        name = local_name(one)
        if name in _MARKS:
            continue
        if name not in {"p", "tbl", "sdt"} or form.asks(one):
            return
        if name == "p" and is_heading(one, form.styles):
            said = text_of_cell(one)
            if not (_ANSWER.fullmatch(said) or form.is_note(one) or is_options(one)):
                return
        yield one


def is_of_question(line: "_Element", place: AskedPlace, form: AskedForm) -> bool:
    """Tell whether a line is part of what a question says: its points, options and guidance."""
    question = place.question
    said = letters_alone(text_of_cell(line))
    told = {letters_alone(one) for one in (*question.options, *question.guidance)}
    told |= {letters_alone(one.label) for one in question.asks}
    listed = child(line, "pPr", "numPr") is not None
    return listed or form.is_note(line) or any(one and one in said for one in told)


def further_rules(line: "_Element") -> "list[_Element]":
    """Return the ruled lines that follow a line: they were room for what stands above them now."""
    rules: list[_Element] = []
    for one in line.itersiblings("{*}p"):
        said = text_of_cell(one)
        if one.getprevious() is not (rules[-1] if rules else line) or not said:
            break
        if not _RULE.fullmatch(said):
            break
        rules.append(one)
    return rules


def is_answer_label(line: "_Element") -> bool:
    """Tell whether a line only says that an answer comes after it."""
    return bool(_ANSWER.fullmatch(text_of_cell(line)))


def open_lines(cell: "_Element") -> "list[_Element]":
    """Return the lines of a cell that an answer takes the place of."""
    return [
        one
        for one in cell_paragraphs(cell)
        if not is_options(one) and (to_write_on(one) or _OPEN.fullmatch(text_of_cell(one)))
    ]
