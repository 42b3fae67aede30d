"""The gate: what must be mended keeps a plan from being marked, and never from being made."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.operations.exporting import export
from desktopapp.operations.releasing import gate_data, gate_lines, look_at_gate, release_plan
from desktopapp.operations.setting_aside import with_set_aside
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.release import ReleaseKind
from desktopapp.plan.releases import said_open_then
from desktopapp.plan.text import Paragraph, Picture, Run, Text
from desktopapp.store.resources import brief, sample

DAY = date(2024, 7, 12)
WHEN = "2024-07-12 14:05:00+01:00"
SENT = ReleaseKind.SUBMISSION


def with_text(plan: Plan, *blocks: Picture | Paragraph) -> Plan:
    first = plan.answers[0]
    text: Text = (*first.text, *blocks)
    return plan.with_part(replace(first, text=text))


def undescribed() -> Plan:
    """Return a plan with a picture that nobody described, which must be mended."""
    return with_text(sample(), Picture("new", "quay.png"))


def test_a_plan_in_which_nothing_must_be_mended_is_marked_with_what_is_open() -> None:
    plan = with_text(sample(), Paragraph("typed", (Run("- a bullet that was typed"),)))
    gate = look_at_gate(plan, DAY, SENT)
    assert not gate.must
    made = release_plan(plan, gate, "r", "A. Brook", WHEN, "The letter’s day is today.")
    (release,) = made.releases
    assert release.by == "A. Brook"
    assert release.reason == "The letter’s day is today."
    assert "A bullet was typed" in " ".join(one.words for one in release.open)
    assert replace(made, releases=()) == plan


def test_what_must_be_mended_blocks_the_mark_and_no_document(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    plan = undescribed()
    gate = look_at_gate(plan, DAY, SENT)
    assert [str(one.severity) for one in gate.must] == ["must"]
    with pytest.raises(Problem, match="1 thing must be mended"):
        release_plan(plan, gate, "r", "A. Brook", WHEN)
    assert export(plan, tmp_path_factory.mktemp("out"), ("web",), today=DAY).files


def test_an_empty_plan_and_one_that_nobody_signs_are_not_marked() -> None:
    empty = new_plan(brief("productivity-2024"), Council("Fenmoor District Council"))
    with pytest.raises(Problem, match="Nothing is written yet"):
        release_plan(empty, look_at_gate(empty, DAY, SENT), "r", "A. Brook", WHEN)
    plan = sample()
    with pytest.raises(Problem, match="not said who"):
        release_plan(plan, look_at_gate(plan, DAY, SENT), "r", " \n", WHEN)


def test_what_was_set_aside_counts_no_more_and_is_kept_with_its_reason() -> None:
    plan = with_text(sample(), Paragraph("typed", (Run("- a bullet that was typed"),)))
    open_before = look_at_gate(plan, DAY, SENT)
    (found,) = [one for one in open_before.open.found if one.rule.name == "typed bullet"]
    aside = with_set_aside(plan, (found,), "It is a quotation.", "A. Brook", WHEN)
    gate = look_at_gate(aside, DAY, SENT)
    assert len(gate.points) == len(open_before.points) - 1
    assert "It is a quotation." in "\n".join(gate_lines(aside, gate))
    (release,) = release_plan(aside, gate, "r", "A. Brook", WHEN).releases
    assert [one.reason for one in release.open if one.reason] == ["It is a quotation."]
    assert said_open_then(release).endswith("1 set aside")


def test_the_gate_is_said_with_what_was_changed_since_it_was_submitted() -> None:
    plan = release_plan(sample(), look_at_gate(sample(), DAY, SENT), "r", "A. Brook", WHEN)
    changed = with_text(plan, Paragraph("more", (Run("More was saved."),)))
    gate = look_at_gate(changed, DAY, ReleaseKind.PUBLICATION)
    lines = "\n".join(gate_lines(changed, gate))
    assert "Submitted by A. Brook on 12 July 2024." in lines
    assert "1 answer changed since it was submitted" in lines
    data = gate_data(changed, gate)
    assert data["gate"] == "publication"
    assert data["ready"] is True
    assert data["must"] == 0
    assert gate_data(undescribed(), look_at_gate(undescribed(), DAY, SENT))["ready"] is False
