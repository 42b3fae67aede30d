"""A plan on its pages: laid out once, for the counters and for everything that shows pages."""

from typing import NamedTuple

from PySide6.QtCore import QSizeF

from desktopapp.plan.plan import Plan
from desktopapp.session import Count, Document, Layout, Styles, build, count_document, lay_out


class Paged(NamedTuple):
    """A plan with its document, the layout of its pages, and the count of both."""

    plan: Plan
    document: Document
    layout: Layout
    counted: Count

    def costs(self) -> dict[str, float]:
        """Return the share of pages that each answer and section takes, by id."""
        return {part.id: part.pages for part in (*self.counted.answers, *self.counted.sections)}


def paged(plan: Plan) -> Paged:
    """Lay a plan out. A pure function, for any thread."""
    document = build(plan)
    layout = lay_out(document)
    return Paged(plan, document, layout, count_document(plan, document, layout))


def paper(styles: Styles) -> QSizeF:
    """Return the size of the paper in points."""
    return QSizeF(styles.width + 2 * styles.margin, styles.height + 2 * styles.margin)
