"""Makes the tree of files that the package for Debian holds: the same bytes twice.

    python3 deb.py --packages FOLDER --checkout FOLDER --to FOLDER

    /usr/lib/planwright         the program, its packages, and which files belong to it
    /usr/bin/planwright         the window and the commands
    /usr/share                  menu, icon, kind of file, description, manual, licences

Dictionary and fonts are those of this machine's packages hunspell-en-gb and fonts-liberation.
"""

import argparse
import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from xml.sax.saxutils import escape

from app_folder import copy, files, list_files, make_app, tell, version_of

SUMMARY = "Drafts the plans that government asks councils for"
ABOUT = (
    "From a minister’s letter to a plan that counts true and is ready to submit: led through the"
    " letter’s themes and questions, with the pages in sight, saved all the time, offline."
)
KIND = "application/x-planwright"
NEEDS = (
    *("libc6 (>= 2.34)", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgl1"),
    *("libglib2.0-0 | libglib2.0-0t64", "libstdc++6", "libx11-6", "libx11-xcb1"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-util1"),
    *("libxcb-xfixes0", "libxcb-xkb1", "libxkbcommon0", "libxkbcommon-x11-0", "libzstd1"),
    "zlib1g",
)
BETTER_WITH = ("fonts-liberation", "libcups2 | libcups2t64", "libwayland-cursor0", "libsecret-1-0")
PLACES = ("/usr/share/hunspell", "/usr/share/fonts/truetype/liberation")
START = """#!/usr/bin/python3 -I
import sys

sys.path.insert(0, "/usr/lib/planwright/app")
from desktopapp.__main__ import main

sys.exit(main())
"""
DESKTOP = f"""[Desktop Entry]
Type=Application
Name=Planwright
GenericName=Plans and responses
Comment={SUMMARY}
Exec=planwright %f
Icon=planwright
Terminal=false
Categories=Office;WordProcessor;
MimeType={KIND};
StartupWMClass=planwright
"""
MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{KIND}">
    <comment>Planwright plan</comment>
    <icon name="planwright"/>
    <glob pattern="*.planwright"/>
  </mime-type>
</mime-info>
"""


def main() -> None:
    """Make the tree that the arguments describe."""
    asked = argparse.ArgumentParser(description="Make the tree of the package for Debian.")
    for name in ("packages", "checkout", "to"):
        asked.add_argument(f"--{name}", type=Path, required=True)
    given = asked.parse_args()
    to, checkout = given.to, given.checkout
    shutil.rmtree(to, ignore_errors=True)
    home, share = to / "usr/lib/planwright", to / "usr/share"
    words, letters = map(Path, PLACES)
    make_app(given.packages, checkout, words, letters, home / "app")
    tell(home, given.packages, checkout)
    shutil.move(home / "licences", share / "doc/planwright/licences")
    list_files(home)
    _write(to / "usr/bin/planwright", START)
    _write(share / "applications/planwright.desktop", DESKTOP)
    _write(share / "mime/packages/planwright.xml", MIME)
    _write(share / "metainfo/planwright.metainfo.xml", _described(version_of(checkout)))
    icon = share / "icons/hicolor/256x256/apps/planwright.png"
    copy(checkout / "resources/icons/planwright.png", icon)
    copy(checkout / "LICENSE", share / "doc/planwright/copyright")
    _pack(share / "doc/planwright/changelog.gz", (checkout / "CHANGELOG.md").read_bytes())
    sys.path[:0] = [str(home / "app")]
    manual = "\n".join(_manual(version_of(checkout))) + "\n"
    _pack(share / "man/man1/planwright.1.gz", manual.encode())
    _control(to, version_of(checkout))
    size = sum(path.stat().st_size for path in files(to))
    print(f"{size / 1e6:.1f} MB, {sum(1 for _ in files(to)):,} files in {to}")  # noqa: T201


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _pack(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def _day() -> str:
    return datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), UTC).strftime("%Y-%m-%d")


def _described(version: str) -> str:
    """Return what the shops of programs show."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>local.planwright.planwright</id>
  <name>Planwright</name>
  <summary>{SUMMARY}</summary>
  <metadata_license>MIT</metadata_license>
  <project_license>MIT</project_license>
  <developer id="local.planwright"><name>Planwright</name></developer>
  <description><p>{escape(ABOUT)}</p></description>
  <launchable type="desktop-id">planwright.desktop</launchable>
  <content_rating type="oars-1.1"/>
  <provides><mediatype>{KIND}</mediatype></provides>
  <releases><release version="{version}" date="{_day()}"/></releases>
</component>
"""


def _manual(version: str) -> Iterator[str]:
    """Write the manual page, of what the commands say of themselves."""
    from desktopapp.cli import all_verbs  # noqa: PLC0415  # of what was just installed

    yield f'.TH PLANWRIGHT 1 "{_day()}" "Planwright {version}"'
    yield from (".SH NAME", rf"planwright \- {SUMMARY[0].lower()}{SUMMARY[1:]}")
    yield from (".SH SYNOPSIS", ".B planwright", "[PLAN | COMMAND ...]")
    yield from (".SH DESCRIPTION", _troff(ABOUT))
    yield "Without a command it opens the window, with the plan that is named, if any."
    yield ".SH COMMANDS"
    for name, words in all_verbs():
        yield from (".TP", f".B {name}", _troff(words))
    yield from (".TP", ".B \\-\\-self\\-test FOLDER")
    yield "Try every part of Planwright on this computer, and write a report."
    yield ".PP"
    yield "Each command explains its options with"
    yield from (".BR \\-\\-help ,", "and prints JSON with", ".BR \\-\\-json .")
    yield from (".SH EXIT STATUS", "0 it did its work; 1 it refused, or the data is bad;")
    yield "2 the command line is wrong."
    yield from (
        ".SH FILES",
        ".I ~/.config/planwright",
        "settings;",
        ".I ~/.local/state/planwright",
    )
    yield from ("journals, backups and the library;", ".I /etc/planwright/policy.json")
    yield "what IT has decided."


def _troff(words: str) -> str:
    plain = words.replace("\\", "\\e").replace("-", "\\-").replace("’", "\\(cq")
    return re.sub(r"\s+", " ", plain)


def _control(to: Path, version: str) -> None:
    python = f"3.{sys.version_info.minor}"
    above = f"3.{sys.version_info.minor + 1}"
    needs = (f"python3 (>= {python})", f"python3 (<< {above}~)", *NEEDS)
    size = sum(-(-path.stat().st_size // 1024) for path in files(to))
    lines = [
        "Package: planwright",
        f"Version: {version}",
        "Architecture: amd64",
        "Section: editors",
        "Priority: optional",
        "Maintainer: Planwright <planwright@planwright.invalid>",
        f"Installed-Size: {size}",
        f"Depends: {', '.join(needs)}",
        f"Recommends: {', '.join(BETTER_WITH)}",
        f"Description: {SUMMARY}",
        f" {ABOUT}",
    ]
    _write(to / "DEBIAN" / "control", "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
