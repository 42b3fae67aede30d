"""The dialogs on a plan; each is loaded and built when it is asked for."""

from PySide6.QtWidgets import QWidget

from desktopapp import __version__
from desktopapp.plan.plan import Answer
from desktopapp.ui.widgets.commands import Command, MenuTable, always_there
from desktopapp.ui.workspace.plan_verbs import part_in_hand
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

ABOUT = (
    f"Planwright {__version__}\n\n"
    "From a minister’s letter to a plan that is drafted, checked, endorsed and sent.\n\n"
    "It works without a network and sends nothing anywhere. Each plan is one file, kept where you "
    "put it.\n\nPlanwright is free software under the MIT licence. It is built with Qt, which is "
    "used under the LGPL, and with the open-source libraries named in its documentation."
)


def compare_agreed(work: Workspace) -> None:
    """Show what was changed in the page in hand since it was agreed."""
    from desktopapp.ui.files.agreed_sheet import AgreedSheet  # noqa: PLC0415  # built when it is asked for

    AgreedSheet(work).open()


def show_receipts(work: Workspace) -> None:
    """Show what a form says it received, and take another receipt."""
    from desktopapp.ui.files.receipt_sheet import ReceiptSheet  # noqa: PLC0415  # built when it is asked for

    ReceiptSheet(work).open()


def ask_serving(work: Workspace) -> None:
    """Ask which questions the answer in hand serves."""
    from desktopapp.ui.forms.serving_form import ServingForm  # noqa: PLC0415  # built when asked for

    part = part_in_hand(work)
    if isinstance(part, Answer):
        ServingForm(work, part).exec()


def ask_terms(work: Workspace) -> None:
    """Ask for the title, deadline, address and length of this plan."""
    from desktopapp.ui.forms.terms_form import TermsForm  # noqa: PLC0415  # built when asked for

    TermsForm(work).exec()


def ask_council(work: Workspace) -> None:
    """Ask for the council's details."""
    from desktopapp.ui.forms.council_form import CouncilForm  # noqa: PLC0415  # built when asked for

    CouncilForm(work).exec()


def ask_appearance(shell: Shell) -> None:
    """Ask how the documents are to look."""
    from desktopapp.ui.forms.appearance_form import AppearanceForm  # noqa: PLC0415  # built when asked for

    if shell.work:
        AppearanceForm(shell.work, shell).exec()


def ask_template(shell: Shell) -> None:
    """Ask for the council's own Word template."""
    from desktopapp.ui.forms.council_file import TEMPLATE_WORDING, CouncilFileDialog  # noqa: PLC0415  # the same

    CouncilFileDialog(shell, TEMPLATE_WORDING).exec()


def ask_form(shell: Shell) -> None:
    """Ask for the council's own report form."""
    from desktopapp.ui.forms.council_file import FORM_WORDING, CouncilFileDialog  # noqa: PLC0415  # the same

    CouncilFileDialog(shell, FORM_WORDING).exec()


def ask_spelling_words(shell: Shell) -> None:
    """Show the words that spelling takes for right, and take others."""
    from desktopapp.ui.forms.spelling_words import SpellingWords  # noqa: PLC0415  # the same

    SpellingWords(shell).exec()


def show_letter(work: Workspace) -> None:
    """Show the whole letter."""
    from desktopapp.ui.widgets.reading_dialog import ReadingDialog  # noqa: PLC0415  # built when asked for

    brief = work.plan.brief
    words = brief.letter.strip() or "This letter’s own text is not in its file."
    ReadingDialog(work, brief.title, words).exec()


def show_help(parent: QWidget, name: str) -> None:
    """Show what the guide says of a view, a panel or a dialog."""
    from desktopapp.ui.help_places import guide_place  # noqa: PLC0415  # built when asked for

    show_guide(parent, *guide_place(name))


def help_here(shell: Shell) -> None:
    """Show what the guide says of what is in hand in the window."""
    from desktopapp.ui.help_places import place_in_hand  # noqa: PLC0415  # built when asked for

    page = shell.interlude.page
    show_help(shell.widget(), page.name if page else place_in_hand(shell.work))


def help_on(dialog: QWidget) -> None:
    """Show what the guide says of a dialog; of itself it says nothing."""
    name = type(dialog).__name__
    if name != "Guide":
        show_help(dialog, name)


def show_guide(parent: QWidget, page: int = 0, heading: str = "") -> None:
    """Show the guide, at a page and at one of its headings; pages count from 0."""
    from desktopapp.ui.guide import Guide  # noqa: PLC0415  # built when asked for

    guide = Guide(parent)
    guide.go(page, heading)
    guide.exec()


def show_shortcuts(parent: QWidget, table: MenuTable) -> None:
    """Show all shortcuts."""
    from desktopapp.ui.widgets.reading_dialog import ReadingDialog  # noqa: PLC0415  # built when asked for

    ReadingDialog(parent, "Shortcuts", shortcut_words(table)).exec()


def shortcut_words(table: MenuTable) -> str:
    """List the shortcuts of all commands, menu by menu."""
    lines: list[str] = []
    for name, entries in table:
        keyed = [
            one for one in always_there(entries) if isinstance(one, Command) and one.told_keys
        ]
        if keyed:
            lines += ["", name.replace("&", "")]
            lines += [f"    {one.told_keys}:  {one.words.rstrip('…')}" for one in keyed]
    return "\n".join(lines).strip()


def show_about(parent: QWidget) -> None:
    """Say what this program is."""
    from desktopapp.ui.widgets.reading_dialog import ReadingDialog  # noqa: PLC0415  # built when asked for

    ReadingDialog(parent, "About Planwright", ABOUT).exec()
