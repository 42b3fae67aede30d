"""What is installed holds all that is used, and tells by name what it lacks."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktopapp.selftest.files import find_list, try_files
from desktopapp.selftest.run import TRIED_PARTS, main
from tests.installed.conftest import ROOT, Installed

GARBAGE = b"not what was installed"


def told(folder: Path) -> dict[str, tuple[str, str]]:
    """Return how each part came out, and what was said of it."""
    data = json.loads((folder / "self-test.json").read_text("utf-8"))
    return {one["part"]: (one["result"], one["said"]) for one in data["parts"]}


def imported() -> Iterator[str]:
    """Go through all that the program imports of packages, in a function or not."""
    for path in sorted((ROOT / "desktopapp").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Import(names):
                    yield from (one.name for one in names)
                case ast.ImportFrom(module=str(module), level=0):
                    yield module


def test_what_is_installed_passes_its_self_test(whole: Installed, tmp_path: Path) -> None:
    ended = whole.run("--self-test", str(tmp_path / "report"))
    found = told(tmp_path / "report")
    assert [one for one in found if found[one][0] == "FAILS"] == [], ended.stdout
    assert ended.returncode == 0, ended.stderr
    assert set(found) == {"files", *TRIED_PARTS}
    assert "as they were installed" in found["files"][1]
    assert found["spelling"][0] == "holds"
    assert sorted(one.name for one in (tmp_path / "report").iterdir()) == [
        *("documents", "self-test.json", "self-test.txt"),
    ]


def test_all_that_the_program_imports_is_installed(whole: Installed) -> None:
    outside = sorted(
        {
            name
            for name in imported()
            if name.partition(".")[0] not in sys.stdlib_module_names
            and not name.startswith(("desktopapp", "winreg"))
        }
    )
    assert "reportlab.pdfgen.canvas" in outside
    loads = f"import sys; sys.path.insert(0, {str(whole.app)!r}); import importlib\n"
    loads += f"for one in {outside!r}: importlib.import_module(one)\n"
    loads += "print(len([one for one in sys.modules.values() if 'site-packages' in"
    loads += " str(getattr(one, '__file__', ''))]))"
    python = getattr(sys, "_base_executable", sys.executable)
    ended = subprocess.run(  # noqa: S603  # our own program
        [python, "-I", "-S", "-c", loads], capture_output=True, text=True, check=False
    )
    assert (ended.stdout.strip(), ended.stderr) == ("0", "")


def test_it_holds_no_source_no_tests_and_no_second_copy(whole: Installed) -> None:
    names = [path.relative_to(whole.app).as_posix() for path in whole.app.rglob("*")]
    assert [one for one in names if one.endswith((".py", ".pyi", ".h"))] == []
    assert [one for one in names if "__pycache__" in one or "/tests/" in one] == []


FAULTS = {
    "a library is gone": ("app/lxml/etree.*.so", None, "reading", "lxml"),
    "a library is damaged": ("app/pypdfium2_raw/libpdfium.so", GARBAGE, "reading", "libpdfium"),
    "a module of a package is gone": (
        "app/reportlab/pdfgen/canvas.pyc",
        None,
        "documents",
        "canvas",
    ),
    "a module of ours is gone": ("app/desktopapp/store/journal.pyc", None, "journal", "journal"),
    "a module of ours is damaged": (
        "app/desktopapp/checks/rules.pyc",
        GARBAGE,
        "documents",
        "rules",
    ),
    "the letter is gone": (
        *("app/desktopapp/resources/briefs/*.toml", None),
        *("resources", "No letter comes"),
    ),
    "a page of the guide is gone": (
        *("app/desktopapp/resources/help/safety.md", None),
        *("resources", "safety.md"),
    ),
    "the plugin of the screen is gone": (
        *("app/PySide6/Qt/plugins/platforms/libqxcb.so", None),
        *("screen", "libqxcb.so"),
    ),
    "the window falls over": (
        *("app/PySide6/Qt/plugins/platforms/libqoffscreen.so", None),
        *("window", "offscreen"),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_by_name(copy: Installed, tmp_path: Path, fault: str) -> None:
    pattern, data, part, named = FAULTS[fault]
    (path,) = copy.folder.glob(pattern)
    name = path.relative_to(copy.folder).as_posix()
    copy.replace(name, data)
    ended = copy.run("--self-test", str(tmp_path / "report"), "--only", f"files,{part}")
    assert ended.returncode == 1, ended.stdout
    found = told(tmp_path / "report")
    assert found["files"][0] == "FAILS"
    assert name in found["files"][1]
    assert found[part][0] == "FAILS", found
    assert named in found[part][1]


def test_a_part_that_never_ends_is_ended_and_named(copy: Installed, tmp_path: Path) -> None:
    loops = tmp_path / "loops.py"
    loops.write_text("while True: pass\n", "utf-8")
    copy.replace("app/desktopapp/library/suggesting.pyc", None)
    (copy.app / "desktopapp/library/suggesting.py").write_bytes(loops.read_bytes())
    to = str(tmp_path / "report")
    ended = copy.run("--self-test", to, "--only", "library,fonts", "--seconds", "20")
    found = told(tmp_path / "report")
    assert ended.returncode == 1
    assert found["library"] == ("FAILS", "It did not end within 20 seconds, and was ended.")
    assert found["fonts"][0] == "holds"


def test_a_start_that_fails_names_what_is_missing(copy: Installed, tmp_path: Path) -> None:
    copy.replace("app/desktopapp/plan/plan.pyc", None)
    ended = copy.run("count", str(tmp_path / "a.planwright"))
    assert ended.returncode == 1
    assert "missing or damaged: “desktopapp.plan.plan”" in ended.stderr
    assert "Your plans are not affected" in ended.stderr
    assert (
        copy.run("--self-test", str(tmp_path / "report"), "--only", "files,saving").returncode == 1
    )
    assert "plan/plan.pyc is missing" in told(tmp_path / "report")["files"][1]
    assert "desktopapp.plan.plan" in told(tmp_path / "report")["saving"][1]


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "mine.docx").write_bytes(b"mine")
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path), "--only", "fonts"])
    assert ended.value.code == 2
    assert "documents" in capsys.readouterr().err
    assert (tmp_path / "documents" / "mine.docx").read_bytes() == b"mine"


def test_a_part_that_is_not_known_is_a_wrong_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "new"), "--only", "printers"])
    assert ended.value.code == 2
    assert "own_folders" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main([str(tmp_path / "file" / "report"), "--only", "files"]) == 1
    assert "cannot be written" in capsys.readouterr().out


def test_what_pip_installed_is_held_against_its_list(tmp_path: Path) -> None:
    package = tmp_path / "desktopapp"
    package.mkdir()
    (package / "a.py").write_bytes(b"a = 1\n")
    (tmp_path / "planwright-0.1.0.dist-info").mkdir()
    digest = "zf7M8NXFiTNHfNE7lMtVkzrMlZ2QwHQKp9QFx6UPXaM"
    record = tmp_path / "planwright-0.1.0.dist-info" / "RECORD"
    record.write_text(f"desktopapp/a.py,sha256={digest},6\nplanwright-0.1.0.dist-info/RECORD,,\n")
    assert len(find_list(package)[1]) == 1
    holds, said = try_files(package)
    assert not holds
    assert "desktopapp/a.py is not as it was installed" in said
    os.remove(package / "a.py")  # noqa: PTH107  # as another program does
    assert "desktopapp/a.py is missing" in try_files(package)[1]
