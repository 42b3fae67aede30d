"""From a letter to a plan by commands: read, looked through, started, answered by its numbers."""

from pathlib import Path

import pytest
from docx import Document

from desktopapp.cli import run_command
from desktopapp.plan.outline import outline_rows
from desktopapp.plan.text import plain
from desktopapp.store.reading_plans import open_plan
from tests.asks_made import InventedAsk, asks, made
from tests.console import Capture, Console

LETTER = """Department for Coasts

4 March 2027

Harbour lights

Contents

Lights
Money

Lights

Question 7: Do your harbour lights work?

Yes / No

Please explain your answer in no more than 50 words.

Money

Question A1.a: What do the lights cost each year?

Answers must reach lights@coasts.example by 30 April 2027. They must be signed by the leader.
"""


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_a_letter_is_read_into_a_brief_with_places_and_what_was_left_aside(
    letter: Path, say: Console
) -> None:
    said = say("brief", "read", letter, "--to", letter.with_name("lights"))
    brief = said["brief"]
    told = {key: brief[key] for key in ("title", "sender", "letter_date", "deadline", "address")}
    assert told == {
        "title": "Harbour lights",
        "sender": "Department for Coasts",
        "letter_date": "2027-03-04",
        "deadline": "2027-04-30",
        "address": "lights@coasts.example",
    }
    assert [theme["title"] for theme in brief["themes"]] == ["Lights", "Money"]
    question = brief["themes"][0]["questions"][0]
    assert {key: question[key] for key in ("number", "text", "kind", "options")} == {
        "number": "7",
        "text": "Do your harbour lights work?",
        "kind": "yes or no",
        "options": ["Yes", "No"],
    }
    assert question["limits"] == [{"unit": "words", "max": 50, "hard": True, "printed": True}]
    assert [one["why"] for one in said["left_aside"]] == ["A list of contents."]
    assert [one["role"] for one in brief["sign_offs"]] == ["leader"]
    assert "must" in {one["force"] for one in brief["requirements"]}


def test_a_plan_of_a_letter_that_was_read_has_its_numbers_everywhere(
    letter: Path, tmp_path: Path, say: Console
) -> None:
    brief, plan, answer = tmp_path / "lights", tmp_path / "p.planwright", tmp_path / "a.txt"
    say("brief", "read", letter, "--to", brief)
    assert say("brief", "check", brief) == {"questions": 2, "problems": []}
    say("new", plan, "--council", "Wending Borough Council", "--brief", brief)
    answer.write_text("They all work.\n", encoding="utf-8")
    assert say("answer", plan, "7", answer)["question"] == "t1.q1"
    assert say("answer", plan, "question A1.a", answer)["question"] == "t2.q1"
    opened, _ = open_plan(plan)
    assert [plain(one.text) for one in opened.answers] == ["They all work."] * 2
    shown = [row.number for row in outline_rows(opened, {}) if row.under]
    assert shown == ["7", "A1.a"]
    exported = say("export", plan, "--to", tmp_path / "out", "--only", "coverage,web")
    listed = next(one["path"] for one in exported["files"] if one["kind"] == "coverage")
    rows = [row for table in Document(listed).tables for row in table.rows]
    words = " ".join(cell.text for row in rows for cell in row.cells)
    assert "7 Do your harbour lights work" in words
    assert "A1.a What do the lights cost" in words


def test_a_brief_never_replaces_a_file(letter: Path, say: Console) -> None:
    before = letter.read_bytes()
    said = say("brief", "read", letter, "--to", letter, code=1)
    assert "could not be written" in said["error"]["what"]
    assert letter.read_bytes() == before


def test_what_cannot_be_used_of_a_brief_is_named_with_its_place(
    tmp_path: Path, letter: Path, say: Console
) -> None:
    brief = tmp_path / "lights"
    say("brief", "read", letter, "--to", brief)
    changed = brief.read_text(encoding="utf-8").replace('"yes or no"', '"a song"')
    brief.write_text(changed, encoding="utf-8")
    said = say("brief", "check", brief, code=1)
    (problem,) = said["problems"]
    assert problem["place"] == "themes[1].questions[1].kind"
    assert "a song" in problem["expected"]
    assert (
        "a song"
        in say("new", tmp_path / "p", "--council", "X", "--brief", brief, code=1)["error"]["what"]
    )
    say("brief", "check", tmp_path / "gone", code=1)


def test_a_person_is_told_what_was_found(letter: Path, capsys: Capture) -> None:
    assert run_command(["brief", "read", str(letter), "--to", str(letter.with_name("b"))]) == 0
    said = capsys.readouterr().out
    assert "2 questions found, 1 part left aside" in said
    assert "7          Do your harbour lights work? (yes or no, 50 words)" in said


@pytest.mark.parametrize("ask", asks("seen"), ids=[ask.name for ask in asks("seen")])
def test_every_invented_ask_starts_a_plan(ask: InventedAsk, tmp_path: Path, say: Console) -> None:
    source = made(ask, tmp_path)
    say("brief", "read", source, "--to", tmp_path / "brief")
    assert say("brief", "check", tmp_path / "brief")["problems"] == []
    say(
        "new",
        tmp_path / "p",
        "--council",
        "Wending Borough Council",
        "--brief",
        tmp_path / "brief",
    )
    opened, _ = open_plan(tmp_path / "p.planwright")
    assert sum(1 for _ in opened.brief.questions()) == len(ask.questions)
