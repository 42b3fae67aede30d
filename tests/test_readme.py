"""The README tells the truth: its commands, its links, its two commands for a fresh machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.readers.kinds import SUFFIXES
from tests.console import all_commands, help_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOLD = set(re.findall(r"`planwright ([a-z]+) ", README))
PAGES = [*ROOT.glob("*.md"), *(ROOT / "resources" / "help").glob("*.md")]


def test_the_readme_lists_every_command_and_no_other() -> None:
    listed = all_commands()
    assert listed
    assert set(listed) == TOLD


@pytest.mark.parametrize("command", sorted(TOLD))
def test_options_the_readme_names_are_taken(command: str) -> None:
    lines = [line for line in README.splitlines() if f"`planwright {command} " in line]
    options = {option for line in lines for option in re.findall(r"--[a-z]+", line)}
    known = help_of(command)
    assert {option for option in options if option not in known} == set()


def test_the_row_of_export_names_every_kind_of_document_and_no_other() -> None:
    row = next(line for line in README.splitlines() if "`planwright export" in line)
    (listed,) = re.findall(r"`--only` makes some of them \(([^)]*)\)", row)
    assert re.findall(r"`([a-z]+)`", listed) == list(DOCUMENTS)


def test_the_two_commands_of_a_fresh_machine_are_there() -> None:
    for verb in ("demo", "test"):
        assert f"    sh installers/dev {verb}\n" in README
        assert f"installers\\dev.cmd {verb}" in README
        assert f"\n{verb})\n" in (ROOT / "installers" / "dev").read_text(encoding="utf-8")
        assert f":{verb}\n" in (ROOT / "installers" / "dev.cmd").read_text(encoding="utf-8")


def test_both_set_up_scripts_know_the_same_commands() -> None:
    posix = (ROOT / "installers" / "dev").read_text(encoding="utf-8")
    windows = (ROOT / "installers" / "dev.cmd").read_text(encoding="utf-8")
    theirs = {"lock", "judges", "access"}  # what only those who build Planwright on Linux need
    told = set(re.findall(r"^#   sh installers/dev ([a-z]+)", posix, re.MULTILINE)) - theirs
    assert told == set(re.findall(r"^rem   installers\\dev\.cmd ([a-z]+)", windows, re.MULTILINE))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has installers/dev.cmd instead")
def test_the_set_up_script_is_sound_and_explains_itself() -> None:
    script = str(ROOT / "installers" / "dev")
    done = subprocess.run(["sh", script], capture_output=True, text=True, check=False)  # noqa: S603, S607  # our own script, whatever shell the system has
    assert done.returncode == 2
    assert "sh installers/dev demo" in done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_ci_runs_the_test_command_of_the_readme_last() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if "sh installers/dev" in line and not line.startswith("#")]
    assert "sh installers/dev test ||" in commands[-1]


def test_the_help_and_the_table_name_every_kind_of_document_that_is_read() -> None:
    page = (ROOT / "resources" / "help" / "importing.md").read_text(encoding="utf-8")
    row = next(line for line in README.splitlines() if "planwright import" in line)
    for kind in dict.fromkeys(SUFFIXES.values()):
        ending = next(one for one, of in SUFFIXES.items() if of is kind)
        assert f"({ending})" in page
        assert ending in row
