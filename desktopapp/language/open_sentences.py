"""Sentences that are joined by a comma alone, and what is opened and never closed."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import matches
from desktopapp.language.language_rules import AUX

_AUX_WORD = re.compile(rf"\b{AUX}\b", re.IGNORECASE)


def listed_twice(text: str) -> Iterator[Fault]:
    """Flag what stands twice in one list of acronyms."""
    for match in re.finditer(
        r"(?:[A-Z][A-Za-z]{1,6}(?: \([A-Z]{2,6}\))?, ){3,}(?:and )?[A-Z][A-Za-z]{1,6}", text
    ):
        seen: set[str] = set()
        for word in re.finditer(r"[A-Z][A-Za-z]+", match.group()):
            if word.group() in seen:
                start = match.start() + word.start()
                yield Fault(start, start + len(word.group()), "Listed twice.")
            seen.add(word.group())


_OPENS = {")": "(", "]": "[", "”": "“"}
_BRACKETS = re.compile(r"[()\[\]“”]")


def never_closed(text: str) -> Iterator[Fault]:
    """Flag brackets and quotation marks that never close."""
    open_ones: dict[str, list[int]] = {"(": [], "[": [], "“": []}
    for match in _BRACKETS.finditer(text):
        mark = match.group()
        if mark in open_ones:
            open_ones[mark].append(match.start())
        elif open_ones[_OPENS[mark]]:
            open_ones[_OPENS[mark]].pop()
    for mark, left in open_ones.items():
        for at in left:
            if mark != "“" or '"' not in text[at:].partition("\n")[0]:  # else closed otherwise
                yield Fault(at, at + 1, "This never closes.")


_SMALL_OPENING = re.compile(
    r"(?:\b[a-z]{4,}(?<!\bapprox)(?<!\bincl)|[a-z]\)|\b[a-z]{2,}(?=[?!])|%|\b(?:19|20)\d\d)[.!?] "
    r"(?P<flag>[a-z]{2,})\b(?![.@])"
)


def small_openings(text: str) -> Iterator[Fault]:
    """Flag sentences that begin with a small letter."""
    for start, end in matches(_SMALL_OPENING, text):
        yield Fault(start, end, "A sentence begins with a capital letter.")


_SPLICE = re.compile(
    r"(?<=[a-z0-9”\"]), (?P<flag>(?:this|these|it|they|there|the [a-z]+) (?:is|are|was|were|has"
    r"|have|will)|this (?:led|meant|means|saved|helped|helps|allows|allowed|resulted|gave|made)"
    r"|however (?=(?:this|it|we|the|there|they|that)\b))"
    r"\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:when|while|whilst|if|as|although|though|however|because|since|where|once|after|before"
    r"|overall|unless"
    r"|until|given|in order|for example|with|by|during|over the|following|due to|despite)\b",
    re.IGNORECASE,
)


def comma_splices(text: str) -> Iterator[Fault]:
    """Flag two sentences joined by a comma, where nothing makes the first depend on the second."""
    for match in _SPLICE.finditer(text):
        start = max(text.rfind(stop, 0, match.start()) for stop in ".;:\n") + 1
        before = text[start : match.start()]
        depends = _SUBORDINATE.search(before) or re.search(r"\b(?:and|but|or|so),?$", before)
        if _AUX_WORD.search(before) and len(before.split()) > 5 and not depends:  # noqa: PLR2004  # a clause
            yield Fault(*match.span("flag"), "Two sentences joined by a comma.")
