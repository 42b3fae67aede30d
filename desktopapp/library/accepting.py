"""Take a confirmed proposal into a plan."""

import re
from collections.abc import Mapping
from dataclasses import replace

from desktopapp.library.proposal import PlacedDocument, PlacedPassage, Proposal
from desktopapp.plan.answer_order import place_for
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.given_in_words import given_in
from desktopapp.plan.giving import NOTHING_GIVEN, given_to, taken_up
from desktopapp.plan.plan import Answer, Plan, Section, SectionPlace, Source, Status
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Block, Heading, Picture, Run, is_empty, new_id, with_runs

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PART = re.compile(r"\W*(appendix|annex|schedule|enclosure|agenda|item)\b", re.IGNORECASE)


def proposed_title(plan: Plan, proposal: Proposal) -> str:
    """Return the title that a proposal offers to a plan in which nothing is written.

    Another council's document offers none.
    """
    first = proposal.sources[0] if proposal.sources and is_unwritten(plan) else None
    title = first.title if first and not first.council else ""
    return "" if title == plan.title else title


def suits_as_title(plan: Plan, title: str) -> bool:
    """Tell whether a title suits a plan as it is.

    One of an appendix is what it was to a report, and one of another year is of another plan.
    """
    known, years = (set(_YEAR.findall(words)) for words in (plan.title, title))
    return not _PART.match(title) and not (known and years and known.isdisjoint(years))


def other_headings(plan: Plan, proposal: Proposal) -> dict[str, str]:
    """Return the headings that themes have in documents and not in the plan, by theme."""
    return {
        theme: words
        for source in proposal.sources
        for theme, words in source.theme_headings.items()
        if words and words != plan.theme_title(theme)
    }


def accept(
    plan: Plan,
    proposal: Proposal,
    *,
    append: bool = False,
    title: bool = False,
    headings: bool = False,
) -> Plan:
    """Return the plan with all passages of a proposal, in the order of their sources.

    Passages in a row that answer one question make one answer; a question may get several.
    ``title`` takes the first document's title, ``headings`` its headings of themes: nobody takes
    them unasked. Raises ``Problem`` for a plan that has answers already, unless they are to be
    added to.
    """
    if not append and any(not is_empty(answer.text) for answer in plan.answers):
        raise Problem(
            "This plan has answers already.",
            safe="Nothing was brought in, and the plan was not changed.",
            then="Bring it into a new plan, or choose to add to the answers that are there.",
        )
    named = proposed_title(plan, proposal) if title else ""
    plan = replace(plan, title=named or plan.title)
    for number, source in enumerate(proposal.sources):
        passages = [passage for passage in proposal.passages if passage.source == number]
        plan = _with_source(plan, source, passages, headings=headings)
    return plan


def _with_source(
    plan: Plan, source: PlacedDocument, passages: list[PlacedPassage], *, headings: bool
) -> Plan:
    record = Source(
        new_id(),
        source.title or source.path,
        council=source.council,
        kind="imported",
        text=source.text,
    )
    if source.council:
        passages = [_from(passage, record.id) for passage in passages]
    for where in SectionPlace:
        own = [passage for passage in passages if passage.place is where]
        if own and all(is_empty(section.text) for section in plan.sections_at(where)):
            others = (section for section in plan.sections if section.place is not where)
            plan = replace(plan, sections=tuple(others))  # the source's own order is kept
        for passage in own:
            plan = _in_section(plan, passage)
    for theme in plan.brief.themes:
        own = [one for one in passages if one.theme == theme.id and not one.place]
        named = source.theme_headings.get(theme.id, "") if headings else ""
        plan = _in_theme(plan, theme.id, own, named)
    plan = replace(plan, pictures={**plan.pictures, **_used(source, passages)})
    return replace(plan, sources=(*plan.sources, record))


def _from(passage: PlacedPassage, origin: str) -> PlacedPassage:
    """Return a passage whose words keep that they came from another council's document."""
    marked = (
        with_runs(block, lambda runs: tuple(replace(run, origin=origin) for run in runs))
        for block in passage.text
    )
    return replace(passage, text=tuple(marked))


def _used(source: PlacedDocument, passages: list[PlacedPassage]) -> Mapping[str, bytes]:
    """Return the pictures that the passages show."""
    names = {b.name for passage in passages for b in passage.text if isinstance(b, Picture)}
    return {name: data for name, data in source.pictures.items() if name in names}


def _in_section(plan: Plan, passage: PlacedPassage) -> Plan:
    """Add a passage to the section of its heading, or to a new one in its place."""
    where = passage.place or SectionPlace.BEFORE
    for section in plan.sections_at(where):
        if section.heading.strip().lower() == passage.heading.strip().lower():
            text = (*section.text, *passage.text)
            changed = replace(section, heading=passage.heading, text=text, status=Status.DRAFTING)
            return plan.with_part(changed)
    section = Section(new_id(), passage.heading, where, passage.text, Status.DRAFTING)
    return plan.with_part(section)


def _in_theme(plan: Plan, theme: str, passages: list[PlacedPassage], heading: str) -> Plan:
    """Add a theme's passages beside the answers it has. A heading of its own is kept.

    To a theme in which something is written they come where each question is answered; below a
    heading of their own they stay together, after all that is there.
    """
    first: list[Block] = []
    is_written = any(not is_empty(answer.text) for answer in plan.theme_answers(theme))
    if heading and heading != plan.theme_title(theme):
        if not is_written:
            plan = replace(plan, theme_headings={**plan.theme_headings, theme: heading})
        else:
            first = [Heading(new_id(), (Run(heading),))]
    is_together = bool(first)
    plan, passages = _with_given(plan, passages)
    answers: list[Answer] = []
    for passage in passages:
        questions = (passage.question,) if passage.question else ()
        if answers and answers[-1].questions == questions:
            text = (*answers[-1].text, *passage.text)
            answers[-1] = replace(answers[-1], text=text)
        else:
            text = (*first, *passage.text)
            first = []
            answers.append(Answer(new_id(), theme, questions, text, status=Status.DRAFTING))
    if is_written and not is_together:
        return replace(plan, answers=_spread(plan, theme, answers))
    return replace(plan, answers=(*plan.answers, *answers))


def _with_given(plan: Plan, passages: list[PlacedPassage]) -> tuple[Plan, list[PlacedPassage]]:
    """Give what passages say is chosen or filled in, where nothing is given yet.

    A question that was left with a reason is taken up again by its answer.
    """
    left: list[PlacedPassage] = []
    for passage in passages:
        question = plan.brief.question(passage.question)[1] if passage.question else None
        if question:
            plan = taken_up(plan, question.id)
        if question is None or given_to(plan, question.id) != NOTHING_GIVEN:
            left.append(passage)
            continue
        given, text = given_in(question, passage.text)
        if given != NOTHING_GIVEN:
            plan = replace(plan, given={**plan.given, question.id: given})
        left.append(replace(passage, text=text))
    return plan, left


def _spread(plan: Plan, theme: str, new: list[Answer]) -> tuple[Answer, ...]:
    """Return the plan's answers with new ones of a theme, each where its question is answered.

    One that answers none stays behind what it stood behind, or goes to the end.
    """
    found = next(one for one in plan.brief.themes if one.id == theme)
    answers, at = list(plan.answers), len(plan.answers)
    for answer in new:
        if answer.questions:
            at = place_for(answer.questions[0], found, answers)
        answers.insert(at, answer)
        at += 1
    return tuple(answers)
