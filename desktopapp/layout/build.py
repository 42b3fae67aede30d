"""From a plan to one document: items in reading order, ready for every writer.

All decisions about content are taken here: what is exported, under which heading, with which
number. Writers only write. What is empty is left out: a part without text exports nothing, and
a theme without any text exports no heading either, since a heading above nothing reads like a
page that went missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from desktopapp.layout.answer_rows import ROW_HEAD, ROW_SHARES, Printed, answer_rows
from desktopapp.layout.lists import list_styles
from desktopapp.layout.pictures import without_past
from desktopapp.layout.style import (
    BULLETS,
    LOGO_HEIGHT,
    MOST_OF_A_PAGE,
    ParagraphStyle,
    Styles,
    styles,
    twips,
)
from desktopapp.plan.answered import is_written, says
from desktopapp.plan.brief import Theme
from desktopapp.plan.links import allowed
from desktopapp.plan.list_labels import ItemLabel, item_labels
from desktopapp.plan.measures import PrintedMeasures
from desktopapp.plan.naming import heading_above
from desktopapp.plan.places import leader
from desktopapp.plan.plain_text import one_line, shown
from desktopapp.plan.plan import Plan, Section, SectionPlace
from desktopapp.plan.printed import exported_blocks, printed_answers, words_printed
from desktopapp.plan.text import (
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    is_caption,
    plain_runs,
)
from desktopapp.plan.wanted import DocumentForm

if TYPE_CHECKING:
    from desktopapp.plan.charts import Chart


class ItemOrigin(NamedTuple):
    """Where an item comes from: an answer or section, its theme, the block. Any may be empty."""

    part: str = ""
    theme: str = ""
    block: str = ""


class TextItem(NamedTuple):
    """A paragraph of any kind.

    ``role`` is title, subtitle, heading, paragraph, list item, or caption, below its picture.

    ``level`` is 1 to 5 for a heading, 0 to 2 for a list item; levels are never skipped.
    ``label`` is a theme's number, a bullet or a list number, set by style and never typed;
    ``listed`` is what a list item's is made of. ``before`` is the space above it, ``new_page``
    begins a page.
    """

    role: str
    runs: Runs
    style: ParagraphStyle
    origin: ItemOrigin
    level: int = 0
    label: str = ""
    listed: ItemLabel = ItemLabel()
    before: float = 0.0
    new_page: bool = False


class TableItem(NamedTuple):
    """A table of equal rows; the first is the header row. ``summary`` is its alternative text.

    ``before`` is the space between it and a table above it. ``shares`` say how much of the width
    each column wishes for; without them its words say it. ``parts`` are the ids of the parts that
    its rows come from below the first, where it has several.
    """

    rows: tuple[tuple[Runs, ...], ...]
    row_headers: bool
    summary: str
    origin: ItemOrigin
    before: float = 0.0
    new_page: bool = False
    shares: tuple[float, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


class PictureItem(NamedTuple):
    """A picture. ``width`` is in points, 0 for its own; it is drawn ``height`` high at most.

    ``alternative`` says what it shows; empty for a decorative one. ``captioned`` says that the
    next item is its caption, which stays on its page. A ``chart`` is drawn and has no ``data``.
    """

    name: str
    data: bytes
    alternative: str
    decorative: bool
    width: float
    height: float
    style: ParagraphStyle
    origin: ItemOrigin
    before: float = 0.0
    new_page: bool = False
    captioned: bool = False
    chart: "Chart | None" = None


Item: TypeAlias = TextItem | TableItem | PictureItem


class Document(NamedTuple):
    """A plan as a document. ``author`` is the council.

    ``uncounted`` says that the cover, all before the first item on a new page, does not count.
    """

    title: str
    author: str
    styles: Styles
    items: tuple[Item, ...]
    uncounted: bool = False
    language: str = "en-GB"


def item_runs(item: Item) -> tuple[Runs, ...]:
    """Return the runs of an item: one of a line, one of each cell of a table, row by row."""
    match item:
        case TextItem():
            return (item.runs,)
        case TableItem():
            return tuple(cell for row in item.rows for cell in row)
        case PictureItem():
            return ()


def item_words(item: Item) -> int:
    """Count the words of an item as Word does: white space separates, numbers set by style not."""
    return sum(len(plain_runs(runs).split()) for runs in item_runs(item))


def _shown(runs: Runs) -> Runs:
    """Return runs as they are exported; the same ones where nothing changes."""
    if all(run.text and run.text == shown(run.text) and run.link == _link(run) for run in runs):
        return runs
    made = (replace(run, text=shown(run.text), link=_link(run)) for run in runs)
    return tuple(run for run in made if run.text)


def _link(run: Run) -> str:
    """Return the address that a run leaves with: no script, no file, none on spaces alone."""
    return allowed(run.link) if run.link and says((run,)) else ""


def build(plan: Plan) -> Document:
    """Make the document of a plan."""
    style = styles(plan.appearance)
    front = list(_front(plan, style))
    body = list(_body(plan, style))
    cover = plan.appearance.cover_page and bool(front) and bool(body)
    if cover:
        body[0] = body[0]._replace(new_page=True)
        front[0] = front[0]._replace(before=twips(style.height / 4))
    return Document(
        title=plan.title.strip() or plan.brief.title,
        author=one_line(plan.council.name),
        styles=style,
        items=tuple(spaced([*front, *body], style)),
        uncounted=cover and not plan.appearance.cover_counted,
    )


def logo_item(plan: Plan, style: Styles) -> Iterator[Item]:
    """Make the council's logo, if the plan holds one."""
    council = plan.council
    if council.logo in plan.pictures:
        yield PictureItem(
            name=council.logo,
            data=without_past(plan.pictures[council.logo]),
            alternative=council.logo_alternative or f"Logo of {one_line(council.name)}",
            decorative=False,
            width=0.0,
            height=LOGO_HEIGHT,
            style=style.picture,
            origin=ItemOrigin(),
        )


def _front(plan: Plan, style: Styles) -> Iterator[Item]:
    """Make the logo, the title and the name of the council."""
    yield from logo_item(plan, style)
    title = one_line(plan.title) or one_line(plan.brief.title)
    for role, words, look in (
        ("title", title, style.title),
        ("subtitle", one_line(plan.council.name), style.subtitle),
    ):
        if words:
            yield TextItem(role, (Run(shown(words)),), look, ItemOrigin(), before=look.before)


def _body(plan: Plan, style: Styles) -> Iterator[Item]:
    """Make the sections before the themes, the themes, and the sections after them."""
    for section in plan.sections_at(SectionPlace.BEFORE):
        yield from _section(section, plan, style)
    for theme in plan.brief.themes:
        found = [(one, words_printed(plan, one)) for one in printed_answers(plan, theme.id)]
        answers = [(answer, text) for answer, text in found if is_written(text)]
        if answers:
            words = one_line(plan.theme_title(theme.id))
            origin = ItemOrigin(theme=theme.id)
            yield _heading((Run(shown(words)),), 1, style, origin, label=str(theme.number))
        if plan.form is DocumentForm.TABLE:
            yield from _as_table(plan, theme, answers, style)
        else:
            yield from _answers(plan, answers, style)
    for section in plan.sections_at(SectionPlace.AFTER):
        yield from _section(section, plan, style)
    yield from _measures(plan, style)


def _measures(plan: Plan, style: Styles) -> Iterator[Item]:
    """Make the table of measures, where it is printed, and of each its chart where it has one."""
    if plan.measures_printed is PrintedMeasures.NOT or not plan.measures:
        return
    from desktopapp.plan.charts import chart_of  # noqa: PLC0415  # few plans print any
    from desktopapp.plan.measure_table import cells_of, value_rows  # noqa: PLC0415  # as above

    origin = ItemOrigin(block="measures")
    yield _heading((Run("Measures"),), 1, style, origin)
    yield measures_item(plan, origin)
    with_charts = plan.measures_printed is PrintedMeasures.CHARTS
    for measure in plan.measures if with_charts else ():
        if chart := chart_of(measure):
            yield chart_item(chart, style, origin)
            rows, summary = _equal(cells_of(value_rows(measure))), f"Values of {chart.title}"
            yield TableItem(rows, row_headers=True, summary=summary, origin=origin)


def measures_item(plan: Plan, origin: ItemOrigin) -> TableItem:
    """Make the table of all measures."""
    from desktopapp.plan import measure_table as table  # noqa: PLC0415  # few plans print any

    rows = _equal(table.cells_of(table.measure_rows(plan.measures)))
    shares = table.SHARES_OF_COLUMNS[: len(rows[0])]
    return TableItem(
        rows, row_headers=True, summary=table.TABLE_SUMMARY, origin=origin, shares=shares
    )


def chart_item(chart: "Chart", style: Styles, origin: ItemOrigin) -> PictureItem:
    """Make the picture of a chart, which is drawn by each writer."""
    words, before = (chart.title, b"", chart.alternative), style.after_table
    look = style.picture
    return PictureItem(*words, False, 0.0, 0.0, look, origin, before, chart=chart)  # noqa: FBT003  # in their order


def _section(section: Section, plan: Plan, style: Styles) -> Iterator[Item]:
    if not is_written(section.text):
        return
    words = heading_above(plan, section)
    origin = ItemOrigin(part=section.id)
    if words:
        yield _heading((Run(shown(words)),), 1, style, origin)
    yield from text_items(section.text, origin, plan, style, above=1 if words else 0)


def _answers(plan: Plan, answers: Sequence[Printed], style: Styles) -> Iterator[Item]:
    """Make the answers of a theme; a question that several answer in a row stands once."""
    last = ""
    for answer, text in answers:
        words = heading_above(plan, answer)
        origin = ItemOrigin(part=answer.id, theme=answer.theme)
        if words and (words != last or plan.form is DocumentForm.PLAN):
            yield _heading((Run(shown(words)),), 2, style, origin)
        yield from text_items(text, origin, plan, style, above=2 if words else 1)
        last = words


def _as_table(
    plan: Plan, theme: Theme, answers: Sequence[Printed], style: Styles
) -> Iterator[Item]:
    """Make a theme as a table of what is asked, what is answered and what shows it.

    What stands in no cell, such as a picture, follows below the name of its question.
    """
    yield from _answers(plan, [one for one in answers if not leader(plan, one[0])], style)
    rows = answer_rows(plan, theme, answers)
    if not (rows and answers):
        return
    yield TableItem(
        _equal((ROW_HEAD, *(row.cells for row in rows))),
        row_headers=True,
        summary=f"What is asked under theme {theme.number}, and what is answered",
        origin=ItemOrigin(theme=theme.id),
        shares=ROW_SHARES,
        parts=tuple(row.parts for row in rows),
    )
    for row in rows:
        if row.below:
            origin = ItemOrigin(part=next(iter(row.parts), ""), theme=theme.id)
            yield _heading((Run(shown(f"With {row.number}")),), 2, style, origin)
            yield from text_items(row.below, origin, plan, style, above=2)


def _heading(
    runs: Runs, level: int, style: Styles, origin: ItemOrigin, label: str = ""
) -> TextItem:
    look = style.theme if label else style.headings[level - 1]
    return TextItem("heading", runs, look, origin, level, label=label, before=look.before)


def text_items(
    text: Text, origin: ItemOrigin, plan: Plan, style: Styles, above: int
) -> Iterator[Item]:
    """Make the items of a text that stands under a heading of level ``above``."""
    depth = above
    exported = exported_blocks(text)
    labels = list(item_labels(exported))
    looks = list_styles(labels, style)
    for n, (block, label, look) in enumerate(zip(exported, labels, looks, strict=True)):
        here = origin._replace(block="" if isinstance(block, Foreign) else block.id)
        match block:
            case Paragraph() if is_caption(exported, n):
                runs = _shown(block.runs)
                yield TextItem("caption", runs, style.caption, here, before=style.caption.before)
            case Paragraph():
                yield TextItem(
                    "paragraph", _shown(block.runs), style.body, here, before=style.body.before
                )
            case Heading():
                depth = min(above + block.level, depth + 1, len(style.headings))
                yield _heading(_shown(block.runs), depth, style, here)
            case ListItem() if label and look:
                yield _list_item(_shown(block.runs), label, look, here)
            case Table():
                yield TableItem(_equal(block.rows), block.row_headers, block.summary, here)
            case Picture():
                item = picture_item(block, plan, style, here)
                yield item._replace(captioned=is_caption(exported, n + 1))
            case _:
                pass


def _list_item(runs: Runs, label: ItemLabel, look: ParagraphStyle, origin: ItemOrigin) -> TextItem:
    return TextItem(
        "list item",
        runs,
        look,
        origin,
        label.level,
        label=label.text or BULLETS[label.level],
        listed=label,
        before=look.before,
    )


def _equal(rows: tuple[tuple[Runs, ...], ...]) -> tuple[tuple[Runs, ...], ...]:
    """Return rows of equal length, so that no writer needs merged cells."""
    width = max(map(len, rows))
    return tuple(tuple(map(_shown, row)) + ((),) * (width - len(row)) for row in rows)


def picture_item(block: Picture, plan: Plan, style: Styles, origin: ItemOrigin) -> PictureItem:
    """Make the item of a picture that takes no more than most of a page."""
    return PictureItem(
        name=block.name,
        data=without_past(plan.pictures.get(block.name, b"")),
        alternative="" if block.decorative else one_line(block.alternative),
        decorative=block.decorative,
        width=block.width,
        height=twips(style.height * MOST_OF_A_PAGE),
        style=style.picture,
        origin=origin,
        before=style.picture.before,
    )


def spaced(items: list[Item], style: Styles) -> Iterator[Item]:
    """Give what follows a table room above it, since a table has no gap of its own."""
    above: Item | None = None
    for item in items:
        if isinstance(above, TableItem):
            yield item._replace(before=max(item.before, style.after_table))
        else:
            yield item
        above = item
