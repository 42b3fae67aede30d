"""Plans that went apart are found and brought together."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store import copies, vault
from desktopapp.store.copies import find_copies
from desktopapp.store.disk import Disk
from desktopapp.store.open_file import ChangedOnDisk, new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from tests.brought import merge_with_disk
from tests.safety.officer import state


def text(words: str) -> tuple[Paragraph]:
    return (Paragraph("p" + words, (Run(words),)),)


def test_what_somebody_else_saved_meanwhile_is_merged_and_saved(tmp_path: Path) -> None:
    held = save(state(0), new_file(tmp_path / "plan"))
    save(state(0).with_text("a1", text("Theirs")), open_plan(held.path)[1])
    session = Session(state(0), held)
    session.edit(state(0).with_text("a2", text("Ours")), "write")
    with pytest.raises(ChangedOnDisk):
        session.save()
    assert not merge_with_disk(session).clashes
    session.save()
    plan, _ = open_plan(held.path)
    assert plan == state(0).with_text("a2", text("Ours")).with_text("a1", text("Theirs"))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.planwright"]


def test_a_copy_that_a_sync_client_left_is_found_and_merged(tmp_path: Path) -> None:
    first = save(state(0), new_file(tmp_path / "plan"))
    copy = tmp_path / "plan-PC12.planwright"
    copy.write_bytes(first.path.read_bytes())
    (tmp_path / "plan older.planwright").write_bytes(first.path.read_bytes())
    (tmp_path / "plan broken.planwright").write_bytes(b"PK broken")
    changed(copy)
    save(replace(state(0), id="another"), new_file(tmp_path / "plan of another"))
    session = open_session(first.path)
    session.edit(session.plan.with_text("a2", text("Ours")), "write")
    session.save()
    plan, held = session.plan, session.held
    assert held
    assert find_copies(plan, held) == (copy,)
    assert not merge_with_copy(session, copy)[0].clashes
    assert session.plan == plan.with_text("a1", text("Theirs"))
    session.save()
    with pytest.raises(Problem, match="another plan"):
        merge_with_copy(session, tmp_path / "plan of another.planwright")


def changed(copy: Path, plan: Plan | None = None) -> None:
    """Let somebody save something in a copy."""
    found, held = open_plan(copy)
    save((plan or found).with_text("a1", text("Theirs")), held)


@pytest.mark.parametrize(
    "name",
    [
        "Copy of plan.planwright",
        "PLAN~1.PLANWRIGHT",
        "plan.planwright.conflict1",
        "2027-05-04 Anna.planwright",
        "plan.planwright (Anna's conflicted copy)",
    ],
)
def test_a_copy_is_found_whatever_its_name(tmp_path: Path, name: str) -> None:
    held = save(state(0), new_file(tmp_path / "plan"))
    copy = tmp_path / name
    copy.write_bytes(held.path.read_bytes())
    changed(copy)
    assert find_copies(state(0), held) == (copy,)


def test_a_plan_that_was_begun_by_copying_another_is_no_copy_of_it(tmp_path: Path) -> None:
    held = save(state(0), new_file(tmp_path / "Housing"))
    other = tmp_path / "Waste.planwright"
    other.write_bytes(held.path.read_bytes())
    changed(other, replace(state(0), title="The waste plan"))
    assert find_copies(state(0), held) == ()
    other.rename(tmp_path / "Housing (2).planwright")
    assert len(find_copies(state(0), held)) == 1


def test_a_copy_of_a_protected_plan_is_found_by_its_key_alone(tmp_path: Path) -> None:
    ours, others = (vault.new_vault(f"lantern otter {one}") for one in ("quarry", "meadow"))
    held = save(state(0), replace(new_file(tmp_path / "plan"), vault=ours))
    theirs = state(0).with_text("a1", text("Theirs"))
    copy = save(theirs, replace(new_file(tmp_path / "Anna"), vault=ours)).path
    save(theirs, replace(new_file(tmp_path / "Berta"), vault=others))
    assert find_copies(state(0), held) == (copy,)


def test_of_a_full_folder_no_more_is_read_than_is_bearable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_FILES", 6)
    monkeypatch.setattr(copies, "MOST_COPIES", 2)
    held = save(state(0), new_file(tmp_path / "plan"))
    for number in range(12):
        (tmp_path / f"a {number:02}.planwright").write_bytes(b"PK no plan")
    for number in range(4):
        copy = tmp_path / f"plan {number}.planwright"
        copy.write_bytes(held.path.read_bytes())
        changed(copy)
    read: list[str] = []

    class Counting(Disk):
        def read(self, path: Path, most: int) -> bytes:
            read.append(path.name)
            return super().read(path, most)

    found = find_copies(state(0), held, Counting())
    assert [one.name for one in found] == ["plan 0.planwright", "plan 1.planwright"]
    assert len(set(read)) <= 6


def test_a_copy_that_was_merged_is_told_no_more(tmp_path: Path) -> None:
    held = save(state(0), new_file(tmp_path / "plan"))
    copy = save(replace(state(0), title="Other"), new_file(tmp_path / "plan 2"))
    assert find_copies(state(0), held) == (copy.path,)
    held = save(replace(state(0), title="Both"), held, merged=(copy.revision,))
    assert find_copies(replace(state(0), title="Both"), held) == ()
