"""The system ends the program, or something in it breaks: what was typed is in the plan."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.store.log import log_file

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as Linux has them")

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktopapp.plan.text import paragraphs
from desktopapp.ui.app import run_window

def typed(window):
    session = window.work.bridge.session
    session.answer("t1.q1", paragraphs("Typed at six."))
    BREAK
    print("typed", flush=True)

def shown(window):
    window.hide()
    QTimer.singleShot(900, lambda: typed(window))

sys.exit(run_window([sys.argv[1]], shown))
"""


_HUNG = (
    "import os, time; real = os.open; os.open = lambda path, *given: "
    "(time.sleep(60 * str(path).startswith({!r})), real(path, *given))[1]"
)


def started(path: Path, breaking: str = "pass") -> subprocess.Popen[str]:
    """Start the program with a plan, and return when something was typed in it."""
    code = _PROGRAM.replace("BREAK", breaking)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert program.stdout
    assert program.stdout.readline() == "typed\n"
    return program


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", "Sallow Town Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("Before."))
    session.save()
    assert session.path
    return session.path


def words_in(path: Path) -> str:
    return plain(open_session(path).plan.answers_to("t1.q1")[0].text)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_what_is_open(number: signal.Signals, path: Path) -> None:
    program = started(path)
    program.send_signal(number)
    program.communicate(timeout=60)
    assert program.returncode == 128 + number
    assert words_in(path) == "Typed at six."


def test_a_profile_that_does_not_answer_holds_up_no_end(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    monkeypatch.setenv("PLANWRIGHT_HOME", str(profile))
    program = started(path, _HUNG.format(str(profile)))
    begun = time.monotonic()
    program.send_signal(signal.SIGTERM)
    program.communicate(timeout=60)
    assert time.monotonic() - begun < 5  # 1.3 s; 14.5 s where it is waited for as ever
    assert program.returncode == 128 + signal.SIGTERM
    assert words_in(path) == "Typed at six."


def test_a_program_that_hears_no_signal_loses_the_last_words(path: Path) -> None:
    program = started(path)
    program.send_signal(signal.SIGKILL)
    program.communicate(timeout=60)
    assert words_in(path) == "Before."


@pytest.mark.parametrize(
    "breaking",
    [
        "QTimer.singleShot(0, lambda: {}['secret words'])",
        "import threading; threading.Thread(target=lambda: {}['secret words']).start()",
    ],
    ids=["window", "thread"],
)
def test_an_error_that_nobody_foresaw_is_noted_and_the_plan_is_saved(
    breaking: str, path: Path
) -> None:
    program = started(
        path,
        f"{breaking}; QTimer.singleShot(4000, lambda: print(window.notice"
        ".words.text(), flush=True))",
    )
    assert program.stdout
    assert program.stdout.readline() == "Something went wrong inside Planwright.\n"
    assert words_in(path) == "Typed at six."
    program.kill()
    program.communicate(timeout=60)
    noted = log_file().read_text("ascii")
    assert "error KeyError" in noted
    assert "secret" not in noted
