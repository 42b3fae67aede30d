"""Ids and names are data: whatever they hold, our files stay in their folders."""

from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.text import new_id
from desktopapp.store.disk import DISK
from desktopapp.store.journal import Journal
from desktopapp.store.names import LONGEST, beside, name_of_id, shortened
from desktopapp.store.settings import backup_folder, backups_folder
from tests.safety.officer import state

IDS = [
    "",
    "/",
    "/etc/x",
    "..",
    "a/b/c",
    "C:/x",
    "\\\\192.0.2.7\\share\\a",
    "con",
    "COM1",
    "nul",
    "lpt9",
    "dot.",
    "blank ",
    "a\0b",
    "é" * 300,
    "\ud800",
    "a\nb",
]


@pytest.mark.parametrize("document", IDS)
def test_no_id_leads_out_of_its_folder_on_any_system(document: str) -> None:
    name = name_of_id(document)
    assert name.isascii()
    assert name.isalnum()
    assert name.lower() == name
    assert name not in ("con", "prn", "aux", "nul", "com1", "lpt9")
    folder = PureWindowsPath("C:/journals")
    assert (folder / f"{name}.journal").parent == folder
    assert backup_folder(document).parent == backups_folder()


def test_no_two_odd_ids_share_a_folder() -> None:
    names = [name_of_id(one) for one in IDS]
    assert len(set(names)) == len(names)
    assert name_of_id("ab") != name_of_id("a/b")
    assert name_of_id("x" * 90) != name_of_id("x" * 91)


def test_the_programs_own_ids_are_their_own_names() -> None:
    document = new_id() + new_id()
    assert name_of_id(document) == document


@pytest.mark.parametrize("document", IDS)
def test_the_journal_of_any_id_is_written_in_its_folder(document: str, tmp_path: Path) -> None:
    before = replace(state(0), id=document)
    journal = Journal(tmp_path / "journals", before)
    journal.note(replace(before, title="typed"))
    assert [one.suffix for one in (tmp_path / "journals").iterdir()] == [".journal"]
    assert [one.name for one in tmp_path.iterdir()] == ["journals"]


@given(st.text(min_size=1, max_size=255).filter(lambda one: "/" not in one and one not in "..\0"))
def test_a_file_beside_another_never_has_too_long_a_name(name: str) -> None:
    path = beside(Path("/folder") / name, "~$", ".saving")
    assert path.parent == Path("/folder")
    assert len(path.name.encode("utf-8", "surrogatepass")) <= LONGEST
    assert path.name.startswith("~$")
    assert path.name.endswith(".saving")


def test_long_names_that_differ_at_their_end_stay_apart(tmp_path: Path) -> None:
    first, second = (beside(tmp_path / f"{'ü' * 120}{n}.planwright", "~", ".open") for n in (1, 2))
    assert first != second
    DISK.close(DISK.create(first))
    DISK.close(DISK.create(second))


def test_a_short_name_is_not_changed() -> None:
    assert beside(Path("a.planwright"), "~", ".open").name == "~a.planwright.open"
    assert shortened("é" * 10, 5) == "éé"
