"""Sums of lists that do not add up: points below a line that gives the total, or above one.

Of each point one figure counts. Points without one may be part of the whole all the same, so then
only too much is said.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktopapp.plan.said_amounts import SHARE, SaidAmount, amounts_in
from desktopapp.plan.sentence_sums import IN_PART, NO_PARTS, NOT_SAID, OF_SHARES, fault_of
from desktopapp.plan.text import Block, ListItem, Paragraph, plain_runs
from desktopapp.plan.three_way import sentence_ends

_TOTAL = re.compile(r"(?:in )?(?:grand |overall )?(?:totals?|all)\b[ :–-]*", re.IGNORECASE)
_COUNTED = re.compile(  # what may stand between a number of things and the list of them
    r"(?: [\w’-]+){0,3}:"
    r"|.{0,40}\b(?:of|in|are|were|as follows|as|made up of|comprising)\b[^.]{0,40}:",
    re.IGNORECASE,
)
_HAS = re.compile(  # what stands before a number of things that somebody has, and not who does it
    r"\b(?:we|it|they|there|council|team|service|total|has|have|had|of|are|were)\b[^,;]*$",
    re.IGNORECASE,
)
_NEAR = 25  # characters from the beginning of a point in which its figure leads it
_FEWEST = 2  # points that make a sum


class ListedPlace(NamedTuple):
    """Where a figure of a list stands: its block, from where to where, and its words."""

    block: str
    start: int
    end: int
    words: str


class ListFault(NamedTuple):
    """A total that is not the sum of the points of a list: what it says, and all places."""

    said: str
    comes_to: str
    places: tuple[ListedPlace, ...]


def list_sums(text: Sequence[Block]) -> Iterator[ListFault]:
    """Go through the totals of the lists of a text that are not the sum of their points."""
    lead: Block | None = None
    items: list[ListItem] = []
    for block in (*text, None):
        if isinstance(block, ListItem):
            items.append(block)
            continue
        if len(items) >= _FEWEST:
            yield from _of_list(lead if isinstance(lead, Paragraph) else None, items)
        lead, items = block, []


def _of_list(lead: Paragraph | None, items: Sequence[ListItem]) -> Iterator[ListFault]:
    """Hold the figures of a list against the line above it, or against its last point."""
    items = [one for one in items if one.level == items[0].level]
    words = [plain_runs(one.runs) for one in items]
    if len(items) > _FEWEST and _TOTAL.match(words[-1]):
        whole = next(iter(amounts_in(words[-1])), None)
        if whole:
            yield from _held(whole, items[-1], words[-1], items[:-1], words[:-1], is_all=True)
        return
    above = plain_runs(lead.runs).rstrip() if lead else ""
    if not lead or not above.endswith(":"):
        return
    begin = max((one for one in sentence_ends(above) if one < len(above)), default=0)
    said = above[begin:]
    if NO_PARTS.search(said):
        return
    is_all = not IN_PART.search(said)
    if OF_SHARES.search(said) and not amounts_in(said):
        yield from _shares(lead, above, items, words)
    for whole in _wholes(said):
        at = whole._replace(start=whole.start + begin, end=whole.end + begin)
        if whole.of or (
            _HAS.search(said[: whole.first]) and _COUNTED.fullmatch(said[whole.end :])
        ):
            faults = list(_held(at, lead, above, items, words, is_all=is_all))
            yield from faults
            if faults:
                return


def _shares(
    lead: Paragraph, above: str, items: Sequence[ListItem], words: Sequence[str]
) -> Iterator[ListFault]:
    """Hold the shares of one whole of which the line above gives no figure."""
    last = SaidAmount(len(above) - 1, len(above), Decimal(100), Decimal(0), "", NOT_SAID)
    for one in _held(last, lead, above, items, words, is_all=True):
        yield one._replace(places=one.places[1:])


def _wholes(said: str) -> Iterator[SaidAmount]:
    """Go through what may be the total of a list: the one figure of its unit in the line above."""
    found = amounts_in(said)
    for unit in dict.fromkeys(one.of for one in reversed(found)):
        alike = [one for one in found if one.of == unit]
        if len(alike) == 1:
            yield alike[0]


def _held(
    whole: SaidAmount,
    where: Paragraph | ListItem,
    said: str,
    items: Sequence[ListItem],
    words: Sequence[str],
    *,
    is_all: bool,
) -> Iterator[ListFault]:
    found = [amounts_in(one) for one in words]
    by_shares = whole.of != SHARE and OF_SHARES.search(said)
    unit = SHARE if by_shares and all(_one_of(one, SHARE) for one in found) else whole.of
    parts = [_one_of(one, unit) for one in found]
    known = [one for one in parts if one is not None]
    lacks = len(known) < len(parts)
    if len(known) < _FEWEST or (lacks and not is_all) or any(map(NO_PARTS.search, words)):
        return
    if unit == whole.of and any(one.least > whole.most for one in known):
        return
    if not unit and (lacks or any(one.first > 0 for one in known) or whole.value == len(items)):
        return
    fault = fault_of(said, whole, known, is_all=is_all and not lacks)
    if fault:
        points = zip(items, words, parts, strict=True)
        places = (
            ListedPlace(where.id, whole.start, whole.end, said[whole.start : whole.end]),
            *(
                ListedPlace(item.id, part.start, part.end, line[part.start : part.end])
                for item, line, part in points
                if part
            ),
        )
        yield ListFault(fault.said if unit == whole.of else "", fault.comes_to, places)


def _one_of(found: Sequence[SaidAmount], unit: str) -> SaidAmount | None:
    """Return the one figure of a point that has a unit; of several, the one that leads it."""
    alike = [one for one in found if one.of == unit and one.value > Decimal(0)]
    return alike[0] if alike and (len(alike) == 1 or alike[0].first < _NEAR) else None
