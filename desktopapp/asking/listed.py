"""Letters that ask in their lists: items that ask, and points of what is wanted."""

import re
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import options_in_line, read_answer, split_options
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import Numbered, dotted, section, single

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
    for line in lines:
        if not line.bullet:
            wanted = bool(_WANTED.search(line.text)) and not line.cells
        told.append(wanted and line.bullet and line.depth == 0)
    return told


def _asks_alone(line: AskLine) -> bool:
    if line.cells or line.level:
        return False
    text = _numbered(line)
    if line.bullet or text.number:
        told = bool(line.label or text.number) and grammar.is_imperative(text.text)
        return grammar.is_interrogative(text.text) or told
    said = grammar.sentences_in(line.text)
    return bool(said) and all(one.endswith("?") for one in said)


def _numbered(line: AskLine) -> Numbered:
    return single(line.text) or dotted(line.text) or Numbered("", line.text)


class _List:
    """Goes through a letter, and remembers the question in hand."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.question: FoundQuestion | None = None
        self.depth = 0
        self.below: list[AskLine] = []

    def read(self, lines: Sequence[AskLine]) -> None:
        """Take all questions."""
        for line, is_wanted in zip(lines, _wanted(lines), strict=True):
            within = self.question is not None and line.depth > self.depth
            if (is_wanted or _asks_alone(line)) and not within:
                self._begin(line)
            elif _heads_theme(line):
                self._finish()
                titled = section(line.text) or _numbered(line)
                self.found.theme(titled.text, line, titled.number)
            elif self.question and (within or is_limit(line.text) or options_in_line(line.text)):
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

    def _introduce(self, line: AskLine) -> None:
        themes = self.found.themes
        if themes and not themes[-1].questions and not line.text.endswith(":"):
            themes[-1].introduction.append(line.text)

    def _finish(self) -> None:
        if self.question:
            read_answer(self.question, self.below)
        self.question, self.below = None, []


def _heads_theme(line: AskLine) -> bool:
    """Tell whether a line heads what follows: a heading, or one by itself that is numbered."""
    if line.bullet or line.cells or len(line.text.split()) > _LONG_HEAD:
        return False
    if _POLITE.match(line.text) or _DAY.match(line.text) or line.text.endswith((":", ",")):
        return False
    numbered = bool(single(line.text) or section(line.text))
    return line.level > 0 or (line.alone and (numbered or not grammar.is_sentence(line.text)))
