"""What stands behind a comparison: “than”, and no other word."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault

_MORE = (
    r"(?:higher|lower|cheaper|dearer|faster|slower|quicker|better|worse|smaller|larger|bigger"
    r"|greater|fewer|easier|longer|shorter|older|newer|stronger|weaker|simpler|safer|cleaner)"
)
_SIZE = (
    r"(?:higher|lower|smaller|larger|bigger|greater|cheaper|dearer|faster|slower|longer|shorter)"
)
_OTHER = (  # what a comparison is made with
    r"(?:that of|those of|(?:the|our|its|their|an?) (?:old|previous|former|last|other|average"
    r"|national|regional|original)|(?:in )?(?:other|most other|neighbouring) "
    r"|(?:last|previous) years?|(?:any|all) other)"
)
_FIGURE = r"(?:£?\d|half\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
_WRONG = re.compile(
    rf"\b(?:{_MORE} (?P<a>to|from|as|then|that|of|compared than) (?={_OTHER})"
    rf"|{_SIZE} (?P<e>that) (?:before|in|at|most|they|we|it|last)\b"
    rf"|{_MORE} (?P<f>to) (?:most|inflation|(?:the )?average|others?)\b"
    rf"|(?:more|less) [a-z]+ (?P<g>that|then|as|to) (?:before|it was|they were|(?:the|our) (?:last"
    r"|old|previous|former))\b"
    r"|fewer [a-z]+s (?P<h>that|then) (?:we|they|before|in)\b"
    rf"|(?:more|less|fewer) (?P<b>as|that|then|from) (?={_OTHER}|{_FIGURE})"
    rf"|(?:[Mm]ore|[Ll]ess|[Ff]ewer) (?P<c>of) (?=(?:half|ten|two|a (?:third|quarter))\b)"
    r"|compared (?P<d>than)\b)"
)
_FINITE = re.compile(r"^[^.,;]*\b(?:is|are|was|were|has|have|had|will|did|does|do)\b")


def comparisons(text: str) -> Iterator[Fault]:
    """Go through comparisons without “than”: “higher to that of our neighbours”."""
    for match in _WRONG.finditer(text):
        said = next(name for name in "abcdefgh" if match[name])
        clause = (
            said in "ab" and match[said] in ("as", "that") and _FINITE.match(text[match.end() :])
        )
        if not clause:
            start, end = match.start(), match.end(said)
            yield Fault(start, end, "“than” is meant.")
