"""What a crash left behind, offered before anything else is done."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.session.opening import has_same_name
from desktopapp.session.session import Session
from desktopapp.session.standing import Standing
from desktopapp.store import recovery
from desktopapp.store.grounds import Ground
from desktopapp.store.history import united_history
from desktopapp.store.in_time import done_in_time
from desktopapp.store.kinship import SavedState, kinship
from desktopapp.store.making import MarkedPlans
from desktopapp.store.merging import (
    Met,
    as_saved,
    backup_of,
    backup_with,
    in_backups,
)
from desktopapp.store.open_file import OpenFile
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.recovery import Recovery
from desktopapp.store.settings import backup_folder, journal_folder, recovery_folder
from desktopapp.store.unsaved import copies_kept
from desktopapp.store.vault import Vault, key_name, unlock

if TYPE_CHECKING:
    from desktopapp.session.merging import Diverged


def unlock_recovery(found: Recovery, passphrase: str) -> tuple[Recovery, Vault]:
    """Read what was kept of an encrypted plan with its passphrase; takes some 0.2 s.

    Raises ``WrongPassphrase``, and ``Problem`` where nothing of it can be read.
    """
    vault = unlock(found.keys, passphrase)
    opened = recovery.read_recovery(found.file, vault.unseal_record)
    if opened is None or opened.plan is None:
        raise _nothing_read(found)
    return opened, vault


def plans_to_recover() -> tuple[Recovery, ...]:
    """Return the plans that were open when the program ended without saving them."""
    return recovery.journals_left(journal_folder())


def typed_in(path: Path) -> tuple[Recovery, ...]:
    """Return what was typed last in a plan's file and not saved; nothing where it cannot be told.

    The journals are not waited for longer than anybody waits for a place that does not answer.
    """
    with suppress(TimeoutError):
        found = done_in_time(journal_folder(), plans_to_recover)
        return tuple(one for one in found if has_same_name(path, one.path) and not one.unread)
    return ()


def copies_left(found: tuple[Recovery, ...]) -> tuple[Path, ...]:
    """Return the copies of the first plan that saves left which could not land. Reads folders."""
    path = found[0].path if found else None
    return copies_kept(path, recovery_folder()) if path else ()


def opened_with(found: tuple[Recovery, ...], vault: Vault | None) -> tuple[Recovery, ...]:
    """Read what was kept of an encrypted plan that is open, with its key; other stays as it is."""
    return tuple(_opened(one, vault) for one in found)


def _opened(one: Recovery, vault: Vault | None) -> Recovery:
    opened = None
    with suppress(Problem):
        if one.plan is None and vault and key_name(one.keys) == vault.name:
            opened = recovery.read_recovery(one.file, vault.unseal_record)
    return opened if opened and opened.plan else one


def _nothing_read(found: Recovery) -> Problem:
    return Problem(
        "What was typed last cannot be read.",
        where=str(found.file),
        safe="It is kept, and the plan itself is as it was last saved.",
        then="Open the plan, or ask IT to look at this file.",
    )


def _on_disk(path: Path | None, vault: Vault | None) -> tuple[Plan, OpenFile]:
    """Read the file of a plan that is to be recovered; one that is gone is as a damaged one."""
    if path is None or not path.exists():
        raise Unreadable("The plan’s file is gone.", damaged=True)
    return open_plan(path, unlock=vault.like if vault else None)


class Recovered(NamedTuple):
    """A plan opened with what was typed last.

    Where its file is another than the one last saved, the plan is as its file has it, and
    ``apart`` is what was typed last, to be brought in as a copy is. ``problem`` says why the plan
    has no file. ``copies`` are of saves that did not land.
    """

    session: Session
    apart: "Diverged | None" = None
    problem: Problem | None = None
    copies: tuple[Path, ...] = ()


def recover(found: Recovery, vault: Vault | None = None) -> Recovered:
    """Open a plan with what was typed last, as one step that can be undone.

    Where its file was saved meanwhile, nothing is taken yet: what was typed is as a copy beside
    the plan. A plan whose file is gone, damaged or another plan is opened without a file. Raises
    ``Problem`` where nothing could be read; an encrypted plan needs its ``vault``, and stays
    encrypted.
    """
    if found.plan is None:
        raise _nothing_read(found)
    try:
        on_disk, held = _on_disk(found.path, vault)
        if on_disk.id != found.plan.id:
            raise _replaced(held.path)
    except Unreadable as problem:
        if not problem.damaged:
            raise
        session = Session(found.saved or found.plan, vault=vault)
        return Recovered(_typed_on(session, found.plan), problem=problem)
    ground, session = found.ground, Session(on_disk, held)
    same = held.digest == found.digest and found.revision in ("", held.revision)
    if not (held.digest == ground.digest if ground else same):
        session.held = held = replace(held, vault=held.vault or vault)  # it stays protected
        apart = _as_copy(found, found.plan, session, held)
        return Recovered(session, apart, copies=copies_left((found,)))
    if ground is None:
        return Recovered(_typed_on(session, found.plan))
    stood = Standing(_held_on(ground, held), ground.merged, on_disk)
    return Recovered(_typed_on(session, found.plan, stood, ground.marked))


def _as_copy(found: Recovery, plan: Plan, session: Session, held: OpenFile) -> "Diverged":
    """Return what was typed last as a copy of the plan that is open, not brought in yet."""
    from desktopapp.session.merging import Came, Diverged  # noqa: PLC0415  # wanted after a crash alone

    stood_on = _as_last_saved(found, found.saved or plan, held.path, held.vault)
    merged, marked = (found.ground.merged, found.ground.marked) if found.ground else ((), ())
    kept = as_saved(stood_on, plan, merged)
    elsewhere = in_backups(backup_folder(plan.id), held.vault)
    known = kinship(
        SavedState(session.plan, held.revision, held.kept),
        SavedState(plan, kept.revision, kept.kept),
        elsewhere,
    )
    return Diverged(Met(plan, kept, known), Came.TYPED, marked)


def _as_last_saved(found: Recovery, saved: Plan, path: Path, vault: Vault | None) -> OpenFile:
    """Return what a plan was held with when it was last saved, with all that backups know of it.

    Journals of older versions do not name its revision: a backup with the same bytes does.
    """
    ground, folder = found.ground, backup_folder(saved.id)
    backup = (
        backup_of(folder, found.revision, vault)
        if found.revision
        else backup_with(folder, found.digest, vault)
    )
    revision = found.revision or (backup[1].revision if backup else "")
    kept = united_history(backup[1].kept, found.kept) if backup else found.kept
    held = OpenFile(path, revision, kept=kept, vault=vault, states=((revision, saved),))
    return (
        _held_on(ground._replace(kept=united_history(kept, ground.kept)), held) if ground else held
    )


def _held_on(ground: Ground, held: OpenFile) -> OpenFile:
    """Return what a plan is held with that stands on something else than its file says."""
    return replace(
        held,
        revision=ground.revision,
        kept=ground.kept,
        states=(*held.states, *ground.states),
        opened=held.opened if held.revision == ground.revision else None,
    )


def _typed_on(
    session: Session, plan: Plan, stood: Standing | None = None, marked: MarkedPlans = ()
) -> Session:
    """Take what was typed as one step, and with it what the plan stood on, if that is known.

    The journal follows from the file on, so that another crash forgets none of it either.
    """
    session.keep_journal()
    before = session.standing
    if stood:
        session.stand(stood)
    session.marked = marked
    session.edit(plan, "recover what was not saved")
    if session.standing != before:
        session.note_merge(before, "recovered")
    return session


def _replaced(path: Path) -> Unreadable:
    return Unreadable(
        f"“{path.name}” is another plan now.",
        where=str(path),
        safe="What was typed is kept, and the other plan was not changed.",
        then="Save yours under another name.",
        damaged=True,
    )
