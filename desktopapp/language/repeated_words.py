"""Words that stand twice within a phrase."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset

_PREPOSITION = r"(?P<a>in|to|for|on|with|of|from|by|at)"
_PHRASES = re.compile(r"\b((?:[A-Za-z’'-]+ ){1,4}[A-Za-z’'-]+) \1\b")
_JOINED = re.compile(
    r"\b(?P<one>[a-z]{4,}) and (?P=one)\b(?! (?!in\b|of\b|for\b|to\b|across\b)[A-Za-z])"
)
_IN_ORDER = re.compile(  # a phrase of several words that comes again within its clause
    r"\b(?P<phrase>in order to|as well as|as part of|as a result of|in terms of|such as"
    r"|in relation to|in addition to)\b[^.;:!?\n,]{1,60}\b(?P=phrase)\b",
    re.IGNORECASE,
)
_MEANT = wordset("more over again less years time round through higher better")
_OTHERS = (
    (
        re.compile(
            r"\b(?P<one>also|currently|already|therefore|however)\b[^.;:!?\n,]{1,40}\b(?P=one)\b"
        ),
        "A word said twice.",
    ),
    (
        re.compile(rf"\b{_PREPOSITION} (?:which|whom)\b[^.;:!?\n,]{{3,50}} (?P=a)(?=[.;,\n])"),
        "The preposition stands twice.",
    ),
    (
        re.compile(rf"\b{_PREPOSITION} (?:the|a|an|our|its) (?P=a) (?:the|a|an|our|its)\b"),
        "Words said twice.",
    ),
)


def phrases_again(text: str) -> Iterator[Fault]:
    """Go through words that stand twice within a phrase."""
    for match in _PHRASES.finditer(text):
        if len(set(match[1].lower().split())) > 1:
            yield Fault(*match.span(), "Words said twice.")
    for match in _IN_ORDER.finditer(text):
        yield Fault(*match.span(), "Words said twice.")
    for match in _JOINED.finditer(text):
        if match["one"] not in _MEANT:
            yield Fault(*match.span(), "A word said twice.")
    for pattern, why in _OTHERS:
        for match in pattern.finditer(text):
            yield Fault(*match.span(), why)
