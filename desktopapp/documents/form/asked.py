"""Where in a Word form that asks each question stands, found by its words in the form’s order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.form.text import is_shown, text_of_cell
from desktopapp.plan.brief import Brief, Question
from desktopapp.readers.word_parts import Style, child, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINED = 12  # letters of a question that may stand within more words
_MOST_AROUND = 24  # letters before or after a question that are its number or a mark


class AskedPlace(NamedTuple):
    """Where a question stands: the paragraphs that say it, in order."""

    question: Question
    lines: "tuple[_Element, ...]"


class _Unit(NamedTuple):
    """A paragraph of the form with its letters and figures alone."""

    said: str
    line: "_Element"


def letters_alone(words: str) -> str:
    """Return words as they are compared: letters and figures alone."""
    return re.sub(r"[\W_]+", "", words.casefold())


def asked_places(
    body: "_Element", brief: Brief, styles: Mapping[str, Style]
) -> dict[str, AskedPlace]:
    """Return where each question of a brief stands, by its id; those not found are not in it.

    Questions are looked for in the form’s order, each after the one before it, or else anywhere.
    """
    units = [
        _Unit(said, line)
        for line in body.iter("{*}p")
        if is_shown(line) and not _is_contents(line, styles)
        if (said := letters_alone(text_of_cell(line)))
    ]
    found: dict[str, AskedPlace] = {}
    used: set[int] = set()
    after = 0
    for question in _asked(brief):
        at = next(_found(question, brief, units, after, used), None)
        if at is None:
            continue
        used.update(at)
        after = at[-1]
        lines = tuple(units[n].line for n in at)
        found[question.id] = AskedPlace(question, lines)
    return found


def _asked(brief: Brief) -> Iterator[Question]:
    """Go through the questions by where they stand in the letter; those without a place last."""
    questions = [one for _, one in brief.questions()]
    placed = sorted((one for one in questions if one.place), key=_start)
    yield from placed
    yield from (one for one in questions if not one.place)


def _start(question: Question) -> int:
    return question.place.start if question.place else 0


def _found(
    question: Question, brief: Brief, units: Sequence[_Unit], after: int, used: set[int]
) -> Iterator[range]:
    """Go through the paragraphs that may say a question, the likeliest first."""
    order = (*range(after, len(units)), *range(after))
    for words in _words(question, brief):
        number = letters_alone(question.number)
        for tells in (_is_whole, _is_numbered):
            for n in order:
                if n not in used and tells(units[n].said, words, number):
                    yield range(n, n + 1)
        for n in order:
            if n not in used and (end := _goes_on(units, n, words, number)):
                yield range(n, end)
        for n in order:  # several questions may stand in one paragraph
            if len(words) >= _CONTAINED and words in units[n].said:
                yield range(n, n + 1)


def _words(question: Question, brief: Brief) -> Iterator[str]:
    """Go through the words by which a question is known: its own, then those of its line."""
    yield from filter(None, (letters_alone(question.text),))
    if question.place:
        line = brief.letter[question.place.start : question.place.end]
        yield from filter(None, (letters_alone(line), *map(letters_alone, line.split(" | "))))


def _is_whole(said: str, words: str, number: str) -> bool:
    return said in (words, number + words)


def _is_numbered(said: str, words: str, _number: str) -> bool:
    """Tell whether a paragraph says little beside a question, such as a number or a limit."""
    return words in said and len(said) - len(words) <= min(_MOST_AROUND, len(words))


def _goes_on(units: Sequence[_Unit], at: int, words: str, number: str) -> int:
    """Return where the paragraphs end that say a question together; 0 where they do not."""
    said = ""
    for n in range(at, len(units)):
        said += units[n].said.removeprefix(number) if n == at else units[n].said
        if not words.startswith(said):
            return 0
        if said == words:
            return n + 1
    return 0


def _is_contents(line: "_Element", styles: Mapping[str, Style]) -> bool:
    name = styles.get(value(child(line, "pPr", "pStyle")), Style()).name.casefold()
    return name.startswith("toc ")
