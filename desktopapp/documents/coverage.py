"""The coverage annex: what the brief asks, as the council reads it, and where the plan answers.

Says only what a person said of each ask and requirement; a reason only where it was published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from desktopapp.layout.build import Document, Item, ItemOrigin, TableItem, TextItem
from desktopapp.layout.count import Count
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import Styles, styles
from desktopapp.plan.brief import Ask, Question, RequirementKind, Theme
from desktopapp.plan.naming import part_title, printed_label
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Section
from desktopapp.plan.printed import is_printed, said_instead
from desktopapp.plan.text import Run, Runs

_MOST_PAGES = 2
_SIZES = (12.0, 11.0, 10.0, 9.0)
_MARGIN = 56.7  # two centimetres
_BESIDE = (68.0, 32.0)
_SHARES = (26.0, 42.0, 32.0)  # the same in each table, so that the eye runs down one column
_HEAD = ("Question", "What is asked, as we read it", "Where it is answered")


def coverage_annex(plan: Plan, counted: Count) -> Document:
    """Make the annex, in the largest size of text in which it takes two pages at most.

    ``counted`` tells the pages of the plan's parts. A brief that asks too much for two pages at
    9 points gets the pages that it needs.
    """
    document = _annex(plan, counted, _SIZES[0])
    for size in _SIZES[1:]:
        if len(lay_out(document).pages) <= _MOST_PAGES:
            break
        document = _annex(plan, counted, size)
    return document


def _annex(plan: Plan, counted: Count, size: float) -> Document:
    size = min(size, plan.appearance.size)
    margin = min(plan.appearance.margin, _MARGIN)
    style = styles(replace(plan.appearance, size=size, margin=margin))
    return Document(
        title=_title(plan),
        author=one_line(plan.council.name),
        styles=style,
        items=tuple(_items(plan, counted, style)),
    )


def _title(plan: Plan) -> str:
    return f"Where each point is answered: {one_line(plan.title) or one_line(plan.brief.title)}"


def _items(plan: Plan, counted: Count, style: Styles) -> Iterator[Item]:
    title = _title(plan)
    said = (
        f"This annex lists what “{one_line(plan.brief.title)}” asks, as the council reads it, "
        "and where the plan answers it. Pages are those of the plan."
    )
    yield TextItem("title", (Run(title),), style.title, ItemOrigin())
    yield TextItem("subtitle", (Run(one_line(plan.council.name)),), style.subtitle, ItemOrigin())
    yield TextItem("paragraph", (Run(said),), style.body, ItemOrigin())
    for theme in plan.brief.themes:
        rows = tuple(_theme_rows(theme, plan, counted))
        if rows:
            words = one_line(plan.theme_title(theme.id))
            yield _heading(words, style, str(theme.number))
            yield _table(_HEAD, rows, f"What is asked under theme {theme.number}")
    beside = tuple(_requirement_rows(plan, counted))
    if beside:
        words = "What is said beside the questions"
        yield _heading(words, style)
        yield _table(("What is said", _HEAD[2]), beside, words, row_headers=False, shares=_BESIDE)


def _heading(words: str, style: Styles, label: str = "") -> TextItem:
    look = style.theme if label else style.headings[0]
    runs = (Run(words),)
    return TextItem("heading", runs, look, ItemOrigin(), 1, label=label, before=look.before)


def _table(
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    summary: str,
    *,
    row_headers: bool = True,
    shares: tuple[float, ...] = _SHARES,
) -> TableItem:
    cells = tuple(tuple(_cell(words) for words in row) for row in (head, *rows))
    return TableItem(cells, row_headers, summary, ItemOrigin(), shares=shares)


def _cell(words: str) -> Runs:
    return (Run(words),) if words else ()


def _theme_rows(theme: Theme, plan: Plan, counted: Count) -> Iterator[tuple[str, str, str]]:
    """Make a row of each question; its asks are one row as long as one thing is said of them."""
    own = [answer for answer in plan.theme_answers(theme.id) if not answer.questions]
    yield from _ask_rows("Theme introduction", theme.asks, own, plan, counted)
    for question in theme.questions:
        name = f"{plan.brief.number(question.id)} {printed_label(question)}"
        answers = list(plan.answers_to(question.id))
        if reason := said_instead(plan, question):
            yield name, one_line(question.text), reason
            continue
        yield from _ask_rows(name, question.asks or (_whole(question),), answers, plan, counted)


def _whole(question: Question) -> Ask:
    """Take a question in which no asks were read as one ask."""
    return Ask(question.id, one_line(question.text))


def _ask_rows(
    name: str, asks: tuple[Ask, ...], answers: list[Answer], plan: Plan, counted: Count
) -> Iterator[tuple[str, str, str]]:
    def where(ask: Ask) -> str:
        return _said(plan.covered(ask.id), answers, plan, counted)

    for said, group in groupby(asks, key=where):
        labels = "; ".join(one_line(ask.label) for ask in group)
        yield name, labels[:1].upper() + labels[1:], said


def _requirement_rows(plan: Plan, counted: Count) -> Iterator[tuple[str, str]]:
    for requirement in plan.brief.requirements:
        if requirement.kind is RequirementKind.CONTENT:
            said = _said(_placed(plan.covered(requirement.id)), [], plan, counted)
            yield f"“{one_line(requirement.quote)}”", said


def _placed(coverage: Coverage) -> Coverage:
    """Return what is said of a requirement; one that is answered in a part has its place there."""
    if coverage.state is AskState.HERE and coverage.where.strip():
        return replace(coverage, state=AskState.ELSEWHERE)
    return coverage


def _said(coverage: Coverage, answers: list[Answer], plan: Plan, counted: Count) -> str:
    """Say what a person said, and the reason where it was published."""
    said = _stated(coverage, answers, plan, counted)
    reason = one_line(coverage.reason) if coverage.published else ""
    return f"{said}. {reason}" if reason else said


def _stated(coverage: Coverage, answers: list[Answer], plan: Plan, counted: Count) -> str:
    """Say the state of an ask or requirement in words, with its place in the plan."""
    match coverage.state:
        case AskState.HERE:
            written = [answer for answer in answers if is_printed(plan, answer)]
            return "; ".join(_place(answer, plan, counted) for answer in written) or "In the plan"
        case AskState.ELSEWHERE:
            return _elsewhere(coverage.where, plan, counted)
        case AskState.NOT_APPLICABLE:
            return "Does not apply to this council"
        case AskState.LEFT_OUT:
            return "Left out"
        case AskState.OPEN:
            return "Not said yet"


def _elsewhere(where: str, plan: Plan, counted: Count) -> str:
    """Name the part of the plan or the other document that answers."""
    try:
        return _place(plan.part(where), plan, counted)
    except KeyError:
        return one_line(where) or "In another document"


def _place(part: Answer | Section, plan: Plan, counted: Count) -> str:
    """Name a part by its page and heading: "Page 2: Agency and consultants"."""
    page = counted.part(part.id).page
    name = part_title(plan, part)
    return f"Page {page}: {name}" if page else name
