"""A profile that answers late or never, and a plan on a disk that answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktopapp.operations.document_kinds import document_name
from desktopapp.plan.text import plain
from desktopapp.session import journals
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store import in_time
from desktopapp.store.in_time import wait_for_late
from desktopapp.ui.files import closing, exporting, version_verbs
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.versions_sheet import VersionsSheet
from desktopapp.ui.widgets.jobs import wait_for_all
from tests.slow_share import SlowShare
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

LATE = 3.0  # seconds for each call of the system
pytestmark = pytest.mark.impatient


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowShare:
    """Return the folder of the profile, which answers late once it has a delay."""
    folder = tmp_path / "profile"
    folder.mkdir()
    monkeypatch.setenv("PLANWRIGHT_HOME", str(folder))
    return SlowShare(folder, monkeypatch)


@pytest.fixture
def path(profile: SlowShare, tmp_path: Path) -> Path:
    assert profile
    made = new_session(tmp_path / "Housing", "Sallow Town Council", "productivity-2024").path
    assert made
    return made


@pytest.fixture
def window(open_window: Open, profile: SlowShare, path: Path) -> Iterator[WindowDesk]:
    """Return a window with the plan, which was saved once; all is done at the end."""
    window = open_window()
    window.open(path)
    wait_until(lambda: window.session.lease)
    window.type_into("t1.q1", "One.")
    window.keeper.save()
    window.saved()
    yield window
    profile.delay = 0
    wait_for_late()
    wait_for_all()


def answer(session: Session) -> str:
    return " ".join(plain(one.text) for one in session.plan.answers_to("t1.q1"))


def until(holds: Callable[[], object]) -> None:
    wait_until(holds, 30)


def save(window: WindowDesk, words: str) -> None:
    """Type, let the journal begin, and save."""
    window.type_into("t1.q1", words)
    window.keeper.save()
    until(lambda: window.session.is_saved and not window.keeper.saving)


def test_a_plan_is_saved_again_and_again_while_the_profile_does_not_answer(
    profile: SlowShare, window: WindowDesk, path: Path
) -> None:
    profile.delay = LATE
    save(window, " Two.")
    assert "No backup" in window.more
    assert "does not answer" in window.more
    save(window, " Three.")
    save(window, " Four.")
    assert answer(open_session(path)) == "One. Two. Three. Four."
    assert profile.calls
    assert profile.of_window == []


def test_a_plan_is_saved_and_closed_while_the_profile_does_not_answer(
    profile: SlowShare, window: WindowDesk, path: Path
) -> None:
    profile.delay = LATE
    window.type_into("t1.q1", " Two.")
    until(lambda: profile.calls)  # the journal waits for its folder
    assert not window.top.close()
    asked = []
    until(lambda: asked.append(window.news) or not window.top.isVisible())
    assert not any("still being saved" in one for one in asked)
    profile.delay = 0
    assert answer(open_session(path)) == "One. Two."
    assert profile.of_window == []


def test_where_neither_place_answers_an_officer_who_closes_comes_back_to_the_plan(
    profile: SlowShare, window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_SLOW", 50)
    monkeypatch.setattr(journals, "LEAVING", 0.2)
    share = SlowShare(path.parent, monkeypatch)
    profile.delay = share.delay = LATE
    window.type_into("t1.q1", " Two.")
    assert not window.top.close()
    until(lambda: "still being saved" in window.news)
    assert str(path.parent) in window.more
    window.press("Close and keep it on this PC")
    until(lambda: window.problem)
    assert window.problem
    assert "could not be kept on this PC" in window.problem.what
    assert window.top.stack.isEnabled()
    profile.delay = share.delay = 0
    wait_for_late()
    window.keeper.save()
    until(lambda: window.session.is_saved and not window.keeper.saving)
    assert answer(open_session(path)) == "One. Two."


def test_the_patience_of_a_save_is_shorter_than_that_of_closing() -> None:
    assert 2 * in_time.PATIENCE * 1000 < closing._SLOW  # noqa: SLF001  # what an officer is told by


def test_versions_in_the_file_are_listed_while_the_profile_does_not_answer(
    profile: SlowShare, window: WindowDesk
) -> None:
    window.keeper.save("Before cabinet")
    window.saved()
    profile.delay = LATE
    version_verbs.show(window.top)
    sheet = window.dialog(VersionsSheet)
    assert "Before cabinet" in sheet.names.item(0).text()
    assert "Looking for backups" in sheet.words.text()
    profile.delay = 0
    until(lambda: "Looking" not in sheet.words.text())
    assert "Before cabinet" in sheet.names.item(0).text()
    assert profile.of_window == []
    sheet.reject()


def test_a_plan_without_versions_says_that_they_are_looked_for(
    profile: SlowShare, window: WindowDesk, tmp_path: Path
) -> None:
    other = new_session(tmp_path / "Parks", "Sallow Town Council", "productivity-2024").path
    assert other
    window.open(other)
    until(lambda: window.session.path == other and window.session.lease)
    profile.delay = LATE
    version_verbs.show(window.top)
    sheet = window.dialog(VersionsSheet)
    assert sheet.words.text() == "Looking for versions…"
    profile.delay = 0
    until(lambda: "There are no versions yet" in sheet.words.text())
    sheet.reject()


def test_what_is_left_of_a_damaged_plan_is_offered_while_the_profile_does_not_answer(
    profile: SlowShare, window: WindowDesk, path: Path
) -> None:
    damaged = path.with_name("Damaged.planwright")
    damaged.write_bytes(path.read_bytes()[:-200])
    profile.delay = LATE
    window.open(damaged)
    until(lambda: "Open what can be read" in window.offered)
    assert "The folder for backups on this PC does not answer" in window.more
    assert profile.of_window == []


def making(window: WindowDesk, folder: Path, *kinds: str) -> Exporting:
    dialog = Exporting(window.top, window.top.jobs, window.plan, folder)
    for kind, tick in dialog.ticks.items():
        tick.setChecked(kind in kinds)
    dialog.start()
    return dialog


def test_documents_are_made_while_the_profile_does_not_answer(
    profile: SlowShare, window: WindowDesk, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    earlier = out / f"{document_name(window.plan)} - web page.html"
    earlier.write_bytes(b"changed by hand")
    profile.delay = LATE
    dialog = making(window, out, "web", "coverage")
    until(lambda: dialog.made)
    profile.delay = 0
    assert dialog.made
    assert all(one.path.exists() for one in dialog.made.files)
    (kept,) = out.glob("* (earlier)*")
    assert kept.read_bytes() == b"changed by hand"
    assert "nobody knows whether it was changed" in dialog.made.notes[-1]
    assert profile.of_window == []
    dialog.reject()


def test_cancel_while_documents_are_written_says_which_ones_were(
    window: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(exporting, "_SLOW", 50)
    share = SlowShare(out, monkeypatch)
    share.delay = 0.3
    dialog = making(window, out, "web", "coverage", "checklist")
    until(lambda: dialog.writing and any(one.suffix != ".tmp" for one in out.iterdir()))
    dialog.reject()
    until(lambda: "does not answer" in dialog.step.text())
    assert "The folder “out”" in dialog.step.text()
    share.delay = 0
    until(lambda: dialog.made)
    assert dialog.made
    assert {one.path for one in dialog.made.files} == set(out.iterdir())
    assert dialog.head.text() == "Stopped: 1 document was made"
    assert len(dialog.made.left) == 3
    dialog.reject()
