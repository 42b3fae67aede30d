"""What was left for later: placeholders, notes to oneself, and stubs."""

import re
from collections.abc import Iterator

from desktopapp.checks.finding import Finding, finding_in
from desktopapp.checks.looking import LineOfText, Remark, of_line, of_part
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.checks.shown import whole_block
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import plain

_DRAFTS = "What drafts of plans and reports hold until the last day."
_PLACEHOLDER = Rule(
    "placeholder",
    "A placeholder",
    RuleKind.TEXT,
    Severity.MUST,
    what="Words that hold a place for others: “[insert figure]”, “TBC”, “XX”, “£X”, “lorem "
    "ipsum”, "
    "“To be completed”.",
    why="It goes out as it stands, and members see that the plan was not finished.",
    mend="Write what belongs there, or take the sentence out.",
    source=_DRAFTS,
    together=("placeholder is left", "placeholders are left"),
)
_NOTE = Rule(
    "note",
    "A note to oneself",
    RuleKind.TEXT,
    Severity.MUST,
    what="Remarks of those who wrote the text: “Officer comment: …”, “[JT to check]”, “check with "
    "…”, “TODO”, “??”.",
    why="It was meant for a colleague, and would be read by everybody.",
    mend="Settle it, and take it out.",
    source=_DRAFTS,
    together=("note to oneself is left", "notes to oneself are left"),
)
_STUB = Rule(
    "stub",
    "A stub",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="An answer or section that says no more than “Appendix 1”, “See attached” or “As above”.",
    why="Whoever reads this part alone finds nothing.",
    mend="Say in a sentence what stands there, or put it here.",
    source=_DRAFTS,
)
_HELD = re.compile(
    r"\[(?:insert|add|name|date|figures?|tb[acd]|to be|to follow|x{2,}|amount|number|council"
    r"|placeholder|enter|type|delete|complete|\.{3}|…)\b[^\]\n]{0,80}\]"
    r"|\[(?:x{2,}|\.{3}|…|\?+)\]|<(?:insert|name|date|add)\b[^>\n]{0,60}>"
    r"|\blorem ipsum\b[^.\n]{0,60}\.?|£ ?x{1,4}\b|(?<![\w£.])x{2,5}(?![\w.])"
    r"|\bclick (?:or tap )?here to enter text\b|_{4,}|\.{6,}",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:TB[ACD]|[Tt]o be (?:confirmed|advised))\b(?! by)")
_LATER = re.compile(
    r"^\W*[Tt]o (?:be (?:completed|inserted|added|updated|supplied|written|drafted)|follow)\W*$"
)
_OWN = re.compile(
    r"\[[^\]\n]{0,90}\b(?:to check|to confirm|to provide|to update|check|query"
    r"|ask)\b[^\]\n]{0,60}\]"
    r"|\b(?:[Oo]fficer|[Aa]uthor|[Dd]rafting|[Rr]eviewer)(?:['’]s)? (?:comment"
    r"|note)s?:[^.\n]{0,80}"
    r"|\b(?:TODO|FIXME|NB for)\b[^.\n]{0,60}|\b[Nn]ote to self\b[^.\n]{0,60}"
    r"|\b[Cc]heck (?:this )?with [A-Z]?\w+(?=[.?!)\]]|$)|\?{2,}"
    r"|\b[Dd]o we (?:want|need) to (?:say|include|mention|keep) (?:this|that)\b[^.\n]{0,20}"
)
_ONLY = re.compile(
    r"\W*(?:(?:please )?(?:see|refer to) (?:the )?)?(?:appendix|annex|attached|attachment"
    r"|schedule)"
    r"(?: (?:\w{1,3}|report|document|sheet))?\W*|\W*(?:as|see) above\W*|\W*see below\W*",
    re.IGNORECASE,
)


@of_line(_PLACEHOLDER)
def placeholders(line: LineOfText) -> Iterator[Remark]:
    """Find words that hold a place for others."""
    for pattern in (_HELD, _LATER):
        for hit in pattern.finditer(line.words):
            yield Remark(*hit.span())
    for hit in _SHORT.finditer(line.words):
        yield Remark(*hit.span(), severity=Severity.SHOULD)


@of_line(_NOTE)
def notes_to_oneself(line: LineOfText) -> Iterator[Remark]:
    """Find remarks that were meant for colleagues."""
    for hit in _OWN.finditer(line.words):
        if not _HELD.match(hit.group()):
            yield Remark(*hit.span())


@of_part(_STUB)
def stubs(part: Answer | Section) -> Iterator[Finding]:
    """Find a part that only says where to look."""
    words = plain(part.text).strip()
    if words and _ONLY.fullmatch(words):
        said = f"This says no more than “{words[:60]}”."
        evidence = whole_block(part, part.text[0])
        yield finding_in(part, _STUB, said, _STUB.mend, text=words[:60], evidence=evidence)
