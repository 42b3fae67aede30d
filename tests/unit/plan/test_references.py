"""What text refers to: declared once beside the run, and never lost by a merge."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from desktopapp.plan.clash import Clash, Resolution, have_ids
from desktopapp.plan.merge import merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Plan, Section
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import REFERENCES, Paragraph, Picture, Run
from tests.safety.officer import state
from tests.strategies import harbour, plans

TO_RECORDS = [name for name, records in REFERENCES.items() if records]
PART = Section("part", "Our plan")


def texts_of(run: Run) -> tuple[Paragraph]:
    return (Paragraph("p", (run,)),)


def keep_words(clash: Clash) -> Resolution:
    """Keep our words, and theirs of all else."""
    return Resolution.OURS if clash.part else Resolution.THEIRS


def test_what_ties_words_to_something_is_declared() -> None:
    of_words = {one.name for one in fields(Run) if one.type is str} - {"text", "extra"}
    assert set(REFERENCES) == of_words
    run = Run("Words", bold=True, **dict.fromkeys(REFERENCES, "tied"))  # type: ignore[arg-type]  # each is text
    assert run.written_here() == Run("Words", bold=True)
    assert TO_RECORDS


@pytest.mark.parametrize("name", TO_RECORDS)
@settings(max_examples=20, phases=[Phase.generate])
@given(data=st.data())
def test_a_record_that_one_side_removes_stays_where_the_other_writes_text_that_names_it(
    name: str, data: st.DataObject
) -> None:
    records = REFERENCES[name]
    base = data.draw(plans(harbour())).with_part(replace(PART, text=texts_of(Run("Was."))))
    there = getattr(base, records)
    assume(there)
    assert have_ids(there)
    told: Any = {name: there[0].id}
    ours = base.with_text("part", texts_of(Run("Is now.", **told)))
    theirs = replace(base, **{records: there[1:]})
    for made in (
        merge(base, ours, theirs),
        merge(base, theirs, ours),
        merge_unknown(ours, theirs, keep_words),
    ):
        assert made.plan.part("part").text == ours.part("part").text
        assert there[0] in getattr(made.plan, records)


def test_a_picture_that_one_side_removed_stays_where_the_words_that_are_kept_show_it() -> None:
    base = state(1).with_part(replace(PART, text=(Picture("q", "quay.png", "The quay"),)))
    ours = base.with_picture("quay.png", b"quay")
    theirs = base.with_text("part", texts_of(Run("No quay.")))
    merged = merge_unknown(ours, theirs, keep_words).plan
    assert merged.part("part") == ours.part("part")
    assert merged.pictures["quay.png"] == b"quay"


def test_what_an_earlier_version_could_keep_of_words_is_kept_though_nothing_asks_for_it() -> None:
    plan = state(1)
    data: Any = plan_data(plan.with_part(replace(PART, text=texts_of(Run("£4m", bold=True)))))
    section = next(one for one in data["sections"] if one["id"] == "part")
    section["text"][0]["runs"][0]["footnote"] = "f1"
    again: Plan = read_plan(data, plan.brief, {})
    assert again.part("part").text == texts_of(Run("£4m", bold=True, extra='{"footnote":"f1"}'))
    assert plan_data(again) == data
