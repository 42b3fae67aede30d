"""How much room a plan takes in a house template, for the page counter to follow.

The counter lays lines out at one distance for all text. So the room that the template's own
headings, gaps and page would give the plan is worked out here, and put into that distance: as
many pages, though each line may stand elsewhere.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from desktopapp.documents.template import Template
from desktopapp.documents.template_body import followed, looks, shares, size_of
from desktopapp.documents.template_page import section_of, text_height
from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.layout.build import Document, TableItem, TextItem, build
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.layout.style import PAGE_HEIGHT
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.readers.word_parts import child, switch, value, whole

_LEAST, _MOST = 0.5, 3.0  # of the size of text; what lies beyond is no distance of lines


class _Measure(NamedTuple):
    """A paragraph's distance of lines and gaps, in points; ``close`` to others of its style."""

    line: float
    before: float
    after: float
    close: bool = False


def estimated(plan: Plan, template: Template) -> Appearance:
    """Return the appearance in which the plan takes about as many pages as in the template.

    Raises ``Problem`` where the template's font is not on this computer.
    """
    look = followed(plan.appearance, template)
    document = build(replace(plan, appearance=look))
    layout = lay_out(document)
    file = WordFile(opened_package(template.data))
    page = (PAGE_HEIGHT - 2 * look.margin) / text_height(section_of(file.main.element))
    lines = _lines(layout)
    said = sum(lines[n] * item.style.line for n, item in _texts(document))
    ours = {
        one.style.name: _Measure(one.style.line, one.style.before, one.style.after)
        for _, one in _texts(document)
    }
    gaps = _height(document, lines, ours) - said
    measures = _measures(document, template, file)
    theirs = _height(document, lines, measures)
    cells = measures["Table Text"].line / document.styles.cell.line - 1
    tables = sum(
        layout.heights[n] * cells
        for n, one in enumerate(document.items)
        if isinstance(one, TableItem)
    )
    if not said:
        return look
    spacing = look.spacing * ((theirs + tables) * page - gaps) / said
    return replace(look, spacing=round(min(max(spacing, _LEAST), _MOST), 3))


def _texts(document: Document) -> tuple[tuple[int, TextItem], ...]:
    return tuple((n, one) for n, one in enumerate(document.items) if isinstance(one, TextItem))


def _lines(layout: Layout) -> Mapping[int, int]:
    """Return how many lines each item has, by its place in the document."""
    found = (one for page in layout.pages for one in page.lines)
    return Counter(one.item for one in found if not one.label and one.cell is None)


def _measures(document: Document, template: Template, file: WordFile) -> dict[str, _Measure]:
    """Return the measures of each style that the document uses, by our name for it."""
    body = template.style_for("Normal")
    own = {item.style.name: item.style for _, item in _texts(document)}
    own["Table Text"] = document.styles.cell
    normal = _measure(body.id if body else "", file)
    found = {}
    for name, style in own.items():
        theirs = template.style_for("Heading 1" if name == "Section Heading" else name)
        if theirs:
            found[name] = _measure(theirs.id, file)
        elif name.startswith(
            ("List ", "Table ")
        ):  # added, with the lines of the template's own text
            found[name] = _Measure(normal.line, style.before, style.after)
        else:
            found[name] = _Measure(style.line, style.before, style.after)
    return found


def _measure(style_id: str, file: WordFile) -> _Measure:
    """Read the measures of a template's style; what it does not say, those below it say."""
    chain = tuple(looks(file, style_id))
    size = size_of(chain)
    share = shares(chain, file, size)

    def gap(name: str) -> float:
        said = (value(child(one, "pPr", "spacing"), name) for one in chain)
        return max(whole(next(filter(None, said), "")), 0) / 20

    close = (switch(child(one, "pPr"), "contextualSpacing") for one in chain)
    together = next((one for one in close if one is not None), False)
    return _Measure(size * share, gap("before"), gap("after"), together)


def _height(
    document: Document, lines: Mapping[int, int], measures: Mapping[str, _Measure]
) -> float:
    """Return the height of all paragraphs, each as far from the next as the larger gap says."""
    total, last, below = 0.0, "", 0.0
    for n, item in _texts(document):
        one = measures[item.style.name]
        alike = one.close and item.style.name == last
        total += lines[n] * one.line + (0.0 if alike else max(one.before, below))
        last, below = item.style.name, one.after
    return total
