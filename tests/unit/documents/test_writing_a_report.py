"""What is kept of a report to members, what is proposed beside it, and the checklist."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from desktopapp.documents.checklist import checklist
from desktopapp.documents.propose_report import changed_report, propose_report, report_of
from desktopapp.documents.report import AWAITING, make_report
from desktopapp.layout.build import PictureItem, TableItem, TextItem
from desktopapp.layout.count import count
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Plan, Status
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Dates,
    Field,
    Report,
    ReportSection,
    Verb,
)
from desktopapp.plan.text import Paragraph, Picture, Run, plain, plain_runs
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans

LATER = date(2024, 9, 2)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return replace(sample(), report=None)


def kept_in(plan: Plan, report: Report) -> Plan:
    """Return the plan as it is after an officer left the report in this state."""
    return replace(plan, report=changed_report(report, plan, count(plan)))


def section(report: Report, heading: str) -> str:
    return next(plain(one.text) for one in report.sections if one.heading == heading)


def field(report: Report, label: str) -> str:
    return next(one.value for one in report.fields if one.label == label)


def said(items: tuple[object, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, TextItem):
            yield plain_runs(item.runs)
        if isinstance(item, TableItem):
            yield from (plain_runs(cell) for row in item.rows for cell in row)


def test_an_untouched_report_keeps_no_proposed_word_and_follows_the_plan(plan: Plan) -> None:
    untouched = kept_in(plan, report_of(plan, count(plan)))
    assert untouched.report
    assert not any(one.value or one.label == "" for one in untouched.report.fields)
    assert not any(one.text for one in untouched.report.sections)
    moved = replace(untouched, deadline_override=LATER, title="Better services")
    shown = report_of(moved, count(moved))
    assert "2 September 2024" in section(shown, "Executive summary and background")
    assert field(shown, "Subject") == "Better services"
    assert "Better services" in section(shown, "Recommendation")


def test_what_an_officer_wrote_stays_when_the_plan_changes(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    own = (Paragraph("own", (Run("Cabinet is asked to say yes."),)),)
    sections = (replace(shown.sections[0], text=own), *shown.sections[1:])
    mine = kept_in(plan, replace(shown, sections=sections))
    later = replace(mine, title="Better services")
    assert (
        section(report_of(later, count(later)), "Recommendation") == "Cabinet is asked to say yes."
    )
    assert field(report_of(later, count(later)), "Subject") == "Better services"


def test_a_line_that_is_cleared_has_its_proposal_again(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    cleared = tuple(replace(one, value="") for one in shown.fields)
    again = kept_in(plan, replace(shown, fields=cleared))
    assert report_of(again, count(again)) == replace(shown, fields=shown.fields)


def test_the_order_of_the_appendices_reaches_the_background(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    turned = kept_in(plan, replace(shown, appendices=shown.appendices[::-1]))
    report = report_of(turned, count(turned))
    assert "which is at Appendix 2" in section(report, "Executive summary and background")


def test_the_letter_is_a_background_paper_only_where_it_is_no_appendix(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    letter, own = shown.appendices
    assert shown.papers == ()
    bare = replace(plan, brief=replace(plan.brief, letter=""))
    proposed = report_of(bare, count(bare))
    assert [one.title for one in proposed.appendices] == [own.title]
    assert [one.document for one in proposed.papers] == [letter.title]


def test_an_appendix_that_was_kept_among_the_papers_still_says_where_it_is(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    papers = tuple(BackgroundPaper(one.title) for one in shown.appendices)
    kept = kept_in(plan, replace(shown, papers=papers))
    found = report_of(kept, count(kept))
    assert [one.place for one in found.papers] == ["Appendix 1", "Appendix 2"]


def test_an_exempt_appendix_is_left_out_of_what_is_for_publication(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    letter, own = shown.appendices
    kept = kept_in(plan, replace(shown, appendices=(letter, replace(own, exempt="3"))))
    status = field(report_of(kept, count(kept)), "Status")
    assert status == "For publication, except Appendix 2"


def test_a_report_without_the_plan_as_appendix_still_says_how_long_it_is(plan: Plan) -> None:
    letter = Appendix(AppendixKind.LETTER, "")
    background = ReportSection("Executive summary and background")
    alone = replace(plan, report=Report(sections=(background,), appendices=(letter,)))
    report = report_of(alone, count(alone))
    assert "The plan has four pages" in section(report, "Executive summary and background")
    assert report.appendices[0].title.startswith("Letter of 16 April 2024")


def test_verb_and_dates_reach_recommendation_and_first_page(plan: Plan) -> None:
    dates = Dates(key_decision=True, notice=date(2024, 6, 3), meeting=date(2024, 7, 9))
    chosen = kept_in(plan, replace(report_of(plan, count(plan)), verb=Verb.NOTE, dates=dates))
    report = report_of(chosen, count(chosen))
    assert section(report, "Recommendation").startswith("That Cabinet note")
    assert field(report, "Date") == "9 July 2024"
    assert field(report, "Key decision") == "Yes"
    assert field(report, "Forward plan") == "3 June 2024"


def test_the_contact_goes_when_the_tick_goes(plan: Plan) -> None:
    named = kept_in(plan, replace(report_of(plan, count(plan)), with_contact=True))
    shown = report_of(named, count(named))
    assert field(shown, "Contact officer") == plan.council.contact.name != ""
    silent = kept_in(named, replace(shown, with_contact=False))
    assert field(report_of(silent, count(silent)), "Contact officer") == ""


@settings(max_examples=25, deadline=None)
@given(plans(harbour()))
def test_finance_legal_and_equalities_text_is_never_proposed(plan: Plan) -> None:
    counted = count(replace(sample(), report=None))
    for verb in Verb:
        proposed = propose_report(plan, counted, verb, with_contact=True, kept=plan.report)
        guarded = [one for one in proposed.sections if one.needs_clearance]
        assert len(guarded) == 3
        assert not any(one.text or one.cleared_by or one.cleared_on for one in guarded)


@settings(max_examples=25, deadline=None)
@given(plans(harbour()))
def test_what_is_kept_and_proposed_is_what_was_shown(plan: Plan) -> None:
    counted = count(
        replace(sample(), report=None)
    )  # the fonts of generated plans are on no computer
    shown = report_of(plan, counted)
    again = replace(plan, report=changed_report(shown, plan, counted))
    assert report_of(again, counted) == shown


@pytest.mark.parametrize(
    ("by", "on", "clear"),
    [
        ("", None, False),
        ("S. Reckoner", None, False),
        ("", LATER, False),
        ("S. Reckoner", LATER, True),
    ],
)
def test_a_section_is_printed_and_awaits_clearance_below_until_there_is_a_name_and_a_day(
    plan: Plan, by: str, on: date | None, *, clear: bool
) -> None:
    words = (Paragraph("p", (Run("It costs nothing."),)),)
    finance = ReportSection("Finance", words, needs_clearance=True, cleared_by=by, cleared_on=on)
    (part,) = make_report(Report("Report", sections=(finance,)), plan)
    printed = list(said(part.document.items))
    below = "Cleared by S. Reckoner, 2 September 2024." if clear else AWAITING
    assert printed[-4:-2] == ["It costs nothing.", below]
    assert printed[-2:] == ["Background papers", "None."]


@pytest.mark.parametrize("line", ["", "No", "no: below the limit"])
def test_a_decision_that_is_not_key_has_no_notice_and_no_exception(plan: Plan, line: str) -> None:
    key = Field("Key decision", line)
    dates = Dates() if line else Dates(key_decision=False)
    kept = Report(fields=(key, Field("Forward plan"), Field("General exception")), dates=dates)
    shown = report_of(replace(plan, report=kept), count(plan))
    assert [one.value for one in shown.fields[1:]] == ["Does not apply", "Does not apply"]
    key = replace(kept, fields=(replace(key, value="Yes"), *kept.fields[1:]))
    shown = report_of(replace(plan, report=key), count(plan))
    assert [one.value for one in shown.fields[1:]] == ["", ""]


def test_the_lead_member_is_blank_until_one_is_given(plan: Plan) -> None:
    for title, shown in ((Council("").lead_member, ""), ("Member for roads", "Member for roads")):
        told = replace(plan, council=replace(plan.council, lead_member=title), report=None)
        fields = {one.label: one.value for one in report_of(told, count(told)).fields}
        assert fields["Lead member"] == shown


def test_a_picture_in_a_section_is_in_the_report(plan: Plan) -> None:
    logo = Picture("p", plan.council.logo, "A shape")
    (part,) = make_report(Report("Report", sections=(ReportSection("Options", (logo,)),)), plan)
    _, shown = [item for item in part.document.items if isinstance(item, PictureItem)]
    assert (shown.alternative, bool(shown.data)) == ("A shape", True)


def test_the_checklist_names_each_step_with_what_is_known(plan: Plan) -> None:
    shown = report_of(plan, count(plan))
    finance = replace(shown.sections[3], cleared_by="S. Reckoner", cleared_on=LATER)
    report = replace(
        shown,
        sections=(*shown.sections[:3], finance, *shown.sections[4:]),
        dates=Dates(meeting=date(2024, 7, 9), final=date(2024, 7, 16)),
    )
    words = list(said(checklist(plan, report, (("A picture is bare.", "Say it."),)).items))
    agreed = sum(part.status is Status.AGREED for part in plan.parts())
    assert any(one.startswith(f"{agreed} of ") for one in words)
    assert "By S. Reckoner, 2 September 2024." in words
    assert words.count("Awaiting clearance.") == 2
    assert any(one.startswith("Meeting on 9 July 2024.") for one in words)
    assert "It ends on 16 July 2024." in words
    assert "E-mail sent, receipt confirmed" in words
    assert words[words.index("A picture is bare.") + 1] == "Say it."
