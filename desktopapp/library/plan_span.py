"""Find where in a document the plan stands, and what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktopapp.library.asked import BriefAsks
from desktopapp.library.other_parts import (
    covering_report,
    is_appendix,
    is_cover,
    is_title,
    letter_copies,
)
from desktopapp.library.theme_headings import FoundHeading, candidates, chosen_headings, unnumbered
from desktopapp.plan.text import Block, Heading, Paragraph, Text, block_words, plain_block

WHY_LETTER = "This is a copy of the letter, which the brief holds already."
WHY_REPORT = "This belongs to the covering report, not to the plan."
WHY_TITLE = "This is the document’s title."
WHY_COVER = "This is the cover: the plan's title, the council or a date, said again."
WHY_CONTENTS = "This is the list of contents, which is made anew."
WHY_BETWEEN = "This stands between the letter and the plan."
WHY_AFTER = "This stands after the plan, beside the letter or in another appendix."

_TITLE = 14  # words of a title at most
_BADLY_SCANNED = 120  # words between two parts of one letter at most
_ENTRY = 40  # words of an entry in a list of contents at most
_EXACT = 0.9  # the score of a theme heading in the letter's own words
_OPENING = frozenset(
    {"introduction", "foreword", "background", "overview", "about us", "about the council"}
    | {"executive summary", "context", "our council", "summary"}
)
_CONTENTS = frozenset({"contents", "table of contents"})


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """Where the plan stands: its blocks, its title, its theme headings in order of place.

    ``asides`` are stretches of blocks that are left aside, within it too: from, to, and why.
    """

    start: int
    end: int
    title: str
    headings: tuple[FoundHeading, ...]
    asides: tuple[tuple[int, int, str], ...]


def find_plan(blocks: Text, asked: BriefAsks, stands: tuple[FoundHeading, ...] = ()) -> PlanSpan:
    """Find the plan among the blocks of a document; ``stands`` is where it is known to stand."""
    places = candidates(blocks, asked)
    copies = _without_plan(letter_copies(blocks, asked), places, asked)
    barred = [False] * len(blocks)
    for start, end in copies:
        barred[start:end] = [True] * (end - start)
    headings = stands or tuple(chosen_headings(blocks, asked, places, barred))
    start, before = _beginning(blocks, asked, headings, copies)
    end, after = _ending(blocks, headings, copies)
    title, body, cover = _front(blocks, asked, headings, start, end)
    contents = _contents(blocks, body, headings[0].start if headings else body, places)
    asides = (*before, *after, *cover, *contents)
    return PlanSpan(body, end, title, headings, asides)


def _without_plan(
    copies: list[tuple[int, int]], places: Sequence[FoundHeading], asked: BriefAsks
) -> list[tuple[int, int]]:
    """Cut from the end of each copy of the letter a theme heading that already is the plan's.

    The letter names its themes in order; an earlier theme after a later one begins the plan.
    """
    cut_copies: list[tuple[int, int]] = []
    for start, end in copies:
        last, stop = -1, end
        for found in places:
            if not start <= found.start < end or found.score < _EXACT:
                continue
            if asked.order[found.theme] < last:
                stop = found.start
                break
            last = asked.order[found.theme]
        cut_copies.append((start, stop))
    return cut_copies


_Aside = tuple[int, int, str]


def _beginning(
    blocks: Text,
    asked: BriefAsks,
    headings: Sequence[FoundHeading],
    copies: Sequence[tuple[int, int]],
) -> tuple[int, list[_Aside]]:
    """Find where the plan begins: behind a covering report, and a letter that stands before it."""
    first = headings[0].start if headings else len(blocks)
    before = _joined([copy for copy in copies if copy[1] <= first], blocks)
    reports = (
        covering_report(blocks, 0, before[0][0] if before else first),
        covering_report(blocks, before[-1][1], first) if before else None,
    )
    floor = max(end for _, end in (*before, *filter(None, reports), (0, 0)))
    start = _begin(blocks, asked, floor, first, sure=bool(before) or not any(reports))
    why = WHY_REPORT if any(reports) else WHY_BETWEEN
    asides: list[_Aside] = [(*copy, WHY_LETTER) for copy in before]
    return start, asides + [(*gap, why) for gap in _gaps(0, start, before)]


def _joined(copies: Sequence[tuple[int, int]], blocks: Text) -> list[tuple[int, int]]:
    """Join copies of the letter with little between them: lines of it that were badly scanned."""
    joined: list[tuple[int, int]] = []
    for start, end in copies:
        gap = blocks[joined[-1][1] : start] if joined else ()
        if joined and sum(map(block_words, gap)) <= _BADLY_SCANNED:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _begin(blocks: Text, asked: BriefAsks, floor: int, first: int, *, sure: bool) -> int:
    """Find where the plan begins between what stands before it and its first theme heading."""
    if not floor:
        return 0
    for n in range(floor, first):
        if is_title(blocks[n], asked) or is_appendix(blocks[n]) or opens(blocks[n]):
            return n
    return floor if sure or first == len(blocks) else first


def opens(block: Block) -> bool:
    """Tell whether a block is a heading that usually begins a text, such as "Introduction"."""
    words = unnumbered(plain_block(block))[0] if isinstance(block, Paragraph | Heading) else ""
    return words.lower().strip(" :") in _OPENING


def _ending(
    blocks: Text, headings: Sequence[FoundHeading], copies: Sequence[tuple[int, int]]
) -> tuple[int, list[_Aside]]:
    """Find where the plan ends: before a letter, or the rest of a report, that stands after it."""
    last = headings[-1].end if headings else len(blocks)
    after = [copy for copy in copies if copy[0] >= last]
    end = after[0][0] if after else len(blocks)
    while after and end > last and _announces(blocks[end - 1]):
        end -= 1
    asides: list[_Aside] = [(*copy, WHY_LETTER) for copy in after]
    asides += [(*gap, WHY_AFTER) for gap in _gaps(end, len(blocks) if after else end, after)]
    report = covering_report(blocks, last, end)
    if report:
        asides.append((report[0], end, WHY_REPORT))
        end = report[0]
    return end, asides


def _announces(block: Block) -> bool:
    """Tell whether a block is the heading of an appendix or of the letter."""
    return is_appendix(block) or (
        isinstance(block, Heading) and "letter" in plain_block(block).lower()
    )


def _gaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Go through the stretches between ``start`` and ``end`` that are not taken."""
    for taken_start, taken_end in taken:
        if start < taken_start:
            yield start, min(taken_start, end)
        start = max(start, taken_end)
    if start < end:
        yield start, end


def _front(
    blocks: Text, asked: BriefAsks, headings: Sequence[FoundHeading], start: int, end: int
) -> tuple[str, int, list[_Aside]]:
    """Read the lines of the cover: the plan's title, where the text begins, lines left aside."""
    stop = headings[0].start if headings else end
    n = start
    while n < stop and is_cover(blocks[n], asked):
        n += 1
    if n == len(blocks) and not headings:
        return "", start, []  # nothing but a cover: it is the text
    titles = [one for one in range(start, n) if is_title(blocks[one], asked)]
    level = heading_level(blocks, headings)
    if not titles and n < stop and _is_own_title(blocks[n : n + 2], headings, level, asked):
        titles, n = [n], n + 1
        while n < stop and is_cover(blocks[n], asked):
            n += 1
    best = max(titles, key=lambda one: block_words(blocks[one]), default=-1)
    title = plain_block(blocks[best]) if titles else ""
    lines = [(one, one + 1, WHY_TITLE if one == best else WHY_COVER) for one in range(start, n)]
    return title, n, lines


def _is_own_title(
    pair: Text, headings: Sequence[FoundHeading], level: int, asked: BriefAsks
) -> bool:
    """Tell whether the first of two blocks is the title, in whatever words: it heads the rest."""
    if not headings or len(pair) < 2 or opens(pair[0]):  # noqa: PLR2004  # a title heads something
        return False
    if not isinstance(pair[0], Heading) or block_words(pair[0]) > _TITLE:
        return False
    followed = isinstance(pair[1], Heading) or is_cover(pair[1], asked)
    return pair[0].level < level or followed


def heading_level(blocks: Text, headings: Sequence[FoundHeading]) -> int:
    """Return the level of the theme headings, or 2 where they are no headings."""
    starts = [blocks[found.start] for found in headings]
    return min((block.level for block in starts if isinstance(block, Heading)), default=2)


def _contents(blocks: Text, start: int, stop: int, places: Sequence[FoundHeading]) -> list[_Aside]:
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
    return len(text.split()) <= _ENTRY and text[-1:].isdecimal()
