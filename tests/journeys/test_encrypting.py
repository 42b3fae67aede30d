"""A plan is encrypted, opened in each way there is, and nothing readable of it stays behind."""

from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from desktopapp.plan.problem import Problem
from desktopapp.session import encrypting
from desktopapp.session.encrypting import (
    decrypt,
    encrypt,
    forget_passphrase,
    is_encrypted,
    open_encrypted,
    open_with_keyring,
    open_with_sheet,
    recovery_sheet,
    remember_passphrase,
)
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store import in_time
from desktopapp.store.settings import backup_folder, journal_folder
from desktopapp.store.vault import Locked, WrongPassphrase
from tests.slow_share import SlowShare
from tests.waiting import wait_until

WORDS = "correct horse battery"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("PLANWRIGHT_HOME", str(tmp_path / "home"))
    made = new_session(tmp_path / "plan", "Aldermere Council", "productivity-2024")
    made.keep_journal()
    return made


def retitled(session: Session, title: str) -> None:
    session.edit(replace(session.plan, title=title), "retitle")
    assert session.journal
    session.journal.note(session.plan)


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_an_encrypted_plan_leaves_nothing_readable_and_opens_with_its_passphrase(
    session: Session, tmp_path: Path
) -> None:
    retitled(session, "Secret savings")
    encrypt(session, WORDS)
    retitled(session, "Secret staffing")
    assert is_encrypted(session)
    left = all_bytes(tmp_path)
    for word in (b"Secret", b"Aldermere", b"PK\x03\x04"):
        assert word not in left
    assert list(journal_folder().iterdir())
    assert session.path
    with pytest.raises(Locked):
        open_session(session.path)
    with pytest.raises(WrongPassphrase):
        open_encrypted(session.path, "correct horse")
    assert open_encrypted(session.path, WORDS).plan.title == "Secret savings"
    session.save()
    assert open_encrypted(session.path, WORDS).plan.title == "Secret staffing"
    assert list(backup_folder(session.plan.id).iterdir())
    assert b"PK\x03\x04" not in all_bytes(backup_folder(session.plan.id))


def test_a_recovery_sheet_opens_it_and_an_older_one_does_not(session: Session) -> None:
    old = encrypt(session, WORDS)
    assert session.path
    assert open_with_sheet(session.path, old).plan == session.plan
    new = encrypt(session, "lantern otter quarry")
    assert recovery_sheet(session) == new
    assert open_with_sheet(session.path, new.lower()).plan == session.plan
    with pytest.raises(WrongPassphrase, match="older passphrase"):
        open_with_sheet(session.path, old)
    with pytest.raises(WrongPassphrase):
        open_encrypted(session.path, WORDS)


class Ring(NoKeyring):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]  # a property of the class in keyring
    kept: dict[str, str]

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(service + username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service + username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service + username]


def test_the_keyring_opens_it_until_it_is_told_to_forget(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = Ring()
    ring.kept = {}
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    encrypt(session, WORDS)
    assert session.path
    with pytest.raises(Locked):
        open_with_keyring(session.path)
    remember_passphrase(session)
    assert open_with_keyring(session.path).plan == session.plan
    assert open_encrypted(session.path, WORDS).plan == session.plan
    forget_passphrase(session)
    assert not ring.kept
    with pytest.raises(Locked):
        open_with_keyring(session.path)


def test_it_is_readable_again_when_that_is_wanted_and_allowed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(session, WORDS)
    with monkeypatch.context() as decided:
        decided.setattr("desktopapp.session.encrypting.must_encrypt", lambda: True)
        with pytest.raises(Problem, match="must be encrypted"):
            decrypt(session)
    decrypt(session)
    assert session.path
    assert open_session(session.path).plan == session.plan
    with pytest.raises(Problem, match="not encrypted"):
        recovery_sheet(session)


def test_a_passphrase_that_could_not_be_saved_is_not_taken(session: Session) -> None:
    assert session.path
    before = session.path.read_bytes()
    session.path.chmod(0o444)
    with pytest.raises(Problem, match="read only"):
        encrypt(session, WORDS)
    assert not is_encrypted(session)
    assert session.path.read_bytes() == before
    with pytest.raises(Problem, match="at least 12"):
        encrypt(session, "short")


def test_a_backup_that_comes_late_is_encrypted_with_the_others(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = SlowShare(backup_folder(session.plan.id).parent, monkeypatch)
    retitled(session, "Secret savings")
    with monkeypatch.context() as hurried:
        hurried.setattr(in_time, "PATIENCE", 0.05)
        share.delay = 0.2
        session.save()
        assert "No backup" in session.untold
        encrypt(session, WORDS)
    share.delay = 0
    in_time.wait_for_late()
    assert all_bytes(backup_folder(session.plan.id))
    assert b"PK\x03\x04" not in all_bytes(tmp_path)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("protects", [True, False])
def test_a_profile_that_does_not_answer_keeps_nobody_from_protecting_and_is_seen_to_later(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, protects: bool
) -> None:
    share = SlowShare(journal_folder().parent, monkeypatch)
    retitled(session, "Secret savings")
    session.save()
    if not protects:
        encrypt(session, WORDS)
    retitled(session, "More secret savings")
    assert session.path
    with monkeypatch.context() as hurried:
        hurried.setattr(in_time, "PATIENCE", 0.05)
        hurried.setattr(encrypting, "SEALING", 0.05)
        share.delay = 0.3
        if protects:
            words = encrypt(session, WORDS)
            assert open_with_sheet(session.path, words).plan.title == "More secret savings"
        else:
            decrypt(session)
            assert open_session(session.path).plan.title == "More secret savings"
        share.delay = 0
    in_time.wait_for_late()
    if protects:
        wait_until(lambda: not list(journal_folder().glob("*.journal")))
        assert b"PK\x03\x04" not in all_bytes(tmp_path)
        assert b"ecret savings" not in all_bytes(tmp_path)
