"""A plan of which no backup can be kept: it is saved, and the officer is told, once."""

from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.text import paragraphs
from desktopapp.session.opening import new_session
from desktopapp.session.session import Session
from desktopapp.store.settings import backup_folder


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return new_session(tmp_path / "plan", "Sallow Town Council", "productivity-2024")


def block(session: Session) -> Path:
    """Put a file where the backups of a plan would go."""
    folder = backup_folder(session.plan.id)
    moved = folder.with_name("moved")
    folder.rename(moved)
    folder.write_bytes(b"in the way")
    return folder


def write(session: Session, words: str) -> None:
    session.answer("t1.q1", paragraphs(words))
    session.save()


def test_it_is_told_once_and_again_when_it_comes_back(session: Session) -> None:
    write(session, "First.")
    assert session.untold == ""
    folder = block(session)
    write(session, "Second.")
    assert "No backup" in session.untold
    write(session, "Third.")
    assert session.untold == ""
    folder.unlink()
    write(session, "Fourth.")
    assert session.untold == ""
    block_again = folder.rename(folder.with_name("away"))
    folder.write_bytes(b"in the way")
    assert block_again.exists()
    write(session, "Fifth.")
    assert "No backup" in session.untold


def test_a_command_tells_it(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(session, "First.")
    block(session)
    session.release()
    words = tmp_path / "words.txt"
    words.write_text("Second.", encoding="utf-8")
    assert run_command(["answer", str(session.path), "t1.q1", str(words)]) == 0
    assert "No backup" in capsys.readouterr().out
