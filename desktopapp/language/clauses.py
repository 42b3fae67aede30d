"""Sentences that are none: a clause that only goes with another one, and words without a verb."""

from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.main_verbs import lacks_main_verb
from desktopapp.language.phrases import noun_phrase
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_BEGIN = wordset("""
because although though while whilst whereas unless since if when where once until as after
before wherever
""")
_ALWAYS = frozenset({"which", "whose", "whom"})  # these go on with the sentence before
_GOES_ON = frozenset({"as", "the", "a", "our"})
_SHORTEST = 6  # words of a sentence that is looked at
_SHOWN = 6  # words of it that are marked
_OPENING = wordset("for with by through despite following alongside")  # the same
_MAY_BE_PHRASES = wordset("as since before after until once when where while if")  # the same
_SUBJECTS = wordset("""
we you they it i he she there this these each one all some most many several both
""")  # the same
_STRONG = Tag.AUX | Tag.MODAL


def fragments(words: list[TaggedWord]) -> Iterator[Fault]:
    """Tell whether a sentence, which ends with a full stop, lacks a main clause."""
    said = [one for one in words if not one.may(Tag.MARK)]
    if len(said) < _SHORTEST or (words[-1].low != "." and words[-1].text not in '”’"'):
        return
    first = said[0]
    if not first.text[0].isupper():
        return
    shown = said[min(_SHOWN, len(said)) - 1].end
    if first.low in _ALWAYS or (first.low == "meaning" and said[1].low == "that"):
        yield Fault(first.start, shown, "This only goes on with the sentence before.")
    elif first.low in _BEGIN and not _has_main(words):
        yield Fault(first.start, shown, "The main clause is missing.")
    elif first.low in ("such", "including") and said[1].low in _GOES_ON and not _finite(said):
        yield Fault(first.start, shown, "This only goes on with the sentence before.")
    elif _is_being(words):
        yield Fault(first.start, shown, "No verb: “is” for “being”?")
    elif (_opens(first) and not _may_be_finite(words)) or (
        (first.low == "with" or first.is_only(Tag.ING)) and lacks_main_verb(words)
    ):
        yield Fault(first.start, shown, "A sentence without a verb.")


def _opens(first: TaggedWord) -> bool:
    return first.may(Tag.DET) or first.low in _OPENING or first.is_only(Tag.ING)


def _is_being(words: list[TaggedWord]) -> bool:
    """Tell whether "being" stands where the verb of the sentence should."""
    at = next((n for n, one in enumerate(words) if one.low == "being"), 0)
    before = [one for one in words[:at] if one.low not in ("-", "–", "•")]
    plain = (
        bool(before)
        and before[0].may(Tag.DET)
        and not any(one.may(Tag.WH) or one.low == "," for one in before)
    )
    named = word_at(words, at + 1).may(Tag.DET)  # not "being improved"
    return plain and named and not _may_be_finite(before)


def _may_be_finite(words: list[TaggedWord]) -> bool:
    """Tell whether any word of a sentence may be its verb."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if (
            word.may(_STRONG)
            or word.is_only(Tag.WITH_S)
            or (word.may(Tag.PRON) and "'" in word.low)
        ):
            return True
        named = before is not None and (
            before.may(Tag.TO | Tag.PREP)
            or (before.may(Tag.DET) and not before.may(Tag.PRON))
            or (before.may(Tag.ADJ) and not before.may(NOUN))
        )
        if word.may(Tag.BASE | Tag.WITH_S | Tag.PAST) and not named:
            return True
        after = words[at + 1] if at + 1 < len(words) else None
        if (  # "The system dates from 2006": a plural too, but what would it be a plural of here
            word.may(Tag.MANY)
            and before is not None
            and before.may(NOUN)
            and after is not None
            and after.may(Tag.PREP | Tag.DET | Tag.TO)
        ):
            return True
    return any(one.low in (":", "?") for one in words)


def _finite(words: list[TaggedWord]) -> list[int]:
    """Return where the verbs of a sentence stand: those that can be nothing else, and some."""
    found = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if (
            word.may(_STRONG)
            or word.is_only(Tag.WITH_S)
            or (word.may(Tag.PRON) and "'" in word.low)
        ):
            if not (word.may(Tag.AUX) and before is not None and before.may(_STRONG)):
                found.append(at)
        elif (
            (
                word.may(Tag.PAST)
                and not word.may(Tag.ADJ)
                and before is not None
                and not before.may(Tag.AUX | Tag.DET | Tag.ADJ | Tag.PREP | Tag.MODAL)
            )
            or (
                word.may(Tag.BASE | Tag.WITH_S | Tag.PAST)
                and before is not None
                and (
                    before.low in ("we", "they", "i", "you", "it", "who", "that", "which")
                    or (before.may(NOUN) and word.is_only(Tag.BASE))
                )
            )
            or (
                word.may(Tag.WITH_S | Tag.BASE | Tag.PAST)
                and before is not None
                and before.may(NOUN)
                and at + 1 < len(words)
                and words[at + 1].may(Tag.DET)
            )
        ):
            found.append(at)
    return found


def _has_main(words: list[TaggedWord]) -> bool:
    """Tell whether a sentence that begins with a subordinate clause has another one."""
    verbs = _finite(words)
    commas = [at for at, one in enumerate(words) if one.low in (",", ";", ":", "–", "-")]
    before = words[: commas[0]] if commas else words
    if _goes_on(before, [at for at in verbs if at < len(before)]):
        return True
    if not commas:
        return False
    bounds = [*commas, len(words)]
    for begin, end in zip(commas, bounds[1:], strict=True):
        part = words[begin + 1 : end]
        if part and _is_main(part):
            return True
    return bool(words[commas[0] + 1 :]) and len(commas) > 3  # noqa: PLR2004  # too winding to tell


def _is_main(part: list[TaggedWord]) -> bool:
    """Tell whether what stands behind a comma says something by itself."""
    if (
        part[0].low in ("and", "or", "but", "which", "who", "whose", "where", "whom")
        and part[0].low != "but"
    ):
        return False
    begins = next(
        (at for at, one in enumerate(part) if one.may(Tag.WH | Tag.SUB) and not one.may(Tag.PREP)),
        len(part),
    )
    strong = [at for at in _finite(part) if at < begins or begins == 0]
    if strong or len(_finite(part)) > 1:
        return True
    return (
        any(one.may(Tag.WITH_S | Tag.PAST | Tag.BASE) for one in part[1:begins])
        and any(one.may(Tag.DET | Tag.PRON | Tag.MANY | Tag.NAME) for one in part[:begins])
    ) or part[0].may(Tag.BASE)


def _goes_on(words: list[TaggedWord], verbs: list[int]) -> bool:
    """Tell whether, without a comma, a main clause may follow all the same."""
    said = [one for one in words if not one.may(Tag.MARK)]
    if len(said) < 2:  # noqa: PLR2004  # "Since, for example, …"
        return True
    if said[0].low in _MAY_BE_PHRASES:
        second = said[1]
        if second.may(Tag.NUM | Tag.ING | Tag.EN | Tag.ADJ) or second.low in (
            "part",
            "a",
            "an",
            "well",
            "then",
        ):
            return True
        if any(one.low in _SUBJECTS or one.low == "then" for one in said[2:]):
            return True
        subject = noun_phrase(words, words.index(said[1]))
        if (
            subject is None
            or subject.end >= len(words)
            or not words[subject.end].may(_STRONG | Tag.WITH_S)
        ):
            return True
    own = [
        at
        for n, at in enumerate(verbs)
        if not n or not any(one.low in ("and", "or") for one in words[verbs[n - 1] : at])
    ]
    if said[0].low == "whereas":
        return len(own) > 1
    weak = [
        at
        for at, one in enumerate(words)
        if at > 1
        and one.may(Tag.WITH_S | Tag.PAST | Tag.BASE)
        and not words[at - 1].may(
            Tag.MODAL | Tag.TO | Tag.DET | Tag.PREP | Tag.ADJ | Tag.AUX | Tag.JOIN | Tag.NUM
        )
        and at not in verbs
    ]
    return len(own) + len(weak) > 1
