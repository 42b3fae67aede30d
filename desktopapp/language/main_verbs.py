"""Whether a sentence that opens with "-ing" or "with" has a verb outside its other clauses."""

from desktopapp.language.flagging import wordset
from desktopapp.language.tagging import NOUN, Tag, TaggedWord, word_at

_SUBJECTS = wordset("we they i you it he she there this these those who")
_NEVER_FINITE_AFTER = Tag.TO | Tag.PREP | Tag.DET | Tag.NUM
_STRONG = Tag.AUX | Tag.MODAL
_BEGINS_CLAUSE = wordset("""
that which who whom whose what how why where when whether if because although though while so
unless until since as
""")
_THINGS_BEHIND = Tag.DET | Tag.PRON | Tag.NUM | Tag.TO | Tag.PREP | Tag.ADV


def lacks_main_verb(words: list[TaggedWord]) -> bool:
    """Tell whether each verb that may be finite belongs to a clause within the sentence."""
    owed, within = 0, False  # clauses that wait for their verb; one has just had its own
    for at, word in enumerate(words):
        if word.low in (":", "?", ";", "–"):
            return False
        if word.low in _BEGINS_CLAUSE and at:
            owed += 1
        elif word.low in _SUBJECTS and at and not owed:
            return False  # ", we cut costs"; "the buildings we own" may be read so too
        elif word.low == ",":
            owed, within = 0, False
        elif _is_finite(words, at):
            if owed:
                owed, within = owed - 1, True
            elif not (within and _goes_on(words, at)):
                return False
    return True


def _goes_on(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a verb goes on with the one of its clause: "is spent", "has and will"."""
    before, further = word_at(words, at - 1), word_at(words, at - 2)
    joined = before.may(Tag.JOIN) or further.may(Tag.JOIN)
    return joined or before.may(_STRONG) or (before.may(Tag.ADV) and further.may(_STRONG))


def _is_finite(words: list[TaggedWord], at: int) -> bool:
    """Tell whether a word may be the verb of a clause."""
    word, before, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    if not at:
        return False
    if word.may(_STRONG) or word.is_only(Tag.WITH_S):
        return True
    if word.may(Tag.WITH_S) and (after.may(_THINGS_BEHIND) or before.may(NOUN | Tag.NAME)):
        return not before.may(Tag.DET | Tag.TO)
    if before.may(_NEVER_FINITE_AFTER) and not before.may(Tag.PRON):
        return False
    if word.may(Tag.PAST):
        return True
    subject = before.may(Tag.MANY | Tag.PRON | Tag.NAME) or before.may(Tag.ADV)
    return word.may(Tag.BASE) and subject
