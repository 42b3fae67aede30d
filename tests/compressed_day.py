"""A day of an officer's work in the window, compressed, and what memory it takes.

Each round opens a plan, types, undoes, goes through every view, panel and dialog, imports, reuses
and exports, switches spelling off and on, and closes the plan. Figures are printed as lines of
JSON: at the start, and after each round. ``--parts answers`` fills in and copies out a response,
and begins the plan of the next letter from it.

    python tests/compressed_day.py FOLDER --rounds 5
    python tests/compressed_day.py FOLDER --minutes 20

``--stay`` uses one plan in each round, in a window of another size, and never closes it.
``--parts`` leaves out some of it; ``--reader`` works as where a screen reader listens;
``--careless`` keeps what should be let go, so that whoever reads the figures can see that it would
be noticed.
"""

import argparse
import gc
import json
import os
import sys
import time
import types
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("type", "views", "dialogs", "spelling")
WORDS = "Words that an officer types on a long day. " * 3
sys.path.insert(0, str(ROOT))
_ours = sys.modules["tests"] = types.ModuleType("tests")  # another package has that name too
_ours.__path__ = [str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktopapp.plan.remembering import forget_same  # noqa: E402  # after the path is set
from desktopapp.ui.widgets.plain_import import load_qt  # noqa: E402  # after the path is set

load_qt()  # before anything else does
from PySide6.QtGui import QAccessible  # noqa: E402  # the same
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402  # the same

from desktopapp.plan.plan import Plan  # noqa: E402  # after the path is set
from desktopapp.store.choices import RECENT  # noqa: E402  # the same
from desktopapp.store.resources import sample_response  # noqa: E402  # the same
from desktopapp.store.settings import Settings  # noqa: E402  # the same
from desktopapp.ui.views import PANELS, VIEWS  # noqa: E402  # the same
from desktopapp.ui.widgets.jobs import wait_for_all  # noqa: E402  # the same
from desktopapp.ui.window import Window  # noqa: E402  # the same
from tests.waiting import settle  # noqa: E402  # the same
from tests.whole_window import (  # noqa: E402  # the same
    next_round_of,
    show_plan,
    show_sample,
    tour_answers,
    tour_dialogs,
    tour_pages,
    tour_views,
)
from tests.window_desk import WindowDesk  # noqa: E402  # the same


def memory(kind: str = "Rss") -> float:
    """Return the MiB of this process that are in memory now; nothing where that is not told.

    ``Anonymous`` is what belongs to it alone: libraries are read from their files, and shared.
    """
    rollup = Path("/proc/self/smaps_rollup")
    lines = rollup.read_text(encoding="ascii").splitlines() if rollup.exists() else []
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith(f"{kind}:")), 0.0)


def objects() -> "Counter[str]":
    """Count the living objects of the program's own classes."""
    forget_same()  # a job that ends late may have asked for a letter again
    gc.collect()
    found: Counter[str] = Counter()
    for kind, many in Counter(map(type, gc.get_objects())).items():
        if str(kind.__module__).startswith("desktopapp"):
            found[f"{kind.__module__}.{kind.__qualname__}"] += many
    return found


def come_to_rest() -> None:
    """Let what is under way end, and what is on its way out go: until no widget comes or goes."""
    still = 0
    until, last = time.monotonic() + 20, -1
    while still < 10 and time.monotonic() < until:
        wait_for_all()
        settle()
        time.sleep(0.03)
        gc.collect()
        there = len(QApplication.allWidgets())
        still = still + 1 if there == last else 0
        last = there


def tell(name: str, opened: float = 0.0) -> None:
    """Print the figures as they stand when all is at rest.

    ``opened`` is what belonged to the program while a plan with every view was open.
    """
    come_to_rest()
    said: dict[str, object] = {"at": name, "memory": round(memory(), 1)}
    said["private"], said["opened"] = round(memory("Anonymous"), 1), round(opened, 1)
    descriptors = Path("/proc/self/fd")
    said["descriptors"] = len(list(descriptors.iterdir())) if descriptors.exists() else 0
    said["widgets"] = len(QApplication.allWidgets())
    said["objects"] = dict(sorted(objects().items()))
    print(json.dumps(said), flush=True)  # noqa: T201  # what this is for


def work_a_day(window: Window, folder: Path, parts: tuple[str, ...]) -> float:
    """Open a plan, do what was asked for, and close the plan.

    Returns what belonged to the program with every view open, or nothing without views.
    """
    folder.mkdir(parents=True)
    show_sample(window, folder)
    if "type" in parts:
        _type(window)
    if "views" in parts:
        tour_pages(window, _nothing)
        tour_views(window, _nothing)
    if "answers" in parts:
        _answer(window, folder)
    if "dialogs" in parts:
        (folder / "dialogs").mkdir()
        show_sample(window, folder / "dialogs")
        tour_dialogs(window, folder / "dialogs", _nothing)
        WindowDesk(window).session.keep_in(folder / "Mine.planwright")  # a clash was left there
    if "spelling" in parts:
        for _ in range(2):
            window.spelling.switch()
            settle()
            time.sleep(1)
    opened = _with_all_open(window, folder / "open") if "views" in parts else 0.0
    window.settings.put(RECENT, ())
    window.show_home()
    settle()
    return opened


def _with_all_open(window: Window, folder: Path) -> float:
    """Open a plan with every panel and view; return what belongs to the program then, in MiB."""
    folder.mkdir()
    show_sample(window, folder)
    _open_all(window, "t1.q1")
    come_to_rest()
    return memory("Anonymous")


def _open_all(window: Window, where: str) -> None:
    """Open every panel at a question of the open plan, and every view."""
    desk = WindowDesk(window)
    desk.go(where)
    for panel in PANELS:
        desk.panel(panel.name)
        settle()
    for view in VIEWS:
        desk.view(view.name)
        settle()


def use_on(window: Window, done: int) -> None:
    """Use the plan that is open once more, in a window of another size, and leave it open.

    It says at the end what it said, or there were more to show of it from round to round: its
    repetitions and findings. What was typed can still be undone.
    """
    window.resize(1366 - 40 * done, 768 - 10 * done)
    said = WindowDesk(window).plan.answers
    _type(window)
    tour_pages(window, _nothing)
    _open_all(window, "t1.q1")
    session = WindowDesk(window).session
    session.edit(replace(session.plan, answers=said), "what it said")
    _open_all(window, "t1.q1")


def _answer(window: Window, folder: Path) -> None:
    """Fill in a response, copy some of it out, and begin the next one from it."""
    show_plan(window, sample_response(), folder / "Response.planwright")
    tour_answers(window, _nothing)
    _open_all(window, "w5")
    copied = WindowDesk(window).view("copy")
    copied.copy()
    copied.tick(on=True)
    settle()
    show_plan(window, _next_response(), folder / "Next response.planwright")
    last = WindowDesk(window).panel("last")
    for n in range(last.kinds.count()):
        last.kinds.setCurrentIndex(n)
        last.kinds.activated.emit(n)
        settle()
    _open_all(window, "w2")


@cache
def _next_response() -> Plan:
    """Begin it once: its new ids would fill, round by round, what remembers some texts."""
    return next_round_of(sample_response())


def _type(window: Window) -> None:
    desk = WindowDesk(window)
    for where in ("t1.q1", "t2.q1", "t3.q2"):
        desk.type_into(where, WORDS)
        settle()
        for _ in range(5):
            desk.session.undo()
        for _ in range(5):
            desk.session.redo()
        settle()


def _nothing(_name: str, _shown: object) -> None:
    """Look at nothing: the figures are looked at."""


def main() -> None:
    """Work, and print the figures."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rounds", type=int, default=0)
    asked.add_argument("--minutes", type=float, default=0.0)
    asked.add_argument("--stay", action="store_true")
    asked.add_argument("--parts", nargs="*", default=PARTS)
    asked.add_argument("--careless", action="store_true")
    asked.add_argument("--reader", action="store_true")
    told = asked.parse_args()
    gc.freeze()  # what is imported stays: looking through it again and again costs seconds
    application = QApplication([])
    QAccessible.setActive(told.reader)
    window = Window(Settings({"spelling": "spelling" in told.parts}), date(2024, 6, 11))
    window.resize(1366, 768)
    window.show_home()
    window.show()
    settle()
    window.finish()
    settle()
    tell("start")
    end, done, kept = time.monotonic() + 60 * told.minutes, 0, []
    if told.stay:
        told.folder.mkdir(exist_ok=True)
        show_sample(window, told.folder)
    while done < told.rounds or time.monotonic() < end:
        opened = 0.0
        if told.stay:
            use_on(window, done)
        else:
            opened = work_a_day(window, told.folder / str(done), told.parts)
        done += 1
        if told.careless:
            QDialog(window)
            kept.append(application.property("nothing") or Settings({}))
        tell(f"round {done}", opened)
    os._exit(0)  # what is left of the window is no part of this


if __name__ == "__main__":
    main()
