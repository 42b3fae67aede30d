"""What the letter wants to be said, and whether the text speaks of it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import lines_in, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.answered import is_unwritten
from desktopapp.plan.brief import Requirement, RequirementKind
from desktopapp.plan.fixes import Evidence, Fix
from desktopapp.plan.plan import Answer, AskState, Plan, Section, Source
from desktopapp.plan.search import Match

_LETTER = "The letter’s own words, which the outline quotes."
_TOGETHER = (
    "thing that the letter wants is said nowhere",
    "things that the letter wants are said nowhere",
)
_ALIKE = 0.6  # as far as this a heading is the letter's, with other words
_MARKS = re.compile(r"[^\w\s]+|\s+")
_ALTERED = Rule(
    "theme heading",
    "A theme’s heading differs from the letter’s",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="A heading of a theme that is nearly the letter’s: a word was left out, added or "
    "exchanged. "
    "One of the council’s own, in other words throughout, is left alone.",
    why="Whoever compares many plans looks for the letter’s headings, by their words.",
    mend="Mend writes the letter’s own heading.",
    source=_LETTER,
)
_PARTNERS = Rule(
    "other services",
    "No other public service is named",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That the letter asks for the work with other public services and the text names none: "
    "no "
    "NHS, police, fire service, county, combined authority, university or the like.",
    why="The letter asks for it where it is appropriate, so silence reads as if there were none.",
    mend="Say what you do together, or say under Points that it does not apply.",
    source=_LETTER,
    together=_TOGETHER,
)
_MONITORING = Rule(
    "monitoring",
    "Nothing says how the plan is monitored",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That the letter asks how the plan is monitored, and the text has no word of that.",
    why="Members and residents are to be assured that what is planned will be done.",
    mend="Say who looks at what, how often, and where it is published.",
    source=_LETTER,
    together=_TOGETHER,
)
_UPDATING = Rule(
    "updating",
    "Nothing says how the plan is kept up to date",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That the letter asks how the plan is updated or progress is reported, and the text has "
    "no "
    "word of that.",
    why="The letter asks for it, and it takes one sentence.",
    mend="Say when the plan is looked at again, and where progress is reported.",
    source=_LETTER,
    together=_TOGETHER,
)
_ENDORSED = Rule(
    "endorsement",
    "Nothing says that members endorse the plan",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That the letter asks for the endorsement of members, and neither the text nor the "
    "report "
    "to members says who endorses the plan, or when.",
    why="Without it the plan may not be submitted.",
    mend="Write it in the introduction, or enter the day of the meeting in the report to members.",
    source=_LETTER,
    together=_TOGETHER,
    view="report",
)
_PUBLISHED = Rule(
    "publication",
    "Nothing says that the plan is published",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That the letter asks for the plan to be published, and neither the text nor the report "
    "to "
    "members says where or when.",
    why="Residents are to be able to see it.",
    mend="Write it in the introduction, or enter the day of publication in the report to members.",
    source=_LETTER,
    together=_TOGETHER,
    view="report",
)
_WANTED = (  # a rule, what the letter says where it wants it, and what the text then says
    (
        _PARTNERS,
        re.compile(r"other public services|\bNHS\b|\bpolice\b", re.IGNORECASE),
        re.compile(
            r"\b(?:NHS|ICB|ICS|integrated care|police|fire (?:and rescue|service)|ambulance|health"
            r"(?:care)? (?:service|trust|partner|board)\w*|public health|primary "
            r"care|GPs?|hospital"
            r"|county council|combined authority|jobcentre|DWP|probation|universit\w+|colleges?"
            r"|schools?|community safety partnership|housing associations?|public services)\b",
            re.IGNORECASE,
        ),
    ),
    (
        _MONITORING,
        re.compile(r"\bmonitor", re.IGNORECASE),
        re.compile(
            r"\b(?:monitor\w*|track(?:s|ed|ing)?|dashboards?|scorecards?|performance "
            r"(?:report|review"
            r"|framework|indicator|management|board)\w*|scrutin\w+|KPIs?|key performance)\b",
            re.IGNORECASE,
        ),
    ),
    (
        _UPDATING,
        re.compile(r"\bupdat\w+|report on progress", re.IGNORECASE),
        re.compile(
            r"\b(?:updat\w+|refresh\w*|review\w*|revis\w+|report\w*|publish\w*)\b[^.]{0,80}"
            r"\b(?:plan|progress|quarter\w*|annual\w*|year\w*|six months|month\w*|regular\w*)\b"
            r"|\b(?:quarter\w*|annual\w*|each year|every year|regular\w*)\b[^.]{0,60}"
            r"\b(?:updat\w+|review\w*|report\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
_BY_MEMBERS = re.compile(
    r"\b(?:endorse|approve|agree|adopt|ratif|consider|sign(?:ed)? off)\w*\b[^.]{0,60}"
    r"\b(?:cabinet|council|committee|executive|members|leader|mayor)\b"
    r"|\b(?:cabinet|council|committee|executive|members|leader|mayor)\b[^.]{0,40}"
    r"\b(?:endorse|approve|agreed|adopt|ratif|sign(?:ed)? off)\w*\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"^[\W\d]*recommend(?:ations?|ed)\b", re.IGNORECASE | re.MULTILINE)
_TO_MEMBERS = re.compile(
    r"\b(?:endorse|approve|agree|adopt|ratif|support|note)\w*\b", re.IGNORECASE
)
_BELOW = 800  # characters below a heading in which what it heads is looked for
_ON_WEBSITE = re.compile(
    r"\b(?:publish\w*|upload\w*|available)\b[^.]{0,60}\b(?:website|web site|online|www\.)"
    r"|\b(?:website|online)\b[^.]{0,40}\bpublish\w*",
    re.IGNORECASE,
)


@of_plan(_ALTERED)
def altered_headings(facts: Facts) -> Iterator[Finding]:
    """Name the headings of themes that are nearly the letter's."""
    for theme in facts.plan.brief.themes:
        said = facts.plan.theme_headings.get(theme.id, "")
        if not said or _bare(said) == _bare(theme.title) or not _is_near(said, theme.title):
            continue
        place = Match(theme.id, "", 0, len(said))
        yield Finding(
            _ALTERED,
            _ALTERED.severity,
            f"The heading of theme {theme.number} differs from the letter’s: “{said}”.",
            f"Mend writes “{theme.title}”.",
            theme.id,
            text=said,
            evidence=(Evidence(place, said),),
            fixes=(Fix(place, said, theme.title, said, theme.title),),
        )


def _bare(words: str) -> str:
    return _MARKS.sub(" ", words).strip().casefold()


def _is_near(said: str, asked: str) -> bool:
    ours, theirs = _bare(said).split(), _bare(asked).split()
    if SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE:
        return True
    return len(theirs) > 2 and " ".join(theirs) in " ".join(ours)  # noqa: PLR2004  # else a common word


@of_plan(_PARTNERS, _MONITORING, _UPDATING)
def wanted_words(facts: Facts) -> Iterator[Finding]:
    """Name what the letter wants to be said, where nobody said where, and no word tells of it."""
    plan = facts.plan
    if is_unwritten(plan):
        return
    said = facts.each(_says)
    for n, (rule, asks, _) in enumerate(_WANTED):
        open_ones = (one for one in plan.brief.requirements if _is_open(plan, one))
        wanted = [one for one in open_ones if asks.search(one.quote)]
        if wanted and not any(each[n] for each in said):
            yield finding_in(
                None,
                rule,
                f"{rule.called}. The letter: “{wanted[0].quote.strip().rstrip('.')}.”",
                rule.mend,
            )


def _is_open(plan: Plan, one: Requirement) -> bool:
    return one.kind is RequirementKind.CONTENT and plan.covered(one.id).state is AskState.OPEN


def _says(part: Answer | Section) -> tuple[bool, ...]:
    """Tell of each thing that letters want whether a part speaks of it."""
    return tuple(any(told.search(line.words) for line in lines_in(part)) for _, _, told in _WANTED)


@of_plan(_ENDORSED, _PUBLISHED)
def recorded(facts: Facts) -> Iterator[Finding]:
    """Name the endorsement and the publication that the letter asks for and nothing records."""
    plan, report = facts.plan, facts.plan.report
    if is_unwritten(plan):
        return
    dates = report.dates if report else None
    endorsed = bool(dates and dates.meeting) or _is_recommended(facts)
    known = {
        RequirementKind.ENDORSEMENT: (_ENDORSED, _BY_MEMBERS, endorsed),
        RequirementKind.PUBLICATION: (_PUBLISHED, _ON_WEBSITE, dates and dates.publication),
    }
    asked = {one.kind for one in plan.brief.requirements}
    for kind, (rule, told, day) in known.items():
        if kind in asked and not day and not any(facts.each(_has, told)):
            yield finding_in(None, rule, f"{rule.called}.", rule.mend)


def _is_recommended(facts: Facts) -> bool:
    """Tell whether a report, written here or brought in, recommends the plan to members."""
    report = facts.plan.report
    if report and any(_RECOMMENDED.match(one.heading) for one in report.sections):
        return True  # where nobody wrote in it, the plan is proposed to be recommended
    sources = (one for one in facts.plan.sources if not one.council)
    return any(facts.kept.of("recommended", (one,), partial(_recommends, one)) for one in sources)


def _recommends(source: Source) -> bool:
    """Tell whether a document recommends members to endorse, or says that they do."""
    head = _RECOMMENDED.search(source.text)
    return bool(head and _TO_MEMBERS.search(source.text[head.end() :][:_BELOW]))


def _has(part: Answer | Section, told: re.Pattern[str]) -> bool:
    return any(told.search(line.words) for line in lines_in(part))
