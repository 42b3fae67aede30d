"""Place the text of documents under a brief's themes and questions.

A response, in which the questions themselves stand, is placed by them; any other document by the
headings of its themes, and where it has none, by what its passages are about.
"""

from collections.abc import Iterator, Sequence

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
from desktopapp.library.proposal import (
    WHY_BARE,
    WHY_NAMES,
    WHY_NUMBER,
    WHY_QUESTIONS,
    Aside,
    PlacedDocument,
    PlacedPassage,
    Proposal,
)
from desktopapp.library.ranking import ranker
from desktopapp.library.responses import Response, Zone, read_response
from desktopapp.library.table_rows import as_lines
from desktopapp.library.theme_headings import FoundHeading, unnumbered
from desktopapp.plan.brief import Brief
from desktopapp.plan.list_labels import numbered_apart, plain_with_labels
from desktopapp.plan.plan import SectionPlace
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

_GUESSED = 0.1  # how sure a guess within a theme must be to be offered at all
_NEAR = 0.35  # the same where nobody knows the theme
_SOME = 0.25  # the share of questions that a response answers, where it could be a plan
_CLOSING = frozenset(
    {"conclusion", "conclusions", "closing", "closing remarks", "next steps", "summary"}
    | {"place leadership", "monitoring and review", "contact", "contacts", "further information"}
)


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
    response = _response(reading, asked)
    if response:
        return _place_response(reading, *response, asked, source)
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


def _response(reading: Reading, asked: BriefAsks) -> tuple[Text, Response] | None:
    """Return the blocks of a document that is a response to the brief, and how it is cut.

    One that answers few of many questions under headings of the themes is a plan that quotes some.
    """
    tables = (_table(reading.rows),) if reading.rows else ()
    blocks = numbered_apart((*reading.blocks, *tables))
    found = read_response(blocks, asked)
    few = found and len(found.answered) < _SOME * sum(1 for _ in asked.brief.questions())
    if found is None or (few and find_plan(blocks, asked).headings):
        return None
    return blocks, found


def _table(rows: Sequence[Sequence[str]]) -> Table:
    return Table(new_id(), tuple(tuple((Run(cell),) for cell in row) for row in rows))


def _place_response(
    reading: Reading, blocks: Text, response: Response, asked: BriefAsks, source: int
) -> Proposal:
    """Place the answers of a response below their questions, and what stands around them."""
    ends = [FoundHeading("", zone.at, zone.at, "", 1.0) for zone in response.zones]
    span = find_plan(blocks, asked, (ends[0], ends[-1]))
    if span.end < len(blocks) and (cut := read_response(blocks[: span.end], asked)):
        response = cut
    aside = {n for start, end, _ in span.asides for n in range(start, end)}
    opening = [blocks[n] for n in range(span.start, response.zones[0].at) if n not in aside]
    level = heading_level(blocks, span.headings)
    passages = (
        *_in_sections(opening, level, SectionPlace.BEFORE, source),
        *_in_zones(response.zones, asked, level, source),
    )
    ours = ((response.own, WHY_QUESTIONS), (response.names, WHY_NAMES))
    placed = PlacedDocument(
        reading.path,
        span.title,
        (
            *(Aside("\n".join(lines), why) for lines, why in ours if lines),
            *_gathered(blocks, span.asides),
        ),
        {asked.themes[zone.theme].id: zone.heading for zone in response.zones if zone.is_theme},
        reading.notes,
        plain(blocks),
        reading.pictures,
    )
    return Proposal((placed,), passages)


def _in_zones(
    zones: Sequence[Zone], asked: BriefAsks, level: int, source: int
) -> Iterator[PlacedPassage]:
    """Place what stands below each question, under each theme, and after the last of them."""
    last = max(n for n, zone in enumerate(zones) if zone.theme >= 0)
    ids = [question.id for _, question in asked.brief.questions()]
    for n, zone in enumerate(zones):
        if not zone.text:
            continue
        if n > last:
            yield from _in_sections(zone.text, level, SectionPlace.AFTER, source)
            continue
        theme = asked.themes[next(one.theme for one in zones[n:] if one.theme >= 0)].id
        if zone.question >= 0:
            question = ids[zone.question]
            yield PlacedPassage(source, theme, question, zone.sure, zone.heading, zone.text)
        else:
            heading = FoundHeading(theme, 0, 0, zone.heading, 1.0)
            yield from _under_theme(zone.text, heading, asked, source)


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
    table = _table(reading.rows)
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
