"""Verbs behind "which", "who" and "that", held against the thing that these words go on with."""

from collections.abc import Iterator

from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_WHO = frozenset({"which", "who", "that"})
_ONE = wordset("is was has does")
_SEVERAL = wordset("are were have do")
_BODIES = wordset("""
council team group staff committee board panel cabinet police government public partnership
management family company community audience leadership data media number range variety majority
minority series pair lot couple total mix set handful workforce rest body crew firm household trust
""")
_TELLS = NOUN | Tag.ADJ | Tag.EN | Tag.ING
_SAYING = Tag.BASE | Tag.ING


def related_verbs(words: list[TaggedWord]) -> Iterator[tuple[int, int]]:
    """Go through verbs that do not fit: "residents who lives", "a depot which serve"."""
    for at, word in enumerate(words):
        if word.low not in _WHO or not at:
            continue
        head, n = words[at - 1], at + 1
        while word_at(words, n).is_only(Tag.ADV):
            n += 1
        verb, start = word_at(words, n), _begin(words, at - 1)
        if not verb.low or head.may(Tag.PREP | Tag.ADV) or start < 0:
            continue
        if head.is_only(Tag.MANY) and not head.may(Tag.NAME):
            wrong = _is_singular(words, n, who=word.low)
        else:
            does = word.low == "who" and verb.may(Tag.BASE) and not verb.may(Tag.PAST | Tag.EN)
            wrong = _is_one(words, start, at - 1) and (does or _is_plural(verb))
        if wrong:
            yield word.start, verb.end


def _begin(words: list[TaggedWord], head: int) -> int:
    """Return where the thing begins, or -1 where it stands within another: "sets of tools"."""
    n = head
    while n and words[n - 1].may(_TELLS) and not words[n - 1].may(Tag.PREP | Tag.DET):
        n -= 1
    before = word_at(words, n - 1)
    if before.may(Tag.DET | Tag.NUM):
        n, before = n - 1, word_at(words, n - 2)
    return -1 if before.may(Tag.PREP | Tag.JOIN) or before.low == "," else n


def _is_singular(words: list[TaggedWord], at: int, who: str) -> bool:
    verb, after = words[at], word_at(words, at + 1)
    if verb.low in _ONE or (who == "who" and verb.may(Tag.WITH_S)):
        return True
    if (
        not verb.may(Tag.WITH_S)
        or after.may(Tag.AUX | Tag.MODAL)
        or (who == "that" and verb.may(Tag.MANY) and not _takes(after))
    ):
        return False
    return not verb.may(Tag.MANY) or _takes(after)


def _takes(word: TaggedWord) -> bool:
    return word.may(Tag.DET | Tag.NUM | Tag.TO) and not word.may(Tag.WH)


def _is_one(words: list[TaggedWord], start: int, head: int) -> bool:
    one = words[head].is_only(Tag.ONE) and words[head].low not in _BODIES
    told = words[start].low in ("a", "an", "the", "this", "each", "every", "our", "its", "their")
    return one and told and words[head].text.islower()


def _is_plural(verb: TaggedWord) -> bool:
    return verb.low in _SEVERAL or verb.is_only(Tag.BASE)
