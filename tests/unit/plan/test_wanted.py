"""What a letter wants of answers: kept, referred to rightly, and named by printed numbers."""

import json
from dataclasses import replace

import pytest

from desktopapp.plan.brief import Brief, Deliverable, Fact, Question, SignOff, Theme
from desktopapp.plan.council import Council, CouncilKind
from desktopapp.plan.problem import Problem
from desktopapp.plan.shapes import DataError
from desktopapp.plan.stored_brief import BRIEF, BriefError, parse_brief, read_brief
from desktopapp.plan.toml_text import toml_text
from desktopapp.plan.wanted import (
    AnswerField,
    AnswerKind,
    Depends,
    FormCounting,
    LeftAside,
    LetterPlace,
    Limit,
    LimitUnit,
    Repeats,
)

LIMIT = Limit(
    LimitUnit.CHARACTERS,
    900,
    hard=False,
    printed=False,
    counting=FormCounting.WITH_SPACES,
    part="a",
)
FIRST = Question(
    "q1",
    "Homes",
    "Do you let homes?",
    number="A1.a",
    kind=AnswerKind.YES_OR_NO,
    reasons=True,
    options=("Yes", "No"),
    guidance=("Say so.",),
    limits=(LIMIT,),
    needs=(Fact.LANDLORD,),
    place=LetterPlace(3, 20),
)
SECOND = Question(
    "q2",
    "Which",
    "Which homes?",
    kind=AnswerKind.TABLE,
    fields=(AnswerField("Street"), AnswerField("Rent", AnswerKind.MONEY, optional=True)),
    rows=("North",),
    condition="if yes to A1.a",
    depends=Depends("q1"),
    repeats=Repeats("estate", 5),
)
FULL = Brief(
    "homes",
    "Homes",
    "Someone",
    (Theme("t1", 1, "Homes", questions=(FIRST, SECOND), limits=(LIMIT,)),),
    limits=(LIMIT,),
    deliverables=(Deliverable("d1", "The return", address="a@b.example", themes=("t1",)),),
    sign_offs=(SignOff("s1", "section 151 officer", in_person=True, deliverable="d1"),),
    keeps_order=True,
    file_format="PDF",
    left_aside=(LeftAside("Contents", "A list of contents.", LetterPlace(0, 2)),),
    letter="Contents\nDo you let homes?",
)


def test_a_full_brief_is_the_same_after_its_file_was_written_and_read() -> None:
    assert parse_brief(toml_text(BRIEF.write(FULL)), "full") == FULL
    assert read_brief(json.loads(json.dumps(BRIEF.write(FULL)))) == FULL


def test_what_a_brief_of_a_later_version_says_is_kept() -> None:
    data = BRIEF.write(FULL)
    data["themes"][0]["questions"][0]["colour"] = {"of": "ink"}  # type: ignore[index]  # plain data
    again = BRIEF.write(read_brief(data))
    assert again == data
    assert parse_brief(toml_text(again), "later") == read_brief(data)


def test_a_kind_of_a_later_version_is_named_with_its_place() -> None:
    source = toml_text(BRIEF.write(FULL)).replace('"yes or no"', '"a song"')
    with pytest.raises(BriefError) as raised:
        parse_brief(source, "later")
    assert raised.value.place == "themes[1].questions[1].kind"
    assert "free text" in raised.value.expected
    assert "a song" in raised.value.expected


@pytest.mark.parametrize(
    "brief",
    [
        replace(
            FULL, themes=(Theme("t1", 1, "A", questions=(SECOND,)),), deliverables=(), sign_offs=()
        ),
        replace(FULL, deliverables=(Deliverable("d1", "It", themes=("t9",)),)),
        replace(FULL, deliverables=()),
        replace(FULL, deliverables=(Deliverable("q1", "It"),), sign_offs=()),
    ],
    ids=["a question that is gone", "a theme", "a deliverable", "an id twice"],
)
def test_a_brief_that_names_what_is_not_there_is_refused(brief: Brief) -> None:
    with pytest.raises(DataError):
        read_brief(BRIEF.write(brief))


def test_a_question_is_shown_and_found_by_its_printed_number() -> None:
    assert [FULL.number(one.id) for _, one in FULL.questions()] == ["A1.a", "1.2"]
    for named in ("A1.a", "a1.a", "Question A1.a.", "q A1. a", "q1", "1/A1.a"):
        assert FULL.find(named) == "q1", named
    assert FULL.find("1.2") == "q2"
    with pytest.raises(Problem, match=r"no question “1\.1”"):  # ours only where there is none
        FULL.find("1.1")


def _numbered(*numbers: str) -> tuple[Question, ...]:
    return tuple(
        Question(f"{n}.{one}", f"Label {n}", "Why?", number=one) for n, one in enumerate(numbers)
    )


def test_of_two_questions_with_one_number_the_theme_decides_or_both_are_named() -> None:
    apart = replace(
        FULL,
        themes=(
            Theme("a", 1, "A", questions=(Question("a1", "Roads", "Why?", number="7"),)),
            Theme("b", 2, "B", questions=(Question("b1", "Paths", "Why?", number="7"),)),
        ),
    )
    with pytest.raises(Problem, match=r"“Roads” \(theme 1\) and “Paths” \(theme 2\)") as raised:
        apart.find("7")
    assert "1/7 or 2/7" in raised.value.then
    assert (apart.find("1/7"), apart.find("2/7")) == ("a1", "b1")
    within = replace(FULL, themes=(Theme("a", 1, "A", questions=_numbered("7", "7")),))
    with pytest.raises(Problem) as raised:
        within.find("7")
    assert "0.7 or 1.7" in raised.value.then
    assert within.find("1.7") == "1.7"


def test_facts_of_a_council_follow_from_its_kind_or_are_said() -> None:
    county = Council("Any", kind=CouncilKind.COUNTY)
    assert {Fact.HIGHWAYS, Fact.SOCIAL_CARE} <= county.facts()
    assert Fact.PLANNING not in county.facts()
    assert Fact.LANDLORD in replace(county, duties=(Fact.LANDLORD,)).facts()
    assert Fact.HIGHWAYS not in replace(county, no_duties=(Fact.HIGHWAYS,)).facts()
