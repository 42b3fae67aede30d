"""What an officer changes of what was read of a letter: pure functions from brief to brief.

No words of the letter are lost by any of them: a question that goes from the list is among those
that were dropped, a heading or passage among the parts that were left aside. ``at`` is the id of a
question or theme; ids stay what they are wherever a question goes, so that answers find it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktopapp.asking.depending import depends_in
from desktopapp.asking.grammar import label_of
from desktopapp.asking.joined import as_one
from desktopapp.asking.limits import is_limit, limits_in, without_limit
from desktopapp.asking.numbers import any_number
from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.question_numbers import number_parts
from desktopapp.plan.text import new_id
from desktopapp.plan.wanted import LeftAside, LetterPlace, Limit

LEFT_BY_HAND = "Left aside by hand."
_MOST_THEMES = 999
_NEW_THEME = "New theme"


def _is_theme(brief: Brief, at: str) -> bool:
    """Tell whether an id is that of a theme."""
    return any(theme.id == at for theme in brief.themes)


def with_question(brief: Brief, at: str, **changes: Any) -> Brief:  # noqa: ANN401  # as replace
    """Return the brief in which fields of a question are others."""
    theme, question = brief.question(at)
    changed = replace(question, **changes)
    questions = tuple(changed if one is question else one for one in theme.questions)
    return _with_theme(brief, replace(theme, questions=questions))


def with_theme(brief: Brief, at: str, **changes: Any) -> Brief:  # noqa: ANN401  # as replace
    """Return the brief in which fields of a theme are others."""
    return _with_theme(brief, replace(brief.theme(at), **changes))


def reworded(brief: Brief, at: str, words: str) -> Brief:
    """Return the brief in which a question has these words.

    A label that was made of the words before is made of these; one of its own stays.
    """
    question = brief.question(at)[1]
    before, now = label_of(question.text), label_of(words)
    label = now if question.label == before else question.label
    asks = tuple(replace(ask, label=now) if ask.label == before else ask for ask in question.asks)
    return with_question(brief, at, text=words, label=label, asks=asks)


def asked_only(brief: Brief, question: Question) -> str:
    """Say when a question is asked only, as the letter does; nothing where it always is."""
    depends = question.depends
    if question.condition or depends is None:
        return question.condition
    return f"if {depends.answer} to {brief.number(depends.question)}"


def with_condition(brief: Brief, at: str, words: str) -> Brief:
    """Return the brief in which a question is asked only as these words say, or of everybody."""
    order = [question for _, question in brief.questions()]
    n = [question.id for question in order].index(at)
    numbers = brief.numbers()
    ids = {name.casefold(): id_ for id_, name in numbers.items() if id_ != at}
    options = {question.id: question.options for question in order}
    depends = depends_in(words, order[n - 1].id if n else "", ids, options)
    return with_question(brief, at, condition=words, depends=depends)


def laid_aside(brief: Brief, at: str) -> Brief:
    """Return the brief in which a question, or a theme with its questions, is left aside.

    The last theme stays, without questions: a brief has one.
    """
    if not _is_theme(brief, at):
        theme, question = brief.question(at)
        kept = tuple(one for one in theme.questions if one is not question)
        changed = _with_theme(brief, replace(theme, questions=kept))
        return _mended(replace(changed, dropped=(*brief.dropped, question)))
    theme = brief.theme(at)
    brief = replace(brief, dropped=(*brief.dropped, *theme.questions))
    if len(brief.themes) == 1:
        return _mended(_with_theme(brief, replace(theme, questions=())))
    others = tuple(one for one in brief.themes if one is not theme)
    return _mended(replace(_with_aside(brief, _heading(theme)), themes=others))


def taken_back(brief: Brief, at: str) -> Brief:
    """Return the brief with a question that was dropped in the list again, where it belongs."""
    question = next(one for one in brief.dropped if one.id == at)
    left = tuple(one for one in brief.dropped if one is not question)
    return _mended(_with_new(replace(brief, dropped=left), question))


def asked_of_aside(brief: Brief, n: int) -> tuple[Brief, str]:
    """Make a part that was left aside a question; return the brief and the question’s id."""
    part = brief.left_aside[n]
    left = (*brief.left_aside[:n], *brief.left_aside[n + 1 :])
    question = _new_question(part.text, part.place)
    return _mended(_with_new(replace(brief, left_aside=left), question)), question.id


def asked_of_letter(brief: Brief, start: int, end: int) -> tuple[Brief, str]:
    """Make a stretch of the letter a question; return the brief and the question’s id.

    What of it was left aside is so no longer; the rest of those parts stays there.
    """
    question = _new_question(brief.letter[start:end], LetterPlace(start, end))
    if not question.limits:
        question = replace(question, limits=_limits_below(brief.letter, end))
    parts = [rest for one in brief.left_aside for rest in _without(brief, one, start, end)]
    changed = replace(brief, left_aside=tuple(parts))
    return _mended(_with_new(changed, question)), question.id


def question_joined(brief: Brief, at: str) -> Brief:
    """Return the brief in which a question or theme is one with the one above it.

    A theme’s questions go below those of the theme above; its heading is left aside.
    """
    if _is_theme(brief, at):
        n = _number_of_theme(brief, at)
        if not n:
            return brief
        above, theme = brief.themes[n - 1 : n + 1]
        questions = (*above.questions, *theme.questions)
        both = replace(above, questions=questions, asks=(*above.asks, *theme.asks))
        themes = (*brief.themes[: n - 1], both, *brief.themes[n + 1 :])
        return _mended(replace(_with_aside(brief, _heading(theme)), themes=themes))
    theme, question = brief.question(at)
    n = theme.questions.index(question)
    if not n:
        return brief
    one = as_one(theme.questions[n - 1], question)
    questions = (*theme.questions[: n - 1], one, *theme.questions[n + 1 :])
    return _mended(_with_theme(brief, replace(theme, questions=questions)), {at: one.id})


def question_split(brief: Brief, at: str, caret: int) -> tuple[Brief, str]:
    """Part a question where the caret stands; return the brief and the id of the second part.

    The number, the options and the rest stay with the first; both are of one kind.
    """
    theme, question = brief.question(at)
    first, second = question.text[:caret].strip(), question.text[caret:].strip()
    if not first or not second:
        return brief, at
    places = _parted(brief.letter, question.place, second)
    rest = replace(_new_question(second, places[1]), kind=question.kind)
    brief = with_question(reworded(brief, at, first), at, place=places[0])
    theme, question = brief.question(at)
    n = theme.questions.index(question) + 1
    questions = (*theme.questions[:n], rest, *theme.questions[n:])
    return _with_theme(brief, replace(theme, questions=questions)), rest.id


def row_moved(brief: Brief, at: str, by: int) -> Brief:
    """Return the brief with a question or theme one place up (-1) or down (1).

    The first question of a theme goes to the end of the theme above, the last to the next.
    """
    if _is_theme(brief, at):
        n = _number_of_theme(brief, at)
        return replace(brief, themes=_swapped(brief.themes, n, n + by))
    theme, question = brief.question(at)
    n = theme.questions.index(question)
    if 0 <= n + by < len(theme.questions):
        return _with_theme(brief, replace(theme, questions=_swapped(theme.questions, n, n + by)))
    to = _number_of_theme(brief, theme.id) + by
    if not 0 <= to < len(brief.themes):
        return brief
    return moved_to(brief, at, brief.themes[to].id, first=by > 0)


def moved_to(brief: Brief, at: str, theme: str, *, first: bool = False) -> Brief:
    """Return the brief with a question at the end of another theme, or ``first`` in it."""
    _, question = brief.question(at)
    themes = []
    for one in brief.themes:
        kept = tuple(other for other in one.questions if other is not question)
        if one.id == theme:
            kept = (question, *kept) if first else (*kept, question)
        themes.append(replace(one, questions=kept) if kept != one.questions else one)
    return replace(brief, themes=tuple(themes))


def with_new_theme(brief: Brief, at: str) -> tuple[Brief, str]:
    """Begin a theme at a question, which takes along those below it; return brief and theme id.

    At a theme the new one stands behind it, without questions.
    """
    made = Theme(f"t.{new_id()}", _free_number(brief), _NEW_THEME, place=None)
    theme = brief.theme(at) if _is_theme(brief, at) else brief.question(at)[0]
    stays = theme.questions
    if theme.id != at:
        n = [one.id for one in theme.questions].index(at)
        stays, goes = theme.questions[:n], theme.questions[n:]
        made = replace(made, questions=goes, place=goes[0].place)
    n = _number_of_theme(brief, theme.id)
    kept = replace(theme, questions=stays)
    themes = (*brief.themes[:n], kept, made, *brief.themes[n + 1 :])
    return replace(brief, themes=themes), made.id


def _with_theme(brief: Brief, theme: Theme) -> Brief:
    themes = tuple(theme if one.id == theme.id else one for one in brief.themes)
    return replace(brief, themes=themes)


def _number_of_theme(brief: Brief, at: str) -> int:
    return [theme.id for theme in brief.themes].index(at)


def _free_number(brief: Brief) -> int:
    used = {theme.number for theme in brief.themes}
    after = max(used) + 1
    free = next((n for n in range(1, _MOST_THEMES) if n not in used), _MOST_THEMES)
    return after if after <= _MOST_THEMES else free


def _heading(theme: Theme) -> LeftAside:
    words = "\n".join(filter(None, (theme.title, theme.introduction)))
    return LeftAside(words, LEFT_BY_HAND, theme.place)


def _with_aside(brief: Brief, part: LeftAside) -> Brief:
    """Return the brief with a part left aside, at its place among the others."""
    parts = [*brief.left_aside]
    parts.insert(_behind([one.place for one in parts], part.place), part)
    return replace(brief, left_aside=tuple(parts))


def _limits_below(letter: str, end: int) -> tuple[Limit, ...]:
    """Return the limit that the rest of a line of the letter says, or the next line alone."""
    for line in letter[end:].split("\n", 2)[:2]:
        if line.strip():
            return limits_in(line) if is_limit(line) else ()
    return ()


def _new_question(words: str, place: LetterPlace | None) -> Question:
    numbered = any_number(" ".join(words.split()))
    text, limits = without_limit(numbered.text or numbered.number)
    id_, label = f"q.{new_id()}", label_of(text)
    number = numbered.number if numbered.text else ""
    return Question(
        id_, label, text, (Ask(f"{id_}a", label),), number=number, limits=limits, place=place
    )


def _with_new(brief: Brief, question: Question) -> Brief:
    """Return the brief with one more question, behind those that stand before it in the letter.

    Where it has no place in the letter, its number says where it belongs.
    """
    before = [
        (one.place.start, theme, one)
        for theme, one in brief.questions()
        if question.place and one.place and one.place.start <= question.place.start
    ]
    if before:
        _, theme, last = max(before, key=lambda one: one[0])
        at = theme.questions.index(last) + 1
        theme, at = _below_heading(brief, question, theme, at)
    elif not question.place and (by_number := _place_by_number(brief, question)):
        theme, at = by_number
    else:
        theme = brief.themes[0] if question.place else brief.themes[-1]
        at = 0 if question.place else len(theme.questions)
    questions = (*theme.questions[:at], question, *theme.questions[at:])
    return _with_theme(brief, replace(theme, questions=questions))


def _place_by_number(brief: Brief, question: Question) -> tuple[Theme, int] | None:
    """Return where a question belongs by its number: behind the next lower, or before all."""
    own = _in_order(question.number)
    known = [
        (_in_order(one.number), theme, at)
        for theme in brief.themes
        for at, one in enumerate(theme.questions)
        if one.number
    ]
    lower = [one for one in known if one[0] < own]
    if not own or not known:
        return None
    nearest = max(lower, key=lambda one: one[0]) if lower else min(known, key=lambda one: one[0])
    return nearest[1], nearest[2] + bool(lower)


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of a number as they are counted: 9 comes before 10, and b behind a."""
    return tuple(
        (int(part), "") if part.isdecimal() else (0, part)
        for part in number_parts(number).split(".")
        if part
    )


def _below_heading(brief: Brief, question: Question, theme: Theme, at: int) -> tuple[Theme, int]:
    """Return the theme and place of a question below a heading that stands nearer above it."""
    n = _number_of_theme(brief, theme.id) + 1
    if at == len(theme.questions) and n < len(brief.themes):
        following = brief.themes[n]
        place = following.place
        if place and question.place and place.start <= question.place.start:
            return following, 0
    return theme, at


def _behind(places: Sequence[LetterPlace | None], place: LetterPlace | None) -> int:
    """Return how many of some places come before another in the letter; all where it has none."""
    if place is None:
        return len(places)
    first = (n for n, one in enumerate(places) if one is None or one.start > place.start)
    return next(first, len(places))


def _without(brief: Brief, part: LeftAside, start: int, end: int) -> list[LeftAside]:
    """Return what of a part that was left aside lies outside of a stretch of the letter."""
    place = part.place
    if place is None or end <= place.start or place.end <= start:
        return [part]
    rests = ((place.start, min(start, place.end)), (max(end, place.start), place.end))
    words = [(brief.letter[low:high].strip(), low, high) for low, high in rests if low < high]
    return [
        replace(part, text=text, place=LetterPlace(low, high)) for text, low, high in words if text
    ]


def _parted(
    letter: str, place: LetterPlace | None, second: str
) -> tuple[LetterPlace | None, LetterPlace | None]:
    """Return the places of the two parts of a question, the same where it is not known."""
    if place is None:
        return None, None
    begins = letter.find(second[:40], place.start, place.end)
    if begins <= place.start:
        return place, place
    return replace(place, end=begins), replace(place, start=begins)


def _swapped(items: tuple[Any, ...], one: int, other: int) -> tuple[Any, ...]:
    if not 0 <= other < len(items):
        return items
    order = list(items)
    order[one], order[other] = order[other], order[one]
    return tuple(order)


def _mended(brief: Brief, renamed: dict[str, str] | None = None) -> Brief:
    """Return the brief in which nothing points to a question or theme that went.

    ``renamed`` are ids of which another took the place. The words of a condition stay.
    """
    renamed = renamed or {}
    known = {question.id for _, question in brief.questions()}
    themes = {theme.id for theme in brief.themes}
    for _, question in tuple(brief.questions()):
        depends = question.depends
        if depends is None or depends.question in known:
            continue
        to = renamed.get(depends.question, "")
        points = replace(depends, question=to) if to in known and to != question.id else None
        brief = with_question(brief, question.id, depends=points)
    deliverables = tuple(
        replace(one, themes=tuple(theme for theme in one.themes if theme in themes))
        for one in brief.deliverables
    )
    return replace(brief, deliverables=deliverables)
