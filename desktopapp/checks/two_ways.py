"""One thing that the plan writes in two ways."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import LineOfText, Remark, lines_in, of_line, of_plan, remarked
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.ends import paragraph_ends
from desktopapp.language.formats import AS_ONE, council_verbs, forms_in, usual_forms
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import Heading, ListItem, Paragraph, Table

_HOUSE = "The GOV.UK style guide, and the council’s own: which way is less than that it is one."
_COUNCILS = "The council"
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


_Form = tuple[LineOfText, str, str, int, int]  # what it is, how it is written, and where


def _forms(part: Answer | Section) -> tuple[_Form, ...]:
    """Return how a part writes things; a cell has no room for “per cent”: its sign is no slip."""
    found: list[_Form] = []
    for line in lines_in(part):
        words = line.words.replace("%", " ") if isinstance(line.block, Table) else line.words
        found += ((line, *one) for one in forms_in(words))
        found += ((line, _COUNCILS, verb, a, b) for verb, a, b in council_verbs(line.words))
    return tuple(found)


@of_plan(_FORMATS, _COUNCIL)
def written_in_two_ways(facts: Facts) -> Iterator[Finding]:
    """Find what is written otherwise than most in the plan."""
    found = facts.each(_forms)
    every = [one for forms in found for one in forms]
    usual = usual_forms(one[1:] for one in every if one[1] != _COUNCILS)
    as_one = [one[2] in AS_ONE for one in every if one[1] == _COUNCILS]
    odd_is_one = sum(as_one) * 2 < len(as_one)
    for part, forms in zip(facts.plan.parts(), found, strict=True):
        for line, what, name, start, end in forms:
            said = line.words[start:end]
            if what == _COUNCILS:
                if len(set(as_one)) > 1 and (name in AS_ONE) is odd_is_one:
                    words = f"“{said}”, and elsewhere the other of “has” and “have”."
                    yield remarked(part, _COUNCIL, line, Remark(start, end, words))
            elif what in usual and name != usual[what]:
                words = f"{what} are elsewhere written as “{usual[what]}”: “{said}”."
                yield remarked(part, _FORMATS, line, Remark(start, end, words))


@of_line(_ENDS)
def open_ends(line: LineOfText) -> Iterator[Remark]:
    """Find paragraphs of sentences whose last has no full stop."""
    following = isinstance(line.after, Paragraph | Heading) or line.after is None
    if isinstance(line.block, Paragraph) and following and not isinstance(line.before, ListItem):
        for fault in paragraph_ends(line.words):
            if fault.meant.endswith("."):
                yield Remark(fault.start, fault.end, instead=fault.meant)
