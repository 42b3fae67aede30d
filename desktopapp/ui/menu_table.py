"""The table of all commands, in the officers' words, with their shortcuts."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktopapp.plan.coverage import asks_at
from desktopapp.plan.outline import status_name
from desktopapp.plan.plan import Answer, HeadingChoice, Section, Status
from desktopapp.store.choices import PALETTE, TEXT_SIZE
from desktopapp.ui import menu_writing, plan_dialogs
from desktopapp.ui.command_context import MENUS, Doing
from desktopapp.ui.files import file_verbs, version_verbs
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.views import PANELS, VIEWS
from desktopapp.ui.widgets.commands import Branch, Command, Table
from desktopapp.ui.workspace import plan_verbs
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.view import Panel, View
from desktopapp.ui.workspace.workspace import Workspace

HEADINGS = (
    (HeadingChoice.LABEL, "Short label"),
    (HeadingChoice.QUESTION, "The letter’s question"),
    (HeadingChoice.OWN, "A heading of your own"),
    (HeadingChoice.NONE, "No heading, flowing text"),
)
TEXT_SIZES = (100, 115, 130, 150)  # per cent
PALETTES = (
    ("", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high contrast", "High contrast"),
)


def table(shell: Shell) -> Table:
    """Return the table of the menus."""
    doing = Doing(shell)
    entries = (
        _file(shell, doing),
        menu_writing.edit_menu(shell, doing),
        _view(shell, doing),
        menu_writing.insert_menu(shell, doing),
        menu_writing.format_menu(doing),
        _plan(shell, doing),
        _library(shell, doing),
        _help(shell),
    )
    return tuple(zip(MENUS, entries, strict=True))


def _file(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    return (
        Command("New plan…", "Ctrl+N", lambda: file_verbs.begin_plan(shell)),
        Command("Open…", "Ctrl+O", lambda: file_verbs.choose_plan(shell)),
        Branch("Open recent", lambda: _recent(shell)),
        Command("Open the finished sample", "", lambda: file_verbs.show_sample(shell)),
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


def _shown(
    shell: Shell, doing: Doing, menu: str, known: Iterable[View | Panel]
) -> tuple[Command, ...]:
    """Return the commands of those views or panels that a menu leads to."""

    def command(one: View | Panel) -> Command:
        return Command(
            one.title,
            one.keys,
            doing.plan(one.show),
            doing.no_plan,
            lambda: bool(shell.work and one.is_shown(shell.work)),
        )

    return tuple(command(one) for one in known if one.menu == menu)


def _view(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    def colour(name: str, title: str) -> Command:
        return Command(
            title,
            "",
            lambda: file_verbs.wear_palette(shell, name),
            None,
            lambda: shell.settings.get(PALETTE) == name,
        )

    def text_size(percent: int) -> Command:
        return Command(
            f"{percent} %",
            "",
            lambda: file_verbs.choose_text_size(shell, percent),
            None,
            lambda: shell.settings.get(TEXT_SIZE) == percent,
        )

    return (
        *_shown(shell, doing, "&View", VIEWS),
        None,
        Command(
            "Outline",
            "Ctrl+1",
            doing.plan(lambda work: work.toggle_outline()),
            doing.no_plan,
            lambda: bool(shell.work and not shell.work.outline.isHidden()),
        ),
        Command(
            "Panel beside the text",
            "Ctrl+2",
            doing.plan(lambda work: work.toggle_side()),
            doing.no_plan,
            lambda: bool(shell.work and work_side(shell.work)),
        ),
        *_shown(shell, doing, "&View", PANELS),
        Command(
            "Fold the question",
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
        Command(
            "Larger text", "Ctrl++ or Ctrl+=", doing.plan(lambda work: work.zoom(1)), doing.no_plan
        ),
        Command("Smaller text", "Ctrl+-", doing.plan(lambda work: work.zoom(-1)), doing.no_plan),
        Command(
            "Text as wide as fits", "Ctrl+0", doing.plan(lambda work: work.zoom(0)), doing.no_plan
        ),
        None,
        Command("Find or do anything…", "Ctrl+Shift+P", shell.find_anything),
        Command("Next part of the window", "F6", lambda: shell.next_region(1)),
        Command("Part of the window before", "Shift+F6", lambda: shell.next_region(-1)),
        Branch("Text size in the window", lambda: tuple(map(text_size, TEXT_SIZES))),
        Branch("Colours", lambda: tuple(colour(*one) for one in PALETTES)),
    )


def _library(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    def unlink(partner: str) -> Command:
        words = Path(partner).stem
        return Command(words, "", lambda: library_verbs.unlink_partner(shell, partner))

    def forget(share: str) -> Command:
        words = Path(share).stem
        return Command(words, "", lambda: library_verbs.forget_shared(shell, share))

    return (
        *_shown(shell, doing, "&Library", PANELS),
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


def _plan(shell: Shell, doing: Doing) -> tuple[Command | Branch | None, ...]:
    def status(one: Status) -> Command:
        name = status_name(one)
        return Command(name, "", doing.plan(lambda work: plan_verbs.set_status(work, one)))

    def heading(one: HeadingChoice, title: str) -> Command:
        def chosen() -> bool:
            part = plan_verbs.part_in_hand(shell.work) if shell.work else None
            return isinstance(part, Answer) and part.heading is one

        return Command(
            title, "", doing.plan(lambda work: plan_verbs.set_heading(work, one)), None, chosen
        )

    def no_answer() -> str:
        part = plan_verbs.part_in_hand(shell.work) if shell.work else None
        chosen = isinstance(part, Answer)
        return doing.not_writable() or ("" if chosen else "Click into an answer first.")

    def no_part() -> str:
        part = plan_verbs.part_in_hand(shell.work) if shell.work else None
        chosen = isinstance(part, Answer | Section)
        return doing.not_writable() or ("" if chosen else "Click into an answer or section first.")

    def no_theme() -> str:
        chosen = shell.work and plan_verbs.theme_in_hand(shell.work)
        return doing.not_writable() or ("" if chosen else "Go to a theme or its questions first.")

    def no_asks() -> str:
        work = shell.work
        chosen = work and asks_at(work.plan, work.where)
        return doing.not_writable() or (
            "" if chosen else "Go to a question that has points first."
        )

    return (
        Command("Next question", "Alt+Down", doing.plan(lambda work: work.step(1)), doing.no_plan),
        Command(
            "Question before", "Alt+Up", doing.plan(lambda work: work.step(-1)), doing.no_plan
        ),
        Command(
            "All points of this question are answered",
            "Ctrl+Shift+A",
            doing.plan(plan_verbs.answer_all),
            no_asks,
        ),
        None,
        Branch("Status", lambda: tuple(map(status, Status)), doing.not_writable),
        Command(
            "Compare with what was agreed…",
            "",
            doing.plan(plan_dialogs.compare_agreed),
            doing.no_plan,
        ),
        Branch(
            "Heading of this answer", lambda: tuple(heading(*one) for one in HEADINGS), no_answer
        ),
        Command(
            "Questions this answer serves…", "", doing.plan(plan_dialogs.ask_serving), no_answer
        ),
        Command(
            "Move up", "Alt+Shift+Up", doing.plan(lambda w: plan_verbs.move_part(w, -1)), no_part
        ),
        Command(
            "Move down",
            "Alt+Shift+Down",
            doing.plan(lambda w: plan_verbs.move_part(w, 1)),
            no_part,
        ),
        Command("Remove", "", doing.plan(plan_verbs.remove_part), no_part),
        Command("Heading of the theme…", "", doing.plan(plan_verbs.rename_theme), no_theme),
        None,
        *_shown(shell, doing, "&Plan", PANELS),
        Command("Next thing to settle", "F8", doing.plan(plan_verbs.settle_next), doing.no_plan),
        Command(
            "Thing to settle before",
            "Shift+F8",
            doing.plan(plan_verbs.settle_before),
            doing.no_plan,
        ),
        Command("Next finding", "F9", doing.plan(plan_verbs.next_finding), doing.no_plan),
        None,
        *_shown(shell, doing, "&Plan", VIEWS),
        Command(
            "Title, deadline, address and length…",
            "",
            doing.plan(plan_dialogs.ask_terms),
            doing.not_writable,
        ),
        Command("Council…", "", doing.plan(plan_dialogs.ask_council), doing.not_writable),
        Command(
            "Appearance of the documents…",
            "",
            lambda: plan_dialogs.ask_appearance(shell),
            doing.not_writable,
        ),
        Command(
            "The council’s Word template…",
            "",
            lambda: plan_dialogs.ask_template(shell),
            doing.no_plan,
        ),
        Command(
            "The council’s report form…", "", lambda: plan_dialogs.ask_form(shell), doing.no_plan
        ),
        None,
        Command("Versions and backups…", "", lambda: version_verbs.show(shell), doing.no_plan),
        Command(
            "Name this version…", "", lambda: version_verbs.name_it(shell), doing.not_writable
        ),
        Command(
            "Share a copy without history…", "", lambda: version_verbs.share(shell), doing.no_plan
        ),
        None,
        *_protection(shell, doing),
    )


def _protection(shell: Shell, doing: Doing) -> tuple[Command, ...]:
    def verb(name: str) -> Callable[[], object]:
        def does() -> object:
            from desktopapp.ui.files import protecting  # noqa: PLC0415  # loaded by those who want it

            return getattr(protecting, name)(shell)

        return does

    def not_protected() -> str:
        work = shell.work
        held = work.bridge.session.held if work else None
        sealed = held and held.vault
        return doing.not_writable() or ("" if sealed else "This plan has no passphrase.")

    return (
        Command("Protect with a passphrase…", "", verb("protect"), doing.not_writable),
        Command("Recovery sheet…", "", verb("show_sheet_again"), not_protected),
        Command("Ask for the passphrase here…", "", verb("forget_here"), not_protected),
        Command("Remove the protection…", "", verb("unprotect"), not_protected),
    )


def _help(shell: Shell) -> tuple[Command | Branch | None, ...]:
    doing = Doing(shell)
    return (
        Command("The letter", "F1", doing.plan(plan_dialogs.show_letter), doing.no_plan),
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
