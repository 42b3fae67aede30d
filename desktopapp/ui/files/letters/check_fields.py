"""The fields of the row in hand: what is asked, its number, what is wanted of an answer."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.asking import checking
from desktopapp.asking.told import aside_at, limit_in_short
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.wanted import AnswerKind, LeftAside, Limit, LimitUnit
from desktopapp.ui.files.letters.fields import CheckLine, CheckWords, Labelled
from desktopapp.ui.files.letters.in_hand import LetterInHand
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.reading_order import bring_into_sight
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet

ANSWER_KINDS = {
    AnswerKind.FREE: "Free text",
    AnswerKind.SHORT: "Short text",
    AnswerKind.YES_OR_NO: "Yes or no",
    AnswerKind.CHOICE: "One of several",
    AnswerKind.CHOICES: "Any of several",
    AnswerKind.SCALE: "A scale",
    AnswerKind.NUMBER: "A number",
    AnswerKind.MONEY: "An amount of money",
    AnswerKind.PERCENTAGE: "A percentage",
    AnswerKind.DATE: "A date",
    AnswerKind.TABLE: "Rows of a table",
    AnswerKind.FILE: "A file to attach",
    AnswerKind.FIELDS: "Several fields",
    AnswerKind.DECLARATION: "A declaration",
}
_CHOSEN = (AnswerKind.YES_OR_NO, AnswerKind.CHOICE, AnswerKind.CHOICES, AnswerKind.SCALE)
_MOST = 10_000_000  # of a limit
_MOST_THEME = 999


class CheckFields(QWidget):
    """The fields. ``left`` tells that the officer is done with them, by Escape."""

    left = Signal()

    def __init__(self, letter: LetterInHand) -> None:
        super().__init__()
        self.letter = letter
        self.question, self.theme, self.aside = (
            QuestionFields(letter),
            ThemeFields(letter),
            AsideFields(letter),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        for part in (self.question, self.theme, self.aside):
            column.addWidget(part)
        column.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Show the row in hand as it is now."""
        letter = self.letter
        question, theme = letter.question, letter.theme
        self.question.setVisible(bool(question))
        self.theme.setVisible(bool(theme))
        self.aside.setVisible(letter.is_aside)
        if question:
            self.question.show_question(question)
        elif theme:
            self.theme.show_theme(theme)
        elif part := aside_at(letter.brief, letter.at):
            self.aside.show_part(part)

    def enter(self) -> None:
        """Give the keyboard to what is changed most: the words."""
        if self.letter.question:
            self.question.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.letter.theme:
            self.theme.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.theme.title.selectAll()
        elif self.letter.is_aside:
            self.aside.back.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_held)  # the fields get their places only then

    def _show_held(self) -> None:
        """Bring into sight which of them has the keyboard."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            bring_into_sight(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuestionFields(QWidget):
    """What is said of a question."""

    def __init__(self, letter: LetterInHand) -> None:
        super().__init__()
        self.letter = letter
        self._shown = ""  # the id of the question that is shown
        self.words = CheckWords("Words of the question", 68)
        self.number = CheckLine()
        keep_wide(self.number, 84)
        self.kind = Choice()
        self.kind.setAccessibleName("Kind of answer")
        for words in ANSWER_KINDS.values():
            self.kind.addItem(words)
        self.reasons = Tick("with reasons")
        self.most = CheckLine()
        keep_wide(self.most, 84)
        self.unit = Choice()
        self.unit.setAccessibleName("What the limit counts")
        for unit in LimitUnit:
            self.unit.addItem(str(unit))
        self.options = CheckWords("Options, one on each line", 68)
        self.condition = CheckLine()
        self.reason = CheckLine()
        self.theme = Choice()
        self.theme.setAccessibleName("Theme")
        self.more = Quiet(size=13)
        self.more.setWordWrap(True)
        self.wrong = Quiet(size=13)
        self.wrong.setWordWrap(True)
        for field, name in (
            (self.number, "Number"),
            (self.most, "At most"),
            (self.condition, "Asked only"),
            (self.reason, "Not for us, because"),
        ):
            field.setAccessibleName(name)
        self.condition.setPlaceholderText("Of everybody")
        self.reason.setPlaceholderText("Such as: we are not a planning authority")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first, second = FoldingRow(10), FoldingRow(10)
        self._options = Labelled("Options, one on each line", self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Labelled("Words of the question", self.words))
        column.addLayout(first)
        first.addWidget(Labelled("Number", self.number, narrow=True))
        first.addWidget(Labelled("Kind of answer", self.kind), 1)
        first.addWidget(_at_foot(self.reasons))
        first.addWidget(Labelled("At most", self.most, self.unit, narrow=True))
        first.addWidget(Labelled("Theme", self.theme), 1)
        column.addWidget(self.wrong)
        column.addWidget(self._options)
        column.addLayout(second)
        second.addWidget(Labelled("Asked only", self.condition), 1)
        second.addWidget(Labelled("Not for us, because", self.reason), 1)
        column.addWidget(self.more)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._reword)
        self.number.textEdited.connect(self._renumber)
        self.kind.activated.connect(self._choose_kind)
        self.reasons.clicked.connect(self._choose_reasons)
        self.most.textEdited.connect(lambda _words: self._limit(typing=True))
        self.unit.activated.connect(lambda _n: self._limit(typing=False))
        self.options.textChanged.connect(self._opt)
        self.condition.textEdited.connect(self._ask_only)
        self.reason.textEdited.connect(lambda said: self._change("not for us", not_ours=said))
        self.theme.activated.connect(lambda n: self.letter.move_to(self.letter.brief.themes[n].id))

    def show_question(self, question: Question) -> None:
        """Show a question as it is now."""
        self.words.show_words(question.text)
        self.number.show_words(question.number)
        self.number.setPlaceholderText(self.letter.brief.number(question.id))
        self.kind.setCurrentIndex(list(ANSWER_KINDS).index(question.kind))
        chosen = question.kind in _CHOSEN
        self.reasons.setVisible(chosen)
        self.reasons.setChecked(question.reasons)
        self._options.setVisible(
            bool(question.options) or (chosen and question.kind is not AnswerKind.YES_OR_NO)
        )
        if _lines(self.options.toPlainText()) != question.options:
            self.options.show_words("\n".join(question.options))
        limit = _first(question)
        if question.id != self._shown:  # what was typed wrongly elsewhere is forgotten
            self._shown = question.id
            self.wrong.clear()
        if not self.wrong.text() and _whole(self.most.text()) != (limit.max if limit else None):
            self.most.show_words(f"{limit.max:,}" if limit else "")
        if limit:
            self.unit.setCurrentIndex(list(LimitUnit).index(limit.unit))
        self.condition.show_words(checking.asked_only(self.letter.brief, question))
        self.reason.show_words(question.not_ours)
        self._show_themes(question)
        told = [*(limit_in_short(one) for one in question.limits if one is not limit)]
        told += [f"{one.label} ({ANSWER_KINDS[one.kind].lower()})" for one in question.fields]
        parts = [f"To fill in: {'; '.join(told)}."] if told else []
        parts += [f"Guidance: {one}" for one in question.guidance]
        self.more.setText("\n".join(parts))
        self.more.setVisible(bool(parts))
        self.wrong.setVisible(bool(self.wrong.text()))

    def _show_themes(self, question: Question) -> None:
        themes = self.letter.brief.themes
        wanted = [f"{one.number} {one.title}" for one in themes]
        if wanted != [self.theme.itemText(n) for n in range(self.theme.count())]:
            self.theme.clear()
            self.theme.addItems(wanted)
        at = next(n for n, one in enumerate(themes) if question in one.questions)
        self.theme.setCurrentIndex(at)

    def _change(self, what: str, *, typed: bool = True, **fields: object) -> None:
        """Change fields of the question in hand; what is typed in one of them is one step."""
        if self.letter.question:
            self.letter.change(
                what,
                lambda brief, at: checking.with_question(brief, at, **fields),
                fold=what if typed else "",
            )

    def _reword(self) -> None:
        if self.letter.question and not self.words.quiet:
            said = self.words.toPlainText()
            self.letter.change(
                "words", lambda brief, at: checking.reworded(brief, at, said), fold="words"
            )

    def _renumber(self, said: str) -> None:
        self._change("number", number=said.strip())

    def _choose_kind(self, n: int) -> None:
        self._change("kind of answer", typed=False, kind=list(ANSWER_KINDS)[n])

    def _choose_reasons(self) -> None:
        self._change("reasons", typed=False, reasons=self.reasons.isChecked())

    def _ask_only(self, said: str) -> None:
        self.letter.change(
            "condition",
            lambda brief, at: checking.with_condition(brief, at, said),
            fold="condition",
        )

    def _opt(self) -> None:
        if not self.options.quiet:
            self._change("options", options=_lines(self.options.toPlainText()))

    def _limit(self, *, typing: bool) -> None:
        """Take a limit; while what is typed is no number, say so and keep what there was."""
        question = self.letter.question
        if question is None:
            return
        typed, most = self.most.text().strip(), _whole(self.most.text())
        is_wrong = bool(typed) and most is None
        self.wrong.setText(
            f"Write the limit as a whole number, from 1 to {_MOST:,}." if is_wrong else ""
        )
        self.wrong.setVisible(is_wrong)
        if is_wrong:
            return
        before, unit = _first(question), list(LimitUnit)[self.unit.currentIndex()]
        others = tuple(one for one in question.limits if one is not before)
        limits = others
        if most:
            limit = replace(before, max=most, unit=unit) if before else _by_hand(unit, most)
            limits = (limit, *others)
        self._change("limit", typed=typing, limits=limits)


def _by_hand(unit: LimitUnit, most: int) -> Limit:
    return Limit(unit, most, printed=False)


def _first(question: Question) -> Limit | None:
    """Return the limit that is changed here: the first that is about the whole answer."""
    return next((one for one in question.limits if not one.part), None)


def _whole(typed: str) -> int | None:
    bare = typed.replace(",", "").strip()
    number = int(bare) if bare.isdecimal() and bare.isascii() and len(bare) < 10 else 0  # noqa: PLR2004  # digits
    return number if 0 < number <= _MOST else None


def _lines(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def _at_foot(tick: Tick) -> QWidget:
    """Return a tick that stands beside fields, and not beside their labels."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    column.addWidget(tick)
    return made


class ThemeFields(QWidget):
    """What is said of a theme."""

    def __init__(self, letter: LetterInHand) -> None:
        super().__init__()
        self.letter = letter
        self.number, self.title = CheckLine(), CheckLine()
        keep_wide(self.number, 84)
        self.number.setAccessibleName("Number of the theme")
        self.title.setAccessibleName("Heading of the theme")
        self.introduction = Quiet(size=13)
        self.introduction.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FoldingRow(10)
        column.addLayout(row)
        row.addWidget(Labelled("Number", self.number, narrow=True))
        row.addWidget(Labelled("Heading of the theme", self.title), 1)
        column.addWidget(self.introduction)
        self.number.textEdited.connect(self._renumber)
        self.title.textEdited.connect(self._entitle)

    def show_theme(self, theme: Theme) -> None:
        """Show a theme as it is now."""
        if _whole(self.number.text()) != theme.number:
            self.number.show_words(str(theme.number))
        self.title.show_words(theme.title)
        self.introduction.setText(theme.introduction)
        self.introduction.setVisible(bool(theme.introduction))

    def _renumber(self, said: str) -> None:
        number = _whole(said)
        if number and number <= _MOST_THEME:
            self.letter.change(
                "number",
                lambda brief, at: checking.with_theme(brief, at, number=number),
                fold="theme number",
            )

    def _entitle(self, said: str) -> None:
        self.letter.change(
            "heading",
            lambda brief, at: checking.with_theme(brief, at, title=said),
            fold="theme heading",
        )


class AsideFields(QWidget):
    """What is said of a part that was left aside."""

    def __init__(self, letter: LetterInHand) -> None:
        super().__init__()
        self.why, self.words = PlainLabel(), Quiet(size=14)
        wear(self.why, 14, bold=True)
        for label in (self.why, self.words):
            label.setWordWrap(True)
        self.back = button("Make it a question", letter.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.why, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.words)

    def show_part(self, part: LeftAside | Question) -> None:
        """Show a part as it is now."""
        why = "You left this question aside." if isinstance(part, Question) else part.why
        self.why.setText(why)
        self.words.setText(part.text)
        self.back.setText("Take it back" if isinstance(part, Question) else "Make it a question")
        self.back.setVisible(bool(part.text.strip()))
        self.back.updateGeometry()
