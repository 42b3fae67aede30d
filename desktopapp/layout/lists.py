"""How far the items of lists stand in: a label of many words has the room that it needs.

Said once, so that the PDF, the Word file and the window agree. Our own labels have the room of
their style; a list of others has that of its widest, and what lies below it begins further in.
"""

import math
from collections.abc import Iterator, Sequence

from desktopapp.layout.style import LIST_INDENT, ParagraphStyle, Styles
from desktopapp.plan.list_labels import ItemLabel, lists_of
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Run

_GAP = 4.0  # points between a label and the words
_MOST = 0.5  # share of the width of a page that labels may take


def list_styles(labels: Sequence[ItemLabel | None], styles: Styles) -> list[ParagraphStyle | None]:
    """Return the style of each item of a text's lists; nothing for what is no item."""
    plain = [_style(label, styles) if label else None for label in labels]
    if not any(label and label.pattern for label in labels):
        return plain
    lists = list(_paths(labels))
    rooms = _rooms(labels, lists, styles)
    return [
        look and _wider(look, [rooms.get(one, LIST_INDENT) for one in path], styles)
        for look, path in zip(plain, lists, strict=True)
    ]


def _style(label: ItemLabel, styles: Styles) -> ParagraphStyle:
    return (styles.numbers if label.number else styles.bullets)[label.level]


def _paths(labels: Sequence[ItemLabel | None]) -> Iterator[tuple[int, ...]]:
    """Go through the lists that each item stands in, from the outermost, each by a number."""
    path: tuple[int, ...] = ()
    for label, one in zip(labels, lists_of(labels), strict=True):
        if label:
            path = (*path[: label.level], *[one] * (label.level + 1 - len(path[: label.level])))
        yield path if label else ()


def _rooms(
    labels: Sequence[ItemLabel | None], lists: Sequence[tuple[int, ...]], styles: Styles
) -> dict[int, float]:
    """Return the room of each list that has labels of its own, in points."""
    rooms: dict[int, float] = {}
    for label, path in zip(labels, lists, strict=True):
        if label and label.pattern:
            room = _width(label.text, _style(label, styles), styles.font) + _GAP
            rooms[path[-1]] = max(rooms.get(path[-1], LIST_INDENT), math.ceil(room * 20) / 20)
    return rooms


def _width(words: str, style: ParagraphStyle, font: str) -> float:
    """Return the width of a label; about that where there is no font to measure by."""
    from desktopapp.layout.lines import widest_line  # noqa: PLC0415  # few texts have such labels

    try:
        return widest_line((Run(words),), style, font)
    except Problem:
        return len(words) * style.size * 0.6


def _wider(style: ParagraphStyle, rooms: list[float], styles: Styles) -> ParagraphStyle:
    most = math.floor(styles.width * _MOST * 20) / 20
    left = min(sum(rooms), max(most, style.left))
    return style._replace(left=round(left, 2), hanging=round(min(rooms[-1], left), 2))
