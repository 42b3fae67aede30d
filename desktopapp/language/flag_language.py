"""Faults of language that copied text carries along: small rules, each for one kind of slip.

They are general rules of English as councils write it, none for one sentence. A rule stays only
while it is right more often than wrong.
"""

import re
from collections.abc import Callable, Iterator

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, matches
from desktopapp.language.language_rules import AUX, LANGUAGE_RULES

_COMPILED: list[tuple[re.Pattern[str], str]] = []


# A sentence's first letter: rules are written for words within it. ASCII keeps the length.
_OPENING = re.compile(r"(?:(?<=[.!?:] )|(?<=[\n“\"(-])|^|(?<=- ))[A-Z](?=[a-z]* )")


def flag_language(text: str, _setting: FlagContext) -> Iterator[Flag]:
    """Flag faults of language."""
    if not _COMPILED:
        _COMPILED.extend((re.compile(pattern), why) for pattern, why in LANGUAGE_RULES)
    lowered = _OPENING.sub(lambda match: match.group().lower(), text)
    for pattern, why in _COMPILED:
        for start, end in {*matches(pattern, text), *matches(pattern, lowered)}:
            yield Flag(FlagKind.LANGUAGE, start, end, why)
    for rule in _WHOLE_TEXT:
        yield from rule(text)


_AUX_WORD = re.compile(rf"\b{AUX}\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:\w+(?:ed|es)|provides|enables|supports|gives|makes|takes|needs|means|helps|shows"
    r"|works|include|need|want|went|made|took|gave|saw|led|set|began|came|met|let|put|cut)\b"
)
_SENTENCES = re.compile(r"[^.!?\n]+[.!?]?")
_OPENING_WORDS = 6  # words of a fragment that are flagged


def _fragments(text: str) -> Iterator[Flag]:
    """Flag sentences of a paragraph that hold no verb of their own."""
    for match in _SENTENCES.finditer(text):
        sentence = match.group()
        bare = sentence.strip()
        if not bare or bare.startswith(("-", "•", "–", "*")) or len(bare.split()) < 6:  # noqa: PLR2004  # shorter ones are headings
            continue
        main = re.split(r"\b(?:that|which|who|where)\b", bare, maxsplit=1)[0]
        being = re.search(r"^(?:The|A|An|One|This)\b[^,]{3,60}? (?P<flag>being)\b", main)
        opens = re.match(r"[A-Z][a-z]+ing\b", main)
        start = match.start() + len(sentence) - len(sentence.lstrip())
        if being and not _AUX_WORD.search(main):
            yield Flag(FlagKind.LANGUAGE, start, start + being.end(), "No verb: “is” for “being”?")
        elif opens and "," not in main and not _AUX_WORD.search(main) and not _FINITE.search(main):
            words = list(re.finditer(r"\S+", main))[:_OPENING_WORDS]
            yield Flag(
                FlagKind.LANGUAGE, start, start + words[-1].end(), "A sentence without a verb."
            )


def _listed_twice(text: str) -> Iterator[Flag]:
    """Flag what stands twice in one list of acronyms."""
    for match in re.finditer(
        r"(?:[A-Z][A-Za-z]{1,6}(?: \([A-Z]{2,6}\))?, ){3,}(?:and )?[A-Z][A-Za-z]{1,6}", text
    ):
        seen: set[str] = set()
        for word in re.finditer(r"[A-Z][A-Za-z]+", match.group()):
            if word.group() in seen:
                start = match.start() + word.start()
                yield Flag(FlagKind.LANGUAGE, start, start + len(word.group()), "Listed twice.")
            seen.add(word.group())


def _never_closed(text: str) -> Iterator[Flag]:
    """Flag brackets and quotation marks that never close."""
    for opening, closing in ("()", "[]", "“”"):
        depth: list[int] = []
        for at, one in enumerate(text):
            if one == opening:
                depth.append(at)
            elif one == closing and depth:
                depth.pop()
        for at in depth:
            yield Flag(FlagKind.LANGUAGE, at, at + 1, "This never closes.")


_SMALL_OPENING = re.compile(
    r"\b[a-z]{4,}(?<!\bapprox)(?<!\bincl)[.!?] (?P<flag>[a-z]{2,})\b(?![.@])"
)


def _small_openings(text: str) -> Iterator[Flag]:
    """Flag sentences that begin with a small letter."""
    for start, end in matches(_SMALL_OPENING, text):
        yield Flag(FlagKind.LANGUAGE, start, end, "A sentence begins with a capital letter.")


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


def _comma_splices(text: str) -> Iterator[Flag]:
    """Flag two sentences joined by a comma, where nothing makes the first depend on the second."""
    for match in _SPLICE.finditer(text):
        start = max(text.rfind(stop, 0, match.start()) for stop in ".;:\n") + 1
        before = text[start : match.start()]
        depends = _SUBORDINATE.search(before) or re.search(r"\b(?:and|but|or|so),?$", before)
        if _AUX_WORD.search(before) and len(before.split()) > 5 and not depends:  # noqa: PLR2004  # a clause
            yield Flag(FlagKind.LANGUAGE, *match.span("flag"), "Two sentences joined by a comma.")


_WHOLE_TEXT: tuple[Callable[[str], Iterator[Flag]], ...] = (
    _fragments,
    _listed_twice,
    _never_closed,
    _small_openings,
    _comma_splices,
)
