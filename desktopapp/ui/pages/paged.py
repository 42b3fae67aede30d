"""A plan on its pages: laid out once, for the counters and for everything that shows pages."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QSizeF

from desktopapp.layout.build import Document, build
from desktopapp.layout.count import Count, count_document
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.layout.style import Styles
from desktopapp.plan.history import Caret
from desktopapp.plan.places import print_order
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.plan.problem import Problem


class Paged(NamedTuple):
    """A plan with its document, the layout of its pages, and the count of both."""

    plan: Plan
    document: Document
    layout: Layout
    counted: Count
    followed: "Paged | None" = None  # the same in the look that the counter follows
    problem: Problem | None = None  # why it is laid out in our own face and not in the plan's

    @property
    def measured(self) -> "Paged":
        """What the counter shows."""
        return self.followed or self

    def costs(self) -> dict[str, float]:
        """Return the share of pages that each answer and section takes, by id."""
        if self.followed:
            return self.followed.costs()
        return {part.id: part.pages for part in (*self.counted.answers, *self.counted.sections)}


def paged(plan: Plan, look: Appearance | None = None) -> Paged:
    """Lay a plan out; once more in the text and margins of ``look``. For any thread."""
    document = build(plan)
    layout = lay_out(document)
    followed = None
    if look:
        seen = replace(
            plan.appearance,
            font=look.font,
            size=look.size,
            spacing=look.spacing,
            margin=look.margin,
        )
        followed = paged(replace(plan, appearance=seen))
    return Paged(plan, document, layout, count_document(plan, document, layout), followed)


def first_paged(plan: Plan) -> Paged:
    """Lay out a plan that is opened; where its font is absent, in our own face. For any thread."""
    try:
        return paged(plan)
    except Problem as problem:
        own = replace(plan.appearance, font=Appearance().font)
        return paged(replace(plan, appearance=own))._replace(problem=problem)


def paper(styles: Styles) -> QSizeF:
    """Return the size of the paper in points."""
    return QSizeF(styles.width + 2 * styles.margin, styles.height + 2 * styles.margin)


def printed_on(pages: Paged, where: str, caret: Caret) -> int:
    """Return on which page (from 0) a caret on a page of the outline stands.

    What is not printed, such as an answer that is not begun, stands where what is before it does.
    """
    blocks: dict[tuple[str, str], int] = {}
    parts: dict[str, int] = {}
    for item, start in zip(pages.document.items, pages.layout.starts, strict=True):
        blocks.setdefault((item.origin.part, item.origin.block), start)
        parts.setdefault(item.origin.part, start)
    if (caret.part, caret.block) in blocks:
        return blocks[caret.part, caret.block]
    order = print_order(pages.plan)
    far = next((n for n, (page, _) in enumerate(order, 1) if page == where), 0)
    held = [parts[part] for _, part in order[:far] if part in parts]
    return parts.get(caret.part, held[-1] if held else 0)
