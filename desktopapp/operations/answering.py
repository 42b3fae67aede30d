"""Giving an answer of any kind in words, as a command does: refused where it cannot be right."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktopapp.plan.answered import still_lacks
from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.giving import (
    field_names,
    given_to,
    is_chosen_from,
    left,
    rows_anew,
    with_given,
)
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import given_text, said_instead
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names
from desktopapp.plan.schema import record_of
from desktopapp.plan.text import plain
from desktopapp.plan.values import ANY_OF, options_of, typed_value
from desktopapp.plan.wanted import AnswerKind
from desktopapp.readers.decoding import decode

_NO_VALUE = (AnswerKind.FREE, AnswerKind.TABLE, AnswerKind.FIELDS)
_SAFE = "The answer was not changed."


class WordsGiven(NamedTuple):
    """What is given of an answer beside its text. What is not given stays as it is.

    ``fields`` are written "Name=words". ``rows`` is a table as CSV, whose first row
    names the columns. ``leave`` is why the question is left; empty text takes it up again.
    """

    choose: Sequence[str] | None = None
    value: str | None = None
    fields: Sequence[str] | None = None
    rows: bytes | None = None
    leave: str | None = None


def with_words_given(plan: Plan, named: str, given: WordsGiven, today: date) -> tuple[str, Plan]:
    """Return the id of the question named, and the plan with what was given; or raise ``Problem``.

    A question is named as ``answer`` names it.
    """
    where = plan.brief.find(named)
    _, question = plan.brief.question(where)
    said = given_to(plan, where)
    steps: tuple[tuple[object, Callable[[], Given]], ...] = (
        (given.choose, lambda: _chosen(question, said, given.choose or ())),
        (given.value, lambda: _valued(question, said, given.value or "", today)),
        (given.fields, lambda: _filled(question, said, given.fields or (), today)),
        (given.rows, lambda: _with_rows(question, said, given.rows or b"", today)),
    )
    for wanted, give in steps:
        if wanted is not None:
            said = give()
    if said != given_to(plan, where):
        plan = with_given(plan, where, replace(said, left=""))
    return where, plan if given.leave is None else left(plan, where, given.leave)


def given_data(plan: Plan, question_id: str) -> dict[str, object]:
    """Return what is given to a question as the command line prints it in JSON."""
    _, question = plan.brief.question(question_id)
    return {
        "given": record_of(Given).write(given_to(plan, question_id)),
        "lacks": [str(one) for one in still_lacks(plan, question)],
    }


def said_of_given(plan: Plan, question_id: str) -> list[str]:
    """Say what is given to a question, and what its answer lacks."""
    _, question = plan.brief.question(question_id)
    named = f"Question {plan.brief.number(question_id)}"
    if reason := said_instead(plan, question):
        return [f"{named}: {reason}"]
    words = plain(given_text(plan, question, named=False))
    return [f"{named}: {words or 'nothing is given.'}", *still_lacks(plan, question)]


def _chosen(question: Question, said: Given, wanted: Sequence[str]) -> Given:
    options = options_of(question.kind, question.options)
    if not is_chosen_from(question):
        raise _refused("Nothing can be chosen here.", f"It wants {question.kind}.")
    known = {one.casefold(): one for one in options}
    strange = [one for one in wanted if one.strip().casefold() not in known]
    if strange:
        raise _refused(f"{names(strange)} cannot be chosen.", f"Choose of {names(options)}.")
    found = tuple(dict.fromkeys(known[one.strip().casefold()] for one in wanted))
    if question.kind in ANY_OF:
        return replace(said, chosen=found)
    if len(found) > 1:
        raise _refused("Only one answer can be chosen.", f"Choose one of {names(options)}.")
    return replace(said, value=found[0])


def _valued(question: Question, said: Given, words: str, today: date) -> Given:
    kind = question.kind
    if kind in _NO_VALUE or kind in ANY_OF:
        raise _refused("This question takes no single value.", f"It wants {kind}.")
    return replace(said, value=_read(kind, words, today, question.options))


def _filled(question: Question, said: Given, pairs: Sequence[str], today: date) -> Given:
    filled = dict(said.filled)
    for pair in pairs:
        name, equals, words = pair.partition("=")
        if not equals:
            raise _refused(f"“{pair}” names no field.", "Write it as NAME=WORDS.")
        at = _field(question, name)
        field = question.fields[at]
        filled[field_names(question.fields)[at]] = _read(field.kind, words, today, field.options)
    return replace(said, filled=filled)


def _with_rows(question: Question, said: Given, table: bytes, today: date) -> Given:
    """Return what is given with a table’s rows; a first column may name those of the letter.

    Rows of the letter that are not named stay. All other rows are given anew.
    """
    if question.kind is not AnswerKind.TABLE:
        raise _refused("This question takes no table.", f"It wants {question.kind}.")
    head, *body = [*csv.reader(io.StringIO(decode(table)[0], newline=""))] or [[]]
    known = [one.casefold() for one in field_names(question.fields)]
    named = bool(question.rows) and head and head[0].strip().casefold() not in known
    columns = [_field(question, one) for one in (head[1:] if named else head)]
    there = {row.id: row for row in said.rows}
    own = [row for row in said.rows if row.id not in question.rows]
    cells_of_own = []
    for number, cells in enumerate(body, 2):
        if not any(one.strip() for one in cells):
            continue
        name = _row_name(question, cells[0]) if named else ""
        filled = _cells(question, cells[1:] if named else cells, columns, number, today)
        if name:
            row = there.get(name, GivenRow(name))
            there[name] = replace(row, cells={**row.cells, **filled})
        else:
            cells_of_own.append({one: words for one, words in filled.items() if words})
    anew = rows_anew(
        own, cells_of_own, field_names(question.fields)[columns[0]] if columns else ""
    )
    kept = own if named and not anew else anew
    letters = (there[name] for name in question.rows if name in there)
    return replace(said, rows=(*letters, *kept))


def _row_name(question: Question, called: str) -> str:
    """Return which row of the letter is called so; nothing for a row without a name."""
    wanted = called.strip().casefold()
    name = next((one for one in question.rows if one.casefold() == wanted), "")
    if wanted and not name:
        known = names(question.rows)
        raise _refused(f"The table has no row {names([called])}.", f"Its rows are {known}.")
    return name


def _cells(
    question: Question, cells: list[str], columns: list[int], number: int, today: date
) -> dict[str, str]:
    """Return what a row of the file has in each column that the file names."""
    if any(one.strip() for one in cells[len(columns) :]):
        raise _refused(
            f"Row {number} of the file has more cells than the file has columns.",
            "Name each column in the first row, or put words with a comma in quotes.",
        )
    found = field_names(question.fields)
    return {
        found[at]: _read(question.fields[at].kind, words, today, question.fields[at].options)
        if words.strip()
        else ""
        for at, words in zip(columns, cells, strict=False)
    }


def _field(question: Question, name: str) -> int:
    found = [one.casefold() for one in field_names(question.fields)]
    if name.strip().casefold() not in found:
        known = names(field_names(question.fields))
        then = f"Its fields are {known}." if found else f"It wants {question.kind}."
        raise _refused(f"This question has no field “{name.strip()}”.", then)
    return found.index(name.strip().casefold())


def _read(kind: AnswerKind, words: str, today: date, options: Sequence[str]) -> str:
    """Return a value as it is kept; one that is only to be looked at again is taken."""
    typed = typed_value(kind, words, today, options)
    if typed.is_understood:
        return typed.value
    known = options_of(kind, options)
    then = f"Choose of {names(known)}." if known else "Write it so."
    raise _refused(f"“{words.strip()}” cannot be taken. {typed.note}", then)


def _refused(what: str, then: str) -> Problem:
    return Problem(what, safe=_SAFE, then=then)
