"""Salvage: of a damaged plan file, whatever is left comes out, and nothing is invented."""

import random
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Picture
from desktopapp.store import resources
from desktopapp.store.container import pack
from desktopapp.store.making import Mark
from desktopapp.store.open_file import new_file
from desktopapp.store.planfile import encode
from desktopapp.store.salvage import Gone, salvage
from desktopapp.store.save import save
from desktopapp.store.versions import version_plan, versions
from tests.safety.officer import state

NAMED = replace(state(9).council, logo="logo.png")
PLAN = replace(state(9), council=NAMED).with_picture("logo.png", b"a picture" * 99)
DATA = encode(PLAN)


def test_a_file_without_its_end_still_gives_the_whole_plan() -> None:
    cut = DATA[: DATA.index(b"answers/")]
    found = salvage(cut)
    assert found.plan == PLAN
    assert found.texts == {}


def test_a_sound_file_gives_everything() -> None:
    found = salvage(DATA)
    assert found.plan == PLAN
    assert any("Edit" in text for text in found.texts.values())
    assert found.without == ()


SAMPLE = resources.sample()
OWN = replace(SAMPLE, brief=replace(SAMPLE.brief, id="own-letter", note="Our own reading"))


def _after(data: bytes, name: str) -> int:
    """Return where the entry of this name ends and the next one begins."""
    return data.index(b"PK\3\4", data.index(name.encode()))


def _cuts(plan: Plan) -> list[bytes]:
    """Cut the file of a plan at a hundred positions behind its own data."""
    data = encode(plan)
    end = _after(data, "plan.json")
    return [data[: end + (len(data) - end) * n // 100] for n in range(100)]


def test_wherever_a_file_is_cut_behind_its_own_data_the_whole_plan_comes_out() -> None:
    for cut in _cuts(SAMPLE):
        found = salvage(cut)
        assert found.plan
        assert replace(found.plan, pictures={}) == replace(SAMPLE, pictures={})
        assert not found.other_letter


def test_wherever_a_letter_that_nobody_else_has_is_cut_all_words_come_out() -> None:
    for cut in _cuts(OWN):
        found = salvage(cut)
        if found.plan:
            assert found.plan.answers == OWN.answers
            continue
        texts = list(found.texts.values())
        for answer, text in zip(OWN.answers, texts[1:], strict=False):
            assert plain_with_labels(answer.text) in text
            assert all(f"\n{one}\n" in text for one in answer.questions)
        for section in OWN.sections:
            assert any(plain_with_labels(section.text) in text for text in texts)
        assert any(
            "Director of Resources" in text
            for name, text in found.texts.items()
            if "report" in name
        )


def test_a_letter_that_is_gone_is_taken_from_where_it_is_known() -> None:
    data = encode(OWN)
    cut = data[: _after(data, "plan.json")]
    assert salvage(cut).plan is None
    found = salvage(cut, (SAMPLE.brief, OWN.brief))
    assert found.plan
    assert found.plan.brief == OWN.brief
    assert not found.other_letter


def test_a_letter_in_a_version_stands_for_the_same_one_that_is_damaged(tmp_path: Path) -> None:
    mark = Mark("2026-05-04 09:00:00+00:00", "Agreed", "Ann")
    data = save(OWN, new_file(tmp_path / "plan"), mark=mark).path.read_bytes()
    at = data.index(b"brief.json", _after(data, "plan.json")) + 600
    assert salvage(data[:at] + bytes(90) + data[at + 90 :]).plan == OWN


def test_a_letter_that_only_has_the_id_of_the_lost_one_is_named() -> None:
    plan = replace(SAMPLE, brief=replace(SAMPLE.brief, note="Read in another way"))
    data = encode(plan)
    at = _after(data, "plan.json")
    assert salvage(data[:at]).plan is None
    found = salvage(data[: at + 9_000])
    assert found.plan
    assert found.plan.answers == plan.answers
    assert found.other_letter == SAMPLE.brief.title


def test_a_letter_without_a_question_that_was_answered_never_stands_for_the_lost_one() -> None:
    plan = replace(SAMPLE, answers=(replace(SAMPLE.answers[0], questions=("t1.q99",)),))
    data = encode(replace(plan, brief=replace(plan.brief, note="Read in another way")))
    found = salvage(data[: _after(data, "plan.json") + 9_000])
    assert found.plan is None
    assert "002 t1.q99" in found.texts


def test_readable_texts_that_are_all_there_are_taken_with_what_they_do_not_hold() -> None:
    data = encode(OWN)
    at = data.index(b"brief.json", _after(data, "plan.json")) + 600
    found = salvage(data[:at] + bytes(90) + data[at + 90 :])
    assert found.plan is None
    assert found.texts.items() > salvage(data).texts.items()
    assert "002 t1.q1" not in found.texts
    assert any("Director of Resources" in text for text in found.texts.values())


def test_pictures_that_are_gone_are_named() -> None:
    with_block = PLAN.with_text("a1", (Picture("x", "logo.png", "Logo"),))
    data = encode(with_block)
    cut = data[: data.index(b"pictures/") - 30]
    found = salvage(cut)
    assert found.plan
    assert found.without == (Gone("logo.png", "the picture “Logo” (Question 1.2)"),)


def test_a_damaged_plan_still_gives_its_texts() -> None:
    at = DATA.index(b"plan.json") + 60
    damaged = DATA[:at] + b"\0" * 40 + DATA[at + 40 :]
    found = salvage(damaged)
    assert found.plan is None
    assert len(found.texts) == 5


def test_its_id_and_what_is_whole_of_its_versions_come_out(tmp_path: Path) -> None:
    mark = Mark("2026-05-04 09:00:00+00:00", "Agreed", "Ann")
    held = save(PLAN, new_file(tmp_path / "plan"), mark=mark)
    data = held.path.read_bytes()
    found = salvage(data[: data.rindex(b"PK\1\2")])
    assert found.document == PLAN.id
    (version,) = versions(found.kept)
    assert version.name == "Agreed"
    assert version_plan(found.kept, version) == PLAN
    cut = salvage(data[: data.index(b"plan.json")])
    assert (cut.plan, cut.document) == (None, PLAN.id)


def test_the_beginning_of_a_text_is_better_than_nothing() -> None:
    text = " ".join(str(number) for number in range(3000))
    data = pack({"answers/001 Long.txt": text.encode()})
    found = salvage(data[: len(data) // 2])
    assert found.texts["001 Long"]
    assert text.startswith(found.texts["001 Long"].rstrip("\ufffd"))


def test_whatever_is_thrown_at_it_it_never_raises_and_never_invents_a_plan() -> None:
    chance = random.Random(7)  # noqa: S311  # chance, not secrecy
    for _ in range(300):
        data = bytearray(DATA)
        for _ in range(chance.randint(1, 9)):
            start = chance.randrange(len(data))
            data[start : start + chance.randint(0, 30)] = chance.randbytes(chance.randint(0, 30))
        found = salvage(bytes(data))
        assert found.plan is None or found.plan.answers == PLAN.answers
    assert salvage(b"").plan is None
    assert salvage(b"PK\3\4" * 9999).texts == {}
    assert salvage(pack({"../../evil": b"x", "answers/bomb.txt": b"\0" * (30 << 20)})).plan is None
