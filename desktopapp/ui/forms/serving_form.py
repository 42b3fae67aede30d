"""Which questions one answer serves: ticked on the list of all questions of its theme."""

from dataclasses import replace

from desktopapp.plan.plan import Answer
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.workspace.workspace import Workspace


class ServingForm(FormDialog):
    """The form. An answer that serves no question is the theme's own text."""

    def __init__(self, work: Workspace, answer: Answer) -> None:
        super().__init__(work, "Questions answered here", self._take)
        self.work, self.answer = work, answer
        self.ticks: dict[str, Tick] = {}
        for _, question in work.plan.brief.questions():
            tick = Tick(f"{work.plan.brief.number(question.id)}  {question.label}")
            tick.setChecked(question.id in answer.questions)
            self.ticks[question.id] = tick
            self.rows.addRow(tick)

    def _take(self) -> None:
        ticked = tuple(one for one, tick in self.ticks.items() if tick.isChecked())
        if not ticked and not self.answer.text:
            raise WrongField(
                next(iter(self.ticks.values())),
                "The answer would belong to no question.",
                then="Tick a question, or cancel.",
            )
        unknown = tuple(one for one in self.answer.questions if one not in self.ticks)
        changed = replace(self.answer, questions=(*ticked, *unknown))
        self.work.bridge.session.edit(self.work.plan.with_part(changed), "questions of the answer")
        self.work.go(ticked[0] if ticked else self.answer.theme)
