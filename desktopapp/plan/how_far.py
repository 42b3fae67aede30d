"""How far a plan is, and what comes next: one answer for the first page and whoever asks."""

from collections.abc import Sequence
from typing import NamedTuple

from desktopapp.plan.agreeing import changed_at, is_changed
from desktopapp.plan.answered import is_answered, silent_themes
from desktopapp.plan.outline import is_ready
from desktopapp.plan.pencil import pencil_marks
from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted


class HowFar(NamedTuple):
    """What is left to do in a plan. Questions and other pages of the outline are named by id.

    ``unwritten`` are questions without text and ``silent`` themes that ask without questions,
    ``unsettled`` hold borrowed words that nobody has looked at, ``changed`` are other than what
    was agreed, ``unready`` are still being drafted.
    """

    unwritten: tuple[str, ...]
    silent: tuple[str, ...]
    unsettled: tuple[str, ...]
    marks: int
    changed: tuple[str, ...]
    unready: tuple[str, ...]


def how_far(plan: Plan) -> HowFar:
    """Look at what is left to do in a plan."""
    questions = [question for _, question in plan.brief.questions()]
    marks = pencil_marks(plan)
    changed = dict.fromkeys(
        place_of(plan, one.id) for one in plan.parts() if is_changed(plan, one)
    )
    return HowFar(
        tuple(one.id for one in questions if not is_answered(plan, one)),
        tuple(theme.id for theme in silent_themes(plan)),
        tuple(dict.fromkeys(place_of(plan, one.part) for one in marks)),
        len(marks),
        tuple(changed),
        tuple(
            one.id
            for one in questions
            if is_answered(plan, one) and not is_ready(plan, one) and not changed_at(plan, one.id)
        ),
    )


def said_how_far(far: HowFar, findings: int = 0) -> str:
    """Say how far a plan is: "14 questions have no text".

    ``findings`` are those that must or should be mended.
    """
    for number, thing, things in (
        (len(far.unwritten), "question has no text", "questions have no text"),
        (len(far.silent), "theme has no text", "themes have no text"),
        (far.marks, "thing to settle", "things to settle"),
        (len(far.changed), "answer changed since agreed", "answers changed since agreed"),
        (len(far.unready), "answer still to finish", "answers still to finish"),
        (findings, "finding to look at", "findings to look at"),
    ):
        if number:
            return counted(number, thing, things)
    return "Ready to send"


def said_next(plan: Plan, far: HowFar, findings: int = 0) -> str:
    """Say what comes next: "Next: write 2.1 Data quality"."""
    for verb, places in (
        ("write", far.unwritten),
        ("write", far.silent),
        ("settle what was borrowed in", far.unsettled),
        ("have agreed again", far.changed),
        ("finish", far.unready),
    ):
        if places:
            return f"Next: {verb} {_named(plan, places)}"
    return "Next: look at the findings" if findings else "Next: make the documents"


def _named(plan: Plan, places: Sequence[str]) -> str:
    """Name the first of some pages of the outline: "2.1 Data quality"."""
    number = place_number(plan, places[0])
    labels = {one.id: one_line(one.label or one.title) for one in plan.brief.themes}
    labels |= {one.id: one_line(one.label) for _, one in plan.brief.questions()}
    return f"{number} {labels.get(places[0], '')}".strip() or "a section"
