"""Whether a passphrase is worth anything: long enough, and not what is guessed first.

No dictionary is kept. What repeats itself, goes on in a row (alphabet, digits, keys) or is one of
the few words that everybody takes counts as the one choice that it is; of what is left a
passphrase needs enough. Three words that have nothing to do with each other have it.
"""

import re
import unicodedata
from collections.abc import Iterable

from desktopapp.plan.problem import Problem

LEAST_CHARACTERS = 12
_LEAST_CHOICES = 8
_A_ROW = 3  # letters: two neighbours stand in many a word
_MOST_LOOKED_AT = 100  # characters: what is longer is long enough, unless it repeats itself
_LEAST_KNOWN = 4  # characters of a word of the plan that is worth looking for
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb",
)
_COMMON = (
    "password passwort passphrase passwd letmein welcome login admin administrator default "
    "secret changeme iloveyou monkey dragon football baseball liverpool arsenal chelsea "
    "sunshine princess superman batman master shadow michael charlie qwerty azerty england "
    "london summer winter spring autumn monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december "
    "council borough county district planwright productivity plan office computer laptop "
    "correcthorsebatterystaple"
)
_LOOKS_LIKE = str.maketrans("013457@$!|", "oieastasii")
THREE_WORDS = "Three words that have nothing to do with each other make a good one."


def refuse_weak(passphrase: str, known: Iterable[str] = ()) -> None:
    """Raise ``Problem`` for a passphrase that is soon guessed; ``known`` is what stands outside.

    Those are words that somebody who finds the file reads or guesses, such as its name.
    """
    letters = unicodedata.normalize("NFKC", passphrase)
    if len(letters) < LEAST_CHARACTERS:
        raise _weak(f"A passphrase needs at least {LEAST_CHARACTERS} characters.")
    if _choices(letters, known) < _LEAST_CHOICES:
        raise _weak(
            "This passphrase would soon be guessed: it repeats itself, goes on in a row, or is "
            "made of words that are tried first."
        )


def _choices(letters: str, known: Iterable[str]) -> int:
    """Return how many choices a passphrase is made of, as somebody who guesses sees it."""
    low = letters[:_MOST_LOOKED_AT].casefold()
    words = {word for text in known for word in re.findall(r"\w+", text.casefold())}
    guessed = [*_COMMON.split(), *(word for word in words if len(word) >= _LEAST_KNOWN)]
    readings = {low, low.translate(_LOOKS_LIKE)}
    return min(_left(one, guessed) for one in readings)


def _left(text: str, guessed: Iterable[str]) -> int:
    """Count the choices in one reading of a passphrase."""
    bare = re.sub(r"[\W_]+", "", text)
    for word in sorted(guessed, key=len, reverse=True):
        bare = bare.replace(word, "\0")
    bare = _once(bare)
    return sum(not _goes_on(bare[max(at - 2, 0) : at + 1]) for at in range(len(bare)))


def _once(text: str) -> str:
    """Leave out whatever is said again right after itself."""
    while True:
        shorter = re.sub(r"(.+?)\1+", r"\1", text)
        if shorter == text:
            return text
        text = shorter


def _goes_on(three: str) -> bool:
    """Tell whether the last of three letters only goes on from those before it, either way."""
    return len(three) == _A_ROW and any(three in row or three[::-1] in row for row in _ROWS)


def _weak(what: str) -> Problem:
    return Problem(what, safe="Nothing was changed.", then=THREE_WORDS)
