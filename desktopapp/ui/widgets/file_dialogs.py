"""Short questions to the officer: a file, a place for one, a line of words.

The dialogs for files are the system's own, and look at the disk themselves: at the folder in
which they begin before they can be closed again. So they begin only in one that answers. Nothing
else here looks at a disk on the window's thread.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktopapp.plan.problem import Problem
from desktopapp.store.names import SUFFIX
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktopapp.store.files import WritePlace

FOLDER_PATIENCE = 2.0  # seconds in which a folder must answer for a dialog to begin in it
_AT_ONCE = 0.05  # seconds in which most do
_LOOK_AGAIN = 20  # milliseconds
_last_chosen: dict[str, str] = {}  # the folder of what was chosen last, for what begins nowhere


def _where_it_answers(start: Path | str) -> str:
    """Return where a dialog begins: there, or under the same name in a folder that answers.

    The window is drawn meanwhile.
    """
    _forget_places()
    start = start or _last_chosen.get("", "")
    name = Path(start).name if Path(start).suffix else ""
    others = (Path(QDir.homePath(), name), Path(QDir.tempPath(), name))
    for place in (Path(start), *others) if str(start) else ():
        if _answers(place):
            return str(start if place == Path(start) else place)
    return str(start) and QDir.rootPath()


def _forget_places() -> None:
    """Let Qt's own dialogs keep no list of folders: it names them in a file that nobody knows of.

    They look at all of that list before they are shown, also at folders that do not answer.
    """
    if sys.platform != "win32":  # there the system's own are shown
        form, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
        QSettings.setPath(form, scope, os.devnull)


def _answers(place: Path) -> bool:
    """Tell whether a folder, or that of a file, answers at all."""
    answered = Event()

    def look() -> None:
        with suppress(OSError, ValueError):
            place.is_dir()
            place.parent.is_dir()
        answered.set()

    Thread(target=look, name="folder looked at", daemon=True).start()
    if answered.wait(_AT_ONCE):
        return True
    until, loop, timer = monotonic() + FOLDER_PATIENCE, QEventLoop(), QTimer()

    def look_again() -> None:
        if answered.is_set() or monotonic() > until:
            loop.quit()

    timer.timeout.connect(look_again)
    timer.start(_LOOK_AGAIN)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    return answered.is_set()


def ask_file(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask for a file that is there; nothing when the officer thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(parent, title, _where_it_answers(start), kinds)
    if path:
        _last_chosen[""] = str(Path(path).parent)
    return Path(path) if path else None


def ask_files(parent: QWidget, title: str, start: Path | str, kinds: str) -> list[Path]:
    """Ask for one or more files."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, _where_it_answers(start), kinds)
    return [Path(path) for path in paths]


def ask_new_place(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask where to put a file, under the name it will have: the ending of ``kinds`` is added.

    Nobody is asked about a file that is there already: it is not to be replaced.
    """
    quiet = QFileDialog.Option.DontConfirmOverwrite  # it would ask about another name
    near = _where_it_answers(start)
    path, _ = QFileDialog.getSaveFileName(parent, title, near, kinds, options=quiet)
    if not path:
        return None
    ending = kinds.partition("*")[2].partition(")")[0].partition(" ")[0]
    return Path(path if path.lower().endswith(ending) else path + ending)


def ask_place(
    parent: QWidget,
    jobs: Jobs,
    title: str,
    start: Path | str,
    kinds: str,
    then: Callable[["WritePlace"], object],
    failed: Callable[[Exception], object],
    late: Callable[[], object] = lambda: None,
) -> None:
    """Ask where to put a file, and before another is replaced, by the name it will have.

    What is there is looked at off the window's thread; ``late`` is called where that takes a
    while. ``then`` is told the place, and nothing when the officer thinks better of it; ``failed``
    is told a ``Problem`` for a name that something has which cannot be replaced.
    """
    from desktopapp.store.files import seen  # noqa: PLC0415  # not for the start

    behind = parent.parentWidget()

    def above() -> QWidget:
        """Return what to stand above: a dialog that asked may be closed by now."""
        return parent if behind is None or isValid(parent) else behind

    def ask(near: Path | str) -> None:
        chosen = ask_new_place(above(), title, near, kinds)
        if chosen is None:
            return

        def looked(there: "WritePlace") -> None:
            if not there.agreed or _agrees(above(), chosen):
                then(there)
            else:
                ask(chosen)

        job = jobs.fetch("place seen", lambda _job: seen(chosen), looked, failed, briefly=True)
        if not job.told:
            late()

    ask(start)


def _agrees(parent: QWidget, path: Path) -> bool:
    """Ask whether a file is to be replaced. Return leaves it as it is."""
    from desktopapp.ui.widgets.form import FormDialog  # noqa: PLC0415  # the others need no dialog of ours

    form = FormDialog(parent, f"Replace “{path.name}”?", str)
    kept = "" if path.suffix != SUFFIX else " What it holds is kept as a backup on this PC."
    form.say(f"There is a file of this name in “{path.parent}” already.{kept}")
    form.agreeing.setText("Replace it")
    form.agreeing.setDefault(False)
    agreed = bool(form.exec())
    form.deleteLater()
    return agreed


def ask_folder(parent: QWidget, title: str, start: Path | str) -> Path | None:
    """Ask for a folder."""
    path = QFileDialog.getExistingDirectory(parent, title, _where_it_answers(start))
    return Path(path) if path else None


def ask_words(
    parent: QWidget,
    title: str,
    question: str,
    now: str = "",
    takes: Callable[[str], object] = str,
) -> str | None:
    """Ask for a line of words; nothing when the officer thinks better of it.

    ``takes`` may raise a ``Problem``, which is said beside the words that were typed.
    """
    from desktopapp.ui.widgets.form import FormDialog  # noqa: PLC0415  # the others need no dialog of ours
    from desktopapp.ui.widgets.sheet import WrongField  # noqa: PLC0415  # the same

    line = LineField(now)

    def take() -> None:
        try:
            takes(line.text().strip())
        except Problem as problem:
            raise WrongField(line, problem.what, then=problem.then) from problem

    form = FormDialog(parent, title, take)
    line.setAccessibleName(title)
    line.setAccessibleDescription(question)
    form.say(question)
    form.rows.addRow(line)
    form.agreeing.setText("Save")
    return line.text().strip() if form.exec() else None
