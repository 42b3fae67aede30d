"""Sums in sentences that do not add up: a whole and the parts that are listed of it.

What rounding may explain is not said, nor what may be no list of parts: figures that stand
otherwise in their points than the rest, rates, ranges. Too little is only said of lists that seem
to be whole; too much of any.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from desktopapp.plan.said_amounts import (
    SHARE,
    SaidAmount,
    amounts_in,
    holds_amount,
    may_hold_amounts,
    written_like,
)
from desktopapp.plan.text import Run, plain_runs
from desktopapp.plan.three_way import sentences


class SumFault(NamedTuple):
    """A total that is not the sum of its parts: where it stands, both, and where the parts are."""

    start: int
    end: int
    said: str
    comes_to: str
    parts: tuple[tuple[int, int], ...] = ()


class _Listed(NamedTuple):
    """A whole and the parts that a sentence lists of it; ``all`` tells whether these are all."""

    whole: SaidAmount
    parts: Sequence[SaidAmount]
    all: bool


_ALL_OF = (
    r"made up of|comprising|comprised of|comprises|consisting of|consists of|split between"
    r"|split into|divided into|divided between|broken down (?:as|into)|shared between|namely"
)
_CUT = re.compile(
    rf"(?P<all>\b(?:{_ALL_OF})\b:?|:(?= )| [–—] )"
    r"|(?P<some>,? ?\b(?:of|from) (?:which|whom|these|those|this|them|that)\b,?)"
    r"|(?P<beside>\()",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?P<refers>of (?:which|whom|these|those|this|them|that)\b,?)|(?P<of>of )", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\b(?:a|the|this) (?:grand |combined |overall )?total (?:sum )?of|\btotall?ing|\badding up to"
    r"|\bwhich adds? up to|\bcom(?:es|ing|e) to|\bmak(?:es|ing)|\bin (?:all|total)|\btogether"
    r"|\bcombined|\baltogether|\bequals|\bor",
    re.IGNORECASE,
)
_SURELY = (
    re.compile(  # what stands at a total behind its parts: without it, it may be another figure
        r"\b(?:total|totall?ing|add(?:s|ing)? up to|in all|in total|together|combined|altogether"
        r"|equals)\b",
        re.IGNORECASE,
    )
)
_REST = re.compile(
    r"\b(?:(?:the )?(?:other|remaining|remainder|rest)|the balance)\b"
    r"[ (,–:]*(?:was|were|is|are|of)?[ (]*$",
    re.IGNORECASE,
)
IN_PART = re.compile(
    r"\b(?:includ\w+|such as|for (?:example|instance)|mainly|mostly|chiefly|largely|principally"
    r"|among|the rest|the remainder|the others?|the remaining|the balance|others|elsewhere|largest"
    r"|biggest|main|key|e\.g|at least)\b",
    re.IGNORECASE,
)
NO_PARTS = re.compile(
    r"\b(?:each|per(?! ?cent)|every|apiece|average|between £?[0-9]|up from|down from|compared"
    r"|rather than|instead of|against|more than one|overlap\w*)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:also|both|as well as|or more)\b", re.IGNORECASE
)  # some count in two parts
_RATE = re.compile(r" ?(?:an?|per|each|every) (?:hour|day|week|month|year)\b", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:to|-|–|—|or) ?(?:about |around |nearly )?", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:[,:;(–—]|\b(?:and|plus|with|which|whom|of|these|those|comprising|into|being)),? ?"
    r"(?:an? |another |a further |the (?:other|remaining|rest) |the rest, |some |only |just )*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\)?(?: ?FTEs?)?(?:[,;.)]|$| and\b| were\b| was\b| are\b| is\b)", re.IGNORECASE
)
_LITTLE = re.compile(  # what stands behind a number that is of the same things as the whole
    r"in|at|for|on|to|from|by|with|without|of|were|was|are|is|have|had|has|will|who|which|that|and"
    r"|or|under|over|not|more|fewer|new|permanent|temporary|\w+(?:ed|ly|ing)|\w+-\w+"
)
_BEFORE = 40  # characters in which what leads to a figure is looked for
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_FEWEST = 2  # parts that make a sum
_NOUN = 4  # words of what is counted
_GAP = 60  # characters between a whole and what opens the list of its parts
_WHOLE = Decimal(100)
NOT_SAID = "100%"  # a whole that nothing says
OF_SHARES = re.compile(
    r"\b(?:comes?|came) from|\b(?:is|are|was|were) (?:spent|split|divided|funded|made up)"
    r"|\b(?:goes|go|went|spent|spend) (?:to|on)|\baccount(?:s|ed)? for|\bmakes? up|\bdivided\b"
    r"|\bagree\w*\b.*\bdisagree\w*|\b(?:permanent|full[- ]time)\b.*\b(?:temporary|part[- ]time)\b",
    re.IGNORECASE,
)


def line_sums(line: str) -> Iterator[SumFault]:
    """Go through the totals of the sentences of a line that are not the sum of their parts."""
    if not holds_amount(line):
        return
    at, before = 0, ""
    for one in sentences((Run(line),)):
        words = plain_runs(one.runs)
        for fault in sentence_sums(words, before):
            yield _moved(fault, at, len(before))
        size = len(words) + len(plain_runs(one.space))
        at, before = at + size, words + plain_runs(one.space)


def _moved(fault: SumFault, by: int, before: int = 0) -> SumFault:
    """Return a fault at its place in a line; the sentence before its own has a length."""
    by -= before
    parts = tuple((start + by, end + by) for start, end in fault.parts)
    return fault._replace(start=fault.start + by, end=fault.end + by, parts=parts)


def sentence_sums(sentence: str, before: str = "") -> Iterator[SumFault]:
    """Go through the totals of a sentence that are not the sum of the parts it lists.

    Places are counted from the beginning of ``before``, the sentence before it.
    """
    if not may_hold_amounts(sentence, _FEWEST):
        return
    words = before + sentence
    found = [one for one in amounts_in(words) if one.end > len(before)]
    if len(found) < _FEWEST or NO_PARTS.search(sentence):
        return
    earlier = amounts_in(before) if _OPENING.match(sentence) else []
    for listed in _listings(words, len(before), found, earlier):
        fault = fault_of(words, listed.whole, listed.parts, is_all=listed.all)
        if fault:
            yield fault
        return  # another way to read it would say the same, or be a guess


def _listings(
    words: str, begin: int, found: Sequence[SaidAmount], earlier: Sequence[SaidAmount]
) -> Iterator[_Listed]:
    """Go through the ways in which a sentence may list the parts of a whole."""
    yield from _opened(words, begin, found, earlier)
    for cut in _CUT.finditer(words, begin):
        before = [one for one in found if one.end <= cut.start()]
        end = _end_of_list(words, cut)
        after = [one for one in found if cut.end() <= one.start and one.end <= end]
        for whole in _wholes(words, before, cut):
            parts = _parts(words, whole, after, end, cut)
            if parts:
                is_all = _is_all(words[cut.start() : end], parts, words, cut)
                yield _Listed(whole, parts, is_all)
    yield from _closed(words, begin, found)
    yield from _shares(words, begin, found)


def _end_of_list(words: str, cut: re.Match[str]) -> int:
    if cut["beside"]:
        end = words.find(")", cut.end())
        return end if end >= 0 else len(words)
    nearest = re.compile(r"[:?!]|\.(?: |$)| [–—] ").search(words, cut.end())
    return nearest.start() if nearest else len(words)


def _wholes(words: str, before: Sequence[SaidAmount], cut: re.Match[str]) -> Iterator[SaidAmount]:
    """Go through what may be the whole before a list of parts, where no other may be it."""
    for unit in dict.fromkeys(one.of for one in reversed(before)):
        alike = [one for one in before if one.of == unit]
        gap = words[alike[-1].end : cut.start()]
        if len(gap) > _GAP or re.search(r"[.;:?!](?: |$)", gap):
            continue
        if cut["beside"] and ("," in gap or len(gap.split()) > _NOUN):
            continue
        if len(alike) == 1 or re.search(r"\btotal\b", words[alike[-2].end : alike[-1].start]):
            yield alike[-1]


def _opened(
    words: str, begin: int, found: Sequence[SaidAmount], earlier: Sequence[SaidAmount]
) -> Iterator[_Listed]:
    """Go through the parts of "Of the 120 homes, 80 …" and of "Of these, 80 …"."""
    opening = _OPENING.match(words, begin)
    if not opening:
        return
    if opening["refers"]:
        wholes = [one for one in earlier if one.of == found[0].of]
        whole = wholes[-1] if len(wholes) == 1 else None
        after = list(found)
    else:
        whole, after = found[0], list(found[1:])
        comma = words.find(",", whole.end)
        if not 0 <= comma - whole.end <= _GAP or len(words[begin : whole.start].split()) > _NOUN:
            return
        if after and after[0].start < comma:
            return
    end = len(words.rstrip(" .;"))
    if whole and (parts := _parts(words, whole, after, end)):
        yield _Listed(whole, parts, _has_rest(words, parts))


def _closed(words: str, begin: int, found: Sequence[SaidAmount]) -> Iterator[_Listed]:
    """Go through "£2m from A and £3m from B, a total of £5m"."""
    whole, before = found[-1], found[:-1]
    if len(before) < _FEWEST or len(words[whole.end :].split()) > 8:  # noqa: PLR2004  # the end of it
        return
    gap = words[before[-1].end : whole.first]
    near = f"{gap} {words[whole.end : whole.end + 15]}"
    if not _SURELY.search(near) or not (_CLOSING.search(gap) or "," in gap):
        return
    if IN_PART.search(words, begin) or any(one.of != whole.of for one in before):
        return
    if re.search(r"\bfrom\b[^,]*\bto $", words[begin : before[-1].first]):
        return
    if not _RATE.match(words, whole.end) and any(_RATE.match(words, one.end) for one in before):
        return
    yield _Listed(whole, before, all=True)


def _shares(words: str, begin: int, found: Sequence[SaidAmount]) -> Iterator[_Listed]:
    """Go through the shares of one whole of which no figure is said."""
    shares = [one for one in found if one.of == SHARE]
    if len(shares) < _FEWEST + 1 or len(shares) != len(found):
        return
    if not OF_SHARES.search(words, begin) or not _are_alike(words, shares, len(words), free=True):
        return
    last = shares[-1]
    whole = last._replace(value=_WHOLE, slack=Decimal(0), words=NOT_SAID)
    is_all = re.search(r"\b(?:is|are|was|were) (?:split|divided|made up)", words[begin:])
    yield _Listed(
        whole,
        shares,
        _has_rest(words, shares) or bool(is_all and not IN_PART.search(words[begin:])),
    )


def _parts(
    words: str,
    whole: SaidAmount,
    after: Sequence[SaidAmount],
    end: int,
    cut: re.Match[str] | None = None,
) -> Sequence[SaidAmount]:
    """Return the figures that are parts of a whole, or nothing where that is not sure."""
    free = cut is None or bool(cut["some"])
    if (whole.of == SHARE or (cut and cut["beside"])) and _YEAR.search(words[whole.end : end]):
        return ()  # what it was in other years
    shares = [one for one in after if one.of == SHARE]
    parts = [one for one in after if one.of == whole.of]
    if len(shares) > len(parts) and len(shares) >= _FEWEST and whole.of != SHARE:
        parts = shares
    if len(parts) < _FEWEST or not _are_alike(words, parts, end, free=free):
        return ()
    counts_points = whole.words.isalpha() and whole.value == len(parts)
    are_rates = any(_RATE.match(words, one.end) for one in parts)
    if counts_points or (are_rates and not _RATE.match(words, whole.end)):
        return ()
    if parts is shares:
        return parts
    is_named = free or bool(cut and (cut["beside"] or cut["all"][0].isalpha()))
    is_sum = all(one.least <= whole.most for one in parts) and (
        whole.of or _are_counted(words[:end], whole, parts, is_named=is_named)
    )
    return parts if is_sum else ()


def _are_counted(
    words: str, whole: SaidAmount, parts: Sequence[SaidAmount], *, is_named: bool
) -> bool:
    """Tell whether numbers of things are parts of another, none of them counted twice."""
    if _TWICE.search(words, whole.end):
        return False
    return is_named or _same_things(words, whole, parts)


def _same_things(words: str, whole: SaidAmount, parts: Sequence[SaidAmount]) -> bool:
    """Tell whether numbers are of the things that the whole is of: "12 posts: 5 in planning"."""
    own = set(re.findall(r"[\w-]+", words[whole.end : whole.end + _BEFORE].lower())[:3])
    for one in parts:
        behind = re.match(r" ?([\w-]+)", words[one.end :])
        word = behind[1].lower() if behind else ""
        if word and word not in own and not _LITTLE.fullmatch(word):
            return False
    return True


def _are_alike(words: str, parts: Sequence[SaidAmount], end: int, *, free: bool) -> bool:
    """Tell whether figures stand in one way in the points of a list, and none is a range."""
    for one, other in pairwise(parts):
        if _RANGE.fullmatch(words[one.end : other.start]):
            return False
    first = parts[1:] if free else parts
    begin = all(_BEGINS.search(words[max(0, one.first - _BEFORE) : one.first]) for one in first)
    return begin or all(_ENDS.match(words[:end], one.end) for one in parts)


def _has_rest(words: str, parts: Sequence[SaidAmount]) -> bool:
    """Tell whether the last part is said to be what is left."""
    last = parts[-1]
    return _REST.search(words[max(0, last.first - _BEFORE) : last.first]) is not None


def _is_all(listed: str, parts: Sequence[SaidAmount], words: str, cut: re.Match[str]) -> bool:
    """Tell whether a list seems to hold all parts of a whole."""
    if _has_rest(words, parts):
        return True
    lead = words[max(0, cut.start() - _GAP) : cut.start()]
    return not cut["some"] and not IN_PART.search(listed) and not IN_PART.search(lead)


def fault_of(
    words: str, whole: SaidAmount, parts: Sequence[SaidAmount], *, is_all: bool
) -> SumFault | None:
    """Return what is wrong with a sum, or nothing where it adds up or rounding explains it."""
    said = whole
    if parts[0].of == SHARE and whole.of != SHARE:
        said = whole._replace(value=_WHOLE, slack=Decimal(0), of=SHARE)
    summed = sum((one.value for one in parts), Decimal(0))
    slack = sum((one.slack for one in parts), said.slack)
    over = summed - said.value
    if (over < 0 and not is_all) or explained(over, slack, by_shares=said.of == SHARE):
        return None
    like = parts[0] if said.of == SHARE else whole
    places = tuple((one.start, one.end) for one in parts)
    written = "" if whole.words == NOT_SAID else words[whole.start : whole.end]
    return SumFault(whole.start, whole.end, written, written_like(summed, like), places)


def explained(off: Decimal, slack: Decimal, *, by_shares: bool = False) -> bool:
    """Tell whether rounding explains how far off a sum is; what is cut off counts for shares."""
    return not off or abs(off) < slack or (by_shares and abs(off) <= slack)
