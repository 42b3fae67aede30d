"""The panel in which a plan is cut to its pages: where lines can be won, each with its place."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from desktopapp.layout.build import ItemOrigin
from desktopapp.layout.cutting import Cuts, EarlyEnd, LastLine, PartLines, where_to_cut
from desktopapp.layout.saying import limit_words, range_words, words_to_cut, words_words
from desktopapp.operations.overlapping import Overlap, place_of_overlap, said_twice, with_its_stop
from desktopapp.plan.history import Caret
from desktopapp.plan.naming import part_name
from desktopapp.plan.page_shares import PageShare, page_shares
from desktopapp.plan.places import place_name, place_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted, in_sentence
from desktopapp.plan.text import Foreign, plain_block
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.panels.card_panel import CardPanel
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.icons import pixmap
from desktopapp.ui.widgets.jobs import nothing
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.workspace import Workspace

_SETTLE = 1500  # milliseconds after a change until it is looked for what is said twice
_LONGEST = 5  # answers that are listed as the longest
_MOST = 40  # cards of a kind
_LETTERS = 120  # of words that are shown
_WHY = {
    "heading": "The heading “{}” stays with the text below it.",
    "paragraph": "The paragraph “{}” stays whole.",
    "table": "A row of a table stays whole.",
    "picture": "A picture needs more room.",
}


class CutRow(NamedTuple):
    """A place where lines can be won: what to do, why, which answer, and the way to it."""

    words: str
    why: str
    where: str
    go: Callable[[], object]

    @property
    def said(self) -> tuple[str, str, str]:
        """All that is shown of it."""
        return self.words, self.why, self.where


class CutCard(PressCard):
    """One such place. Enter or a click goes there."""

    def __init__(self, row: CutRow) -> None:
        super().__init__()
        self.row = row
        self.setAccessibleName(". ".join(one.rstrip(".") for one in row.said if one))
        words, why = PlainLabel(row.words), Quiet(row.why, 14)
        wear(words, 14, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(3)
        column.addWidget(Elided(row.where, size=13))
        for label in (words, why):
            label.setWordWrap(True)
            column.addWidget(label)
            label.setVisible(bool(label.text()))  # within the card: else it were a window


class CutPanel(CardPanel):
    """The panel: how much is to be cut, and where. It follows each count."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(title=20, words=14)
        self.work = work
        self.cards: list[CutCard] = []
        self._cuts = Cuts((), (), ())
        self._twice: tuple[Overlap, ...] = ()
        self._shares: tuple[PageShare, ...] = ()
        self._compare = QTimer(self)
        self._compare.setSingleShot(True)
        self._compare.setInterval(_SETTLE)
        self._compare.timeout.connect(self._look_for_twice)
        work.counted.connect(self.follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: the plan may have changed while the panel was out of sight."""
        super().showEvent(event)
        self.follow(self.work.pages)

    def enter(self) -> None:
        """Take the keyboard to the first place, as soon as it is known."""
        self.list.enter()

    def follow(self, pages: Paged) -> None:
        """Say what is to be cut by this count, and look where that can be done."""
        if not self.isVisible():
            return
        self._say(pages)
        seen = pages.measured
        self.work.jobs.run(
            "cuts",
            lambda _job: where_to_cut(seen.document, seen.layout),
            self._take_cuts,
            nothing,
        )
        self._compare.start()

    def _say(self, pages: Paged) -> None:
        found, most = pages.measured.counted, self.work.plan.brief.words
        fits, limit = not (found.lines_to_cut or words_to_cut(found, most)), found.limit
        shades = colours(self.window().palette())
        self.title.setText(limit_words(found, most))
        palette = QPalette()
        palette.setColor(
            QPalette.ColorRole.WindowText, QColor(shades.accent if fits else shades.ink)
        )
        self.title.setPalette(palette)
        self.sign.setVisible(fits)
        if fits:
            ratio = self.devicePixelRatioF()
            self.sign.setPixmap(pixmap("agreed", shades.accent, 22, ratio))
        said = [f"{range_words(limit)}."] if limit or not most else []
        if most:
            said.append(f"{words_words(found, most)}.")
        if fits:
            said.append(f"{counted(found.lines_free, 'line')} free on the last page.")
        if fits and found.near_turn and limit and found.pages == limit.max:
            said.append(
                "Word may turn the page elsewhere: a line or two less makes that safe too."
            )
        self.words.setText(" ".join(said))

    def _look_for_twice(self) -> None:
        plan = self.work.plan
        self.work.jobs.run("said twice", lambda _job: said_twice(plan), self._take_twice, nothing)

    def _take_cuts(self, cuts: Cuts) -> None:
        self._cuts = cuts
        self._shares = page_shares(self.work.plan, self.work.pages.costs())
        self._fill()

    def _take_twice(self, found: tuple[Overlap, ...]) -> None:
        self._twice = found
        self._fill()

    def _fill(self) -> None:
        """Show the places, the easiest first; those that are shown already stay."""
        plan = self.work.plan
        rows = [
            *(self._of_last_line(plan, one) for one in self._cuts.last_lines[:_MOST]),
            *(self._of_twice(plan, one) for one in self._twice[:_MOST]),
            *(self._of_early_end(plan, one) for one in self._cuts.early),
            *(self._of_part(plan, one) for one in self._cuts.parts[:_LONGEST]),
        ]
        if [card.row.said for card in self.cards] == [row.said for row in rows]:
            for card, row in zip(self.cards, rows, strict=True):
                card.row = row
            return
        self.cards = [CutCard(row) for row in rows]
        for card in self.cards:
            card.opened.connect(lambda card=card: card.row.go())
        self.list.fill(self.cards)

    def _of_last_line(self, plan: Plan, one: LastLine) -> CutRow:
        return CutRow(
            f"Cut {counted(one.number, 'word')} here, win a line",
            f"The last line holds only “{_short(one.words)}”.",
            part_name(plan, one.origin.part),
            lambda: self._go(one.origin, one.words),
        )

    def _of_twice(self, plan: Plan, one: Overlap) -> CutRow:
        return CutRow(
            f"Said twice: {counted(one.words, 'word')}",
            f"“{_short(one.text)}” {in_sentence(one.said)}.",
            part_name(plan, one.part),
            lambda: self._go_twice(one),
        )

    def _of_early_end(self, plan: Plan, one: EarlyEnd) -> CutRow:
        return CutRow(
            f"Page {one.page} ends {counted(one.lines, 'line')} early",
            f"{_WHY[one.what].format(_short(one.words))} Cut lines above to bring it back.",
            place_name(plan, place_of(plan, one.origin.part) or one.origin.theme),
            lambda: self._go(one.origin, ""),
        )

    def _of_part(self, plan: Plan, one: PartLines) -> CutRow:
        short = sum(line.origin.part == one.part for line in self._cuts.last_lines)
        ends = counted(short, "line holds", "lines hold")
        why = [share.said for share in self._shares if share.part == one.part]
        why += [f"{ends} a word or two."] if short else []
        return CutRow(
            f"A long answer: {counted(one.lines, 'line')}",
            " ".join(why),
            part_name(plan, one.part),
            lambda: self._go(ItemOrigin(one.part), ""),
        )

    def _go(self, origin: ItemOrigin, words: str) -> None:
        """Go to a place in the text and select the words, so that the next key cuts."""
        plan, work = self.work.plan, self.work
        where = place_of(plan, origin.part) or origin.theme
        if not where:
            return
        work.show_text()
        caret = _caret(plan, origin, words) if origin.part and origin.block else None
        if caret:
            work.select(caret, len(words))
        else:
            work.go(where)
        self._write_in(origin.part)

    def _go_twice(self, one: Overlap) -> None:
        match = place_of_overlap(self.work.plan, one)
        if match:
            match = with_its_stop(self.work.plan, match)
            self.work.select(match.caret, match.length)
            self._write_in(one.part)

    def _write_in(self, part: str) -> None:
        """Give the keyboard to a text that is shown."""
        for box in self.work.desk.boxes:
            if box.part_id == part:
                box.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _caret(plan: Plan, origin: ItemOrigin, words: str) -> Caret | None:
    """Return where the last such words of a block begin, as the plan is now."""
    for block in plan.part(origin.part).text:
        if not isinstance(block, Foreign) and block.id == origin.block:
            return Caret(origin.part, block.id, max(plain_block(block).rfind(words), 0))
    return None


def _short(words: str) -> str:
    return words if len(words) <= _LETTERS else words[:_LETTERS].rsplit(" ", 1)[0] + " …"
