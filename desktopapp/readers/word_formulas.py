"""Formulas of Word documents as plain text that says the same (ECMA-376 part 1, 22.1)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktopapp.plan.raised import lowered, raised
from desktopapp.readers.word_parts import child, name_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset({"del", "moveFrom", "delText"})


def said(element: "_Element | None") -> str:
    """Return a formula, or a part of one, on one line."""
    if element is None:
        return ""
    name = name_of(element)
    if name == "t":
        return element.text or ""
    if name in _GONE:
        return ""
    build = _BUILT.get(name)
    return build(element) if build else "".join(map(said, element))


def _part(element: "_Element", name: str) -> str:
    return said(child(element, name))


def _whole(words: str) -> str:
    """Return words in brackets where they are more than one number or name."""
    return words if words.replace(".", "").replace(",", "").isalnum() else f"({words})"


def _fraction(element: "_Element") -> str:
    return f"{_whole(_part(element, 'num'))}/{_whole(_part(element, 'den'))}"


def _above(words: str) -> str:
    moved = raised(words)
    return moved if _is_moved(words, moved) else f"^{_whole(words)}" if words else ""


def _below(words: str) -> str:
    moved = lowered(words)
    return moved if _is_moved(words, moved) else f"_{_whole(words)}" if words else ""


def _is_moved(words: str, moved: str) -> bool:
    """Tell whether each letter has left the line."""
    return bool(words) and all(one != other for one, other in zip(words, moved, strict=True))


def _scripted(element: "_Element") -> str:
    words = f"{_below(_part(element, 'sub'))}{_above(_part(element, 'sup'))}"
    base = _part(element, "e")
    return f"{words}{base}" if name_of(element) == "sPre" else f"{_whole(base)}{words}"


def _root(element: "_Element") -> str:
    return f"{raised(_part(element, 'deg'))}√{_whole(_part(element, 'e'))}"


def _bracketed(element: "_Element") -> str:
    properties = child(element, "dPr")

    def mark(name: str, usual: str) -> str:
        found = child(properties, name)
        return usual if found is None else value(found)

    inside = (said(one) for one in element if name_of(one) == "e")
    return f"{mark('begChr', '(')}{mark('sepChr', '|').join(inside)}{mark('endChr', ')')}"


def _many(element: "_Element") -> str:
    sign = value(child(element, "naryPr", "chr")) or "∫"
    limits = f"{_below(_part(element, 'sub'))}{_above(_part(element, 'sup'))}"
    return f"{sign}{limits} {_part(element, 'e')}"


def _function(element: "_Element") -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _rows(element: "_Element") -> str:
    rows = (one for one in element if name_of(one) in ("mr", "e"))
    return "; ".join(
        ", ".join(map(said, row)) if name_of(row) == "mr" else said(row) for row in rows
    )


_BUILT: Mapping[str, Callable[["_Element"], str]] = {
    "f": _fraction,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _scripted),
    "rad": _root,
    "d": _bracketed,
    "nary": _many,
    "func": _function,
    "m": _rows,
    "eqArr": _rows,
}
