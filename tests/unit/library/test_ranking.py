"""Which question does a passage answer?"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.language.known_names import councils, systems
from desktopapp.library.ranking import (
    profile,
    rank_questions,
    speaking_words,
    theme_number,
)
from desktopapp.library.words import stem, stems, word_spans
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.stored_brief import parse_brief

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)


def without_profiles(brief: Brief) -> Brief:
    themes = tuple(
        replace(theme, questions=tuple(replace(one, profile=()) for one in theme.questions))
        for theme in brief.themes
    )
    return replace(brief, themes=themes)


ANSWERS = {
    "t1.q2": "Progress is measured through key performance indicators, reported each quarter.",
    "t1.q6": "The capital programme paid for the regeneration of the high street at Netherby.",
    "t1.q7": "Social prescribing keeps people well at home and prevents hospital stays.",
    "t2.q2": "Our older legacy systems cannot be replaced until the supplier agrees to migration.",
    "t2.q4": "A chatbot and robotic process automation now answer simple requests.",
    "t3.q3": "We have six EDI champions, and all staff take the equality module each year.",
    "t3.q4": "Agency staff cost 3.1% of the staff budget; no consultants have been here a year.",
    "t3.q8": "There is no mayor here, and the combined authority covers the next county.",
    "t3.q9": "Trade union facility time was 0.05% of the paybill.",
}


@pytest.mark.parametrize(("question", "answer"), ANSWERS.items())
def test_an_answer_finds_its_question(question: str, answer: str) -> None:
    assert rank_questions(BRIEF, answer)[0][0] == question


def test_a_brief_without_profiles_still_finds_most_questions() -> None:
    bare = without_profiles(BRIEF)
    found = [rank_questions(bare, answer)[0][0] for answer in ANSWERS.values()]
    assert sum(one == wanted for one, wanted in zip(found, ANSWERS, strict=True)) >= 7


def test_every_question_is_ranked_with_a_confidence_between_nought_and_one() -> None:
    ranked = rank_questions(BRIEF, "We shared services with our neighbours.", theme="t3")
    assert {one for one, _ in ranked} == {question.id for _, question in BRIEF.questions()}
    assert all(0 <= confidence < 1 for _, confidence in ranked)
    assert [c for _, c in ranked] == sorted((c for _, c in ranked), reverse=True)


def test_the_theme_a_passage_stands_in_lifts_the_questions_of_that_theme() -> None:
    text = "Shared services with a neighbouring council changed our staffing structure."
    anywhere = dict(rank_questions(BRIEF, text))
    in_theme = dict(rank_questions(BRIEF, text, theme="3"))
    assert in_theme["t3.q6"] > anywhere["t3.q6"]
    assert in_theme["t1.q1"] < anywhere["t1.q1"]


def test_the_heading_helps_but_less_than_the_words_themselves() -> None:
    plain = dict(rank_questions(BRIEF, "It is 0.1% of the total."))["t3.q9"]
    under = dict(rank_questions(BRIEF, "It is 0.1% of the total.", heading="Facility time"))
    said = dict(rank_questions(BRIEF, "Facility time is 0.1% of the total."))
    assert plain < under["t3.q9"] < said["t3.q9"]


def test_a_theme_is_understood_by_its_id_or_its_number() -> None:
    assert [theme_number(BRIEF, said) for said in ("t2", "2", 2, "T2")] == [2, 2, 2, 2]
    assert theme_number(BRIEF, None) is None
    assert theme_number(BRIEF, "annex") is None


def test_a_profile_is_read_with_its_weights_and_a_wrong_weight_is_a_word() -> None:
    question = Question("q", "", "", profile=("Waste", "facility time:2.5", "ratio:x", ":3"))
    assert profile(question) == {
        stem("waste"): 1.0,
        f"{stem('facility')} time": 2.5,
        "ratio": 1.0,
    }


def test_the_words_that_matched_can_be_shown() -> None:
    text = "In 2023 trade union facility time took little of the paybill."
    shown = [text[start:end] for start, end in speaking_words(BRIEF, "t3.q9").spans(text)]
    assert shown == ["trade union facility time", "paybill"]


@pytest.mark.parametrize(
    "family",
    [
        "service services",
        "improve improves improved improving improvement improvements",
        "agency agencies",
        "transform transformed transformation transformations",
        "restructure restructured restructuring",
        "fee fees",
        "champion champions",
        "monitor monitored monitoring",
    ],
)
def test_the_forms_of_a_word_are_one_word(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_words_are_found_where_they_stand_in_any_text(text: str) -> None:
    for start, end, _ in word_spans(text):
        assert 0 <= start < end <= len(text)
    assert rank_questions(BRIEF, text)
    assert all(isinstance(word, str) for word in stems(text))


def test_profiles_hold_no_name_of_a_council_or_system() -> None:
    names = {name.lower() for name in councils() | systems()}
    named = {
        entry
        for _, question in BRIEF.questions()
        for entry in question.profile
        if entry.partition(":")[0].lower() in names
    }
    assert not named


def test_every_question_of_the_letter_has_a_profile() -> None:
    assert all(len(profile(question)) >= 20 for _, question in BRIEF.questions())
