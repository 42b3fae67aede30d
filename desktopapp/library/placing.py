"""Place the text of documents under a brief's themes and questions, and take it into a plan.

Nothing is dropped in silence: every word of a document is in a passage, in a heading, or listed
with the reason why it was left aside or could not be placed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from desktopapp.library.asked import BriefAsks, asked_by
from desktopapp.library.other_parts import is_appendix
from desktopapp.library.passages import (
    cut_passages,
    form_blocks,
    is_form,
    question_heading,
    quotes,
)
from desktopapp.library.plan_span import PlanSpan, find_plan, heading_level, opens
from desktopapp.library.ranking import ranker
from desktopapp.library.table_rows import as_lines
from desktopapp.library.theme_headings import FoundHeading, unnumbered
from desktopapp.plan.brief import Brief
from desktopapp.plan.list_labels import numbered_apart, plain_with_labels
from desktopapp.plan.plan import SectionPlace
from desktopapp.plan.saying import listed
from desktopapp.plan.text import (
    Block,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    new_id,
    plain,
    plain_block,
)
from desktopapp.readers.reading import Reading

_SURE = 0.5  # from here on a placing needs no second look
_GUESSED = 0.1  # how sure a guess within a theme must be to be offered at all
_NEAR = 0.35  # the same where nobody knows the theme
_CLOSING = frozenset(
    {"conclusion", "conclusions", "closing", "closing remarks", "next steps", "summary"}
    | {"place leadership", "monitoring and review", "contact", "contacts", "further information"}
)
WHY_BARE = "This theme's heading has no text below it."
WHY_NAMES = "These are the names of the columns; they stand before the figures below them."
WHY_NUMBER = "This names a theme by its number; the plan has the theme's own heading."
WHY_FAR = "This is near to no question of the brief, and stood under none of its themes."


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A piece of a document and where it belongs.

    Under a theme: the question it answers, or nothing where none is near enough. With a
    ``place``: free text of a section before or after the themes; ``theme`` is then empty.
    ``heading`` is what it stood under. ``source`` counts the documents from 0. Of placings of
    a ``confidence`` of a half and above 95 in 100 are right; the others are to be checked.
    """

    source: int
    theme: str
    question: str | None
    confidence: float
    heading: str
    text: Text
    place: SectionPlace | None = None

    @property
    def doubtful(self) -> bool:
        """Tell whether an officer should check where it goes."""
        return self.confidence < _SURE

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        free = "closing" if self.place is SectionPlace.AFTER else "introduction"
        return {
            "theme": self.theme or free,
            "question": self.question,
            "confidence": round(self.confidence, 3),
            "check": self.doubtful,
            "heading": self.heading,
            "text": plain_with_labels(self.text),
        }


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that was not placed, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document: what it holds beside the plan, the title on its cover, its theme headings."""

    path: str
    title: str = ""
    left_aside: tuple[Aside, ...] = ()
    theme_headings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    text: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    council: str = ""  # whose it is, where that is another council than the plan's

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON; its text and pictures stay behind."""
        return {
            "path": self.path,
            "title": self.title,
            "council": self.council,
            "left_aside": [asdict(one) for one in self.left_aside],
            "theme_headings": dict(self.theme_headings),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the text of documents belongs, for the officer to confirm.

    ``loose`` are passages near to no question, which only the officer can place; ``bare`` are
    headings without text.
    """

    sources: tuple[PlacedDocument, ...]
    passages: tuple[PlacedPassage, ...]
    loose: tuple[PlacedPassage, ...] = ()
    bare: tuple[Aside, ...] = ()

    @property
    def unplaced(self) -> tuple[Aside, ...]:
        """All that has no place, with the reasons."""
        far = (Aside(plain_with_labels(one.text), WHY_FAR) for one in self.loose)
        return (*self.bare, *far)

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "sources": [one.data() for one in self.sources],
            "passages": [one.data() for one in self.passages],
            "unplaced": [asdict(one) for one in self.unplaced],
        }


def got_nothing(brief: Brief, passages: Iterable[PlacedPassage]) -> str:
    """Say which questions, and themes without any, got no text; empty where all have some."""
    filled = {one.question or one.theme for one in passages}
    numbers = []
    for theme in brief.themes:
        asking = [(one.id, brief.number(one.id)) for one in theme.questions]
        for where, number in asking or [(theme.id, f"theme {theme.number}")]:
            if where not in filled:
                numbers.append(number)
    said = f"{listed(numbers)} got nothing." if numbers else ""
    return said[:1].upper() + said[1:]


def place(readings: Sequence[Reading], brief: Brief) -> Proposal:
    """Propose where the text of documents belongs."""
    asked = asked_by(brief)
    placed = [_place_one(reading, asked, n) for n, reading in enumerate(readings)]
    return Proposal(
        tuple(source for one in placed for source in one.sources),
        tuple(passage for one in placed for passage in one.passages),
        tuple(passage for one in placed for passage in one.loose),
        tuple(aside for one in placed for aside in one.bare),
    )


def _place_one(reading: Reading, asked: BriefAsks, source: int) -> Proposal:
    opened, names = _opened(reading, asked)
    blocks = numbered_apart(opened)  # a list may go on in another answer
    span = find_plan(blocks, asked)
    aside = {n for start, end, _ in span.asides for n in range(start, end)}
    kept = [n for n in range(span.start, span.end) if n not in aside]
    loose: tuple[PlacedPassage, ...] = ()
    bare: tuple[Aside, ...] = ()
    if span.headings:
        passages = tuple(_under_themes(blocks, kept, span, asked, source))
        written = {passage.theme for passage in passages}
        empty = (found for found in span.headings if found.theme not in written)
        bare = tuple(Aside(found.words, WHY_BARE) for found in empty)
    else:
        passages, loose = _by_ranking([blocks[n] for n in kept], asked, source)
    placed = PlacedDocument(
        reading.path,
        span.title,
        (*names, *_numbers(blocks, span.headings), *_gathered(blocks, span.asides)),
        {found.theme: found.words for found in span.headings},
        reading.notes,
        plain(blocks),
        reading.pictures,
    )
    return Proposal((placed,), passages, loose, bare)


def _opened(reading: Reading, asked: BriefAsks) -> tuple[Text, tuple[Aside, ...]]:
    """Return the blocks of a reading, tables opened that are forms to answer the brief in.

    The rows of a CSV file are paragraphs; the row of its columns' names is left aside.
    """
    blocks: list[Block] = []
    for block in reading.blocks:
        if isinstance(block, Table) and is_form(block, asked):
            blocks += form_blocks(block, asked)
        else:
            blocks.append(block)
    if not reading.rows:
        return tuple(blocks), ()
    table = Table(new_id(), tuple(tuple((Run(cell),) for cell in row) for row in reading.rows))
    if is_form(table, asked):
        return (*blocks, *form_blocks(table, asked)), ()
    lines, names = as_lines(reading.rows)
    blocks += (Paragraph(new_id(), (Run(line),)) for line in lines)
    return tuple(blocks), (Aside(names, WHY_NAMES),) if names else ()


def _numbers(blocks: Text, headings: Sequence[FoundHeading]) -> Iterator[Aside]:
    """Go through the headings that name a theme by nothing but its number."""
    for found in headings:
        if found.words != found.number != "":
            yield Aside(plain_with_labels(blocks[found.start : found.end]), WHY_NUMBER)


def _gathered(blocks: Text, asides: Sequence[tuple[int, int, str]]) -> Iterator[Aside]:
    """Go through what was left aside in the document's order, neighbours of one kind as one."""
    merged: list[tuple[int, int, str]] = []
    for start, end, why in sorted(asides):
        if merged and merged[-1][1] == start and merged[-1][2] == why:
            merged[-1] = (merged[-1][0], end, why)
        else:
            merged.append((start, end, why))
    for start, end, why in merged:
        text = plain_with_labels(blocks[start:end])
        if text.strip():
            yield Aside(text, why)


def _under_themes(
    blocks: Text, kept: Sequence[int], span: PlanSpan, asked: BriefAsks, source: int
) -> Iterator[PlacedPassage]:
    """Place the text before the first theme, under each theme, and after the last."""
    headings = span.headings
    level = heading_level(blocks, headings)
    opening = [blocks[n] for n in kept if n < headings[0].start]
    yield from _in_sections(opening, level, SectionPlace.BEFORE, source)
    for found, following in zip(headings, [*headings[1:], None], strict=True):
        stop = following.start if following else len(blocks)
        text = [blocks[n] for n in kept if found.end <= n < stop]
        if found.rest:
            text.insert(0, Paragraph(new_id(), (Run(found.rest),)))
        closing: list[Block] = []
        if following is None:
            at = _closing(text, level if isinstance(blocks[found.start], Heading) else 0)
            text, closing = text[:at], text[at:]
        yield from _under_theme(text, found, asked, source)
        yield from _in_sections(closing, level, SectionPlace.AFTER, source)


def _closing(blocks: Sequence[Block], level: int) -> int:
    """Return where closing text begins that belongs to no theme: at a heading as high as theirs.

    Where the themes have no headings of their own kind (``level`` 0), only a usual word of
    closing tells.
    """
    for n, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        words, _ = unnumbered(plain_block(block))
        higher = block.level < level or (block.level == level and level == 1)
        if higher or words.lower().strip(" :") in _CLOSING or (level and is_appendix(block)):
            return n
    return len(blocks)


def _in_sections(
    blocks: Sequence[Block], level: int, where: SectionPlace, source: int
) -> Iterator[PlacedPassage]:
    """Place free text in sections, parted at headings as high as those of the themes."""
    heading = "Introduction" if where is SectionPlace.BEFORE else "Closing"
    begun: Block | None = None  # a heading that has no text yet
    open_blocks: list[Block] = []
    names: set[str] = set()  # of sections; a heading that comes again is a sub-heading
    for block in blocks:
        new = plain_block(block).lower() not in names
        if new and (opens(block) or (isinstance(block, Heading) and block.level <= level)):
            if begun:  # two headings in a row: the first is no section's
                open_blocks.append(begun)
            begun = block
            continue
        if begun:
            yield from _section(open_blocks, heading, where, source)
            heading, begun, open_blocks = plain_block(begun), None, []
        names.add(heading.lower())
        open_blocks.append(block)
    yield from _section([*open_blocks, begun] if begun else open_blocks, heading, where, source)


def _section(
    blocks: Sequence[Block], heading: str, where: SectionPlace, source: int
) -> Iterator[PlacedPassage]:
    for text, _ in cut_passages(blocks):
        yield PlacedPassage(source, "", None, 1.0, heading, text, where)


def _under_theme(
    blocks: Sequence[Block], found: FoundHeading, asked: BriefAsks, source: int
) -> Iterator[PlacedPassage]:
    """Place the passages of a theme on its questions, or on the theme's own text."""
    said: str | None = None  # the question whose words or label stand as a heading above
    theme = asked.theme(found.theme)
    for n, (text, sub_heading) in enumerate(cut_passages(blocks)):
        heading = sub_heading if n and sub_heading else found.words
        if any(isinstance(block, Heading) for block in text) or _asks(text):
            said = question_heading(text, theme)
        if quotes(text, theme):
            question, sure = None, 0.0
        elif said:
            question, sure = said, 1.0
        else:
            ready = ranker(asked.brief)
            question, sure = ready.nearest(plain(text), sub_heading, theme.number)
            question = question if sure >= _GUESSED else None
        yield PlacedPassage(source, found.theme, question, sure, heading, text)


def _asks(text: Text) -> bool:
    return isinstance(text[0], Paragraph) and plain_block(text[0]).rstrip().endswith(("?", ";"))


def _by_ranking(
    blocks: Sequence[Block], asked: BriefAsks, source: int
) -> tuple[tuple[PlacedPassage, ...], tuple[PlacedPassage, ...]]:
    """Place passages that stood under no theme on their best question of all, where one is near.

    What is near to none is returned apart.
    """
    passages: list[PlacedPassage] = []
    loose: list[PlacedPassage] = []
    ready = ranker(asked.brief)
    for text, heading in cut_passages(blocks):
        question, sure = ready.nearest(plain(text), heading)
        if question and sure >= _NEAR:
            theme, _ = asked.brief.question(question)
            passages.append(PlacedPassage(source, theme.id, question, sure, heading, text))
        else:
            loose.append(PlacedPassage(source, "", None, 0.0, heading, text))
    return tuple(passages), tuple(loose)
