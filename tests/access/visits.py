"""The real program, led through all it can show, and looked at from outside at each place.

    python tests/access/visits.py FOLDER PART...

It says the name of each place as a line of JSON, and waits there for a line on its standard input.
What is looked at is found through the tables in which views, panels, commands and dialogs are
declared, see ``tests/whole_window.py``. ``careless`` shows a window that nobody should make.
"""

import json
import os
import sys
import threading
import traceback
import types
from dataclasses import replace
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
_ours = sys.modules["tests"] = types.ModuleType("tests")  # another package has that name too
_ours.__path__ = [str(ROOT / "tests")]

from PySide6.QtCore import Qt, QTimer  # noqa: E402  # the same
from PySide6.QtWidgets import (  # noqa: E402  # the same
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.plan import Plan  # noqa: E402  # the same
from desktopapp.store.resources import sample  # noqa: E402  # the same
from desktopapp.ui.app import run_window  # noqa: E402  # the same
from desktopapp.ui.panels.library_verbs import add_open_plan  # noqa: E402  # the same
from desktopapp.ui.views import VIEWS  # noqa: E402  # the same
from desktopapp.ui.window import Window  # noqa: E402  # the same
from tests.waiting import settle, wait_until  # noqa: E402  # the same
from tests.whole_window import show_plan, show_sample, tour_dialogs, tour_pages, tour_views  # noqa: E402  # the same
from tests.window_desk import WindowDesk  # noqa: E402  # the same

LONG = "Northern and Western Vale and Fell " * 9  # more than 300 letters


class Visits:
    """Tells where it is, and stays there until it is told to go on."""

    def __init__(self) -> None:
        self._told: Queue[str] = Queue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        for line in sys.stdin:
            self._told.put(line)

    def look(self, name: str, top: QWidget) -> None:
        """Be looked at from outside, at one place."""
        top.activateWindow()
        top.raise_()
        settle()
        say(at=name)
        wait_until(lambda: not self._told.empty(), 600)
        self._told.get()


def say(**what: str) -> None:
    """Tell whoever looks."""
    print(json.dumps(what), flush=True)  # noqa: T201  # what this is for


def careless(window: Window, look: Visits) -> None:
    """Show a dialog in which everything is wrong that the rules speak of."""
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    keyed, again = QPushButton("Bold (Ctrl+B)"), QPushButton("Same")
    again.setAccessibleDescription("Same")
    taking = QFrame()
    taking.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    taking.setFixedHeight(30)
    mute = QPlainTextEdit("To read,\nand no key goes through it.")
    mute.setReadOnly(True)
    mute.setAccessibleName("To read")
    choice = QComboBox()
    choice.addItems(["One", "Two"])
    parts = (
        QLineEdit(),
        keyed,
        again,
        QPushButton("Same"),
        QCheckBox("Yes"),
        choice,
        mute,
        taking,
    )
    for one in parts:
        column.addWidget(one)
    trap = _Trap()
    trap.setAccessibleName("It keeps Tab")
    column.addWidget(trap)
    dialog.show()
    look.look("careless", dialog)
    dialog.close()


class _Trap(QPlainTextEdit):
    """Keeps Tab, as a text does by itself; it begins with the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(40)


def with_long_names(plan: Plan, name: str) -> Plan:
    """Return a plan in which all that somebody names has a long name."""
    sections = tuple(replace(one, heading=f"{n} {name}") for n, one in enumerate(plan.sections))
    contact = replace(plan.council.contact, name=name)
    council = replace(plan.council, name=name, contact=contact)
    return replace(plan, title=name, council=council, sections=sections)


def look_at_all(window: Window, visits: Visits) -> None:
    """Be looked at in each view."""
    desk = WindowDesk(window)
    for view in [one.name for one in VIEWS]:
        desk.view(view)
        settle()
        visits.look(f"long names, {view}", window)


def visit(window: Window, folder: Path, parts: list[str]) -> None:
    """Go through the parts that are asked for."""
    visits = Visits()
    wait_until(lambda: window.menus is not None)
    window.finish()
    settle()
    if "first" in parts:
        visits.look("home, first run", window)
    for part in parts:
        (folder / part).mkdir()
        if part == "careless":
            careless(window, visits)
            continue
        if part == "long":
            show_plan(
                window, with_long_names(sample(), LONG), folder / part / f"{LONG[:200]}.planwright"
            )
            look_at_all(window, visits)
            continue
        show_sample(window, folder / part)
        if part == "dialogs":
            add_open_plan(window)
            settle()
            tour_dialogs(window, folder / part, visits.look)
        elif part == "pages":
            tour_pages(window, visits.look)
        elif part == "views":
            tour_views(window, visits.look)
        elif part == "write":
            visits.look("write", window)


def main() -> None:
    """Start the program, and visit all there is in it."""
    folder, parts = Path(sys.argv[1]), sys.argv[2:]

    def begin(window: Window) -> None:
        try:
            visit(window, folder, parts)
        except BaseException:  # noqa: BLE001  # whatever it is, whoever looks must know
            say(failed=traceback.format_exc())
        finally:
            sys.stdout.flush()
            os._exit(0)  # what is left of the window is no part of this

    def shown(window: object) -> None:
        assert isinstance(window, Window)
        QTimer.singleShot(500, QApplication.instance() or window, lambda: begin(window))

    run_window([], shown)


if __name__ == "__main__":
    main()
