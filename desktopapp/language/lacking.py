"""Words that a verb or a thing cannot stand without: an article, an object, a preposition."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.phrases import noun_phrase
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at
from desktopapp.language.verbs import verb_forms

# Things of which one has "a" or "the" before it, wherever it stands in a sentence.
_THINGS = wordset("""
hub depot website portal app dashboard toolkit framework programme project scheme strategy roadmap
database platform template questionnaire newsletter leaflet survey panel taskforce team unit
directorate department forum partnership group officer consultant contractor supplier provider
adviser apprentice trainee employee resident customer tenant partner auditor company charity firm
agency borough district county neighbourhood village region building library museum theatre gym
playground park garden warehouse vehicle laptop machine camera sensor contract lease loan tender
forecast plan report target milestone indicator benchmark baseline rise drop increase decrease
saving shortfall surplus deficit backlog penalty decision example idea result proposal option
recommendation opportunity workshop seminar conference role vacancy rota timetable diagram policy
protocol procedure model approach tool method system manager director member budget review
consortium charter pilot process organisation authority committee board register centre
""")
_TOLD_THINGS = wordset(
    "link record step amount meeting audit bid visit basis gap firm change school"
)
_ROLES = wordset("manager director leader chair head secretary treasurer member partner")
_OF_SOMETHING = wordset("""
member example result reflection consequence source combination mixture supporter user owner
""")
_ENDS_OF_PHRASE = Tag.PREP | Tag.TO | Tag.WH
_MADE_BY = Tag.PAST | Tag.EN | Tag.ING
_ARTICLE = "An article is missing: “a” or “the”."
_BE = frozenset({"is", "was", "be", "been", "became", "become", "becomes"})
_DOERS = frozenset({"we", "they", "i", "you", "to", "will", "would", "can", "should", "must"})
_NO_OBJECT = wordset("""
appointed elected made called named being including following regarding concerning based used
considering given provided working acting
""")
_NAMED = frozenset({"appointed", "elected", "made", "named", "called", "chosen"})
_BY = wordset("by with through from into across to of under for at on in within using")
_NEVER_ALONE = wordset("""
experienced dedicated new single similar detailed comprehensive robust clear joint large small
whole entire local neighbouring wider recent former small successful bespoke modern simple strong
independent specialist sophisticated different
""")
_FULL = frozenset({"such", "other", "same", "next", "last", "own", "full"})
_MOST_BEFORE = 3  # words between a verb and the thing it brings


def words_lacking(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through the places of a sentence where an article, object or preposition is missing."""
    for at, word in enumerate(words[:-1]):
        if not word.text[0].isalpha():
            continue
        if word.low in _BE:
            yield from _is_a(words, at)
        elif word.low in _BY:
            yield from _by_a(words, at)
        if word.may(Tag.PAST | Tag.EN | Tag.ING | Tag.BASE | Tag.AUX):
            yield from _does_a(words, at)
        if word.low in _TRANSITIVE:
            yield from _object(words, at)
        if word.low in _TAKES:
            yield from _preposition(words, at)
        if word.low in _AFTER_BE:
            yield from _of_state(words, at)
        if word.low in _AMONG:
            yield from _of_several(words, at)


def _thing(words: list[TaggedWord], at: int) -> tuple[int, int]:
    """Return where a thing without article stands that begins here, and how many tell of it.

    It is -1 where there is none: another word goes before, or the phrase goes on.
    """
    n = at
    while n < len(words) and n - at < _MOST_BEFORE:
        word, after = words[n], word_at(words, n + 1)
        if not word.text.islower() or word.may(Tag.DET | Tag.NUM | Tag.OWNED):
            break
        thing = word.low in _THINGS or (n > at and word.low in _TOLD_THINGS)
        if thing and _closes(words, n + 1):
            return n, n - at
        tells = word.may(Tag.ADJ) or (word.may(Tag.ONE | Tag.MASS) and after.low in _THINGS)
        if not tells or word.low in _FULL or word.may(Tag.PREP | Tag.ADV):
            break
        n += 1
    return -1, 0


def _closes(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a phrase is over: nothing that could belong to it follows, and no list."""
    after, behind = word_at(words, at), word_at(words, at + 1)
    if after.low in ("", "."):
        return True
    if after.low in ("and", "but"):
        return behind.is_only(Tag.PAST | Tag.EN) and not behind.may(Tag.ADJ)
    return after.may(_ENDS_OF_PHRASE) and not after.may(NOUN | Tag.JOIN)


def _is_a(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "is member of", "it is good example"."""
    after, behind = words[at + 1], word_at(words, at + 2)
    if after.low in _OF_SOMETHING and behind.low == "of":
        yield Fault(after.start, after.end, _ARTICLE)
        return
    n, told = _thing(words, at + 1)
    adjective = after.may(Tag.ADJ) and not after.may(NOUN | Tag.EN)
    if n >= 0 and told and adjective and words[n].low not in _ROLES:
        yield Fault(after.start, words[n].end, _ARTICLE)


def _by_a(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "by experienced manager"."""
    n, told = _thing(words, at + 1)
    if n >= 0 and told and words[at + 1].low in _NEVER_ALONE:
        yield Fault(words[at + 1].start, words[n].end, _ARTICLE)


def _does_a(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "Cabinet approved plan for the depot", "we run apprenticeship scheme"."""
    word, before = words[at], word_at(words, at - 1)
    done = word.is_only(_MADE_BY | Tag.WITH_S) and not (
        before.may(Tag.DET | Tag.ADJ) or _is_told(words, at)
    )
    base = word.may(Tag.BASE) and before.low in _DOERS
    has = word.low in ("has", "have", "had")
    if word.low in _NO_OBJECT or word.low not in verb_forms().by_form or word.may(Tag.NAME):
        return
    if not (done or base or has) or (word.may(Tag.EN) and _passive(words, at)):
        return
    start = at + 2 if words[at + 1].low in ("up", "out") else at + 1
    n, told = _thing(words, start)
    if n >= 0 and (told or not has):
        yield Fault(words[start].start, words[n].end, _ARTICLE)


def _is_told(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a participle tells of a thing: "the newly adopted plan", "and adopted plan"."""
    before, further = word_at(words, at - 1), word_at(words, at - 2)
    if before.low in _BE and words[at].low in _NAMED:
        return True
    if further.low in ("a", "an") or before.text.isupper():
        return True  # "a customer focused approach", "a Grade II listed building"
    alone = not at or before.may(Tag.PREP | Tag.MARK) or before.low in ("and", "or")
    return alone or (before.may(Tag.ADV) and further.may(Tag.DET | Tag.PREP))


def _passive(words: list[TaggedWord], at: int) -> bool:
    return any(one.low in ("be", "been", "is", "are", "was", "were") for one in words[at - 2 : at])


_TRANSITIVE = wordset("""
identify ensure enable introduce implement address establish encourage enhance utilise facilitate
publish adopt produce create undertake replace appoint remove procure tackle obtain mitigate
safeguard underpin strengthen possess acquire
""")
_IN_PLACES = frozenset({"in", "at", "across", "during", ".", ";"})
_EASE = wordset("easy hard difficult simple ready possible impossible needed required able")
_ASKS_FOR = wordset("helped helps help aims aim continue continues us them able wants want trying")


def _object(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find a verb that must have an object before a stop: "it helped us to identify."."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    if after.low not in _IN_PLACES or not word.is_only(Tag.BASE):
        return
    gap = any(
        one.may(Tag.WH) or one.low in _EASE - {"able"} or one.low in ("than", "as", "and", "or")
        for one in words[:at]
    )
    to = before.low == "to" and word_at(words, at - 2).low in _ASKS_FOR
    does = before.may(Tag.MODAL) or (before.low in ("we", "they") and at <= 1)
    if not gap and (to or (does and not _relative(words, at))):
        yield Fault(word.start, after.end, "What? A word is missing.")


def _relative(words: list[TaggedWord], at: int) -> bool:
    """Tell whether what the verb takes may stand before: "the savings we will identify"."""
    subject = word_at(words, at - 2)
    return subject.may(Tag.PRON) and word_at(words, at - 3).may(NOUN | Tag.PRON)


_TAKES = {
    form: prep
    for verbs, prep in (
        ("respond responds responded listen listens listened react reacts reacted", "to"),
        ("amount amounted conform conforms conformed adapts subscribed corresponds", "to"),
        ("collaborate collaborates collaborated interact interacts interacted", "with"),
        ("specialise specialises specialised engages=", "in"),
        ("insist insists insisted embark embarks embarked focuses focussed", "on"),
        ("located situated", "at"),
        ("deals", "with"),
        ("cater caters catered strive strives apologise apologises apologised", "for"),
        ("dispose disposes disposed", "of"),
    )
    for form in verbs.split()
    if "=" not in form
}
_AMOUNTS = Tag.DET | Tag.MANY


def _preposition(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "we responded the consultation"."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    object_ = after.may(_AMOUNTS | Tag.NUM) and not after.may(Tag.PREP | Tag.ADV | Tag.WH)
    if object_ and not before.may(Tag.DET) and after.low not in ("both", "all", "each"):
        said = f"{word.text} {_TAKES[word.low]}"
        yield Fault(word.start, after.end, f"A preposition is missing: “{said}”.")


_AFTER_BE = {
    "responsible": "for",
    "accountable": "for",
    "committed": "to",
    "dedicated": "to",
    "opposed": "to",
    "capable": "of",
    "interested": "in",
    "reliant": "on",
    "dependent": "on",
    "focused": "on",
}
_ARE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "remain", "remains"})


def _of_state(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "is responsible parks", "are committed improving"."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    takes = after.may(Tag.DET | Tag.MANY) or after.is_only(Tag.ING)
    takes = takes and not after.may(Tag.PREP | Tag.ADV | Tag.SUB | Tag.WH)
    if takes and (before.low in _ARE or (before.may(Tag.ADV) and before.low != "the")):
        said = f"{word.text} {_AFTER_BE[word.low]}"
        yield Fault(word.start, after.end, f"A preposition is missing: “{said}”.")


_SHARES_OF = frozenset({"most", "some", "many", "few", "none"})
_OURS = frozenset({"the", "our", "its", "their", "these", "those"})
_NUMBERS = frozenset({"number", "range", "variety", "series", "majority", "couple", "lack"})
_AMONG = _NUMBERS | _SHARES_OF
_BEFORE_NUMBER = wordset("a the wide large small whole broad great growing increasing vast")


def _of_several(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    """Find "a number residents", "most the savings"."""
    word, before, after = words[at], word_at(words, at - 1), words[at + 1]
    if word.low in _SHARES_OF and after.low in _OURS:
        yield Fault(word.start, after.end, f"A preposition is missing: “{word.text} of”.")
        return
    if word.low not in _NUMBERS or before.low not in _BEFORE_NUMBER or not after.text.islower():
        return
    phrase = noun_phrase(words, at + 1)
    several = phrase is not None and phrase.many and not after.may(Tag.DET)
    if (
        several
        and after.low != "plates"
        and not after.may(Tag.WITH_S | Tag.BASE | Tag.EN | Tag.ADV)
    ):
        yield Fault(word.start, after.end, f"A preposition is missing: “{word.text} of”.")
