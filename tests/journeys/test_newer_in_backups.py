"""A state that only this PC's backups know stays, and stays on offer, until it is decided."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.backup_news import (
    Known,
    News,
    leave_out,
    look_at_backups,
    offer_again,
)
from desktopapp.session.encrypting import encrypt, open_encrypted
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import LEFT_OUT, earlier
from desktopapp.store.backups import MOST_BACKUPS, MOST_LEFT, Backup, backups
from desktopapp.store.merging import read_backup
from desktopapp.store.settings import backup_folder

NEWEST = "The words that were saved last."
MANY = 25  # saves: more than backups are kept


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", "Sallow Town Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("At first."))
    session.save()
    assert session.path
    return session.path


def save(path: Path, words: str, question: str = "t1.q1") -> Session:
    session = open_session(path)
    session.answer(question, paragraphs(words))
    session.save()
    return session


@pytest.fixture
def put_back(plan: Path) -> Path:
    """Save something newer, and let an older file take its place."""
    older = plan.read_bytes()
    save(plan, NEWEST, "t1.q2")
    plan.write_bytes(older)
    return plan


def known(path: Path) -> Known:
    found = look_at_backups(open_session(path))
    assert found
    return found


def said(path: Path, question: str) -> str:
    return " ".join(plain(one.text) for one in open_session(path).plan.answers_to(question))


def kept(path: Path) -> tuple[Backup, ...]:
    return backups(backup_folder(open_session(path).plan.id))


def words_of_backups(path: Path) -> str:
    plans = [read_backup(one)[0] for one in kept(path)]
    return " ".join(plain(one.text) for each in plans for one in each.answers)


def run(capture: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert run_command([*map(str, arguments), "--json"]) == 0
    found: dict[str, Any] = json.loads(capture.readouterr().out)
    return found


def test_what_an_older_state_lacks_stays_on_offer_however_often_it_is_saved(
    put_back: Path,
) -> None:
    first = known(put_back)
    assert first.news is News.PUT_BACK
    for number in range(MANY):
        save(put_back, f"Text {number}.")
        told = known(put_back)
        assert told.news is News.LACKS_EARLIER
        assert told.backup == first.backup
    assert NEWEST in words_of_backups(put_back)
    assert len(kept(put_back)) == MOST_BACKUPS + 1


def test_only_the_newest_of_what_was_parted_is_kept_beside_the_others(plan: Path) -> None:
    older = plan.read_bytes()
    for number in range(5):
        save(plan, f"Newer {number}.", "t1.q2")
    plan.write_bytes(older)
    for number in range(MANY):
        save(plan, f"Text {number}.")
    assert len(kept(plan)) == MOST_BACKUPS + 1
    assert "Newer 4." in words_of_backups(plan)


def test_two_states_that_were_parted_are_both_kept_and_offered_one_after_the_other(
    plan: Path,
) -> None:
    older = plan.read_bytes()
    for words in ("First line.", "Second line."):
        save(plan, words, "t1.q2")
        plan.write_bytes(older)
    for number in range(MANY):
        save(plan, f"Text {number}.")
    assert "First line." in words_of_backups(plan)
    second = known(plan)
    leave_out(second)
    first = known(plan)
    assert first.backup != second.backup
    leave_out(first)
    assert look_at_backups(open_session(plan)) is None


def test_a_command_says_it_each_time_and_names_what_brings_it_in(
    put_back: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Written on the older state.")
    for _ in range(MANY):
        (note,) = run(capsys, "answer", put_back, "1.1", text)["notes"]
        assert "has what was saved here" in note
        assert str(known(put_back).backup) in note
    assert "notes" not in run(capsys, "merge", put_back, known(put_back).backup)
    assert look_at_backups(open_session(put_back)) is None
    assert said(put_back, "t1.q2") == NEWEST
    assert said(put_back, "t1.q1") == "Written on the older state."
    assert "notes" not in run(capsys, "count", put_back)


def test_what_was_left_out_is_told_no_more_and_stays_among_the_backups_by_name(
    put_back: Path,
) -> None:
    leave_out(known(put_back))
    for number in range(MANY):
        save(put_back, f"Text {number}.")
        assert look_at_backups(open_session(put_back)) is None
    assert NEWEST in words_of_backups(put_back)
    assert LEFT_OUT in [one.name for one in earlier(open_session(put_back))]


def test_that_decision_can_be_undone(put_back: Path) -> None:
    first = known(put_back)
    again = offer_again(leave_out(first))
    assert again == first == known(put_back)


def test_of_what_was_left_out_the_newest_are_kept(plan: Path) -> None:
    older = plan.read_bytes()
    for number in range(MOST_LEFT + 3):
        save(plan, f"Line {number}.", "t1.q2")
        plan.write_bytes(older)
        leave_out(known(plan))
    save(plan, "On it goes.")
    left = [one for one in kept(plan) if one.is_left]
    assert len(left) == MOST_LEFT
    assert f"Line {MOST_LEFT + 2}." in words_of_backups(plan)


def test_a_merge_that_was_undone_is_not_told_as_missing(plan: Path) -> None:
    from desktopapp.session.merging import merge_with_copy  # noqa: PLC0415  # here alone

    copy = plan.with_name("copy.planwright")
    copy.write_bytes(plan.read_bytes())
    save(copy, "Theirs.", "t1.q2")
    session = save(plan, "Ours.")
    merge_with_copy(session, copy)
    session.save()
    session.undo()
    session.save()
    assert look_at_backups(open_session(plan)) is None


def test_a_file_that_was_replaced_as_agreed_is_left_out(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.planwright"
    other.write_bytes(plan.read_bytes())
    save(other, "Replaced.", "t1.q2")
    session = open_session(plan)
    held = open_session(other).held
    assert held
    session.keep_in(other, held.digest)
    session.save()
    assert look_at_backups(open_session(other)) is None
    assert "Replaced." in words_of_backups(other)


def test_what_a_protected_plan_lacks_is_offered_and_kept_too(plan: Path) -> None:
    session = open_session(plan)
    encrypt(session, "four plain words here")
    older = plan.read_bytes()
    session.answer("t1.q2", paragraphs(NEWEST))
    session.save()
    plan.write_bytes(older)
    for number in range(MANY):
        session = open_encrypted(plan, "four plain words here")
        session.answer("t1.q1", paragraphs(f"Text {number}."))
        session.save()
    told = look_at_backups(open_encrypted(plan, "four plain words here"))
    assert told
    assert told.news is News.LACKS_EARLIER
