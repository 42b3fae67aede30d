"""What is left over from another council’s text or another year’s."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import Remark, lines_in, of_plan, remarked
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.flagging import wordset
from desktopapp.language.known_names import councils
from desktopapp.plan.council import short_council
from desktopapp.plan.days import MONTH, MONTHS
from desktopapp.plan.plan import Answer, Section

_OTHER = Rule(
    "other council",
    "Another council’s name",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="The name of a council that is not yours, your partner’s or your predecessor’s, in a "
    "sentence that tells of nothing shared. One that is named often is taken for a partner.",
    why="It mostly came with words that were copied, and others notice it first.",
    mend="Write your own council’s name, or name the other one as a partner under The council.",
    source="The council’s facts in the Plan menu.",
)
_PASSED = Rule(
    "passed day",
    "A day to come that has passed",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="A sentence that says what will be done by a month or year that is over already. Years "
    "of "
    "Acts and Regulations are left alone.",
    why="It was true in last year’s plan, and shows that nobody looked again.",
    mend="Say what was done, or the new day.",
    source="Today’s date.",
)
_COUNCIL = re.compile(
    r"\b(?:[A-Z][\w’'-]+ )(?:(?:and|upon|on|of|the|in|&) |[A-Z][\w’'-]+ ){0,4}?"
    r"(?:(?:Metropolitan |Royal )?(?:Borough|District|City|County) )?Council(?:['’]s)?\b"
)
_NO_PLACE = wordset("the our this full each every county district borough city parish town")
_KINDS = frozenset({"Borough", "District", "City", "County"})
_BEFORE = wordset("at in for the a an with by of from to and as like under since our")
_SHARED = re.compile(
    r"\b(?:shar\w+|partner\w*|joint\w*|with|neighbour\w*|between|alongside|together|consorti\w+"
    r"|collaborat\w+|led by|hosted? by|on behalf of|along with|consist\w*|compris\w*|and|other)\b",
    re.IGNORECASE,
)
_OFTEN = 3  # times that a partner is named
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])")
_AHEAD = re.compile(
    r"\b(?:will|shall|due to|expected to|plans? to|aims? to|intends? to|going to)\b"
)
_DAY = re.compile(
    rf"\b(?:by|in|from|during|until"
    rf"|before) (?:the end of )?(?:(?P<month>{MONTH}) )?(?P<year>20[0-4]\d)"
    r"(?![/–\d-])"
)
_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Code)\b")


@of_plan(_OTHER)
def other_councils(facts: Facts) -> Iterator[Finding]:
    """Find names of other councils that nothing is shared with."""
    ours = frozenset(short_council(name) for name in facts.plan.council.own_names if name)
    named: Counter[str] = Counter()
    for names in facts.each(_named):
        named.update(names)
    rare = frozenset(name for name, n in named.items() if n < _OFTEN and name not in ours)
    for found in facts.each(_others, rare):
        yield from found


def _named(part: Answer | Section) -> tuple[str, ...]:
    """Return the councils that a part names, as they are compared."""
    return tuple(
        short_council(_bare(hit.group()))
        for line in lines_in(part)
        for hit in _COUNCIL.finditer(line.words)
        if _is_place(hit.group())
    )


def _is_place(said: str) -> bool:
    """Tell whether a name is that of a council: it says its kind, or is known."""
    words = _bare(said).split()
    if len(words) < 2 or words[0].lower() in _NO_PLACE:  # noqa: PLR2004  # a place and "Council"
        return False
    return words[-2] in _KINDS or " ".join(words[:-1]) in councils()


def _bare(said: str) -> str:
    """Return a name without "’s", and without a small word before it that opens a sentence."""
    words = said.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and words[0].lower() in _BEFORE:
        words = words[1:]
    return " ".join(words)


def _others(part: Answer | Section, rare: frozenset[str]) -> tuple[Finding, ...]:
    """Find the rare names in a part: in full, or the place alone with what is its own."""
    if not rare:
        return ()
    places = "|".join(re.escape(name) for name in sorted(rare, key=len, reverse=True))
    alone = re.compile(rf"\b(?:{places})['’]s\b", re.IGNORECASE)
    found = []
    for line in lines_in(part):
        hits = [hit for hit in _COUNCIL.finditer(line.words) if _is_place(hit.group())]
        spans = [hit.span() for hit in hits if short_council(_bare(hit.group())) in rare]
        spans += [hit.span() for hit in alone.finditer(line.words)]
        for start, end in sorted(set(spans)):
            if not _is_shared(line.words, start, end):
                said = f"“{line.words[start:end]}” is another council’s name."
                found.append(remarked(part, _OTHER, line, Remark(start, end, said)))
    return tuple(found)


def _is_shared(words: str, start: int, end: int) -> bool:
    """Tell whether the sentence before a name tells of something shared with its council."""
    before = _STOP.split(words[: start + 1])[-1]
    return bool(_SHARED.search(before)) or words[end:].startswith((" and ", ", "))


@of_plan(_PASSED)
def passed_days(facts: Facts) -> Iterator[Finding]:
    """Find what is to be done by a day that has passed."""
    for found in facts.each(_passed, date(facts.today.year, facts.today.month, 1)):
        yield from found


def _passed(part: Answer | Section, today: date) -> tuple[Finding, ...]:
    found = []
    for line in lines_in(part):
        for hit in _DAY.finditer(line.words):
            begins = max(
                (one.end() for one in _STOP.finditer(line.words, 0, hit.start())), default=0
            )
            before = line.words[begins : hit.start()]
            month = MONTHS.index(hit["month"]) + 1 if hit["month"] else 12
            over = (int(hit["year"]), month) < (today.year, today.month)
            if over and _AHEAD.search(before) and not _LAW.search(before[-40:]):
                said = f"“{hit.group()}” has passed, and the sentence tells of it as to come."
                found.append(remarked(part, _PASSED, line, Remark(*hit.span(), said)))
    return tuple(found)
