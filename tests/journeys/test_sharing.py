"""A copy that is shared holds what the plan shows, and nothing else of what the officer had."""

import io
import json
import re
import zipfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from PIL import Image

from desktopapp.documents.given_picture import given_picture
from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Source
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Picture, Runs, paragraphs, plain, with_runs
from desktopapp.session.encrypting import encrypt, open_encrypted
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import share_without_history
from desktopapp.store import vault
from desktopapp.store.kinship import Kin
from desktopapp.store.planfile import UnknownParts, is_sealed

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


def with_later_words(brief: Brief, later: str) -> Brief:
    """Return a letter to which a later version added something, wherever it can."""
    theme, *themes = brief.themes
    question, *questions = theme.questions
    asked = replace(theme, questions=(replace(question, extra=later), *questions), extra=later)
    return replace(brief, themes=(asked, *themes), extra=later)


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
    later = json.dumps({"notes": SECRET.decode()})
    brief = with_later_words(plan.brief, later)
    session.edit(replace(plan, brief=brief, sources=(source,), extra=later), "x")
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
    copy = share_without_history(session, tmp_path / "shared").path
    assert SECRET not in all_words(copy)
    again = open_session(copy).plan
    assert again.pictures.keys() == {"quay.jpg"}
    with (
        Image.open(io.BytesIO(again.pictures["quay.jpg"])) as made,
        Image.open(io.BytesIO(photo())) as before,
    ):
        assert made.tobytes() == before.tobytes()
    assert again.sections[0].text == session.plan.sections[0].text
    assert again.brief == with_later_words(session.plan.brief, "")


def test_a_protected_plan_is_shared_protected_unless_the_officer_wants_it_readable(
    session: Session, tmp_path: Path
) -> None:
    encrypt(session, "lantern otter quarry")
    sealed = share_without_history(session, tmp_path / "sealed").path
    assert is_sealed(sealed.read_bytes())
    assert open_encrypted(sealed, "lantern otter quarry").plan.title == session.plan.title
    readable = share_without_history(session, tmp_path / "readable", readable=True).path
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


def said(session: Session, question: str) -> str:
    return "\n\n".join(plain(one.text) for one in session.plan.answers_to(question))


def reworded(session: Session, old: str, new: str) -> None:
    """Let an officer put other words in the place of some, in the same paragraph."""

    def changed(runs: Runs) -> Runs:
        return tuple(replace(run, text=run.text.replace(old, new)) for run in runs)

    for part in session.plan.parts():
        text = tuple(with_runs(block, changed) for block in part.text)
        if text != part.text:
            session.edit(session.plan.with_text(part.id, text), "write")


def shared_copy(session: Session, path: Path) -> Session:
    """Share a plan and let it remember that; return what whoever gets the copy has open."""
    shared = share_without_history(session, path)
    session.note_shared(shared)
    assert not session.is_saved
    session.save()
    return open_session(shared.path)


TOLD = ("The quay stays open.", "The ferry runs daily.", "The crane is old.", "Fees stay.")


@pytest.fixture
def two(session: Session, tmp_path: Path) -> tuple[Session, Session]:
    """Return ours and a shared copy that somebody has open; words of ours came from a source."""
    session.edit(session.plan.with_answer_to("t1.q1", paragraphs("\n\n".join(TOLD))), "write")
    session.edit(session.plan.with_answer_to("t2.q1", paragraphs("We mend nets.")), "write")
    first = session.plan.answers_to("t1.q1")[0]
    text = tuple(
        with_runs(block, lambda runs: tuple(replace(run, origin="s") for run in runs))
        for block in first.text
    )
    plan = session.plan.with_part(replace(first, text=text, own_heading="Not used"))
    session.edit(replace(plan, sources=(Source("s", "Draft", text="Draft words"),)), "bring in")
    session.save()
    return session, shared_copy(session, tmp_path / "to share")


def test_a_shared_copy_that_comes_back_is_compared_with_what_was_shared(
    two: tuple[Session, Session],
) -> None:
    ours, theirs = two
    before = ours.plan
    reworded(ours, "The crane is old.", "")  # removed after it was shared
    reworded(ours, "We mend nets.", "We mend nets and sails.")
    ours.save()
    reworded(theirs, "The ferry runs daily.", "The ferry runs hourly.")
    reworded(theirs, "Fees stay.", "")
    theirs.save()
    assert theirs.path
    merged, kin = merge_with_copy(ours, theirs.path)
    assert (kin, merged.clashes) == (Kin.APART, ())
    words = said(ours, "t1.q1")
    assert "hourly" in words
    assert not {"crane", "Fees", "daily"} & set(re.findall(r"\w+", words))
    assert said(ours, "t2.q1") == "We mend nets and sails."
    assert ours.plan.sources == before.sources
    assert ours.plan.answers_to("t1.q1")[0].own_heading == "Not used"
    ours.save()
    reworded(theirs, "The quay stays open.", "The quay stays open all night.")
    theirs.save()
    assert not merge_with_copy(ours, theirs.path)[0].clashes
    assert "all night" in said(ours, "t1.q1")
    assert ours.path
    assert not merge_with_copy(theirs, ours.path)[0].clashes
    assert said(theirs, "t1.q1") == said(ours, "t1.q1")


def test_where_both_changed_one_sentence_after_sharing_it_is_asked(
    two: tuple[Session, Session],
) -> None:
    ours, theirs = two
    reworded(ours, "daily", "weekly")
    reworded(theirs, "daily", "hourly")
    theirs.save()
    assert theirs.path
    merged, _ = merge_with_copy(ours, theirs.path)
    assert len(merged.clashes) == 1
    assert ("weekly" in merged.clashes[0].ours, "hourly" in merged.clashes[0].theirs) == (
        True,
        True,
    )


def test_a_shared_copy_that_nobody_changed_brings_nothing(two: tuple[Session, Session]) -> None:
    ours, theirs = two
    reworded(ours, "daily", "weekly")
    ours.save()
    assert theirs.path
    merged, kin = merge_with_copy(ours, theirs.path)
    assert (kin, merged.clashes) == (Kin.OLDER, ())
    assert "weekly" in said(ours, "t1.q1")


def test_words_written_before_sharing_are_in_common_though_nothing_was_saved(
    session: Session, tmp_path: Path
) -> None:
    session.save()
    session.edit(session.plan.with_answer_to("t1.q1", paragraphs("The quay opens.")), "write")
    theirs = shared_copy(session, tmp_path / "to share")
    reworded(theirs, "opens", "opens at six")
    theirs.save()
    reworded(session, "The quay opens.", "The quay opens. We wait.")
    assert theirs.path
    assert not merge_with_copy(session, theirs.path)[0].clashes
    assert said(session, "t1.q1") == "The quay opens at six. We wait."


def test_a_copy_shared_while_the_plan_is_saved_is_remembered_with_the_next_save(
    session: Session, tmp_path: Path
) -> None:
    session.edit(session.plan.with_answer_to("t1.q1", paragraphs("The quay opens.")), "write")
    saving = session.begin_save()
    shared = share_without_history(session, tmp_path / "to share")
    session.note_shared(shared)
    session.end_save(saving, saving.run())
    assert not session.is_saved
    session.save()
    assert session.is_saved
    assert session.path
    theirs = open_session(shared.path)
    reworded(theirs, "opens", "opens at six")
    theirs.save()
    again = open_session(session.path)
    assert merge_with_copy(again, shared.path)[1] is Kin.APART
    assert said(again, "t1.q1") == "The quay opens at six."
