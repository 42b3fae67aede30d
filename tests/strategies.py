"""Generated plans for property tests: every field, every kind of block, awkward words included.

Records are generated from their annotations, so a field that is added is in use at once. What
generates them is made once: making it anew within an example costs more than the example. What
the fields of a record choose from is chosen by one number, as most of a plan is runs of text.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from math import prod
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from desktopapp.plan.brief import Brief, PageRange
from desktopapp.plan.council import Council
from desktopapp.plan.given import EachThing, Given
from desktopapp.plan.plain_text import clean
from desktopapp.plan.plan import Answer, Appearance, Coverage, Plan, Section
from desktopapp.plan.report import Report
from desktopapp.plan.schema import canonical
from desktopapp.plan.shapes import Decimal, Whole
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import (
    TEXT,
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    new_id,
)

Choice = tuple[Any, ...]  # what a field is one of

ANY_WORDS = st.text(max_size=30)  # lone surrogates and control characters among them
AWKWARD = st.sampled_from(["", "a|b", "<b>", "# no", "- no", "\u200fשלום", "İı", "👩‍👧", "a\nb"])
WORDS = st.one_of(ANY_WORDS.map(clean), AWKWARD)
IDS = st.builds(new_id)
LATER = ("", canonical({"x-later": [1, {"deep": None}], "x-other": "yes"}))
LABELS = ("", "", "{A}.", "({a})", "Priority {1}:", "{1}.{1}", "{i})", "Note:")
STARTS = (0, 0, 0, 1, 5, 26)
LENGTHS = st.integers(1, 80).map(lambda eighths: eighths / 8)  # exact in binary


@cache
def harbour() -> Brief:
    """Return the invented brief of the tests."""
    file = Path(__file__).parent / "briefs" / "harbour-2027.toml"
    return parse_brief(file.read_text(encoding="utf-8"), file.name)


def made(kind: type[Any], **given: Choice | SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Generate records of a dataclass, each field as annotated where nothing else is given."""
    found = {
        one.name: given[one.name] if one.name in given else _field(one.name, one.type)
        for one in fields(kind)
    }
    choices = {name: one for name, one in found.items() if isinstance(one, tuple)}
    drawn = {name: one for name, one in found.items() if not isinstance(one, tuple)}

    def record(number: int, /, **values: object) -> object:
        for name, choice in choices.items():
            number, place = divmod(number, len(choice))
            values[name] = choice[place]
        return kind(**values)

    return st.builds(record, st.integers(0, prod(map(len, choices.values())) - 1), **drawn)


def _field(name: str, kind: object) -> Choice | SearchStrategy[Any]:
    named = {"id": IDS, "extra": LATER}
    if name in named:
        return named[name]
    if kind is bool:
        return (False, True)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(kind)
    return runs() if kind == Runs else _value(kind)


def _value(kind: object) -> SearchStrategy[Any]:
    """Generate values of an annotation."""
    plain = {str: WORDS, bool: st.booleans(), date: st.dates()}
    if isinstance(kind, type) and not get_args(kind):
        known = st.sampled_from(kind) if issubclass(kind, StrEnum) else plain.get(kind)
        return made(kind) if known is None else known
    first, last = get_args(kind)
    found = get_origin(kind)
    if found is Annotated:
        return texts(2) if last is TEXT else _number(last)
    if last is NoneType:
        return st.none() | _value(first)
    if found is Mapping:
        return st.dictionaries(WORDS, _value(last), max_size=2)
    return st.lists(_value(first), max_size=2).map(tuple)


def _number(limits: Whole | Decimal) -> SearchStrategy[Any]:
    """Generate numbers within limits, near the least."""
    if isinstance(limits, Whole):
        return st.integers(limits.least, min(limits.most, limits.least + 40))
    return LENGTHS.map(lambda length: min(limits.least + length, limits.most))


@cache
def runs() -> SearchStrategy[Runs]:
    """Generate runs in every format."""
    links = ("", "https://wyvern.example/a?b=1&c=2", "mailto:plans@wyvern.example")
    run = made(
        Run,
        text=st.one_of(ANY_WORDS, AWKWARD),
        link=links,
        origin=("", "origin1"),
        doubt=("", "", "name d1", "claim d2", "x-later d3"),
        figure=("", "", "figure1"),
        figure_form=("", "million"),
    )
    return st.lists(run, max_size=3).map(tuple)


@cache
def tables() -> SearchStrategy[Table]:
    """Generate tables whose rows are equally long."""

    def of_columns(columns: int) -> SearchStrategy[Table]:
        row = st.lists(runs(), min_size=columns, max_size=columns).map(tuple)
        return made(Table, rows=st.lists(row, min_size=1, max_size=3).map(tuple))

    return st.one_of(*map(of_columns, range(1, 4)))


@cache
def list_items() -> SearchStrategy[ListItem]:
    """Generate items of lists of every kind, most of which count on."""
    return made(ListItem, label=LABELS, start=STARTS)


@cache
def blocks() -> SearchStrategy[Block]:
    """Generate blocks of every kind, one of a later version among them."""
    strange = st.just({"kind": "drawing", "id": "d1", "shapes": [1, 2.5, None, "x"]})
    known = [made(kind) for kind in (Paragraph, Heading, Picture)]
    return st.one_of(*known, list_items(), tables(), st.builds(Foreign, strange.map(canonical)))


@cache
def texts(most: int = 4) -> SearchStrategy[Text]:
    """Generate rich text of at most so many blocks."""
    return st.lists(blocks(), max_size=most).map(tuple)


@cache
def answers(brief: Brief) -> SearchStrategy[Answer]:
    """Generate answers that serve any number of a theme's questions, or none."""

    def of_theme(theme_id: str) -> SearchStrategy[Answer]:
        questions = [question.id for question in brief.theme(theme_id).questions]
        served = st.lists(st.sampled_from(questions), unique=True) if questions else st.just([])
        return made(Answer, theme=(theme_id,), questions=served.map(tuple), text=texts())

    return st.one_of(*(of_theme(theme.id) for theme in brief.themes))


@cache
def councils() -> SearchStrategy[Council]:
    """Generate councils of every kind."""
    return made(Council)


@cache
def plans(brief: Brief) -> SearchStrategy[Plan]:
    """Generate plans that answer a brief, with every field in use.

    What the brief has once for each of several things, the plan has too.
    """
    questions = [question.id for _, question in brief.questions()]
    things = st.lists(made(EachThing, of=("nothing",)), max_size=2).map(
        lambda others: (*brief.for_things, *others)
    )
    asks = [ask.id for _, _, ask in brief.asks()]
    themes = [theme.id for theme in brief.themes]
    appearance = made(
        Appearance,
        size=LENGTHS.map(lambda size: size + 6),
        spacing=(1.0, 1.25, 1.5),
        margin=(72.0,),
        accent=("#1B5B53",),
    )
    pages = made(PageRange, min=st.integers(1, 3), max=st.integers(3, 9), extra=("",))
    return made(
        Plan,
        brief=(brief,),
        answers=st.lists(answers(brief), max_size=4).map(tuple),
        sections=st.lists(made(Section), max_size=2).map(tuple),
        theme_headings=st.dictionaries(st.sampled_from(themes), WORDS),
        coverage=st.dictionaries(st.sampled_from(asks), made(Coverage), max_size=3)
        if asks
        else st.just({}),
        given=st.dictionaries(st.sampled_from(questions), made(Given), max_size=3),
        things=things,
        appearance=appearance,
        pages_override=st.none() | pages,
        pictures=st.dictionaries(st.sampled_from(["logo.png", "map.png"]), st.binary(max_size=9)),
        report=st.none() | reports(),
    )


@cache
def reports() -> SearchStrategy[Report]:
    """Generate reports to members with every field in use."""
    return made(Report)
