"""What an ask wants to be told: a figure, a share, a day, what came of it, what is planned.

Told by the words in which it is asked: its label, and the clause of the question that it stands
for. What is wanted is then looked for in sentences by what such sentences are like in English.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from desktopapp.library.words import STOP, stem, stems


class AskWants(StrEnum):
    """What an ask wants. The words are those in which an officer is told that it is not there."""

    FIGURE = "a figure"
    SHARE = "a percentage"
    MONEY = "a sum of money"
    VALUE = "a sum or percentage"
    DAY = "a day or year"
    OFTEN = "how often"
    HOW_LONG = "how long it takes"
    RESULT = "what came of it, in figures"
    EFFECT = "what came of it"
    MEASURE = "how it is measured or reported"
    DONE = "what was done"
    PLANS = "what is planned"
    USE = "what it is used for"
    WHO = "who it is"


class Asking(NamedTuple):
    """What an ask wants, and the stems of what it is about, without those that say what it wants.

    ``apart`` are stems of its label that are about it alone; where there are none, it is about
    what its whole question is about.
    """

    wants: frozenset[AskWants]
    apart: frozenset[str]
    clause: frozenset[str]


_ASKED = {  # by what words of asking each is told
    AskWants.SHARE: r"percentage|proportion|per cent|%|\bshare of\b",
    AskWants.MONEY: r"\b(?:costs?|saved|spent)\b.*\b(?:last|this) year"
    r"|what (?:did|has|does) (?:this|that|it) (?:cost|save)"
    r"|\bwhat .*\bsav(?:ed|es|ings? to be)\b|estimate\b.*\bsavings?\b"
    r"|how much money|time and money",
    AskWants.FIGURE: r"how many|number of|\bnumber in\b|how much\b(?! (?:time and )?money)",
    AskWants.VALUE: r"quantif",
    AskWants.DAY: r"\bwhen\b|\bby what date\b|what year",
    AskWants.OFTEN: r"how often|how frequently",
    AskWants.HOW_LONG: r"how (?:fast|quickly|long|soon)\b",
    AskWants.MEASURE: r"\b(?:how|what).*\b(?:measured?|monitor(?:ed|ing)?|log|report|track"
    r"|evaluated?)\b|^monitoring\b|^log\b",
    AskWants.RESULT: r"\beffects?\b|\bresults?\b|\bimpacts?\b|\boutcomes?\b|\bbenefits?\b",
    AskWants.EFFECT: r"\buseful\b|effectiveness|value for money",
    AskWants.DONE: r"\balready\b|\bhave you (?:followed|used)\b",
    AskWants.USE: r"\bhow\b.*\b(?:is|are) used\b|\bhow do you use\b",
    AskWants.PLANS: r"\b(?:current|existing|future|your) plans\b|\bplans (?:to|for)\b"
    r"|over the next|in (?:two|five|ten) years",
    AskWants.WHO: r"^(?:who|which body)\b|\bwho (?:may|can|is|are|has|decides)\b|from whom",
}
_ASKED_RES = tuple((one, re.compile(words, re.IGNORECASE)) for one, words in _ASKED.items())
_UNDER = frozenset(
    (AskWants.RESULT, AskWants.EFFECT, AskWants.MONEY, AskWants.FIGURE)
)  # what is measured
_ASKS = r"(?:how|what|who|when|where|which"
_CLAUSE = re.compile(
    rf"[?;]|,?\s+and\s+(?={_ASKS}|do|is|are|can|would)\b)|,\s+(?={_ASKS})\b)", re.IGNORECASE
)
_WANTING_WORDS = """
percentage proportion number estimate quantified value money time cost costs saved effects effect
result results impact outcome useful effectiveness assess assessment measure measured monitor
monitoring monitored log report reported plans plan often fast quickly speed when last change
changes changed those these them used use using set undertaken already further progress approach
approaches wider role particular next current existing whom whether organisation council authority
services service
"""
_WANTING = frozenset(map(stem, _WANTING_WORDS.split()))
_WHEN = re.compile(r"\b(?:last|this|next|each|every|per) year\b", re.IGNORECASE)
_STOPS = frozenset(map(stem, STOP))


def clauses(text: str) -> list[str]:
    """Cut what a question asks into its clauses: each asks one thing."""
    return [one.strip() for one in _CLAUSE.split(text) if one and len(one.split()) > 1]


def asking_of(label: str, parts: Sequence[str], at: int, of: int) -> Asking:
    """Tell what an ask wants, by its label and the clause that it stands for.

    ``at`` is its place among the ``of`` asks of the question, of which ``parts`` are the clauses.
    """
    words = content_stems(label)
    clause = _clause_of(words, parts, at, of)
    wants = _wants(label) or _wants(clause)
    return Asking(frozenset(wants), frozenset(words) - _WANTING, frozenset(content_stems(clause)))


def content_stems(text: str) -> list[str]:
    """Return the stems of a text that say anything."""
    return [one for one in stems(_WHEN.sub("", text)) if one not in _STOPS]


def _clause_of(words: Sequence[str], parts: Sequence[str], at: int, of: int) -> str:
    """Return the clause that shares most with a label; of equals the one in its place."""
    if not parts:
        return ""
    mine = set(words)
    if len(parts) == of:
        return parts[at]
    place = min(at, len(parts) - 1)
    return max(
        enumerate(parts),
        key=lambda one: (len(mine & set(content_stems(one[1]))), -abs(one[0] - place)),
    )[1]


def _wants(words: str) -> set[AskWants]:
    found = {one for one, pattern in _ASKED_RES if pattern.search(words)}
    return found - _UNDER if AskWants.MEASURE in found else found


_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|ninety|hundred|thousand|dozen|no|none|nobody)"
)
_COUNT = r"(?<![\d/.£])\d[\d,]*(?:\.\d+)?(?!\d*[/]\d)(?!\s?(?:st|nd|rd|th)\b)"
_PERCENT = r"\d(?:[\d.,]*)\s?(?:%|per\s?cent\b)|\b(?:half|a third|a quarter|two thirds)\b"
_POUNDS = r"£\s?\d|\d\s?(?:million|m|k)\b(?=.{0,30}\b(?:pounds|sav|cost|spen))"
_IN_SENTENCE = {
    AskWants.SHARE: _PERCENT,
    AskWants.MONEY: _POUNDS,
    AskWants.VALUE: rf"{_PERCENT}|{_POUNDS}",
    AskWants.FIGURE: rf"{_PERCENT}|{_POUNDS}|\b{_NUMBER}\b|(?!(?:19|20)\d\d\b){_COUNT}",
    AskWants.DAY: r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b",
    AskWants.OFTEN: r"\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|yearly|"
    r"regularly|continuous(?:ly)?|real[- ]time|each|every)\b|\b(?:once|twice|times) a\b",
    AskWants.HOW_LONG: rf"(?:\d|\b{_NUMBER})\D{{0,12}}\b(?:minutes?|hours?|days?|weeks?|months?)\b"
    r"|\b(?:at once|immediately|within)\b",
    AskWants.EFFECT: r"\b(?:result(?:ed|ing|s)?|improv\w+|reduc\w+|increas\w+|f[ae]ll(?:en|s)?|"
    r"r[io]sen?|sav(?:e[sd]?|ings?)|benefit\w*|enabl\w+|allow\w*|led to|faster|quicker|fewer|"
    r"better|lower|effective\w*|useful|help(?:ed|s)?|achiev\w+|impact\w*|outcomes?|"
    r"paid (?:its|back|off)|repaid|resilien\w+|higher|clearer|more \w+|value|questionnaire|"
    r"compar\w+|support(?:ed|s)|stay \w+|evaluat\w+|assess\w*|feedback)\b",
    AskWants.MEASURE: r"\b(?:measur\w+|monitor\w*|track\w*|indicators?|kpis?|scorecards?|"
    r"dashboards?|benchmark\w*|evaluat\w+|baselines?|report(?:s|ed)\b|logg\w+|record\w*|"
    r"quarterly|survey\w*|sees? the)\b",
    AskWants.PLANS: r"\b(?:will|shall|plan(?:s|ned)?|intend\w*|aims?|expect\w*|propos\w+|to be|"
    r"going to|next|future|forthcoming|coming|programme|strategy|should|under development|"
    r"being (?:\w+)|developing|20[23]\d to 20[23]\d|by 20[23]\d)\b",
    AskWants.DONE: r"\b(?:was|were|has|have|had|since|bought|built|rebuilt|spent|led|"
    r"[a-z]{3,}ed)\b",
    AskWants.USE: r"\b(?:tells?|show(?:s|ed)?|target\w*|inform\w*|shap\w+|guid\w+|decid\w+|"
    r"decisions?|design\w*|based on|so that|in order to|used? (?:\w+ ){0,4}to|enabl\w+|"
    r"understand\w*|where to|evidence|forecast\w*|predict\w*)\b",
    AskWants.WHO: r"\b(?:boards?|committees?|cabinet|council|executive|officers?|director|manager|"
    r"master(?:'s|’s)?|government|market|mayor|minister|members|team|panel|partners?|suppliers?|"
    r"providers?|houses|county|contractors?|authority)\b",
}
_IN_SENTENCE[AskWants.RESULT] = _IN_SENTENCE[AskWants.EFFECT]
_FOUND_RES = {one: re.compile(words, re.IGNORECASE) for one, words in _IN_SENTENCE.items()}


_OF_THE_QUESTION = frozenset(
    (AskWants.EFFECT, AskWants.RESULT)
)  # of which its own words tell nothing


def is_told(wanted: AskWants, sentence: str, named: frozenset[str]) -> bool:
    """Tell whether a sentence holds what is wanted.

    ``named`` are stems that only name what is asked about, as "save" in "invest to save".
    """
    found = _FOUND_RES[wanted].finditer(sentence)
    if wanted not in _OF_THE_QUESTION:
        return next(found, None) is not None
    return any(not named.issuperset(stems(one[0])) for one in found)


IN_FIGURES = frozenset(
    {AskWants.FIGURE, AskWants.SHARE, AskWants.MONEY, AskWants.VALUE, AskWants.DAY}
    | {AskWants.OFTEN, AskWants.HOW_LONG}
)
_NOT = re.compile(
    r"\b(?:do|does|did|have|has|is|are|was|were|can|could)\s+(?:yet )?not\b|\bcannot\b"
    r"|\bno longer\b|n[’']t\b",
    re.IGNORECASE,
)


_HEDGED = re.compile(
    r"\b(?:little|limited|minimum|nothing more|would be welcome|would consider|"
    r"(?:is|are) (?:also )?(?:needed|required|expected)|being drawn up|where appropriate)\b",
    re.IGNORECASE,
)


def holds_figure(sentence: str) -> bool:
    """Tell whether a sentence holds a figure."""
    return _FOUND_RES[AskWants.FIGURE].search(sentence) is not None


def hedges(sentence: str) -> bool:
    """Tell whether a sentence says less than it might: how little, or what is still to come."""
    return _HEDGED.search(sentence) is not None


def denies(sentence: str) -> bool:
    """Tell whether a sentence says that something is not done."""
    return _NOT.search(sentence) is not None
