"""Another plan that goes to members with this one: a copy of its answers, as an appendix."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.documents.letter_copy import cleaned_letter
from desktopapp.documents.propose_report import report_of, who_asks
from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.operations.reporting import with_report
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Appendix, AppendixKind, LetterCopy, Report
from desktopapp.plan.text import Heading, Paragraph, Picture, Text, count_words, plain_runs
from desktopapp.store.reading_plans import open_plan

_NOTHING = "Nothing was changed in either plan."


class TakenPlan(NamedTuple):
    """A copy of another plan, its files by their names, and the appendix that it makes."""

    copy: LetterCopy
    files: Mapping[str, bytes]
    appendix: Appendix


def read_other_plan(path: Path, plan: Plan) -> TakenPlan:
    """Read the answers of another plan as an appendix of this one's report, and its files.

    The copy is what would be sent of it today; neither file is changed. It takes a worker some
    seconds at most; call it off the window's thread. Raises ``Problem``, ``Locked`` for a
    protected plan.
    """
    other, _ = open_plan(path)
    if other.id == plan.id:
        raise Problem(
            "This is the plan that the report is about.",
            where=str(path),
            safe=_NOTHING,
            then="Choose the plan that answers the other letter.",
        )
    if is_unwritten(other):
        raise Problem(
            f"“{path.name}” has no answer yet.",
            where=str(path),
            safe=_NOTHING,
            then="Write in it first, and add it then.",
        )
    taken = cleaned_letter(to_docx(build(other)), f"{path.stem}.docx")
    title = one_line(other.title) or one_line(other.brief.title)
    head = (title, one_line(other.council.name))
    text = _without_head(taken.copy.text, head)
    used = {block.name for block in text if isinstance(block, Picture)}
    files = {name: one for name, one in taken.files.items() if name in {*used, taken.copy.file}}
    copy = replace(taken.copy, name=path.name, text=text, notes=(), left=())
    appendix = Appendix(AppendixKind.OTHER, title, own_copy=copy, asked=_asked(other), decide=True)
    return TakenPlan(copy, files, appendix)


def _without_head(text: Text, head: tuple[str, ...]) -> Text:
    """Leave out what stands above the answers: a logo, whose they are, the appendix’s title."""
    at = 0
    while at < len(text):
        block = text[at]
        said = isinstance(block, Heading | Paragraph) and one_line(plain_runs(block.runs)) in head
        if not (said or (isinstance(block, Picture) and not at)):
            break
        at += 1
    return text[at:]


def _asked(other: Plan) -> str:
    """Say who asks for another plan, under which title, and by when."""
    brief = other.brief
    sender = who_asks(other)
    asked = f"It answers “{one_line(brief.title)}”"
    asked += f" from the {sender}" if sender else ""
    asked += f" of {said_date(brief.letter_date)}." if brief.letter_date else "."
    if other.deadline:
        asked += f" It must be returned by {said_date(other.deadline)}."
    return asked


def with_other_plan(report: Report, appendix: Appendix) -> Report:
    """Return a report with another plan behind its appendices, or in the place of its old copy."""
    name = appendix.own_copy.name if appendix.own_copy else ""
    for at, one in enumerate(report.appendices):
        if one.kind is AppendixKind.OTHER and one.own_copy and one.own_copy.name == name:
            anew = replace(one, own_copy=appendix.own_copy, asked=appendix.asked)
            return replace(
                report, appendices=(*report.appendices[:at], anew, *report.appendices[at + 1 :])
            )
    return replace(report, appendices=(*report.appendices, appendix))


def with_plan_of(plan: Plan, path: Path) -> tuple[Plan, dict[str, object]]:
    """Return a plan whose report takes another plan along, and what was taken; or ``Problem``."""
    taken = read_other_plan(path, plan)
    counted = count(plan)
    report = with_other_plan(report_of(plan, counted), taken.appendix)
    took: dict[str, object] = {
        "name": taken.copy.name,
        "title": taken.appendix.title,
        "pages": taken.copy.pages or None,
        "words": count_words(taken.copy.text),
    }
    return with_report(plan, report, counted, taken.files), took
