"""Figures: kept ones that say too little or are said otherwise, and those typed by hand often."""

from collections.abc import Iterator
from itertools import chain

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.days import said_date
from desktopapp.plan.figure_faults import (
    figures_typed_in,
    mixed_periods,
    named_twice,
    names_of_figures,
    often_typed,
    outdated,
    said_otherwise,
    typed_over_figures,
    undated,
    unsourced,
)
from desktopapp.plan.figure_uses import IN_REPORT, FigureUse
from desktopapp.plan.figure_words import said_figure
from desktopapp.plan.fixes import Evidence, Fix
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.search import Match

_OFTEN_HERE, _OFTEN_ELSEWHERE = 2, 3  # places, where figures are kept and where none are yet
_KEPT = "The figures that are kept with the plan, and the places that refer to them."
_TYPED = "The figures that are kept with the plan, and the words of its answers and sections."
_UNDATED = Rule(
    "undated figure",
    "A figure without a period or day",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A kept figure that is used in the plan and has neither a period nor a day.",
    why="Who reads it next year cannot tell what it was of, and nobody sees that it is old.",
    mend="Give it its period or its day, under Figures.",
    source=_KEPT,
    together=("figure has no period or day", "figures have no period or day"),
    view="figures",
)
_UNSOURCED = Rule(
    "unsourced figure",
    "A figure without a source",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A kept figure that is used in the plan and of which nobody said what document has it.",
    why="A member will ask where it comes from, and whoever is asked must find it again.",
    mend="Name the document and the place in it, under Figures.",
    source=_KEPT,
    together=("figure has no source", "figures have no source"),
    view="figures",
)
_OLD = Rule(
    "old figure",
    "A figure that is older than a year",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="A kept figure that is used in the plan and was so more than a year ago.",
    why="There may be a later one, and the plan is read beside it.",
    mend="Ask its owner whether it still holds, and change its value or its day.",
    source=f"{_KEPT} Today’s date.",
    together=("figure is older than a year", "figures are older than a year"),
    view="figures",
)
_OVER = Rule(
    "figure typed over",
    "A figure that was typed over",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="Words that refer to a kept figure and say something else than it does.",
    why="They do not change with it any more, and the plan says two things of one.",
    mend="Mend puts its value there again, and the words follow it. If what is typed is right, "
    "change the figure under Figures.",
    source=_KEPT,
    view="figures",
)
_OTHERWISE = Rule(
    "figure said otherwise",
    "A figure that is said otherwise",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="A value typed right behind the name of a kept figure, which says another. What is "
    "rounded, said to be about it, or of another year is left alone.",
    why="The plan says two things of one, and readers choose.",
    mend="Insert the figure there, or change it under Figures.",
    source=_TYPED,
    view="figures",
)
_TWICE = Rule(
    "figure twice",
    "Two figures of one name",
    RuleKind.FIGURES,
    Severity.SHOULD,
    what="Two kept figures of the same name and period with different values.",
    why="Who inserts one cannot tell which is right.",
    mend="Delete the one that is wrong, or give each a name or period of its own.",
    source=_KEPT,
    view="figures",
)
_PERIODS = Rule(
    "mixed periods",
    "Figures of two periods side by side",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="Two kept figures of different periods in one sentence that names neither.",
    why="Readers compare them as if they were of one year.",
    mend="Say of when each of them is.",
    source=_KEPT,
    view="figures",
)
_OFTEN = Rule(
    "typed figure",
    "A figure typed in several places",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="The same sum of money, number of posts, large number or exact percentage, typed by hand "
    "in two places, or in three where the plan keeps no figures yet.",
    why="When it changes, one of the places is forgotten.",
    mend="Click on it and choose Keep as a figure in the Insert menu. Insert it elsewhere.",
    source="The words of the answers and sections.",
    together=("figure is typed in several places", "figures are typed in several places"),
)


def _of_use(plan: Plan, rule: Rule, message: str, use: FigureUse, *fixes: Fix) -> Finding:
    """Return a finding at a place that refers to a figure."""
    if use.part == IN_REPORT:
        return finding_in(None, rule, message, rule.mend, text=message)
    place = Match(use.part, use.caret.block, use.caret.position, len(use.words))
    evidence = (Evidence(place, use.words),)
    part = plan.part(use.part)
    return finding_in(part, rule, message, rule.mend, evidence=evidence, fixes=fixes)


@of_plan(_UNDATED, _UNSOURCED, _OLD)
def figures_told_too_little(facts: Facts) -> Iterator[Finding]:
    """Name figures in use that have no period or day, no source, or are old."""
    plan = facts.plan
    for figure, use in undated(plan):
        yield _of_use(plan, _UNDATED, f"“{figure.name}” has no period and no day.", use)
    for figure, use in unsourced(plan):
        yield _of_use(plan, _UNSOURCED, f"“{figure.name}” has no source.", use)
    for figure, use in outdated(plan, facts.today):
        day = said_date(figure.as_at) if figure.as_at else ""
        yield _of_use(plan, _OLD, f"“{figure.name}” is as at {day}, over a year ago.", use)


@of_plan(_OVER)
def figures_typed_over(facts: Facts) -> Iterator[Finding]:
    """Name words that refer to a figure and say something else; mending puts its value there."""
    for figure, use, words in typed_over_figures(facts.plan):
        place = Match(use.part, use.caret.block, use.caret.position, len(use.words))
        yield _of_use(
            facts.plan,
            _OVER,
            f"Here “{figure.name}” is “{use.words}”; the figure says “{words}”.",
            use,
            Fix(place, use.words, words, use.words, words),
        )


@of_plan(_OTHERWISE)
def figures_said_otherwise(facts: Facts) -> Iterator[Finding]:
    """Name values that are typed behind the name of a figure and are others than it."""
    plan = facts.plan
    if not plan.figures:
        return
    names = names_of_figures(plan.figures)
    for one in chain.from_iterable(facts.each(said_otherwise, names)):
        yield finding_in(
            plan.part(one.place.part),
            _OTHERWISE,
            f"“{one.figure.name}” is “{one.words}” here; the figure says “{one.written}”.",
            _OTHERWISE.mend,
            evidence=(Evidence(one.place, one.words),),
        )


@of_plan(_TWICE)
def figures_named_twice(facts: Facts) -> Iterator[Finding]:
    """Name figures of one name and period that have two values."""
    for one in named_twice(facts.plan):
        first, second = said_figure(one.first), said_figure(one.second)
        said = f"“{one.first.name}” is kept twice: {first} and {second}."
        yield finding_in(None, _TWICE, said, _TWICE.mend, text=said)


@of_plan(_PERIODS)
def periods_mixed(facts: Facts) -> Iterator[Finding]:
    """Name sentences that put figures of two periods side by side."""
    for one, use, other in mixed_periods(facts.plan):
        said = f"“{one.name}” is of {one.period} and “{other.name}” of {other.period}."
        yield _of_use(facts.plan, _PERIODS, f"{said} The sentence says neither.", use)


@of_plan(_OFTEN)
def figures_typed_often(facts: Facts) -> Iterator[Finding]:
    """Offer to keep what is typed by hand in several places."""
    least = _OFTEN_HERE if facts.plan.figures else _OFTEN_ELSEWHERE
    for places in often_typed(facts.each(figures_typed_in), least):
        first = places[0]
        words = first.words
        yield finding_in(
            facts.part(first.place.part),
            _OFTEN,
            f"“{words}” is typed in {counted(len(places), 'place')}.",
            _OFTEN.mend,
            evidence=tuple(Evidence(one.place, one.words) for one in places),
        )
