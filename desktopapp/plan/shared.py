"""What of a plan goes into a copy that is shared: what is shown of it, and nothing else."""

from collections.abc import Container, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktopapp.plan.agreeing import without_earlier_words
from desktopapp.plan.coverage import asked, shown_coverage
from desktopapp.plan.plan import Answer, HeadingChoice, Plan
from desktopapp.plan.report import Appendix, PrivateMeeting, Report, ReportSection
from desktopapp.plan.shown import without_unnamed
from desktopapp.plan.text import Foreign, Run, tidy

T = TypeVar("T")


def as_shown(plan: Plan) -> Plan:
    """Return a plan with only what this version shows of it.

    Pictures that were removed go, the passages as they once were taken in, whatever a later
    version added, and what belongs to nothing that is there: to a theme, a question or an ask that
    the letter does not have, to a heading or an answer elsewhere that was chosen once.
    """
    known = replace(_known(replace(plan, sources=())), brief=plan.brief)
    themes = {theme.id: {one.id for one in theme.questions} for theme in plan.brief.themes}
    asks = {one.id: one.is_requirement for one in asked(plan)}
    shown = replace(
        known,
        answers=tuple(
            _shown_answer(one, themes[one.theme]) for one in known.answers if one.theme in themes
        ),
        sections=tuple(map(without_earlier_words, known.sections)),
        theme_headings={one: said for one, said in known.theme_headings.items() if one in themes},
        coverage={
            one: shown_coverage(said, is_requirement=asks[one])
            for one, said in known.coverage.items()
            if one in asks
        },
    )
    return without_unnamed(shown)


def _shown_answer(answer: Answer, questions: Container[str]) -> Answer:
    own = answer.own_heading if answer.heading is HeadingChoice.OWN else ""
    served = tuple(one for one in answer.questions if one in questions)
    return without_earlier_words(replace(answer, own_heading=own, questions=served))


def _known(value: T) -> T:
    """Return a value without anything that a later version added, or that is not shown."""
    found: Any = _without_unasked(value)
    if is_dataclass(found) and not isinstance(found, type):
        parts = {one.name: _known(getattr(found, one.name)) for one in fields(found)}
        if "extra" in parts:
            parts["extra"] = ""
        found = replace(found, **parts)
    elif isinstance(found, tuple) and type(found) is tuple:
        found = tuple(_known(one) for one in found if not isinstance(one, Foreign))
        found = tidy(found) if found and isinstance(found[0], Run) else found
    elif isinstance(found, Mapping):
        found = {key: _known(one) for key, one in found.items()}
    known: T = found
    return known


def _without_unasked(value: object) -> object:
    """Return a value without what is hidden while something else in it is not chosen."""
    match value:
        case Run():
            return replace(value, figure="")
        case Report() if not value.exempt:
            return replace(value, private=PrivateMeeting())
        case Appendix() if not value.exempt.strip():
            return replace(value, reasoning="")
        case ReportSection(needs_clearance=False):
            return replace(value, cleared_by="", cleared_on=None)
        case PrivateMeeting():
            return _shown_meeting(value)
        case _:
            return value


def _shown_meeting(value: PrivateMeeting) -> PrivateMeeting:
    """Return what is shown of a private meeting: its notices, or why it cannot wait for them."""
    if value.urgent:
        return replace(
            value, first=None, second=None, opposed=None, representations="", response=""
        )
    told = value if value.opposed else replace(value, representations="", response="")
    return replace(told, agreed_by="", agreed_on=None, reasons="")
