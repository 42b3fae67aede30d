"""How easily an answer is read: one finding of each kind for an answer, never more than advice."""

import re
from collections.abc import Iterator

from desktopapp.checks.finding import Finding, finding_in
from desktopapp.checks.looking import LineOfText, lines_in, of_part
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.reading import (
    MeasuredSentence,
    long_words_said,
    reading_age,
    split_sentences,
)
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.saying import counted, names
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign, ListItem, Paragraph

_GOVUK = "The GOV.UK style guide and its advice on plain English."
_LONG = Rule(
    "long sentence",
    "Sentences that are very long",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="Sentences of more than 45 words, all of an answer in one finding.",
    why="A reader has lost the beginning at the end. GOV.UK splits sentences of more than 25 "
    "words.",
    mend="Make two of each, or put what it lists into points.",
    source=_GOVUK,
)
_PARAGRAPH = Rule(
    "long paragraph",
    "Paragraphs that are very long",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="Paragraphs of more than 180 words.",
    why="Readers look for where a thought begins, and skip what has no beginning.",
    mend="Begin a new paragraph where a new thought does.",
    source=_GOVUK,
)
_JARGON = Rule(
    "jargon",
    "Words that a resident would not use",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="Four or more words of the office in one answer, such as “leverage” or “going "
    "forward”, with "
    "a plainer one for each.",
    why="They say less than they seem to.",
    mend="Write the plainer word, or say what is done.",
    source=_GOVUK,
)
_PASSIVE = Rule(
    "passive",
    "Hardly anybody does anything",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="An answer of six sentences or more, three in four of which do not say who does what: "
    "“it "
    "was agreed that savings are to be made”.",
    why="The letter asks what the council does. A reader cannot tell who answers for it.",
    mend="Say who: “we agreed”, “the board saves”.",
    source=_GOVUK,
)
_AGE = Rule(
    "reading age",
    "Hard to read",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="An answer of 120 words or more that somebody must be about 22 or older to read "
    "easily, by "
    "the length of its sentences and words (Flesch and Kincaid).",
    why="GOV.UK writes for a reading age of 9. Members and ministers read this among many others.",
    mend="Shorten the longest sentences first. That helps most.",
    source="Kincaid and others, 1975, and the GOV.UK style guide.",
)
_LONGEST, _LONGEST_PARAGRAPH = 45, 180  # words
_OFFICE_WORDS = 4
_SENTENCES, _OF_WHICH = 6, 0.75
_WORDS, _OLDEST = 120, 22
_BY = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?(?!based\b|located\b|situated\b|committed\b)"
    r"(?:\w+ed|made|done|taken|given|held|kept|seen|shown|known|built|set|put|run|led|found)\b"
)


@of_part(_LONG, _PARAGRAPH, _JARGON, _PASSIVE, _AGE)
def hard_to_read(part: Answer | Section) -> Iterator[Finding]:
    """Look at how an answer reads."""
    said: list[tuple[LineOfText, MeasuredSentence]] = []
    paragraphs = []
    for line in lines_in(part):
        if isinstance(line.block, Paragraph | ListItem):
            found = split_sentences(line.words)
            said += ((line, one) for one in found)
            if sum(one.words for one in found) > _LONGEST_PARAGRAPH:
                paragraphs.append(_place(part, line, 0, len(line.words)))
    long = [_place(part, line, one.start, one.end) for line, one in said if one.words > _LONGEST]
    if long:
        many = counted(len(long), "sentence has", "sentences have")
        message = f"{many} more than {_LONGEST} words."
        yield _advice(part, _LONG, message, long)
    if paragraphs:
        many = counted(len(paragraphs), "paragraph has", "paragraphs have")
        yield _advice(
            part, _PARAGRAPH, f"{many} more than {_LONGEST_PARAGRAPH} words.", paragraphs
        )
    yield from _office_words(part)
    yield from _whole(part, said)


def _office_words(part: Answer | Section) -> Iterator[Finding]:
    found = [
        (_place(part, line, start, end), plain)
        for line in lines_in(part)
        for start, end, plain in long_words_said(line.words)
    ]
    if len(found) >= _OFFICE_WORDS:
        told = dict.fromkeys(f"{place.words} ({plain})" for place, plain in found)
        message = f"Words of the office: {names(list(told)[:_OFFICE_WORDS])}."
        yield _advice(part, _JARGON, message, [place for place, _ in found])


def _whole(
    part: Answer | Section, said: list[tuple[LineOfText, MeasuredSentence]]
) -> Iterator[Finding]:
    passive = [
        _place(part, line, one.start, one.end)
        for line, one in said
        if _BY.search(line.words, one.start, one.end)
    ]
    if len(said) >= _SENTENCES and len(passive) >= _OF_WHICH * len(said):
        message = f"{len(passive)} of {len(said)} sentences do not say who does it."
        yield _advice(part, _PASSIVE, message, passive)
    age = reading_age([one for _, one in said])
    if sum(one.words for _, one in said) >= _WORDS and age >= _OLDEST:
        message = f"This reads easily from an age of about {age}."
        yield _advice(part, _AGE, message, [])


def _place(part: Answer | Section, line: LineOfText, start: int, end: int) -> Evidence:
    assert not isinstance(line.block, Foreign)  # noqa: S101  # which has no lines
    place = Match(part.id, line.block.id, line.at + start, end - start)
    return Evidence(place, line.words[start:end])


def _advice(part: Answer | Section, rule: Rule, said: str, places: list[Evidence]) -> Finding:
    text = places[0].words if places else ""
    return finding_in(part, rule, said, rule.mend, text=text, evidence=places)
