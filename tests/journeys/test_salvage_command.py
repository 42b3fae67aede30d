"""A damaged plan file, from its refusal to what the command gets out of it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.plan.text import Picture, paragraphs, plain
from desktopapp.session.opening import new_session
from desktopapp.store import resources
from desktopapp.store.planfile import encode
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.settings import backups_folder
from tests.console import Capture, Console


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


PLAN = resources.sample()
DATA = encode(PLAN)


def test_a_file_that_was_cut_short_gives_the_whole_plan(tmp_path: Path, say: Console) -> None:
    damaged, folder = tmp_path / "cut.planwright", tmp_path / "found"
    damaged.write_bytes(DATA[: DATA.index(b"answers/")])
    assert "planwright salvage" in say("count", damaged, code=1)["error"]["next"]
    found = say("salvage", damaged, "--to", folder)
    assert open_plan(Path(found["plan"]))[0] == PLAN
    assert found["without"] == []
    assert damaged.read_bytes() == DATA[: DATA.index(b"answers/")]


def test_a_file_with_spoilt_data_gives_its_texts(tmp_path: Path, say: Console) -> None:
    damaged, folder = tmp_path / "spoilt.planwright", tmp_path / "found"
    at = DATA.index(b"plan.json") + 60
    damaged.write_bytes(DATA[:at] + b"\0" * 40 + DATA[at + 40 :])
    found = say("salvage", damaged, "--to", folder)
    assert found["plan"] is None
    assert sorted(map(str, folder.iterdir())) == sorted(found["texts"])
    assert all(Path(one).read_text(encoding="utf-8").strip() for one in found["texts"])


def test_a_file_cut_within_its_letter_gives_the_whole_plan(tmp_path: Path, say: Console) -> None:
    damaged = tmp_path / "cut.planwright"
    damaged.write_bytes(DATA[: DATA.index(b"pictures/") - 3_000])
    found = say("salvage", damaged, "--to", tmp_path / "found")
    plan = open_plan(Path(found["plan"]))[0]
    assert (plan.answers, plan.brief) == (PLAN.answers, PLAN.brief)
    assert found["without"] == ["logo.png"]
    assert not found["other_letter"]


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Return a plan that answers a letter of the officer's own, saved and then cut within that."""
    letter = Path(__file__).parents[1] / "briefs" / "harbour-2027.toml"
    path = tmp_path / "harbour.planwright"
    session = new_session(path, "Port of Sallow Council", letter)
    _, question = next(session.plan.brief.questions())
    session.answer(question.id, paragraphs("We dredge each May."))
    saving = session.begin_save()
    session.end_save(saving, saving.run())
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"brief.json") + 500])
    return path


def test_a_letter_that_no_other_file_has_leaves_all_texts_by_their_questions(
    harbour: Path, say: Console
) -> None:
    shutil.rmtree(backups_folder())
    found = say("salvage", harbour, "--to", harbour.parent / "found")
    assert found["plan"] is None
    texts = [Path(one).read_text(encoding="utf-8") for one in found["texts"]]
    (text,) = (one for one in texts if "dredge" in one)
    theme, question, words = text.strip().split("\n\n")
    assert words == "We dredge each May."
    assert any(question in Path(one).name for one in found["texts"])
    assert theme != question


def test_a_letter_that_a_backup_has_gives_the_whole_plan(harbour: Path, say: Console) -> None:
    found = say("salvage", harbour, "--to", harbour.parent / "found")
    plan = open_plan(Path(found["plan"]))[0]
    assert "We dredge each May." in [plain(one.text) for one in plan.answers]
    assert plan.brief.id == "harbour-2027"


def test_a_folder_that_is_there_is_not_written_into(tmp_path: Path, say: Console) -> None:
    damaged = tmp_path / "cut.planwright"
    damaged.write_bytes(DATA[:-9])
    said = say("salvage", damaged, "--to", tmp_path, code=1)["error"]
    assert "already" in said["what"]
    assert list(tmp_path.iterdir()) == [damaged]


def test_what_holds_nothing_of_a_plan_is_told(tmp_path: Path, say: Console) -> None:
    other = tmp_path / "letter.planwright"
    other.write_bytes(b"Dear Minister")
    said = say("salvage", other, "--to", tmp_path / "found", code=1)["error"]
    assert "Nothing of a plan" in said["what"]
    assert list(tmp_path.iterdir()) == [other]


@pytest.mark.parametrize("beginning", [b"", b"\0" * 60])
def test_a_plan_without_its_beginning_is_led_to_what_is_left_of_it_and_never_in_a_circle(
    beginning: bytes, tmp_path: Path, say: Console
) -> None:
    damaged = tmp_path / "cut.planwright"
    damaged.write_bytes(beginning + DATA[60:])
    for words in (("list",), ("rebuild",)):
        error = say("library", *words, damaged, code=1)["error"]
        assert "not a Planwright library" in error["what"]
        assert "ebuild" not in error["next"]
    error = say("count", damaged, code=1)["error"]
    assert "damaged" in error["what"]
    assert "planwright salvage" in error["next"]
    found = say("salvage", damaged, "--to", tmp_path / "found")
    assert open_plan(Path(found["plan"]))[0] == PLAN
    assert damaged.read_bytes() == beginning + DATA[60:]


def test_pictures_that_are_gone_are_named_as_the_plan_knows_them(
    tmp_path: Path, capsys: Capture
) -> None:
    plan = PLAN.with_answer_to("t1.q3")
    answer = plan.answers_to("t1.q3")[0]
    shown = (
        Picture("p1", "bridge.png", "Our bridge at dawn"),
        Picture("p2", "flood.png", decorative=True),
    )
    plan = plan.with_part(replace(answer, text=(*answer.text, *shown)))
    damaged = tmp_path / "Plan.planwright"
    damaged.write_bytes(encode(plan)[:-200])
    assert run_command(["salvage", str(damaged), "--to", str(tmp_path / "Left")]) == 0
    printed = capsys.readouterr().out
    assert "The picture “Our bridge at dawn” (Question 1.3) is gone." in printed
    assert "A picture (Question 1.3) is gone." in printed
