"""How a plan's documents look: sizes, exact line heights, gaps and indents, all in points.

Whatever two writers must agree on is said here once, so that the PDF, the preview, the page
counter and the Word file break lines and pages alike. Every length is a whole number of twips
(a twentieth of a point), because that is what a Word file can hold.
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from desktopapp.plan.plan import Appearance

PAGE_WIDTH = 595.3  # A4 as Word writes it: 11906 twips
PAGE_HEIGHT = 841.9  # 16838 twips
FOOTER_DISTANCE = 36.0  # from the foot of the page to the foot of the footer
CELL_SIDE = 5.4  # space left and right of the text in a table cell, Word's own
CELL_TOP = 2.0  # space above and below it
RULE = 0.5  # thickness of a table's rules; a row is taller by this much (measured)
LIST_INDENT = 21.0
BULLETS = ("•", "–", "•")
LOGO_HEIGHT = 45.0  # a logo is drawn at most this high
MOST_OF_A_PAGE = 0.8  # no picture is higher, so that its heading stays with it
_ACCENT = Appearance().accent


class ParagraphStyle(NamedTuple):
    """How one kind of paragraph is set. ``name`` is the name of the style in Word.

    ``line`` is the exact distance of lines. The gap between two paragraphs is the larger of
    ``after`` and ``before``; there is none at the top of a page. ``left`` is where the text
    begins, ``hanging`` how far left of that its number or bullet stands. ``colour`` is a role:
    text, accent, quiet or link. ``keep`` keeps the paragraph on one page with the next.
    """

    name: str
    size: float
    line: float
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    bold: bool = False
    italic: bool = False
    keep: bool = False
    colour: str = "text"


class Styles(NamedTuple):
    """All styles of a plan's documents, and the measures of its pages.

    ``theme`` is a numbered heading of level 1, ``headings`` are those without a number: level 1
    (a section), 2 (an answer), 3 to 5 (within a text). ``bullets`` and ``numbers`` are for list
    levels 0 to 2. ``after_table`` is the gap between a table and what follows it. ``colours``
    are ``#rrggbb`` by role.
    """

    font: str
    title: ParagraphStyle
    subtitle: ParagraphStyle
    theme: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    body: ParagraphStyle
    bullets: tuple[ParagraphStyle, ...]
    numbers: tuple[ParagraphStyle, ...]
    cell: ParagraphStyle
    header_cell: ParagraphStyle
    picture: ParagraphStyle
    caption: ParagraphStyle
    footer: ParagraphStyle
    after_table: float
    margin: float
    colours: tuple[tuple[str, str], ...]

    @property
    def width(self) -> float:
        """The width of the text on a page."""
        return twips(PAGE_WIDTH - 2 * self.margin)

    @property
    def height(self) -> float:
        """The height of the text on a page."""
        return twips(PAGE_HEIGHT - 2 * self.margin)

    def colour(self, role: str) -> str:
        """Return the colour of a role as ``#rrggbb``."""
        return dict(self.colours)[role]


def twips(points: float) -> float:
    """Round a length to the nearest twentieth of a point."""
    return round(points * 20) / 20


def _half(points: float) -> float:
    """Round a size to the half points in which Word keeps sizes of text."""
    return round(points * 2) / 2


def _exact(size: float, spacing: float) -> float:
    """Return the exact distance of lines, rounded up to a tenth: 15 for 12 pt, 13.8 for 11."""
    return math.ceil(round(size * spacing * 10, 4)) / 10


def _tint(colour: str, share: float) -> str:
    """Mix a colour with white; ``share`` is how much of the colour stays."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _colours(accent: str) -> tuple[tuple[str, str], ...]:
    """Return the colours by role; an accent that is no ``#rrggbb`` is our own."""
    accent = accent.strip() if re.fullmatch(r"\s*#[0-9a-fA-F]{6}\s*", accent) else _ACCENT
    return (
        ("text", "#1a1a1a"),
        ("accent", accent.lower()),
        ("quiet", "#595959"),  # 7.0:1 on white
        ("link", accent.lower()),
        ("rule", "#b1b4b6"),
        ("shade", _tint(accent, 0.1)),
    )


@lru_cache(maxsize=16)
def styles(appearance: Appearance) -> Styles:
    """Make the styles of an appearance. Everything grows with the size of body text."""
    size = _half(appearance.size)
    share = size / 12

    def scaled(points: float) -> float:
        return twips(points * share)

    def exact(points: float) -> float:
        return _exact(points, appearance.spacing)

    large, middle, small = _half(size * 7 / 6), _half(size * 13 / 12), _half(size * 10.5 / 12)
    title, tiny = _half(size * 20 / 12), _half(size * 9 / 12)
    body = ParagraphStyle("Normal", size, exact(size), after=scaled(6))
    heading = ParagraphStyle(
        "Section Heading",
        large,
        exact(large),
        before=scaled(14),
        after=scaled(4),
        bold=True,
        keep=True,
        colour="accent",
    )
    inner = ParagraphStyle(
        "", size, body.line, before=scaled(8), after=scaled(2), bold=True, keep=True
    )
    cell = ParagraphStyle("Table Text", small, _exact(small, max(appearance.spacing - 0.05, 1.0)))

    def listed(name: str, level: int) -> ParagraphStyle:
        return body._replace(
            name=name + (f" {level + 1}" if level else ""),
            after=scaled(4),
            left=LIST_INDENT * (level + 1),
            hanging=LIST_INDENT,
        )

    return Styles(
        font=appearance.font,
        title=ParagraphStyle(
            "Title", title, exact(title), after=scaled(3), bold=True, keep=True, colour="accent"
        ),
        subtitle=ParagraphStyle("Subtitle", small, exact(small), after=scaled(10), colour="quiet"),
        theme=heading._replace(name="Heading 1", left=24.0, hanging=24.0),
        headings=(
            heading,
            inner._replace(name="Heading 2", size=middle, line=exact(middle)),
            inner._replace(name="Heading 3"),
            inner._replace(name="Heading 4", colour="quiet"),
            inner._replace(name="Heading 5", colour="quiet", bold=False),
        ),
        body=body,
        bullets=tuple(listed("List Bullet", level) for level in range(3)),
        numbers=tuple(listed("List Number", level) for level in range(3)),
        cell=cell,
        header_cell=cell._replace(name="Table Heading", bold=True),
        picture=body._replace(name="Picture"),
        caption=body._replace(name="Caption", size=small, line=exact(small), colour="quiet"),
        footer=ParagraphStyle("Footer", tiny, exact(tiny), colour="quiet"),
        after_table=scaled(8),
        margin=twips(appearance.margin),
        colours=_colours(appearance.accent),
    )
