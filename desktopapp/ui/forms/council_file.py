"""The council's own Word template or report form: which file, and what in it is used for what."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from desktopapp.operations.council_files import (
    OUR_LOOK,
    CouncilFiles,
    FileRow,
    council_file,
    form_rows,
    read_council_files,
    refuse_one_place_twice,
    template_rows,
)
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.store import choices
from desktopapp.store.choices import KEEP_GUIDANCE, TextSetting
from desktopapp.ui.forms.following import follow
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.by_organisation import SetByOrganisation
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.jobs import Job, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, explain, unkeyed
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell


class FileWording(NamedTuple):
    """What the dialog says of a template or of a report form."""

    setting: TextSetting
    title: str
    what: str
    files: str
    mapping: str
    unused: str


TEMPLATE_WORDING = FileWording(
    choices.TEMPLATE,
    "The council’s Word template",
    "The Word document for the committee papers takes its styles, headers, footers, logo and "
    "page setup. The file itself is not changed.",
    "Word templates (*.dotx *.docx *.dotm *.docm *.dot)",
    "Planwright’s styles, and the template’s style for each",
    "Planwright’s style (added to it)",
)
FORM_WORDING = FileWording(
    choices.REPORT_FORM,
    "The council’s report form",
    "The report to members is written into it; all else in it stays. The file itself is not "
    "changed.",
    "Word documents (*.docx *.dotx *.docm *.dotm *.doc *.dot)",
    "What the report holds, and where in the form it goes",
    "Not in this form",
)
_WIDE = 720  # pixels
_MOST_NAMED = 6  # places that are named in a sentence


class CouncilFileDialog(FormDialog):
    """The dialog. The file is read off the window's thread; what is agreed is remembered."""

    def __init__(self, shell: Shell, kind: FileWording) -> None:
        super().__init__(shell.widget(), kind.title, self._take)
        self.shell, self.kind = shell, kind
        self.path: Path | None = None
        self.house = OUR_LOOK  # what was read of the file
        self.job: Job | None = None
        self.chosen: dict[str, QComboBox] = {}
        self.file_line = LineField()
        self.file_line.setReadOnly(True)
        none = "None: Planwright’s style" if kind is TEMPLATE_WORDING else "None"
        self.file_line.setPlaceholderText(none)
        self.none_button = button("Use none", lambda: self.show_file(None))
        self.again_button = button("As recognised", lambda: self.show_file(self.path, afresh=True))
        explain(self.again_button, "Forget what was changed by hand, and show what is recognised")
        self.choose_button = button("Choose…", self._choose)
        self.add("File", _across(self.file_line, self.choose_button, self.none_button))
        self.set_by = SetByOrganisation(shell.settings, kind.setting)
        self.rows.addRow(self.set_by)
        self.rows.setRowVisible(self.set_by, bool(self.set_by.text()))
        self.file_line.setAccessibleName("File")
        self.what = Quiet(kind.what, 14)
        self.what.setWordWrap(True)
        self.rows.addRow(self.what)
        self.guidance = Tick("Take out the form’s notes on how to fill it")
        self.guidance.setChecked(not shell.settings.get(KEEP_GUIDANCE))
        self.rows.addRow(self.guidance)
        self.rows.setRowVisible(self.guidance, kind is FORM_WORDING)
        self.said = Quiet("", 14)
        self.said.setWordWrap(True)
        self.rows.addRow(self.said)
        self.rows.addRow(self.again_button)
        self._fixed = self.rows.rowCount()
        self.resize(min(scaled(_WIDE), self.above.width() - 40), 0)
        self.show_file(council_file(shell.settings, kind.setting))
        if self.path is None:
            self.choose_button.setFocus()
        self._kept = self._state()  # and what is chosen, once the file is read

    def show_file(self, path: Path | None, *, afresh: bool = False) -> None:
        """Read a file and show how it is used; what was mapped before is shown so.

        ``afresh`` shows what is recognised instead.
        """
        self.path = path
        self.problem.hide()
        self._show_rows((), ())
        self.file_line.setText(path.name if path else "")
        explain(self.file_line, str(path) if path else "")
        self.none_button.setEnabled(path is not None)
        self.set_by.hold(self.file_line, self.choose_button, self.none_button)
        self.agreeing.setEnabled(path is None)
        if self.job:
            self.job.cancel()
        if path is None:
            return
        self.said.setText("Reading the file…")
        self.said.show()
        settings = None if afresh else self.shell.settings
        is_template = self.kind is TEMPLATE_WORDING

        def work(_job: Job) -> CouncilFiles:
            if is_template:
                return read_council_files(path, settings=settings)
            return read_council_files(None, path, settings=settings)

        shown = partial(self._show_house, afresh=afresh)
        self.job = self.shell.jobs.fetch("house file", work, shown, self._failed)

    def done(self, result: int) -> None:
        """Close; what was chosen before holds unless these were kept."""
        if self.job:
            self.job.cancel()
        super().done(result)

    def unkept(self) -> bool:
        """Tell whether what is chosen here differs from what is kept, and could be kept."""
        return self.agreeing.isEnabled() and self._state() != self._kept

    def _state(self) -> tuple[Path | None, Mapping[str, str], bool]:
        chosen = {ours: str(box.currentData()) for ours, box in self.chosen.items()}
        return self.path, chosen, self.guidance.isChecked()

    def _show_house(self, house: CouncilFiles, *, afresh: bool) -> None:
        self.agreeing.setEnabled(True)
        self.house = house
        if house.template:
            self._show_rows(template_rows(house.template), house.template.notes, house)
        if house.form:
            self._show_rows(form_rows(house.form), house.form.notes, house)
        path, chosen, guidance = self._kept
        if path == self.path and not chosen and not afresh:
            self._kept = path, self._state()[1], guidance
        QTimer.singleShot(0, self, self.fit)  # once the rows have their heights

    def _failed(self, error: Exception) -> None:
        self._show_rows((), ())
        self.tell(problem_of(error))

    def _show_rows(
        self, rows: tuple[FileRow, ...], notes: tuple[str, ...], house: CouncilFiles = OUR_LOOK
    ) -> None:
        while self.rows.rowCount() > self._fixed:
            self.rows.removeRow(self.rows.rowCount() - 1)
        self.chosen = {}
        self.said.setText(" ".join((*notes, *_known(rows, house))))
        self.said.setVisible(bool(rows))
        self.rows.setRowVisible(self.what, not rows)  # the lines below must be in sight
        more = Quiet(" ".join(_waiting(house)), 14)
        more.setWordWrap(True)
        if rows:
            announce(self, f"{self.said.text()} {more.text()}".strip())
        self.again_button.setVisible(bool(rows) and house.kept)
        if not rows:
            return
        head = PlainLabel(self.kind.mapping)
        wear(head, 15, bold=True)
        self.rows.addRow(head)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(rows):
            self.chosen[row.ours] = box = Choice()
            box.setAccessibleName(row.ours)
            label = PlainLabel(unkeyed(row.ours))
            label.setBuddy(box)
            grid.addWidget(label, at, 0)
            grid.addWidget(box, at, 1)
            box.addItem(self.kind.unused, "")
            for one, words in row.choices:
                box.addItem(words, one)
            box.setCurrentIndex(max(box.findData(row.chosen), 0))
            box.set_short(16)
        self.rows.addRow(inner)
        if more.text():
            self.rows.addRow(more)

    def _choose(self) -> None:
        near = self.path.parent if self.path else ""  # where files were last chosen
        path = ask_file(self, self.kind.title, near, self.kind.files)
        if path:
            self.show_file(path)

    def _take(self) -> None:
        settings = self.shell.settings
        _, mapping, _ = self._state()
        if self.kind is FORM_WORDING:
            refuse_one_place_twice(mapping)
        if self.path and not any(mapping.values()):
            raise Problem(
                f"Nothing from “{self.path.name}” is used yet.",
                safe="Nothing was changed.",
                then="Choose something for at least one of the lines below, or “Use none”.",
            )
        if self.path and self.house.mapped_as:
            settings.put(self.house.mapped_as, mapping)
        settings.put(self.kind.setting, str(self.path) if self.path else "")
        if self.kind is FORM_WORDING:
            settings.put(KEEP_GUIDANCE, not self.guidance.isChecked())
        self.shell.keep_settings()
        if self.kind is TEMPLATE_WORDING:
            follow(self.shell)


def _known(rows: tuple[FileRow, ...], house: CouncilFiles) -> Iterator[str]:
    """Say how much of a file was recognised, or mapped by hand, and what waits in vain."""
    used = sum(bool(row.chosen) for row in rows)
    if rows and house.kept:
        yield f"As you chose before: {used} of {len(rows)}."
    elif rows and used:
        yield f"Recognised: {used} of {len(rows)}. Look through them."
    elif rows:
        yield "Nothing in this file has a name that Planwright knows. Choose what goes where."
    empty = len(house.form.unrecognised) if house.form else 0
    if empty:
        yield f"{counted(empty, 'place')} of the form may stay empty: see below."


def _waiting(house: CouncilFiles) -> Iterator[str]:
    """Say what of a form is filled only by lines and sections that few reports have."""
    if house.form and house.form.further:
        named = _listed(house.form.further)
        yield f"Filled if your report has a line or section of this name: {named}."
    if house.form and house.form.unrecognised:
        named = _listed(house.form.unrecognised)
        yield f"Stays empty, unless a line or section of yours has the same name: {named}."


def _listed(names: tuple[str, ...]) -> str:
    named = ", ".join(f"“{one}”" for one in names[:_MOST_NAMED])
    return f"{named} and {len(names) - _MOST_NAMED} more" if names[_MOST_NAMED:] else named


def _across(*parts: QWidget) -> QWidget:
    row = QWidget()
    across = FoldingRow(6)
    row.setLayout(across)
    for part in parts:
        across.addWidget(part, int(isinstance(part, QLineEdit)))
    return row


def look_reader(shell: Shell, looks: Collection[TextSetting | None]) -> Callable[[], CouncilFiles]:
    """Return a function that reads what documents of these looks use, for any thread."""
    settings = shell.settings
    template = (
        council_file(settings, TEMPLATE_WORDING.setting)
        if TEMPLATE_WORDING.setting in looks
        else None
    )
    form = council_file(settings, FORM_WORDING.setting) if FORM_WORDING.setting in looks else None
    guidance = settings.get(KEEP_GUIDANCE)
    return lambda: read_council_files(template, form, guidance=guidance, settings=settings)
