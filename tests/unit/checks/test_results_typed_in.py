"""Results that say neither of when they are nor who found them are advice, once in an answer."""

from dataclasses import replace

import pytest

from desktopapp.checks.results import results_typed_in
from desktopapp.plan.figure_uses import figure_run
from desktopapp.plan.figures import Figure, FigureValue
from desktopapp.plan.plan import Section
from desktopapp.plan.text import Paragraph, Run


def found(*lines: str) -> list[tuple[str, list[str]]]:
    text = tuple(Paragraph(f"p{n}", (Run(one),)) for n, one in enumerate(lines))
    return [
        (one.rule.name, [each.words for each in one.evidence])
        for one in results_typed_in.look(Section("s", "", text=text))
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The collection rate is 97.4%.", "97.4%"),
        ("Turnover stands at about 12 per cent, which is low.", "12 per cent"),
        ("We listen. 84% of calls are answered at once.", "84%"),
    ],
)
def test_a_share_that_says_how_things_are_is_to_say_of_when(line: str, words: str) -> None:
    assert found(line) == [("undated result", [words])]


@pytest.mark.parametrize(
    "line",
    [
        "In 2023/24 the collection rate was 97.4%.",
        "This is how the year 2023 ended. The collection rate was 97.4%.",
        "The target is 97.4%.",
        "We aim for turnover that is 10%.",
        "The survey of March 2024 shows that 78% of residents are satisfied.",
        "We spent £40,000 on paint.",
    ],
)
def test_what_is_dated_planned_or_no_result_is_left_alone(line: str) -> None:
    assert found(line) == []


def test_a_result_of_a_survey_or_comparison_is_to_name_what_says_so() -> None:
    assert found("In 2024 tenant satisfaction was 81%.") == [("unsourced result", ["81%"])]
    assert found("In 2024 we were in the top quartile for cost.")[0][0] == "unsourced result"
    assert found("According to the census of 2021, 81% were satisfied.") == []


def test_an_answer_has_one_finding_of_each_with_all_places() -> None:
    assert found("Turnover is 9%.", "Sickness is 4%.") == [("undated result", ["9%", "4%"])]


def test_a_kept_figure_is_left_to_the_checks_of_figures() -> None:
    figure = Figure("f", "Turnover", now=FigureValue("v", "9"))
    runs = (Run("Turnover is 9%, and "), replace(figure_run(figure, ""), text="9%"))
    section = Section("s", "", text=(Paragraph("p", runs),))
    assert list(results_typed_in.look(section)) == []
