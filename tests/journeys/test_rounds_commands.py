"""From a response to a plan, and from that plan to the next letter's, by commands."""

from pathlib import Path

import pytest

from desktopapp.plan.giving import given_to
from desktopapp.plan.text import plain
from desktopapp.store.reading_plans import open_plan
from tests.console import Capture, Console

LETTER = """Department for Coasts

Harbour lights

Lights

Question 1: Do your harbour lights work?

Yes / No

Question 2: What do the lights cost each year, and who pays?

Money

Question 3: How will you pay for new lamps?
"""
RESPONSE = """Response of Wending Borough Council

Question 1: Do your harbour lights work?

Yes

All but one, which the gulls have.

Question 2: What do the lights cost each year, and who pays?

They cost £900, and the fishers pay half.

3. How will you pay for new lamps?

By a raffle.
"""
NEXT = """Department for Coasts

Harbour lights and horns

Horns

Question 1: How loud are your horns?

Question 2: What do the lights and horns cost each year, and who pays?

Lights

Question 3: Do your harbour lights work?

Yes / No
"""


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


def brief(folder: Path, name: str, words: str, say: Console) -> Path:
    letter = folder / f"{name}.txt"
    letter.write_text(words, encoding="utf-8")
    say("brief", "read", letter, "--to", folder / f"{name}.toml")
    return folder / f"{name}.toml"


@pytest.fixture
def plan(tmp_path: Path, say: Console) -> Path:
    path = tmp_path / "lights.planwright"
    council = "Wending Borough Council"
    say("new", path, "--council", council, "--brief", brief(tmp_path, "then", LETTER, say))
    return path


def test_a_response_comes_in_and_what_was_chosen_is_given(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    source = tmp_path / "response.txt"
    source.write_text(RESPONSE, encoding="utf-8")
    said = say("import", plan, source, "--accept")
    opened, _ = open_plan(plan)
    first, second, third = (question for _, question in opened.brief.questions())
    asked = [one["question"] for one in said["passages"] if one["question"]]
    assert asked == [first.id, second.id, third.id]
    assert given_to(opened, first.id).value == "Yes"
    texts = [
        plain(part.text) for one in (first, second, third) for part in opened.answers_to(one.id)
    ]
    assert texts == [
        "All but one, which the gulls have.",
        "They cost £900, and the fishers pay half.",
        "By a raffle.",
    ]


def test_the_next_plan_says_what_became_of_each_question(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    source = tmp_path / "response.txt"
    source.write_text(RESPONSE, encoding="utf-8")
    say("import", plan, source, "--accept")
    before = plan.read_bytes()
    old, _ = open_plan(plan)
    works, cost, lamps = (question.id for _, question in old.brief.questions())
    to = tmp_path / "next.planwright"
    said = say("roll", plan, "--to", to, "--brief", brief(tmp_path, "now", NEXT, say))
    new, _ = open_plan(to)
    loud, both, still = (question.id for _, question in new.brief.questions())
    assert said["carried"] == [{"from": works, "to": still}]
    assert said["reworded"] == [{"from": cost, "to": both}]
    assert (said["new"], said["gone"]) == ([loud], [lamps])
    assert given_to(new, still).value == "Yes"
    assert plain(new.answers_to(still)[0].text) == "All but one, which the gulls have."
    assert not new.answers_to(both)
    assert {plain(one.text) for one in new.earlier} >= {"By a raffle."}
    assert plan.read_bytes() == before


def test_a_file_that_is_there_is_not_written_over(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    said = say("roll", plan, "--to", plan, "--brief", tmp_path / "then.toml", code=1)
    assert "already" in said["error"]["what"]
