"""The coverage annex: what the brief asks, as the council reads it, and where the plan answers.

Says only what a person said of each ask and requirement; a reason only where it was published. It
is one page where that can be read, for members who have a folder of papers before them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby

from desktopapp.layout.build import Document, Item, ItemOrigin, TableItem, TextItem
from desktopapp.layout.count import Count
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import Styles, styles
from desktopapp.plan.answered import StillWanted, still_wanted, wanted_of_requirement
from desktopapp.plan.brief import Ask, Question, RequirementKind, Theme
from desktopapp.plan.coverage import ASK_SIGNS, AskSign, asked, is_open, signs
from desktopapp.plan.naming import part_title, printed_label
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Section
from desktopapp.plan.printed import is_printed, said_instead
from desktopapp.plan.saying import counted as said_number
from desktopapp.plan.saying import in_sentence, listed
from desktopapp.plan.text import Run, Runs

_SIZES = (12.0, 11.0, 10.0, 9.0)
_MARGIN = 42.5  # one and a half centimetres
_SPACING = 1.15
_BESIDE = (72.0, 28.0)
_SHARES = (33.0, 45.0, 22.0)  # the same in each table, so that the eye runs down one column
_HEAD = ("Question", "What is asked, as we read it", "Where it is answered")


def coverage_annex(plan: Plan, counted: Count) -> Document:
    """Make the annex on one page, in one table; where that has no room, by themes on two.

    Each in the largest size of text in which it has room. ``counted`` tells the pages of the
    plan's parts. A brief that asks too much for two pages at 9 points gets those that it needs.
    """
    made: Document | None = None
    for most, by_themes in ((1, False), (2, True)):
        for size in _SIZES:
            made = _annex(plan, counted, size, by_themes=by_themes)
            if len(lay_out(made).pages) <= most:
                return made
    assert made  # noqa: S101  # the last that was tried
    return made


def _annex(plan: Plan, counted: Count, size: float, *, by_themes: bool) -> Document:
    look = plan.appearance
    style = styles(
        replace(
            look,
            size=min(size, look.size),
            margin=min(look.margin, _MARGIN),
            spacing=min(look.spacing, _SPACING),
        )
    )
    return Document(
        title=_title(plan),
        author=one_line(plan.council.name),
        styles=style,
        items=tuple(_items(plan, counted, style, by_themes=by_themes)),
    )


def _title(plan: Plan) -> str:
    return f"Where each point is answered: {one_line(plan.title) or one_line(plan.brief.title)}"


def _items(plan: Plan, counted: Count, style: Styles, *, by_themes: bool) -> Iterator[Item]:
    title, council = _title(plan), one_line(plan.council.name)
    yield TextItem("title", (Run(title),), style.title, ItemOrigin())
    yield TextItem("paragraph", (Run(_summary(plan, council)),), style.body, ItemOrigin())
    rows = {theme.id: tuple(_theme_rows(theme, plan, counted)) for theme in plan.brief.themes}
    if not by_themes and any(rows.values()):
        yield _table(_HEAD, chain.from_iterable(rows.values()), "What is asked, by question")
    for theme in plan.brief.themes if by_themes else ():
        if rows[theme.id]:
            words = one_line(plan.theme_title(theme.id))
            yield _heading(f"{theme.number} {words}", style)
            yield _table(_HEAD, rows[theme.id], f"What is asked under theme {theme.number}")
    beside = tuple(_requirement_rows(plan, counted))
    if beside:
        words = "What is said beside the questions"
        yield _heading(words, style)
        yield _table(("What is said", _HEAD[2]), beside, words, row_headers=False, shares=_BESIDE)


def _summary(plan: Plan, council: str) -> str:
    """Say what the annex is, and of how many points what was said."""
    stand = signs(plan)
    asks = [stand[ask.id] for _, _, ask in plan.brief.asks()]
    beside = [stand[one.id] for one in asked(plan) if one.is_requirement]
    said = (
        f"{council}. What “{one_line(plan.brief.title)}” asks, as the council reads it, and where "
        "the plan answers it. Pages are those of the plan."
    )
    if asks:
        said += f" {said_number(len(asks), 'point')}: {_said_counts(asks)}."
    if beside:
        said += f" Beside the questions {len(beside)} more: {_said_counts(beside)}."
    return said


def _said_counts(stand: list[AskSign]) -> str:
    """Count how points stand: "40 answered here, 2 left out"."""
    counts = [(in_sentence(sign), stand.count(sign)) for sign in ASK_SIGNS.values()]
    counts.append(("not said yet", sum(map(is_open, stand))))
    return ", ".join(f"{number} {words}" for words, number in counts if number)


def _heading(words: str, style: Styles) -> TextItem:
    look = style.headings[0]
    return TextItem("heading", (Run(words),), look, ItemOrigin(), 1, before=look.before)


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
    yield from _ask_rows(f"{theme.number} Introduction", theme.asks, own, plan, counted)
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
        return _said(plan, ask, answers, counted)

    for said, group in groupby(asks, key=where):
        labels = "; ".join(one_line(ask.label) for ask in group)
        yield name, labels[:1].upper() + labels[1:], said


def _requirement_rows(plan: Plan, counted: Count) -> Iterator[tuple[str, str]]:
    for requirement in plan.brief.requirements:
        if requirement.kind is RequirementKind.CONTENT:
            covered = plan.covered(requirement.id)
            said = _with_reason(_met(covered, plan, counted), covered)
            yield f"“{one_line(requirement.quote)}”", said


def _met(said: Coverage, plan: Plan, counted: Count) -> str:
    """Say where a requirement is met."""
    match wanted_of_requirement(said), said.state:
        case None, AskState.HERE | AskState.ELSEWHERE:
            return _elsewhere(said.where, plan, counted)
        case wanted, state:
            return _unanswered(state, wanted)


def _said(plan: Plan, ask: Ask, answers: list[Answer], counted: Count) -> str:
    """Say what a person said of an ask, with its place in the plan."""
    said = plan.covered(ask.id)
    match still_wanted(plan, ask), said.state:
        case None, AskState.HERE:
            return _with_reason(_here(answers, plan, counted), said)
        case None, AskState.ELSEWHERE:
            return _with_reason(_elsewhere(said.where, plan, counted), said)
        case wanted, state:
            return _with_reason(_unanswered(state, wanted), said)


def _with_reason(said: str, coverage: Coverage) -> str:
    """Add the reason where it was published."""
    reason = one_line(coverage.reason) if coverage.published else ""
    return f"{said}. {reason}" if reason else said


def _unanswered(state: AskState, wanted: StillWanted | None) -> str:
    """Say why a point has no place in the plan, and what has not been said yet."""
    match state:
        case AskState.NOT_APPLICABLE:
            said = "Does not apply to this council"
        case AskState.LEFT_OUT:
            said = "Left out"
        case AskState.ELSEWHERE:
            said = "Answered elsewhere"
        case _:
            return "Not said yet"
    return f"{said}, not said {wanted} yet" if wanted else said


def _here(answers: list[Answer], plan: Plan, counted: Count) -> str:
    """Name the pages of the answers to a question; by their headings where these are others."""
    written = [answer for answer in answers if is_printed(plan, answer)]
    pages = [counted.part(answer.id).page for answer in written]
    alone = all(len(answer.questions) == 1 and not answer.own_heading for answer in written)
    if written and alone and all(pages):
        shown = listed([f"{page}" for page in dict.fromkeys(pages)])
        return f"Page {shown}" if len(set(pages)) == 1 else f"Pages {shown}"
    return "; ".join(_place(answer, plan, counted) for answer in written) or "In the plan"


def _elsewhere(where: str, plan: Plan, counted: Count) -> str:
    """Name the part of the plan or the other document that answers."""
    try:
        return _place(plan.part(where), plan, counted)
    except KeyError:
        return one_line(where)


def _place(part: Answer | Section, plan: Plan, counted: Count) -> str:
    """Name a part by its page and heading: "Page 2: Agency and consultants"."""
    page = counted.part(part.id).page
    name = part_title(plan, part)
    return f"Page {page}: {name}" if page else name
