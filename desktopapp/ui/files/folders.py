"""The folders of an officer in which files are looked for first."""

from pathlib import Path


def documents_folder() -> Path:
    """Return the folder in which an officer keeps documents."""
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415  # asked only when a file is chosen

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()
