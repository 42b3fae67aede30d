"""What is asked of a plan, in the letter's order, and how much of it is said."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktopapp.plan.answered import (
    StillWanted,
    is_written,
    still_wanted,
    wanted_of_requirement,
)
from desktopapp.plan.brief import Ask, Requirement, RequirementKind
from desktopapp.plan.council import Council
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan

REQUIREMENTS = "Requirements"
REASONED = (  # states that want a reason
    AskState.ELSEWHERE,
    AskState.NOT_APPLICABLE,
    AskState.LEFT_OUT,
)


class AskSign(StrEnum):
    """How an ask or requirement stands, in words: what a person said, or what is known till then.

    The first six are never stored: they follow from the plan while it is not said what became of
    it. Two of those are of a state that a person chose and that wants a place or a reason.
    """

    UNSAID = "Not said yet"  # it depends on the council, of which that is not known yet
    NO_TEXT = "No text yet"
    TEXT = "Begun here, not checked"  # something is written, chosen or filled in
    UNPLACED = "Not placed yet"  # a requirement, which any answer may meet
    NO_PLACE = "Not said where yet"
    NO_REASON = "No reason yet"
    HERE = "Answered here"
    ELSEWHERE = "Answered elsewhere"
    NOT_APPLICABLE = "Does not apply"
    LEFT_OUT = "Left out"


ASK_SIGNS = {
    AskState.HERE: AskSign.HERE,
    AskState.ELSEWHERE: AskSign.ELSEWHERE,
    AskState.NOT_APPLICABLE: AskSign.NOT_APPLICABLE,
    AskState.LEFT_OUT: AskSign.LEFT_OUT,
}


class Asked(NamedTuple):
    """One thing that is asked: its id, its words, and the page where it is answered."""

    id: str
    label: str
    where: str
    number: str
    group: str
    hint: str = ""

    @property
    def is_requirement(self) -> bool:
        """Whether it is a requirement, which any answer may meet."""
        return self.group == REQUIREMENTS


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
        for one in _content(plan)
    )
    return found


def signs(plan: Plan) -> dict[str, AskSign]:
    """Tell how each ask and each requirement of content stands, by its id."""
    written = _written_places(plan)
    found = {}
    for theme, question, ask in plan.brief.asks():
        has_text = (question.id if question else theme.id) in written
        open_sign = _unsaid(plan, ask, has_text)
        found[ask.id] = _sign(plan.covered(ask.id), still_wanted(plan, ask), open_sign)
    for one in _content(plan):
        said = plan.covered(one.id)
        found[one.id] = _sign(said, wanted_of_requirement(said), AskSign.UNPLACED)
    return found


def _sign(said: Coverage, wanted: StillWanted | None, open_sign: AskSign) -> AskSign:
    match wanted:
        case StillWanted.STATE:
            return open_sign
        case StillWanted.PLACE:
            return AskSign.NO_PLACE
        case StillWanted.REASON:
            return AskSign.NO_REASON
        case None:
            return ASK_SIGNS[said.state]


def _content(plan: Plan) -> Iterator[Requirement]:
    """Go through the requirements of content: each is met by an answer, or said not to be."""
    return (one for one in plan.brief.requirements if one.kind is RequirementKind.CONTENT)


def is_open(sign: AskSign) -> bool:
    """Tell whether it is not said yet what became of an ask, or not why or where."""
    return sign not in ASK_SIGNS.values()


def _unsaid(plan: Plan, ask: Ask, has_text: bool) -> AskSign:  # noqa: FBT001  # one of three facts
    if has_text:
        return AskSign.TEXT
    waits = any(need in plan.council.unsaid for need in ask.needs)
    return AskSign.UNSAID if waits else AskSign.NO_TEXT


def _written_places(plan: Plan) -> set[str]:
    """Return the questions to which something is written or given, and themes with own text."""
    found = {one for one, given in plan.given.items() if not given.left}
    for answer in plan.answers:
        if is_written(answer.text):
            found.update(answer.questions or (answer.theme,))
    return found


def tally(found: dict[str, AskSign]) -> dict[AskSign, int]:
    """Count the asks and requirements that stand in each way."""
    stand = list(found.values())
    return {one: stand.count(one) for one in AskSign}


def unplaced(plan: Plan) -> tuple[str, ...]:
    """Return the requirements of content of which nobody has said where they are met."""
    return tuple(one.id for one in _content(plan) if wanted_of_requirement(plan.covered(one.id)))


class Covered(NamedTuple):
    """Of how many of the asks, or asks and requirements, it is said what became of them."""

    said: int
    of: int

    @property
    def open(self) -> int:
        """How many are left."""
        return self.of - self.said


def covered_asks(plan: Plan, where: str = "") -> Covered:
    """Count the asks of a page, or of all, of which it is said what became of them."""
    asks = asks_at(plan, where) if where else [ask for _, _, ask in plan.brief.asks()]
    return Covered(sum(not still_wanted(plan, ask) for ask in asks), len(asks))


def covered_points(plan: Plan) -> Covered:
    """Count the asks and the requirements of which it is said what became of them."""
    asks, content = covered_asks(plan), sum(1 for _ in _content(plan))
    return Covered(asks.said + content - len(unplaced(plan)), asks.of + content)


def all_answered(plan: Plan, where: str) -> Plan:
    """Return the plan in which every ask of a page is answered there; or open again, if all were.

    What was said otherwise of an ask stays.
    """
    asks = asks_at(plan, where)
    opened = [one.id for one in asks if plan.covered(one.id).state is AskState.OPEN]
    here = [one.id for one in asks if plan.covered(one.id).state is AskState.HERE]
    state = AskState.HERE if opened else AskState.OPEN
    changed = {one: replace(plan.covered(one), state=state) for one in (opened or here)}
    return replace(plan, coverage={**plan.coverage, **changed}) if changed else plan


def one_answered(plan: Plan, ask: str) -> Plan:
    """Return the plan in which an ask is answered there; or open again, if anything was said."""
    covered = plan.covered(ask)
    state = AskState.HERE if covered.state is AskState.OPEN else AskState.OPEN
    return replace(plan, coverage={**plan.coverage, ask: replace(covered, state=state)})


def asks_at(plan: Plan, where: str) -> tuple[Ask, ...]:
    """Return the asks of a question, or those of a theme's introduction; a section has none."""
    if plan.brief.has_theme(where):
        return plan.brief.theme(where).asks
    return plan.brief.question(where)[1].asks if plan.brief.has_question(where) else ()


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


def shown_coverage(said: Coverage, *, is_requirement: bool) -> Coverage:
    """Return what is shown of what was said: no place and no reason that another choice hides."""
    placed = said.state is AskState.ELSEWHERE or (is_requirement and said.state is AskState.HERE)
    reasoned = said.state in REASONED or said.published
    return replace(
        said, where=said.where if placed else "", reason=said.reason if reasoned else ""
    )
