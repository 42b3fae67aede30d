"""Answers of every kind by commands: given, refused kindly, left, counted, checked, exported."""

from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.giving import given_to
from desktopapp.plan.text import plain
from desktopapp.session.opening import open_session
from desktopapp.store.resources import resource_path
from tests.console import Capture, Console

BRIEF = resource_path("sample/consultation.toml")


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path, say: Console) -> Path:
    made = say("new", tmp_path / "a.planwright", "--council", "Fenmoor District", "--brief", BRIEF)
    return Path(made["plan"])


@pytest.mark.parametrize(
    ("question", "given", "kept"),
    [
        ("2", ("--choose", "a council"), {"value": "A council"}),
        ("7", ("--choose", "A little"), {"value": "A little"}),
        (
            "8",
            ("--choose", "Safe paths", "--choose", "clean water"),
            {"chosen": ["Safe paths", "Clean water"]},
        ),
        ("10", ("--value", "no"), {"value": "No"}),
        ("11", ("--value", "30 June 2026"), {"value": "2026-06-30"}),
        ("12", ("--value", "Strategy.pdf"), {"value": "Strategy.pdf"}),
        ("16", ("--value", "1,204"), {"value": "1204"}),
        ("17", ("--value", "£1.2m"), {"value": "1200000"}),
        ("18", ("--value", "110%"), {"value": "110"}),
        (
            "1",
            ("--field", "Name=M. Ashdown", "--field", "role=Head of Policy"),
            {"filled": {"Name": "M. Ashdown", "Role": "Head of Policy"}},
        ),
    ],
)
def test_what_is_given_is_kept_in_one_form(
    plan: Path, say: Console, question: str, given: tuple[str, ...], kept: dict[str, object]
) -> None:
    assert say("answer", plan, question, *given)["given"] == kept


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("2", ("--choose", "A ship"), "“A ship” cannot be chosen."),
        ("7", ("--choose", "A little", "--choose", "Not at all"), "Only one answer"),
        ("13", ("--choose", "Yes"), "Nothing can be chosen here."),
        ("11", ("--value", "31 June 2026"), "June has 30 days."),
        ("16", ("--value", "12,5"), "Write 12.5 with a point, or 125 without one."),
        ("13", ("--value", "none"), "This question takes no single value."),
        ("1", ("--field", "Shoe size=7"), "This question has no field “Shoe size”."),
        ("1", ("--field", "Name"), "“Name” names no field."),
        ("2", ("--rows", "-"), "This question takes no table."),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_changed(
    plan: Path,
    say: Console,
    question: str,
    given: tuple[str, ...],
    said: str,
) -> None:
    table = plan.parent / "none.csv"
    table.write_text("a\n1\n")
    before = plan.read_bytes()
    named = [str(table) if one == "-" else one for one in given]
    error = say("answer", plan, question, *named, code=1)["error"]
    assert said in error["what"]
    assert error["next"]
    assert plan.read_bytes() == before


def test_a_table_is_taken_by_the_names_of_its_columns_and_rows(plan: Path, say: Console) -> None:
    table = plan.parent / "costs.csv"
    table.write_text('Measure,cost in later years,Cost in the first year\nPaths,£500,"1,200"\n')
    given = say("answer", plan, "19", "--rows", table)
    cells = {"Cost in the first year": "1200", "Cost in later years": "500"}
    assert given["given"] == {"rows": [{"id": "Paths", "cells": cells}]}
    assert given["lacks"] == ["The table is not filled in yet."]
    table.write_text("Measure,From\nHarbour,1 April 2028\n")
    assert (
        "no row “Harbour”" in say("answer", plan, "19", "--rows", table, code=1)["error"]["what"]
    )


def test_a_file_of_some_rows_leaves_the_others_and_one_given_again_changes_nothing(
    plan: Path, say: Console
) -> None:
    table = plan.parent / "costs.csv"
    table.write_text("Measure,Cost in the first year,Cost in later years\nPaths,1,2\n")
    say("answer", plan, "19", "--rows", table)
    table.write_text("Measure,Cost in the first year\nCleaning,3\nPaths,4\n")
    rows = say("answer", plan, "19", "--rows", table)["given"]["rows"]
    assert {row["id"]: row["cells"] for row in rows} == {
        "Cleaning": {"Cost in the first year": "3"},
        "Paths": {"Cost in the first year": "4", "Cost in later years": "2"},
    }
    table.write_text("Who,For what\nFenmoor,Boats\nWestmere,Quays\n")
    first = say("answer", plan, "20", "--rows", table)["given"]
    assert say("answer", plan, "20", "--rows", table)["given"] == first


def test_a_row_with_more_cells_than_columns_is_refused(plan: Path, say: Console) -> None:
    table = plan.parent / "costs.csv"
    table.write_text("Measure,Cost in the first year\nPaths,1,200\n")
    error = say("answer", plan, "19", "--rows", table, code=1)["error"]
    assert error["what"] == "Row 2 of the file has more cells than the file has columns."


def test_a_merge_says_each_value_that_changed_in_words(
    plan: Path, say: Console, capsys: Capture
) -> None:
    say("answer", plan, "17", "--value", "£184,500")
    copy = plan.with_name("b.planwright")
    copy.write_bytes(plan.read_bytes())
    say("answer", copy, "17", "--value", "42")
    say("answer", copy, "16", "--value", "1204")
    say("answer", plan, "16", "--value", "7")
    assert run_command(["merge", str(plan), str(copy)]) == 0
    said = capsys.readouterr().out
    assert ": £184,500 → £42\n" in said
    assert "theirs: 1,204" in said
    for raw in ("w16", "w17", "{", "184500"):
        assert raw not in said


def test_a_question_is_left_with_a_reason_and_taken_up_again(plan: Path, say: Console) -> None:
    say("answer", plan, "7", "--choose", "A little")
    left = say("answer", plan, "7", "--leave", "No view")
    assert left["given"] == {"value": "A little", "left": "No view"}
    assert not any(one["question"] == "w7" for one in say("check", plan)["findings"])
    assert say("answer", plan, "7", "--take-up")["given"] == {"value": "A little"}


def test_an_answer_that_is_brought_in_takes_up_the_question_that_was_left(
    plan: Path, say: Console, capsys: Capture
) -> None:
    words = plan.parent / "words.txt"
    words.write_text("Two ferries a day would do.")
    for how in (["answer", str(plan), "13", str(words)], ["import", str(plan), "", "--accept"]):
        say("answer", plan, "13", "--leave", "No view")
        if how[0] == "import":
            asked = {one.number: one.text for _, one in open_session(plan).plan.brief.questions()}
            both = "\n\n".join(f"{n}. {asked[n]}\n\nOur answer is {n}." for n in ("13", "14"))
            how[2] = str(plan.parent / "response.txt")
            Path(how[2]).write_text(both)
            how.append("--append")
        assert run_command(how) == 0
        assert "Question 13 was left, and is taken up again." in capsys.readouterr().out
        now = open_session(plan).plan
        assert not given_to(now, "w13").left
        assert all(plain(one.text) for one in now.answers_to("w13"))


def test_a_file_and_a_choice_are_one_answer_and_nothing_at_all_is_refused(
    plan: Path, say: Console
) -> None:
    reasons = plan.parent / "reasons.txt"
    reasons.write_text("Clean water comes first.")
    assert say("answer", plan, "5", reasons)["words"] == 4
    (found,) = [one for one in say("check", plan)["findings"] if one["question"] == "w5"]
    assert found["rule"] == "incomplete"
    both = say("answer", plan, "5", reasons, "--choose", "Yes")
    assert (both["words"], both["lacks"]) == (4, [])
    assert "Give a FILE" in say("answer", plan, "5", code=2)["error"]["what"]


def test_limits_are_counted_as_the_form_counts_and_what_is_over_is_found(
    plan: Path, say: Console
) -> None:
    long = plan.parent / "long.txt"
    long.write_text("well-kept " * 80)
    say("answer", plan, "14", long)
    uses = {(one["id"], one["unit"]): one for one in say("count", plan)["limits"]}
    assert uses["w14", "words"]["used"] == 160
    assert uses["", "words"]["hard"] is False
    messages = [one["message"] for one in say("check", plan)["findings"]]
    assert any("Question 14 has 160 of 120 words" in one for one in messages)


def test_each_document_says_what_was_given(plan: Path, say: Console) -> None:
    say("answer", plan, "10", "--choose", "No")
    say("answer", plan, "4", "--leave", "For individual members")
    say("export", plan, "--to", plan.parent / "out", "--only", "submission,web,coverage")
    page = next((plan.parent / "out").glob("*.html")).read_text()
    for words in ("Does your council have a waterside strategy?", "No answer: for individual"):
        assert words in page
    assert "Asked only after “Yes” to 10" in page


@pytest.mark.parametrize("form", ["plan", "response", "short", "table"])
def test_a_form_that_is_named_is_that_of_the_documents_and_not_of_the_plan(
    plan: Path, say: Console, form: str
) -> None:
    say("answer", plan, "10", "--choose", "No")
    before = plan.read_bytes()
    out = plan.parent / form
    say("export", plan, "--to", out, "--only", "web", "--form", form)
    page = next(out.glob("*.html")).read_text()
    assert ("<table" in page) == (form == "table")
    assert ("Does your council have a waterside strategy?" in page) == (
        form in {"response", "table"}
    )
    assert plan.read_bytes() == before
