"""Start a new plan: which letter, which council, where to keep it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QLayout,
    QLineEdit,
    QWidget,
)

from desktopapp.plan.brief import Brief, Fact
from desktopapp.plan.council import Council
from desktopapp.plan.council_facts import FactAnswer, asked_facts
from desktopapp.plan.plain_text import one_line
from desktopapp.session.opening import new_session, next_round
from desktopapp.store.choices import COUNCIL
from desktopapp.store.names import SUFFIX, file_name, free_path
from desktopapp.store.resources import briefs
from desktopapp.store.settings import Settings
from desktopapp.ui.files.earlier_plan import EarlierPlan, Unlock
from desktopapp.ui.files.found import FoundPlan, with_pages
from desktopapp.ui.forms.fact_choice import QUESTIONS, FactChoice
from desktopapp.ui.widgets.by_organisation import SetByOrganisation
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_new_place
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Job, Jobs, OneAtATime, problem_of
from desktopapp.ui.widgets.labels import add_labelled
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.words_shown import Quiet

_NAMES = {Fact.PARTNERS: "Their names, with commas", Fact.DEVOLUTION: "Its name"}


class NewPlan(Sheet):
    """The dialog. After it was agreed to, ``found`` is the new plan, saved in its file.

    ``letter`` is one that was just checked. ``wants_letter`` says that another is to be read.
    ``unlock`` asks for the passphrase of an earlier plan.
    """

    def __init__(
        self,
        parent: QWidget,
        folder: Path,
        council: str = "",
        letter: Brief | None = None,
        settings: Settings | None = None,
        unlock: Unlock | None = None,
    ) -> None:
        super().__init__(parent, "Start the plan" if letter else "Start a new plan")
        self.jobs = Jobs(self)
        self._names = OneAtATime(self.jobs, "free name")
        self.found: FoundPlan | None = None
        self.folder = folder
        self.wants_letter = False
        self.letters = (letter,) if letter else briefs()
        self.letter = Choice()
        self.letter.setAccessibleName("The letter to answer")
        for one in self.letters:
            self.letter.addItem(one.title)
        if not letter:
            self.letter.addItem("Another letter, consultation or form…")
        self.letter.activated.connect(self._choose_letter)
        self.council = LineField()
        self.council.setAccessibleName("Your council")
        self.council.setPlaceholderText("Its full name, such as Wyvern Vale District Council")
        self.council.setText(council)
        self.council.textChanged.connect(self._propose)
        self.set_by = SetByOrganisation(settings or Settings({COUNCIL.name: council}), COUNCIL)
        self.set_by.hold(self.council)
        self.facts: dict[Fact, tuple[FactChoice, QLineEdit | None]] = {}
        self._fact_rows: list[QWidget | QLayout] = []
        self.place = LineField()
        self.place.setAccessibleName("Where to keep the plan")
        self.place.textEdited.connect(self._placed)
        self._place_is_ours = True
        self.earlier = EarlierPlan(self.jobs, folder, self._failed, unlock)
        self.earlier.chosen.connect(self._begin_from)
        self._held: QWidget | None = None  # what had the keyboard when it began
        self._lay_out()
        self._propose()
        self.council.setFocus()

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        self.body.addLayout(form)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(10)
        if self.letter.count() > 1:
            add_labelled(form, "The letter to answer", self.letter)
        else:
            self.letter.setParent(self)
            self.letter.hide()
            self.say(self.letters[0].title)
        add_labelled(form, "Earlier plan, if any", self.earlier)
        add_labelled(form, "Your council", self.council)
        form.addRow(self.set_by)
        form.setRowVisible(self.set_by, bool(self.set_by.text()))
        for fact in asked_facts(need for one in self.letters for need in one.facts_needed()):
            self._add_fact(form, fact, QUESTIONS[fact])
        where = FoldingRow(6)
        add_labelled(form, "Where to keep the plan", where).setBuddy(self.place)
        where.addWidget(self.place, 1)
        choose = button("Choose…", self._choose_place)
        choose.setAccessibleName("Choose… where to keep the plan")
        where.addWidget(choose)
        note = Quiet("One file holds the whole plan. It saves itself as you write.")
        note.setWordWrap(True)
        self.body.addWidget(note)
        self.body.addStretch()
        self.verbs.addWidget(button("Cancel", self.reject))
        self.begin = button("Start", self._begin, first=True)
        self.begin.setDefault(True)
        self.verbs.addWidget(self.begin)

    def _add_fact(self, form: QFormLayout, fact: Fact, question: str) -> None:
        """Ask one thing of the council; it can be changed later under Council in the Plan menu."""
        names = LineField() if fact in _NAMES else None
        choice = FactChoice(fact, Council("", unsaid=tuple(Fact)), names)
        self.facts[fact] = choice, names
        if names is None:
            add_labelled(form, question, choice)
            self._fact_rows.append(choice)
            return
        names.setPlaceholderText(_NAMES[fact])
        names.setAccessibleName(f"{question} {_NAMES[fact]}")
        row = FoldingRow(6)
        self._fact_rows.append(row)
        add_labelled(form, question, row).setBuddy(choice)  # beside it, or no reader knows of it
        row.addWidget(choice, 1)
        row.addWidget(names, 1)

    def _said(self) -> dict[Fact, FactAnswer]:
        """Return what is said of the council."""
        return {
            fact: FactAnswer(choice.said(), _parted(names.text() if names else ""))
            for fact, (choice, names) in self.facts.items()
        }

    def chosen(self) -> Brief:
        """Return the letter that is chosen."""
        return self.letters[min(self.letter.currentIndex(), len(self.letters) - 1)]

    def _begin_from(self) -> None:
        """Take the council and all that is known of it from the earlier plan, if there is one."""
        earlier = self.earlier.session
        for row in self._fact_rows:
            self._form.setRowVisible(row, earlier is None)
        self._form.setRowVisible(self.council, earlier is None)  # the earlier plan says it
        shown = earlier is None and bool(self.set_by.text())
        self._form.setRowVisible(self.set_by, shown)
        if earlier:
            self.council.setText(earlier.plan.council.name)

    def _choose_letter(self, at: int) -> None:
        if at < len(self.letters):
            self._propose()
        else:
            self.wants_letter = True
            self.reject()

    def _propose(self) -> None:
        self.begin.setEnabled(bool(self.council.text().strip()))
        if not self._place_is_ours:
            return
        letter, folder = self.chosen(), self.folder
        name = file_name(self.council.text().strip(), letter.title_of_plan)
        self.place.setText(str(folder / name))

        def found(path: Path) -> None:
            if self._place_is_ours:
                self.place.setText(str(path))

        self._names.run(lambda: free_path(folder, name), found, briefly=True)

    def _placed(self) -> None:
        self._place_is_ours = False

    def _choose_place(self) -> None:
        kinds = f"Plans (*{SUFFIX})"
        path = ask_new_place(self, "Where to keep the plan", self.place.text(), kinds)
        if path:
            self.place.setText(str(path))
            self._place_is_ours = False

    def _begin(self) -> None:
        path, council = Path(self.place.text()), self.council.text()
        letter, said, folder = self.chosen(), self._said(), self.folder
        earlier = self.earlier.session

        def work(_job: Job) -> FoundPlan:
            if earlier:
                return with_pages(next_round(earlier, path, letter, folder)[0])
            return with_pages(new_session(path, council, letter, said, folder))

        self.problem.hide()
        self._work(busy=True)
        self.jobs.fetch(
            "new plan",
            work,
            self._begun,
            self._failed,
            briefly=True,
        )

    def _begun(self, found: FoundPlan) -> None:
        self._work(busy=False)
        self.found = found
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._work(busy=False)
        self.tell(problem_of(error))

    def _work(self, *, busy: bool) -> None:
        """Let nothing be changed while the plan is written; closing is no way out of that."""
        self.busy = busy
        self._held = self.focusWidget() if busy else self._held
        self.area.setEnabled(not busy)
        self.begin.setEnabled(not busy)
        self.begin.setText("Starting…" if busy else "Start")
        if not busy and self._held:
            self._held.setFocus(Qt.FocusReason.OtherFocusReason)  # else Enter would leave


def _parted(words: str) -> tuple[str, ...]:
    """Return the names in a line, which stand between commas."""
    return tuple(filter(None, map(one_line, words.split(","))))
