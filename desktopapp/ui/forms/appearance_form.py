"""How the documents look: font, size, spacing, margins, accent colour, cover."""

from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from desktopapp.operations.council_files import council_file
from desktopapp.store.choices import FOLLOW_TEMPLATE, TEMPLATE
from desktopapp.ui.forms.following import follow, followed_file
from desktopapp.ui.pages.paged import paged
from desktopapp.ui.widgets.choices import Amount, FontChoice
from desktopapp.ui.widgets.controls import Quiet, Tick, button
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

_POINTS_A_CENTIMETRE = 72 / 2.54


class AppearanceForm(FormDialog):
    """The form of the documents' appearance."""

    def __init__(self, work: Workspace, shell: Shell | None = None) -> None:
        super().__init__(work, "Appearance of the documents", self._take)
        self.work, self.shell = work, shell
        now = work.plan.appearance
        self.font_box = FontChoice()
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
        self.cover = Tick("A cover page")
        self.cover.setChecked(now.cover_page)
        self.counted = Tick("The cover page counts as a page")
        self.counted.setChecked(now.cover_counted)
        self.add("Font", self.font_box, "Arial is read well by everyone and is on every PC.")
        self.add("Text size", self.size_box, "At least 12 points is easiest to read.")
        self.add("Line spacing", self.spacing)
        self.add("Margins", self.margin)
        self.add("Colour of headings", row, "Six letters or figures after #, such as #1b5b53.")
        self.rows.addRow(self.cover)
        self.rows.addRow(self.counted)
        self.follows = Tick("The counter follows the council’s Word template")
        if shell:
            self._offer_to_follow(shell)

    def _offer_to_follow(self, shell: Shell) -> None:
        template = council_file(shell.settings, TEMPLATE)
        self.follows.setEnabled(template is not None)
        self.follows.setChecked(followed_file(shell.settings) is not None)
        self.rows.addRow(self.follows)
        hint = Quiet(
            f"Pages are estimated as {template.name} makes them; Word may end on another page. "
            "The PDF keeps the look above."
            if template
            else "Choose a template first: The council’s Word template, in the Plan menu."
        )
        hint.setWordWrap(True)
        self.rows.addRow(hint)

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
        if plan != self.work.plan:  # the tick of the counter is no change of the plan
            self.work.bridge.session.edit(plan, "appearance")
        if self.shell and self.follows.isEnabled():
            self.shell.settings.put(FOLLOW_TEMPLATE, self.follows.isChecked())
            self.shell.keep_settings()
            follow(self.shell)


def _number(  # a spin box is made of what it allows
    least: float, most: float, now: float, step: float, unit: str
) -> QDoubleSpinBox:
    box = Amount()
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setValue(now)
    box.setSuffix(unit)
    return box
