"""Merging: each side's changes are taken, and what clashes is left to a person."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.clash import Clash, Resolution, keep_ours
from desktopapp.plan.merge import merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Answer, Plan, Section, Source, Status
from desktopapp.plan.report import Field, Report, ReportSection
from desktopapp.plan.text import Block, Paragraph, Picture, Run, Text, plain, tidy
from desktopapp.plan.three_way import joined_sentences, merge_lists, sentences
from tests.safety.officer import state
from tests.strategies import harbour, plans, runs


def paragraphs(*texts: str) -> Text:
    return tuple(Paragraph(f"p{n}", (Run(text),)) for n, text in enumerate(texts))


def plan_of(*blocks: Block) -> Plan:
    return replace(state(0), answers=(Answer("a", "t", ("q0",), blocks),))


def words(plan: Plan) -> str:
    return "\n\n".join(plain(part.text) for part in plan.parts())


BASE = plan_of(*paragraphs("One. Two. Three.", "Four. Five."))


def test_changes_in_different_sentences_of_one_paragraph_are_both_taken() -> None:
    ours = plan_of(*paragraphs("Won. Two. Three.", "Four. Five."))
    theirs = plan_of(*paragraphs("One. Two. Free.", "Four. Five."))
    merged = merge(BASE, ours, theirs)
    assert words(merged.plan) == "Won. Two. Free.\n\nFour. Five."
    assert merged.clashes == ()
    assert merged.taken == {"a": "both"}


def test_a_sentence_that_both_changed_is_a_clash_and_a_person_decides() -> None:
    ours = plan_of(*paragraphs("One. 2. Three.", "Four. Five."))
    theirs = plan_of(*paragraphs("One. II. Three.", "Four. Five."))
    merged = merge(BASE, ours, theirs)
    assert merged.clashes == (Clash("a", "a sentence", "Two. ", "2. ", "II. ", both=True),)
    for choice, expected in (
        (Resolution.OURS, "One. 2. Three."),
        (Resolution.THEIRS, "One. II. Three."),
        (Resolution.BOTH, "One. 2. II. Three."),
    ):
        chosen = merge(BASE, ours, theirs, lambda _clash, choice=choice: choice)
        assert words(chosen.plan).startswith(expected)


def test_different_lines_and_sections_of_the_report_to_members_are_both_taken() -> None:
    fields = (Field("Report to", "Cabinet"), Field("Date"))
    risk = ReportSection("Risk", paragraphs("Low. Watched."))
    base = replace(BASE, report=Report("Report", fields, (risk,)))
    ours = replace(base, report=Report("Report", (Field("Report to", "Council"), Field("Date"))))
    ours = replace(ours, report=replace(ours.report, sections=(risk,)))
    cleared = ReportSection("Risk", paragraphs("Low. Watched monthly."))
    dated = (Field("Report to", "Cabinet"), Field("Date", "3 June"))
    theirs = replace(base, report=Report("Report", dated, (cleared,)))
    merged = merge(base, ours, theirs)
    assert merged.plan.report == Report(
        "Report", (Field("Report to", "Council"), Field("Date", "3 June")), (cleared,)
    )
    assert merged.clashes == ()


def test_a_line_of_the_report_that_both_filled_is_a_clash() -> None:
    def filled(value: str) -> Plan:
        return replace(BASE, report=Report("Report", (Field("Date", value),)))

    merged = merge(filled(""), filled("3 June"), filled("4 June"))
    ((clash),) = merged.clashes
    assert (clash.base, clash.ours, clash.theirs) == ("", "3 June", "4 June")


def test_paragraphs_that_both_added_at_one_place_are_both_there() -> None:
    ours = plan_of(*paragraphs("One. Two. Three.", "Four. Five."), Paragraph("x", (Run("Ours."),)))
    theirs = plan_of(
        *paragraphs("One. Two. Three.", "Four. Five."), Paragraph("y", (Run("Theirs."),))
    )
    merged = merge(BASE, ours, theirs)
    assert words(merged.plan).endswith("Four. Five.\n\nOurs.\n\nTheirs.")
    assert not merged.clashes


def test_a_paragraph_that_both_added_alike_is_there_once() -> None:
    ours = plan_of(*BASE.answers[0].text, Paragraph("x", (Run("Same."),)))
    theirs = plan_of(*BASE.answers[0].text, Paragraph("y", (Run("Same."),)))
    assert words(merge(BASE, ours, theirs).plan).count("Same.") == 1


def test_what_one_side_removed_and_the_other_left_alone_is_gone() -> None:
    ours = plan_of(*paragraphs("One. Two. Three."))
    theirs = plan_of(*paragraphs("One. Three.", "Four. Five."))
    merged = merge(BASE, ours, theirs)
    assert words(merged.plan) == "One. Three."
    assert not merged.clashes


@pytest.mark.parametrize("choice", Resolution)
def test_what_one_side_removed_and_the_other_changed_is_a_clash(choice: Resolution) -> None:
    ours = plan_of(*paragraphs("One. Two. Three."))
    theirs = plan_of(*paragraphs("One. Two. Three.", "Four. Five. Six."))
    merged = merge(BASE, ours, theirs, lambda _clash: choice)
    assert [clash.theirs for clash in merged.clashes] == ["Four. Five. Six."]
    assert ("Six" in words(merged.plan)) == (choice is not Resolution.OURS)


def test_fields_are_merged_one_by_one() -> None:
    ours = replace(BASE, title="Ours", council=replace(BASE.council, short_name="Alder"))
    theirs = replace(
        BASE.with_status("q0", Status.READY), council=replace(BASE.council, lead_member="Leader")
    )
    merged = merge(BASE, ours, theirs)
    assert merged.plan.title == "Ours"
    assert merged.plan.council.short_name == "Alder"
    assert merged.plan.council.lead_member == "Leader"
    assert merged.plan.status("q0") is Status.READY
    assert not merged.clashes


def test_a_field_that_both_changed_is_a_clash() -> None:
    merged = merge(BASE, replace(BASE, title="Ours"), replace(BASE, title="Theirs"))
    (clash,) = merged.clashes
    assert (clash.place, clash.base, clash.ours, clash.theirs) == ("title", "0", "Ours", "Theirs")


def test_pictures_and_sources_are_merged_whole() -> None:
    base = replace(BASE, pictures={"a": b"1", "b": b"1"}, sources=(Source("s", "S", text="x"),))
    ours = replace(base, pictures={"a": b"2", "b": b"1"})
    theirs = replace(base, pictures={"a": b"1", "c": b"3"}, sources=(Source("s", "S", text="y"),))
    merged = merge(base, ours, theirs)
    assert merged.plan.pictures == {"a": b"2", "c": b"3"}
    assert merged.plan.sources[0].text == "y"
    clash = merge(base, ours, replace(base, pictures={"a": b"333", "b": b"1"})).clashes[0]
    assert clash.theirs == "a picture of 3 bytes"


def test_blocks_of_one_id_are_all_kept() -> None:
    twice = plan_of(Paragraph("p", (Run("One."),)), Paragraph("p", (Run("Two."),)))
    theirs = replace(twice, title="Theirs")
    ours = twice.with_text("a", (*twice.answers[0].text, Picture("p", "logo.png")))
    merged = merge(twice, ours, theirs)
    assert len(merged.plan.answers[0].text) == 3


def test_without_an_ancestor_every_difference_is_a_clash_and_nothing_is_lost() -> None:
    ours = BASE.with_part(Section("s", "Ours"))
    theirs = replace(plan_of(*paragraphs("One. Two. Three.", "Other.")), title="Theirs")
    merged = merge(None, ours, theirs)
    assert {clash.place for clash in merged.clashes} == {"title", "a paragraph"}
    assert merged.plan.part("s") == Section("s", "Ours")


def test_moved_paragraphs_keep_the_other_sides_words() -> None:
    text = paragraphs("One.", "Two.", "Three.")
    ours = plan_of(text[2], text[0], text[1])
    theirs = plan_of(text[0], replace(text[1], runs=(Run("Two!"),)), text[2])
    merged = merge(plan_of(*text), ours, theirs)
    assert words(merged.plan) == "Three.\n\nOne.\n\nTwo!"


@settings(max_examples=40)
@given(st.none() | plans(harbour()), plans(harbour()), plans(harbour()))
def test_any_two_plans_can_be_brought_together(base: Plan | None, one: Plan, other: Plan) -> None:
    merged = merge(base, one, other)
    assert merged.plan.id == one.id
    assert (merged.plan.report is None) <= (one.report is None or other.report is None)
    assert merge(base, one, one).plan == one


@settings(max_examples=40)
@given(plans(harbour()), plans(harbour()))
def test_a_side_that_changed_nothing_gives_way(base: Plan, other: Plan) -> None:
    other = replace(other, id=base.id)
    assert merge(base, other, base).plan == other
    assert merge(base, base, other).plan == other
    assert merge(base, other, other).plan == other


@given(runs())
def test_sentences_make_up_their_text(text: tuple[Run, ...]) -> None:
    units = sentences(text)
    assert tidy(run for unit in units for run in (*unit.runs, *unit.space)) == tidy(text)
    assert joined_sentences(units) == tidy(text)


def test_a_figure_with_a_point_is_never_cut() -> None:
    base, ours, theirs = (
        plan_of(*paragraphs(f"It saves £{figure}m.")) for figure in ("3.5", "4.5", "3.7")
    )
    (clash,) = merge(base, ours, theirs).clashes
    assert (clash.ours, clash.theirs) == ("It saves £4.5m.", "It saves £3.7m.")


def test_sentences_that_both_put_at_the_end_repeat_nothing_when_both_are_kept() -> None:
    base, ours, theirs = (
        plan_of(*paragraphs(text)) for text in ("One.", "One. Ours.", "One. Theirs.")
    )
    merged = merge(base, ours, theirs, lambda _clash: Resolution.BOTH)
    assert words(merged.plan) == "One. Ours. Theirs."


def test_lists_that_do_not_meet_are_merged_piece_by_piece() -> None:
    pieces = merge_lists("abcd", "aXbcd", "abcY")
    assert "".join("".join(piece) for piece in pieces if isinstance(piece, tuple)) == "aXbcY"
    assert all(isinstance(piece, tuple) for piece in pieces)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("o", "axyO", "ao", "axyO"),  # what came by another way, at the head
        ("o", "zaxO", "ao", "zaxO"),  # among what else was put in
        ("o", "Oxa", "oa", "Oxa"),  # behind
        ("o", "zaxo", "ao", "zaxo"),  # where both put in
        ("ob", "aOb", "oba", "aOba"),  # elsewhere it is a second one
        ("o", "xO", "ao", "axO"),
    ],
)
def test_what_both_put_in_at_one_place_is_there_once_whatever_else_was_changed_there(
    base: str, ours: str, theirs: str, both: str
) -> None:
    for pieces in (merge_lists(base, ours, theirs), merge_lists(base, theirs, ours)):
        assert all(isinstance(piece, tuple) for piece in pieces)
        assert "".join("".join(piece) for piece in pieces if isinstance(piece, tuple)) == both


def test_an_origin_that_one_removed_stays_where_the_other_took_text_from_it() -> None:
    base = replace(BASE, sources=(Source("s", "The harbour review"), Source("u", "Unused")))
    ours = replace(base, sources=())
    theirs = base.with_text(
        "a", (*base.answers[0].text, Paragraph("n", (Run("Six.", origin="s"),)))
    )
    for merged in (
        merge(base, ours, theirs),
        merge(base, theirs, ours),
        merge_unknown(
            ours, theirs, lambda clash: Resolution.BOTH if clash.part else keep_ours(clash)
        ),
    ):
        assert [one.id for one in merged.plan.sources] == ["s"]
    assert merge(base, ours, base).plan == ours
