"""The house speaks only of itself: no foreign addresses, fonts or licences, and no network."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MADE = {"__pycache__", "build", "demo", "dist", "node_modules"}
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
LOCKED = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.+-]+)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+"
)

# What can reach another machine, and what loads it.
NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
}
COMPATIBLE = ("MIT", "BSD", "Apache", "PSF", "ISC", "MPL", "HPND", "LGPL")


def own_files() -> Iterator[Path]:
    """Go through the files of the project, leaving out what tools made."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if path.is_file() and not hidden and not MADE.intersection(parts) and path.name != ".git":
            yield path


def own_texts() -> Iterator[tuple[Path, str]]:
    """Go through the text files of the project."""
    for path in own_files():
        if path.suffix not in {".png", ".planwright", ".journal", ".docx", ".pdf", ".ico"}:
            yield path, path.read_text(encoding="utf-8")


def locked(lock: Path) -> list[str]:
    """Return the requirements of a lock file, one string each."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", "")
    return [re.sub(r"\s+", " ", line).strip() for line in joined.splitlines() if line.strip()]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    machine = re.compile(r"(?<![\w.~*/])/(?:work|root|home|Users)/\w|[A-Z]:\\\\?Users\\\\?\w")
    assert [path.name for path, text in own_texts() if machine.search(text)] == []


def test_no_font_and_no_program_is_committed() -> None:
    foreign = {".ttf", ".otf", ".ttc", ".woff", ".woff2", ".whl", ".exe", ".dll", ".so", ".jar"}
    assert [path.name for path in own_files() if path.suffix.lower() in foreign] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_requirements_are_locked_by_hash_and_carry_no_address(lock: Path) -> None:
    requirements = locked(lock)
    assert requirements
    assert [line for line in requirements if not LOCKED.fullmatch(line)] == []


def test_what_is_declared_is_locked_and_the_locks_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions: dict[str, dict[str, str]] = {}
    for lock in LOCKS:
        found = [LOCKED.fullmatch(line) for line in locked(lock)]
        versions[lock.stem] = {one["name"]: one["version"] for one in found if one}
    for declared, stem in (
        (project["dependencies"], "run"),
        (project["optional-dependencies"]["dev"], "dev"),
    ):
        names = {re.split(r"[^\w.-]", one)[0].lower() for one in declared}
        assert names <= set(versions[stem])
    assert versions["run"].items() <= versions["dev"].items()
    assert versions["build"].items() <= versions["dev"].items()


def licences(name: str) -> list[str]:
    """Return what an installed package says of its licence; alternatives one by one."""
    data = metadata(name)
    said = [data.get("License-Expression", ""), data.get("License", "").split("\n")[0]]
    said += [one for one in data.get_all("Classifier") or [] if one.startswith("License")]
    return [part for one in said for part in re.split(r"\sOR\s", one) if part]


def is_compatible(licence: str) -> bool:
    """Tell whether a program under the MIT licence may be shipped with what has this one."""
    return any(name in licence for name in COMPATIBLE) and "AGPL" not in licence


def test_the_judge_of_licences_tells_them_apart() -> None:
    assert is_compatible("License :: OSI Approved :: BSD License")
    assert is_compatible("LGPL-3.0-only")
    assert not is_compatible("GPL-3.0-only")
    assert not is_compatible("AGPL-3.0 or MIT")


def test_what_is_shipped_may_be_shipped_under_our_licence() -> None:
    judged = 0
    for line in locked(ROOT / "requirements" / "run.txt"):
        name = line.split("==")[0]
        try:
            said = licences(name)
        except PackageNotFoundError:
            assert "sys_platform" in line or "python_full_version" in line, f"{name} is not here"
            continue
        judged += 1
        assert any(map(is_compatible, said)), f"{name}: {said}"
    assert judged > len(("PySide6", "lxml", "pypdf"))


def imported(source: str) -> set[str]:
    """Return the names of modules that a source imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_declared_dependency_is_used_and_every_one_used_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w.-]", one)[0].lower() for one in project["dependencies"]}
    sources = (ROOT / "desktopapp").rglob("*.py")
    names = {
        name.split(".")[0]
        for path in sources
        for name in imported(path.read_text(encoding="utf-8"))
    }
    foreign = names - set(sys.stdlib_module_names) - {"desktopapp"}
    packages = {"PIL": "pillow", "docx": "python-docx", "markdown_it": "markdown-it-py"}
    packages["mdit_py_plugins"] = "mdit-py-plugins"
    packages["pypdfium2_raw"] = "pypdfium2"
    packages |= dict.fromkeys(("PySide6", "shiboken6"), "pyside6-essentials")
    assert {packages.get(name, name) for name in foreign} == declared


def network_modules(source: str) -> set[str]:
    """Return what a source imports that could reach another machine."""
    return {
        name
        for name in imported(source)
        if any(name == one or name.startswith(one + ".") for one in NETWORK)
    }


def test_network_modules_are_seen_wherever_they_are_imported() -> None:
    assert network_modules("def f():\n    from urllib import request") == {"urllib.request"}
    assert network_modules("import http.client as c") == {"http.client"}
    assert network_modules("from urllib.parse import quote") == set()


def test_no_module_imports_what_reaches_the_network() -> None:
    sources = sorted((ROOT / "desktopapp").rglob("*.py"))
    found = {path.name: network_modules(path.read_text(encoding="utf-8")) for path in sources}
    assert sources
    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    build += ["--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  # our own words
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_resource_and_nothing_else_than_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as container:
        names = set(container.namelist())
    resources = [path for path in own_files() if path.is_relative_to(ROOT / "resources")]
    sources = [path for path in own_files() if path.is_relative_to(ROOT / "desktopapp")]
    wanted = {f"desktopapp/{path.relative_to(ROOT).as_posix()}" for path in resources}
    wanted |= {path.relative_to(ROOT).as_posix() for path in sources}
    assert {name for name in names if ".dist-info/" not in name} == wanted
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert any(name.endswith(".dist-info/entry_points.txt") for name in names)


def test_the_installed_program_reads_the_resources_inside_its_package(
    wheel: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as container:
        container.extractall(site)
    program = f"""
import sys
sys.path.insert(0, {str(site)!r})
from desktopapp.store import resources
assert resources.__file__.startswith({str(site)!r}), resources.__file__
plan = resources.sample()
print(resources.resource_path("sample"), len(plan.answers), *resources.brief_ids())
"""
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    folder, answers, *briefs = done.stdout.split()
    assert Path(folder) == site / "desktopapp" / "resources" / "sample"
    assert int(answers) > 0
    assert "productivity-2024" in briefs
