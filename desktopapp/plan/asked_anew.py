"""A plan whose letter was changed: every answer stays, and finds its question by the id."""

from dataclasses import replace

from desktopapp.plan.brief import Brief
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Coverage, HeadingChoice, Plan, left_to_others
from desktopapp.plan.repeated import thing_called


def with_brief(plan: Plan, sent: Brief) -> Plan:
    """Return the plan as the answer to a changed letter as it was sent: the one way to change it.

    An answer goes where its first question is. One whose questions all went stays in its theme,
    or in the first where that went too, under the words of what was asked; it keeps the ids, so
    that it answers a question again that is taken back. The plan keeps a title of its own; one
    that it has of the letter is the letter’s still.
    """
    changed = replace(plan, brief=sent, title=_title(plan, sent))
    brief = changed.brief  # what is answered for each thing once for each, as the answers have it
    joins = _joins(plan.brief, brief)
    answers = tuple(_answer(plan.brief, brief, one, joins) for one in plan.answers)
    themes = {theme.id for theme in brief.themes}
    headings = {key: words for key, words in plan.theme_headings.items() if key in themes}
    coverage = _coverage(plan, brief)
    return replace(changed, answers=answers, theme_headings=headings, coverage=coverage)


def _title(plan: Plan, brief: Brief) -> str:
    return brief.title_of_plan if plan.title == plan.brief.title_of_plan else plan.title


def unasked(plan: Plan) -> tuple[Answer, ...]:
    """Return the answers of which every question is asked no more."""
    known = {question.id for _, question in plan.brief.questions()}
    return tuple(one for one in plan.answers if one.questions and known.isdisjoint(one.questions))


def _joins(before: Brief, after: Brief) -> dict[str, str]:
    """Return by its id into which question another went: the one that has what it asked."""
    known = {question.id for _, question in after.questions()}
    asks = {ask.id: one.id for _, one in after.questions() for ask in one.asks}
    found = {}
    for _, question in before.questions():
        into = next((asks[one.id] for one in question.asks if one.id in asks), "")
        if question.id not in known and into:
            found[question.id] = into
    return found


def _answer(before: Brief, after: Brief, answer: Answer, joins: dict[str, str]) -> Answer:
    questions = tuple(dict.fromkeys(joins.get(one, one) for one in answer.questions))
    homes = {one.id: theme.id for theme, one in after.questions()}
    themes = [theme.id for theme in after.themes]
    asked = next((homes[one] for one in questions if one in homes), "")
    theme = answer.theme if answer.theme in themes else themes[0]
    moved = replace(answer, questions=questions, theme=asked or theme)
    if asked or not questions or answer.heading is HeadingChoice.OWN:
        return moved
    known = {one.id for _, one in before.questions()}
    asked_before = [_words_of(before, one) for one in questions if one in known]
    if not asked_before:
        return moved
    return replace(moved, heading=HeadingChoice.OWN, own_heading=" ".join(asked_before))


def _words_of(before: Brief, one: str) -> str:
    """Return what a question asked, and for which thing, such as a project."""
    words = one_line(before.question(one)[1].text)
    thing = thing_called(before, one)
    return f"{thing}: {words}" if thing else words


def _coverage(plan: Plan, brief: Brief) -> dict[str, Coverage]:
    """Return what is said of the asks, where those of questions that are not ours follow them."""
    before = {one.id: one for _, one in plan.brief.questions()}
    said = dict(plan.coverage)
    for _, question in brief.questions():
        was = before.get(question.id)
        if question.not_ours == (was.not_ours if was else ""):
            continue
        for ask in question.asks:
            now = said.pop(ask.id, None)
            if question.not_ours:
                said[ask.id] = left_to_others(question)
            elif now and not (was and now == left_to_others(was)):
                said[ask.id] = now
    return said
