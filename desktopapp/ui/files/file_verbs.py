"""What can be done with whole plans and documents: begin, open, bring in, save, export, print."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktopapp.plan.days import said_date
from desktopapp.plan.giving import said_taken_up
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.session.session import Session
from desktopapp.store.choices import COUNCIL, PALETTE
from desktopapp.store.names import SUFFIX, file_name, free_path
from desktopapp.store.open_file import OpenFile
from desktopapp.ui.files.council_name import keep_council
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.pages.paged import Paged, paged
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import nothing, problem_of
from desktopapp.ui.widgets.line_field import finish_line
from desktopapp.ui.widgets.palettes import apply_palette
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.store.files import WritePlace
    from desktopapp.ui.files.exporting import Exporting
    from desktopapp.ui.home import Home

PLANS = "Plans (*.planwright)"


def kinds_read(name: str = "Documents") -> str:
    """Return the endings of documents that dialogs show: those we can say something of."""
    from desktopapp.readers.kinds import ANSWERED  # noqa: PLC0415  # not for the start

    return f"{name} ({' '.join(f'*{one}' for one in ANSWERED)})"


def first_page(shell: Shell) -> "Home":
    """Make the first page; how its plans stand is looked at once it is seen."""
    from desktopapp.ui.home import Home  # noqa: PLC0415  # a named plan opens without it

    home = Home(shell.settings.recent, shell.jobs)
    home.sample_wanted.connect(lambda: show_sample(shell))
    home.response_wanted.connect(lambda: show_sample(shell, response=True))
    home.new_wanted.connect(lambda: begin_plan(shell))
    home.letter_wanted.connect(lambda: start_from_letter(shell))
    home.document_wanted.connect(lambda: bring_in(shell))
    home.open_wanted.connect(lambda: choose_plan(shell))
    home.plan_wanted.connect(lambda path: shell.open_path(Path(path)))

    def look() -> None:
        from desktopapp.ui.files.glances import Glances  # noqa: PLC0415  # after the first paint

        Glances(shell, home)

    if home.recent:
        home.seen.connect(look)
    return home


def begin_plan(shell: Shell) -> None:
    """Ask for the letter, the council and a place, and begin a plan."""
    from desktopapp.ui.files.new_plan import NewPlan  # noqa: PLC0415  # built when it is asked for
    from desktopapp.ui.files.protecting import ask_and_unlock  # noqa: PLC0415  # the same

    unlock = partial(ask_and_unlock, shell)
    council = shell.settings.get(COUNCIL)
    dialog = NewPlan(
        shell.widget(), documents_folder(), council, settings=shell.settings, unlock=unlock
    )
    if dialog.exec() and dialog.found:
        keep_council(shell, dialog.council.text())
        shell.show_session(dialog.found.session, pages=dialog.found.pages)
    elif dialog.wants_letter:
        start_from_letter(shell)


def start_from_letter(shell: Shell) -> None:
    """Ask for a letter, consultation or form to read, and have it checked."""
    from desktopapp.ui.files.letters.letter_verbs import choose_letter  # noqa: PLC0415  # when asked for

    choose_letter(shell, documents_folder())


def choose_plan(shell: Shell) -> None:
    """Ask for a plan file and open it."""
    from desktopapp.ui.widgets.file_dialogs import ask_file  # noqa: PLC0415  # built when it is asked for

    work = shell.work
    near = work.bridge.session.path if work else None
    folder = str(near.parent if near else documents_folder())
    path = ask_file(shell.widget(), "Open a plan", folder, PLANS)
    if path:
        shell.open_path(path)


def wear_palette(shell: Shell, name: str) -> None:
    """Change the colours of the window and keep the choice."""
    shell.settings.put(PALETTE, name)
    apply_palette(name)
    shell.keep_settings()


def save_now(shell: Shell) -> None:
    """Save at once and keep a version; a plan without a file is asked for one."""
    if shell.keeper is None or shell.work is None:
        return
    finish_line()
    if shell.work.bridge.session.path is None:
        save_copy(shell)
    else:
        keeper, top = shell.keeper, shell.widget()
        if shell.work.bridge.session.read_only:
            announce(top, keeper.state()[1])
            return
        once = Qt.ConnectionType.SingleShotConnection
        keeper.saved.connect(lambda: announce(top, keeper.state()[1]), once)
        keeper.save("")


def save_copy(shell: Shell) -> None:
    """Ask for another file; from then on the plan is kept there."""
    work = shell.work
    if shell.keeper is None or work is None:
        return
    session = work.bridge.session
    start = session.path or documents_folder() / f"{session.plan.title}{SUFFIX}"

    def keep(chosen: "WritePlace") -> None:
        if shell.work is work:  # no other plan was opened meanwhile
            keep_in(shell, lambda: (chosen.path, chosen.agreed))

    find_place(shell, "Save a copy elsewhere", start, keep)


def find_place(
    shell: Shell, title: str, start: Path, then: Callable[["WritePlace"], object]
) -> None:
    """Ask where to put a plan; ``then`` is told. What is wrong with a place is said."""
    from desktopapp.ui.widgets.file_dialogs import ask_place  # noqa: PLC0415  # built when it is asked for

    told: list[int] = []

    def late() -> None:
        shell.notice.ask("Looking at this folder.", "You can go on here meanwhile.", ())
        told.append(shell.notice.number)

    def seen(chosen: "WritePlace") -> None:
        for number in told:
            shell.notice.end(number)
        then(chosen)

    ask_place(
        shell.widget(),
        shell.jobs,
        title,
        start,
        PLANS,
        seen,
        lambda error: shell.show_problem(problem_of(error)),
        late,
    )


def keep_in(
    shell: Shell,
    find: Callable[[], tuple[Path, str]],
    then: Callable[[], object] = lambda: None,
) -> None:
    """Keep the open plan in another file from now on, then go on; what fails is said.

    ``find`` returns the file, and the checksum of what the officer agreed to replace there. It is
    called where the disk may be asked, off the window's thread, and after all that is being
    written to the file before.
    """
    work, keeper = shell.work, shell.keeper
    if work is None or keeper is None:
        return
    session = work.bridge.session

    def take(held: OpenFile) -> None:
        if shell.keeper is not keeper:
            return
        lease = session.take_place(held) or session.let_go()
        before = shell.jobs.fetch(
            "release", lambda _job: session.release_from(lease), nothing, nothing
        )
        if session.journal is None:
            session.keep_journal()
        keeper.go_on()
        keeper.hold(before)
        keeper.save()
        shell.notice.hide()
        work.page.desk.refresh_read_only()
        if session.path:
            shell.settings.add_recent(session.path)
            shell.keep_settings()
        then()

    def fail(error: Exception) -> None:
        keeper.go_on(keeper.problem)
        shell.show_problem(problem_of(error))

    keeper.settle(
        lambda: shell.jobs.fetch(
            "place", lambda _job: session.place_in(*find()), take, fail, briefly=True
        )
    )


def show_sample(shell: Shell, *, response: bool = False) -> None:
    """Open a finished sample. It gets a file of its own with the first change."""
    from desktopapp.session.opening import sample_to_look_at  # noqa: PLC0415  # read when asked for

    try:
        session = sample_to_look_at(response=response)
    except Problem as problem:
        shell.show_problem(problem)
        return

    def shown() -> None:
        if shell.work:
            shell.work.bridge.changed.connect(lambda _change: _give_file(shell, session))
            what = "response" if response else "plan"
            shell.say(
                f"This is a finished {what} of an invented council.",
                "Look around, change anything.",
            )

    shell.show_session(session, shown)


def _give_file(shell: Shell, session: Session) -> None:
    """Let a plan without a file be kept among the officer's documents."""
    if session.path or shell.jobs.is_under_way("sample file"):
        return
    folder, name = documents_folder(), file_name("Sample", session.plan.title)

    def take(held: OpenFile) -> None:
        if session.path is None:
            session.take_place(held)
            if shell.keeper and shell.keeper.bridge.session is session:
                shell.keeper.hold()
            if session.path:
                shell.settings.add_recent(session.path)
                shell.keep_settings()
            shell.say("Your changes to the sample are kept.", f"The file is {session.path}.")

    shell.jobs.fetch(
        "sample file",
        lambda _job: session.place_in(free_path(folder, name)),
        take,
        lambda error: shell.show_problem(problem_of(error)),
        briefly=True,
    )


def bring_in(shell: Shell) -> None:
    """Ask for documents, show where their parts would go, and take what the officer agrees to."""
    from desktopapp.ui.widgets.file_dialogs import ask_files  # noqa: PLC0415  # built when it is asked for

    sources = ask_files(shell.widget(), "Bring in a document", documents_folder(), kinds_read())
    if sources:
        bring_in_these(shell, sources)


def bring_in_these(shell: Shell, sources: list[Path]) -> None:
    """Show where the parts of documents would go, and take what the officer agrees to."""
    from desktopapp.library.accepting import accept  # noqa: PLC0415  # loads readers and library
    from desktopapp.ui.files.importing import Importing  # noqa: PLC0415  # built when it is asked for

    if shell.work is None:
        begin_plan(shell)
    if shell.work is None:
        return
    bridge = shell.work.bridge
    dialog = Importing(shell.widget(), shell.jobs, bridge.session.plan, sources)
    if not dialog.exec() or dialog.proposal is None:
        return
    before = bridge.session.plan
    try:
        plan = accept(
            before,
            dialog.proposal,
            append=True,
            title=dialog.as_title.isChecked(),
            headings=dialog.as_headings.isChecked(),
        )
        bridge.session.edit(plan, "bring in a document")
    except Problem as problem:
        shell.show_problem(problem)
        return
    count = len(dialog.proposal.passages)
    said = f"{counted(count, 'part')} {'is' if count == 1 else 'are'} in the plan."
    shell.work.notice.tell(
        f"{said} {said_taken_up(before, plan)}".rstrip(),
        "Answers made from them are set to Drafting.",
        (("Undo", bridge.session.undo),),
    )
    shell.work.desk.focus()


def wanted_files(files: list[Path]) -> list[Path]:
    """Return the plans, letters and documents among files that are dragged."""
    from desktopapp.operations.kept_letters import LETTER_SUFFIX  # noqa: PLC0415  # see below
    from desktopapp.readers.kinds import ANSWERED  # noqa: PLC0415  # not for the start

    known = (SUFFIX, LETTER_SUFFIX, *ANSWERED)
    return [path for path in files if path.suffix.lower() in known]


def take_dropped(shell: Shell, files: list[Path]) -> None:
    """Open the first plan that was dropped; else bring the documents in, or read the letter.

    A document beside a plan is brought into it; where none is open it may be either, and it is
    asked which.
    """
    from desktopapp.ui.files.letters import letter_verbs  # noqa: PLC0415  # rarely needed

    plans = [path for path in files if path.suffix.lower() == SUFFIX]
    if plans:
        shell.open_path(plans[0])
    elif letter_verbs.is_kept(files[0]):
        letter_verbs.read_letter_file(shell, files[0], documents_folder())
    elif shell.work is None or shell.interlude.page:
        letter_verbs.ask_what_it_is(shell, files, documents_folder(), bring_in_these)
    else:
        bring_in_these(shell, files)


def start_export(shell: Shell) -> None:
    """Choose documents to make, make them, and show what was made."""
    from desktopapp.ui.files.exporting import Exporting  # noqa: PLC0415  # built when it is asked for
    from desktopapp.ui.workspace import plan_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the same

    work = shell.work
    if work is None or shell.keeper is None:
        return
    shell.keeper.save()
    session = work.bridge.session
    folder = session.path.parent if session.path else documents_folder()
    dialog = Exporting(shell.widget(), shell.jobs, session.plan, folder, shell)
    dialog.report_wanted.connect(lambda: work.show_view("report"))
    dialog.marks_wanted.connect(lambda: plan_verbs.settle_next(work))
    dialog.finding_wanted.connect(checking(work).go)
    dialog.were_made.connect(lambda: _keep_set(shell, dialog))
    dialog.open()


def _keep_set(shell: Shell, dialog: "Exporting") -> None:
    """Keep which documents were made, and the plan that they were made of as a version."""
    shell.keep_settings()
    session = shell.work.bridge.session if shell.work else None
    if shell.keeper is None or session is None or session.path is None or session.read_only:
        return
    name = f"Documents of {said_date(shell.today)}"
    if dialog.plan is session.plan:
        shell.keeper.save(name)
    else:  # a picture that was being read came meanwhile
        session.mark(dialog.plan, name)
        shell.keeper.save()
    dialog.say_version(name)


def print_plan(shell: Shell) -> None:
    """Print the plan as it stands now."""
    from desktopapp.ui.pages.printing import ask_and_print  # noqa: PLC0415  # loads Qt's print support

    if shell.work is None:
        return
    plan = shell.work.plan

    def ask(pages: Paged) -> None:
        if ask_and_print(shell.widget(), pages):
            shell.say("The plan was sent to the printer.")

    shell.jobs.fetch(
        "print",
        lambda _job: paged(plan),
        ask,
        lambda error: shell.show_problem(problem_of(error)),
        briefly=True,
    )
