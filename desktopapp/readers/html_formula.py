"""A formula in pasted HTML, MathML or Word's own, put together as its tags come."""

import re

from desktopapp.plan.formula import FormulaNode, said

_ROOTS = ("math", "omath")
_DEEPEST = 100  # nested elements; what lies deeper belongs to the deepest
_SPACES = re.compile(r"\s+")


def begins_formula(tag: str) -> bool:
    """Tell whether a tag begins a formula."""
    return _local(tag) in _ROOTS


class PastedFormula:
    """Takes tags and words until the formula ends."""

    def __init__(self) -> None:
        self._open = [FormulaNode("")]
        self._deeper = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if len(self._open) > _DEEPEST:
            self._deeper += 1
            return
        node = FormulaNode(_local(tag), values={"val": attributes.get("m:val", "")})
        self._open[-1].parts.append(node)
        self._open.append(node)

    def end(self, tag: str) -> bool:
        """End an element, and tell whether the formula ended with it."""
        name = _local(tag)
        if self._deeper and name not in _ROOTS:
            self._deeper -= 1
            return False
        for n in range(len(self._open) - 1, 0, -1):
            if self._open[n].name == name:
                del self._open[n:]
                break
        return name in _ROOTS

    def take(self, words: str) -> None:
        """Take words; between elements there is only space."""
        if not words.isspace():
            self._open[-1].parts.append(_SPACES.sub(" ", words))

    def said(self) -> str:
        """Return the formula on one line."""
        return said(self._open[0])


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
