"""How large the sheet and its text are: what the room gives, and the zoom."""

from desktopapp.layout.style import Styles

_PIXELS_A_POINT = 96 / 72
_LEAST, _MOST = 10, 40  # pixels of body text


def text_pixels(styles: Styles, width: int, zoom: int) -> int:
    """Return the size of body text in whole pixels, where so many pixels are there for a sheet.

    ``zoom`` is in steps of whole pixels away from what the room gives.
    """
    natural = round(styles.body.size * _PIXELS_A_POINT)
    room = width - 2 * paper_margin(width) - 8
    fitting = int(natural * room / (styles.width * _PIXELS_A_POINT))
    wanted = max(min(fitting, natural * 5 // 4), _LEAST + 2) + zoom
    return max(_LEAST, min(wanted, _MOST))


def per_cent(styles: Styles, pixels: int) -> int:
    """Return a size of body text in per cent of the printed size."""
    return round(100 * pixels / (styles.body.size * _PIXELS_A_POINT))


def paper_margin(width: int) -> int:
    """Return how many pixels of paper stand on each side of the text."""
    return 24 if width < 660 else 40 if width < 900 else 60  # noqa: PLR2004  # the look's
