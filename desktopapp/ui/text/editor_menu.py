"""The menu of the editor, by right click or Shift+F10: spelling first, then the usual commands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from desktopapp.plan.known_names import owner_of
from desktopapp.plan.text import Picture
from desktopapp.ui.text.picture_hand import SHARES
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.text.spelling import Speller, spelled_words
from desktopapp.ui.widgets.labels import unkeyed
from desktopapp.ui.widgets.units import units


def open_menu(editor: RichEditor, cursor: QTextCursor, at: QPoint) -> None:
    """Open the menu for a place in the editor, at a point of the screen.

    What may have been meant by a wrong word is looked for off the window's thread before.
    """
    speller = None if editor.isReadOnly() else editor.speller
    found = wrong_word_at(speller, cursor) if speller else None
    before = editor.text

    def show(suggestions: Sequence[str]) -> None:
        if editor.text is before and editor.isVisible():  # else the officer went on
            menu = menu_of(editor, cursor, suggestions)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    if speller is None or found is None:
        show(())
        return
    word = found[1]
    editor.jobs.fetch(
        "suggestions",
        lambda _job: speller.suggest(word, at_length=False),
        show,
        lambda _error: show(()),
        briefly=True,
    )


def menu_of(editor: RichEditor, cursor: QTextCursor, suggestions: Sequence[str] = ()) -> QMenu:
    """Make the menu for a place in the editor."""
    menu = QMenu(editor)
    menu.setAccessibleName("Editing")
    if not editor.isReadOnly():
        _add_spelling(menu, editor, cursor, suggestions)
        _add(menu, "Undo", editor.undo_asked.emit, QKeySequence.StandardKey.Undo)
        _add(menu, "Redo", editor.redo_asked.emit, "Ctrl+Y")
        menu.addSeparator()
    _add_clipboard(menu, editor)
    if not editor.isReadOnly():
        _add_figure(menu, editor, cursor)
        _add_format(menu, editor)
    return menu


def _add(
    menu: QMenu,
    words: str,
    act: Callable[[], object],
    key: QKeySequence.StandardKey | str | None = None,
    *,
    on: bool = True,
) -> None:
    action = menu.addAction(unkeyed(words))
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(on)
    if key is not None:
        action.setShortcut(QKeySequence(key))


def _add_spelling(
    menu: QMenu, editor: RichEditor, cursor: QTextCursor, suggestions: Sequence[str]
) -> None:
    """Put what may have been meant on top, where the word is spelt wrong."""
    speller = editor.speller
    found = wrong_word_at(speller, cursor) if speller else None
    if not speller or not found:
        return
    place, word = found
    for suggestion in suggestions:
        _add(menu, suggestion, partial(editor.exchange.correct, place, suggestion))
    if not suggestions:
        _add(menu, "No suggestions here. F7 looks further.", lambda: None, on=False)
    menu.addSeparator()
    known = owner_of(word)
    _add(menu, f"Add “{known}” to your words", partial(speller.add, word))
    if speller.shares:
        words = f"Add “{known}” to the council’s words"
        _add(menu, words, partial(speller.add_for_council, word))
    _add(menu, "Ignore in this plan", partial(speller.spare, word))
    menu.addSeparator()


def wrong_word_at(speller: Speller, cursor: QTextCursor) -> tuple[QTextCursor, str] | None:
    """Return the wrong word at a cursor, selected, or nothing where it is right."""
    block = cursor.block()
    text = block.text()
    for at, word in spelled_words(text):
        start = units(text[:at])
        end = start + units(word)
        if start <= cursor.positionInBlock() <= end and speller.is_wrong(word):
            place = QTextCursor(block)
            place.setPosition(block.position() + start)
            place.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            return place, word
    return None


def _add_figure(menu: QMenu, editor: RichEditor, cursor: QTextCursor) -> None:
    """Add what can be done with the figure at a place, or that a figure can be put in there."""
    from desktopapp.ui.text.figure_hand import referred_at, typed_at  # noqa: PLC0415  # with the first menu

    menu.addSeparator()
    if referred_at(editor, cursor):
        _add(menu, "Change this figure…", partial(editor.figure_asked.emit, "change"))
    elif typed_at(editor, cursor):
        _add(menu, "Keep as a figure…", partial(editor.figure_asked.emit, "keep"))
    _add(menu, "Insert a figure…", partial(editor.figure_asked.emit, "choose"), "Ctrl+Shift+F")


def _add_clipboard(menu: QMenu, editor: RichEditor) -> None:
    keys = QKeySequence.StandardKey
    chosen = any(one.textCursor().hasSelection() for one in editor.texts_chosen())
    if not editor.isReadOnly():
        _add(menu, "Cut", editor.exchange.cut_out, keys.Cut, on=chosen)
    _add(menu, "Copy", editor.copy, keys.Copy, on=chosen)
    if not editor.isReadOnly():
        full = editor.exchange.can_paste()
        _add(menu, "Paste", editor.paste, keys.Paste, on=full)
        _add(menu, "Paste without format", editor.exchange.paste_plain, "Ctrl+Shift+V", on=full)
    _add(menu, "Select all", editor.select_all, keys.SelectAll)


def _add_format(menu: QMenu, editor: RichEditor) -> None:
    """Add what can be done with the link, numbered list or table that the caret is in."""
    shown = editor.formatting.format()
    menu.addSeparator()
    if shown.link:
        _add(menu, "Change link", editor.link_asked.emit, "Ctrl+K")
        _add(menu, "Remove link", partial(editor.formatting.set_link, ""))
    else:
        _add(menu, "Link", editor.link_asked.emit, "Ctrl+K")
    if shown.picture:
        menu.addSeparator()
        _add_picture(menu, editor, shown.picture)
    if shown.numbers:
        from desktopapp.ui.text import numbering  # noqa: PLC0415  # its form is built when it is asked for

        menu.addSeparator()
        if numbering.can_go_on(editor):
            going = numbering.is_continued(editor)
            words = "Number from 1" if going else "Continue numbering"
            _add(menu, words, partial(numbering.switch_going_on, editor))
        _add(menu, "Start numbering at…", partial(numbering.ask_start, editor))
        _add(menu, "Labels of the list…", partial(numbering.ask_label, editor))
    if shown.in_table:
        menu.addSeparator()
        _add(menu, "Add a row below", editor.formatting.add_row)
        _add(menu, "Add a column to the right", editor.formatting.add_column)
        _add(menu, "Remove this row", editor.formatting.remove_row)
        _add(menu, "Remove this column", editor.formatting.remove_column)
        _add(menu, "Remove this table", editor.formatting.remove_table)


def _add_picture(menu: QMenu, editor: RichEditor, picture: Picture) -> None:
    """Add what can be done with a picture: its size, its words, its caption, its removal."""
    formatting = editor.formatting
    sizes = menu.addMenu("Size of the picture")
    now = round(100 * picture.width / editor.styles.width) if picture.width else 0
    for share in SHARES:
        action = sizes.addAction(f"{share} % of the text’s width")
        action.setCheckable(True)
        action.setChecked(share == now)
        action.triggered.connect(partial(formatting.size_picture, share))
    for words, does in (
        ("Describe the picture…", editor.describe_asked.emit),
        ("Caption below the picture", formatting.add_caption),
        ("Remove the picture", formatting.remove_picture),
    ):
        _add(menu, words, does)
