"""A reader that lacks a part says which, and does not blame the document."""

import sys
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.readers.kinds import Kind
from desktopapp.readers.read import read

WITHOUT = """
import sys
sys.modules[{name!r}] = None
sys.argv.append({kind!r})
from desktopapp.readers.worker import main
main()
"""


@pytest.mark.parametrize(
    ("kind", "ending", "name"),
    [
        (Kind.WORD, ".docx", "lxml.etree"),
        (Kind.PDF, ".pdf", "pypdfium2_raw"),
        (Kind.MARKDOWN, ".md", "markdown_it"),
    ],
)
def test_what_is_missing_is_named(
    kind: Kind, ending: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"words")
    monkeypatch.setattr(
        "desktopapp.readers.read.worker_command",
        lambda _kind: [sys.executable, "-c", WITHOUT.format(name=name, kind=str(kind))],
    )
    with pytest.raises(Problem, match="missing or damaged") as told:
        read(path)
    assert name in told.value.what
    assert "install Planwright again" in told.value.then
