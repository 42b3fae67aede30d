"""The commands of the menus that change text: edit, insert, format."""

from collections.abc import Callable
from functools import partial
from types import ModuleType

from desktopapp.plan.plan import SectionPlace
from desktopapp.store.choices import (
    DASHES_AS_TYPED,
    LISTS_AS_TYPED,
    QUOTES_AS_TYPED,
    SPELLING,
    FlagSetting,
)
from desktopapp.ui import plan_dialogs
from desktopapp.ui.command_context import Doing, buttons
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.picture_hand import SHARES
from desktopapp.ui.views import open_find, open_spelling
from desktopapp.ui.widgets.commands import Branch, Command
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace


def edit_menu(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    """Return what the Edit menu holds."""

    def undone() -> str:
        if page := doing.letter_page():
            return "" if page.letter.history.can_undo else "There is nothing to undo."
        can = shell.work and shell.work.bridge.session.history.can_undo
        return doing.no_plan() or ("" if can else "There is nothing to undo.")

    def redone() -> str:
        if page := doing.letter_page():
            return "" if page.letter.history.can_redo else "There is nothing to redo."
        can = shell.work and shell.work.bridge.session.history.can_redo
        return doing.no_plan() or ("" if can else "There is nothing to redo.")

    def text_verb(words: str, typed: str, does: Callable[[AnswerEditor], object]) -> Command:
        return Command(words, "", doing.text(does), doing.not_writing, typed=typed)

    def undo(work: Workspace) -> None:
        work.bridge.session.undo()

    def redo(work: Workspace) -> None:
        work.bridge.session.redo()

    return (
        Command("Undo", "Ctrl+Z", doing.either(lambda page: page.undo(), undo), undone),
        Command(
            "Redo", "Ctrl+Y or Ctrl+Shift+Z", doing.either(lambda page: page.redo(), redo), redone
        ),
        None,
        text_verb("Cut", "Ctrl+X", lambda editor: editor.exchange.cut_out()),
        text_verb("Copy", "Ctrl+C", lambda editor: editor.copy()),
        text_verb("Paste", "Ctrl+V", lambda editor: editor.paste()),
        Command(
            "Paste without format",
            "Ctrl+Shift+V",
            doing.text(lambda editor: editor.exchange.paste_plain()),
            doing.not_writing,
        ),
        text_verb("Select all", "Ctrl+A", lambda editor: editor.select_all()),
        None,
        Command("Find…", "Ctrl+F", doing.plan(open_find), doing.no_plan),
        Command(
            "Find and replace…",
            "Ctrl+H",
            doing.plan(open_find),
            doing.not_writable,
        ),
        Branch("As you type", lambda: _as_you_type(shell)),
        Command(
            "Check spelling",
            "",
            shell.spelling.switch,
            None,
            lambda: shell.settings.get(SPELLING),
        ),
        Command("Go through the spelling…", "F7", doing.plan(open_spelling), doing.no_plan),
        Command("Next spelling", "Alt+F7", doing.plan(plan_verbs.next_spelling), doing.no_plan),
        Command("Words for spelling…", "", lambda: plan_dialogs.ask_spelling_words(shell)),
    )


def _as_you_type(shell: Shell) -> tuple[Command, ...]:
    """Return what may be changed of what is typed, each on or off."""

    def switch(setting: FlagSetting) -> None:
        shell.settings.put(setting, not shell.settings.get(setting))
        shell.keep_settings()

    def one(words: str, setting: FlagSetting) -> Command:
        return Command(
            words, "", lambda: switch(setting), None, lambda: shell.settings.get(setting)
        )

    return (
        one("Lists from “- ” and “1. ”", LISTS_AS_TYPED),
        one("Curly quotation marks", QUOTES_AS_TYPED),
        one("Dashes from hyphens", DASHES_AS_TYPED),
    )


def _name_rows(editor: AnswerEditor) -> None:
    """Let the first cell of each row name the row, or no longer."""
    table = editor.formatting.format().table
    if table:
        editor.formatting.set_row_headers(on=not table.row_headers)


def _figures(doing: Doing, what: str) -> Callable[[], None]:
    """Return what does something with the figure in hand or wanted, in the text in hand."""

    def do(work: Workspace) -> None:
        from desktopapp.ui.files.figures.figure_verbs import asked_of_figure  # noqa: PLC0415  # when asked

        asked_of_figure(work, what)

    return doing.plan(do)


def _insert_measures(work: Workspace) -> None:
    """Put the table of measures into the answer in hand."""
    from desktopapp.ui.panels import measure_verbs  # noqa: PLC0415  # the menus are made at the start

    measure_verbs.insert_measures(work)


def _keep_measure(work: Workspace) -> None:
    """Have what the marked words say kept as a measure."""
    from desktopapp.ui.panels import measure_verbs  # noqa: PLC0415  # the same

    measure_verbs.keep_as_measure(work)


def _no_measures(shell: Shell, doing: Doing) -> Callable[[], str]:
    """Return what says that there is no measure to put into a text; nothing where one is."""

    def bar() -> str:
        there = shell.work and shell.work.plan.measures
        return doing.not_writing() or ("" if there else "Add a measure first.")

    return bar


def insert_menu(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    """Return what the Insert menu holds."""
    verbs = buttons(shell)
    in_table = (
        ("Add a row below", lambda editor: editor.formatting.add_row()),
        ("Add a column to the right", lambda editor: editor.formatting.add_column()),
        ("First column names the rows", _name_rows),
        ("Remove this row", lambda editor: editor.formatting.remove_row()),
        ("Remove this column", lambda editor: editor.formatting.remove_column()),
        ("Remove this table", lambda editor: editor.formatting.remove_table()),
    )

    def no_table() -> str:
        editor = shell.work.editor() if shell.work else None
        within = editor and editor.formatting.format().in_table
        return doing.not_writable() or ("" if within else "Click into a table first.")

    def nothing_described() -> str:
        editor = shell.work.editor() if shell.work else None
        shown = editor.formatting.format() if editor else None
        there = shown and (shown.table or shown.picture)
        return doing.not_writable() or (
            "" if there else "Click on a picture or into a table first."
        )

    def no_picture() -> str:
        editor = shell.work.editor() if shell.work else None
        shown = editor.formatting.format() if editor else None
        return doing.not_writable() or (
            "" if shown and shown.picture else "Click on a picture first."
        )

    def size(share: int) -> Command:
        does = doing.text(lambda editor: editor.formatting.size_picture(share))
        return Command(f"{share} % of the text’s width", "", does, no_picture)

    return (
        Command("Table", "Ctrl+Shift+T", verbs["table"], doing.not_writing),
        Branch(
            "In this table",
            lambda: tuple(
                Command(name, "", doing.text(does), no_table) for name, does in in_table
            ),
            doing.no_plan,
        ),
        Command("Table of measures", "", doing.plan(_insert_measures), _no_measures(shell, doing)),
        Command("Keep as a measure…", "Ctrl+Alt+M", doing.plan(_keep_measure), doing.not_writing),
        Command("Link…", "Ctrl+K", verbs["link"], doing.not_writing),
        Command("Figure…", "Ctrl+Shift+F", _figures(doing, "choose"), doing.not_writing),
        Command("Keep as a figure…", "", _figures(doing, "keep"), doing.not_writing),
        Command("Picture…", "", verbs["picture"], doing.not_writing),
        Branch("Size of the picture", lambda: tuple(map(size, SHARES)), no_picture),
        Command(
            "Caption below the picture",
            "",
            doing.text(lambda editor: editor.formatting.add_caption()),
            no_picture,
        ),
        Command(
            "Describe the picture or table…",
            "Ctrl+Alt+D",
            lambda: plan_verbs.describe(shell.work),
            nothing_described,
        ),
        None,
        Command(
            "Section before the themes",
            "",
            doing.plan(lambda work: plan_verbs.add_section(work, SectionPlace.BEFORE)),
            doing.not_writable,
        ),
        Command(
            "Section after the themes",
            "",
            doing.plan(lambda work: plan_verbs.add_section(work, SectionPlace.AFTER)),
            doing.not_writable,
        ),
        Command("Another answer here", "", doing.plan(plan_verbs.add_answer), doing.not_writable),
    )


def format_menu(doing: Doing) -> tuple[Command | Branch | None, ...]:
    """Return what the Format menu holds."""

    def kind(title: str, keys: str, does: Callable[[AnswerEditor], object]) -> Command:
        return Command(title, keys, doing.text(does), doing.not_writing)

    return (
        kind("Bold", "Ctrl+B", lambda editor: editor.formatting.toggle_bold()),
        kind("Italic", "Ctrl+I", lambda editor: editor.formatting.toggle_italic()),
        kind("Plain text", "Ctrl+Space", lambda editor: editor.formatting.clear_format()),
        None,
        kind("Paragraph", "Ctrl+Alt+0", lambda editor: editor.formatting.set_paragraph()),
        kind("Heading 1", "Ctrl+Alt+1", lambda editor: editor.formatting.set_heading(1)),
        kind("Heading 2", "Ctrl+Alt+2", lambda editor: editor.formatting.set_heading(2)),
        kind("Heading 3", "Ctrl+Alt+3", lambda editor: editor.formatting.set_heading(3)),
        None,
        kind("Bullets", "Ctrl+Shift+L", lambda editor: editor.formatting.toggle_bullets()),
        kind("Numbers", "Ctrl+Shift+N", lambda editor: editor.formatting.toggle_numbers()),
        kind("Indent", "Ctrl+]", lambda editor: editor.formatting.indent()),
        kind("Outdent", "Ctrl+[", lambda editor: editor.formatting.outdent()),
        None,
        *_numbering(doing),
    )


def lists() -> ModuleType:
    """Return what changes numbered lists, which loads when it is first wanted."""
    from desktopapp.ui.text import numbering  # noqa: PLC0415  # the menus are made at the start

    return numbering


def _numbering(doing: Doing) -> tuple[Command | Branch, ...]:
    """Return what the Format menu holds for numbered lists."""

    def listed(tells: Callable[[AnswerEditor], object]) -> bool:
        """Ask something of the numbered list in hand, which is nothing without one."""
        editor = doing.shell.work.editor() if doing.shell.work else None
        return bool(editor and editor.formatting.format().numbers and tells(editor))

    def no_list() -> str:
        can = listed(bool)
        return doing.not_writing() or ("" if can else "Click into a numbered list first.")

    def not_going_on() -> str:
        can = listed(lambda editor: lists().can_go_on(editor))
        return no_list() or ("" if can else "There is no numbered list before this one.")

    def labelled(pattern: str, editor: AnswerEditor) -> bool:
        return bool(lists().pattern_in_hand(editor) == pattern)

    def label(words: str, pattern: str) -> Command:
        does = doing.text(lambda editor: lists().set_label(editor, pattern))
        return Command(
            words, "", does, doing.not_writing, partial(listed, partial(labelled, pattern))
        )

    def kinds() -> tuple[Command, ...]:
        return tuple(label(*one) for one in lists().KINDS)

    return (
        Branch("Labels", kinds, doing.not_writing),
        Command(
            "Labels of the list…",
            "",
            doing.text(lambda editor: lists().ask_label(editor)),
            no_list,
        ),
        Command(
            "Continue numbering",
            "",
            doing.text(lambda editor: lists().switch_going_on(editor)),
            not_going_on,
            partial(listed, lambda editor: lists().is_continued(editor)),
        ),
        Command(
            "Start numbering at…",
            "",
            doing.text(lambda editor: lists().ask_start(editor)),
            no_list,
        ),
    )
