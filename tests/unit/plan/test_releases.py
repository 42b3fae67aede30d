"""Releases: who sent a plan, in which words, what was changed since, whatever the clock says."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.release import OpenThen, Release, ReleaseKind
from desktopapp.plan.releases import (
    MOST_OPEN,
    doubt_of_day,
    latest_release,
    named_since,
    released,
    releases_told,
    said_release,
    said_since,
    without_release,
)
from desktopapp.plan.shared import as_shown
from desktopapp.plan.text import Paragraph, Run
from desktopapp.store.planfile import decode_plan, encode
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans

SENT, PUBLIC = ReleaseKind.SUBMISSION, ReleaseKind.PUBLICATION
WHEN = "2024-07-12 14:05:00+01:00"


def sent(plan: Plan, release_id: str = "r1", when: str = WHEN) -> tuple[Plan, Release]:
    made = released(plan, release_id, SENT, "A. Brook", when)
    return made, made.releases[-1]


def written(plan: Plan, *numbers: int) -> Plan:
    """Return the plan with other words in some answers."""
    for n in numbers:
        plan = plan.with_text(plan.answers[n].id, (Paragraph("p", (Run(f"Other words {n}."),)),))
    return plan


def test_it_is_said_who_did_it_and_when() -> None:
    _, release = sent(sample())
    assert said_release(release) == "Submitted by A. Brook on 12 July 2024"
    assert said_release(replace(release, by="", when="", kind=PUBLIC)) == "Published"


def test_what_was_changed_since_is_counted_and_named() -> None:
    plan, release = sent(sample())
    assert said_since(plan, release) == ""
    changed = written(plan, 0, 1, 4)
    assert said_since(changed, release) == "3 answers changed since it was submitted"
    assert named_since(changed, release).startswith(
        plan.brief.number(plan.answers[0].questions[0])
    )
    gone = plan.without_part(plan.answers[0].id)
    assert said_since(gone, release) == "1 answer changed since it was submitted"
    assert named_since(gone, release) == "1 text is gone"
    titled = replace(plan, title="Another")
    assert said_since(titled, release) == "A title or heading changed since it was submitted"
    assert said_since(written(plan, *range(9)), release).startswith("9 answers")
    assert "4 more" in named_since(written(plan, *range(9)), release)


def test_what_is_not_printed_changes_nothing() -> None:
    plan, release = sent(sample())
    other = replace(plan, passed_words={"quay": "Quay"}, entered={}, sources=())
    assert said_since(other, release) == ""


@given(data=st.data())
def test_a_release_is_true_of_the_plan_it_was_made_of_and_comes_back_from_its_file(
    data: st.DataObject,
) -> None:
    plan, release = sent(data.draw(plans(harbour())), "one that no plan has")
    again = decode_plan(encode(plan)).plan
    assert again.releases[-1] == release
    assert said_since(again, release) == ""


def test_two_releases_of_two_people_are_both_kept_and_the_later_is_the_latest() -> None:
    base = sample()
    ours, first = sent(base, "ours", "2024-07-12 14:05:00+01:00")
    theirs, second = sent(base, "theirs", "2024-07-12 13:30:00+00:00")
    merged = merge(base, ours, theirs)
    assert not merged.clashes
    assert len(merged.plan.releases) == 2
    assert all(one in merged.plan.releases for one in (first, second))
    assert latest_release(merged.plan, SENT) == second  # by the moment, not by the clock's digits
    assert latest_release(merged.plan, PUBLIC) is None
    assert without_release(merged.plan, "theirs").releases == (first,)


def test_times_that_no_clock_has_come_first_and_hinder_nothing() -> None:
    plan, _ = sent(sample(), "good")
    for n, when in enumerate(("", "yesterday", "0001-01-01", "9999-12-31 23:59:59-23:00")):
        plan, _ = sent(plan, f"odd{n}", when)
    assert len(releases_told(plan)) == 5
    assert releases_told(plan)[-1].when in ("", "yesterday")


def test_a_day_that_cannot_be_is_asked_about() -> None:
    plan, today = sample(), date(2024, 7, 12)
    assert doubt_of_day(plan, SENT, today, today) == ""
    assert "clock" in doubt_of_day(plan, SENT, date(1970, 1, 1), today)
    assert "still to come" in doubt_of_day(plan, SENT, date(2024, 7, 13), today)
    assert "before the letter" in doubt_of_day(plan, SENT, date(2024, 1, 2), today)
    released_then, _ = sent(plan)
    early = doubt_of_day(released_then, PUBLIC, date(2024, 7, 1), today)
    assert early == "1 July 2024 is before it was submitted. Is the day right?"


def test_of_thousands_of_open_things_the_first_are_listed_and_the_others_counted() -> None:
    many = [OpenThen("should", f"Finding {n}") for n in range(5000)]
    plan = released(sample(), "r", SENT, "A. Brook", WHEN, "", many)
    assert len(plan.releases[0].open) == MOST_OPEN
    assert plan.releases[0].more == 5000 - MOST_OPEN


def test_a_copy_that_is_shared_does_not_tell_who_released_it_and_why() -> None:
    plan = released(sample(), "r", SENT, "A. Brook", WHEN, "The minister wants it", ())
    assert as_shown(plan).releases == ()
