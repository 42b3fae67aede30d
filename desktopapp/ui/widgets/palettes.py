"""The colours of the window: light, dark, high contrast, or those of the system.

Every colour reaches the widgets through QPalette; ``colours`` gives the few that QPalette has no
role for. All pairs of text and ground used have a contrast of 4.5 or more, parts of 3 or more.
"""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Colours(NamedTuple):
    """The colours by what they are for."""

    desk: str
    panel: str
    sheet: str
    ink: str
    muted: str
    ghost: str
    accent: str
    on_accent: str
    selected: str
    on_selected: str
    edge: str
    line: str
    amber: str
    amber_fill: str
    amber_line: str
    must: str
    must_fill: str
    paper: str
    paper_ink: str


LIGHT = Colours(
    desk="#efebe3",
    panel="#f8f6f1",
    sheet="#ffffff",
    ink="#211f1b",
    muted="#5e584e",
    ghost="#6b655b",
    accent="#1b5b53",
    on_accent="#ffffff",
    selected="#e1ece7",
    on_selected="#211f1b",
    edge="#857d70",
    line="#ddd6ca",
    amber="#6a4300",
    amber_fill="#fcebc8",
    amber_line="#a86b00",
    must="#9c1f1a",
    must_fill="#fbe7e3",
    paper="#ffffff",
    paper_ink="#211f1b",
)
DARK = Colours(
    desk="#171614",
    panel="#1f1e1b",
    sheet="#262421",
    ink="#ece7de",
    muted="#b5aea2",
    ghost="#a39c90",
    accent="#82cbbb",
    on_accent="#0d211d",
    selected="#22372f",
    on_selected="#ece7de",
    edge="#8f877a",
    line="#3b3833",
    amber="#f7d48c",
    amber_fill="#43330f",
    amber_line="#d6a343",
    must="#f5a79d",
    must_fill="#45221e",
    paper="#f1ede5",
    paper_ink="#211f1b",
)
HIGH_CONTRAST = Colours(
    desk="#000000",
    panel="#000001",
    sheet="#000000",
    ink="#ffffff",
    muted="#ffffff",
    ghost="#d6d6d6",
    accent="#ffe600",
    on_accent="#000000",
    selected="#ffe600",
    on_selected="#000000",
    edge="#ffffff",
    line="#ffffff",
    amber="#ffe600",
    amber_fill="#000000",
    amber_line="#ffe600",
    must="#ffb3a7",
    must_fill="#000000",
    paper="#ffffff",
    paper_ink="#000000",
)
_OWN = {one.panel: one for one in (LIGHT, DARK, HIGH_CONTRAST)}
CHOICES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}

# Fusion draws the edge of a control as its palette's Window divided by 1.4 in value; so each kind
# of control gets a Window of 1.4 times the edge we want (measured against Fusion of Qt 6.11).
_EDGED = ("QLineEdit", "QComboBox", "QAbstractSpinBox", "QAbstractButton", "QPlainTextEdit")
_EDGE_FACTOR = 140


def colours(palette: QPalette) -> Colours:
    """Return the colours that go with a palette; for the system's own, made of its roles."""
    name = palette.color(QPalette.ColorRole.Window).name()
    return _OWN.get(name) or _system_colours(palette)


def _system_colours(palette: QPalette) -> Colours:
    role = QPalette.ColorRole
    ground, ink = palette.color(role.Window).name(), palette.color(role.WindowText).name()
    accent, on_accent = palette.color(role.Highlight), palette.color(role.HighlightedText)
    return Colours(
        desk=ground,
        panel=ground,
        sheet=palette.color(role.Base).name(),
        ink=ink,
        muted=ink,
        ghost=ink,
        accent=ink,
        on_accent=ground,
        selected=accent.name(),
        on_selected=on_accent.name(),
        edge=ink,
        line=ink,
        amber=ink,
        amber_fill=ground,
        amber_line=ink,
        must=ink,
        must_fill=ground,
        paper="#ffffff",
        paper_ink="#000000",
    )


def palette_of(chosen: Colours) -> QPalette:
    """Return the palette for these colours."""
    role = QPalette.ColorRole
    roles = {
        role.Window: chosen.panel,
        role.Base: chosen.sheet,
        role.AlternateBase: chosen.desk,
        role.Button: chosen.sheet,
        role.WindowText: chosen.ink,
        role.Text: chosen.ink,
        role.ButtonText: chosen.ink,
        role.ToolTipBase: chosen.sheet,
        role.ToolTipText: chosen.ink,
        role.BrightText: chosen.must,
        role.PlaceholderText: chosen.muted,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Light: chosen.sheet,
        role.Midlight: chosen.desk,
        role.Mid: chosen.line,
        role.Dark: chosen.edge,
        role.Shadow: chosen.edge,
    }
    palette = QPalette()
    for one, colour in roles.items():
        palette.setColor(one, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, one, QColor(chosen.ghost))
    return palette


def apply_palette(choice: str) -> None:
    """Put on the palette of this name; any other name follows the system."""
    chosen = CHOICES.get(choice) or _followed()
    if chosen is None:
        QApplication.setPalette(QPalette())
        return
    palette = palette_of(chosen)
    QApplication.setPalette(palette)
    edged = QPalette(palette)
    edged.setColor(QPalette.ColorRole.Window, QColor(chosen.edge).lighter(_EDGE_FACTOR))
    for kind in _EDGED:
        QApplication.setPalette(edged, kind)  # type: ignore[arg-type]  # the stub says bytes


def _followed() -> Colours | None:
    """Return our colours for the system's scheme, or nothing where it asks for high contrast."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return None
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


_SIZE = {"percent": 100}  # of the window's text


def set_text_size(percent: float) -> None:
    """Make the text of what is made from now on larger, and what is measured by it.

    100 is as designed. What is there already follows by ``wear_text_size``.
    """
    _SIZE["percent"] = round(percent)
    face.cache_clear()


def text_size() -> int:
    """Return the size of the window's text in per cent of what is designed."""
    return _SIZE["percent"]


def scaled(pixels: int) -> int:
    """Return a length that grows with the window's text, in logical pixels."""
    return round(pixels * _SIZE["percent"] / 100)


@cache
def face(pixels: int, *, bold: bool = False) -> QFont:
    """Return the window's face at a size in logical pixels, larger where that was chosen."""
    return sheet_font(scaled(pixels), bold=bold)


def sheet_font(pixels: int, *, bold: bool = False) -> QFont:
    """Return the face at just this size, as the sheet needs it; unhinted, so that widths scale."""
    font = QFont(["Arial", "Liberation Sans"])
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
