"""“Its” and “it’s”: which of them belongs before the words that follow."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_CLAUSES = wordset("""
mean means meant think thinks thought say says said know knows knew believe believed ensure
ensuring ensured show showed feel felt hope hoped find found see saw suggest suggested indicate
confirm confirmed recognise recognised agree agreed conclude concluded understand understood
""")
_ITS_AFTER = wordset("a an the not been also very too likely hoped anticipated expected")
_ITS_CLEAR = wordset("important essential vital clear possible crucial difficult worth")
_ITS_SAID = frozenset({"not", "also", "very", "too"})
_ITS_HOPED = frozenset({"likely", "expected", "anticipated"})
_SMALL = wordset("insignificant inconsiderable small large own limited")  # "its not insignificant"
_TO_OR_THAT = frozenset({"that", "to"})
_GOOD = wordset("good common best great bad normal")  # "it’s good practice"
_WHEN = wordset("as that than before after since until")
_THING = Tag.MASS | Tag.ADJ | Tag.ADV | Tag.ING | Tag.NUM | Tag.PREP
_BEHIND = Tag.PREP | Tag.MASS | Tag.ADV | Tag.TO | Tag.BASE


def it_is(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find “it’s” before what it owns: a noun that the words name, not what they say of it."""
    word, before, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    if after.low and (_owns(before, after) or _is_thing(words, at + 1)):
        why = "“its” is meant: no apostrophe where it says whose."
        yield Fault(word.start, after.end, why, f"{word.text[:2]}s {after.text}")


def _owns(before: TaggedWord, after: TaggedWord) -> bool:
    if before.may(Tag.PREP | Tag.TO):
        return before.low not in _WHEN
    takes = before.is_only(Tag.BASE | Tag.ING | Tag.PAST | Tag.EN)
    return takes and before.low not in _CLAUSES and after.may(NOUN)


def _is_thing(words: list[TaggedWord], at: int) -> bool:
    word, behind = words[at], word_at(words, at + 1)
    if word.low == "own" or (word.may(Tag.ONE) and not word.may(_THING)):
        return True
    if word.may(Tag.MANY) and not word.may(Tag.EN | Tag.ADJ | Tag.WITH_S):
        return True
    described = word.may(Tag.ADJ) and word.low not in _GOOD
    return described and behind.may(Tag.ONE | Tag.MANY) and not behind.may(_BEHIND)


def whose_it_is(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find “its” before what is said of it."""
    word, after, behind = words[at], word_at(words, at + 1).low, word_at(words, at + 2).low
    said = after in _ITS_AFTER
    said = said and not (after in _ITS_HOPED and behind not in _TO_OR_THAT)
    said = said and not (after in _ITS_SAID and behind in _SMALL)
    if said or (after in _ITS_CLEAR and behind in _TO_OR_THAT):
        yield Fault(word.start, word.end, "“it’s” or “it is” is meant.", f"{word.text[:2]} is")
