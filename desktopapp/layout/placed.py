"""What stands where: lines, pictures and rules on the pages of a document."""

from typing import NamedTuple

from desktopapp.layout.lines import Line
from desktopapp.layout.style import (
    ParagraphStyle,
)


class PlacedLine(NamedTuple):
    """A line on a page. ``y`` is its baseline, ``x`` where its text begins.

    ``item`` is the place of its item in the document, ``number`` counts the lines of the item
    (or of the cell, which is row and column). A ``label`` is a number or bullet. ``repeated``
    marks the header row where it is shown again.
    """

    x: float
    y: float
    line: Line
    style: ParagraphStyle
    item: int
    number: int = 0
    cell: tuple[int, int] | None = None
    label: bool = False
    repeated: bool = False


class PlacedPicture(NamedTuple):
    """A picture on a page; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    item: int


class Box(NamedTuple):
    """A filled rectangle: a rule of a table or the shade of its header. ``colour`` is a role."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    item: int


class Page(NamedTuple):
    """A page. ``number`` is 0 where it does not count, ``used`` the height that is full."""

    number: int
    lines: tuple[PlacedLine, ...]
    boxes: tuple[Box, ...]
    pictures: tuple[PlacedPicture, ...]
    footer: tuple[PlacedLine, ...]
    used: float


class Layout(NamedTuple):
    """The pages of a document.

    ``heights`` tells for each item how much height it takes, its gaps included; ``starts`` on
    which page (from 0) it begins.
    """

    pages: tuple[Page, ...]
    heights: tuple[float, ...]
    starts: tuple[int, ...]

    @property
    def counted(self) -> int:
        """How many pages count."""
        return self.pages[-1].number
