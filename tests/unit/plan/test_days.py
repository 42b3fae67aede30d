"""Days in words: English, whatever language the computer speaks."""

import re
from datetime import date
from pathlib import Path

import desktopapp
from desktopapp.plan.days import MONTHS, said_date

_LOCAL = re.compile(r"%[aAbBpxXc](?![\w{])")  # names that strftime takes from the system's locale


def test_a_day_is_written_as_in_a_letter() -> None:
    assert said_date(date(2024, 4, 16)) == "16 April 2024"
    assert said_date(date(1, 12, 1)) == "1 December 1"


def test_each_month_has_its_english_name() -> None:
    assert [said_date(date(2024, n, 1)).split()[1] for n in range(1, 13)] == list(MONTHS)


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
