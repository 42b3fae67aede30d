"""The fonts that are installed: find a family's faces by its name, and a face for a character.

Names of files are looked at before the files themselves, since the window waits for the first
face: Arial lies in "arial.ttf" wherever it is. A family that stands in for another has letters
of the same widths, so that lines and pages stay the same. A font that is absent is a problem
that names it, never a silent stand-in of other widths.
"""

import os
import struct
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from desktopapp.layout.font_face import Face, FontError, font_tables, read_table
from desktopapp.plan.problem import Problem

_STAND_INS = {
    "arial": ("Liberation Sans", "Arimo"),
    "helvetica": ("Arial", "Liberation Sans", "Arimo"),
    "times new roman": ("Liberation Serif", "Tinos"),
    "courier new": ("Liberation Mono", "Cousine"),
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
}
_SPARE_FAMILIES = (
    "Segoe UI Symbol",
    "Segoe UI",
    "Arial Unicode MS",
    "Apple Symbols",
    "DejaVu Sans",
    "Noto Sans Symbols2",
    "Noto Sans",
)
_SUFFIXES = (".ttf", ".ttc", ".otf")
_BOLD, _ITALIC = 1, 2
_FAMILY = 1  # its number in the name table


class Family(NamedTuple):
    """The faces of a family. A face that it lacks is its nearest other face."""

    name: str
    faces: tuple[Face, Face, Face, Face]  # plain, bold, italic, bold italic

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face of this weight and slope."""
        return self.faces[bold * _BOLD + italic * _ITALIC]


@lru_cache(maxsize=16)
def family(name: str) -> Family:
    """Find a family, or one whose letters are as wide, or raise ``Problem`` that names it."""
    wanted = (name, *_STAND_INS.get(name.strip().lower(), ()))
    for named_alike in (True, False):
        for one in wanted:
            found = _find(one, named_alike=named_alike)
            if found:
                return found
    raise Problem(
        f"The font “{name}” is not installed on this PC.",
        where=name,
        safe="Nothing was changed.",
        then="Choose another font under Plan, Appearance, or ask for this one to be installed.",
    )


@lru_cache(maxsize=512)
def spare_face(character: str, *, bold: bool, italic: bool) -> Face | None:
    """Find a face among the well-known ones that has a character which the plan's font lacks."""
    if runs_leftwards(character):
        return None
    for name in _SPARE_FAMILIES:
        found = _spare_family(name)
        if found and found.faces[0].glyph(character):
            face = found.face(bold=bold, italic=italic)
            return face if face.glyph(character) else found.faces[0]
    return None


@lru_cache(maxsize=16)
def _spare_family(name: str) -> Family | None:
    return _find(name, named_alike=True)


def runs_leftwards(character: str) -> bool:
    """Tell whether a character belongs to a script that is written from right to left.

    Such text is refused, not set: it wants another order of letters in each line, other forms of
    Arabic letters by their neighbours, and a line that is broken before it is turned.
    """
    return unicodedata.bidirectional(character) in ("R", "AL")


def forget_fonts() -> None:
    """Forget which fonts are installed, for when one was added."""
    for remembered in (family, spare_face, _spare_family, _files, _fonts_in):
        remembered.cache_clear()


def folders() -> Iterator[Path]:
    """Go through the folders that hold fonts on this system, the officer's own ones too."""
    yield Path(__file__).parents[1] / "resources" / "fonts"  # where they come with the program
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        if local:
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        yield home / "Library" / "Fonts"
    else:
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        for folder in shared.split(":"):
            yield Path(folder) / "fonts"
        own = os.environ.get("XDG_DATA_HOME")
        yield (Path(own) if own else home / ".local" / "share") / "fonts"
        yield home / ".fonts"


@lru_cache(maxsize=1)
def _files() -> tuple[tuple[str, str], ...]:
    """List the letters of the name, and the path, of all font files, in a fixed order.

    A folder that cannot be read holds none.
    """
    found: set[tuple[str, str]] = set()
    open_folders = [str(folder) for folder in folders()]
    while open_folders:
        try:
            with os.scandir(open_folders.pop()) as entries:
                for entry in entries:
                    if entry.name.lower().endswith(_SUFFIXES):
                        found.add((_letters(entry.name[:-4]), entry.path))
                    elif entry.is_dir():
                        open_folders.append(entry.path)
        except OSError:
            continue
    return tuple(sorted(found))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def families() -> tuple[str, ...]:
    """Return the names of all families that documents can be set in, in alphabetical order."""
    found = (names[0] for _, place in _files() for _, names, _ in _fonts_in(Path(place)) if names)
    return tuple(sorted({name for name in found if not name.startswith(".")}, key=str.lower))


def _find(name: str, *, named_alike: bool) -> Family | None:
    """Find a family in files named alike, or in all the others."""
    wanted = _letters(name)
    lower = name.strip().lower()
    if not wanted:
        return None
    found: dict[int, Face] = {}
    for letters, place in _files():
        if letters.startswith(wanted) == named_alike:
            path = Path(place)
            for index, names, bits in _fonts_in(path):
                if bits not in found and lower in map(str.lower, names):
                    _add(found, bits, path, index, name.strip())
    if not found:
        return None
    plain = found.get(0) or next(iter(found.values()))
    bold = found.get(_BOLD) or plain
    italic = found.get(_ITALIC) or plain
    both = found.get(_BOLD | _ITALIC) or found.get(_BOLD) or italic
    return Family(plain.family, (plain, bold, italic, both))


def _add(found: dict[int, Face], bits: int, path: Path, index: int, name: str) -> None:
    """Add a face unless its file is damaged: another copy may be sound."""
    try:
        bold, italic = bool(bits & _BOLD), bool(bits & _ITALIC)
        found[bits] = Face(path, index, name, bold=bold, italic=italic)
    except FontError:
        pass


@lru_cache(maxsize=4096)
def _fonts_in(path: Path) -> tuple[tuple[int, tuple[str, ...], int], ...]:
    """Return index, family names and style bits of each font in a file that can be embedded.

    Only fonts with TrueType outlines count, since no others can be embedded, and only those
    whose makers allow embedding (OS/2 fsType, bit 1).
    """
    fonts = []
    try:
        with path.open("rb") as file:
            head = file.read(12)
            count = struct.unpack_from(">L", head, 8)[0] if head[:4] == b"ttcf" else 1
            for index in range(min(count, 64)):
                file.seek(0)
                place = font_tables(file, index)
                if "glyf" not in place or not {"OS/2", "name"} <= place.keys():
                    continue
                os2 = read_table(file, place["OS/2"])
                (embedding,) = struct.unpack_from(">H", os2, 8)
                (selection,) = struct.unpack_from(">H", os2, 62)
                if embedding & 0xF != 2:  # noqa: PLR2004  # restricted licence embedding
                    bits = _BOLD * bool(selection & 32) + _ITALIC * bool(selection & 1)
                    fonts.append((index, _names(read_table(file, place["name"])), bits))
    except (OSError, FontError, struct.error):
        return ()
    return tuple(fonts)


def _names(table: bytes) -> tuple[str, ...]:
    """Return the family names that a name table holds, each once."""
    _, count, strings = struct.unpack_from(">HHH", table)
    names: dict[str, None] = {}
    for n in range(count):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
        if kind == _FAMILY and platform in (0, 1, 3):
            raw = table[strings + offset : strings + offset + length]
            encoding = "mac-roman" if platform == 1 else "utf-16-be"
            names[raw.decode(encoding, "replace").strip()] = None
    return tuple(names)
