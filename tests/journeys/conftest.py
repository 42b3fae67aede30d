"""Every journey goes without what no installation holds, in the processes that it starts too."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "installers" / "parts"))
from wanted import LEFT_OUT_OF_LIBRARY, left_out_modules  # a program of its own

sys.path.pop(0)


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what Python reads first: it refuses those modules."""
    folder = tmp_path_factory.mktemp("without")
    names = (*left_out_modules(), *LEFT_OUT_OF_LIBRARY)
    refusing = f"import sys\nfor one in {names}: sys.modules[one] = None\n"
    (folder / "sitecustomize.py").write_text(refusing, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def _as_installed(without: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(without))
    for name in left_out_modules():
        monkeypatch.setitem(sys.modules, name, None)
