"""Asks of a folder, no part of the project, with what a person read out of them, and scores.

Beside each ask ``NAME.txt`` (or .html, .docx, .pdf, .xlsx, here or in ``made``) stands
``NAME.questions.json``: title, sender, date, deadline, and themes with their questions. The first
line of such a text says where it is from.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from desktopapp.operations.letters import read_letter
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.problem import Problem

_READ = (".txt", ".html", ".docx", ".pdf", ".xlsx")
_ALIKE = 0.9  # of the words of two questions that are one
_KINDS = {  # by what names each kind of a person’s reading may go
    "choice": {"choice", "choices", "scale", "yes or no"},
    "choices": {"choice", "choices", "scale"},
    "several fields": {"several fields", "table", "short text"},
    "figure": {"number", "money", "percentage"},
    "table of figures": {"table"},
    "upload": {"file"},
    "declaration": {"declaration", "yes or no", "choice"},
}


class GradedAsk(NamedTuple):
    """An ask, and what a person read out of it."""

    path: Path
    gold: Mapping[str, Any]

    @property
    def questions(self) -> list[Mapping[str, Any]]:
        """The questions that a person found."""
        return [one for theme in self.gold["themes"] for one in theme["questions"] if one["text"]]


@dataclass
class Grades:
    """How many of how many were read rightly, by what was looked at."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, right: int, of: int = 1) -> None:
        """Count things that were read rightly."""
        counts = self.counts.setdefault(what, [0, 0])
        counts[0] += right
        counts[1] += of

    def share(self, what: str) -> float:
        """Return the share of one thing that was read rightly."""
        right, of = self.counts.get(what, [0, 0])
        return right / of if of else 1.0

    def join(self, others: "Grades") -> None:
        """Add the counts of other asks."""
        for what, (right, of) in others.counts.items():
            self.add(what, right, of)

    def said(self) -> str:
        """Say all in a line."""
        return ", ".join(f"{what} {right}/{of}" for what, (right, of) in self.counts.items())


def graded_asks(folder: Path) -> Iterator[GradedAsk]:
    """Go through the asks of a folder, in each form that is there."""
    for gold in sorted(folder.glob("*.questions.json")):
        name = gold.name.removesuffix(".questions.json")
        found = json.loads(gold.read_text(encoding="utf-8"))
        for place in (folder, folder / "made"):
            for path in sorted(place.glob(f"{name}.*")):
                if path.suffix in _READ:
                    yield GradedAsk(path, found)


def read_graded(ask: GradedAsk, folder: Path) -> Brief | None:
    """Read an ask without the line that says where it is from; nothing where it asks nothing."""
    path = ask.path
    if path.suffix == ".txt":
        path = folder / ask.path.name
        path.write_text(ask.path.read_text(encoding="utf-8").split("\n", 1)[1], encoding="utf-8")
    try:
        return read_letter(path)
    except Problem:
        return None


def grade(ask: GradedAsk, brief: Brief | None) -> Grades:
    """Return how much of an ask was read as a person reads it."""
    grades = Grades()
    found = [question for _, question in brief.questions()] if brief else []
    pairs = list(_pairs(ask.questions, found))
    grades.add("recall", len(pairs), len(ask.questions))
    grades.add("precision", len(pairs), len(found))
    for gold, read in pairs:
        _grade_question(gold, read, grades)
    furniture = {_bare(one) for one in ask.gold.get("headings_that_are_not_questions", ())}
    taken = sum(_bare(one.text) in furniture for one in found)
    grades.add("headings left alone", len(furniture) - taken, len(furniture))
    _grade_letter(ask, brief, grades)
    return grades


def _grade_question(gold: Mapping[str, Any], read: Question, grades: Grades) -> None:
    if gold.get("number"):
        grades.add("number", _bare(read.number) == _bare(str(gold["number"])))
    if gold.get("kind"):
        kind = gold["kind"] if gold["kind"] in _KINDS else gold["kind"].split(",")[0]
        grades.add("kind", str(read.kind) in _KINDS.get(kind, {kind}))
    if gold.get("limit_words"):
        grades.add("limit", any(one.max == gold["limit_words"] for one in read.limits))
    if isinstance(gold.get("options"), list):
        offered = {_bare(one if isinstance(one, str) else one["label"]) for one in gold["options"]}
        known = {_bare(one) for one in read.options}
        known |= {_bare(option) for one in read.fields for option in one.options}
        grades.add("options", offered <= known)
    if isinstance(gold.get("guidance"), list) and gold["guidance"]:
        held = _bare(" ".join(_all_words(read)))
        told = [one for one in gold["guidance"] if _bare(one)]
        grades.add("guidance", sum(_bare(one) in held for one in told), len(told))


def _all_words(question: Question) -> Iterator[str]:
    """Go through all that is kept of a question, in words."""
    yield question.text
    yield from (*question.guidance, *question.options, *question.rows, question.condition)
    yield from (one.label for one in (*question.asks, *question.fields))


def _grade_letter(ask: GradedAsk, brief: Brief | None, grades: Grades) -> None:
    """Count what is known of the letter as a whole, as far as its own text says it."""
    text = brief.letter if brief else ""
    for what, key in (("title", "title"), ("sender", "sender")):
        wanted = str(ask.gold.get(key) or "")
        if wanted and _bare(wanted) in _bare(text):
            read = _bare(str(getattr(brief, what, "")))
            grades.add(what, bool(read) and (_bare(wanted) in read or read in _bare(wanted)))
    for what, key in (("letter_date", "date"), ("deadline", "deadline")):
        wanted = str(ask.gold.get(key) or "")
        if wanted in _days(text):
            grades.add("days", str(getattr(brief, what, "")) == wanted)


_MONTHS = "january february march april may june july august september october november december"


def _days(text: str) -> set[str]:
    months = _MONTHS.split()
    said = re.findall(
        rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(months)}) (\d{{4}})", text.casefold()
    )
    return {f"{year}-{months.index(month) + 1:02}-{int(day):02}" for day, month, year in said}


def _pairs(
    wanted: Sequence[Mapping[str, Any]], found: Sequence[Question]
) -> Iterator[tuple[Mapping[str, Any], Question]]:
    """Match questions to those that were read, in order, each once."""
    left = list(found)
    for gold in wanted:
        read = next((one for one in left if _is_same(gold["text"], one.text)), None)
        if read:
            left.remove(read)
            yield gold, read


def _is_same(one: str, other: str) -> bool:
    first, second = re.findall(r"\w+", one.casefold()), re.findall(r"\w+", other.casefold())
    if not first or not second:
        return False
    if abs(len(first) - len(second)) > 0.3 * max(len(first), len(second)):
        return False
    alike = SequenceMatcher(None, first, second, autojunk=False).ratio()
    short, long = sorted((" ".join(first), " ".join(second)), key=len)
    return alike >= _ALIKE or (short in long and len(short) >= 0.8 * len(long))  # of its words


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
