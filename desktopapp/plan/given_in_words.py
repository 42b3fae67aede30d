"""What of an answer's words is chosen or filled in: "Yes" above reasons, "£1,250", "Name: A"."""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given
from desktopapp.plan.giving import field_names, is_chosen_from, is_filled_in
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Text,
    count_words,
    cut,
    plain_block,
)
from desktopapp.plan.values import ONE_OF, options_of, typed_value
from desktopapp.plan.wanted import AnswerKind

_SHORT = 30  # words of a short text
_AFTER = re.compile(r"\s*(?:[.,;:!–—-]|\s(?:because|as|since|but|in part)\b)", re.IGNORECASE)
_NEXT = re.compile(r"\s*?\n\s*|\s+(?=(?:Because|As|Since|But|In part)\b)")  # a line of its own
_YEAR = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"\s*[;,/•]\s*|\n")


class GivenInWords(NamedTuple):
    """What is given, and the text that is left beside it."""

    given: Given
    text: Text


def given_in(question: Question, text: Text) -> GivenInWords:
    """Part what is chosen or filled in from the rest of an answer; all is text where none is.

    A line that says nothing but an option goes, also where its break was lost before the next;
    a sentence that goes on after it stays as it is.
    """
    nothing = GivenInWords(Given(), text)
    if not text or not (is_chosen_from(question) or is_filled_in(question)):
        return nothing
    if question.kind is AnswerKind.CHOICES:
        return _choices(question, text)
    if question.kind in ONE_OF:
        return _choice(question, text)
    if question.kind is AnswerKind.FIELDS:
        return _fields(question, text)
    if question.kind in (AnswerKind.TABLE, AnswerKind.FILE, AnswerKind.DECLARATION):
        return nothing
    return _value(question, text)


def _words(block: Block) -> str:
    """Return the words of a line, or nothing for another block."""
    return plain_block(block).strip() if isinstance(block, Paragraph | Heading | ListItem) else ""


def _bare(words: str) -> str:
    return words.strip(" .;:,!").casefold()


def _choice(question: Question, text: Text) -> GivenInWords:
    options = sorted(options_of(question.kind, question.options), key=len, reverse=True)
    first = _words(text[0])
    for option in options:
        if _bare(first) == _bare(option):
            return GivenInWords(Given(value=option), text[1:])
    for option in options:
        bare = option.strip(" .")
        if first[: len(bare)].casefold() == bare.casefold() and (
            next_line := _NEXT.match(first, len(bare))
        ):
            rest = _from(text[0], next_line.end())
            return GivenInWords(Given(value=option), (rest, *text[1:]))
        if first[: len(bare)].casefold() == bare.casefold() and _AFTER.match(first, len(bare)):
            return GivenInWords(Given(value=option), text)
    return GivenInWords(Given(), text)


def _from(block: Block, at: int) -> Block:
    """Return a line without its first letters, counted from its first word."""
    if not isinstance(block, Paragraph | Heading | ListItem):
        return block
    words = plain_block(block)
    return replace(block, runs=cut(block.runs, len(words) - len(words.lstrip()) + at))


def _choices(question: Question, text: Text) -> GivenInWords:
    known = {_bare(one): one for one in question.options}
    chosen: list[str] = []
    left = 0
    for block in text:
        parts = [_bare(part) for part in _BETWEEN.split(_words(block)) if part.strip()]
        whole = _bare(_words(block))
        found = [whole] if whole in known else parts
        if not found or any(part not in known for part in found):
            break
        chosen += [known[part] for part in found]
        left += 1
    ordered = tuple(one for one in question.options if one in chosen)
    return GivenInWords(Given(chosen=ordered), text[left:])


def _fields(question: Question, text: Text) -> GivenInWords:
    names = {_bare(name): name for name in field_names(question.fields)}
    filled: dict[str, str] = {}
    rest: list[Block] = []
    for block in text:
        lines = _words(block).split("\n")
        found = [line.partition(":") for line in lines]
        if all(_bare(name) in names and said.strip() for name, _, said in found):
            filled |= {names[_bare(name)]: said.strip() for name, _, said in found}
        else:
            rest.append(block)
    return GivenInWords(Given(filled=filled), tuple(rest))


def _value(question: Question, text: Text) -> GivenInWords:
    """Take the one value of an answer that is nothing else, or stands alone in its first line."""
    number = question.kind is not AnswerKind.SHORT
    first = _words(text[0]).rstrip("." if number else None)
    if "\n" in first or (not number and (len(text) > 1 or count_words(text) > _SHORT)):
        return GivenInWords(Given(), text)
    if question.kind is AnswerKind.DATE and not _YEAR.search(first):
        return GivenInWords(Given(), text)
    typed = typed_value(question.kind, first, date.min)
    if not typed.value or typed.note:
        return GivenInWords(Given(), text)
    return GivenInWords(Given(value=typed.value), text[1:])
