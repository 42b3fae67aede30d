"""A merge that is undone: both are apart again, and nothing of either is taken for removed."""

from pathlib import Path

import pytest

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import encrypt, open_encrypted
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.recovering import plans_to_recover, unlock_recovery
from desktopapp.session.session import Session
from desktopapp.session.versions import saved_versions
from desktopapp.store.open_file import ChangedOnDisk
from desktopapp.store.recovery import put_aside
from tests.brought import merge_with_disk, recovered_whole

OURS, THEIRS, MORE = "Ours: the depot moved.", "Theirs: nine vans run.", "More: a tenth van."


def words(session: Session) -> str:
    return " ".join(plain(part.text) for part in session.plan.parts())


def write(session: Session, question: str, text: str) -> None:
    session.edit(session.plan.with_answer_to(question, paragraphs(text)), "write")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", "Sallow Town Council", "productivity-2024")
    write(session, "t1.q2", "Both began here.")
    session.save()
    assert session.path
    return session.path


@pytest.fixture
def two(path: Path) -> tuple[Session, Session]:
    """Return what two officers have open: ours with words that the file lacks, theirs saved."""
    ours, theirs = open_session(path), open_session(path)
    write(ours, "t1.q1", OURS)
    write(theirs, "t2.q1", THEIRS)
    theirs.save()
    with pytest.raises(ChangedOnDisk):
        ours.save()
    return ours, theirs


def brought_together(path: Path) -> tuple[Session, Path, Session]:
    """Return a plan with words of ours and a copy's, the copy, and what the colleague has open."""
    copy, theirs = copied(path)
    ours = open_session(path)
    ours.keep_journal()
    write(ours, "t1.q1", OURS)
    merge_with_copy(ours, copy)
    return ours, copy, theirs


def copied(
    path: Path, text: str = THEIRS, name: str = "plan (copy).planwright"
) -> tuple[Path, Session]:
    """Return a copy of a plan in which a colleague saved something, and what they have open."""
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    theirs = open_session(copy)
    write(theirs, "t2.q1", text)
    theirs.save()
    return copy, theirs


def assert_both_are_there(theirs: Session, path: Path) -> None:
    """Bring our plan into theirs: what was undone here must not be taken for removed there."""
    merge_with_copy(theirs, path)
    assert all(one in words(theirs) for one in (OURS, THEIRS))


def told_by_undo(session: Session) -> str:
    told: list[str] = []
    session.listen = lambda change: told.append(" ".join(change.told))
    session.undo()
    return told[-1]


def test_before_it_is_saved_the_file_is_as_much_another_as_before(
    two: tuple[Session, Session],
) -> None:
    ours, _ = two
    merge_with_disk(ours)
    assert THEIRS in words(ours)
    assert "out of your plan again" in told_by_undo(ours)
    assert THEIRS not in words(ours)
    with pytest.raises(ChangedOnDisk):
        ours.save()
    merge_with_disk(ours)
    ours.save()
    assert {OURS, THEIRS} <= {one for one in (OURS, THEIRS) if one in words(ours)}


def test_once_it_is_saved_the_colleagues_words_are_not_taken_for_removed(
    two: tuple[Session, Session],
) -> None:
    ours, theirs = two
    merge_with_disk(ours)
    ours.save()
    assert "With what was brought in" in told_by_undo(ours)
    ours.save()
    assert ours.path
    assert THEIRS not in words(open_session(ours.path))
    assert "With what was brought in" in [one.name for one in saved_versions(ours)]
    write(theirs, "t2.q2", MORE)
    with pytest.raises(ChangedOnDisk):
        theirs.save()
    merged = merge_with_disk(theirs)
    assert not merged.clashes
    assert all(one in words(theirs) for one in (OURS, THEIRS, MORE))


def test_one_who_wrote_on_from_the_merge_keeps_all_of_it(two: tuple[Session, Session]) -> None:
    ours, _ = two
    merge_with_disk(ours)
    ours.save()
    assert ours.path
    third = open_session(ours.path)
    ours.undo()
    ours.save()
    write(third, "t2.q2", MORE)
    with pytest.raises(ChangedOnDisk):
        third.save()
    merge_with_disk(third)
    assert all(one in words(third) for one in (OURS, THEIRS, MORE))


@pytest.mark.parametrize("saved", [False, True])
def test_done_again_it_is_a_merge_again(two: tuple[Session, Session], saved: bool) -> None:  # noqa: FBT001  # of the parameters
    ours, theirs = two
    merge_with_disk(ours)
    if saved:
        ours.save()
    ours.undo()
    ours.redo()
    ours.save()
    write(theirs, "t2.q2", MORE)
    with pytest.raises(ChangedOnDisk):
        theirs.save()
    merge_with_disk(theirs)
    assert all(one in words(theirs) for one in (OURS, THEIRS, MORE))
    assert words(theirs).count(THEIRS) == 1


@pytest.mark.parametrize("saved", [False, True])
def test_a_copy_that_was_undone_can_be_brought_in_again(path: Path, saved: bool) -> None:  # noqa: FBT001  # of the parameters
    copy, theirs = copied(path)
    ours = open_session(path)
    write(ours, "t1.q1", OURS)
    ours.save()
    merge_with_copy(ours, copy)
    if saved:
        ours.save()
    ours.undo()
    ours.save()
    assert THEIRS not in words(ours)
    merge_with_copy(ours, copy)
    assert all(one in words(ours) for one in (OURS, THEIRS))
    assert_both_are_there(theirs, path)


def test_an_edit_that_is_undone_says_nothing_of_merges(path: Path) -> None:
    ours = open_session(path)
    write(ours, "t1.q1", OURS)
    assert told_by_undo(ours).strip() == ""


def test_undone_while_it_is_saved_it_is_undone_all_the_same(two: tuple[Session, Session]) -> None:
    ours, theirs = two
    merge_with_disk(ours)
    saving = ours.begin_save()
    ended = saving.run()
    ours.undo()
    ours.end_save(saving, ended)
    assert "With what was brought in" in ours.untold
    assert not ours.is_saved
    ours.save()
    assert "With what was brought in" in [one.name for one in saved_versions(ours)]
    write(theirs, "t2.q2", MORE)
    with pytest.raises(ChangedOnDisk):
        theirs.save()
    assert not merge_with_disk(theirs).clashes
    assert all(one in words(theirs) for one in (OURS, THEIRS, MORE))


def test_undone_while_a_save_fails_the_file_is_as_much_another_as_before(
    two: tuple[Session, Session],
) -> None:
    ours, theirs = two
    merge_with_disk(ours)
    write(theirs, "t2.q2", MORE)
    theirs.save()
    saving = ours.begin_save()
    with pytest.raises(ChangedOnDisk) as raised:
        saving.run()
    ours.undo()
    ours.end_save(saving, raised.value)
    with pytest.raises(ChangedOnDisk):
        ours.save()
    assert not merge_with_disk(ours).clashes
    ours.save()
    assert ours.path
    assert all(one in words(open_session(ours.path)) for one in (OURS, THEIRS, MORE))


@pytest.mark.parametrize("again", [False, True])
def test_done_again_while_it_is_saved_it_is_a_merge(path: Path, again: bool) -> None:  # noqa: FBT001  # of the parameters
    copy, theirs = copied(path)
    saving = theirs.begin_save("Agreed by cabinet")
    theirs.end_save(saving, saving.run())
    ours = open_session(path)
    write(ours, "t1.q1", OURS)
    merge_with_copy(ours, copy)
    if not again:
        ours.undo()
    saving = ours.begin_save()
    ended = saving.run()
    if again:
        ours.undo()
    ours.redo()
    ours.end_save(saving, ended)
    ours.save()
    assert all(one in words(ours) for one in (OURS, THEIRS))
    assert "Agreed by cabinet" in [one.name for one in saved_versions(ours)]
    assert not merge_with_copy(ours, copy)[0].clashes
    write(theirs, "t2.q2", MORE)
    theirs.save()
    assert not merge_with_copy(ours, copy)[0].clashes
    assert words(ours).count(THEIRS) == 1


def test_a_copy_that_brings_nothing_is_no_step_to_undo(path: Path) -> None:
    copy = path.with_name("plan (copy).planwright")
    copy.write_bytes(path.read_bytes())
    ours = open_session(path)
    write(ours, "t1.q1", OURS)
    merge_with_copy(ours, copy)
    assert told_by_undo(ours).strip() == ""
    assert OURS not in words(ours)


def test_only_merges_that_can_still_be_undone_are_remembered(path: Path) -> None:
    ours = open_session(path)
    for n in range(4):
        copy, _theirs = copied(path, f"{THEIRS} {n}.", f"plan ({n}).planwright")
        merge_with_copy(ours, copy)
        ours.undo()
        write(ours, "t1.q1", f"{OURS} {n}.")
        ours.save()
    assert not ours.brought
    merge_with_copy(ours, copy)
    ours.save()
    assert len(ours.brought) == 1


def crashed(session: Session) -> Session:
    """End as a crash would, once the journal has the last edit, and open what was kept."""
    assert session.journal
    session.journal.note(session.plan, session.ground)
    session.journal.leave()
    (found,) = plans_to_recover()
    recovered = recovered_whole(found).session
    put_aside(found)
    return recovered


@pytest.mark.parametrize("crashes", [1, 2])
def test_a_crash_after_a_copy_was_undone_does_not_make_its_words_removed(
    path: Path, crashes: int
) -> None:
    ours, copy, theirs = brought_together(path)
    ours.save()
    ours.undo()
    for _ in range(crashes):
        ours = crashed(ours)
    ours.save()
    assert THEIRS not in words(ours)
    assert "With what was brought in" in [one.name for one in saved_versions(ours)]
    assert_both_are_there(theirs, path)
    merge_with_copy(ours, copy)
    assert all(one in words(ours) for one in (OURS, THEIRS))


@pytest.mark.parametrize("saved", [False, True])
def test_a_crash_after_a_colleagues_save_was_undone_does_not_make_its_words_removed(
    path: Path,
    saved: bool,  # noqa: FBT001  # of the parameters
) -> None:
    ours, theirs = open_session(path), open_session(path)
    ours.keep_journal()
    write(ours, "t1.q1", OURS)
    write(theirs, "t2.q1", THEIRS)
    theirs.save()
    merge_with_disk(ours)
    if saved:
        ours.save()
    ours.undo()
    ours = crashed(ours)
    ours.save()
    write(theirs, "t2.q2", MORE)
    with pytest.raises(ChangedOnDisk):
        theirs.save()
    assert not merge_with_disk(theirs).clashes
    assert all(one in words(theirs) for one in (OURS, THEIRS, MORE))


@pytest.mark.parametrize("crashes", [1, 2])
def test_a_copy_brought_in_before_a_crash_stays_brought_in(path: Path, crashes: int) -> None:
    copy, theirs = copied(path)
    saving = theirs.begin_save("Agreed by cabinet")
    theirs.end_save(saving, saving.run())
    ours = open_session(path)
    ours.keep_journal()
    merge_with_copy(ours, copy)
    for _ in range(crashes):
        ours = crashed(ours)
    ours.save()
    assert THEIRS in words(ours)
    assert "Agreed by cabinet" in [one.name for one in saved_versions(ours)]
    ours.answer("t2.q1", paragraphs(""))
    ours.save()
    merge_with_copy(ours, copy)
    assert THEIRS not in words(ours)


def test_a_colleagues_save_brought_in_before_a_crash_stays_brought_in(path: Path) -> None:
    ours, theirs = open_session(path), open_session(path)
    ours.keep_journal()
    write(theirs, "t2.q1", THEIRS)
    theirs.save()
    write(ours, "t1.q1", OURS)
    merge_with_disk(ours)
    ours.answer("t2.q1", paragraphs(""))
    ours = crashed(ours)
    ours.save()
    assert OURS in words(ours)
    assert THEIRS not in words(ours)


def test_a_crash_in_the_moment_after_a_save_of_what_was_undone_meanwhile_forgets_nothing(
    path: Path,
) -> None:
    ours, _copy, theirs = brought_together(path)
    saving = ours.begin_save()
    ended = saving.run()
    ours.undo()
    ours.end_save(saving, ended)
    ours = crashed(ours)
    ours.save()
    assert_both_are_there(theirs, path)


@pytest.mark.parametrize("saved", [False, True])
def test_what_was_recovered_and_undone_is_not_taken_for_removed(path: Path, saved: bool) -> None:  # noqa: FBT001  # of the parameters
    copy, theirs = copied(path)
    ours = open_session(path)
    ours.keep_journal()
    merge_with_copy(ours, copy)
    ours = crashed(ours)
    if saved:
        ours.save()
    assert "What was recovered is out of your plan again" in told_by_undo(ours)
    write(ours, "t1.q1", OURS)
    ours.save()
    assert_both_are_there(theirs, path)


def test_a_protected_plan_tells_its_merges_after_a_crash_and_nobody_else(path: Path) -> None:
    ours = open_session(path)
    ours.keep_journal()
    encrypt(ours, "four plain words here")
    copy = path.with_name("plan (copy).planwright")
    copy.write_bytes(path.read_bytes())
    theirs = open_encrypted(copy, "four plain words here")
    write(theirs, "t2.q1", THEIRS)
    theirs.save()
    write(ours, "t1.q1", OURS)
    merge_with_copy(ours, copy)
    ours.save()
    ours.undo()
    assert ours.journal
    ours.journal.note(ours.plan, ours.ground)
    ours.journal.leave()
    (found,) = plans_to_recover()
    assert found.ground is None
    assert THEIRS.encode() not in found.file.read_bytes()
    ours = recovered_whole(*unlock_recovery(found, "four plain words here")).session
    ours.save()
    assert_both_are_there(theirs, path)


def test_somebody_elses_save_after_the_crash_is_compared_with_what_the_plan_came_from(
    path: Path,
) -> None:
    ours, copy, _theirs = brought_together(path)
    third = open_session(path)
    write(third, "t2.q2", MORE)
    third.save()
    ours.answer("t2.q1", paragraphs(""))
    ours = crashed(ours)
    ours.save()
    assert all(one in words(ours) for one in (OURS, MORE))
    merge_with_copy(ours, copy)
    assert THEIRS not in words(ours)


def test_a_journal_that_tells_what_a_plan_stands_on_in_another_way_still_gives_its_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, _theirs = copied(path)
    ours = open_session(path)
    ours.keep_journal()
    merge_with_copy(ours, copy)
    monkeypatch.setattr("desktopapp.store.journal.ground_data", lambda *_: {"later": [1]})
    assert THEIRS in words(crashed(ours))
