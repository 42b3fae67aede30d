"""The table of all commands, in the officers' words, with their shortcuts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktopapp.store.choices import PALETTE, TEXT_SIZE
from desktopapp.ui import menu_plan, menu_writing, plan_dialogs, text_sizes
from desktopapp.ui.command_context import MENUS, Doing
from desktopapp.ui.files import file_verbs
from desktopapp.ui.menu_plan import shown_by
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.views import PANELS, VIEWS
from desktopapp.ui.widgets.commands import Branch, Command, MenuTable
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

PALETTES = (
    ("", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high contrast", "High contrast"),
)


def table(shell: Shell) -> MenuTable:
    """Return the table of the menus."""
    doing = Doing(shell)
    entries = (
        _file(shell, doing),
        menu_writing.edit_menu(shell, doing),
        _view(shell, doing),
        menu_writing.insert_menu(shell, doing),
        menu_writing.format_menu(doing),
        menu_plan.plan_menu(shell, doing),
        _library(shell, doing),
        _help(shell),
    )
    return tuple(zip(MENUS, entries, strict=True))


def _file(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    return (
        Command("New plan…", "Ctrl+N", lambda: file_verbs.begin_plan(shell)),
        Command(
            "Start from a letter, consultation or form…",
            "Ctrl+Shift+B",
            lambda: file_verbs.start_from_letter(shell),
        ),
        Branch("Check a letter", lambda: _check_letter(doing), fixed=True),
        Command("Open…", "Ctrl+O", lambda: file_verbs.choose_plan(shell)),
        Branch("Open recent", lambda: _recent(shell)),
        Command("Open the finished sample", "", lambda: file_verbs.show_sample(shell)),
        Command(
            "Open a sample response", "", lambda: file_verbs.show_sample(shell, response=True)
        ),
        None,
        Command("Bring in a document…", "Ctrl+Shift+I", lambda: file_verbs.bring_in(shell)),
        None,
        Command("Save", "Ctrl+S", lambda: file_verbs.save_now(shell), doing.no_plan),
        Command(
            "Save a copy elsewhere…",
            "Ctrl+Shift+S",
            lambda: file_verbs.save_copy(shell),
            doing.no_plan,
        ),
        None,
        Command(
            "Make the documents…", "Ctrl+E", lambda: file_verbs.start_export(shell), doing.no_plan
        ),
        Command("Print…", "Ctrl+P", lambda: file_verbs.print_plan(shell), doing.no_plan),
        None,
        Command("Close the plan", "Ctrl+W", shell.show_home, doing.no_plan),
        Command("Quit", "Ctrl+Q", shell.widget().close),
    )


def _check_letter(doing: Doing) -> tuple[Command | None, ...]:
    """Return what is done on the page on which a letter is checked."""

    def verb(
        words: str,
        keys: str,
        does: Callable[[Any], object],
        named: Callable[[], str] | None = None,
    ) -> Command:
        return Command(words, keys, doing.letter(does), doing.no_letter, named=named, passing=True)

    def agree_words() -> str:
        page = doing.letter_page()
        return page.agree_button.text() if page else "Start the plan"

    return (
        verb("Make a question of the marked words", "Ctrl+M", lambda page: page.ask_marked()),
        verb("Leave aside", "Ctrl+D", lambda page: page.letter.leave_aside()),
        verb("Take back as a question", "Ctrl+Shift+D", lambda page: page.letter.take_back()),
        None,
        verb("Join with the one above", "Ctrl+J", lambda page: page.letter.join()),
        verb("Split at the cursor", "Ctrl+Shift+J", lambda page: page.split()),
        verb("Begin a theme here", "Ctrl+Shift+M", lambda page: page.letter.begin_theme()),
        verb("Not for us", "Ctrl+Shift+X", lambda page: page.not_ours()),
        None,
        verb("Next thing to look at", "Ctrl+Shift+G", lambda page: page.next_fault()),
        verb(
            "Start the plan",
            "Ctrl+Return or Ctrl+Enter",
            lambda page: page.agree(),
            agree_words,
        ),
    )


def _view(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    def colour(name: str, title: str) -> Command:
        return Command(
            title,
            "",
            lambda: file_verbs.wear_palette(shell, name),
            None,
            lambda: shell.settings.get(PALETTE) == name,
        )

    return (
        *shown_by(shell, doing, "&View", VIEWS),
        None,
        Command(
            "Outline",
            "Ctrl+1",
            doing.plan(lambda work: work.toggle_outline()),
            doing.no_plan,
            lambda: bool(shell.work and not shell.work.outline.isHidden()),
        ),
        Command(
            "Side panel",
            "Ctrl+2",
            doing.plan(lambda work: work.toggle_side()),
            doing.no_plan,
            lambda: bool(shell.work and work_side(shell.work)),
        ),
        *shown_by(shell, doing, "&View", PANELS),
        Command(
            "Shorten the question",
            "Ctrl+3",
            doing.plan(lambda work: work.page.fold()),
            doing.no_plan,
            lambda: bool(shell.work and shell.work.page.card.folded),
        ),
        Command(
            "Focus on the text",
            "F11",
            shell.toggle_focus,
            doing.no_plan,
            lambda: bool(shell.work and shell.work.in_focus),
        ),
        None,
        Branch("Text size", lambda: _text_sizes(shell, doing), fixed=True),
        Branch("Width of the panels", lambda: _widths(doing), doing.no_plan),
        Branch("Colours", lambda: tuple(colour(*one) for one in PALETTES)),
        None,
        Command("Find or do anything…", "Ctrl+Shift+P", shell.find_anything),
        Command("Next pane", "F6", lambda: shell.next_region(1)),
        Command("Previous pane", "Shift+F6", lambda: shell.next_region(-1)),
    )


def _text_sizes(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    """Return what makes the text on the sheet, or all words of the window, larger and smaller."""

    def text_size(percent: int) -> Command:
        return Command(
            f"{percent}%",
            "",
            lambda: text_sizes.choose(shell, percent),
            None,
            lambda: shell.settings.get(TEXT_SIZE) == percent,
        )

    return (
        Command(
            "Larger text", "Ctrl++ or Ctrl+=", doing.plan(lambda work: work.zoom(1)), doing.no_plan
        ),
        Command("Smaller text", "Ctrl+-", doing.plan(lambda work: work.zoom(-1)), doing.no_plan),
        Command(
            "Text as wide as fits", "Ctrl+0", doing.plan(lambda work: work.zoom(0)), doing.no_plan
        ),
        None,
        Command(
            "Larger text in the window",
            "Ctrl+Alt++ or Ctrl+Alt+=",
            lambda: text_sizes.step(shell, 1),
            lambda: text_sizes.no_more(shell, 1),
        ),
        Command(
            "Smaller text in the window",
            "Ctrl+Alt+-",
            lambda: text_sizes.step(shell, -1),
            lambda: text_sizes.no_more(shell, -1),
        ),
        Branch("Text size in the window", lambda: tuple(map(text_size, text_sizes.SIZES))),
    )


def _widths(doing: Doing) -> tuple[Command, ...]:
    """Return what the lines between the panels do where they are dragged."""

    def wider(words: str, name: str, by: int) -> Command:
        return Command(words, "", doing.plan(lambda work: work.widen(name, by)))

    return (
        wider("Wider outline", "outline", 1),
        wider("Narrower outline", "outline", -1),
        wider("Wider side panel", "side", 1),
        wider("Narrower side panel", "side", -1),
    )


def _library(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    def unlink(partner: str) -> Command:
        words = Path(partner).stem
        return Command(words, "", lambda: library_verbs.unlink_partner(shell, partner))

    def forget(share: str) -> Command:
        words = Path(share).stem
        return Command(
            words,
            "",
            lambda: library_verbs.forget_shared(shell, share),
            lambda: library_verbs.why_kept(share),
        )

    return (
        *shown_by(shell, doing, "&Library", PANELS),
        None,
        Command(
            "Add documents…", "", lambda: library_verbs.add_chosen_documents(shell), doing.no_plan
        ),
        Command("Add a folder…", "", lambda: library_verbs.add_folder(shell), doing.no_plan),
        Command(
            "Use a shared library…", "", lambda: library_verbs.add_shared(shell), doing.no_plan
        ),
        Branch(
            "Stop using a shared library",
            lambda: tuple(map(forget, library_verbs.shared(shell))),
            lambda: "" if library_verbs.shared(shell) else "No shared library is in use.",
        ),
        Command(
            "Link a partner’s plan…", "", lambda: library_verbs.link_partner(shell), doing.no_plan
        ),
        Branch(
            "Stop comparing with a partner",
            lambda: tuple(map(unlink, library_verbs.partners(shell))),
            lambda: "" if library_verbs.partners(shell) else "No partner’s plan is linked.",
        ),
        Command("Add this plan", "", lambda: library_verbs.add_open_plan(shell), doing.no_plan),
        None,
        Command(
            "Documents in the library…",
            "",
            lambda: library_verbs.show_library(shell),
            doing.no_plan,
        ),
    )


def work_side(work: Workspace) -> bool:
    """Tell whether the side panel is shown."""
    return work.side is not None and not work.side.isHidden()


def _help(shell: Shell) -> tuple[Command | Branch | None, ...]:
    doing = Doing(shell)
    return (
        Command("Help on this", "F1", lambda: plan_dialogs.help_here(shell)),
        Command("The letter", "Ctrl+L", doing.plan(plan_dialogs.show_letter), doing.no_plan),
        Command("Guide", "Shift+F1", lambda: plan_dialogs.show_guide(shell.widget())),
        Command(
            "Shortcuts",
            "Ctrl+Shift+/",
            lambda: plan_dialogs.show_shortcuts(shell.widget(), table(shell)),
        ),
        Command("About Planwright", "", lambda: plan_dialogs.show_about(shell.widget())),
        Command("About Qt", "", QApplication.aboutQt),
    )


def _recent(shell: Shell) -> tuple[Command | None, ...]:
    """Return a command for each plan opened lately."""

    def opens(path: Path) -> Command:
        return Command(path.stem, "", lambda: shell.open_path(path))

    return tuple(map(opens, shell.settings.recent))
