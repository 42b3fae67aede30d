"""Forms: headings, or short lines by themselves, each with what stands below it."""

import re
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import options_in_line, read_answer, split_options
from desktopapp.asking.aside import AGAIN
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import Line
from desktopapp.asking.numbers import Numbered, dotted, section, single
from desktopapp.plan.wanted import LeftAside

_FEW = 2
_PAGE = re.compile(r"(?:page|step|section|part) [A-Z0-9]{1,3}\s*[:.–-]\s*", re.IGNORECASE)
_OPTIONAL = re.compile(r"\(optional\)|\boptional\b", re.IGNORECASE)
_IF = re.compile(r"^(if [^,?.]{3,120}),", re.IGNORECASE)
_LONG_HEAD = 45  # words; a longer line by itself is a paragraph
_PROSE = 40  # words below a heading that are no help with an answer


def is_form(lines: Sequence[Line], *, laid_out: bool) -> bool:
    """Tell whether a document is a form: several of its headings ask."""
    heads = [line for line in lines if _may_head(line, laid_out=laid_out)]
    asking = [line for line in heads if grammar.is_ask(_title(line).text)]
    return len(asking) >= _FEW


def _may_head(line: Line, *, laid_out: bool) -> bool:
    """Tell whether a line may begin a question: a heading, or in plain text a line by itself."""
    if line.bullet or line.cells or is_limit(line.text) or len(line.text.split()) > _LONG_HEAD:
        return False
    if line.heads:
        return True
    return (
        laid_out
        and line.level == 0
        and grammar.is_interrogative(line.text)
        and not options_in_line(line.text)
    )


def _title(line: Line) -> Numbered:
    """Return the number and the words of a heading."""
    bare = _PAGE.sub("", line.text)
    if line.label and not line.bullet:
        return Numbered(line.label, bare)
    return dotted(bare) or single(bare) or Numbered("", bare)


def read_form(lines: Sequence[Line], found: Found, *, laid_out: bool) -> None:
    """Take the questions of a form, each with the lines below it, under its themes."""
    _Form(lines, found, laid_out=laid_out).read()


class _Form:
    """Goes through a form, and remembers the question in hand and what heads it."""

    def __init__(self, lines: Sequence[Line], found: Found, *, laid_out: bool) -> None:
        self.lines = lines
        self.found = found
        self.laid_out = laid_out
        self.titles = [_title(line) for line in lines]
        numbers = {title.number for title in self.titles if "." in title.number}
        self.parents = {number.rpartition(".")[0] for number in numbers}
        self.is_numbered = len(numbers) >= _FEW
        self.question: FoundQuestion | None = None
        self.head: Line | None = None
        self.below: list[Line] = []
        levels = [line.level for n, line in enumerate(lines) if line.level and self._asks(n)]
        self.level = max(set(levels), key=levels.count) if levels else 0

    def _asks(self, at: int) -> bool:
        return grammar.is_ask(self.titles[at].text)

    def read(self) -> None:
        """Take all questions."""
        for at, line in enumerate(self.lines):
            if not _may_head(line, laid_out=self.laid_out) or self._goes_on(at):
                self.below.append(line)
                continue
            self._finish()
            self.head = line
            if self._is_question(at):
                self._begin(at)
            elif self._is_theme(at):
                title = self.titles[at]
                self.found.theme(title.text, line, title.number)
        self._finish()

    def _goes_on(self, at: int) -> bool:
        """Tell whether a line by itself belongs to the question in hand."""
        line, text = self.lines[at], self.lines[at].text
        if self.question is None:
            return False
        if line.level:
            return line.level > self.level > 0 and not self._asks(at)
        if self._says_again(at) or self._leads(at):
            return True
        if self.laid_out:  # a paragraph that asks, below a heading that does
            return bool(self.head and self.head.level)
        helps = grammar.is_hint(text) and not grammar.is_ask(text)
        return not self.titles[at].number and (bool(options_in_line(text)) or helps)

    def _says_again(self, at: int) -> bool:
        """Tell whether a line says the question in hand again, as the label of its field."""
        said = grammar.squeezed(self.titles[at].text)
        asked = grammar.squeezed(self.question.text) if self.question else ""
        return said == asked and not self.below and not self.lines[at].level

    def _leads(self, at: int) -> bool:
        """Tell whether a line leads a list below the question in hand."""
        text = self.lines[at].text
        label = grammar.is_label(text) and not self.below
        return (label or text.endswith(":")) and self._bullets_after(at)

    def _bullets_after(self, at: int) -> bool:
        return at + 1 < len(self.lines) and self.lines[at + 1].bullet

    def _is_question(self, at: int) -> bool:
        title = self.titles[at]
        if self._asks(at):
            return not (
                title.number in self.parents
                and not title.text.endswith("?")
                and self._has_heads_below(at)
            )
        if self.is_numbered:
            leaf = "." in title.number and title.number not in self.parents
            return leaf and not self._is_prose(at)
        if title.number or self._has_heads_below(at):
            return False
        return self._has_answer_below(at)

    def _has_heads_below(self, at: int) -> bool:
        """Tell whether the next line is a heading too, so that nothing stands below this one."""
        if at + 1 >= len(self.lines):
            return True
        after = self.lines[at + 1]
        return _may_head(after, laid_out=self.laid_out) and not self._helps(at + 1)

    def _helps(self, at: int) -> bool:
        """Tell whether a line by itself is help with the heading before it."""
        line = self.lines[at]
        return (
            not line.level
            and not self._asks(at)
            and not self.titles[at].number
            and grammar.is_hint(line.text)
        )

    def _is_prose(self, at: int) -> bool:
        body = self._body(at)
        words = sum(len(line.text.split()) for line in body if not line.bullet)
        return words > _PROSE and not any(
            grammar.is_label(line.text) or is_limit(line.text) for line in body
        )

    def _body(self, at: int) -> list[Line]:
        body: list[Line] = []
        for line in self.lines[at + 1 : at + 30]:
            if line.level or (line.alone and body and grammar.is_ask(line.text)):
                break
            body.append(line)
            if len(body) > 1 and line.gap:
                break
        return body

    def _has_answer_below(self, at: int) -> bool:
        """Tell whether what stands below a heading is filled in rather than read."""
        body = self._body(at)
        fields = sum(grammar.is_label(line.text) and not line.bullet for line in body)
        filled = fields or any(is_limit(line.text) or _tells(line) for line in body)
        helped = (
            bool(body)
            and all(grammar.is_hint(line.text) for line in body)
            and not self._is_prose(at)
        )
        return (
            bool(filled)
            or (helped and bool(self.found.questions()) and self.lines[at].level >= self.level > 0)
            or (helped and not self.laid_out and bool(self.found.questions()))
        )

    def _is_theme(self, at: int) -> bool:
        """Tell whether a heading that asks nothing heads a theme, not a part of one."""
        line, title = self.lines[at], self.titles[at]
        depth = title.number.count(".")
        if title.number and not depth:
            return not grammar.is_sentence(line.text)
        if depth or self._numbered_themes():
            return False
        if grammar.is_sentence(line.text):
            return False
        return (
            bool(_PAGE.match(line.text))
            or not self.laid_out
            or line.level < self.level
            or not self.level
        )

    def _numbered_themes(self) -> bool:
        return any(
            title.number
            and "." not in title.number
            and not grammar.is_ask(title.text)
            and line.heads
            for title, line in zip(self.titles, self.lines, strict=True)
        )

    def _begin(self, at: int) -> None:
        line, title = self.lines[at], self.titles[at]
        text, options = split_options(title.text)
        text, limits = without_limit(text)
        number = title.number if "." in title.number or self._asks(at) else ""
        self.question = FoundQuestion(text, line.place, number)
        self.question.answer.options += options
        self.question.answer.limits += limits
        self.question.optional = bool(_OPTIONAL.search(line.text))
        if found := _IF.match(text):
            self.question.condition = found[1][:1].lower() + found[1][1:]
        self.found.add(self.question)

    def _finish(self) -> None:
        if self.question:
            read_answer(self.question, self.below)
        elif self.found.themes and not self.found.themes[-1].questions:
            self.found.themes[-1].introduction += [line.text for line in self.below]
        self.question, self.below = None, []


def _tells(line: Line) -> bool:
    """Tell whether a line tells to write something, as one below a heading that only names it."""
    return grammar.is_imperative(line.text) and not line.bullet and grammar.is_sentence(line.text)


def is_list_of_asks(lines: Sequence[Line]) -> bool:
    """Tell whether items of lists ask, or paragraphs do by themselves."""
    return any(_asks_alone(line) for line in lines)


def _asks_alone(line: Line) -> bool:
    if line.cells or line.level:
        return False
    text = single(line.text) or dotted(line.text) or Numbered("", line.text)
    if line.bullet or text.number:
        return grammar.is_interrogative(text.text) or (
            bool(line.label or text.number) and grammar.is_imperative(text.text)
        )
    said = grammar.sentences(line.text)
    return bool(said) and all(one.endswith("?") for one in said)


def read_list(lines: Sequence[Line], found: Found) -> None:
    """Take the items and paragraphs that ask, under the headings, each with what is below it."""
    question: FoundQuestion | None = None
    depth = 0
    below: list[Line] = []
    for line in lines:
        if _asks_alone(line) and not (question and line.depth > depth):
            _finish(question, below)
            text = single(line.text) or dotted(line.text) or Numbered("", line.text)
            words, limits = without_limit(split_options(text.text)[0])
            number = text.number or line.label.strip(".() ")
            question = found.add(FoundQuestion(words, line.place, number))
            question.answer.options += split_options(text.text)[1]
            question.answer.limits += limits
            depth, below = line.depth, []
        elif line.level or (
            line.alone
            and not grammar.is_sentence(line.text)
            and len(line.text.split()) <= _LONG_HEAD
        ):
            _finish(question, below)
            question, below = None, []
            titled = section(line.text) or single(line.text) or Numbered("", line.text)
            found.theme(titled.text, line, titled.number)
        elif question and (
            line.depth > depth or is_limit(line.text) or options_in_line(line.text)
        ):
            below.append(line)
        elif not line.bullet:
            _finish(question, below)
            question, below = None, []
            if found.themes and not found.themes[-1].questions:
                found.themes[-1].introduction.append(line.text)
    _finish(question, below)


def _finish(question: FoundQuestion | None, below: Sequence[Line]) -> None:
    if question:
        read_answer(question, below)


def without_twins(found: Found) -> None:
    """Take out questions that are said again word for word with nothing more, in one theme."""
    for theme in found.themes:
        kept: list[FoundQuestion] = []
        for question in theme.questions:
            last = kept[-1] if kept else None
            if (
                last
                and grammar.squeezed(last.text) == grammar.squeezed(question.text)
                and not question.number
                and not (
                    question.answer.options or question.answer.fields or question.answer.guidance
                )
            ):
                found.aside.append(_again(question))
                continue
            kept.append(question)
        theme.questions[:] = kept


def _again(question: FoundQuestion) -> LeftAside:
    return LeftAside(question.text, AGAIN, question.place)
