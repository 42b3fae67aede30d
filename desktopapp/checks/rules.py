"""The rules: one small function each, from facts to findings."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, zip_longest

from desktopapp.checks.borrowed import unsettled_marks
from desktopapp.checks.dates import dates
from desktopapp.checks.finding import Facts, Finding, Rule, Severity
from desktopapp.checks.later import of_a_newer_version
from desktopapp.checks.letter import answers_without_place, appended_copies
from desktopapp.checks.tidying import plain_slips
from desktopapp.layout.limits import limit_uses
from desktopapp.layout.saying import words_to_cut
from desktopapp.layout.unfit import crowded_tables, lacking_characters
from desktopapp.plan.agreeing import is_changed, said_agreed
from desktopapp.plan.answered import begun_to_answer, instead, silent_themes, still_lacks
from desktopapp.plan.brief import Force
from desktopapp.plan.coverage import unplaced
from desktopapp.plan.days import said_date
from desktopapp.plan.giving import NOTHING_GIVEN, given_notes, given_to, said_lacking
from desktopapp.plan.limits import said_limit, said_use
from desktopapp.plan.naming import heading_above, name_of
from desktopapp.plan.places import leader, next_part, place_name
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.printed import is_printed
from desktopapp.plan.saying import counted, in_sentence
from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Table,
    plain_block,
    plain_runs,
)

_ROOM = 60  # letters of a heading that a sentence about it quotes


def length_limits(facts: Facts) -> Iterator[Finding]:
    """Hold the pages and words against what the letter asks for."""
    pages, most_words = facts.plan.pages, facts.plan.brief.words
    if pages and facts.counted.pages > pages.max:
        lines = counted(facts.counted.lines_to_cut, "line")
        yield Finding(
            Rule.LENGTH,
            Severity.SHOULD,
            f"The plan has {facts.counted.pages} pages. The letter expects at most {pages.max}.",
            f"Cut {lines}, or change the page range of this plan if the letter’s has changed.",
        )
    elif pages and facts.counted.pages < pages.min:
        yield Finding(
            Rule.LENGTH,
            Severity.ADVICE,
            f"The plan has {counted(facts.counted.pages, 'page')}. "
            f"The letter expects at least {pages.min}.",
            "Say more where the questions are answered shortly, or leave it so.",
        )
    if over := words_to_cut(facts.counted, most_words):
        yield Finding(
            Rule.LENGTH,
            Severity.SHOULD,
            f"The plan has {counted(facts.counted.words, 'word')}. "
            f"The letter allows {most_words:,}.",
            f"Cut {counted(over, 'word')}.",
        )


def limits_of_the_letter(facts: Facts) -> Iterator[Finding]:
    """Hold answers, themes and the whole against the limits that the letter sets each of them."""
    plan = facts.plan
    for use in limit_uses(plan, facts.counted):
        if not use.over:
            continue
        named = place_name(plan, use.where) if use.where else "The plan"
        theme = next((one.id for one, each in plan.brief.questions() if each.id == use.where), "")
        yield Finding(
            Rule.LENGTH,
            Severity.SHOULD if use.limit.hard else Severity.ADVICE,
            f"{named} has {said_use(use.limit, use.used)}. {said_limit(use.limit)}.",
            "Cut it, or leave it if more is wanted." if not use.limit.hard else "Cut it.",
            theme or use.where or None,
            use.where if theme else None,
        )


def letters_order(facts: Facts) -> Iterator[Finding]:
    """Name the first answer of each theme that stands otherwise than the letter demands."""
    plan = facts.plan
    for theme in plan.brief.themes if plan.brief.keeps_order else ():
        order = {question.id: n for n, question in enumerate(theme.questions)}
        leads = [leader(plan, one) for one in plan.theme_answers(theme.id)]
        for before, one in pairwise(one for one in leads if one in order):
            if order[one] < order[before]:
                number, other = plan.brief.number(one), plan.brief.number(before)
                yield Finding(
                    Rule.ORDER,
                    Severity.SHOULD,
                    f"Question {number} stands behind {other}. The letter asks for its own order.",
                    "Move the answer up, with Alt+Shift+Up.",
                    theme.id,
                    one,
                )
                break


def unanswered(facts: Facts) -> Iterator[Finding]:
    """Name the questions, and themes without any, that nothing answers and nobody said why."""
    plan = facts.plan
    silent = silent_themes(plan)
    for theme in plan.brief.themes:
        if theme in silent:
            yield _unanswered(f"theme {theme.number}", theme.label or theme.title, theme.id)
        for question in theme.questions:
            found = still_lacks(plan, question)
            named = f"question {plan.brief.number(question.id)}"
            if found and begun_to_answer(plan, question):
                label = in_sentence(question.label)
                yield Finding(
                    Rule.INCOMPLETE,
                    Severity.SHOULD,
                    f"The answer to {named} is not whole yet: {label}. {said_lacking(found)}",
                    "Go there and give what is missing, or say why the question is left.",
                    theme.id,
                    question.id,
                )
            elif found and not question.optional:
                yield _unanswered(named, question.label, theme.id, question.id)


def unsound_values(facts: Facts) -> Iterator[Finding]:
    """Name what was given and cannot be understood, or is to be looked at again."""
    plan = facts.plan
    for theme, question in plan.brief.questions():
        given = given_to(plan, question.id)
        if given == NOTHING_GIVEN or instead(plan, question):
            continue
        for field, note in given_notes(question, given):
            named = f"question {plan.brief.number(question.id)}"
            at = f", {field}" if field else ""
            yield Finding(
                Rule.VALUE,
                Severity.SHOULD,
                f"What is given to {named}{at} is to be looked at: {note}",
                "Go there and write it again, or leave it if it is meant so.",
                theme.id,
                question.id,
            )


def _unanswered(named: str, label: str, theme: str, question: str | None = None) -> Finding:
    return Finding(
        Rule.UNANSWERED if question else Rule.SILENT,
        Severity.ADVICE,
        f"Nothing answers {named} yet: {in_sentence(label)}.",
        "Write an answer, or say that it is answered elsewhere, does not apply or is left out.",
        theme,
        question,
    )


def changed_since_agreed(facts: Facts) -> Iterator[Finding]:
    """Name what was changed since it was agreed."""
    for part in facts.plan.parts():
        if part.agreed and is_changed(facts.plan, part):
            yield _in_part(
                part,
                Rule.CHANGED,
                Severity.SHOULD,
                f"{name_of(facts.plan, part)} was changed since it was agreed. "
                f"{said_agreed(part.agreed)}.",
                "Compare it with what was agreed, in the Plan menu, and have it agreed again.",
            )


def requirements(facts: Facts) -> Iterator[Finding]:
    """Name the requirements of content of which nobody has said where they are met."""
    open_ones = unplaced(facts.plan)
    named = [one for one in facts.plan.brief.requirements if one.id in open_ones]
    if not named:
        return
    firm = any(one.force in (Force.MUST, Force.SHOULD) for one in named)
    yield Finding(
        Rule.REQUIREMENT,
        Severity.SHOULD if firm else Severity.ADVICE,
        f"{counted(len(named), 'requirement is', 'requirements are')} not placed yet.",
        f"Say which answer covers {'it' if len(named) == 1 else 'each'}, or that it is left out.",
        text="\n".join(one.quote for one in named),
        asks=open_ones,
    )


def pictures(facts: Facts) -> Iterator[Finding]:
    """Ask for words for those who cannot see a picture."""
    for part in facts.plan.parts():
        for block in part.text:
            if isinstance(block, Picture) and not (block.alternative.strip() or block.decorative):
                yield _in_part(
                    part,
                    Rule.PICTURE,
                    Severity.MUST,
                    "A picture has no alternative text. Some residents cannot see it.",
                    "Say in a sentence what it shows, or mark it as decoration.",
                )


def column_headings(facts: Facts) -> Iterator[Finding]:
    """Ask for a heading over each column of a table."""
    for part in facts.plan.parts():
        for block in part.text:
            if (
                isinstance(block, Table)
                and block.rows
                and not all(plain_runs(cell).strip() for cell in block.rows[0])
            ):
                yield _in_part(
                    part,
                    Rule.TABLE,
                    Severity.SHOULD,
                    "A column of a table has no heading.",
                    "Write a heading in each cell of the first row.",
                    plain_block(block)[:80],
                )


def wide_tables(facts: Facts) -> Iterator[Finding]:
    """Name the tables that are too wide for the page."""
    for part_id, words in crowded_tables(facts.document):
        yield _in_part(
            facts.plan.part(part_id),
            Rule.TABLE,
            Severity.SHOULD,
            "A table is too wide for the page, so that words in it are broken.",
            "Use fewer columns or shorter words, or divide it into two tables.",
            words,
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


def empty_headings(facts: Facts) -> Iterator[Finding]:
    """Find headings and list items without a word, and headings that nothing follows."""
    for part in facts.plan.parts():
        for block, following in zip_longest(part.text, part.text[1:]):
            if isinstance(block, Heading | ListItem) and not plain_block(block).strip():
                kind = "heading" if isinstance(block, Heading) else "item of a list"
                yield _in_part(
                    part,
                    Rule.EMPTY,
                    Severity.SHOULD,
                    f"A {kind} is empty.",
                    "Fill it or remove it.",
                )
            elif isinstance(block, Heading) and not (following or _goes_on(facts.plan, part)):
                yield _in_part(
                    part,
                    Rule.EMPTY,
                    Severity.ADVICE,
                    f"Nothing follows the heading “{_begins(plain_block(block))}”.",
                    "Write what belongs under it, or remove it.",
                    plain_block(block),
                )


def undrawable_characters(facts: Facts) -> Iterator[Finding]:
    """Name the characters that the fonts of this PC cannot draw."""
    for part_id, missing in lacking_characters(facts.document):
        shown = " ".join(f"“{one}” (U+{ord(one):04X})" for one in missing[:5])
        yield _in_part(
            facts.plan.part(part_id) if part_id else None,
            Rule.CHARACTERS,
            Severity.MUST,
            f"The PDF cannot show {shown}: no font on this PC has it, or it runs right to left.",
            "Write it in other characters.",
            missing,
        )


def deadline(facts: Facts) -> Iterator[Finding]:
    """Say when the day of return has passed."""
    day = facts.plan.deadline
    if day and facts.today > day:
        yield Finding(
            Rule.DEADLINE,
            Severity.ADVICE,
            f"The plan was to be returned by {said_date(day)}.",
            "If the date has moved, change the deadline of this plan.",
        )


def typed_bullets(facts: Facts) -> Iterator[Finding]:
    """Find bullets that were typed instead of made as a list."""
    for part in facts.plan.parts():
        for block in part.text:
            words = plain_block(block)
            if isinstance(block, Paragraph) and words.lstrip().startswith(("• ", "- ", "* ")):
                yield _in_part(
                    part,
                    Rule.TYPED_BULLET,
                    Severity.SHOULD,
                    "A bullet was typed. A screen reader does not hear it as a list.",
                    "Make it an item of a list.",
                    words[:80],
                )


def unlike_pdf(facts: Facts) -> Iterator[Finding]:
    """Name what another reader found otherwise in the PDF that was made."""
    for words in facts.differing:
        yield Finding(
            Rule.PDF,
            Severity.MUST,
            f"The PDF differs from the plan: {words}",
            "Do not send it. Tell IT what this says, and send the Word document.",
        )


def without_place(facts: Facts) -> Iterator[Finding]:
    """Name what of a report has no place in the council's own form."""
    for name in facts.homeless:
        yield Finding(
            Rule.FORM,
            Severity.SHOULD,
            f"The report form has no place for “{name}”, so the report lacks it.",
            "Choose its place under “The council’s report form” in the Plan menu, or give it "
            "the name of a heading in the form.",
        )


RULES: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    unlike_pdf,
    of_a_newer_version,
    unsettled_marks,
    undrawable_characters,
    pictures,
    without_place,
    length_limits,
    limits_of_the_letter,
    letters_order,
    changed_since_agreed,
    requirements,
    column_headings,
    wide_tables,
    empty_headings,
    typed_bullets,
    deadline,
    unanswered,
    unsound_values,
    dates,
    appended_copies,
    answers_without_place,
    plain_slips,
)


def check(facts: Facts) -> tuple[Finding, ...]:
    """Return what all rules find, the most serious first."""
    found = [finding for rule in RULES for finding in rule(facts)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _in_part(  # what a finding says, and the part it stands in
    part: Answer | Section | None,
    rule: Rule,
    severity: Severity,
    message: str,
    mend: str,
    text: str = "",
) -> Finding:
    theme = part.theme if isinstance(part, Answer) else None
    question = part.questions[0] if isinstance(part, Answer) and part.questions else None
    return Finding(rule, severity, message, mend, theme, question, part.id if part else None, text)
