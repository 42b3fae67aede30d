"""Making one text of neighbouring answers: by a key at the edge of one, or across several."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.editing import WORDY, Spot, length, remove
from desktopapp.plan.history import Caret
from desktopapp.plan.naming import heading_above
from desktopapp.plan.places import drafted, leader, place_name, place_of
from desktopapp.plan.plan import STATUS_ORDER, Answer, Plan, Section
from desktopapp.plan.text import Block, Foreign, Heading, Run, Text, new_id


class ChosenWords(NamedTuple):
    """A stretch of the text of one part, from spot to spot."""

    part: str
    text: Text
    start: Spot
    end: Spot


def can_join(plan: Plan, first: Answer | Section, second: Answer | Section) -> bool:
    """Tell whether two parts can become one: answers to one question, or a theme's own text."""
    if isinstance(first, Section) or isinstance(second, Section) or first.theme != second.theme:
        return False
    shared = set(first.questions) & set(second.questions)
    return bool(shared) or not (leader(plan, first) or leader(plan, second))


def said_apart(plan: Plan, part: Answer | Section) -> str:
    """Say why a part stays apart from what stands above it."""
    if isinstance(part, Section):
        return "A section has its own heading and stays apart."
    name = place_name(plan, place_of(plan, part.id))
    return f"What follows is printed in {name} and stays apart."


def join_parts(
    plan: Plan, first: Answer | Section, second: Answer | Section
) -> tuple[Plan, Caret] | None:
    """Return the plan with a part's text behind another's, and where the two meet.

    Nothing where they cannot become one.

    A heading that is printed above the second stays as a heading of the text, unless it stands
    above the first already.
    """
    if not can_join(plan, first, second) or not isinstance(second, Answer):
        return None
    heading = heading_above(plan, second)
    between: Text = ()
    if heading and heading != heading_above(plan, first):
        between = (Heading(new_id(), (Run(heading),)),)
    text = _apart(first.text, (*between, *second.text))
    at: Spot = (len(first.text), 0)
    if not between and first.text and second.text:
        above, below = text[at[0] - 1], text[at[0]]
        if isinstance(above, WORDY) and isinstance(below, WORDY):
            text, at = remove(text, (at[0] - 1, length(above)), at)
    return _made_one(plan, first, (second,), text), _caret(first.id, text, at)


def without_stretches(plan: Plan, stretches: Sequence[ChosenWords]) -> tuple[Plan, Caret]:
    """Return the plan without these stretches, in order, and where the first began.

    What is left of answers that can be joined becomes one text; other parts stay apart.
    """
    caret: Caret | None = None
    for group in _groups(plan, stretches):
        first, *others = (plan.part(one.part) for one in group)
        text: Text = ()
        for one in group:
            text = _apart(text, one.text)
        last = group[-1]
        behind = len(text) - len(last.text)
        text, spot = remove(text, group[0].start, (behind + last.end[0], last.end[1]))
        plan = _made_one(plan, first, [one for one in others if isinstance(one, Answer)], text)
        caret = caret or _caret(first.id, text, spot)
    return plan, caret or Caret()


def _groups(plan: Plan, stretches: Iterable[ChosenWords]) -> list[list[ChosenWords]]:
    """Put stretches together whose parts can become one."""
    groups: list[list[ChosenWords]] = []
    for one in stretches:
        last = groups[-1][0] if groups else None
        if last and can_join(plan, plan.part(last.part), plan.part(one.part)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _made_one(plan: Plan, first: Answer | Section, others: Sequence[Answer], text: Text) -> Plan:
    """Return the plan with a text in a part, which stands for other answers too from now on."""
    made = replace(first, text=text)
    if isinstance(made, Answer):
        questions = (*made.questions, *(q for other in others for q in other.questions))
        statuses = (made.status, *(other.status for other in others))
        made = replace(
            made,
            questions=tuple(dict.fromkeys(questions)),
            status=min(statuses, key=STATUS_ORDER.index),
        )
    plan = plan.with_part(made)
    gone = {other.id for other in others}
    for one in gone:
        plan = plan.without_part(one)
    led = {
        name: replace(said, where=first.id)
        for name, said in plan.coverage.items()
        if said.where in gone
    }
    return drafted(replace(plan, coverage={**plan.coverage, **led}) if led else plan, first.id)


def _apart(above: Text, below: Text) -> Text:
    """Return one text behind another; a block that bears an id of the first gets its own."""
    known = {_id(block) for block in above}
    return (
        *above,
        *(
            replace(block, id=new_id())
            if not isinstance(block, Foreign) and block.id in known
            else block
            for block in below
        ),
    )


def _id(block: Block) -> str:
    return "" if isinstance(block, Foreign) else block.id


def _caret(part: str, text: Text, spot: Spot) -> Caret:
    if not text:
        return Caret(part)
    n = min(spot[0], len(text) - 1)
    return Caret(part, _id(text[n]), spot[1])
