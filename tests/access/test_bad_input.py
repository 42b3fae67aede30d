"""Readers that come late and go early, news that comes as a dialog opens, and long names."""

from pathlib import Path

import pytest

from tests.access.ear import Ear
from tests.access.hear import playing
from tests.access.judge import audit
from tests.hostile.real_window import tracebacks
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_start import Desk, a_plan, in_file

jeepney = pytest.importorskip("jeepney", reason="the reader of screens speaks D-Bus by jeepney")
from jeepney.io.blocking import open_dbus_connection  # noqa: E402  # where there is a jeepney

STATUS = jeepney.DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")


def let_read(screen: Screen, *, reads: bool) -> None:
    """Say to all programs on a screen that somebody reads it, or no longer."""
    bus = open_dbus_connection(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        given = ("org.a11y.Status", name, ("b", reads))
        call = jeepney.new_method_call(STATUS, "Set", "ssv", given)
        bus.send_and_get_reply(call, timeout=30)
    bus.close()


def test_a_reader_that_comes_after_the_program_and_goes_before_it_costs_nothing(
    screen: Screen, tmp_path: Path
) -> None:
    let_read(screen, reads=False)
    plan = a_plan(tmp_path / "made" / "Plan.planwright", tmp_path / "home", "We mend roads.")
    with Desk(screen, tmp_path, plan).open(read=False) as window:
        window.wait_shown()
        window.take_keyboard()
        let_read(screen, reads=True)
        window.wait_plan()
        ear = Ear(window.reader.address)
        said: list[str] = []
        for mark in ("FIRSTMARK", "AGAIN", "ANDAGAIN"):  # the program may not know of it at once
            window.type(mark)
            window.save()
            heard = ear.heard(60, patience=4)  # news is told of what has the keyboard
            said += [one.words for one in heard if one.kind in ("say", "about")]
            if any("Saved at " in one for one in said):  # news of one moment is one line
                break
        ear.close()
        assert any("Saved at " in one for one in said), said
        let_read(screen, reads=False)
        window.type("SECONDMARK")
        window.save()
        assert in_file(window.plan or plan, "FIRSTMARK", "SECONDMARK")
        assert window.close() == 0
        assert window.tracebacks() == []


def test_what_a_job_did_is_said_though_a_dialog_opens_as_it_ends(
    screen: Screen, tmp_path: Path
) -> None:
    with playing(screen, tmp_path / "played", "a finished plan") as (typist, reading):
        typist.begin()
        typist.do("Ctrl+E")
        screen.x("key", "Return", "F1")  # the guide opens while the documents are made
        said = typist.do("F1")
        assert any("Guide" in one for one in said), said
        wait_until(lambda: "The documents are made" in " ".join(reading.announced), 1)
        typist.do("Escape")
        assert any(one.startswith("The documents are made") for one in reading.announced)
        assert tracebacks(tmp_path / "played" / "log") == []


def test_names_of_300_letters_break_no_rule(screen: Screen, tmp_path: Path) -> None:
    found = audit(screen, tmp_path / "audit", ("long",), keys=False)
    assert found.failed == ""
    assert len(found.places) > 3
    assert set(found.rules) <= {"short_enough"}  # such a name is long by itself
