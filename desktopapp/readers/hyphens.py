"""Hyphens at line ends: which of them only part a word, and which are its own.

Nothing tells it for sure but a soft hyphen. So the words that stand whole in the document are
asked first, then what British English writes with a hyphen, then whether the document parts words
at all: most programs do not, and then a hyphen at a line end is one that was typed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from desktopapp.readers.letters import SOFT_HYPHEN

HYPHENS = "-\u2010" + SOFT_HYPHEN
_ENDS = tuple(HYPHENS)
PREFIX_END = re.compile(rf"(?:^|[\W\d_])[^\W\d_][{HYPHENS}]$")  # of one letter: "e-"
_ALWAYS_HYPHENED = re.compile(r"self(?!ish|less|same)|well(?!being|ness|spring|ing|s\b)")
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBERS = re.compile(  # "twenty-first", "two-thirds"
    rf"(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:{_ONES}|first|second|third|fifth|ninth"
    r"|(?:four|six|seven|eigh)th)s?"
    rf"|{_ONES}-(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"
)
_TIED = re.compile(  # these make one word with what stands before them by a hyphen alone
    r"(?:long|short|medium|near)-term|(?:part|full|half)-time|non-(?!sens|ethe|chal)[a-z]+"
    r"|(?!inter|super|under)[a-z]{4,}-(?:based|funded|friendly|oriented|owned|related|focused)"
)
_BRITISH = re.compile(  # with a hyphen, though some write them without
    r"co-(?:op(?:s|t|ts|ted|ting|tion)?$|(?:operat|ordinat|own|author|chair|design|produc|locat)"
    r"[a-z]*|(?:work|fund|found)[a-z]*)|re-(?:e(?!stless)[a-z]{3,}|offend[a-z]*|let(?:s|ting)?$)"
    r"|re-(?:open|us)(?:s|e|es|ed|ing)?$|pre-e[a-z]{3,}"
    r"|anti-(?:social|poverty|racis|fraud|bully)[a-z]*|ex-(?:offender|service|officio)[a-z]*"
    r"|multi-(?:agency|year|use|purpose|storey|million|academy|function|disciplin)[a-z]*"
    r"|cross-(?:border|boundary|council|party|cutting|sector|service|department)[a-z]*"
    r"|mid-(?:year|term|point|20)[a-z]*|post-(?:war|16|19)[a-z]*"
)
_LITTLE = frozenset(  # words that no other word ends in after a hyphen
    ("to", "of", "the", "by", "in", "on", "up", "off", "out", "and", "for", "at", "a", "than")
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"[/@]|www\.")  # of the web or of a person: nothing parts it but its own
_HYPHENED_END = re.compile(rf"([^\W\d_]{{2,}})[{HYPHENS}]$")
_STEM = 4  # letters in which two words must agree, beside the shorter one whole
_FEWEST_LINES = 60  # of a text that tells whether it parts words
_SURE = 2  # words that lines part and that stand whole elsewhere
_FEW = 0.015  # of the lines: a text that parts words does so more often


@dataclass(frozen=True, slots=True)
class WholeWords:
    """The words that stand whole in a document, in lower case, and whether lines part others."""

    words: frozenset[str] = frozenset()
    hyphened: tuple[str, ...] = ()  # those of them with hyphens, in order
    parts_words: bool = True

    def has_hyphened(self, word: str) -> bool:
        """Tell whether a word with a hyphen stands in it, or another of the same beginning."""
        at = bisect_left(self.hyphened, word)
        near = self.hyphened[max(at - 1, 0) : at + 1]
        return any(
            one.startswith(word) or (word.startswith(one) and len(one) - one.rfind("-") > _STEM)
            for one in near
        )


NOTHING_KNOWN = WholeWords()


def whole_words(lines: Iterable[str]) -> WholeWords:
    """Return the words that stand whole in lines; it is not asked whether lines part words."""
    found: set[str] = set()
    was_parted = False
    for line in lines:
        whole = [match.group().lower() for match in _WORD.finditer(line.rstrip(HYPHENS + " "))]
        is_parted = line.rstrip().endswith(_ENDS)
        found.update(whole[int(was_parted) : len(whole) - is_parted])
        was_parted = is_parted
    return WholeWords(frozenset(found), tuple(sorted(word for word in found if "-" in word)))


def known_words(lines: Iterable[str]) -> WholeWords:
    """Return what lines tell of their words."""
    all_lines = list(lines)
    words = whole_words(all_lines)
    return replace(words, parts_words=_parts_words(all_lines, words))


def _parts_words(lines: list[str], known: WholeWords) -> bool:
    """Tell whether lines part words that have no hyphen, as some programs do to fill a line."""
    parted = kept = ends = 0
    for line, following in pairwise(lines):
        if not line.rstrip().endswith(_ENDS):
            continue
        end = _HYPHENED_END.search(line.rstrip())
        begin = _WORD.match(following.lstrip())
        if end and begin and begin[0][:1].islower():
            first, second = end[1].lower(), begin[0].lower()
            ends += 1
            parted += first + second in known.words
            kept += _is_hyphened(first, second, known)
    unknown = ends - parted - kept
    is_sure = parted >= _SURE or parted > kept
    return len(lines) < _FEWEST_LINES or is_sure or unknown > _FEW * len(lines)


def keeps_hyphen(word: str, following: str, known: WholeWords) -> bool:
    """Tell whether the hyphen that ends a word at a line end stays before what follows."""
    if word.endswith(SOFT_HYPHEN):
        return False
    if PREFIX_END.search(word) or _ADDRESS.search(word):
        return True
    found = _WORD.match(following)
    second = found.group().lower() if found else ""
    first = word[:-1].lower()
    if first + second in known.words:
        return False
    last = first.rpartition("-")[2]
    little = second.partition("-")[0] in _LITTLE or (last != first and last in _LITTLE)
    if little or _is_hyphened(first, second, known):
        return True
    return not known.parts_words or (last != first and _is_hyphened(last, second, known))


def _is_hyphened(first: str, second: str, known: WholeWords) -> bool:
    """Tell whether a word has its hyphen, as the document or British English writes it."""
    together = f"{first}-{second}"
    if any(one.fullmatch(together) for one in (_NUMBERS, _TIED, _BRITISH)):
        return True
    both = first in known.words and second in known.words
    always = first in ("self", "well") and bool(_ALWAYS_HYPHENED.match(first + second))
    return both or always or known.has_hyphened(together)
