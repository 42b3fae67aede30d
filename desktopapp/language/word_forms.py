"""A noun where a verb belongs, a verb where a noun does, and adverbs: told by what is beside."""

from collections.abc import Callable, Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at
from desktopapp.language.verbs import verb_forms

_MODALS = wordset("will would can could should must cannot")
_OF_NOUNS = ("tion", "sion", "ment", "ysis", "ance", "ence")
_THE = wordset("the our its their a an this these all")
_BY = wordset("by of without from through for about before after into")
_ABOUT = frozenset({"in", "of", "to", "by"})
_ONLY_VERBS = wordset("""
reduce improve introduce implement provide deliver develop ensure maintain achieve replace enable
create consider manage assess analyse decide include remove involve protect produce promote prepare
retain establish generate negotiate operate participate perform publish recruit refurbish require
respond renew simplify streamline modernise digitise identify encourage explore
expand extend enhance strengthen allocate allow adopt acquire reorganise renegotiate
consolidate collaborate communicate educate evaluate inform install invite minimise maximise
prevent prioritise rationalise reinvest relocate sell spend utilise
""")
_MOVES = wordset("""
rose fell grew increased decreased reduced improved changed risen fallen grown dropped declined
runs works operates performs run work operate perform
""")
_SO = wordset("""
significant considerable substantial dramatic efficient effective successful smooth gradual rapid
marked noticeable consistent
""")
_AFTER_SO = wordset("in by since from . , over to and during across with within ;")
_LASTING = wordset("early only likely family supply reply daily weekly monthly yearly quarterly")
_THE_VERY = frozenset({"a", "is", "are", "was", "were", "been"})
_NOT_MADE = wordset("""
silence position station caution science sentence licence audience essence distance instance pence
""")
_HELPS = wordset("help helps helped allow allows allowed enable enables enabled let lets")
_PLANS = wordset("plan aim hope look work seek wait try")
_WHY = "The form of the word."


def word_forms(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through words whose form does not fit where they stand."""
    for at, word in enumerate(words[:-1]):
        rule = _BEHIND.get(word.low)
        if rule:
            yield from rule(words, at)


def _behind_to(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "to improvement the service"."""
    word, after = words[at], words[at + 1]
    if _is_made(after) and word_at(words, at + 2).low in _THE:
        yield Fault(word.start, after.end, f"{_WHY} A verb is meant.")


def _behind_by(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "by reduce waste"."""
    word, after = words[at], words[at + 1]
    if _is_verb(after):
        yield Fault(word.start, after.end, f"{_WHY} “-ing” is meant.")


def _behind_move(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "rose significant in the year"."""
    after = words[at + 1]
    if after.low in _SO and word_at(words, at + 2).low in _AFTER_SO:
        why = f"An adverb is meant: “{after.low}ly”."
        yield Fault(after.start, after.end, why, f"{after.text}ly")


def _behind_are(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "we are plan to share"."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    plans = after.low in _PLANS and word_at(words, at + 2).low == "to"
    if plans and before.low in ("we", "they", "councils", "officers", "members"):
        yield Fault(word.start, after.end, f"{_WHY} “-ing” is meant.")


def _behind_very(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "a very success project"."""
    word, after = words[at], words[at + 1]
    thing = after.is_only(Tag.ONE | Tag.MASS) and after.text.islower()
    if thing and word_at(words, at - 1).low in _THE_VERY:
        yield Fault(word.start, after.end, f"{_WHY} An adjective is meant.")


def _is_made(word: TaggedWord) -> bool:
    """Tell whether a word is a noun made of a verb, and no verb itself."""
    made = word.low.endswith(_OF_NOUNS) or word.low == "advice"
    made = made and word.low not in _NOT_MADE
    return made and word.is_only(Tag.ONE | Tag.MASS) and word.text.islower()


def _is_verb(word: TaggedWord) -> bool:
    return word.is_only(Tag.BASE) and word.text in _ONLY_VERBS


def _behind_modal(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "will implementation the plan"; "what will implementation cost" asks."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    asks = not at or before.may(Tag.WH | Tag.DET | Tag.ADJ | Tag.MARK | Tag.JOIN)
    if not asks and _is_made(after):
        yield Fault(word.start, after.end, f"{_WHY} A verb is meant.")


def _behind_the(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "the reduce in", "a significantly increase"."""
    word, after, behind = words[at], words[at + 1], word_at(words, at + 2)
    if word.may(Tag.NAME) or word.low in ("this", "these", "all"):
        return
    if _is_verb(after) and behind.low in _ABOUT:
        yield Fault(word.start, after.end, f"{_WHY} A noun is meant.")
    adverb = after.is_only(Tag.ADV) and after.low.endswith("ly") and after.low not in _LASTING
    thing = behind.may(NOUN) and not behind.may(Tag.ADJ | Tag.EN | Tag.ING | Tag.ADV | Tag.NUM)
    if adverb and thing and word_at(words, at + 3).low in {*_ABOUT, ".", ","}:
        why = f"An adjective is meant: “{after.low[:-2]}”."
        yield Fault(after.start, after.end, why, after.text[:-2])


def _behind_not(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "does not uses"."""
    word, after = words[at], words[at + 1]
    if word_at(words, at - 1).low in ("do", "does", "did") and after.low in verb_forms().thirds:
        base = verb_forms().by_form[after.low]
        yield Fault(word.start, after.end, f"{_WHY} “{base}” is meant.")


def _behind_whom(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "it helped us reducing costs"."""
    word, after = words[at], words[at + 1]
    if word_at(words, at - 1).low in _HELPS and after.is_only(Tag.ING):
        base = verb_forms().by_form.get(after.low, "")
        yield Fault(word.start, after.end, f"{_WHY} “to {base}” is meant.")


def _behind_been(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "we have been work with partners", "the scheme is fund by a grant"."""
    word, after, behind = words[at], words[at + 1], word_at(words, at + 2)
    base = after.low in verb_forms().bases and not after.may(Tag.EN | Tag.ADJ | Tag.PREP | Tag.ADV)
    acted = base and behind.low == "by" and not after.may(Tag.DET)
    works = word.low == "been" and after.low in _PLANS and behind.may(Tag.PREP | Tag.TO)
    if acted or works:
        yield Fault(word.start, after.end, f"{_WHY} A participle is meant.")


_BEHIND: dict[str, Callable[[list[TaggedWord], int], Iterator[Fault]]] = {
    **dict.fromkeys(_MODALS, _behind_modal),
    **dict.fromkeys(_BY, _behind_by),
    **dict.fromkeys(_THE, _behind_the),
    **dict.fromkeys(_MOVES, _behind_move),
    **dict.fromkeys(("is", "was", "were", "been"), _behind_been),
    **dict.fromkeys(("us", "them", "people", "residents"), _behind_whom),
    "not": _behind_not,
    "to": _behind_to,
    "are": _behind_are,
    "very": _behind_very,
}
