"""An open plan is given one of everything, so that its views show all that they can."""

from dataclasses import replace
from datetime import date

from desktopapp.documents.propose_report import changed_report, report_of
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    LetterCopy,
    ReportSection,
)
from desktopapp.plan.text import paragraphs
from desktopapp.ui.window import Window
from tests.window_desk import WindowDesk


def keep_figures_and_measures(window: Window) -> None:
    """Keep figures and measures in the plan: one whole, one bare."""
    session = WindowDesk(window).session
    told = FigureValue("v1", "1200000", "2026/27", date(2024, 4, 1), "Budget book", "Page 4")
    figures = (
        Figure("f1", "Net budget", now=told, owner="Head of Finance"),
        Figure("f2", "Staff of the customer service centre", unit=FigureUnit.FTE),
    )
    values = [MeasuredValue(f"m{n}", str(12 - n), f"2023-0{1 + n}") for n in range(3)]
    measures = (
        Measure(
            "m1",
            "Days to decide a claim",
            unit="days",
            direction=Direction.DOWN,
            baseline="12",
            target="8",
            values=tuple(values),
            owner="Head of Benefits",
            where="t1.q1",
        ),
        Measure("m2", "Households in temporary accommodation for longer than six weeks"),
    )
    session.edit(replace(session.plan, figures=figures, measures=measures), "kept")


def fill_report(window: Window) -> None:
    """Give the report one of everything."""
    work = WindowDesk(window).work
    plan = work.plan
    report = report_of(plan, work.pages.counted)
    exempt = tuple(replace(one, exempt="3", reasoning="Prices.") for one in report.appendices)
    cleared = ReportSection(
        "Staffing", paragraphs("None."), needs_clearance=True, cleared_by="A. Officer, HR"
    )
    copy = LetterCopy("Waste.planwright", "", paragraphs("We collect food waste each week."))
    asked = "The department asks for it by 19 July 2024."
    other = Appendix(AppendixKind.OTHER, "Waste plan", own_copy=copy, asked=asked, decide=True)
    dates = replace(report.dates, key_decision=True, meeting=date(2024, 7, 1))
    filled = replace(
        report,
        sections=(*report.sections, cleared),
        papers=(BackgroundPaper("The letter", "Town Hall"), BackgroundPaper("Accounts")),
        appendices=(*exempt, other),
        dates=dates,
    )
    kept = changed_report(filled, plan, work.pages.counted)
    WindowDesk(window).session.edit(replace(plan, report=kept), "report")
