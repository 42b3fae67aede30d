"""Walking through the marks of borrowed words with F8, and settling each at its place."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import (
    PencilMark,
    marks_in,
    next_mark,
    pencil_marks,
    said_mark,
    with_mark_changed,
    with_mark_kept,
    without_marked_sentence,
)
from desktopapp.plan.places import drafted
from desktopapp.plan.plan import Plan
from desktopapp.session.news import Change
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.workspace.settle_field import SettleField
from desktopapp.ui.workspace.sheet_area import Desk
from desktopapp.ui.workspace.workspace import Workspace


class Settling(QObject):
    """Leads from mark to mark. At most one field is open, at the mark in hand."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self.work = work
        self.field: SettleField | None = None
        self.at: PencilMark | None = None
        self._told: PencilMark | None = None  # the mark that a screen reader was told of last
        self.follow_desk(work.page.desk)
        work.bridge.changed.connect(self._hear)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def follow_desk(self, desk: Desk) -> None:
        """Settle the marks of a sheet too, and stand at their words wherever these move."""
        desk.settle_wanted.connect(self.go_to_part)
        desk.resized.connect(self._place)
        desk.grown.connect(self._place)
        desk.laid_out.connect(self._place)
        desk.moved.connect(self._tell_mark)

    def go_next(self, by: int) -> None:
        """Go to the next mark of the plan (1), or the one before (-1)."""
        marks = pencil_marks(self.work.plan)
        if not marks:
            self.work.notice.tell("Nothing is left to settle.")
            return
        if self.at in marks:
            n = (marks.index(self.at) + by) % len(marks)
        else:
            editor = self.work.desk.editor()
            caret = editor.caret() if editor else Caret()
            n = next_mark(self.work.plan, marks, caret, by)
        self._go_to_nth(marks, n)

    def go_to_part(self, part: str) -> None:
        """Go to the first mark of an answer or section."""
        marks = pencil_marks(self.work.plan)
        for n, mark in enumerate(marks):
            if mark.part == part:
                self._go_to_nth(marks, n)
                return

    def _go_to_nth(self, marks: Sequence[PencilMark], n: int) -> None:
        self.go(marks[n], f"{n + 1:,} of {len(marks):,} in the plan")

    def go(self, mark: PencilMark, of: str) -> None:
        """Show a mark, and open the field at it where the plan may be changed."""
        self.close()
        self.work.select(mark.caret, mark.length)
        about = said_mark(self.work.plan, mark)
        if self.work.bridge.session.read_only:
            announce(self.work.counter, f"“{mark.words}”. {about}. {of}")
            return
        self.at, self._told = mark, mark
        field = self.field = SettleField(mark.words, about, of)
        field.changed.connect(lambda words: self._change(mark, words))
        field.kept.connect(lambda: self._keep(mark))
        field.taken_out.connect(lambda: self._take_out(mark))
        field.left.connect(self._leave)
        self._place()
        field.line.setFocus()

    def close(self) -> None:
        """Close the field; the mark stays."""
        field, self.field, self.at = self.field, None, None  # hiding it moves the keyboard on
        if field:
            field.hide()
            field.deleteLater()

    def _change(self, mark: PencilMark, words: str) -> None:
        plan = drafted(with_mark_changed(self.work.plan, mark, words), mark.part)
        self._edit(mark, plan, "a mark changed", _behind(mark, len(words)))

    def _keep(self, mark: PencilMark) -> None:
        plan = with_mark_kept(self.work.plan, mark)
        self._edit(mark, plan, "a mark kept", _behind(mark, mark.length))

    def _take_out(self, mark: PencilMark) -> None:
        plan, after = without_marked_sentence(self.work.plan, mark)
        self._edit(mark, drafted(plan, mark.part), "sentence taken out", after)

    def _edit(self, mark: PencilMark, plan: Plan, what: str, after: Caret) -> None:
        """Take an edit that settles a mark to the session, as one step of undo, and go on."""
        self.close()
        self.work.bridge.session.edit(plan, what, by=self, before=mark.caret, after=after)
        self.work.page.refresh()
        left = pencil_marks(plan)
        announce(self.work.counter, f"Settled. {len(left):,} left in the plan.")
        if left:
            self._go_to_nth(left, next_mark(plan, left, after, 1))
        else:
            self._focus(mark.part)

    def _leave(self) -> None:
        part = self.at.part if self.at else ""
        self.close()
        self._focus(part)

    def _focus(self, part: str) -> None:
        self.work.desk.focus_on(part)

    def _place(self) -> None:
        if self.field and self.at:
            self.work.desk.stand_at_words(self.field, self.at.caret)

    def _hear(self, change: Change) -> None:
        """Close the field where its mark is no longer there."""
        if self.at and self.at not in pencil_marks(change.plan):
            self.close()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Close the field when the keyboard goes elsewhere in the window."""
        if self.field and now and not (now is self.field or self.field.isAncestorOf(now)):
            self.close()

    def _tell_mark(self, editor: AnswerEditor) -> None:
        """Have a screen reader say that the caret has come into marked words."""
        caret = editor.caret()
        found = self._around(caret) if editor.hasFocus() else None
        if found and found != self._told:
            announce(editor, f"Marked: {said_mark(self.work.plan, found)}. F8 settles it.")
        self._told = found or (self._told if self.field else None)

    def _around(self, caret: Caret) -> PencilMark | None:
        try:
            part = self.work.plan.part(caret.part)
        except KeyError:
            return None
        held = (mark for mark in marks_in(part) if mark.block == caret.block)
        return next((m for m in held if 0 <= caret.position - m.position < m.length), None)


def _behind(mark: PencilMark, length: int) -> Caret:
    """Return the place behind words of a length that stand where a mark began."""
    return mark.caret._replace(position=mark.position + length)


def settling(work: Workspace) -> Settling:
    """Return what leads through the marks of an open plan, begun where it was not."""
    return work.findChild(Settling) or Settling(work)


def walk(work: Workspace, by: int) -> None:
    """Go to the next mark (1) or the one before (-1) of an open plan.

    In an opened passage of the library it goes through what is to be checked there.
    """
    panel = work.side.panels.get("reuse") if work.side else None
    held: QWidget | None = work.window().focusWidget()  # the stub says always one
    if panel and panel.view and held and panel.view.isAncestorOf(held):
        panel.next_change(by)
    else:
        settling(work).go_next(by)
