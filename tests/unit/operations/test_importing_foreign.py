"""A whole document of another council is named, and what must change in it is marked."""

from pathlib import Path

import pytest

from desktopapp.checks.finding import Facts
from desktopapp.checks.rule import Severity
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.library.accepting import accept
from desktopapp.operations.importing import foreign_council, propose, said_foreign
from desktopapp.operations.pencilling import pencilled_text
from desktopapp.plan.council import Council
from desktopapp.plan.pencil import MarkKind, pencil_marks, said_mark
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import Paragraph, Run, Table, Text, plain, runs_of
from desktopapp.store.resources import brief
from tests.growth import MOST, growth

THEIRS = """Wending Borough Council
Productivity plan 2022

1. How you have transformed the way you design and deliver services

Wending Borough Council has moved its staff into Corn Exchange Hall and saved £310,000.
Wending Borough Council has shared its legal service since 2015 with two neighbours.
"""


def plan_of(name: str, *predecessors: str) -> Plan:
    council = Council(name, predecessors=predecessors)
    return new_plan(brief("productivity-2024"), council)


def source(folder: Path, text: str = THEIRS) -> Path:
    path = folder / "theirs.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_another_councils_document_is_named_and_its_names_years_and_figures_are_marked(
    tmp_path: Path,
) -> None:
    plan = plan_of("Sallow District Council")
    found = propose(plan, [source(tmp_path)])
    (document,) = found.sources
    assert document.council == "Wending Borough Council"
    said = "This document is of Wending Borough Council. Your plan is of Sallow District Council."
    assert document.notes[-1] == said_foreign(plan, document.council) == said
    made = accept(plan, found)
    marks = pencil_marks(made)
    kinds = {mark.kind for mark in marks}
    assert {MarkKind.COUNCIL, MarkKind.NAME, MarkKind.DATE, MarkKind.FIGURE} <= kinds
    assert said_mark(made, marks[0]) == "Another council’s name, from Wending"
    assert made.title == plan.title  # never theirs


def test_every_answer_that_names_another_council_is_a_must_finding_until_it_is_settled(
    tmp_path: Path,
) -> None:
    plan = plan_of("Sallow District Council")
    made = accept(plan, propose(plan, [source(tmp_path)]))
    document = build(made)
    facts = Facts(made, made.deadline, document, count(made))  # type: ignore[arg-type]  # the letter has a day
    first = check(facts)[0]
    assert (first.rule.name, first.severity) == ("unsettled", Severity.MUST)
    assert "Wending Borough Council" in first.message


@pytest.mark.parametrize(
    ("name", "predecessors"),
    [
        ("Wending Borough Council", ()),
        ("Sallow District Council", ("Wending Borough Council",)),
        ("", ()),
    ],
)
def test_our_own_document_or_that_of_one_before_us_comes_in_without_a_mark(
    name: str, predecessors: tuple[str, ...], tmp_path: Path
) -> None:
    plan = plan_of(name, *predecessors)
    found = propose(plan, [source(tmp_path)])
    assert found.sources[0].council == ""
    assert pencil_marks(accept(plan, found)) == ()


def test_a_document_that_names_us_as_often_as_a_neighbour_is_ours() -> None:
    plan = plan_of("Sallow District Council")
    text = "Sallow shares with Wending Borough Council. In Sallow we meet Wending Borough Council."
    assert foreign_council(plan, text) == ""
    assert foreign_council(plan, f"{text} Wending.") == "Wending Borough Council"


def test_marks_in_cells_and_formats_leave_the_words_as_they_are() -> None:
    cells = (
        ((Run("Site"),), (Run("Cost"),)),
        ((Run("Depot"),), (Run("£3"), Run(".5m", bold=True))),
    )
    text = (
        Paragraph("p", (Run("In 2011 "), Run("we", bold=True), Run(" built it."))),
        Table("t", cells),
    )
    made = pencilled_text(plan_of("Sallow District Council"), text, "Wending", None)
    assert plain(made) == plain(text)
    marked = [run.text for block in made for runs in runs_of(block) for run in runs if run.doubt]
    assert marked == ["2011", "£3", ".5m"]


def test_marking_a_document_takes_a_time_that_grows_with_it_and_no_faster() -> None:
    plan = plan_of("Sallow District Council")
    words = "Wending Borough Council saved £310,000 in 2015 at Corn Exchange Hall with 45 homes. "

    def paragraphs(count: int) -> Text:
        return tuple(Paragraph(f"p{n}", (Run(words * 4),)) for n in range(count))

    def mark(text: Text) -> Text:
        return pencilled_text(plan, text, "Wending Borough Council", None)

    mark(paragraphs(2))
    assert growth(mark, paragraphs, 6) < MOST
