"""What a later version wrote, and this one can neither count nor print."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.later import holds_later, parts_with_later
from desktopapp.plan.naming import name_of

_MEND = (
    "Open the plan in that newer Planwright to print it, or take that place out of the text here. "
    "It is kept in the plan’s file."
)
_NEWER = Rule(
    "newer",
    "Something from a newer Planwright",
    RuleKind.TEXT,
    Severity.MUST,
    what="Something in a text that a newer Planwright wrote, and this one can neither count nor "
    "print.",
    why="It is missing in every document that is made here.",
    mend=_MEND,
    source="The plan’s file.",
    firm=True,
)


@of_plan(_NEWER)
def of_a_newer_version(facts: Facts) -> Iterator[Finding]:
    """Name the texts that hold something which this version can neither count nor print."""
    for part in parts_with_later(facts.plan):
        yield finding_in(
            part,
            _NEWER,
            f"{name_of(facts.plan, part)} holds something from a newer Planwright, which this "
            "version cannot count or print.",
            _MEND,
        )
    report = facts.plan.report
    for section in report.sections if report else ():
        if holds_later(section.text):
            yield Finding(
                _NEWER,
                Severity.MUST,
                f"“{section.heading}” in the report to members holds something from a newer "
                "Planwright, which this version cannot print.",
                _MEND,
            )
