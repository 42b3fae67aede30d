"""The text of a form's cells, paragraphs and runs, each without the text boxes anchored in it.

A text box stands in a paragraph of its own, and twice: once for each of two ways to show it.
"""

from typing import TYPE_CHECKING

from desktopapp.readers.word_parts import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ELSEWHERE = frozenset({"txbxContent", "Fallback"})
_WORDS = ("{*}t", "{*}br", "{*}tab", "{*}cr", "{*}p")


def own(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Go through what an element holds under these names, but not through its text boxes."""
    for one in element.iter(*names):
        if one is element:
            yield one
        for above in one.iterancestors():
            if above is element:
                yield one
            if above is element or local_name(above) in _ELSEWHERE:
                break


def cell_paragraphs(cell: "_Element") -> "Iterator[_Element]":
    """Go through the paragraphs of a cell, but not through those of a table within it."""
    for one in cell:
        if local_name(one) == "p":
            yield one
        elif local_name(one) != "tbl":
            yield from cell_paragraphs(one)


def is_shown(element: "_Element") -> bool:
    """Tell whether an element is not only for programs too old to show what stands beside it."""
    return all(local_name(one) != "Fallback" for one in element.iterancestors())


def text_of(element: "_Element") -> str:
    """Return the text of an element as it stands."""
    return "".join(one.text or "" for one in own(element, "{*}t"))


def text_of_cell(element: "_Element") -> str:
    """Return the text of a cell or paragraph on one line."""
    parts = (one.text or "" if local_name(one) == "t" else " " for one in own(element, *_WORDS))
    return " ".join("".join(parts).split())
