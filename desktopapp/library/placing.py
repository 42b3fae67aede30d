"""Place the text of documents under a brief's themes and questions, and take it into a plan.

Nothing is dropped in silence: every word of a document is in a passage, in a heading, or listed
with the reason why it was left aside or could not be placed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktopapp.library.other_parts import (
    is_appendix,
    is_cover,
    is_title,
    letter_copies,
    report_end,
)
from desktopapp.library.passages import cut, question_heading
from desktopapp.library.ranking import rank_questions
from desktopapp.library.theme_headings import Found, candidates, chosen, unnumbered
from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Place
from desktopapp.plan.text import (
    Block,
    Heading,
    Paragraph,
    Run,
    Text,
    block_words,
    new_id,
    plain,
    plain_block,
)
from desktopapp.readers.reading import Reading

_TITLE = 14  # words of a title at most
_NEAR = 0.5  # the confidence at which a passage most likely answers a question
_CLOSING = frozenset(
    {"conclusion", "conclusions", "closing", "closing remarks", "next steps", "summary"}
    | {"place leadership", "monitoring and review", "contact", "contacts", "further information"}
)
_OPENING = frozenset(
    {"introduction", "foreword", "background", "overview", "about us", "about the council"}
    | {"executive summary", "context", "our council", "summary"}
)
_CONTENTS = frozenset({"contents", "table of contents"})

WHY_LETTER = "This is a copy of the letter, which the brief holds already."
WHY_REPORT = "This is the covering report that stands before the plan."
WHY_COVER = "This is the cover: the plan's title, the council or a date, said again."
WHY_CONTENTS = "This is the list of contents, which is made anew."
WHY_BETWEEN = "This stands between the covering report and the plan."
WHY_AFTER = "This stands after the plan, beside the letter or in another appendix."
WHY_FAR = "This is near to no question of the brief, and stood under none of its themes."


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document and where it belongs.

    Under a theme: the question it answers, or nothing where none is near enough. With a
    ``place``: free text of a section before or after the themes; ``theme`` is then empty.
    ``heading`` is what it stood under. ``source`` counts the documents from 0.
    """

    source: int
    theme: str
    question: str | None
    confidence: float
    heading: str
    text: Text
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that was not placed, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A document: what it holds beside the plan, the title on its cover, its theme headings."""

    path: str
    title: str = ""
    left_aside: tuple[Aside, ...] = ()
    theme_headings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    text: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the text of documents belongs, for the officer to confirm."""

    sources: tuple[Placed, ...]
    passages: tuple[Passage, ...]
    unplaced: tuple[Aside, ...] = ()


def proposal_data(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as the command line prints it in JSON (design, section 8)."""
    return {
        "sources": [
            {
                "path": source.path,
                "title": source.title,
                "left_aside": [_aside_data(aside) for aside in source.left_aside],
                "theme_headings": dict(source.theme_headings),
                "notes": list(source.notes),
            }
            for source in proposal.sources
        ],
        "passages": [
            {
                "theme": passage.theme or "introduction"
                if passage.place is not Place.AFTER
                else "closing",
                "question": passage.question,
                "confidence": round(passage.confidence, 3),
                "heading": passage.heading,
                "text": plain(passage.text),
            }
            for passage in proposal.passages
        ],
        "unplaced": [_aside_data(aside) for aside in proposal.unplaced],
    }


def _aside_data(aside: Aside) -> dict[str, str]:
    return {"text": aside.text, "why": aside.why}


def place(readings: Sequence[Reading], brief: Brief) -> Proposal:
    """Propose where the text of documents belongs."""
    proposal = Proposal((), ())
    for n, reading in enumerate(readings):
        one = _place_one(reading, brief, n)
        proposal = Proposal(
            (*proposal.sources, *one.sources),
            (*proposal.passages, *one.passages),
            (*proposal.unplaced, *one.unplaced),
        )
    return proposal


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where in a document the plan stands, and what is left aside around it."""

    start: int
    end: int
    asides: tuple[tuple[int, int, str], ...]  # from block, to block, why


def _place_one(reading: Reading, brief: Brief, source: int) -> Proposal:
    blocks = _with_table_text(reading)
    places = candidates(blocks, brief)
    copies = _without_plan(letter_copies(blocks, brief), places, brief)
    barred = [False] * len(blocks)
    for start, end in copies:
        barred[start:end] = [True] * (end - start)
    headings = chosen(blocks, brief, places, barred)
    extent = _extent(blocks, brief, headings, copies)
    title, body, cover = _front(blocks, brief, headings, extent)
    contents = _contents(blocks, body, headings[0].start if headings else body, places)
    asides = [*extent.asides, *((n, n + 1, WHY_COVER) for n in cover), *contents]
    aside_blocks = {n for start, end, _ in asides for n in range(start, end)}
    kept = [n for n in range(body, extent.end) if n not in aside_blocks]
    if headings:
        passages = tuple(_under_themes(blocks, kept, headings, brief, source))
        unplaced: tuple[Aside, ...] = ()
    else:
        passages, unplaced = _by_ranking([blocks[n] for n in kept], brief, source)
    placed = Placed(
        reading.path,
        title,
        tuple(_gathered(blocks, asides)),
        {found.theme: found.words for found in headings},
        reading.notes,
        plain(blocks),
        reading.pictures,
    )
    return Proposal((placed,), passages, unplaced)


def _with_table_text(reading: Reading) -> Text:
    """Return the blocks of a reading; the rows of a CSV file are paragraphs."""
    if not reading.rows:
        return reading.blocks
    lines = (" ".join(cell for cell in row if cell.strip()) for row in reading.rows[1:])
    return tuple(Paragraph(new_id(), (Run(line),)) for line in lines if line)


def _without_plan(
    copies: list[tuple[int, int]], places: Sequence[Found], brief: Brief
) -> list[tuple[int, int]]:
    """Cut from the end of each copy of the letter a theme heading that already is the plan's.

    The letter names its themes in order; an earlier theme after a later one begins the plan.
    """
    order = {theme.id: n for n, theme in enumerate(brief.themes)}
    cut_copies: list[tuple[int, int]] = []
    for start, end in copies:
        last, stop = -1, end
        for found in places:
            if not start <= found.start < end or found.score < 0.9:  # noqa: PLR2004  # the letter's own words
                continue
            if order[found.theme] < last:
                stop = found.start
                break
            last = order[found.theme]
        cut_copies.append((start, stop))
    return cut_copies


def _extent(
    blocks: Text, brief: Brief, headings: Sequence[Found], copies: Sequence[tuple[int, int]]
) -> _Extent:
    """Find where the plan begins and ends, and say what stands around it."""
    first = headings[0].start if headings else len(blocks)
    last = headings[-1].end if headings else len(blocks)
    before = [copy for copy in copies if copy[1] <= first]
    after = next((copy[0] for copy in copies if copy[0] >= last), len(blocks))
    asides: list[tuple[int, int, str]] = [(*copy, WHY_LETTER) for copy in before]
    report = report_end(blocks, 0, before[0][0] if before else first)
    report_tail = report_end(blocks, before[-1][1], first) if before and not report else 0
    floor = max([report, report_tail, *(copy[1] for copy in before)])
    start = _begin(blocks, brief, floor, first, sure=not (report or report_tail) or bool(before))
    gaps = _gaps(0, start, [copy[:2] for copy in before])
    why = WHY_REPORT if report or report_tail else WHY_BETWEEN
    asides += [(*gap, why) for gap in gaps]
    end = after
    if after < len(blocks):
        while end > last and _is_short_line(blocks[end - 1]):
            end -= 1
        tail = [copy for copy in copies if copy[0] >= after]
        asides += [(*copy, WHY_LETTER) for copy in tail]
        asides += [(*gap, WHY_AFTER) for gap in _gaps(end, len(blocks), tail)]
    return _Extent(start, end, tuple(asides))


def _begin(blocks: Text, brief: Brief, floor: int, first: int, *, sure: bool) -> int:
    """Find where the plan begins between what stands before it and its first theme heading."""
    if not floor:
        return 0
    for n in range(floor, first):
        if is_title(blocks[n], brief) or is_appendix(blocks[n]) or _opens(blocks[n]):
            return n
    return floor if sure or first == len(blocks) else first


def _opens(block: Block) -> bool:
    words, _ = (
        unnumbered(plain_block(block)) if isinstance(block, Paragraph | Heading) else ("", 0)
    )
    return words.lower().strip(" :") in _OPENING


def _is_short_line(block: Block) -> bool:
    """Tell whether a block may be a line above the letter: an appendix's heading, an address."""
    text = plain_block(block)
    if is_appendix(block):
        return True
    return isinstance(block, Heading) and "letter" in text.lower()


def _gaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Go through the stretches between ``start`` and ``end`` that are not taken."""
    for taken_start, taken_end in taken:
        if start < taken_start:
            yield start, min(taken_start, end)
        start = max(start, taken_end)
    if start < end:
        yield start, end


def _front(
    blocks: Text, brief: Brief, headings: Sequence[Found], extent: _Extent
) -> tuple[str, int, list[int]]:
    """Read the lines of the cover: the plan's title, where the text begins, lines left aside."""
    stop = headings[0].start if headings else extent.end
    n = extent.start
    while n < stop and is_cover(blocks[n], brief):
        n += 1
    if n == len(blocks) and not headings:
        return "", extent.start, []  # nothing but a cover: it is the text
    titles = [one for one in range(extent.start, n) if is_title(blocks[one], brief)]
    heads = n < stop and _is_own_title(blocks[n : n + 2], headings, _level(blocks, headings))
    if not titles and heads:
        titles, n = [n], n + 1
    if not titles:
        return "", n, list(range(extent.start, n))
    best = max(titles, key=lambda one: block_words(blocks[one]))
    rest = [one for one in range(extent.start, n) if one != best]
    return plain_block(blocks[best]), n, rest


def _is_own_title(pair: Text, headings: Sequence[Found], level: int) -> bool:
    """Tell whether the first of two blocks is the title, in whatever words: it heads the rest."""
    if not headings or len(pair) < 2 or _opens(pair[0]):  # noqa: PLR2004  # a title heads something
        return False
    if not isinstance(pair[0], Heading) or block_words(pair[0]) > _TITLE:
        return False
    return pair[0].level < level or isinstance(pair[1], Heading)


def _contents(
    blocks: Text, start: int, stop: int, places: Sequence[Found]
) -> list[tuple[int, int, str]]:
    """Find a list of contents before the first theme: its heading, and lines that name themes."""
    named = {found.start for found in places}
    for n in range(start, stop):
        if plain_block(blocks[n]).strip(" *:").lower() in _CONTENTS:
            end = n + 1
            while end < stop and (end in named or _is_entry(blocks[end])):
                end += 1
            return [(n, end, WHY_CONTENTS)]
    return []


def _is_entry(block: Block) -> bool:
    """Tell whether a block is a line of a list of contents: it ends with a page number."""
    text = plain_block(block).rstrip()
    return len(text.split()) <= 40 and text[-1:].isdecimal()  # noqa: PLR2004  # a line or two


def _gathered(blocks: Text, asides: Sequence[tuple[int, int, str]]) -> Iterator[Aside]:
    """Go through what was left aside in the document's order, neighbours of one kind as one."""
    merged: list[tuple[int, int, str]] = []
    for start, end, why in sorted(asides):
        if merged and merged[-1][1] == start and merged[-1][2] == why:
            merged[-1] = (merged[-1][0], end, why)
        else:
            merged.append((start, end, why))
    for start, end, why in merged:
        text = plain(blocks[start:end])
        if text.strip():
            yield Aside(text, why)


def _under_themes(
    blocks: Text, kept: Sequence[int], headings: Sequence[Found], brief: Brief, source: int
) -> Iterator[Passage]:
    """Place the text before the first theme, under each theme, and after the last."""
    level = _level(blocks, headings)
    first = headings[0].start
    opening = [blocks[n] for n in kept if n < first]
    yield from _in_sections(opening, level, Place.BEFORE, source)
    for found, following in zip(headings, [*headings[1:], None], strict=True):
        stop = following.start if following else len(blocks)
        text = [blocks[n] for n in kept if found.end <= n < stop]
        if found.rest:
            text.insert(0, Paragraph(new_id(), (Run(found.rest),)))
        closing: list[Block] = []
        if following is None:
            at = _closing(text, level if isinstance(blocks[found.start], Heading) else 0)
            text, closing = text[:at], text[at:]
        yield from _under_theme(text, found, brief, source)
        yield from _in_sections(closing, level, Place.AFTER, source)


def _level(blocks: Text, headings: Sequence[Found]) -> int:
    """Return the level of the theme headings, or 2 where they are no headings."""
    levels = [
        block.level for block in (blocks[f.start] for f in headings) if isinstance(block, Heading)
    ]
    return min(levels, default=2)


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
    blocks: Sequence[Block], level: int, where: Place, source: int
) -> Iterator[Passage]:
    """Place free text in sections, parted at headings as high as those of the themes."""
    heading = "Introduction" if where is Place.BEFORE else "Closing"
    begun: Heading | None = None  # a heading that has no text yet
    open_blocks: list[Block] = []
    names: set[str] = set()  # of sections; a heading that comes again is a sub-heading
    for block in blocks:
        new = plain_block(block).lower() not in names
        if new and isinstance(block, Heading) and block.level <= level:
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
    blocks: Sequence[Block], heading: str, where: Place, source: int
) -> Iterator[Passage]:
    for text, _ in cut(blocks):
        yield Passage(source, "", None, 0.0, heading, text, where)


def _under_theme(
    blocks: Sequence[Block], found: Found, brief: Brief, source: int
) -> Iterator[Passage]:
    """Place the passages of a theme on its questions, or on the theme's own text."""
    questions = {question.id for question in brief.theme(found.theme).questions}
    said: str | None = None  # the question whose words or label stand as a heading above
    for text, heading in cut(blocks):
        if any(isinstance(block, Heading) for block in text) or _asks(text):
            said = question_heading(text, brief, found.theme)
        if said:
            yield Passage(source, found.theme, said, 1.0, heading or found.words, text)
            continue
        ranked = rank_questions(brief, plain(text), theme=found.theme, heading=heading)
        question, sure = next(((q, c) for q, c in ranked if q in questions), (None, 0.0))
        near = question if sure >= _NEAR else None
        yield Passage(source, found.theme, near, sure, heading or found.words, text)


def _asks(text: Text) -> bool:
    return isinstance(text[0], Paragraph) and plain_block(text[0]).rstrip().endswith(("?", ";"))


def _by_ranking(
    blocks: Sequence[Block], brief: Brief, source: int
) -> tuple[tuple[Passage, ...], tuple[Aside, ...]]:
    """Place passages that stood under no theme on their best question of all."""
    passages: list[Passage] = []
    unplaced: list[Aside] = []
    for text, heading in cut(blocks):
        ranked = rank_questions(brief, plain(text), heading=heading)
        question, sure = ranked[0] if ranked else ("", 0.0)
        if question and sure >= _NEAR:
            theme, _ = brief.question(question)
            passages.append(Passage(source, theme.id, question, sure, heading, text))
        else:
            unplaced.append(Aside(plain(text), WHY_FAR))
    return tuple(passages), tuple(unplaced)


def with_question(proposal: Proposal, number: int, question: str | None) -> Proposal:
    """Return a proposal in which a passage, counted from 0, goes to another question or none."""
    passages = list(proposal.passages)
    passages[number] = replace(passages[number], question=question, confidence=1.0)
    return replace(proposal, passages=tuple(passages))
