"""A chart in a PDF: its marks as lines, dots and words, which stay sharp at every size."""

from collections.abc import Callable

from desktopapp.documents.pdf.canvas import TaggedCanvas
from desktopapp.documents.pdf.fonts import font_of
from desktopapp.layout.charts import ChartDot, ChartMark, ChartStroke, ChartWords

_DASHES = (4, 4)  # points of a dash and of the gap behind it
_Colour = Callable[[str], tuple[float, float, float]]


def draw_chart(
    canvas: TaggedCanvas, marks: tuple[ChartMark, ...], left: float, top: float, colour: _Colour
) -> None:
    """Draw marks whose upper left corner stands at a place of the page."""
    canvas.saveState()
    for mark in marks:
        match mark:
            case ChartStroke():
                _stroke(canvas, mark, left, top, colour)
            case ChartDot():
                canvas.setFillColorRGB(*colour(mark.colour))
                canvas.circle(left + mark.x, top - mark.y, mark.radius, stroke=0, fill=1)
            case ChartWords():
                canvas.setFillColorRGB(*colour(mark.colour))
                _write(canvas, mark, left, top)
    canvas.restoreState()


def _stroke(
    canvas: TaggedCanvas, mark: ChartStroke, left: float, top: float, colour: _Colour
) -> None:
    canvas.setStrokeColorRGB(*colour(mark.colour))
    canvas.setLineWidth(mark.width)
    canvas.setDash(*_DASHES) if mark.dashed else canvas.setDash()
    path = canvas.beginPath()
    (x, y), *rest = mark.points
    path.moveTo(left + x, top - y)
    for across, down in rest:
        path.lineTo(left + across, top - down)
    canvas.drawPath(path, stroke=1, fill=0)


def _write(canvas: TaggedCanvas, mark: ChartWords, left: float, top: float) -> None:
    text = canvas.beginText()
    for one in mark.line.fragments:
        text.setFont(font_of(one.face).fontName, mark.size)
        text.setTextOrigin(left + mark.x + one.x, top - mark.y)
        text.textOut(f"{one.text} ")
    canvas.drawText(text)
