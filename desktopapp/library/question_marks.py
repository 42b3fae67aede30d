"""Where in a document the questions of a letter stand: by their words, by their numbers.

Exact or nearly the words of a question decide first, then its number as it is printed.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from desktopapp.library.asked import keys
from desktopapp.library.wording import SAME, Wordings, wordings_of
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.question_numbers import number_parts
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Run,
    plain_block,
)

SURE, LABELLED, NUMBERED, HEADED, DOUBTFUL = 1.0, 0.9, 0.8, 0.6, 0.45
_LONGEST = 5_000  # characters of a line in which a question is looked for
_JOINED = 8  # lines over which one question goes
_ALONE = 4  # words of a question that are known without a mark behind them
_TITLE = 12  # words of a question that was shortened
_STATED = 0.9  # how alike a line is to what is asked without a question mark
_CLOSE = 0.02  # two questions that are so nearly as much like a line are both possible
_REMARK = re.compile(r"[\s*]*[\[(][^()\[\]]{0,120}[)\]][\s*.:]*")  # "(choose one)"
_PARTED = ".:)]–—-"
_GAP = re.compile(r"\W*")
_PROSE = re.compile(r"[a-z]|(?:19|20)\d\d\b")  # "Question 7 asks", "Q4 2026/27"
_LAST = 10**9
_FIGURE = re.compile(r"\d|\(")
_WORD = re.compile(r"[^\W_]+")
_SAID = re.compile(r"[\s*]*(?:question\s|q\.?\s?(?=[A-Z]?\d))", re.IGNORECASE)
_TOKEN = re.compile(
    r"[\s*]*[(\[]?(?:question|q|no|number|prop(?:osal)?|part|section|annex|theme|topic|chapter"
    r"|[A-Za-z]?\d[\d.]*[a-z]?(?:\([a-z0-9]{1,4}\))*|[A-Za-z]|[ivx]{1,4})[.,:)\]–—-]*(?=[\s(*]|$)"
    r"|[\s*]*(?:q\.?\d[\d.]*[a-z]?(?:\([a-z0-9]{1,4}\))*|\([a-z0-9]{1,4}\))[.:)\]–—-]*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s*]*[.:)\]–—-]*[\s*]*")
_ENDED = re.compile(r"[\s*”\"’')]*(?:[?:–—\n]|\.(?=\s|$)|-\s)[\s?:.–—*-]*")


_ANSWER = (
    r"(?:(?:our|your|(?:the )?council[’']?s?|free[ -]text|full|written|officer[’']?s?)\s+)?"
    r"(?:answers?|response|reply|comments?|free[ -]text|text|reasons?|explanation)"
)
NAMES_ANSWER = re.compile(
    rf"[\s*]*{_ANSWER}(?: to (?:this |the )?question[^:\n]{{0,20}})?[\s*]*", re.IGNORECASE
)


class DocumentPart(NamedTuple):
    """A line of a document, or another block. ``at`` is the block that it is of.

    ``number`` stands beside it. ``marked`` says that it stands out, as a heading or a cell that
    asks; ``names`` that it is the row of a table's names; ``part`` which line of its block it is,
    or -1 where it is all of it.
    """

    block: Block
    at: int
    number: str = ""
    marked: bool = False
    names: bool = False
    part: int = -1

    @property
    def words(self) -> str:
        """Its words."""
        return plain_block(self.block) if isinstance(self.block, LINE_BLOCKS) else ""


LINE_BLOCKS = (Heading, Paragraph, ListItem)


@dataclass(frozen=True, slots=True)
class BriefWords:
    """What a letter asks, ready to be found: words, labels, and numbers as they are compared."""

    brief: Brief
    questions: tuple[Question, ...]
    themes: tuple[int, ...]  # of each question
    titles: frozenset[tuple[str, ...]]  # of themes, which may be those of questions too
    words: Wordings
    labels: Mapping[tuple[str, ...], tuple[int, ...]]
    numbers: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """Where a question stands: the lines it takes, which it may be, and how surely.

    ``rest_at`` is where in its last line an answer begins, or -1. One that is ``weak`` counts only
    in its place among the others.
    """

    start: int
    end: int
    positions: tuple[int, ...]
    sure: float
    rest_at: int = -1
    weak: bool = False


class _Number(NamedTuple):
    """The number before a line: which questions have it, where it ends, how it is written.

    ``said`` is one such as "Question 7"; ``parted`` one with a mark behind it.
    """

    positions: tuple[int, ...] = ()
    end: int = 0
    said: bool = False
    parted: bool = False


class _Line(NamedTuple):
    """A line in which a question is looked for: from its number on, and with what stands below."""

    pieces: Sequence[DocumentPart]
    n: int
    text: str
    number: _Number
    asked: BriefWords

    @property
    def marked(self) -> bool:
        """Whether it stands out from the text."""
        piece = self.pieces[self.n]
        return piece.marked or isinstance(piece.block, Heading)

    def told(
        self, positions: tuple[int, ...], sure: float = SURE, lines: int = 1, rest_at: int = -1
    ) -> QuestionMark:
        """Return the mark of some questions; of equals those that have the number, if any."""
        numbered = tuple(one for one in positions if one in self.number.positions)
        return QuestionMark(self.n, self.n + lines, numbered or positions, sure, rest_at)


@lru_cache(maxsize=1)
def asked_in(brief: Brief) -> BriefWords:
    """Make ready what a brief asks; the last is remembered."""
    labels: dict[tuple[str, ...], list[int]] = defaultdict(list)
    numbers: dict[str, list[int]] = defaultdict(list)
    asking: list[Question] = []
    for theme in brief.themes:
        for n, question in enumerate(theme.questions, 1):
            labels[keys(question.label)].append(len(asking))
            numbers[number_parts(question.number or f"{theme.number}.{n}")].append(len(asking))
            asking.append(question)
    return BriefWords(
        brief,
        tuple(asking),
        tuple(n for n, theme in enumerate(brief.themes) for _ in theme.questions),
        frozenset(keys(theme.title) for theme in brief.themes),
        wordings_of(brief),
        {words: tuple(found) for words, found in labels.items() if words},
        {number: tuple(found) for number, found in numbers.items() if number},
    )


def asked_in_cell(cell: str, asked: BriefWords) -> QuestionMark | None:
    """Return the question that a cell asks, in its words, or nearly, or by its label."""
    if not cell.strip():
        return None
    piece = DocumentPart(Paragraph("", (Run(cell),)), 0, marked=True)
    found = _by_words(_line((piece,), 0, asked))
    return found if found and found.sure > DOUBTFUL and found.rest_at < 0 else None


def numbered_in_cell(cell: str, asked: BriefWords) -> tuple[int, ...]:
    """Return the questions whose number a cell is."""
    return asked.numbers.get(number_parts(cell), ())


def question_marks(pieces: Sequence[DocumentPart], asked: BriefWords) -> list[QuestionMark]:
    """Return where questions stand in the lines of a document, in order."""
    found: list[QuestionMark] = []
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        one = None
        if isinstance(piece.block, LINE_BLOCKS) and not piece.names and piece.words.strip():
            line = _line(pieces, n, asked)
            one = _by_words(line) or _by_number(line)
        if one:
            found.append(one)
        n = one.end if one else n + 1
    return _in_place(found)


def _line(pieces: Sequence[DocumentPart], n: int, asked: BriefWords) -> _Line:
    text = pieces[n].words[:_LONGEST]
    number = _number_before(text, asked)
    if beside := pieces[n].number:
        positions = asked.numbers.get(number_parts(beside), ())
        said = pieces[n].marked  # else it is the label of an item of a list
        number = _Number(positions, number.end, said, parted=True) if positions else number
    return _Line(pieces, n, text, number, asked)


def _number_before(text: str, asked: BriefWords) -> _Number:
    """Return the number that a line begins with, if a question has it: the longest."""
    best, at = _Number(), 0
    said = bool(_SAID.match(text))
    while (found := _TOKEN.match(text, at)) and found.end() > at:
        at = found.end()
        positions = asked.numbers.get(number_parts(text[:at]), ())
        if positions and (said or text[at - 1] in _PARTED or _FIGURE.search(text[:at])):
            mark = _AFTER.match(text, at)
            parted = text[at - 1] in _PARTED or not text[at:].strip()
            best = _Number(positions, mark.end() if mark else at, said, parted)
    return best


def _by_words(line: _Line) -> QuestionMark | None:
    """Return the question whose words a line has, exactly or nearly; the number parts equals.

    What is the title of a theme word for word is no question that is only like it.
    """
    bare = keys(line.text)
    if bare in line.asked.titles and not line.number.positions:
        return _exactly(line, bare)
    for start in dict.fromkeys((line.number.end, 0)):
        words = keys(line.text[start:])
        found = (
            _exactly(line, words) or _as_beginning(line, words, start) or _by_label(line, words)
        )
        if found:
            return found
    return _nearly(line)


def _exactly(line: _Line, words: tuple[str, ...]) -> QuestionMark | None:
    """Return the question that a line is, or it and those that follow it."""
    same = line.asked.words.same(words)
    if same:
        short = len(words) < _ALONE and not line.marked
        is_weak = (short or words in line.asked.titles) and not line.number.positions
        return replace(line.told(same), weak=is_weak)
    lines = 1
    while line.asked.words.may_begin(words) and lines < _JOINED:
        below = line.n + lines
        if below >= len(line.pieces) or not isinstance(line.pieces[below].block, LINE_BLOCKS):
            return None
        words += keys(line.pieces[below].words)
        lines += 1
        if same := line.asked.words.same(words):
            return line.told(same, lines=lines)
    return None


def _as_beginning(line: _Line, words: tuple[str, ...], start: int) -> QuestionMark | None:
    """Return the question with which a line begins that goes on with its answer."""
    bare = line.text[start:]
    for position in line.asked.words.beginning(words):
        size = len(line.asked.words.texts[position])
        ends = [one.end() for _, one in zip(range(size), _WORD.finditer(bare), strict=False)]
        mark = _ENDED.match(bare, ends[-1]) if len(ends) == size else None
        if not mark and size >= _ALONE and position in line.number.positions:
            mark = _GAP.match(bare, ends[-1])  # its number tells that the question stands here
        if mark:
            same = line.told(line.asked.words.same(words[:size]))
            return _going_on(same, line, start + mark.end())
    return None


def _going_on(mark: QuestionMark, line: _Line, at: int) -> QuestionMark:
    """Return a mark whose line goes on with the answer, if it does: not with a remark."""
    rest = line.text[at:]
    none = _REMARK.fullmatch(rest) or not _WORD.search(rest)
    return mark if none else replace(mark, rest_at=at)


def _by_label(line: _Line, words: tuple[str, ...]) -> QuestionMark | None:
    """Return the question whose label stands as a heading or behind its number."""
    found = line.asked.labels.get(words, ())
    names = NAMES_ANSWER.fullmatch(line.text.strip(" :"))  # such as "Reasons"
    stands = (line.marked and not names) or line.number.positions
    return line.told(found, LABELLED) if found and stands else None


def _nearly(line: _Line) -> QuestionMark | None:
    """Return the question that a line is like, by itself or with the line below."""
    bare = line.text[line.number.end :]
    best = _near(line, keys(bare))
    below = line.pieces[line.n + 1 : line.n + 2]
    if below and isinstance(below[0].block, LINE_BLOCKS) and (best is None or best.sure < SURE):
        joined = _near(line, keys(bare) + keys(below[0].words[:_LONGEST]), lines=2)
        if joined and joined.sure == SURE and not bare.rstrip().endswith((".", "?")):
            return joined
    at = bare.find("?") + 1
    if (best is None or best.sure < SURE) and at and _WORD.search(bare[at:]):
        first = _near(line, keys(bare[:at]))
        if first and first.sure == SURE:
            return _going_on(first, line, line.number.end + at)
    return best


def _near(line: _Line, words: tuple[str, ...], lines: int = 1) -> QuestionMark | None:
    found = line.asked.words.nearest(words)
    if not found:
        return None
    best = found[0].likeness
    positions = tuple(one.position for one in found if one.likeness >= best - _CLOSE)
    numbered = any(one.position in line.number.positions for one in found)
    if numbered:
        positions = tuple(one.position for one in found)
    if line.marked or numbered:
        sure = SURE if best >= SAME else NUMBERED if numbered else DOUBTFUL
        return line.told(positions, sure, lines)
    asks = line.text.rstrip().endswith("?")  # else an answer that takes up the question's words
    if best >= SAME and (asks or (best >= _STATED and not _asks(line.asked, positions[0]))):
        return line.told(positions, SURE, lines)
    return line.told(positions, DOUBTFUL, lines) if asks else None


def _asks(asked: BriefWords, position: int) -> bool:
    """Tell whether a question has a question mark."""
    return "?" in asked.questions[position].text


def _by_number(line: _Line) -> QuestionMark | None:
    """Return the question whose number a line begins with, where it says nothing else of it."""
    number, rest = line.number, line.text[line.number.end :]
    spoken_of = not number.parted and (not number.said or _PROSE.match(rest))
    if not number.positions or spoken_of:
        return None
    if not rest.strip():
        weak = not (number.said or line.pieces[line.n].marked)
        return replace(line.told(number.positions, NUMBERED), weak=weak)
    title = len(rest.split()) <= _TITLE and not rest.rstrip().endswith((".", ";", ","))
    if number.said and not (line.marked or rest.rstrip().endswith("?")):
        return line.told(number.positions, NUMBERED, rest_at=number.end)
    if line.marked and title:
        sure = NUMBERED if number.said else HEADED
        return replace(line.told(number.positions, sure), weak=not number.said)
    return line.told(number.positions, NUMBERED) if number.said else None


def _in_place(found: list[QuestionMark]) -> list[QuestionMark]:
    """Leave out weak marks that stand out of the order of the questions around them."""
    kept: list[QuestionMark] = []
    firm = [(n, one) for n, one in enumerate(found) if not one.weak]
    after = iter([*firm, (len(found), None)])
    following = next(after)
    last = -1
    for n, one in enumerate(found):
        while following[0] <= n and following[1] is not None:
            following = next(after)
        if one.weak and _is_said_again(found[n : n + 2]):
            continue  # the first is a title
        if one.weak:
            most = max(following[1].positions) if following[1] else _LAST
            fitting = tuple(at for at in one.positions if last < at <= most)
            if not fitting:
                continue
        else:
            fitting = one.positions
        kept.append(replace(one, positions=fitting))
        last = min((at for at in fitting if at > last), default=min(fitting))
    return kept


def _is_said_again(pair: Sequence[QuestionMark]) -> bool:
    """Tell whether a line stands twice in a row."""
    alone = len(pair) < 2  # noqa: PLR2004  # the last
    return not alone and (pair[0].end, pair[0].positions) == (pair[1].start, pair[1].positions)
