"""Points under headings: lettered criteria, what a report must contain or a section include."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktopapp.asking import grammar
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import (
    any_number,
    clause,
    follows_letter,
    is_roman,
    named_number,
    point,
    section,
)
from desktopapp.plan.wanted import AnswerKind

_DUTY = re.compile(
    r"\b(?:must|should|shall|contain|include|cover|criteri\w+|requirements?|address|demonstrate|"
    r"show|"
    r"set out|points to|expected to)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:should|must|shall|to|will|needs? to|expected to|please)?\s*(?:include|contain|set out|"
    r"cover|"
    r"show|address|describe|outline|explain|say|give|provide|demonstrate|"
    r"consider)\b[^.?!]{0,80}[:–—-]$",
    re.IGNORECASE,
)
_OF_THE_PAPER = re.compile(
    r"^(?:(?:must|should|shall|is to|are to)\s+)?be (?:published|submitted|sent|returned|signed|"
    r"laid|received|"
    r"approved|provided (?:by|to)|uploaded|emailed)\b",
    re.IGNORECASE,
)
_FEW = 2
_HEADING = 30  # words


def has_points(lines: Sequence[AskLine]) -> bool:
    """Tell whether a letter sets out lettered points under statements of what is wanted."""
    return sum(1 for _ in _pointed(lines)) >= _FEW


def _pointed(
    lines: Sequence[AskLine],
) -> list[tuple[AskLine, str, str, AskLine | None, AskLine | None]]:
    """Return each lettered point with its letter, words, the statement above and the heading."""
    found: list[tuple[AskLine, str, str, AskLine | None, AskLine | None]] = []
    over: AskLine | None = None
    heading: AskLine | None = None
    wanted = False
    letter = ""
    for before, line in pairwise((None, *lines)):
        if line is None or line.cells:
            continue
        lettered = point(line.label, line.text)
        if lettered and follows_letter(lettered.number, letter):
            letter = lettered.number
            if wanted or _DUTY.search(lettered.text):
                found.append((line, letter, lettered.text, over, heading))
            continue
        if lettered and letter and is_roman(lettered.number):
            continue  # a point within the point
        letter = ""
        if clause(line.label, line.text) or named_number(line.text):
            over = line
            wanted = wanted or bool(_DUTY.search(line.text))
        elif over is not None and over is before and grammar.is_imperative(line.text):
            found.append((line, "", line.text, over, heading))
        elif not line.bullet:
            plain = (
                line.heads
                or line.text.endswith((":", ")", "-"))
                or not grammar.is_sentence(line.text)
            )
            if plain and len(line.text.split()) <= _HEADING:
                ends = line.text.endswith((":", "-", "–", "—"))
                over = over if ends and over and _stands_over(over, line) else None
                leads = bool(_LEADS.search(line.text))
                heading = heading if leads and over else line
                wanted = leads or bool(_DUTY.search(line.text))
    return found


def _stands_over(over: AskLine, line: AskLine) -> bool:
    """Tell whether a statement still stands over the points that a line leads to."""
    return not line.heads or named_number(over.text) is not None


def read_points(lines: Sequence[AskLine], found: Found) -> None:
    """Take each lettered point; its number is that of the statement above it, and its letter."""
    last: AskLine | None = None
    for line, letter, words, over, heading in _pointed(lines):
        if _OF_THE_PAPER.match(words):
            continue
        stands_under = over or heading
        if stands_under and stands_under is not last:
            numbered = (
                clause(stands_under.label, stands_under.text)
                or named_number(stands_under.text)
                or any_number(stands_under.text)
            )
            found.theme(numbered.text.rstrip(":-– "), stands_under, numbered.number)
            last = stands_under
        under = clause(over.label, over.text) or named_number(over.text) if over else None
        number = _joined(under, letter)
        text, limits = without_limit(words)
        question = FoundQuestion(text, line.place, number, kind=AnswerKind.FREE)
        question.answer.limits += limits
        found.add(question)


def _joined(over: tuple[str, str] | None, letter: str) -> str:
    if over is None:
        return letter
    return f"{over[0]}{letter}" if letter.startswith("(") else f"{over[0]}({letter})"


def is_checklist(lines: Sequence[AskLine]) -> bool:
    """Tell whether a document lists what its sections must hold."""
    sections = sum(bool(section(line.text)) for line in lines if line.heads or not line.bullet)
    leads = sum(bool(_LEADS.search(line.text)) and after.bullet for line, after in pairwise(lines))
    return sections >= _FEW or leads >= _FEW


def read_checklist(lines: Sequence[AskLine], found: Found) -> None:
    """Take the points of each section; where it has none, what it says of itself."""
    at = 0
    while at < len(lines):
        line = lines[at]
        numbered = section(line.text)
        if not (numbered or (line.heads and not grammar.is_sentence(line.text))):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not (
            section(lines[end].text)
            or (lines[end].level and lines[end].level <= (line.level or 9))
        ):
            end += 1
        if numbered or any(_LEADS.search(one.text) for one in lines[at + 1 : end]):
            _section(line, lines[at + 1 : end], found)
        at = end


def _section(heading: AskLine, below: Sequence[AskLine], found: Found) -> None:
    numbered = section(heading.text) or any_number(heading.text)
    theme = found.theme(numbered.text, heading, numbered.number)
    points = [line for line in below if line.bullet]
    for line in points or below[:1]:
        text, limits = without_limit(line.text)
        question = FoundQuestion(text, line.place, numbered.number, kind=AnswerKind.FREE)
        question.answer.limits += limits
        found.add(question)
    theme.introduction += [line.text for line in below if line not in points and points]
