"""A library on a share that is only read, and the officer's own plans as prior answers."""

import os
from pathlib import Path

import pytest

from desktopapp.library.index import library_add, library_list
from desktopapp.library.own_plans import library_add_plan
from desktopapp.library.shared import library_shared
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import paragraphs

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)


def add(library: Path, name: str, text: str) -> None:
    source = library.parent / f"{name}.csv"
    source.write_text(f"ref,council,text\n{name},Wexcombe,{text}\n", encoding="utf-8")
    library_add(library, [source], BRIEF)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    library = tmp_path / "share" / "county.library"
    add(library, "one", "We share a payroll team.")
    return library


def refs(library: Path, words: str) -> list[str]:
    return [one.ref for one in library_search(library, words).passages]


def test_a_shared_library_is_copied_and_copied_again_when_it_changed(
    share: Path, tmp_path: Path
) -> None:
    copy = library_shared(share, tmp_path / "copies")
    assert (refs(copy.path, "payroll"), copy.note) == (["one"], "")
    before = copy.path.stat().st_mtime_ns
    assert library_shared(share, tmp_path / "copies").path.stat().st_mtime_ns == before
    add(share, "two", "We share a payroll office.")
    os.utime(share, ns=(1, 1))
    again = library_shared(share, tmp_path / "copies")
    assert set(refs(again.path, "payroll")) == {"one", "two"}
    assert sorted(one.suffix for one in (tmp_path / "copies").iterdir()) == [".library", ".seen"]


def test_the_last_copy_serves_while_the_share_is_gone(share: Path, tmp_path: Path) -> None:
    library_shared(share, tmp_path / "copies")
    share.rename(share.with_name("gone"))
    copy = library_shared(share, tmp_path / "copies")
    assert "cannot be reached" in copy.note
    assert refs(copy.path, "payroll") == ["one"]


def test_a_damaged_share_leaves_the_last_good_copy(share: Path, tmp_path: Path) -> None:
    library_shared(share, tmp_path / "copies")
    share.write_bytes(share.read_bytes()[: share.stat().st_size // 2])
    copy = library_shared(share, tmp_path / "copies")
    assert "could not be copied" in copy.note
    assert refs(copy.path, "payroll") == ["one"]


@pytest.mark.parametrize("content", [None, b"not a library"])
def test_without_share_or_copy_there_is_a_clear_problem(
    tmp_path: Path, content: bytes | None
) -> None:
    share = tmp_path / "none.library"
    if content is not None:
        share.write_bytes(content)
    with pytest.raises(Problem) as told:
        library_shared(share, tmp_path / "copies")
    assert told.value.safe == "Your own library works as before."


def own_plan(text: str) -> Plan:
    answers = (Answer("a", "t3", ("t3.q9",), paragraphs(text)), Answer("b", "t1"))
    sections = (Section("s", "Foreword", text=paragraphs("We thank all who helped with this.")),)
    return Plan("p", BRIEF, Council("Netherby"), "Plan 2023", answers=answers, sections=sections)


def test_an_own_plan_is_added_in_one_step_and_known_as_ours(tmp_path: Path) -> None:
    library, where = tmp_path / "lib", tmp_path / "plan.planwright"
    said = "It is 0.02% of what we pay, and two people have it."
    added = library_add_plan(library, own_plan(said), where)
    assert (added.added, added.passages) == (1, 2)
    best = library_suggest(library, BRIEF, "t3.q9").passages[0]
    assert (best.text, best.own, best.theme) == (said, True, "t3")
    assert best.heading == "Trade union facility time"
    assert library_add_plan(library, own_plan(said), where).skipped
    changed = library_add_plan(library, own_plan("It is 0.03% of it all now."), where)
    assert (changed.added, changed.replaced) == (0, 1)
    assert len(library_list(library).documents) == 1


def test_a_plan_without_text_is_not_added(tmp_path: Path) -> None:
    plan = Plan("p", BRIEF, Council("Netherby"), "Plan")
    assert library_add_plan(tmp_path / "lib", plan, tmp_path / "x").skipped[0].why
