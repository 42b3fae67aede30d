"""A new plan from an old one: what was answered stands beside the questions of today.

Where a question has the same words, its old answer is taken in as a draft, with marks on what may
have changed since; of all others an officer decides, one by one or all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktopapp.library.guessing import age_in_words
from desktopapp.library.rounds import Rounds, is_same_question, rounds
from desktopapp.operations.origins import OWN
from desktopapp.operations.pencilling import pencilled_text
from desktopapp.operations.rolling_things import for_each_thing, things_of_next
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.days import said_date
from desktopapp.plan.earlier import EarlierAnswer
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.giving import (
    NOTHING_GIVEN,
    field_names,
    given_to,
    of_its_fields,
    row_name,
    with_given,
)
from desktopapp.plan.naming import part_title
from desktopapp.plan.plan import Answer, Plan, Section, Source, Status, new_plan
from desktopapp.plan.repeated import thing_called
from desktopapp.plan.saying import listed
from desktopapp.plan.text import (
    Picture,
    Text,
    is_empty,
    new_id,
    plain,
    with_runs,
)
from desktopapp.plan.values import options_of
from desktopapp.plan.wanted import AnswerKind


class RoundKind(StrEnum):
    """What became of a question from one letter to the next."""

    SAME = "Same words"
    REWORDED = "Reworded"
    NEW = "New"
    GONE = "No longer asked"


class RoundRow(NamedTuple):
    """A question of today, what was asked before, or both."""

    kind: RoundKind
    question: Question | None
    earlier: EarlierAnswer | None


def rolled(old: Plan, brief: Brief, dated: date | None = None) -> tuple[Plan, Rounds]:
    """Return a plan that answers another letter, with the old answers and figures beside it.

    ``dated`` is when the old plan was written, where neither it nor its letter says a day. Its
    measures go on, each at the question that its own became, if any.
    """
    found = rounds(old.brief_as_sent, brief)
    day = old.deadline or old.brief.letter_date or dated
    plan = replace(new_plan(brief, old.council), things=things_of_next(old, brief, found.pairs))
    found = for_each_thing(found, old, plan.brief)
    kept = (*_questions(old, found, day), *_beside(old, day))
    shown = {block.name for one in kept for block in one.text if isinstance(block, Picture)}
    shown |= {old.council.logo}
    plan = replace(
        plan,
        appearance=old.appearance,
        earlier=kept,
        measures=tuple(replace(one, where=found.pairs.get(one.where, "")) for one in old.measures),
        figures=old.figures,
        pictures={name: data for name, data in old.pictures.items() if name in shown},
    )
    return carried(plan, of_kind(plan, RoundKind.SAME)), found


def of_kind(plan: Plan, kind: RoundKind) -> tuple[str, ...]:
    """Return the ids of the earlier answers of a kind."""
    return tuple(row.earlier.id for row in rows(plan) if row.kind is kind and row.earlier)


def _questions(old: Plan, found: Rounds, day: date | None) -> Iterator[EarlierAnswer]:
    """Go through what was said to each question, in the order of the old letter."""
    for _, question in old.brief.questions():
        parts = old.answers_to(question.id)
        yield EarlierAnswer(
            new_id(),
            old.title,
            day,
            old.brief.number(question.id),
            question.text,
            found.pairs.get(question.id, ""),
            _written_here(block for part in parts for block in part.text),
            given_to(old, question.id),
            tuple(part.id for part in parts if not is_empty(part.text)),
            thing=thing_called(old.brief, question.id),
        )


def _beside(old: Plan, day: date | None) -> Iterator[EarlierAnswer]:
    """Go through what the old plan said beside its answers: sections, and texts of themes."""
    for part in old.parts():
        if (isinstance(part, Section) or not part.questions) and not is_empty(part.text):
            asked, text = part_title(old, part), _written_here(part.text)
            yield EarlierAnswer(new_id(), old.title, day, asked=asked, text=text, parts=(part.id,))


def _written_here(blocks: Iterable[object]) -> Text:
    """Return a text of ours as one that names nothing of the plan that it stood in."""
    return tuple(
        with_runs(block, lambda runs: tuple(replace(run, origin="", doubt="") for run in runs))  # type: ignore[arg-type]  # of a text
        for block in blocks
    )


def rows(plan: Plan) -> tuple[RoundRow, ...]:
    """Return what became of each question: those of today in order, then those asked no more."""
    before = {one.question: one for one in plan.earlier if one.question}
    found = [
        _row(question, before.get(question.id), thing_called(plan.brief, question.id))
        for _, question in plan.brief.questions()
    ]
    known = {question.id for _, question in plan.brief.questions()}
    gone = (one for one in plan.earlier if one.question not in known)
    return (*found, *(RoundRow(RoundKind.GONE, None, one) for one in gone))


def _row(question: Question, earlier: EarlierAnswer | None, thing: str) -> RoundRow:
    if earlier is None:
        return RoundRow(RoundKind.NEW, question, None)
    same = is_same_question(earlier.asked, question.text) and _may_be_given(
        question, earlier.given
    )
    same = same and bool(thing or not earlier.thing)  # one’s answer is not that for all
    return RoundRow(RoundKind.SAME if same else RoundKind.REWORDED, question, earlier)


def _may_be_given(question: Question, given: Given) -> bool:
    """Tell whether all that was chosen or filled in before can be so now."""
    known = {one.casefold() for one in options_of(question.kind, question.options)}
    chosen = (*given.chosen, given.value)
    fits = fitting(question, given)
    return (not known or all(one.casefold() in known for one in chosen if one)) and (
        (fits.filled, fits.rows) == (given.filled, given.rows)
    )


def said_not_taken(row: RoundRow) -> str:
    """Name what the question of today has no place for: columns, rows, choices."""
    if row.question is None or row.earlier is None:
        return ""
    was, now = row.earlier.given, fitting(row.question, row.earlier.given)
    named = [row_name(one) for one in was.rows if one.id not in {each.id for each in now.rows}]
    cells = (was.filled, *(one.cells for one in was.rows))
    known = field_names(row.question.fields)
    columns = [name for one in cells for name in one if name not in known]
    chosen = [one for one in was.chosen if one not in now.chosen]
    found = [f"“{one}”" for one in dict.fromkeys((*columns, *named, *chosen)) if one]
    return f"There is no {listed(found)} now" if found else ""


def put_into(plan: Plan, one_id: str, question: str) -> Plan:
    """Return the plan with an answer that is asked for no more as a draft of another question."""
    one = next((other for other in plan.earlier if other.id == one_id), None)
    if one is None or is_carried(plan, one) or is_empty(one.text):
        return plan
    return _with_text(plan, one, question)


def says_something(one: EarlierAnswer) -> bool:
    """Tell whether an earlier answer says anything."""
    return not is_empty(one.text) or one.given != NOTHING_GIVEN


def carried(plan: Plan, which: Iterable[str]) -> Plan:
    """Return the plan with these earlier answers taken in as drafts, each once."""
    for one_id in tuple(which):
        one = next((other for other in plan.earlier if other.id == one_id), None)
        asked = _asked_by(plan, one) if one else None
        if one and asked and says_something(one) and not is_carried(plan, one):
            plan = _with_carried(plan, one, asked)
    return plan


def _asked_by(plan: Plan, one: EarlierAnswer) -> Question | None:
    """Return the question that asks for an earlier answer now; nothing where it was taken out."""
    return next(iter(plan.brief.those((one.question,))), None)


def is_carried(plan: Plan, one: EarlierAnswer) -> bool:
    """Tell whether an earlier answer was taken in, and stands there still."""
    if any(part.id == one.carried for part in plan.answers):
        return True
    return bool(one.carried) and given_to(plan, one.question) != NOTHING_GIVEN


def _with_carried(plan: Plan, one: EarlierAnswer, question: Question) -> Plan:
    """Return the plan with an earlier answer as a draft of the question that asks for it now."""
    if beside := _taken_for_another(plan, one):
        served = (*beside.questions, one.question)
        plan = plan.with_part(replace(beside, questions=served))
        plan = _noted(plan, one, beside.id)
    elif is_empty(one.text):
        plan = _noted(plan, one, one.id)
    else:
        plan = _with_text(plan, one, one.question)
    if given_to(plan, one.question) == NOTHING_GIVEN:
        plan = with_given(plan, one.question, fitting(question, one.given))
    return plan


def _with_text(plan: Plan, one: EarlierAnswer, question: str) -> Plan:
    """Return the plan with an earlier text as a draft of a question, and where it is from."""
    source = Source(
        new_id(), one.plan, plan.council.name, one.dated, kind=OWN, text=plain(one.text)
    )
    plan = replace(plan, sources=(*plan.sources, source))
    plan, part_id = _with_draft(plan, question, _marked(plan, one, source.id))
    return _noted(plan, one, part_id)


def _noted(plan: Plan, one: EarlierAnswer, part: str) -> Plan:
    """Return the plan in which it is known that an earlier answer stands in a part, or nowhere."""
    noted = (replace(o, carried=part) if o.id == one.id else o for o in plan.earlier)
    return replace(plan, earlier=tuple(noted))


def _taken_for_another(plan: Plan, one: EarlierAnswer) -> Answer | None:
    """Return the answer in which the same words stand already, for another question of its theme.

    What answered two questions before answers both again, and stands once.
    """
    theme, _ = plan.brief.question(one.question)
    others = [other for other in plan.earlier if other.parts == one.parts and other.carried]
    return next(
        (
            part
            for other in others
            for part in plan.answers
            if one.parts and part.id == other.carried and part.theme == theme.id
        ),
        None,
    )


def _marked(plan: Plan, one: EarlierAnswer, origin: str) -> Text:
    """Return an earlier text with its origin, and marks on what may have changed since."""
    marked = pencilled_text(plan, one.text, plan.council.name, one.dated, own=True)
    return tuple(
        with_runs(block, lambda runs: tuple(replace(run, origin=origin) for run in runs))
        for block in marked
    )


def _with_draft(plan: Plan, question: str, text: Text) -> tuple[Plan, str]:
    """Put a text where nothing is written yet, or else in an answer of its own; return its id."""
    empty = next((part for part in plan.answers_to(question) if is_empty(part.text)), None)
    if empty:
        part = replace(empty, text=text, status=Status.DRAFTING)
        return plan.with_part(part), part.id
    part_id = new_id()
    plan = plan.with_answer_to(question, text, part_id=part_id)
    part = next(part for part in plan.answers if part.id == part_id)
    return plan.with_part(replace(part, status=Status.DRAFTING)), part_id


def fitting(question: Question, given: Given) -> Given:
    """Return of what was given what the question of today can take: its options and columns."""
    known = {one.casefold() for one in options_of(question.kind, question.options)}
    value = given.value if not known or given.value.casefold() in known else ""
    if question.kind is AnswerKind.DECLARATION:  # nobody has declared it this time
        value = ""
    chosen = tuple(one for one in given.chosen if one.casefold() in known)
    given = of_its_fields(question, given)
    table = tuple(row for row in given.rows if not row_name(row) or row.id in question.rows)
    return replace(given, value=value, chosen=chosen, rows=table)


def may_be_taken_out(plan: Plan, one: EarlierAnswer) -> bool:
    """Tell whether an earlier answer stands in the plan as it was taken in, for nothing else."""
    part = next((part for part in plan.answers if part.id == one.carried), None)
    words = plain(part.text) if part else ""
    return is_carried(plan, one) and words == plain(one.text)


def taken_out(plan: Plan, which: Iterable[str]) -> Plan:
    """Return the plan without earlier answers that were taken in and stand as they were."""
    for one_id in tuple(which):
        one = next((other for other in plan.earlier if other.id == one_id), None)
        if one and may_be_taken_out(plan, one):
            plan = _without(plan, one)
    return plan


def _without(plan: Plan, one: EarlierAnswer) -> Plan:
    for part in (part for part in plan.answers if part.id == one.carried):
        served = tuple(question for question in part.questions if question != one.question)
        alone = plan.without_part(part.id)
        plan = plan.with_part(replace(part, questions=served)) if served else alone
    asked = _asked_by(plan, one)
    taken = fitting(asked, one.given) if asked else one.given
    if one.question and given_to(plan, one.question) == taken:
        others = {key: said for key, said in plan.given.items() if key != one.question}
        plan = replace(plan, given=others)
    return _noted(plan, one, "")


def given_in_lines(given: Given) -> str:
    """Return what was given beside a text in words, a line for each thing."""
    fields = (f"{name}: {words}" for name, words in given.filled.items())
    table = map(_row_in_line, given.rows)
    left = f"Left without an answer: {given.left}" if given.left else ""
    return "\n".join(filter(None, (given.value, *given.chosen, *fields, *table, left)))


def _row_in_line(row: GivenRow) -> str:
    cells = "; ".join(f"{name}: {words}" for name, words in row.cells.items())
    return ": ".join(filter(None, (row_name(row), cells)))


def said_age(one: EarlierAnswer, today: date) -> str:
    """Say from when an earlier answer is: "16 July 2026, 1 year old"."""
    if one.dated is None:
        return ""
    age = age_in_words(one.dated.isoformat(), today)
    return ", ".join(filter(None, (said_date(one.dated), age)))


def said_round(found: Rounds) -> str:
    """Say what became of the questions of a letter, in a sentence."""
    parts = (
        (len(found.carried), "has the same words", "have the same words"),
        (len(found.reworded), "is reworded", "are reworded"),
        (len(found.new), "is new", "are new"),
        (len(found.gone), "is asked no more", "are asked no more"),
    )
    said = [f"{number:,} {one if number == 1 else many}" for number, one, many in parts if number]
    return f"Of the questions, {listed(said)}." if said else ""
