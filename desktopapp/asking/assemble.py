"""A brief made of what was found in a letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import ascii_lowercase
from typing import NamedTuple

from desktopapp.asking import about, depending, duties, grammar
from desktopapp.asking.answers import MOST_OPTIONS, most_chosen
from desktopapp.asking.aside import CLOSING, PRIVACY
from desktopapp.asking.found import Found, FoundQuestion, FoundTheme
from desktopapp.asking.kinds import kind_of_answer
from desktopapp.asking.lines import AskLine, Letter, letter_of
from desktopapp.asking.nothing_asked import NothingAsked
from desktopapp.asking.shapes import found_in
from desktopapp.plan.brief import Ask, Brief, Deliverable, Fact, PageRange, Question, Theme
from desktopapp.plan.problem import Problem
from desktopapp.plan.wanted import AnswerKind, Depends, DocumentForm, LeftAside, Limit, LimitUnit
from desktopapp.readers.reading import Reading

_FEW_SENTENCES = 4
_OURS = re.compile(r"(?:we|our|the council)\b", re.IGNORECASE)  # how a plan begins its sentences
_CONSULTS = re.compile(r"\b(?:consultation|call for evidence|call for views)\b", re.IGNORECASE)
_HEAD = 3  # lines of a letter that say what it is
_MOST_THEMES = 999
_FACTS = (
    (Fact.PLANNING, r"(?:local )?planning authorit(?:y|ies)"),
    (Fact.HIGHWAYS, r"(?:local )?highways? authorit(?:y|ies)"),
    (Fact.HOUSING, r"(?:local )?housing authorit(?:y|ies)"),
    (Fact.SOCIAL_CARE, r"(?:adult |children’s |children's )?social care authorit(?:y|ies)"),
    (Fact.WASTE, r"waste (?:collection |disposal )?authorit(?:y|ies)"),
    (Fact.LANDLORD, r"(?:housing |social |registered )?landlords?"),
    (Fact.ACCOUNTABLE, r"accountable bod(?:y|ies)"),
)
_CONDITION = re.compile(
    r"\b(?:if|where|when)\b[^.;,]{0,60}?\b(?:is|are|you are|act as)\b[^.;,]{0,30}$|\bonly\b|"
    r"\bfor\b[^.]{0,30}\bonly\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"[(\[]([^()\[\]]{3,80}\bonly)[)\]]|^((?:\w+ ){1,6}only)[:.]", re.IGNORECASE)


def brief_of(reading: Reading, name: str) -> Brief:
    """Return the brief of a letter that was read, or raise ``Problem`` where it asks nothing."""
    letter = letter_of(reading)
    found = found_in(letter)
    asked = {grammar.squeezed(question.text) for question in found.questions()}
    beside = list(_beside(letter.lines, found))
    title = about.title_of_letter(letter) or name
    themes = _limited(tuple(_themes(found, letter.title or title)), duties.limits_of_each(beside))
    limits = duties.whole_limits(beside)
    brief = Brief(
        id=_id(title) or "letter",
        title=title,
        sender=about.sender_of(letter),
        themes=themes or (Theme("t1", 1, title),),
        letter_date=about.letter_day(letter),
        deadline=about.deadline_in(letter),
        address=about.address_in(letter),
        pages=duties.page_range_in(beside) or _pages(limits),
        words=_words(limits),
        licence=about.licence_in(letter.lines),
        requirements=duties.requirements_in(beside, asked),
        limits=tuple(one for one in limits if not _is_told_otherwise(one)),
        deliverables=tuple(_deliverables(themes)),
        sign_offs=duties.sign_offs_in(letter.lines),
        keeps_order=duties.keeps_order(beside),
        file_format=duties.file_format_in(beside),
        left_aside=(*found.aside, *(LeftAside("", note) for note in reading.notes)),
        letter=letter.text,
        form=_form(themes, letter),
    )
    if not found.questions():
        raise _nothing_asked(letter, brief)
    return brief


def _form(themes: Sequence[Theme], letter: Letter) -> DocumentForm:
    """Return how the document is set where the letter makes it plain; else as text that flows."""
    questions = [question for theme in themes for question in theme.questions]
    judged = sum(
        one.reasons and one.kind in (AnswerKind.YES_OR_NO, AnswerKind.CHOICE) for one in questions
    )
    places = [one.place for one in questions if one.place]
    rows = sum(" | " in letter.text[one.start : one.end] for one in places)
    if questions and 2 * judged > len(questions) and 2 * rows > len(questions):
        return DocumentForm.TABLE
    head = " ".join((letter.title, *(line.text for line in letter.lines[:_HEAD])))
    numbered = sum(bool(one.number) for one in questions)
    if _CONSULTS.search(head) and 2 * numbered > len(questions):
        return DocumentForm.RESPONSE
    return DocumentForm.PLAN


def _nothing_asked(letter: Letter, brief: Brief) -> NothingAsked:
    said = [one for line in letter.lines for one in grammar.sentences_in(line.text)]
    ours = sum(bool(_OURS.match(one)) for one in said)
    plan = ours * 3 > len(said) > _FEW_SENTENCES
    problem = Problem(
        "This reads as an answer or a plan, not as a letter that asks."
        if plan
        else "No question was found in this letter.",
        safe="Nothing was made, and the document was not changed.",
        then="Choose the letter that the plan answers, or bring this document in with “import”."
        if plan
        else "Check that it is the right document; questions may stand in an annex or on a web "
        "page of their own. A letter that asks nothing by itself can be written as a brief by "
        "hand.",
    )
    return NothingAsked(problem, brief, is_answer=plan)


def _beside(lines: Sequence[AskLine], found: Found) -> Iterator[AskLine]:
    """Go through the lines that are no part of a question or its guidance."""
    taken = {question.place.start for question in found.questions()}
    told = {words for question in found.questions() for words in question.answer.guidance}
    left = [
        (one.place.start, one.place.end)
        for one in found.aside
        if one.place and one.why in (PRIVACY, CLOSING)
    ]
    for line in lines:
        if line.start in taken or line.text in told:
            continue
        if not any(start <= line.start < end for start, end in left):
            yield line


def _id(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:60].strip("-")


def _words(limits: Sequence[Limit]) -> int | None:
    hard = [one.max for one in limits if one.unit is LimitUnit.WORDS and one.hard]
    return hard[0] if len(hard) == 1 else None


def _pages(limits: Sequence[Limit]) -> PageRange | None:
    hard = [one.max for one in limits if one.unit is LimitUnit.PAGES and one.hard]
    return PageRange(1, hard[0]) if len(hard) == 1 and hard[0] <= 999 else None  # noqa: PLR2004  # as PageRange


def _is_told_otherwise(limit: Limit) -> bool:
    return limit.hard and limit.unit in (LimitUnit.WORDS, LimitUnit.PAGES)


def _themes(found: Found, whole: str) -> Iterator[Theme]:
    known = _known(found)
    themes = found.themes[:_MOST_THEMES]
    for at, (theme, number) in enumerate(zip(themes, _theme_numbers(themes), strict=True), 1):
        title = theme.title or (whole if at == 1 else "") or "Questions"
        questions: list[Question] = []
        for n, question in enumerate(theme.questions, 1):
            before = questions[-1] if questions else None
            questions.append(_question(question, f"t{at}.q{n}", before, known))
        yield Theme(
            id=f"t{at}",
            number=number,
            title=title,
            introduction="\n\n".join(theme.introduction),
            questions=tuple(questions),
            needs=_needs(title),
            place=theme.place,
        )


def _limited(themes: Sequence[Theme], each: tuple[Limit, ...]) -> tuple[Theme, ...]:
    """Return themes whose answers in words have the limit of each answer, if they say none."""
    return tuple(
        replace(
            theme,
            questions=tuple(
                replace(one, limits=one.limits or each) if one.kind is AnswerKind.FREE else one
                for one in theme.questions
            ),
        )
        for theme in themes
    )


class _Known(NamedTuple):
    """The ids of the questions by their printed numbers, and by ids what can be chosen."""

    ids: dict[str, str]
    options: dict[str, list[str]]


def _known(found: Found) -> _Known:
    ids: dict[str, str] = {}
    options: dict[str, list[str]] = {}
    for at, theme in enumerate(found.themes, 1):
        for n, question in enumerate(theme.questions, 1):
            ids.setdefault(question.number.casefold(), f"t{at}.q{n}")
            options[f"t{at}.q{n}"] = question.answer.options
    return _Known(ids, options)


def _theme_numbers(themes: Sequence[FoundTheme]) -> Iterator[int]:
    """Go through the numbers of themes: those printed before them, and free ones for the rest."""
    printed = [_printed_number(theme) for theme in themes]
    used: set[int] = set()
    for at, number in enumerate(printed, 1):
        free = number if number and number not in used else at
        while free in used or (free != number and free in printed):
            free += 1
        used.add(free)
        yield min(free, _MOST_THEMES)


def _printed_number(theme: FoundTheme) -> int:
    bare = theme.number.strip("().")
    return int(bare) if bare.isdecimal() and 0 < int(bare) <= _MOST_THEMES else 0


def _question(found: FoundQuestion, id_: str, before: Question | None, known: _Known) -> Question:
    answer = found.answer
    kind = kind_of_answer(found)
    chosen = kind in (
        AnswerKind.CHOICE,
        AnswerKind.CHOICES,
        AnswerKind.SCALE,
        AnswerKind.YES_OR_NO,
    )
    condition, depends = _condition(found, before, known)
    needs = _needs(condition or found.text) if condition or _CONDITION.search(found.text) else ()
    return Question(
        id=id_,
        label=_label(found),
        text=found.text,
        asks=tuple(_asks(found, id_, condition, needs)),
        number=found.number,
        kind=kind,
        reasons=chosen and (answer.reasons or answer.free),
        optional=found.optional,
        options=tuple(answer.options) if len(answer.options) <= MOST_OPTIONS else (),
        at_most=most_chosen(found) if kind is AnswerKind.CHOICES else None,
        fields=tuple(one for one in answer.fields if len(one.options) <= MOST_OPTIONS),
        rows=tuple(answer.rows),
        guidance=tuple(answer.guidance),
        limits=tuple(dict.fromkeys(answer.limits)),
        condition=condition,
        needs=needs,
        depends=depends,
        repeats=answer.repeats,
        place=found.place,
    )


def _asks(
    found: FoundQuestion, id_: str, condition: str, needs: tuple[Fact, ...]
) -> Iterator[Ask]:
    """Go through the things that a question asks: itself, and what is asked below it."""
    told = [_label(found), *found.answer.asks][: len(ascii_lowercase)]
    for letter, words in zip(ascii_lowercase, told, strict=False):
        yield Ask(f"{id_}{letter}", words, condition, needs)


def _label(found: FoundQuestion) -> str:
    return grammar.label_of(found.heading or found.text)


def _condition(
    found: FoundQuestion, before: Question | None, known: _Known
) -> tuple[str, Depends | None]:
    """Return on what a question depends, in its words, and the question that decides."""
    if only := _ONLY.search(found.text):
        return (only[1] or only[2]).strip(), None
    if words := depending.condition_in(found.text):
        depends = depending.depends_in(words, before.id if before else "", *known)
        return words[:1].lower() + words[1:], depends
    return found.condition, None


def _needs(text: str) -> tuple[Fact, ...]:
    return tuple(fact for fact, words in _FACTS if re.search(rf"\b{words}\b", text, re.IGNORECASE))


def _deliverables(themes: Sequence[Theme]) -> Iterator[Deliverable]:
    """Go through what is due by itself: themes whose headings say a day."""
    for theme in themes:
        days: list[date] = list(about.days_in(theme.title))
        if days:
            yield Deliverable(f"d.{theme.id}", theme.title, days[-1], themes=(theme.id,))
