"""The council: its names, how it decides, with whom it works, its logo and its contact."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import Council, CouncilKind, Governance
from desktopapp.plan.council_facts import FactAnswer, asked_facts, fact_said, with_fact
from desktopapp.plan.coverage import with_council
from desktopapp.plan.plain_text import one_line
from desktopapp.ui.forms.fact_choice import QUESTIONS, FactChoice
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.jobs import Jobs, problem_of
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.text_size import keep_high
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.documents.given_picture import GivenPicture

LOGO = "logo"


class CouncilForm(FormDialog):
    """The form of the council's details."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "Council", self._take)
        self.work, self.jobs = work, Jobs(self)
        council = work.plan.council
        self.logo: tuple[str, bytes] | None = None
        self.lines: dict[str, QLineEdit] = {}
        self._line("name", "Full name", council.name)
        self._line(
            "short_name", "Short name", council.short_name, "As you would say it in a sentence."
        )
        self.facts: dict[Fact, FactChoice] = {}
        self.kind = self._choice("Kind", list(CouncilKind), council.kind)
        self._fact(Fact.UPPER_TIER, council)
        self.kind.currentIndexChanged.connect(lambda _at: self._follow_kind())
        self.governance = self._choice("How it decides", list(Governance), council.governance)
        self._line("decision_body", "The body that decides", council.decision_body)
        self._line("lead_member", "The title of its members", council.lead_member)
        self.partners = self._many(
            "Councils that services or officers are shared with", council.partners
        )
        self._fact(Fact.PARTNERS, council, self.partners)
        self.predecessors = self._many("Councils that it replaced", council.predecessors)
        self._line(
            "devolution",
            "Mayor, combined authority or devolution deal",
            council.devolution,
        )
        self._fact(
            Fact.DEVOLUTION,
            council,
            self.lines["devolution"],
            "Points that do not apply to you are marked so once this is known.",
        )
        for fact in asked_facts(self.work.plan.brief.facts_needed()):
            if fact not in self.facts:
                self._fact(fact, council)
        self._logo_row(council)
        self._line("logo_alternative", "What the logo shows, in words", council.logo_alternative)
        contact = council.contact
        self._line("contact_name", "Contact: name", contact.name)
        self._line("contact_role", "Contact: role", contact.role)
        self._line("contact_telephone", "Contact: telephone", contact.telephone)
        self._line("contact_email", "Contact: e-mail", contact.email)

    def _line(self, name: str, label: str, now: str, hint: str = "") -> None:
        self.lines[name] = LineField(now)
        self.add(label, self.lines[name], hint)

    def _choice(
        self, label: str, choices: list[CouncilKind] | list[Governance], now: str
    ) -> QComboBox:
        box = Choice()
        for choice in choices:
            box.addItem(choice[:1].upper() + choice[1:], choice)
        box.setCurrentIndex([str(choice) for choice in choices].index(str(now)))
        self.add(label, box)
        return box

    def _follow_kind(self) -> None:
        """Let who is above the council follow its kind, once that was said."""
        above = self.facts[Fact.UPPER_TIER]
        if above.said() is not None:
            above.say(
                fact_said(Council("", kind=CouncilKind(self.kind.currentData())), above.fact)
            )

    def _fact(
        self,
        fact: Fact,
        council: Council,
        names: QLineEdit | QPlainTextEdit | None = None,
        hint: str = "",
    ) -> None:
        self.facts[fact] = FactChoice(fact, council, names)
        self.add(QUESTIONS[fact], self.facts[fact], hint)

    def _many(self, label: str, now: tuple[str, ...]) -> QPlainTextEdit:
        box = QPlainTextEdit("\n".join(now))
        box.setTabChangesFocus(True)
        keep_high(box, 64)
        self.add(label, box, "One to a line.")
        return box

    def _logo_row(self, council: Council) -> None:
        self.logo_name = LineField("A logo is there" if council.logo else "No logo")
        self.logo_name.setReadOnly(True)
        row = QWidget()
        across = FoldingRow(6)
        row.setLayout(across)
        across.addWidget(self.logo_name, 1)
        across.addWidget(button("Choose…", self._choose_logo))
        self.add("Logo", row)

    def _choose_logo(self) -> None:
        from desktopapp.operations.pictures import picture_in  # noqa: PLC0415  # with a picture

        path = ask_file(self, "Logo", Path.home(), "Pictures (*.png *.jpg *.jpeg *.gif)")
        if path is None:
            return
        self.problem.hide()
        self.agreeing.setEnabled(False)  # until it is known whether the picture serves

        def take(given: "GivenPicture") -> None:
            self.agreeing.setEnabled(True)
            self.logo = (f"{LOGO}.{given.ending}", given.data)
            self.logo_name.setText(f"{path.name}. {given.note}".strip(". "))

        def fail(error: Exception) -> None:
            self.agreeing.setEnabled(True)
            self.tell(problem_of(error))

        self.jobs.fetch("logo", lambda _job: picture_in(path), take, fail, briefly=True)

    def _take(self) -> None:
        plan = self.work.plan
        council = self._council(plan.council)
        if self.logo:
            plan = plan.with_picture(*self.logo)
            council = replace(council, logo=self.logo[0])
        self.work.bridge.session.edit(with_council(plan, council), "council")

    def _council(self, old: Council) -> Council:
        said = {name: one_line(line.text()) for name, line in self.lines.items()}
        if not said["name"]:
            raise WrongField(
                self.lines["name"],
                "The council has no name.",
                then="Write its full name.",
            )
        contact = replace(
            old.contact,
            **{
                name: said.pop(f"contact_{name}")
                for name in ("name", "role", "telephone", "email")
            },
        )
        names = {
            Fact.PARTNERS: _names(self.partners),
            Fact.DEVOLUTION: tuple(filter(None, [said.pop("devolution")])),
        }
        council = replace(
            old,
            **said,
            kind=CouncilKind(self.kind.currentData()),  # Qt gives plain words back
            governance=Governance(self.governance.currentData()),
            partners=old.partners,
            duties=old.duties,
            no_duties=old.no_duties,
            unsaid=old.unsaid,
            predecessors=_names(self.predecessors),
            contact=contact,
        )
        for fact, choice in self.facts.items():
            council = with_fact(council, fact, FactAnswer(choice.said(), names.get(fact, ())))
        return council


def _names(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, box.toPlainText().splitlines())))
