"""Encrypted plans: opened by what was given for them, refused in words when changed."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.patch import difference
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store import vault as module
from desktopapp.store.journal import CHECKSUM, JOURNAL_MAGIC, Journal, checksum
from desktopapp.store.open_file import ChangedOnDisk, NotSaved, new_file
from desktopapp.store.planfile import SEALED_MAGIC, encode
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.recovery import journals_left, read_recovery
from desktopapp.store.save import save
from desktopapp.store.vault import (
    Locked,
    Vault,
    WrongPassphrase,
    header_of,
    new_vault,
    unlock,
    unlock_by_secret,
    unlock_by_sheet,
)
from tests.brought import merge_with_disk
from tests.safety.officer import state

WORDS = "correct horse battery"
AS_SHIPPED = module._COST  # noqa: SLF001  # the tests make it cheaper


@pytest.fixture
def vault() -> Vault:
    return new_vault(WORDS)


def test_a_plan_is_opened_by_its_passphrase_and_by_no_other(tmp_path: Path, vault: Vault) -> None:
    held = save(state(1), replace(new_file(tmp_path / "plan"), vault=vault))
    with pytest.raises(Locked) as locked:
        open_plan(held.path)
    header = locked.value.header
    assert unlock(header, WORDS) == vault
    with pytest.raises(WrongPassphrase, match="not damaged"):
        unlock(header, WORDS + "!")
    plan, again = open_plan(held.path, unlock=lambda header: unlock(header, WORDS))
    assert plan == state(1)
    save(state(2), again)
    assert open_plan(held.path, unlock=lambda _header: vault)[0] == state(2)


def test_nothing_of_a_plan_can_be_read_in_its_file_nor_in_what_a_save_leaves(
    tmp_path: Path, vault: Vault
) -> None:
    held = save(state(1), replace(new_file(tmp_path / "plan"), vault=vault))
    held.path.chmod(0o444)
    with pytest.raises(NotSaved) as caught:
        save(state(2), held)
    assert caught.value.held.copy
    journal = Journal(tmp_path, state(0), held.path, seal=vault.seal_record, keys=vault.header)
    journal.note(state(3))
    journal.leave()
    for file in tmp_path.iterdir():
        data = file.read_bytes()
        for secret in (b"Edit", b"Aldermere", b"PK\x03\x04", vault.key, vault.key.hex().encode()):
            assert secret not in data
    assert WORDS not in repr(vault)
    assert str(vault.key) not in repr(vault) + repr(held)


def test_a_sealed_journal_is_recovered_with_the_passphrase(tmp_path: Path, vault: Vault) -> None:
    journal = Journal(tmp_path, state(0), seal=vault.seal_record, keys=vault.header)
    journal.note(state(1))
    journal.leave()
    (found,) = journals_left(tmp_path)
    opened = unlock(found.keys, WORDS)
    recovery = read_recovery(found.file, opened.unseal_record)
    assert recovery
    assert recovery.plan == state(1)


def test_letters_typed_in_another_way_are_the_same_passphrase() -> None:
    made = new_vault("caf\u00e9 ros\u00e9 tables \ud800")
    assert unlock(made.header, "cafe\u0301 rose\u0301 tables \ud800") == made


@pytest.mark.parametrize(
    "soon_guessed",
    [
        "secret",
        "elevencosy1",
        "passwordpassword",
        "P@55w0rd2027!",
        "gggggggggggggggg",
        "tintintintintin",
        "0987654321098765",
        "zyxwvutsrqponm",
        "asdfghjkl;asdf",
        "Welcome to July 27",
        "Harbour budget 27",
    ],
)
def test_a_passphrase_that_is_soon_guessed_is_refused_with_what_to_do(soon_guessed: str) -> None:
    with pytest.raises(Problem, match=r"at least 12|soon be guessed") as told:
        new_vault(soon_guessed, known=("Harbour budget",))
    assert "Three words" in told.value.then
    assert soon_guessed not in str(told.value)


@pytest.mark.parametrize(
    "good",
    [
        "lantern otter quarry",
        "kq7Vd2wZt9Lp",
        "Where did the geese go at noon?",
        "ö" * 3 + "bratapfel kufe",
    ],
)
def test_a_good_passphrase_is_taken(good: str) -> None:
    assert unlock(new_vault(good).header, good)


def test_what_a_passphrase_costs_is_at_least_what_is_advised() -> None:
    assert AS_SHIPPED >= 1 << 17  # OWASP's least, with r = 8 and p = 1


def test_a_slot_that_costs_less_is_made_anew_and_kept_by_the_next_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_COST", 2)
    held = save(state(1), replace(new_file(tmp_path / "plan"), vault=new_vault(WORDS)))
    monkeypatch.setattr(module, "_COST", 1 << 5)
    plan, held = open_plan(held.path, unlock=lambda header: unlock(header, WORDS))
    assert cost_of(held.path) == "2"
    save(plan, held)
    assert cost_of(held.path) == str(1 << 5)
    assert open_plan(held.path, unlock=lambda header: unlock(header, WORDS))[0] == plan


def cost_of(file: Path) -> str:
    found = json.loads(header_of(file.read_bytes()))["slots"]["passphrase"]["cost"]
    return str(found)


def test_a_header_that_was_changed_is_not_called_a_wrong_passphrase(vault: Vault) -> None:
    other = replace(new_vault(WORDS), slots=vault.slots).header
    with pytest.raises(Problem, match="damaged") as told:
        unlock(other, WORDS)
    assert not isinstance(told.value, WrongPassphrase)
    sealed = vault.seal(b"the plan")
    more = replace(vault, slots={**vault.slots, "later": {"kind": "x"}}).seal(b"the plan")
    body = len(sealed) - len(SEALED_MAGIC) - 4 - len(header_of(sealed))
    mixed = more[:-body] + sealed[-body:]
    with pytest.raises(Problem, match="damaged"):
        unlock(header_of(mixed), WORDS).unseal(mixed)


def test_a_sealed_record_of_a_journal_opens_at_no_other_place(
    tmp_path: Path, vault: Vault
) -> None:
    """Each record goes to another number, and into the journal of another plan of this key."""

    def journal(folder: str) -> list[bytes]:
        made = Journal(tmp_path / folder, state(0), seal=vault.seal_record, keys=vault.header)
        for number in (1, 2, 3):
            made.note(state(number))
        made.leave()
        assert made.file
        return records_of(made.file.read_bytes())

    def read(records: list[bytes]) -> Plan | None:
        file = tmp_path / "moved.journal"
        file.write_bytes(journal_of(records))
        found = read_recovery(file, vault.unseal_record)
        assert found
        return found.plan

    ours, theirs = journal("ours"), journal("theirs")
    assert read(ours) == state(3)
    assert read([*ours[:2], ours[3], ours[2]]) == state(0)  # in another order
    assert read([*ours[:3], ours[2]]) == state(1)  # once more
    assert read([*ours[:3], theirs[3]]) == state(1)  # from the other journal
    assert read([theirs[0], *ours[1:]]) is None  # under the other's start


def records_of(data: bytes) -> list[bytes]:
    found, at = [], len(JOURNAL_MAGIC)
    while at < len(data):
        end = at + 4 + CHECKSUM + int.from_bytes(data[at : at + 4], "big")
        found.append(data[at + 4 + CHECKSUM : end])
        at = end
    return found


def journal_of(records: list[bytes]) -> bytes:
    made, before = JOURNAL_MAGIC, b""
    for content in records:
        before = checksum(before, content)
        made += len(content).to_bytes(4, "big") + before + content
    return made


def test_a_sealed_journal_of_an_older_version_is_still_read(tmp_path: Path, vault: Vault) -> None:
    start = {"document": "p", "title": "", "path": "", "digest": "", "keys": vault.header}
    edit = {"at": "2026-11-02 17:40:00", "change": difference(state(0), state(1))}
    sealed = [
        b"P" + vault.seal_record(encode(state(0))),
        b"E" + vault.seal_record(json.dumps(edit).encode()),
    ]
    file = tmp_path / "old.journal"
    file.write_bytes(journal_of([b"S" + json.dumps(start).encode(), *sealed]))
    found = read_recovery(file, vault.unseal_record)
    assert found
    assert (found.plan, found.torn) == (state(1), False)


def test_a_secret_of_the_keyring_opens_a_plan_too(vault: Vault) -> None:
    secret = b"s" * 32
    both = vault.opened_by(secret)
    assert unlock_by_secret(both.header, secret) == both
    assert unlock(both.header, WORDS) == both
    assert unlock_by_secret(both.header, b"t" * 32) is None
    assert unlock_by_secret(vault.header, secret) is None


def test_the_recovery_sheet_opens_a_plan_however_it_is_typed(vault: Vault) -> None:
    sheet = vault.sheet()
    assert unlock_by_sheet(vault.header, sheet) == vault
    typed = sheet.lower().replace(" ", "-").replace("o", "0").replace("b", "8")
    assert unlock_by_sheet(vault.header, typed) == vault
    wrong = sheet[:-1] + ("A" if sheet[-1] != "A" else "C")
    for mistyped in (wrong, "", "x", sheet[5:], "é" * 9):
        with pytest.raises(WrongPassphrase, match="mistyped"):
            unlock_by_sheet(vault.header, mistyped)
    with pytest.raises(WrongPassphrase, match="another plan"):
        unlock_by_sheet(replace(vault, key=b"k" * 32).header, sheet)


def test_no_changed_bit_is_accepted(vault: Vault) -> None:
    data = vault.seal(b"the plan" * 50)
    chance = random.Random(7)  # noqa: S311  # chance, not secrecy
    for _ in range(4000):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        with pytest.raises(Problem):
            vault.unseal(bytes(changed))


def test_no_truncation_is_accepted(vault: Vault) -> None:
    data = vault.seal(b"the plan" * 50)
    for end in range(0, len(data), max(len(data) // 700, 1)):
        with pytest.raises(Problem):
            vault.unseal(data[:end])


def test_a_damaged_file_is_told_from_a_wrong_passphrase(tmp_path: Path, vault: Vault) -> None:
    held = save(state(1), replace(new_file(tmp_path / "plan"), vault=vault))
    data = held.path.read_bytes()
    held.path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(Problem, match="passphrase is not the cause"):
        open_plan(held.path, unlock=lambda header: unlock(header, WORDS))


@pytest.mark.parametrize("cost", ["3", "0", "-1", str(1 << 40), "x", "1" * 5000])
def test_a_strangers_header_cannot_make_the_computer_work_for_ever(
    cost: str, vault: Vault
) -> None:
    slot = {**vault.slots["passphrase"], "cost": cost}
    header = replace(vault, slots={"passphrase": slot}).header
    with pytest.raises(Problem, match="damaged"):
        unlock(header, WORDS)


@pytest.mark.parametrize(
    "header", ["", "[]", "{}", '{"check": 1, "slots": 2, "proof": 3}', "[" * 60_000]
)
def test_a_strange_header_is_refused(header: str, vault: Vault) -> None:
    data = SEALED_MAGIC + len(header).to_bytes(4, "big") + header.encode()
    for refuse in (lambda: header_of(data), lambda: vault.unseal(data)):
        with pytest.raises(Problem, match="damaged"):
            refuse()


def test_two_officers_of_one_encrypted_plan_are_merged(tmp_path: Path, vault: Vault) -> None:
    held = save(state(0), replace(new_file(tmp_path / "plan"), vault=vault))
    save(replace(state(0), title="Theirs"), open_plan(held.path, unlock=lambda _: vault)[1])
    session = Session(state(0), held)
    session.edit(state(0).without_part("a1"), "remove")
    with pytest.raises(ChangedOnDisk):
        session.save()
    merge_with_disk(session)
    session.save()
    plan, _ = open_plan(held.path, unlock=lambda _header: vault)
    assert (plan.title, len(plan.answers)) == ("Theirs", 4)
    assert json.loads(header_of(held.path.read_bytes()))["slots"].keys() == {"passphrase"}


def test_a_new_passphrase_shuts_the_old_one_out(tmp_path: Path, vault: Vault) -> None:
    held = save(state(1), replace(new_file(tmp_path / "plan"), vault=vault))
    changed = save(state(1), replace(held, vault=new_vault("lantern otter quarry")))
    header = header_of(changed.path.read_bytes())
    with pytest.raises(WrongPassphrase):
        unlock(header, WORDS)
    with pytest.raises(Locked):
        vault.unseal(changed.path.read_bytes())
    assert open_plan(held.path, unlock=lambda header: unlock(header, "lantern otter quarry"))[
        0
    ] == state(1)
