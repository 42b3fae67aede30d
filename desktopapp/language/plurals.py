"""Plurals that are written as whose something is: "resident’s are", "KPI’s", "both council’s"."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.nouns import nouns, plural_of
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, tags_of, word_at

BODIES = wordset("""
council borough district authority organisation company government department committee county city
town cabinet partnership association region nation minister leader director country
board panel trust team college hospital club
""")
_SEVERAL = wordset("""
all many several some few both other most these those two three four five six seven eight nine ten
various numerous neighbouring different multiple partner district
""")
_OF_SEVERAL = wordset("both all many several two three four five various most")
_NEVER_SEVERAL = wordset("""
children's women's men's people's today's yesterday's tomorrow's else's year's month's week's
day's one's other's another's everyone's someone's anyone's nobody's month's st james's
sainsbury's mcdonald's alzheimer's parkinson's king's queen's bachelor's master's driver's
valentine's mother's father's new-year's people's
""")
_AFTER_SEVERAL = wordset(
    "are were have will who that which to in across and or can must should may . , ; : )"
)
_UNSURE = wordset("and or . , ) ; : to that which")
_NO_APOSTROPHE = "A plural needs no apostrophe."
_DETERMINED = Tag.JOIN | Tag.DET | Tag.OWNED | Tag.NUM | Tag.NAME | NOUN | Tag.ADJ
_OWNING = NOUN | Tag.ADJ | Tag.EN | Tag.ING | Tag.NAME | Tag.OWNED
_NEAR = 7  # words in which another owner may follow: "the council’s and its partners’ offices"


def plurals(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find a plural written as whose something is: no noun follows, or several are told."""
    word, after = words[at], word_at(words, at + 1)
    stem, written = word.low[:-2], word.text[:-2]
    if word.low == "its'":
        why = "“its” is meant: no apostrophe where it says whose."
        yield Fault(word.start, word.end, why, word.text[:3])
    elif (
        after.low == "not"
        or not word.low.endswith("'s")
        or word.low in _NEVER_SEVERAL
        or word.may(Tag.PRON)
    ):
        return
    elif written.isupper():
        if not after.may(_OWNING) and after.text not in tuple("‘’'\"“"):
            yield Fault(word.start, word.end, _NO_APOSTROPHE, f"{written}s")
    elif word_at(words, at - 1).low in ("another", "own") or _is_name(word):
        return
    elif stem in BODIES and after.low in ("is", "has", "was"):
        yield Fault(word.start, word.end, "No apostrophe: the body itself is meant.", written)
    elif not any(one.low.endswith(("'s", "s'")) for one in words[at + 1 : at + _NEAR]):
        yield from _of_several(words, at)


def _is_name(word: TaggedWord) -> bool:
    return word.may(Tag.NAME) and word.low[:-2] not in BODIES


def _of_several(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    word, before, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    plural = word.text[0] + plural_of(word.low[:-2])[1:]
    several = before.low in _SEVERAL
    if _lacks_whose(words, at) or _joined(word, after):
        yield Fault(word.start, word.end, _NO_APOSTROPHE, plural)
    elif several and after.may(NOUN | Tag.ADJ) and not after.may(Tag.PREP | Tag.AUX):
        if before.low in _OF_SEVERAL:
            yield Fault(word.start, word.end, f"Of several: “{plural}’”.", f"{plural}’")
    elif _ends(words, at) and (several or _is_object(before) or after.low not in {*_UNSURE, ""}):
        yield Fault(word.start, word.end, _NO_APOSTROPHE, plural)


def _joined(word: TaggedWord, after: TaggedWord) -> bool:
    """Tell whether a thing is joined to another, which whose something is cannot be."""
    stem = word.low[:-2]
    counted = stem in nouns().counted and stem not in BODIES
    return counted and after.low in ("and", "or") and word.text.islower()


def _ends(words: list[TaggedWord], at: int) -> bool:
    """Tell whether nothing follows that could be owned."""
    after = word_at(words, at + 1)
    if after.is_only(Tag.ADV):
        return not word_at(words, at + 2).may(NOUN | Tag.ADJ)
    return not after.low or after.low in _AFTER_SEVERAL


def _lacks_whose(words: list[TaggedWord], at: int) -> bool:
    """Tell whether one counted thing has no "the" or "a": then several are meant."""
    word, n = words[at], at - 1
    stem = tags_of(word.low[:-2])
    if not stem & Tag.ONE or stem & (Tag.MASS | Tag.NUM) or word.low[:-2] in BODIES:
        return False
    while word_at(words, n).may(Tag.ADJ | Tag.EN) and not words[n].may(Tag.DET | NOUN):
        n -= 1
    before = word_at(words, n)
    if (at and not word.text.islower()) or before.text[:1] in tuple("‘’“\"'"):
        return False
    if before.low == "that" and word_at(words, n - 1).low in ("so", "such"):
        return True
    return not before.text[:1].isupper() and not before.may(_DETERMINED)


def _is_object(before: TaggedWord) -> bool:
    """Tell whether the word before calls for things, not for whose something is."""
    calls = before.is_only(Tag.BASE | Tag.ING | Tag.ADJ)
    described = before.may(Tag.ADJ) and not before.may(Tag.DET | Tag.PRON)
    return (calls or described) and before.low not in ("own", "last", "next", "previous")
