"""Advice on the copy of the letter that a report appends.

What a council publishes must be accessible: The Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018.
"""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.report import Appendix

_LETTER = Rule(
    "letter",
    "The letter’s copy as an appendix",
    RuleKind.REPORT,
    Severity.ADVICE,
    what="A copy of the letter that a report appends and that is a scan, or is exempt and goes "
    "out as it is.",
    why="A screen reader cannot read a scan aloud. A page that is not for publication "
    "must say so.",
    mend="Ask for the typed original, or have the scan read by a program for that (OCR). Mark "
    "what is exempt before you send it out.",
    source="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
    "Regulations 2018; Local Government Act 1972, schedule 12A.",
)


@of_plan(_LETTER)
def appended_copies(facts: Facts) -> Iterator[Finding]:
    """Say what to know of the copies that a report appends, where one was begun."""
    report = facts.plan.report
    if report is None:
        return
    for number, one in enumerate(report.appendices, 1):
        yield from _of(one, number, apart=report.separate)


def _of(appendix: Appendix, number: int, *, apart: bool) -> Iterator[Finding]:
    copy = appendix.own_copy
    if copy is None:
        return
    if copy.is_scan:
        yield _finding(
            f"The file of Appendix {number} is a scan: a screen reader cannot read it aloud.",
            "Ask for the typed original, or have the scan read by a program for that (OCR).",
        )
    if appendix.exempt.strip() and copy.file and (apart or copy.is_scan):
        yield _finding(
            f"Appendix {number} is exempt, but the file “{copy.name}” goes out as it is and does "
            "not say so on its pages.",
            "Mark it as not for publication before you send it out.",
        )


def _finding(message: str, mend: str) -> Finding:
    return Finding(_LETTER, Severity.ADVICE, message, mend)
