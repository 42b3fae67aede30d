"""This officer's library is read by nobody else, and a protected plan goes in only when agreed."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.library.index import library_list
from desktopapp.library.suggesting import library_search
from desktopapp.operations.libraries import open_libraries, own_library, prepare_own
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import paragraphs
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session
from desktopapp.session.readable import add_this_plan
from desktopapp.session.session import Session
from desktopapp.store import vault

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in the folder")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    monkeypatch.setenv("PLANWRIGHT_HOME", str(tmp_path / "home"))
    made = new_session(tmp_path / "plan", "Aldermere Council", "productivity-2024")
    text = paragraphs("Forty posts at the quayside close in March.")
    made.edit(made.plan.with_answer_to("t1.q1", text), "write")
    made.save()
    return made


def test_a_protected_plan_is_not_added_to_the_library_unless_the_officer_says_so(
    session: Session,
) -> None:
    encrypt(session, "lantern otter quarry")
    with pytest.raises(Problem, match="protected") as told:
        add_this_plan(session)
    assert told.value.safe == "Nothing was added."
    assert not own_library().exists()
    assert add_this_plan(session, readable=True).added == 1
    assert library_search(own_library(), "quayside").passages


def test_a_plan_without_protection_is_added_at_once(session: Session) -> None:
    assert add_this_plan(session).added == 1


@POSIX
def test_nobody_else_may_read_the_library_even_one_that_was_made_otherwise(
    session: Session,
) -> None:
    before = os.umask(0o022)
    try:
        library = prepare_own(session.plan.brief)
        assert library.stat().st_mode & 0o777 == 0o600
        add_this_plan(session)
        library.chmod(0o644)  # as a version before made it
        open_libraries(())
        assert library.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


@POSIX
def test_the_copy_of_a_shared_library_is_this_officers_and_the_share_keeps_its_rights(
    session: Session, tmp_path: Path
) -> None:
    add_this_plan(session)
    share = tmp_path / "share.library"
    share.write_bytes(own_library().read_bytes())
    share.chmod(0o664)
    (_, copy) = open_libraries([str(share)]).libraries
    assert copy.path.stat().st_mode & 0o777 == 0o600
    assert copy.path.parent.stat().st_mode & 0o777 == 0o700
    assert share.stat().st_mode & 0o777 == 0o664
    assert len(library_list(copy.path).documents) == 1


def test_a_device_is_no_shared_library(session: Session) -> None:
    assert session.path
    found = open_libraries([os.devnull])
    assert "it is no file" in found.notes[0]
    assert replace(found, notes=()).libraries == ()
