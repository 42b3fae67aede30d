"""The gate before a plan is submitted or published: what must, should and could be mended.

What must be mended keeps the plan from being marked, and never a document from being made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import RuleKind, Severity
from desktopapp.operations.open_points import OpenPoint, WhatIsOpen, look_for_open
from desktopapp.plan.pencil import said_left
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.release import RELEASED, OpenThen, Release, ReleaseKind
from desktopapp.plan.releases import (
    named_since,
    released,
    releases_told,
    said_release,
    said_since,
)
from desktopapp.plan.saying import counted
from desktopapp.plan.set_aside import said_aside


@dataclass(frozen=True, slots=True)
class AtGate:
    """What is open in a plan before it is released, as it weighs for that."""

    kind: ReleaseKind
    open: WhatIsOpen
    marks: str = ""  # borrowed words that nobody has looked at, in a sentence

    @property
    def must(self) -> tuple[Finding, ...]:
        """What keeps the plan from being marked."""
        return tuple(one for one in self.open.found if one.severity is Severity.MUST)

    @property
    def points(self) -> tuple[OpenPoint, ...]:
        """What is open in few rows, the most serious first."""
        return self.open.points(report=False)

    def still_open(self) -> tuple[OpenThen, ...]:
        """Return what is open, and what was set aside with its reason, as a release keeps it."""
        marks = (OpenThen(str(Severity.SHOULD), self.marks),) if self.marks else ()
        aside = (OpenThen(str(f.severity), f.message, said.reason) for f, said in self.open.aside)
        return (*marks, *(OpenThen(str(one.severity), one.words) for one in self.points), *aside)

    def said(self) -> str:
        """Say what stands between the plan and its release."""
        done = RELEASED[self.kind]
        if self.open.unwritten:
            return f"Nothing is written yet, so the plan cannot be marked as {done}."
        if self.must:
            must = counted(len(self.must), "thing")
            return (
                f"{must} must be mended before the plan is marked as {done}. "
                "You can make the documents as a draft all the same."
            )
        said = "Nothing must be mended."
        if self.open.aside:
            aside = counted(len(self.open.aside), "finding is", "findings are")
            said += f" {aside} set aside; the reasons are noted with it."
        return said + (" What is open now is noted with it." if self.marks or self.points else "")


def look_at_gate(plan: Plan, today: date, kind: ReleaseKind) -> AtGate:
    """Look for all that is open before a release, or raise ``Problem``; any thread may do so."""
    found = look_for_open(plan, today)
    weighed = tuple(_weighed(one, kind) for one in found.found)
    order = list(Severity)
    in_order = sorted(weighed, key=lambda one: order.index(one.severity))
    return AtGate(kind, replace(found, found=tuple(in_order)), said_left(plan))


def _weighed(finding: Finding, kind: ReleaseKind) -> Finding:
    """Return a finding as it weighs: what is confidential matters once the plan is public."""
    is_confidential = finding.rule.kind is RuleKind.CONFIDENTIALITY
    if not is_confidential or kind is ReleaseKind.PUBLICATION:
        return finding
    return replace(finding, severity=Severity.ADVICE)


def release_plan(
    plan: Plan, gate: AtGate, release_id: str, by: str, when: str, reason: str = ""
) -> Plan:
    """Return the plan marked as released, or raise ``Problem`` for what stands against it."""
    done = RELEASED[gate.kind]
    if gate.open.unwritten or gate.must:
        raise Problem(
            gate.said(),
            safe="Nothing was marked. Documents can be made as before.",
            then="Mend what is listed under Must, and try again.",
        )
    if not by.strip():
        raise Problem(
            f"It is not said who marks the plan as {done}.",
            safe="Nothing was marked.",
            then="Write a name.",
        )
    return released(plan, release_id, gate.kind, by, when, reason, gate.still_open())


def gate_data(plan: Plan, gate: AtGate) -> Mapping[str, object]:
    """Return the gate as the command line prints it in JSON."""
    weights = [str(one.severity) for one in gate.open.found]
    return {
        "gate": str(gate.kind),
        "ready": not (gate.must or gate.open.unwritten),
        "must": weights.count("must"),
        "should": weights.count("should"),
        "could": len(weights) - weights.count("must") - weights.count("should"),
        "findings": [one.data() for one in gate.open.found],
        "set_aside": [
            {**one.data(), "reason": said.reason, "by": said.by, "when": said.when}
            for one, said in gate.open.aside
        ],
        "releases": [release_data(plan, one) for one in releases_told(plan)],
    }


def release_data(plan: Plan, release: Release) -> Mapping[str, object]:
    """Return a release as the command line prints it in JSON."""
    return {
        "kind": str(release.kind),
        "by": release.by,
        "when": release.when,
        "reason": release.reason,
        "open": [
            {"severity": one.severity, "words": one.words, "reason": one.reason}
            for one in release.open
        ],
        "more": release.more,
        "changed_since": said_since(plan, release),
    }


def gate_lines(plan: Plan, gate: AtGate) -> tuple[str, ...]:
    """Say the gate to a person, a line for each thing."""
    told = []
    for one in releases_told(plan):
        since = said_since(plan, one)
        named = f": {named_since(plan, one)}" if since and named_since(plan, one) else ""
        told.append(f"{said_release(one)}.{f' {since}{named}.' if since else ''}")
    marks = (f"should: {gate.marks}",) if gate.marks else ()
    rows = (f"{one.severity}: {one.words} {one.mend}" for one in gate.points)
    aside = (f"set aside: {one.message} {said_aside(said)}" for one, said in gate.open.aside)
    return (gate.said(), *told, *marks, *rows, *aside)
