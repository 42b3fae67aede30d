"""Whether answers, themes and the whole keep to their limits, in words, characters and pages."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from desktopapp.layout.count import Count, PartCount
from desktopapp.plan.answered import instead
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.limits import counted_as, limited_words, said_limit, said_use
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit


class LimitUse(NamedTuple):
    """How much of a limit is used. ``where`` is a question's or theme's id, or empty for all."""

    where: str
    limit: Limit
    used: float

    @property
    def over(self) -> float:
        """By how much it is passed, or 0."""
        return max(self.used - self.limit.max, 0)

    @property
    def said(self) -> str:
        """How much is used, in words, and whether that is too much."""
        words = said_use(self.limit, self.used)
        if not self.over:
            return words
        return f"{words}, {'too many' if self.limit.hard else 'more than suggested'}"

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "id": self.where,
            "unit": str(self.limit.unit),
            "max": self.limit.max,
            "used": round(self.used, 3),
            "hard": self.limit.hard,
            "printed": self.limit.printed,
            "counting": str(self.limit.counting),
            "part": self.limit.part,
            "said": said_limit(self.limit),
        }


def said_over(use: LimitUse) -> str:
    """Say by how much a limit is passed: "300 characters over the limit"."""
    unit = str(use.limit.unit)
    return f"{counted(ceil(use.over), unit.removesuffix('s'), unit)} over the limit"


def limit_uses(plan: Plan, counted: Count) -> tuple[LimitUse, ...]:
    """Return how much of each limit is used, in the letter's order; the whole's come last."""
    found = [use for theme in plan.brief.themes for use in _of_theme(plan, theme, counted)]
    return (*found, *whole_uses(plan, counted))


def whole_uses(plan: Plan, counted: Count) -> tuple[LimitUse, ...]:
    """Return how much is used of the limits of the whole."""
    questions = [question for _, question in plan.brief.questions()]
    whole = PartCount("", counted.words, counted.pages)
    return tuple(
        LimitUse("", limit, _used(plan, limit, questions, whole)) for limit in plan.brief.limits
    )


def uses_at(plan: Plan, where: str, counted: Count) -> tuple[LimitUse, ...]:
    """Return how much is used of the limits of a question, or of a theme."""
    for theme in plan.brief.themes:
        if theme.id == where:
            return tuple(one for one in _of_theme(plan, theme, counted) if one.where == where)
        for question in theme.questions:
            if question.id == where:
                return tuple(_of_question(plan, question, counted))
    return ()


def _of_theme(plan: Plan, theme: Theme, counted: Count) -> Iterator[LimitUse]:
    for question in theme.questions:
        yield from _of_question(plan, question, counted)
    if not theme.limits:
        return
    own, questions = counted.part(theme.id), list(theme.questions)
    for limit in theme.limits:
        yield LimitUse(theme.id, limit, _used(plan, limit, questions, own))


def _of_question(plan: Plan, question: Question, counted: Count) -> Iterator[LimitUse]:
    if not question.limits or instead(plan, question):
        return
    parts = [counted.part(answer.id) for answer in plan.answers_to(question.id)]
    pages = sum(part.pages for part in parts)
    for limit in question.limits:
        text = limited_words(plan, question, limit)
        used = pages if limit.unit is LimitUnit.PAGES else counted_as(limit, text)
        yield LimitUse(question.id, limit, used)


def _used(plan: Plan, limit: Limit, questions: list[Question], counted: PartCount) -> float:
    """Return what is used of a limit of several answers; where we count, all that is printed."""
    if limit.unit is LimitUnit.PAGES:
        return counted.pages
    if limit.unit is LimitUnit.WORDS and limit.counting is FormCounting.AS_HERE:
        return counted.words
    words = (limited_words(plan, one, limit) for one in questions if not instead(plan, one))
    return counted_as(limit, "\n\n".join(filter(None, words)))
