"""Copy, paste, drag and drop: foreign text only through the allow-list of ``pasting``."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCursor

from desktopapp.plan import editing
from desktopapp.plan.editing import Spot
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Picture, Text, new_id, plain, plain_block
from desktopapp.ui.text.formatting import Formatting, ranges, removed
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.jobs import Jobs, problem_of

if TYPE_CHECKING:
    from desktopapp.documents.given_picture import GivenPicture

OWN_FORMAT = "application/x-planwright-text"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".svg")
_NO_FILES = (
    "A file cannot be pasted. Nothing was changed. For a picture, choose Picture in the Insert "
    "menu, or drag its file here."
)
_NOT_ALONG = (
    "A picture did not come along: it belongs to another plan. The words did. To bring it here, "
    "choose Picture in the Insert menu, or drag its file here."
)
_DESCRIBE = (
    "The picture is in. Say what it shows, for people who cannot see it: Describe the picture or "
    "table, in the Insert menu."
)
_DESCRIBE_THERE = (
    "The picture is in the text where you put it. Go there and say what it shows, for people "
    "who cannot see it: Describe the picture or table, in the Insert menu."
)


class Exchange:
    """What comes into the text that is written from other programs, and goes out to them."""

    def __init__(self, on: Writing, formatting: Formatting) -> None:
        self.on, self.formatting = on, formatting
        self._jobs = Jobs(on)
        self._awaited: dict[str, list[Path]] = {}  # files that are being read

    def correct(self, place: QTextCursor, word: str, what: str = "spelling") -> None:
        """Put the right word in the place of a wrong one; its format stays."""
        start = self.on.rich.spot(place.selectionStart())
        end = self.on.rich.spot(place.selectionEnd())
        run = editing.formats(self.on.text, start, end)[0]
        made, spot = editing.remove(self.on.text, start, end)
        words = (Paragraph(new_id(), (replace(run, text=word),)),)
        made, spot = editing.insert(made, spot, words)
        self.on.apply(what, made, spot)

    def cut_out(self) -> None:
        """Cut the selection to the clipboard."""
        if any(on.textCursor().hasSelection() for on in self.on.texts_chosen()):
            self.on.copy()
            self.formatting.remove_selection()

    def mime_data(self) -> QMimeData:
        """Give the selection as our own blocks, as HTML of our own writing, and as plain text."""
        from desktopapp.operations.pasting import to_own  # noqa: PLC0415  # the same
        from desktopapp.ui.text.copying import clipboard_html  # noqa: PLC0415  # only when copying

        blocks: Text = ()
        for on in self.on.texts_chosen():
            text, start, end = on.chosen()
            for low, high in ranges(on, text, start, end):
                blocks += editing.stretch(text, low, high)
        data = QMimeData()
        data.setData(OWN_FORMAT, to_own(blocks))
        data.setHtml(clipboard_html(blocks))
        data.setText(plain(blocks))
        return data

    def can_paste(self) -> bool:
        """Tell whether the clipboard holds words; it may hold nothing, or be out of reach."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        return held is not None and self.takes(held)

    def takes(self, source: QMimeData) -> bool:
        """Take words and pictures. Files other than pictures are for the window to take."""
        if _files(source):
            return bool(_pictures(source))
        return (
            source.hasFormat(OWN_FORMAT)
            or source.hasHtml()
            or source.hasText()
            or source.hasImage()
        )

    def take(self, source: QMimeData) -> None:
        """Paste: our own blocks, else HTML through the allow-list, else plain words or a picture.

        Pasting never opens a file: only what is dropped or chosen is opened.
        """
        if _files(source):
            self.on.refused.emit(_NO_FILES)
            return
        if source.hasImage() and not (source.hasHtml() or source.hasText()):
            self._take_picture(_drawn(source))
            return
        text, start, end = self.on.chosen()
        text, start = removed(self.on, text, start, end)
        blocks = self._blocks_of(source)
        if start == (0, 0):
            blocks = self._without_heading(blocks)
        self._put_in("paste", text, start, blocks)

    def _without_heading(self, blocks: Text) -> Text:
        """Return what is pasted first in a text without the heading that is printed above it."""
        above = _bare(self.on.stands_above)
        if above and len(blocks) > 1 and _bare(plain_block(blocks[0])) == above:
            self.on.noted.emit("The heading stands above the text already, so it was left out.")
            return blocks[1:]
        return blocks

    def paste_plain(self) -> None:
        """Paste the words of the clipboard without their format."""
        if self.can_paste():
            plain_words = QMimeData()
            plain_words.setText(QGuiApplication.clipboard().text())
            self.take(plain_words)

    def _blocks_of(self, source: QMimeData) -> Text:
        """Return what is pasted as blocks; what cannot be pasted is told and is nothing."""
        from desktopapp.operations import pasting  # noqa: PLC0415  # html.parser is needed here only

        own, notes = None, list[str]()
        try:
            if source.hasFormat(OWN_FORMAT):
                own = pasting.from_own(bytes(source.data(OWN_FORMAT).data()))
            if own is None and source.hasHtml():
                own = pasting.from_html(source.html(), notes.append)
            if not own:
                own = pasting.from_plain(source.text())
        except Problem as problem:
            self.on.refused.emit(str(problem))
            return ()
        known = self.on.pictures
        kept = tuple(b for b in own if not isinstance(b, Picture) or b.name in known)
        if len(kept) < len(own):
            notes.append(_NOT_ALONG)
        if notes:
            self.on.refused.emit(" ".join(notes))
        return kept

    def _put_in(self, what: str, text: Text, spot: Spot, blocks: Text) -> None:
        if blocks:
            made, spot = editing.insert(text, spot, blocks)
            self.on.apply(what, made, spot)

    def drop(self, event: QDropEvent) -> None:
        """Take what is dropped as if it were pasted there; move what was dragged from here."""
        from desktopapp.ui.widgets.drag_and_drop import take_copy  # noqa: PLC0415  # with the first drop

        if _files(event.mimeData()):
            self._drop_pictures(event)
            return
        blocks = self._blocks_of(event.mimeData())
        moving = (
            event.source() in (self.on, self.on.viewport())
            and event.dropAction() == Qt.DropAction.MoveAction
            and len(self.on.texts_chosen()) == 1
        )
        cursor = self.on.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        text, start, end = self.on.chosen()
        cursor.setPosition(self.on.cursorForPosition(event.position().toPoint()).position())
        at = cursor.position()
        if not blocks or (moving and low <= at <= high):
            return
        self.on.setTextCursor(cursor)
        with_spot, spot, _ = self.on.chosen()
        if len(with_spot) > len(text) and spot[0] <= start[0]:
            start, end = (start[0] + 1, start[1]), (end[0] + 1, end[1])
        text = with_spot
        if moving and at > high:
            made, spot = editing.insert(text, spot, blocks)
            size = len(made)
            made, _ = editing.remove(made, start, end)
            spot = _moved_up(spot, start, end, size - len(made))
            self.on.apply("move", made, spot)
        else:
            if moving:
                text, _ = editing.remove(text, start, end)
            self._put_in("move" if moving else "drop", text, spot, blocks)
        take_copy(event)  # nothing is left for Qt to remove

    def _drop_pictures(self, event: QDropEvent) -> None:
        """Put the pictures in whose files were dropped; leave other files to the window."""
        from desktopapp.ui.widgets.drag_and_drop import take_copy  # noqa: PLC0415  # with the first drop

        found = _pictures(event.mimeData())
        if not found:
            event.ignore()
            return
        self.on.setTextCursor(self.on.cursorForPosition(event.position().toPoint()))
        self.read_pictures(found, self.put_undescribed, self._say)
        take_copy(event)

    def read_pictures(
        self,
        files: list[Path],
        put: "Callable[[GivenPicture], object]",
        refuse: Callable[[Exception], object],
    ) -> None:
        """Read pictures off the window's thread, and tell ``put`` or ``refuse`` of each.

        They come where the caret of this text is then, also where it was left meanwhile.
        """
        kind = f"pictures {files}"

        def come(read: "list[GivenPicture | Problem]") -> None:
            try:
                for one in read:
                    if isinstance(one, Problem):
                        refuse(one)
                    else:
                        self.on.arrived.emit()
                        put(one)
            finally:
                self._wait_for(kind, [])

        def fail(error: Exception) -> None:
            refuse(error)
            self._wait_for(kind, [])

        job = self._jobs.fetch(
            kind, lambda _job: [_read(path) for path in files], come, fail, briefly=True
        )
        if not job.told:
            self._wait_for(kind, files)

    @property
    def awaits_picture(self) -> bool:
        """Whether a picture is still being read."""
        return bool(self._awaited)

    def _wait_for(self, kind: str, files: list[Path]) -> None:
        """Let it be known which files are waited for: none of a kind once they are here."""
        self._awaited.pop(kind, None)
        if files:
            self._awaited[kind] = files
        self.on.awaits.emit([path for paths in self._awaited.values() for path in paths])

    def put_undescribed(self, given: "GivenPicture") -> None:
        """Put a picture in, and say that its description is wanted."""
        self.formatting.put_picture(given, "")
        self.on.noted.emit(_DESCRIBE if self.on.isVisible() else _DESCRIBE_THERE)

    def _say(self, error: Exception) -> None:
        self.on.refused.emit(str(problem_of(error)))

    def _take_picture(self, data: bytes) -> None:
        """Put in a picture from the clipboard."""
        if self.formatting.insert_picture(data, ""):
            self.on.noted.emit(_DESCRIBE)


def _bare(heading: str) -> str:
    """Return the words of a heading alone, without number, case and stop, to compare it."""
    return re.sub(r"^[\d.()\s]+|[\s.:]+$", "", heading).casefold()


def _files(source: QMimeData) -> list[Path]:
    """Return the files of this computer that a program hands over, and nothing but them."""
    from desktopapp.ui.widgets.drag_and_drop import dragged_files  # noqa: PLC0415  # with the first paste or drop

    return [] if source.hasFormat(OWN_FORMAT) or source.hasHtml() else dragged_files(source)


def _pictures(source: QMimeData) -> list[Path]:
    return [path for path in _files(source) if path.suffix.lower() in _PICTURES]


def _read(path: Path) -> "GivenPicture | Problem":
    """Return the picture in a file, or why it is not taken."""
    from desktopapp.operations.pictures import picture_in  # noqa: PLC0415  # with a picture

    try:
        return picture_in(path)
    except Problem as problem:
        return problem


def _drawn(source: QMimeData) -> bytes:
    """Return the picture that a program drew on the clipboard, such as of the screen."""
    from PySide6.QtCore import QBuffer  # noqa: PLC0415  # rarely needed
    from PySide6.QtGui import QImage  # noqa: PLC0415  # the same

    image = source.imageData()
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        image.save(held, "PNG")  # type: ignore[call-overload]  # the stub says bytes
    return bytes(held.data().data())


def _moved_up(spot: Spot, start: Spot, end: Spot, gone: int) -> Spot:
    """Return where a spot is after a stretch before it, ``gone`` blocks of it, was taken out."""
    if spot[0] == end[0]:
        return start[0], spot[1] - end[1] + start[1]
    return spot[0] - gone, spot[1]
