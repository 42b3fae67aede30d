"""Results that are typed into the text without a day or period, or without a source."""

import re
from collections.abc import Iterator

from desktopapp.checks.finding import Finding, finding_in
from desktopapp.checks.looking import of_part
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import ListItem, Paragraph, plain_runs
from desktopapp.plan.three_way import sentence_ends

_UNDATED = Rule(
    "undated result",
    "A result without a day or period",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="A share that says how things are, such as “Satisfaction is 78%”, where neither its "
    "sentence nor the one before says of when it is. Targets are left alone.",
    why="Who reads it next year cannot tell whether it still holds.",
    mend="Say of which year or day it is. A figure that is kept under Figures has its period.",
    source="The words of the answers and sections.",
)
_UNSOURCED = Rule(
    "unsourced result",
    "A result of a survey or comparison without its source",
    RuleKind.FIGURES,
    Severity.ADVICE,
    what="How many are satisfied, or how the council compares with others, with a figure, where "
    "neither its sentence nor those beside it name what says so.",
    why="A member will ask who found it, and of whom was asked.",
    mend="Name the survey, the return or the report.",
    source="The words of the answers and sections.",
)
_SHARE = (
    r"(?:about |around |only |just |over |nearly |almost |currently |now )*"
    r"(?P<share>[0-9][0-9.]*(?:%| ?per ?cent\b))"
)
_RESULT = re.compile(
    rf"\b(?:is|are|stands? at|stood at|remains?(?: at)?|runs? at|was|were|averages?) {_SHARE}"
    r"|(?:^|[.;:] |, )(?:some |about |around |over |nearly )*"
    r"(?P<first>[0-9][0-9.]*(?:%| ?per ?cent)) of "
    r"(?:our |the |all )?(?:\w+ )?(?:residents|staff|tenants|customers|people|users|calls|requests"
    r"|applications|complaints|households|businesses|employees|enquiries)\b[^.]{0,30}"
    r"\b(?:are|is|were|was|feel|felt|say|said|agree|agreed|think|use|have|had|made)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december)\b|\b(?:last|this|that|each|every|same|previous|first|past|the) (?:\w+ )?"
    r"(?:year|quarter|month|week|spring|summer|autumn|winter|period)s?\b"
    r"|\b(?:a|per) (?:year|month)\b"
    r"|\bq[1-4]\b|\bannual\w*|\byear[- ]end\b|\bago\b|\bsince\b|\bthen\b|\bbefore\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:target\w*|aims?|will|would|should|could|may|might|if|expect\w*|plan(?:s|ned)?|forecast\w*"
    r"|up to|at least|limit\w*|must|discount|threshold|goal|by law|set at|interest|VAT|charge[sd]?"
    r"|increase[sd]?|estimat\w+)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:satisf\w+|respondents?|(?:top|bottom|best|worst|upper|lower) (?:quartile|[0-9]+%)"
    r"|benchmark\w*|(?:above|below|better than|worse than) the (?:national |regional |county )?"
    r"average)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[0-9][0-9.,]*(?:%| ?per ?cent\b)|\bquartile\b", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"\b(?:according|surveys?|surveyed|polls?|polled|returns?|reports?|census|audit\w*|stud(?:y|ies)"
    r"|review\w*|statistics|published|index|inspect\w+|peer|LGA|ONS|Ofsted|CIPFA|Nomis|club"
    r"|questionnaires?|asked|tables?|data|consultation|appendix)\b",
    re.IGNORECASE,
)


@of_part(_UNDATED, _UNSOURCED)
def results_typed_in(part: Answer | Section) -> Iterator[Finding]:
    """Name results without a day or period, and those without a source: one finding of each."""
    undated: list[Evidence] = []
    unsourced: list[Evidence] = []
    for block in part.text:
        if isinstance(block, Paragraph | ListItem):
            if any(run.figure for run in block.runs):
                continue  # it is kept as a figure, of which other checks tell
            for at, said, around, near in _sentences(plain_runs(block.runs)):
                if (found := _undated(said)) and not _WHEN.search(around):
                    undated.append(_evidence(part, block.id, at, said, found))
                judged = _FIGURE.search(said) if _JUDGED.search(said) else None
                if judged and not _NOT_YET.search(said) and not _BY_WHOM.search(near):
                    unsourced.append(_evidence(part, block.id, at, said, judged.span()))
    if undated:
        words = undated[0].words
        said = f"Nothing says of when “{words}” is{_and_more(undated)}."
        yield finding_in(part, _UNDATED, said, _UNDATED.mend, evidence=undated)
    if unsourced:
        words = unsourced[0].words
        said = f"Nothing says who found “{words}”{_and_more(unsourced)}."
        yield finding_in(part, _UNSOURCED, said, _UNSOURCED.mend, evidence=unsourced)


def _sentences(words: str) -> Iterator[tuple[int, str, str, str]]:
    """Go through sentences: where each is, it, it with the one before, it with both beside it."""
    ends = sentence_ends(words) if "%" in words or "cent" in words or "quartile" in words else []
    starts = [0, *ends]
    for n, end in enumerate(ends):
        start, before = starts[n], starts[max(n - 1, 0)]
        behind = ends[min(n + 1, len(ends) - 1)]
        yield start, words[start:end], words[before:end], words[before:behind]


def _undated(said: str) -> tuple[int, int] | None:
    """Return where the share of a sentence stands that says how things are."""
    found = _RESULT.search(said)
    if not found or _NOT_YET.search(said):
        return None
    return found.span("share" if found["share"] else "first")


def _evidence(
    part: Answer | Section, block: str, at: int, said: str, span: tuple[int, int]
) -> Evidence:
    start, end = span
    return Evidence(Match(part.id, block, at + start, end - start), said[start:end])


def _and_more(found: list[Evidence]) -> str:
    more = len(found) - 1
    return f", nor {more} more" if more else ""
