"""What is the same value in a form’s receipt: "1270" and "1,270", "A, B" and a line for each.

What is chosen or filled in is compared by its kind. What is written is compared word for word.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktopapp.plan.brief import Question
from desktopapp.plan.copy_pieces import CopyPiece
from desktopapp.plan.giving import field_names
from desktopapp.plan.receipt_words import same_words
from desktopapp.plan.values import ANY_OF, NUMBERS, ONE_OF, options_of, typed_value
from desktopapp.plan.wanted import AnswerKind

_BETWEEN = ",;/|•"
_FIGURE = re.compile(r"£?(\d{1,3}(?:,\d{3})+|\d+)")
_BIDS = re.compile(
    r"(?:please|select|choose|tick|give|explain|state|provide|enter|tell us|describe)\b",
    re.IGNORECASE,
)
_FEW = 4  # words of an instruction; fewer may be an answer


def is_same_value(question: Question, piece: CopyPiece, approved: str, received: str) -> bool:
    """Tell whether what was received is the value that was approved, in other signs."""
    if piece.is_written:
        return False
    fields = dict(zip(field_names(question.fields), question.fields, strict=True))
    field = fields.get(piece.part)
    kind = field.kind if field else question.kind
    if kind in NUMBERS or kind is AnswerKind.DATE:
        ours, theirs = (typed_value(kind, one, date.min) for one in (approved, received))
        return ours.is_understood and theirs.is_understood and ours.value == theirs.value
    if kind in ANY_OF | ONE_OF:
        options = options_of(kind, field.options if field else question.options)
        chosen = _options_in(approved, options)
        return bool(chosen) and chosen == _options_in(received, options)
    if kind is AnswerKind.TABLE:
        return _are_same_cells(_cells(question, approved), _cells(question, received))
    return False


def _options_in(text: str, options: Sequence[str]) -> frozenset[tuple[str, ...]] | None:
    """Return the options of which a text consists, or nothing where it says anything else."""
    left = _unparted(text)
    known = sorted((_unparted(one) for one in options), key=len, reverse=True)
    found = set[tuple[str, ...]]()
    while left:
        one = next((one for one in known if one and left[: len(one)] == one), None)
        if one is None:
            return None
        found.add(one)
        left = left[len(one) :]
    return frozenset(found)


def _unparted(text: str) -> tuple[str, ...]:
    """Return the words of a text without the signs that part several things."""
    bare = (word.strip(_BETWEEN).casefold() for word in same_words(text))
    return tuple(word for word in bare if word)


class _CellWord(NamedTuple):
    """A word of a table; ``column`` is which column it names, -1 for a word in a cell."""

    word: str
    column: int = -1


def _cells(question: Question, text: str) -> tuple[_CellWord, ...]:
    """Return the words of a table in their order, the names of its columns known as such."""
    names = {n: _unparted(field.label) for n, field in enumerate(question.fields)}
    order = sorted(names, key=lambda n: -len(names[n]))
    money = any(one.kind is AnswerKind.MONEY for one in question.fields)
    words = _unparted(text)
    bare = tuple(word.rstrip(":") for word in words)
    found, at = list[_CellWord](), 0
    while at < len(words):
        column = next((n for n in order if _begins(bare[at:], names[n])), -1)
        word = _figure(words[at], money=money) if column < 0 else ""
        found.append(_CellWord(word, column))
        at += len(names[column]) if column >= 0 else 1
    return tuple(found)


def _begins(words: Sequence[str], name: Sequence[str]) -> bool:
    return bool(name) and tuple(words[: len(name)]) == tuple(name)


def _are_same_cells(ours: Sequence[_CellWord], theirs: Sequence[_CellWord]) -> bool:
    """Tell whether all cells came through in order; a form need not repeat a column’s name.

    One that it says stands where ours does, or with all the others above the rows.
    """
    columns = dict.fromkeys(one.column for one in ours if one.column >= 0)
    head = [one.column for one in theirs[: len(columns)]]
    left = list(theirs[len(columns) :] if head == list(columns) else theirs)
    return _is_within(ours, left) or _is_within(ours, list(theirs))


def _is_within(ours: Sequence[_CellWord], theirs: list[_CellWord]) -> bool:
    for one in ours:
        if theirs and theirs[0] == one:
            theirs.pop(0)
        elif one.column < 0:
            return False
    return not theirs


def _figure(word: str, *, money: bool) -> str:
    """Return a figure without the commas between its thousands."""
    found = _FIGURE.fullmatch(word)
    return found[1].replace(",", "") if found and (money or "£" not in word) else word


def is_instruction(words: Sequence[str], question: Question | None, often: int) -> bool:
    """Tell whether a line is what the form says itself: the question’s guidance, or a bidding.

    ``often`` says below how many questions it stands.
    """
    line = " ".join(words).casefold()
    if len(words) < _FEW:
        return False
    guidance = question.guidance if question else ()
    if any(f" {line} " in f" {' '.join(same_words(one)).casefold()} " for one in guidance):
        return True
    return often > 1 and bool(_BIDS.match(line))
