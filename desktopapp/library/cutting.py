"""Cut a document that was read into passages of plain text, to be found again in a library.

Each answers one thing and keeps the heading it stands under, the sentence that leads into its
list, and the theme of the letter it stands under. Rows of tables are passages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktopapp.library.asked import asked_by
from desktopapp.library.overlap import WordSequence, verbatim_share, words_of
from desktopapp.library.theme_headings import candidates
from desktopapp.plan.brief import Brief
from desktopapp.plan.text import Block, Heading, ListItem, Paragraph, Table, Text, plain_runs

_SHORT_LIST = 150  # words of a list that stays one passage with the sentence before it
_LEAST = 3  # words; less is no passage
_COVER = 6  # words of a line that stands by itself on a cover
_LETTERS_OWN = 0.6  # share of a passage's words that stand in the letter as they are
_NO_LEVEL = 0  # a theme named by a plain paragraph: no heading is above it
_OUTSIDE = frozenset(
    {"introduction", "foreword", "background", "executive summary", "conclusion", "context"}
)  # headings that stand under no theme
_ASKS = re.compile(r"\s*(?:questions to consider)\b", re.IGNORECASE)
_SURE = 0.8  # the score of a theme heading that counts even if it is the only one


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document. ``theme`` is the number of the letter's theme, or None."""

    text: str
    heading: str = ""
    lead: str = ""
    theme: int | None = None
    ref: str = ""

    @property
    def context(self) -> str:
        """The heading and the lead-in sentence in one line."""
        return " ".join(part for part in (self.heading, self.lead) if part)


def cut_document(blocks: Text, brief: Brief | None = None) -> list[Passage]:
    """Cut the blocks of a document into passages, in order; themes are those of ``brief``."""
    found = candidates(blocks, asked_by(brief)) if brief else []
    begins = {one.start: one for one in found if one.score >= _SURE}
    cutter = _Cutter()
    after = 0
    for index, block in enumerate(blocks):
        if brief and index in begins:
            heading = begins[index]
            cutter.open_theme(brief.theme(heading.theme).number, block, heading.rest)
            after = heading.end
        elif index >= after:
            cutter.take(block)
    cutter.finish_list()
    letter = words_of(brief.letter) if brief else None
    return [
        one
        for one in cutter.found
        if len(one.text.split()) >= _LEAST
        and not _is_cover(one)
        and not (letter and _is_letter(one.text, letter))
    ]


def _is_cover(one: Passage) -> bool:
    """Tell whether a passage is a line of a cover: a name or title above all headings."""
    above = not one.heading and not one.lead and one.theme is None
    return above and len(one.text.split()) <= _COVER and one.text[-1:].isalnum()


def _is_letter(text: str, letter: WordSequence) -> bool:
    """Tell whether a passage is the letter's own words: they answer nothing."""
    bare = "\n".join(line for line in text.splitlines() if not _ASKS.match(line))
    return not bare.strip() or verbatim_share(words_of(bare), letter) >= _LETTERS_OWN


class _Cutter:
    """Goes through a document and remembers under what the next block stands."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.heading = ""
        self.lead = ""
        self.theme: int | None = None
        self.level = _NO_LEVEL  # of the heading that named the theme
        self.items: list[ListItem] = []

    def take(self, block: Block) -> None:
        """Take the next block: it opens a theme or heading, leads into a list, or is a passage."""
        if isinstance(block, ListItem):
            self.items.append(block)
            return
        self.finish_list()
        text = _line(block)
        if isinstance(block, Heading):
            if block.level < self.level or text.casefold().strip(" :.0123456789") in _OUTSIDE:
                self.theme = None
            self.heading = text
        elif isinstance(block, Table):
            self.found.extend(_rows(block, self.heading, self.theme))
        elif text.endswith(":"):
            self.lead = text
        elif text:
            self.found.append(Passage(text, self.heading, "", self.theme))

    def open_theme(self, number: int, block: Block, rest: str) -> None:
        """Stand under a theme from now on; ``rest`` is text that follows in its heading."""
        self.finish_list()
        self.theme, self.heading = number, ""
        self.level = block.level if isinstance(block, Heading) else _NO_LEVEL
        if rest:
            self.found.append(Passage(rest, "", "", number))

    def finish_list(self) -> None:
        """Make passages of the list that just ended, or of a lead-in that no list followed."""
        if self.items:
            made = _list_passages(self.items, self.heading, self.lead, self.theme)
            self.found.extend(made)
            self.items = []
        elif self.lead:
            self.found.append(Passage(self.lead, self.heading, "", self.theme))
        self.lead = ""


def _line(block: Block) -> str:
    """Return a heading's or paragraph's text on one line."""
    match block:
        case Heading() | Paragraph() | ListItem():
            return " ".join(plain_runs(block.runs).split())
        case _:
            return ""


def _list_passages(
    items: list[ListItem], heading: str, lead: str, theme: int | None
) -> Iterator[Passage]:
    """Keep a short list whole with its lead-in; make each first-level item of a long one one."""
    lines = [(item.level, f"{'  ' * item.level}- {_line(item)}") for item in items]
    whole = "\n".join(line for _, line in lines)
    if len(whole.split()) + len(lead.split()) <= _SHORT_LIST:
        yield Passage(f"{lead}\n{whole}" if lead else whole, heading, "", theme)
        return
    if lead:
        yield Passage(lead, heading, "", theme)
    group: list[str] = []
    for level, line in lines:
        if level == 0 and group:
            yield Passage("\n".join(group), heading, lead, theme)
            group = []
        group.append(line)
    yield Passage("\n".join(group), heading, lead, theme)


def _rows(table: Table, heading: str, theme: int | None) -> Iterator[Passage]:
    """Make a passage of each row: the header's words before each cell, the first cell leads."""
    rows = [[" ".join(plain_runs(cell).split()) for cell in row] for row in table.rows]
    if not rows:
        return
    headers, body = rows[0], rows[1:]
    for row in body or [headers]:
        first, rest = row[0], row[1:]
        if not any(rest):
            yield Passage(first, heading, "", theme)
            continue
        names = headers[1:] if body else [""] * len(rest)
        cells = [
            f"{name}: {cell}" if name and len(rest) > 1 else cell
            for name, cell in zip(names, rest, strict=False)
            if cell
        ]
        yield Passage("\n".join(cells), heading, first, theme)
