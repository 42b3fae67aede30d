"""How the documents look: font, size, spacing, margins, accent colour, cover."""

from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QDoubleSpinBox,
    QFontComboBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from desktopapp.ui.controls import button
from desktopapp.ui.form import Form
from desktopapp.ui.paged import paged
from desktopapp.ui.workspace import Workspace

_POINTS_A_CENTIMETRE = 72 / 2.54


class AppearanceForm(Form):
    """The form of the documents' appearance."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "Appearance of the documents", self._take)
        self.work = work
        now = work.plan.appearance
        self.font_box = QFontComboBox()
        self.font_box.setEditText(now.font)
        self.size_box = _number(6, 72, now.size, 0.5, " pt")
        self.spacing = _number(0.8, 4, now.spacing, 0.05, " lines")
        self.margin = _number(0.7, 7, now.margin / _POINTS_A_CENTIMETRE, 0.1, " cm")
        self.accent = QLineEdit(now.accent)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.accent, 1)
        across.addWidget(button("Choose…", self._choose_colour))
        self.cover = QCheckBox("A cover page")
        self.cover.setChecked(now.cover_page)
        self.counted = QCheckBox("The cover page counts as a page")
        self.counted.setChecked(now.cover_counted)
        self.add("Font", self.font_box, "Arial is read well by everyone and is on every PC.")
        self.add("Size of text", self.size_box, "At least 12 points is easiest to read.")
        self.add("Distance of lines", self.spacing)
        self.add("Margins", self.margin)
        self.add("Colour of headings", row, "As #rrggbb.")
        self.rows.addRow(self.cover)
        self.rows.addRow(self.counted)

    def _choose_colour(self) -> None:
        found = QColorDialog.getColor(QColor(self.accent.text()), self, "Colour of headings")
        if found.isValid():
            self.accent.setText(found.name())

    def _take(self) -> None:
        font = self.font_box.currentText().strip()
        old = self.work.plan.appearance
        changed = replace(
            old,
            font=font,
            size=self.size_box.value(),
            spacing=round(self.spacing.value(), 3),
            margin=round(self.margin.value() * _POINTS_A_CENTIMETRE, 1),
            accent=self.accent.text().strip() or old.accent,
            cover_page=self.cover.isChecked(),
            cover_counted=self.counted.isChecked(),
        )
        plan = replace(self.work.plan, appearance=changed)
        paged(plan)  # raises a problem where this PC does not have the font
        self.work.bridge.session.edit(plan, "appearance")


def _number(  # a spin box is made of what it allows
    least: float, most: float, now: float, step: float, unit: str
) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setValue(now)
    box.setSuffix(unit)
    return box
