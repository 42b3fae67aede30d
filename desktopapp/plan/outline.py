"""What the outline shows of a plan, as plain data: a row for each section, theme and question."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktopapp.plan.agreeing import CHANGED, changed_at, is_changed
from desktopapp.plan.answered import has_text, instead, is_settled
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.coverage import ASK_SIGNS, AskSign
from desktopapp.plan.pencil import pencil_marks
from desktopapp.plan.places import leader, place_of
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import AskState, Plan, Section, SectionPlace, Status

DONE = (Status.READY, Status.AGREED)
ASK_SHAPES = {  # the icons of the ways in which an ask stands
    AskSign.UNSAID: "unsaid",
    AskSign.NO_TEXT: "not started",
    AskSign.TEXT: "half",
    AskSign.UNPLACED: "not started",
    AskSign.NO_PLACE: "unsaid",
    AskSign.NO_REASON: "unsaid",
    AskSign.HERE: "tick",
    AskSign.ELSEWHERE: "elsewhere",
    AskSign.NOT_APPLICABLE: "dash",
    AskSign.LEFT_OUT: "left out",
}


class OutlineRow(NamedTuple):
    """A row: where it leads, what it says, and what a screen reader says of it."""

    where: str
    number: str
    label: str
    status: str  # the words of the second line
    shape: str  # the icon of a status, or nothing
    cost: str
    spoken: str
    under: str = ""  # the theme it stands under
    to_settle: int = 0  # marks of borrowed words that are left in it


def outline_rows(plan: Plan, pages: Mapping[str, float]) -> list[OutlineRow]:
    """Return the rows in the order of the export. ``pages`` is the cost of each part, by id."""
    found = [_section(plan, section, pages) for section in plan.sections_at(SectionPlace.BEFORE)]
    for theme in plan.brief.themes:
        found += _theme(plan, theme, pages)
    found += [_section(plan, section, pages) for section in plan.sections_at(SectionPlace.AFTER)]
    left = Counter(place_of(plan, mark.part) for mark in pencil_marks(plan))
    return [_with_marks(row, left[row.where]) for row in found] if left else found


def _with_marks(row: OutlineRow, left: int) -> OutlineRow:
    if not left:
        return row
    return row._replace(to_settle=left, spoken=f"{row.spoken}, {left:,} to settle")


def ready(plan: Plan) -> tuple[int, int]:
    """Return how many questions are ready or agreed, and how many there are."""
    states = [is_ready(plan, question) for _, question in plan.brief.questions()]
    return sum(states), len(states)


def is_ready(plan: Plan, question: Question) -> bool:
    """Tell whether a question is ready or agreed, or it is said why nothing is written."""
    if changed_at(plan, question.id) and not instead(plan, question):
        return False
    return plan.status(question.id) in DONE or _said_instead(plan, question) is not None


def _said_instead(plan: Plan, question: Question) -> tuple[str, str] | None:
    """Say why a question has no answer, with an icon: it is left, not asked, or settled so."""
    if reason := instead(plan, question):
        return one_line(reason), ASK_SHAPES[AskSign.NOT_APPLICABLE]
    if has_text(plan, question) or not is_settled(plan, question):
        return None
    states = [plan.covered(ask.id).state for ask in question.asks]
    if AskState.HERE in states:
        return None
    return ASK_SIGNS[states[0]], ASK_SHAPES[ASK_SIGNS[states[0]]]


def cost(pages: float) -> str:
    """Say a share of pages in words."""
    if pages <= 0:
        return "no text yet"
    if pages < 0.05:  # noqa: PLR2004  # would be shown as 0.0
        return "a line or two"
    return f"{pages:.1f} page" if pages <= 1 else f"{pages:.1f} pages"


def status_words(status: Status, *, changed: bool) -> str:
    """Say a status; what was agreed and then changed is not agreed as it stands."""
    return CHANGED if changed else status_name(status)


def status_shape(status: Status, *, changed: bool) -> str:
    """Return the icon of a status, and of what was changed since it was agreed."""
    return "warning" if changed else status


def status_name(status: Status) -> str:
    """Say a status as a button or row shows it."""
    return status.capitalize()


def _row(  # a row is made of what it shows
    where: str, number: str, label: str, status: str, shape: str, pages: str, under: str = ""
) -> OutlineRow:
    spoken = ", ".join(part for part in (f"{number} {label}".strip(), status, pages) if part)
    return OutlineRow(where, number, label, status, shape, pages, spoken, under)


def _section(plan: Plan, section: Section, pages: Mapping[str, float]) -> OutlineRow:
    status, changed = section.status, is_changed(plan, section)
    title = section.heading or "Section without a heading"
    price = cost(pages.get(section.id, 0.0))
    words, shape = status_words(status, changed=changed), status_shape(status, changed=changed)
    return _row(section.id, "", title, words, shape, price)


def _theme(plan: Plan, theme: Theme, pages: Mapping[str, float]) -> Iterator[OutlineRow]:
    answers = plan.theme_answers(theme.id)
    done = sum(is_ready(plan, question) for question in theme.questions)
    status = f"{done} of {len(theme.questions)} ready" if theme.questions else ""
    price = cost(sum(pages.get(answer.id, 0.0) for answer in answers))
    yield _row(theme.id, str(theme.number), theme.label or theme.title, status, "", price)
    for question in theme.questions:
        state = plan.status(question.id)
        left = instead(plan, question)
        said = _said_instead(plan, question) if left or state not in DONE else None
        changed = bool(changed_at(plan, question.id))
        yield _row(
            question.id,
            plan.brief.number(question.id),
            question.label,
            said[0] if said else status_words(state, changed=changed),
            said[1] if said else status_shape(state, changed=changed),
            "" if left else _question_cost(plan, question.id, pages),
            theme.id,
        )


def _question_cost(plan: Plan, question_id: str, pages: Mapping[str, float]) -> str:
    answers = plan.answers_to(question_id)
    own = [answer for answer in answers if leader(plan, answer) == question_id]
    if answers and not own:
        return f"with {plan.brief.number(leader(plan, answers[0]))}"
    return cost(sum(pages.get(answer.id, 0.0) for answer in own))
