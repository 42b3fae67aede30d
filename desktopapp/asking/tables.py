"""Questions in the rows of a table that has columns for the answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean

from desktopapp.asking import grammar
from desktopapp.asking.answers import options_in_line, split_options
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import limits_in, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.plan.wanted import AnswerKind

_ANSWERS = re.compile(
    r"\b(?:yes ?(?:/|or) ?no|y/n|compl(?:y|ies|iant|iance)|met|responses?|answers?|evidence|"
    r"comment(?:s|ary)?|"
    r"explanations?|rag|self[- ]assessment|assessment|score|status|how (?:we|you)|what (?:we|"
    r"you) (?:do|have)|"
    r"do (?:we|you)|your|actions? (?:needed|required|taken)|notes)\b",
    re.IGNORECASE,
)
_REF = re.compile(
    r"^(?:ref(?:erence)?|no|number|#|section|code(?: \w+)?|item|clause|id|standard|q)\.?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^((?:[A-Z]{0,2}\d+(?:\.\d+)*[a-z]?|[A-Z])(?:\([a-z]\))?)(?:\s*[:.)–-]\s+|\s+|$)"
)
_YES_NO = re.compile(
    r"yes ?(?:/|or) ?no|\by/n\b|compl(?:y|ies|iant)|do (?:we|you)\b", re.IGNORECASE
)
_WORDS = re.compile(r"comment|evidence|explan|reason|narrative|notes", re.IGNORECASE)
_CHOICES = re.compile(r",\s*|\s+or\s+|\s*/\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[^()]*\(([^()]*[/;][^()]*)\)\s*")
_THEME = re.compile(r"(?:section|theme|part|topic|area|category|heading)", re.IGNORECASE)
_TYPE = re.compile(
    r"(?:type|kind|format)(?: of (?:answer|response))?|(?:answer|response) (?:type|format)",
    re.IGNORECASE,
)
_GUIDANCE = re.compile(r"guidance(?: notes?)?|help(?: text)?|hints?", re.IGNORECASE)
_LIMITED = re.compile(r"(?:(?:word|character) )?limit|max(?:imum)?(?: length)?", re.IGNORECASE)
_OPTIONAL = re.compile(r"optional\.?", re.IGNORECASE)
_CHOOSES = re.compile(
    r"(?:choose|select|tick|pick)?\s*(?P<many>(?:one or more|all|any|several)\b[^:]*)?[^:]*:\s*"
    r"(?P<options>.+;.+)",
    re.IGNORECASE,
)
_KINDS = (
    (r"yes ?(?:/|or) ?no|y/n", AnswerKind.YES_OR_NO),
    (r"percent(?:age)?|%", AnswerKind.PERCENTAGE),
    (r"(?:whole )?number|figure|integer", AnswerKind.NUMBER),
    (r"currency|money|amount|£", AnswerKind.MONEY),
    (r"date|day", AnswerKind.DATE),
    (r"(?:free |long |open )?text|narrative|words", AnswerKind.FREE),
    (r"short text|single line", AnswerKind.SHORT),
    (r"file|upload|attachment", AnswerKind.FILE),
)
_PROMPT = re.compile(r"[\[<].*[\]>]|[\s._…]+|(?:yes|y)\s*/\s*(?:no|n)", re.IGNORECASE)
_WORDY = 4  # words of what is asked in a row; a shorter row is a thing to give figures for


@dataclass(frozen=True, slots=True)
class AskingTable:
    """A table of a letter: its header, and the rows below it; without any, all are its rows."""

    header: AskLine
    rows: tuple[AskLine, ...]
    bare: bool = False  # it has no header: each row asks, and its other cells wait


def asking_tables(lines: Sequence[AskLine]) -> list[AskingTable]:
    """Return the tables in lines: rows of one width that follow a first."""
    found: list[AskingTable] = []
    rows: list[AskLine] = []
    for line in lines:
        if rows and _ends(rows[0], line):
            found.append(_table(rows))
            rows = []
        if line.cells:
            rows.append(line)
    return [*found, _table(rows)] if rows else found


def _table(rows: Sequence[AskLine]) -> AskingTable:
    """Return rows as a table; where the first asks as the others do, it is no header."""
    first = [n for n, cell in enumerate(rows[0].cells) if not _waits(cell)]
    column = first[-1] if first else 0
    alike = all(
        not _waits(row.cells[column]) and all(map(_waits, row.cells[column + 1 :])) for row in rows
    )
    wide = len(rows[0].cells) > column + 1
    if alike and wide and grammar.is_ask(_bare(rows[0].cells[column])):
        blank = replace(rows[0], cells=("",) * len(rows[0].cells))
        return AskingTable(blank, tuple(rows), bare=True)
    return AskingTable(rows[0], tuple(rows[1:]))


def _bare(cell: str) -> str:
    return _NUMBER.sub("", cell, count=1)


def _waits(cell: str) -> bool:
    """Tell whether a cell says nothing but that an answer is to be put there."""
    return not cell or bool(_PROMPT.fullmatch(cell))


def _ends(header: AskLine, line: AskLine) -> bool:
    """Tell whether a table has ended before a line."""
    if not line.cells:
        return line.level > 0
    return len(line.cells) != len(header.cells) or line.table != header.table


def asking_column(grid: AskingTable) -> int | None:
    """Return the column in which a table asks; nothing where it does not."""
    if any(sum(map(grammar.is_ask, row.cells)) > 1 for row in grid.rows[:1]):
        return None  # a second row of headings, which says what each column is for
    columns = range(len(grid.header.cells))
    if grid.bare:
        return max(n for n in columns if not _waits(grid.rows[0].cells[n]))
    blank = {n for n in columns if not any(row.cells[n] for row in grid.rows)}
    heads = grid.header.cells
    answers = {
        n
        for n in columns
        if n in blank or (n and _ANSWERS.search(heads[n]) and not _is_told(grid, n))
    }
    open_columns = {n for n in answers if heads[n]}
    asking = [n for n in columns if n not in answers]
    if not grid.rows or not open_columns or not asking:
        return None
    wordy = max(asking, key=lambda n: mean(len(row.cells[n].split()) for row in grid.rows))
    words = mean(len(row.cells[wordy].split()) for row in grid.rows)
    asked = sum(grammar.is_ask(row.cells[wordy]) for row in grid.rows)
    return wordy if words >= _WORDY or 2 * asked > len(grid.rows) else None


def _is_told(grid: AskingTable, column: int) -> bool:
    """Tell whether a column is filled in already, each row in its own words."""
    filled = [row.cells[column] for row in grid.rows if row.cells[column]]
    return len(filled) > len(grid.rows) / 2 and len(set(filled)) > 1


def has_asking_table(lines: Sequence[AskLine]) -> bool:
    """Tell whether any table of a letter asks in its rows."""
    return any(asking_column(grid) is not None for grid in asking_tables(lines))


def read_tables(lines: Sequence[AskLine], found: Found) -> None:
    """Take the rows of the tables that ask, under the headings between them."""
    asked = rows_that_ask(lines)
    for n, line in enumerate(lines):
        if id(line) in asked:
            grid, column = asked[id(line)]
            take_row(line, grid, column, found)
        elif _heads(line) and any(id(one) in asked for one in lines[n + 1 : n + 3]):
            found.theme(line.text, line)


def _heads(line: AskLine) -> bool:
    return not (line.cells or line.bullet or grammar.is_sentence(line.text))


def rows_that_ask(lines: Sequence[AskLine]) -> dict[int, tuple[AskingTable, int]]:
    """Return the rows that ask by their identity, each with its table and the asking column."""
    asked: dict[int, tuple[AskingTable, int]] = {}
    for grid in asking_tables(lines):
        column = asking_column(grid)
        if column is not None:
            asked |= {id(row): (grid, column) for row in grid.rows}
    return asked


def take_row(line: AskLine, grid: AskingTable, column: int, found: Found) -> None:
    """Take the question of a row; a row that only names a part begins a theme."""
    text = line.cells[column]
    if not text:
        filled = " ".join(filter(None, line.cells))
        if filled:
            found.theme(filled, line)
        return
    _begin_theme(line, grid, column, found)
    number, text, heading = _number(line, grid, column, text)
    words, options = split_options(text)
    words, limits = without_limit(words)
    question = FoundQuestion(words, line.place, number, heading=heading)
    question.answer.limits += limits
    question.answer.options += options
    _take_columns(question, grid, column)
    for head, cell in zip(grid.header.cells[column + 1 :], line.cells[column + 1 :], strict=True):
        _take_cell(question, head, cell)
    found.add(question)


def _begin_theme(line: AskLine, grid: AskingTable, column: int, found: Found) -> None:
    """Begin the theme that a column names for a row."""
    for head, cell in zip(grid.header.cells[:column], line.cells[:column], strict=True):
        named = _THEME.fullmatch(head) and cell and not _NUMBER.match(cell)
        if named and not (found.themes and found.themes[-1].title == cell):
            found.theme(cell)


def _take_cell(question: FoundQuestion, head: str, cell: str) -> None:
    """Take what a cell says of the answer, as its column is called."""
    if _TYPE.fullmatch(head):
        _take_type(question, cell)
    elif _OPTIONAL.fullmatch(cell):
        question.optional = True
    elif _GUIDANCE.fullmatch(head) and cell:
        question.answer.guidance.append(cell)
        question.answer.limits += limits_in(cell)
    elif _LIMITED.fullmatch(head):
        question.answer.limits += limits_in(cell)
    elif not head and cell:
        question.answer.limits += limits_in(cell)
        question.kind = AnswerKind.YES_OR_NO if _YES_NO.search(cell) else question.kind


def _take_type(question: FoundQuestion, cell: str) -> None:
    """Take the kind of answer that a cell names, with its options: "Choose one: A; B; C"."""
    if chosen := _CHOOSES.fullmatch(cell):
        question.kind = AnswerKind.CHOICES if chosen["many"] else AnswerKind.CHOICE
        options = (part.strip(" .") for part in chosen["options"].split(";"))
        question.answer.options += filter(None, options)
        return
    kinds = (kind for words, kind in _KINDS if re.fullmatch(words, cell, re.IGNORECASE))
    question.kind = next(kinds, question.kind)


def numbered_row(line: AskLine, grid: AskingTable, column: int) -> str:
    """Return the number of a row that asks, or nothing."""
    return _number(line, grid, column, line.cells[column])[0]


def _number(line: AskLine, grid: AskingTable, column: int, text: str) -> tuple[str, str, str]:
    """Return the number of a row, its words, and the heading that stands beside the number."""
    for n, cell in enumerate(line.cells[:column]):
        found = _NUMBER.match(cell)
        if found and (found.end() < len(cell) or _REF.match(grid.header.cells[n]) or n == 0):
            return found[1], text, cell[found.end() :].strip()
    if found := re.match(r"((?:[A-Z]{0,2}\d+(?:\.\d+)*)[.):]?)\s+", text):
        return found[1].rstrip(".):"), text[found.end() :], ""
    return "", text, ""


def _take_columns(question: FoundQuestion, grid: AskingTable, column: int) -> None:
    """Take what the other columns say of the answer."""
    for head in grid.header.cells[column + 1 :]:
        question.answer.limits += limits_in(head)
        if _YES_NO.search(head):
            question.kind = AnswerKind.YES_OR_NO
        elif _WORDS.search(head):
            question.answer.reasons = True
        elif options := _offered(head):
            question.answer.options += options
    if question.kind is None and not question.answer.options and question.answer.reasons:
        question.answer.free = True


def _offered(head: str) -> list[str]:
    """Return the options that a column's heading offers: "Met, partly met or not met"."""
    if bracketed := _BRACKETS.fullmatch(head):
        inside = [part.strip() for part in re.split(r"[/;]", bracketed[1]) if part.strip()]
        return inside if len(inside) > 1 and not any(map(str.isdigit, inside)) else []
    parts = [part.strip() for part in _CHOICES.split(head) if part.strip()]
    return parts if len(parts) > 1 and options_in_line(" / ".join(parts)) else []
