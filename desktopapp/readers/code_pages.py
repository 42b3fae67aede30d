"""Which old encoding makes sense of some bytes: of Windows, the Macintosh, MS-DOS or ISO 8859.

Each special character is asked whether it stands where English has it: a pound sign before a
figure, an apostrophe between letters, a dash between spaces, an accent within a word. So do Welsh
and Polish letters, which some of them hold.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

SPECIAL = re.compile(rb"[\x00-\x7f]{0,2}[\x80-\xff][\x00-\x7f]?")
MOST_LOOKED_AT = 2_000  # looked at in one text

OLD_PAGES = (  # the first wins where two make equal sense
    *("cp1252", "mac-roman", "cp850", "cp437"),
    *("iso8859-15", "iso8859-14", "cp1250"),  # with €, with ŵ and ŷ, of Central Europe
)
_WELSH, _CENTRAL = "ŵŷ", "ąćęłńśźżčďěňřťůőűăș"
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
        (rf"[a-z][àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžß{_WELSH}{_CENTRAL}](?:$|[^A-Z0-9])", 2),
        (rf"{_BEFORE}[{_WELSH}{_CENTRAL}][a-z]", 1),
        (r"[A-Za-z.,;)][¹²³](?:$|[^A-Za-z])", 2),
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


def is_doubtful(data: bytes, page: str) -> bool:
    """Tell whether fewer than half of the special characters of a text fit where they stand."""
    places = [found[0] for found in islice(SPECIAL.finditer(data), MOST_LOOKED_AT)]
    return 2 * sum(makes_sense(place, page) for place in places) < len(places)


def _sense(place: bytes, page: str) -> int:
    """Return how well a special character fits between its neighbours; less than 0 is badly."""
    text = place.decode(page, "replace")
    if "\ufffd" in text or any("\x80" <= one < "\xa0" for one in text):
        return -4
    return max((worth for pattern, worth in _FITS if pattern.search(text)), default=-1)
