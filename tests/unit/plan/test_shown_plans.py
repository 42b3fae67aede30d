"""What a plan shows: pictures that something names, and nothing that nobody can see."""

import json
from dataclasses import replace

from hypothesis import given

from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan, Source, plan_data, read_plan
from desktopapp.plan.shown import as_shown, named_pictures, with_named, without_unnamed
from desktopapp.plan.text import Foreign, Paragraph, Picture, Run, plain
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
