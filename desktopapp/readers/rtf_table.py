"""A table of rich text: rows whose cells say where they end, told with what each reaches over."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktopapp.readers.html_tokens import Begin, End, Token


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a cell ends, and whether it goes on with the one above or before it."""

    at: int
    is_below: bool
    is_beside: bool
    css: str = ""  # of its ground


@dataclass(slots=True)
class RtfTable:
    """The table that is open: its rows, and the row that is being read."""

    _rows: list[tuple[list[_Edge], list[list[Token]]]] = field(default_factory=list)
    _edges: list[_Edge] = field(default_factory=list)
    _cells: list[list[Token]] = field(default_factory=list)
    _open: list[Token] = field(default_factory=list)
    _merged: set[str] = field(default_factory=set)
    _ground: str = ""  # of the cell that is being defined

    def colour(self, css: str) -> None:
        """Take the ground of the next cell that is defined."""
        self._ground = css

    def define(self, word: str, number: int | None) -> None:
        """Take what a row says of its cells."""
        if word == "trowd":
            self._edges = []
            self._merged.clear()
        elif word == "cellx":
            below, beside = "clvmrg" in self._merged, "clmrg" in self._merged
            self._edges.append(_Edge(number or 0, below, beside, self._ground))
            self._merged.clear()
            self._ground = ""
        else:
            self._merged.add(word)

    def take(self, tokens: list[Token]) -> None:
        """Take a paragraph of the open cell."""
        self._open += tokens

    def end_cell(self) -> None:
        """End the open cell."""
        self._cells.append(self._open)
        self._open = []

    def end_row(self) -> None:
        """End the open row."""
        if self._open:
            self.end_cell()
        if self._cells:
            self._rows.append((list(self._edges[: len(self._cells)]), self._cells))
        self._cells = []

    def told(self) -> Iterator[Token]:
        """Tell the table as tags, if there is one, and begin anew."""
        self.end_row()
        rows, self._rows = self._rows, []
        if not rows:
            return
        columns = {edge.at: n for n, edge in enumerate(_edges(rows), 1)}
        yield Begin("table", {})
        for n, (edges, cells) in enumerate(rows):
            yield Begin("tr", {})
            yield from _row(rows, n, edges, cells, columns)
            yield End("tr")
        yield End("table")


_Rows = list[tuple[list[_Edge], list[list[Token]]]]


def _edges(rows: _Rows) -> list[_Edge]:
    """Return where columns end, one of each, in order."""
    by_place = {edge.at: edge for edges, _ in rows for edge in edges}
    return [by_place[at] for at in sorted(by_place)]


def _row(
    rows: _Rows, n: int, edges: list[_Edge], cells: list[list[Token]], columns: dict[int, int]
) -> Iterator[Token]:
    """Tell the cells of a row; one that goes on with another is part of that."""
    begins = 0
    for c, cell in enumerate(cells):
        edge = edges[c] if c < len(edges) else None
        if edge and (edge.is_below or edge.is_beside):
            begins = columns[edge.at]
            continue
        beside = c + 1
        while beside < len(edges) and edges[beside].is_beside:
            beside += 1
        ends = columns[edges[beside - 1].at] if edge else begins + 1
        down = n + 1
        while edge and down < len(rows) and _goes_on(rows[down][0], edge.at):
            down += 1
        spans = {"colspan": str(max(ends - begins, 1)), "rowspan": str(down - n)}
        yield Begin("td", spans | ({"style": edge.css} if edge and edge.css else {}))
        yield from cell
        yield End("td")
        begins = ends


def _goes_on(edges: list[_Edge], at: int) -> bool:
    return any(edge.at == at and edge.is_below for edge in edges)
