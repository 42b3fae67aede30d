"""Words, lines and runs longer than anybody writes take a time that grows with their length."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout import lines, tables
from desktopapp.layout.build import build
from desktopapp.layout.lines import break_lines
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.layout.style import ParagraphStyle
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.plan import HeadingChoice as AnswerHeading
from desktopapp.plan.text import Block, Paragraph, Run, Runs, Table, plain_runs
from tests import generated_plans
from tests.growth import MOST, growth

BODY = ParagraphStyle("Body", 12.0, 15.0)
LONG: dict[str, Callable[[int], Runs]] = {
    "one word": lambda size: (Run("x" * size),),
    "one slanted word": lambda size: (Run("x" * size, italic=True),),
    "one address": lambda size: (Run("https://" + "fenmoor/" * (size // 8)),),
    "spaces that break no line": lambda size: (Run("two\u00a0words\u00a0" * (size // 10)),),
    "dashes": lambda size: (Run("-," * (size // 2)),),
    "line breaks": lambda size: (Run("x\n" * (size // 20)),),
    "signs of another font": lambda size: (Run("x\u2192" * (size // 8)),),
    "runs of one letter": lambda size: tuple(
        Run("x", bold=bool(n % 2), italic=bool(n % 3)) for n in range(size // 4)
    ),
    "runs of one word": lambda size: tuple(
        Run("word ", bold=bool(n % 2)) for n in range(size // 8)
    ),
    "links": lambda size: tuple(Run("x", link=f"https://a.uk/{n}") for n in range(size // 16)),
}


def plan_of(*blocks: Block) -> Plan:
    """Return a plan of one answer."""
    answer = Answer("a1", "t1", ("q11",), blocks, AnswerHeading.NONE)
    return replace(generated_plans.plan(0), answers=(answer,), sections=())


def laid(plan: Plan) -> Layout:
    """Lay a plan out as if for the first time."""
    for room in (lines, tables):
        for remembered in vars(room).values():
            if hasattr(remembered, "cache_clear"):
                remembered.cache_clear()
    return lay_out(build(plan))


@pytest.mark.parametrize("kind", LONG)
def test_four_times_the_text_is_laid_out_in_some_four_times_the_time(kind: str) -> None:
    def made(size: int) -> Plan:
        return plan_of(Paragraph("p", LONG[kind](size)))

    assert growth(laid, made, 6_000) < MOST


@pytest.mark.parametrize("write", [to_docx, to_html, to_pdf], ids=["Word", "web", "PDF"])
@pytest.mark.parametrize("kind", ["one word", "runs of one letter", "links"])
def test_four_times_the_text_is_written_in_some_four_times_the_time(
    kind: str, write: Callable[..., bytes]
) -> None:
    def written(plan: Plan) -> None:
        document = build(plan)
        write(document) if write is to_html else write(document, lay_out(document))

    def made(size: int) -> Plan:
        return plan_of(Paragraph("p", LONG[kind](size)))

    written(made(100))  # what is loaded late
    assert growth(written, made, 6_000) < MOST


def test_four_times_the_columns_are_laid_out_in_some_four_times_the_time() -> None:
    def made(columns: int) -> Plan:
        row = tuple((Run(f"word{n}"),) for n in range(columns))
        return plan_of(Table("t", (row, row)))

    assert growth(laid, made, 250) < MOST


@pytest.mark.parametrize("kind", LONG)
def test_every_letter_is_in_a_line_and_no_line_is_too_wide(kind: str) -> None:
    runs = LONG[kind](3_000)
    made = break_lines(runs, BODY, "Liberation Sans", 200.0)
    shown = "".join(fragment.text for line in made for fragment in line.fragments)
    assert shown.replace(" ", "") == plain_runs(runs).replace(" ", "").replace("\n", "")
    assert max(line.width for line in made) <= 200.02


def test_a_long_word_fills_each_line_as_far_as_it_goes() -> None:
    letters = "".join("ilmW"[n % 4] for n in range(2_000))
    made = break_lines((Run(letters),), BODY, "Liberation Sans", 200.0)
    for line, after in pairwise(made):
        first = after.fragments[0].text[0]
        (one,) = break_lines((Run(first),), BODY, "Liberation Sans", 200.0)
        assert line.width + one.width > 200.0
