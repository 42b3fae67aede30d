"""Words that are missing, and forms that do not fit: both told by what must follow."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.nouns import nouns
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at
from desktopapp.language.verb_chains import after_be, after_have, after_modal
from desktopapp.language.verbs import verb_forms

_WANTS_TO = wordset("""
ability inability opportunity opportunities decision willingness intention attempt attempts seek
seeks seeking wish wishes wishing intend intends intending intended aim aims aiming continue
continues continuing continued need needs needed hope hopes hoping want wants wanted tend tends
agree agreed failed fails refuse refused attempted planned able unable strive strives begin
begins began propose proposes important essential necessary possible difficult easy vital ready
keen
""")
_THINGS_TO = wordset("""
ability inability opportunity opportunities decision willingness intention
""")
_WANTS_WHOM = wordset("""
enable enables enabling allow allows allowing encourage encourages encouraging permit permits
empower empowers empowering invite invites require requires cause causes force forces forcing
persuade persuades urge urges
""")
_WANTS_WHAT = wordset("""
ensure ensures ensuring maximise maximises maximising minimise minimises minimising enhance
enhances enhancing utilise utilises utilising safeguard safeguards safeguarding streamline
mitigate mitigates mitigating facilitate facilitates facilitating underpin underpins identify
identifies identifying maintain maintains maintaining strengthens demonstrate demonstrates
demonstrating establish establishes
""")
_ARTICLE_NOUNS = wordset("""
council authority organisation programme project strategy team officer department committee
contract company partnership framework dashboard district borough review system website report
plan process manager director councillor model restructure tool platform depot panel
portal vehicle survey target resident customer consultant contractor supplier tender bid grant
workshop group network post role
""")
_MADE = wordset("""
new dedicated comprehensive recent detailed single similar revised updated major small large
successful robust clear independent joint formal further different bespoke central modern
corporate significant simple strong annual long-term short-term five-year three-year four-year
two-year cross-party county-wide district-wide
""")
_GIVES = wordset("""
develop develops developed developing create creates created creating introduce introduces
introduced introducing implement implements implemented implementing adopt adopts adopted
adopting launch launches launched launching establish establishes established establishing
produce produces produced producing publish publishes published publishing deliver delivers
delivered delivering commission commissioned commissioning procure procured procuring complete
completed completing undertake undertakes undertook undertaken undertaking agree agreed prepare
prepared preparing replace replaced replacing appoint appointed appointing has have had build
built building buy bought use uses using review reviewed reviewing draft drafted award awarded
form formed hold held run runs set approve approved join joined open opened conduct conducted
requested request wrote write sign signed for with through via by within into from across under
of
""")
_MODALS = wordset("""
will would can could shall should may might must cannot won't can't couldn't shouldn't wouldn't
don't doesn't didn't
""")


_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = wordset("""
began opened started launched closed completed introduced adopted approved ended finished signed
established founded
""")


def missing_words(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through the places of a sentence where a word is missing or has the wrong form."""
    for at, word in enumerate(words[:-1]):
        if word.tags & _HELPS:
            yield from _behind_a_helper(words, at)
        if word.low in _WANTS:
            yield from _wanted(words, at)
        if word.low in _GIVES:
            yield from _article(words, at)
        if word.low in _DATED:
            yield from _without_in(words, at)
        yield from _lacking_the(words, at)
        if word.low in _NEVER_BEFORE:
            yield from _impossible(words, at)
        if word.low == "to":
            yield from _behind_to(words, at)


def _behind_a_helper(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    low = words[at].low
    if low in _MODALS:
        yield from after_modal(words, at)
    elif low in _HAVE:
        yield from after_have(words, at)
    elif low in _BE:
        yield from after_be(words, at)


def _without_in(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "work began 2019"."""
    behind = word_at(words, at + 2)
    if _YEAR.fullmatch(words[at + 1].low) and not behind.may(NOUN | Tag.ADJ | Tag.EN):
        yield Fault(words[at].start, words[at + 1].end, "“in” is missing.")


_HELPS = Tag.MODAL | Tag.AUX | Tag.BASE | Tag.EN | Tag.ING
_HAVE = frozenset({"has", "have", "had", "having"})
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being"})
_PLANS = wordset("""
intend intends intended plan plans want wants need needs wish wishes agreed hope hopes able
""")
_WANTS = _WANTS_TO | _WANTS_WHOM | _WANTS_WHAT | _PLANS
_NEVER_BEFORE = wordset("the a an our its their of into we they to")
_ELSEWHERE = wordset("that about than as including inside outside within up over around")


def _wanted(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find a verb or noun that lacks what it takes: "to", whom, or what."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    behind = word_at(words, at + 2)
    if word.low in _WANTS_TO and _is_bare(after) and _takes_to(word, before):
        yield Fault(word.start, after.end, "“to” is missing.", f"{word.text} to {after.text}")
    if word.low in _PLANS and after.low == "to" and _is_gerund(behind):
        yield Fault(after.start, behind.end, "“to” and the form of the verb.")
    whom = word.low in _WANTS_WHOM and before.low not in _BE
    if whom and after.low == "to" and behind.may(Tag.BASE):
        yield Fault(word.start, behind.end, "Whom? A word is missing.")
    what = word.low in _WANTS_WHAT and not word.may(NOUN) and after.low not in _ELSEWHERE
    if what and (after.is_only(Tag.PREP) or after.low == ".") and not _stranded(words, at):
        yield Fault(word.start, after.end, "What? A word is missing.")


def _is_gerund(word: TaggedWord) -> bool:
    return word.low in verb_forms().gerunds and not word.may(Tag.ONE | Tag.MASS)


def _takes_to(word: TaggedWord, before: TaggedWord) -> bool:
    return not word.may(NOUN) or word.low in _THINGS_TO or before.low in ("we", "they", "will")


def _is_bare(word: TaggedWord) -> bool:
    """Tell whether a word can only be a verb as it stands behind "to"."""
    return word.is_only(Tag.BASE) and word.low in verb_forms().bases


def _stranded(words: list[TaggedWord], at: int) -> bool:
    """Tell whether what the verb takes stood before it: "the savings that we identify in"."""
    return any(
        one.may(Tag.WH) or one.low in ("to", "for", "and", "or")
        for one in words[max(0, at - 6) : at]
    )


def _article(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find one thing that is told without "a" or "the": "we adopted new strategy in May"."""
    word = words[at]
    named = word.low == "appointed" and word_at(words, at - 1).low in _BE
    if word.low not in _GIVES or word.may(Tag.NAME) or named:
        return
    n = at + 1
    adjectives = 0
    while n < len(words) and words[n].low in _MADE and words[n].text.islower():
        n += 1
        adjectives += 1
    if n >= len(words) or words[n].low not in _ARTICLE_NOUNS or not words[n].text.islower():
        return
    after = words[n + 1] if n + 1 < len(words) else None
    ends = (
        after is None
        or after.low in ".,;"
        or (after.may(Tag.PREP | Tag.TO | Tag.WH) and after.low != "and")
    )
    if (
        ends
        and (
            adjectives
            or (
                word.is_only(Tag.PAST | Tag.EN | Tag.ING)
                and words[n].low in nouns().counted - {"approach", "process", "use", "policy"}
            )
        )
        and (adjectives or not word.may(Tag.PREP))
    ):
        if (
            after is not None
            and after.low in ",;"
            and n + 2 < len(words)
            and words[n + 2].may(NOUN)
        ):
            return  # a list
        yield Fault(words[at + 1].start, words[n].end, "An article is missing: “a” or “the”.")


_TO_TAKERS = wordset("""
committed dedicated opposed used forward key commitment approach approaches addition relation
regard regards respect prior due contribute contributes contributed contributing contribution
leads led route lead linked related subject barrier barriers alternative devoted moved moving
changes close closer shift transition attention thought consideration path object limit limits
response according owing given added help focus relating access from attributable central
critical essential crucial vital
""")  # behind these "to" is a preposition: "committed to improving"
_DEVOTED = wordset("""
dedicate dedicates devote devoted devotes commit commits attitude attitudes
obstacle obstacles resistance method methods guide introduction solution solutions answer
aversion damage move moved contribute contributes objection switch switched
""")
_FAR = 12  # words in which one of these may stand before
_NOT_TO_ED = wordset("by to in outcomes services levels access support housing")
_TO_ED = wordset("""
reviewed provided improved reduced delivered achieved developed ensured increased supported enabled
implemented worked saved created maintained
""")
_TO_ING = wordset("""
reviewing ensuring providing improving reducing delivering making achieving enabling supporting
creating identifying saving managing maintaining developing
""")
_TO_NOUN = wordset("""
prevention provision creation reduction implementation introduction completion achievement
""")


def _behind_to(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find what cannot stand behind "to", unless the word before takes it as a preposition."""
    before, after, behind = word_at(words, at - 1), words[at + 1], word_at(words, at + 2)
    takes = any(one.low in _DEVOTED for one in words[max(0, at - _FAR) : at])
    if not before.low[:1].isalpha() or before.low in _TO_TAKERS or takes:
        return
    done = after.low in _TO_ED and behind.low not in _NOT_TO_ED
    thing = after.low in _TO_NOUN and behind.low == "of"
    if done or thing or after.low in _TO_ING:
        yield Fault(words[at].start, after.end, "“to” and the form of the verb.")


_LACKING_THE = frozenset(
    """for first time|at same time|on other hand|as result of|at end of|by end of|in long term
in short term|in medium term|in past few|over last few|over past few|over next few|at moment
on basis of|as whole|in majority of|with view to|at time of|in process of|at start of|of whole
in event of|in meantime|at heart of|at centre of|in first year|in first instance|across whole
at beginning of|in centre of|in north of|in south of|in east of|in west of|in rest of|for rest of
for most part|on day of|in context of|in absence of|in interest of|in interests of|in range of
at expense of|to extent that|in way that|in same way|under auspices of|over course of|in course of
with aim of|with exception of|with intention of|in wake of|at forefront of|on back of|in area of
in field of|in number of|for benefit of|for purpose of|for purposes of|for sake of""".replace(
        "\n", "|"
    ).split("|")
)


_LACKING_FIRST = frozenset(one.partition(" ")[0] for one in _LACKING_THE)


def _lacking_the(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find a phrase that has "the" or "a" within it, and lacks it."""
    why = "An article is missing: “a” or “the”."
    if words[at].low in _LACKING_FIRST:
        for length in (2, 3):
            part = words[at : at + length]
            if " ".join(one.low for one in part) in _LACKING_THE:
                yield Fault(part[0].start, part[-1].end, why)
    if words[at].low in ("for", "with", "through", "by"):
        thing, after = words[at + 1], word_at(words, at + 2)
        if thing.low in _ARTICLE_NOUNS and thing.text.islower() and after.low == "of":
            yield Fault(thing.start, thing.end, why)


def _impossible(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find two words that never stand beside each other."""
    word, after = words[at], words[at + 1]
    if (
        word.low in ("the", "a", "an", "our", "its", "their")
        and not word.may(Tag.NAME)
        and word.text.islower()
    ):
        if (
            after.low
            in (
                "of",
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "will",
                "would",
                "can",
                "could",
                "should",
                "and",
                "or",
                "to",
                "for",
                "with",
                "which",
                "who",
                "we",
                "they",
                "it",
                "that",
                "from",
                "be",
                "been",
            )
            and after.text.islower()
        ):
            if (
                word.low in ("a", "the", "an")
                and after.low in ("to", "for", "that", "or", "and")
                and at
                and words[at - 1].may(Tag.MARK)
            ):
                return
            yield Fault(word.start, after.end, "A word is missing or one too many.")
    elif (
        word.low in ("of", "for", "with", "from", "into")
        and after.low in ("is", "are", "was", "were", "will", "has", "have", "of", "for")
        and word.low in ("of", "into")
    ):
        yield Fault(word.start, after.end, "A word is missing or one too many.")
    elif (
        word.low in ("we", "they")
        and after.low in verb_forms().gerunds
        and at
        and (words[at - 1].low in (",", "that", "and", "as"))
    ):
        yield Fault(word.start, after.end, "A verb is missing: “are”?")
    elif word.low == "to" and at and (after.low in verb_forms().thirds and not after.may(NOUN)):
        yield Fault(
            word.start, after.end, "The form of the verb.", f"to {verb_forms().by_form[after.low]}"
        )
