"""A letter that is answered for each of several things, as it stands once these are named.

A theme or question that repeats stands once for each thing, under an id and a number of its own,
so that whatever asks a plan for its questions gets those that are to be answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.given import EachThing
from desktopapp.plan.remembering import OfSame

O = TypeVar("O", Theme, Question)  # noqa: E741  # one of both
JOINT = "@"  # between the id of what is answered, and that of the thing


class _Copy(NamedTuple):
    """The copy that is made for one thing: its place among them, and what it is called."""

    thing: EachThing
    number: int

    def id(self, of: str) -> str:
        return id_for(of, self.thing.id)

    def label(self, label: str) -> str:
        return f"{label}: {_called(self.thing, self.number)}"


def id_for(of: str, thing: str) -> str:
    """Return the id under which a theme or question stands for one thing."""
    return f"{of}{JOINT}{thing}"


def with_each(brief: Brief, things: tuple[EachThing, ...]) -> Brief:
    """Return a brief in which what repeats stands once for each thing; the same without any.

    A letter is changed as it was sent. One that was changed where it stands once for each thing
    would be saved as it was before, so it is refused.
    """
    sent = brief.as_sent or brief
    if not _is_of_its_letter(brief):
        raise ValueError("a letter that was changed otherwise than as it was sent")
    repeating = {theme.id for theme in sent.themes if theme.repeats}
    repeating |= {one.id for _, one in sent.questions() if one.repeats}
    mine = tuple(thing for thing in things if thing.of in repeating)
    if mine == brief.for_things:
        return brief
    return _for_each(sent, mine) if mine else sent


def thing_called(brief: Brief, at: str) -> str:
    """Return what the thing is called for which a theme or question stands in a plan’s brief."""
    thing = next((one for one in brief.for_things if at.endswith(f"{JOINT}{one.id}")), None)
    if thing is None:
        return ""
    alike = [one.id for one in brief.for_things if one.of == thing.of]
    return _called(thing, alike.index(thing.id) + 1)


def _called(thing: EachThing, number: int) -> str:
    """Call a thing by its name, or by its number where it has none."""
    return " ".join(thing.name.split()) or f"{number}"


def _of_its_letter(brief: Brief) -> bool:
    """Tell whether a brief says what its letter says, once for each thing."""
    return brief.as_sent is None or brief == _for_each(brief.as_sent, brief.for_things)


_is_of_its_letter = OfSame(_of_its_letter)


def _for_each(sent: Brief, mine: tuple[EachThing, ...]) -> Brief:
    by_what: dict[str, list[_Copy]] = {}
    for thing in mine:
        copies = by_what.setdefault(thing.of, [])
        copies.append(_Copy(thing, len(copies) + 1))
    themes = tuple(
        made for theme in sent.themes for made in _themes(_questions(theme, by_what), by_what)
    )
    due = tuple(
        replace(one, themes=tuple(each for of in one.themes for each in _ids(of, by_what)))
        for one in sent.deliverables
    )
    return replace(sent, themes=themes, deliverables=due, as_sent=sent, for_things=mine)


def _ids(of: str, by_what: Mapping[str, list[_Copy]]) -> list[str]:
    return [copy.id(of) for copy in by_what.get(of, ())] or [of]


def _questions(theme: Theme, by_what: Mapping[str, list[_Copy]]) -> Theme:
    """Return a theme in which each question that repeats stands once for each of its things."""
    if not any(question.id in by_what for question in theme.questions):
        return theme
    found: list[Question] = []
    for at, question in enumerate(theme.questions, 1):
        number = question.number or f"{theme.number}.{at}"
        copies = by_what.get(question.id, ())
        found += [_question(question, one, {}, f"{number} ({one.number})") for one in copies]
        if not copies:  # named as it was, since what stands before it has grown
            found.append(replace(question, number=number))
    return replace(theme, questions=tuple(found))


def _themes(theme: Theme, by_what: Mapping[str, list[_Copy]]) -> Iterator[Theme]:
    """Go through a theme once for each of its things, or once where it has none."""
    copies = by_what.get(theme.id)
    if not copies:
        yield theme
        return
    for copy in copies:
        ids = {question.id: copy.id(question.id) for question in theme.questions}
        questions = tuple(
            _question(one, copy, ids, f"{one.number or f'{theme.number}.{at}'} ({copy.number})")
            for at, one in enumerate(theme.questions, 1)
        )
        yield replace(
            theme,
            id=copy.id(theme.id),
            title=copy.label(theme.title),
            label=copy.label(theme.label) if theme.label else "",
            asks=_asks(theme.asks, copy),
            questions=questions,
        )


def _question(question: Question, copy: _Copy, ids: Mapping[str, str], number: str) -> Question:
    depends = question.depends
    if depends and depends.question in ids:
        depends = replace(depends, question=ids[depends.question])
    return replace(
        question,
        id=copy.id(question.id),
        label=copy.label(question.label),
        asks=_asks(question.asks, copy),
        number=number,
        depends=depends,
    )


def _asks(asks: tuple[Ask, ...], copy: _Copy) -> tuple[Ask, ...]:
    return tuple(replace(ask, id=copy.id(ask.id)) for ask in asks)
