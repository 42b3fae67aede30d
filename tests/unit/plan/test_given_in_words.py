"""What of an answer that was brought in is chosen or filled in, and what stays text."""

import pytest

from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given
from desktopapp.plan.given_in_words import given_in
from desktopapp.plan.text import Paragraph, Run, paragraphs, plain
from desktopapp.plan.wanted import AnswerField, AnswerKind

VIEWS = ("Support", "Oppose", "No view")


def asked(kind: AnswerKind, *options: str, fields: tuple[str, ...] = ()) -> Question:
    named = tuple(AnswerField(one) for one in fields)
    return Question("q", "Label", "What?", kind=kind, options=options, fields=named)


@pytest.mark.parametrize(
    ("question", "words", "given", "left"),
    [
        (asked(AnswerKind.YES_OR_NO), "Yes\n\nIt saves a day.", Given("Yes"), "It saves a day."),
        (asked(AnswerKind.YES_OR_NO), "no.", Given("No"), ""),
        (asked(AnswerKind.YES_OR_NO), "Yes, but late.", Given("Yes"), "Yes, but late."),
        (asked(AnswerKind.YES_OR_NO), "No Because of tides.", Given("No"), "Because of tides."),
        (asked(AnswerKind.YES_OR_NO), "No because of tides.", Given("No"), "No because of tides."),
        (asked(AnswerKind.YES_OR_NO), "No changes are due.", Given(), "No changes are due."),
        (asked(AnswerKind.CHOICE, *VIEWS), "No view\n\nHardly.", Given("No view"), "Hardly."),
        (asked(AnswerKind.CHOICE, *VIEWS), "We are unsure.", Given(), "We are unsure."),
        (
            asked(AnswerKind.CHOICES, *VIEWS),
            "No view\n\nSupport\n\nBoth.",
            Given(chosen=("Support", "No view")),
            "Both.",
        ),
        (
            asked(AnswerKind.CHOICES, *VIEWS),
            "Support; Oppose",
            Given(chosen=("Support", "Oppose")),
            "",
        ),
        (asked(AnswerKind.MONEY), "£1,250.50", Given("1250.5"), ""),
        (asked(AnswerKind.NUMBER), "12\n\nTwo are old.", Given("12"), "Two are old."),
        (asked(AnswerKind.NUMBER), "About twelve.", Given(), "About twelve."),
        (asked(AnswerKind.DATE), "30 June 2027", Given("2027-06-30"), ""),
        (asked(AnswerKind.DATE), "30 June", Given(), "30 June"),
        (
            asked(AnswerKind.SHORT),
            "Eastmere District Council",
            Given("Eastmere District Council"),
            "",
        ),
        (asked(AnswerKind.SHORT), "The tide sets it.", Given("The tide sets it."), ""),
        (asked(AnswerKind.NUMBER), "12.", Given("12"), ""),
        (asked(AnswerKind.FREE), "Yes", Given(), "Yes"),
        (
            asked(AnswerKind.FIELDS, fields=("First name", "Role")),
            "First name: Ada\n\nRole: clerk\n\nMore of it.",
            Given(filled={"First name": "Ada", "Role": "clerk"}),
            "More of it.",
        ),
    ],
)
def test_what_is_given_is_parted_from_what_is_written(
    question: Question, words: str, given: Given, left: str
) -> None:
    found = given_in(question, paragraphs(words))
    assert found.given == given
    assert plain(found.text) == left


def test_a_question_without_an_answer_has_nothing_given() -> None:
    assert given_in(asked(AnswerKind.YES_OR_NO), ()).given == Given()


def test_an_option_in_a_line_of_its_own_goes_from_the_paragraph_below_it() -> None:
    text = (Paragraph("p", (Run("No\n"), Run("We wait.", bold=True))),)
    found = given_in(asked(AnswerKind.YES_OR_NO), text)
    assert found.given == Given("No")
    assert found.text == (Paragraph("p", (Run("We wait.", bold=True),)),)
