"""What is asked of a plan, in the letter's order, and how much of it is said."""

from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.brief import RequirementKind
from desktopapp.plan.council import Council
from desktopapp.plan.plan import AskState, Plan, new_plan

REQUIREMENTS = "Requirements"
REASONED = (  # states that want a reason
    AskState.ELSEWHERE,
    AskState.NOT_APPLICABLE,
    AskState.LEFT_OUT,
)


class Asked(NamedTuple):
    """One thing that is asked: its id, its words, and the page where it is answered."""

    id: str
    label: str
    where: str
    number: str
    group: str
    hint: str = ""


def asked(plan: Plan) -> list[Asked]:
    """Return all asks in the letter's order, then the requirements of content."""
    found = []
    for theme, question, ask in plan.brief.asks():
        where = question.id if question else theme.id
        number = plan.brief.number(question.id) if question else f"{theme.number}"
        label = ask.label[:1].upper() + ask.label[1:]
        group = f"{theme.number}  {theme.label or theme.title}"
        found.append(Asked(ask.id, label, where, number, group, ask.condition))
    found += (
        Asked(one.id, f"“{one.quote}”", "", one.force.capitalize(), REQUIREMENTS)
        for one in plan.brief.requirements
        if one.kind is RequirementKind.CONTENT
    )
    return found


def tally(plan: Plan, things: list[Asked]) -> dict[AskState, int]:
    """Count the states of all that is asked."""
    states = [plan.covered(one.id).state for one in things]
    return {state: states.count(state) for state in AskState}


def with_council(plan: Plan, council: Council) -> Plan:
    """Return the plan with this council; asks that nobody spoke of follow what applies to it."""
    fresh = new_plan(plan.brief, council).coverage
    before = new_plan(plan.brief, plan.council).coverage
    coverage = {
        one: said
        for one, said in plan.coverage.items()
        if not (before.get(one) == said and one not in fresh)
    }
    coverage |= {
        one: moot for one, moot in fresh.items() if plan.covered(one).state is AskState.OPEN
    }
    return replace(plan, council=council, coverage=coverage)
