"""Figures that two people changed: one change is one clash, however often text says the figure."""

from desktopapp.plan.figure_uses import as_said_by, catching_up
from desktopapp.plan.plan import Plan


def with_same_figures(base: Plan | None, ours: Plan, theirs: Plan) -> tuple[Plan, Plan]:
    """Return both sides with their texts saying figures as they were before, or as ours are."""
    known = (base or ours).figures
    if not known or known == ours.figures == theirs.figures:
        return ours, theirs
    return as_said_by(ours, known), as_said_by(theirs, known)


def saying_figures(plan: Plan, base: Plan | None, ours: Plan, theirs: Plan) -> Plan:
    """Return what was made of two plans with its texts saying its figures as they are now."""
    before = base or ours
    if ours.figures == theirs.figures == plan.figures == before.figures:
        return plan
    return catching_up(plan, (before, ours, theirs))
