"""The measures of a plan on one page for members: a table, in words alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktopapp.layout.build import Document, Item, ItemOrigin, TextItem, measures_item
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import Styles, styles
from desktopapp.plan.days import said_date
from desktopapp.plan.measure_table import said_headway
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.text import Run

_SIZES = (12.0, 11.0, 10.0, 9.0)
_MARGIN = 56.7  # two centimetres


def measures_page(plan: Plan, today: date) -> Document:
    """Make the page, in the largest size of text in which it is one.

    More measures than a page holds at 9 points get the pages that they need.
    """
    document = _page(plan, today, _SIZES[0])
    for size in _SIZES[1:]:
        if len(lay_out(document).pages) == 1:
            break
        document = _page(plan, today, size)
    return document


def _page(plan: Plan, today: date, size: float) -> Document:
    size = min(size, plan.appearance.size)
    margin = min(plan.appearance.margin, _MARGIN)
    style = styles(replace(plan.appearance, size=size, margin=margin))
    author = one_line(plan.council.name)
    return Document(_title(plan), author, style, tuple(_items(plan, today, style)))


def _title(plan: Plan) -> str:
    return f"Measures: {one_line(plan.title) or one_line(plan.brief.title)}"


def _items(plan: Plan, today: date, style: Styles) -> Iterator[Item]:
    nowhere = ItemOrigin()
    yield TextItem("title", (Run(_title(plan)),), style.title, nowhere)
    yield TextItem("subtitle", (Run(one_line(plan.council.name)),), style.subtitle, nowhere)
    number = counted(len(plan.measures), "measure")
    said = f"{number} on {said_date(today)}: {said_headway(plan.measures)}."
    yield TextItem("paragraph", (Run(said),), style.body, nowhere)
    yield measures_item(plan, nowhere)
    yield TextItem("paragraph", (Run(_RULE),), style.body, nowhere, before=style.after_table)


_RULE = (
    "Met: the latest value reaches the target. On the way: of the way from baseline to target, at "
    "least the share is gone that is gone of the time. Behind: less is gone, or the day of the "
    "target came. Not known: a value, a day or a target is missing."
)
