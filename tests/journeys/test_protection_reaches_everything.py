"""A plan is protected, and the officer goes on as officers do: no word of it can be read here.

After each journey every file below the officer's folders is looked through: as it is, in UTF-16,
unpacked from any deflated stream in it wherever that begins, and in names. The same journey
without a passphrase finds the words, which shows that the search does.
"""

import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import paragraphs
from desktopapp.session import recovering
from desktopapp.session.encrypting import decrypt, encrypt, is_encrypted, open_encrypted
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.readable import add_this_plan, seal_traces, traces_of
from desktopapp.session.session import Session
from desktopapp.session.versions import earlier, earlier_plan, share_without_history
from desktopapp.store import save, vault
from desktopapp.store.container import pack
from desktopapp.store.disk import Disk
from desktopapp.store.recovery import put_aside
from desktopapp.store.settings import backup_folder, journal_folder, recovery_folder
from desktopapp.store.traces import TraceKind
from tests.brought import recovered_whole

THREE_WORDS = "lantern otter quarry"
WORDS = ("Quaysideberths", "Pilotagedues", "Dredgingpause", "Slipwayfees", "Buoyrental")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    for name, folder in {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "TMPDIR": "tmp",
    }.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("PLANWRIGHT_HOME", raising=False)
    (tmp_path / "docs").mkdir()
    return tmp_path


def streams(data: bytes) -> Iterator[bytes]:
    """Go through what can be unpacked in some bytes: zip entries, whole or cut, and zlib."""
    at = data.find(b"PK\3\4")
    while at >= 0:
        start = at + 30 + int.from_bytes(data[at + 26 : at + 28], "little")
        start += int.from_bytes(data[at + 28 : at + 30], "little")
        yield inflated(data[start:], -15)
        at = data.find(b"PK\3\4", at + 1)
    for head in (b"\x78\x9c", b"\x78\x01", b"\x78\xda", b"\x78\x5e"):
        at = data.find(head)
        while at >= 0:
            yield inflated(data[at:], 15)
            at = data.find(head, at + 1)


def inflated(data: bytes, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(data, 1 << 24)
    except zlib.error:
        return b""


def readable(folder: Path) -> set[tuple[str, str]]:
    """Return the words that can be read below a folder, each with the file that holds it."""
    found = set()
    for file in folder.rglob("*"):
        pieces = [str(file.name).encode()]
        if file.is_file():
            data = file.read_bytes()
            pieces += [data, *streams(data)]
        for piece in pieces:
            low = piece.lower()
            for word in WORDS:
                forms = (word.lower().encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
                if any(form in low for form in forms):
                    found.add((word, file.relative_to(folder).as_posix()))
    return found


def typed(session: Session, question: str, word: str) -> None:
    """Type a sentence; the journal has it."""
    text = paragraphs(f"{word} change in March, which members do not know yet.")
    plan = session.plan.with_answer_to(question, text)
    session.edit(replace(plan, title=f"{word} plan"), "type")
    assert session.journal
    session.journal.note(session.plan)


def killed(session: Session) -> None:
    """End as a program ends that is killed: nothing is tidied up."""
    assert session.journal
    assert session.journal._descriptor is not None  # noqa: SLF001  # the system closes it
    os.close(session.journal._descriptor)  # noqa: SLF001  # the same
    session.journal._descriptor = None  # noqa: SLF001  # the same


class FullDisk(Disk):
    """A disk on which the plan itself cannot be replaced."""

    def replace(self, source: Path, target: Path) -> None:
        if target.parent.name == "docs":
            raise OSError(5, os.strerror(5))
        super().replace(source, target)

    place = replace


def with_a_past(folders: Path) -> Session:
    """Begin a plan that was in a crash, could not be saved once, and is in the library."""
    session = new_session(folders / "docs" / "Plan", "Aldermere Council", "productivity-2024")
    session.keep_journal()
    typed(session, "t1.q1", WORDS[0])
    killed(session)
    for found in recovering.plans_to_recover():
        put_aside(found)
    session = open_session(folders / "docs" / "Plan.planwright")
    session.keep_journal()
    typed(session, "t1.q1", WORDS[0])
    assert session.held
    with pytest.raises(Problem):
        save.save(session.plan, session.held, recovery_folder(), FullDisk())
    session.save()
    typed(session, "t1.q2", WORDS[1])
    session.save()
    add_this_plan(session)
    return session


def goes_on(session: Session, folders: Path, passphrase: str) -> None:
    """Type, be killed, recover, lose the plan, merge, share, meet a full disk, and close."""
    path = folders / "docs" / "Plan.planwright"

    def opened(file: Path) -> Session:
        made = open_encrypted(file, passphrase) if passphrase else open_session(file)
        made.keep_journal()
        return made

    typed(session, "t1.q3", WORDS[2])
    killed(session)
    (found,) = recovering.plans_to_recover()
    if passphrase:
        again, key = recovering.unlock_recovery(found, passphrase)
        session = recovered_whole(again, key).session
    else:
        session = recovered_whole(found).session
    put_aside(found)
    session.save()
    assert WORDS[2] in said(session.plan)
    typed(session, "t1.q4", WORDS[3])
    copy = session.lose()
    assert copy
    session = opened(path)
    merge_with_copy(session, copy)
    session.save()
    assert WORDS[3] in said(session.plan)
    typed(session, "t2.q1", WORDS[4])
    assert session.held
    with pytest.raises(Problem):
        save.save(session.plan, session.held, recovery_folder(), FullDisk())
    session.save()
    share_without_history(session, folders / "docs" / "To share")
    if passphrase:
        with pytest.raises(Problem):
            add_this_plan(session)
    else:
        add_this_plan(session)
    session.undo()
    assert session.journal
    session.journal.note(session.plan)
    session.save()
    session.journal.end()


def said(plan: Plan) -> str:
    return repr(plan.answers)


def test_nothing_of_a_protected_plan_can_be_read_after_all_that_happens_to_it(
    folders: Path,
) -> None:
    session = with_a_past(folders)
    assert {word for word, _ in readable(folders)} == set(WORDS[:2])
    encrypt(session, THREE_WORDS)
    found = traces_of(session)
    assert [one.kind for one in found] == [TraceKind.LIBRARY]  # all else was sealed at once
    assert seal_traces(session, found) == ()
    assert readable(folders) == set()
    goes_on(session, folders, THREE_WORDS)
    assert readable(folders) == set()
    assert traces_of(session) == ()


def test_the_same_journey_without_a_passphrase_leaves_words_in_each_place(folders: Path) -> None:
    session = with_a_past(folders)
    goes_on(session, folders, "")
    places = {file.rpartition("/")[0].rpartition("/")[2] for _, file in readable(folders)}
    assert {word for word, _ in readable(folders)} == set(WORDS)
    assert {"docs", "aside", "planwright"} <= places


def test_what_was_kept_before_the_passphrase_is_sealed_and_not_lost(folders: Path) -> None:
    session = with_a_past(folders)
    states = [earlier_plan(session, one) for one in earlier(session)]
    encrypt(session, THREE_WORDS)
    assert [earlier_plan(session, one) for one in earlier(session)][-len(states) :]
    assert {one.title for one in states} <= {
        earlier_plan(session, one).title for one in earlier(session)
    }
    (aside,) = (journal_folder() / "aside").iterdir()
    found = recovering.recovery.read_recovery(aside)
    assert found
    assert found.keys
    opened, _ = recovering.unlock_recovery(found, THREE_WORDS)
    assert opened.plan
    assert WORDS[0] in said(opened.plan)
    (copy,) = (folders / "docs").glob("*(unsaved copy).planwright")
    assert WORDS[0] in said(open_encrypted(copy, THREE_WORDS).plan)


def test_a_new_passphrase_opens_the_backups_too_and_without_one_they_can_be_read(
    folders: Path,
) -> None:
    session = with_a_past(folders)
    encrypt(session, THREE_WORDS)
    encrypt(session, "kettle radio moss")
    backups = list(backup_folder(session.plan.id).rglob("*.planwright"))
    assert len(backups) >= 3
    backups += (folders / "docs").glob("*(unsaved copy).planwright")
    for one in backups:
        assert open_encrypted(one, "kettle radio moss").plan.id == session.plan.id
    decrypt(session)
    assert not is_encrypted(session)
    assert all(open_session(one).plan for one in backups)


def test_copies_that_the_officer_made_are_told_and_sealed_when_agreed(folders: Path) -> None:
    session = with_a_past(folders)
    path = folders / "docs" / "Plan.planwright"
    for name in ("Plan (my copy)", "Plan for the chair", "Planning", "Copy of Plan"):
        path.with_name(f"{name}.planwright").write_bytes(path.read_bytes())
    path.with_name("DRAFT FOR CABINET.PLANWRIGHT").write_bytes(path.read_bytes())
    new_session(path.with_name("Plan of the port"), "Sallow Council", "productivity-2024").save()
    encrypt(session, THREE_WORDS)
    copies = {one.file.stem: one for one in traces_of(session) if one.kind is TraceKind.COPY}
    assert {name: one.sure for name, one in copies.items()} == {
        "Plan (my copy)": True,
        "Plan for the chair": False,
        "Planning": False,
        "Copy of Plan": False,
        "DRAFT FOR CABINET": False,
    }
    assert seal_traces(session, copies.values()) == ()
    for one in copies.values():
        assert open_encrypted(one.file, THREE_WORDS).plan.id == session.plan.id
    assert open_session(path.with_name("Plan of the port.planwright"))


@pytest.mark.parametrize("name", ["Plan.bak", "Plan.planwright~", "No ending", "Plan.docx"])
def test_a_copy_is_told_whatever_its_ending(name: str, folders: Path) -> None:
    session = with_a_past(folders)
    path = folders / "docs" / "Plan.planwright"
    path.with_name(name).write_bytes(path.read_bytes())
    path.with_name("Minutes.docx").write_bytes(pack({"word/document.xml": b"<w:document/>"}))
    encrypt(session, THREE_WORDS)
    (copy,) = (one for one in traces_of(session) if one.file.name == name)
    assert copy.kind is TraceKind.COPY
    assert seal_traces(session, [copy]) == ()
    assert open_encrypted(copy.file, THREE_WORDS).plan.id == session.plan.id
    assert not [one for one in traces_of(session) if one.file.name in (name, "Minutes.docx")]


def test_a_plan_opened_by_a_link_has_the_backups_of_its_file_protected_too(folders: Path) -> None:
    path = with_a_past(folders).path
    assert path
    link = folders / "Link.planwright"
    link.symlink_to(path)
    session = open_session(link, to_write=True)
    assert list(backup_folder(session.plan.id).rglob("*.planwright"))
    encrypt(session, THREE_WORDS)
    assert not [one for one in traces_of(session) if one.kind is TraceKind.BACKUP]
    for one in backup_folder(session.plan.id).rglob("*.planwright"):
        assert open_encrypted(one, THREE_WORDS).plan.id == session.plan.id


def test_a_copy_that_another_program_packed_is_told_by_its_id(folders: Path) -> None:
    session = with_a_past(folders)
    path = folders / "docs" / "Plan.planwright"
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(path.with_name("Packed.planwright"), "w") as new,
    ):
        for name in reversed(old.namelist()):
            with new.open(name, "w") as entry:
                entry.write(old.read(name))
    encrypt(session, THREE_WORDS)
    assert "Packed" in {one.file.stem for one in traces_of(session)}


class Killed(BaseException):
    """What ends a program at once."""


class CutOff(Disk):
    """A disk that a program never comes back from when it puts a plan in its place."""

    def replace(self, _source: Path, _target: Path) -> None:
        raise Killed

    place = replace

    def remove(self, _path: Path) -> None:
        """Remove nothing: there is no program any more that could."""


def test_what_a_save_left_that_was_cut_off_is_told_and_sealed(folders: Path) -> None:
    session = with_a_past(folders)
    docs = folders / "docs"
    before = set(docs.iterdir())
    assert session.held
    with pytest.raises(Killed):
        save.save(replace(session.plan, title=WORDS[3]), session.held, disk=CutOff())
    (whole,) = (one for one in set(docs.iterdir()) - before if one.suffix == ".tmp")
    data = whole.read_bytes()
    short = {"~1a2b0123456789.tmp": data[: len(data) // 2], "~1a2b0123456788.tmp": data[:40]}
    theirs = {
        "~1a2b0123456787.tmp": b"<p>A page that is being made",
        "~notes.tmp": data,
        "~1a2b0123456786.tmp": pack({"manifest.json": b'{"document": "another"}'}),
    }
    for name, content in (short | theirs).items():
        (docs / name).write_bytes(content)
    encrypt(session, THREE_WORDS)
    found = [one for one in traces_of(session) if one.kind is TraceKind.LEFTOVER]
    assert {one.file.name: one.sure for one in found} == {
        whole.name: True,
        "~1a2b0123456789.tmp": True,
        "~1a2b0123456788.tmp": False,
    }
    (docs / "~1a2b0123456788.tmp").unlink()  # what another program finished is readable no more
    assert seal_traces(session, found) == ()
    assert open_encrypted(whole, THREE_WORDS).plan.title == WORDS[3]
    assert vault.is_sealed((docs / "~1a2b0123456789.tmp").read_bytes())
    assert not [one for one in traces_of(session) if one.kind is TraceKind.LEFTOVER]
    assert {name: (docs / name).read_bytes() for name in theirs} == theirs


def test_a_protected_plan_whose_file_is_gone_is_recovered_and_stays_protected(
    folders: Path,
) -> None:
    session = with_a_past(folders)
    encrypt(session, THREE_WORDS)
    assert seal_traces(session, traces_of(session)) == ()
    typed(session, "t1.q3", WORDS[2])
    killed(session)
    assert session.path
    session.path.unlink()
    (found,) = recovering.plans_to_recover()
    again, key = recovering.unlock_recovery(found, THREE_WORDS)
    session = recovered_whole(again, key).session
    assert session.path is None
    assert is_encrypted(session)
    assert session.journal
    typed(session, "t1.q4", WORDS[3])
    session.keep_in(folders / "docs" / "Anew")
    session.save()
    assert readable(folders) == set()


def test_what_was_kept_for_another_plan_of_the_same_id_is_left_alone(folders: Path) -> None:
    """Next year's plan was copied from this one: both have its id."""
    with_a_past(folders)
    path = folders / "docs" / "Plan.planwright"
    other = folders / "docs" / "Waste.planwright"
    other.write_bytes(path.read_bytes())
    theirs = open_session(other)
    theirs.keep_journal()
    typed(theirs, "t1.q5", "Waste")
    theirs.save()
    typed(theirs, "t1.q5", "Waste again")
    killed(theirs)
    kept = {file: file.read_bytes() for file in folders.rglob("*") if file.is_file()}
    session = open_session(path)
    encrypt(session, THREE_WORDS)
    found = traces_of(session)
    assert [one.file for one in found if not one.sure] == [other]  # told, and left to a person
    assert seal_traces(session, [one for one in found if one.sure]) == ()
    assert other.read_bytes() == kept[other]
    state = journal_folder().parent
    left = {file for file in kept if file.exists() and file.read_bytes() == kept[file]}
    assert any(file.is_relative_to(state / "backups") for file in left)
    assert any(file.parent == journal_folder() for file in left)
    for found in recovering.plans_to_recover():
        assert found.plan
        assert "Waste again" in found.plan.title


def test_backups_of_a_file_that_is_gone_are_told_but_never_taken_for_granted(
    folders: Path,
) -> None:
    with_a_past(folders)
    moved = folders / "docs" / "Moved.planwright"
    (folders / "docs" / "Plan.planwright").rename(moved)
    session = open_session(moved)
    encrypt(session, THREE_WORDS)
    found = [one for one in traces_of(session) if one.kind is TraceKind.BACKUP]
    assert found
    assert not any(one.sure for one in found)
    assert seal_traces(session, found) == ()
    assert not any("backups" in file for _, file in readable(folders))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps images where IT says")
def test_no_image_of_the_memory_is_left_by_a_crash_once_a_key_is_known() -> None:
    program = """
import resource as r
r.setrlimit(r.RLIMIT_CORE, (r.getrlimit(r.RLIMIT_CORE)[1],) * 2)
from desktopapp.store import vault
vault._COST = 4
vault.new_vault("lantern otter quarry")
print(r.getrlimit(r.RLIMIT_CORE)[0])
"""
    said = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert said.stdout.strip() == "0"
