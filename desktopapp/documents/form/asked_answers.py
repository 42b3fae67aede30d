"""What of a plan’s answers goes into a form that asks: what to tick, to fill in, and to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktopapp.plan.answered import instead, is_written
from desktopapp.plan.brief import Question
from desktopapp.plan.given import GivenRow
from desktopapp.plan.giving import field_names, given_to, rows_given
from desktopapp.plan.naming import part_title, served
from desktopapp.plan.places import parts_at
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.printed import exported_blocks, given_text, said_given, said_instead
from desktopapp.plan.repeated import JOINT
from desktopapp.plan.text import Block, ListItem, Paragraph, Run, Text
from desktopapp.plan.values import ANY_OF, ONE_OF, said_value
from desktopapp.plan.wanted import AnswerKind


@dataclass(slots=True)
class AskedAnswer:
    """An answer on its way into a form; what finds its place is taken out of it.

    ``chosen`` are options, ``filled`` what goes into fields by their names, ``rows`` those of a
    table, ``text`` what is read. ``above`` names the thing for which it is answered, if any.
    """

    question: Question
    chosen: tuple[str, ...] = ()
    filled: dict[str, str] | None = None
    rows: tuple[GivenRow, ...] = ()
    text: Text = ()
    above: str = ""

    def rest(self, plan: Plan) -> Text:
        """Return what has found no place of its own, as text."""
        name = f"{self.question.id} "
        fields = (
            Paragraph(name, (Run(f"{label}: ", bold=True), Run(words)))
            for label, words in (self.filled or {}).items()
        )
        chosen = tuple(
            ListItem(f"{name}{n}", (Run(one),))
            if self.chosen[1:]
            else Paragraph(name, (Run(one),))
            for n, one in enumerate(self.chosen)
        )
        rows = given_text(plan, self.question, named=False) if self.rows else ()
        above = (Paragraph(name, (Run(self.above, bold=True),)),) if self.above else ()
        said = (*chosen, *fields, *rows, *self.text)
        return (*above, *said) if said else ()


def asked_answers(plan: Plan, asked: Question) -> tuple[AskedAnswer, ...]:
    """Return what answers a question of the form: once, or once for each of several things."""
    each = [
        one for _, one in plan.brief.questions() if one.id.partition(JOINT)[0] == asked.id
    ]  # their ids say of which they are copies
    found = tuple(_answer(plan, one) for one in each)
    return tuple(one for one in found if one.rest(plan))


def _answer(plan: Plan, question: Question) -> AskedAnswer:
    thing = question.id.partition(JOINT)[2]
    above = next((one.name for one in plan.brief.for_things if one.id == thing), "")
    if instead(plan, question):
        said = said_instead(plan, question)
        return AskedAnswer(question, text=(Paragraph("", (Run(said),)),), above=above)
    given = given_to(plan, question.id)
    value = one_line(given.value)
    chosen = tuple(filter(None, map(one_line, given.chosen))) if question.kind in ANY_OF else ()
    if value and question.kind in ONE_OF:
        chosen, value = (value,), ""
    if question.kind is AnswerKind.FREE:
        return AskedAnswer(question, text=_written(plan, question), above=above)
    said = said_given(question, value) if value else ""
    text = (Paragraph("", (Run(said),)),) if said else ()
    return AskedAnswer(
        question,
        chosen,
        dict(_filled(plan, question)),
        tuple(row for row in _rows(plan, question) if row.cells),
        (*text, *_written(plan, question)),
        above,
    )


def _filled(plan: Plan, question: Question) -> Iterator[tuple[str, str]]:
    filled = given_to(plan, question.id).filled
    if question.kind is AnswerKind.TABLE:
        return
    for name, field in zip(field_names(question.fields), question.fields, strict=True):
        if words := filled.get(name, "").strip():
            yield name, said_value(field.kind, words)


def _rows(plan: Plan, question: Question) -> tuple[GivenRow, ...]:
    given = given_to(plan, question.id)
    return rows_given(question, given) if question.kind is AnswerKind.TABLE else ()


def _written(plan: Plan, question: Question) -> Text:
    """Return the text of a question’s answers; of one told at another question, where it is."""
    found: list[Block] = []
    for part in plan.answers_to(question.id):
        first = served(plan, part)[0]
        text = exported_blocks(part.text)
        if first.id == question.id or not text:
            found += text
        else:
            said = f"See the answer to {plan.brief.number(first.id)}."
            found.append(Paragraph("", (Run(said),)))
    return tuple(found)


def not_asked(plan: Plan) -> tuple[str, ...]:
    """Return the names of what is written and belongs to no question of the form."""
    asked = {one.id for _, one in plan.brief.questions()}
    pages = {one.id for one in plan.brief.themes if not one.questions}
    return tuple(
        part_title(plan, part)
        for part in plan.parts()
        if is_written(exported_blocks(part.text)) and not _is_asked(part, asked, pages)
    )


def _is_asked(part: object, asked: set[str], pages: set[str]) -> bool:
    if not isinstance(part, Answer):
        return False
    return not asked.isdisjoint(part.questions) or (not part.questions and part.theme in pages)


def theme_text(plan: Plan, theme_id: str) -> Text:
    """Return what is written for a theme that asks by itself."""
    return tuple(
        block for part in parts_at(plan, theme_id) for block in exported_blocks(part.text)
    )
