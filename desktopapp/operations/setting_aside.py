"""Setting findings aside, each with a reason, and looking at them again."""

from collections.abc import Iterable
from dataclasses import replace

from desktopapp.checks.finding import Finding
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.set_aside import SetAside
from desktopapp.plan.text import new_id


def with_set_aside(
    plan: Plan, findings: Iterable[Finding], reason: str, by: str, when: str
) -> Plan:
    """Return a plan in which findings are set aside, or raise ``Problem``.

    What one finding tells of several places is set aside at each of them.
    """
    findings = tuple(findings)
    if not one_line(reason).strip():
        raise Problem(
            "Say why this is set aside.",
            safe="Nothing was changed.",
            then="A few words are enough: who reads it later must understand it.",
        )
    firm = next((one for one in findings if one.rule.firm), None)
    if firm:
        raise Problem(
            f"This cannot be set aside: {firm.rule.called}.",
            safe="Nothing was changed.",
            then=firm.mend,
        )
    said = {
        (one.rule.name, one.place, words): None for one in findings for words in one.known_by()
    }
    entries = tuple(SetAside(new_id(), *about, one_line(reason), by, when) for about in said)
    known = {one.about for one in entries}
    others = tuple(one for one in plan.set_aside if one.about not in known)
    return replace(plan, set_aside=(*others, *entries))


def with_another_look(plan: Plan, set_aside: Iterable[SetAside]) -> Plan:
    """Return a plan in which findings that were set aside count again."""
    again = {one.about for one in set_aside}
    return replace(plan, set_aside=tuple(one for one in plan.set_aside if one.about not in again))
