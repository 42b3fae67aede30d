"""What is still open before a plan is sent, in few rows: what the checks found, put together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktopapp.checks.borrowed import UNSETTLED
from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import SAID, Severity
from desktopapp.operations.document_kinds import Manuscript
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.collecting import uncollected
from desktopapp.plan.fixes import Fix
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import said_without_answer
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted, listed
from desktopapp.plan.set_aside import SetAside

_MEND_ALL = "Mend puts all of them right, and Undo brings them back."
_NAMED = 6  # of several findings in one row
_SAID_ALREADY = UNSETTLED  # of the whole plan at once, see ``plan.pencil.said_left``


class OpenPoint(NamedTuple):
    """Something that is open. ``findings`` are what it stands for: the first leads there.

    Without any it is about the report to members.
    """

    severity: Severity
    words: str
    mend: str
    findings: tuple[Finding, ...] = ()

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """What of it can be put right at once."""
        return tuple(fix for one in self.findings for fix in one.fixes)


@dataclass(frozen=True, slots=True)
class WhatIsOpen:
    """All that is open in a plan; ``uncleared`` is what awaits clearance in its report.

    ``aside`` is what somebody set aside, with what was said of it.
    """

    found: tuple[Finding, ...]
    uncleared: tuple[str, ...]
    unwritten: bool = False
    without_answer: str = ""  # which questions are left, and why, in a sentence
    aside: tuple[tuple[Finding, SetAside], ...] = ()

    def points(self, *, report: bool) -> tuple[OpenPoint, ...]:
        """Return what is open in few rows, the most serious first; ``report`` is made too."""
        points = [*_together(self.found), *(map(_to_clear, self.uncleared) if report else ())]
        order = list(Severity)
        return tuple(sorted(points, key=lambda one: order.index(one.severity)))

    def said(self, *, report: bool) -> str:
        """Say how much is open: "18 open: 2 must, 4 should, 12 advice"."""
        if self.unwritten:
            return "Nothing is written yet"
        weights = Counter(one.severity for one in self.found)
        weights[Severity.SHOULD] += len(self.uncleared) if report else 0
        said = [f"{weights[one]:,} {SAID[one].lower()}" for one in Severity if weights[one]]
        return f"{weights.total():,} open: {', '.join(said)}" if said else "Nothing is open"


def look_for_open(plan: Plan, today: date) -> WhatIsOpen:
    """Look for all that is open in a plan, or raise ``Problem``; any thread may do so."""
    from desktopapp.documents.propose_report import report_of  # noqa: PLC0415  # not for the start

    with uncollected():
        manuscript = Manuscript(plan, today)
        manuscript.unplaced += _without_room(plan)
        sections = report_of(plan, manuscript.counted).sections
        awaited = tuple(one_line(one.heading) for one in sections if one.awaits_clearance)
        looked = manuscript.looked()
        return WhatIsOpen(
            looked.open, awaited, is_unwritten(plan), said_without_answer(plan), looked.aside
        )


def _without_room(plan: Plan) -> tuple[str, ...]:
    """Return the questions that are answered and have no place in the form that was sent."""
    if plan.brief.sent_form is None:
        return ()
    from desktopapp.operations.sent_forms import answers_without_room  # noqa: PLC0415  # rare

    try:
        return answers_without_room(plan)
    except Problem:  # it is said when the form is to be made
        return ()


def _together(found: Iterable[Finding]) -> Iterator[OpenPoint]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(one for one in found if one.rule != _SAID_ALREADY):
        alike = one.rule.together or number
        groups.setdefault((alike, one.severity), []).append(one)
    for first, *others in groups.values():
        words, mend, all_of_them = first.message, first.mend, (first, *others)
        if others:
            number = sum(max(len(one.fixes), 1) for one in all_of_them)
            words = f"{counted(number, *first.rule.together)}."
            mend = _mend_of(all_of_them)
        yield OpenPoint(first.severity, words, mend, all_of_them)


def _mend_of(many: Sequence[Finding]) -> str:
    """Say how several findings in one row are mended; of those mended in other ways, name them."""
    mended = sum(bool(one.fixes) for one in many)
    if mended == len(many):
        return _MEND_ALL
    if len({one.mend for one in many}) == 1:
        return many[0].mend
    if all(one.text for one in many):
        said = [f"“{one_line(one.text)}”" for one in many[:_NAMED]]
        left = [f"{len(many) - _NAMED:,} more"] if len(many) > _NAMED else []
        told = f"{listed([*said, *left])}."
    else:
        told = " ".join(one.message for one in many[:_NAMED])
    return f"{told} Mend puts {mended:,} of them right." if mended else told


def _to_clear(heading: str) -> OpenPoint:
    return OpenPoint(
        Severity.SHOULD,
        f"{heading}: nobody has cleared it yet.",
        "Say in the report who cleared it, and when.",
    )
