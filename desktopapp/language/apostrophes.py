"""Apostrophes that are missing, or stand where none belongs: told by the words around them."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.its import it_is, whose_it_is
from desktopapp.language.nouns import nouns
from desktopapp.language.plurals import BODIES, plurals
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_BODIES = {  # a body's plural, or what is taken for it, and whose a thing is
    wrong: f"{body}’s"
    for body in BODIES
    for wrong in (f"{body}s", f"{body[:-1]}ies" if body.endswith("y") else f"{body}s")
}
_SINGLE_DETS = frozenset({"this", "each", "every", "a", "an", "another"})
_BEFORE_BODY = frozenset({"the", "our", "its", "their", "your", "that", *_SINGLE_DETS})
# Verbs that are nouns too: behind "the councils" they may be what councils do.
_WHOSE_THINGS = wordset("""
fleet website staff workforce finances assets constitution strategy vision policy policies
priorities income reserves offices buildings estate leader performance executive cabinet own
budget budgets services residents role area boundaries ambition ambitions aims approach
objectives commitment culture values risk risks savings productivity transformation digital
corporate financial medium statutory annual revenue capital core current new existing key
strategic overall spending expenditure procurement governance size history success record
website systems processes functions duties powers responsibilities response position plans
reputation appetite efforts ability capacity resilience efficiency efficiencies property homes
housing land portfolio partners customers communities future journey programme programmes
projects contracts contract customer climate economic environmental community constitution
website’s intranet chief monitoring data technology website
""")
_PEOPLE = wordset("""
customers residents members officers councils partners businesses tenants employees users
councillors communities carers providers staffs pupils parents patients families students
applicants citizens colleagues managers volunteers visitors suppliers taxpayers claimants
workers ratepayers leaseholders landlords stakeholders auditors inspectors advisers apprentices
executives directors leaders ministers trustees teachers drivers owners
""")
_OF_PEOPLE = wordset("""
skills needs views lives homes experience experiences expectations satisfaction wellbeing
behaviour behaviours journey feedback requirements queries data records voice voices interests
concerns priorities health enquiries demands safety perception perceptions knowledge rights
confidence salaries wages complaints money bills ability abilities understanding wishes
aspirations circumstances opinions allowances performance productivity time training questions
comments names details wellbeing enquiries expectations
""")
_SEVERAL_OFTEN = wordset("leaders directors ministers trusts clubs hospitals")
_KINDS_OF_COUNCIL = frozenset({"parish", "district", "borough", "county", "town"})
_IS = frozenset({"is", "was", "has"})
_ONE_TIME = wordset("last next this each every previous one current a")
_LENGTHS = {
    "years": "years’",
    "months": "months’",
    "weeks": "weeks’",
    "days": "days’",
    "hours": "hours’",
}
_SINGLE_LENGTHS = {"years": "year’s", "months": "month’s", "weeks": "week’s", "days": "day’s"}
_OF_LENGTH = wordset("""
experience notice work worth time leave service pay salary grace funding delay
""")
_OF_PERIOD = wordset("""
budget plan figure figures total savings target report accounts settlement performance outturn
results election elections allocation funding increase award spend
""")
_LACKING = {
    meant.replace("’", ""): meant
    for meant in wordset("""
child’s public’s
children’s women’s men’s people’s today’s tomorrow’s yesterday’s everyone’s doesn’t don’t won’t
isn’t aren’t wasn’t weren’t haven’t hasn’t couldn’t wouldn’t shouldn’t didn’t that’s what’s
they’re you’re we’ve they’ve can’t
""")
}
_OTHERS = wordset("services staff council councils board boards")  # "members services"
_PEOPLES_OTHERS = frozenset({"of", "and", "are", "have", "who", "in"})  # "the peoples of"


def apostrophes(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through the apostrophes of a sentence that are missing, or where none belongs."""
    for at, word in enumerate(words):
        if word.low == "it's":
            yield from it_is(words, at)
        elif word.low == "its":
            yield from whose_it_is(words, at)
        elif word.may(Tag.OWNED) or word.low.endswith(("'s", "s'")):
            yield from plurals(words, at)
        elif word.low.endswith("s") or word.low in _LACKING:
            meant = _whose(words, at)
            if meant:
                after = words[at + 1]
                why = f"An apostrophe is missing: “{meant}”."
                yield Fault(word.start, after.end, why, f"{meant} {after.text}")
            elif word.low in _LACKING and not _are_peoples(words, at):
                right = _cased(_LACKING[word.low], word)
                yield Fault(word.start, word.end, "An apostrophe is missing.", right)
        elif word.low in _LACKING:
            right = _cased(_LACKING[word.low], word)
            yield Fault(word.start, word.end, "An apostrophe is missing.", right)


def _are_peoples(words: list[TaggedWord], at: int) -> bool:
    return words[at].low == "peoples" and word_at(words, at + 1).low in {*_PEOPLES_OTHERS, ""}


def _whose(words: list[TaggedWord], at: int) -> str:
    """Return the possessive of a word where the one behind it is what it owns."""
    word, after = words[at], word_at(words, at + 1)
    if not after.low:
        return ""
    if word.low in _BODIES:
        return _cased(_BODIES[word.low], word) if _is_body(words, at) else ""
    if word.low in _PEOPLE and _is_of_people(words, at):
        return f"{word.text}’"
    return _of_time(words, at) if word.low in _LENGTHS else ""


def _cased(meant: str, word: TaggedWord) -> str:
    return meant[0].upper() + meant[1:] if word.text[0].isupper() else meant


_BEHIND = Tag.PREP | Tag.AUX | Tag.JOIN


def _ends_a_phrase(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a noun ends here, so that what stood before it says whose it is."""
    if (
        at < len(words)
        and words[at - 1].may(Tag.BASE)
        and words[at].may(Tag.DET | Tag.TO | Tag.PRON | Tag.ADV | Tag.ADJ)
    ):
        return False  # "residents experience a delay"
    return at >= len(words) or not words[at].may(NOUN | Tag.BASE) or words[at].may(_BEHIND)


def _is_of_people(words: list[TaggedWord], at: int) -> bool:
    """Tell whether the word behind people is what is theirs: no verb of theirs could stand so."""
    before, after, behind = word_at(words, at - 1), words[at + 1], word_at(words, at + 2)
    if after.low in _OF_PEOPLE:
        return _ends_a_phrase(words, at + 2)
    if after.low in _OTHERS or word_at(words, at - 1).low in ("of", "for", "to", "by", "with"):
        return False
    if after.may(Tag.MANY) and not after.may(Tag.ING | Tag.EN | Tag.PREP | Tag.ADV):
        return behind.may(Tag.AUX | Tag.MODAL) and behind.low not in ("is", "was", "has")
    single = after.may(Tag.ONE) and not after.may(Tag.ING | Tag.PREP | Tag.ADJ | Tag.PRON)
    told = before.may(Tag.DET) or word_at(words, at - 2).may(Tag.DET)
    does = behind.low in ("is", "was", "has") or behind.is_only(Tag.WITH_S | Tag.MODAL)
    return single and told and not _is_relative(words, at) and does


def _is_relative(words: list[TaggedWord], at: int) -> bool:
    """Tell whether several do something here: "what the councils share is"."""
    return word_at(words, at - 2).may(Tag.WH) or word_at(words, at - 1).may(Tag.WH)


def _is_body(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a body is named whose the word behind it is."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    named = before.text[:1].isupper() and word.text[0].isupper()
    named = named and not before.may(Tag.DET | Tag.PREP | Tag.PRON | Tag.NUM | Tag.ADV)
    named = named and before.low not in nouns().adjectives
    if before.low in _SINGLE_DETS:
        return after.may(NOUN | Tag.ADJ)
    if word.low.endswith("ys"):
        return after.may(NOUN)
    does = after.may(Tag.BASE) and word_at(words, at + 2).may(Tag.PREP | Tag.DET | Tag.TO)
    if before.low in _KINDS_OF_COUNCIL and does:
        return False  # "the parish councils budget for this"
    if word.low.endswith("ies") or word.low in _SEVERAL_OFTEN:
        thing = after.may(NOUN) and not after.may(_NOT_OWNED)
        return thing and before.may(Tag.DET) and word_at(words, at + 2).low in _IS
    if _is_relative(words, at):
        return False
    behind = word_at(words, at + 2)
    owned = after.low in _WHOSE_THINGS or (after.may(NOUN | Tag.ADJ) and not after.may(_NOT_OWNED))
    owned = owned or (after.may(Tag.ONE | Tag.MASS) and behind.low in _IS)
    told = before.may(NOUN) and word_at(words, at - 2).low in ("the", "our", "this")
    return owned and (before.low in _BEFORE_BODY or named or told)


_NOT_OWNED = (
    Tag.BASE
    | Tag.PAST
    | Tag.EN
    | Tag.PREP
    | Tag.ADV
    | Tag.DET
    | Tag.PRON
    | Tag.NUM
    | Tag.JOIN
    | Tag.SUB
    | Tag.AUX
    | Tag.MODAL
    | Tag.WITH_S
)


def _of_time(words: list[TaggedWord], at: int) -> str:
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    if before.low in _ONE_TIME and word.low in _SINGLE_LENGTHS:
        return _SINGLE_LENGTHS[word.low] if after.low in _OF_PERIOD | _OF_LENGTH else ""
    numbered = before.may(Tag.NUM) and before.low not in ("one", "first")
    owned = after.low in _OF_LENGTH and _ends_a_phrase(words, at + 2)
    return _LENGTHS[word.low] if numbered and owned else ""
