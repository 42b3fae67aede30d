"""What makes a release: the version said once, actions pinned, scripts that hold together."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktopapp import __version__
from desktopapp.cli import all_verbs
from tests.console import all_commands
from tests.installed.conftest import ROOT

SCRIPTS = ("dev", "linux", "release", "windows", "parts/installed.sh")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_each_action_of_a_workflow_is_pinned_by_its_hash() -> None:
    used = [
        line.strip().removeprefix("- ")
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if line.strip().removeprefix("- ").startswith("uses:")
    ]
    assert used
    pinned = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+")
    assert [one for one in used if not pinned.fullmatch(one)] == []


def test_the_version_is_said_in_one_place() -> None:
    said = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    made = [*(ROOT / "installers").rglob("*"), ROOT / "pyproject.toml", *WORKFLOWS]
    files = [path for path in made if path.is_file() and path.suffix not in {".sha256", ".pyc"}]
    assert len(files) > len(SCRIPTS)
    assert [path.name for path in files if said.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_sound(script: str) -> None:
    looked = subprocess.run(  # noqa: S603  # our own
        ["sh", "-n", str(ROOT / "installers" / script)],  # noqa: S607  # whatever shell there is
        capture_output=True,
        text=True,
        check=False,
    )
    assert (looked.returncode, looked.stderr) == (0, "")


@pytest.mark.parametrize("script", ["linux", "windows"])
def test_each_verb_that_a_script_explains_is_one(script: str) -> None:
    text = (ROOT / "installers" / script).read_text("utf-8")
    told = set(re.findall(rf"^#   sh installers/{script} ([a-z]+)", text, re.MULTILINE))
    branches = re.findall(r"^([a-z |]+)\)", text, re.MULTILINE)
    known = {word for one in branches for word in re.findall("[a-z]+", one)}
    assert told
    assert told <= known


def test_the_manual_page_names_every_command_in_a_sentence() -> None:
    found = dict(all_verbs())
    assert list(found) == all_commands()
    assert [name for name in found if not found[name].strip()] == []


def test_the_page_for_it_is_set_as_a_pdf(tmp_path: Path) -> None:
    made = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(ROOT / "installers/parts/for_it.py"), str(tmp_path / "it.pdf")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "it.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_to_unpack_is_the_same_bytes_twice(tmp_path: Path) -> None:
    payload = tmp_path / "payload"
    (payload / "bin").mkdir(parents=True)
    (payload / "Planwright.exe").write_bytes(b"MZ")
    (payload / "bin" / "planwright.exe").write_bytes(b"MZ")
    made = []
    for name in ("one.zip", "two.zip"):
        subprocess.run(  # noqa: S603  # our own program
            [
                *(sys.executable, str(ROOT / "installers/parts/portable.py")),
                *(str(payload), str(tmp_path / name)),
            ],
            check=True,
        )
        (payload / "Planwright.exe").touch()
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert b"Planwright/portable.txt" in made[0]
