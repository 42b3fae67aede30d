"""One thing that the plan writes in two ways."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import LineOfText, Remark, lines_in, of_line, of_plan, remarked
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.ends import paragraph_ends
from desktopapp.language.formats import council_has, mixed_formats
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import Heading, ListItem, Paragraph, Table

_HOUSE = "The GOV.UK style guide, and the council’s own: which way is less than that it is one."
_FORMATS = Rule(
    "two ways",
    "Years, dates or shares written in two ways",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="Periods such as 2023/24 and 2023-24, days such as 12 June and 12th June, shares such as "
    "5% and 5 per cent, in one plan. What is written otherwise than most is named.",
    why="It shows that several people wrote the plan, and a search finds half of them.",
    mend="Write it as the rest of the plan does.",
    source=_HOUSE,
    several="times years, dates or shares are written in another way",
    together=("date or share in another way", "dates and shares in another way"),
)
_COUNCIL = Rule(
    "council has",
    "“The council has” and “the council have”",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="A plan that speaks of the council as one and as several. Where it does only one of "
    "them, "
    "nothing is said.",
    why="A reader stumbles where it changes.",
    mend="Use one of them throughout. Most councils write “the council has”.",
    source=_HOUSE,
)
_ENDS = Rule(
    "paragraph end",
    "A paragraph without a full stop",
    RuleKind.TEXT,
    Severity.TIDY,
    what="A paragraph of whole sentences whose last has no full stop.",
    why="A reader thinks that its end was lost.",
    mend="Mend writes a full stop.",
    source=_HOUSE,
)


def _words(part: Answer | Section) -> str:
    """Return the words of a part; a cell has no room for “per cent”, so its sign is no slip."""
    return "\n".join(
        line.words.replace("%", " ") if isinstance(line.block, Table) else line.words
        for line in lines_in(part)
    )


@of_plan(_FORMATS, _COUNCIL)
def written_in_two_ways(facts: Facts) -> Iterator[Finding]:
    """Find what is written otherwise than most in the plan."""
    texts = facts.each(_words)
    whole = "\n".join(texts)
    for rule, find in ((_FORMATS, mixed_formats), (_COUNCIL, council_has)):
        odd = sorted((fault.start, fault.end, fault.why) for fault in find(whole))
        if rule is _COUNCIL and not _are_both(whole):
            continue
        at = 0
        for part, text in zip(facts.plan.parts(), texts, strict=True):
            mine = [(a - at, b - at, why) for a, b, why in odd if at <= a < at + len(text)]
            yield from _found(part, rule, mine)
            at += len(text) + 1


def _are_both(whole: str) -> bool:
    found = {whole[fault.start : fault.end].rsplit(maxsplit=1)[-1] for fault in council_has(whole)}
    singular = {"has", "is", "was"}
    odd = "has" if found & singular else "have"
    other = ("have", "are", "were") if odd == "has" else tuple(singular)
    return bool(found) and any(f"ouncil {verb} " in whole for verb in other)


def _found(
    part: Answer | Section, rule: Rule, odd: list[tuple[int, int, str]]
) -> Iterator[Finding]:
    at = 0
    for line in lines_in(part):
        for start, end, why in odd:
            if at <= start < at + len(line.words):
                said = f"{why[:-1]}: “{line.words[start - at : end - at]}”."
                yield remarked(part, rule, line, Remark(start - at, end - at, said))
        at += len(line.words) + 1


@of_line(_ENDS)
def open_ends(line: LineOfText) -> Iterator[Remark]:
    """Find paragraphs of sentences whose last has no full stop."""
    following = isinstance(line.after, Paragraph | Heading) or line.after is None
    if isinstance(line.block, Paragraph) and following and not isinstance(line.before, ListItem):
        for fault in paragraph_ends(line.words):
            if fault.meant.endswith("."):
                yield Remark(fault.start, fault.end, instead=fault.meant)
