"""Days in words: English, whatever the computer speaks, and read as people write them."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import desktopapp
from desktopapp.plan.days import (
    MONTHS,
    WEEKDAYS,
    NoSuchDay,
    said_date,
    said_known,
    typed_day,
    typed_known,
)

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
    assert typed_known(typed) == kept


@given(st.dates(date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_date_that_is_said_can_be_typed(day: date, known: int) -> None:
    kept = day.isoformat()[:known]
    assert typed_known(said_known(kept)) == kept


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_none(words: str) -> None:
    kept = typed_known(words)
    assert kept is None or typed_known(kept) == kept


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


TODAY = date(2024, 6, 11)
DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    "words",
    [
        *("16 July 2024", "16/7/24", "16.07.2024", "16-07-2024", "2024-07-16", "16 Jul 24"),
        *(
            "Tuesday 16 July 2024",
            "Tue, 16th of July 2024",
            "July 16, 2024",
            "16 JULY",
            "16th july",
        ),
        *("  16   7  2024 ", "16July2024", "16th july"),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str) -> None:
    assert typed_day(words, TODAY) == date(2024, 7, 16)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("31 June 2024", "June has 30 days."),
        ("29/2/2023", "February has 28 days."),
        ("7/16/24", "There is no month 16."),
        ("0 July 2024", "July has 31 days."),
        ("1/1/0000", "There is no year 0."),
        ("July", "Try “16 July 2024”."),
        ("16 Ju 2024", "Try “16 July 2024”."),
        ("16 Jully 2024", "Try “16 July 2024”."),
        ("soon", "Try “16 July 2024”."),
        ("31 December 9999 or so", "Try “16 July 2024”."),
    ],
)
def test_what_is_no_day_says_what_is_wrong(words: str, wrong: str) -> None:
    with pytest.raises(NoSuchDay) as found:
        typed_day(words, TODAY)
    assert str(found.value) == wrong


def test_a_day_without_a_year_is_the_next_such_day() -> None:
    assert typed_day("11 June", TODAY) == TODAY
    assert typed_day("10 June", TODAY) == date(2025, 6, 10)


@given(DAYS)
def test_every_day_that_is_said_is_read_again(day: date) -> None:
    for words in (
        said_date(day),
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{WEEKDAYS[day.weekday()][:3]} {said_date(day)}",
    ):
        assert typed_day(words, TODAY) == day


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}[ ./-][0-9]{1,4}[ ./-][0-9]{1,4}"))
def test_no_words_whatever_do_more_than_name_no_day(words: str) -> None:
    with suppress(NoSuchDay):
        assert isinstance(typed_day(words, TODAY), date)
