"""The underlined letter of each row of a menu: one that no other row of it has.

A row keeps its letter as long as the rows of its menu stay the same. The first letters of its
words come first, then any other, so that as many rows get a letter as can have one.
"""

from collections.abc import Iterator, Sequence

from desktopapp.ui.widgets.labels import unkeyed


def with_letters(rows: Sequence[str]) -> list[str]:
    """Return the words of a menu's rows as Qt wants them, each with its letter marked."""
    wanted = [list(_wanted(words)) for words in rows]
    taken: dict[str, int] = {}  # whose a letter is
    for n in range(len(rows)):
        _take(n, wanted, taken, set())
    letters = {n: letter for letter, n in taken.items()}
    return [_marked(words, letters.get(n, "")) for n, words in enumerate(rows)]


def _wanted(words: str) -> Iterator[str]:
    """Go through the letters that a row may have, the best first, each once."""
    small = words.casefold()
    firsts = [one[0] for one in small.split() if one[0].isalnum()]
    others = [one for one in small if one.isascii() and one.isalnum()]
    yield from dict.fromkeys((*firsts, *others))


def _take(n: int, wanted: Sequence[list[str]], taken: dict[str, int], tried: set[str]) -> bool:
    """Give a row a letter; where all of its own are taken, let another row change for it."""
    for letter in wanted[n]:
        if letter not in taken:
            taken[letter] = n
            return True
    for letter in wanted[n]:
        if letter not in tried:
            tried.add(letter)
            if _take(taken[letter], wanted, taken, tried):
                taken[letter] = n
                return True
    return False


def _marked(words: str, letter: str) -> str:
    """Return words with a letter marked where it begins a word, else where it first stands."""
    small = words.casefold()
    starts = [at for at in range(len(small)) if at == 0 or small[at - 1] == " "]
    at = next(
        (one for one in (*starts, *range(len(small))) if letter and small[one] == letter), -1
    )
    if at < 0 or len(small) != len(words):
        return unkeyed(words)
    return f"{unkeyed(words[:at])}&{unkeyed(words[at:])}"


def without_letters(shown: str) -> str:
    """Return the words of a row as they are read, of what Qt was given."""
    return shown.replace("&&", "\0").replace("&", "").replace("\0", "&")
