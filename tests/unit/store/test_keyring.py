"""The system's keyring: whatever it does, the answer comes in time and in words."""

import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from desktopapp.plan.problem import Problem
from desktopapp.store.keyring import forget_secret, new_secret, secret_of


class Ring(KeyringBackend):
    """A keyring in memory, which can be told to fail or to take its time."""

    priority = 1  # type: ignore[assignment]  # a property of the class in keyring

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def _go(self) -> None:
        self.gate.wait(10)
        if self.error:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._go()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._go()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._go()
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    ring = Ring()
    keyring.set_keyring(ring)
    yield ring
    ring.gate.set()
    keyring.set_keyring(before)


def test_a_secret_is_kept_found_and_forgotten(ring: Ring) -> None:
    secret = new_secret("plan 1")
    assert secret_of("plan 1") == secret
    assert new_secret("plan 2") != secret
    forget_secret("plan 1")
    forget_secret("plan 1")
    assert secret_of("plan 1") is None
    assert len(ring.kept) == 1


def test_a_strange_secret_is_none(ring: Ring) -> None:
    ring.kept["Planwright", "plan"] = "no hexadecimal"
    assert secret_of("plan") is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NoKeyringError(), "There is none"),
        (InitError(), "could not be started"),
        (KeyringLocked(), "It is locked"),
        (PasswordSetError("secret words"), "did not take"),
        (OSError("secret words"), "It refused"),
    ],
)
def test_whatever_a_keyring_raises_is_told_and_holds_no_secret(
    error: Exception, told: str, ring: Ring
) -> None:
    ring.error = error
    for ask in (new_secret, secret_of, forget_secret):
        with pytest.raises(Problem, match=told) as caught:
            ask("plan")
        assert "secret words" not in str(caught.value)
        assert "passphrase" in caught.value.then


def test_a_keyring_that_does_not_answer_is_not_waited_for(ring: Ring) -> None:
    ring.gate.clear()
    with pytest.raises(Problem, match="does not answer"):
        secret_of("plan", patience=0.05)


def test_a_keyring_that_forgets_at_once_is_not_trusted(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ring, "set_password", lambda *_given: None)
    with pytest.raises(Problem, match="did not keep"):
        new_secret("plan")
