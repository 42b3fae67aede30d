"""What is told of a brief while it is checked: rows of a list, marks in the letter, faults."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.question_numbers import bare_number
from desktopapp.plan.saying import counted
from desktopapp.plan.wanted import AnswerKind, LeftAside, LetterPlace, Limit, LimitUnit

IS_ASIDE, IS_DROPPED = "aside ", "dropped "  # before what a row of a part left aside is named by


class FoundKind(StrEnum):
    """What a stretch of the letter was taken for, as it is called beside it."""

    THEME = "Theme"
    QUESTION = "Question"
    GUIDANCE = "Guidance"
    OPTIONS = "Options"
    LIMIT = "Limit"
    ASIDE = "Left aside"


class LetterMark(NamedTuple):
    """A stretch of the letter, what it was taken for, and the row of the list that it leads to."""

    start: int
    end: int
    kind: FoundKind
    at: str
    number: str = ""

    @property
    def words(self) -> str:
        """What is said beside it: "Question 7"."""
        return f"{self.kind} {self.number}".strip()


class CheckRow(NamedTuple):
    """A row of the list: a theme, a question below it, or a part that was left aside."""

    at: str
    number: str
    words: str
    said: str = ""
    fault: str = ""
    kind: FoundKind = FoundKind.QUESTION
    not_ours: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        named = f"{self.kind} {self.number}".strip()
        apart = f"Not for us: {self.not_ours}" if self.not_ours else ""
        return ". ".join(
            part.rstrip(".") for part in (named, self.words, self.said, apart, self.fault) if part
        )


def check_rows(brief: Brief) -> tuple[CheckRow, ...]:
    """Return the rows of the list: themes with their questions, then what was left aside."""
    return (*_asked_rows(brief), *_aside_rows(brief))


def _asked_rows(brief: Brief) -> Iterator[CheckRow]:
    faults = check_faults(brief)
    names = brief.numbers()
    for theme in brief.themes:
        said = counted(len(theme.questions), "question")
        wanted = "; ".join(
            filter(None, (said, *map(limit_in_short, theme.limits), theme.condition))
        )
        yield CheckRow(
            theme.id,
            str(theme.number),
            theme.title,
            wanted,
            faults.get(theme.id, ""),
            FoundKind.THEME,
        )
        for one in theme.questions:
            yield CheckRow(
                one.id,
                names[one.id],
                " ".join(one.text.split()),
                said_wanted(one),
                faults.get(one.id, ""),
                not_ours=one.not_ours,
            )


def _aside_rows(brief: Brief) -> Iterator[CheckRow]:
    """Go through what was left aside, in the letter’s order; what was only noted comes last."""
    parts: list[tuple[int, CheckRow]] = []
    for n, part in enumerate(brief.left_aside):
        at, words = _start(part.place, len(brief.letter)), " ".join(part.text.split())
        row = CheckRow(f"{IS_ASIDE}{n}", "", words or part.why, part.why if words else "")
        parts.append((at, row._replace(kind=FoundKind.ASIDE)))
    for one in brief.dropped:
        words = " ".join(one.text.split())
        said = f"Question {one.number}, left aside" if one.number else "A question, left aside"
        row = CheckRow(f"{IS_DROPPED}{one.id}", one.number, words, said, kind=FoundKind.ASIDE)
        parts.append((_start(one.place, len(brief.letter)), row))
    yield from (row for _, row in sorted(parts, key=lambda one: one[0]))


def _start(place: LetterPlace | None, otherwise: int) -> int:
    return place.start if place else otherwise


def aside_at(brief: Brief, at: str) -> LeftAside | Question | None:
    """Return what a row of a part left aside is about; nothing for other rows."""
    if at.startswith(IS_ASIDE):
        n = int(at.removeprefix(IS_ASIDE))
        return brief.left_aside[n] if n < len(brief.left_aside) else None
    if at.startswith(IS_DROPPED):
        id_ = at.removeprefix(IS_DROPPED)
        return next((one for one in brief.dropped if one.id == id_), None)
    return None


def place_at(brief: Brief, at: str) -> LetterPlace | None:
    """Return where in the letter the subject of a row stands, where that is known."""
    if part := aside_at(brief, at):
        return part.place
    for theme in brief.themes:
        if theme.id == at:
            return _theme_place(brief, theme)
        for question in theme.questions:
            if question.id == at:
                return _place(brief, question)
    return None


def _theme_place(brief: Brief, theme: Theme) -> LetterPlace | None:
    """Return where a theme stands in the letter; one written by hand is found by its heading."""
    if theme.place or any(one.place for one in theme.questions):
        return theme.place
    found = _found_line(brief.letter, theme.title, 0, len(brief.letter))
    return LetterPlace(*found) if found else None


def _place(brief: Brief, question: Question) -> LetterPlace | None:
    """Return where a question stands in the letter; one written by hand is found by its words."""
    if question.place:
        return question.place
    found = _found_line(brief.letter, question.text, 0, len(brief.letter))
    return LetterPlace(*found) if found else None


def limit_in_short(limit: Limit) -> str:
    """Say a limit: "250 words at most", "about 2 pages"."""
    unit = limit.unit if limit.max != 1 else limit.unit.removesuffix("s")
    said = f"{limit.max:,} {unit} at most" if limit.hard else f"about {limit.max:,} {unit}"
    return f"{said} for {limit.part}" if limit.part else said


def said_kind(question: Question) -> str:
    """Say what is to be given as an answer: "Yes or no, with reasons"."""
    kind = (
        question.kind.capitalize() if question.kind is not AnswerKind.CHOICES else "Any of several"
    )
    kind = "One of several" if question.kind is AnswerKind.CHOICE else kind
    return f"{kind}, with reasons" if question.reasons else kind


def said_wanted(question: Question) -> str:
    """Say what is wanted of an answer: its kind, options, limits and condition."""
    parts = [said_kind(question)]
    if question.options and question.kind is not AnswerKind.YES_OR_NO:
        parts.append(counted(len(question.options), "option"))
    if question.fields:
        parts.append(counted(len(question.fields), "field"))
    parts += map(limit_in_short, question.limits)
    parts.append(question.condition)
    if question.optional:
        parts.append("may be left out")
    if question.guidance:
        parts.append("guidance")
    return " · ".join(filter(None, parts))


def said_found(brief: Brief) -> str:
    """Say what was found: "27 questions found, 3 parts left aside"."""
    found = sum(1 for _ in brief.questions())
    aside = len(brief.left_aside) + len(brief.dropped)
    return f"{counted(found, 'question')} found, {counted(aside, 'part')} left aside"


def check_faults(brief: Brief) -> dict[str, str]:
    """Return what is not right yet, by the question or theme it is about; "" is all of it."""
    found: dict[str, str] = {}
    if not any(True for _ in brief.questions()):
        found[""] = "No question is left. Take one back, or mark one in the letter."
    for theme in brief.themes:
        if not theme.questions:
            found[theme.id] = "No question stands under this theme."
        if not theme.title.strip():
            found[theme.id] = "This theme has no heading."
    numbers = Counter(theme.number for theme in brief.themes)
    for theme in brief.themes:
        if numbers[theme.number] > 1:
            found[theme.id] = f"Another theme has the number {theme.number} too."
        printed = Counter(bare_number(one.number) for one in theme.questions if one.number)
        for one in theme.questions:
            if not one.text.strip():
                found[one.id] = "This question has no words."
            elif one.number and printed[bare_number(one.number)] > 1:
                found[one.id] = f"Another question of this theme has the number {one.number} too."
    return found


def letter_marks(brief: Brief) -> tuple[LetterMark, ...]:
    """Return what was found in the letter, in its order, the longest first where one begins."""
    marks: list[LetterMark] = []
    placed = [(one, place) for _, one in brief.questions() if (place := _place(brief, one))]
    starts = sorted({place.start for _, place in placed})
    ends = dict(zip(starts, [*starts[1:], len(brief.letter)], strict=False))
    for theme in brief.themes:
        place = _theme_place(brief, theme)
        if place and place.start < place.end and place.start not in ends:
            number = str(theme.number)
            marks.append(LetterMark(place.start, place.end, FoundKind.THEME, theme.id, number))
    numbers = brief.numbers()
    for one, found in placed:
        until = ends[found.start]
        marks += _question_marks(brief.letter, one, numbers[one.id], found, until)
    for row in _aside_rows(brief):
        place = place_at(brief, row.at)
        if place:
            marks.append(LetterMark(place.start, place.end, FoundKind.ASIDE, row.at, row.number))
    return tuple(sorted(marks, key=lambda one: (one.start, -one.end)))


@lru_cache(maxsize=2048)
def _question_marks(
    letter: str, question: Question, number: str, place: LetterPlace, until: int
) -> tuple[LetterMark, ...]:
    """Return the marks of a question: itself, and what is said of its answer around it."""
    at, words = question.id, (question.guidance, question.options)
    marks = [LetterMark(place.start, place.end, FoundKind.QUESTION, at, number)]
    for kind, told in zip((FoundKind.GUIDANCE, FoundKind.OPTIONS), words, strict=True):
        found = [_found_line(letter, one, place.end, until) for one in told]
        marks += [LetterMark(*one, kind, at, number) for one in found if one]
    limits = [_found_limit(letter, one, place.start, until) for one in question.limits]
    marks += [LetterMark(*one, FoundKind.LIMIT, at, number) for one in limits if one]
    return tuple(marks)


def _found_line(letter: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where words stand in a stretch of the letter, however their spaces are."""
    parts = words.split()
    if not parts:
        return None
    at = letter.find(words, start, end)
    if at >= 0:
        return at, at + len(words)
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(letter, start, end)
    return found.span() if found else None


_UNITS = {
    LimitUnit.WORDS: "words?",
    LimitUnit.CHARACTERS: "characters?",
    LimitUnit.PAGES: "(?:sides?|pages?)",
}


def _found_limit(letter: str, limit: Limit, start: int, end: int) -> tuple[int, int] | None:
    """Return where a limit stands in a stretch of the letter: its figure and what it counts."""
    figure = rf"(?<!\d)(?:{limit.max}|{limit.max:,})(?!\d)"
    found = re.compile(
        rf"{figure}[^.\n]{{0,20}}?\b{_UNITS[limit.unit]}\b|\b{_UNITS[limit.unit]}\b[^.\n]{{0,30}}?{figure}",
        re.IGNORECASE,
    ).search(letter, start, end)
    return found.span() if found else None


def mark_at(marks: tuple[LetterMark, ...], position: int) -> LetterMark | None:
    """Return the narrowest mark that holds a place of the letter."""
    holding = [one for one in marks if one.start <= position <= one.end]
    return min(holding, key=lambda one: one.end - one.start) if holding else None
