"""Checks are asked again only of what was changed, and one that fails stops none of the others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks.finding import Facts, Finding, finding_in, found_at
from desktopapp.checks.kept import Kept
from desktopapp.checks.looking import AnyCheck, LineOfText, Remark, of_line, of_part, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.checks.rules import CHECKS
from desktopapp.checks.running import run_checks
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.plan.fixes import with_fixes
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.store import log
from desktopapp.store.resources import sample

BEES = Rule(
    "bees",
    "A bee in the text",
    RuleKind.TEXT,
    Severity.TIDY,
    what="Bees.",
    why="They sting.",
    mend="Open a window.",
    source="Everybody knows.",
    several="bees in the text",
)


def facts_of(plan: Plan, kept: Kept | None = None) -> Facts:
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    return Facts(plan, date(2024, 6, 1), document, counted, kept=Kept(kept))


def plan_of(*words: str) -> Plan:
    text = tuple(Paragraph(f"p{n}", (Run(one),)) for n, one in enumerate(words))
    plan = replace(sample(), answers=(), sections=(Section("s", "Bees", text=text),))
    return plan.with_part(Answer("a", plan.brief.themes[0].id, (), text))


@of_line(BEES)
def bees(line: LineOfText) -> Iterator[Remark]:
    at = line.words.find("bee")
    if at >= 0:
        yield Remark(at, at + 3, instead="wasp")


@of_plan(BEES)
def fails_of_plan(_facts: Facts) -> Iterator[Finding]:
    raise KeyError("secret words of the plan")


@of_part(BEES)
def fails_of_part(_part: Answer | Section) -> Iterator[Finding]:
    raise ValueError


@of_line(BEES)
def fails_of_line(line: LineOfText) -> Iterator[Remark]:
    yield Remark(0, 1)
    raise IndexError(line.words)


def test_what_is_found_in_one_text_several_times_is_one_finding_with_all_its_places() -> None:
    plan = plan_of("A bee sat.", "No more.", "One bee more.")
    first, second = run_checks(facts_of(plan), (bees,)).open
    assert {first.part, second.part} == {"a", "s"}
    assert first.message == "2 bees in the text: “A bee sat.”."
    assert [one.words for one in first.evidence] == ["bee", "bee"]
    assert found_at(plan, first) == (Caret(first.part or "", "p0", 2), 3)
    assert plain(with_fixes(plan, first.fixes).part(first.part or "").text).count("wasp") == 2


def test_a_finding_says_its_places_exactly_and_whether_it_can_be_mended_at_once() -> None:
    (one,) = run_checks(facts_of(plan_of("A bee sat.").without_part("s")), (bees,)).open
    said = one.data()
    assert said["fix"] is True
    assert said["evidence"] == [
        {"part": "a", "block": "p0", "position": 2, "length": 3, "words": "bee"}
    ]


@pytest.mark.parametrize("failing", [fails_of_plan, fails_of_part, fails_of_line])
def test_a_check_that_fails_is_told_once_and_the_others_go_on(failing: AnyCheck) -> None:
    before = log.log_file().read_text() if log.log_file().exists() else ""
    found = run_checks(facts_of(plan_of("A bee.", "A bee.")), (failing, bees)).open
    assert [one.rule.name for one in found] == ["not checked", "bees", "bees"]
    assert found[0].message == "This could not be checked: A bee in the text."
    assert found[0].severity is Severity.ADVICE
    noted = log.log_file().read_text().removeprefix(before)
    assert noted.count(" error ") == 1
    assert "secret" not in noted


def test_a_text_that_was_not_changed_is_not_looked_at_again() -> None:
    asked: list[str] = []

    @of_part(BEES)
    def counts_parts(part: Answer | Section) -> Sequence[Finding]:
        asked.append(part.id)
        return ()

    @of_line(BEES)
    def counts_lines(line: LineOfText) -> Sequence[Remark]:
        asked.append(line.words)
        return ()

    def each(part: Answer | Section) -> int:
        asked.append(f"each {part.id}")
        return len(part.text)

    @of_plan(BEES)
    def counts_plans(facts: Facts) -> Iterator[Finding]:
        yield finding_in(None, BEES, f"{sum(facts.each(each))} paragraphs.", "Count again.")

    plan = plan_of("One.", "Two.", "Three.", "Four.")
    checks = (counts_parts, counts_lines, counts_plans)
    first = facts_of(plan)
    assert run_checks(first, checks).open[0].message == "8 paragraphs."
    assert len(asked) == 2 + 4 + 2  # both texts hold the same paragraphs

    asked.clear()
    text = plan.part("a").text
    edited = plan.with_text("a", (*text[:3], Paragraph("p3", (Run("Five."),))))
    second = facts_of(edited, first.kept)
    run_checks(second, checks)
    assert sorted(asked) == ["Five.", "Three.", "a", "each a"]  # and the line beside it

    asked.clear()
    run_checks(facts_of(edited, second.kept), checks)
    assert asked == []


def test_what_is_kept_of_one_plan_is_what_a_new_look_finds() -> None:
    plan = plan_of("A bee .", "the the", "“Bees” and 'wasps'")
    first = facts_of(plan)
    run_checks(first, CHECKS)
    edited = plan.with_text("a", plan.part("a").text[1:])
    assert run_checks(facts_of(edited, first.kept), CHECKS) == run_checks(facts_of(edited), CHECKS)
