"""Words that are taken for one another, told by the class of the words beside them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from desktopapp.language.confused_words import CONFUSED
from desktopapp.language.faults import Fault
from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord

_CLASSES = {
    "det": Tag.DET,
    "adj": Tag.ADJ,
    "noun": NOUN,
    "many": Tag.MANY,
    "base": Tag.BASE,
    "modal": Tag.MODAL,
    "prep": Tag.PREP,
    "to": Tag.TO,
    "aux": Tag.AUX,
    "en": Tag.EN,
    "ing": Tag.ING,
    "pron": Tag.PRON,
    "num": Tag.NUM,
    "adv": Tag.ADV,
    "sub": Tag.SUB,
    "mark": Tag.MARK,
}


_DONE = (
    Tag.BASE | Tag.WITH_S | Tag.PREP | Tag.EN | Tag.PAST | Tag.ING | Tag.ADV | Tag.NUM | Tag.PRON
)


class _Beside(NamedTuple):
    """What may stand beside a word; nothing means anything."""

    words: frozenset[str]
    tags: int
    only: int

    def fits(self, words: list[TaggedWord], at: int, step: int) -> bool:
        """Tell whether the word there, or the end of the sentence, is one of these.

        ``step`` is 1 for what stands behind a word, and -1 for what stands before it.
        """
        if not self.words and not self.tags and not self.only:
            return True
        if not 0 <= at < len(words):
            return ("@start" if step < 0 else ".") in self.words
        word, next_to = words[at], words[at + step] if 0 <= at + step < len(words) else None
        if word.low in self.words or word.may(self.tags) or word.is_only(self.only):
            return True
        if "@done" in self.words and word.may(Tag.EN) and not (next_to and next_to.may(NOUN)):
            return True
        if "@thing" in self.words and word.may(Tag.ONE | Tag.MANY) and not word.may(_DONE):
            return True
        pair = (word.low, next_to.low) if next_to else ()
        return "_".join(pair[::step]) in self.words


class _Row(NamedTuple):
    """What stands before and behind a word, and which word is meant then."""

    before: _Beside
    after: _Beside
    meant: str


def _beside(words: str) -> _Beside:
    said, tags, only = set(), 0, 0
    for word in words.split():
        name = word.strip("@!")
        if not word.startswith("@") or word in ("@start", "@done", "@thing"):
            said.add(word)
        elif word.endswith("!"):
            only |= _CLASSES[name]
        else:
            tags |= _CLASSES[name]
    return _Beside(frozenset(said), tags, only)


_MISSPELT = {
    wrong: right
    for wrong, _, right in (
        pair.partition("/")
        for pair in wordset("""
upmost/utmost alot/a_lot thier/their indepth/in-depth aswell/as_well inspite/in_spite
infact/in_fact incase/in_case eachother/each_other atleast/at_least payed/paid
upto/up_to occured/occurred
occurence/occurrence definately/definitely managment/management benefitted/benefited
liason/liaison maintainance/maintenance necesary/necessary priviledge/privilege
publically/publicly refered/referred untill/until wich/which existance/existence
implemention/implementation stategy/strategy strategys/strategies councilor/councillor
councilors/councillors councellor/councillor councellors/councillors
""")
    )
}
_MISSPELT_BEGINNINGS = (
    *("recieve", "seperate", "acheiv", "accomodat", "goverment", "commitee", "enviroment"),
    *("succesful", "comission", "consistant", "independant", "persue", "buisness", "beaurocra"),
    *("efficent", "liase"),
)


@cache
def _rows() -> dict[str, list[_Row]]:
    """Read the table; a line that begins with a space goes on with the one before."""
    found: dict[str, list[_Row]] = {}
    for line in CONFUSED.replace("\n  ", " ").strip().splitlines():
        word, before, after, meant = (one.strip() for one in line.split("|"))
        found.setdefault(word, []).append(_Row(_beside(before), _beside(after), meant))
    return found


def confused_words(words: list[TaggedWord]) -> Iterator[Fault]:
    """Go through the words of a sentence that stand where another is meant."""
    rows = _rows()
    for at, word in enumerate(words):
        if word.low in _MISSPELT:
            right = _MISSPELT[word.low].replace("_", " ")
            yield Fault(word.start, word.end, f"“{right}” is meant.", right)
        elif word.low.startswith(_MISSPELT_BEGINNINGS):
            yield Fault(word.start, word.end, "A word that is misspelt.")
        for row in rows.get(word.low, ()):
            if word.text.isupper() and len(word.text) > 1:
                continue
            if row.before.fits(words, at - 1, -1) and row.after.fits(words, at + 1, 1):
                meant = (
                    row.meant[0].upper() + row.meant[1:] if word.text[0].isupper() else row.meant
                )
                yield Fault(word.start, word.end, f"“{meant}” is meant.", meant)
                break
