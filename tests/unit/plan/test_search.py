import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Answer, Plan, Section, SectionPlace, new_plan
from desktopapp.plan.search import find, next_match, pattern, replace_matches
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, Runs, Table, Text, plain_block
from tests.strategies import harbour, texts


def runs(words: str) -> Runs:
    return (Run(words),)


def plan_with(*texts_of_sections: Text) -> Plan:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    for n, text in enumerate(texts_of_sections):
        plan = plan.with_part(Section(f"s{n}", f"Section {n}", SectionPlace.AFTER, text))
    return plan


TEXT: Text = (
    Paragraph("p", (Run("The Council met. The "), Run("coun", bold=True), Run("cil agreed."))),
    Heading("h", runs("Councils"), 2),
    ListItem("l", runs("council’s vote")),
    Table("t", ((runs("coun"), runs("cil")), (runs("x"), runs("a council")))),
)


def test_words_are_found_in_every_kind_of_block_and_across_formats() -> None:
    found = find(plan_with(TEXT), "council")
    assert [(m.block, m.position) for m in found] == [
        ("p", 4),
        ("p", 21),
        ("h", 0),
        ("l", 0),
        ("t", 13),
    ]


def test_the_case_of_letters_is_minded_on_request() -> None:
    assert len(find(plan_with(TEXT), "Council", match_case=True)) == 2


def test_whole_words_leave_longer_words_out() -> None:
    found = find(plan_with(TEXT), "council", whole_words=True)
    assert [m.block for m in found] == ["p", "p", "l", "t"]


@pytest.mark.parametrize("words", ["council's vote", "council’s vote", "council's\u00a0vote"])
def test_a_straight_apostrophe_finds_a_curly_one(words: str) -> None:
    assert [m.block for m in find(plan_with(TEXT), words)] == ["l"]


def test_signs_that_mean_something_in_patterns_are_only_signs() -> None:
    plan = plan_with((Paragraph("p", runs("(£4.5m) [a|b] 100%")),))
    assert [m.position for m in find(plan, "[a|b]")] == [8]
    assert not find(plan, "4x5")
    assert not find(plan, "")


def test_headings_of_parts_are_found_too() -> None:
    (match,) = find(plan_with(TEXT), "Section 0")
    assert (match.part, match.block, match.position) == ("s0", "", 0)
    plan = replace_matches(plan_with(TEXT), (match,), "Closing")
    part = plan.part("s0")
    assert isinstance(part, Section)
    assert part.heading == "Closing"


def test_an_answer_is_searched_with_its_own_heading() -> None:
    theme = harbour().themes[0]
    answer = Answer("a1", theme.id, text=(Paragraph("p", runs("quay")),), own_heading="The quay")
    plan = plan_with().with_part(answer)
    found = find(plan, "quay")
    assert [(m.block, m.position) for m in found] == [("", 4), ("p", 0)]
    changed = replace_matches(plan, found, "harbour").part("a1")
    assert isinstance(changed, Answer)
    assert changed.own_heading == "The harbour"
    assert plain_block(changed.text[0]) == "harbour"


def test_replacing_keeps_formats_and_all_other_words() -> None:
    plan = plan_with(TEXT)
    changed = replace_matches(plan, find(plan, "council"), "authority").part("s0").text
    assert changed[0] == Paragraph(
        "p", (Run("The authority met. The "), Run("authority", bold=True), Run(" agreed."))
    )
    assert plain_block(changed[1]) == "authoritys"
    assert plain_block(changed[3]) == "coun\tcil\nx\ta authority"


def test_the_next_match_is_the_one_at_or_behind_the_caret() -> None:
    plan = plan_with(TEXT, TEXT[:1])
    found = find(plan, "council")
    assert next_match(plan, found, Caret("s0", "p", 5)) == 1
    assert next_match(plan, found, Caret("s0", "t", 14)) == 5
    assert next_match(plan, found, Caret("s1", "p", 40)) == 0
    assert next_match(plan, found, Caret("gone", "", 0)) == 0


@given(texts(4), st.sampled_from(["a", "b>", "no", " ", "ש"]))
@settings(max_examples=60)
def test_replacing_words_by_themselves_changes_no_words(text: Text, words: str) -> None:
    plan = plan_with(text)
    found = [m for m in find(plan, words, match_case=True) if m.part == "s0"]
    changed = replace_matches(plan, found, words).part("s0").text
    assert [plain_block(b) for b in changed] == [plain_block(b) for b in text] or " " in words
    assert len(find(plan, words, match_case=True)) >= len(found)


@given(texts(4))
@settings(max_examples=60)
def test_after_replacing_all_nothing_is_left_to_find(text: Text) -> None:
    plan = plan_with(text)
    plan = replace_matches(plan, find(plan, "a"), "")
    assert not [m for m in find(plan, "a") if m.part == "s0"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("café", "our cafe\u0301"),
        ("cafe\u0301", "our café"),
        ("office", "the o\ufb03ce"),
        ("first", "\ufb01rst"),
        ("harbour", "har\u00adbour"),
        ("co-op", "a co\u2010op"),
    ],
)
def test_words_are_found_however_their_letters_are_written(words: str, text: str) -> None:
    wanted = pattern(words)
    assert wanted
    found = wanted.search(text)
    assert found
    assert found.end() == len(text)
