"""Invented asks of every shape are read as a person reads them; the figures are printed."""

from pathlib import Path

import pytest

from desktopapp.operations.letters import read_letter
from tests.asks_made import Figures, InventedAsk, asks, made, measure

SHAPES = ("numbered", "form", "lettered", "table", "template", "workbook")


@pytest.mark.parametrize("folder", ["seen", "apart"])
def test_there_are_asks_of_each_shape(folder: str) -> None:
    shapes = [ask.shape for ask in asks(folder)]
    assert all(shapes.count(shape) >= 3 for shape in SHAPES)


@pytest.mark.parametrize(
    ("folder", "recall"),
    [
        ("seen", 1.0),
        ("apart", 0.95),
        ("further", 0.95),
    ],  # the rules were not made for those kept apart
)
def test_invented_asks_are_read(folder: str, recall: float, tmp_path: Path) -> None:
    figures = Figures()
    for ask in asks(folder):
        measure(ask, read_letter(made(ask, tmp_path)), figures)
    print(f"{folder}: {figures.said()}")  # noqa: T201  # the figures are what is asked for
    assert figures.recall >= recall, figures.wrong
    assert figures.precision >= 0.97, figures.wrong
    assert figures.furniture == 0, figures.wrong
    assert figures.share("number") >= 0.98, figures.wrong
    assert figures.share("kind") >= 0.92, figures.wrong
    assert figures.share("options") >= 0.92, figures.wrong
    assert figures.share("deadline") >= 0.95, figures.wrong


WRITTEN = [ask for ask in asks("seen") if ask.form in {"md", "docx", "html"}]


@pytest.mark.parametrize("form", ["md", "docx", "html"])
@pytest.mark.parametrize("ask", WRITTEN, ids=[ask.name for ask in WRITTEN])
def test_an_ask_is_read_alike_from_every_form_that_marks_headings(
    ask: InventedAsk, form: str, tmp_path: Path
) -> None:
    figures = Figures()
    measure(ask, read_letter(made(ask, tmp_path, form)), figures)
    assert (figures.recall, figures.precision) == (1.0, 1.0), figures.wrong


@pytest.mark.parametrize("ask", asks("seen"), ids=[ask.name for ask in asks("seen")])
def test_every_question_says_where_in_the_letter_it_stands(
    ask: InventedAsk, tmp_path: Path
) -> None:
    brief = read_letter(made(ask, tmp_path))
    for _, question in brief.questions():
        assert question.place
        stands = brief.letter[question.place.start : question.place.end]
        first = question.text.split()[0].strip(",")
        assert first in stands or first in brief.letter[question.place.start :][:200]
