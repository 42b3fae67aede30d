"""What stands on the white paper from top to bottom: parts with titles, and what follows."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.layout.style import Styles
from desktopapp.ui.widgets.palettes import sheet_font
from desktopapp.ui.widgets.words_shown import WrappedWords
from desktopapp.ui.workspace.neighbour import Neighbour
from desktopapp.ui.workspace.part_box import PartBox

_TITLE = 1.3  # times as high as body text is the title of a theme


class SheetColumn:
    """The column on a sheet. Whose boxes stand in it is for the desk to say."""

    def __init__(self, paper: QWidget, neighbour: Neighbour) -> None:
        self._neighbour = neighbour
        self._titles: list[WrappedWords] = []
        self._rows = QVBoxLayout(paper)
        self._rows.setSpacing(12)
        self._rows.addWidget(neighbour)
        self._rows.addStretch(1)

    @property
    def titles(self) -> list[str]:
        """The titles that stand between the texts."""
        return [title.text() for title in self._titles]

    def clear(self, boxes: Iterable[PartBox]) -> None:
        """Take the boxes out, which may stand here again, and the titles away."""
        for title in self._titles:
            self._rows.removeWidget(title)
            title.hide()
            title.deleteLater()
        for box in boxes:
            self._rows.removeWidget(box)
        self._titles = []

    def stand(self, boxes: Sequence[PartBox], titles: Sequence[str]) -> None:
        """Stand the boxes below each other, each below its title, where it has one."""
        at = 0
        for box, words in zip(boxes, titles, strict=True):
            if words:
                title = WrappedWords()
                title.say(words)
                self._titles.append(title)
                self._rows.insertWidget(at, title)
                at += 1
            self._rows.insertWidget(at, box)
            at += 1

    def fit(self, boxes: Iterable[PartBox], look: Styles, pixels: int, across: int) -> None:
        """Set all in body text of so many pixels, which runs so many pixels across."""
        for title in self._titles:
            title.setFont(sheet_font(round(_TITLE * pixels), bold=True))
            title.fit(across)
        for box in boxes:
            box.set_look(look, pixels, across)
        self._neighbour.set_look(look, pixels, across)

    def set_margin(self, margin: int) -> None:
        """Leave so many pixels of paper on each side."""
        self._rows.setContentsMargins(margin, 28, margin, 28)

    def lay_out(self) -> None:
        """Give what was put here just now its place."""
        self._rows.activate()
