"""Which shape a letter has, and the rules that read it; every shape leaves asides aside first."""

from collections.abc import Sequence

from desktopapp.asking.answers import MOST_OPTIONS
from desktopapp.asking.aside import LONG_LIST, SECOND_LETTER, without_asides, without_respondent
from desktopapp.asking.criteria import has_points, is_checklist, read_checklist, read_points
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
from desktopapp.asking.marked import has_marked, read_marked
from desktopapp.asking.missed import take_missed
from desktopapp.asking.sheets import is_workbook, read_sheets
from desktopapp.asking.tables import has_asking_table, read_tables
from desktopapp.asking.templates import is_template, read_notes
from desktopapp.plan.wanted import LeftAside


def found_in(letter: Letter) -> Found:
    """Return what a letter asks, by the first shape that it has."""
    found = Found()
    lines = without_asides(letter.lines, found)
    laid_out = letter.laid_out
    if is_workbook(lines):
        read_sheets(lines, found)
    elif has_marked(lines):
        read_marked(without_respondent(lines, found), found)
    elif is_template(lines):
        read_notes(lines, found)
    elif has_asking_table(lines) and not is_mostly_form(lines, laid_out=laid_out):
        read_tables(lines, found)
    elif asks_by_headings(lines, laid_out=laid_out):
        read_headings(lines, found, laid_out=laid_out)
    elif has_points(lines) and not has_numbered_requests(lines):
        read_points(lines, found)
    elif is_checklist(lines) and not has_questions_in_lists(lines):
        read_checklist(lines, found)
    elif asks_in_lists(lines):
        read_list(lines, found)
    without_twins(found)
    found.themes[:] = [theme for theme in found.themes if theme.questions]
    if found.themes and not is_workbook(lines):
        take_missed(lines, found, marked=has_marked(lines) or is_template(lines))
    _leave_long_lists(found)
    _tell_of_second_letter(lines, found)
    return found


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
