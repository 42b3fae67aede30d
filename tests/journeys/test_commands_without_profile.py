"""Every command does its work, or says why not, while the officer's profile does not answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.store import in_time
from desktopapp.store.in_time import wait_for_late
from tests import council_files
from tests.console import Capture, Console
from tests.slow_share import SlowShare
from tests.test_readme import TOLD

WORKS = {
    "brief": "read Letter.txt --to Letter.toml",
    "new": "New --council Mere",
    "import": "Plan Answer.txt --accept --append",
    "answer": "Plan t1.q3 Answer.txt",
    "count": "Plan",
    "check": "Plan --today 2024-06-03",
    "figures": "Plan",
    "export": "Plan --to Out --only web",
    "merge": "Plan Copy",
    "salvage": "Damaged --to Left",
    "library": "list Prior",
    "flags": "Answer.txt --council Mere --plan Plan",
    "demo": "--to Sample",
    "receipt": "Plan Answer.txt",
    "roll": "Plan --to Next --brief productivity-2024",
    "form": "Form.docx --afresh",
    "template": "Template.docx --afresh",
}
REFUSED = {"form", "template"}  # what is chosen can be kept in the profile alone


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowShare]:
    """Return the folder of a profile that answers late."""
    folder = tmp_path / "profile"
    folder.mkdir()
    monkeypatch.setenv("PLANWRIGHT_HOME", str(folder))
    monkeypatch.setattr(in_time, "PATIENCE", 0.1)
    yield (share := SlowShare(folder, monkeypatch))
    share.delay = 0
    wait_for_late()


@pytest.fixture
def desk(tmp_path: Path, profile: SlowShare, capsys: Capture) -> Path:
    """Return a folder with a plan and whatever else a command may be given."""
    assert not profile.delay
    say, folder = Console(capsys), tmp_path / "desk"
    folder.mkdir()
    (folder / "Answer.txt").write_text("We share a harbour office.", encoding="utf-8")
    (folder / "Letter.txt").write_text(
        "Call for evidence\n\n1. How do you keep the quays?\n\n2. What do they cost?\n",
        encoding="utf-8",
    )
    plan = folder / "Plan.planwright"
    say("new", plan, "--council", "Mere Borough Council")
    say("answer", plan, "t1.q3", folder / "Answer.txt")
    (folder / "Copy.planwright").write_bytes(plan.read_bytes())
    (folder / "Damaged.planwright").write_bytes(plan.read_bytes()[:-200])
    (folder / "Form.docx").write_bytes(council_files.form())
    (folder / "Template.docx").write_bytes(council_files.house())
    say("library", "add", folder / "Prior", folder / "Answer.txt")
    return folder


def given(command: str, desk: Path) -> list[str]:
    """Return the words of a command, its files in the folder of the desk."""
    words = [command, *WORKS[command].split()]
    plans = {"Plan", "Copy", "Damaged", "Next"}
    return [
        str(desk / (f"{one}.planwright" if one in plans else one))
        if one[0].isupper() and one != "Mere"
        else one
        for one in words
    ]


@pytest.mark.parametrize("command", sorted(TOLD))
def test_a_command_does_not_wait_for_the_profile(
    command: str, desk: Path, profile: SlowShare, capsys: Capture
) -> None:
    words = given(command, desk)
    profile.delay = 0.5
    code = run_command(words)
    printed = capsys.readouterr()
    assert profile.of_window == []  # nor would it if that never answered
    if command in REFUSED:
        assert code == 1
        assert "the folder of your settings does not answer" in printed.err
        assert str(profile.folder) in printed.err
    else:
        assert code == 0, printed.err


@pytest.mark.parametrize("command", ["answer", "count", "check", "import"])
def test_a_command_says_that_the_backups_were_not_looked_at(
    command: str, desk: Path, profile: SlowShare, capsys: Capture
) -> None:
    words = given(command, desk)
    profile.delay = 0.5
    run_command(words)
    assert "The folder for backups on this PC does not answer" in capsys.readouterr().out


def test_salvage_says_that_the_backups_were_not_looked_for(
    desk: Path, profile: SlowShare, capsys: Capture
) -> None:
    words = given("salvage", desk)
    profile.delay = 0.5
    run_command(words)
    assert "there may be some" in capsys.readouterr().out


def test_documents_in_the_look_of_a_template_are_refused_where_nobody_knows_its_mapping(
    desk: Path, profile: SlowShare, capsys: Capture
) -> None:
    words = [*given("export", desk)[:-1], "appendix", "--template", str(desk / "Template.docx")]
    profile.delay = 0.5
    assert run_command(words) == 1
    assert "What you chose before cannot be read" in capsys.readouterr().err
    assert not (desk / "Out").exists()
    assert profile.of_window == []
