"""Where lines can be won: what is said holds when it is done."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.cutting import where_to_cut
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import PAGE_HEIGHT
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Status, new_plan
from desktopapp.plan.text import Paragraph, Run, new_id, paragraphs, plain
from desktopapp.store.resources import brief

WORDS = ("we", "run", "a", "small", "district", "with", "staff", "who", "decide", "services")


def plan_of(*texts: str) -> Plan:
    """Return a plan with these answers, each without a heading of its own."""
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    asked = list(plan.brief.questions())
    for (theme, question), text in zip(asked, texts, strict=False):
        answer = Answer(
            new_id(),
            theme.id,
            (question.id,),
            paragraphs(text),
            status=Status.DRAFTING,
            heading=HeadingChoice.NONE,
        )
        plan = plan.with_part(answer)
    return plan


def lines_of(plan: Plan) -> int:
    """Return how many lines of text a plan takes."""
    return sum(len(page.lines) for page in lay_out(build(plan)).pages)


def some_words(seed: int) -> Iterator[str]:
    """Go through words in an order that looks like none, the same for a seed."""
    while True:
        seed = (seed * 1103515245 + 12345) % 2**31
        yield WORDS[(seed >> 8) % len(WORDS)]


def text(words: Iterator[str], count: int) -> str:
    return " ".join(islice(words, count))


@pytest.mark.parametrize("seed", range(12))
def test_cutting_the_words_that_are_named_wins_the_line_that_is_promised(seed: int) -> None:
    words_of = some_words(seed)
    plan = plan_of(*(text(words_of, 20 + 7 * n + seed) for n in range(8)))
    document = build(plan)
    found = where_to_cut(document, lay_out(document)).last_lines
    for one in found:
        part = plan.part(one.origin.part)
        (block,) = part.text
        assert isinstance(block, Paragraph)
        words = plain(part.text).removesuffix(one.words).strip()
        shorter = replace(part, text=(Paragraph(block.id, (Run(words),)),))
        assert lines_of(plan.with_part(shorter)) == lines_of(plan) - 1
        assert 1 <= one.number <= 2
    whole = [part for part in plan.parts() if part.text]
    named = {one.origin.part for one in found}
    for part in whole:
        layout = lay_out(document)
        items = {n for n, item in enumerate(document.items) if item.origin.part == part.id}
        lines = [line for page in layout.pages for line in page.lines if line.item in items]
        last = "".join(fragment.text for fragment in lines[-1].line.fragments)
        assert (part.id in named) == (len(lines) > 1 and len(last.split()) <= 2)


def test_a_line_that_the_officer_broke_is_no_line_to_win() -> None:
    long = text(some_words(1), 60)
    plan = plan_of("x")
    part = next(one for one in plan.parts() if one.text)
    block = Paragraph(new_id(), (Run(f"{long}\nWyvern Vale"),))
    document = build(plan.with_part(replace(part, text=(block,))))
    assert where_to_cut(document, lay_out(document)).last_lines == ()


def test_the_longest_answers_come_first_in_lines_of_body_text() -> None:
    words_of = some_words(2)
    plan = plan_of(text(words_of, 20), text(words_of, 200), text(words_of, 90))
    document = build(plan)
    layout = lay_out(document)
    parts = where_to_cut(document, layout).parts
    counted = count_document(plan, document, layout)
    assert [one.part for one in parts] == [
        one.id for one in sorted(counted.answers, key=lambda one: -one.pages)
    ]
    page = document.styles.height / document.styles.body.line
    for one in parts:
        assert abs(one.lines - counted.part(one.part).pages * page) <= 0.5


def test_a_page_that_ends_early_says_by_how_much_and_what_begins_the_next() -> None:
    words_of = some_words(3)
    asked = brief("productivity-2024").questions()
    first_of_second = next(n for n, (theme, _) in enumerate(asked) if theme.number == 2)
    found = []
    for more in range(0, 400, 8):
        texts = [text(words_of, 400 + more)] + ["x"] * (first_of_second - 1) + ["It did."]
        document = build(plan_of(*texts))
        layout = lay_out(document)
        for one in where_to_cut(document, layout).early:
            page = next(page for page in layout.pages if page.number == one.page)
            room = document.styles.height - page.used
            assert one.lines == int((room + 0.01) // document.styles.body.line) >= 2
            assert room < PAGE_HEIGHT
            found.append(one)
    assert {one.what for one in found} >= {"heading"}
    assert all(one.words for one in found)
