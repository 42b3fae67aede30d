"""What is given beside texts, said in words: for merges, versions and commands."""

from collections.abc import Iterator

from desktopapp.plan.brief import Question
from desktopapp.plan.giving import question_at
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import words_given

UNASKED = "an answer that the letter does not ask for"


def question_named(plan: Plan, question: Question | None) -> str:
    """Name a question as an officer knows it: "17 What it costs now"."""
    if question is None:
        return UNASKED
    return f"{plan.brief.number(question.id)} {one_line(question.label)}".strip()


def said_given_at(plan: Plan, where: str) -> str:
    """Say what is given at a question; nothing where nothing is, or nobody asks."""
    question = question_at(plan, where)
    return words_given(plan, question) if question and where in plan.given else ""


def lines_given(plan: Plan) -> Iterator[str]:
    """Go through what is given, a line or more for each question, in the letter's order."""
    for _, question in plan.brief.questions():
        if said := said_given_at(plan, question.id):
            yield f"{question_named(plan, question)}: {said}"


def changes_given(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    """Go through the questions at which something else is given, and say what it was and is."""
    known = dict.fromkeys([*before.given, *after.given])
    for where in known:
        was, now = said_given_at(before, where), said_given_at(after, where)
        if was != now:
            asked = after if question_at(after, where) else before
            named = question_named(asked, question_at(asked, where))
            yield where, f"{named}: {_short(was)} → {_short(now)}"


def _short(words: str) -> str:
    return "; ".join(words.splitlines()) or "nothing"
