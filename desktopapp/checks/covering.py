"""What became of the letter's asks: said in time, with a reason, and where something stands."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.answered import StillWanted, still_wanted
from desktopapp.plan.coverage import asked
from desktopapp.plan.days import said_date
from desktopapp.plan.elsewhere import elsewhere_faults
from desktopapp.plan.saying import counted

_NEAR = 14  # days before the plan is to be returned
_READING = "The points of the letter, as Planwright reads it, and what was said of each."
_OPEN = Rule(
    "open points",
    "Points are open near the deadline",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That it is not said of some points what became of them, two weeks or less before the "
    "plan is to be returned.",
    why="What is found missing on the last day is left out in silence.",
    mend="Go through them under Points: answered here or elsewhere, does not apply, or left out.",
    source=f"{_READING} The deadline in the letter, or the one set for this plan.",
    view="asks",
)
_REASON = Rule(
    "reason",
    "A point without a reason",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="Points that do not apply or are left out, of which nobody said why. What the facts of "
    "the council rule out needs no reason.",
    why="Members and residents will ask. Until then the point counts as open.",
    mend="Say why in a few words. The reason is for you alone unless you choose to print it.",
    source=_READING,
    view="asks",
)
_NOWHERE = Rule(
    "nowhere",
    "Answered elsewhere, where nothing is",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="A point or requirement that is said to be answered in a text that is empty, gone, or "
    "its own, or that leads from question to question and back.",
    why="Who follows it comes to nothing.",
    mend="Name the answer or document that answers it, or say otherwise what became of it.",
    source=_READING,
    view="asks",
)


@of_plan(_OPEN)
def open_points(facts: Facts) -> Iterator[Finding]:
    """Count the asks of which nothing is said though the plan is soon to be returned."""
    plan = facts.plan
    day = plan.deadline
    left = (day - facts.today).days if day else -1
    named = [ask.id for _, _, ask in plan.brief.asks() if still_wanted(plan, ask)]
    if not named or not 0 <= left <= _NEAR:
        return
    assert day  # noqa: S101  # else none are left
    when = "today" if not left else f"in {counted(left, 'day')}"
    yield Finding(
        _OPEN,
        Severity.ADVICE,
        f"{counted(len(named), 'point is', 'points are')} open, and the plan is to be returned "
        f"{when}, by {said_date(day)}.",
        _OPEN.mend,
        asks=tuple(named),
    )


@of_plan(_REASON)
def without_reason(facts: Facts) -> Iterator[Finding]:
    """Name the asks that do not apply or are left out without a reason, all in one."""
    plan = facts.plan
    wanted = StillWanted.REASON
    named = [ask for _, _, ask in plan.brief.asks() if still_wanted(plan, ask) is wanted]
    if named:
        yield Finding(
            _REASON,
            Severity.SHOULD,
            f"Of {counted(len(named), 'point')} nobody said why "
            f"{'it does not apply or is' if len(named) == 1 else 'they do not apply or are'} "
            "left out.",
            _REASON.mend,
            text="\n".join(ask.label for ask in named),
            asks=tuple(ask.id for ask in named),
        )


@of_plan(_NOWHERE)
def answered_nowhere(facts: Facts) -> Iterator[Finding]:
    """Name each point that is said to be answered where nothing is."""
    faults = elsewhere_faults(facts.plan)
    for one in asked(facts.plan) if faults else ():
        if one.id in faults:
            yield Finding(
                _NOWHERE,
                Severity.SHOULD,
                f"“{one.label.strip('“”')}” is said to be answered elsewhere. {faults[one.id]}",
                _NOWHERE.mend,
                asks=(one.id,),
            )
