"""What the checks found, in words one below the other: what it is, and how to mend it."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import SAID, Severity
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_NAMES = {
    Severity.MUST: "Before you send",
    Severity.SHOULD: "Should",
    Severity.ADVICE: SAID[Severity.ADVICE],
    Severity.TIDY: SAID[Severity.TIDY],
}


class Weight(QWidget):
    """How serious a finding is, as a word on a ground of its own."""

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self.severity = severity
        wear(self, 13, bold=True)
        measure(self, "size", Weight._fit)

    def _fit(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(SAID[self.severity]) + 14
        self.setFixedSize(QSize(wide, self.fontMetrics().height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        ground, ink = {
            Severity.MUST: (shades.must_fill, shades.must),
            Severity.SHOULD: (shades.amber_fill, shades.amber),
            Severity.ADVICE: (shades.selected, shades.on_selected),
            Severity.TIDY: (shades.desk, shades.ink),
        }[self.severity]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, SAID[self.severity])


class WeighedCard(PressCard):
    """Something to look at: how serious, where, what, and how to mend it.

    Enter or a click leads to it. What ``mends`` is mended by its button.
    """

    mended = Signal()

    def __init__(
        self, severity: Severity, place: str, words: str, mend: str, *, mends: bool
    ) -> None:
        super().__init__()
        said = (SAID[severity], place, words, mend)
        self.setAccessibleName(". ".join(one.rstrip(".") for one in said if one))
        what, how = PlainLabel(words), Quiet(mend, 14)
        wear(what, 14, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 11)
        column.setSpacing(4)
        top = QHBoxLayout()
        column.addLayout(top)
        top.addWidget(Weight(severity))
        top.addStretch()
        top.addWidget(Elided(place, size=13))
        for label in (what, how):
            label.setWordWrap(True)
            column.addWidget(label)
        if mends:
            verb = button("Mend", self.mended.emit)
            verb.setAccessibleName(f"Mend: {words.rstrip('.')}")
            column.addWidget(verb, 0, Qt.AlignmentFlag.AlignLeft)


class Advice(QWidget):
    """The findings, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Finding, ...] = ()
        self._lines: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_findings(self, found: Iterable[Finding]) -> None:
        """Show these findings in the place of others."""
        found = tuple(found)
        if found == self.shown:
            return
        self.shown = found
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [line for one in found for line in _said(one)]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(found))

    def words(self) -> str:
        """Return all that is shown."""
        return "\n".join(line.text() for line in self._lines)


def _said(finding: Finding) -> tuple[PlainLabel, PlainLabel]:
    what = PlainLabel(f"{_NAMES[finding.severity]}: {finding.message}")
    wear(what, 14, bold=True)
    mend = Quiet(finding.mend, 14)
    for line in (what, mend):
        line.setWordWrap(True)
    mend.setContentsMargins(0, 0, 0, 6)
    return what, mend
