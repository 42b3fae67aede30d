"""Commands whose input or output is full, closed or nobody's: words instead of a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.text import plain
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import open_session
from tests.console import Capture, Console

ROOT = Path(__file__).parents[2]
FULL = Path("/dev/full")
COUNCIL = "Quarrymoor District Council"


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path, say: Console) -> Path:
    path = tmp_path / "quarry.planwright"
    say("new", path, "--council", COUNCIL)
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("We closed the old quarry road.", encoding="utf-8")
    return path


def shell(line: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command by a shell, which can give it any stream or none."""
    command = f'"{sys.executable}" -m desktopapp'
    return subprocess.run(  # noqa: S603  # our own words
        ["/bin/sh", "-c", line.replace("planwright", command), "sh", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def answered(path: Path) -> str:
    return " ".join(plain(one.text) for one in open_session(path).plan.answers_to("t1.q1"))


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell gives the streams")
class TestStreams:
    @pytest.mark.parametrize("option", ["", "--json"])
    def test_output_that_takes_nothing_is_said_and_the_work_stands(
        self, plan: Path, words: Path, option: str
    ) -> None:
        if not FULL.exists():
            pytest.skip("this system has no /dev/full")
        ended = shell(f'planwright answer "$1" 1.1 "$2" {option} >/dev/full', plan, words)
        assert ended.returncode == 1
        assert "What it did is done." in ended.stderr
        assert "Traceback" not in ended.stderr
        assert "Exception ignored" not in ended.stderr
        assert answered(plan) == "We closed the old quarry road."

    def test_help_that_cannot_be_written_ends_without_a_traceback(self) -> None:
        if not FULL.exists():
            pytest.skip("this system has no /dev/full")
        ended = shell("planwright --help >/dev/full")
        assert "Traceback" not in ended.stderr
        assert "Exception ignored" not in ended.stderr

    @pytest.mark.parametrize("line", [">&-", "2>&-", ">&- 2>&-", "| true", "--json | true"])
    def test_who_does_not_listen_hears_nothing_and_the_work_stands(
        self, plan: Path, words: Path, line: str
    ) -> None:
        ended = shell(f'planwright answer "$1" 1.1 "$2" {line}', plan, words)
        assert ended.returncode == 0
        assert ended.stderr == ""
        assert answered(plan) == "We closed the old quarry road."

    @pytest.mark.parametrize("line", ["<&-", "</"])
    def test_standard_input_that_gives_nothing_is_said_in_words(
        self, plan: Path, line: str
    ) -> None:
        before = plan.read_bytes()
        ended = shell(f'planwright answer "$1" 1.1 - {line}', plan)
        assert ended.returncode == 1
        assert "Standard input cannot be read." in ended.stderr or "directory" in ended.stderr
        assert "went wrong" not in ended.stderr
        assert plan.read_bytes() == before


def test_a_protected_plan_that_lies_there_readable_is_read_but_not_written(
    plan: Path, words: Path, say: Console
) -> None:
    readable = plan.read_bytes()
    encrypt(open_session(plan), "seven slow barges upstream")
    plan.write_bytes(readable)
    said = say("answer", plan, "1.1", words, code=1)["error"]
    assert "was protected on this PC" in said["what"]
    assert plan.read_bytes() == readable
    assert any("was protected" in note for note in say("count", plan)["notes"])


def test_an_older_state_that_was_put_back_is_said(plan: Path, words: Path, say: Console) -> None:
    older = plan.read_bytes()
    assert "notes" not in say("answer", plan, "1.1", words)
    plan.write_bytes(older)
    (note,) = say("answer", plan, "1.2", words)["notes"]
    assert "older state" in note


def test_another_name_of_the_file_that_stays_behind_is_said(
    plan: Path, words: Path, say: Console, capsys: Capture
) -> None:
    kept = plan.with_name("kept by a backup program")
    kept.hardlink_to(plan)
    before = kept.read_bytes()
    (note,) = say("answer", plan, "1.1", words)["notes"]
    assert "another name" in note
    assert kept.read_bytes() == before
    assert "notes" not in say("answer", plan, "1.2", words)
    kept.unlink()
    kept.hardlink_to(plan)
    assert run_command(["answer", str(plan), "1.3", str(words)]) == 0
    assert "another name" in capsys.readouterr().out


def test_documents_of_a_copy_do_not_replace_those_of_its_plan(
    plan: Path, words: Path, say: Console, tmp_path: Path
) -> None:
    copy = plan.with_name("quarry, for the clerk.planwright")
    copy.write_bytes(plan.read_bytes())
    say("answer", plan, "1.1", words)
    for one in (plan, copy, copy):
        said = say("export", one, "--to", tmp_path / "out", "--only", "web")
    assert not [note for note in said["notes"] if "kept as" in note]
    (kept,) = (tmp_path / "out").glob("*web page (earlier).html")
    assert "old quarry road" in kept.read_text("utf-8")
    assert len(list((tmp_path / "out").iterdir())) == 4
