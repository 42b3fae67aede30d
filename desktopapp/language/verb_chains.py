"""Forms of verbs behind "will", "have" and "be", however many adverbs stand between."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord
from desktopapp.language.verbs import verb_forms

_ADVERB_BEFORE = wordset("also not now then only still always just already soon therefore")
_NO_VERB = frozenset(
    {
        "need",
        "feed",
        "exceed",
        "proceed",
        "succeed",
        "speed",
        "embed",
        "shed",
        "spread",
        "bring",
        "sing",
        "ring",
        "bleed",
        "breed",
        "thing",
        "anything",
    }
)


def after_modal(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Behind "will" stands a verb without an ending."""
    n = at + 1
    while n < len(words) and (words[n].low in _ADVERB_BEFORE or words[n].is_only(Tag.ADV)):
        n += 1
    if n >= len(words) or words[n - 1].text.isupper():
        return
    word, verbs = words[n], verb_forms()
    wrong = (
        word.low in verbs.thirds
        or word.low in verbs.gerunds
        or (word.low in verbs.pasts and word.low not in verbs.bases)
    )
    if wrong and word.low not in _NO_VERB and not word.may(NOUN & ~Tag.MASS | Tag.BASE | Tag.PREP):
        base = verbs.by_form[word.low]
        yield Fault(words[at].start, word.end, f"The form of the verb: “{base}”.", "")
    elif (
        word.is_only(Tag.DET)
        and at
        and not words[at].text[0].isupper()
        and words[at - 1].may(NOUN | Tag.PRON)
        and word.low in ("the", "a", "an", "our")
    ):
        yield Fault(words[at].start, word.end, "A verb is missing.")


def after_have(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Behind "have" stands a participle."""
    n = at + 1
    while n < len(words) and (words[n].low in _ADVERB_BEFORE or words[n].is_only(Tag.ADV)):
        n += 1
    if n >= len(words):
        return
    word, verbs = words[n], verb_forms()
    base = (
        word.low in verbs.bases
        and word.low not in verbs.participles
        and not word.may(NOUN | Tag.ADJ | Tag.PREP)
    )
    after = words[n + 1] if n + 1 < len(words) else None
    if word.low in verbs.bases and word.low not in verbs.participles and word.may(NOUN):
        base = after is not None and after.low in ("a", "an", "the", "our", "their", "its")
    past = word.low in verbs.pasts and word.low not in verbs.participles
    if base or past or (word.low in verbs.thirds and not word.may(NOUN)):
        right = _participle(verbs.by_form[word.low])
        yield Fault(
            words[at].start,
            word.end,
            f"The form of the verb: “{right}”.",
            f"{words[at].text} {right}" if n == at + 1 else "",
        )


def after_be(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Behind "be" stands a participle, a noun or an adjective, but no bare verb."""
    n = at + 1
    while n < len(words) and (words[n].low in _ADVERB_BEFORE or words[n].is_only(Tag.ADV)):
        n += 1
    if n >= len(words):
        return
    word, verbs = words[n], verb_forms()
    base = (
        word.low in verbs.bases
        and word.low not in verbs.participles
        and not word.may(NOUN | Tag.ADJ | Tag.PREP | Tag.PAST)
    )
    past = (
        word.low in verbs.pasts
        and word.low not in verbs.participles
        and not word.may(NOUN | Tag.ADJ)
    )
    asked = at + 1 < len(words) and at and words[at - 1].low in ("is", "do", "does", "did")
    if (
        (base or past)
        and not asked
        and words[at - 1 if at else 0].low not in ("all", "what", "do", "does")
    ):
        right = _participle(verbs.by_form[word.low])
        yield Fault(words[at].start, word.end, f"The form of the verb: “{right}”.")


def _participle(base: str) -> str:
    return next((form for form, told in verb_forms().participles.items() if told == base), base)
