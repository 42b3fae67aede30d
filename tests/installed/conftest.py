"""What is installed, made of this checkout and the packages that are here, by the list of the
installers, and run by a Python that has nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PARTS = ROOT / "installers" / "parts"
START = (
    "import sys; sys.path.insert(0, {!r}); from desktopapp.__main__ import main; sys.exit(main())"
)
LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="sh installers/windows proves the other"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/installed" in item.path.as_posix():
            item.add_marker(LINUX)


def locked() -> Iterator[str]:
    """Go through the names of the packages that an installation on this system holds."""
    for line in (ROOT / "requirements" / "run.txt").read_text("utf-8").splitlines():
        if "==" in line:
            wanted = Requirement(line.rstrip(" \\"))
            if wanted.marker is None or wanted.marker.evaluate():
                yield wanted.name


class Installed:
    """A folder as installers put it there, and a Python to run it with."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.app = folder, folder / "app"

    def run(
        self, *arguments: str, seconds: float = 600, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run it with arguments, as its launcher does."""
        left = {"VIRTUAL_ENV", "PLANWRIGHT_HOME", "DISPLAY", "WAYLAND_DISPLAY"}
        kept = {name: value for name, value in os.environ.items() if name not in left}
        python = getattr(sys, "_base_executable", sys.executable)
        return subprocess.run(  # noqa: S603  # our own program
            [python, "-P", "-s", "-c", START.format(str(self.app)), *arguments],
            env={**kept, "PYTHONPATH": str(self.folder.parent / "without"), **environment},
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def replace(self, name: str, data: bytes | None) -> None:
        """Put other bytes in the place of a file, or none. Its twins elsewhere stay."""
        path = self.folder / name
        path.unlink()
        if data is not None:
            path.write_bytes(data)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return an installation that is never changed."""
    folder = tmp_path_factory.mktemp("installed")
    packages = folder / "packages"
    for name in locked():
        for file in set(distribution(name).files or ()):
            if ".." not in file.parts and (source := Path(str(file.locate()))).is_file():
                target = packages / file
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target)
    sys.path.insert(0, str(PARTS))
    try:
        from app_folder import list_files, make_app  # noqa: PLC0415  # a program of its own
        from wanted import LEFT_OUT_OF_LIBRARY  # noqa: PLC0415  # the same
    finally:
        sys.path.remove(str(PARTS))
    made = folder / "made"
    words = next(
        place
        for place in (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
        if (place / "en_GB.dic").exists()
    )
    letters = next(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf")).parent
    make_app(packages, ROOT, words, letters, made / "app")
    shutil.rmtree(packages)
    without = f"import sys\nfor one in {LEFT_OUT_OF_LIBRARY}: sys.modules[one] = None\n"
    (folder / "without").mkdir()  # what Python reads first, in each of its processes
    (folder / "without" / "sitecustomize.py").write_text(without, "utf-8")
    list_files(made)
    return Installed(made)


@pytest.fixture
def copy(whole: Installed, tmp_path: Path) -> Installed:
    """Return an installation that a test may damage."""
    shutil.copytree(whole.folder, tmp_path / "made", copy_function=os.link)
    shutil.copytree(whole.folder.parent / "without", tmp_path / "without")
    return Installed(tmp_path / "made")
