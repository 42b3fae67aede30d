r"""Makes the folder that is installed on Windows, of pinned inputs: the same bytes twice.

python payload.py --python EMBEDDABLE --packages FOLDER --checkout FOLDER --dictionary FOLDER
                  --fonts FOLDER --launchers FOLDER --to FOLDER

Planwright.exe          the window
bin\planwright.exe      the commands
python\                  Python, cut off from any other on the computer
app\                     the program and the packages it uses
licences\, sbom.json, unsigned.txt, files.sha256      what IT asks for
"""

import argparse
import hashlib
import shutil
import zipfile
from pathlib import Path

from app_folder import copy, files, is_program, is_signed, list_files, make_app, tell
from wanted import is_runtime, is_wanted_of_library, is_wanted_of_python

PATHS = "python313.zip\r\n.\r\n..\\app\r\n"  # no site, no PYTHONPATH: nothing but ours


def main() -> None:
    """Make the folder that the arguments describe."""
    asked = argparse.ArgumentParser(description="Make the folder that is installed on Windows.")
    for name in ("python", "packages", "checkout", "dictionary", "fonts", "launchers", "to"):
        asked.add_argument(f"--{name}", type=Path, required=True)
    given = asked.parse_args()
    to: Path = given.to
    shutil.rmtree(to, ignore_errors=True)
    _copy_python(given.python, given.packages, to / "python")
    make_app(given.packages, given.checkout, given.dictionary, given.fonts, to / "app")
    copy(given.launchers / "Planwright.exe", to / "Planwright.exe")
    copy(given.launchers / "commands" / "planwright.exe", to / "bin" / "planwright.exe")
    of_python = ("Python", given.python / "LICENSE.txt")
    tell(to, given.packages, given.checkout, (of_python,))
    _list_unsigned(to)
    list_files(to)
    size = sum(path.stat().st_size for path in files(to))
    print(f"{size / 1e6:.1f} MB, {sum(1 for _ in files(to)):,} files in {to}")  # noqa: T201


def _copy_python(python: Path, packages: Path, to: Path) -> None:
    """Copy Python, and beside its program the compiler's runtime, which Qt finds there too."""
    for path in files(python):
        if path.suffix == ".zip":
            to.mkdir(parents=True, exist_ok=True)
            _copy_library(path, to / path.name)
        elif is_wanted_of_python(path.name):
            copy(path, to / path.relative_to(python))
    for path in files(packages / "PySide6"):
        if is_runtime(path.relative_to(packages).as_posix()):
            copy(path, to / path.name)
    (to / "python313._pth").write_bytes(PATHS.encode("ascii"))


def _copy_library(library: Path, to: Path) -> None:
    """Copy Python's own library, without what nobody here loads."""
    with zipfile.ZipFile(library) as whole, zipfile.ZipFile(to, "w") as made:
        for entry in whole.infolist():
            if is_wanted_of_library(entry.filename):
                entry.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(entry, whole.read(entry), compresslevel=9)


def _list_unsigned(to: Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(to).as_posix()}\n"
        for path in files(to)
        if is_program(path) and not is_signed(path)
    ]
    (to / "unsigned.txt").write_bytes("".join(lines).encode("utf-8"))


if __name__ == "__main__":
    main()
