"""Templates to be written over: what their notes want under each heading."""

import re
from collections.abc import Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import read_answer
from desktopapp.asking.found import Found, FoundQuestion
from desktopapp.asking.limits import limits_in
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import any_number, section

_NOTE = re.compile(
    r"[\[(<{]{1,2}\s*(?:instructions?|(?:drafting |guidance )?notes?|guidance|prompt|delete|"
    r"for completion|to be deleted)"
    r"\b[^:\]>)}]{0,40}[:\]>)}–-]\s*(?P<words>.*?)\s*[\])>}]{0,2}\s*",
    re.IGNORECASE,
)
_FEW = 2


def note_in(text: str) -> str | None:
    """Return the words of a note that is to be deleted, or nothing where a line is none."""
    found = _NOTE.fullmatch(text)
    return found["words"].rstrip("])>} ") if found and found["words"] else None


def is_template(lines: Sequence[AskLine]) -> bool:
    """Tell whether a document is a template: several notes to be written over."""
    return sum(note_in(line.text) is not None for line in lines) >= _FEW


def _may_head(line: AskLine) -> bool:
    return not (line.bullet or line.cells or grammar.is_sentence(line.text))


def read_notes(lines: Sequence[AskLine], found: Found) -> None:
    """Take what each note wants, under its heading; what stands below it belongs to it."""
    heading: AskLine | None = None
    question: FoundQuestion | None = None
    below: list[AskLine] = []
    for line in lines:
        note = note_in(line.text)
        if note is None and (line.heads or (line.gap and _may_head(line))):
            _finish(question, below)
            heading, question, below = line, None, []
        elif note is None:
            below.append(line)
        elif question is None or grammar.is_ask(note):
            _finish(question, below)
            question, below = _noted(note, line, heading, found), []
            heading = None if heading and found.themes[-1].questions[1:] else heading
        else:
            question.answer.guidance.append(note)
    _finish(question, below)


def _noted(note: str, line: AskLine, heading: AskLine | None, found: Found) -> FoundQuestion:
    """Begin the question that a note asks."""
    number = ""
    if heading and not (found.themes and found.themes[-1].place == heading.place):
        titled = section(heading.text) or any_number(heading.text)
        number = titled.number
        found.theme(titled.text, heading, titled.number)
    elif heading:
        number = found.themes[-1].number
    said = grammar.sentences_in(note)
    bare = [one for one in said if not (limits_in(one) and len(one.split()) < 10)]  # noqa: PLR2004  # words of a limit
    question = FoundQuestion(" ".join(bare or said), line.place, number)
    question.answer.limits += limits_in(note)
    return found.add(question)


def _finish(question: FoundQuestion | None, below: list[AskLine]) -> None:
    if question:
        read_answer(question, [line for line in below if line.cells or line.bullet])
