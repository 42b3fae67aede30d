"""What a crash left behind, offered before anything else is done."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.session.session import Session
from desktopapp.store import recovery, save
from desktopapp.store.recovery import Recovery, put_aside
from desktopapp.store.save import Held
from desktopapp.store.settings import journal_folder
from desktopapp.store.vault import Vault, unlock

if TYPE_CHECKING:
    from desktopapp.plan.merge import Merged

__all__ = ["Recovery", "Vault", "put_aside"]


def unlock_recovery(found: Recovery, passphrase: str) -> tuple[Recovery, Vault]:
    """Read what was kept of an encrypted plan with its passphrase; takes some 0.2 s.

    Raises ``WrongPassphrase``, and ``Problem`` where nothing of it can be read.
    """
    vault = unlock(found.keys, passphrase)
    opened = recovery.read_recovery(found.file, vault.unseal_record)
    if opened is None or opened.plan is None:
        raise _nothing_read(found)
    return opened, vault


def recoveries() -> tuple[Recovery, ...]:
    """Return the plans that were open when the program ended without saving them."""
    return recovery.recoveries(journal_folder())


def _nothing_read(found: Recovery) -> Problem:
    return Problem(
        "What was typed last cannot be read.",
        where=str(found.file),
        safe="It is kept, and the plan itself is as it was last saved.",
        then="Open the plan, or ask IT to look at this file.",
    )


def _on_disk(path: Path | None, vault: Vault | None) -> tuple[Plan, Held]:
    """Read the file of a plan that is to be recovered; one that is gone is as a damaged one."""
    if path is None or not path.exists():
        raise Unreadable("The plan’s file is gone.", damaged=True)
    return save.open_plan(path, unlock=vault.like if vault else None)


def recover(found: Recovery, vault: Vault | None = None) -> "tuple[Session, Merged | None]":
    """Open a plan with what was typed last, as one step that can be undone.

    Where its file was saved by somebody else meanwhile, both are brought together, and what came
    of that is returned too. A plan whose file is gone or damaged is opened without a file, and
    stays encrypted. Raises ``Problem`` where nothing could be read; an encrypted plan needs its
    ``vault``.
    """
    if found.plan is None:
        raise _nothing_read(found)
    try:
        on_disk, held = _on_disk(found.path, vault)
    except Unreadable as problem:
        if not problem.damaged:
            raise
        session = Session(found.saved or found.plan, vault=vault)
        session.keep_journal()
        session.edit(found.plan, "recover what was not saved")
        return session, None
    session = Session(on_disk, held)
    session.keep_journal()
    merged = None
    plan = found.plan
    if held.digest != found.digest:
        from desktopapp.plan.merge import merge  # noqa: PLC0415  # wanted after a crash alone

        merged = merge(found.saved, found.plan, on_disk)
        plan = merged.plan
    session.edit(plan, "recover what was not saved")
    return session, merged
