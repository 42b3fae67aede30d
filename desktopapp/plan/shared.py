"""What of a plan goes into a copy that is shared: what is shown of it, and nothing else.

A field goes out only where ``GOES_OUT`` names it. What ``KEPT_BACK`` names stays here: in the copy
nobody said anything of it. A field that is in neither stays here too, and fails a test.
"""

from collections.abc import Container, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktopapp.plan.agreeing import without_earlier_words
from desktopapp.plan.brief import Brief, PageRange, Question
from desktopapp.plan.council import Contact, Council
from desktopapp.plan.coverage import asked, shown_coverage
from desktopapp.plan.given import EachThing, Given, GivenRow
from desktopapp.plan.giving import of_its_fields
from desktopapp.plan.measures import Measure, MeasuredValue
from desktopapp.plan.plan import Answer, Appearance, Coverage, HeadingChoice, Plan, Section
from desktopapp.plan.report import (
    Appendix,
    BackgroundPaper,
    Dates,
    Field,
    LetterCopy,
    PrivateMeeting,
    Report,
    ReportSection,
)
from desktopapp.plan.shown import without_unnamed
from desktopapp.plan.text import Foreign, Heading, ListItem, Paragraph, Picture, Run, Table, tidy
from desktopapp.plan.words_then import WordsThen

T = TypeVar("T")

# The fields that go out of each record of a plan. All of its letter goes, but for ``extra``.
GOES_OUT: Mapping[type, tuple[str, ...]] = {
    Plan: (
        *("id", "brief", "council", "title", "answers", "sections", "theme_headings", "coverage"),
        *("appearance", "deadline_override", "address_override", "pages_override", "pictures"),
        *("given", "things", "form_override", "report"),
        *("measures", "measures_printed"),
    ),
    Council: (
        *("name", "short_name", "kind", "governance", "decision_body", "lead_member", "partners"),
        *("predecessors", "devolution", "duties", "no_duties", "unsaid", "logo"),
        *("logo_alternative", "contact"),
    ),
    Contact: ("name", "role", "telephone", "email"),
    Answer: ("id", "theme", "questions", "text", "heading", "own_heading", "status", "agreed"),
    Section: ("id", "heading", "place", "text", "status", "agreed"),
    WordsThen: ("words", "by", "when"),
    Given: ("value", "chosen", "filled", "rows", "left"),
    GivenRow: ("id", "cells"),
    EachThing: ("id", "of", "name"),
    Measure: (
        *("id", "name", "about", "unit", "direction", "baseline", "baseline_as_at", "target"),
        *("target_to", "target_date", "values", "owner", "where", "figure", "source"),
    ),
    MeasuredValue: ("id", "value", "as_at"),
    Coverage: ("state", "where", "reason", "published"),
    Appearance: ("font", "size", "spacing", "margin", "accent", "cover_page", "cover_counted"),
    PageRange: ("min", "max"),
    Paragraph: ("id", "runs", "caption"),
    Heading: ("id", "runs", "level"),
    ListItem: ("id", "runs", "level", "numbered", "label", "start", "goes_on"),
    Table: ("id", "rows", "row_headers", "summary"),
    Picture: ("id", "name", "alternative", "decorative", "width"),
    Run: ("text", "bold", "italic", "link", "origin", "doubt"),  # an origin’s id says no name
    Report: (
        *("title", "fields", "sections", "papers", "appendices", "verb", "with_contact"),
        *("separate", "dates", "private"),
    ),
    Field: ("label", "value"),
    ReportSection: ("heading", "text", "needs_clearance", "cleared_by", "cleared_on"),
    BackgroundPaper: ("document", "place"),
    LetterCopy: ("name", "file", "text", "pages", "notes", "left"),
    Appendix: ("kind", "title", "exempt", "reasoning", "own_copy", "asked", "decide"),
    Dates: (
        *("key_decision", "notice", "agenda", "meeting", "final", "publication", "weekends"),
        "bank_holidays",
    ),
    PrivateMeeting: (
        *("first", "second", "opposed", "representations", "response", "urgent", "agreed_by"),
        *("agreed_on", "reasons"),
    ),
}
# What stays, beside ``extra``: what a later version added to any record.
KEPT_BACK: Mapping[type, tuple[str, ...]] = {
    # Passages as they once were taken in, and whose they were; what was put into a form, by whom,
    # and what the form says it received, which may name whoever sent it; what was said last time;
    # figures with their owners, sources and what they were before: the text has them written out;
    # words that spelling passes over, which may be names that the text has no more; which findings
    # were set aside, and why; who released the plan, and what was open then and why.
    Plan: (
        *("sources", "entered", "receipts", "earlier", "figures", "passed_words", "set_aside"),
        "releases",
    ),
    Run: ("figure", "figure_form"),
}


def as_shown(plan: Plan) -> Plan:
    """Return a plan with only what this version shows of it.

    Pictures that were removed go, the passages as they once were taken in, whatever a later
    version added, and what belongs to nothing that is there: to a theme, a question or an ask that
    the letter does not have, to a heading or an answer elsewhere that was chosen once.
    """
    known = _known(plan)
    themes = {theme.id: {one.id for one in theme.questions} for theme in plan.brief.themes}
    questions = {one.id: one for _, one in plan.brief.questions()}
    things = {one.id for one in plan.brief.for_things}
    asks = {one.id: one.is_requirement for one in asked(plan)}
    shown = replace(
        known,
        answers=tuple(
            without_earlier_words(plan, _shown_answer(one, themes[one.theme]))
            for one in known.answers
            if one.theme in themes
        ),
        sections=tuple(without_earlier_words(plan, one) for one in known.sections),
        theme_headings={one: said for one, said in known.theme_headings.items() if one in themes},
        coverage={
            one: shown_coverage(said, is_requirement=asks[one])
            for one, said in known.coverage.items()
            if one in asks
        },
        given={
            one: _shown_given(questions[one], said)
            for one, said in known.given.items()
            if one in questions
        },
        things=tuple(one for one in known.things if one.id in things),
    )
    return without_unnamed(shown)


def _shown_given(question: Question, given: Given) -> Given:
    """Return what is given at a question; of one that is left, only why."""
    return Given(left=given.left) if given.left.strip() else of_its_fields(question, given)


def _shown_answer(answer: Answer, questions: Container[str]) -> Answer:
    own = answer.own_heading if answer.heading is HeadingChoice.OWN else ""
    served = tuple(one for one in answer.questions if one in questions)
    return replace(answer, own_heading=own, questions=served)


def _known(value: T) -> T:
    """Return a value made anew of the fields that are shared, and of what is shown of them."""
    found: Any = _without_unasked(value)
    if isinstance(found, Brief):
        found = _known_letter(found)
    elif is_dataclass(found):
        kind: Any = type(found)
        found = kind(**{name: _known(getattr(found, name)) for name in GOES_OUT[kind]})
    elif isinstance(found, tuple) and type(found) is tuple:
        found = tuple(_known(one) for one in found if not isinstance(one, Foreign))
        found = tidy(found) if found and isinstance(found[0], Run) else found
    elif isinstance(found, Mapping):
        found = {key: _known(one) for key, one in found.items()}
    known: T = found
    return known


def _known_letter(value: T) -> T:
    """Return a letter, or what is in it, without what a later version added to any of it."""
    found: Any = value
    if is_dataclass(found) and not isinstance(found, type):
        said = {one.name: _known_letter(getattr(found, one.name)) for one in fields(found)}
        found = replace(found, **said | ({"extra": ""} if "extra" in said else {}))
    elif isinstance(found, tuple) and type(found) is tuple:
        found = tuple(map(_known_letter, found))
    elif isinstance(found, Mapping):
        found = {key: _known_letter(one) for key, one in found.items()}
    known: T = found
    return known


def _without_unasked(value: object) -> object:
    """Return a value without what is hidden while something else in it is not chosen."""
    match value:
        case Report() if not value.exempt:
            return replace(value, private=PrivateMeeting())
        case Appendix() if not value.exempt.strip():
            return replace(value, reasoning="")
        case ReportSection(needs_clearance=False):
            return replace(value, cleared_by="", cleared_on=None)
        case PrivateMeeting():
            return _shown_meeting(value)
        case _:
            return value


def _shown_meeting(value: PrivateMeeting) -> PrivateMeeting:
    """Return what is shown of a private meeting: its notices, or why it cannot wait for them."""
    if value.urgent:
        return replace(
            value, first=None, second=None, opposed=None, representations="", response=""
        )
    told = value if value.opposed else replace(value, representations="", response="")
    return replace(told, agreed_by="", agreed_on=None, reasons="")
