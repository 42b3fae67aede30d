"""Which old encoding makes sense of some bytes: that of Windows, of the Macintosh or of MS-DOS.

Each special character is asked whether it stands where English has it: a pound sign before a
figure, an apostrophe between letters, a dash between spaces, an accent within a word.
"""

import re
from collections import Counter
from collections.abc import Sequence

SPECIAL = re.compile(rb"[\x00-\x7f]{0,2}[\x80-\xff][\x00-\x7f]?")
MOST_LOOKED_AT = 2_000  # looked at in one text

OLD_PAGES = ("cp1252", "mac-roman", "cp850", "cp437")  # the first wins where two make equal sense
_LETTER = r"[A-Za-z]"
_BEFORE, _AFTER = r"(?:^|[\s(\[\"'])", r"(?:$|[\s)\],.;:?!\"'])"  # an opening, a closing
_FITS = tuple(
    (re.compile(pattern), worth)
    for pattern, worth in (
        (rf"{_LETTER}’{_LETTER}|s’\s", 4),
        (r"(?:^|[^A-Za-z0-9])[£€]\d", 4),
        (r"(?:^|\s)[£€¥]\D?", 1),
        (rf"(?:\s|^)[–—](?:\s|$)|\d[–—]\d|{_LETTER}—{_LETTER}", 3),
        (rf"{_BEFORE}[“‘«„](?:{_LETTER}|[0-9£(])", 3),
        (rf"[A-Za-z0-9.,?!%)][”’»]{_AFTER}", 3),
        (r"[A-Za-z0-9]…|…(?:$|[\s\w])", 2),
        (r"(?:^|\s)[•·▪■●○►–](?:\s|$)", 3),
        (r"(?:^|[^A-Za-z])[½¼¾](?:$|[^A-Za-z])", 3),
        (r"\d°|\s°[CF]|m[²³]|(?:\d|\s)[×÷±](?:\d|\s)", 3),
        (r"[A-Za-z)]®|[A-Za-z)]™|(?:^|\s|\()©|(?:^|\s|\()[§¶†‡]", 2),
        (r"[a-z][àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžß](?:$|[^A-Z0-9])", 2),
        (rf"{_BEFORE}[àáâäåæçèéêëìíîïñòóôöøùúûüœ][a-z]", 1),
        (rf"{_BEFORE}[ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŠŽ][a-zA-Z]|[A-Z][ÀÁÂÄÅÆÇÈÉÊËÑÓÔÖØÜ][A-Z]", 1),
        (r"\u00a0|\u00ad", 1),
    )
)


def likeliest(places: Sequence[bytes]) -> str:
    """Return the encoding that makes most sense of some bytes, each with its neighbours."""
    often = Counter(places)

    def sense(page: str) -> int:
        return sum(many * _sense(place, page) for place, many in often.items())

    return max(OLD_PAGES, key=sense)


def makes_sense(place: bytes, page: str) -> bool:
    """Tell whether one special character, with its neighbours, fits where it stands."""
    return SPECIAL.fullmatch(place) is not None and _sense(place, page) > 0


def _sense(place: bytes, page: str) -> int:
    """Return how well a special character fits between its neighbours; less than 0 is badly."""
    text = place.decode(page, "replace")
    if "\ufffd" in text or any("\x80" <= one < "\xa0" for one in text):
        return -4
    return max((worth for pattern, worth in _FITS if pattern.search(text)), default=-1)
