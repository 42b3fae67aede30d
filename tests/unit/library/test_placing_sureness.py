"""Of placings that nobody is asked to check, 95 in 100 are right; what got nothing is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.library.placing import place
from desktopapp.library.proposal import PlacedPassage, got_nothing
from desktopapp.plan.brief import Brief
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import paragraphs, plain
from desktopapp.readers.markdown import read_markdown
from tests.strategies import harbour

ROOT = Path(__file__).parents[3]
LETTER = ROOT / "resources" / "briefs" / "productivity-2024.toml"
RIGHT = 0.95


@pytest.fixture(scope="module")
def brief() -> Brief:
    return parse_brief(LETTER.read_text("utf-8"), LETTER.name)


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """Return passages with the numbers of the questions that they answer."""
    lines = (Path(__file__).parent / "placed_passages.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" | ") for line in lines if not line.startswith("#"))
    return {words: number for number, words in pairs}


@pytest.fixture(scope="module")
def placed(brief: Brief, answers: dict[str, str]) -> tuple[PlacedPassage, ...]:
    """Return where they are placed, each under its theme's heading."""
    parts = ["# Productivity plan 2024"]
    for theme in brief.themes:
        parts.append(f"## {theme.number}. {theme.title}")
        parts += [words for words, number in answers.items() if number[0] == str(theme.number)]
    return place([read_markdown("\n\n".join(parts).encode())], brief).passages


def number(brief: Brief, passage: PlacedPassage) -> str:
    return brief.number(passage.question) if passage.question else ""


def words(passage: PlacedPassage) -> str:
    """Return the words below the theme's heading."""
    return plain(passage.text).splitlines()[-1]


def test_placings_that_nobody_is_asked_to_check_are_right(
    brief: Brief, answers: dict[str, str], placed: tuple[PlacedPassage, ...]
) -> None:
    sure = [one for one in placed if not one.doubtful]
    right = [one for one in sure if number(brief, one) == answers[words(one)]]
    assert len(sure) >= 45
    assert len(right) >= RIGHT * len(sure)


def test_what_is_to_be_checked_has_a_guess_that_is_mostly_right(
    brief: Brief, answers: dict[str, str], placed: tuple[PlacedPassage, ...]
) -> None:
    doubtful = [one for one in placed if one.doubtful]
    right = [one for one in doubtful if number(brief, one) == answers[words(one)]]
    assert len(right) >= 0.6 * len(doubtful)


def test_a_changed_organisation_is_known_by_what_the_letter_asks(
    brief: Brief, placed: tuple[PlacedPassage, ...]
) -> None:
    found = [words(one) for one in placed if number(brief, one) == "1.1"]
    for said in ("restructured its senior team", "jointly with Larkmoor", "operating model"):
        assert any(said in one for one in found)


def test_questions_that_got_nothing_are_named(
    brief: Brief, placed: tuple[PlacedPassage, ...]
) -> None:
    assert got_nothing(brief, placed) == "4.3 got nothing."
    last = [one for one in placed if one.question not in {"t1.q1", "t1.q6", "t3.q5"}]
    assert got_nothing(brief, last) == "1.1, 1.6, 3.5 and 4.3 got nothing."
    extra = replace(placed[0], question=brief.find("4.3"))
    assert not got_nothing(brief, (*placed, extra))


def test_a_theme_without_questions_is_named_where_it_got_nothing() -> None:
    letter = harbour()
    some = [
        PlacedPassage(0, theme.id, question.id, 1.0, "", paragraphs("We did."))
        for theme, question in letter.questions()
    ]
    assert got_nothing(letter, some) == "Theme 3 got nothing."
    own = PlacedPassage(0, "future", None, 1.0, "", paragraphs("Twice the fish."))
    assert not got_nothing(letter, (*some, own))
