"""Named versions and what was taken of a copy stay, whatever clashes and whoever merges."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session.backup_news import News, look_at_backups
from desktopapp.session.merging import copies_beside, merge_with_copy
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.versions import saved_versions
from desktopapp.store.planfile import decode_plan
from tests.brought import merge_with_disk

Merge = Callable[[Path, Path], dict[str, Any]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    session = new_session(
        tmp_path / "Eel.planwright", "Eelby District Council", "productivity-2024"
    )
    session.save()
    write(tmp_path / "Eel.planwright", "t1.q1", "Ferries run.", "Locks open.")
    return tmp_path / "Eel.planwright"


@pytest.fixture
def copy(plan: Path) -> Path:
    path = plan.with_name("Eel from home.planwright")
    path.write_bytes(plan.read_bytes())
    return path


@pytest.fixture
def merge(capsys: pytest.CaptureFixture[str]) -> Merge:
    def merged(one: Path, other: Path) -> dict[str, Any]:
        assert run_command(["merge", str(one), str(other), "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return merged


def write(path: Path, question: str, *paragraphs: str, version: str | None = None) -> None:
    """Let somebody answer a question, a paragraph for each text, named by its first word."""
    session = open_session(path)
    text = tuple(Paragraph(one.split()[0], (Run(one),)) for one in paragraphs)
    answers = session.plan.answers_to(question)
    changed = (
        session.plan.with_text(answers[0].id, text)
        if answers
        else session.plan.with_answer_to(question, text)
    )
    session.edit(changed, "type")
    saving = session.begin_save(version)
    session.end_save(saving, saving.run())


def name(path: Path, version: str) -> None:
    """Let somebody name the plan as it stands."""
    session = open_session(path)
    saving = session.begin_save(version)
    session.end_save(saving, saving.run())


def names(path: Path) -> set[str]:
    return {one.name for one in saved_versions(open_session(path)) if one.name}


def words(path: Path, question: str) -> list[str]:
    (answer,) = open_session(path).plan.answers_to(question)
    return plain(answer.text).split("\n\n")


def revision(path: Path) -> str:
    return decode_plan(path.read_bytes()).revision


def disagree(plan: Path, copy: Path) -> None:
    """Let the two say another thing in one place, and the copy one thing more."""
    write(plan, "t1.q1", "Ferries stop.", "Locks open.")
    write(copy, "t1.q1", "Ferries sink.", "Locks open.", "Bridges swing.")


def test_named_versions_of_both_stay_where_both_changed_one_place(
    plan: Path, copy: Path, merge: Merge
) -> None:
    write(plan, "t1.q1", "Ferries stop.", "Locks open.", version="Agreed by cabinet")
    write(copy, "t1.q1", "Ferries sink.", "Locks open.", version="Sent to members")
    assert merge(plan, copy)["clashes"]
    assert names(plan) == {"Agreed by cabinet", "Sent to members"}
    kept = next(one for one in saved_versions(open_session(plan)) if one.name == "Sent to members")
    assert kept.revision == revision(copy)
    before = plan.read_bytes()
    assert merge(plan, copy)["clashes"]
    assert plan.read_bytes() == before
    assert merge(copy, plan)["clashes"]
    assert names(copy) == {"Agreed by cabinet", "Sent to members"}


def test_one_state_that_two_named_keeps_both_names(plan: Path, copy: Path, merge: Merge) -> None:
    name(plan, "Agreed by cabinet")
    name(copy, "Sent to members")
    assert revision(plan) == revision(copy)
    assert copies_beside(open_session(plan)) == (copy,)
    assert merge(plan, copy)["other"] == "same"
    assert names(plan) == {"Agreed by cabinet", "Sent to members"}
    assert copies_beside(open_session(plan)) == ()
    before = plan.read_bytes()
    merge(plan, copy)
    assert plan.read_bytes() == before
    merge(copy, plan)
    assert names(copy) == {"Agreed by cabinet", "Sent to members"}


def test_one_state_that_two_named_keeps_both_names_in_one_synced_file(
    plan: Path, copy: Path
) -> None:
    name(copy, "Sent to members")
    session = open_session(plan)
    saving = session.begin_save("Agreed by cabinet")
    session.end_save(saving, saving.run())
    plan.write_bytes(copy.read_bytes())
    merge_with_disk(session)
    session.save()
    assert names(plan) == {"Agreed by cabinet", "Sent to members"}


def test_a_copy_that_shares_no_history_brings_its_named_versions(
    plan: Path, copy: Path, merge: Merge
) -> None:
    copy.unlink()
    other = new_session(copy, "Eelby District Council", "productivity-2024")
    other.edit(open_session(plan).plan, "begin again")
    other.save()
    write(copy, "t1.q1", "Ferries sink.", version="Sent to members")
    assert merge(plan, copy)["other"] == "unknown"
    assert names(plan) == {"Sent to members"}
    assert words(plan, "t1.q1") == ["Ferries run.", "Locks open."]


def test_what_was_taken_beside_a_clash_and_removed_does_not_come_back(
    plan: Path, copy: Path, merge: Merge
) -> None:
    disagree(plan, copy)
    assert len(merge(plan, copy)["clashes"]) == 1
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open.", "Bridges swing."]
    write(plan, "t1.q1", "Ferries stop.", "Locks open.")
    (clash,) = merge(plan, copy)["clashes"]
    assert (clash["ours"], clash["theirs"]) == ("Ferries stop.", "Ferries sink.")
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open."]


def retype(path: Path, question: str, **paragraphs: str) -> None:
    """Let somebody answer a question anew, a paragraph for each id."""
    session = open_session(path)
    text = tuple(Paragraph(one, (Run(words),)) for one, words in paragraphs.items())
    (answer,) = session.plan.answers_to(question)
    session.edit(session.plan.with_text(answer.id, text), "type")
    session.save()


def test_what_was_taken_into_a_paragraph_written_anew_and_removed_does_not_come_back(
    plan: Path, copy: Path, merge: Merge
) -> None:
    long = "Locks open at six. Locks close at nine. Bridges swing at noon. Cranes rest."
    retype(plan, "t1.q1", a="Ferries run daily.", b=long)
    copy.write_bytes(plan.read_bytes())
    retype(plan, "t1.q1", c="Nets dry. Sails mend. Ferries run daily and late.")
    retype(copy, "t1.q1", d="Tides turn. Ferries run daily.", b=f"{long} Gulls cry.")
    assert merge(plan, copy)["clashes"]
    (both,) = words(plan, "t1.q1")
    assert both == "Tides turn. Nets dry. Sails mend. Ferries run daily and late."
    retype(plan, "t1.q1", d=both.removeprefix("Tides turn. "))
    merge(plan, copy)
    assert words(plan, "t1.q1") == ["Nets dry. Sails mend. Ferries run daily and late."]


def test_what_was_removed_stays_away_when_the_colleague_writes_on_or_merges(
    plan: Path, copy: Path, merge: Merge
) -> None:
    disagree(plan, copy)
    merge(plan, copy)
    write(plan, "t1.q1", "Ferries stop.", "Locks open.")
    write(copy, "t2.q1", "Gauges tell.")
    assert len(merge(plan, copy)["clashes"]) == 1
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open."]
    assert words(plan, "t2.q1") == ["Gauges tell."]
    (clash,) = merge(copy, plan)["clashes"]
    assert (clash["ours"], clash["theirs"]) == ("Ferries sink.", "Ferries stop.")
    assert words(copy, "t1.q1") == ["Ferries sink.", "Locks open."]


def test_an_earlier_state_of_a_copy_brings_nothing_back_that_the_copy_removed(
    plan: Path, copy: Path, merge: Merge
) -> None:
    disagree(plan, copy)
    earlier = copy.with_name("Eel of last week.planwright")
    earlier.write_bytes(copy.read_bytes())
    write(copy, "t1.q1", "Ferries sink.", "Locks open.", "Gauges tell.")
    assert merge(plan, copy)["clashes"]
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open.", "Gauges tell."]
    (clash,) = merge(plan, earlier)["clashes"]
    assert (clash["ours"], clash["theirs"]) == ("Ferries stop.", "Ferries sink.")
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open.", "Gauges tell."]
    assert merge(plan, copy)["clashes"]


def test_an_earlier_state_of_a_copy_from_before_the_clash_brings_nothing(
    plan: Path, copy: Path, merge: Merge
) -> None:
    write(copy, "t1.q1", "Ferries run.", "Locks open.", "Bridges swing.")
    earlier = copy.with_name("Eel of last week.planwright")
    earlier.write_bytes(copy.read_bytes())
    disagree(plan, copy)
    assert merge(plan, copy)["clashes"]
    write(plan, "t1.q1", "Ferries stop.", "Locks open.")
    assert merge(plan, earlier)["other"] == "older"
    assert words(plan, "t1.q1") == ["Ferries stop.", "Locks open."]


@pytest.fixture
def undecided(plan: Path, copy: Path, merge: Merge) -> Path:
    """Two who took in each other's plans and decided nothing; a third has what one wrote first."""
    write(plan, "t1.q1", "Ferries stop.", "Locks open.", "Cranes rest.")
    third = copy.with_name("Eel from the train.planwright")
    third.write_bytes(plan.read_bytes())
    write(copy, "t1.q1", "Ferries sink.", "Locks open.", "Bridges swing.")
    assert merge(plan, copy)["clashes"]
    assert merge(copy, plan)["clashes"]
    return third


def test_what_two_have_not_decided_is_asked_of_a_third_too(
    undecided: Path, copy: Path, merge: Merge
) -> None:
    found = merge(undecided, copy)
    assert [(one["ours"], one["theirs"]) for one in found["clashes"]] == [
        ("Ferries stop.", "Ferries sink.")
    ]
    assert words(undecided, "t1.q1")[0] == "Ferries stop."


def test_who_goes_back_to_what_was_before_an_undecided_merge_is_asked_again(
    undecided: Path, copy: Path, merge: Merge
) -> None:
    write(undecided, "t2.q1", "Gauges tell.")
    found = merge(copy, undecided)
    assert [(one["ours"], one["theirs"]) for one in found["clashes"]] == [
        ("Ferries sink.", "Ferries stop.")
    ]
    assert words(copy, "t2.q1") == ["Gauges tell."]
    write(copy, "t1.q1", "Ferries sink.", "Locks open.", "Bridges swing.")
    assert merge(copy, undecided)["clashes"]
    assert words(copy, "t1.q1") == ["Ferries sink.", "Locks open.", "Bridges swing."]


def test_a_clash_that_was_decided_alike_on_both_sides_is_none_any_more(
    plan: Path, copy: Path, merge: Merge
) -> None:
    disagree(plan, copy)
    merge(plan, copy)
    write(plan, "t1.q1", "Ferries sink.", "Locks open.", "Bridges swing.")
    assert merge(plan, copy)["clashes"] == []
    assert merge(plan, copy)["other"] in ("same", "older")
    assert merge(copy, plan)["clashes"] == []
    assert merge(copy, plan)["other"] in ("same", "older")
    assert words(copy, "t1.q1") == ["Ferries sink.", "Locks open.", "Bridges swing."]


def test_what_is_brought_in_beside_a_clash_can_be_undone(plan: Path, copy: Path) -> None:
    disagree(plan, copy)
    session = open_session(plan)
    before = session.plan
    merged, _ = merge_with_copy(session, copy)
    assert merged.clashes
    assert session.plan != before
    session.undo()
    assert session.plan == before


def test_a_file_that_lacks_a_version_named_here_is_called_that_and_gets_it_back(
    plan: Path, copy: Path
) -> None:
    name(copy, "Sent to members")
    name(plan, "Agreed by cabinet")
    assert look_at_backups(open_session(plan)) is None
    plan.write_bytes(copy.read_bytes())
    session = open_session(plan)
    known = look_at_backups(session)
    assert known
    assert known.news is News.NAMES
    merge_with_copy(session, known.backup)
    session.save()
    assert names(plan) == {"Agreed by cabinet", "Sent to members"}
    assert look_at_backups(open_session(plan)) is None
