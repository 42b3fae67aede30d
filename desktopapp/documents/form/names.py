"""The names under which councils keep the fields and sections of a report to members.

A label is known by the whole of its words, or by its chief word: "4.0 FINANCIAL AND RESOURCE
IMPLICATIONS" and "Comments of the Section 151 Officer" both ask for what finance says.
"""

import re
from collections.abc import Mapping
from functools import cache

FIELDS: Mapping[str, tuple[str, ...]] = {
    "Subject": ("subject of report", "title", "title of report", "report title"),
    "Status": ("report status", "status of report", "publication status", "public or exempt"),
    "Report to": ("meeting", "committee", "report for", "name of committee", "name of meeting"),
    "Date": ("date of meeting", "meeting date", "date of decision", "date of report"),
    "Report of": ("report by", "report from", "by", "from", "report of the", "report by the"),
    "Lead member": ("lead member portfolio",),
    "Key decision": ("key decision yes no",),
    "Forward plan": ("in the forward plan", "on the forward plan", "included in forward plan"),
    "General exception": ("general exception notice",),
    "Special urgency": ("special urgency notice",),
    "Equality impact assessment": ("equalities impact assessment", "equality assessment", "eia"),
    "Biodiversity impact assessment": ("biodiversity assessment", "biodiversity"),
    "Contact officer": (),
    "Telephone": ("contact number",),
    "E-mail": ("contact email",),
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Recommendation": ("officer recommendation",),
    "Executive summary and background": (),
    "Risk": (),
    "Finance": ("financial",),
    "Legal": (),
    "Policy and equalities": ("policy implications",),
    "Reason for decision": (),
}
PAPERS = "Background papers"
APPENDICES = "Appendices"
EXEMPT = "Exempt information"
FURTHER_FIELDS = ("Wards affected", "Decision maker", "Lead officer", "Report author")
FURTHER_SECTIONS = (
    *("Purpose", "Executive summary", "Background", "Main considerations", "Options considered"),
    *("Consultation", "Council plan", "Implications", "Climate and biodiversity", "Staff"),
    *("Crime and disorder", "Health and wellbeing", "Information and technology", "Procurement"),
    *("Property", "Other implications", "Conclusion", "Next steps"),
)
CLEARED = ("Finance", "Legal", "Policy and equalities")  # what others sign off
STANDS_FOR: Mapping[str, tuple[str, ...]] = {  # where a form lacks the one, another will do
    "Report to": ("Decision maker",),
    "Report of": ("Report author", "Lead officer"),
    "Executive summary and background": ("Executive summary", "Background", "Purpose"),
}
_EXEMPT = ("exemption", "reason for exemption", "reasons for exemption", "access to information")
_NOT_WORDS_OF_ONE = r"^(?!.*\b(introduction|foreword|statement|comments?)\b).*"
_ITEM = r"(report|item|decision|matter|paper)"
_CHIEF: tuple[tuple[str, str], ...] = (  # the first that a label has is what it is for
    (PAPERS, r"\bbackground( \w+)* (paper|document|material)s?\b|\brelied (up)?on\b"),
    (PAPERS, r"\b(source|reference) (document|paper)|\blist of papers\b"),
    (PAPERS, r"\blocal government act 19(72|85)\b"),
    (APPENDICES, r"\bappendi|\bannex|\benclosure|\battachment"),
    (APPENDICES, r"\bsupporting (document|paper)"),
    ("Status", r"\b(open|public|part (1|i)) (or|and) (exempt|private|confidential|part)"),
    (EXEMPT, r"\bexempt|\bconfidential|\bpress and public\b|\bschedule 12a\b"),
    ("Equality impact assessment", r"\bequalit\w*( \w+)* (assessment|screening)|\beq?ia\b"),
    ("Biodiversity impact assessment", r"\bbiodiversity( \w+)* assessment"),
    ("Forward plan", r"\bforward plan|\bkey decision (notice|ref)|\bnotice of key decision"),
    ("Key decision", r"\bkey( or non key)? decision|\bnon key\b"),
    ("General exception", r"\bgeneral exception"),
    ("Special urgency", r"\bspecial urgency|\breasons? for( the)? urgency"),
    ("Consultation", r"\bconsult|\bengagement|\bstakeholder|\bviews of\b"),
    (
        "Reason for decision",
        r"\breasons?\b|\brationale\b|\bjustification\b|^why .*(decision|need)",
    ),
    ("Recommendation", r"\brecommend|\bdecisions? (being )?(requested|required|sought)"),
    (
        "Recommendation",
        r"\basked to (agree|approve|decide|note)\b|\bproposed (decision|resolution)",
    ),
    ("Options considered", r"\boptions?\b|\balternatives?\b"),
    ("Wards affected", r"\bwards?\b|\bdivisions?\b|\bparish|\bareas? affected\b"),
    ("Wards affected", r"\blocal (ward )?(member|councillor)s?\b"),
    ("Lead member", rf"{_NOT_WORDS_OF_ONE}(\bportfolio|\b(cabinet|executive|lead) member)"),
    ("Lead member", rf"{_NOT_WORDS_OF_ONE}\b(lead|responsible|cabinet|executive) councillor"),
    ("Decision maker", r"\bdecision (maker|taker)|\bdecision to be (taken|made) by|^decision by$"),
    ("Report author", r"\bauthors?\b|\b(prepared|written|drafted|compiled) by\b"),
    ("Report of", r"\b(authori[sz]ed|presented|submitted) by\b"),
    ("Contact officer", r"\bcontact( officer| name| person|s)\b|\bofficer contact"),
    ("Telephone", r"\btel\b|\b(tele)?phone\b|\bmobile\b|^ext(ension)?$"),
    ("E-mail", r"\be ?mail\b"),
    ("Contact officer", r"\bcontacts?\b|\benquir|\b(further|more) information\b"),
    ("Subject", rf"^((the|agenda|item|{_ITEM}) )*(title|subject)( of)?( the| this)?( {_ITEM})*$"),
    ("Subject", r"^name of( the)? report$"),
    ("Date", r"^date\b.* (meeting|decision|committee|cabinet|council)$|^\w+ date$"),
    ("Other implications", r"^(any )?other( \w+)?( implications?| considerations?)?$"),
    (
        "Purpose",
        r"\bpurpose\b|\b(issue|matter) under consideration\b|\baims? of( the| this)? report",
    ),
    (
        "Finance",
        r"\bfinanc|\bbudget|\b(section |s)151\b|\bvalue for money\b|\bfunding\b|\bcosts?\b",
    ),
    ("Risk", r"\brisks?\b"),
    ("Information and technology", r"\binformation (technology|governance|security)|\bdigital\b"),
    ("Information and technology", r"\bdata protection\b|\bict\b|\bprivacy\b|\btechnology\b"),
    ("Legal", r"\blegal|\bmonitoring officer|\bsolicitor|\blaw\b|\blegislat|\bconstitution"),
    ("Legal", r"\bstatutory (power|dut|authority|framework)|\bpowers\b"),
    ("Policy and equalities", r"\bequalit|\bequity\b|\b(?<!bio)diversity\b|\bhuman rights\b"),
    ("Policy and equalities", r"\binclusion\b"),
    ("Climate and biodiversity", r"\bclimat|\bsustainab|\benvironment|\bbiodivers|\bcarbon\b"),
    ("Climate and biodiversity", r"\becolog|\bnet zero\b|\bnature\b"),
    ("Staff", r"\bhuman resources?\b|\bhr\b|\bstaff|\bworkforce\b|\bpersonnel\b|\bemploy"),
    ("Finance", r"\bresources?\b"),
    ("Crime and disorder", r"\bcrime\b|\bdisorder\b|\bcommunity safety\b"),
    ("Health and wellbeing", r"\bhealth|\bwell ?being\b|\bsafeguarding\b"),
    ("Procurement", r"\bprocure|\bcommercial\b|\bcontractual\b|\bsocial value\b"),
    ("Property", r"\bpropert(y|ies)\b|\bassets?\b|\bestates?\b|\baccommodation\b"),
    (
        "Council plan",
        r"\bcouncil( s)? (plan|vision)|\bcorporate (plan|priorit|objective|aim|strat)",
    ),
    ("Council plan", r"\bpriorit|\bstrategic (?!director)|\bpolicy (context|framework)"),
    ("Lead officer", r"\b(lead|responsible|chief|accountable) (\w+ )?(officer|director)"),
    ("Lead officer", r"\bdirector\b|\bhead of\b|\bchief executive\b"),
    ("Next steps", r"\bnext steps?\b|\btime(table|scale|line)s?\b|\bimplementation\b|\bmilestone"),
    ("Next steps", r"\bhappens next\b|\bway forward\b"),
    ("Conclusion", r"\bconclu"),
    ("Executive summary and background", r"\bsummary\b.*\b(background|introduction)\b"),
    ("Executive summary and background", r"\b(background|introduction)\b.*\bsummary\b"),
    ("Executive summary", r"\bsummary\b|\boverview\b"),
    ("Background", r"\bbackground\b|\bcontext\b|^(?!.*(member|leader)).*\bintroduction\b"),
    ("Implications", r"^((type of|corporate) )?implications?( of .*)?$"),
    ("Legal", r"\bgovernance\b"),
    (
        "Main considerations",
        r"\bproposals?\b|\bdetails?\b|\bissues?\b|\banalysis\b|\bdiscussion\b",
    ),
    (
        "Main considerations",
        r"\b(main|key) (considerations?|report|points)|\bsupporting information",
    ),
)
_PLAIN_WORDS = """
a an and any are as at be by for from how in is it its of on or our s that the their this to
under was what which who why with
advice affected answers assessment authority being board body borough cabinet change chief city
comment comments committee community consideration considerations considered corporate council
councillor county decision decisions details district duties duty electoral email executive full
further general head holder human impact impacts implication implications including information
key lead list local main management matter matters meeting meetings member members name names
needed no number officer officers opportunities opportunity other person policy position public
rejected relevant report requested required responsible rights safety section sector service
services sought statement team undertaken use yes
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())  # they say nothing of what a label is for
_NUMBER = re.compile(r"\A\s*(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)]|\([A-Za-z]\))\s+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>")
_SIGN = re.compile(r"\\[bw]")  # of a pattern, and no letter of its words
_STEM = 4  # letters that are enough to know a word by its beginning
_MOST = 10  # words of a label that is known by its chief word


def bare_label(text: str) -> str:
    """Return the words of a label: no number before it, no remark in brackets, no signs."""
    words = _ASIDE.sub(" ", _NUMBER.sub("", text, count=1))
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


def field_named(text: str) -> str:
    """Return the field or section whose name a text is, word for word, or nothing."""
    return _named().get(bare_label(text), "")


def field_meant(text: str, *, label: bool = True) -> str:
    """Return the field or section that a text asks for by its chief word, or nothing.

    Of what is sure to be a ``label``, up to half of the words may be unknown; else none.
    """
    bare = bare_label(text)
    words = bare.split()
    if found := _named().get(bare):
        return found
    unknown = sum(not _is_known(word) for word in words)
    if len(words) > _MOST or unknown > (len(words) // 2 if label else 0):
        return ""
    return next((name for name, chief in _CHIEF if re.search(chief, bare)), "")


def cleared(section: str, what: str) -> str:
    """Name the place that says who cleared a section ("by"), or when ("on")."""
    return f"{section}: cleared {what}"


@cache
def _is_known(word: str) -> bool:
    """Tell whether a word is one that labels are made of: plain, or part of a chief word."""
    if word in _PLAIN or word.isdecimal() or word in _stems() or word.startswith(_long_stems()):
        return True
    return any(re.search(chief, word) for _, chief in _CHIEF)


@cache
def _stems() -> frozenset[str]:
    chiefs = (_SIGN.sub(" ", chief) for _, chief in _CHIEF)
    return frozenset(stem for chief in chiefs for stem in re.findall(r"[a-z0-9]+", chief))


@cache
def _long_stems() -> tuple[str, ...]:
    return tuple(stem for stem in sorted(_stems()) if len(stem) >= _STEM)


@cache
def _named() -> dict[str, str]:
    further = dict.fromkeys((*FURTHER_FIELDS, *FURTHER_SECTIONS, PAPERS, APPENDICES), ())
    every = {**FIELDS, **SECTIONS, **further, EXEMPT: _EXEMPT}
    return {bare_label(name): field for field, names in every.items() for name in (field, *names)}


_SIGNED = tuple(cleared(section, what) for section in CLEARED for what in ("by", "on"))
WORDS_ONLY = frozenset((*FIELDS, *FURTHER_FIELDS))  # what is said in some words on one line
ALWAYS = (*FIELDS, *SECTIONS, PAPERS, EXEMPT)  # what every report may hold
NAMES = (*ALWAYS, APPENDICES, *FURTHER_FIELDS, *FURTHER_SECTIONS, *_SIGNED)
