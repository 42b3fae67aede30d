"""A chart as a picture file, for documents that can hold no lines: drawn from the same marks."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from desktopapp.layout.charts import CHART_HIGH, ChartDot, ChartStroke, ChartWords, chart_marks
from desktopapp.plan.charts import Chart

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_DOTS, _FINER = 3, 2  # pixels in a point, and how much finer it is drawn to be smooth
_DASH = 4.0  # points of a dash and of the gap behind it


@lru_cache(maxsize=64)
def chart_png(
    chart: Chart, width: float, font: str, colours: tuple[tuple[str, str], ...]
) -> bytes:
    """Return a chart as a PNG file; ``colours`` are ``#rrggbb`` by role."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # slow to import, wanted with a chart

    scale = _DOTS * _FINER
    size = round(width * scale), round(CHART_HIGH * scale)
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    shades = dict(colours)
    for mark in chart_marks(chart, width, font):
        match mark:
            case ChartStroke():
                _stroke(draw, mark, shades[mark.colour], scale)
            case ChartDot():
                place = (mark.x * scale, mark.y * scale)
                draw.circle(place, mark.radius * scale, fill=shades[mark.colour])
            case ChartWords():
                _write(draw, mark, shades[mark.colour], scale)
    small = picture.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _stroke(draw: "ImageDraw", mark: ChartStroke, colour: str, scale: int) -> None:
    points = [(x * scale, y * scale) for x, y in mark.points]
    wide = max(round(mark.width * scale), 1)
    if not mark.dashed:
        draw.line(points, fill=colour, width=wide, joint="curve")
        return
    (left, y), (right, _) = points
    step = _DASH * scale
    while left < right:
        draw.line(((left, y), (min(left + step, right), y)), fill=colour, width=wide)
        left += 2 * step


def _write(draw: "ImageDraw", mark: ChartWords, colour: str, scale: int) -> None:
    from PIL import ImageFont  # noqa: PLC0415  # loaded with the picture

    for one in mark.line.fragments:
        face = ImageFont.truetype(str(one.face.path), mark.size * scale, index=one.face.index)
        place = ((mark.x + one.x) * scale, mark.y * scale)
        draw.text(place, one.text, fill=colour, font=face, anchor="ls")
