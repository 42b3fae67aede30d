"""Faults of language that copied text carries along: small rules, each for one kind of slip.

They are general rules of English as councils write it, none for one sentence. A rule stays only
while it is right more often than wrong.
"""

import re
from collections.abc import Callable, Iterator

from desktopapp.language.acronym_names import acronym_and_name
from desktopapp.language.agreeing_words import disagreeing, disagreeing_there, second_verbs
from desktopapp.language.apostrophes import apostrophes
from desktopapp.language.clauses import fragments
from desktopapp.language.confused import confused_words
from desktopapp.language.ends import paragraph_ends, quotation_marks
from desktopapp.language.faults import Fault
from desktopapp.language.flagging import Flag, FlagContext, FlagKind, matches
from desktopapp.language.formats import council_has, mixed_formats
from desktopapp.language.language_rules import AUX, LANGUAGE_RULES
from desktopapp.language.missing_words import missing_words
from desktopapp.language.pointing import leads_nowhere
from desktopapp.language.prepositions import prepositions
from desktopapp.language.repeated_words import said_twice
from desktopapp.language.tagging import sentences

_COMPILED: list[tuple[re.Pattern[str], str, bool]] = []
_CAPITALS = re.compile(r"(?<!\\)[A-Z]")  # a rule for words with capitals

# A sentence's first letter: rules are written for words within it. ASCII keeps the length.
_OPENING = re.compile(r"(?:(?<=[.!?:] )|(?<=[\n“\"(-])|^|(?<=- ))[A-Z](?=[a-z]* )")
_OF_A_SENTENCE = (apostrophes, confused_words, fragments, missing_words, prepositions)
_OF_NUMBER = (disagreeing, disagreeing_there, second_verbs)
_OF_A_TEXT = (
    acronym_and_name,
    council_has,
    leads_nowhere,
    mixed_formats,
    paragraph_ends,
    quotation_marks,
    said_twice,
)


def flag_language(text: str, _setting: FlagContext) -> Iterator[Flag]:
    """Flag faults of language."""
    for fault in faults(text):
        yield Flag(FlagKind.LANGUAGE, fault.start, fault.end, fault.why, fault.meant)


def faults(text: str) -> Iterator[Fault]:
    """Go through the faults of language in a text: by patterns, by sentences, as a whole."""
    yield from _by_patterns(text)
    for rule in _WHOLE_TEXT:
        yield from rule(text)
    for words in sentences(text):
        for of_a_sentence in _OF_A_SENTENCE:
            yield from of_a_sentence(words)
        for of_number in _OF_NUMBER:
            for start, end in of_number(words):
                yield Fault(start, end, "Singular and plural.")
    for of_a_text in _OF_A_TEXT:
        yield from of_a_text(text)


def _by_patterns(text: str) -> Iterator[Fault]:
    if not _COMPILED:
        _COMPILED.extend(
            (re.compile(pattern), why, bool(_CAPITALS.search(pattern)))
            for pattern, why in LANGUAGE_RULES
        )
    lowered = _OPENING.sub(lambda match: match.group().lower(), text)
    for pattern, why, capitals in _COMPILED:
        for start, end in matches(pattern, text if capitals else lowered):
            yield Fault(start, end, why)


_AUX_WORD = re.compile(rf"\b{AUX}\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[^.!?\n]+[.!?]?")


def _fragments(text: str) -> Iterator[Fault]:
    """Flag sentences of a paragraph that hold no verb of their own."""
    for match in _SENTENCES.finditer(text):
        sentence = match.group()
        bare = sentence.strip()
        if not bare or bare.startswith(("-", "•", "–", "*")) or len(bare.split()) < 6:  # noqa: PLR2004  # shorter ones are headings
            continue
        main = re.split(r"\b(?:that|which|who|where)\b", bare, maxsplit=1)[0]
        being = re.search(r"^(?:The|A|An|One|This)\b[^,]{3,60}? (?P<flag>being)\b", main)
        start = match.start() + len(sentence) - len(sentence.lstrip())
        if being and not _AUX_WORD.search(main):
            yield Fault(start, start + being.end(), "No verb: “is” for “being”?")


def _listed_twice(text: str) -> Iterator[Fault]:
    """Flag what stands twice in one list of acronyms."""
    for match in re.finditer(
        r"(?:[A-Z][A-Za-z]{1,6}(?: \([A-Z]{2,6}\))?, ){3,}(?:and )?[A-Z][A-Za-z]{1,6}", text
    ):
        seen: set[str] = set()
        for word in re.finditer(r"[A-Z][A-Za-z]+", match.group()):
            if word.group() in seen:
                start = match.start() + word.start()
                yield Fault(start, start + len(word.group()), "Listed twice.")
            seen.add(word.group())


def _never_closed(text: str) -> Iterator[Fault]:
    """Flag brackets and quotation marks that never close."""
    for opening, closing in ("()", "[]", "“”"):
        depth: list[int] = []
        for at, one in enumerate(text):
            if one == opening:
                depth.append(at)
            elif one == closing and depth:
                depth.pop()
        for at in depth:
            if opening == "“" and '"' in text[at:].partition("\n")[0]:
                continue  # closed otherwise than it opens
            yield Fault(at, at + 1, "This never closes.")


_SMALL_OPENING = re.compile(
    r"(?:\b[a-z]{4,}(?<!\bapprox)(?<!\bincl)|[a-z]\)|%|\b(?:19|20)\d\d)[.!?] "
    r"(?P<flag>[a-z]{2,})\b(?![.@])"
)


def _small_openings(text: str) -> Iterator[Fault]:
    """Flag sentences that begin with a small letter."""
    for start, end in matches(_SMALL_OPENING, text):
        yield Fault(start, end, "A sentence begins with a capital letter.")


_SPLICE = re.compile(
    r"(?<=[a-z0-9”\"]), (?P<flag>(?:this|these|it|they|there|the [a-z]+) (?:is|are|was|were|has"
    r"|have|will)|this (?:led|meant|means|saved|helped|helps|allows|allowed|resulted|gave|made)"
    r"|however (?=(?:this|it|we|the|there|they|that)\b))"
    r"\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:when|while|whilst|if|as|although|though|however|because|since|where|once|after|before"
    r"|overall|unless"
    r"|until|given|in order|for example|with|by|during|over the|following|due to|despite)\b",
    re.IGNORECASE,
)


def _comma_splices(text: str) -> Iterator[Fault]:
    """Flag two sentences joined by a comma, where nothing makes the first depend on the second."""
    for match in _SPLICE.finditer(text):
        start = max(text.rfind(stop, 0, match.start()) for stop in ".;:\n") + 1
        before = text[start : match.start()]
        depends = _SUBORDINATE.search(before) or re.search(r"\b(?:and|but|or|so),?$", before)
        if _AUX_WORD.search(before) and len(before.split()) > 5 and not depends:  # noqa: PLR2004  # a clause
            yield Fault(*match.span("flag"), "Two sentences joined by a comma.")


_WHOLE_TEXT: tuple[Callable[[str], Iterator[Fault]], ...] = (
    _fragments,
    _listed_twice,
    _never_closed,
    _small_openings,
    _comma_splices,
)
