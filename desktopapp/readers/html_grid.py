"""The cells of a table in HTML, each in the column and row in which it is shown."""

from desktopapp.plan.text import Block, Paragraph, Run, new_id
from desktopapp.readers.colours import lit_cells
from desktopapp.readers.html_styles import ground_of, rules_of

MOST_CELLS = 100_000  # of one table
_MOST_REACHED = 64  # columns, by one cell: more than a table here has
_WIDEST = 1_000  # columns


class TooManyCellsError(ValueError):
    """A table has more cells than anybody could have meant."""


class Grid:
    """A table that is being read: rows of cells, each with the blocks found in it.

    A cell may reach over several columns and rows; what it covers is blank.
    """

    def __init__(self, outside: list[Block]) -> None:
        self.outside = outside
        self.rows: list[list[list[Block]]] = []
        self.in_cell = False
        self.across = self.down = 1  # what the open cell reaches over
        self._fills: dict[tuple[int, int], str] = {}  # the colours of cells, by row and column
        self._fill = ""
        self._feet: list[bool] = []  # of each row, whether it is shown below all others
        self._in_foot = False
        self._at = 0  # the next column of the last row
        self._cells = 0
        self._below: dict[int, int] = {}  # columns that cells above reach into, for how many rows
        self._covered: set[int] = set()  # those of the last row

    def begin_cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell, which may say over how many columns and rows it reaches."""
        self.in_cell = True
        self.across = min(max(_number(attributes.get("colspan", "")), 1), _MOST_REACHED)
        down = _number(attributes.get("rowspan", ""), 1)
        self.down = down or MOST_CELLS  # none: to the end of the table
        self._fill = ""
        if "style" in attributes or "bgcolor" in attributes:
            self._fill = ground_of(rules_of(attributes.get("style", "")), attributes)

    def begin_part(self, tag: str) -> None:
        """Begin the head, the body or the foot of the table."""
        self._in_foot = tag == "tfoot"

    def light(self) -> int:
        """Put signs into the cells that show a colour and no words; return how many there are."""
        if not self._fills:
            return 0
        cells = [
            [(bool(cell), self._fills.get((n, column), "")) for column, cell in enumerate(row)]
            for n, row in enumerate(self.rows)
        ]
        lit = lit_cells(cells)
        for (n, column), sign in lit.items():
            self.rows[n][column] = [Paragraph(new_id(), (Run(sign),))]
        return len(lit)

    def shown(self) -> list[list[list[Block]]]:
        """Return the rows that hold anything, as they are shown: those of the foot come last."""
        found = [(foot, row) for foot, row in zip(self._feet, self.rows, strict=True) if any(row)]
        return [row for _, row in sorted(found, key=lambda one: one[0])]

    def begin_row(self) -> None:
        """Begin a row, into which cells above may reach."""
        self.rows.append([])
        self._feet.append(self._in_foot)
        self._at = 0
        self._covered = set(self._below)
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}

    def add(self, cell: list[Block]) -> None:
        """Put a cell in the next column that nothing covers."""
        row = self.rows[-1]
        while self._at in self._covered:
            self._at += 1
        self._cells += self._at - len(row) + 1
        if self._cells > MOST_CELLS or self._at > _WIDEST:
            raise TooManyCellsError
        row += ([] for _ in range(self._at - len(row)))
        row.append(cell)
        if self._fill:
            self._fills[len(self.rows) - 1, self._at] = self._fill
        columns = range(self._at, self._at + self.across)
        if self.down > 1:
            self._below.update(dict.fromkeys(columns, self.down - 1))
        self._at = columns.stop


def _number(words: str, otherwise: int = 0) -> int:
    """Return a whole number written in digits, no larger than means something."""
    words = words.strip()
    if not (words.isascii() and words.isdigit()):
        return otherwise
    return min(int(words[:6]), MOST_CELLS)
