"""What stands above a part and what it is called: the same in the window and in the documents."""

from collections.abc import Iterable

from desktopapp.plan.brief import Question
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section
from desktopapp.plan.wanted import DocumentForm


def served(plan: Plan, answer: Answer) -> tuple[Question, ...]:
    """Return the questions that an answer serves, in the letter's order."""
    return plan.brief.those(dict.fromkeys(answer.questions))


def heading_above(plan: Plan, part: Answer | Section) -> str:
    """Return what is printed above a part, on one line, or nothing for flowing text.

    An answer that serves several questions bears the heading of each, in the letter's order; one
    that serves none bears its own heading or none. Where the document gives each question and its
    answer, the question stands above it, with its number.
    """
    if isinstance(part, Section):
        return one_line(part.heading)
    if asked := heading_of(plan, served(plan, part)):
        return asked
    match part.heading:
        case HeadingChoice.OWN:
            return one_line(part.own_heading)
        case HeadingChoice.QUESTION:
            return " ".join(_with_number(one, one.text) for one in served(plan, part))
        case HeadingChoice.LABEL:
            return "; ".join(_with_number(one, printed_label(one)) for one in served(plan, part))
        case HeadingChoice.NONE:
            return ""


def _with_number(question: Question, words: str) -> str:
    """Return what a question is called, behind the number that the letter prints, if any."""
    return f"{question.number} {one_line(words)}".strip()


def printed_label(question: Question) -> str:
    """Return the label of a question as a document prints it: whole, never cut with "…"."""
    label = one_line(question.label)
    whole = one_line(question.text)
    return whole if label.endswith("…") and whole.startswith(label.rstrip("…")) else label


def heading_of(plan: Plan, questions: Iterable[Question]) -> str:
    """Return questions as they stand above their answer; nothing where the text flows."""
    if plan.form is DocumentForm.PLAN:
        return ""
    short = plan.form is DocumentForm.SHORT
    return " ".join(numbered(plan, one, short=short) for one in questions)


def numbered(plan: Plan, question: Question, *, short: bool) -> str:
    """Return a question with its number, by its label or in the letter's words."""
    words = printed_label(question) if short else question.text
    return f"{plan.brief.number(question.id)} {one_line(words)}"


def part_title(plan: Plan, part: Answer | Section) -> str:
    """Return by what short name a reader of the documents finds a part.

    Its own heading where it has one, else the labels of its questions, else its theme.
    """
    if isinstance(part, Section):
        return one_line(part.heading) or "text without a heading"
    if part.heading is HeadingChoice.OWN and part.own_heading.strip():
        return one_line(part.own_heading)
    labels = [printed_label(question) for question in served(plan, part)]
    return "; ".join(labels) or f"theme {plan.brief.theme(part.theme).number}"


def part_name(plan: Plan, part_id: str) -> str:
    """Return what officers call the part of an id, which is looked for: see ``name_of``.

    An id of no part is a document's own name, returned as it is.
    """
    try:
        return name_of(plan, plan.part(part_id))
    except KeyError:
        return part_id


def name_of(plan: Plan, part: Answer | Section) -> str:
    """Return what officers call a part: "1.3 Changes and effects; 2.1 Measures".

    A section is called by its heading.
    """
    if isinstance(part, Section):
        return one_line(part.heading) or "Text without a heading"
    named = [f"{plan.brief.number(one.id)} {one_line(one.label)}" for one in served(plan, part)]
    return "; ".join(named) or f"Theme {plan.brief.theme(part.theme).number}, introduction"
