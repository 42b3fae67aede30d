"""Where things are written: which parts of the plan stand on which page of the outline."""

from collections.abc import Iterator
from dataclasses import replace

from desktopapp.plan.answered import is_answered, is_settled
from desktopapp.plan.naming import served
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Section, SectionPlace, Status


def leader(plan: Plan, answer: Answer) -> str:
    """Return the first question, in the letter's order, that an answer serves, or nothing."""
    questions = served(plan, answer)
    return questions[0].id if questions else ""


def place_name(plan: Plan, where: str) -> str:
    """Return what a page of the outline is called: "Question 1.3", "Theme 2", or its heading.

    Nothing is the whole plan's page: "The whole plan".
    """
    if not where:
        return "The whole plan"
    named = place_number(plan, where)
    is_question = not is_theme(plan, where) and not is_section(plan, where)
    return f"Question {named}" if is_question else named or "A section"


def place_number(plan: Plan, where: str) -> str:
    """Return the short name of a page of the outline: "1.3", "Theme 2", or its heading.

    Nothing where there is no such page, or a section has no heading.
    """
    if is_theme(plan, where):
        return f"Theme {plan.brief.theme(where).number}"
    for section in plan.sections:
        if section.id == where:
            return one_line(section.heading)
    return plan.brief.number(where) if exists(plan, where) else ""


def parts_at(plan: Plan, where: str) -> tuple[Answer | Section, ...]:
    """Return the parts that a page of the outline holds, in the order of the export."""
    if is_theme(plan, where):
        return tuple(answer for answer in plan.theme_answers(where) if not leader(plan, answer))
    for section in plan.sections:
        if section.id == where:
            return (section,)
    return plan.answers_to(where)


def print_order(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return all that is written or to be written, in print order: its page, and its part or "".

    A question that nothing answers stands where its answer would, unless it needs none.
    """
    found = [(one.id, one.id) for one in plan.sections_at(SectionPlace.BEFORE)]
    for theme in plan.brief.themes:
        order = [question.id for question in theme.questions]
        missing = [
            question.id
            for question in theme.questions
            if not plan.answers_to(question.id) and not is_settled(plan, question)
        ]
        for answer in plan.theme_answers(theme.id):
            lead = leader(plan, answer)
            while lead in order and missing and order.index(missing[0]) < order.index(lead):
                found.append((missing.pop(0), ""))
            found.append((lead or theme.id, answer.id))
        found += [(question, "") for question in missing]
    found += [(one.id, one.id) for one in plan.sections_at(SectionPlace.AFTER)]
    return tuple(found)


def said_print_order(plan: Plan, where: str, part: Answer | Section) -> str:
    """Say behind what a part is printed, where that is not what stands above it on its page."""
    shown, order = [one.id for one in parts_at(plan, where)], plan.parts()
    ids = [one.id for one in order]
    if part.id not in shown or part.id not in ids:
        return ""
    n, at = shown.index(part.id), ids.index(part.id)
    before = order[at - 1] if at else None
    begins = not isinstance(before, Answer) or before.theme != getattr(part, "theme", "")
    if n and begins:
        return f"Printed first in {place_number(plan, getattr(part, 'theme', ''))}"
    is_apart = n and before and before.id != shown[n - 1]
    if not begins and before and (is_apart or (not n and is_theme(plan, where))):
        return f"Printed after {place_number(plan, place_of(plan, before.id))}"
    return ""


def is_theme(plan: Plan, where: str) -> bool:
    """Tell whether a page is a theme's."""
    return plan.brief.has_theme(where)


def is_section(plan: Plan, where: str) -> bool:
    """Tell whether a page is a section's."""
    return any(section.id == where for section in plan.sections)


def exists(plan: Plan, where: str) -> bool:
    """Tell whether the plan has such a page."""
    return is_theme(plan, where) or is_section(plan, where) or plan.brief.has_question(where)


def place_of(plan: Plan, part_id: str) -> str:
    """Return the page on which a part is written, or nothing where there is no such part."""
    try:
        part = plan.part(part_id)
    except KeyError:
        return ""
    if isinstance(part, Section):
        return part.id
    return leader(plan, part) or part.theme


def begun(plan: Plan, where: str, part_id: str) -> Plan:
    """Return the plan with a first, empty answer on a page, under the id given."""
    if is_theme(plan, where):
        order = [part_id, *(answer.id for answer in plan.theme_answers(where))]
        return plan.with_part(Answer(part_id, where)).with_order(where, order)
    return plan.with_answer_to(where, part_id=part_id)


def drafted(plan: Plan, part_id: str) -> Plan:
    """Return the plan with a part that was not started in draft."""
    part = plan.part(part_id)
    if part.status is not Status.NOT_STARTED:
        return plan
    return plan.with_part(replace(part, status=Status.DRAFTING))


def next_part(plan: Plan, part_id: str) -> Answer | Section | None:
    """Return the part that follows another in the export."""
    parts = plan.parts()
    ids = [part.id for part in parts]
    at = ids.index(part_id) + 1 if part_id in ids else len(parts)
    return parts[at] if at < len(parts) else None


def moved(plan: Plan, part_id: str, step: int) -> Plan:
    """Return the plan with a part one place up (-1) or down (1) among its neighbours."""
    part = plan.part(part_id)
    if isinstance(part, Section):
        ids = [section.id for section in plan.sections_at(part.place)]
    else:
        ids = [answer.id for answer in plan.theme_answers(part.theme)]
    at, to = ids.index(part_id), ids.index(part_id) + step
    if not 0 <= to < len(ids):
        return plan
    ids[at], ids[to] = ids[to], ids[at]
    if isinstance(part, Answer):
        return plan.with_order(part.theme, ids)
    return with_sections(plan, tuple(plan.part(one) for one in ids))


def with_sections(plan: Plan, order: tuple[Answer | Section, ...]) -> Plan:
    """Return the plan with these sections in this order, the others behind them."""
    named = tuple(part for part in order if isinstance(part, Section))
    ids = {section.id for section in named}
    others = tuple(section for section in plan.sections if section.id not in ids)
    return replace(plan, sections=(*named, *others))


def first_place(plan: Plan) -> str:
    """Return where to begin: the first question left to answer, else the first of all."""
    questions = [question for _, question in plan.brief.questions()]
    for question in questions:
        if not is_answered(plan, question):
            return question.id
    return questions[0].id if questions else plan.brief.themes[0].id


def next_place(plan: Plan, where: str, by: int) -> str:
    """Return the page to write on that follows one (1) or comes before it (-1), or that page.

    A theme is passed over for its questions, unless it has text of its own.
    """
    order = list(_pages_in_order(plan))
    at = order.index(where) if where in order else 0
    there = order[at + 1 :] if by > 0 else order[:at][::-1]
    return next((page for page in there if _is_to_write(plan, page)), where)


def _pages_in_order(plan: Plan) -> Iterator[str]:
    """Go through the pages of the outline, from top to bottom."""
    yield from (section.id for section in plan.sections_at(SectionPlace.BEFORE))
    for theme in plan.brief.themes:
        yield theme.id
        yield from (question.id for question in theme.questions)
    yield from (section.id for section in plan.sections_at(SectionPlace.AFTER))


def _is_to_write(plan: Plan, where: str) -> bool:
    asked = plan.brief.theme(where).questions if is_theme(plan, where) else ()
    return not asked or bool(parts_at(plan, where))
