"""Measures: whether the letter asks for them, and what each lacks, gets wrong or has late."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.measure_faults import (
    MeasureFault,
    Wish,
    is_whole,
    measure_faults,
    wishes_for_measures,
)
from desktopapp.plan.measure_table import said_name
from desktopapp.plan.measures import Measure
from desktopapp.plan.plan import AskState, Plan

_VIEW = "measures"
_ROOM = 160  # letters of the letter that a sentence quotes
_PRACTICE = "What readers of plans ask of a measure; the letter’s words, where it asks for them."
_ASKED = Rule(
    "measures asked for",
    "The letter asks for measures",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="That the letter wants metrics, indicators or measurable targets, and no measure of the "
    "plan has a baseline, a target and its day.",
    why="Without them neither members nor residents can follow whether the plan is delivered.",
    mend="Add measures under Measures (KPIs) in the Plan menu, or say under Points that it is "
    "answered elsewhere or left out.",
    source="The letter’s own words, which the finding quotes.",
    view=_VIEW,
)
_LACKING = Rule(
    "measure not whole",
    "A measure that is not whole",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="A measure without a baseline, a target, a day for its target or an owner.",
    why="Who reads it cannot tell how far it is, by when, or whom to ask.",
    mend="Write what is missing in the view of measures.",
    source=_PRACTICE,
    together=("measure is not whole", "measures are not whole"),
    view=_VIEW,
)
_WRONG = Rule(
    "measure contradicts itself",
    "A measure that contradicts itself",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A target on the other side of the baseline than the direction says, or the same; "
    "a value that is no number, or a day that there is not.",
    why="It cannot be told how far such a measure is.",
    mend="Correct its direction, its baseline, its target or the value.",
    source=_PRACTICE,
    together=("measure contradicts itself", "measures contradict themselves"),
    view=_VIEW,
)
_PASSED = Rule(
    "measure overdue",
    "A measure whose day has passed",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A measure whose target was to be reached by a day that has passed, and is not reached.",
    why="Members see a promise that was not kept, without a word about it.",
    mend="Enter the latest value, or set a new day and say why in the text.",
    source=_PRACTICE,
    together=("measure is overdue", "measures are overdue"),
    view=_VIEW,
)
_STALE = Rule(
    "measure out of date",
    "A measure that was not measured for a year",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A measure whose latest value is of a day more than a year ago.",
    why="It says where things were, and reads as where they are.",
    mend="Enter a later value, or take the measure out.",
    source=_PRACTICE,
    together=("measure is out of date", "measures are out of date"),
    view=_VIEW,
)
_RULES = {
    MeasureFault.LACKS: _LACKING,
    MeasureFault.WRONG: _WRONG,
    MeasureFault.PASSED: _PASSED,
    MeasureFault.STALE: _STALE,
}
_SETTLED = frozenset({AskState.ELSEWHERE, AskState.NOT_APPLICABLE, AskState.LEFT_OUT})


@of_plan(_ASKED)
def measures_asked_for(facts: Facts) -> Iterator[Finding]:
    """Say that the letter asks for measures, where no measure of the plan is whole."""
    plan = facts.plan
    if any(map(is_whole, plan.measures)):
        return
    wish = next(
        (one for one in wishes_for_measures(plan.brief) if not _is_settled(plan, one)), None
    )
    if wish is None:
        return
    words = wish.words if len(wish.words) <= _ROOM else f"{wish.words[:_ROOM].rstrip()} …"
    here = plan.covered(wish.ask).state is AskState.HERE if wish.ask else False
    lacks = "none of its measures has" if plan.measures else "this plan has no measure with"
    yield Finding(
        _ASKED,
        Severity.ADVICE if here else Severity.SHOULD,
        f"The letter asks: “{words}” But {lacks} a baseline, a target and its day.",
        _ASKED.mend,
        about=(wish.words,),
    )


def _is_settled(plan: Plan, wish: Wish) -> bool:
    """Tell whether somebody said that it is met elsewhere, left out or does not apply."""
    if wish.ask:
        return plan.covered(wish.ask).state in _SETTLED
    _, question = plan.brief.question(wish.question)
    states = [plan.covered(ask.id).state for ask in question.asks]
    return bool(states) and all(one in _SETTLED for one in states)


@of_plan(_LACKING, _WRONG, _PASSED, _STALE)
def faults_of_measures(facts: Facts) -> Iterator[Finding]:
    """Name what each measure lacks or gets wrong."""
    for measure in facts.plan.measures:
        for one in measure_faults(measure, facts.today):
            yield _of(measure, _RULES[one.fault], one.said)


def _of(measure: Measure, rule: Rule, said: str) -> Finding:
    return Finding(
        rule,
        rule.severity,
        f"The measure “{said_name(measure)}” {said}.",
        rule.mend,
        about=(measure.id, said),
    )
