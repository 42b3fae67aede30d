"""Plans that went apart are found and brought together."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run
from desktopapp.store.merging import copies_beside, merge_with_copy, merge_with_disk
from desktopapp.store.open_file import ChangedOnDisk
from desktopapp.store.save import new_file, open_plan, save
from tests.safety.officer import state


def text(words: str) -> tuple[Paragraph]:
    return (Paragraph("p" + words, (Run(words),)),)


def test_what_somebody_else_saved_meanwhile_is_merged_and_saved(tmp_path: Path) -> None:
    held = save(state(0), new_file(tmp_path / "plan"))
    save(state(0).with_text("a1", text("Theirs")), held)
    ours = state(0).with_text("a2", text("Ours"))
    with pytest.raises(ChangedOnDisk) as clash:
        save(ours, held)
    merged, held, came = merge_with_disk(ours, clash.value.held)
    assert not merged.clashes
    save(merged.plan, held, merged=came)
    plan, _ = open_plan(held.path)
    assert plan == ours.with_text("a1", text("Theirs"))
    assert [path.name for path in tmp_path.iterdir()] == ["plan.planwright"]


def test_a_copy_that_a_sync_client_left_is_found_and_merged(tmp_path: Path) -> None:
    first = save(state(0), new_file(tmp_path / "plan"))
    copy = tmp_path / "plan-PC12.planwright"
    copy.write_bytes(first.path.read_bytes())
    (tmp_path / "plan older.planwright").write_bytes(first.path.read_bytes())
    (tmp_path / "plan broken.planwright").write_bytes(b"PK broken")
    _, theirs = open_plan(copy)
    save(state(0).with_text("a1", text("Theirs")), theirs)
    save(replace(state(0), id="another"), new_file(tmp_path / "plan of another"))
    plan, held = open_plan(first.path)
    plan = plan.with_text("a2", text("Ours"))
    held = save(plan, held)
    assert copies_beside(plan, held) == (copy,)
    merged, held, came = merge_with_copy(plan, held, copy)
    assert not merged.clashes
    assert merged.plan == plan.with_text("a1", text("Theirs"))
    held = save(merged.plan, held, merged=came)
    with pytest.raises(Problem, match="another plan"):
        merge_with_copy(plan, held, tmp_path / "plan of another.planwright")


def test_a_copy_that_was_merged_is_told_no_more(tmp_path: Path) -> None:
    held = save(state(0), new_file(tmp_path / "plan"))
    copy = save(replace(state(0), title="Other"), new_file(tmp_path / "plan 2"))
    assert copies_beside(state(0), held) == (copy.path,)
    held = save(replace(state(0), title="Both"), held, merged=(copy.revision,))
    assert copies_beside(replace(state(0), title="Both"), held) == ()
