"""Encryption, by choice or by policy: the verbs of an open plan, for both front ends.

Each may take a second, or as long as the system's keyring does: not for the thread of the window.
What they change of a plan is on the disk with its next save.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.problem import Problem, no_file_yet
from desktopapp.session.journals import end_journal
from desktopapp.session.session import Session
from desktopapp.store import keyring, vault
from desktopapp.store.disk import DISK, PRIVATE
from desktopapp.store.files import write_whole
from desktopapp.store.in_time import done_in_time, wait_for_late
from desktopapp.store.policy import must_encrypt
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.reasons import reason
from desktopapp.store.sealing import seal_file
from desktopapp.store.settings import backup_folder
from desktopapp.store.traces import kept_for
from desktopapp.store.vault import Locked, Vault

SEALING = 10.0  # seconds that an officer waits until what was kept before is sealed too


def open_encrypted(path: Path, passphrase: str) -> Session:
    """Open an encrypted plan with its passphrase, or raise ``WrongPassphrase``."""
    return _opened(path, lambda header: vault.unlock(header, passphrase))


def open_with_sheet(path: Path, words: str) -> Session:
    """Open an encrypted plan with what its recovery sheet says, or raise ``WrongPassphrase``."""
    return _opened(path, lambda header: vault.unlock_by_sheet(header, words))


def open_with_keyring(path: Path) -> Session:
    """Open an encrypted plan with this computer's keyring.

    Raises ``Locked`` where the keyring has no key for it, ``Problem`` where it cannot be asked.
    """

    def unlock(header: str) -> Vault:
        secret = keyring.secret_of(vault.key_name(header))
        found = vault.unlock_by_secret(header, secret) if secret else None
        if found is None:
            raise Locked(header, str(path))
        return found

    return _opened(path, unlock)


def _opened(path: Path, unlock: Callable[[str], Vault]) -> Session:
    plan, held = open_plan(path, unlock=unlock)
    return Session(plan, held)


def is_encrypted(session: Session) -> bool:
    """Tell whether a plan is encrypted, or will be at its next save."""
    return session.vault is not None


def encrypt(session: Session, passphrase: str) -> str:
    """Encrypt a plan from now on, or change its passphrase; return the text of a recovery sheet.

    It is saved at once. Its backups, journals and unsaved copies are sealed with it; what else
    can be read of it ``readable.traces_of`` finds. Raises ``Problem`` for a passphrase that is
    soon guessed, and where the save does not land.
    """
    plan, path = session.plan, session.path
    made = vault.new_vault(passphrase, (plan.title, plan.council.name, path.stem if path else ""))
    waits, session.undecided = session.undecided, ""  # it is decided now
    try:
        _save_with(session, made)
    except Problem:
        session.undecided = waits
        raise
    return made.sheet()


def decrypt(session: Session) -> None:
    """Save a plan without encryption from now on; ``Problem`` where IT does not allow it."""
    if must_encrypt():
        raise Problem(
            "Plans on this PC must be encrypted.",
            safe="Nothing was changed.",
            then="Ask IT, who decided so.",
        )
    _save_with(session, None)


def remember_passphrase(session: Session) -> None:
    """Let this computer's keyring open the plan from now on, or raise ``Problem``."""
    known = _vault(session)
    _save_with(session, known.opened_by(keyring.new_secret(known.name)))


def forget_passphrase(session: Session) -> None:
    """Let the keyring open the plan no more, or raise ``Problem``."""
    known = _vault(session)
    keyring.forget_secret(known.name)
    _save_with(session, known.without_secret())


def recovery_sheet(session: Session) -> str:
    """Return what to print and lock away: it opens the plan when the passphrase is forgotten."""
    return _vault(session).sheet()


def remembers(locked: Locked) -> bool:
    """Tell whether some computer's keyring has a key of an encrypted plan."""
    return vault.has_secret(locked.header)


def write_sheet(path: Path, words: str, agreed: str = "") -> None:
    """Write a recovery sheet as text where the officer wants it, or raise ``Problem``.

    Nobody else can read the file. ``agreed`` is the checksum of what may be replaced there.
    """
    try:
        if agreed and path.exists():  # agreed was to replace it, not that others read the key
            DISK.make_private(path)
        write_whole(path, words.encode(), agreed=agreed, mode=PRIVATE)
    except (OSError, ValueError) as error:
        what, then = reason(error)
        raise Problem(
            f"The recovery sheet could not be saved. {what}",
            where=str(path),
            safe="The plan is protected, and the sheet can be shown again.",
            then=then,
        ) from error


def _vault(session: Session) -> Vault:
    found = session.vault
    if found is None:
        raise Problem(
            "This plan is not encrypted.", safe="Nothing was changed.", then="Encrypt it first."
        )
    return found


def _save_with(session: Session, new: Vault | None) -> None:
    """Save a plan with another vault; the journal begins anew, sealed as the plan is."""
    if session.held is None:
        raise no_file_yet()
    before = session.held
    session.held = replace(before, vault=new)
    try:
        session.save()
    except Problem:
        session.held = replace(session.held, vault=before.vault)
        raise
    if session.journal:
        end_journal(session.journal, is_safe=True)
        session.keep_journal()
    document, path = session.plan.id, session.path
    if path and new != before.vault:

        def seal() -> None:
            _seal(document, path, before.vault, new)

        with suppress(TimeoutError):  # it goes on by itself
            done_in_time(backup_folder(document), seal, SEALING, at_last=True)


def _seal(document: str, path: Path, before: Vault | None, new: Vault | None) -> None:
    """Seal what the program kept of a plan with its new key, also what comes late."""
    wait_for_late()
    for file in kept_for(document, path):
        with suppress(OSError, ValueError, Problem):  # it is found and told later
            seal_file(file, before, new)
