"""The one way in: a window, or a command when a verb is given."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {key: value for key, value in os.environ.items() if key not in without}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "desktopapp", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_display_one_sentence_says_what_is_missing() -> None:
    ended = started()
    assert ended.returncode == 1
    assert "there is no display" in ended.stderr
    assert ended.stdout == ""


def test_a_verb_needs_no_display(tmp_path: Path) -> None:
    ended = started("new", str(tmp_path / "a.planwright"), "--council", "Sallow Town Council")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "a.planwright").is_file()


def test_a_command_never_loads_the_window() -> None:
    said = "import sys; sys.argv = ['planwright', '--version']\nfrom desktopapp import __main__\n"
    ran = f"{said}try:\n    __main__.main()\nfinally:\n    print('PySide6' in sys.modules)"
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", ran], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.stdout.splitlines() == ["Planwright 0.1.0", "False"]


def test_a_word_that_is_no_verb_is_a_wrong_command_line() -> None:
    ended = started("frobnicate")
    assert ended.returncode == 2
    assert "frobnicate" in ended.stderr


LATE = (  # what is loaded when it is wanted, since the start pays for each
    *("desktopapp.library", "desktopapp.readers", "desktopapp.checks", "desktopapp.cli"),
    *("docx", "reportlab", "lxml", "PIL", "keyring", "pypdf", "cryptography", "sqlite3", "spylls"),
    *("argparse", "desktopapp.ui.widgets.tick", "desktopapp.ui.workspace.checking"),
    *("desktopapp.ui.widgets.choices", "desktopapp.store.save", "desktopapp.ui.widgets.signals"),
)
OPEN = f"""
import builtins, sys
of_python = builtins.__import__
from desktopapp.ui.app import run_window

def watch(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    assert window.work.editor().toPlainText()
    assert builtins.__import__ is of_python  # else each import reads a file's source as well
    print(*(name for name in {LATE} if name in sys.modules))
    QTimer.singleShot(0, QApplication.quit)

sys.exit(run_window(sys.argv[1:], watch))
"""


def told(program: str, plan: Path) -> str:
    """Return what a program prints that opens a plan in a window nobody sees."""
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program, str(plan)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_window_starts_without_what_it_does_not_need_yet(tmp_path: Path) -> None:
    started("demo", "--to", str(tmp_path))
    assert told(OPEN, tmp_path / "Sample plan.planwright").split() == []


ASK_WRONG = """
from desktopapp.ui.widgets.plain_import import Later, load_qt
load_qt()
import sys
from PySide6.QtCore import QTimer

helper = sys.modules["shibokensupport.signature.errorhandler"]
print(type(helper) is Later)
try:
    QTimer().setInterval("soon")
except TypeError as error:
    print(error)
print(type(helper) is Later)
"""


def test_what_a_call_of_qt_takes_is_loaded_when_one_is_wrong() -> None:
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", ASK_WRONG], cwd=ROOT, capture_output=True, text=True, check=False
    )
    first, *said, last = ended.stdout.splitlines()
    assert (first, last) == ("True", "False"), ended.stderr
    assert any("Supported signatures" in line for line in said)


PARTS = """
import sys
from desktopapp.ui.app import run_window

def watch(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def look():
        if window.menus is not None:
            print("desktopapp.ui.workspace.checking" in sys.modules)
            QApplication.quit()

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(0)

sys.exit(run_window(sys.argv[1:], watch))
"""


def test_after_the_first_paint_the_window_lives_between_the_parts_of_the_rest(
    tmp_path: Path,
) -> None:
    started("demo", "--to", str(tmp_path))
    assert told(PARTS, tmp_path / "Sample plan.planwright").split()[:1] == ["False"]
