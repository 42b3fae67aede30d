"""The origins annex: which text of the plan came from where. Internal, never sent."""

from collections.abc import Iterable
from dataclasses import replace

from desktopapp.layout.build import Document, Item, ItemOrigin, TableItem, TextItem
from desktopapp.layout.style import styles
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Run

_SIZE = 10.0
_MARGIN = 56.7  # two centimetres
_SUMMARY = "Sources of reused text"
_HEAD = (
    "Where in the plan",
    "Whose text",
    "Document, year and passage",
    "Words",
    "Still as it was",
)

_Row = tuple[str, str, str, str, str]


def origins_annex(plan: Plan, rows: Iterable[_Row]) -> Document:
    """Make the annex of rows in the order of its headings; without any it says so."""
    own = plan.appearance
    style = styles(replace(own, size=min(own.size, _SIZE), margin=min(own.margin, _MARGIN)))
    title = f"{_SUMMARY}: {one_line(plan.title) or one_line(plan.brief.title)}"
    told = tuple(rows)
    items: list[Item] = [
        TextItem("title", (Run(title),), style.title, ItemOrigin()),
        TextItem("subtitle", (Run(one_line(plan.council.name)),), style.subtitle, ItemOrigin()),
        TextItem("paragraph", (Run(_said(found=bool(told))),), style.body, ItemOrigin()),
    ]
    if told:
        cells = tuple(tuple((Run(words),) for words in row) for row in (_HEAD, *told))
        items.append(TableItem(cells, row_headers=True, summary=_SUMMARY, origin=ItemOrigin()))
    return Document(title, one_line(plan.council.name), style, tuple(items))


def _said(*, found: bool) -> str:
    internal = "For internal use only: it is not part of the plan and is not sent or published."
    if not found:
        return f"{internal} No text of this plan was taken from a library of prior answers."
    return (
        f"{internal} It lists the text that was taken from prior answers, whose it was, and how "
        "much of it still stands word for word."
    )
