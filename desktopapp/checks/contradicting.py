"""Two figures, or two claims, for one subject: held against each other over the whole plan.

Words beside a figure tell its subject; those that are rare in the plan count for more. Where two
places name different years, nothing is said.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import lines_in, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.flagging import wordset
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign, Table

_TWO = Rule(
    "contradiction",
    "Two figures for one thing",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="Two places that seem to tell of the same thing, by the words beside it, and give "
    "different figures for it: money, a share, or a number of the same things.",
    why="Members find it, and ask which is right.",
    mend="Look at both. Correct one, or say in which way they differ: another year, another part.",
    source="The plan’s own words.",
)
_CLAIMS = Rule(
    "two claims",
    "Two claims that do not agree",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="A sentence that says that there is none, little or few of something, and another that "
    "tells of some, most or a sum of it.",
    why="One of the two is what a reader will quote.",
    mend="Look at both, and change what is said too strongly.",
    source="The plan’s own words.",
)
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z£\d“])")
_FIGURE = re.compile(
    r"(?P<money>£ ?\d[\d,.]*\d?(?: ?(?:million|billion|m|bn|k)\b)?)"
    r"|(?P<share>\b\d+(?:\.\d+)?(?: ?%| per ?cent\b))"
    r"|(?<![\d£/.,-])(?P<count>\d{1,3}(?:,\d{3})+"
    r"|\d{2,6})(?![\d/%.,:-]*\d) (?P<what>[a-z][a-z’'-]+)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}")
_SMALL = wordset("""
the and for with from that this these those which who whose was were are has have had been being
not all any each every its our their his her they them will would can could may more most than into
over under about after before between through per year years month months week weeks day days
council councils also such other another one two three first second new now then when where while
report plan approach figure figures total average number
""")
_NOT_COUNTED = wordset(
    "years months weeks days hours minutes pages january february march april may"
)
_ROOM = 9  # words on each side of a figure that tell its subject
_LEAST, _ALIKE = 3, 0.42  # words shared, and their weight beside that of the poorer side
_MOST_LIKELY = 120  # figures before one that are held against it, found by its rarest words
_FAR = 5  # times as much is another thing
_RANGE = re.compile(r" ?(?:to|[-–]) ?£? ?\d")
_HOPED = re.compile(
    r"\b(?:will|would|can|could|may|might|should|shall|estimate[sd]?|expect(?:s|ed)?|aims?"
    r"|plan(?:s|ned)? to|hopes?|targets?|intends?|forecasts?|propose[sd]?)\b"
)
_ALL = re.compile(r"\b(?:all|total of|our|its) $", re.IGNORECASE)


_Telling = tuple[str, float, frozenset[str], frozenset[str], frozenset[str], bool, bool]


class _Told(NamedTuple):
    """A figure: its kind and value, the words beside it and around it, and where it stands."""

    kind: str
    value: float
    beside: frozenset[str]
    around: frozenset[str]
    years: frozenset[str]
    whole: bool
    hoped: bool  # what may or shall be, and is not yet
    place: Evidence
    sentence: tuple[str, int]
    telling: _Telling  # all but where it stands


def _stem(word: str) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) > 3:  # noqa: PLR2004  # letters left
            return low[: -len(ending)]
    return low


def _stems(text: str) -> list[str]:
    return [_stem(one) for one in _WORD.findall(text) if one.lower() not in _SMALL]


def _figures(part: Answer | Section) -> tuple[_Told, ...]:
    """Return the figures of a part, without those of tables."""
    found: list[_Told] = []
    for line in lines_in(part):
        if isinstance(line.block, Foreign | Table):
            continue
        at = 0
        for sentence in _STOP.split(line.words):
            begin = line.words.index(sentence, at)
            at = begin + len(sentence)
            years = frozenset(_YEAR.findall(sentence))
            around = frozenset(_stems(sentence)) | years
            for hit in _FIGURE.finditer(sentence):
                kind, value = _value(hit)
                if kind:
                    start = line.at + begin + hit.start()
                    place = Evidence(Match(part.id, line.block.id, start, len(hit[0])), hit[0])
                    beside = _beside(sentence, *hit.span()) | years
                    whole = bool(_ALL.search(sentence[: hit.start()]))
                    where = (line.block.id, begin)
                    if hit["count"]:
                        beside |= {kind}
                    if _RANGE.match(sentence, hit.end()):
                        continue  # a figure of its own
                    hoped = bool(_HOPED.search(sentence[: hit.start()]))
                    telling = (kind, value, beside, around, years, whole, hoped)
                    found.append(_Told(*telling, place, where, telling))
    return tuple(found)


def _value(hit: re.Match[str]) -> tuple[str, float]:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", hit.group())
    value = float(digits.group().replace(",", "")) if digits else 0.0
    if hit["money"]:
        scale = re.search(r"(million|m)\b|(billion|bn)\b|(k)\b", hit["money"])
        size = (1e6 if scale[1] else 1e9 if scale[2] else 1e3) if scale else 1.0
        return "money", value * size
    if hit["share"]:
        return "share", value
    is_year = hit["count"].isdigit() and _YEAR.fullmatch(hit["count"])
    return ("", 0.0) if is_year or hit["what"] in _NOT_COUNTED else (_stem(hit["what"]), value)


def _beside(sentence: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words near a figure, and of the names in its sentence."""
    before, after = sentence[:start].split()[-_ROOM:], sentence[end:].split()[:_ROOM]
    return frozenset(_stems(" ".join((*before, *after))))


@of_plan(_TWO)
def contradicting_figures(facts: Facts) -> Iterator[Finding]:
    """Name figures that seem to be of one subject and differ."""
    told = [one for found in facts.each(_figures) for one in found]
    earlier = _Earlier(told)
    for one in told:
        first = earlier.differing(one)
        earlier.add(one)
        if first:
            part = facts.part(one.place.place.part)
            other = first.place.words
            said = f"“{other}” elsewhere and “{one.place.words}” here seem to be of one thing."
            places = (one.place, first.place)
            yield finding_in(part, _TWO, said, _TWO.mend, text=one.place.words, evidence=places)


class _Earlier:
    """The figures that stand before one, found by the words they share with it.

    Figures that say all the same of the same are held once, or as often as they stand in
    sentences of their own, up to twice: one of the two is in another sentence than any other.
    """

    def __init__(self, told: list[_Told]) -> None:
        self._numbers: dict[_Telling, int] = {}  # each is compared once: they are long
        self._seen = Counter[str]()
        numbers = [self._numbers.setdefault(one.telling, len(self._numbers)) for one in told]
        for one, many in zip(self._numbers, Counter(numbers).values(), strict=True):
            self._seen.update(dict.fromkeys(one[3], many))
        self._number = dict(zip(map(id, told), numbers, strict=True))
        self._weights = {word: 1 / (1 + log(many)) for word, many in self._seen.items()}
        self._weighed: dict[frozenset[str], float] = {}
        self._held: list[_Told] = []
        self._alike: dict[int, list[_Told]] = {}
        self._by_word: dict[tuple[str, str], list[int]] = {}
        self._looked: dict[int, tuple[list[_Told], int]] = {}  # and up to where

    def add(self, one: _Told) -> None:
        """Hold a figure against those behind it."""
        alike = self._alike.setdefault(self._number[id(one)], [])
        if len(alike) > 1 or any(other.sentence == one.sentence for other in alike):
            return
        alike.append(one)
        for word in one.around | one.beside:
            if len(held := self._by_word.setdefault((one.kind, word), [])) < _MOST_LIKELY:
                held.append(len(self._held))
        self._held.append(one)

    def differing(self, one: _Told) -> _Told | None:
        """Return the first figure before one that differs from it and seems to be of the same."""
        number = self._number[id(one)]
        differing, looked = self._looked.get(number, ([], 0))
        for other in differing:
            if other.sentence != one.sentence:
                return other
        likely = self._likely(one) if looked < len(self._held) else []
        for n in likely[bisect_left(likely, looked) :]:
            other = self._held[n]
            if self._differ(one, other):
                differing.append(other)
                if other.sentence != one.sentence:
                    self._looked[number] = differing, n + 1
                    return other
        self._looked[number] = differing, len(self._held)
        return None

    def _likely(self, one: _Told) -> list[int]:
        """Return the numbers of those that share words with a figure, by its rarest words."""
        found: set[int] = set()
        for word in sorted(one.around | one.beside, key=lambda word: (self._seen[word], word)):
            found.update(self._by_word.get((one.kind, word), ()))
            if len(found) >= _MOST_LIKELY:
                break
        return sorted(found)

    def _differ(self, one: _Told, other: _Told) -> bool:
        shared = _shared(one, other)
        if one.whole and other.whole and len(shared) >= _LEAST - 1:
            return True  # "all 310 contracts" and "all 295 contracts"
        if len(shared) < _LEAST:
            return False
        poorer = min(self._weight(one.beside), self._weight(other.beside))
        return self._weight(shared) >= _ALIKE * poorer

    def _weight(self, words: frozenset[str]) -> float:
        known = self._weighed.get(words)
        if known is None:
            known = self._weighed[words] = sum(self._weights.get(word, 1.0) for word in words)
        return known


def _shared(one: _Told, other: _Told) -> frozenset[str]:
    """Return the words that two figures share, or none where they cannot be of the same."""
    none = frozenset[str]()
    if one.value == other.value or one.hoped != other.hoped:
        return none
    if one.years and other.years and not one.years & other.years:
        return none
    series = len(one.years) > 1 and len(other.years) > 1  # what each year was
    if series or max(one.value, other.value) > _FAR * min(one.value, other.value):
        return none
    return (one.beside & other.around) | (other.beside & one.around)


_FEW = re.compile(
    r"\b(?:[Tt]here (?:is|are|was|were) (?:no|very little|very few|little|few)"
    r"|[Vv]ery (?:little|few)"
    r"|[Ll]ittle|[Ff]ew|[Nn]o)\b(?P<of>[^.,;:]{3,70})"
)
_SOME = re.compile(
    r"(?:\b(?:[Mm]ost|[Ss]ome|[Mm]any|[Mm]uch|[Ff]ound|[Ii]dentified)\b(?! (?:in|on|at|for|to"
    r"|by|often|likely)\b)"
    r"|£ ?\d[\d,.]*(?: ?(?:million|m|k))? of)"
    r"(?P<of>(?: [A-Za-z’'“”‘-]+){1,5})"
)
_RARE = 8  # times at most that a word is in such sentences, so that it names a subject


def _claims(part: Answer | Section) -> tuple[tuple[bool, tuple[str, ...], Evidence], ...]:
    found = []
    for line in lines_in(part):
        if isinstance(line.block, Foreign | Table):
            continue
        for little, pattern in ((True, _FEW), (False, _SOME)):
            for hit in pattern.finditer(line.words):
                place = Match(part.id, line.block.id, line.at + hit.start(), len(hit[0]))
                subject = tuple(dict.fromkeys(_subject(hit["of"])))
                found.append((little, subject, Evidence(place, hit.group())))
    return tuple(found)


def _subject(words: str) -> Iterator[str]:
    """Go through what names the subject of a claim: words that are spent, kept or cut."""
    for stem in _stems(words):
        root = re.sub(r"(?:ful|ary|al|ion)$", "", stem)
        if len(root) > 4:  # noqa: PLR2004  # letters
            yield root


@of_plan(_CLAIMS)
def contradicting_claims(facts: Facts) -> Iterator[Finding]:
    """Name claims that there is little of something, and that there is some of it."""
    told = [one for found in facts.each(_claims) for one in found]
    seen = Counter(word for _, words, _ in told for word in words)
    named: set[str] = set()
    some: dict[str, list[int]] = {}  # claims of some, by the words that name a subject
    for n, (little, words, _) in enumerate(told):
        for word in () if little else words:
            if seen[word] <= _RARE:
                some.setdefault(word, []).append(n)
    for words, place in ((words, place) for little, words, place in told if little):
        for n in sorted({n for word in words for n in some.get(word, ())}):
            _, others, other = told[n]
            shared = {one for one in words if one in others and seen[one] <= _RARE} - named
            same = len(shared) > 1 or bool(words and words[0] in shared)
            if shared and same:
                named |= shared
                said = f"“{place.words.strip()}” and “{other.words.strip()}” do not agree."
                part = facts.part(other.place.part)
                places = (other, place)
                yield finding_in(
                    part, _CLAIMS, said, _CLAIMS.mend, text=other.words, evidence=places
                )
