"""Reports to members that were brought in, or are written here, held against themselves."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktopapp.checks.finding import Finding
from desktopapp.library.accepting import accept
from desktopapp.operations.exporting import check_plan
from desktopapp.operations.importing import propose
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Plan, Source, new_plan
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Field,
    Report,
    ReportSection,
)
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief, sample

COVERING = """Report to: Cabinet
Report of: Head of Finance
Key Decision: {boxes}

1. RECOMMENDATION

1.1 That Cabinet endorse the plan, of no more than {most} pages.

2. RISK

2.1 None.

3. FINANCE

3.1 Within the budget.

4. LEGAL

4.1 None.

{equalities}
Background papers
Document Place of inspection
{papers}

Dear Chief Executive

Your plans should be at most one page long.
"""
CLEAR, TICKED = '<input type="checkbox"/>', '<input checked="" type="checkbox"/>'
RIGHT = {
    "boxes": "☒ Forward Plan ☒ General Exception ☐ Special Urgency ☐",
    "most": "five",
    "equalities": "5. EQUALITIES\n\n5.1 None.\n",
    "papers": "Budget book 2024 Finance office",
}
RULES = ("contradictory boxes", "background papers", "own page limit", "implications")


def brought(council: str = "", **said: str) -> Plan:
    text = COVERING.format(**(RIGHT | said))
    return replace(sample(), sources=(Source("s", "Our report", council, text=text),))


def found(plan: Plan) -> list[Finding]:
    return [one for one in check_plan(plan, date(2024, 6, 1)) if one.rule.name in RULES]


def test_a_report_in_order_has_no_finding() -> None:
    assert found(brought()) == []


@pytest.mark.parametrize(
    ("boxes", "both"),
    [
        ("☒ Forward Plan ☒ General Exception ☒", "“Forward Plan” and “General Exception”"),
        ("[x] Forward Plan [x] Special Urgency [x]", "“Forward Plan” and “Special Urgency”"),
        (
            f"{CLEAR} Forward Plan {TICKED} General Exception {TICKED}",
            "“Forward Plan” and “General Exception”",
        ),
    ],
)
def test_boxes_that_exclude_each_other_are_named(boxes: str, both: str) -> None:
    (one,) = found(brought(boxes=boxes))
    assert one.rule.name == "contradictory boxes"
    assert both in one.message


@pytest.mark.parametrize(
    "boxes",
    [
        "☒ Forward Plan ☐ General Exception ☒ Special Urgency ☐",
        "☒ Forward Plan ☐ General Exception ☒ Special Urgency ☒",
        "[x] Yes  [ ] No",
    ],
)
def test_boxes_that_can_hold_together_are_left_alone(boxes: str) -> None:
    assert found(brought(boxes=boxes)) == []


@pytest.mark.parametrize(
    ("boxes", "both"),
    [
        ("Yes ☒ No ☒", "“Yes” and “No”"),
        ("| Yes ☒ | No ☒ | All wards", "“Yes” and “No”"),
        ("☐\n☒ Key decision ☒ Non-key", "“Key decision” and “Non-key”"),
        ("x\n☒ Key decision\n☒ Not a key decision", "“Key decision” and “Not a key decision”"),
        ("x\nForward Plan: ☒\nGeneral Exception: ☒", "“Forward Plan” and “General Exception”"),
        ("\tForward plan ☒\t☒ General exception", "“Forward plan” and “General exception”"),
        ("Wards\n[x] Open [x] Exempt", "“Open” and “Exempt”"),
        ("Wards\nIs it urgent? Yes ☑ No ☑", "“Yes” and “No”"),
    ],
)
def test_boxes_are_read_by_the_side_on_which_their_labels_stand(boxes: str, both: str) -> None:
    (one,) = found(brought(boxes=boxes))
    assert both in one.message


@pytest.mark.parametrize(
    "boxes",
    [
        "Yes ☒ No ☐",
        "x\n☒ Key decision ☐ Non-key",
        "\tYes ☒ No ☐\tForward plan ☐\tGeneral exception ☒",
        "\nExempt: No ☒\nUrgent: Yes ☒",
        "\tKey decision: Yes ☐ No ☒\tExempt: Yes ☒ No ☐",
    ],
)
def test_boxes_of_several_questions_are_not_held_against_each_other(boxes: str) -> None:
    assert found(brought(boxes=boxes)) == []


def test_an_appendix_among_the_papers_of_the_report_that_is_written_here_is_named() -> None:
    appendices = (Appendix(AppendixKind.LETTER, "The letter"),)
    papers = (BackgroundPaper("The letter"), BackgroundPaper("Accounts", "Town Hall"))
    report = Report(papers=papers, appendices=appendices)
    (one,) = found(replace(sample(), report=report))
    assert "lists Appendix 1 among its background papers" in one.message


def test_boxes_before_their_words_are_read_too() -> None:
    (one,) = found(brought(boxes="Yes\n☒ Yes ☒ No"))
    assert "“Yes” and “No”" in one.message


def test_an_appendix_among_the_background_papers_is_named() -> None:
    papers = "Appendix 1 The letter\nAppendix 2 Our plan\nBudget book Finance"
    (one,) = found(brought(papers=papers))
    assert "lists Appendix 1 and Appendix 2 among its background papers" in one.message


@pytest.mark.parametrize(("most", "named"), [("three", True), ("2 to 3", True), ("12", False)])
def test_a_plan_longer_than_its_report_says_is_named(most: str, *, named: bool) -> None:
    limits = found(brought(most=most))
    assert [one.rule.name for one in limits] == ["own page limit"] * named
    assert all("The plan has 4 pages." in one.message for one in limits)


def test_implications_of_which_nothing_is_said_are_named() -> None:
    (one,) = found(brought(equalities=""))
    assert one.message.endswith("has no section on equality.")


def test_another_councils_report_is_not_ours_to_mend() -> None:
    assert found(brought("Otherton Borough Council", equalities="")) == []


def test_the_report_that_is_written_here_is_held_against_itself() -> None:
    said = (ReportSection("Finance", paragraphs("A plan of at most two pages.")),)
    report = Report(fields=(Field("Key decision", "☒ Yes ☒ No"),), sections=said)
    names = [one.rule.name for one in found(replace(sample(), report=report))]
    assert names == ["contradictory boxes", "own page limit", "implications"]


def test_what_covers_a_document_that_is_brought_in_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    plan_words = "Productivity plan\n\n1. How we have transformed services\n\nWe share a depot.\n"
    boxes = "☒ Forward Plan ☒ General Exception ☒"
    path.write_text(COVERING.format(**(RIGHT | {"boxes": boxes})) + plan_words, encoding="utf-8")
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    assert [one.rule.name for one in found(accept(plan, propose(plan, [path])))] == [
        "contradictory boxes"
    ]
