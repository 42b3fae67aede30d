r"""What IT has decided for every officer: read only, from where only an administrator writes.

On Windows the values under Software\Policies\Planwright, of the computer before those of the
user; elsewhere the file /etc/planwright/policy.json. What cannot be read is not decided. Each
policy is declared once, in ``POLICIES``; its template for Group Policy is made of that.
"""

import json
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class PolicyKind(StrEnum):
    """What is decided by a policy."""

    WORDS = "words"
    FILE = "file"  # a whole path; %NAMES% of the system are filled in
    FOLDER = "folder"  # the same
    YES = "yes or no"


PATH_KINDS = (PolicyKind.FILE, PolicyKind.FOLDER)


class Policy(NamedTuple):
    """One thing that IT can decide. ``title`` and ``words`` explain it to whoever does."""

    name: str
    kind: PolicyKind
    title: str
    words: str


POLICIES = (
    Policy(
        "Council",
        PolicyKind.WORDS,
        "Name of the council",
        "The name that a new plan begins with. An officer can write another.",
    ),
    Policy(
        "Template",
        PolicyKind.FILE,
        "Word template",
        "The council’s Word template, which documents are made with. An officer can choose"
        " another, or none.",
    ),
    Policy(
        "ReportForm",
        PolicyKind.FILE,
        "Report form",
        "The council’s form for reports to members, as a Word document. An officer can choose"
        " another, or none.",
    ),
    Policy(
        "SharedLibrary",
        PolicyKind.FILE,
        "Shared library",
        "A library of prior answers on a share, which every officer searches beside their own.",
    ),
    Policy(
        "SharedWords",
        PolicyKind.FILE,
        "The council’s words",
        "A text file on a share, with a word on each line, that spelling takes for right. Officers"
        " add words to it. An officer can choose another.",
    ),
    Policy(
        "LettersFolder",
        PolicyKind.FOLDER,
        "Folder for letters",
        "The folder in which letters that were read are kept, for the officers of the council"
        " together. An officer can choose another.",
    ),
    Policy(
        "LocalFolder",
        PolicyKind.FOLDER,
        "Folder for what stays on this computer",
        "Where everything goes that stays on this computer, the library of prior answers too."
        " For profiles that do not last.",
    ),
    Policy(
        "RecoveryFolder",
        PolicyKind.FOLDER,
        "Folder for journals and backups",
        "Where journals, recovery copies and backups go, such as a folder of the officer on a"
        " share. For profiles that do not last.",
    ),
    Policy(
        "RequireEncryption",
        PolicyKind.YES,
        "Protect every plan",
        "Plans are saved with a passphrase only.",
    ),
    Policy(
        "NoEmailDraft",
        PolicyKind.YES,
        "No draft of an e-mail",
        "No draft of the e-mail to the department is offered among the documents.",
    ),
    Policy(
        "HelpContact",
        PolicyKind.WORDS,
        "Whom officers ask for help",
        "Shown in the guide, and with each message of trouble: a name, a telephone number or an"
        " address.",
    ),
    Policy(
        "KeepToThese",
        PolicyKind.YES,
        "Officers keep to what is set",
        "Where a template, a report form, a folder for letters or the council’s words are set, or"
        " the name of the council, an officer cannot choose another.",
    ),
)
_NAMES = tuple(one.name for one in POLICIES)
_FILE = Path("/etc/planwright/policy.json")
_KEY = r"Software\Policies\Planwright"
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


def words_by_policy(name: str, decided: Mapping[str, str] | None = None) -> str:
    """Return what IT has set: words, or a whole path as text. Nothing where it set none."""
    known = policy() if decided is None else decided
    if any(one.name == name and one.kind in PATH_KINDS for one in POLICIES):
        return str(path_by_policy(name, known) or "")
    return known.get(name, "").strip()


def is_decided(name: str, decided: Mapping[str, str] | None = None) -> bool:
    """Tell whether IT has said yes to a policy."""
    said = (policy() if decided is None else decided).get(name, "")
    return said.strip().casefold() in _YES


def help_contact(decided: Mapping[str, str] | None = None) -> str:
    """Return whom officers ask for help, as a sentence; nothing where IT has not said it."""
    named = " ".join(words_by_policy("HelpContact", decided).split())
    return f"Help with Planwright here: {named}" if named else ""


def must_encrypt(decided: Mapping[str, str] | None = None) -> bool:
    """Tell whether IT allows encrypted plans only."""
    return is_decided("RequireEncryption", decided)


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
