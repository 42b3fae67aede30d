r"""What IT has decided for every officer: read only, from where only an administrator writes.

On Windows the values under Software\Policies\Planwright, of the computer before those of the
user; elsewhere the file /etc/planwright/policy.json. What cannot be read is not decided.

    LocalFolder         where all goes that stays on this computer, the library too
    RecoveryFolder      where journals, recovery copies and backups go; %NAMES% are filled in
    RequireEncryption   1, or "true" or "yes": plans are saved encrypted only
    Template            the council's Word template, where an officer has chosen none
    ReportForm          the council's report form, the same; %NAMES% are filled in for both
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_FILE = Path("/etc/planwright/policy.json")
_KEY = r"Software\Policies\Planwright"
_NAMES = ("LocalFolder", "RecoveryFolder", "RequireEncryption", "Template", "ReportForm")
_YES = ("1", "true", "yes", "on")  # as a number, or as people write it
_MOST_BYTES = 64 << 10


def policy(file: Path = _FILE) -> dict[str, str]:
    """Return what was decided, by name."""
    found = _of_the_registry() if sys.platform == "win32" else _of_the_file(file)
    return {
        name: str(value)
        for name, value in found.items()
        if name in _NAMES and isinstance(value, str | int)  # a list of texts decides nothing
    }


def folder_by_policy(decided: Mapping[str, str] | None = None) -> Path | None:
    """Return the folder that IT has set for recovery, or nothing where it set none."""
    return path_by_policy("RecoveryFolder", decided)


def path_by_policy(name: str, decided: Mapping[str, str] | None = None) -> Path | None:
    """Return a whole path that IT has set, or nothing."""
    path = (policy() if decided is None else decided).get(name, "")
    filled = Path(os.path.expandvars(path))
    return filled if path and filled.is_absolute() else None


def must_encrypt(decided: Mapping[str, str] | None = None) -> bool:
    """Tell whether IT allows encrypted plans only."""
    said = (policy() if decided is None else decided).get("RequireEncryption", "")
    return said.strip().casefold() in _YES


def _of_the_file(file: Path) -> Mapping[str, object]:
    try:
        with file.open("rb") as opened:
            data = json.loads(opened.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _of_the_registry() -> Mapping[str, object]:
    import winreg  # noqa: PLC0415  # only Windows has it

    found: dict[str, object] = {}
    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):  # type: ignore[attr-defined,unused-ignore]  # as above
        for name in _NAMES:
            try:
                with winreg.OpenKey(root, _KEY) as key:  # type: ignore[attr-defined,unused-ignore]  # as above
                    found[name] = winreg.QueryValueEx(key, name)[0]  # type: ignore[attr-defined,unused-ignore]  # as above
            except OSError:
                continue
    return found
