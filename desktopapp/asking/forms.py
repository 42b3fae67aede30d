"""Forms: headings, or short lines by themselves, each with what stands below it."""

import re
from collections import Counter
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import options_in_line, read_answer, split_options
from desktopapp.asking.aside import AGAIN
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import (
    Numbered,
    bare_number_before,
    dotted,
    section,
    single,
)
from desktopapp.asking.tables import numbered_row, rows_that_ask, take_row
from desktopapp.plan.wanted import LeftAside

_FEW = 2
_PAGE = re.compile(r"(?:page|step|section|part) [A-Z0-9]{1,3}\s*[:.–-]\s*", re.IGNORECASE)
_OPTIONAL = re.compile(r"\(optional\)|\boptional\b", re.IGNORECASE)
_IF = re.compile(r"^(if [^,?.]{3,120}),", re.IGNORECASE)
_LONG_HEAD = 45  # words; a longer line by itself is a paragraph
_PROSE = 40  # words below a heading that are no help with an answer


def asks_by_headings(lines: Sequence[AskLine], *, laid_out: bool) -> bool:
    """Tell whether a document is a form: several of its headings ask."""
    heads = [line for line in lines if _may_head(line, laid_out=laid_out)]
    asking = [line for line in heads if grammar.is_ask(_title(line).text)]
    return len(asking) >= _FEW


def is_mostly_form(lines: Sequence[AskLine], *, laid_out: bool) -> bool:
    """Tell whether as many headings of a document ask as rows of its tables do."""
    titles = [_title(line) for line in lines if _may_head(line, laid_out=laid_out)]
    asking = [one for one in titles if grammar.is_ask(one.text)]
    rows = rows_that_ask(lines)
    asked_beside = sum(bool(one.number) and grammar.is_interrogative(one.text) for one in asking)
    return len(asking) >= _FEW and (len(asking) >= len(rows) or asked_beside >= _FEW)


def _may_head(line: AskLine, *, laid_out: bool) -> bool:
    """Tell whether a line may begin a question: a heading, or in plain text a line by itself."""
    if line.bullet or line.cells or is_limit(line.text) or len(line.text.split()) > _LONG_HEAD:
        return False
    if line.heads:
        return True
    title = _title(line)
    if title.number and grammar.is_ask(title.text):
        return True
    asks = grammar.is_interrogative(title.text) or grammar.names_a_task(title.text)
    return laid_out and asks and not options_in_line(line.text)


def _title(line: AskLine) -> Numbered:
    """Return the number and the words of a heading."""
    bare = _PAGE.sub("", line.text)
    if line.label and not line.bullet:
        return Numbered(line.label, bare)
    found = dotted(bare) or single(bare)
    if found is None and line.heads and (plain := bare_number_before(bare)):
        found = plain if grammar.is_ask(plain.text) else None
    return found or Numbered("", bare)


def read_headings(lines: Sequence[AskLine], found: Found, *, laid_out: bool) -> None:
    """Take the questions of a form, each with the lines below it, under its themes."""
    _Form(lines, found, laid_out=laid_out).read()


class _Form:
    """Goes through a form, and remembers the question in hand and what heads it."""

    def __init__(self, lines: Sequence[AskLine], found: Found, *, laid_out: bool) -> None:
        self.lines = lines
        self.found = found
        self.laid_out = laid_out
        self.titles = [_title(line) for line in lines]
        numbers = {title.number for title in self.titles if "." in title.number}
        self.parents = {number.rpartition(".")[0] for number in numbers}
        self.is_numbered = len(numbers) >= _FEW
        self.rows = rows_that_ask(lines)
        self.question: FoundQuestion | None = None
        self.head: AskLine | None = None
        self.below: list[AskLine] = []
        levels = [line.level for n, line in enumerate(lines) if line.level and self._asks(n)]
        heads = [n for n, line in enumerate(lines) if line.heads and self.titles[n].number]
        every = Counter(map(self._form_of_number, heads))
        asking = Counter(self._form_of_number(n) for n in heads if self._asks(n))
        self.asked_forms = {
            form
            for form, n in asking.items()
            if n >= _FEW and (2 * n > every[form] or form[1].startswith("A"))
        }
        self.level = max(set(levels), key=levels.count) if levels else 0

    def _form_of_number(self, at: int) -> tuple[int, str]:
        """Return how a heading is numbered: its level, and the number without its figures."""
        number = self.titles[at].number
        return self.lines[at].level, re.sub(r"\d+", "0", re.sub(r"[A-Z]", "A", number))

    def _is_numbered_alike(self, at: int) -> bool:
        """Tell whether most of the headings that are numbered as this one ask."""
        form = self._form_of_number(at)
        return bool(form[1]) and form in self.asked_forms and not self._is_prose(at)

    def _asks(self, at: int) -> bool:
        return grammar.is_ask(self.titles[at].text)

    def read(self) -> None:
        """Take all questions."""
        for at, line in enumerate(self.lines):
            if id(line) in self.rows and (self.question is None or self._asks_by_itself(line)):
                self._finish()
                take_row(line, *self.rows[id(line)], self.found)
                continue
            if not (self._heads_numbers(at) or self._may_begin(at)):
                self.below.append(line)
                continue
            self._finish()
            self.head = line
            if self._is_question(at):
                self._begin(at)
            elif self._is_theme(at):
                title = section(line.text) or self.titles[at]
                self.found.theme(title.text, line, title.number)
        self._finish()

    def _asks_by_itself(self, row: AskLine) -> bool:
        """Tell whether a row is a question with a number of its own, and no part of another."""
        grid, column = self.rows[id(row)]
        return bool(numbered_row(row, grid, column))

    def _heads_numbers(self, at: int) -> bool:
        """Tell whether a line heads the questions numbered below it: "6. Governance"."""
        line, title = self.lines[at], self.titles[at]
        plain = not (line.bullet or line.cells) and grammar.is_label(title.text)
        return plain and title.number in self.parents

    def _may_begin(self, at: int) -> bool:
        may_head = _may_head(self.lines[at], laid_out=self.laid_out)
        return may_head and not self._goes_on(at)

    def _goes_on(self, at: int) -> bool:
        """Tell whether a line by itself belongs to the question in hand."""
        line, text = self.lines[at], self.lines[at].text
        if self.question is None:
            return False
        if line.level:
            return line.level > self.level > 0 and not self._asks(at)
        if self._says_again(at) or self._leads(at) or self._tells_more(at):
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

    def _tells_more(self, at: int) -> bool:
        """Tell whether a sentence says at length what the task in hand only names."""
        asked = self.question.text if self.question else ""
        return not self.below and grammar.names_a_task(asked) and _tells(self.lines[at])

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
        if self._is_numbered_alike(at) or (not title.number and self._named_below(at)):
            return True
        if title.number:
            return False
        if self._has_heads_below(at):
            return self._is_named_alone(at)
        return self._has_answer_below(at)

    def _is_named_alone(self, at: int) -> bool:
        """Tell whether a heading set as those that ask names a thing, and heads nothing."""
        line, after = self.lines[at], self.lines[at + 1 : at + 2]
        theme = self.found.themes[-1] if self.found.themes else None
        if theme and _names_again(line.text, theme.title):
            return False  # the heading of the page that it stands on
        headed = any(one.level and one.level < self.level for one in self.lines[:at])
        ends = not after or 0 < after[0].level <= line.level
        name, _ = without_limit(line.text)
        plain = not _PAGE.match(name) and ":" not in name
        alike = line.level == self.level and grammar.is_label(name)
        return headed and ends and plain and alike

    def _named_below(self, at: int) -> bool:
        """Tell whether the next line says a heading again, as the label of its field."""
        if at + 1 >= len(self.lines) or self.lines[at + 1].level:
            return False
        after = self.titles[at + 1].text
        return grammar.squeezed(after) == grammar.squeezed(self.titles[at].text)

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

    def _body(self, at: int) -> list[AskLine]:
        body: list[AskLine] = []
        for line in self.lines[at + 1 : at + 30]:
            if line.level or (line.alone and body and grammar.is_ask(line.text)):
                break
            body.append(line)
            if len(body) > 1 and line.gap:
                break
        return body

    def _has_answer_below(self, at: int) -> bool:
        """Tell whether what stands below a heading is filled in rather than read."""
        if self.laid_out and not 0 < self.level <= self.lines[at].level:
            return False
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
        """Tell whether headings of themes have numbers of one part, as in "2. Your project"."""
        return any(
            title.number
            and "." not in title.number
            and line.heads
            and not grammar.is_ask(title.text)
            and self._form_of_number(n) not in self.asked_forms
            for n, (title, line) in enumerate(zip(self.titles, self.lines, strict=True))
        )

    def _begin(self, at: int) -> None:
        line, title = self.lines[at], self.titles[at]
        text, options = split_options(title.text)
        text, limits = without_limit(text)
        alike = self._is_numbered_alike(at)
        number = title.number if "." in title.number or self._asks(at) or alike else ""
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
        elif self.head and any(options_in_line(line.text) for line in self.below):
            title = _title(self.head)  # what only seems to head others offers answers itself
            asked = FoundQuestion(title.text, self.head.place, title.number)
            read_answer(self.found.add(asked), self.below)
        elif self.found.themes and not self.found.themes[-1].questions:
            self.found.themes[-1].introduction += [line.text for line in self.below]
        self.question, self.below = None, []


def _names_again(text: str, title: str) -> bool:
    """Tell whether a line says no more than the title above it, such as "Your costs"."""
    said = set(grammar.words_asked(text)) - {"your", "our", "the", "about"}
    return said <= set(grammar.words_asked(title))


def _tells(line: AskLine) -> bool:
    """Tell whether a line tells to write something, as one below a heading that only names it."""
    return grammar.is_imperative(line.text) and not line.bullet and grammar.is_sentence(line.text)


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
