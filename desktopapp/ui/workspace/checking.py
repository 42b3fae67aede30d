"""What the checks find while a plan is written: looked for when typing rests, led to by F9."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktopapp.checks.finding import Facts, Finding, found_at, page_of
from desktopapp.checks.kept import Kept
from desktopapp.checks.rule import SAID, RuleKind
from desktopapp.checks.rules import look_over
from desktopapp.checks.running import Looked
from desktopapp.operations.setting_aside import with_another_look, with_set_aside
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.fixes import Fix, with_fixes
from desktopapp.plan.history import Caret
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.set_aside import SetAside
from desktopapp.plan.text import Foreign
from desktopapp.session.officer import now, officer
from desktopapp.ui.widgets.announce import SaidAtRest, announce
from desktopapp.ui.widgets.controls import IconButton, as_wide_as
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.workspace.workspace import Workspace

_REST = 600  # milliseconds after a count before the checks run


def said_findings(count: int) -> str:
    """Say how many findings there are."""
    if not count:
        return "No findings"
    return counted(count, "finding")


class Checking(QObject):
    """Keeps the findings of the open plan; ``changed`` when there are others than before."""

    changed = Signal()

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.work = work
        self.found: tuple[Finding, ...] = ()
        self.aside: tuple[tuple[Finding, SetAside], ...] = ()
        self.kind: RuleKind | None = None  # the one that is listed; all where there is none
        self.shows_aside = False
        self._kept = Kept()
        self.at: Finding | None = None  # the one that was led to last
        self.button = IconButton("flag", "Findings", beside=True)
        explain(self.button, "Show what the checks found")
        self.button.clicked.connect(lambda _checked=False: work.toggle_side("findings"))
        as_wide_as(self.button, "Nothing to check yet", said_findings(100))
        work.counter.add_verb(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.look)
        work.counted.connect(lambda _pages: self._timer.start())
        self.telling = SaidAtRest(work.counter, begins_quiet=True)
        self._timer.start()

    def look(self) -> None:
        """Run the checks on the pages that were counted, off the window's thread."""
        plan, today, pages = self.work.plan, self.work.today, self.work.pages
        if pages.plan is not plan:  # it changed since, and is being counted again
            return
        facts = Facts(
            plan, today, pages.document, pages.counted, kept=Kept(self._kept, polite=True)
        )
        self.work.jobs.run(
            "findings",
            lambda _job: Looked((), ()) if is_unwritten(plan) else look_over(facts),
            lambda looked: self._take(looked, facts.kept),
            self._keep,
        )

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings of the kind that is listed."""
        return tuple(one for one in self.found if self.kind in (None, one.rule.kind))

    def show_kind(self, kind: RuleKind | None) -> None:
        """List the findings of one kind, or all."""
        self.kind, self.shows_aside = kind, False
        self.changed.emit()

    def show_aside(self) -> None:
        """List what was set aside."""
        self.shows_aside = True
        self.changed.emit()

    def said(self) -> str:
        """Say how many findings there are; of a plan without a word there is nothing to find."""
        if is_unwritten(self.work.plan):
            return "Nothing to check yet"
        return said_findings(len(self.found))

    def go(self, finding: Finding) -> None:
        """Lead to what a finding is about."""
        self.at = finding
        plan, work = self.work.plan, self.work
        where, words = page_of(plan, finding), found_at(plan, finding)
        if where:
            work.show_text()
            if where != work.where:
                work.go(where)
            if words:
                work.select(*words)
        elif finding.asks:
            work.show_view("asks")
            work.views["asks"].begin(finding.asks[0])
        elif finding.rule.view:
            work.show_view(finding.rule.view)
        place = place_name(plan, where)
        said = f"{SAID[finding.severity]}: {finding.message} {finding.mend}"
        announce(work.counter, f"{place}. {said}")
        self.changed.emit()

    def mend(self, findings: Sequence[Finding]) -> None:
        """Put in what is meant, as one step of undo, and look again."""
        before = self.work.plan
        if put_right(self.work, (fix for one in findings for fix in one.fixes)) is not before:
            self._leave_out(findings, "Mended")

    def may_change(self) -> bool:
        """Tell whether the plan may be changed; where not, say so."""
        if self.work.bridge.session.read_only:
            self.work.notice.tell("This plan is open to read only.")
            return False
        return True

    def set_aside(self, findings: Sequence[Finding], reason: str) -> None:
        """Set findings aside, as one step of undo."""
        if self.may_change():
            plan = with_set_aside(self.work.plan, findings, reason, officer(), now())
            self.work.bridge.session.edit(plan, "set aside")
            self._leave_out(findings, "Set aside")

    def look_again(self, said: SetAside | None) -> None:
        """Let what was set aside count again."""
        if said and self.may_change():
            again = with_another_look(self.work.plan, (said,))
            self.work.bridge.session.edit(again, "look again")
            self.aside = tuple(pair for pair in self.aside if pair[1] != said)
            self.shows_aside = bool(self.aside)
            self.changed.emit()

    def _leave_out(self, findings: Sequence[Finding], done: str) -> None:
        """List the others, and say so, until they are looked for anew."""
        gone = {id(one) for one in findings}
        self.found = tuple(one for one in self.found if id(one) not in gone)
        announce(self.work.counter, f"{done}. {self.said()}.")
        self._say()
        self.changed.emit()

    def go_next(self) -> None:
        """Lead from the caret to the next finding of the text; the keyboard stays where it is."""
        keyed = self._keyed()
        order = [one for _, one in keyed]
        if not order:
            self.work.notice.tell("No findings lead to a place in the text.")
            return
        if self.at in order and page_of(self.work.plan, self.at) == self.work.where:
            following = order[(order.index(self.at) + 1) % len(order)]
        else:
            here = self._here()
            following = next((one for key, one in keyed if key > here), order[0])
        self.go(following)
        if not self.work.show_side("findings"):
            self.work.notice.refuse(following.message, following.mend)

    def _keyed(self) -> list[tuple[tuple[int, ...], Finding]]:
        """Return the findings that lead to a place, each with that, in the order of the plan."""
        plan = self.work.plan
        pages = {where: n for n, where in enumerate(self.work.outline.tree.order())}
        parts = {part.id: n for n, part in enumerate(plan.parts())}
        found: list[tuple[tuple[int, ...], Finding]] = []
        for one in self.listed:
            page = pages.get(page_of(plan, one))
            if page is not None:
                words = found_at(plan, one)
                place = _within(plan, words[0], parts) if words else (0, 0, 0)
                found.append(((page, *place), one))
        return sorted(found, key=lambda keyed: keyed[0])

    def _here(self) -> tuple[int, ...]:
        order, editor = self.work.outline.tree.order(), self.work.editor()
        at = order.index(self.work.where) if self.work.where in order else 0
        plan = self.work.plan
        parts = {part.id: n for n, part in enumerate(plan.parts())}
        return (at, *(_within(plan, editor.caret(), parts) if editor else (0, 0, 0)))

    def _take(self, looked: Looked, kept: Kept) -> None:
        before = self.found, self.aside
        self.found, self.aside = looked
        self._kept = kept
        self.telling.put(self.said())
        if (self.found, self.aside) != before or self.button.text() != self.said():
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        self.button.setText(self.said())
        self.button.setAccessibleName(self.said())
        self.button.updateGeometry()

    def _keep(self, _error: Exception) -> None:
        """Keep the findings there were: what hinders the layout is said by the count."""


def _within(plan: Plan, caret: Caret, parts: Mapping[str, int]) -> tuple[int, int, int]:
    """Return where a caret stands among the parts, whose order is given, and in its block."""
    if caret.part not in parts:
        return 0, 0, 0
    ids = ["" if isinstance(one, Foreign) else one.id for one in plan.part(caret.part).text]
    return parts[caret.part], ids.index(caret.block) if caret.block in ids else 0, caret.position


def checking(work: Workspace) -> Checking:
    """Return the checking of an open plan, begun where it was not."""
    return work.findChild(Checking) or Checking(work)


def put_right(work: Workspace, fixes: Iterable[Fix]) -> Plan:
    """Put in what is meant, as one step of undo; return the plan as it is then."""
    if checking(work).may_change():
        work.bridge.session.edit(with_fixes(work.plan, fixes), "mend")
    return work.plan
