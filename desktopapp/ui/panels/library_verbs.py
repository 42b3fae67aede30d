"""What can be done with prior answers: add documents, look through them, add this plan."""

from collections.abc import Sequence
from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.choices import SHARED_LIBRARIES, partners_of
from desktopapp.ui.files.file_verbs import kinds_read
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.shell import Shell


def add_chosen_documents(shell: Shell, sources: Sequence[Path] = ()) -> None:
    """Add documents to the library; without any, ask which."""
    from desktopapp.ui.widgets.file_dialogs import ask_files  # noqa: PLC0415  # built when it is asked for

    if shell.work is None:
        return
    sources = sources or ask_files(
        shell.widget(), "Add to the library", documents_folder(), kinds_read()
    )
    if sources:
        show_library(shell, sources)


def add_folder(shell: Shell) -> None:
    """Ask for a folder and add its documents to the library."""
    from desktopapp.ui.widgets.file_dialogs import ask_folder  # noqa: PLC0415  # built when it is asked for

    if shell.work is None:
        return
    folder = ask_folder(shell.widget(), "Add a folder to the library", documents_folder())
    if folder:
        show_library(shell, [folder])


def add_open_plan(shell: Shell) -> None:
    """Add the open plan to the library, so that its text can be found next year.

    A plan that is protected is added only when the officer says so once more.
    """
    if shell.work is None:
        return
    session = shell.work.bridge.session
    if session.path and session.vault:
        shell.notice.ask(
            "This plan is protected. Your library is not.",
            "There its words can be read without the passphrase by whoever can open your files.",
            (
                ("Add it anyway", lambda: _add(shell, session, readable=True)),
                ("Leave it out", shell.notice.hide),
            ),
        )
    else:
        _add(shell, session)


def _add(shell: Shell, session: Session, *, readable: bool = False) -> None:
    from desktopapp.library.records import Added  # noqa: PLC0415  # rarely asked
    from desktopapp.session.readable import add_this_plan  # noqa: PLC0415  # rarely asked

    def done(added: Added) -> None:
        why = " ".join(one.why for one in added.skipped)
        shell.say(why or "This plan is in your library now.", f"{added.passages} passages.")
        _look_again(shell)

    shell.jobs.fetch(
        "add to library",
        lambda _job: add_this_plan(session, readable=readable),
        done,
        lambda error: shell.show_problem(problem_of(error)),
        briefly=True,
    )


def shared(shell: Shell) -> tuple[str, ...]:
    """Return the paths of the shared libraries that the officer chose."""
    return shell.settings.get(SHARED_LIBRARIES)


def add_shared(shell: Shell) -> None:
    """Ask for a library that colleagues keep on a share, and read it from now on."""
    from desktopapp.ui.widgets.file_dialogs import ask_file  # noqa: PLC0415  # built when it is asked for

    chosen = ask_file(
        shell.widget(), "Use a shared library", documents_folder(), "Libraries (*.library)"
    )
    if chosen:
        use_shared(shell, chosen)


def use_shared(shell: Shell, share: Path) -> None:
    """Copy a shared library to this PC, off the window's thread, and use it from now on."""
    from desktopapp.operations.libraries import OpenLibraries, only_shared  # noqa: PLC0415  # 18 modules, not at the start

    def take(found: OpenLibraries) -> None:
        if not found.libraries:
            shell.show_problem(
                Problem(
                    "This shared library cannot be used.",
                    where=str(share),
                    safe="Your own library works as before.",
                    then=" ".join(found.notes),
                )
            )
            return
        others = [one for one in shared(shell) if one != str(share)]
        shell.settings.put(SHARED_LIBRARIES, (*others, str(share)))
        shell.keep_settings()
        shell.say(
            f"Passages of “{share.stem}” are suggested too.",
            "It is only read. The copy on this PC serves while the share is gone.",
        )
        _look_again(shell)

    shell.jobs.fetch(
        "shared library",
        lambda _job: only_shared(str(share)),
        take,
        lambda error: shell.show_problem(problem_of(error)),
    )


def why_kept(share: str) -> str:
    """Return why a shared library cannot be given up: IT has set it. Else nothing."""
    from desktopapp.store.policy import words_by_policy  # noqa: PLC0415  # when the menu is opened

    by_policy = SHARED_LIBRARIES.policy
    return "Set by your organisation." if words_by_policy(by_policy) == share else ""


def forget_shared(shell: Shell, share: str) -> None:
    """Read a shared library no more; its file is not touched."""
    shell.settings.put(SHARED_LIBRARIES, tuple(one for one in shared(shell) if one != share))
    shell.keep_settings()
    shell.say(f"“{Path(share).stem}” is no longer used.", "The file on the share is as it was.")
    _look_again(shell)


def show_library(shell: Shell, adding: Sequence[Path] = ()) -> None:
    """Show the documents of the library; ``adding`` are files and folders to add first."""
    from desktopapp.ui.panels.library_dialog import LibraryDialog  # noqa: PLC0415  # built when asked for

    if shell.work is None:
        return
    LibraryDialog(shell.widget(), shell.jobs, shell.work.plan, adding).exec()
    _look_again(shell)


def partners(shell: Shell) -> tuple[str, ...]:
    """Return the paths of the partners' plans that are linked with the open plan."""
    return shell.settings.get(partners_of(shell.work.plan.id)) if shell.work else ()


def link_partner(shell: Shell) -> None:
    """Ask for a partner council's plan, and show what both share from now on."""
    from desktopapp.ui.widgets.file_dialogs import ask_file  # noqa: PLC0415  # built when it is asked for

    title = "Link a partner’s plan"
    chosen = ask_file(shell.widget(), title, documents_folder(), "Plans (*.planwright)")
    if chosen:
        _keep_partners(
            shell, (*(one for one in partners(shell) if one != str(chosen)), str(chosen))
        )


def unlink_partner(shell: Shell, partner: str) -> None:
    """Compare with a partner's plan no more; its file is not touched."""
    _keep_partners(shell, tuple(one for one in partners(shell) if one != partner))


def _keep_partners(shell: Shell, linked: tuple[str, ...]) -> None:
    if shell.work is None:
        return
    shell.settings.put(partners_of(shell.work.plan.id), linked)
    shell.keep_settings()
    _look_again(shell)


def _look_again(shell: Shell) -> None:
    """Let the panels that are built look at the libraries and linked plans again."""
    side = shell.work.side if shell.work else None
    for name in ("reuse", "overlap"):
        panel = side.panels.get(name) if side else None
        if panel:
            panel.look()
