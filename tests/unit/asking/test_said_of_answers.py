"""What a letter says around its questions: how many ticks, on which answer, in what form."""

import pytest

from desktopapp.asking.checking import asked_of_letter
from desktopapp.operations.letters import read_words
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.council import Council
from desktopapp.plan.given import Given
from desktopapp.plan.giving import given_notes, not_reached, with_given
from desktopapp.plan.plan import new_plan
from desktopapp.plan.wanted import DocumentForm, LimitUnit

HARBOURS = """Harbour safety: consultation

Question 1: Which of the following hazards matter to you? Choose up to three.

- Fog
- Tides
- Rocks
- Ice

Question 2: Do you agree that harbours should be lit?

- Strongly agree
- Agree
- Neither agree nor disagree
- Disagree
- Strongly disagree

Question 3: If you disagree, which of these would you prefer?

- No lights
- Fewer lights

Question 4: How would you mark the rocks?

Declaration

Signed for the council
"""


@pytest.fixture(scope="module")
def harbours() -> Brief:
    return read_words(HARBOURS, "Harbours")


def asked(brief: Brief, number: str) -> Question:
    return brief.question(brief.find(number))[1]


def test_more_ticks_than_the_letter_allows_are_told(harbours: Brief) -> None:
    question = asked(harbours, "1")
    assert question.at_most == 3
    three = Given(chosen=("Fog", "Tides", "Ice"))
    assert list(given_notes(question, three)) == []
    four = Given(chosen=question.options)
    assert list(given_notes(question, four)) == [
        ("", "The letter allows up to 3. 4 are ticked: take 1 off.")
    ]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Disagree", ""),
        ("Strongly disagree", ""),
        ("Agree", "Asked only after “Disagree” or “Strongly disagree” to 2"),
        ("Neither agree nor disagree", "Asked only after “Disagree” or “Strongly disagree” to 2"),
    ],
)
def test_if_you_disagree_is_asked_after_each_way_to_disagree(
    harbours: Brief, answer: str, left: str
) -> None:
    plan = new_plan(harbours, Council("Marlow Vale Borough Council"))
    plan = with_given(plan, plan.brief.find("2"), Given(value=answer))
    question = asked(plan.brief, "3")
    assert not_reached(plan, question) == left


def test_a_consultation_is_answered_as_a_response(harbours: Brief) -> None:
    assert harbours.form is DocumentForm.RESPONSE


def test_a_table_of_judgements_is_answered_as_a_table() -> None:
    rows = "\n".join(
        f"{n} | The council keeps a register of its {what}. | |"
        for n, what in enumerate(("boats", "moorings", "cranes"), 1)
    )
    brief = read_words(
        f"Harbour code\n\nRef | Standard | Met? (Yes/No) | Evidence\n{rows}\n", "Code"
    )
    assert brief.form is DocumentForm.TABLE


def test_a_section_that_asks_nothing_is_listed_as_left_aside(harbours: Brief) -> None:
    assert "Declaration" in [one.text.split("\n")[0] for one in harbours.left_aside]


def test_a_question_made_by_hand_has_the_limit_that_stands_with_it() -> None:
    words = (
        "Piers\n\n1. Who owns the pier?\n\nThe state of the deck (max 250 words)\n\n"
        "The state of the piles\nMaximum 300 words\n"
    )
    brief = read_words(words, "Piers")
    for marked, most in (("The state of the deck", 250), ("The state of the piles", 300)):
        start = brief.letter.index(marked)
        changed, at = asked_of_letter(brief, start, start + len(marked))
        (limit,) = changed.question(at)[1].limits
        assert (limit.unit, limit.max) == (LimitUnit.WORDS, most)


def test_a_theme_keeps_the_number_that_is_printed_before_it() -> None:
    words = (
        "Your piers\n\nPlease tell us: who owns the pier?\n\n1 Repairs\n\nHow is it repaired?\n\n"
        "2 Fares\n\nWhat does it cost?\n"
    )
    numbers = {theme.title: theme.number for theme in read_words(words, "Piers").themes}
    assert numbers.get("Repairs", 1) == 1
    assert numbers.get("Fares", 2) == 2


def test_a_letter_is_not_called_by_a_section_nor_sent_by_whom_it_greets() -> None:
    words = HARBOURS.replace("\n\n", "\n\nDear Chief Executive,\n\nAbout you\n\n", 1)
    brief = read_words(words, "Harbours")
    assert (brief.title, brief.sender) == ("Harbour safety: consultation", "")
