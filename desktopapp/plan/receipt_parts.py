"""Whose the words of a receipt are, where a question has several boxes: each word is somebody's.

The name of a box gives what stands below or behind it to that box. What is left over once each
box has its words was added by somebody, and is told with the box beside which it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktopapp.plan.brief import Question
from desktopapp.plan.copy_pieces import CopyPiece
from desktopapp.plan.giving import field_names
from desktopapp.plan.receipt_values import is_same_value
from desktopapp.plan.receipt_words import Word, by_line, said_words, same_words, words_of_lines
from desktopapp.plan.values import options_of

_Words = Sequence[Word]
_Shared = tuple[str, str, _Words]  # the key of a piece, what was approved, and what was received
_MOST_LINES = 40  # of an answer in which a value is looked for
_FEW = 5  # words: a name of a box within a text that is as approved is none
_BOXES = ("Choice", "Reasons", "Text", "Table")
NOT_ANSWERED = frozenset(  # what forms write where nothing was answered
    ("not answered", "no answer", "no response", "not provided", "none provided", "n/a", "none")
)


class _Named(NamedTuple):
    """What stands below or behind the name of a box, and where that begins; "" before all."""

    name: str
    label: _Words
    words: list[Word]


class _Place(NamedTuple):
    """From where to where among words a piece stands."""

    start: int
    end: int
    piece: CopyPiece


def shared_out(
    alike: Sequence[CopyPiece],
    approved: Mapping[str, str],
    there: _Words,
    question: Question | None,
) -> list[_Shared]:
    """Give each piece of a question its words; what is nobody's goes to the one beside it."""
    there = _unlisted(alike, approved, there, question)
    if len(alike) == 1:
        only, text = alike[0], approved[alike[0].key]
        return [(only.key, text, _as_approved(there, text, only, question))]
    got: dict[str, list[Word]] = {piece.key: [] for piece in alike}
    right = dict.fromkeys(got, False)
    parts = _by_names(alike, approved, there, question)
    names = {part.name for part in parts}
    last = alike[0]
    for part in parts:
        own = [one for one in alike if part.name and _bare(one.part) == part.name]
        free = [one for one in alike if _bare(one.part) not in names and not right[one.key]]
        if part.name and not own:  # a box that was left empty
            if said_words(part.words).casefold() not in {"", *NOT_ANSWERED}:
                got[last.key] += [*part.label, *part.words]
            continue
        placed = _placed([*own, *free], approved, part.words, question)
        right |= {place.piece.key: True for place in placed}
        last = own[0] if own else last
        for piece, words in _given_out(placed, part.words, own, free, last):
            got[piece.key] += words
    return [
        (one.key, approved[one.key], _as_approved(got[one.key], approved[one.key], one, question))
        for one in alike
    ]


def _as_approved(words: _Words, text: str, piece: CopyPiece, question: Question | None) -> _Words:
    """Return words as they were approved, where they are the same value in other signs."""
    if question and words and text and is_same_value(question, piece, text, said_words(words)):
        return words_of_lines(text.split("\n"))
    return words


def _given_out(
    placed: Sequence[_Place],
    words: _Words,
    own: Sequence[CopyPiece],
    free: Sequence[CopyPiece],
    last: CopyPiece,
) -> Iterator[tuple[CopyPiece, _Words]]:
    """Go through all words of a part with the piece that each goes to, in order."""
    there = {place.piece.key for place in placed}
    lost = next((one for one in (*own, *free) if one.key not in there), None)
    at = 0
    before: _Place | None = None
    for place in (*placed, None):
        rest = words[at : place.start if place else len(words)]
        if rest:
            yield lost or _beside(rest, words, before, place) or last, rest
        if place:
            yield place.piece, words[place.start : place.end]
            at, before = place.end, place


def _beside(
    rest: _Words, words: _Words, before: _Place | None, after: _Place | None
) -> CopyPiece | None:
    """Return the piece in whose line left words stand, or else the one above them."""
    if before is None or (
        after
        and rest[-1].line == words[after.start].line
        and rest[0].line != words[before.end - 1].line
    ):
        return after.piece if after else None
    return before.piece


def _by_names(
    alike: Sequence[CopyPiece],
    approved: Mapping[str, str],
    there: _Words,
    question: Question | None,
) -> list[_Named]:
    """Part words at the names of boxes, which stand in a line of their own or before a colon."""
    fields = field_names(question.fields) if question else ()
    names = {_bare(one): same_words(one) for one in (*_BOXES, *fields)}
    names |= {_bare(one.part): same_words(one.part) for one in alike if one.part}
    order = sorted(names, key=lambda one: -len(names[one]))
    found = [_Named("", (), [])]
    inside = _within_texts(there, approved)
    at = 0
    while at < len(there):
        name = next((one for one in order if _is_name(names[one], there, at, approved)), "")
        size = len(names[name]) if name and at not in inside else 0
        if size:
            found.append(_Named(name, there[at : at + size], []))
        else:
            found[-1].words.append(there[at])
        at += size or 1
    return found


def _is_name(name: Sequence[str], words: _Words, at: int, approved: Mapping[str, str]) -> bool:
    end = at + len(name)
    here = " ".join(word.same for word in words[at:end])
    if _bare(here) != _bare(" ".join(name)):
        return False
    if here.endswith(":"):
        return True
    begins = not at or words[at - 1].line != words[at].line
    line = [word.same for word in words[end:] if word.line == words[at].line]
    return begins and (not line or tuple(line) in map(same_words, approved.values()))


def _within_texts(words: _Words, approved: Mapping[str, str]) -> frozenset[int]:
    """Return where words stand within a text that came through as it was approved."""
    same = [word.same for word in words]
    found = set[int]()
    for text in approved.values():
        ours = list(same_words(text))
        if len(ours) > _FEW:
            for at in range(len(same) - len(ours) + 1):
                if same[at : at + len(ours)] == ours:
                    found.update(range(at, at + len(ours)))
    return frozenset(found)


def _placed(
    pieces: Sequence[CopyPiece],
    approved: Mapping[str, str],
    words: _Words,
    question: Question | None,
) -> list[_Place]:
    """Return where pieces stand among words, the longest sought first, in the form’s order."""
    found: list[_Place] = []
    for piece in sorted(pieces, key=lambda one: -len(approved[one.key])):
        text = approved[piece.key]
        if not text:
            continue
        for start, end in _gaps(found, len(words)):
            at = _place_of(piece, text, words[start:end], question)
            if at:
                found.append(_Place(start + at[0], start + at[1], piece))
                break
    found.sort()
    filled = [place for place in found if not place.piece.is_written]
    order = [pieces.index(place.piece) for place in filled]
    return found if order == sorted(order) else [one for one in found if one.piece.is_written]


def _gaps(placed: Sequence[_Place], end: int) -> Iterator[tuple[int, int]]:
    at = 0
    for place in sorted(placed):
        yield at, place.start
        at = place.end
    yield at, end


def _place_of(
    piece: CopyPiece, text: str, words: _Words, question: Question | None
) -> tuple[int, int] | None:
    """Return where a piece stands: a text anywhere, what is chosen or filled in in whole lines."""
    ours = same_words(text)
    same = tuple(word.same for word in words)
    if piece.is_written:
        places = (n for n in range(len(same) - len(ours) + 1) if same[n : n + len(ours)] == ours)
        at = next(places, None)
        return None if at is None else (at, at + len(ours))
    starts = [n for n, word in enumerate(words) if not n or word.line != words[n - 1].line]
    if len(starts) > _MOST_LINES:
        return None
    ends = [*starts[1:], len(words)]
    for n, start in enumerate(starts):
        for end in ends[n:]:
            if same[start:end] == ours or (
                question and is_same_value(question, piece, text, said_words(words[start:end]))
            ):
                return start, end
    return None


def _unlisted(
    alike: Sequence[CopyPiece],
    approved: Mapping[str, str],
    there: _Words,
    question: Question | None,
) -> _Words:
    """Leave out a list of all options, none of them marked, where what was chosen stands apart."""
    options = options_of(question.kind, question.options) if question else ()
    lines = by_line(there)
    said = [_bare(" ".join(word.same for word in line)) for line in lines]
    listed = [_bare(" ".join(same_words(one))) for one in options]
    chosen = {_bare(approved[one.key]) for one in alike if not one.is_written}
    for n in range(len(lines) - len(listed) + 1):
        rest = said[:n] + said[n + len(listed) :]
        if len(listed) > 1 and said[n : n + len(listed)] == listed and chosen & {*rest}:
            return [word for line in (*lines[:n], *lines[n + len(listed) :]) for word in line]
    return there


def _bare(words: str) -> str:
    return words.casefold().rstrip(": ")
