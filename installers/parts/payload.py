r"""Makes the folder that is installed on Windows, of pinned inputs: the same bytes twice.

    python payload.py --python EMBEDDABLE --packages FOLDER --checkout FOLDER --dictionary FOLDER
                      --fonts FOLDER --launchers FOLDER --to FOLDER

    Planwright.exe          the window
    bin\planwright.exe      the commands
    python\                  Python, cut off from any other on the computer
    app\                     the program and the packages it uses
    licences\, sbom.json, unsigned.txt      what IT asks for

Nothing is unpacked or compiled at run time. Modules are compiled ahead, and hold whatever the
times of their files, since installers change those.
"""

import argparse
import hashlib
import json
import py_compile
import re
import shutil
import struct
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

# Of Qt, what the window and its printing use. Held against what is loaded by tests/installed.
QT = {"Qt6Core.dll", "Qt6Gui.dll", "Qt6Widgets.dll", "Qt6PrintSupport.dll", "pyside6.abi3.dll"}
QT |= {"QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "QtPrintSupport.pyd"}
QT |= {"__init__.py", "_config.py", "_git_pyside_version.py"}
QT_RUNTIMES = ("msvcp140", "vcruntime140")
PLUGINS = {"platforms/qwindows.dll", "platforms/qoffscreen.dll"}
PLUGINS |= {"imageformats/qjpeg.dll", "imageformats/qico.dll"}
# Of other packages, what is for building, for other programs, or for pictures nobody brings.
LEFT_OUT = (
    "bin",
    "lxml/includes",
    "lxml/isoschematron",
    "shiboken6/include",
    "shiboken6/concrt140.dll",
    "shiboken6/vcamp140.dll",
    "spylls/hunspell/data",
)
LEFT_OUT_NAMES = ("_avif", "_webp", "_imagingcms", "_imagingtk")  # of Pillow
LEFT_OUT_ENDS = (".pyi", ".lib", ".pxd", ".pyx", ".h", ".lock")
LEFT_OUT_FOLDERS = ("tests", "__pycache__")
PATHS = "python313.zip\r\n.\r\n..\\app\r\n"  # no site, no PYTHONPATH: nothing but ours


def main() -> None:
    """Make the folder that the arguments describe."""
    asked = argparse.ArgumentParser(description="Make the folder that is installed on Windows.")
    for name in ("python", "packages", "checkout", "dictionary", "fonts", "launchers", "to"):
        asked.add_argument(f"--{name}", type=Path, required=True)
    given = asked.parse_args()
    to: Path = given.to
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(given.python, to / "python")
    (to / "python" / "python313._pth").write_bytes(PATHS.encode("ascii"))
    _copy_packages(given.packages, to / "app")
    _copy_program(given.checkout, to / "app" / "desktopapp")
    _copy_matching(given.dictionary, "en_GB.*", to / "app/desktopapp/resources/dictionaries")
    _copy_matching(given.fonts, "Liberation*.ttf", to / "app/desktopapp/resources/fonts")
    (to / "bin").mkdir()
    shutil.copy(given.launchers / "Planwright.exe", to)
    shutil.copy(given.launchers / "commands" / "planwright.exe", to / "bin")
    _compile(to / "app")
    _tell(to, given.checkout)
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB, {sum(1 for _ in _files(to)):,} files in {to}")  # noqa: T201


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _copy_packages(packages: Path, app: Path) -> None:
    for path in _files(packages):
        within = path.relative_to(packages)
        if _is_wanted(within.as_posix()):
            target = app / within
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _is_wanted(name: str) -> bool:
    """Tell whether a file of the packages, named by its path there, is installed."""
    parts = name.split("/")
    if parts[0] == "PySide6":
        if "plugins" in parts[:2]:
            return "/".join(parts[2:]) in PLUGINS
        return len(parts) == 2 and (parts[1] in QT or parts[1].startswith(QT_RUNTIMES))  # noqa: PLR2004
    if any(name == one or name.startswith(f"{one}/") for one in LEFT_OUT):
        return False
    if any(part in LEFT_OUT_FOLDERS for part in parts[:-1]):
        return False
    return not (parts[-1].endswith(LEFT_OUT_ENDS) or parts[-1].startswith(LEFT_OUT_NAMES))


def _copy_program(checkout: Path, program: Path) -> None:
    kept = shutil.ignore_patterns("__pycache__")
    shutil.copytree(checkout / "desktopapp", program, ignore=kept)
    shutil.copytree(checkout / "resources", program / "resources", ignore=kept)


def _copy_matching(source: Path, pattern: str, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    found = sorted(source.glob(pattern))
    if not found:
        raise SystemExit(f"There is no {pattern} in {source}.")
    for path in found:
        shutil.copyfile(path, to / path.name)


def _compile(app: Path) -> None:
    """Compile every module, so that the start need not; who cannot be compiled is no module."""
    for path in _files(app):
        if path.suffix == ".py":
            shown = path.relative_to(app.parent).as_posix().replace("/", "\\")
            py_compile.compile(
                str(path),
                dfile=shown,
                quiet=2,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )


def _tell(to: Path, checkout: Path) -> None:
    """Write what IT asks for: licences, what it is made of, and which programs nobody signed."""
    licences = to / "licences"
    licences.mkdir()
    shutil.copyfile(checkout / "LICENSE", licences / "Planwright.txt")
    shutil.copyfile(to / "python" / "LICENSE.txt", licences / "Python.txt")
    parts = []
    for folder in sorted((to / "app").glob("*.dist-info")):
        told = Parser().parsestr((folder / "METADATA").read_text("utf-8"), headersonly=True)
        name, version = told["Name"], told["Version"]
        parts.append(
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}",
                "licenses": [{"license": {"name": _licence(told)}}],
            }
        )
        texts = [one for one in _files(folder) if _is_licence(one.name)]
        for n, text in enumerate(texts):
            again = f" {n + 1}" if n else ""
            shutil.copyfile(text, licences / f"{name}{again}.txt")
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "Planwright",
                "version": _version(checkout),
            }
        },
        "components": parts,
    }
    (to / "sbom.json").write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(to)}"
        for path in _files(to)
        if is_program(path) and not is_signed(path)
    ]
    (to / "unsigned.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _licence(told: object) -> str:
    get = told.get  # type: ignore[attr-defined]  # a message of the email package
    named = get("License-Expression") or get("License") or ""
    classified = [one for one in told.get_all("Classifier") or () if "License ::" in one]  # type: ignore[attr-defined]
    return str(named.strip().splitlines()[0] if named.strip() else "; ".join(classified))


def _is_licence(name: str) -> bool:
    return bool(re.match(r"(licen[cs]e|copying|notice|authors)", name, re.IGNORECASE))


def _version(checkout: Path) -> str:
    text = (checkout / "desktopapp" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if not found:
        raise SystemExit("The version is not said.")
    return found[1]


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


if __name__ == "__main__":
    main()
