"""The council's own copy of a letter: read, and put into a plan as its appendix."""

from dataclasses import replace
from pathlib import Path

from desktopapp.documents.letter_copy import MOST_LETTER_BYTES, Taken, cleaned_letter
from desktopapp.documents.propose_report import report_of
from desktopapp.layout.count import count
from desktopapp.operations.reporting import with_report
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Appendix, AppendixKind, LetterCopy, Report
from desktopapp.plan.saying import counted
from desktopapp.plan.text import count_words
from desktopapp.store.reading import read_file


def read_own_copy(path: Path) -> Taken:
    """Read a letter from a document, or raise ``Problem`` that names the file.

    It takes a worker some seconds at most; call it off the window's thread.
    """
    data = read_file(path, MOST_LETTER_BYTES)
    try:
        return cleaned_letter(data, path.name)
    except Problem as problem:
        raise problem.at(path) from problem


def with_letter(plan: Plan, path: Path) -> tuple[Plan, dict[str, object]]:
    """Return a plan whose letter is read from a file, and what was read, for the command line.

    The appendix is added where there is none. Raises ``Problem``.
    """
    taken = read_own_copy(path)
    counted = count(plan)
    report = with_letter_copy(report_of(plan, counted), taken.copy)
    copy = taken.copy
    read = {
        "name": copy.name,
        "pages": copy.pages or None,
        "words": count_words(copy.text),
        "scan": copy.is_scan,
        "notes": list(copy.notes),
        "left_behind": list(copy.left),
    }
    return with_report(plan, report, counted, taken.files), {"letter": read}


def with_letter_copy(report: Report, copy: LetterCopy) -> Report:
    """Return a report whose first letter is this copy; a letter that is added stands first."""
    appendices = report.appendices
    if not any(one.kind is AppendixKind.LETTER for one in appendices):
        appendices = (Appendix(AppendixKind.LETTER, ""), *appendices)
    at = next(n for n, one in enumerate(appendices) if one.kind is AppendixKind.LETTER)
    taken = replace(appendices[at], own_copy=copy)
    return replace(report, appendices=(*appendices[:at], taken, *appendices[at + 1 :]))


def said_of_letter(copy: LetterCopy) -> str:
    """Say what a copy is: its name, its pages where they are known, its words."""
    pages = f", {counted(copy.pages, 'page')}" if copy.pages else ""
    words = count_words(copy.text)
    said = "a scan without words" if copy.is_scan else counted(words, "word")
    return f"{copy.name}{pages}, {said}"


def scan_words(plan: Plan) -> str:
    """Say what becomes of a scan, and what to do so that all can read the letter."""
    prints = (
        "The report prints the text of the letter that Planwright has"
        if plan.brief.letter.strip()
        else "The report says where the scan is, since Planwright has no text of this letter"
    )
    return (
        f"Its pages are pictures. {prints}. The scan goes beside it as a file of its own. People "
        "who use a screen reader cannot read it: ask for the typed original."
    )
