"""Makes the folder ``app`` that is installed, on Windows and on Linux: the same bytes twice.

It holds the program and the packages it uses, compiled, without their sources: nothing is compiled
at run time, and nobody writes beside it. Modules hold whatever the times of their files, since
installers change those. ``files.sha256`` beside the folder says what belongs to it.
"""

import hashlib
import json
import py_compile
import re
import shutil
import struct
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path

from wanted import is_wanted

LISTED = "files.sha256"


def files(folder: Path) -> Iterator[Path]:
    """Go through all files of a folder, in one order everywhere."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def make_app(packages: Path, checkout: Path, dictionary: Path, fonts: Path, app: Path) -> None:
    """Make the folder of the packages, the checkout, the dictionary and the fonts."""
    for path in files(packages):
        within = path.relative_to(packages)
        if is_wanted(within.as_posix()):
            copy(path, app / within)
    program = app / "desktopapp"
    kept = shutil.ignore_patterns("__pycache__")
    shutil.copytree(checkout / "desktopapp", program, ignore=kept)
    shutil.copytree(checkout / "resources", program / "resources", ignore=kept)
    _copy_matching(dictionary, "en_GB.*", program / "resources" / "dictionaries")
    _copy_matching(fonts, "LiberationSans-*.ttf", program / "resources" / "fonts")
    _compile(app)


def copy(path: Path, to: Path) -> None:
    """Copy a file; its folder is made."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _copy_matching(source: Path, pattern: str, to: Path) -> None:
    found = sorted(source.glob(pattern))
    if not found:
        raise SystemExit(f"There is no {pattern} in {source}.")
    for path in found:
        copy(path, to / path.name)


def _compile(app: Path) -> None:
    """Put each module in the place of its source. What cannot be compiled is no module."""
    for path in files(app):
        if path.suffix == ".py":
            py_compile.compile(
                str(path),
                cfile=str(path.with_suffix(".pyc")),
                dfile=path.relative_to(app).as_posix(),
                quiet=2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            path.unlink()


def tell(to: Path, packages: Path, checkout: Path, more: Iterable[tuple[str, Path]] = ()) -> None:
    """Write what IT asks for: licences, what it is made of, and which files belong to it.

    ``more`` are licences of what is no package, by name.
    """
    licences = to / "licences"
    for name, file in (("Planwright", checkout / "LICENSE"), *more):
        copy(file, licences / f"{name}.txt")
    parts = []
    for folder in sorted(packages.glob("*.dist-info")):
        told = Parser().parsestr((folder / "METADATA").read_text("utf-8"), headersonly=True)
        parts.append(_component(told))
        texts = [one for one in files(folder) if _is_licence(one.name)]
        for n, text in enumerate(texts):
            again = f" {n + 1}" if n else ""
            copy(text, licences / f"{told['Name']}{again}.txt")
    made = {"type": "application", "name": "Planwright", "version": version_of(checkout)}
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": made},
        "components": parts,
    }
    (to / "sbom.json").write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")


def list_files(to: Path) -> None:
    """Write which files belong to a folder, each with the checksum of its bytes."""
    (to / LISTED).unlink(missing_ok=True)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(to).as_posix()}\n"
        for path in files(to)
    ]
    (to / LISTED).write_bytes("".join(lines).encode("utf-8"))


def version_of(checkout: Path) -> str:
    """Return the version, from the one place that says it."""
    text = (checkout / "desktopapp" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if not found:
        raise SystemExit("The version is not said.")
    return found[1]


def _component(told: "Message[str, str]") -> dict[str, object]:
    """Return what the list of parts says of a package."""
    name, version = told["Name"], told["Version"]
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}",
        "licenses": [{"license": {"name": _licence(told)}}],
    }


def _licence(told: "Message[str, str]") -> str:
    named = (told["License-Expression"] or told["License"] or "").strip()
    classified = [one for one in told.get_all("Classifier") or () if "License ::" in one]
    return named.splitlines()[0] if named else "; ".join(classified)


def _is_licence(name: str) -> bool:
    return bool(re.match(r"(licen[cs]e|copying|notice|authors)", name, re.IGNORECASE))


def is_program(path: Path) -> bool:
    """Tell whether a file is a program or a library of Windows."""
    with path.open("rb") as file:
        return file.read(2) == b"MZ"


def is_signed(path: Path) -> bool:
    """Tell whether a program carries a signature: a table of certificates, entry 4 of its header.

    Source: Microsoft, "PE Format", optional header data directories. Whether the signature holds,
    only Windows can tell.
    """
    data = path.read_bytes()
    (header,) = struct.unpack_from("<I", data, 0x3C)
    optional = header + 24
    (magic,) = struct.unpack_from("<H", data, optional)
    directories = optional + (112 if magic == 0x20B else 96)  # noqa: PLR2004  # PE32+ or PE32
    _, size = struct.unpack_from("<II", data, directories + 4 * 8)
    return bool(size)
