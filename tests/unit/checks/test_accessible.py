"""What some readers cannot see or hear as it is meant is found, and nothing that they can."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks import accessible as module
from desktopapp.checks.accessible import contrast_with_white
from desktopapp.checks.finding import Facts, Finding, found_at
from desktopapp.checks.looking import LineCheck, PartCheck, PlanCheck
from desktopapp.checks.rule import Severity
from desktopapp.checks.running import run_checks
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.plan.text import Block, Heading, Paragraph, Picture, Run, Table
from desktopapp.store.resources import sample

PLAN = replace(sample(), sections=())
LAID_OUT = build(PLAN), count(PLAN)  # which none of these rests on
CHECKS = tuple(
    one for one in vars(module).values() if isinstance(one, LineCheck | PartCheck | PlanCheck)
)


def found(*blocks: Block, look: Appearance | None = None) -> list[Finding]:
    part = PLAN.answers[0]
    plan = replace(PLAN.with_text(part.id, blocks), appearance=look or PLAN.appearance)
    return list(run_checks(Facts(plan, date(2024, 6, 1), *LAID_OUT), CHECKS).open)


def plan_of(*blocks: Block) -> Plan:
    return PLAN.with_text(PLAN.answers[0].id, blocks)


@pytest.mark.parametrize(
    "words",
    [
        "image1.png",
        "Chart",
        "IMG_2041",
        "picture of the depot",
        "Photo 3",
        "Graphic showing waits",
    ],
)
def test_alternative_text_that_says_nothing_is_named(words: str) -> None:
    (one,) = found(Picture("x", "a.png", words))
    assert (one.rule.name, one.text) == ("picture words", words)


@pytest.mark.parametrize(
    "words",
    ["Waiting times fell from 24 to 15 days.", "Photographs of 1920 hang in the new library"],
)
def test_alternative_text_that_says_what_is_shown_is_left_alone(words: str) -> None:
    assert found(Picture("x", "a.png", words)) == []
    assert found(Picture("x", "a.png", "image1.png", decorative=True)) == []


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("click here", Severity.SHOULD),
        ("Read more", Severity.SHOULD),
        ("https://wyvernvale.example/plan", Severity.ADVICE),
    ],
)
def test_a_link_that_does_not_say_where_it_goes_is_named(words: str, severity: Severity) -> None:
    runs = (Run("See "), Run(words[:4], link="https://a.example", bold=True))
    text = Paragraph("p", (*runs, Run(words[4:], link="https://a.example"), Run(".")))
    (one,) = found(text)
    assert (one.rule.name, one.severity, one.text) == ("link words", severity, words)
    at = found_at(plan_of(text), one)
    assert at
    assert (at[0].position, at[1]) == (4, len(words))


def test_a_link_on_words_that_say_it_is_left_alone() -> None:
    link = Run("our corporate plan", link="https://wyvernvale.example/plan")
    assert found(Paragraph("p", (Run("See "), link))) == []
    address = Run("plans@wyvernvale.example", link="mailto:plans@wyvernvale.example")
    assert found(Paragraph("p", (address,))) == []


def test_a_link_in_a_cell_is_named_where_it_stands() -> None:
    table = Table("t", (((Run("Where"),), (Run("here", link="https://a.example"),)),))
    (one,) = found(table)
    assert one.evidence[0].place.position == len("Where\t")


def test_a_heading_that_skips_a_level_is_named() -> None:
    one, two, three = (Heading(f"h{n}", (Run(f"Bees {n}"),), n) for n in (1, 2, 3))
    assert found(one, two, three, one) == []
    assert [each.text for each in found(one, three)] == ["Bees 3"]
    (first,) = found(two)
    assert first.mend == "Make it a heading of level 1."


def test_words_in_capitals_are_named_and_names_of_bodies_are_not() -> None:
    (one,) = found(Paragraph("p", (Run("We WILL ALWAYS DELIVER VALUE here."),)))
    assert one.evidence[0].words == "WILL ALWAYS DELIVER VALUE"
    assert found(Paragraph("p", (Run("DLUHC, NHS, HMRC, DWP and CIPFA agree."),))) == []


def test_small_letters_and_faint_colours_are_named() -> None:
    small = found(look=replace(PLAN.appearance, size=10.5))
    assert [one.message for one in small] == ["The text is set in 10.5 points."]
    (faint,) = found(look=replace(PLAN.appearance, accent="#F0C000"))
    assert faint.rule.name == "contrast"
    assert found() == []


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54), ("#1B5B53", 7.9)]
)
def test_contrast_is_reckoned_as_the_guidelines_do(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.15)
