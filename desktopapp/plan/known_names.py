"""The words that a plan knows by itself: its letter's, and the names in what it is about."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.remembering import OfSame

_NO_WORDS = ("id", "of", "extra", "licence", "as_sent")  # fields of a letter that nobody reads


def names_known(plan: Plan) -> tuple[str, ...]:
    """Return lines of words that are right in a plan, whatever a dictionary knows.

    The letter's, the council's name, those it works with or came from, its bodies and officers,
    what it answers for each of, and what was said to be right in this plan.
    """
    council = plan.council
    contact = council.contact
    return (
        *_of_letter(plan.brief),
        *council.own_names,
        council.devolution,
        council.decision_body,
        council.lead_member,
        contact.name,
        contact.role,
        *(thing.name for thing in plan.things),
        *plan.passed_words.values(),
    )


def _words_of(brief: Brief) -> tuple[str, ...]:
    return tuple(_texts(brief))


_of_letter = OfSame(_words_of)


def _texts(value: object) -> Iterator[str]:
    """Go through all text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in _NO_WORDS:
                yield from _texts(getattr(value, each.name))


def with_passed(plan: Plan, word: str) -> Plan:
    """Return the plan in which spelling takes a word, and what is its, for right."""
    bare = owner_of(word)
    return replace(plan, passed_words={**plan.passed_words, word_key(bare): bare})


def without_passed(plan: Plan, word: str) -> Plan:
    """Return the plan in which spelling does not take a word for right by itself any more."""
    left = {key: one for key, one in plan.passed_words.items() if key != word_key(word)}
    return replace(plan, passed_words=left)


def bare_word(word: str) -> str:
    """Return a word as dictionaries write it: its apostrophe straight, no letter in two parts."""
    return unicodedata.normalize("NFC", word.strip()).replace("’", "'").replace("\u00ad", "")


def word_key(word: str) -> str:
    """Return by what a word is known that was said to be right, in whichever capitals."""
    return bare_word(word).casefold()


def owner_of(word: str) -> str:
    """Return whose something is: of "Fenmoor's", "Fenmoor". Any other word as it is."""
    bare = bare_word(word)
    return bare[:-2] if bare[-2:].casefold() == "'s" and len(bare) > len("I's") else bare
