"""Logging off: the plan itself is saved, since a profile may not outlive the session."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.store.settings import Settings
from desktopapp.ui.window import Window


def test_what_was_typed_is_in_the_plan_after_log_off(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.planwright"
    window = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(window)
    window.save_at_log_off()  # nothing is open: nothing to do
    window.show_session(new_session(path, "Sallow Town Council", "productivity-2024"))
    window.show()
    assert window.work
    window.work.go("t1.q1", write=True)
    qtbot.keyClicks(window.work.editor(), "We merged two teams.")
    window.save_at_log_off()
    (answer,) = open_session(path).plan.answers_to("t1.q1")
    assert plain(answer.text) == "We merged two teams."
    assert window.close()
