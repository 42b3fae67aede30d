"""Text that two people joined, split and moved: what neither removed is there, and once."""

from dataclasses import replace

import pytest

from desktopapp.plan import editing as e
from desktopapp.plan import list_edits as edits
from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Status
from desktopapp.plan.report import Field, Report
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Text,
    plain_block,
)
from tests.safety.officer import state


def said(number: int, words: str) -> Paragraph:
    return Paragraph(f"p{number}", (Run(words),))


def plan_of(*texts: Text) -> Plan:
    answers = (Answer(f"a{n}", "t", (f"q{n}",), text) for n, text in enumerate(texts))
    return replace(state(0), answers=tuple(answers))


def brought(base: Text, ours: Text, theirs: Text) -> tuple[list[str], tuple[Clash, ...]]:
    """Return the paragraphs that come of a text, the same from both sides, and the clashes."""
    plans = [plan_of(text) for text in (base, ours, theirs)]
    merged, turned = merge(*plans), merge(plans[0], plans[2], plans[1])
    assert len(merged.clashes) == len(turned.clashes)
    assert merged.clashes or merged.plan == turned.plan
    return lines(merged), merged.clashes


def lines(merged: Merged, part: int = 0) -> list[str]:
    return [plain_block(block) for block in merged.plan.answers[part].text]


TEXT = (said(1, "Bins are green."), said(2, "Roads are grey."), said(3, "Parks are wide."))


def joined(text: Text, at: int) -> Text:
    """Press Backspace at the beginning of the block behind."""
    return e.remove(text, (at, e.length(text[at])), (at + 1, 0))[0]


def split(text: Text, at: int, spot: int) -> Text:
    """Press Enter in a block."""
    return e.split(text, (at, spot))[0]


def test_what_was_joined_to_a_paragraph_stays_when_the_other_removed_that() -> None:
    assert brought(TEXT, (TEXT[0], TEXT[2]), joined(TEXT, 1)) == (
        ["Bins are green.", "Parks are wide."],
        (),
    )


def test_a_paragraph_joined_before_and_behind_is_one_with_both() -> None:
    found = brought(TEXT, joined(TEXT, 0), joined(TEXT, 1))
    assert found == (["Bins are green.Roads are grey.Parks are wide."], ())


def test_words_that_were_changed_are_in_the_paragraph_they_were_joined_to() -> None:
    theirs = (*TEXT[:2], said(3, "Parks are wide and open."))
    assert brought(TEXT, joined(TEXT, 1), theirs) == (
        ["Bins are green.", "Roads are grey.Parks are wide and open."],
        (),
    )


def test_a_paragraph_of_one_word_is_found_where_it_was_joined() -> None:
    text = (said(1, "In short"), said(2, "yes"), said(3, "Parks are wide."))
    theirs = (text[0], said(2, "certainly"), text[2])
    assert brought(text, joined(text, 0), theirs)[0] == ["In short certainly", "Parks are wide."]


def test_a_sentence_stays_where_the_last_word_before_it_is_written_anew_elsewhere() -> None:
    other = (said(5, "Parks are wide each year."),)
    base = (said(1, "We share quays each year."), *other)
    ours = (said(1, "We share quays each year. We count dues."), *other)
    changed = said(1, "We share quays each year and more.")
    fresh = said(9, "We saved tolls each year. We learn each year.")
    both = ["We share quays each year and more. We count dues.", plain_block(fresh)]
    assert brought(base, ours, (changed, fresh, *other))[0] == [*both, "Parks are wide each year."]
    plans = (
        plan_of(base[:1], other),
        plan_of(ours[:1], other),
        plan_of((changed,), (fresh, *other)),
    )
    merged = merge(*plans)
    assert (lines(merged), lines(merged, 1)[0]) == ([both[0]], both[1])


def test_a_paragraph_that_was_split_takes_changes_of_both_halves() -> None:
    text = (said(1, "We mend roads. We sweep streets. We light them."),)
    theirs = (said(1, "We mend all roads. We sweep streets. We light them. At night."),)
    ours = split(text, 0, 15)
    assert brought(text, ours, theirs) == (
        ["We mend all roads. ", "We sweep streets. We light them. At night."],
        (),
    )


def test_a_half_that_one_parted_and_the_other_removed_is_gone() -> None:
    text = (said(1, "We mend roads. We sweep streets."),)
    assert brought(text, split(text, 0, 15), (said(1, "We mend roads. "),))[0] == [
        "We mend roads. "
    ]


def test_what_stands_between_joined_paragraphs_parts_them_and_nothing_is_lost() -> None:
    theirs = (TEXT[0], said(9, "Lamps are bright."), *TEXT[1:])
    assert brought(TEXT, joined(TEXT, 0), theirs)[0] == [
        "Bins are green.",
        "Lamps are bright.",
        "Roads are grey.",
        "Parks are wide.",
    ]


def test_a_paragraph_cut_out_and_pasted_keeps_what_the_other_wrote_in_it() -> None:
    ours = (*TEXT[1:], replace(TEXT[0], id="pasted"))
    theirs = (said(1, "Bins are green. Lids are blue."), *TEXT[1:])
    assert brought(TEXT, ours, theirs) == (
        ["Roads are grey.", "Parks are wide.", "Bins are green. Lids are blue."],
        (),
    )


def test_a_paragraph_that_both_pasted_elsewhere_is_there_once() -> None:
    ours = (*TEXT[1:], replace(TEXT[0], id="x"))
    theirs = (*TEXT[1:], replace(TEXT[0], id="y"))
    assert brought(TEXT, ours, theirs)[0] == [plain_block(one) for one in ours]


def test_a_paragraph_carried_to_another_answer_takes_the_others_words_with_it() -> None:
    base = plan_of(TEXT, ())
    ours = plan_of(TEXT[1:], (TEXT[0],))
    theirs = plan_of((said(1, "Bins are green and large."), *TEXT[1:]), ())
    merged = merge(base, ours, theirs)
    assert (lines(merged, 0), lines(merged, 1)) == (
        ["Roads are grey.", "Parks are wide."],
        ["Bins are green and large."],
    )
    assert not merged.clashes


def test_a_paragraph_carried_to_two_answers_is_a_clash_and_never_doubled() -> None:
    base = plan_of(TEXT, (), ())
    ours, theirs = plan_of(TEXT[1:], (TEXT[0],), ()), plan_of(TEXT[1:], (), (TEXT[0],))
    merged = merge(base, ours, theirs)
    (clash,) = merged.clashes
    assert not clash.both
    assert (lines(merged, 1), lines(merged, 2)) == (["Bins are green."], [])
    assert lines(merge(base, ours, theirs, lambda _: Resolution.THEIRS), 2) == ["Bins are green."]


def test_a_format_and_a_sentence_are_both_taken() -> None:
    ours = (e.as_heading(TEXT[0], 2), *TEXT[1:])
    theirs = (said(1, "Bins are green. Lids are blue."), *TEXT[1:])
    merged = merge(plan_of(TEXT), plan_of(ours), plan_of(theirs))
    assert not merged.clashes
    assert merged.plan.answers[0].text[0] == Heading(
        "p1", (Run("Bins are green. Lids are blue."),), 2
    )


def test_a_paragraph_that_one_wrote_anew_and_the_other_went_on_with_is_a_clash() -> None:
    ours = (said(1, "Waste is collected weekly."), *TEXT[1:])
    theirs = (said(1, "Bins are green. Lids are blue."), *TEXT[1:])
    merged = merge(plan_of(TEXT), plan_of(ours), plan_of(theirs))
    ((clash),) = merged.clashes
    assert (clash.base, clash.theirs) == ("Bins are green.", "Bins are green. Lids are blue.")


def test_two_formats_of_one_paragraph_are_a_clash_that_cannot_keep_both() -> None:
    ours = (e.as_heading(TEXT[0], 2), *TEXT[1:])
    theirs = (e.as_item(TEXT[0], numbered=True), *TEXT[1:])
    merged = merge(plan_of(TEXT), plan_of(ours), plan_of(theirs), lambda _clash: Resolution.BOTH)
    assert [clash.both for clash in merged.clashes] == [False]
    assert isinstance(merged.plan.answers[0].text[0], Heading)


def test_two_headings_of_one_paragraph_are_told_apart_by_their_levels() -> None:
    item = (e.as_item(TEXT[0], numbered=False), *TEXT[1:])
    ours, theirs = ((e.as_heading(TEXT[0], level), *TEXT[1:]) for level in (1, 3))
    ((clash),) = merge(plan_of(item), plan_of(ours), plan_of(theirs)).clashes
    words = plain_block(TEXT[0])
    assert (clash.ours, clash.theirs) == (
        f"a heading of level 1: {words}",
        f"a heading of level 3: {words}",
    )
    assert clash.base == f"a list item of level 1: {words}"


def test_a_list_keeps_the_labels_of_one_and_the_beginning_of_the_other() -> None:
    items = tuple(ListItem(f"i{n}", (Run(f"Item {n}."),), numbered=True) for n in range(4))
    text = (*items[:2], said(1, "Between them."), *items[2:])
    ours = edits.with_label(edits.going_on(text, 3, on=True), 0, 0, "({a})")
    theirs = edits.starting_at(text, 0, 3)
    merged = merge(plan_of(text), plan_of(ours), plan_of(theirs))
    labels = [one.text for one in item_labels(merged.plan.answers[0].text) if one]
    assert (labels, merged.clashes) == (["(c)", "(d)", "(e)", "(f)"], ())


def test_a_list_that_goes_on_begins_at_one_when_the_other_removed_what_it_goes_on_from() -> None:
    items = tuple(ListItem(f"i{n}", (Run(f"Item {n}."),), numbered=True) for n in range(4))
    text = (*items[:2], said(1, "Between them."), *items[2:])
    ours, theirs = edits.going_on(text, 3, on=True), text[2:]
    merged = merge(plan_of(text), plan_of(ours), plan_of(theirs))
    labels = [one.text for one in item_labels(merged.plan.answers[0].text) if one]
    assert (labels, merged.clashes) == (["1.", "2."], ())


@pytest.mark.parametrize("number", range(20))
def test_paragraphs_that_both_added_stand_in_one_order_whoever_merges(number: int) -> None:
    ours = (*TEXT, said(100 + number, "Ours."), said(7, "Ours too."))
    theirs = (*TEXT, said(1095, "Theirs."))
    found, _ = brought(TEXT, ours, theirs)
    assert found[3:] in (["Ours.", "Ours too.", "Theirs."], ["Theirs.", "Ours.", "Ours too."])


def test_three_who_merge_in_a_circle_end_with_one_plan() -> None:
    base = plan_of(TEXT)
    one, two, three = (
        plan_of((*TEXT[:2], said(number, f"{number} is new."), TEXT[2])) for number in (21, 5, 13)
    )
    both, others, ends = merge(base, one, two), merge(base, two, three), merge(base, three, one)
    ways = [
        merge(two, both.plan, others.plan),
        merge(three, others.plan, ends.plan),
        merge(one, ends.plan, both.plan),
    ]
    assert not any(way.clashes for way in ways)
    assert len({lines(way)[2:5] == lines(ways[0])[2:5] for way in ways}) == 1


def test_pictures_of_one_name_are_each_shown_where_they_were_put() -> None:
    def with_picture(data: bytes, one: str) -> Plan:
        block: Block = Picture(one, "map.png", f"Map {one}")
        return plan_of((*TEXT, block)).with_picture("map.png", data)

    merged = merge(plan_of(TEXT), with_picture(b"ours", "i1"), with_picture(b"theirs", "i2"))
    shown = {
        block.alternative: merged.plan.pictures[block.name]
        for block in merged.plan.answers[0].text
        if isinstance(block, Picture)
    }
    assert shown == {"Map i1": b"ours", "Map i2": b"theirs"}
    assert not merged.clashes


def test_a_picture_that_both_replaced_is_a_clash_and_both_can_be_kept() -> None:
    def with_picture(data: bytes) -> Plan:
        return plan_of((Picture("i1", "map.png", "Map"),)).with_picture("map.png", data)

    merged = merge(*map(with_picture, (b"was", b"ours", b"theirs")), lambda _: Resolution.BOTH)
    blocks = [one for one in merged.plan.answers[0].text if isinstance(one, Picture)]
    assert [merged.plan.pictures[one.name] for one in blocks] == [b"ours", b"theirs"]
    assert [clash.both for clash in merged.clashes] == [True]
    assert len({block.id for block in blocks}) == 2


def test_what_a_later_version_made_and_both_changed_is_a_clash() -> None:
    was, mine, other = (Foreign(f'{{"id": "d", "kind": "drawing", "n": {n}}}') for n in range(3))
    merged = merge(plan_of((was,)), plan_of((mine,)), plan_of((other,)), lambda _: Resolution.BOTH)
    assert merged.plan.answers[0].text == (mine, other)
    assert len(merged.clashes) == 1


def test_what_a_later_version_keeps_is_merged_key_by_key() -> None:
    ours = replace(plan_of(TEXT), extra='{"x-colour":"red"}')
    theirs = replace(plan_of(TEXT), extra='{"x-size":3}')
    merged = merge(plan_of(TEXT), ours, theirs)
    assert merged.plan.extra == '{"x-colour":"red","x-size":3}'
    assert not merged.clashes


def test_items_of_one_list_keep_their_levels_and_words() -> None:
    items = tuple(ListItem(f"i{n}", (Run(words),)) for n, words in enumerate(("one", "two")))
    ours = e.shifted(items[:2], 1, 1, 1)
    theirs = (items[0], replace(items[1], runs=(Run("two or three"),)))
    merged = merge(plan_of(items), plan_of(ours), plan_of(theirs))
    assert merged.plan.answers[0].text[1] == ListItem("i1", (Run("two or three"),), level=1)


def test_questions_that_both_added_to_an_answer_are_all_served() -> None:
    base = plan_of(TEXT)
    ours, theirs = (
        base.with_part(replace(base.answers[0], questions=("q0", one))) for one in ("q3", "q1")
    )
    assert merge(base, ours, theirs).plan.answers[0].questions == ("q0", "q1", "q3")


def test_an_answer_moved_by_one_and_rated_by_the_other_is_both() -> None:
    base = plan_of(TEXT, ())
    ours = base.with_order("t", ["a1", "a0"])
    theirs = base.with_part(replace(base.answers[0], status=Status.READY))
    merged = merge(base, ours, theirs)
    assert [(one.id, one.status) for one in merged.plan.answers] == [
        ("a1", Status.NOT_STARTED),
        ("a0", Status.READY),
    ]


def test_what_was_said_of_an_ask_is_never_mixed_with_anothers_reason() -> None:
    base = plan_of(TEXT)
    ours = base.with_coverage("ask", Coverage(AskState.LEFT_OUT, reason="Too dear."))
    theirs = base.with_coverage("ask", Coverage(AskState.ELSEWHERE, where="a1"))
    merged = merge(base, ours, theirs, lambda _clash: Resolution.THEIRS)
    assert merged.plan.covered("ask") == Coverage(AskState.ELSEWHERE, where="a1")
    assert [clash.both for clash in merged.clashes] == [False]


def test_lines_of_the_report_that_share_a_name_are_not_told_by_their_place() -> None:
    def reported(*values: str) -> Plan:
        fields = tuple(Field("Ward", value) for value in values)
        return replace(plan_of(TEXT), report=Report("Report", fields))

    base = reported("North", "South", "West")
    merged = merge(base, reported("South", "West"), reported("North", "South", "West End"))
    assert merged.plan.report
    assert [field.value for field in merged.plan.report.fields] == ["South", "West End"]
    assert not merged.clashes
    merged = merge(base, reported("East", "Mid"), reported("North", "South", "West End"))
    assert [clash.place for clash in merged.clashes] == [
        "lines of the report that cannot be told apart"
    ]


def test_a_theme_that_one_took_out_of_the_letter_and_the_other_answered_is_a_clash() -> None:
    base = plan_of(TEXT)
    more = replace(base.brief.themes[0], id="t2", questions=())
    base = replace(base, brief=replace(base.brief, themes=(*base.brief.themes, more)))
    ours = replace(base, brief=replace(base.brief, themes=base.brief.themes[:1]))
    theirs = base.with_part(Answer("new", "t2", (), (said(9, "Two."),)))
    merged = merge(base, ours, theirs)
    assert [clash.place for clash in merged.clashes] == ["the themes of the letter"]
    known = {theme.id for theme in merged.plan.brief.themes}
    assert all(answer.theme in known for answer in merged.plan.answers)
    assert merged.plan.part("new").text == (said(9, "Two."),)
