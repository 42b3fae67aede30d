"""A run of tests ends well, whatever it leaves: what Python made goes before Python does."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.clipped import give_words, is_still_there

ROOT = Path(__file__).parents[2]


def test_words_are_given_to_the_clipboard(qtbot: QtBot) -> None:
    assert qtbot
    give_words("Words", QObject(), is_secret=False)
    assert is_still_there("Words")


def test_a_run_that_leaves_words_on_the_clipboard_ends_well() -> None:
    only = f"{__file__}::{test_words_are_given_to_the_clipboard.__name__}"
    command = [sys.executable, "-m", "pytest", only, "-q", "-p", "no:cacheprovider"]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603  # our own program
    assert "1 passed" in ran.stdout
    assert ran.returncode == 0
