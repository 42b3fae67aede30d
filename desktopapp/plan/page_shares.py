"""What each answer takes of the pages, and how many of the letter's asks it serves for that."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from desktopapp.plan.naming import name_of
from desktopapp.plan.outline import cost
from desktopapp.plan.places import leader
from desktopapp.plan.plan import Answer, AskState, Plan, Section
from desktopapp.plan.saying import counted


class PageShare(NamedTuple):
    """What a part takes of the pages, and how many of all asks it serves.

    ``where`` is the page of the outline on which it is written.
    """

    part: str
    where: str
    name: str
    pages: float
    asks: int
    of: int

    @property
    def said(self) -> str:
        """Say the trade in a sentence."""
        kind = "answer" if self.asks else "text"
        return f"This {kind} takes {cost(self.pages)} and serves {self.served}."

    @property
    def served(self) -> str:
        """Say how many of the asks it serves: "1 of 44 points"."""
        return f"{self.asks or 'none'} of {counted(self.of, 'point')}"


def page_shares(plan: Plan, pages: Mapping[str, float]) -> tuple[PageShare, ...]:
    """Return what each part that is printed takes and serves, in the order of the export.

    ``pages`` is the share of pages of each part, as the layout tells it. An ask counts for each
    part that answers its question, unless it is said of it that it is answered elsewhere, does
    not apply or is left out; and for the part where it is said to be answered.
    """
    own = _asks_left(plan)
    asks = [ask.id for _, _, ask in plan.brief.asks()]
    covered = [plan.covered(one) for one in asks]
    sent = Counter(one.where for one in covered if one.state is AskState.ELSEWHERE)
    of = len(asks)
    return tuple(
        PageShare(
            part.id,
            _where(plan, part),
            name_of(plan, part),
            pages[part.id],
            sum(own.get(one, 0) for one in _asking(part)) + sent[part.id],
            of,
        )
        for part in plan.parts()
        if pages.get(part.id)
    )


def _asks_left(plan: Plan) -> Counter[str]:
    """Count by page of the outline the asks that are answered there, or are open.

    Those of a question that has no answer of its own are the theme's, once they are answered.
    """
    found: Counter[str] = Counter()
    for theme, question, ask in plan.brief.asks():
        state = plan.covered(ask.id).state
        if question and state is AskState.HERE and not plan.answers_to(question.id):
            found[theme.id] += 1
        elif state in (AskState.HERE, AskState.OPEN):
            found[question.id if question else theme.id] += 1
    return found


def _asking(part: Answer | Section) -> tuple[str, ...]:
    if isinstance(part, Section):
        return ()
    return tuple(dict.fromkeys(part.questions)) or (part.theme,)


def _where(plan: Plan, part: Answer | Section) -> str:
    return part.id if isinstance(part, Section) else leader(plan, part) or part.theme


def said_allowance(plan: Plan) -> str:
    """Say what room the letter leaves for each ask, where it limits the pages."""
    of = sum(1 for _ in plan.brief.asks())
    if not plan.pages or not of:
        return ""
    most = counted(plan.pages.max, "page")
    return f"{most} for {counted(of, 'point')}: {plan.pages.max / of:.2f} of a page for each."
