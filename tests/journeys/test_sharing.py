"""A copy that is shared holds what the plan shows, and nothing else of what the officer had."""

import io
import json
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from PIL import Image

from desktopapp.documents.given_picture import given_picture
from desktopapp.plan.plan import Source
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Picture, paragraphs
from desktopapp.session.encrypting import encrypt, open_encrypted
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import share_without_history
from desktopapp.store import vault
from desktopapp.store.planfile import UnknownParts
from desktopapp.store.vault import is_sealed

SECRET = b"MOORINGFEES"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    monkeypatch.setenv("PLANWRIGHT_HOME", str(tmp_path / "home"))
    return new_session(tmp_path / "plan", "Aldermere Council", "productivity-2024")


@lru_cache
def photo() -> bytes:
    past = Image.Exif()
    past[0x013B] = SECRET.decode()
    past.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    out = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert("RGB").save(out, "JPEG", exif=past, comment=SECRET)
    return out.getvalue()


def all_words(file: Path) -> bytes:
    with zipfile.ZipFile(file) as held:
        return b"\n".join(
            [*(name.encode() for name in held.namelist()), *map(held.read, held.namelist())]
        )


def with_a_past(session: Session) -> None:
    """Let a plan have had a secret in each place that is not shown."""
    part = session.plan.sections[0]
    picture = Picture("p", f"{SECRET.decode()}.jpg", "The quay")
    shown = session.plan.with_picture(picture.name, photo()).with_picture("quay.jpg", photo())
    words = paragraphs(f"{SECRET.decode()} rise in March.")
    session.edit(shown.with_text(part.id, (*words, picture)), "write")
    saving = session.begin_save("A state that nobody should see")
    session.end_save(saving, saving.run())
    kept = replace(picture, name="quay.jpg")
    source = Source("s", "Draft", text=f"{SECRET.decode()} rise", passage="d1-001")
    plan = session.plan.with_text(part.id, (*paragraphs("The quay stays open."), kept))
    session.edit(
        replace(plan, sources=(source,), extra=json.dumps({"notes": SECRET.decode()})), "x"
    )
    assert session.held
    session.held = replace(
        session.held,
        kept=UnknownParts(
            {**session.held.kept.entries, "later/notes.bin": SECRET}, {"later": SECRET.decode()}
        ),
    )
    session.save()


def test_a_shared_copy_carries_nothing_that_the_plan_does_not_show(
    session: Session, tmp_path: Path
) -> None:
    with_a_past(session)
    assert session.path
    assert SECRET in all_words(session.path)  # it is there to be found
    copy = share_without_history(session, tmp_path / "shared")
    assert SECRET not in all_words(copy)
    again = open_session(copy).plan
    assert again.pictures.keys() == {"quay.jpg"}
    with (
        Image.open(io.BytesIO(again.pictures["quay.jpg"])) as made,
        Image.open(io.BytesIO(photo())) as before,
    ):
        assert made.tobytes() == before.tobytes()
    assert again.sections[0].text == session.plan.sections[0].text


def test_a_protected_plan_is_shared_protected_unless_the_officer_wants_it_readable(
    session: Session, tmp_path: Path
) -> None:
    encrypt(session, "lantern otter quarry")
    sealed = share_without_history(session, tmp_path / "sealed")
    assert is_sealed(sealed.read_bytes())
    assert open_encrypted(sealed, "lantern otter quarry").plan.title == session.plan.title
    readable = share_without_history(session, tmp_path / "readable", readable=True)
    assert open_session(readable).plan.title == session.plan.title
    assert session.path
    assert is_sealed(session.path.read_bytes())


def test_a_picture_that_may_hide_something_stops_the_sharing_and_is_named(
    session: Session, tmp_path: Path
) -> None:
    part = session.plan.sections[0]
    odd = Picture("p", "odd.webp", "The old pier")
    plan = session.plan.with_picture(odd.name, b"RIFF....WEBP" + SECRET)
    session.edit(plan.with_text(part.id, (odd,)), "write")
    with pytest.raises(Problem, match="The old pier") as told:
        share_without_history(session, tmp_path / "shared")
    assert told.value.safe == "No copy was made."
    assert not (tmp_path / "shared.planwright").exists()


def test_a_picture_that_was_taken_out_leaves_the_file_with_the_next_save_and_undo_brings_it_back(
    session: Session,
) -> None:
    part = session.plan.sections[0]
    given = given_picture(photo())
    assert SECRET not in given.data
    plan = session.plan.with_picture("quay.jpg", given.data)
    session.edit(plan.with_text(part.id, (Picture("p", "quay.jpg", "The quay"),)), "put in")
    session.save()
    assert session.path
    assert open_session(session.path).plan.pictures.keys() == {"quay.jpg"}
    session.edit(session.plan.with_text(part.id, ()), "take out")
    session.save()
    assert open_session(session.path).plan.pictures == {}
    session.undo()
    session.save()
    assert open_session(session.path).plan.pictures == {"quay.jpg": given.data}
