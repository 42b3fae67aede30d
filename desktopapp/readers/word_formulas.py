"""Formulas of Word documents (ECMA-376 part 1, 22.1)."""

from typing import TYPE_CHECKING

from desktopapp.plan import formula
from desktopapp.readers.word_parts import local_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def formula_text(element: "_Element") -> str:
    """Return a formula as plain text on one line."""
    return formula.said(_node(element))


def _node(element: "_Element") -> formula.FormulaNode:
    name = local_name(element).lower()
    words = [element.text or ""] if name == "t" else []
    return formula.FormulaNode(name, [*words, *map(_node, element)], {"val": value(element)})
