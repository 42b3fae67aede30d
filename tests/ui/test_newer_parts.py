"""What a newer version wrote in an answer is named: it is neither counted nor printed."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.cli import run_command
from desktopapp.operations.counting import count_data
from desktopapp.plan.text import Foreign, Paragraph, Run
from desktopapp.session.opening import new_session, open_session
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.widgets.labels import PlainLabel
from tests.console import Capture
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

SAID = "holds something from a newer Planwright, which this version cannot count or print."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a plan with an answer in which a newer version put a block of its own."""
    session = new_session(tmp_path / "Plan", "Mere Borough Council", "productivity-2024")
    plan = session.plan.with_answer_to("t1.q3")
    (answer,) = plan.answers_to("t1.q3")
    ours = Paragraph("p1", (Run("We share a harbour office."),))
    newer = Foreign('{"kind": "chart", "id": "c1", "words": "many words that nobody sees"}')
    session.edit(plan.with_part(replace(answer, text=(ours, newer))), "typing")
    session.save()
    assert session.path
    return session.path


def test_a_part_of_a_newer_version_is_a_finding_at_its_place(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    panel = window.panel("findings")
    wait_until(lambda: any(SAID in card.finding.message for card in panel.cards))
    (card,) = [one for one in panel.cards if SAID in one.finding.message]
    card.opened.emit()
    assert window.work.where == "t1.q3"


def test_the_counter_says_that_not_all_is_counted(window: WindowDesk, path: Path) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    wait_until(lambda: "Not all of it can be counted" in window.why_amber)
    assert count_data(open_session(path).plan)["not_counted"] == f"Question 1.3 {SAID}"


def test_the_counting_command_says_it(path: Path, capsys: Capture) -> None:
    assert run_command(["count", str(path)]) == 0
    assert f"Question 1.3 {SAID}" in capsys.readouterr().out.splitlines()


def test_it_is_said_before_documents_are_made(
    window: WindowDesk, path: Path, tmp_path: Path
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path)
    wait_until(lambda: any(SAID in one.text() for one in dialog.findChildren(PlainLabel)))
    dialog.reject()
