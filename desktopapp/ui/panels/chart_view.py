"""A small chart in the window, with the same in words for whoever does not see it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktopapp.layout.charts import CHART_HIGH, chart_marks
from desktopapp.plan.charts import Chart
from desktopapp.ui.widgets.chart_painter import paint_chart
from desktopapp.ui.widgets.palettes import colours, text_size
from desktopapp.ui.widgets.text_size import keep_high, keep_within

_LARGER = 1.25  # logical pixels for a point of paper
_WIDE = 760  # logical pixels, at most
_FONT = "Arial"


class ChartView(QWidget):
    """The chart, as wide as there is room; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_high(self, round(CHART_HIGH * _LARGER))
        keep_within(self, _WIDE)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart; nothing hides it."""
        self.chart = chart
        self.setVisible(chart is not None)
        self.setAccessibleName(chart.alternative if chart else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart in the inks of the window."""
        if self.chart is None:
            return
        shades = colours(self.window().palette())
        scale = _LARGER * text_size() / 100
        painter = QPainter(self)
        painter.scale(scale, scale)
        marks = chart_marks(self.chart, round(self.width() / scale), _FONT)
        paint_chart(painter, marks, {"text": shades.ink, "quiet": shades.muted})
