"""Prepositions that verbs, nouns and adjectives take, and those that they do not.

A line names words of one kind, the prepositions that they never take, and the one that is meant. A
verb stands for all its forms. ``x`` for what is meant: no preposition at all.
"""

from collections.abc import Iterator
from functools import cache

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at
from desktopapp.language.verbs import verb_forms

_VERBS = """
invest | on onto | in
comprise | of from | x
consist | from in with by | of
comply | to on of | with
adhere | with on of | to
abide | to with | by
conform | of on | to
depend rely | of to from in at | on
contribute | in on at for=to | to
participate | to at on of | in
discuss | about on | x
emphasise highlight stress | on about | x
benefit | of | from
apologise | of | for
refrain | of to | from
derive stem arise | of to | from
suffer | of | from
specialise | on at to | in
succeed | at= to on | in
embark | in to with at | on
focus concentrate | in to at of=on | on
liaise | to | with
interact | to | with
deal | to about of | with
cope | to of | with
engage | to into= | with
collaborate | to | with
coincide | to | with
align | of | with
respond react | on at for of | to
refer | on for of | to
relate pertain amount belong | with on of | to
result | to into of | in
account | of to | for
apply | of | for
aim | for= on | at
qualify | of to= | for
opt | of to= | for
strive | to= at | for
enquire | of= on | about
prevent prohibit deter | to | from
protect | of | from
replace | from | by
provide equip supply | of | with
attend | at to= | x
await | for | x
request demand seek | for | x
approach contact | to with | x
lack | of | x
reach achieve exceed | to at of | x
affect impact | to at for= | on
save | of | x
enable allow permit | to=people | x
ensure | in of for to with on about | x
oversee supervise monitor review consider | of on about | x
recover | of | from
separate | of | from
subscribe | with on | to
respond | of | to
agree | at | on
insist | for to | on
object oppose | against on | to
consult | to | with
partner | to | with
familiarise | to on | with
entrust | to= by | with
equate | with= on | to
dispose | off from | of
consist | on | of
attribute | by on of | to
commit dedicate devote | for in on at | to
subject | of by | to
expose | at on of | to
accustom | with on | to
restrict confine limit | on in= at | to
base | of off in= at= | on
found | of | on
comment | about= to | on
elaborate | about of | on
capitalise | of at in | on
impose | to | on
involve | into to | in
interest | on about of | in
specialise | of | in
enrol | to | on
"""
_OTHERS = """
accordance | to of on by from | with
conjunction collaboration partnership cooperation | to= of= on | with
compliance | to on for | with
line | to= of= on= | with
responsible | of to= on | for
accountable | of on | for
responsibility | on= to= | for
capable | to for in at | of
aware unaware mindful | on about= to for at | of
proud | on for about= with | of
indicative typical representative | for to on with | of
supportive | to on for towards= | of
independent | to on with from= | of
regardless irrespective | to from on for | of
different | than | from
similar identical comparable relevant | with= from of | to
prior | of from at with | to
due | of for= by= at with | to
thanks owing | of for from at | to
subsequent | of from | to
according | with of on | to
contrary | with of from | to
relevant | of in= on at | to
vulnerable susceptible | of for from | to
eligible suitable | of= on | for
satisfied | of about= for | with
familiar | to= of on | with
consistent compatible | of on for= | with
reliant dependent | of in at to with | on
keen | for to= of in at | on
interested | on about for of at | in
expert | of on= for | in
rich | with= of | in
increase decrease reduction rise decline fall | on at= | in
improvement | to= at= about | in
investment | on onto | in
experience | about on= | of
knowledge | in= on= about= for | of
understanding | on about= for to | of
lack shortage | in= on from to with off | of
impact effect | to at for= about | on
insight insights | on= for about= of= | into
access | for= into at on= of | to
approach | of= at with | to
solution | of= on for= at | to
barrier obstacle | of= for= on at | to
commitment | for= on= at in= with= | to
contribution | for= on in= at | to
response | on for= at of= with | to
addition | of= with on at | to
regard relation respect | on at for with about | to
alternative | of from on= | to
attention | on at for in with | to
opportunity | of= on with | to
emphasis focus reliance | in= at to= for= of= | on
need demand | of=noun on= at about | for
reason | of= on | for
request | of= on about | for
preference | of= on to= | for
"""
_FIXED = {  # words before, the preposition that stands, and the one that is meant
    ("with", "regards", "to"): "with regard to",
    ("in", "regards", "to"): "in regard to",
    ("in", "accordance", "to"): "in accordance with",
    ("in", "addition", "of"): "in addition to",
    ("in", "addition", "with"): "in addition to",
    ("in", "response", "of"): "in response to",
    ("in", "relation", "with"): "in relation to",
    ("in", "relation", "of"): "in relation to",
    ("in", "line", "to"): "in line with",
    ("in", "line", "of"): "in line with",
    ("in", "conjunction", "to"): "in conjunction with",
    ("in", "partnership", "to"): "in partnership with",
    ("in", "collaboration", "to"): "in collaboration with",
    ("in", "consultation", "to"): "in consultation with",
    ("in", "comparison", "of"): "in comparison with",
    ("on", "behalf", "to"): "on behalf of",
    ("on", "behalf", "for"): "on behalf of",
    ("on", "behalf", "the"): "on behalf of the",
    ("in", "terms", "to"): "in terms of",
    ("in", "terms", "the"): "in terms of the",
    ("by", "means", "to"): "by means of",
    ("as", "a", "result", "to"): "as a result of",
    ("as", "a", "result", "from"): "as a result of",
    ("in", "the", "basis"): "on the basis",
    ("in", "a", "basis"): "on a basis",
    ("at", "the", "basis"): "on the basis",
    ("in", "charge", "for"): "in charge of",
    ("in", "need", "for"): "in need of",
    ("in", "favour", "to"): "in favour of",
    ("at", "the", "expense", "to"): "at the expense of",
    ("in", "spite", "the"): "in spite of the",
    ("in", "view", "to"): "with a view to",
    ("with", "the", "view", "of"): "with a view to",
    ("in", "regular", "basis"): "on a regular basis",
    ("in", "a", "regular", "basis"): "on a regular basis",
    ("at", "a", "regular", "basis"): "on a regular basis",
    ("in", "a", "daily", "basis"): "on a daily basis",
    ("in", "an", "annual", "basis"): "on an annual basis",
    ("in", "an", "ongoing", "basis"): "on an ongoing basis",
    (
        "in",
        "average",
    ): "on average",
    ("in", "behalf", "of"): "on behalf of",
    ("on", "line", "with"): "in line with",
    ("by", "accordance", "with"): "in accordance with",
    ("due", "the"): "due to the",
    ("according", "the"): "according to the",
    ("prior", "the"): "prior to the",
    ("regardless", "the"): "regardless of the",
    ("instead", "the"): "instead of the",
    ("together", "our"): "together with our",
    ("accordance", "the"): "accordance with the",
}
_FIRST_WORDS = frozenset(key[0] for key in _FIXED)


_NEEDS = {  # verbs behind which a preposition must stand, and which
    form: prep
    for forms, prep in (
        ("rely relies relied depend depends depended", "on"),
        ("comply complies complied liaise liaises liaised cope copes coped", "with"),
        ("consist consists consisted", "of"),
        ("participate participates participated result resulted", "in"),
        ("adhere adheres adhered belong belongs belonged pertain pertains", "to"),
    )
    for form in forms.split()
    if form != "result"
}


@cache
def _table() -> dict[tuple[str, str], tuple[str, bool]]:
    """Read the tables: a word with a preposition it never takes, which is meant, and if a verb."""
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    forms: dict[str, list[str]] = {}
    for form, base in verb_forms().by_form.items():
        forms.setdefault(base, []).append(form)
    for table, verbs in ((_VERBS, True), (_OTHERS, False)):
        for line in table.strip().splitlines():
            words, never, meant = (one.strip() for one in line.split("|"))
            for word in words.split():
                for wrong in (one for one in never.split() if "=" not in one):
                    for form in {word, *forms.get(word, ())} if verbs else {word}:
                        found[form, wrong] = (meant, verbs)
    return found


def prepositions(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through the prepositions of a sentence that the word before them does not take."""
    table = _table()
    for at, word in enumerate(words[:-1]):
        after = words[at + 1]
        if word.low in _FIRST_WORDS:
            yield from _of_a_phrase(words, at)
        if word.low in _NEEDS and after.may(Tag.DET | Tag.MANY) and not after.may(Tag.PREP):
            said = f"{word.text} {_NEEDS[word.low]}"
            yield Fault(word.start, after.end, f"A preposition is missing: “{said}”.")
        told = table.get((word.low, after.low))
        if told is None or not _is_meant(words, at, verb=told[1], none=told[0] == "x"):
            continue
        meant = told[0]
        said = word.text if meant == "x" else f"{word.text} {meant}"
        yield Fault(word.start, after.end, f"The preposition: “{said}”.", said)


def _of_a_phrase(words: list[TaggedWord], at: int) -> Iterator[Fault]:
    for length in (2, 3, 4):
        key = tuple(one.low for one in words[at : at + length])
        meant = _FIXED.get(key)
        if meant and (at + length < len(words)):
            end = words[at + length - 1].end
            yield Fault(words[at].start, end, f"The preposition: “{meant}”.", meant)


def _is_meant(words: list[TaggedWord], at: int, *, verb: bool, none: bool) -> bool:
    """Tell whether the preposition belongs to the word before it, not to what follows."""
    word, after, behind = words[at], words[at + 1], word_at(words, at + 2)
    before = word_at(words, at - 1)
    if not behind.low[:1].isalpha() or behind.may(Tag.WH) or behind.low in _OF_THEIR_OWN:
        return False
    counted = behind.may(Tag.NUM) and behind.low != "one" and not word.low.startswith("consist")
    if (after.low in _WHEN and counted) or (
        after.low == "to" and behind.may(Tag.BASE) and word.low not in _NEVER_TO
    ):
        return False
    if not verb or word.low.startswith("compris"):
        return True
    if word.may(NOUN):
        several = before.is_only(Tag.MANY) and not word.may(Tag.WITH_S)  # "residents benefit"
        return several or before.may(Tag.TO | Tag.MODAL) or before.low in _WHO_DOES
    passive = none and word.may(Tag.EN) and word.low != "discussed"
    return not passive and not (before.may(Tag.DET) and word.may(Tag.ING | Tag.ADJ))


_WHO_DOES = frozenset({"we", "they", "i", "you", "who"})
_NEVER_TO = frozenset({"rely", "relies", "relied", "relying", "depend", "depends", "depended"})
_WHEN = frozenset({"in", "on", "at", "for", "by"})
_OF_THEIR_OWN = wordset("""
time behalf average top site line budget order addition particular turn part general house
person total practice place least times example instance both paper january february march april
may june july august september october november december every each scale home work night
present all once first last short spring summer autumn winter monday tuesday wednesday thursday
friday saturday sunday
""")
