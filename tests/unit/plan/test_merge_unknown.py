"""Plans of which nobody knows what both come from: nothing is taken, lost or back in silence."""

from dataclasses import fields, replace

from hypothesis import given, settings

from desktopapp.plan.clash import Choice
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.text import Paragraph, Run, plain
from tests.safety.officer import state
from tests.strategies import harbour, plans


@settings(max_examples=25)
@given(plans(harbour()), plans(harbour()))
def test_what_is_chosen_for_all_differences_is_the_plan_of_that_side(
    ours: Plan, theirs: Plan
) -> None:
    theirs = replace(theirs, id=ours.id)
    kept = merge_unknown(ours, theirs, lambda _clash: Choice.OURS)
    assert kept.plan == ours
    taken = merge_unknown(ours, theirs, lambda _clash: Choice.THEIRS).plan
    for field in fields(Plan):
        mine, other = getattr(taken, field.name), getattr(theirs, field.name)
        if field.name in ("answers", "sections", "sources"):
            assert sorted(map(repr, mine)) == sorted(map(repr, other))
        else:
            assert mine == other
    assert bool(kept.clashes) == (taken != ours)
    assert merge_unknown(ours, ours, lambda _clash: Choice.THEIRS).clashes == ()


def test_what_only_one_has_is_asked_and_never_taken() -> None:
    ours = state(3)
    theirs = ours.with_part(Answer("new", "t", (), (Paragraph("p", (Run("New or removed?"),)),)))
    merged = merge_unknown(ours, theirs, lambda _clash: Choice.OURS)
    (clash,) = merged.clashes
    assert (clash.part, clash.ours, clash.theirs) == ("new", "", "New or removed?")
    assert merged.plan == ours
    (other,) = merge_unknown(theirs, ours, lambda _clash: Choice.OURS).clashes
    assert (other.ours, other.theirs) == ("New or removed?", "")


def test_both_keeps_the_words_of_both() -> None:
    ours = state(0).with_text("a1", (Paragraph("p", (Run("Ours."),)), Paragraph("s", ())))
    theirs = state(0).with_text("a1", (Paragraph("p", (Run("Theirs."),)), Paragraph("s", ())))
    merged = merge_unknown(ours, theirs, lambda _clash: Choice.BOTH)
    text = merged.plan.part("a1").text
    assert plain(text).split() == ["Ours.", "Theirs."]
    assert len({block.id for block in text if isinstance(block, Paragraph)}) == len(text)
