"""Words of time that went stale between a source's date and today."""

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, matches
from desktopapp.plan.days import MONTH

_MONTH = f"(?:{MONTH})"
_COUNT = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few|several|couple of|dozen|half"
    r"|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty)"
)
_SPAN = r"(?:years?|months?|weeks?|days?|fortnight|decades?|quarters?|generation|century)"
_EVENT = (
    r"(?:the )?(?:(?:first |global |coronavirus |covid(?:-19)? )?(?:pandemic|lockdowns?)"
    r"|austerity"
    r"|covid(?:-19)?|brexit|(?:local |general )?elections?|financial crisis|recession"
    r"|cost[- ]of[- ]living crisis|(?:local government )?reorganisation|vesting day"
    r"|last (?:plan|review|report|year))"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_FEAST = r"(?:[Cc]hristmas|[Ee]aster|[Nn]ew [Yy]ear)"
_VERBS_OF_CHANGE = (
    r"(?:pilot|trial|test|review|consult|procur|tender|develop|explor|consider|negotiat|recruit"
    r"|prepar|draft|finalis|implement|introduc|roll|migrat|replac|updat|refresh|revis|redesign"
    r"|restructur|investigat|scop|await|bid|launch|complet|undertak)"
)

_SINCE = re.compile(
    rf"\b(?:since|during|before|after|following|prior to|throughout|post|pre)[ -]{_EVENT}\b"
    rf"|\bthe (?:impacts?|effects?|legacy|aftermath) of {_EVENT}\b",
)
_LENGTHS = re.compile(
    rf"\b(?:(?:over|during|in|within|for) )?(?:the )?(?:last|past|next|coming|previous"
    rf"|recent) (?:{_COUNT} )?(?:financial )?{_SPAN}\b|\b(?:over|during|in) (?:the"
    rf"|a) {_COUNT}[- ]year period\b"
    r"|\b(?:in|over) recent years\b"
    r"|\b(?:highest|lowest|best|worst|largest|smallest|biggest|most|fewest|least|first)(?: \w+)?"
    rf" (?:since (?:records began|(?:19|20)\d\d)|(?:in|for) (?:a|{_COUNT}|many) {_SPAN}"
    r"|on record)\b"
    r"|\b(?:its|their|the|our) (?:first|second|third|fourth|fifth|final|last|penultimate)"
    r" (?:full )?year\b",
)
_NOW = re.compile(
    r"\b(?:currently|at present|presently|at the (?:present|current) time|at the time of writing"
    r"|to date|so far|as yet|recently|more recently|brand[- ]new|newly|latest|today|until now"
    r"|up to now|by now|this (?:year|month|week|quarter|financial year|term)"
    r"|next (?:year|month|week|quarter|term)|last (?:year|month|week|quarter|term)"
    r"|(?:later|earlier) this (?:year|month)"
    r"|(?:by|before|at) the end of (?:the|this|next) (?:financial |calendar )?year"
    r"|in the (?:new|coming) year|looking ahead|looking forward|forthcoming|upcoming|shortly|soon"
    r"|imminent(?:ly)?|in the (?:near|coming|pipeline) ?(?:future|months|weeks|years)?"
    r"|in progress|under ?way|under (?:development|construction|review|consideration)"
    r"|work in progress|(?:is|are|remains?|still) ongoing|in development"
    r"|(?:is|are|now) (?:currently )?out (?:to|for) (?:consultation|tender)"
    r"|(?:is|are|still) in (?:talks|discussions?|negotiations?)(?: with)?"
    r"|(?:is|are) (?:still )?at (?:an? |the )?(?:[\w-]+ ){1,3}stage"
    r"|being (?:\w+ly )?(?:refreshed|developed|reviewed|updated|prepared|rolled out|implemented"
    r"|procured|considered|undertaken|finalised|introduced|explored|drafted|tested|piloted"
    r"|revised|replaced|migrated|planned|built|trialled|negotiated|recruited|consulted on)"
    r"|(?:has|have|had|is|are) not yet(?: been)?(?: \w+ed)?"
    r"|yet to (?:be )?\w+|not yet \w+|due to (?:be )?(?:complete|start|go live|launch|finish"
    r"|open|report|conclude|commence|end|expire|move|begin)\w*|about to \w+|planned (?=devolution"
    r"|merger|reorganisation|move|launch|roll|migration|replacement|transfer)\w+"
    r"|(?:is|are|was|were) (?:now |currently |not |still )?(?:expected|scheduled|anticipated"
    r"|forecast|projected|on course|on track) (?:to|in|by|at|on|for|from)"
    r"|(?:is|are) (?:now |also |still )?due (?:in|by|at|on|from|next|this)"
    rf"|(?:is|are) (?:now |also |still |actively )?{_VERBS_OF_CHANGE}ing"
    r"|goes live|going live|will go live|near(?:s|ing) (?:completion|its end)|on (?:track|course)"
    r"|(?:at )?(?:its|their|an?) (?:highest|lowest|best|worst)(?: level)? (?:ever|yet)"
    r"|(?:which|that|who) now|will shortly)\b",
    re.IGNORECASE,
)
# Work that comes to an end is being done now, and will be done when the text is read again; what
# goes on for good ("is being shared") is not told so.
_ENDING_WORK = (
    r"(?:built|rebuilt|moved|merged|brought together|brought in|brought back|rolled out|phased"
    r" (?:in|out)|set up|wound (?:up|down)|put in place|installed|fitted|upgraded|replaced|closed"
    r"|converted|transferred|extended|expanded|repaired|refurbished|renewed|rewritten|redrawn"
    r"|redesigned|restructured|reorganised|recruited|appointed|trained|sold|let|bought|procured"
    r"|tendered|re-?tendered|negotiated|renegotiated|settled|decided|agreed|finalised|completed"
    r"|concluded|prepared|drafted|drawn up|written|consulted on|trialled|tested|piloted|assessed"
    r"|evaluated|audited|investigated|reviewed|revised|refreshed|updated|modernised|digitised"
    r"|scanned|automated|insourced|outsourced|integrated|aligned|scoped|costed|mapped|planned"
    r"|demolished|restored|cleared|retrofitted|decommissioned|switched off|turned off|taken down"
    r"|made ready|worked up|worked on|looked (?:at|into)|introduced|launched|established)"
)
_VERBS_OF_NOW = (
    r"(?:employs?|serves?|runs?|costs?|has|have|holds?|owns?|covers?|manages?|receives?|takes?"
    r"|spends?|saves?|earns?|raises?|pays?|handles?|numbers?|totals?|stands? at|accounts? for)"
)
_NEW = (  # what is new or old in one year only: what is told with "the", which a reader knows
    r"(?:the|our|its|their|this|these) (?:brand[- ])?new(?:ly)? (?!year\b)[a-z][\w-]*"
    r"|(?:the|our|its|their) old (?!town|people|age|hall|school|market|church|mill|police|fire"
    r"|court|bank|library|port|quay|harbour)[a-z][\w-]*"
)
_UNDONE = (
    r"(?:awaited|outstanding|pending|open|vacant|empty|unfinished|incomplete"
    r"|in (?:draft|progress|hand|use|post)|under \w+|not \w+)"
)
_GOES_STALE = re.compile(
    rf"\b(?:being (?:\w+ly )?{_ENDING_WORK}"
    rf"|now {_VERBS_OF_NOW} (?:(?:over|about|around|some|more than|nearly|almost|just) )*"
    rf"(?:£|\d|{_COUNT}\b)"
    rf"|now (?=(?:\d+|{_COUNT}) )"
    r"|now in (?:its|their|the) \w+ (?:year|month|phase)"
    r"|(?:is|are) now (?:complete|finished|live|open|closed|in place|available|operational|vacant"
    r"|empty|fully \w+|over|under|at|in)\b"
    r"|for the time being|for now|for the moment|at the moment|right now"
    r"|as (?:it|things|matters) stands?|to this day|these days|nowadays|lately|of late"
    r"|until (?:very )?recently|before (?:too )?long|(?:tomorrow|yesterday|tonight)(?!['’])"
    r"|yet(?=[.,;:)]|$)|(?:has|have|had|is|are) yet to"
    r"|still (?:to (?:be )?\w+|(?!nothing|anything|something)\w+ing|being \w+"
    rf"|{_UNDONE})"
    r"|(?:nearly|almost|half|largely|mostly|nearing)[ -]"
    r"(?:complete|completed|completion|finished|built|done|over|through)"
    r"|on (?:track|course|hold|schedule)|in (?:train|abeyance|limbo)"
    r"|(?:is|are|remains?) pending|awaiting"
    r"|(?:all-time|record|historic) (?:high|low|level|number)s?"
    r"|at (?:its|their|an?|the) (?:all-time )?(?:highest|lowest|best|worst|peak|record)"
    r"(?: (?:level|rate|point|number|ever))*"
    r"|for the (?:first|second|third) time(?! (?:[a-z]+ ){0,2}in )"
    rf"|(?:(?:{_COUNT}|a) )?(?:years?|months?|weeks?|days) ago"
    r"|(?:with)?in (?:the )?(?:a few|the next few|a matter of) (?:days|weeks|months|years)"
    rf"|in (?:{_COUNT}|a) (?:years?|months?|weeks?|days)['’]s? time"
    r"|(?:current|present|coming|forthcoming|the new) (?:financial |municipal |calendar )?"
    r"(?:year|month|quarter|term|administration|round|settlement)"
    r"|(?:year|months|weeks) (?:ahead|to come)|year to date"
    r"|(?:earlier|later|early|late|mid) (?:in )?(?:the|this|next|last) "
    r"(?:year|month|week|quarter|spring|summer|autumn|winter)"
    r"|by the (?:end of the )?(?:summer|autumn|winter|spring|year[- ]end)"
    r"|(?:has|have) (?:only )?just (?:been )?\w+"
    r"|ongoing (?:reviews?|work|consultations?|projects?|programmes?|discussions?"
    r"|negotiations?|procurements?|restructur\w+|trials?|pilots?|talks)"
    r"|(?:will|shall|would) (?:shortly|soon|then)"
    r"|(?:is|are) (?:now |currently )?(?:about|set|ready|poised|waiting|in line) to \w+"
    rf"|{_NEW})"
)
# "planned for spring", "due in May": an intention, whose day may have come.
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|timetabled|expected|due|set|proposed|intended|earmarked|booked"
    r"|pencilled in|forecast|programmed|anticipated|promised|targeted)"
    r" (?:for|in|by|on|during|from|to \w+ (?:in|by|on|from))"
    r" (?:the )?(?:early |late |mid[- ]|end of |start of )?"
    rf"(?:{_SEASON}|{_FEAST}|{_MONTH}|next|this|later|completion|delivery|launch)\b"
)
_RECENT = re.compile(
    r"\brecent (?:example|change|review|work|improvement|development|increase|rise|fall|growth"
    r"|inspection|survey|audit|year)s?\b",
)
# A season, a feast or a month without its year: it was clear in its own year only.
_PART_OF_YEAR = re.compile(
    rf"\b(?:(?:next|last|this|early|late|mid|the end of|before|after|by|until|since|in|from"
    rf"|during|over)[ -](?:the )?(?:{_FEAST}|{_SEASON}|{_MONTH})(?:['’]s)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH})\b(?!,? \d{{4}}| and| \w+ (?:19|20)\d\d)"
)
_FINANCIAL = re.compile(
    r"(?<![\d/£.,-])(?:20)?[0-3]\d[/–-][0-3]\d(?![\d/%-])|\b20[0-4]\d ?[-–/] ?20[0-4]\d\b"
)
_DATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}"
    rf"|{_SEASON}),? )?(?P<year>20[0-4]\d)\b(?![/–-]\d)(?!\d)"
)
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_FRESH = 2  # years that a text whose date nobody knows is taken to be old at most
_STATUTE = re.compile(
    r"(?:Acts?|Regulations?|Orders?|Code|Rules|Directive|Bill|Measure)(?: \([^)]*\))? (?:of )?$"
)


def flag_times(text: str, setting: FlagContext) -> Iterator[Flag]:
    """Flag words of time, periods, and dates near the source's own date or after it.

    A dated fact well before the source ("opened in October 2015") stays true and is not flagged;
    nor is the year of an Act.
    """
    lowered = _in_small_letters(text)
    for pattern, why in (
        (_SINCE, "Tells time from an event; say when."),
        (_LENGTHS, "Counts from when it was written."),
        (_NOW, "Was true when it was written; check that it still is."),
        (_RECENT, "Was recent when it was written."),
        (_GOES_STALE, "Was true when it was written; check that it still is."),
        (_PLANNED, "Was planned when it was written; it may have happened."),
    ):
        for start, end in matches(pattern, lowered):
            yield Flag(FlagKind.TIME, start, end, why)
    for pattern, why in (
        (_PART_OF_YEAR, "A day, month or season without its year."),
        (_PLANNED, "Was planned when it was written; it may have happened."),
    ):
        for start, end in matches(pattern, text):
            yield Flag(FlagKind.TIME, start, end, why)
    for match in _FINANCIAL.finditer(text):
        if _is_period(match.group()) and not _STATUTE.search(text[: match.start()]):
            yield Flag(FlagKind.TIME, *match.span(), "A period; check which one is wanted now.")
    first = _first_stale_year(text, setting)
    for match in _DATED.finditer(text):
        if int(match["year"]) >= first and not _STATUTE.search(text[: match.start()]):
            yield Flag(FlagKind.TIME, *match.span(), "Close to the source's date or after it.")


def _in_small_letters(text: str) -> str:
    """Return a text in small letters, each at its place: patterns are faster so."""
    lowered = text.lower()
    same = len(lowered) == len(text)
    return lowered if same else text.translate(_SMALL)


def _is_period(said: str) -> bool:
    """Tell whether 2022/23, 22/23 or 2019-2036 is a period: the later year follows."""
    first, last = re.split(r" ?[/–-] ?", said)
    if len(first) == 2 and len(last) == 2:  # noqa: PLR2004  # "22/23"; "24/7" and "50/50" are none
        return int(last) == int(first) + 1
    end = int(last) if len(last) == 4 else int(first[:2] + last)  # noqa: PLR2004  # digits of a year
    return end > int(first)


def _first_stale_year(text: str, setting: FlagContext) -> int:
    """Return the year before the source's; without a source date, the latest it names."""
    if setting.source:
        return setting.source.year - (1 if setting.source.month <= 3 else 0)  # noqa: PLR2004  # financial years end in March
    named = [int(match["year"]) for match in _DATED.finditer(text)]
    past = [year for year in named if year <= setting.today.year]
    return max([*past, setting.today.year - _FRESH])


_YEAR_OR_CENTURY = re.compile(
    r"(?<![\d£,./–-])(?:1[5-9]|20)\d\ds?\b(?![,.]\d|[/–-]\d|%)"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|twenty-first)[ -]century\b",
    re.IGNORECASE,
)
_BEFORE_A_YEAR = 60  # characters that tell whether it is a statute's


def flag_history(text: str, _setting: FlagContext) -> Iterator[Flag]:
    """Flag every year and century: in another council's text it is that council's history."""
    for match in _YEAR_OR_CENTURY.finditer(text):
        start = match.start()
        if not _STATUTE.search(text[max(0, start - _BEFORE_A_YEAR) : start]):
            yield Flag(FlagKind.TIME, *match.span(), "A date of theirs; check ours.")
