"""Questions whose number says that they are: "Question 7.", "Q3", or each of a run of numbers."""

import re
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import is_step, options_in_line, read_answer, split_options
from desktopapp.asking.aside import AGAIN
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import is_limit, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.listed import is_polite
from desktopapp.asking.numbers import Numbered, NumberedLines, any_number, marked, point, section
from desktopapp.plan.question_numbers import bare_number

_FEW = 2  # questions that say so; one alone must ask something too
_BESIDE = re.compile(
    r"(?:please|if |you (?:may|should|can)|your |for example|include|explain|give |tell us|"
    r"this question|"
    r"select|tick|choose|maximum|max|no more|word limit|\(|\[|why\b|comments?\b|free text|"
    r"(?:up to|around|about) \d)",
    re.IGNORECASE,
)


def marked_questions(lines: Sequence[AskLine]) -> dict[int, Numbered]:
    """Return, by the place of its line, each question that calls itself one, if any do."""
    found = {
        n: one for n, line in enumerate(lines) if not line.cells and (one := marked(line.text))
    }
    says_so = len(found) >= _FEW or any(grammar.is_ask(one.text) for one in found.values())
    return found if says_so else {}


def read_marked(lines: Sequence[AskLine], found: Found, numbering: NumberedLines) -> None:
    """Take these questions, each with what stands beside it, under the headings."""
    known: dict[tuple[str, str], FoundQuestion] = {}
    at = 0
    while at < len(lines):
        line, one = lines[at], numbering.questions.get(at)
        if one is None:
            if at in numbering.heads or _heads_theme(line, lines[at + 1 : at + 2]):
                heading = numbering.heads.get(at) or section(line.text) or any_number(line.text)
                found.theme(heading.text, line, heading.number)
            at += 1
            continue
        text, begun = one.text, at
        at += 1
        if not text and at < len(lines):  # the number stands on a line of its own
            text, at = lines[at].text, at + 1
        below = _below(lines, at, numbering)
        at += len(below)
        _take(found, known, FoundQuestion(text, line.place, one.number), (lines[begun], below))


def _heads_theme(line: AskLine, after: Sequence[AskLine]) -> bool:
    if line.text.endswith((".", ":", ",")) or grammar.is_ask(line.text) or is_polite(line):
        return False
    named = bool(section(line.text)) and not (line.bullet or line.cells)
    return bool(after) and (line.heads or named) and not options_in_line(line.text)


def _below(lines: Sequence[AskLine], at: int, numbering: NumberedLines) -> list[AskLine]:
    """Return the lines that belong to the question before them."""
    below: list[AskLine] = []
    for n, line in enumerate(lines[at:], at):
        belongs = (
            line.bullet
            or bool(line.cells)
            or is_limit(line.text)
            or is_step(line.text)
            or options_in_line(line.text)
        )
        fresh = n in numbering or line.level > 0 or line.sheet or _speaks_of_all(line)
        if fresh or not (
            belongs
            or (not line.gap and not line.alone and below_word(line))
            or _BESIDE.match(line.text)
        ):
            break
        below.append(line)
    return below


def _speaks_of_all(line: AskLine) -> bool:
    """Tell whether a line speaks of all answers, or heads the questions after it."""
    plain = not (line.bullet or line.cells)
    return plain and (grammar.speaks_of_all(line.text) or bool(section(line.text)))


def below_word(line: AskLine) -> bool:
    """Tell whether a line without a blank line before it may go on with a question."""
    return (
        bool(point(line.label, line.text))
        or not grammar.is_sentence(line.text)
        or bool(_BESIDE.match(line.text))
    )


def _take(
    found: Found,
    known: dict[tuple[str, str], FoundQuestion],
    question: FoundQuestion,
    lines: tuple[AskLine, list[AskLine]],
) -> None:
    """Add a question, or what is said of it the second time."""
    question.text, options = split_options(question.text)
    question.text, limits = without_limit(question.text)
    question.answer.options += options
    question.answer.limits += limits
    read_answer(question, lines[1])
    key = bare_number(question.number), grammar.squeezed(question.text)
    if before := known.get(key):
        found.leave([lines[0]], AGAIN)
        if not before.answer.options:
            before.answer.options += question.answer.options
        if not before.answer.limits:
            before.answer.limits += question.answer.limits
        return
    known[key] = found.add(question)
