"""The report to members: as it stands, as it is kept, and what to know about its dates."""

from desktopapp.checks.dates import advise
from desktopapp.checks.finding import Finding
from desktopapp.documents.propose_report import report_of, written
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import Report

__all__ = ["advice", "report_of", "written"]


def advice(plan: Plan, report: Report) -> tuple[Finding, ...]:
    """Return what to know about the dates and boxes of a report. It never blocks anything."""
    return advise(report, plan.council.governance, plan.deadline)
