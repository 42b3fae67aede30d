"""Words as ranking sees them: lower case, cut at hyphens, bare of their endings.

"Improving", "improvement" and "improved" are one word here. Pure functions of text.
"""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[a-z0-9]{2,}|£")
_ENDING_WORDS = (
    "isations ization isation ations ation ments ment ingly ings ing ities ity iveness ives ive "
    "ically ical ies ied ers ors er or ed es ly ally al s y e"
)
_ENDINGS = tuple(_ENDING_WORDS.split())
_SHORTEST = 4  # letters that must stay, so that "used" and "users" do not end as "us"

_WHOLE = {"officer": "officer", "officers": "officer"}  # else one with "office"

_STOP_WORDS = (
    "an the and or but if then than that this these those there here of to in on at by for from "
    "with within without into onto over under up down out off about as is are was were be been "
    "being am do does did done doing have has had having will would shall should can could may "
    "might must not no nor so such it its we our ours us you your yours they them their he she "
    "his her who whom which what when where why how all any both each few more most other some "
    "own same too very also just only etc eg ie while whilst during through between because "
    "however therefore including include includes included well like made make makes making "
    "many much one per via across further"
)
STOP = frozenset(_STOP_WORDS.split())

_stems: dict[str, str] = {}
_MOST_STEMS = 200_000  # remembered; a library of any size then stays within its memory


def stem(word: str) -> str:
    """Return a lower-case word without its ending: "services" and "service" are "servic"."""
    found = _stems.get(word)
    if found is None:
        if len(_stems) >= _MOST_STEMS:
            _stems.clear()
        found = _stems[word] = _bare(word)
    return found


def _bare(word: str) -> str:
    """Take off endings, the longest first, at most two, while four letters stay."""
    if word[0].isdigit():
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    for _ in range(2):
        for ending in _ENDINGS:
            if ending == "s" and word.endswith("ss"):
                continue
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: len(word) - len(ending)]
                break
        else:
            break
    if len(word) == _SHORTEST and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]  # "fees", "data" stays: four letters only lose a plural
    return word


def stems(text: str) -> list[str]:
    """Return the stems of a text in order, stop words among them (phrases need them)."""
    return [stem(word) for word in _WORD.findall(text.lower())]


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Go through the words of a text: start, end and stem, offsets in the text as it is."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that changes its length, as a dotted capital I
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    for match in _WORD.finditer(lower):
        yield *match.span(), stem(match[0])
