"""Salvage: of a damaged plan file, whatever is left comes out, and nothing is invented."""

import random
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.text import Picture
from desktopapp.store.container import pack
from desktopapp.store.making import Mark
from desktopapp.store.planfile import encode
from desktopapp.store.salvage import salvage
from desktopapp.store.save import new_file, save
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


def test_pictures_that_are_gone_are_named() -> None:
    with_block = PLAN.with_text("a1", (Picture("x", "logo.png", "Logo"),))
    data = encode(with_block)
    cut = data[: data.index(b"pictures/") - 30]
    found = salvage(cut)
    assert found.plan
    assert found.without == ("logo.png",)


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
