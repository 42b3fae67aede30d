"""What a letter requires beside its questions: by which force, who signs, how long it may be."""

import re
from collections.abc import Iterator, Sequence

from desktopapp.asking import grammar
from desktopapp.asking.limits import limits_in, pages_in
from desktopapp.asking.lines import AskLine
from desktopapp.plan.brief import Force, PageRange, Requirement, RequirementKind, SignOff
from desktopapp.plan.wanted import LetterPlace, Limit

_FORCES = (
    (
        Force.TOLD,
        (
            r"\b(?:will not be|you do not (?:need|have) to|there is no need|is not mandatory|"
            r"no formal)\b"
        ),
    ),
    (
        Force.MUST,
        (
            r"\b(?:must|is required|are required|shall|is to be|are to be|is to reach|compulsory|"
            r"mandatory)\b"
        ),
    ),
    (Force.SHOULD, r"\b(?:should|ought to)\b"),
    (Force.EXPECTED, r"\b(?:expect|expects|expected)\b"),
    (Force.ENCOURAGED, r"\b(?:encourage|encouraged|encourages|welcome|would like)\b"),
    (Force.INVITED, r"\b(?:invite|invites|invited|look forward)\b"),
)
_KINDS = (
    (
        RequirementKind.ENDORSEMENT,
        r"\b(?:sign(?:ed|s)?|endors\w+|approv\w+|agreed by|oversight|section 151|sign-off)\b",
    ),
    (RequirementKind.PUBLICATION, r"\b(?:publish\w*|website|publicly available|made public)\b"),
    (
        RequirementKind.SUBMISSION,
        (
            r"\b(?:submit\w*|return(?:ed)?|sent?|send|e-?mail\w*|deadline|reach (?:me|us|the)|pdf|"
            r"format)\b"
        ),
    ),
    (RequirementKind.LENGTH, r"\b(?:words|pages|characters|length)\b"),
    (RequirementKind.AFTER_SUBMISSION, r"\b(?:updates?|progress|monitor|after)\b"),
)
_ROLE = re.compile(
    r"\b((?:deputy )?section (?:151|95|73) officers?|chief (?:finance|financial) officers?|"
    r"chief executives?|cabinets?|full councils?|"
    r"leaders? of the council|council leaders?|leaders?|monitoring officers?|(?:neighbourhood |"
    r"town )?boards?|"
    r"chairs?(?: of the \w+)?|mayors?|senior responsible (?:owner|officer)s?|"
    r"directors? of [a-z]+(?: [a-z]+)?)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|s)?|sign[- ]?off|approved?|endorsed?|agreed)\b.{0,80}\bby\b|\bsign(?:ed|s|"
    r"[- ]?off)?\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\bin person\b|\bpersonally\b|\bno other signator", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:in|keep|follow)\b.{0,30}\border\b|\bsame order\b", re.IGNORECASE)
_FORMAT = re.compile(
    r"\b(?:as an?|in|come as a|sent as a|only)\s+(PDF|Word|Excel|\.?docx|\.?xlsx)\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:plan|statement|response|report|proposal|submission|application|document|answers?)s?\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|every) (?:answer|response|reply)\b|"
    r"^(?:your )?(?:answers|responses) (?:must|should|may|can)\b|"
    r"\b(?:per|for each) (?:answer|question)\b",
    re.IGNORECASE,
)
_MOST = 60  # requirements; a letter with more is a manual


def requirements_in(lines: Sequence[AskLine], asked: set[str]) -> tuple[Requirement, ...]:
    """Return the requirements of a letter; what is ``asked`` as a question is none."""
    found: list[Requirement] = []
    for line, sentence in _sentences(lines):
        is_order = grammar.speaks_of_all(sentence) and not sentence.casefold().startswith("if ")
        is_asked = grammar.is_ask(sentence) and "must" not in sentence and not is_order
        if is_asked or grammar.squeezed(sentence) in asked:
            continue
        if force := _force(sentence) or (Force.SHOULD if is_order else None):
            at = max(line.text.find(sentence), 0)
            place = LetterPlace(
                min(line.start + at, line.end), min(line.start + at + len(sentence), line.end)
            )
            found.append(
                Requirement(f"r{len(found) + 1}", force, _kind(sentence), sentence, place)
            )
        if len(found) == _MOST:
            break
    return tuple(found)


def _sentences(lines: Sequence[AskLine]) -> Iterator[tuple[AskLine, str]]:
    for line in lines:
        if not line.cells and not line.level:
            for sentence in grammar.sentences_in(line.text):
                yield line, sentence


def _force(sentence: str) -> Force | None:
    if len(sentence.split()) < 4:  # noqa: PLR2004  # words of a label
        return None
    return next(
        (force for force, words in _FORCES if re.search(words, sentence, re.IGNORECASE)), None
    )


def _kind(sentence: str) -> RequirementKind:
    return next(
        (kind for kind, words in _KINDS if re.search(words, sentence, re.IGNORECASE)),
        RequirementKind.CONTENT,
    )


def sign_offs_in(lines: Sequence[AskLine]) -> tuple[SignOff, ...]:
    """Return who must sign, by role, each once."""
    found: dict[str, SignOff] = {}
    told = [(sentence, bool(_PERSON.search(line.text))) for line, sentence in _sentences(lines)]
    for sentence, personal in told:
        if not _SIGNED.search(sentence):
            continue
        for role in _ROLE.findall(sentence):
            key = role.casefold().rstrip("s")
            found.setdefault(
                key, SignOff(f"s{len(found) + 1}", role, in_person=personal, quote=sentence)
            )
    return tuple(found.values())


def keeps_order(lines: Sequence[AskLine]) -> bool:
    """Tell whether answers must stand in the letter's order."""
    return any(
        _ORDER.search(sentence) and _force(sentence) in (Force.MUST, Force.SHOULD)
        for _, sentence in _sentences(lines)
    )


def file_format_in(lines: Sequence[AskLine]) -> str:
    """Return the only form in which an answer is taken, where the letter says one."""
    for _, sentence in _sentences(lines):
        found = _FORMAT.search(sentence)
        if found and _force(sentence) is Force.MUST:
            return found[1].lstrip(".").upper() if found[1].casefold() != "word" else "Word"
    return ""


def page_range_in(lines: Sequence[AskLine]) -> PageRange | None:
    """Return how many pages the whole should have, where both ends are said."""
    ranges = (pages_in(sentence) for _, sentence in _sentences(lines) if _WHOLE.search(sentence))
    found = next(filter(None, ranges), None)
    return PageRange(*found) if found else None


def whole_limits(lines: Sequence[AskLine]) -> tuple[Limit, ...]:
    """Return the limits of the whole that a letter's sentences say."""
    found: list[Limit] = []
    for _, sentence in _sentences(lines):
        whole = _WHOLE.search(sentence) and not _EACH.search(sentence)
        if whole and (_force(sentence) or "in length" in sentence):
            found += limits_in(sentence)
    return tuple(dict.fromkeys(found))


def limits_of_each(lines: Sequence[AskLine]) -> tuple[Limit, ...]:
    """Return the limits of each answer, as in "Answers must not exceed 400 words"."""
    said = (sentence for _, sentence in _sentences(lines) if _EACH.search(sentence))
    return next(filter(None, map(limits_in, said)), ())
