"""What is printed of an answer: what is given beside its text, then the text itself.

All that is given becomes blocks of text, so that every document, counter and page has it in the
same words.
"""

from collections.abc import Iterator, Mapping

from desktopapp.plan.answered import instead, is_exported, is_written
from desktopapp.plan.brief import Question
from desktopapp.plan.doubts import without_marks
from desktopapp.plan.given import Given
from desktopapp.plan.giving import field_names, given_to, not_reached, row_name, rows_given
from desktopapp.plan.naming import printed_label, served
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section
from desktopapp.plan.saying import counted, in_sentence, listed
from desktopapp.plan.text import ListItem, Paragraph, Run, Table, Text, plain
from desktopapp.plan.values import said_value
from desktopapp.plan.wanted import AnswerField, AnswerKind, DocumentForm

_ASKED = (HeadingChoice.QUESTION, HeadingChoice.LABEL)


def exported_blocks(text: Text) -> Text:
    """Return the blocks of a text that stand in the documents, without any mark."""
    return tuple(block for block in without_marks(text) if is_exported(block))


def printed_text(plan: Plan, part: Answer | Section) -> Text:
    """Return all that is printed of a part. Of questions that are left, only why, if anything."""
    if isinstance(part, Section) or not part.questions:
        return part.text
    questions = served(plan, part)
    is_left = bool(questions) and all(instead(plan, one) for one in questions)
    named = len(questions) > 1 or not _is_asked_above(plan, part)
    given = [
        block
        for question in questions
        for block in given_text(plan, question, named=named)
        if plan.answers_to(question.id)[0].id == part.id
    ]
    text = () if is_left else part.text
    return (*given, *text) if given else text


def is_printed(plan: Plan, part: Answer | Section) -> bool:
    """Tell whether anything of a part stands in the documents."""
    return is_written(printed_text(plan, part))


def printed_answers(plan: Plan, theme_id: str) -> Iterator[Answer]:
    """Go through the answers of a theme in the order of print.

    What is given to a question without any has one that the plan does not hold, without an id.
    """
    theme = plan.brief.theme(theme_id)
    order = [question.id for question in theme.questions]
    alone = [
        question.id
        for question in theme.questions
        if not plan.answers_to(question.id) and given_text(plan, question, named=False)
    ]
    for answer in plan.theme_answers(theme_id):
        lead = next((one.id for one in served(plan, answer)), "")
        while alone and lead in order and order.index(alone[0]) < order.index(lead):
            yield _alone(theme_id, alone.pop(0))
        yield answer
    for question in alone:
        yield _alone(theme_id, question)


def _alone(theme_id: str, question_id: str) -> Answer:
    return Answer("", theme_id, (question_id,), heading=HeadingChoice.LABEL)


def words_printed(plan: Plan, answer: Answer) -> Text:
    """Return what is printed of an answer that ``printed_answers`` came to."""
    if answer.id:
        return printed_text(plan, answer)
    _, question = plan.brief.question(answer.questions[0])
    return given_text(plan, question, named=False)


def given_text(plan: Plan, question: Question, *, named: bool) -> Text:
    """Return what is given to a question as blocks; ``named`` ones say which question it is.

    Why a question has no answer is printed where each question stands in the document.
    """
    blocks = _blocks(plan, question)
    label = printed_label(question)
    match blocks:
        case (Paragraph() as first, *rest) if named and label:
            runs = (Run(f"{label}: ", bold=True), *first.runs)
            return (Paragraph(first.id, runs), *rest)
        case (_, *_) if named and label:
            return (Paragraph(f"{question.id} given", (Run(label, bold=True),)), *blocks)
        case _:
            return blocks


def _blocks(plan: Plan, question: Question) -> Text:
    reason = instead(plan, question)
    if reason:
        flows = plan.form is DocumentForm.PLAN
        return () if flows else (_paragraph(question, 0, said_instead(plan, question)),)
    if question.kind is AnswerKind.FREE:
        return ()
    return tuple(_given_blocks(question, given_to(plan, question.id)))


def said_instead(plan: Plan, question: Question) -> str:
    """Say in a sentence why a question has no answer: that it is left, or not asked."""
    line = one_line(instead(plan, question)).rstrip(".")
    if not line or not given_to(plan, question.id).left:
        return f"{line}." if line else ""
    return f"No answer: {in_sentence(line)}."


def given_words(plan: Plan, part: Answer | Section) -> tuple[str, ...]:
    """Return in words what is given at each question that a part answers first, or why nothing."""
    if isinstance(part, Section):
        return ()
    firsts = (
        question
        for question in served(plan, part)
        if question.id in plan.given and plan.answers_to(question.id)[0].id == part.id
    )
    return tuple(filter(None, (words_given(plan, question) for question in firsts)))


def words_given(plan: Plan, question: Question) -> str:
    """Return in words what is given at a question, asked or not, or why it is left."""
    given = given_to(plan, question.id)
    if given.left:
        return f"No answer: {given.left}"
    return plain(tuple(_given_blocks(question, given)))


def said_without_answer(plan: Plan) -> str:
    """Name the questions that are left, or are not the council's, each with its reason."""
    reasons: dict[str, list[str]] = {}
    for _, question in plan.brief.questions():
        given = given_to(plan, question.id)
        reason = given.left or ("" if not_reached(plan, question) else instead(plan, question))
        if reason:
            said = in_sentence(one_line(reason).rstrip("."))
            reasons.setdefault(said, []).append(plan.brief.number(question.id))
    if not reasons:
        return ""
    number = sum(map(len, reasons.values()))
    each = "; ".join(f"{listed(numbers)} ({why})" for why, numbers in reasons.items())
    return f"{counted(number, 'question has', 'questions have')} no answer: {each}."


def _given_blocks(question: Question, given: Given) -> Iterator[Paragraph | ListItem | Table]:
    """Go through what was chosen, then what is filled in."""
    chosen = [*filter(None, map(one_line, given.chosen))]
    if value := one_line(given.value):
        yield _paragraph(question, 0, said_given(question, value))
    if len(chosen) == 1:
        yield _paragraph(question, 1, chosen[0])
    else:
        for n, words in enumerate(chosen):
            yield ListItem(f"{question.id} chosen {n}", (Run(words),))
    if question.kind is AnswerKind.TABLE:
        yield from _table(question, given)
        return
    names = field_names(question.fields)
    for n, (name, field) in enumerate(zip(names, question.fields, strict=True), 2):
        if words := given.filled.get(name, "").strip():
            runs = (Run(f"{name}: ", bold=True), Run(said_value(field.kind, words)))
            yield Paragraph(f"{question.id} given {n}", runs)


def said_given(question: Question, value: str) -> str:
    """Return the one thing that is given as it is printed."""
    match question.kind:
        case AnswerKind.FILE:
            return f"Attached: {value}"
        case kind:
            return said_value(kind, value)


def _paragraph(question: Question, n: int, words: str) -> Paragraph:
    return Paragraph(f"{question.id} given {n}", (Run(words),))


def _table(question: Question, given: Given) -> Iterator[Table]:
    """Make the table of the rows that hold anything, with the names of rows where it has them."""
    rows = [row for row in rows_given(question, given) if row.cells]
    names = field_names(question.fields)
    if not rows or not names:
        return
    named = bool(question.rows)
    head = (*((printed_label(question),) if named else ()), *names)
    body = [
        (
            *((row_name(row) or "Other",) if named else ()),
            *_cells(names, question.fields, row.cells),
        )
        for row in rows
    ]
    yield Table(
        f"{question.id} rows",
        tuple(tuple((Run(one),) if one else () for one in row) for row in (head, *body)),
        row_headers=named,
        summary=printed_label(question),
    )


def _cells(
    names: tuple[str, ...], fields: tuple[AnswerField, ...], cells: Mapping[str, str]
) -> Iterator[str]:
    for name, field in zip(names, fields, strict=True):
        yield said_value(field.kind, cells.get(name, ""))


def _is_asked_above(plan: Plan, part: Answer) -> bool:
    return plan.form in (DocumentForm.RESPONSE, DocumentForm.SHORT) or part.heading in _ASKED
