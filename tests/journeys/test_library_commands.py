"""The library's commands, as a new user gives them."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run

WENDING = """Wending Borough Council
Productivity plan 2023

We use agency staff only for posts that we cannot fill. Agency spend was 4.1% of the staff budget
in 2022/23 and consultants cost 1.2%.

Our residents book bulky waste collections online since we joined one portal with the county.
"""
SALLOW = """Port of Sallow Council, annual report, March 2024

Every invest to save bid is scored by finance. The harbour lights paid for themselves in 3 years.
"""


def say(capture: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, Any]:
    assert run(["library", *map(str, arguments), "--json"]) == code
    found: dict[str, Any] = json.loads(capture.readouterr().out)
    return found


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "prior").mkdir()
    (tmp_path / "prior" / "wending.txt").write_text(WENDING, encoding="utf-8")
    (tmp_path / "prior" / "sallow.md").write_text(SALLOW, encoding="utf-8")
    (tmp_path / "prior" / "broken.docx").write_bytes(b"PK\x03\x04 not a Word file")
    path = tmp_path / "council.library"
    added = say(capsys, "add", path, tmp_path / "prior")
    assert added["added"] == 2
    assert [Path(one["path"]).name for one in added["skipped"]] == ["broken.docx"]
    return path


def test_a_question_finds_its_passage(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = say(capsys, "suggest", library, "3.4")
    assert "agency staff" in found["passages"][0]["text"]
    assert found["passages"][0]["council"] == "Wending Borough Council"
    found = say(capsys, "suggest", library, "t3.q2", "--limit", 1)
    assert "invest to save" in found["passages"][0]["text"]


def test_a_councils_own_passages_can_be_left_out(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = say(capsys, "suggest", library, "3.4", "--not-from", "Wending Borough Council")
    assert all("Wending" not in one["council"] for one in found["passages"])


def test_words_and_phrases_are_found(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(say(capsys, "search", library, '"harbour lights"')["passages"]) == 1
    assert not say(capsys, "search", library, '"lights harbour"')["passages"]
    assert not say(capsys, "search", library, "harbour -finance")["passages"]


def test_adding_twice_adds_nothing_and_removing_removes(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = say(capsys, "add", library, tmp_path / "prior" / "wending.txt")
    assert (again["added"], again["replaced"]) == (0, 0)
    assert len(say(capsys, "list", library)["documents"]) == 2
    say(capsys, "remove", library, "wending.txt")
    (left,) = say(capsys, "list", library)["documents"]
    assert left["path"].endswith("sallow.md")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["suggest", "{library}", "t9.q9"], 1),
        (["suggest", "{nowhere}", "t1.q1"], 1),
        (["suggest", "{library}", "t1.q1", "--draft", "{nowhere}"], 1),
        (["suggest", "{library}", "t1.q1", "--limit", "0"], 2),
        (["search", "{source}", "word"], 1),
        (["remove", "{library}", "nobody.txt"], 1),
        (["list"], 2),
    ],
)
def test_what_cannot_be_done_says_so(
    arguments: list[str],
    code: int,
    library: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = {
        "library": library,
        "nowhere": tmp_path / "nowhere",
        "source": tmp_path / "prior" / "wending.txt",
    }
    before = library.read_bytes()
    error = say(capsys, *(one.format(**names) for one in arguments), code=code)["error"]
    assert error["what"]
    assert error["next"]
    assert library.read_bytes() == before
