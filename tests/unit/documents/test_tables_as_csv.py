"""Tables as CSV: what a spreadsheet opens is words and numbers, never a formula."""

import csv

import pytest

from desktopapp.documents.published_data import data_files
from desktopapp.layout.build import build
from desktopapp.plan.text import Run, Table
from desktopapp.store import resources


def cell_of(words: str) -> str:
    plan = resources.sample()
    (answer,) = plan.answers_to("t1.q2")
    table = Table("t", (((Run("Measure"),),), ((Run(words),),)))
    made = plan.with_text(answer.id, (table,))
    first = next(one for one in data_files(made, build(made)) if one.name.endswith(".csv"))
    rows = list(csv.reader(first.data.decode("utf-8-sig").splitlines()))
    return rows[1][0]


@pytest.mark.parametrize(
    "words", ["=1+1", "=HYPERLINK(A1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1"]
)
def test_what_begins_as_a_formula_is_text(words: str) -> None:
    assert cell_of(words) == f"'{words}"


@pytest.mark.parametrize("words", ["-3.5%", "+4", "-£1,200", "12 per cent", "a=b", "e-mail"])
def test_numbers_and_words_stay_as_they_are(words: str) -> None:
    assert cell_of(words) == words
