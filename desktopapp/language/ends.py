"""How paragraphs end, and quotation marks that close otherwise than they open."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault

_NO_STOP = re.compile(r"[\w%)”’]$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|may|should|must|would|could|does|do|did"
    r"|[a-z]+(?:ed|es)|gives?|needs?|makes?|takes?|took|gave|made|meets?|met|leads?|led|runs?"
    r"|works?|helps?|shows?|fell|rose|grew|came"
    r"|began|saw)\b"
)
_LIST = re.compile(r"\s*(?:[-–•*]|\d+[.)]|\(?[a-z]\))\s")
_LONG = 8  # words of a paragraph that is looked at
_SALUTATION = 4  # words of a line that may end with a comma
_SENTENCES = re.compile(r"[a-z0-9%)”’][.!?][”’)]? +[A-Z]")
_STOP_AT_END = re.compile(r"\.\s*(?:\n|$)")


def paragraph_ends(text: str) -> Iterator[Fault]:
    """Go through paragraphs without a full stop or with a comma at the end, and lead-ins."""
    lines = text.split("\n")
    at = 0
    for n, line in enumerate(lines):
        bare = line.rstrip()
        beneath = lines[n + 1] if n + 1 < len(lines) else ""
        last = bare.rfind(" ") + 1
        word, start, end = bare[last:], at + last, at + len(bare)
        if beneath[:1].isspace() or beneath[:1].islower():
            pass  # a line that goes on below
        elif _lacks_stop(lines, n, text):
            yield Fault(start, end, "A sentence ends with a full stop.", f"{word}.")
        elif bare.endswith(",") and len(bare.split()) > _SALUTATION and _ends_wrongly(lines, n):
            yield Fault(start, end, "No comma at the end.")
        elif bare.endswith(";") and not _LIST.match(line) and _LIST.match(beneath):
            yield Fault(start, end, "A colon before a list.", f"{word[:-1]}:")
        at += len(line) + 1


def _lacks_stop(lines: list[str], n: int, text: str) -> bool:
    """Tell whether a line is a paragraph of sentences without a full stop at its end."""
    bare = lines[n].rstrip()
    following = next((one for one in lines[n + 1 :] if one.strip()), "")
    words = len(bare.split())
    if words < _LONG or not _NO_STOP.search(bare) or _LIST.match(bare) or _LIST.match(following):
        return False
    long = bare[:1].isupper() and words > _LONG * 2 and _STOP_AT_END.search(text)
    told = long or _SENTENCES.search(bare)
    return bool(told) and bool(_FINITE.search(re.split(r"[.!?] ", bare)[-1]))


def _ends_wrongly(lines: list[str], n: int) -> bool:
    """Tell whether a line that ends with a comma is no item among others that do so too."""
    if not _LIST.match(lines[n]):
        return True
    others = [one.rstrip() for at, one in enumerate(lines) if at != n and _LIST.match(one)]
    ends = sum(one.endswith((",", ";", ", and", "; and")) for one in others)
    is_last = n + 1 >= len(lines) or not _LIST.match(lines[n + 1])
    return is_last or ends * 2 < len(others)


_MISMATCHED = re.compile(
    r"(?<!\w)(?:“[^”\"“\n]{1,200}(?P<a>\")|\"[^\"“”\n]{1,200}(?P<b>”)"
    r"|‘[^’'‘\n]{1,60}(?P<c>')(?!\w)|(?P<d>`)[^`\n]{1,60}['’`])"
)
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")


def quotation_marks(text: str) -> Iterator[Fault]:
    """Go through quotation marks that close otherwise than they open, and backticks."""
    for match in _MISMATCHED.finditer(text):
        begin = text.rfind(" ", 0, match.end() - 1) + 1
        start = match.start() if match["d"] else max(match.start(), begin)
        yield Fault(start, match.end(), "Quotation marks of two kinds.")
    for match in re.finditer(r"(?<=\w)`(?=\w)", text):
        why = "A backtick in the place of an apostrophe."
        yield Fault(match.start() - 1, match.end() + 1, why)
    curly, straight = text.count("’"), len(_STRAIGHT.findall(text))
    if curly and straight:
        odd = "'" if straight <= curly else "’"
        for match in re.finditer(rf"\w+{odd}\w+", text):
            yield Fault(*match.span(), "Apostrophes of two kinds, straight and curly.")
