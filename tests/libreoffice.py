"""Read what LibreOffice makes of a DOCX: an independent judge of lines and pages.

LibreOffice converts many files in one call; poppler's pdftotext reads the words of the PDF with
their places. Neither shares a line of code with the layout that is judged.
"""

import html
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


def missing() -> str:
    """Name the program that is missing here, or return nothing."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            return program
    return ""


def to_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Convert DOCX files (bytes by plain name) in one call; return the PDF of each."""
    return _convert(files, folder, folder, "pdf")


def saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Let LibreOffice open DOCX files and save them as DOCX; return the new file of each."""
    return _convert(files, folder, folder / "saved", "docx")


def _convert(files: Mapping[str, bytes], folder: Path, out: Path, ending: str) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(out),
        *(str(folder / f"{name}.docx") for name in files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 10 * len(files))  # noqa: S603  # our own files
    return {name: out / f"{name}.{ending}" for name in files}


def lines(pdf: Path) -> list[list[str]]:
    """Return the pages of a PDF as lines of words from top to bottom, each line left to right.

    Words whose feet stand within two points of each other are one line, across table cells.
    """
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603  # own
    return [_page(page) for page in run.stdout.decode().split("<page ")[1:]]


def _page(shown: str) -> list[str]:
    words = [
        (float(foot), float(left), html.unescape(word))
        for left, _, _, foot, word in _WORD.findall(shown)
    ]
    rows: list[list[tuple[float, float, str]]] = []
    for word in sorted(words):
        if rows and word[0] - rows[-1][0][0] < 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [" ".join(w[2] for w in sorted(row, key=lambda one: one[1])) for row in rows]
