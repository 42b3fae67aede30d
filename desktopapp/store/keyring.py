"""Secrets in the system's keyring: Windows' credential store, the Secret Service on Linux.

A keyring may be absent, locked, slow or forbidden. Whatever it does, a question to it ends in
time and an answer is a value or a ``Problem``; a plan can always be opened with its passphrase.
"""

from collections.abc import Callable
from os import urandom
from threading import Thread
from typing import Any

from desktopapp.plan.problem import Problem

SERVICE = "Planwright"
PATIENCE = 20.0  # seconds: the system may ask the officer to unlock the keyring


def new_secret(document: str, patience: float = PATIENCE) -> bytes:
    """Put a new random secret for a document into the keyring and return it.

    Raises ``Problem`` where the keyring does not keep it.
    """
    secret = urandom(32)

    def put(ring: Any) -> str | None:  # noqa: ANN401  # the module keyring, which is loaded late
        ring.set_password(SERVICE, document, secret.hex())
        found: str | None = ring.get_password(SERVICE, document)
        return found

    if _asked(put, patience) != secret.hex():
        raise _trouble("It did not keep what it was given.")
    return secret


def secret_of(document: str, patience: float = PATIENCE) -> bytes | None:
    """Return the secret of a document, or nothing where the keyring has none.

    Raises ``Problem`` where the keyring cannot be asked.
    """
    found = _asked(lambda ring: ring.get_password(SERVICE, document), patience)
    try:
        return bytes.fromhex(found) if found else None
    except (ValueError, TypeError):
        return None


def forget_secret(document: str, patience: float = PATIENCE) -> None:
    """Remove the secret of a document; having none is no trouble. Raises ``Problem``."""

    def remove(ring: Any) -> None:  # noqa: ANN401  # as above
        if ring.get_password(SERVICE, document) is not None:
            ring.delete_password(SERVICE, document)

    _asked(remove, patience)


def _asked(question: Callable[[Any], Any], patience: float) -> Any:  # noqa: ANN401  # what the keyring answers
    """Ask the keyring on a thread of its own, and give up when it takes too long."""
    answers: list[Any] = []
    troubles: list[str] = []

    def ask() -> None:
        try:
            import keyring  # noqa: PLC0415  # slow to load

            answers.append(question(keyring))
        except Exception as error:  # noqa: BLE001  # backends raise whatever they like
            troubles.append(type(error).__name__)

    thread = Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(patience)
    if thread.is_alive():
        raise _trouble("It does not answer.")
    if troubles:
        raise _trouble(_WORDS.get(troubles[0], "It refused."))
    return answers[0]


_WORDS = {
    "NoKeyringError": "There is none on this PC.",
    "InitError": "It could not be started.",
    "KeyringLocked": "It is locked.",
    "PasswordSetError": "It did not take the key.",
    "PasswordDeleteError": "It did not give the key up.",
}


def _trouble(why: str) -> Problem:
    return Problem(
        f"The passwords kept on this PC cannot be used. {why}",
        safe="Nothing was changed.",
        then="Use the passphrase of the plan.",
    )
