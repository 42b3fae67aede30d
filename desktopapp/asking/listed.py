"""Letters that ask in their lists: items that ask, and points of what is wanted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktopapp.asking import grammar
from desktopapp.asking.answers import options_in_line, read_answer, split_options
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import Numbered, dotted, point, section, single
from desktopapp.plan.wanted import AnswerKind

_WANTED = re.compile(
    r"\b(?:must|should|please|asked to|need to|tell (?:us|me)|ask you to|like you to|"
    r"(?:want|like) to (?:know|hear|understand))\b[^.?!]*[:–—-]$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:dear|yours|kind regards|to the|from|cc|copied to|by e-?mail)\b", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}$")
_FEW = 2
_LONG_HEAD = 45  # words


def asks_in_lists(lines: Sequence[AskLine]) -> bool:
    """Tell whether items of lists ask, or paragraphs do by themselves."""
    return any(_asks_alone(line) for line in lines) or any(_wanted(lines))


def has_questions_in_lists(lines: Sequence[AskLine]) -> bool:
    """Tell whether several items of lists are questions, with a question mark."""
    asking = sum(line.bullet and grammar.is_interrogative(line.text) for line in lines)
    return asking >= _FEW


def read_list(lines: Sequence[AskLine], found: Found) -> None:
    """Take the items and paragraphs that ask, under the headings, each with what is below it."""
    _List(found).read(lines)


def _wanted(lines: Sequence[AskLine]) -> list[bool]:
    """Tell of each line whether it is a point in a list of what is wanted."""
    told: list[bool] = []
    wanted = False
    last = 0  # the number of the request in hand, where requests are numbered lines
    for line in lines:
        number = 0 if line.bullet or line.level else _figure(line)
        goes_on = wanted and number == last + 1
        if goes_on:
            last = number
        elif not line.bullet:
            wanted, last = bool(_WANTED.search(line.text)) and not line.cells, 0
        below = bool(last and line.bullet)
        told.append(goes_on or (wanted and line.bullet and line.depth == 0 and not below))
    return told


def _figure(line: AskLine) -> int:
    number = _numbered(line).number
    return int(number) if number.isdecimal() else 0


def has_numbered_requests(lines: Sequence[AskLine]) -> bool:
    """Tell whether a lead-in has several numbered lines below it: what it wants, one by one."""
    wanted = zip(lines, _wanted(lines), strict=True)
    return sum(told and not line.bullet for line, told in wanted) >= _FEW


def _asks_alone(line: AskLine) -> bool:
    if line.cells or line.level:
        return False
    text = _numbered(line)
    if line.bullet or text.number:
        told = bool(line.label or text.number) and grammar.is_imperative(text.text)
        return grammar.is_interrogative(text.text) or told
    said = grammar.sentences_in(line.text)
    begins = line.text[:1].isupper() or not line.text[:1].isalpha()
    return bool(said) and begins and all(one.endswith("?") for one in said)


def _numbered(line: AskLine) -> Numbered:
    return single(line.text) or dotted(line.text) or Numbered("", line.text)


class _List:
    """Goes through a letter, and remembers the question in hand."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.question: FoundQuestion | None = None
        self.depth = 0
        self.number = ""  # of the request in hand, where it is a numbered line
        self.below: list[AskLine] = []

    def read(self, lines: Sequence[AskLine]) -> None:
        """Take all questions."""
        for line, is_wanted in zip(lines, _wanted(lines), strict=True):
            within = self.question is not None and line.depth > self.depth
            if self._is_part(line):
                self._begin_part(line)
            elif (is_wanted or _asks_alone(line)) and not within:
                self._begin(line)
            elif _heads_theme(line):
                self._finish()
                titled = section(line.text) or _numbered(line)
                self.found.theme(titled.text, line, titled.number)
            elif self.question and (
                self._is_helped(line)
                or within
                or is_limit(line.text)
                or options_in_line(line.text)
            ):
                self.below.append(line)
            elif not line.bullet:
                self._finish()
                self._introduce(line)
        self._finish()

    def _begin(self, line: AskLine) -> None:
        self._finish()
        numbered = _numbered(line)
        text, options = split_options(numbered.text)
        text, limits = without_limit(text)
        number = numbered.number or line.label.strip(".() ")
        self.question = self.found.add(FoundQuestion(text, line.place, number))
        self.question.answer.options += options
        self.question.answer.limits += limits
        self.depth = line.depth
        self.number = number if not line.bullet else ""
        if self.number and grammar.is_indirect(text):
            self.question.kind = AnswerKind.FREE

    def _is_part(self, line: AskLine) -> bool:
        """Tell whether a line is a lettered part of the numbered request in hand."""
        return bool(self.question and self.number and line.bullet and point(line.label, line.text))

    def _begin_part(self, line: AskLine) -> None:
        whole = self.number
        part = point(line.label, line.text)
        self._begin(replace(line, text=part.text if part else line.text, label=""))
        if self.question and part:
            self.question.number = f"{whole}({part.number.strip('()')})"
        self.number = whole

    def _is_helped(self, line: AskLine) -> bool:
        """Tell whether a line is in the list that the request in hand leads."""
        asked = self.question.text if self.question else ""
        return line.bullet and asked.endswith(":")

    def _introduce(self, line: AskLine) -> None:
        themes = self.found.themes
        if themes and not themes[-1].questions and not line.text.endswith(":"):
            themes[-1].introduction.append(line.text)

    def _finish(self) -> None:
        if self.question:
            read_answer(self.question, self.below)
        self.question, self.below = None, []


def is_polite(line: AskLine) -> bool:
    """Tell whether a line belongs to the frame of a letter: a greeting, who writes, the day."""
    return bool(_POLITE.match(line.text) or _DAY.match(line.text))


def _heads_theme(line: AskLine) -> bool:
    """Tell whether a line heads what follows: a heading, or one by itself that is numbered."""
    if line.bullet or line.cells or len(line.text.split()) > _LONG_HEAD:
        return False
    if len(grammar.sentences_in(line.text)) > 1 and line.text.endswith("?") and not line.level:
        return False  # a paragraph that ends in a question
    if is_polite(line) or line.text.endswith((":", ",")):
        return False
    numbered = bool(single(line.text) or section(line.text))
    return line.level > 0 or (line.alone and (numbered or not grammar.is_sentence(line.text)))
