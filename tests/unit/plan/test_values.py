"""Single values: what people type is understood, kept in one form, printed as in a letter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.values import Typed, said_value, typed_value, value_note
from desktopapp.plan.wanted import AnswerKind

TODAY = date(2027, 3, 1)
NUMBER, MONEY, SHARE = AnswerKind.NUMBER, AnswerKind.MONEY, AnswerKind.PERCENTAGE


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "said"),
    [
        (NUMBER, " 1,250 ", "1250", "1,250"),
        (NUMBER, "12.50", "12.5", "12.5"),
        (NUMBER, "\N{MINUS SIGN}7", "-7", "\N{MINUS SIGN}7"),
        (NUMBER, "-0.0", "0", "0"),
        (NUMBER, ".5", "0.5", "0.5"),
        (NUMBER, "1 250 000", "1250000", "1,250,000"),
        (MONEY, "£1,250.5", "1250.5", "£1,250.50"),
        (MONEY, "1.2m", "1200000", "£1,200,000"),
        (MONEY, "£3 million", "3000000", "£3,000,000"),
        (MONEY, "40k", "40000", "£40,000"),
        (MONEY, "-12 pounds", "-12", "\N{MINUS SIGN}£12"),
        (SHARE, "12.5 per cent", "12.5", "12.5%"),
        (SHARE, "80 %", "80", "80%"),
        (AnswerKind.DATE, "30 June 2027", "2027-06-30", "30 June 2027"),
        (AnswerKind.DATE, "30/6/27", "2027-06-30", "30 June 2027"),
        (AnswerKind.DATE, "30 June", "2027-06-30", "30 June 2027"),
        (AnswerKind.YES_OR_NO, "yes", "Yes", "Yes"),
        (AnswerKind.SHORT, " The harbour board ", "The harbour board", "The harbour board"),
    ],
)
def test_what_is_typed_is_kept_in_one_form_and_printed_as_in_a_letter(
    kind: AnswerKind, typed: str, kept: str, said: str
) -> None:
    assert typed_value(kind, typed, TODAY) == Typed(kept)
    assert value_note(kind, kept) == ""
    assert said_value(kind, kept) == said


@pytest.mark.parametrize(
    ("kind", "typed", "note"),
    [
        (AnswerKind.DATE, "31 June", "June has 30 days."),
        (AnswerKind.DATE, "soon", "Try “16 July 2024”."),
        (NUMBER, "12,5", "Write 12.5 with a point, or 125 without one."),
        (NUMBER, "about 7", "Write this as a number, such as 1,250."),
        (MONEY, "tbc", "Write this as a number, such as £1,250.50."),
        (NUMBER, "1" * 20, "This number has more digits than can be kept."),
        (NUMBER, "£5", "This is money, and a number alone is meant here."),
        (NUMBER, "50 per cent", "This is a percentage, and a number alone is meant here."),
        (MONEY, "110%", "This is a percentage, and money is meant here."),
        (SHARE, "£14.2m", "This is money, and a percentage is meant here."),
        (NUMBER, "nan", "Write this as a number, such as 1,250."),
        (AnswerKind.YES_OR_NO, "perhaps", "This is none of the answers to choose from."),
    ],
)
def test_what_is_not_understood_is_kept_as_it_was_typed_and_it_is_said_why(
    kind: AnswerKind, typed: str, note: str
) -> None:
    assert typed_value(kind, typed, TODAY) == Typed(typed, note, is_understood=False)
    assert value_note(kind, typed) == note
    assert said_value(kind, typed) == typed


def test_more_than_a_hundred_per_cent_is_kept_and_looked_at_again() -> None:
    assert typed_value(SHARE, "110%", TODAY) == Typed("110", "This is more than 100%.")
    assert said_value(SHARE, "110") == "110%"


@given(st.sampled_from(AnswerKind), st.text())
def test_what_is_kept_is_read_again_as_the_same(kind: AnswerKind, words: str) -> None:
    kept = typed_value(kind, words, TODAY).value
    assert typed_value(kind, kept, TODAY).value == kept
    assert typed_value(kind, said_value(kind, kept), TODAY).value == kept
