"""Questions that one person left aside while another filled them in: whether they are asked.

What is chosen or filled in at a question that is not asked is shown and printed nowhere. Words
that were written stay in their theme, so nobody need be asked of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktopapp.plan.asked_anew import with_brief
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.given_said import question_named
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import words_given
from desktopapp.plan.repeated import JOINT


def with_same_questions(
    deciding: Deciding, base: Plan | None, ours: Plan, theirs: Plan
) -> tuple[Plan, Plan]:
    """Return both plans, where each question stays that one left aside and the other filled in.

    Whether it stays is decided; where it does not, what was given is kept, as whenever a question
    is left aside.
    """
    if base is None or ours.brief_as_sent == theirs.brief_as_sent:
        return ours, theirs
    sides = [ours, theirs]
    for theme, question in base.brief_as_sent.questions():
        asked = [_asks(side.brief_as_sent, question.id) for side in sides]
        if asked[0] == asked[1]:
            continue
        n = int(asked[0])  # whose side left it aside
        if _stays(deciding, base, sides, n, question):
            back = _with_question(sides[n].brief_as_sent, base.brief_as_sent, theme, question)
            sides[n] = with_brief(sides[n], back)
    return sides[0], sides[1]


def _asks(brief: Brief, question: str) -> bool:
    return any(one.id == question for _, one in brief.questions())


def _stays(deciding: Deciding, base: Plan, sides: list[Plan], n: int, question: Question) -> bool:
    """Ask whether a question stays that one side, 1 being theirs, left aside and one filled in."""
    changer = sides[1 - n]
    if _given(base, question) == _given(changer, question):
        return False
    texts = ["" if n == at else _said(sides[at], question) for at in (0, 1)]
    who = "they left it aside, you" if n else "you left it aside, they"
    named = question_named(base, _asked_in(base, question))
    place = f"{named} ({who} changed its answer)"
    chosen = deciding.clash(place, _said(base, question), *texts, both=False)
    return (chosen is Resolution.THEIRS) == (n == 0)


def _copies(plan: Plan, question: Question) -> Iterator[Question]:
    """Go through a question as it stands in a plan: once, or once for each thing."""
    for _, one in plan.brief.questions():
        if one.id.partition(JOINT)[0] == question.id:
            yield one


def _asked_in(plan: Plan, question: Question) -> Question:
    return next(_copies(plan, question), question)


def _given(plan: Plan, question: Question) -> dict[str, object]:
    return {
        key: said for key, said in plan.given.items() if key.partition(JOINT)[0] == question.id
    }


def _said(plan: Plan, question: Question) -> str:
    """Say what is given at a question, or at least what it asks."""
    said = "\n".join(filter(None, (words_given(plan, one) for one in _copies(plan, question))))
    return said or question.text


def _with_question(brief: Brief, before: Brief, theme: Theme, question: Question) -> Brief:
    """Return a letter in which a question is asked again, where it was asked before."""
    themes = list(brief.themes)
    if all(one.id != theme.id for one in themes):
        known = [one.id for one in themes]
        above = before.themes[: before.themes.index(theme)]
        at = max((known.index(one.id) + 1 for one in above if one.id in known), default=0)
        themes.insert(at, replace(theme, questions=()))
    n = next(n for n, one in enumerate(themes) if one.id == theme.id)
    there = list(themes[n].questions)
    known = [one.id for one in there]
    above_it = theme.questions[: theme.questions.index(question)]
    at = max((known.index(one.id) + 1 for one in above_it if one.id in known), default=0)
    there.insert(at, question)
    themes[n] = replace(themes[n], questions=tuple(there))
    aside = tuple(
        one
        for one in brief.left_aside
        if one in before.left_aside or one.place is None or one.place != theme.place
    )
    dropped = tuple(one for one in brief.dropped if one.id != question.id)
    depending = {one.id: one for _, one in before.questions() if _needs(one, question)}
    return replace(
        brief,
        themes=tuple(_depending(each, depending) for each in themes),
        left_aside=aside,
        dropped=dropped,
    )


def _needs(one: Question, question: Question) -> bool:
    return one.depends is not None and one.depends.question == question.id


def _depending(theme: Theme, before: dict[str, Question]) -> Theme:
    """Return a theme whose questions depend on one again that is asked again."""
    questions = tuple(
        replace(one, depends=before[one.id].depends)
        if one.id in before and one.depends is None
        else one
        for one in theme.questions
    )
    return theme if questions == theme.questions else replace(theme, questions=questions)
