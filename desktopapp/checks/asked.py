"""What the letter asks: whether it is answered, whole, in order, agreed and in time."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.agreeing import is_changed, said_agreed
from desktopapp.plan.answered import begun_to_answer, instead, silent_themes, still_lacks
from desktopapp.plan.brief import Force
from desktopapp.plan.coverage import unplaced
from desktopapp.plan.days import said_date
from desktopapp.plan.giving import NOTHING_GIVEN, given_notes, given_to, said_lacking
from desktopapp.plan.naming import name_of
from desktopapp.plan.places import leader
from desktopapp.plan.saying import counted, in_sentence
from desktopapp.plan.text import plain

_THE_LETTER = "The letter’s own words, which the outline quotes."
_ORDER = Rule(
    "order",
    "An answer out of the letter’s order",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="The first answer of a theme that stands behind a later question, where the letter "
    "demands its own order.",
    why="Who compares many plans looks for each answer at its place.",
    mend="Move the answer up in the outline, with Alt+Shift+Up.",
    source=_THE_LETTER,
)
_UNANSWERED = Rule(
    "unanswered",
    "A question without an answer",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="A question that no text answers, and of which nobody said why. One that the letter "
    "calls optional is not named.",
    why="A question left in silence reads as one that was missed.",
    mend="Write an answer, or say that it is answered elsewhere, does not apply or is left out.",
    source=_THE_LETTER,
    together=("question has no text", "questions have no text"),
)
_SILENT = Rule(
    "silent theme",
    "A theme without any text",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="A theme of the letter under which nothing is written, and of which nobody said why.",
    why="A theme left in silence reads as one that was missed.",
    mend="Write under it, or say that it is answered elsewhere, does not apply or is left out.",
    source=_THE_LETTER,
    together=("theme has no text", "themes have no text"),
)
_INCOMPLETE = Rule(
    "incomplete",
    "An answer that is not whole yet",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="An answer of which a part is given and another, which the letter asks for too, is not: "
    "a choice without its reasons, a table with empty rows.",
    why="A form may refuse it, or take it as it is.",
    mend="Give what is missing, or say why the question is left.",
    source=_THE_LETTER,
    together=("answer is not whole yet", "answers are not whole yet"),
)
_VALUE = Rule(
    "value",
    "A value to be looked at",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="A number, date or address that cannot be understood as it is written, or lies outside "
    "what the letter allows.",
    why="A form may refuse it, or a reader may take it for something else.",
    mend="Write it again in the way that the note shows, or leave it if it is meant so.",
    source=_THE_LETTER,
    together=("value is to be looked at", "values are to be looked at"),
)
_CHANGED = Rule(
    "changed",
    "Changed since it was agreed",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="A text whose words are others than those that somebody agreed to.",
    why="Who agreed to it did not see these words.",
    mend="Compare it with what was agreed, in the Plan menu, and have it agreed again.",
    source="The words that were kept when it was set to “agreed”, with who agreed and when.",
    together=("answer was changed since it was agreed", "answers were changed since agreed"),
)
_REQUIREMENT = Rule(
    "requirement",
    "A requirement of the letter without a place",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="What the letter says that a plan must, should or may hold, where nobody has said which "
    "answer holds it, or that it is left out.",
    why="Such sentences stand in the letter’s running text, where they are easily missed.",
    mend="Say which answer covers it, or that it is left out and why.",
    source=_THE_LETTER,
    view="asks",
)
_DEADLINE = Rule(
    "deadline",
    "The deadline has passed",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="That today is after the day by which the plan must be returned.",
    why="A late plan may not be read.",
    mend="Ask who set the deadline what they accept. If the date has moved, change the deadline "
    "of this plan.",
    source="The deadline in the letter, or the one set for this plan.",
)


@of_plan(_ORDER)
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
                    _ORDER,
                    Severity.SHOULD,
                    f"Question {number} stands behind {other}. The letter asks for its own order.",
                    "Move the answer up, with Alt+Shift+Up.",
                    theme.id,
                    one,
                )
                break


@of_plan(_UNANSWERED, _SILENT, _INCOMPLETE)
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
                    _INCOMPLETE,
                    Severity.SHOULD,
                    f"The answer to {named} is not whole yet: {label}. {said_lacking(found)}",
                    "Go there and give what is missing, or say why the question is left.",
                    theme.id,
                    question.id,
                )
            elif found and not question.optional:
                yield _unanswered(named, question.label, theme.id, question.id)


@of_plan(_VALUE)
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
                _VALUE,
                Severity.SHOULD,
                f"What is given to {named}{at} is to be looked at: {note}",
                "Go there and write it again, or leave it if it is meant so.",
                theme.id,
                question.id,
            )


def _unanswered(named: str, label: str, theme: str, question: str | None = None) -> Finding:
    return Finding(
        _UNANSWERED if question else _SILENT,
        Severity.ADVICE,
        f"Nothing answers {named} yet: {in_sentence(label)}.",
        "Write an answer, or say that it is answered elsewhere, does not apply or is left out.",
        theme,
        question,
    )


@of_plan(_CHANGED)
def changed_since_agreed(facts: Facts) -> Iterator[Finding]:
    """Name what was changed since it was agreed."""
    for part in facts.plan.parts():
        if part.agreed and is_changed(facts.plan, part):
            found = finding_in(
                part,
                _CHANGED,
                f"{name_of(facts.plan, part)} was changed since it was agreed. "
                f"{said_agreed(part.agreed)}.",
                "Compare it with what was agreed, in the Plan menu, and have it agreed again.",
            )
            yield replace(found, about=(plain(part.text),))


@of_plan(_REQUIREMENT)
def requirements(facts: Facts) -> Iterator[Finding]:
    """Name the requirements of content of which nobody has said where they are met."""
    open_ones = unplaced(facts.plan)
    named = [one for one in facts.plan.brief.requirements if one.id in open_ones]
    if not named:
        return
    firm = any(one.force in (Force.MUST, Force.SHOULD) for one in named)
    yield Finding(
        _REQUIREMENT,
        Severity.SHOULD if firm else Severity.ADVICE,
        f"{counted(len(named), 'requirement is', 'requirements are')} not placed yet.",
        f"Say which answer covers {'it' if len(named) == 1 else 'each'}, or that it is left out.",
        text="\n".join(one.quote for one in named),
        asks=open_ones,
    )


@of_plan(_DEADLINE)
def deadline(facts: Facts) -> Iterator[Finding]:
    """Say when the day of return has passed."""
    day = facts.plan.deadline
    if day and facts.today > day:
        yield Finding(
            _DEADLINE,
            Severity.ADVICE,
            f"The plan was to be returned by {said_date(day)}.",
            "If the date has moved, change the deadline of this plan.",
        )
