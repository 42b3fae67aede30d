"""What measures the checks of words is itself held: a careless checker scores as one."""

import re
from pathlib import Path

import pytest

from tests.marked_passages import LANGUAGE, Find, MarkedPassage, read_passages, score

HALVES = [path.parent for path in sorted(LANGUAGE.glob("*/language.txt"))]


@pytest.fixture(params=HALVES, ids=lambda half: half.name)
def passages(request: pytest.FixtureRequest) -> list[MarkedPassage]:
    return read_passages(request.param / "language.txt")


def test_each_passage_is_of_an_officers_length_and_some_are_right(
    passages: list[MarkedPassage],
) -> None:
    assert all(40 <= len(passage.text.split()) <= 120 for passage in passages)
    assert sum(not passage.faults for passage in passages) * 8 > len(passages) >= 20
    assert not any(mark in passage.text for passage in passages for mark in "{|}")


def test_the_good_plan_is_long_and_has_no_mark() -> None:
    answers = read_passages(LANGUAGE / "good" / "plan.txt")
    assert sum(len(answer.text.split()) for answer in answers) > 2000
    assert not any(answer.marks for answer in answers)


@pytest.mark.parametrize("path", sorted((LANGUAGE / "plans").glob("*.txt")), ids=lambda p: p.stem)
def test_an_invented_plan_is_one_text_with_many_kinds_of_fault(path: Path) -> None:
    [plan] = read_passages(path)
    assert len({mark.kind for mark in plan.faults}) > 12
    assert not any(mark in plan.text for mark in "{|}")


def test_whoever_finds_what_a_person_found_scores_full(passages: list[MarkedPassage]) -> None:
    told = [
        Find(passage.name, mark.start, mark.end, mark.kind)
        for passage in passages
        for mark in passage.faults
    ]
    scored = score(passages, told)
    assert (scored.recall, scored.precision, scored.sprung) == (1, 1, 0)


def test_whoever_finds_nothing_has_no_recall(passages: list[MarkedPassage]) -> None:
    assert score(passages, []).recall == 0


def test_whoever_flags_whole_passages_hits_nothing(passages: list[MarkedPassage]) -> None:
    all_of_it = [Find(passage.name, 0, len(passage.text)) for passage in passages]
    assert score(passages, all_of_it).recall == 0


def test_whoever_flags_every_word_springs_every_trap_and_has_no_precision(
    passages: list[MarkedPassage],
) -> None:
    words = [
        Find(passage.name, word.start(), word.end())
        for passage in passages
        for word in re.finditer(r"\S+", passage.text)
    ]
    scored = score(passages, words)
    assert scored.recall == 1
    assert scored.precision < 0.06
    assert scored.sprung == scored.traps > 1
