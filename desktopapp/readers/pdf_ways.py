"""Lines in which words run from right to left, as those of Arabic, Hebrew and Urdu do.

A page tells where each word stands and not in which order a line is read. That follows from the
ways in which its words run, the other way round than a program sets them (Unicode Annex 9).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from desktopapp.readers.pdf_words import PrintedWord, runs_leftward

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
_BRACKET = re.compile(r"[()\[\]{}«»‹›]")
_SPACE = 0.1  # of the size: a wider gap parts words
_EDGES = re.compile(r"([^\w%£$€#+-]*)(.*?)([^\w%£$€#+-]*)", re.DOTALL)


def with_marks(words: Iterable[PrintedWord]) -> list[PrintedWord]:
    """Return words with the marks that stand above or below their last letters."""
    made: list[PrintedWord] = []
    for word in words:
        if made and all(map(unicodedata.combining, word.text)):
            made[-1] = replace(made[-1], text=made[-1].text + word.text)
        else:
            made.append(word)
    return made


def is_leftward(words: Sequence[PrintedWord]) -> bool | None:
    """Tell whether a part of a line runs from right to left; without letters nobody knows.

    It does where most of its letters do, or its first and its last word.
    """
    ways = [way for word in words if (way := _way(word.text)) is not None]
    letters = [one for word in words for one in word.text if one.isalpha()]
    most = 2 * sum(map(runs_leftward, letters)) > len(letters)
    return most or (ways[0] and ways[-1]) if ways else None


def in_order(words: Sequence[PrintedWord], *, leftward: bool) -> str:
    """Return the text of words that stand side by side from the left, in the order of reading."""
    ways = _ways(words, leftward=leftward)
    places = range(len(words))
    runs = [(way, list(group)) for way, group in groupby(places, lambda n: ways[n])]
    texts = [_run([words[n] for n in run], way, leftward=leftward) for way, run in runs]
    gaps = [_gap(words[one[-1]], words[other[0]]) for (_, one), (_, other) in pairwise(runs)]
    if leftward:
        texts.reverse()
        gaps.reverse()
    text = "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair)
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


def _run(words: Sequence[PrintedWord], way: bool, *, leftward: bool) -> str:  # noqa: FBT001  # a way
    """Return the text of words that run one way."""
    ordered = list(words)
    if way:
        ordered.reverse()
    gaps = [_gap(one, other) if not way else _gap(other, one) for one, other in pairwise(ordered)]
    texts = [_inside(word.text) if leftward and way else word.text for word in ordered]
    text = "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair)
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


def _gap(left: PrintedWord, right: PrintedWord) -> str:
    return " " if right.x - left.end > _SPACE * right.size else ""
