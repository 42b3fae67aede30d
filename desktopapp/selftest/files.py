"""Whether all files of the program are there, and hold what was installed.

The list lies beside what an installer put there, ``files.sha256``; where pip installed it, pip
keeps one. It needs nothing else of the program, so it also tells what is wrong where the rest
does not start.
"""

import base64
import csv
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_LISTED = "files.sha256"
_MOST_NAMED = 5


def find_list(package: Path = PACKAGE) -> tuple[Path, Mapping[str, str]]:
    """Return the folder that a list of files is about, and each file's checksum by its name.

    The list is empty where there is none: in a checkout.
    """
    for folder in (package.parents[1], package.parent):
        if (folder / _LISTED).is_file():
            text = (folder / _LISTED).read_text("utf-8")
            rows = (line.split("  ", 1) for line in text.splitlines())
            return folder, {name: digest for digest, name in rows}
    for record in sorted(package.parent.glob("planwright-*.dist-info/RECORD")):
        rows_of_pip = csv.reader(io.StringIO(record.read_text("utf-8")))
        return package.parent, {row[0]: _hexed(row[1]) for row in rows_of_pip if row[1]}
    return package.parent, {}


def _hexed(digest: str) -> str:
    """Return a checksum as pip writes it in the way that others do."""
    coded = digest.partition("=")[2]
    return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).hex()


def damaged_files(folder: Path, listed: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the files of a list: "NAME is missing", or is not as installed."""
    found: list[str] = []
    for name, digest in sorted(listed.items()):
        try:
            data = (folder / name).read_bytes()
        except FileNotFoundError:
            found.append(f"{name} is missing")
        except OSError as error:
            found.append(f"{name} cannot be read ({error.strerror})")
        else:
            if hashlib.sha256(data).hexdigest() != digest:
                found.append(f"{name} is not as it was installed")
    return found


def try_files(package: Path = PACKAGE) -> tuple[bool, str]:
    """Tell whether all files are as they were installed, and say it."""
    folder, listed = find_list(package)
    if not listed:
        return True, "Nobody listed the files: this is a checkout, and no installation."
    wrong = damaged_files(folder, listed)
    if not wrong:
        return True, f"All {len(listed):,} files are as they were installed."
    named = "; ".join(wrong[:_MOST_NAMED])
    more = f"; and {len(wrong) - _MOST_NAMED:,} more" if len(wrong) > _MOST_NAMED else ""
    return False, f"{named}{more}. Install Planwright again."
