"""Calm news beside the state of saving: what happened, what is safe, what next.

It floats over the empty middle of the row of menus, so that nothing moves when it comes or goes,
and it never takes the focus: where the keyboard was led to it, it goes back to where it was once
the news has gone or one of its buttons did its work. What has no room there hangs below it when
it is asked for.
"""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from desktopapp.plan.problem import Problem
from desktopapp.store.open_file import NotSaved
from desktopapp.store.policy import help_contact
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Button, IconButton, button
from desktopapp.ui.widgets.icons import pixmap
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import keep_high, wear
from desktopapp.ui.widgets.whole_news import WholeNews
from desktopapp.ui.widgets.words_shown import Elided

NoticeVerb = tuple[str, Callable[[], object]]
_LONG = 20_000  # milliseconds that news stays of which nothing can be undone
_HIGH, _GAP, _EDGE = 28, 8, 10  # logical pixels: the bar, between its parts, at its ends
_FEW = 150  # logical pixels that words have at least before a second button has room


class Notice(QWidget):
    """The bar. It shows one piece of news at a time, in the ``room`` its window has for it."""

    def __init__(
        self,
        window: QWidget,
        room: Callable[[], QRect],
        otherwise: Callable[[], object],
        beside: QWidget,
    ) -> None:
        """Stand in the room; ``otherwise`` takes the keyboard where what had it has gone.

        ``beside`` stands behind the room, and gives up its place where the words have no room
        else, unless it has none of its own.
        """
        super().__init__(window)
        self._room, self._otherwise, self._beside = room, otherwise, beside
        self._before: QWidget | None = None  # what in the window had the keyboard last
        self.sign = PlainLabel()
        self.brief = Elided(size=13, bold=True)
        self.brief_more = Elided(size=13)
        self.brief_more.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self.opener = IconButton("down", "Show all of this message", size=24)
        self.opener.clicked.connect(lambda _checked=False: self._open_to_hand())
        self.close_button = IconButton("cross", "Close this message", size=24)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, 4, 0)
        row.setSpacing(_GAP)
        for part in (self.sign, self.brief, self.brief_more):
            row.addWidget(part)
        row.addStretch()
        row.addLayout(self._buttons)
        row.addWidget(self.opener)
        row.addWidget(self.close_button)
        self.shown: list[Button] = []
        self.problem: Problem | None = None
        self.number = 0  # of the news that is shown
        self._waiting: list[Callable[[], object]] = []  # what looks for news once there is room
        self._look: Callable[[], object] | None = None  # what found the news that is shown
        self._ground, self._passes, self._of_edit = "selected", False, False
        self.is_amber = False  # whether it warns
        self.passing = QTimer(self)
        self.passing.setSingleShot(True)
        self.passing.timeout.connect(self._pass)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.hide()

    @cached_property
    def whole(self) -> WholeNews:
        """The card with all that is told, made with the first news."""
        made = WholeNews(self)
        made.close_button.clicked.connect(self.hide)
        return made

    @property
    def words(self) -> PlainLabel:
        """What happened."""
        return self.whole.words

    @property
    def more(self) -> PlainLabel:
        """What is safe, and what next."""
        return self.whole.more

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  # Qt's
        """Show or hide it; what is hidden holds nothing that its buttons would have done."""
        if not visible and self._is_held():
            self._give_back()  # first, since Qt gives it to whatever stands next
        super().setVisible(visible)
        if not visible:
            if self.number:
                self.whole.hide()
            self._fill(())
            if self._beside.sizePolicy().retainSizeWhenHidden():
                self._beside.show()
            self._look = None
            if self._waiting:
                QTimer.singleShot(0, self, self._let_next)

    def when_free(self, look: Callable[[], object]) -> None:
        """Look for what else is to be decided: at once, or when what is shown has gone."""
        if self.isHidden():
            look()
        else:
            self._waiting.append(look)

    def keep(self, look: Callable[[], object]) -> None:
        """Let what is shown be looked for again if other news takes its place unseen to."""
        self._look = look

    def forget_waiting(self) -> None:
        """Look no more for what waited: another plan is open, or none."""
        self._waiting, self._look = [], None

    def _let_next(self) -> None:
        if self._waiting and self.isHidden():
            self._waiting.pop(0)()

    def tell(self, words: str, more: str = "", verbs: tuple[NoticeVerb, ...] = ()) -> None:
        """Tell good or neutral news of what was just done.

        What can be undone stays until something else is done; all else goes away by itself.
        """
        self._show(words, more, verbs)
        self._passes, self._of_edit = not verbs, True
        if self._passes:
            self.passing.start(_LONG)

    def refuse(self, words: str, more: str = "") -> None:
        """Say why something was not done, or not as it was asked for, or what is to be mended."""
        self._show(words, more, (), is_amber=True)
        self._passes = True
        self.passing.start(_LONG)

    def ask(self, words: str, more: str, verbs: tuple[NoticeVerb, ...]) -> None:
        """Ask for a decision that has time; it stays until closed."""
        self._show(words, more, verbs)

    def warn(
        self,
        problem: Problem,
        verbs: tuple[NoticeVerb, ...] = (),
        *,
        for_it: bool = True,
        further: str = "",
    ) -> None:
        """Tell of a problem; it stays until closed. ``for_it`` offers details to copy for IT.

        ``further`` says what else can be done here, in a sentence.
        """
        if for_it:
            from desktopapp.ui.widgets.clipped import copy_details  # noqa: PLC0415  # with a problem

            verbs = (*verbs, ("Copy details for IT", lambda: copy_details(problem)))
        helps = help_contact() if for_it else ""
        more = " ".join(filter(None, (problem.safe, problem.then, further, helps)))
        self._show(problem.what, more, verbs, problem)
        explain(self, problem.where)

    def focus_first(self) -> None:
        """Give the keyboard to the first button, where nothing else in the window can have it."""
        if self.shown:
            first, why = self.shown[0], Qt.FocusReason.OtherFocusReason
            if self._buttons.indexOf(first) < 0:
                self.open()
            QTimer.singleShot(0, first, lambda: first.setFocus(why))  # it is not shown before

    def open(self) -> None:
        """Show all that is told, and all that is offered."""
        if not self.isHidden():
            self.whole.hang(self)

    def _open_to_hand(self) -> None:
        """Open it, and let the keyboard go on from what opened it to the first that is offered."""
        self.open()
        below = [one for one in self.shown if self._buttons.indexOf(one) < 0]
        if self.opener.hasFocus():
            next(iter([*below, self.whole.close_button])).setFocus()

    def end(self, number: int) -> None:
        """Go away if the news of this number is shown still."""
        if number == self.number:
            self.hide()

    def settle(self) -> None:
        """Go away if what is told is that the plan could not be saved: now it was."""
        if isinstance(self.problem, NotSaved):
            self.hide()

    def hear_edit(self, *, undone: bool) -> None:
        """Go away if what is told is of an edit that was undone, or that is no longer the last."""
        if self._of_edit and (undone or not self._passes):
            self.hide()

    def place(self) -> None:
        """Stand at the right end of the room there is, with all that fits into it."""
        if not self.isHidden():
            self._stand()

    def _stand(self) -> None:
        room = self._room()
        wide = self._fit(room.width())
        beside = self._beside
        has_place = beside.sizePolicy().retainSizeWhenHidden() and not beside.hasFocus()
        covers = has_place and self.brief.whole != self.words.text()
        if covers:
            room.setRight(beside.mapTo(self.window(), beside.rect().topRight()).x())
            wide = self._fit(room.width())
        if has_place:
            beside.setHidden(covers)
        wide = max(wide, self.minimumSizeHint().width())  # never cut
        high = max(scaled(_HIGH), PRESSED)
        top = room.y() + (room.height() - high) // 2
        self.setGeometry(room.right() + 1 - wide, top, wide, high)
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Take the other colours where the window took them while something is told."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self.isHidden():
            self._colour(amber=self.is_amber)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the rest where its words are clicked."""
        if not self.opener.isHidden() and self.rect().contains(event.position().toPoint()):
            self.open()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, which parts it from the menus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours(self.window().palette()), self._ground)))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)

    def _pass(self) -> None:
        """Go away, unless the mouse or the keyboard is on it."""
        if self.underMouse() or self._is_held() or self.whole.isVisible():
            self.passing.start(_LONG)
        else:
            self.hide()

    def _is_held(self) -> bool:
        """Tell whether the keyboard is here, where the window itself has it."""
        return self.isAncestorOf(self.window().focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Know what in the window had the keyboard before it came here."""
        if now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self._before = now

    def _give_back(self) -> None:
        """Let the keyboard go back to where it was."""
        before = self._before
        if before and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._otherwise()

    def _work_done(self) -> None:
        if self._is_held():  # else the work itself led it elsewhere
            self._give_back()

    def _show(
        self,
        words: str,
        more: str,
        verbs: tuple[NoticeVerb, ...],
        problem: Problem | None = None,
        *,
        is_amber: bool = False,
    ) -> None:
        self.passing.stop()
        if self._look:
            self._waiting.append(self._look)
            self._look = None
        self._colour(amber=is_amber or problem is not None)
        self.problem, self._passes, self._of_edit = problem, False, False
        self.number += 1
        self.whole.hide()
        self.words.setText(words)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.brief_more.say(more)
        self.brief.setAccessibleDescription(more)  # which may have no room
        explain(self, "")
        self._fill(verbs)
        self._stand()
        self.show()
        announce(self, f"{words} {more}".strip())

    def _colour(self, *, amber: bool) -> None:
        shades = colours(self.window().palette())
        self.is_amber, self._ground = amber, "amber_fill" if amber else "selected"
        ink = shades.amber if amber else shades.on_selected
        palette = QPalette(self.window().palette())
        roles = QPalette.ColorRole
        for role in (roles.WindowText, roles.PlaceholderText, roles.ButtonText):
            palette.setColor(role, QColor(ink))
        for part in (self.brief, self.brief_more, self.opener, self.close_button):
            part.setPalette(palette)
        self.sign.setPixmap(
            pixmap("warning" if amber else "saved", ink, 18, self.devicePixelRatioF())
        )

    def _fill(self, verbs: tuple[NoticeVerb, ...]) -> None:
        if self.window().focusWidget() in self.shown:
            self._give_back()
        for old in self.shown:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.shown = [button(words, does) for words, does in verbs]
        for made in self.shown:
            made.clicked.connect(self.whole.hide)
            made.clicked.connect(self._work_done)

    def _fit(self, room: int) -> int:
        """Put what fits into so many pixels into the bar and the rest below it; return the width.

        The first button comes before the words' end, the words before further buttons.
        """
        self.brief.say(self.words.text())
        words, more = self.brief.sizeHint().width(), self.brief_more.sizeHint().width() + _GAP
        more = more if self.brief_more.whole else 0
        small = [_small_width(one) + _GAP for one in self.shown]
        around = 2 * _EDGE + 18 + self.close_button.width() + _GAP
        whole = around + words + more + sum(small)
        if whole <= room:
            self._divide(len(self.shown), words, more, opens=False)
            return whole
        few = scaled(_FEW)
        left, here = room - around - self.opener.width() - _GAP, 0
        while here < len(small) and left - small[here] >= few + (words if here else 0):
            left, here = left - small[here], here + 1
        if left < min(words, few):
            left += self.close_button.width() + _GAP  # it is below as well
            self.brief.say("Problem" if self.problem else "News")
            words, more = self.brief.sizeHint().width(), 0
        rest = min(more, left - words) if left - words >= few // 2 else 0
        self._divide(here, min(words, left), rest, opens=True)
        return room - max(left - words - rest, 0)

    def _divide(self, here: int, words: int, more: int, *, opens: bool) -> None:
        """Stand so many buttons in the bar and the others below it, and set the words' widths."""
        self.opener.setVisible(opens)
        self.close_button.setVisible(self.brief.whole == self.words.text())
        self.brief.setFixedWidth(max(words, 1))
        self.brief_more.setVisible(more > 0)
        self.brief_more.setFixedWidth(max(more - _GAP, 1))
        for n, one in enumerate(self.shown):
            is_here = n < here
            wear(one, 13 if is_here else 15)
            keep_high(one, 24 if is_here else 32)
            row, at = (self._buttons, n) if is_here else (self.whole.verbs, n - here)
            row.insertWidget(at, one)
            one.show()


def _small_width(one: Button) -> int:
    wear(one, 13)
    return one.sizeHint().width()
