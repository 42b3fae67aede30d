"""The answers of a plan in the form’s order, as plain text to be pasted, and what was entered.

A form has a box for each question, so text that serves several questions is offered at each of
them. A piece is what goes into one box.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from desktopapp.plan.answered import is_settled
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.coverage import ASK_SIGNS
from desktopapp.plan.days import day_of, said_date
from desktopapp.plan.entered import Entered
from desktopapp.plan.form_counting import counted_characters, counted_for, counted_words
from desktopapp.plan.naming import part_title
from desktopapp.plan.places import leader, parts_at
from desktopapp.plan.plain_answer import pictures_of, plain_answer
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.saying import counted, listed
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit


class CopyPiece(NamedTuple):
    """What goes into one box of the form.

    ``key`` is what it is known by in ``Plan.entered``; ``asks`` are the words of the question.
    ``text`` is pasted as it is; ``notes`` are told beside it and never pasted.
    """

    key: str
    place: str  # the page of the outline
    number: str
    label: str
    asks: str
    text: str
    notes: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    part: str = ""  # which of several boxes of one question


def piece_name(piece: CopyPiece) -> str:
    """Return what a piece is called: "3.6 Shared office functions", and which part of it."""
    named = f"{piece.number} {piece.label}".strip()
    return f"{named}: {piece.part}" if piece.part else named


class EntryState(StrEnum):
    """How a piece stands: what a person said, or what follows from the plan."""

    NO_TEXT = "Nothing to enter"
    TO_ENTER = "To enter"
    ENTERED = "Entered"
    CHANGED = "Changed since entered"


def copy_pieces(plan: Plan) -> tuple[CopyPiece, ...]:
    """Return what goes into the form, in the order in which it asks."""
    return tuple(piece for theme in plan.brief.themes for piece in _of_theme(plan, theme))


def _of_theme(plan: Plan, theme: Theme) -> Iterator[CopyPiece]:
    if not theme.questions:
        parts, label = parts_at(plan, theme.id), one_line(theme.label or theme.title)
        piece = CopyPiece(theme.id, theme.id, str(theme.number), label, _asks(theme), "")
        yield _written(plan, piece, parts, theme.limits)
    for question in theme.questions:
        yield _of_question(plan, question)


def _of_question(plan: Plan, question: Question) -> CopyPiece:
    number, label = plan.brief.number(question.id), one_line(question.label)
    piece = CopyPiece(question.id, question.id, number, label, question.text.strip(), "")
    answers = plan.answers_to(question.id)
    made = _written(plan, piece, answers, question.limits)
    if made.text or not is_settled(plan, question):
        return made
    states = {ASK_SIGNS.get(plan.covered(ask.id).state) for ask in question.asks}
    said = listed(sorted(f"“{one}”" for one in states if one))
    return made._replace(notes=(f"Settled in the plan without text: {said}.",))


def _asks(theme: Theme) -> str:
    return "\n\n".join(filter(None, (theme.title.strip(), theme.introduction.strip())))


def _written(
    plan: Plan, piece: CopyPiece, parts: tuple[Answer | Section, ...], limits: tuple[Limit, ...]
) -> CopyPiece:
    """Return a piece with what is written for it, and what is to be known of that."""
    text = "\n\n".join(filter(None, (plain_answer(part.text) for part in parts)))
    return piece._replace(text=text, limits=limits, notes=tuple(_notes(plan, piece.place, parts)))


def _notes(plan: Plan, place: str, parts: tuple[Answer | Section, ...]) -> Iterator[str]:
    also = dict.fromkeys(
        plan.brief.number(one)
        for part in parts
        if isinstance(part, Answer) and leader(plan, part)
        for one in part.questions
        if one != place and any(one == question.id for _, question in plan.brief.questions())
    )
    if also and any(plain_answer(part.text) for part in parts):
        yield f"The plan has one text for this and {listed(list(also))}. It is offered at each."
    for picture in (one for part in parts for one in pictures_of(part.text)):
        shows = one_line(picture.alternative)
        yield f"A picture cannot be pasted as text{f': {shows}' if shows else ''}."


def beside_the_form(plan: Plan) -> tuple[str, ...]:
    """Return the names of what is written and belongs to no question, so to no box of the form."""
    asked = {piece.place for piece in copy_pieces(plan)}
    return tuple(
        part_title(plan, part)
        for part in plan.parts()
        if plain_answer(part.text) and not _is_asked(part, asked)
    )


def _is_asked(part: Answer | Section, asked: set[str]) -> bool:
    if isinstance(part, Section):
        return False
    return not asked.isdisjoint(part.questions) or (not part.questions and part.theme in asked)


def entry_state(plan: Plan, piece: CopyPiece) -> EntryState:
    """Tell how a piece stands."""
    entered = plan.entered.get(piece.key)
    if entered is None:
        return EntryState.TO_ENTER if piece.text else EntryState.NO_TEXT
    same = entered.words == Entered(piece.text).words
    return EntryState.ENTERED if same else EntryState.CHANGED


def with_entered(plan: Plan, piece: CopyPiece, by: str, when: str) -> Plan:
    """Return a plan that says of a piece that it was entered as it stands."""
    entered = Entered(piece.text, by, when)
    return replace(plan, entered={**plan.entered, piece.key: entered})


def without_entered(plan: Plan, key: str) -> Plan:
    """Return a plan that does not say of a piece that it was entered."""
    left = {one: said for one, said in plan.entered.items() if one != key}
    return replace(plan, entered=left)


def said_entered(plan: Plan, pieces: tuple[CopyPiece, ...]) -> str:
    """Say how far the form is filled in: "14 of 24 entered, 1 changed since"."""
    states = [entry_state(plan, piece) for piece in pieces]
    asked = [state for state in states if state is not EntryState.NO_TEXT]
    said = f"{asked.count(EntryState.ENTERED):,} of {len(asked):,} entered"
    if changed := asked.count(EntryState.CHANGED):
        said += f", {changed:,} changed since"
    if silent := len(states) - len(asked):
        said += f"; {counted(silent, 'question')} without text"
    return said


def said_of_entry(plan: Plan, piece: CopyPiece) -> str:
    """Say how a piece stands, and by whom and on which day it was entered where it was."""
    state, entered = entry_state(plan, piece), plan.entered.get(piece.key)
    if entered is None:
        return state
    day = day_of(entered.when[:10])
    by = f" by {one_line(entered.by)}" if entered.by.strip() else ""
    on = f" on {said_date(day)}" if day else ""
    again = ": it was entered" if state is EntryState.CHANGED and by + on else ""
    return f"{state}{again}{by}{on}"


def next_to_enter(plan: Plan, pieces: tuple[CopyPiece, ...], key: str) -> CopyPiece | None:
    """Return the next piece that is to be entered, after one and round to it again, if any is."""
    keys = [one.key for one in pieces]
    at = keys.index(key) + 1 if key in keys else 0
    waits = (EntryState.TO_ENTER, EntryState.CHANGED)
    order = (*pieces[at:], *pieces[:at])
    return next((one for one in order if entry_state(plan, one) in waits), None)


class LimitCount(NamedTuple):
    """How long a piece is, in words, and by how much it is too long: nothing where it is not."""

    said: str
    over: int = 0
    hard: bool = True


def limit_counts(piece: CopyPiece) -> tuple[LimitCount, ...]:
    """Say how long a piece is against each limit; without any, its words and characters."""
    found = tuple(filter(None, (_against(piece.text, limit) for limit in piece.limits)))
    if found:
        return found
    words = counted(counted_words(piece.text), "word")
    return (LimitCount(f"{words}, {counted(counted_characters(piece.text), 'character')}"),)


def _against(text: str, limit: Limit) -> LimitCount | None:
    found = counted_for(text, limit)
    if found is None:
        return None
    thing = "word" if limit.unit is LimitUnit.WORDS else "character"
    most = f"{limit.max:,} {thing}s" if limit.hard else f"{limit.max:,} {thing}s suggested"
    about = f" for {one_line(limit.part)}" if limit.part else ""
    way = f" ({_WAYS[limit.counting]})" if limit.counting in _WAYS else ""
    over = max(found - limit.max, 0)
    by = f": {counted(over, thing)} too many" if over else ""
    return LimitCount(f"{found:,} of {most}{about}{way}{by}", over, limit.hard)


_WAYS = {
    FormCounting.WITHOUT_SPACES: "without spaces",
    FormCounting.TWO_TO_A_LINE: "two for each line end",
    FormCounting.HYPHENS_PART: "hyphens part words",
}
