"""What of the text below a question the letter says itself: it belongs to no answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktopapp.library.asked import LONG_RUN, asked_by, keys, plain_words
from desktopapp.library.other_parts import covered
from desktopapp.library.question_marks import LINE_BLOCKS, NAMES_ANSWER, DocumentPart
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.text import Paragraph, Run, cut, new_id
from desktopapp.plan.ticks import has_box, has_tick, options_beside

_FEW = 4  # words of a line of the letter; fewer may be anybody's
_LONG = 12  # words of a line that is the letter's if all of it stands there in a row
_LIMIT = re.compile(
    r"[\s*(\[]*(?:max(?:imum)?\b\.?|up to|no more than|not more than|(?:word|character|page) "
    r"(?:limit|count)|limit)[^\n]{0,40}?\b(?:words?|characters?|pages?|\d[\d,]*)\b[^.;\n]{0,30}"
    r"[\s*).\]]*",
    re.IGNORECASE,
)


class Answered(NamedTuple):
    """What of the lines below a question is its answer, and what the letter's own."""

    kept: tuple[DocumentPart, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LettersOwn:
    """The letter's own lines, as they are compared."""

    lines: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]

    def answer(self, pieces: Sequence[DocumentPart], question: Question | None = None) -> Answered:
        """Part the lines below a question: what answers it, and what the letter says itself."""
        signed = has_tick(piece.words for piece in pieces)
        guided = _guided(question)
        listed = _listed(pieces, question)
        kept: list[DocumentPart] = []
        own: list[str] = []
        for n, piece in enumerate(pieces):
            if not isinstance(piece.block, LINE_BLOCKS):
                kept.append(piece)
                continue
            words = keys(piece.words)
            aside = n in listed or piece.names or words in guided or self._says(piece.words, words)
            if aside or (not kept and _LIMIT.fullmatch(piece.words)):
                own.append(piece.words)
                continue
            for one, is_answer in _parted(piece, ticked=signed):
                if is_answer:
                    kept.append(one)
                else:
                    own.append(one.words)
        return Answered(tuple(kept), tuple(filter(str.strip, own)))

    def _says(self, text: str, words: tuple[str, ...]) -> bool:
        """Tell whether a line stands in the letter as it is."""
        if len(words) >= _FEW and words in self.lines:
            return True
        plain = plain_words(text) if len(words) >= _LONG else []
        return bool(plain) and covered(plain, self.runs, LONG_RUN) == 1


@lru_cache(maxsize=1)
def letters_own(brief: Brief) -> LettersOwn:
    """Make ready what a letter says itself; the last is remembered."""
    introductions = (theme.introduction for theme in brief.themes)
    lines = "\n".join((brief.letter, *introductions)).splitlines()
    asked = asked_by(brief)
    return LettersOwn(frozenset(map(keys, lines)), asked.letter.runs | asked.quotable.runs)


def _guided(question: Question | None) -> frozenset[tuple[str, ...]]:
    """Return the guidance of a question as it may stand below it: by line, or all in one."""
    if not question:
        return frozenset()
    lines = [keys(line) for one in question.guidance for line in one.splitlines()]
    whole = tuple(word for line in lines for word in line)
    options = keys(" ".join(question.options))
    return frozenset(filter(None, (*lines, whole, options if len(question.options) > 1 else ())))


def _listed(pieces: Sequence[DocumentPart], question: Question | None) -> frozenset[int]:
    """Return the lines that list all options of a question in a row, none of them marked."""
    options = [keys(one) for one in question.options] if question else []
    if len(options) < 2:  # noqa: PLR2004  # one alone is no choice
        return frozenset()
    lines = [keys(piece.words) for piece in pieces]
    for n in range(len(lines) - len(options) + 1):
        here = pieces[n : n + len(options)]
        signed = any(has_box(piece.words) for piece in here)
        if lines[n : n + len(options)] == options and not signed:
            return frozenset(range(n, n + len(options)))
    return frozenset()


def _parted(piece: DocumentPart, *, ticked: bool) -> Iterator[tuple[DocumentPart, bool]]:
    """Go through the parts of a line: what is chosen or written, and what is not."""
    text = piece.words
    if has_box(text):
        for option in options_beside(text, ticked=ticked):
            one = _line(piece, option.start, option.end)
            if one.words.strip():
                yield one, option.is_chosen
        return
    if NAMES_ANSWER.fullmatch(text.strip().rstrip(":")) and len(text.split()) <= _FEW:
        yield piece, False
        return
    name, colon, rest = text.partition(":")
    if colon and rest.strip() and NAMES_ANSWER.fullmatch(name):
        at = len(text) - len(rest.lstrip(" *"))
        yield _line(piece, at, None), True
        yield DocumentPart(Paragraph(new_id(), (Run(name + colon),)), piece.at), False
        return
    yield piece, True


def _line(piece: DocumentPart, start: int, end: int | None) -> DocumentPart:
    """Return a stretch of a line as a paragraph of its own."""
    if not isinstance(piece.block, LINE_BLOCKS):
        return piece
    words = piece.words[start:end]
    first = start + len(words) - len(words.lstrip(" \t/|,;"))
    last = start + len(words.rstrip(" \t/|,;"))
    return DocumentPart(Paragraph(new_id(), cut(piece.block.runs, first, last)), piece.at)
