"""Acronyms that neither this text nor our plan has told in full."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, wordset
from desktopapp.language.known_names import systems

_ACRONYM = re.compile(
    r"(?<![\w&./-])(?P<flag>[A-Z](?:[A-Z]|&[A-Z]|[a-z]{1,2}[A-Z]){1,5}(?:[A-Z])?)(?=s?\b"
    r"|['’]s\b)(?![&\d]|\w*[-/]\d)"
)
_GROUPS = 7  # of letters between "&" in an acronym at most
_NEAR = 200  # characters around an acronym that may say what it is
_KNOWN = wordset(
    "UK NHS US EU OK TV PC AM PM II III IV VI VII IX XI BBC PDF USA GB CD DVD GP FAQ AGM PO VAT"
)
# The medium-term financial plan or strategy, which every council has: words beside it, such as
# "key strategies", may say what it is.
_OF_EVERY_COUNCIL = frozenset({"MTFP", "MTFS"})
_STANDARD_BEHIND = re.compile(r"(?<=ISO) \d{3,5}\b|(?<=BS) (?:EN )?\d{3,5}\b")
_SAYS_WHAT = re.compile(r"(?i)\b(?:strateg(?:y|ies)|financial|budgets?)\b")
_BESIDE = 30  # characters in which words may say what an acronym is
_EVERYDAY = wordset("IT HR MP MPs CEO ISO DIY FM GPs HMRC OFSTED GDPR CCTV MOT")
_BODIES = frozenset({"OFLOG", "NEC", "EY", "MRI", "SAP"})  # names of bodies that are acronyms too
_PRODUCT_AFTER = re.compile(
    r"s?\W+(?:[a-z][\w-]*\W+){0,3}?(?:systems?|software|platform|application|module|suite"
    r"|package|database|portal|certification|standard)\b"
)
_PRODUCT_BEFORE = re.compile(
    r"(?i:suppliers?|providers?|vendors?|products?|systems?|software|applications?|contractors?"
    r"|companies|firms)(?:,? (?:such as|like|including|e\.?g\.?,?)|:)? (?:[A-Z][\w.]+(?:, | and "
    r"| or |, and )){0,4}$"
)
_COMMON_BEFORE_SYSTEM = wordset("IT ICT HR GIS CRM ERP AI CCTV EDI LA PSN RPA MS")


def flag_acronyms(text: str, setting: FlagContext) -> Iterator[Flag]:
    """Flag each acronym once, where it first stands, unless it is told in full."""
    seen: set[str] = set()
    looked = line = 0  # the line that a word stands in is looked for from the word before
    for match in _ACRONYM.finditer(text):
        said = match["flag"]
        if said in seen or said in _KNOWN or _STANDARD_BEHIND.match(text, match.end()):
            continue
        line = text.rfind("\n", looked, match.start()) + 1 or line
        looked = match.start()
        if _is_shouted(text[line : line + _NEAR].partition("\n")[0]):
            continue
        seen.add(said)
        beside = text[max(line, match.start() - _BESIDE) : match.end() + _BESIDE].partition("\n")[
            0
        ]
        if said in _OF_EVERY_COUNCIL and _SAYS_WHAT.search(beside):
            continue
        if told_in_full(said, text) or told_in_full(said, setting.own_text):
            continue
        if (said in systems() and said not in _BODIES) or _is_product(text, match, said):
            continue
        yield Flag(FlagKind.ACRONYM, *match.span("flag"), "Not told in full here or in our plan.")


def told_in_full(said: str, text: str) -> bool:
    """Tell whether a text defines an acronym: "Full Words (FW)" or "FW (full words)"."""
    if said not in _bracketed(text):
        return False
    letters = re.escape(said)
    for match in re.finditer(rf"\(\s*['\"“‘]?{letters}s?(?:['’]s)?['\"”’]?\s*\)", text):
        words = re.findall(r"[A-Za-z]+", text[max(0, match.start() - 120) : match.start()])
        if _initials_fit(said, words):
            return True
    for match in re.finditer(rf"\b{letters}s? \(([^)]+)\)", text):
        inside = re.findall(r"[A-Za-z]+", match[1])
        if len(inside) > 1 and _initials_fit(said, inside):
            return True
    return False


_TOLD = re.compile(r"\(\s*['\"“‘]?(?P<said>[A-Z][A-Za-z&]{1,7}?)s?(?:['’]s)?['\"”’]?\s*\)")
_WORDS_BEFORE = 120  # characters in which an acronym's name stands before it


def acronyms_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Go through the acronyms of a text, with where they stand; a heading in capitals has none."""
    for match in _ACRONYM.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        if not _is_shouted(text[line:].partition("\n")[0]):
            yield match["flag"], *match.span("flag")


def everybody_knows(said: str) -> bool:
    """Tell whether an acronym needs no telling: it is known, or the name of a system."""
    known = said in _KNOWN | _OF_EVERY_COUNCIL | _EVERYDAY
    return known or (said in systems() and said not in _BODIES)


def acronyms_told(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Go through the acronyms that a text tells in full: each, its name, from where to where."""
    for match in _TOLD.finditer(text):
        said = match["said"]
        begin = max(0, match.start() - _WORDS_BEFORE)
        words = list(re.finditer(r"[A-Za-z][A-Za-z'’]*", text[begin : match.start()]))
        for count in range(1, min(len(words), len(said) * 2 + 2) + 1):
            first = words[-count]
            fits = _initials_fit(said, [one.group() for one in words[-count:]])
            if fits and first.group()[0].lower() == said[0].lower():
                start = begin + first.start()
                yield said, text[start : match.start()].strip(), start, match.end()
                break


@lru_cache(maxsize=4)
def _bracketed(text: str) -> frozenset[str]:
    """Return the words that open a bracket or stand before one: where acronyms are told."""
    found = set(re.findall(r"\(\s*['\"“‘]?([A-Za-z&]+?)(?=s?(?:['’]s)?['\"”’]?\s*\))", text))
    for word in re.findall(r"[A-Za-z&]+(?= \()", text):
        parts = word.split("&")[-_GROUPS:]
        ends = ("&".join(parts[at:]) for at in range(len(parts)))
        found |= {said for end in ends for said in (end, end.removesuffix("s"))}
    return frozenset(found)


def _initials_fit(said: str, words: list[str]) -> bool:
    """Tell whether the last words begin with the acronym's letters; small words are passed."""
    letters = [one.lower() for one in said if one.isupper()]
    at = len(letters) - 1
    for word in reversed(words[-len(letters) * 2 - 2 :]):
        if at >= 0 and word[0].lower() == letters[at]:
            at -= 1
        elif word.lower() not in {"a", "and", "as", "for", "in", "of", "on", "the", "to", "with"}:
            break
    return at < 0


def _is_product(text: str, match: re.Match[str], said: str) -> bool:
    """Tell whether the words around name a product: it is flagged as a name."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    following = re.match(r"s? (\w+)", after)
    if f"{_last_word(before)} {said}" in systems():
        return True
    if following and f"{said} {following[1]}" in systems():
        return True
    if said in _COMMON_BEFORE_SYSTEM:
        return False
    return bool(_PRODUCT_AFTER.match(after) or _PRODUCT_BEFORE.search(before))


def _last_word(text: str) -> str:
    """Return the last word of a text."""
    return text.rstrip().rpartition(" ")[2]


def _is_shouted(line: str) -> bool:
    """Tell whether a line is in capitals: a heading, and its words no acronyms."""
    words = re.findall(r"[A-Za-z]{2,}", line)
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004  # acronyms are mostly shorter
    enough = len(long) > 1 or (long and len(words) > 2)  # noqa: PLR2004  # "IT and HR" is none
    return bool(enough) and all(word.isupper() for word in words)
