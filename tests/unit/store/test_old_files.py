"""Files that earlier versions wrote open for ever. They are never written anew, only added to."""

from dataclasses import replace
from pathlib import Path

from desktopapp.plan.letter_copy import files_of_copy, own_copies
from desktopapp.plan.shown import without_unnamed
from desktopapp.plan.text import plain
from desktopapp.store.names import SUFFIX
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.recovery import read_recovery
from desktopapp.store.save import save
from desktopapp.store.vault import unlock
from desktopapp.store.versions import version_plan, versions

FOLDER = Path(__file__).parents[2] / "golden" / "plans"
PASSPHRASE = "only for this test"  # noqa: S105  # it guards nothing
WORDS = "We share officers with our neighbours."


def test_plans_of_every_format_open_and_save_again(tmp_path: Path) -> None:
    found = sorted(FOLDER.glob(f"format-*{SUFFIX}"))
    assert found
    for file in found:
        plan, held = open_plan(file, unlock=lambda header: unlock(header, PASSPHRASE))
        assert plain(plan.answers[0].text) == WORDS
        assert plan.pictures == {"logo.png": b"a picture"}
        assert [version.name for version in versions(held.kept)] == ["For Cabinet"]
        assert version_plan(held.kept, versions(held.kept)[0]).title == "First"
        again = replace(held, path=tmp_path / file.name, digest="", opened=None)
        save(plan, again)


def test_a_plan_with_the_councils_own_copy_of_the_letter_opens_and_saves_again(
    tmp_path: Path,
) -> None:
    plan, held = open_plan(FOLDER / f"letter-1{SUFFIX}")
    (copy,) = own_copies(plan)
    assert (copy.name, copy.pages) == ("From the minister.docx", 0)
    assert plain(copy.text).endswith("Yours sincerely, the Minister for Fens")
    assert copy.notes == ("Headers and footers of pages were left out.",)
    assert plan.pictures.keys() == {"logo.png", *files_of_copy(copy)}
    assert plan.pictures[copy.file].startswith(b"PK")
    again = save(plan, replace(held, path=tmp_path / "again.planwright", digest="", opened=None))
    kept = without_unnamed(plan)  # a logo that the council no longer names was taken out
    assert kept.pictures.keys() == files_of_copy(copy)
    assert open_plan(again.path)[0] == kept


def test_journals_of_every_format_are_recovered() -> None:
    found = sorted(FOLDER.glob("format-*.journal"))
    assert found
    for file in found:
        recovery = read_recovery(file)
        assert recovery
        assert recovery.plan
        assert plain(recovery.plan.answers[0].text) == WORDS
