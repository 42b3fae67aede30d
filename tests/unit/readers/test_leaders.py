"""Dots that lead to a page in a list of contents are few, and stay where words are to go."""

import pytest

from desktopapp.plan.text import plain_block
from desktopapp.readers.kinds import Kind
from desktopapp.readers.leaders import leads_to_page
from desktopapp.readers.worker import understood
from tests.foreign_files import drawn, pages
from tests.growth import MOST, growth


def words(data: bytes, kind: Kind) -> list[str]:
    return [plain_block(block) for block in understood(data, kind).blocks]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Our plan ......... 3", "Our plan … 3"),
        ("Our plan.........12", "Our plan … 12"),
        ("Our plan . . . . . . xiv", "Our plan … xiv"),
        ("Our plan ………… A4", "Our plan … A4"),
        ("Our plan _____________ 7", "Our plan … 7"),
        ("Name: ..................", "Name: .................."),
        ("Paid ..... of 3 pounds", "Paid ..... of 3 pounds"),
        ("And so on... 3", "And so on... 3"),
    ],
)
def test_dots_before_a_page_are_three(line: str, shown: str) -> None:
    assert words(line.encode(), Kind.TEXT) == [shown]


def test_lines_of_a_list_of_contents_in_a_pdf_stay_lines() -> None:
    names = ("Our plan", "Our money", "Our people and how they are led")
    lines = [(72.0, 700.0 - 16 * n, f"{name} {'.' * 40} {n + 3}") for n, name in enumerate(names)]
    assert words(pages(drawn(lines)), Kind.PDF) == [
        "Our plan … 3",
        "Our money … 4",
        "Our people and how they are led … 5",
    ]


def test_dots_in_several_runs_of_a_web_page_are_three() -> None:
    page = b"<ul><li><a href='#a'>Our plan</a><span>......</span><b>3</b></ul>"
    assert words(page, Kind.WEB) == ["Our plan … 3"]


def test_endless_dots_take_time_that_grows_with_them() -> None:
    def made(many: int) -> bytes:
        return ("x" + "." * 400 + " y\n").encode() * many

    assert growth(lambda data: words(data, Kind.TEXT), made, 100) < MOST
    assert growth(leads_to_page, lambda many: "x" + "." * many, 10_000) < MOST
