"""Percentages in sentences that are not what their figures come to.

Of a change ("from 80 to 60, a fall of 25%"), of a part ("30 of the 40 sites, or 75%"), and of a
sum ("12% of £400,000, or £48,000"). What rounding may explain is not said.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from desktopapp.plan.said_amounts import SHARE, SaidAmount, amounts_in, written_like
from desktopapp.plan.text import Run, plain_runs
from desktopapp.plan.three_way import sentences


class ShareFault(NamedTuple):
    """A percentage that does not fit its figures: where all stand, it first, and what is true."""

    places: tuple[tuple[int, int], ...]
    message: str


_DOWN = (
    r"falls?|fell|fallen|reduc\w+|decreas\w+|drop(?:s|ped)?|down|cuts?|lower|fewer|less"
    r"|declin\w+|shorter"
)
_UP = r"rises?|rose|risen|increas\w+|grow\w*|grew|up|higher|gains?"
_SOFT = (
    r"(?:about |around |nearly |almost |over |more than |just |some |only |roughly "
    r"|an average of )*"
)
_WORD = r" [\w/’'-]+"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_FALLS, _RISES = _pattern(rf"\b(?:{_DOWN})\b"), _pattern(rf"\b(?:{_UP})\b")
_FROM = _pattern(rf"\bfrom {_SOFT}$")
_TO = _pattern(rf"(?:{_WORD}){{0,6}}?(?: \(?(?:in|by) [\w /–-]{{3,20}}\)?,?)? to {_SOFT}")
_THEN = _pattern(  # from the second figure to the percentage of the change
    rf"(?:{_WORD}){{0,8}}?(?:,| \(| –| —|;)? ?"
    r"(?:which is |that is |this is |or |by |down |up |i\.e\.,? )?"
    rf"(?:(?:an? |the )?(?:[\w-]+ )?(?:{_DOWN}|{_UP}|improvement|change|saving)(?: (?:of|by))? )?"
    rf"(?:by )?(?:of )?(?:an? |the )?{_SOFT}"
)
_BY = _pattern(rf"\b(?:{_DOWN}|{_UP}|improved|changed?)\b(?:{_WORD}){{0,6}}? by {_SOFT}$")
_BY_THEN = _pattern(rf",?(?:{_WORD}){{0,5}}?,? \(?from {_SOFT}")
_POINTS = _pattern(r" ?(?:percentage )?points?\b")
_SAYS = (
    r"(?:or|which is|that is|this is|i\.e\.,?|equal to|equivalent to|amounting to|worth|is|was"
    r"|were|are|comes to|came to|makes|representing|a rate of|a success rate of|a share of)"
)
_OF = _pattern(
    rf"(?:{_WORD}){{0,3}}? (?:out )?of "
    rf"(?:the |our |all |its |a total of |these |those )*{_SOFT}"
)
_OF_WHOLE = _pattern(
    r" of (?:the |our |its |an? |all |total |annual |yearly |net |gross |whole |overall |budget "
    rf"|spend |of )*{_SOFT}"
)
_OR = _pattern(rf"(?:{_WORD}){{0,7}}?(?:,? \(|, | – | — | )(?:{_SAYS} )?{_SOFT}")
_MARKED = _pattern(
    rf"\(|, (?:{_SAYS} )?{_SOFT}$| – | — |\b(?:or|is|was|are|were|representing) {_SOFT}$"
)
_OR_OF = _pattern(r"\(|\bor ")
_WITHIN = _pattern(rf"(?:{_WORD}){{0,2}} ?\(")
_RATE = re.compile(
    r"(?: \w+)? ?(?:an?|per|each|every|over) (?:\w+ )?(?:hour|day|week|month|year|quarter)s?\b",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)
_NOUN = 14  # characters in which the noun of a change stands behind its percentage
_FEWEST = 3  # figures that say a change or a share
_NEAR, _SOMEWHAT = Decimal("0.85"), Decimal(1)


def line_shares(line: str) -> Iterator[ShareFault]:
    """Go through the percentages of the sentences of a line that are not what figures come to."""
    if "%" not in line and "cent" not in line:
        return
    at = 0
    for one in sentences((Run(line),)):
        words = plain_runs(one.runs)
        for fault in sentence_shares(words):
            places = tuple((start + at, end + at) for start, end in fault.places)
            yield fault._replace(places=places)
        at += len(words) + len(plain_runs(one.space))


def sentence_shares(sentence: str) -> Iterator[ShareFault]:
    """Go through the percentages of a sentence that are not what its figures come to."""
    found = amounts_in(sentence)
    taken: set[SaidAmount] = set()
    for three in _threes(found):
        if taken.isdisjoint(three):
            is_one, fault = next(
                (one for look in _LOOKS if (one := look(sentence, three))[0]), _NO
            )
            if is_one:
                taken.update(three)
            if fault:
                yield fault


def _threes(found: Sequence[SaidAmount]) -> Iterator[Sequence[SaidAmount]]:
    """Go through three amounts at a time: those side by side, then those with one between."""
    yield from (found[n : n + _FEWEST] for n in range(len(found) - _FEWEST + 1))
    for n in range(len(found) - _FEWEST):
        one, two, three, four = found[n : n + _FEWEST + 1]
        yield (one, two, four)
        yield (one, three, four)


_Told: TypeAlias = tuple[
    bool, ShareFault | None
]  # whether it is such a thing at all, and what is wrong
_NO: _Told = (False, None)


def _change(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "from 80 to 60, a fall of 25%", and at "fell by 25%, from 80 to 60"."""
    one, two, three_ = three
    if three_.of in (SHARE, "point") and _FROM.search(words[: one.first]):
        share, old, new = three_, one, two
        told = words[two.end : share.start]
        if not (_TO.fullmatch(words[one.end : two.start]) and _THEN.fullmatch(told)):
            return _NO
        if re.search(r"\ban? $", told):
            told += words[share.end : share.end + _NOUN]
    elif one.of in (SHARE, "point") and _BY.search(words[: one.first]):
        share, old, new = one, two, three_
        told = words[: one.first]
        between = _POINTS.sub("", words[one.end : two.start])
        if not (_BY_THEN.fullmatch(between) and _TO.fullmatch(words[two.end : three_.start])):
            return _NO
    else:
        return _NO
    if (old.of != new.of and old.of and new.of) or old.value <= 0 or new.value < 0:
        return _NO
    in_points = share.of == "point" or _POINTS.match(words, share.end) is not None
    if in_points and SHARE not in (old.of, new.of):
        return _NO
    return True, _judged_change(share, old, new, told, in_points=in_points)


def _judged_change(
    share: SaidAmount, old: SaidAmount, new: SaidAmount, told: str, *, in_points: bool
) -> ShareFault | None:
    of_shares = SHARE in (old.of, new.of)
    least, most = _relative(old.most, new.least), _relative(old.least, new.most)
    ways = [] if in_points else [(least, most)]
    if of_shares:
        ways.append((new.least - old.most, new.most - old.least))
    falls, rises = bool(_FALLS.search(told)), bool(_RISES.search(told))
    if falls is rises:  # which way it went is not said
        ways += [(-most, -least) for least, most in ways]
    elif falls:
        ways = [(-most, -least) for least, most in ways]
    if any(_fits(share, *way) for way in ways):
        return None
    true = new.value - old.value if of_shares and in_points else _relative(old.value, new.value)
    way = "a fall" if true < 0 else "a rise"
    size = _share_words(abs(true), share)
    size = size.replace("%", " percentage points") if of_shares and in_points else size
    said = f"From {old.words} to {new.words} is {way} of {size}."
    if not true:
        said = f"From {old.words} to {new.words} is no change."
    return ShareFault(_places(share, old, new), said)


def _relative(old: Decimal, new: Decimal) -> Decimal:
    return (new - old) / old * _HUNDRED if old > 0 else _HUNDRED


def _part(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "30 of the 40 sites, or 75%"."""
    part, whole, share = three
    if (
        share.of != SHARE
        or SHARE in (part.of, whole.of)
        or not _OF.fullmatch(words[part.end : whole.start])
    ):
        return _NO
    gap = words[whole.end : share.start]
    if not (_OR.fullmatch(gap) and _MARKED.search(gap)):
        return _NO
    return _judged_part(words, share, part, whole)


def _share_of_part(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "75% (30 of 40)" and "75%, or 30 of the 40 sites"."""
    share, part, whole = three
    if (
        share.of != SHARE
        or SHARE in (part.of, whole.of)
        or not _OF.fullmatch(words[part.end : whole.start])
    ):
        return _NO
    gap = words[share.end : part.start]
    if not (_OR.fullmatch(gap) and _OR_OF.search(gap)):
        return _NO
    return _judged_part(words, share, part, whole)


def _share_of_whole(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "12% of £400,000, or £48,000"."""
    share, whole, part = three
    if (
        share.of != SHARE
        or SHARE in (part.of, whole.of)
        or not _OF_WHOLE.fullmatch(words[share.end : whole.start])
    ):
        return _NO
    gap = words[whole.end : part.start]
    if not (_OR.fullmatch(gap) and _MARKED.search(gap)):
        return _NO
    return _judged_part(words, share, part, whole)


def _part_beside(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "£48,000, or 12% of £400,000" and at "£48,000 (12% of £400,000)"."""
    part, share, whole = three
    if (
        share.of != SHARE
        or SHARE in (part.of, whole.of)
        or not _OF_WHOLE.fullmatch(words[share.end : whole.start])
    ):
        return _NO
    gap = words[part.end : share.start]
    if not (_OR.fullmatch(gap) and _MARKED.search(gap)):
        return _NO
    return _judged_part(words, share, part, whole)


def _part_within(words: str, three: Sequence[SaidAmount]) -> _Told:
    """Look at "30 (75%) of the 40 sites" and at "12% (£48,000) of the £400,000"."""
    one, two, whole = three
    share, part = (one, two) if one.of == SHARE else (two, one)
    if share.of != SHARE or SHARE in (part.of, whole.of):
        return _NO
    behind = words[two.end : whole.start]
    is_within = _WITHIN.fullmatch(words[one.end : two.start])
    if not (is_within and behind.startswith(")") and _OF.fullmatch(behind[1:])):
        return _NO
    return _judged_part(words, share, part, whole)


def _judged_part(words: str, share: SaidAmount, part: SaidAmount, whole: SaidAmount) -> _Told:
    if (part.of != whole.of and part.of and whole.of) or whole.value <= 0 or part.value < 0:
        return _NO
    if part.value > whole.value * 3 or bool(_RATE.match(words, part.end)) != bool(
        _RATE.match(words, whole.end)
    ):
        return _NO
    if (part.of == "£") != (whole.of == "£"):
        return _NO
    least = part.least / whole.most * _HUNDRED
    most = part.most / whole.least * _HUNDRED if whole.least > 0 else _HUNDRED
    if _fits(share, least, most):
        return True, None
    true = part.value / whole.value * _HUNDRED
    said = f"{part.words} of {whole.words} is {_share_words(true, share)}."
    if part.of == "£":
        come = written_like(share.value * whole.value / _HUNDRED, part)
        said = f"{share.words} of {whole.words} is {come}."
    return True, ShareFault(_places(share, part, whole), said[0].upper() + said[1:])


def _fits(share: SaidAmount, least: Decimal, most: Decimal) -> bool:
    """Tell whether a percentage may be one from the least to the most that its figures come to."""
    half = _rounded(share)
    low, high = share.value - half, share.value + half
    if share.hedge == "over":
        return most >= low
    if share.hedge == "under":
        return least <= high and most >= low * _NEAR
    if share.hedge:
        low, high = low * (1 - _TENTH) - _SOMEWHAT, high * (1 + _TENTH) + _SOMEWHAT
    return low <= most and least <= high


_TENTH = Decimal("0.1")


def _rounded(share: SaidAmount) -> Decimal:
    places = len(re.sub(r"[^0-9.]", "", share.words).partition(".")[2])
    return Decimal(1).scaleb(-places) / 2


def _share_words(value: Decimal, like: SaidAmount) -> str:
    """Write a share to the places that it is told in."""
    places = len(re.sub(r"[^0-9.]", "", like.words).partition(".")[2])
    return f"{round(value, places):f}%"


def _places(*found: SaidAmount) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in found)


_LOOKS: tuple[Callable[[str, Sequence[SaidAmount]], _Told], ...] = (
    _change,
    _part,
    _share_of_part,
    _share_of_whole,
    _part_beside,
    _part_within,
)
