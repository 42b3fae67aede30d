"""In which form the document is set: text, questions with answers, or a table."""

from dataclasses import replace

from PySide6.QtCore import Signal

from desktopapp.plan.plan import Plan
from desktopapp.plan.wanted import DocumentForm
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.text_size import wear

FORMS = {
    DocumentForm.PLAN: "A plan: text under its headings",
    DocumentForm.RESPONSE: "Each question in full, then its answer",
    DocumentForm.SHORT: "Each question in short, then its answer",
    DocumentForm.TABLE: "A table: what is asked, the answer, what shows it",
}


class FormChoice(Choice):
    """The forms. ``chosen`` tells the plan that is set in another."""

    chosen = Signal(object)  # a Plan

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        wear(self, 15)
        self.setAccessibleName("Form of the document")
        for form, words in FORMS.items():
            asked = " (as the letter asks)" if form is plan.brief.form is not _USUAL else ""
            self.addItem(f"{words}{asked}", form)
        self.setCurrentIndex(list(FORMS).index(plan.form))
        self.activated.connect(self._choose)

    def _choose(self, at: int) -> None:
        form = list(FORMS)[at]
        if form is self.plan.form:
            return
        own = None if form is self.plan.brief.form else form
        self.plan = replace(self.plan, form_override=own)
        self.chosen.emit(self.plan)


_USUAL = DocumentForm.PLAN
