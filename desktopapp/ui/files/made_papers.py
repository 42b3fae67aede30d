"""What was made: each document with its way to be opened, and what was seen on the way."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktopapp.operations.exporting import Exported, Made
from desktopapp.operations.open_points import WhatIsOpen
from desktopapp.plan.saying import counted, in_sentence
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.findings import Advice
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet


class MadePapers(QWidget):
    """The documents that were made, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []  # all that is said beside the documents themselves
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_made(self, made: Exported, known: WhatIsOpen | None, *, report: bool) -> None:
        """Show what was made. What is ``known`` to be open was shown before, and is counted.

        ``report`` tells whether what awaits clearance in the report was shown too.
        """
        for one in made.files:
            self._add_row(one)
        if made.left:
            self.say(f"Not made: {', '.join(made.left)}.")
        for note in made.notes:
            self.say(note)
        if made.checked:
            self.say("Checked in the PDF: " + "; ".join(map(in_sentence, made.checked)) + ".")
        new = [one for one in made.findings if known is None or one not in known.found]
        if new:
            self.say("Found while they were made. Look at this before you send.", bold=True)
            found = Advice()
            found.show_findings(new)
            self._column.addWidget(found)
            self.told.append(found.words())
        found_before = len(made.findings) - len(new)
        awaited = len(known.uncleared) if known and report else 0
        if found_before or awaited:
            said = [f"Still open, as you saw before: {found_before + awaited:,}."]
            if awaited:
                clear = counted(awaited, "section awaits", "sections await")
                said.append(f"In the report {clear} clearance.")
            if found_before:
                said.append(f"Findings in the Plan menu has all{' else' if awaited else ''}.")
            self.say(" ".join(said))

    def say(self, words: str, *, bold: bool = False) -> None:
        """Say something of what was made."""
        self.told.append(words)
        line = PlainLabel(words) if bold else Quiet(words, 14)
        wear(line, 15 if bold else 14, bold=bold)
        line.setWordWrap(True)
        self._column.addWidget(line)

    def _add_row(self, one: Made) -> None:
        row = QHBoxLayout()
        self._column.addLayout(row)
        names = QVBoxLayout()
        row.addLayout(names, 1)
        names.setSpacing(0)
        title = PlainLabel(one.name)
        wear(title, 15, bold=True)
        title.setWordWrap(True)
        names.addWidget(title)
        name = Elided(f"{one.path.name}, {one.measure}", size=13)
        name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        names.addWidget(name)
        opens = button("Open", lambda: open_path(one.path))
        opens.setAccessibleName(f"Open {one.path.name}")
        measure(opens, "width", lambda it: it.setFixedWidth(it.sizeHint().width()))
        row.addWidget(opens)


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
