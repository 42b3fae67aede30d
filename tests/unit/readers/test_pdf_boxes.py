"""Boxes to tick that a page of a PDF draws are read, and lines through words are said."""

import pytest

from desktopapp.plan.text import plain_block
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pages

LABELS = [(90.0, 700.0, "Doors"), (90.0, 680.0, "Locks"), (90.0, 660.0, "Roof")]
CROSS = "{x} {y} m {r} {h} l S {x} {h} m {r} {y} l S"


def square(x: float, y: float, mark: str = "", side: float = 10) -> str:
    inside = {"x": x + 1, "y": y + 1, "r": x + side - 1, "h": y + side - 1}
    return f"{x} {y} {side} {side} re S " + mark.format(**inside)


def said(*drawings: str, labels: list[tuple[float, float, str]] = LABELS) -> list[str]:
    drawing = "\n".join(drawings).encode() + b"\n" + drawn(labels)
    return [plain_block(block) for block in read_pdf(pages(drawing)).blocks]


@pytest.mark.parametrize("mark", [CROSS, "{x} {y} m {r} {h} l S", "0 g {x} {y} 6 6 re f"])
def test_a_drawn_box_has_its_tick_before_its_words(mark: str) -> None:
    drawings = [square(72, 698, mark), square(72, 678), square(72, 658, mark)]
    assert said(*drawings) == ["☒ Doors", "☐ Locks", "☒ Roof"]


def test_a_box_behind_its_words_stands_behind_them() -> None:
    assert said(square(130, 698, CROSS))[0].startswith("Doors ☒")


@pytest.mark.parametrize(
    "drawings",
    [
        ["0.9 0 0 rg 72 698 10 10 re f"],  # a colour of a legend
        ["0.2 g 72 698 10 10 re B"],
        [square(72, 698), square(82, 698)],  # fields for letters, or cells
        [square(20, 698)],  # far from all words
        [square(72, 698, side=40)],
        [square(72, 698, side=3)],
    ],
)
def test_what_is_no_box_to_tick_is_none(drawings: list[str]) -> None:
    assert not set("☒☐") & set(" ".join(said(*drawings)))


def test_a_box_in_which_words_stand_has_these_alone() -> None:
    labels = [(74.0, 700.0, "X"), *LABELS]
    assert said(square(72, 698), labels=labels)[0].startswith("X Doors")


@pytest.mark.parametrize(
    ("rule", "notes"),
    [
        ("119 704 m 137 704 l S", ("1 word has a line through, and may be deleted: “£55”.",)),
        ("119 697 m 137 697 l S", ()),  # below the word
        ("119 712 m 137 712 l S", ()),
        ("125 704 m 130 704 l S", ()),  # within a letter of it
        ("60 704 m 400 704 l S", ()),  # of a frame
    ],
)
def test_a_line_through_words_is_said_and_they_stay(rule: str, notes: tuple[str, ...]) -> None:
    words = drawn([(72, 700, "Dues are"), (120, 700, "£55"), (142, 700, "£6 a boat.")])
    reading = read_pdf(pages(rule.encode() + b"\n" + words))
    assert plain_block(reading.blocks[0]) == "Dues are £55 £6 a boat."
    assert reading.notes == notes
