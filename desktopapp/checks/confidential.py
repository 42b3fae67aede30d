"""What should not be published: people's numbers and addresses, and what is marked as exempt."""

import re
from collections.abc import Iterator

from desktopapp.checks.looking import LineOfText, Remark, of_line
from desktopapp.checks.rule import Rule, RuleKind, Severity

_UK_GDPR = (
    "The UK General Data Protection Regulation, article 5: no more personal data than is needed."
)
_PERSONAL = Rule(
    "personal",
    "A person’s number or address",
    RuleKind.CONFIDENTIALITY,
    Severity.SHOULD,
    what="A person’s name with a telephone number, an e-mail address of a person, and a home "
    "address of somebody who is named. Addresses such as “enquiries@” are left alone.",
    why="The plan is published and stays to be found for years, when the person may do other work "
    "or live elsewhere.",
    mend="Name the team and its shared address, or take it out.",
    source=_UK_GDPR,
)
_EXEMPT = Rule(
    "exempt",
    "Marked as not to be published",
    RuleKind.CONFIDENTIALITY,
    Severity.MUST,
    what="Words that say that a passage is exempt, restricted, confidential, embargoed or not for "
    "publication, and savings that are said not to be announced yet.",
    why="Who published it would break a rule, or a promise to staff.",
    mend="Take the passage out of what is published, or its marking if it is settled.",
    source="Local Government Act 1972, section 100A and Schedule 12A.",
)
_PHONE = re.compile(r"(?<![\d.,£])(?:\+44 ?(?:\(0\) ?)?|0)\d(?:[ -]?\d){8,9}(?![\d,.]*\d)")
_MAIL = re.compile(r"\b[A-Za-z][\w'’-]*[._][\w'’-]+@[\w-]+(?:\.[\w-]+)+")
_NAMED = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor) (?:[A-Z]\.? ?)*[A-Z][\w’'-]+"
    r"|\b(?:[A-Z][a-z]+) (?:[A-Z]\.? )?[A-Z][a-z’'-]+(?=,? (?:on|at|by|\(|tel|–|-))"
)
_STREET = (
    r"(?:Street|Road|Lane|Avenue|Close|Row|Drive|Court|Gardens|Terrace|Crescent|Grove|Mews"
    r"|Walk|Way|Place|Hill|Rise|View)"
)
_HOME = re.compile(rf"\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){{1,3}}{_STREET}\b")
_LIVES = re.compile(
    r"\b(?:lives?|lived|living|home|tenant|resident|her|his|son|daughter|Mrs?|Ms|Miss)\b"
)
_MARKED = re.compile(
    r"\b(?:is|are|was|remains?) exempt (?:under|from publication|by virtue)\b[^.\n]{0,60}"
    r"|\bexempt (?:information|report|appendix)\b|\b(?:[Nn]ot for|NOT FOR) (?:publication"
    r"|PUBLICATION)\b"
    r"|\bOFFICIAL[ -–]+SENSITIVE\b|\b(?:RESTRICTED|CONFIDENTIAL|EMBARGOED"
    r"|PRIVATE AND CONFIDENTIAL)\b"
    r"|^\W*(?:[Rr]estricted|[Cc]onfidential|[Ee]mbargoed"
    r"|[Ss]trictly private)\b[^.\n]{0,40}[:\])–-]"
    r"|\b(?:commercial in confidence|embargoed until)\b"
)
_SECRET = re.compile(
    r"\b(?:not (?:yet )?(?:been )?(?:announced|public|published|consulted on|known to staff)"
    r"|unpublished|unannounced|before (?:staff|unions) (?:are|have been) told)\b"
)
_SAVING = re.compile(
    r"\b(?:saving|closure|redundanc|job loss|posts? (?:to go|will go)|restructur)"
)


@of_line(_PERSONAL)
def personal_data(line: LineOfText) -> Iterator[Remark]:
    """Find what leads to one person."""
    words = line.words
    for hit in _PHONE.finditer(words):
        named = _NAMED.search(_sentence(words, hit.start()))
        if named:
            yield Remark(*hit.span(), "A person’s telephone number.")
    for hit in _MAIL.finditer(words):
        yield Remark(*hit.span(), "A person’s e-mail address.")
    for hit in _HOME.finditer(words):
        if _LIVES.search(_sentence(words, hit.start())):
            yield Remark(*hit.span(), "A home address.")


@of_line(_EXEMPT)
def not_to_publish(line: LineOfText) -> Iterator[Remark]:
    """Find what is marked as not to be published."""
    for hit in _MARKED.finditer(line.words):
        yield Remark(*hit.span())
    for hit in _SECRET.finditer(line.words):
        if _SAVING.search(_sentence(line.words, hit.start())):
            yield Remark(*hit.span(), severity=Severity.SHOULD)


def _sentence(words: str, at: int) -> str:
    """Return the sentence around a place; a full stop behind an initial ends none."""
    begins = max((one.end() for one in _STOP.finditer(words, 0, at)), default=0)
    behind = _STOP.search(words, at)
    return words[begins : behind.start() + 1 if behind else len(words)]


_STOP = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Dr)[.!?] +(?=[A-Z])")
