"""What a form says it received, held against what was approved, question by question.

The words of the questions part the receipt. What stands between two of them is the answer to the
first; what does not stand there is looked for in all of it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktopapp.plan.agreeing import agreed_text, is_changed
from desktopapp.plan.brief import Question
from desktopapp.plan.compare import ChangeKind
from desktopapp.plan.copy_pieces import CopyPiece, copy_pieces
from desktopapp.plan.days import day_of, said_date
from desktopapp.plan.matching import matched
from desktopapp.plan.places import parts_at
from desktopapp.plan.plain_answer import plain_answer
from desktopapp.plan.plan import Plan
from desktopapp.plan.question_numbers import bare_number
from desktopapp.plan.receipt import Receipt, ReceiptLine, ReceiptState
from desktopapp.plan.receipt_parts import NOT_ANSWERED, shared_out
from desktopapp.plan.receipt_values import is_instruction
from desktopapp.plan.receipt_words import (
    Word,
    WordIndex,
    after_its_number,
    by_line,
    said_words,
    same_words,
    words_of_lines,
)
from desktopapp.plan.saying import counted
from desktopapp.plan.ticks import has_box, has_tick, options_beside
from desktopapp.plan.values import options_of

_AT_THE_END = re.compile(
    r"(?:thank you|thanks|submitted|reference|response id|your response|this is a copy|end of|"
    r"privacy|back to|print|download|change|edit|page \d)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:your |the )?(?:answer|response|reply|text|comments?):", re.IGNORECASE)
_OF_FORMS = re.compile(
    r"thanks?|you|your|for|submit(?:ted|ting)|reference|number|id|responses?|answers?|questions?|"
    r"survey|consultation|form|page|this|is|an?|the|copy|of|end|privacy|notice|policy|back|to|top|"
    r"print|download|save|change|edit|pdf|as|on|at|and|\S*\d\S*"
)
_FIGURES = re.compile(r"\d+")
_FEW_ASK, _NUMBER = 5, 4  # words: fewer may be said anywhere; a number before them has fewer
_SEVERAL, _NEARLY_ALL, _FEW = 3, 0.8, 12  # questions with a line below; words of such a line
_Words = Sequence[Word]


class _Mark(NamedTuple):
    """Where the words of a question stand, from its number on."""

    start: int
    end: int


def approved_words(plan: Plan, piece: CopyPiece) -> str:
    """Return what was approved of a piece: its words when it was agreed, else as it stands."""
    parts = parts_at(plan, piece.place)
    if not piece.is_written or not any(is_changed(plan, part) for part in parts):
        return piece.text
    return "\n\n".join(
        agreed_text(plan, part) if is_changed(plan, part) else plain_answer(part.text)
        for part in parts
    )


def compare_receipt(plan: Plan, lines: Sequence[str]) -> tuple[ReceiptLine, ...]:
    """Compare the lines of a receipt with what was approved, in the form’s order."""
    words = words_of_lines(lines)
    index = WordIndex([word.same for word in words])
    pieces = copy_pieces(plan)
    below = _below(plan, pieces, words, index)
    counts = _counted(below)
    often = _said_often(counts, len(below))
    asked = {one.id: one for _, one in plan.brief.questions()}
    fared: dict[str, ReceiptLine] = {}
    for place, alike in _by_place(pieces).items():
        question = asked.get(place)
        approved = {piece.key: approved_words(plan, piece) for piece in alike}
        there = below.get(place)
        if there is None:
            said = [(key, text, _looked_for(text, words, index)) for key, text in approved.items()]
        else:
            whole = "\n".join(approved.values())
            bare = _bared(_unbidden(there, whole, question, counts), whole, often, question)
            said = shared_out(alike, approved, bare, question)
        fared |= {key: _line(key, text, one) for key, text, one in said}
    return tuple(fared[piece.key] for piece in pieces)


def _by_place(pieces: Sequence[CopyPiece]) -> dict[str, list[CopyPiece]]:
    found: dict[str, list[CopyPiece]] = {}
    for piece in pieces:
        found.setdefault(piece.place, []).append(piece)
    return found


def _below(
    plan: Plan, pieces: Sequence[CopyPiece], words: _Words, index: WordIndex
) -> dict[str, _Words]:
    """Return what stands below each question that is found, up to what follows it.

    Where the words of a question stand several times, as in a list of contents, the answer is
    where most stands below them; questions of the same words have their answers in order.
    """
    asking: dict[tuple[str, ...], list[CopyPiece]] = {}
    for piece, *_ in _by_place(pieces).values():
        asking.setdefault(same_words(piece.asks), []).append(piece)
    marks = {mark: alike for alike in asking.values() for mark in _marks(alike, words, index)}
    ends = sorted({*(mark.start for mark in marks), *_themes(plan, words, index), len(words)})
    found: dict[str, _Words] = {}
    for alike in asking.values():
        own = [mark for mark, whose in marks.items() if whose is alike]
        below = [(mark.start, words[mark.end : _next(ends, mark.end)]) for mark in own]
        most = sorted(below, key=lambda one: -len(one[1]))[: len(alike)]
        places = (piece.place for piece in alike)
        found |= {place: there for place, (_, there) in zip(places, sorted(most), strict=False)}
    return found


def _next(ends: Sequence[int], at: int) -> int:
    return ends[bisect_left(ends, at)]


def _themes(plan: Plan, words: _Words, index: WordIndex) -> Iterator[int]:
    """Go through where the titles of themes stand, each a line of its own."""
    for theme in plan.brief.themes:
        for start in _headings(same_words(theme.title), words, index):
            yield _with_number(str(theme.number), start, index)


def _marks(alike: Sequence[CopyPiece], words: _Words, index: WordIndex) -> list[_Mark]:
    """Return where the words of questions stand, the number before them included."""
    piece, numbers = alike[0], [one.number for one in alike]
    asks, label = same_words(piece.asks), same_words(piece.label)
    named = ("question", piece.number.casefold())
    for wanted, places in (
        (asks, index.exact(asks) if len(asks) > _FEW_ASK else _headings(asks, words, index)),
        (label, _headings(label, words, index)),
        (named, _headings(named, words, index)),
    ):
        if places and wanted:
            return [_mark(numbers, start, start + len(wanted), words, index) for start in places]
    near = index.near(asks)
    return [_mark(numbers, *near, words, index)] if near else []


def _mark(numbers: Sequence[str], start: int, end: int, words: _Words, index: WordIndex) -> _Mark:
    first = after_its_number(start, words)
    return _Mark(min(first, *(_with_number(number, start, index) for number in numbers)), end)


def _headings(wanted: Sequence[str], words: _Words, index: WordIndex) -> list[int]:
    """Return where a few words are a line of their own, maybe behind a number."""
    ends = {start: start + len(wanted) for start in index.exact(wanted)}
    return [
        start
        for start, end in ends.items()
        if (end == len(words) or words[end].line != words[end - 1].line)
        and (start < _NUMBER or words[start - _NUMBER].line != words[start].line)
    ]


def _with_number(number: str, start: int, index: WordIndex) -> int:
    """Return where a question begins with its number, if that stands before its words."""
    for back in (1, 2, 3):
        before = " ".join(index.words[max(start - back, 0) : start])
        if before and bare_number(before) == bare_number(number):
            return max(start - back, 0)
    return start


def _said_often(seen: Counter[str], questions: int) -> frozenset[str]:
    """Return the short lines that stand, but for their figures, below nearly all questions."""
    least = max(_SEVERAL, questions * _NEARLY_ALL)
    return frozenset(line for line, count in seen.items() if count >= least)


def _counted(below: Mapping[str, _Words]) -> Counter[str]:
    """Count below how many questions each line stands."""
    return Counter(line for words in below.values() for line in {*map(_bare, by_line(words))})


def _unbidden(
    words: _Words, approved: str, question: Question | None, counts: Counter[str]
) -> _Words:
    """Leave out what the form tells whoever answers; nothing of what was approved is that."""
    ours = _spaced(same_words(approved))
    kept = (
        line
        for line in by_line(words)
        if _spaced([word.same for word in line]) in ours
        or not is_instruction([word.same for word in line], question, counts[_bare(line)])
    )
    return [word for line in kept for word in line]


def _bared(
    words: _Words, approved: str, often: frozenset[str], question: Question | None
) -> _Words:
    """Leave out what a form writes around an answer; nothing of what was approved is that."""
    ours = _spaced(same_words(approved))
    ticked = has_tick(word.said for word in words) or has_tick([said_words(words)])
    kept: list[Word] = []
    for line in by_line(words):
        if _spaced([word.same for word in line]) in ours:
            kept += line
        elif len(line) > _FEW or not (_is_of_form(line) or _bare(line) in often):
            kept += _chosen(_without_label(line), question, ticked=ticked)
    return kept


def _is_of_form(line: _Words) -> bool:
    """Tell whether a line says what forms say around answers, and nothing else."""
    words = [word.same.casefold().strip(".,:!()") for word in line]
    return bool(_AT_THE_END.match(_bare(line))) and all(map(_OF_FORMS.fullmatch, words))


def _without_label(line: list[Word]) -> list[Word]:
    said = " ".join(word.same for word in line)
    label = _LABEL.match(said)
    return line[len(label[0].split()) :] if label else line


def _chosen(line: list[Word], question: Question | None, *, ticked: bool) -> list[Word]:
    """Return a line without its boxes to tick, and without the options that are not ticked."""
    said = said_words(line)
    if not has_box(said):
        return line
    fields = question.fields if question else ()
    kinds = ((one.kind, one.options) for one in (question, *fields) if one)
    known = {_bare_option(one) for kind, few in kinds for one in options_of(kind, few)}
    known |= {"yes", "no"}
    kept = []
    for one in options_beside(said, ticked=ticked):
        words = said[one.start : one.end]
        if one.is_chosen or _bare_option(words) not in known:
            kept += [word._replace(line=line[0].line) for word in words_of_lines([words])]
    return kept


def _bare_option(words: str) -> str:
    return " ".join(same_words(words)).casefold().strip(" .,;/|")


def _bare(words: _Words) -> str:
    return _FIGURES.sub("0", " ".join(word.same for word in words)).casefold()


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _looked_for(approved: str, words: _Words, index: WordIndex) -> _Words:
    """Return where an answer stands, wherever that is; nothing where most of it stands nowhere."""
    ours = same_words(approved)
    few = len(ours) <= _FEW_ASK  # as a part of other words they may be anybody's
    places = _headings(ours, words, index) if few else index.exact(ours)
    if places:
        return words[places[0] : places[0] + len(ours)]
    near = index.near(ours)
    return words[near[0] : near[1]] if near else ()


def _line(key: str, approved: str, there: _Words) -> ReceiptLine:
    """Say how a piece fared, of what was approved and what stands below its question."""
    ours, theirs = same_words(approved), tuple(word.same for word in there)
    if " ".join(theirs).casefold().rstrip(".") in NOT_ANSWERED and theirs != ours:
        theirs = ()
    if not ours:
        if not theirs:
            return ReceiptLine(key, ReceiptState.EMPTY)
        return ReceiptLine(key, ReceiptState.UNASKED, received=said_words(there))
    if ours == theirs:
        return ReceiptLine(key, ReceiptState.SAME)
    if not theirs:
        return ReceiptLine(key, ReceiptState.MISSING, approved)
    state = ReceiptState.CUT if _is_cut(ours, theirs) else ReceiptState.ALTERED
    return ReceiptLine(key, state, approved, said_words(there))


def _is_cut(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether a text is the beginning of ours, maybe with half of its last word."""
    if len(theirs) > len(ours):
        return False
    *whole, last = theirs
    return list(ours[: len(whole)]) == whole and ours[len(whole)].startswith(last)


def said_of_line(line: ReceiptLine) -> str:
    """Say in a sentence how a piece fared."""
    ours, theirs = len(line.approved.split()), len(line.received.split())
    match line.state:
        case ReceiptState.SAME:
            return "As approved."
        case ReceiptState.ALTERED:
            return f"Altered: {counted(unlike(line), 'word')} differ{'s' * (unlike(line) == 1)}."
        case ReceiptState.CUT:
            return f"Cut off after {theirs:,} of {counted(ours, 'word')}."
        case ReceiptState.MISSING:
            return "Not in the receipt."
        case ReceiptState.UNASKED:
            return "The form has an answer here, and the plan has none."
        case ReceiptState.EMPTY:
            return "No answer in either."


def differing(receipt: Receipt) -> tuple[ReceiptLine, ...]:
    """Return what differs from what was approved."""
    quiet = (ReceiptState.SAME, ReceiptState.EMPTY)
    return tuple(line for line in receipt.lines if line.state not in quiet)


def latest_line(plan: Plan, key: str) -> ReceiptLine | None:
    """Return how a piece differs in the latest receipt from what was approved, if it does."""
    found = differing(plan.receipts[-1]) if plan.receipts else ()
    return next((line for line in found if line.key == key), None)


def said_of_receipt(receipt: Receipt) -> str:
    """Say how a whole receipt fared: "“form.pdf”, compared on 1 July 2024: 22 as approved…"."""
    day = day_of(receipt.when[:10])
    same = sum(line.state is ReceiptState.SAME for line in receipt.lines)
    differs = Counter(line.state for line in differing(receipt))
    said = [f"{same:,} as approved", *(f"{n:,} {state}" for state, n in differs.items())]
    on = f", compared on {said_date(day)}" if day else ""
    return f"“{receipt.file}”{on}: {', '.join(said)}."


def receipt_spans(line: ReceiptLine) -> tuple[tuple[ChangeKind, str], ...]:
    """Return the words of a piece with what is missing and what was added, as it would be read."""
    ours, theirs = (words_of_lines(text.split("\n")) for text in (line.approved, line.received))
    if line.state is ReceiptState.CUT and theirs[-1].same not in {word.same for word in ours}:
        theirs = theirs[:-1]  # half a word
    alike = matched([word.same for word in ours], [word.same for word in theirs])
    found: list[tuple[ChangeKind, str]] = []
    at = to = 0
    for start, begin, size in (*alike, (len(ours), len(theirs), 0)):
        found.append((ChangeKind.REMOVED, said_words(ours[at:start])))
        found.append((ChangeKind.ADDED, said_words(theirs[to:begin])))
        found.append((ChangeKind.SAME, said_words(ours[start : start + size])))
        at, to = start + size, begin + size
    return tuple((kind, f"{words} ") for kind, words in found if words)


def unlike(line: ReceiptLine) -> int:
    """Count the words of a piece that are not as they were approved, on whichever side is more."""
    ours, theirs = same_words(line.approved), same_words(line.received)
    same = sum(stretch.size for stretch in matched(ours, theirs))
    return max(len(ours), len(theirs)) - same
