"""One open plan and every verb. The only holder of state.

An edit makes a new plan and one ``Change`` that says what changed and who did it. Saving,
counting, laying out and exporting are functions of a plan, safe on any thread; the session
calls them for both front ends.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktopapp.documents.style import Style as Style  # noqa: PLC0414  # handed on to ui
from desktopapp.documents.style import Styles as Styles  # noqa: PLC0414  # handed on to ui
from desktopapp.documents.style import styles as styles  # noqa: PLC0414  # handed on to ui
from desktopapp.plan.history import Caret, History, Step, begin
from desktopapp.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """News of an edit: the plan before and after, what was done, by whom, where the caret goes."""

    before: Plan
    plan: Plan
    what: str
    by: object = None
    caret: Caret = Caret()


class Session:
    """An open plan: its history and whoever listens to its changes."""

    def __init__(self, plan: Plan) -> None:
        self.history: History = begin(plan)
        self.listen: Callable[[Change], None] = lambda _change: None

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self.history.plan

    def edit(
        self,
        plan: Plan,
        what: str,
        *,
        by: object = None,
        fold: str = "",
        before: Caret | None = None,
        after: Caret | None = None,
    ) -> None:
        """Take a new plan. Edits in a row with one ``fold`` become one step of undo."""
        old = self.plan
        if plan is old:
            return
        caret = after or Caret()
        self.history = self.history.with_step(Step(plan, what, before or caret, caret, fold))
        self.listen(Change(old, plan, what, by, caret))

    def undo(self, by: object = None) -> None:
        """Go one step back, and the caret to where that edit began."""
        if self.history.can_undo:
            old, step = self.plan, self.history.done[-1]
            self.history = self.history.undo()
            self.listen(Change(old, self.plan, f"undo {step.what}", by, step.before))

    def redo(self, by: object = None) -> None:
        """Go one step forward again, and the caret to where that edit ended."""
        if self.history.can_redo:
            old, step = self.plan, self.history.undone[-1]
            self.history = self.history.redo()
            self.listen(Change(old, self.plan, f"redo {step.what}", by, step.after))
