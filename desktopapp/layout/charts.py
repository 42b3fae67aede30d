"""A chart as marks on paper: strokes, dots and words, each where every writer draws it.

Ink is the colour of text, so that lines keep their contrast in grey too; a target is told from the
values by its dashes and its words, never by a colour. All lengths are points from the top left.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from desktopapp.layout.lines import Line, break_lines
from desktopapp.layout.style import ParagraphStyle
from desktopapp.plan.charts import Chart
from desktopapp.plan.text import Run

CHART_HIGH = 138.0
_TITLE, _WORDS = ParagraphStyle("", 10.0, 12.0), ParagraphStyle("", 9.0, 11.0)
_TOP, _BOTTOM = 40.0, 30.0  # room for the title and the words of values, and for days
_FLOOR = 20.0  # between the line below all values and the end
_SIDE = 28.0  # room beside the first and the last point
_ABOVE, _GAP = 6.0, 6.0  # between a point and its words, and between words at least
_DOT, _LINE, _THIN = 2.6, 1.5, 0.8


class ChartStroke(NamedTuple):
    """A line through points; ``colour`` is a role, as in ``Styles``."""

    points: tuple[tuple[float, float], ...]
    width: float
    colour: str
    dashed: bool = False


class ChartDot(NamedTuple):
    """A filled dot."""

    x: float
    y: float
    radius: float
    colour: str


class ChartWords(NamedTuple):
    """A line of words; ``y`` is its baseline."""

    x: float
    y: float
    line: Line
    size: float
    colour: str


ChartMark: TypeAlias = ChartStroke | ChartDot | ChartWords


@lru_cache(maxsize=256)
def chart_marks(chart: Chart, width: float, font: str) -> tuple[ChartMark, ...]:
    """Return the marks of a chart that is ``width`` wide and ``CHART_HIGH`` high."""
    spots = _spots(chart, width)
    floor = CHART_HIGH - _FLOOR
    marks: list[ChartMark] = [
        ChartStroke(((0.0, floor), (width, floor)), _THIN, "quiet"),
        *_levels(chart, width, font),
        ChartStroke(tuple(spots), _LINE, "text"),
        *(ChartDot(x, y, _DOT, "text") for x, y in spots),
        ChartWords(0.0, 10.0, _title(chart, width, font), _TITLE.size, "text"),
    ]
    values = [one.said_value for one in chart.points]
    days = [one.said_day for one in chart.points]
    above = [y - _ABOVE for _, y in spots]
    marks += _words(values, [x for x, _ in spots], above, width, font, "text")
    below = [CHART_HIGH - 6.0] * len(days)
    marks += _words(days, [x for x, _ in spots], below, width, font, "quiet")
    return tuple(marks)


def _title(chart: Chart, width: float, font: str) -> Line:
    return break_lines((Run(chart.title, bold=True),), _TITLE, font, width)[0]


def _spots(chart: Chart, width: float) -> list[tuple[float, float]]:
    """Return where each point stands: across by its day, up by its value."""
    days = [one.day.toordinal() for one in chart.points]
    begun, span = days[0], max(days[-1] - days[0], 1)
    room = width - 2 * _SIDE
    return [
        (_SIDE + room * (day - begun) / span, _height(chart, float(point.value)))
        for day, point in zip(days, chart.points, strict=True)
    ]


def _height(chart: Chart, value: float) -> float:
    """Return how far down a value stands between the least and the most that is drawn."""
    known = [float(one.value) for one in chart.points]
    known += [float(one.value) for one in chart.levels]
    least, most = min(known), max(known)
    room = CHART_HIGH - _TOP - _BOTTOM
    return _TOP + room * (0.5 if most == least else (most - value) / (most - least))


def _levels(chart: Chart, width: float, font: str) -> Iterator[ChartMark]:
    for level in chart.levels:
        y = _height(chart, float(level.value))
        yield ChartStroke(((0.0, y), (width, y)), _THIN, "text", dashed=True)
        line = break_lines((Run(level.said),), _WORDS, font, math.inf)[0]
        low = y + _WORDS.size + 4 <= CHART_HIGH - _FLOOR
        yield ChartWords(0.0, y + _WORDS.size if low else y - 3, line, _WORDS.size, "text")


def _words(
    said: Sequence[str],
    across: Sequence[float],
    down: Sequence[float],
    width: float,
    font: str,
    colour: str,
) -> Iterator[ChartWords]:
    """Go through the words at points: the last ones always, others where they have room."""
    taken = width + _GAP
    for words, x, y in zip(reversed(said), reversed(across), reversed(down), strict=True):
        line = break_lines((Run(words),), _WORDS, font, math.inf)[0]
        left = min(max(x - line.width / 2, 0.0), width - line.width)
        if left + line.width + _GAP <= taken:
            yield ChartWords(left, y, line, _WORDS.size, colour)
            taken = left
