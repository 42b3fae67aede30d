"""Borrowed words land in the plan with marks on all that must be looked at."""

from collections.abc import Mapping
from datetime import date

import pytest

from desktopapp.language.flagging import Flag
from desktopapp.operations.pencilling import pencilled, to_settle
from desktopapp.operations.reusing import Offer, with_our_names, with_passage
from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import MarkKind, pencil_marks
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import plain, plain_runs
from tests.strategies import harbour

TODAY = date(2026, 11, 20)
THEIRS, OURS = "Wending Borough Council", "Sallow District Council"
SAID = (
    "Wending Borough Council opened Corn Exchange Hall in 2011, a house of the 16th century. "
    "Wending Borough Council has also let 45 homes at Primrose Gardens. Everybody gained."
)


def plan_of(council: str = OURS) -> Plan:
    return new_plan(harbour(), Council(council))


def offered(text: str, *, own: bool = False) -> Offer:
    """Return a passage as it is offered to a plan."""
    found, shared = to_settle(plan_of(), text, THEIRS, date(2022, 1, 1), TODAY, own=own)
    return Offer(
        ref="p1",
        key="k1",
        council=THEIRS,
        document="Review",
        dated="2022",
        age="",
        heading="",
        text=text,
        own=own,
        used=False,
        matching=(),
        flags=found,
        shared=shared,
    )


def inserted(offer: Offer, instead: Mapping[Flag, str]) -> tuple[str, list[tuple[MarkKind, str]]]:
    """Insert a passage; return the words of the answer, and its marks with their words."""
    plan = plan_of()
    question = next(one.id for _, one in plan.brief.questions())
    made, _ = with_passage(plan, question, Caret(), offer, instead)
    (answer,) = made.answers_to(question)
    return plain(answer.text), [(mark.kind, mark.words) for mark in pencil_marks(made)]


def test_all_that_must_change_is_marked_years_and_centuries_too() -> None:
    offer = offered(SAID)
    words, marks = inserted(offer, {})
    assert words == SAID
    assert marks == [
        (MarkKind.COUNCIL, "Wending Borough Council"),
        (MarkKind.NAME, "Corn Exchange Hall"),
        (MarkKind.DATE, "2011"),
        (MarkKind.DATE, "16th century"),
        (MarkKind.COUNCIL, "Wending Borough Council"),
        (MarkKind.FIGURE, "45 homes"),
        (MarkKind.NAME, "Primrose Gardens"),
    ]
    assert offer.to_check == "7 to check before it is ours"


def test_our_name_in_the_place_of_theirs_asks_in_each_sentence_whether_it_is_true_of_us() -> None:
    offer = offered(SAID)
    words, marks = inserted(offer, with_our_names(offer))
    assert words.startswith("Sallow District Council opened")
    claims = [said for kind, said in marks if kind is MarkKind.CLAIM]
    assert claims == [OURS, OURS]
    assert MarkKind.COUNCIL not in [kind for kind, _ in marks]


def test_what_was_typed_instead_goes_into_the_text_and_leaves_no_mark() -> None:
    offer = offered(SAID)
    hall = next(flag for flag in offer.flags if SAID[flag.start : flag.end].endswith("Hall"))
    words, marks = inserted(offer, {**with_our_names(offer), hall: "Market House"})
    assert "opened Market House in 2011" in words
    assert not any("Hall" in said or "House" in said for _, said in marks)


def test_where_nothing_is_found_it_is_said_what_was_looked_for_and_the_claim_is_marked() -> None:
    said = "We share what we learn with everyone. It works."
    offer = offered(said)
    assert offer.to_check == "No names, dates or figures found. Still Wending’s claim."
    assert inserted(offer, {}) == (
        said,
        [(MarkKind.CLAIM, "We share what we learn with everyone.")],
    )


def test_of_our_own_earlier_text_no_history_and_no_claim_is_marked() -> None:
    said = "We opened the hall in 1987. We share what we learn."
    offer = offered(said, own=True)
    assert inserted(offer, {}) == (said, [])
    assert offer.to_check == "No names, dates or figures found."


def test_no_two_marks_stand_in_the_same_words() -> None:
    found, _ = to_settle(plan_of(), SAID * 3, THEIRS, None, TODAY, own=False)
    ends = [0, *(flag.end for flag in found)]
    assert all(flag.start >= end for flag, end in zip(found, ends, strict=False))


@pytest.mark.parametrize(
    ("said", "year"), [("the Local Government Act 1972 and", ""), ("In the 1990s we", "1990s")]
)
def test_the_year_of_an_act_is_nobodys_history(said: str, year: str) -> None:
    found, _ = to_settle(plan_of(), said, THEIRS, date(2022, 1, 1), TODAY, own=False)
    assert [said[flag.start : flag.end] for flag in found if flag.kind == "time"] == [
        one for one in (year,) if one
    ]


def test_marks_of_a_long_passage_keep_its_words() -> None:
    found, _ = to_settle(plan_of(), SAID * 20, THEIRS, None, TODAY, own=False)
    assert plain_runs(pencilled(SAID * 20, found, {}, THEIRS, own=False)) == SAID * 20
