"""How large pictures and tables are printed, which the sheet on the screen shows too."""

from collections.abc import Mapping

from desktopapp.layout.pictures import fitted
from desktopapp.layout.style import Styles
from desktopapp.layout.tables import column_widths
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Picture, Table


def printed_size(
    picture: Picture, pictures: Mapping[str, bytes], styles: Styles
) -> tuple[float, float]:
    """Return the size in points at which a picture is printed, or that of a notice."""
    size = fitted(pictures.get(picture.name, b""), picture.width, styles.width, styles.height)
    return size if all(size) else (styles.width, 2 * styles.body.size)


def printed_widths(table: Table, styles: Styles) -> tuple[float, ...]:
    """Return the widths of a table's columns in print, in points; equal without a font."""
    try:
        return column_widths(table, styles)
    except Problem:
        columns = len(table.rows[0])
        return (styles.width / columns,) * columns
