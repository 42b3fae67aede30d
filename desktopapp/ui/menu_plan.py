"""The commands of the Plan menu: for the question in hand, and for the plan as a whole."""

from collections.abc import Callable, Iterable

from desktopapp.plan.coverage import asks_at
from desktopapp.plan.giving import question_at
from desktopapp.plan.outline import status_name
from desktopapp.plan.plan import Answer, AskState, HeadingChoice, Section, Status
from desktopapp.ui import plan_dialogs
from desktopapp.ui.command_context import Doing
from desktopapp.ui.files import version_verbs
from desktopapp.ui.views import PANELS, VIEWS
from desktopapp.ui.widgets.commands import Branch, Command, MenuEntry
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
_POINTS = 9  # of a question that have a key


def shown_by(
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


def plan_menu(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what the Plan menu holds."""
    no_theme = doing.on_page(plan_verbs.theme_in_hand, "Go to a theme or its questions first.")
    return (
        Command("Next question", "Alt+Down", doing.plan(lambda work: work.step(1)), doing.no_plan),
        Command(
            "Previous question", "Alt+Up", doing.plan(lambda work: work.step(-1)), doing.no_plan
        ),
        Branch("Go through", lambda: _walks(doing), fixed=True),
        None,
        _ready(shell, doing),
        Branch("Status", lambda: _statuses(doing), doing.not_writable),
        _left(shell, doing),
        Branch("Points of this question", lambda: _points(shell, doing), fixed=True),
        Branch("This finding", lambda: _finding(shell, doing), fixed=True),
        Branch("This answer", lambda: _this_answer(shell, doing), fixed=True),
        Command("Theme heading…", "", doing.plan(plan_verbs.rename_theme), no_theme),
        None,
        *shown_by(shell, doing, "&Plan", PANELS),
        *shown_by(shell, doing, "&Plan", VIEWS),
        Command("Submit or publish…", "", lambda: version_verbs.open_gate(shell), doing.no_plan),
        Command("Receipt of the form…", "", doing.plan(plan_dialogs.show_receipts), doing.no_plan),
        None,
        Command(
            "Title, deadline, address and length…",
            "",
            doing.plan(plan_dialogs.ask_terms),
            doing.not_writable,
        ),
        Command("Change what was asked", "", lambda: _change_asked(shell), doing.not_writable),
        Command("Council…", "", doing.plan(plan_dialogs.ask_council), doing.not_writable),
        Branch("Look of the documents", lambda: _look(shell, doing), fixed=True),
        None,
        Branch("Versions", lambda: _versions(shell, doing), fixed=True),
        Branch("Passphrase", lambda: _protection(shell, doing), fixed=True),
    )


def _change_asked(shell: Shell) -> None:
    """Have what was asked changed, in the open plan."""
    from desktopapp.ui.files.letters import letter_verbs  # noqa: PLC0415  # when asked for

    letter_verbs.change_asked(shell)


def _walks(doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what leads from one thing that is left to do to the next."""
    return (
        Command("Next thing to settle", "F8", doing.plan(plan_verbs.settle_next), doing.no_plan),
        Command(
            "Previous thing to settle",
            "Shift+F8",
            doing.plan(plan_verbs.settle_before),
            doing.no_plan,
        ),
        Command("Next finding", "F9", doing.plan(plan_verbs.next_finding), doing.no_plan),
    )


def _finding(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what can be done about the finding that was led to last."""
    from desktopapp.ui.panels import finding_verbs  # noqa: PLC0415  # the start waits for nothing

    def bar(can: Callable[[Workspace], str]) -> Callable[[], str]:
        return lambda: doing.no_plan() or (can(shell.work) if shell.work else "")

    return tuple(
        Command(words, keys, doing.plan(does), bar(can))
        for words, keys, does, can in finding_verbs.FINDING_VERBS
    )


def _ready(shell: Shell, doing: Doing) -> Command:
    """Return what says that an answer is ready, and takes it back."""

    def no_status() -> str:
        status = plan_verbs.status_in_hand(shell.work) if shell.work else None
        if status is Status.AGREED:
            return doing.not_writable() or "This answer is agreed."
        return doing.not_writable() or ("" if status else "Go to a question or section first.")

    return Command(
        "This answer is ready",
        "Ctrl+Shift+R",
        doing.plan(plan_verbs.make_ready),
        no_status,
        lambda: bool(shell.work and plan_verbs.status_in_hand(shell.work) is Status.READY),
    )


def _left(shell: Shell, doing: Doing) -> Command:
    """Return what leaves the question in hand without an answer, and takes that back."""
    return Command(
        "No answer, and why",
        "Ctrl+Shift+O",
        doing.plan(plan_verbs.leave_question),
        doing.on_page(lambda work: question_at(work.plan, work.where), "Go to a question first."),
        lambda: bool(shell.work and plan_verbs.is_left(shell.work)),
    )


def _statuses(doing: Doing) -> tuple[MenuEntry, ...]:
    def status(one: Status) -> Command:
        name = status_name(one)
        return Command(name, "", doing.plan(lambda work: plan_verbs.set_status(work, one)))

    return tuple(map(status, Status))


def _points(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what says of each point of the question in hand that it is answered."""
    no_points = doing.on_page(
        lambda work: asks_at(work.plan, work.where), "Go to a question that has points first."
    )

    def point(n: int) -> Command:
        def label() -> str:
            asks = asks_at(shell.work.plan, shell.work.where) if shell.work else ()
            return f"{n + 1} {asks[n].label}" if n < len(asks) else ""

        def is_answered() -> bool:
            asks = asks_at(shell.work.plan, shell.work.where) if shell.work else ()
            covered = shell.work and n < len(asks) and shell.work.plan.covered(asks[n].id)
            return bool(covered and covered.state is AskState.HERE)

        def no_point() -> str:
            return no_points() or ("" if label() else "This question has fewer points.")

        return Command(
            f"Point {n + 1} is answered",
            f"Ctrl+Shift+{n + 1}",
            doing.plan(lambda work: plan_verbs.answer_one(work, n)),
            no_point,
            is_answered,
            label,
        )

    return (
        Command(
            "All points of this question are answered",
            "Ctrl+Shift+A",
            doing.plan(plan_verbs.answer_all),
            no_points,
        ),
        None,
        *map(point, range(_POINTS)),
    )


def _this_answer(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what is done to the answer in hand as a whole."""

    def heading(one: HeadingChoice, title: str) -> Command:
        def chosen() -> bool:
            part = plan_verbs.part_in_hand(shell.work) if shell.work else None
            return isinstance(part, Answer) and part.heading is one

        return Command(
            title, "", doing.plan(lambda work: plan_verbs.set_heading(work, one)), None, chosen
        )

    def is_answer(work: Workspace) -> bool:
        return isinstance(plan_verbs.part_in_hand(work), Answer)

    def is_part(work: Workspace) -> bool:
        return isinstance(plan_verbs.part_in_hand(work), Answer | Section)

    def not_movable() -> str:
        return "" if doing.letter_page() else no_part()

    def moving(by: int) -> Callable[[], None]:
        return doing.either(lambda page: page.shift(by), lambda w: plan_verbs.move_part(w, by))

    no_answer = doing.on_page(is_answer, "Click into an answer first.")
    no_part = doing.on_page(is_part, "Click into an answer or section first.")
    return (
        Branch(
            "Heading of this answer", lambda: tuple(heading(*one) for one in HEADINGS), no_answer
        ),
        Command("Questions answered here…", "", doing.plan(plan_dialogs.ask_serving), no_answer),
        Command(
            "Compare with what was agreed…",
            "",
            doing.plan(plan_dialogs.compare_agreed),
            doing.no_plan,
        ),
        None,
        Command("Move up", "Alt+Shift+Up", moving(-1), not_movable),
        Command("Move down", "Alt+Shift+Down", moving(1), not_movable),
        Command("Remove this answer", "", doing.plan(plan_verbs.remove_part), no_part),
    )


def _look(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what decides how the documents look."""
    return (
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
    )


def _versions(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what is done with earlier states of the plan, and with copies."""
    return (
        Command("Versions and backups…", "", lambda: version_verbs.show(shell), doing.no_plan),
        Command(
            "Name this version…", "", lambda: version_verbs.name_it(shell), doing.not_writable
        ),
        Command(
            "Share a copy without history…", "", lambda: version_verbs.share(shell), doing.no_plan
        ),
    )


def _protection(shell: Shell, doing: Doing) -> tuple[MenuEntry, ...]:
    """Return what is done with the passphrase of the plan."""

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

    def not_to_be_bared() -> str:
        from desktopapp.store.policy import must_encrypt  # noqa: PLC0415  # when the menu is opened

        return not_protected() or ("Set by your organisation." if must_encrypt() else "")

    return (
        Command("Protect with a passphrase…", "", verb("protect"), doing.not_writable),
        Command("Recovery sheet…", "", verb("show_sheet_again"), not_protected),
        Command("Ask for the passphrase here…", "", verb("forget_here"), not_protected),
        Command("Remove the protection…", "", verb("unprotect"), not_to_be_bared),
    )
