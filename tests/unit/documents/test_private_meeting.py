"""The notices of a private meeting in the report to members and in the checklist."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktopapp.documents.checklist import checklist
from desktopapp.documents.propose_report import propose_report
from desktopapp.documents.report import TO_BE_COMPLETED, make_report
from desktopapp.layout.build import TableItem
from desktopapp.layout.count import count
from desktopapp.plan.council import Governance
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import PrivateMeeting, Report
from desktopapp.plan.text import plain_runs
from desktopapp.store import resources

BOTH = PrivateMeeting(date(2024, 6, 10), date(2024, 7, 1))


def exempt(plan: Plan, private: PrivateMeeting) -> Report:
    report = propose_report(plan, count(plan))
    letter, own = report.appendices
    return replace(report, appendices=(letter, replace(own, exempt="3")), private=private)


def printed(private: PrivateMeeting, plan: Plan | None = None) -> Mapping[str, str]:
    """Return the table of notices, line by line; nothing where there is none."""
    plan = plan or resources.sample()
    items = make_report(exempt(plan, private), plan)[0].document.items
    tables = [one for one in items if isinstance(one, TableItem)]
    shown = [one for one in tables if one.summary == "Notices of the private meeting"]
    return {plain_runs(a): plain_runs(b) for one in shown for a, b in one.rows[1:]}


def test_what_nobody_entered_is_printed_as_to_be_completed() -> None:
    assert printed(PrivateMeeting()) == {
        "First notice, 28 clear days before": TO_BE_COMPLETED,
        "Further notice, five clear days before": TO_BE_COMPLETED,
        "Representations that the meeting be open": TO_BE_COMPLETED,
    }
    assert set(printed(PrivateMeeting(urgent=True)).values()) == {TO_BE_COMPLETED}


def test_both_notices_are_printed_with_what_was_asked_and_answered() -> None:
    said = printed(replace(BOTH, opposed=True, representations="Let us in.", response="No."))
    assert list(said.values()) == ["10 June 2024", "1 July 2024", "Let us in.", "No."]
    assert list(printed(replace(BOTH, opposed=False)).values())[2:] == ["None."]


def test_an_urgent_meeting_is_printed_with_who_agreed_and_why() -> None:
    by = PrivateMeeting(
        urgent=True, agreed_by="Cllr Reed", agreed_on=date(2024, 7, 2), reasons="The deadline."
    )
    assert list(printed(by).values()) == ["Cllr Reed, 2 July 2024", "The deadline."]
    assert TO_BE_COMPLETED in printed(replace(by, agreed_on=None)).values()


def test_a_council_of_committees_gives_no_such_notices() -> None:
    plan = resources.sample()
    council = replace(plan.council, governance=Governance.COMMITTEES)
    assert not printed(BOTH, replace(plan, council=council))


def test_the_checklist_names_the_notices_or_the_agreement() -> None:
    plan = resources.sample()

    def steps(private: PrivateMeeting) -> dict[str, str]:
        items = checklist(plan, exempt(plan, private), ()).items
        (table,) = (one for one in items if isinstance(one, TableItem))
        return {plain_runs(row[0]): plain_runs(row[1]) for row in table.rows}

    both = steps(BOTH)
    assert both["First notice of the private meeting"] == "Given on 10 June 2024."
    assert both["Further notice of the private meeting"] == "Given on 1 July 2024."
    urgent = steps(replace(BOTH, urgent=True))
    assert urgent["Private meeting agreed as urgent, notice published"] == "Nobody is entered."
    assert "First notice of the private meeting" not in urgent
