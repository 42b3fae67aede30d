"""What is asked of each question and what is given: options, fields, rows, and what is lacking."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from desktopapp.plan.brief import Fact, Question
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.plain_text import clean
from desktopapp.plan.plan import Plan, Status
from desktopapp.plan.saying import listed
from desktopapp.plan.text import new_id
from desktopapp.plan.values import ANY_OF, ONE_OF, options_of, value_note
from desktopapp.plan.wanted import AnswerField, AnswerKind

NOTHING_GIVEN = Given()
NO_VIEW = "No view"
FOR_MEMBERS = "For individual members"
_OWN_ID = re.compile(r"[0-9a-f]{12}(?:@\S*)?")  # of a row that no letter named
_NOT_OURS = {  # what a council is not that lacks a fact
    Fact.UPPER_TIER: "No other council provides upper-tier services here",
    Fact.PARTNERS: "No services are shared with other councils",
    Fact.DEVOLUTION: "No mayor, combined authority or devolution deal here",
    Fact.PLANNING: "Not a planning authority",
    Fact.HIGHWAYS: "Not a highway authority",
    Fact.HOUSING: "Not a housing authority",
    Fact.SOCIAL_CARE: "Not a social care authority",
    Fact.WASTE: "Not a waste authority",
    Fact.LANDLORD: "No homes of our own",
    Fact.ACCOUNTABLE: "Not an accountable body",
}

_OFFERED = (Fact.PLANNING, Fact.HIGHWAYS, Fact.SOCIAL_CARE, Fact.LANDLORD)


class Lack(StrEnum):
    """What an answer lacks, as an officer is asked for it."""

    CHOICE = "Nothing is chosen yet."
    VALUE = "Not all is filled in yet."
    ROWS = "The table is not filled in yet."
    WORDS = "The reasons are not written yet."
    TEXT = "Nothing is written yet."


FILLED_IN = frozenset({Lack.CHOICE, Lack.VALUE, Lack.ROWS})


def said_lacking(found: Iterable[Lack]) -> str:
    """Say what an answer lacks, in a sentence for each."""
    return " ".join(found)


def question_at(plan: Plan, where: str) -> Question | None:
    """Return the question of a page of the outline; nothing for a theme or section."""
    try:
        return plan.brief.question(where)[1]
    except KeyError:
        return None


def given_to(plan: Plan, question_id: str) -> Given:
    """Return what is given to a question beside its text; nothing yet is an empty one."""
    return plan.given.get(question_id, NOTHING_GIVEN)


def with_given(plan: Plan, question_id: str, given: Given) -> Plan:
    """Return the plan in which this is given to a question, which is then in draft.

    Raises ``KeyError`` for a question that the brief does not have.
    """
    plan.brief.question(question_id)
    given = _tidied(given)
    others = {one: said for one, said in plan.given.items() if one != question_id}
    if given == NOTHING_GIVEN:
        return replace(plan, given=others)
    plan = replace(plan, given={**others, question_id: given})
    if given.left:
        return plan
    if not plan.answers_to(question_id):
        plan = plan.with_answer_to(question_id, part_id=first_answer_id(plan, question_id))
    if plan.status(question_id) is Status.NOT_STARTED:
        plan = plan.with_status(question_id, Status.DRAFTING)
    return plan


def first_answer_id(plan: Plan, question_id: str) -> str:
    """Return the id of a first answer: as a colleague’s is called who answers the question too."""
    part_id = f"{question_id}-given"
    return new_id() if any(part.id == part_id for part in plan.parts()) else part_id


def _tidied(given: Given) -> Given:
    """Return what is given without fields and cells that hold nothing, as a file has it back."""
    rows = tuple(replace(row, cells=_filled(row.cells)) for row in given.rows)
    return replace(
        given,
        value=clean(given.value),
        chosen=tuple(map(clean, given.chosen)),
        filled=_filled(given.filled),
        rows=rows if any(row.cells for row in rows) else (),
        left=clean(given.left).strip(),
    )


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: clean(words) for name, words in cells.items() if words.strip()}


def left(plan: Plan, question_id: str, reason: str) -> Plan:
    """Return the plan in which a question is left for a reason; without one it is taken up."""
    given = replace(given_to(plan, question_id), left=reason)
    return with_given(plan, question_id, given)


def taken_up(plan: Plan, question_id: str) -> Plan:
    """Return the plan in which a question is not left any more; nothing is written for it."""
    given = replace(given_to(plan, question_id), left="")
    if given == given_to(plan, question_id):
        return plan
    others = {one: said for one, said in plan.given.items() if one != question_id}
    return replace(plan, given=others if given == NOTHING_GIVEN else others | {question_id: given})


def said_taken_up(before: Plan, after: Plan) -> str:
    """Say which questions that were left are taken up again, by number; nothing where none is."""
    found = [
        after.brief.number(one.id)
        for _, one in after.brief.questions()
        if given_to(before, one.id).left and not given_to(after, one.id).left
    ]
    if len(found) == 1:
        return f"Question {found[0]} was left, and is taken up again."
    return f"Questions {listed(found)} were left, and are taken up again." if found else ""


def field_names(fields: tuple[AnswerField, ...]) -> tuple[str, ...]:
    """Return by what name each field is filled in: its label, numbered where two share one."""
    names: list[str] = []
    for number, field in enumerate(fields, 1):
        name = " ".join(field.label.split()) or f"Field {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return tuple(names)


def of_its_fields(question: Question, given: Given) -> Given:
    """Return what is given without what stands in fields and columns that the letter lacks."""
    names = field_names(question.fields)

    def known(cells: Mapping[str, str]) -> dict[str, str]:
        return {name: words for name, words in cells.items() if name in names}

    rows = ((row, known(row.cells)) for row in given.rows)
    kept = tuple(replace(row, cells=cells) for row, cells in rows if cells or not row.cells)
    return replace(given, filled=known(given.filled), rows=kept)


def row_name(row: GivenRow) -> str:
    """Return what a letter called a row, also a letter before; nothing for one that was added."""
    return "" if _OWN_ID.fullmatch(row.id) else row.id


def rows_given(question: Question, given: Given) -> tuple[GivenRow, ...]:
    """Return the rows of a table: those that the letter names first, each of them once."""
    there = {row.id: row for row in given.rows}
    named = tuple(there.get(name, GivenRow(name)) for name in question.rows)
    return (*named, *(row for row in given.rows if row.id not in question.rows))


def new_row() -> GivenRow:
    """Return a row without words."""
    return GivenRow(new_id())


def rows_anew(
    before: Iterable[GivenRow], tables: Iterable[Mapping[str, str]], first: str = ""
) -> tuple[GivenRow, ...]:
    """Return rows with these cells, each the row that it was: nobody need tell them apart again.

    It is the one with the same cells; or else with the same words in the ``first`` column.
    """
    left, cells = list(before), list(tables)
    found: dict[int, GivenRow] = {}

    def find(is_same: Callable[[GivenRow, Mapping[str, str]], bool]) -> None:
        for at, filled in enumerate(cells):
            row = next((one for one in left if is_same(one, filled)), None)
            if at not in found and row:
                left.remove(row)
                found[at] = replace(row, cells=filled)

    find(lambda row, filled: row.cells == filled)
    find(lambda row, filled: row.cells.get(first, "") == filled.get(first, "") != "")
    return tuple(
        found.get(at) or replace(new_row(), cells=filled) for at, filled in enumerate(cells)
    )


def is_chosen_from(question: Question) -> bool:
    """Tell whether an answer is chosen: one of several options, or any of them."""
    kind = question.kind
    return kind in ONE_OF | ANY_OF and bool(options_of(kind, question.options))


def is_filled_in(question: Question) -> bool:
    """Tell whether anything is given to a question beside what is written."""
    fields = question.kind in (AnswerKind.FIELDS, AnswerKind.TABLE)
    if question.kind is AnswerKind.FREE:
        return False
    return is_chosen_from(question) or bool(question.fields) or not fields


def wants_words(question: Question) -> bool:
    """Tell whether text is what a question asks for, by itself or as reasons."""
    return question.reasons or not is_filled_in(question)


def not_ours(plan: Plan, question: Question) -> str:
    """Say what the council is not, and the question needs; nothing where it is the council's."""
    above = (
        plan.brief.question(question.id)[0].needs if plan.brief.has_question(question.id) else ()
    )
    return lacking_fact(plan, (*above, *question.needs))


def lacking_fact(plan: Plan, needs: Sequence[Fact]) -> str:
    """Say what the council is not of several facts; nothing where each holds or is not known."""
    known = plan.council.facts() | set(plan.council.unsaid) if needs else set()
    return next((_NOT_OURS[one] for one in needs if one not in known), "")


def not_reached(plan: Plan, question: Question, behind: frozenset[str] = frozenset()) -> str:
    """Say which answer to another question leaves this one out; nothing where it is asked."""
    depends = question.depends
    if not depends or depends.question in behind:
        return ""
    try:
        _, earlier = plan.brief.question(depends.question)
    except KeyError:  # of a later version
        return ""
    answers = tuple(one for one in (depends.answer, *depends.also) if can_be_given(earlier, one))
    if not answers:
        return ""
    number = plan.brief.number(earlier.id)
    said = given_to(plan, earlier.id)
    if said.left or not_ours(plan, earlier) or not_reached(plan, earlier, behind | {question.id}):
        return f"Asked only after an answer to {number}"
    found = [one.casefold() for one in (said.value, *said.chosen) if one]
    if not found or any(one.casefold() in found for one in answers):
        return ""
    named = " or ".join(f"“{one[:1].upper()}{one[1:]}”" for one in answers)
    return f"Asked only after {named} to {number}"


def can_be_given(question: Question, answer: str) -> bool:
    """Tell whether a question can have an answer: any, where nothing is chosen from."""
    options = options_of(question.kind, question.options)
    known = {one.casefold() for one in options}
    return not is_chosen_from(question) or answer.casefold() in known


def reasons_to_leave(plan: Plan, question: Question) -> tuple[str, ...]:
    """Return the reasons that are offered for leaving a question, the likeliest first."""
    said = not_ours(plan, question)
    members = "member" in question.condition.casefold()
    needed = [*([said] if said else ()), *([FOR_MEMBERS] if members else ())]
    found = (*needed, NO_VIEW, FOR_MEMBERS, *map(_NOT_OURS.__getitem__, _OFFERED))
    return tuple(dict.fromkeys(found))


def given_notes(question: Question, given: Given) -> Iterator[tuple[str, str]]:
    """Go through what is wrong with what is given: the field, or nothing, and a sentence."""
    if note := value_note(question.kind, given.value, question.options):
        yield "", note
    if question.kind in ANY_OF:
        known = options_of(question.kind, question.options)
        odd = [one for one in given.chosen if known and one not in known]
        if odd:
            yield "", f"{listed([f'“{one}”' for one in odd])} cannot be chosen any more."
        if note := too_many_chosen(question, given):
            yield "", note
    named = dict(zip(field_names(question.fields), question.fields, strict=True))
    for cells in (given.filled, *(row.cells for row in given.rows)):
        for name, words in cells.items():
            field = named.get(name)
            if field is None:
                yield "", f"The letter has no “{name}” here, so “{words}” is shown nowhere."
            elif note := value_note(field.kind, words, field.options):
                yield name, note


def too_many_chosen(question: Question, given: Given) -> str:
    """Say that more options are chosen than the letter allows; nothing where they are not."""
    most, chosen = question.at_most, len(given.chosen)
    if question.kind is not AnswerKind.CHOICES or not most or chosen <= most:
        return ""
    return f"The letter allows up to {most}. {chosen} are ticked: take {chosen - most} off."


def found_lacking(question: Question, given: Given, *, has_text: bool) -> tuple[Lack, ...]:
    """Return what an answer lacks of what is chosen, filled in and written.

    Text stands for what is filled in, but for no choice: a form wants that one made.
    """
    found = list[Lack]()
    if is_chosen_from(question) and not _is_chosen(question, given):
        found.append(Lack.CHOICE)
    if question.reasons and not has_text:
        found.append(Lack.WORDS)
    if is_filled_in(question) and not (has_text and not question.reasons):
        found += _unfilled(question, given)
    elif not (is_filled_in(question) or question.reasons or has_text):
        found.append(Lack.TEXT)
    return tuple(found)


def _is_chosen(question: Question, given: Given) -> bool:
    if question.kind is AnswerKind.DECLARATION:
        return set(options_of(question.kind, question.options)) <= set(given.chosen)
    return bool(given.chosen if question.kind in ANY_OF else given.value.strip())


def _unfilled(question: Question, given: Given) -> Iterator[Lack]:
    """Go through what is still to be filled in: fields, rows, or the one value."""
    needed = [
        name
        for name, field in zip(field_names(question.fields), question.fields, strict=True)
        if not field.optional
    ]
    if question.kind is AnswerKind.TABLE:
        rows = {row.id: row for row in given.rows if row.cells}
        if not rows or any(name not in rows for name in question.rows):
            yield Lack.ROWS
    elif question.fields:
        if not given.filled or any(name not in given.filled for name in needed):
            yield Lack.VALUE
    elif not is_chosen_from(question) and not given.value.strip():
        yield Lack.VALUE
