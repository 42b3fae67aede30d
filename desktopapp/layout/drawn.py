"""How large a picture or chart of a document is drawn, and its file where one is wanted."""

from desktopapp.layout.build import PictureItem
from desktopapp.layout.pictures import fitted
from desktopapp.layout.style import Styles


def drawn_size(item: PictureItem, styles: Styles) -> tuple[float, float]:
    """Return the width and height in points; 0, 0 for a picture that cannot be read."""
    if item.chart:
        from desktopapp.layout.charts import CHART_HIGH  # noqa: PLC0415  # few plans have any

        return styles.width, CHART_HIGH
    return fitted(item.data, item.width, styles.width, min(item.height, styles.height))


def picture_file(item: PictureItem, styles: Styles) -> bytes:
    """Return the bytes of a picture; a chart is drawn as one."""
    if item.chart:
        from desktopapp.layout.chart_picture import chart_png  # noqa: PLC0415  # few plans have any

        return chart_png(item.chart, styles.width, styles.font, styles.colours)
    return item.data
