"""Pictures, tables, headings and signs: what some readers cannot see, hear or find."""

from collections.abc import Iterable, Iterator

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_part, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.layout.lines import lacking
from desktopapp.layout.style import ParagraphStyle
from desktopapp.layout.unfit import crowded_tables, lacking_characters
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.naming import heading_above
from desktopapp.plan.places import next_part
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.printed import is_printed
from desktopapp.plan.search import Match
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Runs,
    Table,
    plain_block,
    plain_runs,
)

_ROOM = 60  # letters of a heading that a sentence about it quotes
_THE_LAW = (
    "The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
    "Regulations 2018, which ask for the Web Content Accessibility Guidelines (WCAG) 2.2, level AA"
)
_PICTURE = Rule(
    "picture",
    "A picture without alternative text",
    RuleKind.ACCESSIBILITY,
    Severity.MUST,
    what="A picture that has no alternative text and is not marked as decoration.",
    why="Some residents and members cannot see it. What it shows is read aloud to them from the "
    "alternative text.",
    mend="Say in a sentence what it shows, or mark it as decoration.",
    source=f"{_THE_LAW}: 1.1.1, non-text content.",
)
_TABLE = Rule(
    "table",
    "A table that is hard to read",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A table with a column that has no heading, or one too wide for the page, so that words "
    "in it are broken.",
    why="A screen reader says the heading of the column with each cell. A broken word is read as "
    "two.",
    mend="Write a heading in each cell of the first row. Use fewer columns or shorter words, or "
    "divide the table into two.",
    source=f"{_THE_LAW}: 1.3.1, information and relationships.",
)
_EMPTY = Rule(
    "empty",
    "A heading or item with nothing in it",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A heading or an item of a list without a word, or a heading that nothing follows.",
    why="A screen reader stops at it and has nothing to say, and a reader looks for what is "
    "missing.",
    mend="Write what belongs there, or remove it.",
    source=f"{_THE_LAW}: 1.3.1 and 2.4.6, headings and labels.",
)
_CHARACTERS = Rule(
    "characters",
    "A sign that the PDF cannot show",
    RuleKind.TEXT,
    Severity.MUST,
    what="Signs that no font on this PC has, and text that runs from right to left.",
    why="The PDF would show an empty box in their place.",
    mend="Write it in other characters.",
    source="The fonts on this PC.",
    firm=True,
)
_TYPED_BULLET = Rule(
    "typed bullet",
    "A bullet that was typed",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A paragraph that begins with a bullet, a hyphen or an asterisk typed by hand.",
    why="A screen reader does not hear it as a list, nor how many items there are.",
    mend="Make it an item of a list, with the button above the text.",
    source=f"{_THE_LAW}: 1.3.1, information and relationships.",
    together=("bullet was typed", "bullets were typed"),
)


def whole_block(part: Answer | Section, block: Block) -> tuple[Evidence, ...]:
    """Return a block as evidence, with its words where it has some."""
    if isinstance(block, Foreign):
        return ()
    words = plain_block(block)
    return (Evidence(Match(part.id, block.id, 0, len(words)), words),)


@of_part(_PICTURE)
def pictures(part: Answer | Section) -> Iterator[Finding]:
    """Ask for words for those who cannot see a picture."""
    for block in part.text:
        if isinstance(block, Picture) and not (block.alternative.strip() or block.decorative):
            yield finding_in(
                part,
                _PICTURE,
                "A picture has no alternative text. Some residents cannot see it.",
                "Say in a sentence what it shows, or mark it as decoration.",
                evidence=whole_block(part, block),
            )


@of_part(_TABLE)
def column_headings(part: Answer | Section) -> Iterator[Finding]:
    """Ask for a heading over each column of a table."""
    for block in part.text:
        if (
            isinstance(block, Table)
            and block.rows
            and not all(plain_runs(cell).strip() for cell in block.rows[0])
        ):
            yield finding_in(
                part,
                _TABLE,
                "A column of a table has no heading.",
                "Write a heading in each cell of the first row.",
                text=plain_block(block)[:80],
                evidence=whole_block(part, block),
            )


@of_plan(_TABLE)
def wide_tables(facts: Facts) -> Iterator[Finding]:
    """Name the tables that are too wide for the page."""
    for part_id, words in crowded_tables(facts.document):
        yield finding_in(
            facts.part(part_id),
            _TABLE,
            "A table is too wide for the page, so that words in it are broken.",
            "Use fewer columns or shorter words, or divide it into two tables.",
            text=words,
        )


@of_part(_EMPTY)
def empty_headings(part: Answer | Section) -> Iterator[Finding]:
    """Find headings and items of lists without a word."""
    for block in part.text:
        if isinstance(block, Heading | ListItem) and not plain_block(block).strip():
            kind = "heading" if isinstance(block, Heading) else "item of a list"
            yield finding_in(
                part,
                _EMPTY,
                f"A {kind} is empty.",
                "Fill it or remove it.",
                evidence=whole_block(part, block),
            )


@of_plan(_EMPTY)
def headings_over_nothing(facts: Facts) -> Iterator[Finding]:
    """Find headings that nothing follows, in their part or printed right behind it."""
    for part in facts.plan.parts():
        last = part.text[-1] if part.text else None
        if not isinstance(last, Heading) or _goes_on(facts.plan, part):
            continue
        words = plain_block(last)
        if words.strip():
            yield finding_in(
                part,
                _EMPTY,
                f"Nothing follows the heading “{_begins(words)}”.",
                "Write what belongs under it, or remove it.",
                severity=Severity.ADVICE,
                text=words,
                evidence=whole_block(part, last),
            )


def _begins(words: str) -> str:
    """Return words as far as a sentence about them has room."""
    whole = " ".join(words.split())
    return whole if len(whole) <= _ROOM else f"{whole[:_ROOM].rsplit(' ', 1)[0]}…"


def _goes_on(plan: Plan, part: Answer | Section) -> bool:
    """Tell whether the words of the next part are printed right behind a part's, as its own."""
    after = next_part(plan, part.id)
    if not isinstance(part, Answer) or not isinstance(after, Answer) or part.theme != after.theme:
        return False
    return not heading_above(plan, after) and is_printed(plan, after)


@of_plan(_CHARACTERS)
def undrawable_characters(facts: Facts) -> Iterator[Finding]:
    """Name the characters that the fonts of this PC cannot draw."""

    def lacks(runs: Runs, style: ParagraphStyle, font: str) -> Iterable[str]:
        look = font, style.bold, style.italic
        return facts.kept.of(look, (runs,), lambda: lacking(runs, style, font))

    for part_id, missing in lacking_characters(facts.document, lacks):
        shown = " ".join(f"“{one}” (U+{ord(one):04X})" for one in missing[:5])
        yield finding_in(
            facts.part(part_id) if part_id else None,
            _CHARACTERS,
            f"The PDF cannot show {shown}: no font on this PC has it, or it runs right to left.",
            "Write it in other characters.",
            text=missing,
        )


@of_part(_TYPED_BULLET)
def typed_bullets(part: Answer | Section) -> Iterator[Finding]:
    """Find bullets that were typed instead of made as a list."""
    for block in part.text:
        words = plain_block(block)
        if isinstance(block, Paragraph) and words.lstrip().startswith(("• ", "- ", "* ")):
            yield finding_in(
                part,
                _TYPED_BULLET,
                "A bullet was typed. A screen reader does not hear it as a list.",
                "Make it an item of a list.",
                text=words[:80],
                evidence=whole_block(part, block),
            )
