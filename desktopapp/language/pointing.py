"""Words that point to a picture, a table or a part, which the text does not have."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault

_PICTURE = (
    r"(?:photographs?|photos?|pictures?|images?|charts?|graphs?|diagrams?|maps?|infographics?"
    r"|tables?|illustrations?|screenshots?|flow ?charts?|figures?|graphics?)"
)
_SIDE = r"(?:below|above|overleaf|opposite|on the (?:next|left|right|previous)(?: page)?)"
_POINTING = re.compile(
    rf"\b(?:(?:[Aa]s )?(?:shown|seen|set out|illustrated|detailed|listed) in the {_PICTURE}"
    rf"|[Tt]he (?:following )?{_PICTURE} {_SIDE}"
    rf"|[Tt]he {_PICTURE}(?= (?:shows?|illustrates?|sets? out)\b)"
    rf"|[Aa]s the {_PICTURE} (?:below |above |overleaf )?shows?"
    rf"|(?:[Ss]ee|[Rr]efer to) (?:the )?{_PICTURE} (?:below|above|overleaf|\d+))"
)
_NUMBERED = re.compile(
    r"\b(?:(?:[Aa]s )?(?:set out|described|shown|detailed|explained|listed) in |[Ss]ee )?"
    r"(?P<what>[Ss]ection|[Aa]ppendix|[Aa]nnex|[Tt]able|[Ff]igure|[Cc]hapter|[Pp]aragraph|[Cc]hart"
    r"|[Dd]iagram|[Ss]chedule|[Pp]art(?= \w+ of this)) (?P<number>\d+(?:\.\d+)*|[A-Z]"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:of|to|in|under) (?:the )?[A-Z])"
    r"(?: (?:below|above|of this (?:plan|report|document)))?"
)
_OF_A_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Code|[Oo]fficer)\b")
_NEAR = 60  # characters around a section's number that tell whether it is a law's
_OWN_NUMBERS = (
    "section",
    "paragraph",
    "chapter",
    "part",
    "schedule",
)  # which headings have without these words
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDED = {word: str(number) for number, word in enumerate(_WORDS, 1)}
_UNNUMBERED = re.compile(
    r"\b(?:[Ss]ee|[Rr]efer to|[Ss]et out in|[Ll]isted in|[Dd]etailed in|[Ss]hown in|[Gg]iven in)"
    r" (?:the )?(?P<what>[Aa]nnex|[Aa]ppendix|[Gg]lossary)\b(?! [A-Z\d]| (?:to|of) (?:the )?[A-Z])"
)
_FEW = 2  # figures of a number that a plan's own sections have at most


def leads_nowhere(text: str, there: str = "", *, pictures: bool = False) -> Iterator[Fault]:
    """Go through words that point to a picture or a numbered part that the text does not have.

    ``there`` is more of the same document; ``pictures`` tells that it has pictures or tables.
    """
    if not pictures and "\t" not in text:
        for match in _POINTING.finditer(text):
            yield Fault(*match.span(), "There is no such picture or table here.")
    for match in _NUMBERED.finditer(text):
        kind, number = match["what"].lower(), match["number"]
        number = _WORDED.get(number, number)
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        of_a_law = kind in _OWN_NUMBERS and (
            _OF_A_LAW.search(around) or len(number.partition(".")[0]) > _FEW
        )
        if not of_a_law and not _is_there(kind, number, f"{there}\n{text}"):
            yield Fault(*match.span(), "This leads to a part that is not here.")
    for match in _UNNUMBERED.finditer(text):
        if not re.search(rf"(?mi)^\W*{match['what']}\b", f"{there}\n{text}"):
            yield Fault(*match.span(), "This leads to a part that is not here.")


def _is_there(kind: str, number: str, whole: str) -> bool:
    """Tell whether a line of a text begins with what is named."""
    if re.search(rf"(?m)^\W*(?i:{kind}) {re.escape(number)}\b(?=\s*(?:$|[:.)–—-]|[A-Z]))", whole):
        return True
    own = kind in _OWN_NUMBERS
    return own and bool(re.search(rf"(?m)^{re.escape(number)}[.)]?\s+\S", whole))
