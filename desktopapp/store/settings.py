"""What an officer has chosen, and where the program keeps its own files.

Settings are one small JSON file. A damaged one is put aside and never stops the start. Folders
are those of the system: on Windows %APPDATA% for what follows the officer from PC to PC and
%LOCALAPPDATA% for what stays; elsewhere those of the XDG Base Directory Specification 0.8. The
environment variable PLANWRIGHT_HOME puts both under one folder.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from desktopapp.plan.problem import Problem
from desktopapp.store.choices import RECENT, Setting
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import make_folder, write_whole
from desktopapp.store.in_time import done_in_time
from desktopapp.store.names import name_of_id
from desktopapp.store.policy import (
    folder_by_policy,
    is_decided,
    path_by_policy,
    words_by_policy,
)

T = TypeVar("T")
_LOCKS = "KeepToThese"  # the policy by which what is set cannot be changed
_MOST_RECENT = 12
_MOST_BYTES = 1 << 20


def settings_folder() -> Path:
    """Return the folder of the settings."""
    return _folder("settings", "APPDATA", "XDG_CONFIG_HOME", ".config")


def local_folder() -> Path:
    """Return the folder of what stays on this computer: journals, recovery, indexes, logs."""
    decided = path_by_policy("LocalFolder")
    return decided or _folder("local", "LOCALAPPDATA", "XDG_STATE_HOME", ".local/state")


def is_safe_by_policy() -> bool:
    """Tell whether IT decided where journals, recovery copies and backups go."""
    return bool(folder_by_policy())


def _safe_folder() -> Path:
    """Return the folder for what must outlive a crash: where IT decided, or this computer's."""
    return folder_by_policy() or local_folder()


def recovery_folder() -> Path:
    """Return the folder for copies of what could not be saved where it belongs."""
    return _safe_folder() / "recovery"


def journal_folder() -> Path:
    """Return the folder of the journals."""
    return _safe_folder() / "journals"


def backups_folder() -> Path:
    """Return the folder for the last good versions of all plans."""
    return _safe_folder() / "backups"


def wishes_folder() -> Path:
    """Return the folder in which windows on this computer wish that others show a plan."""
    return local_folder() / "wishes"


def backup_folder(document: str) -> Path:
    """Return the folder for the last good versions of a plan, whichever file it is saved in."""
    return backups_folder() / name_of_id(document)


def _folder(under_home: str, on_windows: str, elsewhere: str, by_default: str) -> Path:
    home = os.environ.get("PLANWRIGHT_HOME")
    if home:
        return Path(home) / under_home
    if sys.platform == "win32":
        base, name = os.environ.get(on_windows), "Planwright"
    else:
        base, name = os.environ.get(elsewhere), "planwright"
    return (Path(base) if base else Path.home() / by_default) / name


class Settings:
    """What an officer has chosen. Each setting is declared once, in ``store.choices``.

    ``known`` is what the file was known to hold: what differs from that was chosen here.
    """

    def __init__(
        self,
        values: Mapping[str, object] | None = None,
        known: Mapping[str, object] | None = None,
    ) -> None:
        self.values: dict[str, object] = dict(values or {})
        self.known: dict[str, object] = dict(known or {})

    def as_they_are(self) -> "Settings":
        """Return a copy, which another thread may save while more is chosen here."""
        return Settings(self.values, self.known)

    @property
    def is_saved(self) -> bool:
        """Tell whether the file is known to hold all that was chosen."""
        return self.values == self.known

    def saved(self, written: "Settings") -> None:
        """Take note that a copy was saved."""
        self.known = dict(written.values)

    def take(self, read: "Settings") -> None:
        """Take what was read only now; what was chosen here meanwhile holds."""
        self.values, self.known = _together(self, read.values), dict(read.known)

    def get(self, setting: Setting[T]) -> T:
        """Return what was chosen; where nothing was, what IT has set, else the default."""
        value = self.values.get(setting.name)
        decided = words_by_policy(setting.policy) if setting.policy else ""
        if not decided:
            return setting.read(value)
        return setting.decided(value, decided, locked=is_decided(_LOCKS))

    def is_locked(self, setting: Setting[Any]) -> bool:
        """Tell whether IT has set it, and lets no officer choose otherwise."""
        return bool(setting.policy and words_by_policy(setting.policy) and is_decided(_LOCKS))

    def who_set(self, setting: Setting[Any]) -> str:
        """Say that what holds was set by IT, where it was; nothing where an officer chose it."""
        if self.is_locked(setting):
            return "Set by your organisation."
        known = words_by_policy(setting.policy) if setting.policy else ""
        proposed = known and setting.name not in self.values
        return "Set by your organisation. You can choose another." if proposed else ""

    def put(self, setting: Setting[T], value: T) -> None:
        """Keep what was chosen."""
        self.values[setting.name] = list(value) if isinstance(value, tuple) else value

    def has(self, setting: Setting[Any]) -> bool:
        """Tell whether anything was chosen, be it nothing."""
        return setting.name in self.values

    @property
    def recent(self) -> tuple[Path, ...]:
        """The plans opened lately, the latest first."""
        return tuple(Path(one) for one in self.get(RECENT))

    def add_recent(self, path: Path) -> None:
        """Put a plan at the top of those opened lately."""
        same = os.path.normcase(path)  # Windows knows one file by capitals and small letters
        others = [one for one in self.get(RECENT) if os.path.normcase(one) != same]
        self.put(RECENT, (str(path), *others)[:_MOST_RECENT])


def settings_file() -> Path:
    """Return the path of the settings."""
    return settings_folder() / "settings.json"


def load_settings(path: Path | None = None, disk: Disk = DISK) -> Settings:
    """Read the settings. Absent or unreadable ones are those of a first start.

    A damaged file is put aside as ``settings.damaged.json``.
    """
    path = path or settings_file()
    try:
        values = json.loads(disk.read(path, _MOST_BYTES))
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        values = None
    if isinstance(values, dict):
        return Settings(values, values)
    try:
        disk.replace(path, path.with_suffix(".damaged.json"))
    except OSError:
        return Settings()
    return Settings()


def save_settings(settings: Settings, path: Path | None = None, disk: Disk = DISK) -> None:
    """Write what was chosen, or raise ``Problem``; the old settings stay then.

    What another window or a command has chosen meanwhile stays too; of lists both have their part.
    """
    path = path or settings_file()
    make_folder(path.parent, disk, private=True)
    values = _together(settings, load_settings(path, disk).values)
    data = json.dumps(values, indent=1, sort_keys=True)
    write_whole(path, data.encode("utf-8"), disk)


def settings_in_time() -> Settings:
    """Read the settings, or raise ``Problem`` where their folder does not answer."""
    try:
        return done_in_time(settings_folder(), load_settings)
    except TimeoutError:
        raise _silent("What you chose before cannot be read") from None


def save_in_time(settings: Settings) -> None:
    """Write what was chosen, or raise ``Problem``, also where the folder does not answer."""
    try:
        done_in_time(settings_folder(), lambda: save_settings(settings))
    except TimeoutError:
        raise _silent("What you chose could not be kept") from None


def _silent(what: str) -> Problem:
    """Return what to say where the folder of the settings does not answer."""
    return Problem(
        f"{what}: the folder of your settings does not answer.",
        where=str(settings_folder()),
        safe="No plan and no document was changed.",
        then="Connect your network drives, and try again. If it goes on, tell your IT team.",
    )


def _together(settings: Settings, there: Mapping[str, object]) -> dict[str, object]:
    """Return what the file holds with what was chosen since it was known."""
    found = dict(there)
    for name, value in settings.values.items():
        known, other = settings.known.get(name), there.get(name)
        if isinstance(value, list) and isinstance(known or [], list) and isinstance(other, list):
            was = list(known) if isinstance(known, list) else []
            ours = [one for one in value if one in other or one not in was]
            found[name] = [*ours, *(one for one in other if one not in value and one not in was)]
        elif value != known or name not in there:
            found[name] = value
    return found
