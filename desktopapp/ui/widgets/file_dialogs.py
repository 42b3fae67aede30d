"""Short questions to the officer: a file, a place for one, a line of words.

The dialogs for files are the system's own, and look at the disk themselves. Nothing else here does
on the window's thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktopapp.plan.problem import Problem
from desktopapp.store.names import SUFFIX
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from desktopapp.store.files import WritePlace


def ask_file(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask for a file that is there; nothing when the officer thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(path) if path else None


def ask_files(parent: QWidget, title: str, start: Path | str, kinds: str) -> list[Path]:
    """Ask for one or more files."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(path) for path in paths]


def ask_new_place(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask where to put a file, under the name it will have: the ending of ``kinds`` is added.

    Nobody is asked about a file that is there already: it is not to be replaced.
    """
    quiet = QFileDialog.Option.DontConfirmOverwrite  # it would ask about another name
    path, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds, options=quiet)
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
    path = QFileDialog.getExistingDirectory(parent, title, str(start))
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
