"""Programs of other hands that read the words of documents: pandoc, LibreOffice, pdftotext."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_PATIENCE = 60  # seconds for one document
_WITHIN_WORDS = frozenset(  # of pandoc's kinds: those that end no word
    {
        *("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"),
        *("Quoted", "Link", "Span"),
    }
)
_HEADER = re.compile(rb"<w:(?:header|footer)Reference\b[^>]*/>")
_AT_ONCE = 40  # documents that LibreOffice converts in one call


@dataclass(frozen=True, slots=True)
class Judge:
    """A program that reads documents of one kind. A document that it cannot read is left out.

    ``numbers`` tells that it has the numbers of lists among its words.
    """

    suffix: str
    programs: tuple[str, ...]
    read: Callable[[Sequence[Path]], Mapping[Path, str]]
    numbers: bool = False

    def missing(self) -> str:
        """Name the program that is not on this machine, or return nothing."""
        return next((one for one in self.programs if shutil.which(one) is None), "")


def _one_by_one(read: Callable[[Path], str | None]) -> Callable[[Sequence[Path]], dict[Path, str]]:
    """Return a reader of many documents that reads as many at once as there are processors."""

    def read_all(files: Sequence[Path]) -> dict[Path, str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = zip(files, pool.map(read, files), strict=True)
            return {path: text for path, text in found if text is not None}

    return read_all


def _said(*command: str) -> str | None:
    """Return what a program prints, or nothing where it fails or takes too long."""
    try:
        run = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  # a judge
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return run.stdout.decode("utf-8", "replace")


def _pandoc(path: Path) -> str | None:
    """Return the words of a Word document, without list labels and descriptions."""
    found = _said("pandoc", "--from", "docx", "--to", "json", str(path))
    if found is None:
        return None
    tree = json.loads(found)
    return "".join(_inside([*tree["meta"].values(), tree["blocks"]]))


def _inside(node: object) -> Iterator[str]:
    """Go through the words of pandoc's tree; a block ends with a line end."""
    match node:
        case {"t": "Str", "c": str(text)} | {"t": "Code", "c": [_, str(text)]}:
            yield text
        case {"t": "CodeBlock", "c": [_, str(text)]}:
            yield f"{text}\n"
        case {"t": "Image" | "RawInline" | "RawBlock" | "Math"}:
            yield " "  # descriptions, and what is written for other programs
        case {"t": "Table", "c": [_, _description, *parts]}:
            yield from _inside(parts)
        case {"t": "DefinitionList", "c": list(terms)}:
            yield from _inside([[{"t": "Plain", "c": term}, told] for term, told in terms])
        case {"t": str(kind), "c": parts}:
            yield "" if kind in _WITHIN_WORDS else "\n"
            yield from _inside(parts)
            yield "" if kind in _WITHIN_WORDS else "\n"
        case {"t": str()}:
            yield " "
        case list():
            for one in node:
                yield from _inside(one)
        case _:
            pass  # attributes, and the strings among them


def _libreoffice(files: Sequence[Path]) -> dict[Path, str]:
    """Return the words of Word documents as LibreOffice prints them, many in one call."""
    found: dict[Path, str] = {}
    for start in range(0, len(files), _AT_ONCE):
        some = files[start : start + _AT_ONCE]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            folder = Path(name)
            links = {folder / f"{n}.docx": path for n, path in enumerate(some)}
            for link, path in links.items():
                _without_headers(path, link)
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
            _run_whole([*command, *map(str, links)])
            for link, path in links.items():
                text = _pdftotext(link.with_suffix(".pdf"))
                if text is not None:
                    found[path] = text
    return found


def _run_whole(command: Sequence[str]) -> None:
    """Run a program that starts others, and end them all where they take too long.

    What it made until then is made.
    """
    with subprocess.Popen(  # noqa: S603  # a judge
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as started:
        try:
            started.wait(_PATIENCE * 5)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)


def _without_headers(path: Path, made: Path) -> None:
    """Copy a Word document so that no header or footer is printed: they are not asked of us."""
    try:
        with ZipFile(path) as before, ZipFile(made, "w") as after:
            for part in before.namelist():
                data = before.read(part)
                after.writestr(part, _HEADER.sub(b"", data) if part.endswith(".xml") else data)
    except (BadZipFile, NotImplementedError, OSError, RuntimeError, zlib.error):
        shutil.copyfile(path, made)


def _pdftotext(path: Path) -> str | None:
    return _said("pdftotext", "-enc", "UTF-8", str(path), "-")


JUDGES: Mapping[str, Judge] = {
    "pandoc": Judge(".docx", ("pandoc",), _one_by_one(_pandoc)),
    "libreoffice": Judge(".docx", ("soffice", "pdftotext"), _libreoffice, numbers=True),
    "pdftotext": Judge(".pdf", ("pdftotext",), _one_by_one(_pdftotext), numbers=True),
}
