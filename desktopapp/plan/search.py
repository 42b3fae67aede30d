"""Find and replace over the whole plan: the words of all answers, sections and headings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktopapp.plan.cells import cell_spot, stretches, with_cell
from desktopapp.plan.doubts import without_doubts
from desktopapp.plan.editing import with_block
from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import MarkKind, kind_of_mark, new_doubt
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Runs,
    Table,
    Text,
    cut,
    plain_runs,
    tidy,
)


@record
class Match:
    """A place where the words were found.

    ``block`` is empty where they stand in the heading of the part. ``position`` and ``length``
    count characters, in a table those of its plain text.
    """

    part: str
    block: str
    position: int
    length: int

    @property
    def caret(self) -> Caret:
        """Where the match begins, as a place for the caret."""
        return Caret(self.part, self.block, self.position)


def pattern(
    words: str, *, match_case: bool = False, whole_words: bool = False
) -> re.Pattern[str] | None:
    """Return what finds these words, or nothing for no words.

    A space finds any space, an apostrophe or quotation mark finds the straight and the curly. An
    accented letter is found whether or not its accent stands apart, and words also where soft
    hyphens or joined letters stand in them.
    """
    if not words:
        return None
    letters = unicodedata.normalize("NFC", words)
    escaped = _JOINED.sub(
        lambda found: f"(?:{found[0]}|{_JOINED_LETTERS[found[0].lower()]})",
        _SOFT.join(map(_finding, letters)),
    )
    if whole_words:
        escaped = rf"(?<!\w){escaped}(?!\w)"
    return re.compile(escaped, 0 if match_case else re.IGNORECASE)


def _finding(letter: str) -> str:
    """Return what finds a letter in each of the ways in which it is written."""
    apart = unicodedata.normalize("NFD", letter)
    if apart != letter:
        return f"(?:{re.escape(letter)}|{re.escape(apart)})"
    return _ALIKE.get(letter, re.escape(letter))


_SOFT = "\u00ad?"  # a soft hyphen may stand within a word, and is not seen
_JOINED_LETTERS = {
    _SOFT.join(letters): chr(0xFB00 + n)
    for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))
}
_JOINED = re.compile(
    "|".join(sorted(map(re.escape, _JOINED_LETTERS), key=len, reverse=True)), re.IGNORECASE
)
_ALIKE = {
    "-": "[-\u2010\u2011]",
    "\u2010": "[-\u2010\u2011]",
    " ": "[ \u00a0\u202f]",
    "\u00a0": "[ \u00a0\u202f]",
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys('"“”', '["“”]'),
}


def find(
    plan: Plan, words: str, *, match_case: bool = False, whole_words: bool = False
) -> tuple[Match, ...]:
    """Return all places of the plan where the words stand, in the order of the export."""
    wanted = pattern(words, match_case=match_case, whole_words=whole_words)
    if wanted is None:
        return ()
    return tuple(match for part in plan.parts() for match in find_in_part(part, wanted))


def find_in_part(part: Answer | Section, wanted: re.Pattern[str]) -> Iterator[Match]:
    """Go through the matches in one part: its heading, then its blocks."""
    for hit in wanted.finditer(heading_words(part)):
        yield Match(part.id, "", hit.start(), len(hit[0]))
    for block in part.text:
        if isinstance(block, Picture | Foreign):
            continue
        for position, runs in stretches(block):  # no match reaches from one cell into the next
            for hit in wanted.finditer(plain_runs(runs)):
                yield Match(part.id, block.id, position + hit.start(), len(hit[0]))


def heading_words(part: Answer | Section) -> str:
    """Return the words of a part's own heading."""
    return part.own_heading if isinstance(part, Answer) else part.heading


def next_match(plan: Plan, matches: tuple[Match, ...], caret: Caret) -> int:
    """Return the number of the first match at or behind a place of the plan, else 0."""
    order: dict[tuple[str, str], int] = {}
    for part in plan.parts():
        order.setdefault((part.id, ""), len(order))
        for block in part.text:
            if not isinstance(block, Foreign):
                order.setdefault((part.id, block.id), len(order))

    def place(part: str, block: str, position: int) -> tuple[int, int]:
        return order.get((part, block), order.get((part, ""), 0)), position

    here = place(caret.part, caret.block, caret.position)
    for n, match in enumerate(matches):
        if place(match.part, match.block, match.position) >= here:
            return n
    return 0


def replace_matches(plan: Plan, matches: Iterable[Match], words: str) -> Plan:
    """Return a plan with these words in the place of every match; formats stay."""
    by_part: dict[str, list[Match]] = {}
    for match in matches:
        by_part.setdefault(match.part, []).append(match)
    for part_id, found in by_part.items():
        part = plan.part(part_id)
        found.sort(key=lambda match: match.position, reverse=True)
        for match in found:
            part = with_words_at(part, match, words)
        plan = plan.with_part(part)
    return plan


def with_words_at(part: Answer | Section, match: Match, words: str) -> Answer | Section:
    """Return a part with these words in the place of what stands there, in its format."""
    if match.block:
        return replace(part, text=_replaced_in(part.text, match, words))
    old = heading_words(part)
    new = old[: match.position] + words + old[match.position + match.length :]
    return (
        replace(part, own_heading=new) if isinstance(part, Answer) else replace(part, heading=new)
    )


def _replaced_in(text: Text, match: Match, words: str) -> Text:
    for n, block in enumerate(text):
        if not isinstance(block, Foreign) and block.id == match.block:
            return with_block(
                text, n, exchanged_in_block(block, match.position, match.length, words)
            )
    return text


def exchanged_in_block(block: Block, at: int, size: int, words: str) -> Block:
    """Return a block with words in the place of so many characters of its plain text."""
    end = at + size
    match block:
        case Paragraph() | Heading() | ListItem():
            return replace(block, runs=_exchanged(block.runs, at, end, words))
        case Table():
            r, c, inside = cell_spot(block, at)
            cell = block.rows[r][c]
            return with_cell(block, r, c, _exchanged(cell, inside, inside + size, words))
        case Picture() | Foreign():
            return block


def _exchanged(runs: Runs, start: int, end: int, words: str) -> Runs:
    """Return runs with words in the place of a stretch, in the format of its first letter.

    A mark that they touch is settled, but what is said in another council's name is a question
    still.
    """
    marked = {run.doubt for run in cut(runs, start, end) if run.doubt}
    left = without_doubts(runs, marked)
    like = cut(left, start, start + 1)[0]
    claims = [one for one in marked if kind_of_mark(one) in (MarkKind.COUNCIL, MarkKind.CLAIM)]
    doubt = new_doubt(MarkKind.CLAIM) if claims and words else ""
    new = replace(like, text=words, doubt=doubt)
    return tidy((*cut(left, 0, start), new, *cut(left, end)))
