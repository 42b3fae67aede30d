"""Words that point to a part, a picture or a table that the plan does not have."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import Remark, lines_in, of_plan, remarked
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.pointing import leads_nowhere
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Heading, Picture, Table, plain_block

_NOWHERE = Rule(
    "leads nowhere",
    "A reference that leads nowhere",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="“See section 9”, “Appendix 7”, “the chart below” and the like, where the plan has no "
    "such "
    "part, picture or table.",
    why="A reader looks for it, and thinks that a page is missing.",
    mend="Name what is there, or take the reference out.",
    source="The plan’s own headings, pictures and tables.",
    together=("reference leads nowhere", "references lead nowhere"),
)


@of_plan(_NOWHERE)
def references_to_nothing(facts: Facts) -> Iterator[Finding]:
    """Find references to what is not in the plan."""
    shown = any(facts.each(_shows))
    there = _headings(facts.plan)
    for found in facts.each(_pointers, there, shown):
        yield from found


def _shows(part: Answer | Section) -> bool:
    return any(isinstance(block, Picture | Table) for block in part.text)


def _headings(plan: Plan) -> str:
    """Return what a reference may lead to: themes by their numbers, headings and sections."""
    lines = [f"{theme.number} {theme.title}" for theme in plan.brief.themes]
    lines += [f"{plan.brief.number(one.id)} {one.label}" for _, one in plan.brief.questions()]
    lines += [section.heading for section in plan.sections]
    for part in plan.parts():
        lines += [plain_block(block) for block in part.text if isinstance(block, Heading)]
    tables = sum(isinstance(block, Table) for part in plan.parts() for block in part.text)
    pictures = sum(isinstance(block, Picture) for part in plan.parts() for block in part.text)
    lines += [f"Table {n}" for n in range(1, tables + 1)]
    lines += [f"Figure {n}" for n in range(1, pictures + 1)]
    return "\n".join(lines)


def _pointers(part: Answer | Section, there: str, shown: bool) -> tuple[Finding, ...]:  # noqa: FBT001  # kept by its value
    return tuple(
        remarked(
            part,
            _NOWHERE,
            line,
            Remark(one.start, one.end, f"{one.why} “{line.words[one.start : one.end]}”"),
        )
        for line in lines_in(part)
        if not isinstance(line.block, Heading)
        for one in leads_nowhere(line.words, there, pictures=shown)
    )
