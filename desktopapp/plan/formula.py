"""Formulas as plain text that says the same, whether they come from Word or from the web.

Word's are ECMA-376 part 1, 22.1, the web's MathML Core; in both, names are without their prefix
and in small letters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktopapp.plan.raised import lowered, raised


@dataclass(slots=True)
class FormulaNode:
    """An element of a formula: its name, the elements and words in it, and its attributes."""

    name: str
    parts: "list[FormulaNode | str]" = field(default_factory=list)
    values: Mapping[str, str] = field(default_factory=dict)

    def nodes(self) -> "list[FormulaNode]":
        """Return the elements in it, without words between them."""
        return [one for one in self.parts if isinstance(one, FormulaNode)]

    def child(self, *path: str) -> "FormulaNode | None":
        """Return the first element of this name in it, and that of the next name in turn."""
        node: FormulaNode | None = self
        for name in path:
            nodes = node.nodes() if node else []
            node = next((one for one in nodes if one.name == name), None)
        return node


# what was deleted; what says the formula once more, for another program
_GONE = frozenset({"del", "movefrom", "deltext", "annotation", "annotation-xml"})
_UNSEEN = {ord(one): None for one in "\u2061\u2062\u2063\u2064"}  # signs that only say how to read


def said(node: FormulaNode | str | None) -> str:
    """Return a formula, or a part of one, on one line."""
    if node is None:
        return ""
    if isinstance(node, str):
        return node.translate(_UNSEEN)
    if node.name in _GONE:
        return ""
    build = _BUILT.get(node.name)
    return build(node) if build else _joined(node)


def _joined(node: FormulaNode) -> str:
    return "".join(map(said, node.parts))


def _part(node: FormulaNode, *path: str) -> str:
    return said(node.child(*path))


def _nth(node: FormulaNode, number: int) -> str:
    nodes = node.nodes()
    return said(nodes[number]) if number < len(nodes) else ""


def _whole(words: str) -> str:
    """Return words in brackets where they are more than one number or name."""
    return words if words.replace(".", "").replace(",", "").isalnum() else f"({words})"


def _fraction(node: FormulaNode) -> str:
    """Return a fraction of Word's; one without a bar, such as a choice, is none."""
    kind = node.child("fpr", "type")
    if kind and kind.values.get("val") == "noBar":
        return f"({_part(node, 'num')}; {_part(node, 'den')})"
    return _over(_part(node, "num"), _part(node, "den"))


def _over(above: str, below: str) -> str:
    return f"{_whole(above)}/{_whole(below)}"


def _above(words: str) -> str:
    moved = raised(words)
    return moved if _is_moved(words, moved) else f"^{_whole(words)}" if words else ""


def _below(words: str) -> str:
    moved = lowered(words)
    return moved if _is_moved(words, moved) else f"_{_whole(words)}" if words else ""


def _is_moved(words: str, moved: str) -> bool:
    """Tell whether each letter has left the line."""
    return bool(words) and all(one != other for one, other in zip(words, moved, strict=True))


def _scripted(node: FormulaNode) -> str:
    words = f"{_below(_part(node, 'sub'))}{_above(_part(node, 'sup'))}"
    base = _part(node, "e")
    return f"{words}{base}" if node.name == "spre" else f"{_whole(base)}{words}"


def _limited(node: FormulaNode) -> str:
    """Return words with what stands below or above them, such as the limit that x goes to."""
    limit = _part(node, "lim")
    return f"{_part(node, 'e')}{_below(limit) if node.name == 'limlow' else _above(limit)}"


def _accented(node: FormulaNode) -> str:
    """Return a letter with its accent; over several letters none can stand in plain text."""
    found = node.child("accpr", "chr")
    sign = found.values.get("val", "") if found else ""
    words = _part(node, "e")
    accent = (sign or "\u0302") if node.name == "acc" else "\u0305"
    return words + accent if len(words) == 1 else words


def _root(degree: str, words: str) -> str:
    return f"{raised(degree)}√{_whole(words)}"


def _bracketed(node: FormulaNode) -> str:
    def mark(name: str, usual: str) -> str:
        found = node.child("dpr", name)
        return usual if found is None else found.values.get("val", "")

    inside = (said(one) for one in node.nodes() if one.name == "e")
    return f"{mark('begchr', '(')}{mark('sepchr', '|').join(inside)}{mark('endchr', ')')}"


def _many(node: FormulaNode) -> str:
    found = node.child("narypr", "chr")
    sign = found.values.get("val", "") if found else ""
    limits = f"{_below(_part(node, 'sub'))}{_above(_part(node, 'sup'))}"
    return f"{sign or '∫'}{limits} {_part(node, 'e')}"


def _rows(node: FormulaNode) -> str:
    return "; ".join(
        said(row).replace("&", "") if row.name == "e" else ", ".join(map(said, row.nodes()))
        for row in node.nodes()
        if row.name in ("mr", "e", "mtr", "mlabeledtr")
    )


def _on_base(node: FormulaNode) -> str:
    """Return what stands on and below a base, by the order in which MathML has it."""
    base, first, second = (_nth(node, number) for number in range(3))
    below, above = (first, second) if node.name in _BOTH else (first, "")
    if node.name in ("msup", "mover"):
        below, above = "", first
    return f"{_whole(base) if base not in _SIGNS else base}{_below(below)}{_above(above)}"


_BOTH = ("msubsup", "munderover")
_SIGNS = frozenset("∑∏∐∫∬∭∮⋂⋃")

_BUILT: Mapping[str, Callable[[FormulaNode], str]] = {
    "f": _fraction,
    **dict.fromkeys(("ssup", "ssub", "ssubsup", "spre"), _scripted),
    **dict.fromkeys(("limlow", "limupp"), _limited),
    **dict.fromkeys(("acc", "bar"), _accented),
    "rad": lambda node: _root(_part(node, "deg"), _part(node, "e")),
    "d": _bracketed,
    "nary": _many,
    "func": lambda node: f"{_part(node, 'fname')} {_part(node, 'e')}",
    **dict.fromkeys(("m", "eqarr", "mtable"), _rows),
    "mfrac": lambda node: _over(_nth(node, 0), _nth(node, 1)),
    **dict.fromkeys(("msup", "msub", "mover", "munder", *_BOTH), _on_base),
    "msqrt": lambda node: _root("", _joined(node)),
    "mroot": lambda node: _root(_nth(node, 1), _nth(node, 0)),
    "mfenced": lambda node: f"({', '.join(map(said, node.nodes()))})",
    "mspace": lambda _node: " ",
}
