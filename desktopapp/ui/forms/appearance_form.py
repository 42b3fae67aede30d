"""How the documents look: font, size, spacing, margins, accent colour, cover."""

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QDoubleSpinBox,
    QWidget,
)

from desktopapp.operations.council_files import council_file
from desktopapp.plan.plan import Appearance
from desktopapp.store.choices import FOLLOW_TEMPLATE, TEMPLATE
from desktopapp.ui.forms.following import follow, followed_file
from desktopapp.ui.pages.paged import first_paged, paged
from desktopapp.ui.pages.small_page import SmallPage
from desktopapp.ui.widgets.choices import Amount, FontChoice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.jobs import nothing
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.text_size import keep_high, keep_wide
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

_POINTS_A_CENTIMETRE = 72 / 2.54
_SETTLE = 250  # milliseconds after a change until the page is laid out anew
_CODE = re.compile("#[0-9A-Fa-f]{6}")


class Swatch(QWidget):
    """A patch of the colour that a line names."""

    def __init__(self, named: Callable[[], str]) -> None:
        super().__init__()
        self.named = named
        keep_high(self, 32)
        keep_wide(self, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour, or an empty patch where there is none of that name."""
        painter = QPainter(self)
        shades = colours(self.window().palette())
        name = self.named().strip()
        painter.setPen(QColor(shades.edge))
        painter.setBrush(QColor(name if _CODE.fullmatch(name) else shades.sheet))
        painter.drawRect(self.rect().adjusted(2, 2, -3, -3))


class AppearanceForm(FormDialog):
    """The form of the documents' appearance."""

    def __init__(self, work: Workspace, shell: Shell | None = None) -> None:
        self.sample = SmallPage()
        super().__init__(work, "Appearance of the documents", self._take, self.sample)
        self.work, self.shell = work, shell
        now = work.plan.appearance
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._lay_out)
        self.font_box = FontChoice()
        self.font_box.setEditText(now.font)
        self.size_box = _number(6, 72, now.size, 0.5, " pt")
        self.spacing = _number(0.8, 4, now.spacing, 0.05, " lines")
        self.margin = _number(0.7, 7, now.margin / _POINTS_A_CENTIMETRE, 0.1, " cm")
        self.accent = LineField(now.accent)
        row = QWidget()
        across = FoldingRow(6)
        row.setLayout(across)
        self.swatch = Swatch(self.accent.text)
        across.addWidget(self.swatch)
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
        hint = "Pick a colour, or type its code from your brand guide, such as #1B5B53."
        self.add("Colour of headings", row, hint)
        self.rows.addRow(self.cover)
        self.rows.addRow(self.counted)
        self.follows = Tick("The counter follows the council’s Word template")
        if shell:
            self._offer_to_follow(shell)
        self._follow_fields()

    def _follow_fields(self) -> None:
        """Show the page anew when a field comes to rest."""
        self.accent.textChanged.connect(self.swatch.update)
        for heard in (
            *(box.valueChanged for box in (self.size_box, self.spacing, self.margin)),
            *(tick.toggled for tick in (self.cover, self.counted)),
            self.font_box.currentTextChanged,
            self.accent.textChanged,
        ):
            heard.connect(lambda _now: self._settle.start())
        self._settle.start(0)

    def _lay_out(self) -> None:
        """Lay the plan out in the look that the fields say, off the window's thread."""
        plan = replace(self.work.plan, appearance=self._appearance())
        self.work.jobs.run(
            "small page", lambda _job: first_paged(plan), self.sample.show_first, nothing
        )

    def done(self, result: int) -> None:
        """Let go of the page that is being laid out."""
        self.work.jobs.drop("small page")
        super().done(result)

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

    def _appearance(self) -> Appearance:
        """Return the look that the fields say; a colour that is none leaves the one before."""
        old, accent = self.work.plan.appearance, self.accent.text().strip()
        return replace(
            old,
            font=self.font_box.currentText().strip(),
            size=self.size_box.value(),
            spacing=round(self.spacing.value(), 3),
            margin=round(self.margin.value() * _POINTS_A_CENTIMETRE, 1),
            accent=accent if _CODE.fullmatch(accent) else old.accent,
            cover_page=self.cover.isChecked(),
            cover_counted=self.counted.isChecked(),
        )

    def _take(self) -> None:
        accent = self.accent.text().strip()
        if accent and not _CODE.fullmatch(accent):
            raise WrongField(
                self.accent,
                f"“{accent}” is not the code of a colour.",
                then="Pick a colour, or type a code such as #1B5B53.",
            )
        changed = self._appearance()
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
