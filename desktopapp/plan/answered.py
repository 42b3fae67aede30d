"""What is written and what is answered: one answer for outline, checks, counters and documents."""

from enum import StrEnum

from desktopapp.plan.brief import Ask, Question, Theme
from desktopapp.plan.giving import (
    NOTHING_GIVEN,
    Lack,
    found_lacking,
    given_to,
    lacking_fact,
    not_ours,
    not_reached,
)
from desktopapp.plan.plain_text import shown
from desktopapp.plan.plan import AskState, Coverage, Plan
from desktopapp.plan.text import Block, Picture, Runs, Text, is_empty, plain_runs, runs_of


def says(runs: Runs) -> bool:
    """Tell whether runs show anything; spaces and what is not seen do not."""
    return bool(shown(plain_runs(runs)).strip())


def is_exported(block: Block) -> bool:
    """Tell whether a block stands in the documents: an empty table or a foreign block does not."""
    return isinstance(block, Picture) or any(map(says, runs_of(block)))


def is_written(text: Text) -> bool:
    """Tell whether anything of a text stands in the documents.

    A text of which this is not true may still hold a block of a later version: see ``is_empty``.
    """
    return any(map(is_exported, text))


class StillWanted(StrEnum):
    """What is still wanted of what a person said of an ask, before it counts as said."""

    STATE = "what became of it"
    PLACE = "where it is answered"
    REASON = "why"


def still_wanted(plan: Plan, ask: Ask) -> StillWanted | None:
    """Return what is still wanted of what was said of an ask; nothing where that is whole.

    Whoever says that it is answered elsewhere says where; that it does not apply or is left out,
    why. What the council's own facts rule out needs no other reason.
    """
    said = plan.covered(ask.id)
    match said.state:
        case AskState.OPEN:
            return StillWanted.STATE
        case AskState.ELSEWHERE:
            return None if said.where.strip() else StillWanted.PLACE
        case AskState.HERE:
            return None
        case AskState.NOT_APPLICABLE | AskState.LEFT_OUT:
            return None if reason_for(plan, ask) else StillWanted.REASON


def wanted_of_requirement(said: Coverage) -> StillWanted | None:
    """Return what is still wanted of what was said of a requirement, which any answer may meet."""
    match said.state:
        case AskState.OPEN:
            return StillWanted.STATE
        case AskState.ELSEWHERE | AskState.HERE:
            return None if said.where.strip() else StillWanted.PLACE
        case AskState.NOT_APPLICABLE | AskState.LEFT_OUT:
            return None if said.reason.strip() else StillWanted.REASON


def reason_for(plan: Plan, ask: Ask) -> str:
    """Return why an ask is not answered: as a person said, or as the council's facts tell."""
    said = plan.covered(ask.id)
    if said.reason.strip() or said.state is not AskState.NOT_APPLICABLE:
        return said.reason.strip()
    return lacking_fact(plan, ask.needs)


def is_unwritten(plan: Plan) -> bool:
    """Tell whether nothing was written or given in a plan yet."""
    return not plan.given and all(is_empty(part.text) for part in plan.parts())


def is_settled(plan: Plan, asking: Question | Theme) -> bool:
    """Tell whether it is said of each ask of a question where it is answered, or why not.

    Nothing can be said so of a question without asks. A theme may ask by itself, as a question.
    """
    return bool(asking.asks) and not any(still_wanted(plan, ask) for ask in asking.asks)


def is_answered(plan: Plan, question: Question) -> bool:
    """Tell whether a question needs nothing more: it is answered, left for a reason, or settled.

    So is one that is not asked of this council.
    """
    return not still_lacks(plan, question)


def still_lacks(plan: Plan, question: Question) -> tuple[Lack, ...]:
    """Return what a question still needs; nothing where it is answered, left or not asked."""
    if instead(plan, question) or is_settled(plan, question):
        return ()
    given = given_to(plan, question.id)
    return found_lacking(question, given, has_text=has_text(plan, question))


def instead(plan: Plan, question: Question) -> str:
    """Say why a question has no answer: it is left, or not asked after another; or nothing.

    One that is not for this council may be answered all the same.
    """
    given = given_to(plan, question.id)
    said = given.left or not_reached(plan, question)
    if said or not (reason := not_ours(plan, question)):
        return said
    return "" if given != NOTHING_GIVEN or has_text(plan, question) else reason


def begun_to_answer(plan: Plan, question: Question) -> bool:
    """Tell whether anything is given to a question or written about it."""
    return given_to(plan, question.id) != NOTHING_GIVEN or has_text(plan, question)


def silent_themes(plan: Plan) -> tuple[Theme, ...]:
    """Return the themes that ask without questions, of which nothing is written or said."""
    written = {answer.theme for answer in plan.answers if is_written(answer.text)}
    return tuple(
        theme
        for theme in plan.brief.themes
        if not theme.questions and theme.id not in written and not is_settled(plan, theme)
    )


def has_text(plan: Plan, question: Question) -> bool:
    """Tell whether anything is written about a question."""
    return any(is_written(answer.text) for answer in plan.answers_to(question.id))
