"""The pages of a council's template: their size, their margins, the headers that hold on them."""

from copy import deepcopy
from typing import TYPE_CHECKING

from desktopapp.documents.word.file import elements
from desktopapp.layout.style import PAGE_HEIGHT, PAGE_WIDTH
from desktopapp.readers.word_parts import child, local_name, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_NARROWEST = 100.0  # points of text; a page with less is not a page


def section_of(root: "_Element") -> "_Element":
    """Return the page setup of the last upright pages, with the headers that hold there."""
    sections = list(root.iter("{*}sectPr"))
    upright = [n for n, one in enumerate(sections) if _is_upright(one)]
    last = upright[-1] if upright else len(sections) - 1
    if not sections:
        return elements(_PAGE)[0]
    chosen = deepcopy(sections[last])
    shown = {edge(one) for one in chosen if edge(one)}
    for earlier in reversed(sections[:last]):
        for one in earlier:
            if edge(one) and edge(one) not in shown:
                shown.add(edge(one))
                chosen.insert(0, deepcopy(one))
    return chosen


def edge(element: "_Element") -> str:
    """Return which header or footer an element refers to, such as a first page's header."""
    name = local_name(element)
    return f"{name} {value(element, 'type')}" if name.endswith("erReference") else ""


def _is_upright(section: "_Element") -> bool:
    page = child(section, "pgSz")
    return whole(value(page, "h"), 1) >= whole(value(page, "w"), 0)


def text_width(section: "_Element") -> float:
    """Return the width of the text on a page, in points; never less than a page can have."""
    page, margin = child(section, "pgSz"), child(section, "pgMar")
    sides = sum(abs(whole(value(margin, side))) for side in ("left", "right", "gutter"))
    width = (whole(value(page, "w"), 11906) - sides) / 20
    return min(max(width, _NARROWEST), PAGE_WIDTH)


def text_height(section: "_Element") -> float:
    """Return the height of the text on a page, in points; never less than half a page."""
    page, margin = child(section, "pgSz"), child(section, "pgMar")
    edges = sum(abs(whole(value(margin, side))) for side in ("top", "bottom"))
    return max((whole(value(page, "h"), 16838) - edges) / 20, PAGE_HEIGHT / 2)
