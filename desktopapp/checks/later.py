"""What a later version wrote, and this one can neither count nor print."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding, Rule, Severity
from desktopapp.plan.later import holds_later, parts_with_later
from desktopapp.plan.naming import name_of
from desktopapp.plan.plan import Answer

_MEND = (
    "Open the plan in that newer Planwright to print it, or take that place out of the text here. "
    "It is kept in the plan’s file."
)


def of_a_newer_version(facts: Facts) -> Iterator[Finding]:
    """Name the texts that hold something which this version can neither count nor print."""
    for part in parts_with_later(facts.plan):
        yield Finding(
            Rule.NEWER,
            Severity.MUST,
            f"{name_of(facts.plan, part)} holds something from a newer Planwright, which this "
            "version cannot count or print.",
            _MEND,
            part.theme if isinstance(part, Answer) else None,
            part.questions[0] if isinstance(part, Answer) and part.questions else None,
            part.id,
        )
    report = facts.plan.report
    for section in report.sections if report else ():
        if holds_later(section.text):
            yield Finding(
                Rule.NEWER,
                Severity.MUST,
                f"“{section.heading}” in the report to members holds something from a newer "
                "Planwright, which this version cannot print.",
                _MEND,
            )
