"""Plans of which nobody knows what both come from: nothing is taken, lost or back in silence."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.clash import Resolution, keep_ours
from desktopapp.plan.merge import merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan
from desktopapp.plan.report import Report, ReportSection
from desktopapp.plan.text import Paragraph, Picture, Run, Table, plain
from tests.safety.officer import state
from tests.strategies import harbour, plans


@settings(max_examples=25)
@given(plans(harbour()), plans(harbour()))
def test_what_is_chosen_for_all_differences_is_the_plan_of_that_side(
    ours: Plan, theirs: Plan
) -> None:
    theirs = replace(theirs, id=ours.id)
    kept = merge_unknown(ours, theirs, lambda _clash: Resolution.OURS)
    assert kept.plan == ours
    taken = merge_unknown(ours, theirs, lambda _clash: Resolution.THEIRS).plan
    for field in fields(Plan):
        mine, other = getattr(taken, field.name), getattr(theirs, field.name)
        if field.name in ("answers", "sections", "sources"):
            assert sorted(map(repr, mine)) == sorted(map(repr, other))
        else:
            assert mine == other
    assert bool(kept.clashes) == (taken != ours)
    assert merge_unknown(ours, ours, lambda _clash: Resolution.THEIRS).clashes == ()


def test_what_only_one_has_is_asked_and_never_taken() -> None:
    ours = state(3)
    theirs = ours.with_part(Answer("new", "t", (), (Paragraph("p", (Run("New or removed?"),)),)))
    merged = merge_unknown(ours, theirs, lambda _clash: Resolution.OURS)
    (clash,) = merged.clashes
    assert (clash.part, clash.ours, clash.theirs) == ("new", "", "New or removed?")
    assert merged.plan == ours
    (other,) = merge_unknown(theirs, ours, lambda _clash: Resolution.OURS).clashes
    assert (other.ours, other.theirs) == ("New or removed?", "")


def test_both_keeps_the_words_of_both() -> None:
    ours = state(0).with_text("a1", (Paragraph("p", (Run("Ours."),)), Paragraph("s", ())))
    theirs = state(0).with_text("a1", (Paragraph("p", (Run("Theirs."),)), Paragraph("s", ())))
    merged = merge_unknown(ours, theirs, lambda _clash: Resolution.BOTH)
    text = merged.plan.part("a1").text
    assert plain(text).split() == ["Ours.", "Theirs."]
    assert len({block.id for block in text if isinstance(block, Paragraph)}) == len(text)


def reported(*words: str) -> Plan:
    """Return a plan with a report, of which each section says one thing."""
    sections = tuple(
        ReportSection(f"Part {n}", (Paragraph(f"r{n}", (Run(one),)),))
        for n, one in enumerate(words)
    )
    return replace(state(0), report=Report(title="To the harbour board", sections=sections))


def test_reports_that_differ_are_asked_section_by_section_with_all_their_words() -> None:
    ours, theirs = reported("Quays are safe.", "Ours."), reported("Quays are safe.", "Theirs.")
    (clash,) = merge_unknown(ours, theirs, keep_ours).clashes
    assert clash.place == "the report to members, Part 1"
    assert (clash.ours, clash.theirs) == ("Part 1: Ours.", "Part 1: Theirs.")
    assert merge_unknown(ours, theirs, lambda _clash: Resolution.THEIRS).plan == theirs
    (clash,) = merge_unknown(ours, reported("Quays are safe."), keep_ours).clashes
    assert "Ours." in clash.ours


def test_a_clash_shows_headings_and_what_pictures_and_tables_are_said_to_show() -> None:
    cell = (Run("£4m"),)
    text = (
        Paragraph("p", (Run("Words."),)),
        Picture("i", "crane.png", "The crane at noon"),
        Table("t", ((cell, cell),), summary="Dues by quay"),
    )
    later = '{"note": "Cleared by legal"}'
    answer = replace(state(0).part("a1"), own_heading="What we did", text=text, extra=later)
    theirs = state(0).with_part(answer)
    said = "\n".join(
        f"{one.place}: {one.theirs}" for one in merge_unknown(state(0), theirs, keep_ours).clashes
    )
    shown = (
        "Cleared by legal",
        "What we did",
        "Words.",
        "The crane at noon",
        "Dues by quay",
        "£4m",
    )
    assert [one for one in shown if one not in said] == []
    without = state(0).without_part("a1")
    (clash,) = merge_unknown(without, theirs, keep_ours).clashes
    assert [one for one in shown if one not in clash.theirs] == []
    assert clash.place == "a text that only one of you has"
    (clash,) = merge(state(0), without, theirs).clashes
    assert [one for one in shown if one not in clash.theirs] == []


def test_a_setting_is_said_in_words() -> None:
    coverage = {"ask1": Coverage(AskState.ELSEWHERE, reason="See the port plan.", published=True)}
    theirs = replace(state(0), coverage=coverage)
    (clash,) = merge_unknown(state(0), theirs, keep_ours).clashes
    assert clash.place == "coverage, ask1"
    assert clash.theirs == "answered elsewhere: See the port plan., published"


def placed(order: str) -> Plan:
    """Return a plan with answers to one question, each with its name as its words, in an order."""
    text = {name: (Paragraph(f"p{name}", (Run(name),)),) for name in order}
    answers = tuple(Answer(name, "t", ("q",), text[name]) for name in order)
    return replace(state(0), answers=answers)


@given(st.permutations("BDFH"), st.sets(st.sampled_from("ACEGI")), st.sets(st.sampled_from("KLM")))
def test_what_one_of_two_has_stands_in_the_same_place_whoever_merges(
    both: list[str], ours: set[str], theirs: set[str]
) -> None:
    def order(only: set[str]) -> str:
        row = list(both)
        for name in sorted(only):
            row.insert(ord(name) % (len(row) + 1), name)
        return "".join(row)

    sides = placed(order(ours)), placed(order(theirs))
    one, other = (
        merge_unknown(*pair, lambda _clash: Resolution.BOTH) for pair in (sides, sides[::-1])
    )
    assert one.plan == other.plan
    assert "the order" not in {clash.place for clash in one.clashes}


def test_an_order_that_differs_is_asked_where_it_is_not_known_who_moved_what() -> None:
    ours, theirs = placed("ABC"), placed("CAB")
    (clash,) = merge_unknown(ours, theirs, keep_ours).clashes
    assert (clash.place, clash.ours, clash.theirs) == ("the order", "A\nB\nC", "C\nA\nB")
    assert merge_unknown(ours, theirs, keep_ours).plan == ours
    assert merge_unknown(ours, theirs, lambda _clash: Resolution.THEIRS).plan == theirs
