r"""Whether what Planwright keeps in the officer's profile outlives the session, if it can be told.

On Windows the system says which kind of profile it loaded (``GetProfileType`` of userenv.dll,
which anybody may ask). A temporary one, given where the true one could not be loaded, and a
mandatory one are thrown away at log-off. Of a roaming one %LOCALAPPDATA% never travels, and it is
removed where IT sets DeleteRoamingCache. Elsewhere a home in memory or on a live system's overlay
goes with the session. Where somebody decided on folders of their own, nothing is guessed.
"""

import os
import sys
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path, PurePosixPath

from desktopapp.store.policy import path_by_policy

_TEMPORARY, _ROAMING, _MANDATORY = 0x1, 0x2, 0x4  # userenv.h: PT_TEMPORARY and the like
_PASSING = frozenset({"tmpfs", "ramfs", "overlay", "aufs"})
_SYSTEM = r"Software\Policies\Microsoft\Windows\System"
_MOST_BYTES = 1 << 20


class Lasting(Enum):
    """What is left of the profile after the session."""

    ALL = auto()
    SETTINGS = auto()  # what follows the officer, and not what stays on this computer
    NOTHING = auto()


def lasting(environment: Mapping[str, str] | None = None) -> Lasting:
    """Tell what of Planwright's own folders outlives the session; all, where nothing is known."""
    known = os.environ if environment is None else environment
    if "PLANWRIGHT_HOME" in known or path_by_policy("LocalFolder"):
        return Lasting.ALL
    if sys.platform == "win32":
        return of_windows(_profile_type(), known, deletes_cache=_deletes_cache())
    if "XDG_STATE_HOME" in known or "XDG_CONFIG_HOME" in known:
        return Lasting.ALL
    try:
        with Path("/proc/self/mounts").open("rb") as file:
            mounts = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return Lasting.ALL
    return of_mounts(Path.home().as_posix(), mounts)


def of_windows(
    profile_type: int | None, environment: Mapping[str, str], *, deletes_cache: bool
) -> Lasting:
    """Tell it from the kind of a Windows profile; without one, from the name of its folder."""
    if profile_type is None:  # a temporary profile lies in a folder TEMP or TEMP.DOMAIN
        name = environment.get("USERPROFILE", "").replace("\\", "/").rpartition("/")[2].upper()
        is_temporary = name == "TEMP" or name.startswith("TEMP.")
        return Lasting.NOTHING if is_temporary else Lasting.ALL
    if profile_type & (_TEMPORARY | _MANDATORY):
        return Lasting.NOTHING
    return Lasting.SETTINGS if profile_type & _ROAMING and deletes_cache else Lasting.ALL


def of_mounts(home: str, mounts: str) -> Lasting:
    """Tell it from the file system that a home is on: the last line that names the nearest one."""
    nearest, kind = 0, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:  # noqa: PLR2004  # what is mounted, where, and of which kind
            place = PurePosixPath(parts[1].replace("\\040", " "))
            deep = len(place.parts)
            if PurePosixPath(home).is_relative_to(place) and deep >= nearest:
                nearest, kind = deep, parts[2]
    return Lasting.NOTHING if kind in _PASSING else Lasting.ALL


def _profile_type() -> int | None:
    """Ask Windows for the kind of profile that was loaded; nothing where it does not say."""
    import ctypes  # noqa: PLC0415  # only Windows pays for it

    found = ctypes.c_ulong()
    try:
        userenv = ctypes.WinDLL("userenv")  # type: ignore[attr-defined,unused-ignore]  # Windows only
        return found.value if userenv.GetProfileType(ctypes.byref(found)) else None
    except (OSError, AttributeError):
        return None


def _deletes_cache() -> bool:
    """Tell whether IT lets cached copies of roaming profiles be removed at log-off."""
    import winreg  # noqa: PLC0415  # only Windows has it

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SYSTEM) as key:  # type: ignore[attr-defined,unused-ignore]  # as above
            return bool(winreg.QueryValueEx(key, "DeleteRoamingCache")[0])  # type: ignore[attr-defined,unused-ignore]  # as above
    except OSError:
        return False
