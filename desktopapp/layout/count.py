"""Words and pages of a plan, from the same layout that is exported and shown."""

import math
from typing import NamedTuple

from desktopapp.layout.build import Document, Item, TableItem, build, item_words
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.plan.brief import PageRange
from desktopapp.plan.later import parts_with_later
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.text import plain_runs

NEAR_TURN = 3  # so many lines before or after a page turn, a word processor may turn elsewhere


class PartCount(NamedTuple):
    """Words and pages of a theme, an answer or a section.

    ``pages`` is the share of pages it takes, a decimal. ``page`` is the number of the page it
    begins on, 0 where it exports nothing.
    """

    id: str
    words: int = 0
    pages: float = 0.0
    page: int = 0


class Count(NamedTuple):
    """Words and pages of a plan.

    ``lines_free`` are the lines of body text that still fit on the last page, ``lines_to_cut``
    those beyond the most pages allowed, 0 where nothing is to be cut. ``near_turn`` says that a
    few lines more or fewer, or another program, may give another number of pages. All parts are
    listed, also those that export nothing. ``uncounted`` says that a part holds something of a
    later version, which is in none of these numbers.
    """

    words: int
    pages: int
    lines_free: int
    lines_to_cut: int
    near_turn: bool
    limit: PageRange | None
    themes: tuple[PartCount, ...]
    answers: tuple[PartCount, ...]
    sections: tuple[PartCount, ...]
    uncounted: bool = False

    def part(self, part_id: str) -> PartCount:
        """Return the count of a theme, answer or section; of an unknown one, nothing."""
        for part in (*self.answers, *self.themes, *self.sections):
            if part.id == part_id:
                return part
        return PartCount(part_id)


def count(plan: Plan) -> Count:
    """Count a plan."""
    document = build(plan)
    return count_document(plan, document, lay_out(document))


def _shares(item: Item) -> dict[str, float]:
    """Return what share of an item is each part’s and its theme’s; a row’s is by its words."""
    whole = {one: 1.0 for one in (item.origin.theme, item.origin.part) if one}
    if not isinstance(item, TableItem) or not item.parts:
        return whole
    rows = [sum(len(plain_runs(cell).split()) for cell in row) for row in item.rows[1:]]
    of_all = max(item_words(item), 1)
    shares = {part: 0.0 for parts in item.parts for part in parts}
    for parts, words in zip(item.parts, rows, strict=True):
        for part in parts:
            shares[part] += words / of_all / len(parts)
    return whole | shares


def count_document(plan: Plan, document: Document, layout: Layout) -> Count:
    """Count a plan whose document is laid out already."""
    words = [item_words(item) for item in document.items]
    parts: dict[str, PartCount] = {}
    for n, item in enumerate(document.items):
        pages = layout.heights[n] / document.styles.height
        page = layout.pages[layout.starts[n]].number
        for one, share in _shares(item).items():
            had = parts.get(one) or PartCount(one, page=page)
            mine = round(words[n] * share)
            parts[one] = PartCount(one, had.words + mine, had.pages + pages * share, had.page)
    line = document.styles.body.line
    height = document.styles.height
    used = layout.pages[-1].used
    free = int((height - used + 0.01) // line)
    most = plan.pages.max if plan.pages else 0
    beyond = [page.used for page in layout.pages if most and page.number > most]
    return Count(
        words=sum(words),
        pages=layout.counted,
        lines_free=free,
        lines_to_cut=math.ceil(sum(beyond) / line),
        near_turn=free <= NEAR_TURN or (len(layout.pages) > 1 and used <= NEAR_TURN * line),
        limit=plan.pages,
        themes=tuple(parts.get(t.id) or PartCount(t.id) for t in plan.brief.themes),
        answers=tuple(
            parts.get(p.id) or PartCount(p.id) for p in plan.parts() if isinstance(p, Answer)
        ),
        sections=tuple(
            parts.get(p.id) or PartCount(p.id) for p in plan.parts() if not isinstance(p, Answer)
        ),
        uncounted=bool(parts_with_later(plan)),
    )
