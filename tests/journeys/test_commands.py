"""The commands as a person or a script gives them, from the process down."""

import io
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktopapp.cli import run_command
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import plain
from desktopapp.session.opening import open_session
from desktopapp.store.log import log_file
from desktopapp.store.reading_plans import open_plan
from tests.console import Capture, Console, all_commands, needed_by


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path, say: Console) -> Path:
    path = tmp_path / "wending.planwright"
    say("new", path, "--council", "Wending Borough Council")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "answer.txt"
    path.write_text("We merged two teams.\n\n- one front desk\n- one inbox\n", encoding="utf-8")
    return path


def test_a_new_plan_says_what_it_answers(tmp_path: Path, say: Console) -> None:
    path = tmp_path / "a.planwright"
    made = say("new", path, "--council", "Wending Borough Council")
    assert made["brief"] == "productivity-2024"
    opened, _ = open_plan(path)
    assert made["document_id"] == opened.id
    assert (opened.council.name, opened.council.short_name) == (
        "Wending Borough Council",
        "Wending",
    )


def test_a_new_plan_never_replaces_a_file(plan: Path, say: Console) -> None:
    before = plan.read_bytes()
    said = say("new", plan, "--council", "Another Council", code=1)
    assert "already" in said["error"]["what"]
    assert plan.read_bytes() == before
    assert list(plan.parent.iterdir()) == [plan]


def test_an_answer_is_counted(plan: Path, source: Path, say: Console) -> None:
    assert say("answer", plan, "t1.q3", source) == {"question": "t1.q3", "words": 9}
    counted = say("count", plan)
    (row,) = [one for one in counted["answers"] if one["id"] == "t1.q3"]
    assert row["words"] > 9  # the heading above it counts too
    assert counted["page_limit"] == {"min": 3, "max": 4}
    assert sum(theme["words"] for theme in counted["themes"]) < counted["words"]


def test_a_question_may_be_named_by_its_number(plan: Path, source: Path, say: Console) -> None:
    assert say("answer", plan, "1.3", source)["question"] == "t1.q3"


def test_answering_again_replaces_the_answer(plan: Path, source: Path, say: Console) -> None:
    say("answer", plan, "t2.q1", source)
    source.write_text("Only this.", encoding="utf-8")
    say("answer", plan, "t2.q1", source)
    opened, _ = open_plan(plan)
    (answer,) = opened.answers_to("t2.q1")
    assert len(answer.text) == 1


def test_of_two_answers_to_one_question_none_is_replaced_until_one_is_named(
    plan: Path, source: Path, say: Console
) -> None:
    other = plan.with_name("theirs.planwright")
    other.write_bytes(plan.read_bytes())
    for path, words in ((plan, "The lock was mended."), (other, "Dredging costs less.")):
        source.write_text(words, encoding="utf-8")
        say("answer", path, "1.3", source)
    say("merge", plan, other)
    before = plan.read_bytes()
    source.write_text("Only this.", encoding="utf-8")
    error = say("answer", plan, "1.3", source, code=1)["error"]
    assert all(said in error["what"] for said in ("2 answers", "lock was mended", "Dredging"))
    assert "--place" in error["next"]
    assert say("answer", plan, "1.3", source, "--place", 3, code=1)["error"]["what"]
    assert plan.read_bytes() == before
    texts = [plain(one.text) for one in open_plan(plan)[0].answers_to("t1.q3")]
    assert say("answer", plan, "1.3", source, "--place", 2)["words"] == len(texts[0].split()) + 2
    now = [plain(one.text) for one in open_plan(plan)[0].answers_to("t1.q3")]
    assert now == [texts[0], "Only this."]


def test_a_place_is_named_only_where_there_are_several_answers(
    plan: Path, source: Path, say: Console
) -> None:
    error = say("answer", plan, "1.3", source, "--place", 1, code=1)["error"]
    assert "0 answers" in error["what"]
    say("answer", plan, "1.3", source)
    assert say("answer", plan, "1.3", source, "--place", 1)["question"] == "t1.q3"


def test_an_answer_may_come_from_standard_input(
    plan: Path, say: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Yes – often.".encode())))
    assert say("answer", plan, "t2.q3", "-")["words"] == 3


def test_export_writes_what_it_says(
    plan: Path, source: Path, tmp_path: Path, say: Console
) -> None:
    say("answer", plan, "t1.q1", source)
    made = say("export", plan, "--to", tmp_path / "out", "--only", "submission,appendix")
    assert [one["kind"] for one in made["files"]] == ["submission", "appendix"]
    counted = say("count", plan)
    for one in made["files"]:
        assert Path(one["path"]).stat().st_size > 1000
        assert (one["words"], one["pages"]) == (counted["words"], counted["pages"])
    assert made["findings"] == say("check", plan)["findings"]


def test_a_pdf_that_carries_its_data_is_made_where_that_is_asked_for(
    plan: Path, source: Path, tmp_path: Path, say: Console
) -> None:
    say("answer", plan, "t1.q1", source)
    to = (plan, "--to", tmp_path / "out", "--only", "submission")
    made = say("export", *to, "--with-data")
    assert "Data it carries" in made["checked"]
    without, carrying = (PdfReader(one["path"]).attachments for one in made["files"])
    assert "plan.json" in carrying
    assert not without


def test_export_replaces_what_it_made_before(
    plan: Path, source: Path, tmp_path: Path, say: Console
) -> None:
    say("answer", plan, "t1.q1", source)
    first = say("export", plan, "--to", tmp_path / "out")
    again = say("export", plan, "--to", tmp_path / "out")
    assert first == again
    assert len(list((tmp_path / "out").iterdir())) == len(again["files"])


def test_a_plan_of_another_letter_goes_the_same_way(
    tmp_path: Path, source: Path, harbour_brief: Path, say: Console
) -> None:
    path = tmp_path / "b.planwright"
    say("new", path, "--council", "Port of Sallow Council", "--brief", harbour_brief)
    opened, _ = open_plan(path)
    question = next(opened.brief.questions())[1].id
    say("answer", path, question, source)
    counted = say("count", path)
    assert counted["page_limit"] is None
    assert counted["words"] > 10
    assert say("export", path, "--to", tmp_path / "out")["files"]


def test_the_demo_leaves_a_plan_and_its_documents(tmp_path: Path, say: Console) -> None:
    made = say("demo", "--to", tmp_path / "demo")
    counted = say("count", made["plan"])
    assert counted["page_limit"]["min"] <= counted["pages"] <= counted["page_limit"]["max"]
    assert {one["kind"] for one in made["files"]} >= {"submission", "appendix"}
    assert say("demo", "--to", tmp_path / "demo") == made


def test_the_demo_keeps_a_sample_that_was_changed(
    tmp_path: Path, source: Path, say: Console
) -> None:
    made = say("demo", "--to", tmp_path)
    say("answer", made["plan"], "t1.q1", source)
    before = Path(made["plan"]).read_bytes()
    say("demo", "--to", tmp_path)
    assert Path(made["plan"]).read_bytes() == before


ODD = 'The “Old & New” Council of N/A: "Bœuf" ' + "x" * 200


def test_a_strange_council_name_goes_all_the_way(
    tmp_path: Path, source: Path, say: Console
) -> None:
    path = tmp_path / "odd.planwright"
    say("new", path, "--council", ODD)
    say("answer", path, "t1.q1", source)
    made = say("export", path, "--to", tmp_path / "out")
    for one in made["files"]:
        assert Path(one["path"]).parent == tmp_path / "out"
        assert len(Path(one["path"]).name) < 120


def test_a_character_that_no_font_has_is_named_before_anything_is_written(
    tmp_path: Path, source: Path, say: Console
) -> None:
    path = tmp_path / "odd.planwright"
    say("new", path, "--council", "Council of \U0001f98a and \U000e0fff")
    say("answer", path, "t1.q1", source)
    error = say("export", path, "--to", tmp_path / "out", code=1)["error"]
    assert "no font" in error["what"].lower()
    assert not (tmp_path / "out").exists()


def test_lone_surrogates_and_control_characters_are_made_harmless(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    path = tmp_path / "odd.txt"
    text = ("“One” – “two” \u200fthree … " * 9 + "\x07").encode()
    path.write_bytes(text + b"\xed\xa0\x80")  # read as a mark that not every font has
    assert say("answer", plan, "t1.q1", path)["words"] == 9 * 5 + 1
    path.write_bytes(text)
    assert say("answer", plan, "t1.q1", path)["words"] == 9 * 5
    assert say("export", plan, "--to", tmp_path / "out")["files"]


REFUSED: list[tuple[str, bytes]] = [
    ("an empty file", b""),
    ("a truncated plan", b"PK\x03\x04" + b"\0" * 60),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 60),
    ("text", b"Dear all"),
]


@pytest.mark.parametrize(("what", "data"), REFUSED, ids=[what for what, _ in REFUSED])
@pytest.mark.parametrize("verb", [one for one in all_commands() if "PLAN" in needed_by(one)])
def test_what_is_no_plan_is_refused_and_left_alone(
    what: str, data: bytes, verb: str, tmp_path: Path, source: Path, say: Console
) -> None:
    path = tmp_path / "bad.planwright"
    path.write_bytes(data)
    given = {
        "PLAN": path,
        "QUESTION": "t1.q1",
        "FILE": source,
        "SOURCE": source,
        "OTHER": path,
        "FOLDER": tmp_path / "out",
        "NAME": "A Council",
        "NEW": tmp_path / "new.planwright",
        "ID|FILE": "productivity-2024",
    }
    needed = (one if one.startswith("--") else given[one] for one in needed_by(verb))
    error = say(verb, *needed, code=1)["error"]
    assert all(error[key] for key in ("what", "safe", "next")), what
    assert path.read_bytes() == data
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["count", "{missing}"], 1),
        (["new", "{new}", "--council", "   "], 1),
        (["new", "{new}", "--council", "A Council", "--brief", "nobody-1999"], 1),
        (["new", "{missing}/deep/x.planwright", "--council", "A Council"], 1),
        (["new", "{new}"], 2),
        (["answer", "{plan}", "t9.q9", "{source}"], 1),
        (["answer", "{plan}", "t1.q1", "{missing}"], 1),
        (["answer", "{plan}", "t1.q1", "{empty}"], 1),
        (["answer", "{plan}", "t1.q1", "{binary}"], 1),
        (["import", "{plan}", "{missing}"], 1),
        (["import", "{plan}", "{empty}"], 1),
        (["export", "{plan}"], 2),
        (["export", "{plan}", "--to", "{out}", "--only", "poem"], 2),
        (["export", "{plan}", "--to", "{source}"], 1),
        (["check", "{plan}", "--today", "tomorrow"], 2),
        (["frobnicate", "{plan}"], 2),
        (["count"], 2),
    ],
)
def test_what_cannot_be_done_says_so_and_changes_nothing(
    arguments: list[str], code: int, tmp_path: Path, plan: Path, source: Path, say: Console
) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 4)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    names = {
        "missing": tmp_path / "nowhere" / "missing.txt",
        "new": tmp_path / "new.planwright",
        "plan": plan,
        "source": source,
        "empty": empty,
        "binary": binary,
        "out": tmp_path / "out",
    }
    error = say(*(one.format(**names) for one in arguments), code=code)["error"]
    assert set(error) == {"what", "where", "safe", "next"}
    assert error["what"]
    assert error["next"]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("verb", ["answer", "import"])
def test_a_plan_that_a_window_has_open_is_not_written(
    verb: str, plan: Path, source: Path, say: Console
) -> None:
    window = open_session(plan)
    assert window.hold() is None
    before = plan.read_bytes()
    more = ["t1.q1", source] if verb == "answer" else [source, "--accept"]
    error = say(verb, plan, *more, code=1)["error"]
    assert "open in another window" in error["what"]
    assert plan.read_bytes() == before
    assert say("count", plan)["words"]
    window.release()
    say(verb, plan, *more)


def test_a_second_window_reads_until_it_takes_over(plan: Path) -> None:
    first, second = open_session(plan), open_session(plan)
    first.hold()
    assert second.hold()
    with pytest.raises(Problem, match="open"):
        second.edit(second.plan.with_answer_to("t1.q1"), "type")
    assert second.hold(taking_over=True) is None
    second.edit(second.plan.with_answer_to("t1.q1"), "type")
    second.save()
    assert first.lease
    assert not first.lease.beat()
    second.release()


def test_a_person_reads_sentences(plan: Path, source: Path, capsys: Capture) -> None:
    assert run_command(["answer", str(plan), "1.3", str(source)]) == 0
    assert capsys.readouterr().out == "Question 1.3 has 9 words now.\n"
    assert run_command(["count", str(plan)]) == 0
    assert capsys.readouterr().out.startswith("1 page, ")
    assert run_command(["count", "nowhere.planwright"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "There is no such file" in captured.err


def test_an_export_that_stops_half_way_names_what_it_moved(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    export = ("export", plan, "--to", tmp_path / "out", "--only", "checklist,web")
    first, second, *_ = (Path(one["path"]) for one in say(*export)["files"])
    first.write_bytes(b"ticked by the clerk")
    second.unlink()
    second.mkdir()
    said = say(*export, code=1)["error"]
    (kept,) = first.parent.glob("*(earlier)*")
    assert kept.read_bytes() == b"ticked by the clerk"
    assert f"kept as “{kept.name}”" in said["safe"]
    assert f"New before it: “{first.name}”" in said["safe"]


def test_export_keeps_what_it_did_not_make(
    plan: Path, source: Path, tmp_path: Path, say: Console
) -> None:
    say("answer", plan, "t1.q1", source)
    only = ("--only", "appendix")
    made = Path(say("export", plan, "--to", tmp_path / "out", *only)["files"][0]["path"])
    for number in (1, 2):
        made.write_bytes(b"mended in Word %d" % number)
        said = say("export", plan, "--to", tmp_path / "out", *only)
        assert any("(earlier" in note and made.name in note for note in said["notes"])
    kept = sorted(one.read_bytes() for one in made.parent.glob("*(earlier*"))
    assert kept == [b"mended in Word 1", b"mended in Word 2"]
    say("answer", plan, "t1.q2", source)
    said = say("export", plan, "--to", tmp_path / "out", *only)
    assert not any("(earlier" in note for note in said["notes"])
    assert len(list(made.parent.iterdir())) == 3


def test_an_error_that_nobody_foresaw_is_said_in_words_and_noted(
    plan: Path, say: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_options: object) -> None:
        raise KeyError("secret words")

    monkeypatch.setattr("desktopapp.cli.open_named", broken)
    said = say("count", plan, code=1)["error"]
    assert said["what"] == "Something went wrong inside Planwright."
    assert "KeyError cli/__init__.py" in said["where"]
    assert "secret" not in str(said)
    assert "error KeyError" in log_file().read_text("ascii")


def test_documents_of_another_plan_are_kept_where_both_have_one_name(
    tmp_path: Path, say: Console
) -> None:
    said = []
    for name in ("Housing", "Waste", "Housing"):
        plan, words = tmp_path / f"{name}.planwright", tmp_path / "words.txt"
        if not plan.exists():
            say("new", plan, "--council", "Wending Borough Council")
            words.write_text(f"Only {name} says so.", encoding="utf-8")
            say("answer", plan, "t1.q1", words)
        said.append(say("export", plan, "--to", tmp_path / "out", "--only", "web"))
    pages = [one.read_text("utf-8") for one in (tmp_path / "out").glob("*web text*.html")]
    kept = ["Housing" if "Only Housing" in page else "Waste" for page in pages]
    assert sorted(kept) == ["Housing", "Housing", "Waste"]
    assert "Only Housing" in Path(said[2]["files"][1]["path"]).read_text("utf-8")
    for one in said[1:]:
        assert sum("of this plan" in note for note in one["notes"]) == len(one["files"])
