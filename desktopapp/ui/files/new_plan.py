"""Start a new plan: which letter, which council, where to keep it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from desktopapp.plan.brief import Brief
from desktopapp.plan.problem import Problem
from desktopapp.session import Session, brief, briefs, new_session
from desktopapp.ui.parts.asking import ask_file, ask_new_place
from desktopapp.ui.parts.controls import Quiet, button
from desktopapp.ui.parts.file_names import SUFFIX, file_name, free_path
from desktopapp.ui.parts.labels import add_labelled
from desktopapp.ui.parts.sheet import Sheet


class NewPlan(Sheet):
    """The dialog. After it was agreed to, ``session`` is the new plan, saved in its file."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent, "Start a new plan")
        self.session: Session | None = None
        self.folder = folder
        self.letters: list[Brief] = list(briefs())
        self.named: list[str | Path] = [one.id for one in self.letters]
        self.letter = QComboBox()
        self.letter.setAccessibleName("The letter to answer")
        for one in self.letters:
            self.letter.addItem(one.title)
        self.letter.addItem("Another letter, from a file…")
        self.letter.activated.connect(self._choose_letter)
        self.council = QLineEdit()
        self.council.setAccessibleName("Your council")
        self.council.setPlaceholderText("Its full name, such as Wyvern Vale District Council")
        self.council.textChanged.connect(self._propose)
        self.place = QLineEdit()
        self.place.setAccessibleName("Where to keep the plan")
        self.place.textEdited.connect(self._placed)
        self._place_is_ours = True
        self._lay_out()
        self._propose()
        self.council.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(10)
        add_labelled(form, "The letter to answer", self.letter)
        add_labelled(form, "Your council", self.council)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        choose = button("Choose…", self._choose_place)
        choose.setAccessibleName("Choose… where to keep the plan")
        where.addWidget(choose)
        add_labelled(form, "Where to keep the plan", where).setBuddy(self.place)
        self.body.addLayout(form)
        self.body.addWidget(Quiet("One file holds the whole plan. It saves itself as you write."))
        self.body.addStretch()
        self.verbs.addWidget(button("Cancel", self.reject))
        self.begin = button("Start", self._begin, first=True)
        self.begin.setDefault(True)
        self.verbs.addWidget(self.begin)

    def chosen(self) -> Brief:
        """Return the letter that is chosen."""
        return self.letters[self._at()]

    def _at(self) -> int:
        return min(self.letter.currentIndex(), len(self.letters) - 1)

    def _choose_letter(self, at: int) -> None:
        if at < len(self.letters):
            self._propose()
            return
        path = ask_file(self, "A letter as data", self.folder, "Letters (*.toml)")
        self.letter.setCurrentIndex(0)
        if path is None:
            return
        try:
            found = brief(path)
        except Problem as problem:
            self.tell(problem)
            return
        self.problem.hide()
        self.letters.append(found)
        self.named.append(path)
        self.letter.insertItem(len(self.letters) - 1, found.title)
        self.letter.setCurrentIndex(len(self.letters) - 1)
        self._propose()

    def _propose(self) -> None:
        self.begin.setEnabled(bool(self.council.text().strip()))
        if self._place_is_ours:
            letter = self.chosen()
            name = file_name(self.council.text().strip(), letter.plan_title or letter.title)
            self.place.setText(str(free_path(self.folder, name)))

    def _placed(self) -> None:
        self._place_is_ours = False

    def _choose_place(self) -> None:
        kinds = f"Plans (*{SUFFIX})"
        path = ask_new_place(self, "Where to keep the plan", self.place.text(), kinds)
        if path:
            self.place.setText(str(path))
            self._place_is_ours = False

    def _begin(self) -> None:
        try:
            self.session = new_session(
                Path(self.place.text()), self.council.text(), self.named[self._at()]
            )
        except Problem as problem:
            self.tell(problem)
            return
        self.accept()
