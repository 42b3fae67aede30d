"""Noun phrases of a sentence: where one ends, its head, and whether that is plural."""

from typing import NamedTuple

from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_SEVERAL_DETS = wordset("these those many several few both all various numerous")
_SINGULAR_DETS = wordset("a an this that each every another either neither")
_SHARES = {"each": False, "one": False, "either": False, "neither": False}  # "each of …" is one
_SHARES_OF = wordset("each one either neither none all both some many most")
POSTPOSED = wordset("responsible available able eligible due subject suitable relevant necessary")
_THINGS_ING = frozenset({"staffing", "housing", "parking"})
_MAY_BE_DONE = frozenset({"spending", "funding", "training", "recycling", "planning"})
ANYONE = wordset("everyone everybody everything anyone anybody nobody nothing someone")
_ENDS = Tag.AUX | Tag.MODAL | Tag.PREP | Tag.JOIN | Tag.SUB | Tag.WH | Tag.TO | Tag.MARK


class NounPhrase(NamedTuple):
    """A noun phrase: its head, whether that is plural if it is clear, and where it ends."""

    head: int
    many: bool | None
    end: int


def noun_phrase(words: list[TaggedWord], start: int) -> NounPhrase | None:
    """Read a noun phrase, and say nothing where it has no noun at its end."""
    first = word_at(words, start)
    if first.low in ANYONE or (first.low in _SHARES_OF and word_at(words, start + 1).low == "of"):
        return _shares(words, start)
    if first.low == "every" and [one.low for one in words[start + 1 : start + 3]] == ["one", "of"]:
        return NounPhrase(start, _SHARES["one"], start + 2)
    at, head, det = start, -1, ""
    while at < len(words):
        word = words[at]
        if word.may(Tag.DET) and word.low != "no":
            if at > start and not words[at - 1].may(Tag.DET):
                break
            det = f"{det} {word.low}".strip()
        elif word.may(Tag.OWNED):
            head = -1
        elif not _belongs(words, at, start, head):
            break
        elif word.may(NOUN | Tag.NAME):
            head = at
        at += 1
    if head < 0 or at - 1 != head:
        return None
    many = _is_many(words[head])
    fits = not (many and det in _SINGULAR_DETS) and not (many is False and det in _SEVERAL_DETS)
    return NounPhrase(head, many, at) if fits else None


def _shares(words: list[TaggedWord], start: int) -> NounPhrase:
    """Read "each of", which is one, and "all of the savings", which are several."""
    low = words[start].low
    if low in ("all", "both", "many", "most") and word_at(words, start + 2).may(Tag.DET):
        inner = noun_phrase(words, start + 2)
        if inner and inner.many:
            return inner
    several = _SHARES["one"] if low in ANYONE else _SHARES.get(low)
    return NounPhrase(start, several, start + 1)


def _belongs(words: list[TaggedWord], at: int, start: int, head: int) -> bool:
    """Tell whether a word goes on with a phrase whose head so far is known."""
    word, after = words[at], word_at(words, at + 1)
    if word.may(_ENDS) or (head == at - 1 and head >= 0 and word.low in POSTPOSED):
        return False
    if word.may(NOUN | Tag.NAME):
        done = word.low in _MAY_BE_DONE and after.may(Tag.PREP | Tag.AUX | Tag.MODAL)
        does = at == start and word.may(Tag.ING) and not (done or word.low in _THINGS_ING)
        return not (does or word.is_only(Tag.WITH_S | Tag.PAST))
    if word.may(Tag.ADJ | Tag.NUM | Tag.ING):
        return True
    if word.may(Tag.EN):  # "computer generated names"
        return head < 0 or (after.may(NOUN) and not after.may(Tag.PREP))
    return word.may(Tag.ADV) and head < 0


def _is_many(word: TaggedWord) -> bool | None:
    if word.text.isupper():
        return None
    if word.may(Tag.MANY):
        return None if word.may(Tag.ONE | Tag.MASS) else True
    return False if word.may(Tag.ONE | Tag.MASS) and not word.may(Tag.NUM) else None


def behind_phrase(words: list[TaggedWord], at: int) -> int:
    """Return where a noun phrase ends that may begin here."""
    inner = noun_phrase(words, at)
    return inner.end if inner else at
