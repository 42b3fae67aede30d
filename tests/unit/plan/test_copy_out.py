"""The answers of a plan as they are put into a form, and what was entered."""

from dataclasses import replace

from desktopapp.plan.copy_out import (
    EntryState,
    entry_state,
    limit_counts,
    said_entered,
    with_entered,
    without_entered,
)
from desktopapp.plan.copy_pieces import (
    CopyPiece,
    asked_above,
    beside_the_form,
    copy_pieces,
    piece_name,
)
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import paragraphs
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit
from desktopapp.store.resources import sample, sample_response
from tests.strategies import harbour


def piece(plan: Plan, number: str) -> CopyPiece:
    """Return what goes into the box of the question of a number."""
    return next(one for one in copy_pieces(plan) if one.number == number)


def test_every_question_has_its_piece_in_the_forms_order_by_its_own_number() -> None:
    plan = sample()
    found = copy_pieces(plan)
    assert [one.place for one in found] == [one.id for _, one in plan.brief.questions()]
    assert [one.number for one in found][:3] == ["1.1", "1.2", "1.3"]


def test_a_text_for_two_questions_is_offered_at_each_and_says_so() -> None:
    plan = sample()
    assert piece(plan, "3.6").text == piece(plan, "3.7").text != ""
    assert piece(plan, "3.6").notes == (
        "The plan has one text for this and 3.7. It is offered at each.",
    )


def test_a_question_without_text_says_what_was_settled_and_is_not_to_be_entered() -> None:
    plan = sample()
    assert entry_state(plan, piece(plan, "3.8")) is EntryState.NO_TEXT
    assert piece(plan, "3.8").notes == ("Settled in the plan without text: “Does not apply”.",)
    assert said_entered(plan, copy_pieces(plan)) == "0 of 24 entered; 1 question without text"


def test_what_belongs_to_no_question_is_named() -> None:
    assert beside_the_form(sample()) == (
        "Introduction",
        "Leading our place",
        "How we will know, and how you can",
    )


def test_what_was_entered_and_then_changed_says_so() -> None:
    plan = sample()
    plan = with_entered(plan, piece(plan, "1.1"), "A. Brook", "2024-07-01 10:00:00+01:00")
    assert entry_state(plan, piece(plan, "1.1")) is EntryState.ENTERED
    answer = plan.answers_to(piece(plan, "1.1").place)[0]
    changed = plan.with_text(answer.id, paragraphs("Another text."))
    assert entry_state(changed, piece(changed, "1.1")) is EntryState.CHANGED
    pieces = copy_pieces(changed)
    assert said_entered(changed, pieces).startswith("0 of 24 entered, 1 changed since")
    again = without_entered(changed, piece(changed, "1.1").key)
    assert entry_state(again, piece(again, "1.1")) is EntryState.TO_ENTER


def test_what_two_people_entered_is_all_entered_and_nobody_is_asked() -> None:
    plan = sample()
    early, late = "2024-07-01 10:00:00+01:00", "2024-07-01 11:00:00+01:00"
    both = with_entered(plan, piece(plan, "1.1"), "A. Brook", early)
    ours = with_entered(both, piece(plan, "1.2"), "A. Brook", early)
    theirs = with_entered(with_entered(both, piece(plan, "1.3"), "C. Day", late),
                          piece(plan, "1.2"), "C. Day", late)  # fmt: skip
    for sides in ((ours, theirs), (theirs, ours)):
        merged = merge(plan, *sides)
        assert not merged.clashes
        states = {one.number: entry_state(merged.plan, one) for one in copy_pieces(plan)}
        assert [states[number] for number in ("1.1", "1.2", "1.3")] == [EntryState.ENTERED] * 3
        assert merged.plan.entered[piece(plan, "1.2").key].by == "C. Day"


def test_a_tick_that_one_took_back_is_gone_after_a_merge() -> None:
    plan = sample()
    base = with_entered(plan, piece(plan, "1.1"), "A. Brook", "2024-07-01 10:00:00+01:00")
    merged = merge(base, without_entered(base, piece(plan, "1.1").key), base)
    assert merged.plan.entered == {}


def test_a_theme_that_asks_without_questions_has_a_piece_of_its_own() -> None:
    brief = harbour()
    theme = replace(brief.themes[0], questions=(), asks=())
    bare = replace(brief, themes=(theme, *brief.themes[1:]))
    plan = new_plan(bare, sample().council)
    assert copy_pieces(plan)[0].place == theme.id


def limited(*limits: Limit, text: str = "one two-three four") -> CopyPiece:
    """Make a piece with limits."""
    return CopyPiece("q", "q", "7", "A label", "What?", text, limits=limits)


def test_the_count_says_in_words_by_how_much_it_is_too_long() -> None:
    hyphens = FormCounting.HYPHENS_PART
    found = limit_counts(limited(Limit(LimitUnit.WORDS, 3, counting=hyphens)))
    assert [one.said for one in found] == [
        "4 of 3 words (words with hyphens as several): 1 word too many"
    ]
    assert [one.over for one in found] == [1]


def test_a_suggested_limit_is_said_to_be_one() -> None:
    found = limit_counts(limited(Limit(LimitUnit.CHARACTERS, 1500, hard=False)))
    assert [one.said for one in found] == ["18 of 1,500 characters suggested"]


def test_without_a_limit_both_counts_are_told() -> None:
    assert [one.said for one in limit_counts(limited())] == ["3 words, 18 characters"]


def test_a_settled_question_with_text_offers_its_text() -> None:
    plan = sample()
    question = next(one for _, one in plan.brief.questions() if one.asks)
    for ask in question.asks:
        plan = plan.with_coverage(ask.id, Coverage(AskState.HERE))
    assert next(one for one in copy_pieces(plan) if one.place == question.id).text


def response() -> dict[str, CopyPiece]:
    """Return the boxes of the sample’s response, in which each kind of answer is given."""
    return {piece_name(one): one for one in copy_pieces(sample_response())}


def test_what_is_chosen_and_its_reasons_are_boxes_of_their_own() -> None:
    choice, reasons = (response()[f"5 The principles: {one}"] for one in ("Choice", "Reasons"))
    assert (choice.text, choice.notes) == ("Yes", ("Choose this in the form.",))
    assert limit_counts(choice) == ()
    assert [one.said for one in limit_counts(reasons)] == ["49 of 150 words"]


def test_each_field_is_a_box_and_numbers_have_their_units() -> None:
    boxes = response()
    assert boxes["1 Who answers: Role"].text == "Head of Policy and Performance"
    assert boxes["17 What it costs now"].text == "£184,500"
    assert boxes["18 The share of others"].text == "22.5%"
    assert boxes["11 When it was agreed"].text == "18 November 2025"
    assert boxes["8 Which matter most"].text == "Clean water\nSafe paths\nA say for residents"


def test_a_table_that_is_filled_in_is_a_line_for_each_row() -> None:
    assert response()["20 Others who should pay"].text == (
        "Who: Owners of moorings; For what: Lights and steps at the moorings\n"
        "Who: The water company; For what: Clearing what its overflows leave"
    )


def test_why_a_question_has_no_answer_is_told_and_never_pasted() -> None:
    left = response()["4 Members who answer"]
    assert (left.text, left.notes) == ("", ("No answer: for individual members.",))
    assert response()["15 Bridges and towpaths"].notes == ("Not a highway authority.",)


def test_every_box_of_one_form_is_known_by_a_key_of_its_own() -> None:
    keys = [one.key for one in copy_pieces(sample_response())]
    assert len(set(keys)) == len(keys)


def test_a_heading_says_a_question_once() -> None:
    whole = CopyPiece(
        "q", "q", "2.3", "How will it address what is…", "How will it address what is said?"
    )
    assert asked_above(whole) == ("2.3 How will it address what is said?", "")
    named = whole._replace(label="The challenges")
    assert asked_above(named) == ("2.3 The challenges", "How will it address what is said?")
