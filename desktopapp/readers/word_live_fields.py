"""Fields of a Word document of which no result is kept: Word shows them from their instruction.

ECMA-376 part 1, 17.16.5. A sign and a formula stand in it; a number that Word counts does not.
"""

import re
from typing import NamedTuple

from desktopapp.plan.raised import lowered, raised
from desktopapp.readers.word_symbols import UNKNOWN, symbol

_COUNTED = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_FONT = re.compile(r'\\f\s+"?([^"\\]{1,60})"?')
_PART = re.compile(
    r"\\([a-z])((?:\s*\\[a-z]{2,3}\s*-?\d{0,4})*)\s*\(([^()\\]{0,500})\)", re.IGNORECASE
)
_MOST_PARTS = 200
_RADICAL, _FRACTION, _SHIFTED, _OVERSTRUCK = "r", "f", "s", "o"


class Shown(NamedTuple):
    """What a field shows, and as what it is counted."""

    words: str = ""
    counted: str = ""


def shown_without_result(instruction: str) -> Shown:
    """Return what Word shows for a field that keeps no result."""
    verb, _, told = instruction.strip().partition(" ")
    verb, told = verb.upper(), told.strip()
    if verb == "SYMBOL":
        sign = _sign(told)
        return Shown(sign or UNKNOWN, "" if sign else "symbol")
    if verb == "EQ":
        return Shown(_formula(told), "formula")
    if verb in _COUNTED:
        return Shown(UNKNOWN, "number")
    return Shown("", "prompt" if verb in _BUTTONS and " " in told else "")


def _sign(told: str) -> str:
    font = _FONT.search(told)
    number = told.split(None, 1)[0] if told else ""
    try:
        code = int(number, 16 if number.lower().startswith("0x") else 10)
    except ValueError:
        return ""
    return symbol(font[1].strip() if font else "", code)


def _formula(told: str) -> str:
    """Return a formula in the language of EQ on one line, from its innermost parts outwards."""
    for _ in range(_MOST_PARTS):
        found = _PART.search(told)
        if not found:
            break
        told = told[: found.start()] + _part(found) + told[found.end() :]
    return " ".join(told.replace("\x02", "(").replace("\x03", ")").split())


def _part(found: re.Match[str]) -> str:
    """Return a part on one line; its brackets are put aside, as they are none of the language."""
    kind, options = found[1].lower(), found[2].lower()
    entries = [entry.strip() for entry in re.split("[,;]", found[3])]
    if kind == _FRACTION and len(entries) > 1:
        return "/".join(_whole(entry) for entry in entries)
    if kind == _RADICAL:
        return f"{raised(entries[0]) if len(entries) > 1 else ''}√{_whole(entries[-1])}"
    if kind == _SHIFTED:
        moved = lowered if "\\do" in options else raised
        return " ".join(map(moved, filter(None, entries)))
    return (" " if kind == _OVERSTRUCK else ", ").join(filter(None, entries))


def _whole(entry: str) -> str:
    return entry if entry.isalnum() else f"\x02{entry}\x03"
