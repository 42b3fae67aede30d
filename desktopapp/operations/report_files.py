"""The files that a report to members is made of: the report, its appendices, what goes beside."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktopapp.documents.letter_copy import fit_to_publish
from desktopapp.documents.report import Part, exempt_text, make_report
from desktopapp.documents.report_form import fill_form, homeless
from desktopapp.documents.to_docx import report_to_docx
from desktopapp.layout.build import item_words
from desktopapp.layout.pages import lay_out
from desktopapp.operations.council_files import CouncilFiles
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Appendix, AppendixKind, LetterCopy, Report
from desktopapp.plan.text import count_words

_REPORT = "Report to members"
_COPY = {
    AppendixKind.LETTER: "Your own copy of the letter",
    AppendixKind.PLAN: "The plan",
    AppendixKind.OTHER: "The copy of the other plan",
}
_AGAIN = "Take it again: see Report to members."
_THEN = {
    AppendixKind.LETTER: (
        "Choose the copy again, or use the text in Planwright: see Report to members."
    ),
    AppendixKind.PLAN: _AGAIN,
    AppendixKind.OTHER: _AGAIN,
}


class ReportFile(NamedTuple):
    """A file of a report: the ending of its name, its bytes, its measure, and what it is."""

    ending: str
    data: bytes
    words: int
    pages: int | None
    name: str


def report_files(
    report: Report, plan: Plan, house: CouncilFiles, named: str
) -> Iterator[ReportFile]:
    """Make the files of a report, or raise ``Problem``; ``named`` begins their names.

    In the council's own form the report stands alone, and the letter is a file beside it. The
    council's own copy of the letter goes out as the file it is, wherever the letter is a file
    of its own; a scan always does, since none of its words can be printed.
    """
    apart = bool(house.form) or report.separate
    files = _own_files(report, plan, house)
    parts = make_report(report, plan, {number: named + end for number, end in files.items()})
    if house.form and house.blank:
        filled = fill_form(
            house.blank,
            report,
            house.form.mapping,
            exempt=exempt_text(report, plan),
            remove_guidance=not house.guidance,
        )
        yield ReportFile(" - report.docx", filled, _words(parts[:1]), None, _REPORT)
    elif apart:
        yield _written(" - report.docx", parts[:1], _REPORT)
    else:
        yield _written(" - report.docx", parts, _REPORT)
    for number, one in enumerate(report.appendices, 1):
        own, letter = one.own_copy, one.kind is AppendixKind.LETTER
        printed = number not in files or (own and own.is_scan and plan.brief.letter.strip())
        if apart and printed and (letter or not house.form):
            ending = " - letter.docx" if house.form else f" - report, appendix {number}.docx"
            yield _written(ending, parts[number : number + 1], _called(number, one, house))
        if own and number in files:
            yield _own_file(files[number], own, one, plan, _called(number, one, house))


def _own_files(report: Report, plan: Plan, house: CouncilFiles) -> Mapping[int, str]:
    """Return the endings of the names of the council's own files, by number of appendix."""
    apart = bool(house.form) or report.separate
    return {
        number: _ending(number, one, house)
        for number, one in enumerate(report.appendices, 1)
        if one.own_copy and one.own_copy.file in plan.pictures and (apart or one.own_copy.is_scan)
    }


def _ending(number: int, appendix: Appendix, house: CouncilFiles) -> str:
    """Return the ending of the name of a council's own file."""
    own = appendix.own_copy
    suffix = own.file.rpartition(".")[2] if own else ""
    scan = ", scan" if own and own.is_scan else ""
    letter = house.form and appendix.kind is AppendixKind.LETTER
    return f"{' - letter' if letter else f' - report, appendix {number}'}{scan}.{suffix}"


def _called(number: int, appendix: Appendix, house: CouncilFiles) -> str:
    """Say what the file of an appendix is."""
    if house.form and appendix.kind is AppendixKind.LETTER:
        return "The letter, to go with the report"
    return f"Appendix {number} of the report: the {appendix.kind}"


def _written(ending: str, parts: tuple[Part, ...], name: str) -> ReportFile:
    layouts = tuple(lay_out(part.document) for part in parts)
    pages = sum(layout.counted for layout in layouts)
    return ReportFile(ending, report_to_docx(parts, layouts), _words(parts), pages, name)


def _words(parts: tuple[Part, ...]) -> int:
    return sum(item_words(item) for part in parts for item in part.document.items)


def _own_file(
    ending: str, own: LetterCopy, appendix: Appendix, plan: Plan, name: str
) -> ReportFile:
    try:
        data = fit_to_publish(plan.pictures[own.file], own.file, appendix.title)
    except Problem as problem:
        raise Problem(
            f"{_COPY[appendix.kind]} cannot be made fit to be published. {problem.what}",
            where=own.name,
            safe="Nothing was made. Your plan was not changed.",
            then=_THEN[appendix.kind],
        ) from problem
    kind = ", as a scan" if own.is_scan else ", your own copy"
    said = name if appendix.kind is AppendixKind.OTHER else name + kind
    return ReportFile(ending, data, count_words(own.text), own.pages or None, said)


def letter_notes(report: Report, plan: Plan, house: CouncilFiles) -> tuple[str, ...]:
    """Say what of a council's own copy is not printed or goes out without, or that it is gone."""
    files = _own_files(report, plan, house)
    notes: list[str] = []
    for number, one in enumerate(report.appendices, 1):
        whose = "Letter" if one.kind is AppendixKind.LETTER else f"Appendix {number}"
        if one.own_copy and one.own_copy.file and one.own_copy.file not in plan.pictures:
            gone = f"The file “{one.own_copy.name}” is gone from this plan."
            notes.append(f"{whose}: {gone} Choose it again in the report.")
        elif one.own_copy:
            said = one.own_copy.left if number in files else one.own_copy.notes
            notes += (f"{whose}: {note}" for note in said)
    return tuple(notes)


def homeless_in_form(report: Report, plan: Plan, house: CouncilFiles) -> tuple[str, ...]:
    """Return what of a report has no place in the council's own form, and is not written so."""
    if not house.form:
        return ()
    return homeless(house.form, report, exempt=bool(exempt_text(report, plan)))
