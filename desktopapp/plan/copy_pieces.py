"""The answers of a plan in the form’s order, as the plain text that goes into each of its boxes.

A form has a box for each question, so text that serves several questions is offered at each of
them. A question may have several boxes: what is chosen, each field, then the reasons.
"""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.plan.answered import instead, is_settled
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.coverage import ASK_SIGNS
from desktopapp.plan.giving import field_names, given_to
from desktopapp.plan.naming import part_title
from desktopapp.plan.places import parts_at
from desktopapp.plan.plain_answer import pictures_of, plain_answer
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.printed import given_text, said_given, said_instead
from desktopapp.plan.remembering import OfSame
from desktopapp.plan.saying import listed
from desktopapp.plan.values import said_value
from desktopapp.plan.wanted import AnswerField, AnswerKind, Limit


class CopyPiece(NamedTuple):
    """What goes into one box of the form.

    ``key`` is what it is known by in ``Plan.entered``; ``asks`` are the words of the question.
    ``text`` is pasted as it is; ``notes`` are told beside it and never pasted. ``is_written`` is
    false of what is chosen or filled in.
    """

    key: str
    place: str  # the page of the outline
    number: str
    label: str
    asks: str
    text: str = ""
    notes: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    part: str = ""  # which of several boxes of one question
    is_written: bool = True


def piece_name(piece: CopyPiece) -> str:
    """Return what a piece is called: "3.6 Shared office functions", and which part of it."""
    named = f"{piece.number} {piece.label}".strip()
    return f"{named}: {piece.part}" if piece.part else named


def asked_above(piece: CopyPiece) -> tuple[str, str]:
    """Return the heading of a piece, and what its question says more than that."""
    label, asks = piece.label.rstrip("….?").casefold(), piece.asks
    if "\n" in asks or not label or not asks.casefold().startswith(label):
        return piece_name(piece), asks
    return piece_name(piece._replace(label=asks)), ""


def copy_pieces(plan: Plan) -> tuple[CopyPiece, ...]:
    """Return what goes into the form, in the order in which it asks."""
    return _pieces_of(plan)


def _all_pieces(plan: Plan) -> tuple[CopyPiece, ...]:
    return tuple(piece for theme in plan.brief.themes for piece in _of_theme(plan, theme))


_pieces_of = OfSame(_all_pieces)


def _of_theme(plan: Plan, theme: Theme) -> Iterator[CopyPiece]:
    if not theme.questions:
        asks = "\n\n".join(filter(None, (theme.title.strip(), theme.introduction.strip())))
        label = one_line(theme.label or theme.title)
        piece = CopyPiece(theme.id, theme.id, str(theme.number), label, asks)
        yield _written(plan, piece._replace(limits=theme.limits))
    for question in theme.questions:
        yield from _of_question(plan, question)


def _of_question(plan: Plan, question: Question) -> Iterator[CopyPiece]:
    number, label = plan.brief.number(question.id), one_line(question.label)
    piece = CopyPiece(question.id, question.id, number, label, question.text.strip())
    if instead(plan, question):
        yield piece._replace(notes=(said_instead(plan, question),))
        return
    given = tuple(one for one in _given(plan, question, piece) if one.text)
    taken = {limit for one in given for limit in one.limits}
    left = tuple(limit for limit in question.limits if limit not in taken)
    written = _written(plan, piece._replace(limits=left))
    if not given:
        yield written if written.text else _settled(plan, question, written)
        return
    if not written.text and not question.reasons:
        is_alone = len(given) == 1 and question.kind is not AnswerKind.FIELDS
        limits = (*given[0].limits, *left)
        yield from (given[0]._replace(part="", limits=limits),) if is_alone else given
        return
    yield from given
    yield written._replace(part="Reasons" if question.reasons else "Text")


def _given(plan: Plan, question: Question, piece: CopyPiece) -> Iterator[CopyPiece]:
    """Go through what is chosen or filled in, each in a box of its own."""
    given, bare = given_to(plan, question.id), piece._replace(is_written=False)
    how = _HOW.get(question.kind, "")
    if value := given.value.strip():
        text = value if question.kind in _AS_THEY_ARE else said_given(question, value)
        yield bare._replace(
            key=f"{piece.key}/given", part=_part(question), text=text, notes=_noted(how)
        )
    if given.chosen:
        yield bare._replace(
            key=f"{piece.key}/chosen",
            part=_part(question),
            text="\n".join(map(one_line, given.chosen)),
            notes=_noted(how),
        )
    if question.kind is AnswerKind.TABLE:
        rows = plain_answer(given_text(plan, question, named=False))
        yield bare._replace(key=f"{piece.key}/rows", part="Table", text=rows)
        return
    for name, field in zip(field_names(question.fields), question.fields, strict=True):
        words = said_value(field.kind, given.filled.get(name, "").strip())
        limits = _limits(question, name, field)
        yield bare._replace(key=f"{piece.key}/{name}", part=name, text=words, limits=limits)


_AS_THEY_ARE = (AnswerKind.FILE, AnswerKind.DECLARATION)
_HOW = {  # what is done in the form, where nothing is pasted
    AnswerKind.YES_OR_NO: "Choose this in the form.",
    AnswerKind.CHOICE: "Choose this in the form.",
    AnswerKind.SCALE: "Choose this in the form.",
    AnswerKind.CHOICES: "Choose each of these in the form.",
    AnswerKind.DECLARATION: "Tick this in the form.",
    AnswerKind.FILE: "Attach this file in the form.",
}


def _noted(how: str) -> tuple[str, ...]:
    return (how,) if how else ()


def _part(question: Question) -> str:
    """Return what the box is called in which something is chosen, where there are more."""
    return "Choice" if question.kind in _HOW and question.reasons else ""


def _limits(question: Question, name: str, field: AnswerField) -> tuple[Limit, ...]:
    named = (one for one in question.limits if one.part.strip().casefold() == name.casefold())
    return (*field.limits, *named)


def _settled(plan: Plan, question: Question, piece: CopyPiece) -> CopyPiece:
    """Return a piece without text that says what was settled instead, if anything was."""
    if not is_settled(plan, question):
        return piece
    states = {ASK_SIGNS.get(plan.covered(ask.id).state) for ask in question.asks}
    said = listed(sorted(f"“{one}”" for one in states if one))
    return piece._replace(notes=(f"Settled in the plan without text: {said}.",))


def _written(plan: Plan, piece: CopyPiece) -> CopyPiece:
    """Return a piece with what is written for it, and what is to be known of that."""
    parts = parts_at(plan, piece.place)
    text = "\n\n".join(filter(None, (plain_answer(part.text) for part in parts)))
    return piece._replace(text=text, notes=tuple(_notes(plan, piece.place, parts)))


def _notes(plan: Plan, place: str, parts: tuple[Answer | Section, ...]) -> Iterator[str]:
    known = {question.id for _, question in plan.brief.questions()}
    also = dict.fromkeys(
        plan.brief.number(one)
        for part in parts
        if isinstance(part, Answer) and plain_answer(part.text)
        for one in part.questions
        if one != place and one in known
    )
    if also:
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
