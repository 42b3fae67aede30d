"""What is proposed of the asks of an open plan: looked for when typing rests, shown when asked.

Nothing is said of an ask until an officer says it: what she accepts is her own statement.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktopapp.plan.answered import still_wanted
from desktopapp.plan.brief import Ask
from desktopapp.plan.coverage import covered_points
from desktopapp.plan.fixes import Evidence, stands
from desktopapp.plan.naming import part_name
from desktopapp.plan.places import parts_at
from desktopapp.plan.plan import AskState, Coverage, Plan
from desktopapp.session.news import Change
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import nothing
from desktopapp.ui.workspace.question_card import say_coverage
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.operations.evidence.places import SentencesKept
    from desktopapp.operations.evidence.proposing import Proposed

_REST = 900  # milliseconds after a change until the text is looked through


class Proposals(QObject):
    """Keeps what is proposed of each ask; ``changed`` when that is other than before."""

    changed = Signal()

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.work = work
        self.found: Mapping[str, Proposed] = {}
        self._kept: SentencesKept | None = None
        self._at: tuple[str, int] = ("", -1)  # the ask of which evidence was shown last, and which
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.look)
        work.bridge.changed.connect(self._hear)
        work.went.connect(lambda _where: self._unmark())
        work.page.card.evidence_wanted.connect(self.show)
        work.page.card.acceptance_wanted.connect(self.accept)
        self.changed.connect(lambda: work.page.card.show_proposals(self.found))
        self._timer.start()

    def look(self) -> None:
        """Look through the text, off the window's thread."""
        plan, kept = self.work.plan, self._kept

        def propose(_job: object) -> tuple[Mapping[str, "Proposed"], "SentencesKept"]:
            from desktopapp.operations.evidence.places import SentencesKept  # noqa: PLC0415  # slow to load
            from desktopapp.operations.evidence.proposing import propose_states  # noqa: PLC0415  # the same

            sentences = kept or SentencesKept()
            return propose_states(plan, sentences), sentences

        self.work.jobs.run("ask states", propose, self._take, nothing)

    def _take(self, result: tuple[Mapping[str, "Proposed"], "SentencesKept"]) -> None:
        before, (self.found, self._kept) = self.found, result
        if self.found != before:
            self.changed.emit()

    def _hear(self, _change: Change) -> None:
        self._unmark()
        self._timer.start()

    def show(self, ask: str) -> None:
        """Mark in the text what speaks for an ask, and go to the first of it, or to the next."""
        plan = self.work.plan
        proposed = self.found.get(ask)
        evidence = (
            [one for one in proposed.evidence if stands(plan, one.place, one.words)]
            if proposed
            else []
        )
        if not proposed or not evidence:
            self.work.notice.tell("The text has changed since. It is being looked through again.")
            self._timer.start()
            return
        n = (self._at[1] + 1) % len(evidence) if self._at[0] == ask else 0
        place = evidence[n].place
        end = place.position + place.length
        self.work.select(place.caret._replace(position=end), 0)  # the whole is in sight
        self.work.select(place.caret, 0)
        self._at = ask, n
        self._mark(evidence)
        self._say(ask, proposed, n, len(evidence))

    def _say(self, ask: str, proposed: "Proposed", n: int, of: int) -> None:
        """Say why it looks so, with the ways on."""
        verbs = [("Show the next", lambda: self.show(ask))] if of > 1 else []
        if self.can_accept(ask):
            verbs.append(("It is answered", lambda: self.accept(ask)))
        verbs.append(("Back to the points", lambda: self._back(ask)))
        which = f", {n + 1} of {of}" if of > 1 else ""
        label = label_of_ask(self.work.plan, ask)
        said = f"“{label}”: {proposed.why}"
        self.work.notice.tell(f"{proposed.looks}{which}", said, tuple(verbs))

    def _back(self, ask: str) -> None:
        self.work.show_view("asks")
        self.work.views["asks"].begin(ask)

    def can_accept(self, ask: str) -> bool:
        """Tell whether it is proposed that an open ask is answered."""
        found = _ask(self.work.plan, ask)
        proposed = self.found.get(ask)
        return bool(
            found and proposed and proposed.is_answered and still_wanted(self.work.plan, found)
        )

    def accept(self, ask: str) -> None:
        """Say that an ask is answered, where it was shown to be: one step that can be undone."""
        if not self.can_accept(ask):
            self.work.notice.tell("Nothing is proposed for this point that could be accepted.")
            return
        plan = self.work.plan
        said = accepted(plan, ask, self.found[ask])
        say_coverage(self.work.bridge, ask, label_of_ask(plan, ask), said, fold=False)
        done = covered_points(self.work.plan)
        where = f" in {part_name(plan, said.where)}" if said.where else " here"
        announce(self.work.counter, f"Answered{where}. {done.said} of {done.of} points covered.")

    def _mark(self, evidence: list[Evidence]) -> None:
        from desktopapp.ui.text.marked_words import mark_words  # noqa: PLC0415  # when it is asked for

        for box in self.work.desk.boxes:
            mine = [
                (one.place.caret, one.place.length)
                for one in evidence
                if one.place.part == box.part_id
            ]
            mark_words(box.editor, mine)

    def _unmark(self) -> None:
        if self._at[0]:
            self._at = "", -1
            self._mark([])


def accepted(plan: Plan, ask: str, proposed: "Proposed") -> Coverage:
    """Return what is said of an ask by whoever accepts that it is answered.

    Where all that speaks for it stands in another answer or section, it is answered there.
    """
    where = next(
        question.id if question else theme.id
        for theme, question, one in plan.brief.asks()
        if one.id == ask
    )
    own = {part.id for part in parts_at(plan, where)}
    covered = plan.covered(ask)
    if any(one.place.part in own for one in proposed.evidence):
        return replace(covered, state=AskState.HERE, where="")
    return replace(covered, state=AskState.ELSEWHERE, where=proposed.evidence[0].place.part)


def _ask(plan: Plan, ask: str) -> Ask | None:
    return next((one for _, _, one in plan.brief.asks() if one.id == ask), None)


def label_of_ask(plan: Plan, ask: str) -> str:
    """Return what an ask is called in the window."""
    found = _ask(plan, ask)
    return found.label[:1].upper() + found.label[1:] if found else ""


def proposals(work: Workspace) -> Proposals:
    """Return the proposals of an open plan, begun where they were not."""
    return work.findChild(Proposals) or Proposals(work)
