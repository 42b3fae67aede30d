"""Workbooks: each sheet a theme, its rows questions, fields to fill in, or tables."""

import re
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import read_answer
from desktopapp.asking.aside import NO_QUESTION
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import any_number
from desktopapp.asking.tables import asking_column, asking_tables, read_tables
from desktopapp.plan.wanted import AnswerField, AnswerKind

_ENTRY = re.compile(
    r"(?:please )?(?:enter|use|give) (?:a |the |whole )?(?:numbers?|figures?|amounts?)\b|"
    r"numbers? only",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand )?total", re.IGNORECASE)
_CONFIRM = re.compile(
    r"(?:i|we) (?:hereby )?(?:confirm|declare|certify)\b|confirm\b", re.IGNORECASE
)
_YES_NO = re.compile(r"(?:yes|no|y/n|yes ?/ ?no)", re.IGNORECASE)
_ENSURE = re.compile(
    r"please (?:ensure|note|make sure|do not|refer|see|use|read|select|complete|check)\b",
    re.IGNORECASE,
)
_HEADER_WORDS = 24  # of a cell; a longer one is a text


def is_workbook(lines: Sequence[AskLine]) -> bool:
    """Tell whether lines are the sheets of a workbook."""
    return any(line.sheet for line in lines)


def read_sheets(lines: Sequence[AskLine], found: Found) -> None:
    """Take the questions of each sheet."""
    sheet: list[AskLine] = []
    for line in [*lines, None]:
        if line is None or line.sheet:
            before = len(found.questions())
            if sheet:
                _sheet(sheet, found)
            if sheet and len(found.questions()) == before:
                found.leave(sheet, NO_QUESTION)
            sheet = []
        if line is not None:
            sheet.append(line)


def _sheet(lines: Sequence[AskLine], found: Found) -> None:
    if lines[0].sheet:
        found.theme(lines[0].text, lines[0])
        lines = lines[1:]
    if any(asking_column(grid) is not None for grid in asking_tables(lines)):
        read_tables(lines, found)
        return
    _Rows(lines, found).read()


def _asked_row(line: AskLine) -> list[str]:
    """Return the number and the words of a row that asks and leaves the rest to be filled in."""
    at = next((n for n, cell in enumerate(line.cells) if grammar.is_interrogative(cell)), None)
    if at is None or at > 1 or any(line.cells[at + 1 :]):
        return []
    before = line.cells[0] if at else ""
    if len(before.split()) > 1:
        return []
    return [f"{before.rstrip('.')}." if before else "", line.cells[at]]


class _Rows:
    """Goes through the rows of a sheet."""

    def __init__(self, lines: Sequence[AskLine], found: Found) -> None:
        self.lines = lines
        self.found = found
        self.heading: AskLine | None = None  # the last line that may head a table
        self.asked: FoundQuestion | None = None
        self.below: list[AskLine] = []

    def read(self) -> None:
        """Take all rows."""
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.cells:
                at = self._table(at)
                continue
            if self._asks(at):
                self._finish()
                self._ask(line)
            elif self._is_entry(at):
                self._finish()
                self._ask(line).kind = AnswerKind.NUMBER
            elif self.asked and not self._heads(at):
                self.below.append(line)
            else:
                self._finish()
                self.heading = line
            at += 1
        self._finish()

    def _asks(self, at: int) -> bool:
        line = self.lines[at]
        text = any_number(line.text).text
        if line.bullet or _ENSURE.match(text) or _ENTRY.match(text) or is_limit(text):
            return False
        if _CONFIRM.match(text):
            return text.endswith((":", "?")) or not grammar.is_hint(text)
        if not grammar.is_ask(text):
            return False
        return text.endswith("?") or not self._helps(at)

    def _helps(self, at: int) -> bool:
        """Tell whether what a line tells is help with the question in hand.

        A question's help stands right below it, before its limit or what is filled in.
        """
        numbered = any_number(self.lines[at].text).number
        if self.asked is None or numbered or self._after_heading(at):
            return False
        return not any(is_limit(line.text) or grammar.is_label(line.text) for line in self.below)

    def _after_heading(self, at: int) -> bool:
        return at > 0 and grammar.is_label(self.lines[at - 1].text)

    def _is_entry(self, at: int) -> bool:
        """Tell whether a line names a figure that the next line says how to enter."""
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        label = grammar.is_label(self.lines[at].text) and not self.lines[at].bullet
        return bool(label and after and not after.cells and _ENTRY.match(after.text))

    def _heads(self, at: int) -> bool:
        """Tell whether a line heads what follows rather than going on with the question."""
        line = self.lines[at]
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if line.bullet or is_limit(line.text) or not grammar.is_label(line.text) or not after:
            return False
        return (
            bool(after.cells)
            or self._asks(at + 1)
            or self._is_entry(at + 1)
            or grammar.is_sentence(after.text)
        )

    def _ask(self, line: AskLine) -> FoundQuestion:
        numbered = any_number(line.text)
        text, limits = without_limit(numbered.text)
        self.asked = self.found.add(FoundQuestion(text, line.place, numbered.number))
        self.asked.answer.limits += limits
        if _CONFIRM.match(text):
            self.asked.kind = AnswerKind.DECLARATION
        self.heading = None
        return self.asked

    def _finish(self) -> None:
        if self.asked:
            read_answer(self.asked, self.below)
        self.asked, self.below = None, []

    def _table(self, at: int) -> int:
        """Take a table that begins here, and return where it ends."""
        line = self.lines[at]
        cells = [cell for cell in line.cells if cell]
        if len(cells) == 2 and _CONFIRM.match(cells[0]) and _YES_NO.fullmatch(cells[1]):  # noqa: PLR2004  # a label and its value
            self._finish()
            self._ask(AskLine(cells[0], line.start, line.end))
            return at + 1
        if numbered := _asked_row(line):
            self._finish()
            self._ask(AskLine(" ".join(numbered).strip(), line.start, line.end))
            return at + 1
        if any(len(cell.split()) > _HEADER_WORDS for cell in cells):
            return at + 1
        end = self._end_of_table(at)
        rows = [one.text for one in self.lines[at + 1 : end] if not one.cells]
        question = self.asked or self._of_column(line, cells) or self._of_heading(rows)
        if question:
            question.kind = AnswerKind.TABLE
            question.answer.fields = [AnswerField(cell) for cell in cells]
            question.answer.rows += rows
            self.asked = question
        return end

    def _of_column(self, line: AskLine, cells: Sequence[str]) -> FoundQuestion | None:
        """Return the question that a column of a table asks, in its own words."""
        asking = [cell for cell in cells if grammar.is_interrogative(cell)]
        if len(asking) != 1 or cells.index(asking[0]) == 0:
            return None
        question = self.found.add(FoundQuestion(asking[0], line.place))
        question.answer.limits += without_limit(asking[0])[1]
        return question

    def _of_heading(self, rows: Sequence[str]) -> FoundQuestion | None:
        """Return the question that a heading over a table with named rows is."""
        if self.heading is None or not rows or not grammar.is_label(self.heading.text):
            return None
        if any(grammar.is_sentence(row) for row in rows[:1]):
            return None
        question = self.found.add(FoundQuestion(self.heading.text, self.heading.place))
        self.heading = None
        return question

    def _end_of_table(self, at: int) -> int:
        """Return where a table ends: after its total, or where a line begins something else."""
        end = at + 1
        while end < len(self.lines) and self.lines[end].cells and len(self.lines[end].cells) > 1:
            end += 1
        total = self._total(end)
        if total:
            return total
        while (
            end < len(self.lines)
            and not self.lines[end].cells
            and grammar.is_label(self.lines[end].text)
        ):
            if self._heads(end) or self._is_entry(end):
                break
            end += 1
        return end

    def _total(self, at: int) -> int:
        """Return where the row of the total ends, if the rows from here come to one."""
        for n in range(at, min(len(self.lines), at + 40)):
            line = self.lines[n]
            if (
                line.cells
                or line.sheet
                or grammar.is_sentence(line.text)
                or is_limit(line.text)
                or _ENTRY.match(line.text)
            ):
                return 0
            if _TOTAL.fullmatch(line.text.strip(" :")):
                return n + 1
        return 0
