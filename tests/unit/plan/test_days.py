"""Days in words: English, whatever language the computer speaks."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desktopapp
from desktopapp.plan.days import MONTHS, said_date, said_known, typed_day

_LOCAL = re.compile(r"%[aAbBpxXc](?![\w{])")  # names that strftime takes from the system's locale


def test_a_day_is_written_as_in_a_letter() -> None:
    assert said_date(date(2024, 4, 16)) == "16 April 2024"
    assert said_date(date(1, 12, 1)) == "1 December 1"


def test_each_month_has_its_english_name() -> None:
    assert [said_date(date(2024, n, 1)).split()[1] for n in range(1, 13)] == list(MONTHS)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("16 July 2024", "2024-07-16"),
        ("16th Jul 2024", "2024-07-16"),
        ("16/7/2024", "2024-07-16"),
        ("16.07.2024", "2024-07-16"),
        ("July 2024", "2024-07"),
        ("7/2024", "2024-07"),
        ("2024", "2024"),
        ("2024-07-16", "2024-07-16"),
        ("31 June 2024", None),
        ("Ju 2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_kept_of_what_people_type(typed: str, kept: str | None) -> None:
    assert typed_day(typed) == kept


@given(st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_date_that_is_said_can_be_typed(day: date, known: int) -> None:
    kept = day.isoformat()[:known]
    assert typed_day(said_known(kept)) == kept


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_none(words: str) -> None:
    kept = typed_day(words)
    assert kept is None or typed_day(kept) == kept


def test_no_part_of_the_program_takes_a_name_of_a_day_from_the_system() -> None:
    assert _LOCAL.search('f"{day:%B %Y}"')
    folder = Path(desktopapp.__file__).parent
    found = [
        f"{path.name}: {line.strip()}"
        for path in folder.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if _LOCAL.search(line)
    ]
    assert found == []
