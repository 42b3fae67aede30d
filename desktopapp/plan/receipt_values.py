"""What is the same value in a form’s receipt: "1270" and "1,270", "A, B" and a line for each.

What is chosen or filled in is compared by its kind. What is written is compared word for word.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from desktopapp.plan.brief import Question
from desktopapp.plan.copy_pieces import CopyPiece
from desktopapp.plan.giving import field_names
from desktopapp.plan.receipt_words import Word, said_words, same_words
from desktopapp.plan.values import ANY_OF, NUMBERS, ONE_OF, options_of, typed_value
from desktopapp.plan.wanted import AnswerKind

_MOST_LINES = 40  # of an answer in which a value is looked for
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
        return _cells(question, approved) == _cells(question, received)
    return False


def value_in(
    question: Question, piece: CopyPiece, approved: str, words: Sequence[Word]
) -> tuple[int, int] | None:
    """Return from where to where the value stands among words, in whole lines."""
    starts = [n for n, word in enumerate(words) if not n or word.line != words[n - 1].line]
    if piece.is_written or len(starts) > _MOST_LINES:
        return None
    ends = [*starts[1:], len(words)]
    places = ((start, end) for n, start in enumerate(starts) for end in ends[n:])
    return next(
        (
            (start, end)
            for start, end in places
            if is_same_value(question, piece, approved, said_words(words[start:end]))
        ),
        None,
    )


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


def _cells(question: Question, text: str) -> tuple[str, ...]:
    """Return the words in the cells of a table, without the names of its columns."""
    names = sorted((_unparted(one.label) for one in question.fields), key=len, reverse=True)
    money = any(one.kind is AnswerKind.MONEY for one in question.fields)
    return tuple(_figure(word, money=money) for word in _unnamed(_unparted(text), names))


def _unnamed(words: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> Iterator[str]:
    bare = tuple(word.rstrip(":") for word in words)
    at = 0
    while at < len(words):
        name = next((one for one in names if one and bare[at : at + len(one)] == one), ())
        if not name:
            yield words[at]
        at += len(name) or 1


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
