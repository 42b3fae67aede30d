"""What a crash left: shown, compared and opened, or put aside, and never thrown away."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.places import place_of
from desktopapp.plan.problem import Problem
from desktopapp.ui.files.opening_page import say_opening
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.widgets.when import when
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.plan.compare import Difference
    from desktopapp.session.recovering import Recovered
    from desktopapp.store.recovery import Recovery
    from desktopapp.store.vault import Vault


def look(shell: Shell, path: Path | None = None) -> None:
    """Look for what a crash left, of one plan or of all, off the window's thread; offer it.

    What was kept of the plan that is open opens with its key.
    """
    vault = shell.work.bridge.session.vault if shell.work and path else None

    def work(_job: object) -> "tuple[tuple[Recovery, ...], tuple[Path, ...]]":
        from desktopapp.session import recovering  # noqa: PLC0415  # loads beside the window

        if path is None:
            found = recovering.plans_to_recover()
        else:
            found = recovering.opened_with(recovering.typed_in(path), vault)
        return found, recovering.copies_left(found)

    def done(left: "tuple[tuple[Recovery, ...], tuple[Path, ...]]") -> None:
        found, copies = left
        offer_recovery(shell, found, vault, copies)
        if found:
            shell.notice.keep(lambda: look(shell, path))

    shell.jobs.fetch(
        "recovery",
        work,
        done,
        lambda error: shell.show_problem(problem_of(error)),
    )


def offer_recovery(
    shell: Shell,
    found: "tuple[Recovery, ...]",
    vault: "Vault | None" = None,
    copies: tuple[Path, ...] = (),
) -> None:
    """Offer the first of what was found; the others follow when it is decided.

    ``vault`` is that of the plan, where it is protected and open, ``copies`` are of saves of it
    that did not land.
    """
    if not found:
        return
    one = found[0]
    if one.unread:
        _tell_unread(shell, found)
        return
    until = f" until {when(one.until)}" if one.until else ""
    torn = " The very last edit could not be read." if one.torn else ""
    more = f" {len(found) - 1} more plans wait." if len(found) > 1 else ""
    compares: tuple[NoticeVerb, ...] = (("Compare", lambda: compare_first(shell, found, vault)),)
    verbs: tuple[NoticeVerb, ...] = (
        ("Open what was kept", lambda: open_recovered(shell, found, vault)),  # has room in any bar
        *(compares if one.plan is not None else ()),
        ("Put aside", lambda: decline(shell, found)),
    )
    shell.notice.warn(
        Problem(
            f"Planwright ended without saving “{_name(one)}”.",
            where=str(one.file),
            safe=f"What was typed{until} is kept.{torn}{_said_of_copies(copies)}",
            then=f"Compare it with what was saved, and decide.{more}",
        ),
        verbs,
        for_it=False,
    )


def _tell_unread(shell: Shell, found: "tuple[Recovery, ...]") -> None:
    """Say that what was typed last cannot be read, and where it lies."""
    one = found[0]
    named = f" in “{_name(one)}”" if _name(one) else ""
    shell.notice.warn(
        Problem(
            f"What was typed last{named} cannot be read.",
            where=str(one.file),
            safe="The file with it is kept, and the plan is as it was last saved.",
            then="If a newer Planwright was used here, open the plan in that. Or ask IT to look "
            "at this file, and put it aside.",
        ),
        (("Put aside", lambda: decline(shell, found)),),
        for_it=False,
    )


def _said_of_copies(copies: tuple[Path, ...]) -> str:
    """Say which copy lies there of a save that did not land; that of the last one is enough."""
    return f" So is “{copies[-1]}”, of a save that did not finish." if copies else ""


def _name(one: "Recovery") -> str:
    """Say which plan it is: by its file, as the list of plans does."""
    return one.path.stem if one.path else one.title


def compare_first(
    shell: Shell, found: "tuple[Recovery, ...]", vault: "Vault | None" = None
) -> None:
    """Show how what was kept differs from what was saved, before anything is decided."""
    from desktopapp.plan.compare import compare  # noqa: PLC0415  # after a crash alone

    one = found[0]
    if one.plan is None or one.saved is None:
        return
    saved, kept = one.saved, one.plan
    shell.jobs.run(
        "compare",
        lambda _job: compare(saved, kept),
        lambda differing: _show_compared(shell, found, differing, vault),
        lambda error: shell.show_problem(problem_of(error)),
    )


def _show_compared(
    shell: Shell,
    found: "tuple[Recovery, ...]",
    differing: "tuple[Difference, ...]",
    vault: "Vault | None",
) -> None:
    from desktopapp.ui.files.differences import DifferenceText, differing_parts  # noqa: PLC0415  # after a crash alone
    from desktopapp.ui.widgets.sheet import Sheet  # noqa: PLC0415  # the same

    one = found[0]
    if one.plan is None or one.saved is None:
        return
    sheet = Sheet(
        shell.widget(),
        f"What was kept of “{_name(one)}”",
        f"{differing_parts(differing)} from what was last saved. Struck through: only in what was "
        "saved. Underlined: only in what was kept.",
    )
    text = DifferenceText("What was kept, compared with what was saved")
    text.show_differences(differing, one.plan, one.saved)
    sheet.body.addWidget(text)

    def decided(does: NoticeVerb) -> None:
        sheet.accept()
        does[1]()

    aside: NoticeVerb = ("Put aside", lambda: decline(shell, found))
    opened: NoticeVerb = ("Open what was kept", lambda: open_recovered(shell, found, vault))
    sheet.verbs.addWidget(button("Decide later", sheet.reject))
    sheet.verbs.addWidget(button(aside[0], lambda: decided(aside)))
    sheet.verbs.addWidget(button(opened[0], lambda: decided(opened), first=True))
    sheet.fill_window()
    sheet.open()


def open_recovered(
    shell: Shell, found: "tuple[Recovery, ...]", vault: "Vault | None" = None
) -> None:
    """Open a plan with what was typed last."""
    one = found[0]
    if one.plan is None:
        from desktopapp.ui.files.protecting import ask_and_unlock_recovery  # noqa: PLC0415  # encrypted plans alone

        ask_and_unlock_recovery(
            shell, one, lambda opened, key: open_recovered(shell, (opened, *found[1:]), key)
        )
        return
    now = shell.work.bridge.session if shell.work else None
    if now and now.plan.id == one.document:
        shell.put_away(
            lambda: _recover(shell, found, vault)
        )  # of the same file, maybe: saved first
    else:
        _recover(shell, found, vault)


def _recover(shell: Shell, all_found: "tuple[Recovery, ...]", vault: "Vault | None") -> None:
    """Read the plan's file off the window's thread, and show it with what was typed last."""
    one = all_found[0]

    def work(_job: object) -> "Recovered":
        from desktopapp.session.recovering import recover  # noqa: PLC0415  # the same

        return recover(one, vault)

    def done(found: "Recovered") -> None:
        shell.opening.end()
        shell.show_session(found.session, lambda: _shown(shell, all_found, found))

    def failed(error: Exception) -> None:
        shell.opening.end()
        if shell.work is None:
            shell.show_home()
        shell.show_problem(problem_of(error))

    job = shell.jobs.fetch("open", work, done, failed, briefly=True)
    if not job.told:
        say_opening(shell, one.path or Path(_name(one)))


def _shown(shell: Shell, all_found: "tuple[Recovery, ...]", found: "Recovered") -> None:
    """Go on with a recovered plan. Its old journal is put aside once the plan is saved."""
    session, one = found.session, all_found[0]
    keeper = shell.keeper
    if shell.work is None or keeper is None:
        return
    changed = _first_changed(one)
    if changed:
        shell.work.go(place_of(session.plan, changed) or shell.work.where, write=True)
    if found.apart:
        _bring_in(shell, all_found, found)
        return
    keeper.saved.connect(lambda: _put_aside(shell, one))
    keeper.save("")
    until = f" until {when(one.until)}" if one.until else ""
    more = f"{found.problem.what} Choose where to save yours: Ctrl+S." if found.problem else ""
    shell.notice.tell(f"Here is what you typed{until}.", more, (("Undo", session.undo),))


def _bring_in(shell: Shell, all_found: "tuple[Recovery, ...]", found: "Recovered") -> None:
    """Bring what was kept into a plan that was saved meanwhile; it is on offer until then."""
    from desktopapp.ui.files.diverged import bring_state_in  # noqa: PLC0415  # after a crash alone

    keeper, apart = shell.keeper, found.apart
    if keeper is None or apart is None:
        return
    offer_recovery(shell, all_found, found.session.vault, found.copies)
    shell.notice.keep(lambda: look(shell, all_found[0].path))
    bring_state_in(
        shell,
        found.session,
        apart,
        lambda: keeper.saved.connect(lambda: _put_aside(shell, all_found[0])),
    )


def _put_aside(
    shell: Shell, one: "Recovery", then: Callable[[object], None] = lambda _result: None
) -> None:
    from desktopapp.store.recovery import put_aside  # noqa: PLC0415  # after a crash alone

    shell.jobs.fetch(
        f"aside {one.file}", lambda _job: put_aside(one), then, lambda _error: None, briefly=True
    )


def _first_changed(one: "Recovery") -> str:
    """Return the first part that was typed in after the last save."""
    before = {part.id: part for part in one.saved.parts()} if one.saved else {}
    parts = one.plan.parts() if one.plan else ()
    return next((part.id for part in parts if before.get(part.id) != part), "")


def decline(shell: Shell, found: "tuple[Recovery, ...]") -> None:
    """Put aside what was kept, and offer what else there is."""

    def done(_result: object) -> None:
        shell.notice.tell("It was put aside.", f"It is kept in {found[0].file.parent / 'aside'}.")
        offer_recovery(shell, found[1:])

    _put_aside(shell, found[0], done)
