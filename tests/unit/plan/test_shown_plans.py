"""What a plan shows: pictures that something names, and nothing that nobody can see."""

import json
from dataclasses import replace

from hypothesis import given

from desktopapp.plan.merge import merge
from desktopapp.plan.plan import AskState, Coverage, HeadingChoice, Plan, Source
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    PrivateMeeting,
    Report,
    ReportSection,
)
from desktopapp.plan.shared import as_shown
from desktopapp.plan.shown import named_pictures, with_named, without_unnamed
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import Foreign, Paragraph, Picture, Run, paragraphs, plain
from tests.safety.officer import state
from tests.strategies import harbour, plans

BYTES = {name: name.encode() for name in ("quay.png", "crest.png", "gone.jpg", "later.png")}


def pictured() -> Plan:
    plan = state(1)
    part = plan.answers[0]
    later = Foreign(json.dumps({"kind": "gallery", "shows": {"file": "later.png"}}))
    text = (*part.text, Picture("p1", "quay.png", "The quay"), later)
    council = replace(plan.council, logo="crest.png")
    return replace(plan.with_text(part.id, text), council=council, pictures=BYTES)


def test_a_picture_that_nothing_names_goes_and_what_a_later_version_names_stays() -> None:
    plan = pictured()
    assert named_pictures(plan) == {"quay.png", "crest.png", "later.png"}
    kept = without_unnamed(plan)
    assert kept.pictures.keys() == {"quay.png", "crest.png", "later.png"}
    assert replace(kept, pictures=BYTES) == plan


def test_a_key_of_a_later_version_that_names_a_picture_keeps_it() -> None:
    plan = replace(state(1), pictures=BYTES)
    data = {**plan_data(plan), "cover": {"art": ["gone.jpg"]}}
    again = read_plan(data, plan.brief, BYTES)
    assert without_unnamed(again).pictures.keys() == {"gone.jpg"}


def test_a_key_of_a_later_version_in_the_letter_that_names_a_picture_keeps_it() -> None:
    plan = replace(state(1), pictures=BYTES)
    brief = replace(plan.brief, extra=json.dumps({"seal": "crest.png"}))
    assert without_unnamed(replace(plan, brief=brief)).pictures.keys() == {"crest.png"}


@given(plans(harbour()))
def test_nothing_but_pictures_is_ever_dropped(plan: Plan) -> None:
    kept = without_unnamed(plan)
    assert replace(kept, pictures=plan.pictures) == plan
    assert without_unnamed(kept) == kept


def test_a_merge_keeps_the_picture_that_one_side_dropped_and_the_other_still_shows() -> None:
    base = pictured()
    part = base.answers[0]
    taken_out = tuple(one for one in part.text if not isinstance(one, Picture))
    theirs = without_unnamed(base.with_text(part.id, taken_out))
    assert "quay.png" not in theirs.pictures
    shown = tuple(
        replace(one, alternative="The quay at low tide") if isinstance(one, Picture) else one
        for one in part.text
    )
    ours = base.with_text(part.id, shown)
    for one in (merge(base, ours, theirs).plan, merge(base, theirs, ours).plan):
        names = {block.name for block in one.answers[0].text if isinstance(block, Picture)}
        assert names <= one.pictures.keys()


def test_a_picture_that_is_shown_is_found_in_another_plan() -> None:
    plan = replace(pictured(), pictures={})
    assert with_named(plan, pictured()).pictures.keys() == {"quay.png", "crest.png"}
    assert with_named(plan) is plan


def test_a_plan_to_share_holds_only_what_this_version_shows() -> None:
    plan = pictured()
    part = plan.answers[0]
    run = Run("The quay stays open.")
    text = (Paragraph("n1", (run,), extra='{"was":"Close it"}'), *part.text)
    plan = replace(
        plan.with_text(part.id, text),
        sources=(Source("s", "Draft of May", text="Close the quay", passage="d1-002"),),
        extra=json.dumps({"comments": ["Close it"]}),
    )
    shown = as_shown(plan)
    told = json.dumps(plan_data(shown))
    assert "Close" not in told
    assert "gallery" not in told
    assert "Draft of May" not in told
    assert shown.pictures.keys() == {"quay.png", "crest.png"}
    for ours, theirs in zip(plan.parts(), shown.parts(), strict=True):
        assert plain(theirs.text).strip() == plain(ours.text).strip()
    assert (shown.brief, shown.coverage, shown.id) == (plan.brief, plan.coverage, plan.id)


def test_a_plan_to_share_holds_nothing_that_belongs_to_nothing_shown() -> None:
    hidden = "Close the quay"
    plan = replace(pictured(), brief=harbour())
    theme, _, ask = next(plan.brief.asks())
    plan = replace(plan, answers=(replace(plan.answers[0], theme=theme.id),))
    first = replace(
        plan.answers[0],
        heading=HeadingChoice.LABEL,
        own_heading=hidden,
        text=(Paragraph("n1", (Run("Open", extra=json.dumps({"was": hidden})), Run(" now"))),),
    )
    lost = replace(first, id="lost", theme=hidden, text=paragraphs(hidden))
    report = Report(
        sections=(ReportSection("Finance", cleared_by=hidden),),
        appendices=(Appendix(AppendixKind.PLAN, "The plan", reasoning=hidden),),
        private=PrivateMeeting(representations=hidden, opposed=True),
    )
    plan = replace(
        plan.with_part(first),
        theme_headings={hidden: hidden, theme.id: "The harbour"},
        coverage={
            hidden: Coverage(AskState.LEFT_OUT, reason=hidden),
            ask.id: Coverage(AskState.HERE, where=hidden, reason=hidden),
        },
        report=report,
    )
    plan = replace(plan, answers=(*plan.answers, lost))
    shown = as_shown(plan)
    assert hidden not in json.dumps(plan_data(shown))
    assert shown.theme_headings == {theme.id: "The harbour"}
    assert shown.coverage == {ask.id: Coverage(AskState.HERE)}
    assert shown.part(first.id).text == (Paragraph("n1", (Run("Open now"),)),)


def test_a_plan_to_share_keeps_what_is_shown_of_the_same() -> None:
    plan = replace(pictured(), brief=harbour())
    own = replace(
        plan.answers[0],
        theme=plan.brief.themes[0].id,
        questions=(),
        heading=HeadingChoice.OWN,
        own_heading="Our harbour",
        text=paragraphs("We dredge it."),
    )
    asks = [ask.id for _, _, ask in plan.brief.asks()][:2]
    said = {
        asks[0]: Coverage(AskState.ELSEWHERE, where="The local plan", reason="It is there"),
        asks[1]: Coverage(AskState.LEFT_OUT, reason="It is too early"),
    }
    report = Report(
        sections=(ReportSection("Finance", needs_clearance=True, cleared_by="A. Finch"),),
        appendices=(Appendix(AppendixKind.PLAN, "The plan", "3", "It names firms"),),
        private=PrivateMeeting(urgent=True, agreed_by="The chair", reasons="The tide"),
    )
    plan = replace(plan, answers=(own,), coverage=said, report=report)
    shown = as_shown(plan)
    assert (shown.coverage, shown.report) == (said, report)
    assert shown.part(own.id) == own
