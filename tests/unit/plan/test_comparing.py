"""Comparing two states of a plan: every word of both is told once, with what became of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.compare import ChangeKind, compare, compare_words
from desktopapp.plan.plan import Section, Status
from desktopapp.plan.report import Field, Report, ReportSection
from desktopapp.plan.text import paragraphs
from tests.safety.officer import state


def test_a_changed_word_is_told_among_those_that_stayed() -> None:
    assert compare_words("We share officers.", "We pool officers.") == (
        (ChangeKind.SAME, "We "),
        (ChangeKind.REMOVED, "share"),
        (ChangeKind.ADDED, "pool"),
        (ChangeKind.SAME, " officers."),
    )


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_both_texts_can_be_read_from_their_difference(before: str, after: str) -> None:
    spans = compare_words(before, after)
    assert "".join(text for kind, text in spans if kind is not ChangeKind.ADDED) == before
    assert "".join(text for kind, text in spans if kind is not ChangeKind.REMOVED) == after


def test_only_parts_that_differ_are_told() -> None:
    before = state(0).with_text("a1", paragraphs("We share officers."))
    after = before.with_text("a1", paragraphs("We pool officers.")).with_part(Section("s", "New"))
    after = after.without_part("a2")
    found = {one.part: one for one in compare(before, after)}
    assert found.keys() == {"a1", "a2", "s"}
    assert found["s"].before is None
    assert found["a2"].after is None
    assert (ChangeKind.ADDED, "pool") in found["a1"].spans


def test_a_part_whose_words_stayed_is_told_all_the_same() -> None:
    before = state(0).with_text("a1", paragraphs("We share officers."))
    after = before.with_status("q1", Status.READY)
    (found,) = compare(before, after)
    assert found.spans == ((ChangeKind.SAME, "We share officers."),)


def test_words_that_follow_each_other_are_told_as_one_change() -> None:
    assert compare_words("They share few officers.", "They lend two officers.") == (
        (ChangeKind.SAME, "They "),
        (ChangeKind.REMOVED, "share few"),
        (ChangeKind.ADDED, "lend two"),
        (ChangeKind.SAME, " officers."),
    )


def test_a_sentence_put_in_among_like_ones_is_told_alone() -> None:
    like = "We met the target in the year. " * 4
    added = "We missed one target. "
    found = compare_words(like, like[:62] + added + like[62:])
    assert (
        "".join(words for kind, words in found if kind is ChangeKind.ADDED).split()
        == added.split()
    )
    assert not any(kind is ChangeKind.REMOVED for kind, _ in found)


def test_what_was_typed_in_the_report_to_members_is_told() -> None:
    before = replace(
        state(0),
        report=Report(sections=(ReportSection("Finance", paragraphs("It costs £10m.")),)),
    )
    after = replace(
        state(0),
        report=Report(
            fields=(Field("Report to", "Cabinet"),),
            sections=(ReportSection("Finance", paragraphs("It costs £12m.")),),
        ),
    )
    (found,) = compare(before, after)
    assert found.name == "The report to members"
    told = {kind: "".join(word for one, word in found.spans if one is kind) for kind in ChangeKind}
    assert "£10m" in told[ChangeKind.REMOVED]
    assert "£12m" in told[ChangeKind.ADDED]
    assert "Cabinet" in told[ChangeKind.ADDED]


def test_every_field_of_a_plan_that_may_differ_is_told() -> None:
    before = state(0)
    after = replace(
        before,
        title="Another title",
        council=replace(before.council, name="Another Council"),
        theme_headings={"t1": "Ours"},
        address_override="plans@example.org",
        extra='{"later":1}',
    )
    assert [one.name for one in compare(before, after)] == [
        "The title",
        "The details of the council",
        "The headings of themes",
        "The address",
        "What a later version of Planwright added",
    ]
