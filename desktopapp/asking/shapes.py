"""Which shape a letter has, and the rules that read it; every shape leaves asides aside first."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from desktopapp.asking.answers import MOST_OPTIONS
from desktopapp.asking.aside import (
    LONG_LIST,
    SECOND_LETTER,
    list_unasked,
    without_asides,
    without_respondent,
)
from desktopapp.asking.criteria import has_points, is_checklist, read_checklist, read_points
from desktopapp.asking.enumerated import is_numbered, numbering_of
from desktopapp.asking.forms import (
    asks_by_headings,
    is_mostly_form,
    read_headings,
    without_twins,
)
from desktopapp.asking.found import Found
from desktopapp.asking.lines import AskLine, Letter
from desktopapp.asking.listed import (
    asks_in_lists,
    has_numbered_requests,
    has_questions_in_lists,
    read_list,
)
from desktopapp.asking.marked import marked_questions, read_marked
from desktopapp.asking.missed import take_missed
from desktopapp.asking.numbers import NumberedLines
from desktopapp.asking.sheets import is_workbook, read_sheets
from desktopapp.asking.tables import has_asking_table, read_tables
from desktopapp.asking.templates import is_template, read_notes
from desktopapp.plan.wanted import LeftAside

_Reader = Callable[[Sequence[AskLine], Found], None]


def found_in(letter: Letter) -> Found:
    """Return what a letter asks, by the first shape that it has."""
    found = Found()
    lines = without_asides(letter.lines, found)
    read = next(_shapes(lines, laid_out=letter.laid_out), None)
    if read:
        read(lines, found)
    without_twins(found)
    found.themes[:] = [theme for theme in found.themes if theme.questions]
    if found.themes and read is not read_sheets:
        take_missed(lines, found, marked=read in (_read_marked, read_notes))
    list_unasked(lines, found)
    _leave_long_lists(found)
    _tell_of_second_letter(lines, found)
    return found


def _shapes(lines: Sequence[AskLine], *, laid_out: bool) -> Iterator[_Reader]:
    """Go through what may read a letter of this shape, the surest first."""
    if is_workbook(lines):
        yield read_sheets
    if marked_questions(lines):
        yield _read_marked
    if is_template(lines):
        yield read_notes
    if is_numbered(lines):
        yield _read_numbered
    if has_asking_table(lines) and not is_mostly_form(lines, laid_out=laid_out):
        yield read_tables
    if asks_by_headings(lines, laid_out=laid_out):
        yield partial(read_headings, laid_out=laid_out)
    if has_points(lines) and not has_numbered_requests(lines):
        yield read_points
    if is_checklist(lines) and not has_questions_in_lists(lines):
        yield read_checklist
    if asks_in_lists(lines):
        yield read_list


def _read_marked(lines: Sequence[AskLine], found: Found) -> None:
    kept = without_respondent(lines, found)
    read_marked(kept, found, NumberedLines(marked_questions(kept)))


def _read_numbered(lines: Sequence[AskLine], found: Found) -> None:
    kept = without_respondent(lines, found)
    read_marked(kept, found, numbering_of(kept))


def _tell_of_second_letter(lines: Sequence[AskLine], found: Found) -> None:
    """Say where a second letter begins in one file: both were read."""
    greetings = [line for line in lines if line.text.startswith("Dear ") and not line.bullet]
    for line in greetings[1:]:
        found.leave([line], SECOND_LETTER)


def _leave_long_lists(found: Found) -> None:
    """Leave aside lists within one question that nobody chooses from by reading them."""
    for question in found.questions():
        for options in (
            question.answer.options,
            *(list(one.options) for one in question.answer.fields),
        ):
            if len(options) > MOST_OPTIONS:
                said = f"{len(options):,} choices, from “{options[0]}” to “{options[-1]}”"
                found.aside.append(LeftAside(said, LONG_LIST, question.place))
