"""The rows of a table that answers a letter: what is asked, what is answered, what shows it."""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple, TypeAlias

from desktopapp.layout.style import BULLETS
from desktopapp.plan.answered import instead
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.naming import numbered
from desktopapp.plan.places import leader
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.printed import exported_blocks, given_text
from desktopapp.plan.text import Picture, Run, Runs, Table, Text, is_caption, runs_of

Printed: TypeAlias = tuple[Answer, Text]  # an answer, and all that is printed of it
ROW_SHARES = (38.0, 20.0, 42.0)
ROW_HEAD: tuple[Runs, ...] = tuple(
    (Run(words),) for words in ("What is asked", "Answer", "What shows it")
)


class AnswerRow(NamedTuple):
    """A question as a row of a table; ``below`` is what of its answer stands in no cell."""

    number: str
    parts: tuple[str, ...]
    cells: tuple[Runs, ...]
    below: Text


def answer_rows(plan: Plan, theme: Theme, answers: Sequence[Printed]) -> tuple[AnswerRow, ...]:
    """Return the rows of a theme, one for each of its questions."""
    led: dict[str, list[Answer]] = {}
    for one, _ in answers:
        led.setdefault(leader(plan, one), []).append(one)
    return tuple(_row(plan, question, led.get(question.id, ())) for question in theme.questions)


def _row(plan: Plan, question: Question, mine: Sequence[Answer]) -> AnswerRow:
    """Make the row of a question; an answer to several stands with the first of them."""
    number = plan.brief.number(question.id)
    given = given_text(plan, question, named=False)
    text = tuple(
        block for one in mine if not instead(plan, question) and one.id for block in one.text
    )
    cells, below = _parted((*given, *text))
    return AnswerRow(
        number,
        tuple(one.id for one in mine if one.id),
        (
            (Run(numbered(plan, question, short=False)),),
            _cell(tuple(one for one in cells if one in given)),
            _cell(tuple(one for one in cells if one not in given))
            or ((Run("See below."),) if below else ()),
        ),
        below,
    )


def _parted(text: Text) -> tuple[Text, Text]:
    """Return what of a text stands in a cell, and what does not."""
    printed = exported_blocks(text)
    apart = [
        isinstance(block, Picture | Table) or is_caption(printed, n)
        for n, block in enumerate(printed)
    ]
    below = tuple(compress(printed, apart))
    return tuple(
        block for block, is_apart in zip(printed, apart, strict=True) if not is_apart
    ), below


def _cell(blocks: Text) -> Runs:
    """Return blocks as the lines of a cell, each item of a list behind its label."""
    labels = item_labels(list(blocks))
    lines: list[Run] = []
    for block, label in zip(blocks, labels, strict=True):
        lines += [Run("\n")] if lines else []
        lines += [Run(f"{label.text or BULLETS[label.level]} ")] if label else []
        lines += [run for runs in runs_of(block) for run in runs]
    return tuple(lines)
