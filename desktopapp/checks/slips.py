"""Plain slips of typing, which grammar alone tells, each with what is meant instead.

A rule stays only while it is right nearly always: who is told of slips that are none looks at no
others. What is meant is put in with the format that stands there.
"""

import re
from collections.abc import Iterable, Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import (
    LineOfText,
    Remark,
    lines_in,
    of_line,
    of_plan,
    remarked,
)
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.faults import Fault
from desktopapp.language.typing_slips import (
    is_code,
    lone_backticks,
    marks_again,
    small_after_stops,
    spaces_again,
    spaces_before_marks,
    words_again,
)
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import ListItem, Paragraph

_STRAIGHT = re.compile(r"['\"]")
_CURLY = re.compile("[‘’“”]")


def _slip(name: str, called: str, several: str, what: str, why: str, mend: str) -> Rule:
    """Return the rule of a slip of typing, which one click mends."""
    return Rule(
        name,
        called,
        RuleKind.TEXT,
        Severity.TIDY,
        what=what,
        why=why,
        mend=mend,
        source="The rules of writing that all style guides share; the GOV.UK style guide among "
        "them.",
        several=several,
        together=("slip of typing", "slips of typing"),
    )


_SPACE = _slip(
    "space before",
    "A space before a punctuation mark",
    "spaces before punctuation marks",
    "A space before a comma, full stop, colon, semicolon, question or exclamation mark.",
    "It looks careless, and the mark may go to the next line by itself.",
    "Mend takes the space out.",
)
_SMALL = _slip(
    "small letter",
    "A sentence begins with a small letter",
    "sentences begin with a small letter",
    "A small letter behind a full stop, where a word stands that often begins a sentence. Behind "
    "a shortened word it is left alone.",
    "A reader takes two sentences for one, or looks for what is missing.",
    "Mend writes a capital letter.",
)
_TWICE = _slip(
    "word twice",
    "A word is repeated",
    "words are repeated",
    "The same word twice, one behind the other. Words that are meant so, such as “had had”, and "
    "names are left alone.",
    "It is easily missed in words of your own, and seen by everybody else.",
    "Mend takes the second out.",
)
_DOUBLE = _slip(
    "double space",
    "Two spaces in the place of one",
    "times two spaces in the place of one",
    "Two or more spaces between words.",
    "They print as a gap, and make a line longer than it is.",
    "Mend leaves one.",
)
_MARK = _slip(
    "mark twice",
    "A punctuation mark is repeated",
    "punctuation marks are repeated",
    "Two commas, full stops, colons or semicolons in a row. Three full stops are left alone.",
    "It looks careless.",
    "Mend leaves one.",
)
_TICK = _slip(
    "backtick",
    "A backtick in the place of a quotation mark",
    "backticks in the place of quotation marks",
    "The sign ` where a quotation mark or an apostrophe is meant.",
    "A screen reader says “grave accent”.",
    "Mend writes the quotation mark.",
)
_LIST = _slip(
    "before list",
    "A semicolon before a list",
    "semicolons before a list",
    "A paragraph that ends with a semicolon and that a list follows.",
    "A colon says that the list belongs to it.",
    "Mend writes a colon.",
)
_COMMA = _slip(
    "last comma",
    "A paragraph ends with a comma",
    "paragraphs end with a comma",
    "A paragraph that ends with a comma and that no list follows. A salutation is left alone.",
    "A reader looks for what was to follow.",
    "Mend writes a full stop.",
)
_QUOTES = _slip(
    "mixed quotes",
    "A straight quotation mark, where others are curly",
    "straight quotation marks, where others are curly",
    "Straight quotation marks and apostrophes in a plan that has curly ones too. Feet and inches "
    "are left alone.",
    "Mixed marks show that text came from several places.",
    "Mend writes the curly ones.",
)


def _meant(line: LineOfText, found: tuple[int, int], instead: str) -> Iterator[Remark]:
    """Remark a stretch and what is meant, unless it stands in an address or the like."""
    if not is_code(line.words, *found):
        yield Remark(*found, instead=instead)


def _mended(found: Iterable[Fault]) -> Iterator[Remark]:
    return (Remark(one.start, one.end, instead=one.meant) for one in found)


@of_line(_SPACE)
def spaces_before(line: LineOfText) -> Iterator[Remark]:
    """Find spaces before punctuation marks."""
    return _mended(spaces_before_marks(line.words))


@of_line(_SMALL)
def small_letters(line: LineOfText) -> Iterator[Remark]:
    """Find sentences that begin with a small letter."""
    return _mended(small_after_stops(line.words))


@of_line(_TWICE)
def words_twice(line: LineOfText) -> Iterator[Remark]:
    """Find a word that is said twice in a row."""
    return _mended(words_again(line.words))


@of_line(_DOUBLE)
def double_spaces(line: LineOfText) -> Iterator[Remark]:
    """Find several spaces where one is meant."""
    return _mended(spaces_again(line.words))


@of_line(_MARK)
def marks_twice(line: LineOfText) -> Iterator[Remark]:
    """Find punctuation marks that stand twice."""
    return _mended(marks_again(line.words))


@of_line(_TICK)
def backticks(line: LineOfText) -> Iterator[Remark]:
    """Find backticks that are meant as quotation marks."""
    return _mended(lone_backticks(line.words))


@of_line(_LIST)
def semicolons_before_lists(line: LineOfText) -> Iterator[Remark]:
    """Find a semicolon at the end of a paragraph that a list follows."""
    end = len(line.words.rstrip())
    is_before_list = isinstance(line.block, Paragraph) and isinstance(line.after, ListItem)
    if is_before_list and line.words[:end].endswith(";"):
        yield from _meant(line, (end - 1, end), ":")


@of_line(_COMMA)
def last_commas(line: LineOfText) -> Iterator[Remark]:
    """Find a comma at the end of a paragraph that no list follows."""
    end = len(line.words.rstrip())
    if isinstance(line.block, Paragraph) and not isinstance(line.after, ListItem):
        long = len(line.words.split()) > 4  # noqa: PLR2004  # else a salutation
        if long and line.words[:end].endswith(","):
            yield from _meant(line, (end - 1, end), ".")


@of_plan(_QUOTES)
def mixed_quotes(facts: Facts) -> Iterator[Finding]:
    """Find straight quotation marks where the plan has curly ones too."""
    if any(facts.each(_has_curly)):
        for found in facts.each(_straight):
            yield from found


def _has_curly(part: Answer | Section) -> bool:
    return any(_CURLY.search(line.words) for line in lines_in(part))


def _straight(part: Answer | Section) -> tuple[Finding, ...]:
    """Find straight quotation marks and apostrophes; those behind a number are feet and inches."""
    return tuple(
        remarked(part, _QUOTES, line, one) for line in lines_in(part) for one in _curled(line)
    )


def _curled(line: LineOfText) -> Iterator[Remark]:
    words = line.words
    for hit in _STRAIGHT.finditer(words):
        before, after = words[: hit.start()][-1:], words[hit.end() : hit.end() + 1]
        if before.isdigit() and not after.isalpha():
            continue
        opens = (not before or before in " (\n[—–/") and bool(after.strip())
        opens = opens and not (hit[0] == "'" and after.isdigit())  # '90s
        single, double = ("‘", "“") if opens else ("’", "”")
        yield from _meant(line, hit.span(), single if hit[0] == "'" else double)
