"""Small lines at the edges of pages: what holds figures of its own is text, never furniture."""

import pytest

from desktopapp.plan.text import plain_block
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.reading import Reading
from tests.foreign_files import drawn, pages

TEXT = (
    "Two ferries share one crew, and the slip at Gullmouth was cleared of weed in the spring.",
    "Tolls are paid by card, and a timetable on the quay tells when the last ferry leaves.",
    "The ferry house was let to a rowing club, which keeps its roof and its gutters in repair.",
)
OWED = ("£7,310", "£905", "£64,002", "£18")


def edged(*edges: str, y: float = 40, size: float = 8) -> Reading:
    """Read a document each page of which has a small line at its edge."""
    return read_pdf(
        pages(
            *(
                drawn([(72, 500, TEXT[n % 3])]) + drawn([(72, y, edge)], size)
                for n, edge in enumerate(edges)
            )
        )
    )


def words(reading: Reading) -> str:
    return " ".join(map(plain_block, reading.blocks))


@pytest.mark.parametrize("y", [40, 60, 812])
@pytest.mark.parametrize(
    "edge",
    [
        "{n} Taken from the ferry ledger, {owed}.",
        "The ferry board agreed to {owed} in its meeting {n}.",
        "Owed so far: {owed} {n}",
        "Page {n} of the ledger, where {owed} is owed",
        "{n} Ibid., sheet of tolls.",
    ],
)
def test_a_line_that_counts_and_has_words_or_figures_of_its_own_is_text(
    edge: str, y: float
) -> None:
    said = [edge.format(n=n, owed=owed) for n, owed in enumerate(OWED, 1)]
    reading = edged(*said, y=y)
    assert not reading.notes
    assert all(line in words(reading) for line in said)


@pytest.mark.parametrize("figure", ["1{}%", "£{}", "3.{}", "{},000", "Owed: {}"])
def test_a_figure_that_rises_by_one_is_no_number_of_a_page(figure: str) -> None:
    said = [figure.format(n) for n in (3, 4, 5)]
    reading = edged(*said)
    assert not reading.notes
    assert all(line in words(reading) for line in said)


@pytest.mark.parametrize(
    "edge",
    [
        "{}",
        "– {} –",
        "Page {} of 12",
        "{}/3",
        "Gullmouth ferry plan 2031 {}",
        "Agreed on 3 May 2031, see page {}",
        "This is page {} of a ferry plan.",
    ],
)
def test_a_line_that_differs_by_its_number_alone_is_furniture(edge: str) -> None:
    reading = edged(*(edge.format(n) for n in (1, 2, 3)))
    assert words(reading) == " ".join(TEXT)
    assert reading.notes == (f"Headers and footers of pages were left out: “{edge.format(1)}”.",)


def test_each_line_that_is_left_out_is_named_whole_with_its_own_words() -> None:
    long = "Gullmouth ferry plan, agreed by the ferry board and the harbour board, for {} tolls"
    one, other = long.format("£310 of"), long.format("£74 of")
    (note,) = edged(*[one] * 3, *[other] * 3).notes
    assert note.endswith(f": “{one}”; “{other}”.")
