"""Logging off: the plan itself is saved, since a profile may not outlive the session."""

from pathlib import Path

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from tests.window_desk import WindowDesk


def test_what_was_typed_is_in_the_plan_after_log_off(window: WindowDesk, tmp_path: Path) -> None:
    path = tmp_path / "a.planwright"
    window.top.save_at_log_off()  # nothing is open: nothing to do
    window.show(new_session(path, "Sallow Town Council", "productivity-2024"))
    window.type_into("t1.q1", "We merged two teams.")
    window.top.save_at_log_off()
    (answer,) = open_session(path).plan.answers_to("t1.q1")
    assert plain(answer.text) == "We merged two teams."
    assert window.top.close()
