"""The journal: what was typed is found after a crash, whatever became of its file."""

import errno
import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.store import journal as module
from desktopapp.store.backups import keep_backup
from desktopapp.store.disk import Disk
from desktopapp.store.grounds import Ground
from desktopapp.store.journal import JOURNAL_MAGIC, Journal
from desktopapp.store.making import Mark
from desktopapp.store.open_file import NotSaved, new_file
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts, digest, encode
from desktopapp.store.recovery import Recovery, journals_left, put_aside, read_recovery, records_of
from desktopapp.store.save import save
from desktopapp.store.settings import Settings, save_settings
from desktopapp.store.vault import new_vault
from tests.safety.officer import state


def started(folder: Path, plan: Plan, **given: object) -> Journal:
    return Journal(folder, plan, Path("/plans/ours.planwright"), "abc", **given)  # type: ignore[arg-type]  # passed on


def crash(journal: Journal) -> None:
    """Let go of the journal as a program that ends does."""
    journal.leave()


def only(folder: Path) -> Recovery:
    (recovery,) = journals_left(folder)
    return recovery


def test_what_was_typed_is_found_after_a_crash(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0), now=lambda: datetime(2026, 5, 4, 14, 32, 1, tzinfo=UTC))
    for number in range(1, 5):
        journal.note(state(number))
    crash(journal)
    found = only(tmp_path)
    assert (found.saved, found.plan) == (state(0), state(4))
    assert (found.path, found.digest) == (Path("/plans/ours.planwright"), "abc")
    assert found.until == "2026-05-04 14:32:01+00:00"
    assert not found.torn


def test_nothing_is_written_before_the_first_edit_nor_left_after_the_last_save(
    tmp_path: Path,
) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(0))
    assert not list(tmp_path.iterdir())
    journal.note(state(1))
    journal.mark(state(1), tmp_path / "p", "d", lambda: state(1))
    assert not list(tmp_path.iterdir())
    journal.note(state(2))
    journal.end()
    assert not list(tmp_path.iterdir())


def test_what_a_plan_stands_on_is_found_as_it_was_told_last(tmp_path: Path) -> None:
    path = Path("/plans/ours.planwright")
    kept = UnknownParts({"versions/odd": b"\xff"}, {"later": [1]})
    marked = ((state(3), Mark("2026-05-04 14:32:01+00:00", "Agreed", "Ada")),)
    grounds = [
        Ground(path, "abc", "r0", ("r1",), marked, kept, (("r1", state(2)),)),
        Ground(path, "def", "r2"),
    ]
    for number in range(3):
        folder = tmp_path / str(number)
        journal = started(folder, state(0))
        journal.note(state(1))
        for ground in grounds[:number]:
            journal.note(state(1), ground)
        crash(journal)
        assert only(folder).ground == (grounds[number - 1] if number else None)
        assert only(folder).plan == state(1)


def test_what_a_plan_stands_on_is_told_again_by_the_next_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_JOURNAL_BYTES", 0)
    ground = Ground(Path("/plans/ours.planwright"), "abc", "r0", ("r1",))
    journal = started(tmp_path, state(0))
    for number in range(1, 4):
        journal.note(state(number), ground)
    crash(journal)
    assert (only(tmp_path).plan, only(tmp_path).ground) == (state(3), ground)


def test_a_journal_is_not_begun_anew_for_what_its_first_edit_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_JOURNAL_BYTES", 20_000)
    kept = UnknownParts({"versions/large": bytes(40_000)})
    ground = Ground(Path("/plans/ours.planwright"), "abc", "r0", ("r1",), kept=kept)
    journal = started(tmp_path, state(0))
    journal.note(state(1), ground)
    first = journal.file
    journal.note(state(2), ground)
    assert journal.file == first
    crash(journal)


def test_what_a_plan_stood_on_before_a_save_is_not_told_after_it(tmp_path: Path) -> None:
    path = Path("/plans/ours.planwright")
    before = Ground(path, "abc", "r0", ("r1",))
    journal = started(tmp_path, state(0))
    journal.note(state(1), before)
    journal.mark(state(1), path, "def", lambda: state(2), revision="r2", replaced="abc")
    journal.note(state(3), before)
    crash(journal)
    found = only(tmp_path)
    assert (found.plan, found.ground, found.revision) == (state(3), None, "r2")


def test_a_plan_that_has_a_new_file_stands_on_the_old_one_until_it_is_saved(
    tmp_path: Path,
) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1), Ground(Path("/plans/new.planwright"), "", "r0", ("r1",)))
    crash(journal)
    assert only(tmp_path).ground == Ground(Path("/plans/ours.planwright"), "abc", "r0", ("r1",))


def test_edits_made_during_a_save_stay_in_the_journal(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1))
    journal.note(state(2))
    journal.mark(state(1), tmp_path / "p", "d", lambda: state(2))
    crash(journal)
    found = only(tmp_path)
    assert (found.saved, found.plan, found.digest) == (state(1), state(2), "d")


@pytest.mark.parametrize("sealed", [False, True])
def test_a_crash_while_a_journal_is_begun_anew_leaves_all_that_was_typed(
    tmp_path: Path,
    sealed: bool,  # noqa: FBT001  # a case of the test
) -> None:
    folder = tmp_path / "journals"
    vault = new_vault("three words unlike") if sealed else None
    given = {"seal": vault.seal_record, "keys": vault.header} if vault else {}
    journal = started(folder, state(0), **given)
    journal.note(state(1))
    journal.note(state(2))
    assert journal.file
    older, before = journal.file, journal.file.read_bytes()
    journal.mark(state(1), tmp_path / "p", "d", lambda: state(2))
    crash(journal)
    newer, whole = journal.file, journal.file.read_bytes()
    records, _ = records_of(whole)
    older.write_bytes(before)
    ends = {
        len(JOURNAL_MAGIC) + sum(20 + len(one) for one in records[:count]) for count in range(3)
    }
    for end in sorted({*ends, *range(0, len(whole), 97)}):
        newer.write_bytes(whole[:end])
        found = only(folder)
        if vault:
            read = read_recovery(found.file, vault.unseal_record)
            assert read
            found = read
        assert found.plan == state(2), f"torn after {end} of {len(whole)} bytes"


def test_a_journal_that_is_written_by_a_running_program_is_left_alone(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1))
    assert journals_left(tmp_path) == ()
    crash(journal)
    assert journals_left(tmp_path)


def test_after_an_error_a_new_journal_begins_and_the_old_one_goes_only_then(
    tmp_path: Path,
) -> None:
    class Faulty(Disk):
        broken = False

        def sync(self, descriptor: int) -> None:
            if self.broken:
                raise OSError(errno.EIO, "fault")
            super().sync(descriptor)

    disk = Faulty()
    journal = started(tmp_path, state(0), disk=disk)
    journal.note(state(1))
    first = journal.file
    disk.broken = True
    for number in (2, 3):
        with pytest.raises(OSError, match="fault"):
            journal.note(state(number))
    assert list(tmp_path.iterdir()) == [first]
    disk.broken = False
    journal.note(state(3))
    assert journal.file != first
    assert list(tmp_path.iterdir()) == [journal.file]
    crash(journal)
    assert only(tmp_path).plan == state(3)


def test_a_long_journal_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_JOURNAL_BYTES", 1000)
    journal = started(tmp_path, state(0))
    for number in range(1, 20):
        journal.note(state(number))
    assert journal.file
    assert journal.file.stat().st_size < 10_000
    crash(journal)
    assert only(tmp_path).plan == state(19)


def test_a_journal_cut_anywhere_gives_a_state_that_was_typed(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    sizes = []
    for number in range(1, 4):
        journal.note(state(number))
        assert journal.file
        sizes.append(journal.file.stat().st_size)
    crash(journal)
    assert journal.file
    data = journal.file.read_bytes()
    for end in {*range(0, len(data), 5), *sizes}:
        journal.file.write_bytes(data[:end] + bytes(end % 50))
        found = read_recovery(journal.file)
        if end < len(JOURNAL_MAGIC):
            assert found is None
        typed = sum(end >= size for size in sizes)
        if typed:
            assert found
            assert found.plan == state(typed)
            assert found.torn == (end not in sizes or end % 50 > 0)


def test_a_changed_byte_ends_the_reading_there(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    for number in range(1, 4):
        journal.note(state(number))
    crash(journal)
    assert journal.file
    data = journal.file.read_bytes()
    for at in range(0, len(data), 13):
        changed = bytearray(data)
        changed[at] ^= 0x20
        journal.file.write_bytes(changed)
        found = read_recovery(journal.file)
        if found and found.plan:
            assert found.torn
            assert found.plan in [state(number) for number in range(3)]


def test_a_sealed_journal_needs_its_key(tmp_path: Path) -> None:
    def seal(data: bytes, _place: bytes) -> bytes:
        return bytes(byte ^ 7 for byte in data)

    journal = started(tmp_path, state(0), seal=seal, keys="where to find it")
    journal.note(state(1))
    crash(journal)
    assert journal.file
    assert b"Edit 1" not in journal.file.read_bytes()
    found = only(tmp_path)
    assert (found.plan, found.keys, found.title) == (None, "where to find it", "")
    opened = read_recovery(found.file, unseal=seal)
    assert opened
    assert opened.plan == state(1)


def test_pictures_and_the_letter_are_in_the_journal_too(tmp_path: Path) -> None:
    plan = state(0).with_picture("a.png", b"\0\1").with_picture("b.png", b"\2")
    journal = started(tmp_path, plan)
    later = replace(
        plan.with_picture("b.png", b"\3"),
        brief=replace(plan.brief, title="Another"),
        extra=json.dumps({"x": 1}),
        deadline_override=None,
    )
    journal.note(later)
    last = replace(later, pictures={"a.png": b"\0\1"})
    journal.note(last)
    crash(journal)
    assert only(tmp_path).plan == last


def test_a_journal_that_was_decided_on_is_put_aside_and_kept(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1))
    crash(journal)
    found = only(tmp_path)
    put_aside(found)
    assert journals_left(tmp_path) == ()
    aside = read_recovery(tmp_path / "aside" / found.file.name)
    assert aside
    assert aside.plan == state(1)


def test_what_was_put_aside_is_never_thrown_away(tmp_path: Path) -> None:
    names = set()
    for _ in range(34):
        journal = started(tmp_path, state(0))
        journal.note(state(1))
        crash(journal)
        names.add(only(tmp_path).file.name)
        put_aside(only(tmp_path))
    assert {one.name for one in (tmp_path / "aside").iterdir()} == names


@pytest.mark.parametrize(
    "content",
    [JOURNAL_MAGIC + b"\0" * 100, b"Planwright journal 2\nlater"],
)
def test_a_journal_that_cannot_be_read_is_told_of_and_can_be_put_aside(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "x-1.journal").write_bytes(content)
    found = only(tmp_path)
    assert found.unread
    assert found.plan is None
    put_aside(found)
    assert journals_left(tmp_path) == ()
    assert (tmp_path / "aside" / "x-1.journal").read_bytes() == content


def test_a_journal_of_a_later_version_does_not_hide_one_that_can_be_read(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1))
    crash(journal)
    (tmp_path / "x-1.journal").write_bytes(b"Planwright journal 2\nlater")
    assert [one.unread for one in journals_left(tmp_path)] == [False, True]


def test_what_was_typed_is_found_where_the_saved_plan_in_the_journal_is_damaged(
    tmp_path: Path,
) -> None:
    plan = tmp_path / "ours.planwright"
    saved = encode(state(0), (), NOTHING_KEPT)
    plan.write_bytes(saved)
    journal = Journal(tmp_path / "j", state(0), plan, digest(saved))
    for number in range(1, 4):
        journal.note(state(number))
    crash(journal)
    assert journal.file
    data = bytearray(journal.file.read_bytes())
    data[len(data) // 3] ^= 0x20  # the plan is most of it
    journal.file.write_bytes(data)
    found = only(tmp_path / "j")
    assert not found.unread
    assert (found.saved, found.plan) == (state(0), state(3))
    plan.write_bytes(b"another plan")
    found = only(tmp_path / "j")
    assert found.unread
    assert found.path == plan


@pytest.mark.parametrize("content", [b"", b"strange", JOURNAL_MAGIC, JOURNAL_MAGIC + b"\xff" * 99])
def test_a_strange_file_among_the_journals_harms_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.journal").write_bytes(content)
    assert journals_left(tmp_path) == ()
    assert journals_left(tmp_path / "nowhere") == ()


REMOVED_UNDER_US = pytest.mark.skipif(
    os.name == "nt", reason="Windows removes no file that is open"
)


@REMOVED_UNDER_US
def test_a_journal_that_is_cleared_away_under_the_program_is_begun_anew(tmp_path: Path) -> None:
    journal = started(tmp_path / "journals", state(0))
    journal.note(state(1))
    shutil.rmtree(tmp_path / "journals")
    journal.note(state(2))
    journal.leave()
    (found,) = journals_left(tmp_path / "journals")
    assert found.plan == state(2)


@REMOVED_UNDER_US
def test_a_journal_that_cannot_be_begun_anew_is_told(tmp_path: Path) -> None:
    journal = started(tmp_path / "journals", state(0))
    journal.note(state(1))
    shutil.rmtree(tmp_path / "journals")
    (tmp_path / "journals").write_text("in the way")
    with pytest.raises(OSError, match="journals"):
        journal.note(state(2))
    (tmp_path / "journals").unlink()
    journal.note(state(3))
    journal.leave()
    (found,) = journals_left(tmp_path / "journals")
    assert found.plan == state(3)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps local folders to their owner by itself")
def test_nobody_else_can_look_into_what_is_kept_on_this_computer(tmp_path: Path) -> None:
    started(tmp_path / "journals", state(0)).note(state(1))
    keep_backup(tmp_path / "backups", b"a plan")
    save_settings(Settings(), tmp_path / "settings" / "settings.json")
    (tmp_path / "plan.planwright").mkdir()
    with pytest.raises(NotSaved):
        save(state(1), new_file(tmp_path / "plan"), disk=Nowhere(), recovery=tmp_path / "recovery")
    for name in ("journals", "backups", "settings", "recovery"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o700, name


class Nowhere(Disk):
    """A disk that takes new files in the recovery folder only."""

    def create(self, path: Path, mode: int = 0o666) -> int:
        if path.parent.name != "recovery":
            raise OSError(errno.EROFS, str(path))
        return super().create(path, mode)


def test_what_was_typed_while_the_disk_was_late_is_not_taken_for_saved(tmp_path: Path) -> None:
    class Late(Disk):
        def __init__(self) -> None:
            self.asked, self.answers = Event(), Event()

        def sync(self, descriptor: int) -> None:
            self.asked.set()
            self.answers.wait()
            super().sync(descriptor)

    disk, typed = Late(), [state(1)]
    journal = started(tmp_path, state(0), disk=disk)
    noting = Thread(target=journal.note, args=(state(1),))
    noting.start()
    disk.asked.wait()
    marking = Thread(target=journal.mark, args=(state(1), tmp_path / "p", "d", lambda: typed[-1]))
    marking.start()
    typed.append(state(2))
    disk.answers.set()
    noting.join()
    marking.join()
    crash(journal)
    found = only(tmp_path)
    assert (found.saved, found.plan) == (state(1), state(2))


def test_what_comes_after_the_end_of_a_journal_begins_no_other(tmp_path: Path) -> None:
    journal = started(tmp_path, state(0))
    journal.note(state(1))
    journal.end()
    journal.note(state(2))
    journal.mark(state(2), tmp_path / "p", "d", lambda: state(3))
    assert not list(tmp_path.iterdir())
