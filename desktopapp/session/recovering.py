"""What a crash left behind, offered before anything else is done."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.session.session import Session
from desktopapp.session.standing import Standing
from desktopapp.store import recovery, save
from desktopapp.store.grounds import Ground
from desktopapp.store.history import united_history
from desktopapp.store.in_time import done_in_time
from desktopapp.store.kinship import Kin, Kinship, SavedState, kinship
from desktopapp.store.making import Marked
from desktopapp.store.merging import (
    BRINGS_NOTHING,
    Met,
    backup_of,
    backup_with,
    in_backups,
    taken_in,
)
from desktopapp.store.open_file import OpenFile
from desktopapp.store.recovery import Recovery
from desktopapp.store.settings import backup_folder, journal_folder
from desktopapp.store.vault import Vault, unlock

if TYPE_CHECKING:
    from desktopapp.plan.merge import Merged
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
        return tuple(one for one in found if one.path == path)
    return ()


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
    return save.open_plan(path, unlock=vault.like if vault else None)


class Recovered(NamedTuple):
    """A plan opened with what was typed last.

    Where its file is another than the one last saved, ``apart`` is what the file holds, and
    ``merged`` what came of bringing both together. ``problem`` says why it has no file.
    """

    session: Session
    merged: "Merged | None" = None
    apart: "Diverged | None" = None
    problem: Problem | None = None


def recover(found: Recovery, vault: Vault | None = None) -> Recovered:
    """Open a plan with what was typed last, as one step that can be undone.

    Where its file was saved by somebody else meanwhile, both are brought together. A plan whose
    file is gone, damaged or another plan is opened without a file. Raises ``Problem`` where
    nothing could be read; an encrypted plan needs its ``vault``, and stays encrypted.
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
    ground = found.ground
    same = held.digest == found.digest and found.revision in ("", held.revision)
    if held.digest == ground.digest if ground else same:
        session = Session(on_disk, held)
        if ground is None:
            return Recovered(_typed_on(session, found.plan))
        stood = Standing(_held_on(ground, held), ground.merged, on_disk)
        return Recovered(_typed_on(session, found.plan, stood, ground.marked))
    return _brought_together(found, found.plan, Met(on_disk, held, Kinship(Kin.UNKNOWN)), vault)


def _brought_together(found: Recovery, plan: Plan, met: Met, vault: Vault | None) -> Recovered:
    """Bring what was typed last together with what the file holds now."""
    from desktopapp.session.merging import Diverged  # noqa: PLC0415  # wanted after a crash alone

    ours = _as_last_saved(found, found.saved or plan, met.found.path, vault)
    saved = ours.saved or found.saved or plan
    stood_on, marked = (found.ground.merged, found.ground.marked) if found.ground else ((), ())
    folder = backup_folder(plan.id)
    known = kinship(
        SavedState(saved, ours.revision, ours.kept, stood_on),
        SavedState(met.theirs, met.found.revision, met.found.kept),
        in_backups(folder, vault),
    )
    met = met._replace(kinship=known)
    merged = met.merged(plan)
    held, came = taken_in(ours, met)
    brings_nothing = met.kin in BRINGS_NOTHING
    session = Session(saved if brings_nothing else met.theirs, held)
    session.on_disk = met.theirs
    stood = Standing(held, tuple(dict.fromkeys([*stood_on, *came])), met.theirs)
    _typed_on(session, merged.plan, stood, marked)
    return Recovered(session, merged, Diverged(met))


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
    session: Session, plan: Plan, stood: Standing | None = None, marked: Marked = ()
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
