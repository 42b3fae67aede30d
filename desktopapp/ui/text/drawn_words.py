"""Words drawn as a picture, for what stands in a text and cannot be shown."""

from PySide6.QtGui import QColor, QFont, QImage, QPainter


def drawn_words(
    words: str, font: QFont, size: tuple[int, int], ratio: float, ink: QColor
) -> QImage:
    """Draw words on no ground. ``size`` is the width and the height of a letter, in pixels."""
    wide, letter = size
    high = round(letter * 2 * ratio)
    image = QImage(round(wide * ratio), high, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(0, round(letter * 1.4), words)
    painter.end()
    return image
