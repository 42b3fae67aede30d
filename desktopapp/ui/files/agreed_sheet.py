"""What was changed in an answer or section since it was agreed, word by word."""

from desktopapp.plan.agreeing import agreed_words, changed_at, said_agreed
from desktopapp.plan.compare import ChangeKind, Difference, compare_words
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.workspace.workspace import Workspace


class AgreedSheet(Sheet):
    """The words that were agreed beside those that stand there now, of the page in hand."""

    def __init__(self, work: Workspace) -> None:
        plan, where = work.plan, work.where
        changed = changed_at(plan, where)
        words = ". ".join(said_agreed(part.agreed) for part in changed if part.agreed)
        super().__init__(
            work,
            f"{place_name(plan, where)}: what was changed since it was agreed",
            f"{words}. Struck through: removed. Underlined: added."
            if words
            else "Nothing was changed since it was agreed, or nobody agreed it yet.",
        )
        self.text = DifferenceText("What was changed")
        self.text.show_differences(
            (
                Difference(part.id, part, part, _compared(plan, part))
                for part in changed
                if part.agreed
            ),
            plan,
            plan,
        )
        self.body.addWidget(self.text, 1)
        self.verbs.addWidget(button("Close", self.reject, first=True))
        self.fill_window()


def _compared(plan: Plan, part: Answer | Section) -> tuple[tuple[ChangeKind, str], ...]:
    was = part.agreed.words if part.agreed else ""
    return compare_words(was, agreed_words(plan, part))
