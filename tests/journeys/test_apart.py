"""Plans that went apart, and plans that a crash left behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session import ChangedOnDisk, Session, new_session, open_session
from desktopapp.session.recovering import put_aside, recover, recoveries
from desktopapp.session.together import Choice, merge_with_disk


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "a.planwright", "Sallow Town Council", "productivity-2024")
    for question, words in (("t1.q1", "We count. We learn."), ("t2.q1", "Data is kept.")):
        session.answer(question, (Paragraph(f"p-{question}", (Run(words),)),))
    session.save()
    return tmp_path / "a.planwright"


def say(capture: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, Any]:
    assert run([*map(str, arguments), "--json"]) == code
    found: dict[str, Any] = json.loads(capture.readouterr().out)
    return found


def change(path: Path, question: str, words: str) -> Session:
    session = open_session(path)
    session.edit(changed(session.plan, question, words), "type")
    session.save()
    return session


def changed(plan: Plan, question: str, words: str) -> Plan:
    (answer,) = plan.answers_to(question)
    return plan.with_text(answer.id, (Paragraph(f"p-{question}", (Run(words),)),))


def words(path: Path, question: str) -> str:
    (answer,) = open_session(path).plan.answers_to(question)
    return plain(answer.text)


@pytest.fixture
def copy(plan: Path) -> Path:
    path = plan.with_name("b.planwright")
    path.write_bytes(plan.read_bytes())
    return path


def test_a_copy_changed_elsewhere_is_merged(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(plan, "t1.q1", "We count. We learn. We stop.")
    change(copy, "t2.q1", "Data is kept well.")
    merged = say(capsys, "merge", plan, copy)
    assert merged["clashes"] == []
    assert {"question": "t2.q1", "from": "theirs"} in merged["merged"]
    assert words(plan, "t1.q1") == "We count. We learn. We stop."
    assert words(plan, "t2.q1") == "Data is kept well."
    assert words(copy, "t1.q1") == "We count. We learn."


def test_two_sentences_of_one_answer_come_from_two_officers(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(plan, "t1.q1", "We count twice. We learn.")
    change(copy, "t1.q1", "We count. We learn daily.")
    assert say(capsys, "merge", plan, copy)["clashes"] == []
    assert words(plan, "t1.q1") == "We count twice. We learn daily."


def test_a_clash_is_shown_and_never_guessed(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(plan, "t1.q1", "We weigh. We learn.")
    change(copy, "t1.q1", "We measure. We learn.")
    for _ in range(2):  # the clash stays until somebody decides
        (clash,) = say(capsys, "merge", plan, copy)["clashes"]
        assert clash["question"] == "t1.q1"
        assert ("We weigh" in clash["ours"], "We measure" in clash["theirs"]) == (True, True)
        assert words(plan, "t1.q1") == "We weigh. We learn."


def test_another_plan_is_no_copy(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.planwright"
    new_session(other, "Port of Sallow", "productivity-2024")
    before = plan.read_bytes()
    error = say(capsys, "merge", plan, other, code=1)["error"]
    assert "another plan" in error["what"]
    assert plan.read_bytes() == before


def test_what_somebody_saved_meanwhile_is_brought_in(plan: Path) -> None:
    session = open_session(plan)
    session.edit(changed(session.plan, "t1.q1", "We count less. We learn."), "type")
    change(plan, "t2.q1", "Data is shared.")
    with pytest.raises(ChangedOnDisk):
        session.save()
    merged = merge_with_disk(session, lambda _clash: Choice.THEIRS)
    assert not merged.clashes
    session.save()
    assert words(plan, "t1.q1") == "We count less. We learn."
    assert words(plan, "t2.q1") == "Data is shared."
    assert not list(plan.parent.glob("*unsaved*"))


def typed_and_crashed(plan: Path) -> None:
    """Type without saving, and end as a crash would: the journal is left on the disk."""
    session = open_session(plan)
    session.keep_journal()
    session.edit(changed(session.plan, "t1.q1", "We count. We learn. We write."), "type")
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()


def test_what_was_typed_before_a_crash_comes_back(plan: Path) -> None:
    typed_and_crashed(plan)
    (found,) = recoveries()
    session, merged, *_ = recover(found)
    assert merged is None
    assert "We write" in plain(session.plan.answers_to("t1.q1")[0].text)
    assert not session.is_saved
    session.undo()
    assert plain(session.plan.answers_to("t1.q1")[0].text) == "We count. We learn."
    session.redo()
    session.save()
    put_aside(found)
    assert recoveries() == ()
    assert words(plan, "t1.q1") == "We count. We learn. We write."


def test_a_crash_and_a_colleagues_save_are_brought_together(plan: Path) -> None:
    typed_and_crashed(plan)
    change(plan, "t2.q1", "Data is shared.")
    (found,) = recoveries()
    session, merged, *_ = recover(found)
    assert merged
    assert not merged.clashes
    session.save()
    assert words(plan, "t1.q1") == "We count. We learn. We write."
    assert words(plan, "t2.q1") == "Data is shared."


def test_a_plan_whose_file_is_gone_is_recovered_without_one(plan: Path) -> None:
    typed_and_crashed(plan)
    plan.unlink()
    (found,) = recoveries()
    session = recover(found).session
    assert session.path is None
    assert "We write" in plain(session.plan.answers_to("t1.q1")[0].text)


def test_a_saved_plan_leaves_nothing_to_recover(plan: Path) -> None:
    session = open_session(plan)
    session.keep_journal()
    session.edit(changed(session.plan, "t1.q1", "All is saved."), "type")
    assert session.journal
    session.journal.note(session.plan)
    session.save()
    session.journal.end()
    assert recoveries() == ()
