"""Short questions to the officer: a file, a place for one, a line of words."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget


def ask_file(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask for a file that is there; nothing when the officer thinks better of it."""
    path, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(path) if path else None


def ask_files(parent: QWidget, title: str, start: Path | str, kinds: str) -> list[Path]:
    """Ask for one or more files."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(path) for path in paths]


def ask_place(parent: QWidget, title: str, start: Path | str, kinds: str) -> Path | None:
    """Ask where to put a file; the system asks before another is replaced."""
    path, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(path) if path else None


def ask_folder(parent: QWidget, title: str, start: Path | str) -> Path | None:
    """Ask for a folder."""
    path = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(path) if path else None


def ask_words(parent: QWidget, title: str, question: str, now: str = "") -> str | None:
    """Ask for a line of words; nothing when the officer thinks better of it."""
    from desktopapp.ui.parts.form import Form  # noqa: PLC0415  # the others need no dialog of ours

    form, line = Form(parent, title, str), QLineEdit(now)
    line.setAccessibleName(title)
    line.setAccessibleDescription(question)
    form.say(question)
    form.rows.addRow(line)
    form.agreeing.setText("Keep it")
    words = line.text().strip() if form.exec() else None
    form.deleteLater()
    return words
