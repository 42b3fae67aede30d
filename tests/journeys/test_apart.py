"""Plans that went apart, and plans that a crash left behind."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.clash import Resolution
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session.backup_news import News, await_decision, leave_readable, look_at_backups
from desktopapp.session.encrypting import encrypt, is_encrypted, open_encrypted
from desktopapp.session.merging import (
    copies_beside,
    merge_with_copy,
    read_apart,
    take_in,
)
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.recovering import plans_to_recover, recover, unlock_recovery
from desktopapp.session.session import Session
from desktopapp.session.versions import saved_versions
from desktopapp.store.kinship import Kin
from desktopapp.store.open_file import ChangedOnDisk
from desktopapp.store.planfile import NOTHING_KEPT
from desktopapp.store.recovery import put_aside
from tests.brought import merge_with_disk, recovered_whole


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "a.planwright", "Sallow Town Council", "productivity-2024")
    for question, words in (("t1.q1", "We count. We learn."), ("t2.q1", "Data is kept.")):
        session.answer(question, (Paragraph(f"p-{question}", (Run(words),)),))
    session.save()
    return tmp_path / "a.planwright"


def say(capture: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, Any]:
    assert run_command([*map(str, arguments), "--json"]) == code
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


def test_a_clash_is_said_with_all_its_words(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = [" ".join(f"{side}{n}" for n in range(90)) for side in ("ours", "theirs")]
    for path, words in zip((plan, copy), sides, strict=True):
        change(path, "t1.q1", words)
    capsys.readouterr()
    assert run_command(["merge", str(plan), str(copy)]) == 0
    said = capsys.readouterr().out
    assert f"    before: We count. We learn.\n    yours:  {sides[0]}\n" in said
    assert f"    theirs: {sides[1]}\n" in said


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
    merged = merge_with_disk(session, lambda _clash: Resolution.THEIRS)
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
    (found,) = plans_to_recover()
    recovered = recover(found)
    session = recovered.session
    assert recovered.apart is None
    assert "We write" in plain(session.plan.answers_to("t1.q1")[0].text)
    assert not session.is_saved
    session.undo()
    assert plain(session.plan.answers_to("t1.q1")[0].text) == "We count. We learn."
    session.redo()
    session.save()
    put_aside(found)
    assert plans_to_recover() == ()
    assert words(plan, "t1.q1") == "We count. We learn. We write."


def test_a_crash_and_a_colleagues_save_are_brought_together(plan: Path) -> None:
    typed_and_crashed(plan)
    change(plan, "t2.q1", "Data is shared.")
    (found,) = plans_to_recover()
    recovered_whole(found).session.save()
    assert words(plan, "t1.q1") == "We count. We learn. We write."
    assert words(plan, "t2.q1") == "Data is shared."


def test_a_plan_whose_file_is_gone_is_recovered_without_one(plan: Path) -> None:
    typed_and_crashed(plan)
    plan.unlink()
    (found,) = plans_to_recover()
    session = recovered_whole(found).session
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
    assert plans_to_recover() == ()


def delivered(plan: Path, older: bytes) -> None:
    """Let a client that syncs folders put another file in the plan's place."""
    plan.write_bytes(older)


def test_what_two_pcs_saved_from_one_state_is_brought_together_whole(
    plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "a.planwright"
    other.parent.mkdir()
    other.write_bytes(plan.read_bytes())
    change(other, "t2.q1", "Data is kept well.")
    session = change(plan, "t1.q1", "We count. We learn. We saved this.")
    delivered(plan, other.read_bytes())
    session.edit(
        changed(session.plan, "t1.q1", "We count. We learn. We saved this. More."), "type"
    )
    with pytest.raises(ChangedOnDisk, match="was saved elsewhere"):
        session.save()
    assert not merge_with_disk(session).clashes
    session.save()
    assert words(plan, "t1.q1") == "We count. We learn. We saved this. More."
    assert words(plan, "t2.q1") == "Data is kept well."


def test_an_older_state_that_is_put_back_takes_nothing_away(plan: Path) -> None:
    older = plan.read_bytes()
    session = change(plan, "t1.q1", "We were agreed.")
    saving = session.begin_save("Agreed by cabinet")
    session.end_save(saving, saving.run())
    delivered(plan, older)
    session.edit(changed(session.plan, "t2.q1", "Typed since."), "type")
    with pytest.raises(ChangedOnDisk, match="older state") as told:
        session.save()
    assert told.value.kin is Kin.OLDER
    copy = session.held.copy if session.held else None
    assert copy
    assert copy.path.exists()
    assert merge_with_disk(session).taken == {}
    session.save()
    assert not copy.path.exists()
    assert words(plan, "t1.q1") == "We were agreed."
    assert words(plan, "t2.q1") == "Typed since."
    assert "Agreed by cabinet" in [one.name for one in saved_versions(open_session(plan))]


def test_another_plan_in_its_place_is_called_that_and_stays_as_it_is(
    plan: Path, tmp_path: Path
) -> None:
    session = change(plan, "t1.q1", "Ours.")
    other = new_session(tmp_path / "o.planwright", "Port of Sallow", "productivity-2024")
    assert other.path
    delivered(plan, other.path.read_bytes())
    session.edit(changed(session.plan, "t2.q1", "Typed since."), "type")
    with pytest.raises(ChangedOnDisk, match="replaced by another plan") as told:
        session.save()
    assert told.value.kin is Kin.ANOTHER
    with pytest.raises(Problem, match="another plan now"):
        merge_with_disk(session)
    assert plan.read_bytes() == other.path.read_bytes()


def saved_typed_and_crashed(plan: Path) -> None:
    """Save something, type something, and end as a crash would."""
    session = open_session(plan)
    session.keep_journal()
    session.edit(changed(session.plan, "t1.q1", "Saved an hour ago."), "type")
    saving = session.begin_save("Agreed by cabinet")
    session.end_save(saving, saving.run())
    session.edit(changed(session.plan, "t2.q1", "Typed last."), "type")
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()


def test_an_older_file_that_is_put_back_after_a_crash_takes_nothing_away(plan: Path) -> None:
    older = plan.read_bytes()
    saved_typed_and_crashed(plan)
    delivered(plan, older)
    (found,) = plans_to_recover()
    recovered = recovered_whole(found)
    assert recovered.apart
    assert recovered.apart.kin is Kin.NEWER
    recovered.session.save()
    assert words(plan, "t1.q1") == "Saved an hour ago."
    assert words(plan, "t2.q1") == "Typed last."
    assert "Agreed by cabinet" in [one.name for one in saved_versions(open_session(plan))]


def test_a_file_made_elsewhere_of_an_older_state_is_brought_together_after_a_crash(
    plan: Path, copy: Path
) -> None:
    change(copy, "t2.q1", "Data is kept. Theirs.")
    saved_typed_and_crashed(plan)
    delivered(plan, copy.read_bytes())
    (found,) = plans_to_recover()
    recovered = recover(found)
    assert recovered.apart
    assert recovered.apart.kin is Kin.APART
    merged = recovered.apart.merged(recovered.session.plan)
    (clash,) = merged.clashes
    assert clash.ours == "Data is kept. Theirs."
    assert "Typed last." in clash.theirs


def words_of(session: Session, question: str) -> str:
    """Return the words of an answer as it stands."""
    (answer,) = session.plan.answers_to(question)
    return plain(answer.text)


def test_another_plan_in_its_place_after_a_crash_is_not_written_over(
    plan: Path, tmp_path: Path
) -> None:
    saved_typed_and_crashed(plan)
    other = new_session(tmp_path / "o.planwright", "Port of Sallow", "productivity-2024")
    assert other.path
    delivered(plan, other.path.read_bytes())
    (found,) = plans_to_recover()
    recovered = recover(found)
    assert recovered.session.path is None
    assert recovered.problem
    assert "another plan" in recovered.problem.what
    assert words_of(recovered.session, "t2.q1") == "Typed last."


def test_a_journal_that_names_no_revision_is_judged_by_the_backups(plan: Path) -> None:
    older = plan.read_bytes()
    saved_typed_and_crashed(plan)
    delivered(plan, older)
    (found,) = plans_to_recover()
    recovered = recovered_whole(replace(found, revision="", kept=NOTHING_KEPT))
    assert recovered.apart
    assert recovered.apart.kin is Kin.NEWER
    assert words_of(recovered.session, "t1.q1") == "Saved an hour ago."
    assert words_of(recovered.session, "t2.q1") == "Typed last."


def test_opening_says_that_an_older_state_was_put_back_and_offers_the_newer(plan: Path) -> None:
    older = plan.read_bytes()
    assert look_at_backups(open_session(plan)) is None
    change(plan, "t1.q1", "Newer.")
    delivered(plan, older)
    session = open_session(plan)
    known = look_at_backups(session)
    assert known
    assert known.news is News.PUT_BACK
    merge_with_copy(session, known.backup)
    session.save()
    assert words(plan, "t1.q1") == "Newer."
    assert look_at_backups(open_session(plan)) is None


def test_opening_says_that_a_file_lacks_what_was_last_saved_here(plan: Path, copy: Path) -> None:
    elsewhere = change(copy, "t2.q1", "Theirs.")
    assert elsewhere.path
    change(plan, "t1.q1", "Ours.")
    delivered(plan, copy.read_bytes())
    session = open_session(plan)
    known = look_at_backups(session)
    assert known
    assert known.news is News.LACKS
    merge_with_copy(session, known.backup)
    session.save()
    assert (words(plan, "t1.q1"), words(plan, "t2.q1")) == ("Ours.", "Theirs.")


def test_what_somebody_else_saved_on_is_opened_without_a_word(plan: Path, copy: Path) -> None:
    change(plan, "t1.q1", "Ours.")
    copy.write_bytes(plan.read_bytes())
    change(copy, "t2.q1", "Theirs.")
    delivered(plan, copy.read_bytes())
    assert look_at_backups(open_session(plan)) is None


def test_a_protected_plan_whose_file_is_readable_waits_for_a_decision(plan: Path) -> None:
    readable = plan.read_bytes()
    protected = open_session(plan)
    encrypt(protected, "four plain words here")
    delivered(plan, readable)
    session = open_session(plan)
    known = look_at_backups(session)
    assert known
    assert known.news is News.READABLE
    await_decision(session)
    with pytest.raises(Problem, match="was protected"):
        session.edit(changed(session.plan, "t1.q1", "Secret."), "type")
    with pytest.raises(Problem):
        session.save()
    leave_readable(session)
    session.edit(changed(session.plan, "t1.q1", "No secret."), "type")
    session.save()
    assert look_at_backups(open_session(plan)) is None


def test_an_older_file_with_another_passphrase_is_told(plan: Path) -> None:
    session = open_session(plan)
    encrypt(session, "four plain words here")
    older = plan.read_bytes()
    encrypt(session, "five other words stand here")
    session.edit(changed(session.plan, "t1.q1", "Newer."), "type")
    session.save()
    delivered(plan, older)
    known = look_at_backups(open_encrypted(plan, "four plain words here"))
    assert known
    assert known.news is News.OTHER_KEY


@pytest.mark.parametrize("crash", [False, True])
def test_a_protected_plan_stays_protected_whatever_lies_in_its_place(
    plan: Path, *, crash: bool
) -> None:
    readable = plan.read_bytes()
    session = open_session(plan)
    session.keep_journal()
    encrypt(session, "four plain words here")
    session.edit(changed(session.plan, "t1.q1", "Secret words."), "type")
    if crash:
        assert session.journal
        session.journal.note(session.plan)
        session.journal.leave()
        delivered(plan, readable)
        (found,) = plans_to_recover()
        opened, vault = unlock_recovery(found, "four plain words here")
        session = recovered_whole(opened, vault).session
    else:
        delivered(plan, readable)
        with pytest.raises(ChangedOnDisk, match="without the passphrase"):
            session.save()
        merge_with_disk(session)
    session.save()
    assert is_encrypted(session)
    again = open_encrypted(plan, "four plain words here")
    assert words_of(again, "t1.q1") == "Secret words."


def test_the_command_says_that_a_copy_brings_nothing(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(plan, "t1.q1", "Newer.")
    before = plan.read_bytes()
    assert say(capsys, "merge", plan, copy)["other"] == "older"
    assert plan.read_bytes() == before
    assert say(capsys, "merge", copy, plan)["other"] == "newer"
    assert words(copy, "t1.q1") == "Newer."


def brings_nothing(ours: Path, theirs: Path, capture: pytest.CaptureFixture[str]) -> bool:
    """Tell whether a merge says that there is nothing new; nothing is written then."""
    before = ours.read_bytes(), ours.stat().st_mtime_ns
    is_known = say(capture, "merge", ours, theirs)["other"] in ("same", "older")
    assert not is_known or before == (ours.read_bytes(), ours.stat().st_mtime_ns)
    return is_known


def test_two_copies_that_are_merged_by_turns_come_to_rest(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(plan, "t1.q1", "We count. We learn. We stop.")
    change(copy, "t2.q1", "Data is kept well.")
    assert not brings_nothing(plan, copy, capsys)
    assert not brings_nothing(copy, plan, capsys)
    ours, theirs = (open_session(path).held for path in (plan, copy))
    assert ours
    assert theirs
    assert (ours.revision, ours.parents) == (theirs.revision, theirs.parents)
    for _ in range(2):
        assert brings_nothing(plan, copy, capsys)
        assert brings_nothing(copy, plan, capsys)


def test_a_copy_that_came_from_ours_is_taken_as_the_state_it_is_also_in_the_window(
    plan: Path, copy: Path
) -> None:
    theirs = change(copy, "t2.q1", "Data is kept well.").held
    session = open_session(plan)
    before = session.plan
    assert copies_beside(session) == (copy,)
    apart = read_apart(session, copy)
    take_in(session, apart, apart.merged(session.plan))
    session.save()
    assert session.held
    assert theirs
    assert session.held.revision == theirs.revision
    assert copies_beside(session) == copies_beside(open_session(copy)) == ()
    session.undo()
    session.save()
    assert session.plan == before
    assert read_apart(session, copy).kin is Kin.NEWER


def test_the_same_words_typed_in_two_copies_are_one_state_after_a_merge(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (plan, copy):
        change(path, "t1.q1", "We weigh. We learn.")
    for path, other in ((plan, copy), (copy, plan)):
        say(capsys, "merge", path, other)
    assert brings_nothing(plan, copy, capsys)
    assert brings_nothing(copy, plan, capsys)


def test_a_save_that_changes_nothing_is_the_same_state(plan: Path) -> None:
    session = open_session(plan)
    held = session.held
    session.save()
    assert held
    assert session.held
    assert (session.held.revision, session.held.parents) == (held.revision, held.parents)


def test_what_was_removed_is_called_so_and_by_no_id_of_the_program(
    plan: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = open_session(copy)
    (answer,) = session.plan.answers_to("t1.q1")
    session.edit(session.plan.without_part(answer.id), "remove")
    session.save()
    assert run_command(["merge", str(plan), str(copy)]) == 0
    said = capsys.readouterr().out
    assert answer.id not in said
    assert "from theirs" in said
