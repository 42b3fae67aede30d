"""Profiles that do not outlast the session: what systems say of them, as it was recorded."""

import pytest

from desktopapp.store.profile import Lasting, lasting, of_mounts, of_windows

DEBIAN = """\
/dev/nvme0n1p2 / ext4 rw,relatime,errors=remount-ro 0 0
tmpfs /tmp tmpfs rw,nosuid,nodev 0 0
tmpfs /run tmpfs rw,nosuid,nodev,size=3266640k 0 0
/dev/nvme0n1p3 /srv/homes ext4 rw,relatime 0 0
"""
LIVE = """\
overlay / overlay rw,noatime,lowerdir=/run/live/rootfs,upperdir=/run/live/overlay/rw 0 0
tmpfs /tmp tmpfs rw,nosuid,nodev 0 0
"""
KIOSK = DEBIAN + "tmpfs /srv/homes/guest\\040one tmpfs rw,nosuid,nodev,size=2097152k 0 0\n"
TEMP = {"USERPROFILE": r"D:\Profiles\TEMP.WYVERN"}
OWN = {"USERPROFILE": r"D:\Profiles\temple"}


@pytest.mark.parametrize(
    ("home", "mounts", "left"),
    [
        ("/srv/homes/ann", DEBIAN, Lasting.ALL),
        ("/srv/homes/ann", LIVE, Lasting.NOTHING),
        ("/srv/homes/guest one", KIOSK, Lasting.NOTHING),
        ("/srv/homes/ann", KIOSK, Lasting.ALL),
        ("/srv/homes/ann", DEBIAN + "overlay / overlay rw 0 0\n", Lasting.ALL),
        ("/srv/homes/ann", "", Lasting.ALL),
        ("/srv/homes/ann", "nonsense\n\n/ /\n", Lasting.ALL),
    ],
)
def test_a_home_lasts_as_long_as_the_disk_it_is_on(home: str, mounts: str, left: Lasting) -> None:
    assert of_mounts(home, mounts) is left


@pytest.mark.parametrize(
    ("kind", "environment", "deletes", "left"),
    [
        (0x0, OWN, False, Lasting.ALL),
        (0x1, TEMP, False, Lasting.NOTHING),  # temporary
        (0x4, OWN, False, Lasting.NOTHING),  # mandatory
        (0x2, OWN, False, Lasting.ALL),  # roaming, on an officer's own PC
        (0x2, OWN, True, Lasting.SETTINGS),  # roaming, on a server that keeps no copies
        (0x2 | 0x8, OWN, True, Lasting.SETTINGS),  # and it was there before
        (0x0, OWN, True, Lasting.ALL),
        (None, TEMP, False, Lasting.NOTHING),  # nothing was said: the name tells
        (None, OWN, False, Lasting.ALL),
        (None, {}, True, Lasting.ALL),
    ],
)
def test_a_profile_of_windows_lasts_as_its_kind_says(
    kind: int | None, environment: dict[str, str], *, deletes: bool, left: Lasting
) -> None:
    assert of_windows(kind, environment, deletes_cache=deletes) is left


@pytest.mark.parametrize("name", ["PLANWRIGHT_HOME", "XDG_STATE_HOME"])
def test_where_somebody_decided_on_a_folder_nothing_is_guessed(name: str) -> None:
    assert lasting({name: "/srv/kept"}) is Lasting.ALL
