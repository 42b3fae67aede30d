"""Advice on a letter’s own files: the form to fill in, the copy that a report appends.

What a council publishes must be accessible: The Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018.
"""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding, Rule, Severity
from desktopapp.plan.report import Appendix


def appended_copies(facts: Facts) -> Iterator[Finding]:
    """Say what to know of the copies that a report appends, where one was begun."""
    report = facts.plan.report
    if report is None:
        return
    for number, one in enumerate(report.appendices, 1):
        yield from _of(one, number, apart=report.separate)


def answers_without_place(facts: Facts) -> Iterator[Finding]:
    """Name the answers that stand at the end of the form that was sent."""
    brief = facts.plan.brief_as_sent
    for one in facts.unplaced:
        theme, question = brief.question(one)
        yield Finding(
            Rule.PLACE,
            Severity.ADVICE,
            f"Their form has no place that can be found for {brief.number(one)} {question.label}.",
            "Its answer stands at the end of the filled form, under its number. Move it in Word.",
            theme.id,
            one,
        )


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
    return Finding(Rule.LETTER, Severity.ADVICE, message, mend)
