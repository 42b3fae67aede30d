"""Amounts in a sentence, by which sums are done: money, shares, posts and numbers of anything.

Years, days, times and numbers of sections are no amounts. How far an amount may have been rounded
follows from how it is written: a number of things is exact, money in full to the thousand.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from desktopapp.plan.days import MONTHS

WORDS_OF_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_APART = "[ \N{NO-BREAK SPACE}]"
_KINDS = (
    "hours?|days?|weeks?|months?|years?|minutes?|seconds?|miles?|kilometres?|km|tonnes?|kg|kWh"
    "|MW|MWh|acres?|hectares?|litres?|metres?|pence|degrees?|points?|times"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/£&-])(?P<sign>[-\N{{MINUS SIGN}}])?(?P<pound>£ ?)?(?P<number>{_NUMBER})"
    rf"(?P<size>{_APART}?(?:million|billion|thousand|bn|m|k)\b)?"
    rf"(?P<unit>{_APART}?(?:%|per ?cent\b)|{_APART}?(?:FTEs?|full[- ]time equivalents?)\b)?"
    rf"(?![\w/£]|[.,:][0-9]|-[A-Za-z])(?:{_APART}(?:percentage )?(?P<kind>{_KINDS})\b)?"
    rf"|(?<![\w-])(?P<word>{'|'.join(WORDS_OF_NUMBERS)})\b(?!-)"
    rf"(?: (?P<word_kind>{_KINDS})\b)?",
    re.IGNORECASE,
)
_ANY = re.compile(rf"[0-9]|\b(?:{'|'.join(WORDS_OF_NUMBERS)})\b", re.IGNORECASE)
_NUMBERS = re.compile(rf"[0-9][0-9,.]*|\b(?:{'|'.join(WORDS_OF_NUMBERS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY_BEHIND = re.compile(rf"(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b| ?[ap]m\b", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"\b(?:section|appendix|annex|page|pages|paragraph|theme|question|phase|table|figure|part"
    r"|chapter|step|number|no\.|grade|band|tier|level|stage|version|room|item|aged|age|ages"
    rf"|{'|'.join(MONTHS)}) $",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?P<about>about|around|roughly|approximately|circa|some|approx\.?)"
    r"|(?P<under>nearly|almost|just under|under|up to|close to|less than|fewer than|at most)"
    r"|(?P<over>over|more than|just over|at least|above|in excess of)",
    re.IGNORECASE,
)
_SIZES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_THOUSAND, _LARGE = (
    Decimal(1000),
    Decimal(100_000),
)  # money in full is rounded to one from the other
_BEFORE = 20  # characters in which a word before an amount is looked for
_HALF, _TENTH = Decimal("0.5"), Decimal("0.1")
_MOST = 60  # in a sentence; who lists more writes no sentence
POUNDS, SHARE, POSTS = "£", "%", "FTE"
_PLACES = {POUNDS: 2}  # to how many a sum is worth writing, where it is not whole


class SaidAmount(NamedTuple):
    """An amount of a sentence: where it stands, its value, and how far off that may be.

    ``of`` is what is counted: pounds, a share, posts, hours or the like; nothing of other things.
    ``start`` is where its number begins, ``first`` where a word such as "about" before it does.
    """

    start: int
    end: int
    value: Decimal
    slack: Decimal
    of: str
    words: str
    hedge: str = ""
    first: int = 0

    @property
    def least(self) -> Decimal:
        """The least that it may be of."""
        return self.value - self.slack

    @property
    def most(self) -> Decimal:
        """The most that it may be of."""
        return self.value + self.slack


def holds_amount(words: str) -> bool:
    """Tell at a glance whether words may hold an amount."""
    return _ANY.search(words) is not None


def may_hold_amounts(words: str, least: int) -> bool:
    """Tell at a glance whether words may hold so many amounts."""
    return sum(1 for _ in islice(_NUMBERS.finditer(words), least)) >= least


def amounts_in(sentence: str) -> list[SaidAmount]:
    """Return the amounts of a sentence in their order."""
    return list(islice(_amounts(sentence), _MOST)) if holds_amount(sentence) else []


def _amounts(sentence: str) -> Iterator[SaidAmount]:
    for found in _AMOUNT.finditer(sentence):
        if found["word"]:
            value, slack = Decimal(WORDS_OF_NUMBERS[found["word"].lower()]), Decimal(0)
            of, end = _kind(found["word_kind"]), found.end("word")
        elif _is_name(sentence, found):
            continue
        else:
            (value, slack), of = _read(found), _of(found)
            end = max(found.end(one) for one in ("number", "size", "unit"))
        before = sentence[max(found.start() - _BEFORE, 0) : found.start()]
        hedge, first = _hedged(before, found.start())
        slack += abs(value) * _TENTH if hedge else 0
        words = sentence[found.start() : end]
        yield SaidAmount(found.start(), end, value, slack, of, words, hedge, first)


def _is_name(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether a number is a year, a day, or the number of a section and the like."""
    if found["pound"] or found["unit"] or found["size"]:
        return False
    if _YEAR.fullmatch(found["number"]) or _DAY_BEHIND.match(sentence, found.end("number")):
        return True
    before = sentence[max(found.start() - _BEFORE, 0) : found.start()]
    return _NAMED_BEFORE.search(before) is not None


def _of(found: re.Match[str]) -> str:
    unit = (found["unit"] or "").strip().lower()
    if found["pound"]:
        return POUNDS
    if unit:
        return SHARE if unit[0] in (SHARE, "p") else POSTS
    return _kind(found["kind"])


def _kind(words: str | None) -> str:
    return words.lower().rstrip("s") if words else ""


def _read(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return the value of a number, and how far from it what was rounded to it may be."""
    digits = found["number"].replace(",", "")
    size = (found["size"] or "").strip().lower()
    power = Decimal(10) ** _SIZES.get(size, 0)
    value, places = Decimal(digits) * power, len(digits.partition(".")[2])
    last = power / Decimal(10) ** places
    if found["pound"] and value >= _LARGE and not size and not value % _THOUSAND:
        last = _THOUSAND
    is_exact = not (places or size or found["pound"] or found["unit"] or found["kind"])
    slack = Decimal(0) if is_exact else last * _HALF
    return (-value if found["sign"] else value), slack


def _hedged(before: str, start: int) -> tuple[str, int]:
    """Return how a word before an amount takes from it, and where that word begins."""
    for found in _HEDGE.finditer(before):
        if not before[found.end() :].strip():
            return found.lastgroup or "", start - len(before) + found.start()
    return "", start


def written_like(value: Decimal, like: SaidAmount) -> str:
    """Write a value in the way in which an amount is written."""
    words = like.words.lower()
    size = next((one for one in _SIZES if words.endswith(one)), "")
    places = 0 if value == value.to_integral_value() and not size else _PLACES.get(like.of, 1)
    shown = value / Decimal(10) ** _SIZES.get(size, 0)
    shown = round(shown, places).normalize() if places else Decimal(round(shown))
    apart = " " if len(size) > 2 else ""  # noqa: PLR2004  # a word, no sign
    unit = {POUNDS: "", SHARE: "%", POSTS: " FTE", "": ""}.get(like.of, f" {like.of}s")
    return f"{'£' if like.of == POUNDS else ''}{shown:,f}{apart}{size}{unit}"
