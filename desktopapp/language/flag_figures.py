"""Figures: money, shares, counts, ages and how often, which another council has otherwise."""

import re
from collections.abc import Iterator

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, wordset
from desktopapp.plan.days import MONTH

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|dozens?)"
)
_ABOUT = (
    r"(?:(?:more|less|fewer|greater|higher|lower) than|over|under|around|about|approximately"
    r"|approx\.?|circa|c\.|nearly|almost|just over|just under|up to|at least|some|in excess of"
    r"|an estimated|between|from)"
)
_UNIT = (
    r"(?:FTEs?|staff|posts|employees|officers|people|residents|customers|homes|properties"
    r"|households|businesses|members|councillors|days|hours|minutes|weeks|tonnes|visits|calls"
    r"|cases|applications|users|vehicles|sites|jobs|miles|km|acres|hectares|kWh|points?)"
)
_FIGURES = re.compile(
    rf"(?:{_ABOUT} )?£ ?(?:{_NUMBER})(?: ?(?:million|billion|thousand|m|bn|k)\b)?(?: ?(?:-|–"
    rf"|to) ?£ ?(?:{_NUMBER})(?: ?(?:million|billion|m|bn|k)\b)?)?"
    rf"|(?:{_ABOUT} )?(?<![\d/])(?:{_NUMBER}) ?(?:%|per ?cent\b|percentage points?\b)(?: (?:in"
    rf"|for|of) 20\d\d(?:/\d\d)?)?"
    rf"|\bfrom (?:{_NUMBER}) (?:{_UNIT} )?to (?:{_NUMBER})(?: {_UNIT})?"
    rf"|\b(?:between )?(?:the )?age[sd]? (?:of )?\d{{1,2}}(?: ?(?:-|–|to"
    rf"|and) ?\d{{1,2}})?(?: (?:and|or) (?:over|under|above|older))?|\b24/7\b|\b24 hours a day\b"
    rf"|\b(?:{_NUMBER}) (?:(?:of|out of) )(?:the )?(?:{_NUMBER}|{_WORDED})\b"
    rf"|\b(?:{_NUMBER}) ?(?:-|–) ?(?:{_NUMBER})(?= {_UNIT})"
    rf"|\b{_ABOUT} (?:{_NUMBER})(?![\d/])(?: {_UNIT})?|\b(?:{_NUMBER}) {_UNIT}\b"
    rf"|\b(?:{_NUMBER}) (?:million|billion|thousand)\b|\b(?:{_ABOUT} )(?:a |one )?(?:half|third"
    rf"|quarter|fifth|tenth|{_WORDED})\b|\b(?:a|one) (?:third|quarter|fifth|tenth)\b|\b(?:two"
    rf"|three)[- ](?:thirds|quarters|fifths)\b|\b(?:half|most|the majority|a majority) of (?:our"
    rf"|the|its|all) (?:staff|residents|services|homes|budget|spend)\b|\bevery (?:\d+|{_WORDED}"
    rf"|other) (?:years?|months?|weeks?|days?)\b|\b(?:every|each) (?:day|week|fortnight|month"
    rf"|quarter|term|year)\b|\b(?:{_NUMBER}|{_WORDED}) (?:days|hours|times) an? (?:day|week|month"
    rf"|year)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|{_NUMBER}) (?:in|out of)"
    rf" (?:every )?"
    rf"(?:{_NUMBER}|{_WORDED})\b(?: [a-z]+s\b)?|\b(?:double|twice|treble|triple|half) (?:the|that"
    rf"|its|their|our) (?:number|amount|level|size|rate|cost|average|target|figure|previous)\b"
    rf"|\b(?:slight|small|modest|marginal|sharp) (?:increase"
    rf"|decrease|rise|fall|reduction|drop|saving|underspend|overspend)s?(?: in \w+)?"
    rf"|\b(?:doubled|halved|trebled|tripled|quadrupled)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![-\w])(?P<count>{_WORDED})(?P<what>(?: [a-z][\w-]*){{1,4}})", re.IGNORECASE
)
_BIG_DIGITS = re.compile(
    r"(?<![\w£.,/-])(?:\d{1,3}(?:,\d{3})+|\d{2,})(?![\w/%]|[.,:-]\d|(?:st|nd|rd|th)\b)"
)
# What every council has the same number of, or what a text counts of itself.
_NOT_COUNTED = wordset(
    "key main councils council way ways tier tiers themes theme areas objectives priorities "
    "aims principles pillars sections parts stages steps types questions points elements "
    "strands years year months weeks days hours or and of to different broad principal core "
    "statements authorities organisations boroughs districts thirds sides separate reasons "
    "factors"
)
_BETWEEN = wordset("in out out-of times to by for at on from with")
_NOT_BEFORE = re.compile(
    r"(?:section|objective|theme|priority|tier|level|phase|stage|step|part|option|question"
    r"|appendix|annex|regulation|paragraph|page|table|figure|chapter|version|article|schedule"
    r"|office"
    r"|microsoft|windows|grade|band|type|unit|iso|form|no\.?|number|g|covid|schedules?|sections?"
    rf"|top|article|category|room|{MONTH}) ?-?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME_AFTER = re.compile(
    rf"[- ](?:years?|months?|weeks?|century|{MONTH})\b",
    re.IGNORECASE,
)


def flag_figures(text: str, _setting: FlagContext) -> Iterator[Flag]:
    """Flag figures with their unit; years, numbers of sections and parts of names are none."""
    for match in _FIGURES.finditer(text):
        said = match.group()
        digits = re.search(r"\d+", said)
        if digits and _YEAR.fullmatch(digits.group()) and "£" not in said and "%" not in said:
            continue
        bare = re.match(rf"{_ABOUT} (?:{_NUMBER}|{_WORDED})$", said, re.IGNORECASE)
        if bare and _TIME_AFTER.match(text[match.end() :]):
            continue
        yield Flag(FlagKind.FIGURE, *match.span(), _why(said))
    for match in _COUNTED.finditer(text):
        words = match["what"].split()
        if words[0].lower() in _NOT_COUNTED or any(
            word.lower() in _NOT_COUNTED for word in words[:2]
        ):
            continue
        things = next((n for n, word in enumerate(words, 1) if _is_plural(word)), 0)
        if not things or words[0].lower() in _BETWEEN:
            continue
        end = match.end("count") + len(" ".join(words[:things])) + 1
        yield Flag(FlagKind.FIGURE, match.start(), end, "A count; check ours.")
    for match in _BIG_DIGITS.finditer(text):
        said = match.group()
        before = text[: match.start()]
        if (
            _YEAR.fullmatch(said)
            or _NOT_BEFORE.search(before)
            or _TIME_AFTER.match(text[match.end() :])
        ):
            continue
        yield Flag(FlagKind.FIGURE, *match.span(), "A count; check ours.")


def _is_plural(word: str) -> bool:
    """Tell whether a word is most likely a plural: the thing that is counted."""
    lower = word.lower()
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower != "as"


def _why(said: str) -> str:
    """Say what kind of figure it is."""
    if "£" in said:
        return "An amount of money; check ours, its period and its source."
    if "%" in said or "cent" in said.lower():
        return "A share; check ours, its period and its source."
    if "age" in said.lower():
        return "An age; check whom ours is for."
    if "every" in said.lower() or said in ("24/7", "24 hours a day"):
        return "How often or when; check ours."
    return "A figure; check ours, its period and its source."
