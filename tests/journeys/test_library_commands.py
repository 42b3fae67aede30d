"""The library's commands, as a new user gives them."""

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from desktopapp.cli import run_command

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
    assert run_command(["library", *map(str, arguments), "--json"]) == code
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


def test_a_damaged_library_is_made_again_and_what_is_gone_is_named(
    library: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with contextlib.closing(sqlite3.connect(library)) as base:
        base.execute("ALTER TABLE passage RENAME COLUMN text TO body")
        base.commit()
    said = say(capsys, "list", library, code=1)["error"]
    assert "another version" in said["what"]
    (tmp_path / "prior" / "sallow.md").unlink()
    done = say(capsys, "rebuild", library)
    assert [Path(one).name for one in done["lost"]] == ["sallow.md"]
    assert Path(done["damaged"]).exists()
    assert len(say(capsys, "list", library)["documents"]) == 1


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


TEXT = (
    "\ufeffWending Borough Council spent £4.1 million in 2022/23 🙂.\r\n"
    "We will finish by March 2024.\n"
)


def test_flags_name_the_exact_characters_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "passage.txt"
    file.write_bytes(TEXT.encode())
    arguments = ["--council", "Sallow Council", "--source-date", "2023-06-01"]
    assert run_command(["flags", str(file), *arguments, "--today", "2024-06-11", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["flags"]
    assert {one["kind"] for one in found} >= {"name", "figure", "time"}
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found)
    assert ("name", "Wending Borough Council") in {(one["kind"], one["text"]) for one in found}
    assert any(one["text"].endswith("March 2024") for one in found if one["kind"] == "time")


def test_flags_know_the_plan_and_the_library(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, file = tmp_path / "plan.planwright", tmp_path / "passage.txt"
    file.write_text(WENDING.splitlines()[3], encoding="utf-8")
    assert run_command(["new", str(plan), "--council", "Sallow Council"]) == 0
    assert run_command(["answer", str(plan), "3.4", str(file)]) == 0
    capsys.readouterr()
    for option, told in (("--plan", plan), ("--library", library)):
        said = ["flags", str(file), "--council", "Sallow Council", option, str(told), "--json"]
        assert run_command(said) == 0
        found = json.loads(capsys.readouterr().out)["flags"]
        (shared,) = (one["why"] for one in found if one["kind"] == "shared")
        assert ("our plan" if option == "--plan" else "Wending") in shared


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["{nowhere}", "--council", "Sallow Council"], 1),
        (["{binary}", "--council", "Sallow Council"], 1),
        (["{zeros}", "--council", "Sallow Council"], 1),
        (["{good}", "--council", "Sallow Council", "--plan", "{nowhere}"], 1),
        (["{good}", "--council", "Sallow Council", "--library", "{nowhere}"], 1),
        (["{good}", "--council", "Sallow Council", "--today", "June"], 2),
        (["{good}", "--council", "Sallow Council", "--source-date", "2024-13-01"], 2),
        (["{good}"], 2),
    ],
)
def test_flags_refuse_what_they_cannot_read(
    arguments: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"good": b"Some words.", "binary": b"\xff\xfe\x00", "zeros": b"a\0b"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = {name: tmp_path / name for name in (*files, "nowhere")}
    said = ["flags", *(one.format(**names) for one in arguments), "--json"]
    assert run_command(said) == code
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["what"]
    assert error["next"]


def test_a_plan_comes_back_from_its_own_pdf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, draft = (tmp_path / name for name in ("a.planwright", "b.planwright", "d.txt"))
    words = "We use agency staff only for posts that we cannot fill, and consultants never."
    draft.write_text(words, encoding="utf-8")
    for plan in (first, second):
        assert run_command(["new", str(plan), "--council", "Sallow Council"]) == 0
    assert run_command(["answer", str(first), "3.4", str(draft)]) == 0
    assert run_command(["export", str(first), "--to", str(tmp_path), "--only", "submission"]) == 0
    (pdf,) = tmp_path.glob("*.pdf")
    capsys.readouterr()
    assert run_command(["import", str(second), str(pdf), "--accept", "--json"]) == 0
    (placed,) = [
        one for one in json.loads(capsys.readouterr().out)["passages"] if words in one["text"]
    ]
    assert placed["question"] == "t3.q4"
    assert run_command(["count", str(second), "--json"]) == 0
    assert any(one["words"] for one in json.loads(capsys.readouterr().out)["themes"])
