"""The formatting bar's commands and what it shows: each command is one edit of the text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, cast

from desktopapp.plan import cells, editing
from desktopapp.plan.editing import WORDY, Spot
from desktopapp.plan.links import link_around, safe_link
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    is_caption,
    new_id,
    plain_runs,
)
from desktopapp.ui.text.formats import KIND
from desktopapp.ui.text.reading import run_like
from desktopapp.ui.text.writing import Writing

if TYPE_CHECKING:
    from desktopapp.documents.given_picture import GivenPicture


class Format(NamedTuple):
    """What the formatting bar shows of the place where the caret stands.

    ``level`` is that of a heading (1 to 3), 0 for none. ``row`` and ``column`` count from 0 in a
    table of ``rows`` by ``columns``. ``picture`` is the picture that the caret stands beside,
    ``table`` the table that it is in.
    """

    bold: bool = False
    italic: bool = False
    level: int = 0
    bullets: bool = False
    numbers: bool = False
    list_level: int = 0
    link: str = ""
    in_table: bool = False
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    picture: Picture | None = None
    table: Table | None = None


def checked_link(address: str) -> str:
    """Return an address as it can be a link, nothing where there is none, or say why it cannot."""
    safe = safe_link(address)
    if address.strip() and not safe:
        raise Problem(
            "This cannot be a link.",
            safe="Nothing was changed.",
            then="A link starts with https:// or http://, or is an e-mail address.",
        )
    return safe


class Formatting:
    """The commands of the formatting bar on the text that is written."""

    def __init__(self, on: Writing) -> None:
        self.on = on

    # What the formatting bar shows

    def format(self) -> Format:
        """Return the format of the selection, or of what is typed next."""
        text, start, end = self.on.chosen()
        block = text[start[0]]
        runs = editing.formats(text, start, end) or (self.next_run(),)
        shown = Format(
            bold=all(run.bold for run in runs),
            italic=all(run.italic for run in runs),
            link=self._link(text, start)[2] if start == end else runs[0].link,
        )
        match block:
            case Heading():
                return shown._replace(level=block.level)
            case ListItem():
                return shown._replace(
                    bullets=not block.numbered,
                    numbers=block.numbered,
                    list_level=block.level,
                )
            case Table():
                r, c, _ = cells.cell_spot(block, start[1])
                rows, columns = len(block.rows), len(block.rows[0])
                return shown._replace(
                    in_table=True, table=block, row=r, column=c, rows=rows, columns=columns
                )
            case Picture():
                return shown._replace(picture=block)
            case Paragraph() | Foreign():
                return shown

    def next_run(self) -> Run:
        """Return the format of what is typed next."""
        return run_like(self.on.currentCharFormat()) or Run("")

    # Commands on characters

    def toggle_bold(self) -> None:
        """Make the selection bold, or plain when all of it is bold."""
        self._toggle("bold", bold=not self.format().bold)

    def toggle_italic(self) -> None:
        """Make the selection italic, or plain when all of it is italic."""
        self._toggle("italic", italic=not self.format().italic)

    def clear_format(self) -> None:
        """Take bold and italic from the selection."""
        self._toggle("plain text", bold=False, italic=False)

    def _toggle(self, what: str, **changes: bool) -> None:
        if not any(on.textCursor().hasSelection() for on in self.on.texts_chosen()):
            run = replace(self.next_run(), **changes)  # type: ignore[arg-type]  # flags of a run
            self.type_as(run)
            self.on.steps.seal()
            self.on.moved.emit()
            return
        for on in self._texts():
            text, start, end = on.chosen()
            made = text
            for low, high in ranges(on, text, start, end):
                made = editing.with_format(made, low, high, **changes)
            on.apply(what, made, start, end)

    def _texts(self) -> Iterator[Writing]:
        """Go through the texts that are selected: what is done to all is one step of undo."""
        texts = self.on.texts_chosen()
        fold = new_id() if len(texts) > 1 else ""
        for on in texts:
            on.folded_as = fold
            yield on
            on.folded_as = ""

    def type_as(self, run: Run) -> None:
        """Let what is typed next have this format."""
        kind = self.on.textCursor().blockFormat().intProperty(KIND)
        self.on.setCurrentCharFormat(self.on.rich.formats.char(run, max(kind, 0)))

    def remove_selection(self) -> None:
        """Delete what is selected."""
        on = self.on.alone("deleting")
        text, start, end = on.chosen()
        made, spot = removed(on, text, start, end)
        on.apply("deleting", made, spot)

    def _link(self, text: Text, spot: Spot) -> tuple[Spot, Spot, str]:
        """Return where the link at a spot begins and ends, and its address."""
        n, at = spot
        block = text[n]
        if isinstance(block, WORDY):
            low, high, address = link_around(block.runs, at)
            return (n, low), (n, high), address
        if isinstance(block, Table):
            r, c, place = cells.cell_spot(block, at)
            low, high, address = link_around(block.rows[r][c], place)
            return (n, at - place + low), (n, at - place + high), address
        return spot, spot, ""

    def set_link(self, address: str, words: str = "") -> bool:
        """Link the selection, or the link that the caret is in; or put in ``words`` as a link.

        An empty address takes the link away. Only http, https and mailto addresses can be links;
        for others nothing is done and ``refused`` says so.
        """
        try:
            safe = checked_link(address)
        except Problem as problem:
            self.on.refused.emit(str(problem))
            return False
        text, start, end = self.on.chosen()
        if start == end:
            low, high, old = self._link(text, start)
            if old:
                start, end = low, high
            elif safe:
                run = replace(self.next_run(), text=words or safe, link=safe)
                made, spot = editing.insert(text, start, (Paragraph(new_id(), (run,)),))
                self.on.apply("insert link", made, spot)
                return True
        made = editing.with_format(text, start, end, link=safe)
        self.on.apply("edit link" if safe else "remove link", made, end)
        return True

    # Commands on blocks

    def _change(self, what: str, change: Callable[[Block], Block]) -> None:
        for on in self._texts():
            text, start, end = on.chosen()
            on.apply(what, editing.changed(text, start[0], end[0], change), start, end)

    def set_paragraph(self) -> None:
        """Make the blocks of the selection paragraphs."""
        self._change("paragraph", editing.as_paragraph)

    def set_heading(self, level: int) -> None:
        """Make the blocks of the selection headings of this level, 1 to 3."""
        self._change("heading", lambda block: editing.as_heading(block, level))

    def toggle_bullets(self) -> None:
        """Make the blocks of the selection bullets, or paragraphs when they are bullets."""
        self._list("bullets", numbered=False, is_one=self.format().bullets)

    def toggle_numbers(self) -> None:
        """Make the blocks of the selection numbered items, or paragraphs when they are."""
        self._list("numbers", numbered=True, is_one=self.format().numbers)

    def _list(self, what: str, *, numbered: bool, is_one: bool) -> None:
        if is_one:
            self._change(what, editing.as_paragraph)
        else:
            self._change(what, lambda block: editing.as_item(block, numbered=numbered))

    def indent(self) -> None:
        """Move the list items of the selection in by one level."""
        self._shift("indent", 1)

    def outdent(self) -> None:
        """Move the list items of the selection out by one level, at last out of the list."""
        self._shift("outdent", -1)

    def _shift(self, what: str, by: int) -> None:
        for on in self._texts():
            text, start, end = on.chosen()
            on.apply(what, editing.shifted(text, start[0], end[0], by), start, end)

    # Tables and pictures

    def insert_table(self, rows: int = 3, columns: int = 3) -> None:
        """Put an empty table in behind the caret's block; its first row is the header row."""
        self.put_table(cells.new_table(rows, columns))

    def put_table(self, table: Table) -> None:
        """Put a table in behind the caret's block, unless that is a cell."""
        on = self.on.alone("insert table")
        text, start, end = on.chosen()
        text, start = removed(on, text, start, end)
        if on.is_cell(start):
            on.refused.emit("You cannot put a table inside a table. Nothing was changed.")
            return
        made, n = editing.put_behind(text, start[0], table)
        on.apply("insert table", made, (n, 0))

    def _with_table(self, what: str, change: Callable[[Table, int, int], Table | None]) -> None:
        """Change the table that the caret is in; the caret stays in its cell or the nearest."""
        text, start, _ = self.on.chosen()
        n, at = start
        table = text[n]
        if not isinstance(table, Table):
            return
        r, c, _ = cells.cell_spot(table, at)
        made = change(table, r, c)
        if made is None:
            self.on.apply(what, (*text[:n], Paragraph(new_id()), *text[n + 1 :]), (n, 0))
            return
        r, c = min(r, len(made.rows) - 1), min(c, len(made.rows[0]) - 1)
        spot = (n, cells.cell_position(made, r, c))
        self.on.apply(what, editing.with_block(text, n, made), spot)

    def add_row(self) -> None:
        """Add a row below the one that the caret is in."""
        self._with_table("add row", lambda table, r, _c: cells.with_row(table, r + 1))

    def add_column(self) -> None:
        """Add a column to the right of the one that the caret is in."""
        self._with_table("add column", lambda table, _r, c: cells.with_column(table, c + 1))

    def remove_row(self) -> None:
        """Remove the row that the caret is in; with its last row the table goes."""
        self._with_table(
            "remove row",
            lambda table, r, _c: cells.without_row(table, r) if len(table.rows) > 1 else None,
        )

    def remove_column(self) -> None:
        """Remove the column that the caret is in; with its last column the table goes."""
        self._with_table(
            "remove column",
            lambda table, _r, c: (
                cells.without_column(table, c) if len(table.rows[0]) > 1 else None
            ),
        )

    def remove_table(self) -> None:
        """Remove the table that the caret is in."""
        self._with_table("remove table", lambda _table, _r, _c: None)

    def set_row_headers(self, *, on: bool) -> None:
        """Say whether the first cell of each row names the row."""
        self._with_table("row headings", lambda table, _r, _c: replace(table, row_headers=on))

    def set_summary(self, summary: str) -> None:
        """Give the table that the caret is in its alternative text."""
        self._with_table("describe table", lambda table, _r, _c: replace(table, summary=summary))

    def insert_picture(self, data: bytes, alternative: str, *, decorative: bool = False) -> bool:
        """Put a picture in behind the caret's block; return whether it could be taken."""
        from desktopapp.documents.given_picture import given_picture  # noqa: PLC0415  # with a picture

        try:
            given = given_picture(data)
        except Problem as problem:
            self.on.refused.emit(str(problem))
            return False
        self.put_picture(given, alternative, decorative=decorative)
        return True

    def put_picture(
        self, given: "GivenPicture", alternative: str, *, decorative: bool = False
    ) -> None:
        """Put a picture that was looked through in behind the caret's block."""
        name = f"{sha256(given.data).hexdigest()[:16]}.{given.ending}"
        on = self.on.alone("insert picture")
        on.pictures = {**on.pictures, name: given.data}
        width = min(given.wide * 0.75, on.styles.width)  # points, at 96 pixels to the inch
        picture = Picture(new_id(), name, alternative, decorative, round(width, 2))
        text, start, end = on.chosen()
        text, start = removed(on, text, start, end)
        made, n = editing.put_behind(text, start[0], picture)
        on.apply("insert picture", made, (n, 1))
        if given.note:
            on.noted.emit(given.note)

    def describe_picture(self, alternative: str, *, decorative: bool = False) -> None:
        """Give the picture beside the caret its alternative text."""

        def describe(block: Block) -> Block:
            if not isinstance(block, Picture):
                return block
            return replace(block, alternative=alternative, decorative=decorative)

        self._change("describe picture", describe)

    def size_picture(self, share: float) -> None:
        """Draw the picture so many per cent as wide as the text, as far as the page has room."""
        text, (n, _), _ = self.on.chosen()
        block = text[n]
        if isinstance(block, Picture):
            sized = replace(block, width=round(self.on.styles.width * share / 100, 2))
            made = editing.with_block(text, n, sized)
            self.on.apply("size of the picture", made, (n, 0), (n, 1))

    def add_caption(self) -> None:
        """Begin the caption below the picture, or go on with the one it has."""
        text, (n, _), _ = self.on.chosen()
        if not isinstance(text[n], Picture):
            return
        made = text
        if not is_caption(text, n + 1):
            caption = Paragraph(new_id(), caption=True)
            made = editing.with_block(text, n, text[n], caption)
        self.on.apply("caption", made, (n + 1, editing.length(made[n + 1])))

    def remove_picture(self) -> None:
        """Remove the picture that is selected or beside the caret, with its caption."""
        text, (n, _), _ = self.on.chosen()
        if isinstance(text[n], Picture):
            made, spot = editing.remove(text, (n, 0), (n, 1))
            self.on.apply("remove picture", made, spot)


def ranges(on: Writing, text: Text, start: Spot, end: Spot) -> list[tuple[Spot, Spot]]:
    """Return a text's selection as stretches: one, or one for each cell of a block of cells."""
    cursor = on.textCursor()
    table = text[start[0]]
    if not cursor.hasComplexSelection() or not isinstance(table, Table):
        return [(start, end)]
    chosen = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    first_row, rows, first_column, columns = chosen
    found: list[tuple[Spot, Spot]] = []
    for r in range(first_row, first_row + rows):
        for c in range(first_column, first_column + columns):
            at = cells.cell_position(table, r, c)
            size = len(plain_runs(table.rows[r][c]))
            found.append(((start[0], at), (start[0], at + size)))
    return found


def removed(on: Writing, text: Text, start: Spot, end: Spot) -> tuple[Text, Spot]:
    """Return a text without what is selected in it."""
    if start == end:
        return text, start
    spot = start
    for low, high in reversed(ranges(on, text, start, end)):
        text, spot = editing.remove(text, low, high)
    return text, spot
