"""How well the flags do on passages of other councils, years and letters, written beforehand."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from desktopapp.language.flagging import FlagContext
from desktopapp.language.text_flags import text_flags

PASSAGES = Path(__file__).parent / "varied_passages.txt"
KINDS = {"n": "name", "t": "time", "f": "figure", "a": "acronym", "l": "language"}
MARK = re.compile(r"\[([A-Za-z]):|\]")
TODAY = date(2026, 5, 1)
LEAST = {  # recall and precision to be kept, on the half the rules were mended on and the other
    "name": ((0.95, 0.95), (0.90, 0.90)),
    "time": ((0.90, 0.95), (0.85, 0.95)),
    "figure": ((0.95, 0.95), (0.90, 0.95)),
    "acronym": ((0.95, 0.95), (0.95, 0.95)),
    "language": ((0.85, 0.95), (0.50, 0.95)),
}


@dataclass(frozen=True, slots=True)
class Span:
    kind: str
    start: int
    end: int
    must: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    number: int
    dated: date
    text: str
    marked: tuple[Span, ...]


def passages() -> list[Passage]:
    """Read the passages and what is marked in them."""
    found: list[Passage] = []
    dated = TODAY
    for line in PASSAGES.read_text("utf-8").splitlines():
        if line.startswith("@"):
            dated = date(int(line[1:5]), int(line[6:8]), 1)
        elif line and not line.startswith("#"):
            found.append(Passage(len(found) + 1, dated, *unmarked(line)))
    return found


def unmarked(line: str) -> tuple[str, tuple[Span, ...]]:
    """Return a line without its marks, and what they mark; marks may stand in marks."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    spans = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        else:
            kind, start = opened.pop()
            spans.append(Span(KINDS[kind.lower()], start, len(text), kind.islower()))
    return text + line[at:], tuple(spans)


def meets(one: Span, other: Span) -> bool:
    """Tell whether a span found is one marked: they overlap and it is not much longer."""
    longest = 3 * (other.end - other.start) + 20
    return one.start < other.end and other.start < one.end and one.end - one.start <= longest


def found_in(passage: Passage) -> list[Span]:
    ours = FlagContext(("Netherby Borough Council",), passage.dated, TODAY)
    told = text_flags(passage.text, ours)
    return [Span(str(one.kind), one.start, one.end) for one in told]


def measured(kind: str, *, apart: bool) -> tuple[float, float, list[str]]:
    """Return recall, precision and what went wrong, for the passages mended on or kept apart."""
    wanted = hit = told = right = 0
    wrong = []
    for passage in passages():
        if (passage.number % 2 == 0) != apart:
            continue
        marked = [one for one in passage.marked if one.kind == kind]
        found = [one for one in found_in(passage) if one.kind == kind]
        for one in marked:
            if one.must:
                wanted += 1
                seen = any(meets(other, one) for other in found)
                hit += seen
                if not seen:
                    wrong.append(f"{passage.number} missed: {passage.text[one.start : one.end]}")
        for one in found:
            fits = [other for other in marked if meets(one, other)]
            if fits and not any(other.must for other in fits):
                continue
            told += 1
            right += bool(fits)
            if not fits:
                wrong.append(f"{passage.number} wrong: {passage.text[one.start : one.end]}")
    return hit / wanted, right / max(1, told), wrong


@pytest.mark.parametrize("apart", [False, True], ids=["mended", "apart"])
@pytest.mark.parametrize("kind", LEAST)
def test_flags_are_right_on_passages_of_other_councils(kind: str, *, apart: bool) -> None:
    recall, precision, wrong = measured(kind, apart=apart)
    least, right = LEAST[kind][apart]
    assert recall >= least, wrong
    assert precision >= right, wrong


def test_a_mark_that_no_rule_meets_and_a_flag_that_nobody_marked_count() -> None:
    text, marked = unmarked("We [n:met [a:QX]] here.")
    assert text == "We met QX here."
    assert marked == (Span("acronym", 7, 9), Span("name", 3, 9))
    assert not meets(Span("name", 0, 2), marked[1])
    assert not meets(Span("name", 0, 90), marked[1])
