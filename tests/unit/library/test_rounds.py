"""From one letter to the next: which questions are the same, reworded, new or gone."""

from dataclasses import replace

from desktopapp.library.rounds import QuestionPair, rounds
from desktopapp.plan.brief import Brief, Question, Theme


def brief(*themes: tuple[str, tuple[str, ...]]) -> Brief:
    """Return a brief of themes with the texts of their questions, numbered through."""
    made, number = [], 0
    for n, (title, texts) in enumerate(themes, 1):
        questions = []
        for text in texts:
            number += 1
            questions.append(Question(f"{title}-{number}", text[:20], text, number=str(number)))
        made.append(Theme(f"t{n}", n, title, questions=tuple(questions)))
    return Brief("b", "A letter", "An invented ministry", tuple(made))


BEFORE = brief(
    (
        "Ferries",
        (
            "How many ferries did you run in the year?",
            "What did you do for passengers who cannot walk?",
            "Do you have any further comments?",
        ),
    ),
    (
        "Piers",
        (
            "Which piers are closed, and why?",
            "Please describe your plans for the lamps on the piers.",
            "Do you have any further comments?",
        ),
    ),
)


def test_questions_are_told_by_words_wherever_they_stand_and_whatever_their_number() -> None:
    now = brief(
        (
            "Piers and harbours",
            (
                "Do you have any further comments?",
                "Which piers and harbours are closed now, and why?",
                "What do you charge for a berth?",
            ),
        ),
        (
            "Ferries",
            (
                "What did you do for passengers, who cannot walk",
                "How many ferries did you run in the year?",
                "Do you have any further comments?",
            ),
        ),
    )
    found = rounds(BEFORE, now)
    assert set(found.carried) == {
        QuestionPair("Ferries-1", "Ferries-5"),
        QuestionPair("Ferries-2", "Ferries-4"),
        QuestionPair("Ferries-3", "Ferries-6"),
        QuestionPair("Piers-6", "Piers and harbours-1"),
    }
    assert found.reworded == (QuestionPair("Piers-4", "Piers and harbours-2"),)
    assert found.new == ("Piers and harbours-3",)
    assert found.gone == ("Piers-5",)


def test_two_questions_that_share_only_how_they_ask_are_not_one() -> None:
    old = brief(("A", ("Do you agree with the proposal to close the harbour office?",)))
    new = brief(("A", ("Do you agree with the proposal to plant trees in car parks?",)))
    assert rounds(old, new).carried == rounds(old, new).reworded == ()


def test_the_same_letter_is_carried_whole() -> None:
    found = rounds(BEFORE, replace(BEFORE, id="other"))
    assert [(one.before, one.now) for one in found.carried] == [
        (one.id, one.id) for _, one in BEFORE.questions()
    ]
    assert found.reworded == found.new == found.gone == ()


def test_a_question_put_in_other_words_is_reworded_once() -> None:
    now = brief(
        (
            "Ferries",
            (
                "How many ferries have you run in the last year?",
                "How many ferries did you run in the year?",
            ),
        )
    )
    found = rounds(BEFORE, now)
    assert found.carried == (QuestionPair("Ferries-1", "Ferries-2"),)
    assert found.new == ("Ferries-1",)
