"""The report to members: as it stands, as it is kept, and what to know about its dates."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from desktopapp.checks.dates import advise
from desktopapp.checks.finding import Finding
from desktopapp.documents.propose_report import changed_report
from desktopapp.layout.count import Count
from desktopapp.plan.letter_copy import with_files_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import Report

_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


def with_report(
    plan: Plan, report: Report, counted: Count, files: Mapping[str, bytes] = _NO_FILES
) -> Plan:
    """Return a plan that keeps a changed report: blank wherever it is as proposed.

    ``files`` are those of a letter that came in; files of a letter that went go with it.
    """
    kept = replace(plan, report=changed_report(report, plan, counted))
    return with_files_of(replace(kept, pictures={**plan.pictures, **files}) if files else kept)


def advice(plan: Plan, report: Report) -> tuple[Finding, ...]:
    """Return what to know about the dates and boxes of a report. It never blocks anything."""
    return advise(report, plan.council.governance, plan.deadline)
