"""No word of a stranger is read as HTML, as a key or as a mark, and none opens a file or socket.

The window is gone through whole, with a plan, brief, library, document, version and clash whose
every text names a file and another machine. It runs in a process of its own whose calls to the
system are listed: what Qt opens by itself, Python does not see.
"""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import Qt as Rich
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.labels import PlainLabel, as_tooltip, entitle, explain
from tests.hostile_words import HOST, bait, hover, shown_at, taken_for_more

ROOT = Path(__file__).parents[2]
UI = ROOT / "desktopapp" / "ui"
PLACES = {
    *("label", "button", "line", "text", "menu", "choice", "cell", "name", "title", "tooltip"),
    "tooltip of a cell",
}
OUR_TESTS = """
import sys, types
ours = sys.modules["tests"] = types.ModuleType("tests")  # another package has that name too
ours.__path__ = ["tests"]
"""
WHOLE = """
import json, os, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.store.settings import Settings
from desktopapp.ui.window import Window
from tests.hostile_words import bait, baited, hover, shown_at, taken_for_more
from tests.council_files import house_document, saved
from tests.waiting import settle
from tests.whole_window import show_plan, tour_dialogs, tour_pages, tour_views
from tests.window_desk import WindowDesk

folder, canary = map(Path, sys.argv[1:])
words = bait(canary)
faults, places = {}, set()

def look(name, top):
    found = [*taken_for_more(top), *hover(top)]
    faults.update({name: found} if found else {})
    places.update(shown_at(top))

made = house_document()
for style in made.styles:
    if not style.builtin:
        style.name = words + style.name
template = folder / "Template.docx"
template.write_bytes(saved(made))
application = QApplication([])
settings = Settings({"spelling": False, "template": str(template), "report form": str(template)})
window = Window(settings, date(2024, 6, 11))
window.resize(1366, 768)
window.show()
settle()
window.finish()
plan = baited(sample(), words)
path = folder / "Plan baited &x <b>bold [*].planwright"
show_plan(window, plan, path)
look("the plan", window)
WindowDesk(window).session.edit(replace(plan, title=words), "title")
window.keeper.save(words)
settle()
tour_pages(window, look, words)
tour_views(window, look)
show_plan(window, plan, folder / "Another.planwright")
tour_dialogs(window, folder, look, words)
settle()
print(json.dumps([faults, sorted(places)]), flush=True)
os._exit(0)  # what is left of the window is no part of this
"""
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from tests.hostile_words import bait
application = QApplication([])
label = QLabel(bait(sys.argv[2]))
label.show()
application.processEvents()
label.grab()
"""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Return a picture that nothing has a reason to open."""
    made = tmp_path / "canary.png"
    Image.new("RGB", (8, 8), "#1B5B53").save(made)
    return made


def traced(program: str, folder: Path, canary: Path) -> tuple[str, list[str]]:
    """Run a program, and return what it printed and the calls that reach the bait or a network."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not here: what Qt opens by itself cannot be seen")
    log = folder.with_suffix(".calls")
    folder.mkdir()
    command = [strace, "-f", "-qq", "--seccomp-bpf", "-s", "300", "-o", str(log)]
    command += [
        "-e",
        "trace=%file,%network",
        sys.executable,
        "-X",
        "faulthandler",
        "-c",
        OUR_TESTS + program,
    ]
    ran = subprocess.run(  # noqa: S603  # our own programs, above
        [*command, str(folder), str(canary)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    calls = log.read_text(errors="replace").splitlines()
    marks = (canary.name, HOST, "AF_INET")
    return ran.stdout, [
        one for one in calls if any(mark in one for mark in marks) and "execve" not in one
    ]


def test_no_foreign_word_is_read_as_more_and_none_opens_a_file_or_a_socket(
    tmp_path: Path, canary: Path
) -> None:
    said, calls = traced(WHOLE, tmp_path / "whole", canary)
    faults, places = json.loads(said.splitlines()[-1])
    assert faults == {}
    assert PLACES - set(places) == set()
    assert calls == []


def test_a_bare_label_is_caught_by_what_it_opens(tmp_path: Path, canary: Path) -> None:
    _, calls = traced(BARE, tmp_path / "bare", canary)
    assert any("canary.png" in one and "open" in one for one in calls)


def test_what_reads_words_as_more_is_found(qtbot: QtBot, canary: Path) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    words = bait(canary)
    column = QVBoxLayout(top)
    label, good, told = QLabel(words), PlainLabel(words), PlainLabel("Words")
    told.setToolTip(words)
    explain(good, words)
    button, text = QPushButton("Save &x"), QTextEdit()
    text.insertHtml(f"<img src='//{HOST}/x.png'>")
    for one in (label, good, told, button, text):
        column.addWidget(one)
    top.setWindowTitle(words)
    found = [one.partition(":")[0] for one in taken_for_more(top)]
    assert [" ".join(one.split()[:4]) for one in sorted(found)] == [
        "a button with a",
        "a label not told",
        "a picture //192.0.2.1/x.png",
        "a text that opens",
        "a title that loses",
        "a tooltip as HTML",
    ]
    assert len(hover(top)) == 1
    entitle(top, words)
    assert "a title that loses a mark" not in " ".join(taken_for_more(top))
    assert {"label", "tooltip", "title"} <= shown_at(top)


@pytest.mark.parametrize("words", ["Plain words", "a & b", "<b>x</b>", "&lt;b&gt;\nsecond"])
def test_a_tooltip_says_its_words_letter_by_letter(words: str) -> None:
    tip = as_tooltip(words)
    read = QTextDocumentFragment.fromHtml(tip).toPlainText() if Rich.mightBeRichText(tip) else tip
    assert read.replace("\xa0", " ") == words


# What may make labels, tooltips, titles and rich text

MAKERS = {
    *("QLabel", "QMessageBox", "QInputDialog", "QErrorMessage", "QProgressDialog", "QWhatsThis"),
    *("QTextBrowser", "QTextDocument", "QGroupBox", "QSplashScreen", "QWizard", "ToolTipRole"),
    *("QStaticText", "QGraphicsTextItem"),
}
SETTERS = {
    *("setToolTip", "setWindowTitle", "setHtml", "insertHtml", "appendHtml", "setMarkdown"),
    *("insertMarkdown", "setTextFormat", "setWhatsThis", "setStatusTip", "fromHtml", "showText"),
    *("fromMarkdown", "setDefaultStyleSheet", "showMessage"),
}
ALLOWED = {
    "widgets/labels.py": {"QLabel", "setTextFormat", "setToolTip", "setWindowTitle"},
    "widgets/read_text.py": {"setMarkdown"},  # the guide, which is ours
    "guide.py": {"QTextDocument"},  # the type of the guide's document
    "text/reading.py": {"QTextDocument"},  # the type of what the editor shows
    "text/richtext.py": {"QTextDocument"},  # the same
    "text/exchange.py": {"setHtml"},  # of the clipboard: what leaves, from escaped words
    "widgets/controls.py": {"setToolTip"},  # a button hands on what ``explain`` gives it
    "workspace/squares.py": {"showText"},  # of a tooltip, by as_tooltip
    "files/protecting.py": {"QTextDocument"},  # given words and no HTML, to be printed
}


def used_in(program: str) -> set[str]:
    """Return what of the above a program uses; a form that is given words makes a label too."""
    return set(_used(ast.parse(program)))


def _used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                if name in MAKERS | SETTERS:
                    yield name
            case ast.Call(
                func=ast.Attribute(attr="addRow"), args=[ast.Constant() | ast.JoinedStr(), *_]
            ):
                yield "addRow with words"


def test_only_the_named_places_make_labels_tooltips_titles_or_rich_text() -> None:
    found = {
        path.relative_to(UI).as_posix(): used
        for path in UI.rglob("*.py")
        if (used := used_in(path.read_text(encoding="utf-8")))
    }
    assert found == ALLOWED


def test_a_bare_label_a_tooltip_and_a_row_of_words_are_refused() -> None:
    assert used_in("from PySide6.QtWidgets import QLabel\nw.setToolTip(x)") == {
        "QLabel",
        "setToolTip",
    }
    assert used_in("form.addRow('Name', field)\nform.addRow(field)") == {"addRow with words"}
