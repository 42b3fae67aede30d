"""Words of a text with what they may be: noun, verb, adjective and so on, guessed without context.

A word may be several things; rules ask what it may be, and keep silent where that is not clear.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from desktopapp.language.flagging import wordset
from desktopapp.language.nouns import nouns
from desktopapp.language.verbs import verb_forms


class Tag:
    """What a word may be: bits of one number, since millions of them are asked for."""

    ONE = 1 << 0  # a counted noun, singular
    MANY = 1 << 1  # a plural noun
    MASS = 1 << 2  # a noun that is not counted
    ADJ = 1 << 3
    ADV = 1 << 4
    BASE = 1 << 5  # a verb as after "to", which is its present with a plural too
    WITH_S = 1 << 6
    PAST = 1 << 7
    EN = 1 << 8  # a participle of the past
    ING = 1 << 9
    AUX = 1 << 10  # be, have, do in their finite forms
    MODAL = 1 << 11
    DET = 1 << 12
    PREP = 1 << 13
    JOIN = 1 << 14  # and, or, but
    SUB = 1 << 15  # begins a subordinate clause
    WH = 1 << 16  # which, who, what, how
    PRON = 1 << 17
    NUM = 1 << 18
    TO = 1 << 19
    NAME = 1 << 20  # with a capital within a sentence
    MARK = 1 << 21  # a punctuation mark
    OWNED = 1 << 22  # with an apostrophe that says whose


NOUN = Tag.ONE | Tag.MANY | Tag.MASS
FINITE = Tag.BASE | Tag.WITH_S | Tag.PAST | Tag.AUX | Tag.MODAL
_CLOSED = {
    Tag.DET: (
        "the a an this that these those our its their my your his her each every either neither "
        "any some no another all both many several few most such various numerous"
    ),
    Tag.PREP: (
        "of in on at by for with from into onto upon about across against along alongside amid "
        "among amongst around before behind below beneath beside besides between beyond despite "
        "down during except following inside near off out outside over past per regarding "
        "concerning since through throughout till toward towards under underneath unlike until "
        "up via within without like as than plus after above including"
    ),
    Tag.JOIN: "and or but nor yet so",
    Tag.SUB: (
        "because although though while whilst whereas if unless once when whenever where wherever "
        "until since as after before that whether so lest provided"
    ),
    Tag.WH: "which who whom whose what how why when where that",
    Tag.PRON: (
        "i we you he she it they me us him them this that these those one none there everyone "
        "someone anyone everything something anything nothing nobody ourselves themselves itself "
        "each all both many most some several few others ours theirs yours mine"
    ),
    Tag.AUX: "am is are was were has have had do does did",
    Tag.MODAL: "will would can could shall should may might must cannot",
    Tag.TO: "to",
    Tag.NUM: (
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
        "forty fifty sixty hundred hundreds thousand thousands million billion dozen dozens half "
        "first second third fourth fifth"
    ),
    Tag.ADV: (
        "not also now then here there already still always often never ever soon very too more "
        "most less least much well even just only again therefore however thus hence instead "
        "almost quite rather perhaps yet so far together forward ahead away back apart once twice "
        "alone today tomorrow yesterday currently fast hard further indeed moreover nevertheless "
        "nonetheless otherwise elsewhere meanwhile sometimes please eg ie etc especially"
    ),
}
_SINGULAR_S = wordset("""
news economics politics series means logistics ethics analytics headquarters works species
always perhaps besides sometimes towards overseas afterwards mathematics less thus this its plus
across unless whereas whose his is was has does as us yes gas bus lens summons diabetes upwards
downwards backwards forwards regardless nonetheless nevertheless covid-19s needless
""")
_SHORT_IS = frozenset(
    f"{one}'s"
    for one in ["it", "that", "he", "she", "there", "here", "what", "who", "where", "let", "how"]
)  # reads best as a line
_SUFFIXES = (
    (("ly",), Tag.ADV),
    (
        ("tion", "sion", "ment", "ance", "ence", "ity", "ship", "ness", "ism", "ery", "age"),
        Tag.ONE | Tag.MASS,
    ),
    (("ful", "ous", "ive", "ible", "able", "ical", "ial", "less", "ish", "ary"), Tag.ADJ),
    (("ing",), Tag.ING | Tag.MASS),
    (("ed",), Tag.PAST | Tag.EN | Tag.ADJ),
    (("al", "ic"), Tag.ADJ),
    (("er", "or", "ist", "ee", "ian"), Tag.ONE),
)


class TaggedWord(NamedTuple):
    """A word or mark of a text: where it stands, and what it may be."""

    text: str
    low: str
    start: int
    end: int
    tags: int

    def may(self, tags: int) -> bool:
        """Tell whether the word may be one of these."""
        return bool(self.tags & tags)

    def is_only(self, tags: int) -> bool:
        """Tell whether the word is one of these and can be nothing else."""
        return bool(self.tags & tags) and not self.tags & ~(tags | Tag.NAME)


NO_WORD = TaggedWord("", "", 0, 0, 0)


def word_at(words: list[TaggedWord], at: int) -> TaggedWord:
    """Return the word at a place of a sentence, or one without letters beyond its ends."""
    return words[at] if 0 <= at < len(words) else NO_WORD


@cache
def _known() -> dict[str, int]:
    """Gather what is known of words by lists."""
    known: dict[str, int] = {}

    def add(
        words: "Iterator[str] | frozenset[str] | dict[str, str] | list[str]", tag: int
    ) -> None:
        for word in words:
            known[word] = known.get(word, 0) | tag

    verbs, things = verb_forms(), nouns()
    add(verbs.bases, Tag.BASE)
    add(verbs.thirds, Tag.WITH_S)
    add(verbs.pasts, Tag.PAST)
    add(verbs.participles, Tag.EN)
    add(verbs.gerunds, Tag.ING)
    add(things.counted, Tag.ONE)
    add(things.plurals, Tag.MANY)
    add(things.uncounted, Tag.MASS)
    add(things.adjectives, Tag.ADJ)
    for tag, words in _CLOSED.items():
        closed = words.split()
        if tag in (Tag.AUX, Tag.MODAL, Tag.TO, Tag.DET):
            known.update(dict.fromkeys(closed, 0))
        add(closed, tag)
    known["be"], known["been"], known["being"] = Tag.BASE, Tag.EN, Tag.ING
    return known


@cache
def tags_of(low: str) -> int:
    """Return what a word in small letters may be."""
    known = _known().get(low)
    if known is not None:
        return known
    if not low[0].isalpha():
        return Tag.NUM if low[0].isdigit() or low[0] == "£" else Tag.MARK
    if "'" in low:
        return _shortened(low)
    if "-" in low:
        last = tags_of(low.rpartition("-")[2] or "x")
        return Tag.ADJ | (last & (NOUN | Tag.EN))
    return _guessed(low)


def _shortened(low: str) -> int:
    """Tell what a word with an apostrophe is: whose something is, or a verb cut short."""
    if low.endswith(("'s", "s'")):
        return Tag.PRON if low in _SHORT_IS else Tag.OWNED
    if low.endswith(("'ve", "'re", "'m", "sn't", "en't", "don't")):
        return Tag.AUX
    return Tag.MODAL if low.endswith(("n't", "'ll", "'d")) else _guessed(low)


def _compared(low: str) -> bool:
    """Tell whether a word compares: "faster", "easiest", "bigger"."""
    stem = low.removesuffix("er").removesuffix("est")
    known = nouns().adjectives
    return bool({stem, f"{stem}e", f"{stem[:-1]}y", stem[:-1]} & known)


def _guessed(low: str) -> int:
    if low in _SINGULAR_S:
        return Tag.MASS
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "ics")) and len(low) > 2:  # noqa: PLR2004  # "is"
        stem = tags_of(low[:-1])
        return Tag.MANY if not stem & (Tag.ADV | Tag.ADJ) else Tag.MANY | Tag.WITH_S
    if low.endswith(("er", "est")) and _compared(low):
        return Tag.ADJ
    if low.endswith("ics"):
        return Tag.MANY | Tag.MASS
    for endings, tag in _SUFFIXES:
        if low.endswith(endings) and len(low) > 4:  # noqa: PLR2004  # "king", "bed"
            return tag
    return Tag.ONE | Tag.MASS | Tag.ADJ | Tag.BASE


_TOKEN = re.compile(
    r"[A-Za-zÀ-ÿ]+(?:['’&-][A-Za-zÀ-ÿ]+)*(?:(?<=s)['’](?![A-Za-z]))?"
    r"|£?\d(?:[\d,.]*\d)?(?:[ap]m|s|st|nd|rd|th)?\b|£?\d[\d,.]*\d|£?\d|[^\s\w]|\w"
)
_SHORTENED = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|no|nos|st|dr|mr|mrs|ms|vs|para|cf|p|pp)\.$", re.IGNORECASE
)


def tagged_words(text: str) -> list[TaggedWord]:
    """Cut a text into words and marks."""
    found: list[TaggedWord] = []
    for match in _TOKEN.finditer(text):
        said = match.group()
        low = said.lower().replace("’", "'")
        o_clock = low in ("am", "pm") and bool(found) and found[-1].text[0].isdigit()
        tags = Tag.ADV if o_clock else tags_of(low)
        found.append(TaggedWord(said, low, *match.span(), tags))
    return found


def tagged_sentences(text: str) -> Iterator[list[TaggedWord]]:
    """Go through the sentences of a text; a line ends one, and a full stop that shortens none."""
    at = 0
    for line in text.split("\n"):
        now: list[TaggedWord] = []
        for token in tagged_words(line):
            now.append(token._replace(start=token.start + at, end=token.end + at))
            if (
                token.low in ".!?"
                and (
                    token.end >= len(line)
                    or line[token.end].isspace()
                    or line[token.end] in "”’\"')"
                )
                and not _SHORTENED.search(line[: token.end])
            ):
                yield _named(now)
                now = []
        if now:
            yield _named(now)
        at += len(line) + 1


def _named(sentence: list[TaggedWord]) -> list[TaggedWord]:
    """Mark the words that have a capital though they do not open the sentence."""
    opened = False
    for n, token in enumerate(sentence):
        if opened and token.text == "May":
            sentence[n] = token._replace(tags=Tag.ONE | Tag.NAME)
        elif opened and token.text[0].isupper():
            sentence[n] = token._replace(tags=token.tags | Tag.NAME)
        opened = opened or token.text[0].isalnum()
    return sentence
