"""Parts of a page, each a tag with all that stands in it, and as what it is laid out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_styles import rules_of
from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

_DEEPEST = 200  # tags within each other; those deeper stand beside each other
_NO_CELL = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table"))


class Laid(StrEnum):
    """As what a style or a role lays a part out."""

    NONE = ""
    TABLE = "table"
    PARTS = "parts"  # rows together, or what is no part itself
    ROW = "row"
    CELL = "cell"
    CAPTION = "caption"
    FLEX = "flex"
    GRID = "grid"


_SHOWN = {
    **dict.fromkeys(("table", "inline-table"), Laid.TABLE),
    **dict.fromkeys(("table-row-group", "table-header-group"), Laid.PARTS),
    **dict.fromkeys(("table-footer-group", "contents"), Laid.PARTS),
    "table-row": Laid.ROW,
    "table-cell": Laid.CELL,
    "table-caption": Laid.CAPTION,
    **dict.fromkeys(("flex", "inline-flex"), Laid.FLEX),
    **dict.fromkeys(("grid", "inline-grid"), Laid.GRID),
}
_ROLES = {
    **dict.fromkeys(("table", "grid", "treegrid"), Laid.TABLE),
    "rowgroup": Laid.PARTS,
    "row": Laid.ROW,
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), Laid.CELL),
}


@dataclass(slots=True)
class HtmlPart:
    """A tag with all that stands in it, and what its style says."""

    begin: Begin
    rules: dict[str, str]
    inside: list["HtmlPart | HtmlText"] = field(default_factory=list)

    @property
    def laid(self) -> Laid:
        """As what it is laid out: by its role, or else by its style."""
        return laid_out(self.begin, self.rules)

    @property
    def is_hidden(self) -> bool:
        """Tell whether nobody sees it."""
        return "hidden" in self.begin.attributes or self.rules.get("display") == "none"

    def words(self) -> str:
        """Return its words."""
        parts = (one.text if isinstance(one, HtmlText) else one.words() for one in self.inside)
        return " ".join("".join(parts).split())

    def holds_no_cell(self) -> bool:
        """Tell whether something stands in it that no cell can hold."""
        return any(
            one.begin.tag in _NO_CELL or one.laid is Laid.TABLE or one.holds_no_cell()
            for one in self.inside
            if isinstance(one, HtmlPart)
        )

    def parts(self) -> list["HtmlPart"] | None:
        """Return the parts in it, or nothing where words stand beside them."""
        found: list[HtmlPart] = []
        for one in self.inside:
            if isinstance(one, HtmlPart):
                found.append(one)
            elif one.text.strip():
                return None
        return found

    def tokens(self) -> Iterator[Token]:
        """Go through it as it stands."""
        yield self.begin
        yield from self.tokens_inside()
        if self.begin.tag not in VOID:
            yield End(self.begin.tag)

    def tokens_inside(self) -> Iterator[Token]:
        """Go through what stands in it."""
        for one in self.inside:
            if isinstance(one, HtmlText):
                yield one
            else:
                yield from one.tokens()


def laid_out(begin: Begin, rules: dict[str, str]) -> Laid:
    """Return as what a tag is laid out, by its role or else by what its style says."""
    said = _ROLES.get(begin.attributes.get("role", ""))
    laid = said or _SHOWN.get(rules.get("display", ""), Laid.NONE)
    flow = rules.get("flex-direction", "") + rules.get("flex-flow", "")
    return Laid.NONE if laid is Laid.FLEX and "column" in flow else laid


class TokensLeft:
    """Tags and words that are still to come, and what is open where they come."""

    def __init__(self, marked: Iterable[Token]) -> None:
        self._left = iter(marked)
        self._open: Counter[str] = Counter()
        self._back: Token | None = None

    def __iter__(self) -> Iterator[Token]:
        """Go through them."""
        while (token := self._next()) is not None:
            if isinstance(token, Begin):
                self._open[token.tag] += token.tag not in VOID
            elif isinstance(token, End):
                self._open[token.tag] -= self._open[token.tag] > 0
            yield token

    def _next(self) -> Token | None:
        back, self._back = self._back, None
        return back or next(self._left, None)

    def part(self, begin: Begin) -> HtmlPart:
        """Take all that stands in a tag that has begun: to its end, or that of one around it."""
        self._open[begin.tag] -= 1
        opened = [_part(begin)]
        while (token := self._next()) is not None:
            if isinstance(token, HtmlText):
                opened[-1].inside.append(token)
            elif isinstance(token, Begin):
                part = _part(token)
                opened[-1].inside.append(part)
                if token.tag not in VOID and len(opened) < _DEEPEST:
                    opened.append(part)
            elif (n := _innermost(opened, token.tag)) >= 0:
                first = opened[0]
                del opened[n:]
                if not opened:
                    return first
            elif self._open[token.tag]:
                self._back = token
                break
        return opened[0]


def _part(begin: Begin) -> HtmlPart:
    return HtmlPart(begin, rules_of(begin.attributes.get("style", "")))


def _innermost(opened: list[HtmlPart], tag: str) -> int:
    return next((n for n in range(len(opened) - 1, -1, -1) if opened[n].begin.tag == tag), -1)
