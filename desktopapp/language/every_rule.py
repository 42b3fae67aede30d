"""All rules of language: those of a line, which need nothing else, and those of a whole text.

They are general rules of English as councils write it, none for one sentence. A rule stays only
while it is right more often than wrong.
"""

import re
from collections.abc import Callable, Iterator

from desktopapp.language.acronym_names import acronym_and_name
from desktopapp.language.agreeing_words import disagreeing
from desktopapp.language.agreement_rules import AGREEMENT
from desktopapp.language.american import american_words
from desktopapp.language.apostrophes import apostrophes
from desktopapp.language.clauses import fragments
from desktopapp.language.comparing import comparisons
from desktopapp.language.confused import confused_words
from desktopapp.language.ends import paragraph_ends, quotation_marks
from desktopapp.language.faults import Fault, FaultKind
from desktopapp.language.flagging import matches
from desktopapp.language.formats import council_has, mixed_formats
from desktopapp.language.lacking import words_lacking
from desktopapp.language.language_rules import LANGUAGE_RULES
from desktopapp.language.missing_words import missing_words
from desktopapp.language.open_sentences import (
    comma_splices,
    listed_twice,
    never_closed,
    small_openings,
)
from desktopapp.language.pointing import leads_nowhere
from desktopapp.language.prepositions import prepositions
from desktopapp.language.repeated_words import phrases_again
from desktopapp.language.tagging import TaggedWord, tagged_sentences
from desktopapp.language.typing_slips import (
    lone_backticks,
    marks_again,
    spaces_before_marks,
    words_again,
)
from desktopapp.language.word_forms import word_forms
from desktopapp.language.word_rules import WORD_RULES

_OfText = Callable[[str], Iterator[Fault]]
_OfSentence = Callable[[list[TaggedWord]], Iterator[Fault]]
_PATTERNS = (
    (LANGUAGE_RULES, FaultKind.WORDING),
    (AGREEMENT, FaultKind.NUMBER),
    (WORD_RULES, FaultKind.CONFUSED),
)
_OF_A_SENTENCE: tuple[tuple[_OfSentence, FaultKind], ...] = (
    (apostrophes, FaultKind.APOSTROPHE),
    (confused_words, FaultKind.CONFUSED),
    (fragments, FaultKind.CLAUSE),
    (missing_words, FaultKind.MISSING),
    (words_lacking, FaultKind.MISSING),
    (word_forms, FaultKind.MISSING),
    (prepositions, FaultKind.PREPOSITION),
)
_OF_A_LINE: tuple[tuple[_OfText, FaultKind], ...] = (
    (comma_splices, FaultKind.CLAUSE),
    (comparisons, FaultKind.PREPOSITION),
    (american_words, FaultKind.AMERICAN),
    (listed_twice, FaultKind.TWICE),
    (phrases_again, FaultKind.TWICE),
    (acronym_and_name, FaultKind.TWICE),
)
_OF_TYPING: tuple[tuple[_OfText, FaultKind], ...] = (  # which the checks know as slips
    (never_closed, FaultKind.MARKS),
    (quotation_marks, FaultKind.MARKS),
    (spaces_before_marks, FaultKind.TYPING),
    (words_again, FaultKind.TYPING),
    (marks_again, FaultKind.TYPING),
    (lone_backticks, FaultKind.TYPING),
    (small_openings, FaultKind.TYPING),
)
_OF_A_TEXT: tuple[tuple[_OfText, FaultKind], ...] = (
    (council_has, FaultKind.TWO_WAYS),
    (mixed_formats, FaultKind.TWO_WAYS),
    (leads_nowhere, FaultKind.NOWHERE),
    (paragraph_ends, FaultKind.ENDS),
)
_COMPILED: list[tuple[re.Pattern[str], str, FaultKind, bool]] = []
_CAPITALS = re.compile(r"(?<!\\)[A-Z]")  # a rule for words with capitals
# A sentence's first letter: rules are written for words within it. ASCII keeps the length.
_OPENING = re.compile(r"(?:(?<=[.!?:] )|(?<=[\n“\"(-])|^|(?<=- ))[A-Z](?=[a-z]* )")


def faults(text: str) -> Iterator[Fault]:
    """Go through all faults of language in a text."""
    yield from line_faults(text)
    for rules in (_OF_TYPING, _OF_A_TEXT):
        for rule, kind in rules:
            yield from (fault._replace(kind=kind) for fault in rule(text))


def line_faults(text: str) -> Iterator[Fault]:
    """Go through the faults of one line or more, each of which shows in its own sentence."""
    yield from _by_patterns(text)
    for rule, kind in _OF_A_LINE:
        yield from (fault._replace(kind=kind) for fault in rule(text))
    for words in tagged_sentences(text):
        for of_a_sentence, kind in _OF_A_SENTENCE:
            yield from (fault._replace(kind=kind) for fault in of_a_sentence(words))
        for start, end in disagreeing(words):
            yield Fault(start, end, "Singular and plural.", "", FaultKind.NUMBER)


def _kind(kind: FaultKind, why: str) -> FaultKind:
    """Return what kind a pattern is of, where its reason says more than its table."""
    if "apostrophe" in why or "“its”" in why or "“whose”" in why:
        return FaultKind.APOSTROPHE
    return FaultKind.WORDING if "hyphen" in why.lower() else kind


def _by_patterns(text: str) -> Iterator[Fault]:
    if not _COMPILED:
        _COMPILED.extend(
            (re.compile(pattern), why, _kind(kind, why), bool(_CAPITALS.search(pattern)))
            for rules, kind in _PATTERNS
            for pattern, why in rules
        )
    lowered = _OPENING.sub(lambda match: match.group().lower(), text)
    for pattern, why, kind, capitals in _COMPILED:
        for start, end in matches(pattern, text if capitals else lowered):
            yield Fault(start, end, why, "", kind)
