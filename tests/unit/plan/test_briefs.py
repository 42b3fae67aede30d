"""Briefs: the letter of 2024 and an invented one, and what is said of a damaged file."""

from datetime import date
from pathlib import Path

import pytest

from desktopapp.plan.brief import Brief, Force, PageRange
from desktopapp.plan.stored_brief import BriefError, parse_brief

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
SMALL = """
id = "small"
title = "Small"
sender = "Someone"
[[themes]]
id = "one"
number = 1
title = "One"
[[themes.questions]]
id = "one.a"
label = "A"
text = "Why?"
"""


@pytest.fixture(scope="module")
def letter() -> Brief:
    return parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)


@pytest.fixture(params=["productivity-2024", "harbour-2027"])
def any_brief(request: pytest.FixtureRequest, harbour_brief: Path) -> Brief:
    file = LETTER if request.param == "productivity-2024" else harbour_brief
    return parse_brief(file.read_text(encoding="utf-8"), file.name)


def test_the_letter_of_2024_has_four_themes_and_25_questions(letter: Brief) -> None:
    assert [len(theme.questions) for theme in letter.themes] == [8, 4, 9, 4]
    under_questions = [ask for _, question, ask in letter.asks() if question]
    assert len(under_questions) == 44
    assert len(list(letter.asks())) == 46
    assert letter.pages == PageRange(3, 4)
    assert letter.deadline == date(2024, 7, 19)
    assert letter.licence


def test_a_letter_without_a_range_of_pages_has_none(harbour_brief: Path) -> None:
    brief = parse_brief(harbour_brief.read_text(encoding="utf-8"), "harbour")
    assert brief.pages is None
    assert brief.words == 1800
    assert brief.theme("future").questions == ()


def test_titles_questions_and_quotes_are_the_letters_words(any_brief: Brief) -> None:
    words = " ".join(any_brief.letter.split())
    assert all(requirement.quote in words for requirement in any_brief.requirements)
    assert all(question.text in words for _, question in any_brief.questions())
    assert all(theme.title in words for theme in any_brief.themes)
    assert all(theme.introduction in words for theme in any_brief.themes)


def test_a_requirement_states_its_force(any_brief: Brief) -> None:
    forces = {requirement.id: requirement.force for requirement in any_brief.requirements}
    assert forces["return"] is Force.MUST


def test_questions_are_numbered_as_officers_say_them(letter: Brief) -> None:
    assert letter.number("t1.q1") == "1.1"
    assert letter.number("t3.q9") == "3.9"


def test_an_unknown_question_or_theme_is_a_key_error(letter: Brief) -> None:
    with pytest.raises(KeyError):
        letter.question("t9.q9")
    with pytest.raises(KeyError):
        letter.theme("t9")


def test_the_smallest_brief_needs_few_keys() -> None:
    brief = parse_brief(SMALL, "small.toml")
    assert brief.question("one.a")[1].text == "Why?"
    assert brief.deadline is None


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ('id = "small"', "", "the top of the file", "expected the key “id”, found none"),
        ('id = "small"', "id = 7", "id", "expected text, found the number 7"),
        ("number = 1", "number = 0", "themes[1].number", "expected a number from 1 to 99"),
        ("number = 1", 'number = "1"', "themes[1].number", "expected a whole number"),
        ('text = "Why?"', "", "themes[1].questions[1]", "expected the key “text”"),
        ('id = "one.a"', 'id = "one"', "id", "“one” twice"),
        ('id = "one.a"', 'id = " "', "id", "an id that is not empty"),
        ('title = "One"', 'title = "One', "the file", "valid TOML was expected"),
        ('title = "One"', "title = [[[[1", "the file", "valid TOML was expected"),
        (
            'sender = "Someone"',
            'sender = "Someone"\ndeadline = "Friday"',
            "deadline",
            "expected a date as YYYY-MM-DD, found the text “Friday”",
        ),
        (
            'sender = "Someone"',
            'sender = "Someone"\npages = {min = 5, max = 4}',
            "pages",
            "a min that is not above the max",
        ),
        (
            'sender = "Someone"',
            'sender = "Someone"\nrequirements = [{id = "r", force = "ought", quote = ""}]',
            "requirements[1].force",
            "“must”",
        ),
    ],
)
def test_a_damaged_brief_names_file_place_and_what_was_expected(
    old: str, new: str, place: str, expected: str
) -> None:
    assert old in SMALL
    with pytest.raises(BriefError) as caught:
        parse_brief(SMALL.replace(old, new), "small.toml")
    assert caught.value.file == "small.toml"
    assert caught.value.place == place
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    "source",
    [
        "",
        "themes = []\nid = ''\ntitle = ''\nsender = ''",
        "a = " + "[" * 100_000,
        "a = " + "{b = " * 100_000,
        "id = " + "9" * 5000,
        SMALL.replace("number = 1", "number = 0x" + "f" * 9000),
        SMALL.replace("number = 1", "number = nan"),
        "\x00",
        "letter = '''",
    ],
    ids=["empty", "no themes", "deep", "deep groups", "long", "huge", "nan", "nul", "open"],
)
def test_a_hostile_brief_ends_in_one_clear_error(source: str) -> None:
    with pytest.raises(BriefError) as caught:
        parse_brief(source, "hostile.toml")
    assert str(caught.value).startswith("hostile.toml: ")
