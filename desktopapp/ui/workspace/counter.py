"""The bottom bar: pages and lines free, the range asked for, words; amber near a page turn."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktopapp.layout.count import Count
from desktopapp.layout.limits import said_over, uses_at, whole_uses
from desktopapp.layout.saying import blank_words, pages_words, range_words, warning, words_words
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.outline import cost
from desktopapp.plan.places import parts_at
from desktopapp.plan.plan import Plan
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.widgets.announce import SaidAtRest
from desktopapp.ui.widgets.controls import Coloured, Pressed
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.icons import draw, fill
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Quiet

_QUIET_AFTER = 1500  # milliseconds without a key before the count is announced
_MOST_SHEETS = 8
_SIGN = 18  # logical pixels of the warning
_HINT = "See where lines can be won"


class Sheets(QWidget):
    """Little sheets, the last one filled as far as the last page is."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = 0
        self.fill = 0.0
        self.amber = False

    def show_count(self, pages: int, fill: float, *, amber: bool) -> None:
        """Show whole pages and how full the last one is, from 0 to 1."""
        self.pages, self.fill, self.amber = min(pages, _MOST_SHEETS), fill, amber
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Take a place for each sheet."""
        return QSize(max(self.pages, 1) * 18 - 4, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheets."""
        painter = QPainter(self)
        shades = colours(self.palette())
        for n in range(self.pages):
            last = n == self.pages - 1
            ink = QColor(shades.amber_line if last and self.amber else shades.accent)
            painter.setPen(ink)
            painter.drawRect(QRectF(n * 18 + 0.5, 0.5, 13, 18))
            high = round(19 * (self.fill if last else 1.0))
            fill(painter, QRect(n * 18, 0, 14, high), ink)


class Chip(Pressed):
    """The page count in words; in amber, with a sign and a word, where there is cause.

    It is pressed to see where lines can be won.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = PlainLabel()
        wear(self.words, 15, bold=True)
        self.why = PlainLabel()
        wear(self.why, 14)
        self.amber = False
        self.row = QHBoxLayout(self)
        measure(self, "height", lambda one: one.setFixedHeight(max(scaled(28), PRESSED)))
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.words)
        self.row.addWidget(self.why)

    def show_words(self, words: str, why: str) -> None:
        """Show the count, and why it is amber, if it is."""
        self.words.setText(words)
        self.why.setText(why)
        self.setAccessibleName(f"{words}{f', {why}' if why else ''}. Cut to the limit")
        self.amber = bool(why)
        self.say_why(shown=True)
        left, right = (scaled(_SIGN) + 14, 10) if why else (0, 0)
        self.row.setContentsMargins(left, 0, right, 0)
        palette = QPalette()
        if why:
            palette.setColor(
                QPalette.ColorRole.WindowText, QColor(colours(self.window().palette()).amber)
            )
        self.words.setPalette(palette)
        self.why.setPalette(palette)
        self.update()

    def widest(self) -> int:
        """Return the room, in pixels, for the count and why it is amber."""
        why = self.why.sizeHint().width() + self.row.spacing() if self.amber else 0
        margins = self.row.contentsMargins()
        return margins.left() + margins.right() + self.words.sizeHint().width() + why

    def say_why(self, *, shown: bool) -> None:
        """Say why it is amber, where there is room; the sign says that it is."""
        self.why.setVisible(self.amber and shown)

    def sizeHint(self) -> QSize:
        """Take room for the words."""
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the amber ground, or a quiet one below the mouse."""
        if not self.amber and not self.underMouse() and not self.isDown():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if not self.amber:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.desk))
            painter.drawRoundedRect(place.adjusted(-1, 0, 1, 0), 3, 3)
            return
        painter.setPen(QColor(shades.amber_line))
        painter.setBrush(QColor(shades.amber_fill))
        painter.drawRoundedRect(place, 3, 3)
        middle, side = self.height() / 2, scaled(_SIGN)
        draw(painter, "warning", shades.amber, QRectF(8, middle - side / 2, side, side))


class CounterBar(Coloured):
    """The bar at the foot of the window. What changed is announced once typing stops."""

    def __init__(self) -> None:
        super().__init__(edges="t")
        measure(self, "height", lambda one: one.setMinimumHeight(scaled(40)))
        self.sheets = Sheets()
        self.chip = Chip()
        self.expected, self.words, self.here = Quiet(), Quiet(), Quiet()
        self.row = FoldingRow(12)
        self.row.setContentsMargins(16, 1, 16, 0)
        self.setLayout(self.row)
        for part in (self.sheets, self.chip, self.expected, self.words, self.here):
            self.row.addWidget(part)
        self.row.addStretch()
        self._labels = 5
        self.estimates = False
        self._quiet = False  # whether only what needs attention is told
        self._buttons: list[QWidget] = []
        explain(self.chip, _HINT)
        self.chip.setAccessibleDescription(_HINT)
        self.telling = SaidAtRest(self, _QUIET_AFTER, begins_quiet=True)

    def show_plan(self, plan: Plan, measured: Paged, where: str) -> None:
        """Show the count of a plan, and what the page in hand holds of it."""
        styles, count = measured.document.styles, measured.counted
        lines, here = styles.height / styles.body.line, _here(plan, count, where)
        uses = whole_uses(plan, count)
        over = next((said_over(use) for use in uses if use.over and use.limit.hard), "")
        self.show_count(count, lines, plan.brief.words, here, blank=is_unwritten(plan), over=over)
        if whole := ", ".join(use.said for use in uses):
            self.words.setText(whole)
            self._fit()

    def show_count(
        self,
        count: Count,
        lines: float,
        most: int | None,
        here: str,
        *,
        blank: bool = False,
        over: str = "",
    ) -> None:
        """Show a count; ``lines`` fill a page, ``here`` says what the page in hand holds of it.

        ``most`` is the most words that the letter allows, ``over`` says by how much another limit
        of the whole is passed. A plan that is ``blank`` has none: what
        counts in it are the letter's headings.
        """
        limit = count.limit
        if blank:
            count = count._replace(words=0, pages=0, lines_free=0, lines_to_cut=0, near_turn=False)
        why = warning(count, most) or ("" if blank else over)
        words = blank_words(limit) if blank else pages_words(count)
        if self.estimates:
            words = f"About {words}"
        fill = 0.0 if blank else max(0.0, 1 - count.lines_free / lines)
        self.sheets.show_count(1 if blank else count.pages, fill, amber=bool(why))
        self.chip.show_words(words, why)
        self.expected.setText(range_words(limit) if limit or not most else "")
        self.words.setText(words_words(count, most))
        self.here.setText(here)
        self._fit()
        # lines come and go with every sentence; whoever wants them reads the count itself
        self.telling.put(
            f"{words}, {why}" if why else words, f"{0 if blank else count.pages} {why}"
        )

    def say_look(self, name: str) -> None:
        """Say that pages are estimated in the look of a template, or counted in our own."""
        self.estimates = bool(name)
        bare = self.chip.words.text().removeprefix("About ")
        if bare:
            self.chip.show_words(f"About {bare}" if name else bare, self.chip.why.text())
            self._fit()
        words = (
            f"An estimate of the pages that “{name}” makes: Word may end on another page. The PDF "
            "and the pages shown here keep the look set under Appearance."
        )
        for part, otherwise in ((self.chip, _HINT), (self.sheets, "")):
            explain(part, words if name else otherwise)
            part.setAccessibleDescription(words if name else otherwise)

    def add_verb(self, button: QWidget) -> None:
        """Put a button to the right, before those that stand there."""
        self._buttons.append(button)
        self.row.insertWidget(self._labels + 1, button)
        if self._quiet:
            button.hide()
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Leave out what finds no room; the page count always stays."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event passed on as it is
        self._fit()

    def quieten(self, *, quiet: bool) -> None:
        """Tell only what needs attention, as while nothing but the text is shown, or all again."""
        self._quiet = quiet
        role = QPalette.ColorRole
        self.setBackgroundRole(role.AlternateBase if quiet else role.Window)
        self.edges = "" if quiet else "t"
        for button in self._buttons:
            button.setHidden(quiet)
        self._fit()

    def _fit(self) -> None:
        self.sheets.setHidden(self._quiet)
        self.chip.setHidden(self._quiet and not self.chip.amber)
        if self._quiet:
            for label in (self.words, self.here, self.expected):
                label.hide()
            return
        verbs = (max(one.sizeHint().width(), one.minimumWidth()) + 12 for one in self._buttons)
        room = self.width() - self.chip.widest() - self.sheets.width()
        room -= scaled(260) + sum(verbs)
        self.chip.say_why(shown=room >= 0)
        for label in (self.words, self.here, self.expected):
            room -= label.sizeHint().width() + 12
            label.setVisible(room > 0 and bool(label.text()))


def _here(plan: Plan, count: Count, where: str) -> str:
    """Say what the page in hand holds of a count."""
    parts = [count.part(part.id) for part in parts_at(plan, where)]
    words, pages = sum(part.words for part in parts), sum(part.pages for part in parts)
    limits = ", ".join(use.said for use in uses_at(plan, where, count))
    theme = next((one for one, each in plan.brief.questions() if each.id == where), None)
    if theme and theme.limits:
        of_theme = ", ".join(use.said for use in uses_at(plan, theme.id, count))
        limits = f"{limits}{', ' * bool(limits)}all of part {theme.number}: {of_theme}"
    if limits:
        return f"This answer: {limits}{f', {cost(pages)}' if words else ''}"
    return f"This answer: {words:,} words, {cost(pages)}" if words else "This answer: no text yet"
