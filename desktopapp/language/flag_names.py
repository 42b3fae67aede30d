"""Names of councils, places, bodies, programmes and systems that are not ours."""

import re
from collections.abc import Iterator

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, wordset
from desktopapp.language.known_names import councils, systems, usual_names, usual_words
from desktopapp.plan.council import short_council
from desktopapp.plan.days import MONTH

_CAPITAL = r"(?:[A-Z](?:&[A-Z])?[\w'’]*(?:[-.][A-Z]?\w+)*)"
_JOIN = r"(?: (?:and|&|(?:of|for|in|on|upon|to)(?: the)?|at|the) )"
_NAME = re.compile(
    rf"{_CAPITAL}(?:(?:{_JOIN}| ){_CAPITAL}|(?: \d{{2,4}}(?:-\d{{2,4}})?)\b){{0,12}}"
)
_KIND_AFTER = re.compile(
    r" (?:funds?|funding|scheme|programme|hub|strategy|network|partnership|board|committee|trust"
    r"|framework|fund|project|initiative|service|system|platform|portal|shared services?)\b"
)
_STATUTE = re.compile(r"\b(?:Acts?|Regulations|Bill|Code|Rules|Order)(?: (?:19|20)\d\d)?$")
_STATUTE_AFTER = re.compile(r"\)? (?:\([A-Z][^()]*\) )*(?:Act|Regulations|Order|Rules)\b")
_SENTENCE = re.compile(r"(?:^|[.!?:;\n•]|\n\s*[-–•*])[\s\-–•*“\"'‘(]*$")


def flag_names(text: str, setting: FlagContext) -> Iterator[Flag]:
    """Flag names that are not ours; partners and predecessors of ours count as ours.

    A single capital word that opens a sentence is flagged only where it is known to be a name.
    """
    mid = _mid_sentence_words(text)
    for match in _NAME.finditer(text):
        start, end = match.span()
        opens = bool(_SENTENCE.search(text[:start]))
        start, end = _trimmed(text, start, end, opens=opens, mid=mid)
        if start >= end:
            continue
        said = text[start:end]
        if _STATUTE.search(said) or _STATUTE_AFTER.match(text, end):
            continue
        if _is_usual(said) or is_ours(said, setting):
            continue
        start, end = _tight(start, said)
        said = text[start:end]
        if not _is_name(said, text[start:], opens=opens and start == match.start(), mid=mid):
            continue
        after = _KIND_AFTER.match(text[end:])
        if after and not said.endswith(tuple("0123456789")):
            end += after.end()
        yield Flag(FlagKind.NAME, start, end, _why(said, setting), _replacement(said, setting))
    lower = text.lower()
    for name in (one for one in systems() if " " in one and one.lower() in lower):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield Flag(FlagKind.NAME, *match.span(), "A supplier or system; check which is ours.")
    for match in re.finditer(r"\bISO ?\d{4,5}\b", text):
        yield Flag(FlagKind.NAME, *match.span(), "A certificate; check whether it is ours.")


def _is_usual(said: str) -> bool:
    """Tell whether every council uses a name of itself."""
    bare = said.replace("’", "'")
    for before in ("The ", "Our ", "Council's "):
        bare = bare.removeprefix(before)
    bare = re.sub(r"^[A-Z&]{2,6} and (?=[A-Z])", "", bare)  # "R&M and Internal Audit"
    return bare in usual_names()


def _mid_sentence_words(text: str) -> frozenset[str]:
    """Return the capital words that stand within a sentence: names, not openings."""
    return frozenset(
        match.group()
        for match in re.finditer(_CAPITAL, text)
        if not _SENTENCE.search(text[: match.start()])
    )


def _trimmed(
    text: str, start: int, end: int, *, opens: bool, mid: frozenset[str]
) -> tuple[int, int]:
    """Take words off both ends that are no part of a name: an opening word, a bare year."""
    said = text[start:end]
    words = said.split(" ")
    while opens and words and _plain(words[0]) in usual_words() and words[0] not in mid:
        if len(words) > 1 and _plain(words[0]) not in _OPENINGS:
            break
        start += len(words[0]) + 1
        words = words[1:]
    while len(words) > 1 and _plain(words[0]) in _OPENINGS:
        start += len(words[0]) + 1
        words = words[1:]
    while len(words) > 1 and words[0].isdigit():  # "In 2021 Sallow Council"
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) > 2 and _plain(words[0]) in _MONTHS and words[1].isdigit():  # noqa: PLR2004  # "June 2024 and"
        start += len(" ".join(words[:2])) + 1
        words = words[2:]
        while words and words[0].islower():
            start += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1].isdigit() and _plain(words[-2]) in _MONTHS | {"act"}:
        end -= len(words[-1]) + 1
        words = words[:-1]
    if len(said) > 2 and text[start:end].endswith(("'s", "’s")):  # noqa: PLR2004  # "'s" alone is no name
        end -= 2
    return start, end


def _begins_known(words: list[str]) -> bool:
    """Tell whether words begin with a council's or area's name."""
    return any(" ".join(words[:count]) in councils() for count in range(1, len(words) + 1))


def _tight(start: int, said: str) -> tuple[int, int]:
    """Cut a name that only begins with a known one to that: "Capita Contract Review"."""
    words = said.split(" ")
    while len(words) > 1 and _plain(words[0]) in _FIRST and not _begins_known(words):
        if not any(name in " ".join(words[1:]) for name in councils()):
            break
        start += len(words[0]) + 1
        words = words[1:]
    said = " ".join(words)
    for count in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:count]), [_plain(word) for word in words[count:]]
        known = first in systems() or (first in councils() and rest[-1] not in _BODIES)
        if known and all(word in usual_words() and word != "council" for word in rest):
            return start, start + len(first)
    return start, start + len(said)


_FIRST = wordset("chief executive director leader with of at for and the to our cabinet member")
_MONTHS = frozenset(MONTH.casefold().split("|"))
_OPENINGS = wordset(
    "the a an our we this that these those it its in on at to by with from as for and or both "
    "all any each every while whilst when where if because although since until after before "
    "during through over under between within across like such examples also however therefore "
    "further finally over not only there their they following of i"
)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").strip(".,")


def _is_name(said: str, onward: str, *, opens: bool, mid: frozenset[str]) -> bool:
    """Tell whether capital words name something of one council."""
    words = [word for word in re.split(r"[ ]", said) if word]
    own = [word for word in words if _plain(word) not in usual_words() and not word.isdigit()]
    if _holds_known_name(said, own):
        return True
    if sum(word[:1].isupper() for word in words) > 1:
        return bool(own) or _is_body(words)
    if not own:
        return False
    word = own[0]
    if re.fullmatch(r"[A-Z]{1,3}(?:BC|DC|CC)", word):  # how a council shortens its own name
        return True
    if re.fullmatch(r"[A-Z&]{1,6}s?|[A-Z][a-z]{0,2}[A-Z]", word):  # flagged as an acronym
        return bool(_ACRONYM_NAME.match(onward[len(word) :]))
    return not opens or word in mid


def _holds_known_name(said: str, own: list[str]) -> bool:
    """Tell whether a council, area, supplier or system that officers know is named."""
    if said in systems() or said in councils() or _plain(said).title() in councils():
        return True
    return any(word in councils() or word in systems() for word in own) or any(
        name in said for name in councils() if " " in name
    )


_ACRONYM_NAME = re.compile(r"s? (?:[A-Z][a-z]|time management|certification)")
_BODIES = wordset(
    "board committee panel trust scheme fund funds programme network partnership forum strategy "
    "framework charter hub centre hall park bureau union cabinet agency academy consortium "
    "alliance masterplan"
)


def _is_body(words: list[str]) -> bool:
    """Tell whether usual words together name a body or programme: "Change and Delivery Board"."""
    return len(words) > 1 and _plain(words[-1]) in _BODIES


def is_ours(said: str, setting: FlagContext) -> bool:
    """Tell whether a name is our council's, a partner's or a predecessor's."""
    bare = short_council(said)
    parts = [short_council(part) for part in re.split(r" (?:and|&) ", said)]
    ours = {short_council(name) for name in setting.ours if name.strip()}
    return bool(ours) and (bare in ours or all(part in ours for part in parts))


def _why(said: str, setting: FlagContext) -> str:
    """Say what kind of name it is."""
    if "Council" in said or short_council(said).title() in councils():
        return "Another council's or area's name."
    if said in systems():
        return "A supplier or system; check which is ours."
    if setting.decision_body and _is_decision(said):
        return "What another council calls its decision-making body."
    return "A name of a place, body, programme or system; check ours."


def names_council(said: str) -> bool:
    """Tell whether a name is that of a council, or of its area alone."""
    return said.endswith("Council") or short_council(said).title() in councils()


def _is_decision(said: str) -> bool:
    return said.endswith(("Cabinet", "Policy Committee", "Policy and Resources Committee"))


def _replacement(said: str, setting: FlagContext) -> str:
    """Return what of ours may stand instead, where it is known."""
    if not setting.ours or not setting.ours[0]:
        return ""
    if re.search(r"\bCouncil$", said) and " and " not in said:
        return setting.ours[0]
    if _is_decision(said):
        return setting.decision_body
    return ""
