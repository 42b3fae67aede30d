"""Whether a verb fits its subject, however far apart they stand: the head of the subject is found.

Where the words may be read in two ways, nothing is said.
"""

from collections.abc import Iterator

from desktopapp.language.flagging import wordset
from desktopapp.language.phrases import ANYONE, POSTPOSED, NounPhrase, behind_phrase, noun_phrase
from desktopapp.language.relative_clauses import related_verbs
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_SINGULAR_VERBS = wordset("is was has does isn't wasn't hasn't doesn't")
_PLURAL_VERBS = wordset("are were have do aren't weren't haven't don't")
# Heads that stand for several ("a number of homes are"), or for a body of people.
_EITHER = wordset("""
council number range variety majority minority series pair lot couple total proportion percentage
half third quarter rest mix set combination handful host group team staff committee board panel
cabinet police government public partnership management family company workforce community
audience leadership data media access all some none any most more less plenty collection selection
array body crew faculty household population profession party firm union club association society
department class generation youth amount bulk remainder part parts portion fraction cohort wealth
""")
_MEASURES = wordset("""
years months weeks days hours minutes miles pounds percent million billion metres terms works
windows means headquarters economics logistics analytics news finances
""")
_BESIDE = wordset("""
including such like along together as especially one both each which who where part formerly based
led run made all some most now once either whose particularly notably among
""")
_OPENERS = wordset("""
- – • * “ ‘ ( ; : , because although while whilst if when where however ensure ensures ensuring
since whether how why
""")
_ONE_WITH_THE = frozenset({"number", "amount", "percentage", "proportion"})
_SAYING = wordset(
    "ensure ensures mean means show shows say says know knows believe believes think"
)
_THERE = frozenset({"is", "was", "are", "were"})
_ANDS = frozenset({"and", "but", "so"})
_PARTICLES = frozenset({"out", "up", "down", "off", "that", "how"})
_LISTS = frozenset({"and", "or", ","})
_DOES = frozenset({"to", "we", "they", "i", "you"})
_IFS = frozenset({"if", "unless", "wish", "though", "than", "were", "whether"})
_WHO = frozenset({"which", "who", "that"})
_LONGEST = 29  # characters from the head to its verb that are marked as one
_MOST_STEPS = 40  # words between


_BEGINS = Tag.DET | NOUN | Tag.ADJ | Tag.NUM | Tag.EN
_CALLS = Tag.BASE | Tag.WITH_S | Tag.ING
_FOLLOWS = Tag.AUX | Tag.WITH_S | Tag.BASE | Tag.ADV
_OF_RELATIVE = Tag.BASE | Tag.WITH_S | Tag.PAST | Tag.MODAL
_YEAR = 4  # figures


def _starts(words: list[TaggedWord]) -> Iterator[int]:
    """Go through the places where a subject may begin."""
    for at, word in enumerate(words):
        imperative = word.may(Tag.EN) and word.may(Tag.BASE)
        begins = word.may(_BEGINS) or word.low in ANYONE or (word.may(Tag.MASS) and not at)
        if begins and not word.may(Tag.MARK | Tag.PREP) and not imperative:
            before, further = word_at(words, at - 1), word_at(words, at - 2)
            if (
                not at
                or before.low in _OPENERS
                or (before.low in _ANDS and further.low == "," and word.may(Tag.DET))
                or (before.low == "that" and further.may(_CALLS) and not _noun_before(words, at))
                or (before.may(Tag.NUM) and len(before.low) == _YEAR and word.may(Tag.DET))
            ):
                yield at


def _noun_before(words: list[TaggedWord], at: int) -> bool:
    """Tell whether "that" goes on with a noun: "the concern that residents raised is valid"."""
    said, before = words[at - 2], word_at(words, at - 3)
    does = before.low in _DOES or before.may(Tag.MODAL)
    return said.may(NOUN) and not does


def disagreeing(words: list[TaggedWord]) -> Iterator[tuple[int, int]]:
    """Go through the verbs of a sentence that do not fit their subject, from where to where."""
    yield from disagreeing_there(words)
    yield from _both(words)
    yield from related_verbs(words)
    seen = set()
    for start in _starts(words):
        yield from _second_verbs(words, start)
        found = _verb_of(words, start)
        if found and found[1] not in seen:
            head, verb = found
            seen.add(verb)
            begin, end = words[head].start, words[verb].end
            yield (begin if end - begin <= _LONGEST else words[verb].start), end


def disagreeing_there(words: list[TaggedWord]) -> Iterator[tuple[int, int]]:
    """Go through "there is" before several, and "there are" before one."""
    for at, word in enumerate(words):
        verb = word_at(words, at + 1)
        if word.low == "there" and verb.low in _THERE:
            n = at + 2
            while word_at(words, n).is_only(Tag.ADV):
                n += 1
            if _many_there(words, n) if verb.low in _SINGULAR_VERBS else _one_there(words, n):
                yield word.start, verb.end


def _both(words: list[TaggedWord]) -> Iterator[tuple[int, int]]:
    """Find "both the depot and the yard is"."""
    for at, word in enumerate(words):
        first = noun_phrase(words, at + 1) if word.low == "both" else None
        if first and word_at(words, first.end).low == "and":
            second = noun_phrase(words, first.end + 1)
            verb = word_at(words, second.end) if second else word
            if verb.low in _SINGULAR_VERBS and not word_at(words, at - 1).may(Tag.PREP):
                yield verb.start, verb.end


def _many_there(words: list[TaggedWord], at: int) -> bool:
    phrase = noun_phrase(words, at)
    if phrase is None or not phrase.many or words[phrase.head].low in _EITHER:
        return False
    return words[at].may(Tag.NUM | Tag.DET) or at + 1 >= phrase.end - 1


def _one_there(words: list[TaggedWord], at: int) -> bool:
    phrase = noun_phrase(words, at)
    few = word_at(words, at + 1).low in ("few", "couple", "number", "lot", "range", "variety")
    if (
        few
        or phrase is None
        or phrase.many is not False
        or words[at].low not in ("a", "an", "one")
    ):
        return False
    joined = word_at(words, phrase.end).low in _LISTS
    return words[phrase.head].low not in _EITHER and not joined


def _second_verbs(words: list[TaggedWord], start: int) -> Iterator[tuple[int, int]]:
    """Find a second verb of a plural subject that is singular: "teams meet and shares"."""
    phrase = noun_phrase(words, start)
    if phrase is None or not phrase.many or words[phrase.head].may(Tag.NAME):
        return
    at = phrase.end
    while word_at(words, at).may(Tag.PREP) and not word_at(words, at).may(Tag.SUB):
        inner = behind_phrase(words, at + 1)
        if inner == at + 1:
            break
        at = inner
    if word_at(words, at).may(Tag.DET) and words[at - 1].may(Tag.BASE):
        at -= 1  # "partners in the hub share an office"
    verb = word_at(words, at)
    plural = verb.low in _PLURAL_VERBS or verb.may(Tag.BASE)
    if plural and not verb.may(Tag.ADJ | Tag.PREP):
        yield from _singular_second(words, at + 1)


def _singular_second(words: list[TaggedWord], start: int) -> Iterator[tuple[int, int]]:
    for n in range(start, len(words) - 1):
        word, verb = words[n], words[n + 1]
        if word.low in (";", ":") or word.may(Tag.WH | Tag.SUB):
            return
        if word.low in ("and", "or", "but") and (
            verb.may(Tag.WITH_S) or verb.low in _SINGULAR_VERBS
        ):
            behind = word_at(words, n + 2)
            if not verb.may(Tag.MANY) or (behind.may(Tag.DET | Tag.NUM) and behind.low != "that"):
                yield verb.start, verb.end
            return


def _verb_of(words: list[TaggedWord], start: int) -> tuple[int, int] | None:
    """Return the head of a subject and its verb where they do not fit."""
    phrase = noun_phrase(words, start)
    if words[start].low == "all" and word_at(words, start + 1).low == "that":
        return None  # "all that matters is"
    if phrase is None or phrase.many is None or _is_named(words, phrase.head, start):
        return None
    joined = word_at(words, start - 1).low in ("and", ",")
    at, related, deep = phrase.end, False, False
    while at < min(len(words), start + _MOST_STEPS):
        word = words[at]
        verb = word.may(Tag.AUX) or word.is_only(Tag.WITH_S) or word.is_only(Tag.BASE)
        verb = verb or _shows(words, at)
        if verb or (related and word.may(_OF_RELATIVE)):
            if not related:
                wrong = _clash(words, phrase, at, start, joined=joined)
                return (phrase.head, at) if wrong else None
            if word.low in _SAYING:
                return None  # "a plan that ensures savings are made"
            related, at = False, behind_phrase(words, at + 1)
            continue
        step = _past(words, at)
        if step is None:
            return None
        deep = deep or word.may(Tag.PREP | Tag.ING)
        apposed = word.low == "," and _is_beside(word_at(words, at + 1))
        if word.low in _LISTS and not apposed and not (deep and _within(words, start, at)):
            joined = True
        at, related = step, related or word.low in _WHO
    return None


def _is_named(words: list[TaggedWord], head: int, start: int) -> bool:
    word = words[head]
    return word.may(Tag.NAME) or (word.text[0].isupper() and head != start)


def _past(words: list[TaggedWord], at: int) -> int | None:
    """Step over what stands between a subject and its verb, or stop where that is unclear."""
    word, after = words[at], word_at(words, at + 1)
    if word.low == "," and not _is_beside(after):
        return _over_a_list(words, at)
    if word.low in ("(", ","):
        return _behind(words, at, ")" if word.low == "(" else ",")
    if word.low in _WHO:
        return at + 1 if after.may(_FOLLOWS) else None
    if word.may(Tag.PREP) or word.low in ("and", "or", "to"):
        return _past_joint(words, at)
    if word.may(Tag.MODAL | Tag.SUB | Tag.WH | Tag.PRON | Tag.MARK) or word.low == "not":
        return None
    made = word.may(Tag.ING) or (word.may(Tag.EN) and not word.may(NOUN))
    adverb = at + 1 if word.is_only(Tag.ADV) or word.low in POSTPOSED else None
    return behind_phrase(words, at + 1) if made else adverb


def _is_beside(word: TaggedWord) -> bool:
    """Tell whether a word behind a comma begins an aside: "which", "launched in May"."""
    return word.low in _BESIDE or (word.may(Tag.EN) and not word.may(NOUN | Tag.ADJ | Tag.PREP))


def _behind(words: list[TaggedWord], at: int, mark: str) -> int | None:
    return next((n + 1 for n in range(at + 1, len(words)) if words[n].low == mark), None)


def _past_joint(words: list[TaggedWord], at: int) -> int | None:
    """Step over a preposition, "and" or "to", with what it brings."""
    word, after = words[at], word_at(words, at + 1)
    if word.low == "than" or word.may(Tag.SUB) or after.low == words[at - 1].low:
        return None  # "face to face"
    if after.may(Tag.ING) or (word.low == "to" and after.is_only(Tag.BASE)):
        return behind_phrase(words, at + 2)
    inner = noun_phrase(words, at + 1)
    if inner and inner.head > at + 2 and _shows(words, inner.head):
        return inner.head  # "the results of the survey shows a rise"
    if inner is None or (words[inner.head].may(Tag.WITH_S) and _is_acted(words, inner.end)):
        return None
    return inner.end


def _shows(words: list[TaggedWord], at: int) -> bool:
    """Tell whether what may be a plural too does something here: "shows a rise"."""
    word, after = words[at], word_at(words, at + 1)
    said = word.low in ("shows", "needs", "sets", "makes", "plans", "costs", "reports", "means")
    return said and after.low in ("a", "an", "that", "how") and word.may(Tag.WITH_S)


def _is_acted(words: list[TaggedWord], at: int) -> bool:
    """Tell whether what stands before is rather a verb: "the letter of May sets out"."""
    after = word_at(words, at)
    return after.may(Tag.DET | Tag.TO) or after.low in _PARTICLES


def _within(words: list[TaggedWord], start: int, at: int) -> bool:
    """Tell whether what "and" joins belongs to a phrase within the subject: it has no "the"."""
    after = word_at(words, at + 1)
    named = after.may(Tag.DET | Tag.OWNED | Tag.NUM | Tag.NAME)
    return words[start].may(Tag.DET) and not named


def _over_a_list(words: list[TaggedWord], at: int) -> int | None:
    """Step over a list of things within a subject, as far as what its "and" joins."""
    while word_at(words, at).low == ",":
        last = word_at(words, at + 1).low in ("and", "or")
        inner = noun_phrase(words, at + 2 if last else at + 1)
        if inner is None:
            return None
        at = inner.end
        if last:
            return at
    return at if word_at(words, at).low in ("and", "or") else None


def _clash(
    words: list[TaggedWord], phrase: NounPhrase, at: int, start: int, *, joined: bool
) -> bool:
    """Tell whether a verb has the wrong number."""
    low, verb = words[phrase.head].low, words[at]
    one = low in _ONE_WITH_THE and words[start].low == "the"  # "a number of homes are"
    if verb.low == "were" and any(one.low in _IFS for one in words[max(0, start - 3) : start]):
        return False  # "if the depot were ours"
    if (low in _EITHER and not one) or (low in ("help", "helps") and verb.may(Tag.BASE)):
        return False
    if phrase.many:
        singular = verb.low in _SINGULAR_VERBS or verb.is_only(Tag.WITH_S) or verb.may(Tag.MANY)
        return singular and low not in _MEASURES
    if joined or (verb.low == "were" and word_at(words, at + 1).low == "to"):
        return False
    return verb.low in _PLURAL_VERBS or verb.is_only(Tag.BASE)
