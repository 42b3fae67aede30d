"""Lines in which words run from right to left, as those of Arabic, Hebrew and Urdu do.

A page tells where each word stands and not in which order a line is read. That follows from the
ways in which its words run, the other way round than a program sets them (Unicode Annex 9).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from desktopapp.readers.pdf_words import PrintedWord, runs_leftward

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_BRACKET = re.compile(r"[()\[\]{}«»‹›]")
_SPACE = 0.1  # of the size: a wider gap parts words
_EDGES = re.compile(r"([^\w%£$€#+-]*)(.*?)([^\w%£$€#+-]*)", re.DOTALL)


def with_marks(words: Iterable[PrintedWord]) -> list[PrintedWord]:
    """Return words with the marks that stand above or below their last letters."""
    made: list[PrintedWord] = []
    for word in words:
        marks = "".join(takewhile(unicodedata.combining, word.text))
        rest = word
        if made and marks:
            made[-1] = replace(made[-1], text=made[-1].text + marks)
            rest = replace(word, text=word.text[len(marks) :], spaced=False, hinted=False)
        if rest.text:
            made.append(rest)
    return made


def is_leftward(words: Sequence[PrintedWord]) -> bool | None:
    """Tell whether a part of a line runs from right to left; without letters nobody knows.

    It does where most of its letters do, or its first and its last word.
    """
    ways = [way for word in words if (way := _way(word.text)) is not None]
    letters = [one for word in words for one in word.text if one.isalpha()]
    most = 2 * sum(map(runs_leftward, letters)) > len(letters)
    return most or (ways[0] and ways[-1]) if ways else None


def in_order(words: Sequence[PrintedWord], told: Mapping[int, int], *, leftward: bool) -> str:
    """Return the text of words that stand side by side from the left, in the order of reading.

    ``told`` is the place of each in the order in which they are told, by its ``id``.
    """
    runs: list[tuple[bool, list[PrintedWord]]] = []
    for way, word in zip(_ways(words, leftward=leftward), words, strict=True):
        if not runs or runs[-1][0] != way:
            runs.append((way, []))
        runs[-1][1].append(word)
    parts = [_run(run, way, told, leftward=leftward) for way, run in runs]
    for n, ((_, run), (_, after)) in enumerate(pairwise(runs)):
        parts.insert(2 * n + 1, " " if _is_apart(run[-1], after[0]) else "")
    text = "".join(reversed(parts) if leftward else parts)
    return _BRACKET.sub(_bracket, text) if leftward else text


def _bracket(found: re.Match[str]) -> str:
    """Return a bracket as it opens or closes: some programs tell it as drawn, others as meant."""
    pair = next(pair for pair in _PAIRS if found[0] in pair)
    return pair[0 if found.string[found.end() : found.end() + 1].isalnum() else 1]


def _ways(words: Sequence[PrintedWord], *, leftward: bool) -> list[bool]:
    """Tell of each word whether it runs leftward; a figure does as the words around it do."""
    known = [_way(word.text) for word in words]
    later: list[bool | None] = [None]
    for way in reversed(known):
        later.append(later[-1] if way is None else way)
    made: list[bool] = []
    for way, after in zip(known, reversed(later[1:]), strict=True):
        before = made[-1] if made else leftward
        if way is not None:
            made.append(way)
        else:  # in a leftward line a figure belongs to the name on its left, if there is one
            made.append(before and (leftward or after is True))
    return made


def _way(text: str) -> bool | None:
    """Tell whether a word runs leftward; of one without letters nobody knows."""
    if runs_leftward(text):
        return True
    return False if any(map(str.isalpha, text)) else None


def _run(
    words: Sequence[PrintedWord],
    way: bool,  # noqa: FBT001  # one of two ways, and no choice
    told: Mapping[int, int],
    *,
    leftward: bool,
) -> str:
    """Return the text of words that run one way."""
    ordered = words[::-1] if way else words
    text = ""
    before: PrintedWord | None = None
    for word in ordered:
        if before:
            text += " " if _is_parted(before, word, told) else ""
        text += _inside(word.text) if leftward and way else word.text
        before = word
    return _inside(text) if leftward and not way else text


def _inside(text: str) -> str:
    """Return what runs rightward in a leftward line, with its signs at the ends they belong to."""
    if runs_leftward(text):
        return text
    found = _EDGES.fullmatch(text)
    if not found:
        return text
    left, middle, right = map(str, found.groups())
    return f"{right[::-1]}{middle}{left[::-1]}" if middle else text[::-1]


def _is_parted(one: PrintedWord, other: PrintedWord, told: Mapping[int, int]) -> bool:
    """Tell whether a space stands between two words: between letters one that is drawn."""
    left, right = sorted((one, other), key=lambda word: word.x)
    if None in (_way(one.text), _way(other.text)) or abs(told[id(one)] - told[id(other)]) != 1:
        return _is_apart(left, right)
    last = max(one, other, key=lambda word: told[id(word)])
    return last.spaced or last.hinted


def _is_apart(left: PrintedWord, right: PrintedWord) -> bool:
    return right.x - left.end > _SPACE * right.size
