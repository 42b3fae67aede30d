"""Edges that a style of CSS gives to words on one line, told as blocks or spaces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_styles import rules_of
from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

INLINE = frozenset(
    (
        *("a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark"),
        *("output", "q", "samp", "small", "span", "strong", "time", "tt", "u", "var"),
    )
)
_BLOCKS = frozenset(("block", "flex", "grid", "list-item", "table", "table-row", "flow-root"))
_BESIDE = frozenset(("inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"))
_HOLDS_PARTS = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_DEEPEST = 200  # nested tags beyond this have no edges
_WORD = 2  # letters: fewer may begin a word, as a large letter before a text does


@dataclass(slots=True)
class _Edge:
    """An open tag: what stands around its words, and how many letters they have."""

    tag: str
    is_block: bool = False
    is_beside: bool = False
    holds_parts: bool = False
    letters: int = 0


def with_edges(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; what a style sets apart from its neighbours is told apart."""
    opened: list[_Edge] = []
    for token in marked:
        if isinstance(token, Begin) and token.tag not in VOID and len(opened) < _DEEPEST:
            edge = _edge(token, is_part=bool(opened and opened[-1].holds_parts))
            opened.append(edge)
            if edge.is_block:
                yield Begin("div", {})
            elif edge.is_beside:
                yield HtmlText(" ")
            yield token
        elif isinstance(token, End):
            yield token
            yield from _after(token.tag, opened)
        else:
            if isinstance(token, HtmlText) and opened:
                opened[-1].letters += len(token.text.strip())
            yield token


def _after(tag: str, opened: list[_Edge]) -> Iterator[Token]:
    """Tell the edge of what ends here, if anything does."""
    at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n].tag == tag), -1)
    if at < 0:
        return
    edge, letters = opened[at], sum(one.letters for one in opened[at:])
    del opened[at:]
    if opened:
        opened[-1].letters += letters
    if edge.is_block:
        yield End("div")
    elif edge.is_beside and letters >= _WORD:
        yield HtmlText(" ")


def _edge(token: Begin, *, is_part: bool) -> _Edge:
    rules = rules_of(token.attributes.get("style", ""))
    shown = rules.get("display", "")
    floats = rules.get("float", "none") != "none" or rules.get("position") == "absolute"
    is_inline = token.tag in INLINE
    return _Edge(
        token.tag,
        is_inline and shown in _BLOCKS and not is_part,
        is_inline and (is_part or floats or shown in _BESIDE),
        shown in _HOLDS_PARTS,
    )
