"""Encrypted plans: AES-256-GCM with a random key, which is wrapped once per way to open it.

A sealed file is ``MAGIC``, the length of the header (4 bytes, most significant first), the header
(JSON, readable, authenticated), a nonce (12 bytes) and the sealed bytes. The header holds the
slots: the key wrapped by a passphrase (scrypt, RFC 7914), and where the officer wants that, by a
secret in the system's keyring, which is a convenience: a reset of a password destroys it.

Nothing here holds a passphrase longer than it takes to make a key of it, and no exception names
one.
"""

import hashlib
import json
import sys
import unicodedata
from base64 import b32decode, b32encode
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from os import urandom

from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.plan.records import record
from desktopapp.store.planfile import SEALED_MAGIC, is_sealed

_KEY = 32  # bytes: AES-256
_NONCE = 12  # bytes: NIST SP 800-38D, 8.2
_MOST_HEADER = 64 << 10
_COST = 1 << 17  # scrypt: with r = 8, p = 1 OWASP's least, 128 MiB and some 0.5 s
_MOST_COST = 1 << 18
_GROUP = 4


class Locked(Problem):
    """A plan is encrypted and needs its passphrase; ``header`` is what it is unlocked with."""

    def __init__(self, header: str, where: str) -> None:
        super().__init__(
            "This plan is encrypted.",
            where=where,
            safe="Nothing was changed.",
            then="Type its passphrase, or the words of its recovery sheet.",
        )
        self.header = header


class WrongPassphrase(Problem):
    """The passphrase, or what was typed from a recovery sheet, does not open this plan."""


@record
class Vault:
    """The key of an encrypted plan, and the slots it is wrapped in (by their kind)."""

    key: bytes = field(repr=False)
    slots: Mapping[str, Mapping[str, str]] = field(repr=False)

    @property
    def header(self) -> str:
        """What the key can be found again with: readable, and no secret."""
        data = {"slots": self.slots, "proof": _proof(self.key)}
        return json.dumps({**data, "check": _check(data)}, sort_keys=True)

    @property
    def name(self) -> str:
        """The name of this key, by which a keyring knows its secret; it says nothing of it."""
        return _proof(self.key)

    def seal(self, data: bytes) -> bytes:
        """Return the bytes of a file that only this key opens."""
        header = self.header.encode("ascii")
        front = SEALED_MAGIC + len(header).to_bytes(4, "big") + header
        return front + _seal(self.key, data, front)

    def unseal(self, data: bytes, where: str = "") -> bytes:
        """Return what a sealed file holds, or raise ``Problem``."""
        header, end = _header(data, where)
        if json.loads(header)["proof"] != _proof(self.key):
            raise Locked(header, where)
        try:
            return _unseal(self.key, data[end:], data[:end])
        except ValueError:
            raise _damaged(where) from None

    def like(self, header: str) -> "Vault":
        """Return this key with the slots of another file, or raise ``Locked`` if it is not its."""
        try:
            return _proven(self.key, header)
        except ValueError:
            raise Locked(header, "") from None

    def seal_record(self, data: bytes, place: bytes = b"") -> bytes:
        """Return a record of a journal sealed: at no other ``place`` can it be opened."""
        return _seal(self.key, data, b"record" + place)

    def unseal_record(self, data: bytes, place: bytes = b"") -> bytes:
        """Return a record that was sealed for a place, or raise ``ValueError``."""
        return _unseal(self.key, data, b"record" + place)

    def opened_by(self, secret: bytes) -> "Vault":
        """Return the vault with a slot that a random secret opens, such as one in a keyring."""
        slot = {"wrapped": _seal(secret, self.key, b"keyring").hex()}
        return replace(self, slots={**self.slots, "keyring": slot})

    def without_secret(self) -> "Vault":
        """Return the vault without the slot that a secret opens."""
        slots = {kind: slot for kind, slot in self.slots.items() if kind != "keyring"}
        return replace(self, slots=slots)

    def sheet(self) -> str:
        """Return the key as words for a recovery sheet: groups of four, to print and lock away."""
        code = b32encode(self.key + hashlib.sha256(self.key).digest()[:3]).decode().rstrip("=")
        return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def new_vault(passphrase: str, known: Iterable[str] = ()) -> Vault:
    """Make a new random key that a passphrase opens. Takes some 0.5 s of time.

    Raises ``Problem`` for a passphrase that is soon guessed; ``known`` are texts that stand
    outside the plan, such as its file's name. To change a passphrase, make a new vault: then
    nobody who knew the old one can open what is saved from now on.
    """
    from desktopapp.store.passphrases import refuse_weak  # noqa: PLC0415  # not for the start

    refuse_weak(passphrase, known)
    key = urandom(_KEY)
    _leave_no_image()
    return Vault(key, {"passphrase": _slot(key, passphrase)})


def _slot(key: bytes, passphrase: str) -> Mapping[str, str]:
    """Wrap a key by a passphrase."""
    salt = urandom(16)
    wrapped = _seal(_stretched(passphrase, salt, _COST), key, b"passphrase")
    return {"salt": salt.hex(), "cost": str(_COST), "wrapped": wrapped.hex()}


def header_of(data: bytes, where: str = "") -> str:
    """Return the header of a sealed file, or raise ``Problem``."""
    return _header(data, where)[0]


def key_name(header: str) -> str:
    """Return the name of the key that a header belongs to, or raise ``Problem``."""
    _slots(header)
    return str(json.loads(header)["proof"])


def has_secret(header: str) -> bool:
    """Tell whether a vault has a slot that a secret in a keyring opens."""
    return "keyring" in _slots(header)


def unlock(header: str, passphrase: str) -> Vault:
    """Open a vault with its passphrase, or raise ``WrongPassphrase``. Takes some 0.5 s.

    A slot that costs less than one made today, as older versions made them, is made anew: the
    next save keeps it. Whoever changed the slot on purpose cannot be told from a passphrase that
    is wrong; a change of anything else of the header is said to be one.
    """
    slots = _slots(header)
    try:
        slot = slots["passphrase"]
        cost, salt = _bearable(int(slot["cost"])), bytes.fromhex(slot["salt"])
        wrapped = bytes.fromhex(slot["wrapped"])
    except (KeyError, ValueError, TypeError):
        raise _damaged("") from None
    try:
        key = _unseal(_stretched(passphrase, salt, cost), wrapped, b"passphrase")
    except ValueError:
        raise WrongPassphrase(
            "That is not the passphrase of this plan.",
            safe="The plan is not damaged. Nothing was changed.",
            then="Try again, or use the recovery sheet.",
        ) from None
    try:
        found = _proven(key, header)
    except ValueError:
        raise _damaged("") from None
    if cost < _COST:
        return replace(found, slots={**found.slots, "passphrase": _slot(key, passphrase)})
    return found


def unlock_by_secret(header: str, secret: bytes) -> Vault | None:
    """Open a vault with the secret of its keyring slot; nothing where that does not fit."""
    try:
        wrapped = bytes.fromhex(_slots(header)["keyring"]["wrapped"])
        return _proven(_unseal(secret, wrapped, b"keyring"), header)
    except (KeyError, ValueError, TypeError):
        return None


def unlock_by_sheet(header: str, words: str) -> Vault:
    """Open a vault with what was typed from its recovery sheet, or raise ``WrongPassphrase``."""
    code = "".join(one for one in words.upper() if one.isalnum())
    code = code.translate(str.maketrans("018", "OIB"))  # none of these is in the alphabet
    try:
        key = _without_check(b32decode(code + "=" * (-len(code) % 8)))
    except ValueError:
        raise WrongPassphrase(
            "That is not what a recovery sheet says: a group of letters was mistyped.",
            safe="Nothing was changed.",
            then="Compare it with the sheet, group by group.",
        ) from None
    try:
        return _proven(key, header)
    except ValueError:
        raise WrongPassphrase(
            "That recovery sheet belongs to another plan, or to an older passphrase of this one.",
            safe="Nothing was changed.",
            then="Look for the sheet that was printed last.",
        ) from None


def _bearable(cost: int) -> int:
    """Return a cost of scrypt that was read, or raise ``ValueError`` for one that nobody set."""
    if not 1 < cost <= _MOST_COST or cost & (cost - 1):
        raise ValueError("no power of two, or far too high")
    return cost


def _without_check(data: bytes) -> bytes:
    """Return the key of a recovery sheet, or raise ``ValueError`` where it was mistyped."""
    key, check = data[:_KEY], data[_KEY:]
    if hashlib.sha256(key).digest()[:3] != check:
        raise ValueError("mistyped")
    return key


def _proven(key: bytes, header: str) -> Vault:
    """Return the vault of a key, or raise ``ValueError`` where it is the key of another plan."""
    if json.loads(header).get("proof") != _proof(key):
        raise ValueError
    _leave_no_image()
    return Vault(key, _slots(header))


def _leave_no_image() -> None:
    """Let a crash leave no image of the memory, which holds the key and the words from now on."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # there is none on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _header(data: bytes, where: str) -> tuple[str, int]:
    """Return the header of a sealed file and where it ends, its checksum proven."""
    start = len(SEALED_MAGIC) + 4
    length = int.from_bytes(data[len(SEALED_MAGIC) : start], "big")
    if not is_sealed(data) or length > _MOST_HEADER or start + length > len(data):
        raise _damaged(where)
    try:
        header = data[start : start + length].decode("ascii")
        _slots(header)
    except (ValueError, Problem):
        raise _damaged(where) from None
    return header, start + length


def _slots(header: str) -> Mapping[str, Mapping[str, str]]:
    """Return the slots of a header, or raise ``Problem`` where it was changed."""
    try:
        data = json.loads(header)
        check = data.pop("check")
        slots: Mapping[str, Mapping[str, str]] = data["slots"]
        is_sound = check == _check(data) and isinstance(data["proof"], str)
        is_sound = is_sound and all(isinstance(slot, dict) for slot in slots.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged("") from None
    if not is_sound:
        raise _damaged("")
    return slots


def _check(data: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode("ascii")).hexdigest()


def _proof(key: bytes) -> str:
    """Return what tells a key from others; it says nothing of the key, which is random."""
    return hashlib.sha256(b"Planwright proof" + key).hexdigest()[:32]


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """Make a key of a passphrase, slowly. The same letters typed in another way are the same."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415  # slow to load

    letters = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "backslashreplace")
    return Scrypt(salt=salt, length=_KEY, n=cost, r=8, p=1).derive(letters)


def _seal(key: bytes, data: bytes, context: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # slow to load

    nonce = urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, context)


def _unseal(key: bytes, data: bytes, context: bytes) -> bytes:
    """Return what was sealed, or raise ``ValueError``."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # slow to load
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # slow to load

    try:
        return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], context)
    except InvalidTag:
        raise ValueError("sealed with another key, or changed") from None


def _damaged(where: str) -> Problem:
    return Unreadable(
        "This encrypted plan is damaged: it was cut short or changed.",
        where=where,
        safe="Nothing was changed.",
        then="Open an earlier copy of it. The passphrase is not the cause.",
        damaged=True,
    )
